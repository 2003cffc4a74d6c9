"""Where a reader is and what there is: terms, times, sheets, the map, the lists of exercises."""

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted(path.parent.name for path in ROOT.glob("book/*/exercises.ipynb"))
PAGE = "book/losses/softmax.html"


@pytest.fixture(scope="module")
def extensions():
    sys.path.insert(0, str(ROOT / "book" / "_extensions"))
    yield
    sys.path.remove(str(ROOT / "book" / "_extensions"))


# Terms.


def first_term(page):
    return page.locator("article a:has(> .std-term)").first


def test_a_term_tells_its_definition_on_hover(page, server):
    page.goto(f"{server}/{PAGE}")
    first_term(page).hover()
    box = page.locator(".definition")
    box.get_by_text("exponential of each score").wait_for()
    box.hover()  # one may move into it
    box.wait_for()
    page.keyboard.press("Escape")
    assert not box.count()
    first_term(page).hover()
    page.mouse.move(5, 700)
    box.wait_for(state="detached")


def test_a_click_on_a_term_stays_on_the_page(page, server):
    page.goto(f"{server}/{PAGE}")
    first_term(page).click()
    box = page.locator(".definition")
    page.mouse.move(5, 700)
    box.get_by_role("link", name="Glossary").click()
    page.wait_for_url(re.compile("glossary.html#term-softmax"))


def test_a_term_by_keyboard(page, server):
    page.goto(f"{server}/{PAGE}")
    page.locator("article h1 a").focus()
    page.keyboard.press("Tab")
    term = first_term(page)
    while not term.evaluate("t => t === document.activeElement"):
        page.keyboard.press("Tab")
    box = page.locator(".definition")
    box.get_by_text("exponential of each score").wait_for()
    assert term.get_attribute("aria-describedby") == box.get_attribute("id")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert box.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert term.evaluate("t => t === document.activeElement")
    assert not box.count()


def test_a_term_by_touch_and_from_a_disk(browser, site):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    first_term(page).tap()
    box = page.locator(".definition")
    box.get_by_text("exponential of each score").wait_for()
    place = box.bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 360
    page.locator("h1").tap()
    assert not box.count()
    context.close()


def test_every_term_has_a_definition(site):
    script = (site / "_static" / "definitions.js").read_text(encoding="utf-8")
    known = set(json.loads(script.removeprefix("showDefinitions(").removesuffix(");\n")))
    used = set()
    for path in site.glob("book/**/*.html"):
        used |= set(re.findall(r'glossary\.html#(term-[^"]+)"', path.read_text(encoding="utf-8")))
    assert len(known) > 100
    assert used - known == set()


# The start page and the exercises.


ARROWS = """() => {
    const boxes = [...document.querySelectorAll('.course-map rect')].map(r => r.getBBox());
    const touches = (point, side) => boxes.some(b => Math.abs(point.y - side(b)) < 4
        && point.x > b.x + 2 && point.x < b.x + b.width - 2);
    const paths = [...document.querySelectorAll('.course-map svg > path')];
    return [paths.map(p => touches(p.getPointAtLength(0), b => b.y + b.height)),
            paths.map(p => touches(p.getPointAtLength(p.getTotalLength()), b => b.y))];
}"""


def test_the_map_leads_to_every_chapter(page, server):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}/book/intro.html")
    links = page.locator(".course-map a")
    found = links.evaluate_all("all => all.map(a => a.getAttribute('href').split('/')[0])")
    assert sorted(found) == CHAPTERS
    for text in page.locator(".course-map text").all():
        assert text.bounding_box()["height"] > 9
    inside = """all => all.every(a => { const b = a.querySelector('rect').getBoundingClientRect();
        return [...a.querySelectorAll('text')].every(t => { const c = t.getBoundingClientRect();
            return c.left >= b.left && c.right <= b.right && c.top >= b.top && c.bottom <= b.bottom }) })"""
    assert links.evaluate_all(inside)
    # Every arrow starts at the lower edge of a box and ends at the upper edge of another.
    starts, ends = page.evaluate(ARROWS)
    assert len(starts) >= len(CHAPTERS)
    assert all(starts + ends)
    networks = page.get_by_role("link", name="Networks, builds on Activation functions and Losses")
    assert networks.get_attribute("href") == "networks/index.html"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_exercises_are_listed_with_their_points(site, chapter):
    text = (site / f"book/{chapter}/exercises.html").read_text(encoding="utf-8")
    listed = re.search(r'<nav class="exercise-list".*?</nav>', text, re.DOTALL)[0]
    points = [float(p) for p in re.findall(r">([\d.]+) points<", listed)]
    notebook = nbformat.read(ROOT / f"book/{chapter}/exercises.ipynb", as_version=4)
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    assert sum(points) == sum(mark.get("points") or 0 for mark in marks)
    for name in re.findall(r'href="#([^"]+)"', listed):
        assert f'id="{name}"' in text


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_to_read_is_linked(site, chapter):
    path = site / f"book/{chapter}/exercises.html"
    text = path.read_text(encoding="utf-8")
    told = re.findall(r"<p>Page: (.*?)</p>", text, re.DOTALL)
    assert told
    for paragraph in told:
        links = re.findall(r'href="([^"#]+)', paragraph)
        assert links, paragraph
        assert all((path.parent / link).exists() for link in links)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_a_sheet_of_what_to_remember(site, chapter):
    sheet = (site / f"book/{chapter}/remember.html").read_text(encoding="utf-8")
    pages = [
        path for path in (site / f"book/{chapter}").glob("*.html") if path.name != "remember.html"
    ]
    said = 0
    for path in pages:
        text = path.read_text(encoding="utf-8")
        if match := re.search(r"<h2>(?:What to |To )?[Rr]emember", text):
            item = re.search(r"<li><p>(.*?)</p>", text[match.start() :], re.DOTALL)[1]
            assert re.sub(r' id="[^"]*"', "", item) in sheet, path
            said += 1
    assert said > 0
    assert sheet.count("<h2>") - sheet.count('<h2 id="here">') == (said if said > 1 else 0)
    assert "remember.html" in (site / f"book/{chapter}/exercises.html").read_text(encoding="utf-8")


# Times, changes, reports.


def test_pages_tell_how_long_they_take(site):
    for path in site.glob("book/*/*.html"):
        source = ROOT / path.relative_to(site).with_suffix(".md")
        if path.parent.name in {"explorers", "sources"} or not source.exists():
            continue
        told = re.search(
            r'<p class="times">(\d+) minutes? to read', path.read_text(encoding="utf-8")
        )
        assert 1 <= int(told[1]) <= 60, path


def test_the_pages_of_a_chapter_take_as_long_as_the_documents_say(site):
    """Half an hour to two hours, by the nearest half hour."""
    hours = []
    for chapter in CHAPTERS:
        pages = (path.read_text(encoding="utf-8") for path in site.glob(f"book/{chapter}/*.html"))
        told = (re.search(r"(\d+) minutes? to read", page) for page in pages)
        hours.append(round(sum(int(match[1]) for match in told if match) / 30) / 2)
    assert (min(hours), max(hours)) == (0.5, 2)
    for page in ("course", "intro"):
        text = (ROOT / f"book/{page}.md").read_text(encoding="utf-8")
        assert "half an hour to two hours" in text.lower(), page


def test_the_last_change_comes_from_git(tmp_path, extensions):
    import reading

    assert reading.last_changes(tmp_path) == {}
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    for day, names in (("2026-01-05", ("a.md", "σ.md")), ("2026-02-06", ("a.md",))):
        for name in names:
            (tmp_path / name).write_text(day)
        subprocess.run([*git, "add", "."], cwd=tmp_path, check=True)
        when = f"--date={day}T12:00:00"
        subprocess.run(
            [*git, "commit", "-qm", day, when], cwd=tmp_path, check=True,
            env={"GIT_COMMITTER_DATE": f"{day}T12:00:00", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
    assert reading.last_changes(tmp_path) == {"a.md": "2026-02-06", "σ.md": "2026-01-05"}
    assert reading.written("2026-02-06") == "6 February 2026"


def test_mistakes_are_reported_where_the_source_is(extensions):
    import reading

    assert reading.links("", "book/a.md", "A") == {}
    told = reading.links("https://github.com/some/course/", "book/a.md", "A & B")
    assert told["page_source"] == "https://github.com/some/course/blob/HEAD/book/a.md"
    assert told["page_report"].startswith("https://github.com/some/course/issues/new?title=A%20")
    assert "book/a.md" in told["page_report"]
    assert "&" not in told["page_report"].split("title=")[1].split("&body=")[0]
