"""The questions of the pages that judge an answer: every one of them, in a real browser."""

import re

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = "book/training/scaling.html"

# Answers every question of a page: what it says of the right answer, of each wrong one that is
# listed, and of one that is not. The forms are used as a reader uses them.
ANSWER = """() => [...document.querySelectorAll('.question.asks')].map(box => {
    const form = box.querySelector('form'), told = box.querySelector('.told');
    const give = () => { form.requestSubmit(); return told.textContent; };
    const answer = box.dataset.answer;
    if (box.dataset.kind === 'number') {
        const field = form.querySelector('input');
        const put = text => { field.value = text; return give(); };
        const wrong = [...box.querySelectorAll('.options > li')].map(li => [
            put(li.firstChild.textContent), li.querySelector('.reason').textContent]);
        return {id: box.id, wrong, other: put('123456.5'), none: put('a few'), right: put(answer)};
    }
    if (box.dataset.kind === 'choice') {
        const none = give();
        const wrong = [], fields = [...box.querySelectorAll('input[type=radio]')];
        for (const field of fields) if (field.value !== answer) {
            field.click();
            wrong.push([give(), field.closest('li').querySelector('.reason').textContent]);
        }
        fields[answer - 1].click();
        return {id: box.id, wrong, none, right: give()};
    }
    const other = give();
    const all = [...box.querySelectorAll('.options > li')];
    for (let place = 0; place < all.length; place++) {
        const item = box.querySelector(`[data-place="${place}"]`);
        while ([...item.parentNode.children].indexOf(item) > place) item.querySelector('button').click();
    }
    return {id: box.id, wrong: [], other, right: give()};
})"""


@pytest.fixture(scope="module")
def asking(site) -> list[str]:
    """Name the pages that ask."""
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.glob("book/**/*.html")
        if 'class="admonition question asks"' in path.read_text(encoding="utf-8")
    )


def test_every_question_tells_right_from_wrong_and_why(page, server, asking):
    kinds, counted = set(), 0
    for name in asking:
        page.goto(f"{server}/{name}")
        for told in page.evaluate(ANSWER):
            counted += 1
            assert told["right"] == "Right.", (name, told["id"])
            for said, reason in told["wrong"]:
                assert said == reason != "", (name, told["id"])
            if "other" in told:
                assert told["other"].startswith("Not yet"), (name, told["id"])
            if "none" in told:
                assert re.match("Write a number|Choose an answer", told["none"])
        kinds.update(page.locator(".asks").evaluate_all("all => all.map(q => q.dataset.kind)"))
        assert page.locator(".asks > details:not([open])").count() == 0  # all explained by now
    assert kinds == {"number", "choice", "order"}
    assert counted >= 60


def test_an_answer_is_remembered(page, server):
    page.goto(f"{server}/{PAGE}")
    box = page.locator(".asks[data-kind=number]").last
    box.get_by_role("textbox").fill("1/25")
    box.get_by_role("button", name="Check").click()
    page.reload()
    assert box.get_by_role("textbox").input_value() == "1/25"
    assert box.locator(".told").inner_text() == "Right."
    assert not box.locator("details p").first.is_visible()  # it does not jump open again


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[("0.04", 0.04), (" 0,04 ", 0.04), ("−2", -2), ("1/25", 0.04), ("4e-2", 0.04)],
        *[("1 000", 1000), ("16,448", 16448), ("16’448", 16448), ("1,234,567.5", 1234567.5)],
        *[("16,448", 16.448), ("0,125", 0.125)],
    ],
)
def test_numbers_may_be_written_in_many_ways(page, server, written, value):
    page.goto(f"{server}/{PAGE}")
    box = page.locator(".asks[data-kind=number]").last
    box.evaluate("(box, value) => { box.dataset.answer = value }", str(value))
    box.get_by_role("textbox").fill(written)
    page.keyboard.press("Enter")
    assert box.locator(".told").inner_text() == "Right."


@pytest.mark.parametrize("written", ["0.03", "0.05", "0,125", "16,448"])
def test_what_is_another_number_is_not_right(page, server, written):
    page.goto(f"{server}/{PAGE}")
    box = page.locator(".asks[data-kind=number]").last
    box.get_by_role("textbox").fill(written)
    page.keyboard.press("Enter")
    assert box.locator(".told").inner_text() == "Not yet."


@pytest.mark.parametrize("kind", ["number", "choice", "order"])
def test_a_verdict_goes_when_the_answer_changes(page, server, asking, kind):
    name = next(n for n in asking if has_kind(page, f"{server}/{n}", kind))
    box = page.locator(f".asks[data-kind={kind}]").first
    answer = {
        "number": lambda text: box.get_by_role("textbox").fill(text),
        "choice": lambda text: box.get_by_role("radio").nth(int(text)).check(),
        "order": lambda text: box.locator("li").nth(int(text)).get_by_role("button").first.click(),
    }[kind]
    answer("0")
    box.get_by_role("button", name="Check").click()
    assert box.get_attribute("data-judged"), name
    answer("1")
    assert box.get_attribute("data-judged") is None
    said = box.locator(".told").inner_text()
    assert re.fullmatch(r"Now in place 1 of \d\." if kind == "order" else "", said)


def has_kind(page, address, kind):
    page.goto(address)
    return page.locator(f".asks[data-kind={kind}]").count() > 0


def test_an_order_is_made_with_the_keyboard(page, server):
    page.goto(f"{server}/book/training/index.html")
    box = page.locator(".asks[data-kind=order]")
    first = box.locator("li", has_text="split the samples")
    button = first.get_by_role("button", name="Move up: split the samples at random")
    button.focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    assert box.locator("li").first.inner_text().startswith("split the samples")
    assert button.evaluate("b => b === document.activeElement")


def test_without_a_script_the_answer_opens(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{PAGE}")
    box = page.locator(".asks").first
    assert not box.locator("details p").is_visible()
    box.locator("summary").click()
    box.locator("details p").wait_for()
    assert not box.locator(".reason").first.is_visible()
    context.close()


def test_on_paper_every_answer_is_there_and_nothing_to_press(page, server):
    page.goto(f"{server}/{PAGE}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    box = page.locator(".asks").first
    box.locator("details p").wait_for()
    assert not box.get_by_role("button").count()


def test_an_answer_that_is_a_formula_has_a_name(page, server, npm):
    """No page has one today; the first option of this one is made one."""
    formula = '<span class="math"><span class="katex"><span class="km"><math><mi>w</mi>'
    formula += '</math></span><span class="kh" aria-hidden="true">w</span></span></span>'

    def with_formula(route):
        answer = route.fetch()
        text = re.sub(r'(<ul class="options">\s*<li>)[^<]*', rf"\1{formula}", answer.text())
        route.fulfill(response=answer, body=text)

    page.route("**/cross-entropy.html", with_formula)
    page.goto(f"{server}/book/losses/cross-entropy.html")
    field = page.locator(".asks input[type=radio]").first
    assert field.get_attribute("aria-label") == "w"
    page.evaluate((npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = "axe.run('.asks').then(told => told.violations.map(one => one.id))"
    assert page.evaluate(found) == []
