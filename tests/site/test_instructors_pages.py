"""The pages that the grader makes for instructors, in a browser: they work, for everybody."""

import pytest

from autograder.disk.review import TOGETHER
from autograder.people.attempts import Retried
from autograder.people.overview import Check, Overview, Student
from autograder.people.overview_page import render
from autograder.people.report import Row
from autograder.people.similar import Group, Similar
from autograder.people.similar_page import render as render_similar

pytestmark = [pytest.mark.slow, pytest.mark.browser]
WHEN = "2030-03-01T10:00:00Z"


def crowd(number):
    """An overview of many, without a gradebook."""
    check = Check(
        "n", "f", "1. One", "f: right", "think", 10, number, number // 2, 3, Retried(5, 2), TOGETHER
    )
    students = [
        Student(
            Row(
                "a",
                f"s{i:05}",
                f"Zoë {i}",
                "O'Neill",
                score=i % 11,
                handed_in=WHEN,
            )
        )
        for i in range(number)
    ]
    students[7].row.flagged = True
    return Overview("a", ["n"], [check], students, 0, 10.0)


def test_a_page_of_ten_thousand_is_of_bearable_size():
    assert len(render(crowd(10_000), ["", ""]).encode()) < 1_500_000


def alike():
    """Return a page of two who wrote the same, side by side."""
    group = Group(("ada", "bob"), {"f": 2, "g": 3}, 9)
    long = "def f(x):\n    return " + " + ".join(["x"] * 60)
    code = {"f": [long, long], "g": ["def g(): ...", "def g(): pass"]}
    groups = [{"group": group, "shown": group.students, "more": "", "code": code}]
    return render_similar(Similar("a", [group], 5, [], []), groups)


@pytest.fixture
def opened(browser, tmp_path):
    """Return how to open the page of a class, in a browser of some width."""
    contexts = []

    def open_page(shown, width=1280, **settings):
        path = tmp_path / "page.html"
        if isinstance(shown, Overview):
            shown = render(shown, ["feedback/", "/a"])
        path.write_text(shown, encoding="utf-8")
        viewport = {"width": width, "height": 900}
        contexts.append(
            browser.new_context(
                viewport=viewport, bypass_csp=bool(settings.pop("axe", 0)), **settings
            )
        )
        page = contexts[-1].new_page()
        page.errors = []
        page.on("console", lambda message: page.errors.append(message.text))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("request", lambda request: page.errors.append(request.url))
        page.goto(path.as_uri())
        page.errors.remove(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_students_are_found_sorted_and_turned_over_by_the_hundred(opened):
    page = opened(crowd(250))
    rows = page.locator("#students tbody tr")
    assert (rows.count(), page.inner_text("#said")) == (100, "1 to 100 of 250")
    page.click("#on")
    page.click("#on")
    assert (rows.count(), page.is_disabled("#on")) == (50, True)
    page.click("#students th:nth-child(3) button")
    page.click("#students th:nth-child(3) button")
    assert page.get_attribute("#students th:nth-child(3)", "aria-sort") == "descending"
    assert rows.first.locator("td").nth(2).inner_text() == "10"
    page.fill("#search", "s00003")
    assert (rows.count(), page.inner_text("#said")) == (1, "1 to 1 of 1")
    page.fill("#search", "")
    page.click("#marks button[data-mark=flagged]")
    assert (rows.count(), rows.first.locator("td").nth(1).inner_text()) == (1, "s00007")
    assert page.errors == []


def test_on_a_phone_no_column_is_cut_off_and_each_cell_says_which_it_is(opened):
    page = opened(crowd(20), 360)
    cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
    assert page.eval_on_selector_all(".scroll", cut) == 0
    said = "one => getComputedStyle(one, '::before').content"
    row = page.locator("#students tbody tr").first
    assert row.locator(".time").evaluate(said) == '"handed in (UTC): "'
    assert not row.locator("td").last.is_visible()  # there is no remark
    page.click("#students th:nth-child(3) button")
    assert row.locator(".time").evaluate(said) == '"handed in (UTC): "'
    page.set_viewport_size({"width": 1280, "height": 900})
    assert row.locator(".time").evaluate(said) == "none"
    assert page.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", [crowd(20), alike()], ids=["overview", "similar"])
def test_everybody_can_read_it_on_every_screen(opened, npm, scheme, shown):
    for width in (1280, 360):
        page = opened(shown, width, color_scheme=scheme, axe=True)
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_script_tag(path=npm / "axe-core" / "axe.min.js")
        found = page.evaluate("axe.run().then((result) => result.violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
