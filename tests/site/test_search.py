"""The search page in a real browser: what it finds, how it is used, what it costs."""

import re

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUERIES = {  # what a reader types: the page that should come first
    # terms
    "softmax": "losses/softmax",
    "broadcasting": "arrays/broadcasting",
    "sigmoid": "activations/sigmoid-and-tanh",
    "vanishing gradient": "activations/sigmoid-and-tanh",
    "dead unit": "activations/rectifiers",
    "learning rate": "losses/index",
    "max pooling": "convolution/pooling",
    "stride": "convolution/index",
    "batch size": "training/batches",
    "confusion matrix": "digits/results",
    "gradient check": "networks/backward",
    "He initialisation": "networks/initialisation",
    "install": "install",
    "skip connection": "networks/residual",
    "ResNet": "networks/residual",
    "autodiff": "autograd/index",
    "Kullback": "losses/divergence",
    "offline": "kept",
    # beginnings of words, words of other texts
    "backprop": "networks/backward",
    "broadc": "arrays/broadcasting",
    "logistic function": "activations/sigmoid-and-tanh",
    "log loss": "losses/cross-entropy",
    "kernel": "convolution/index",
    # symbols
    "σ": "activations/sigmoid-and-tanh",
    "∂": "networks/worked-example",
    "∇": "losses/index",
    # Chinese
    "交叉熵": "losses/cross-entropy",
    "反向传播": "networks/backward",
    "池化": "convolution/pooling",
    "归一化": "training/scaling",
    # typos
    "softmx": "losses/softmax",
    "brodcasting": "arrays/broadcasting",
    "initialization": "networks/initialisation",
    "cross entrpoy": "losses/cross-entropy",
    # names from the code
    "leaky_relu": "activations/rectifiers",
    "LIPO": "training/searching",
}


def search(page, server, words):
    """Search, and return the pages found in their order."""
    page.goto(f"{server}/search.html")
    page.get_by_role("searchbox").fill(words)
    page.wait_for_function("w => document.documentElement.dataset.searched === w", arg=words)
    links = page.locator("#search-results li > a:first-child")
    return links.evaluate_all("links => links.map(a => a.pathname)")


def test_the_right_page_comes_first(page, server, record_property):
    """For nine queries of ten; it is among the first three for all."""
    missed, lost = {}, {}
    for words, target in QUERIES.items():
        found = [path[6:-5] for path in search(page, server, words)]
        if found[:1] != [target]:
            missed[words] = found[:3]
        if target not in found[:3]:
            lost[words] = found[:5]
    record_property("Queries whose page is not the first", missed)
    assert len(QUERIES) == 36
    assert len(missed) <= 3, missed
    assert not lost


def test_excerpts_show_the_words_and_lead_to_the_section(page, server):
    search(page, server, "max pooling")
    first = page.locator("#search-results li").first
    assert first.locator("mark").first.inner_text().lower() in {"max", "pooling"}
    link = first.locator("a.section")
    text = link.inner_text()
    link.click()
    page.wait_for_url(re.compile("pooling.html#"))
    heading = page.locator(":target > :is(h1, h2, h3)")
    assert text in heading.inner_text()


def test_from_the_field_of_any_page(page, server):
    page.goto(f"{server}/book/intro.html")
    page.keyboard.press("/")
    page.keyboard.type("交叉熵")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "交叉熵" in page.get_by_role("status").inner_text()


def test_by_keyboard(page, server):
    search(page, server, "softmax")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.pathname") == "/book/losses/softmax.html"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/losses/softmax.html")


def test_the_rest_is_shown_when_asked_for(page, server):
    few = len(search(page, server, "gradient"))
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(f"document.querySelectorAll('#search-results li').length > {few}")
    assert not page.get_by_role("button", name="Show all").is_visible()


@pytest.mark.parametrize("words", ["qqqqzzzz", "?!", "<img src=x onerror=alert(1)>", "\\(["])
def test_what_is_not_there(page, server, words):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/search.html")
    page.get_by_role("searchbox").fill(words)
    page.wait_for_function("document.getElementById('search-status').textContent")
    assert not errors
    assert not page.locator("#search-results img").count()


def test_from_a_disk(page, site):
    page.goto((site / "search.html").as_uri() + "?q=softmax")
    assert page.locator("#search-results mark").first.inner_text().lower() == "softmax"


def test_a_search_is_light(browser, server, record_property):
    """Index, script and the excerpts' texts, compressed."""
    context = browser.new_context()
    page = context.new_page()
    received = {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    urls = {}
    session.on("Network.requestWillBeSent", lambda e: urls.update({e["requestId"]: e["request"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: received.update({urls[e["requestId"]]["url"]: e["encodedDataLength"]}),
    )
    page.goto(f"{server}/search.html?q=softmax")
    page.wait_for_selector("#search-results li a")
    sizes = [size for url, size in received.items() if "/search" in url]
    context.close()
    record_property("A search", f"{sum(sizes) / 1000:.0f} kB")
    assert len(sizes) > 3
    assert sum(sizes) < 100_000


def test_results_fit_a_phone(browser, server, npm):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page = context.new_page()
    search(page, server, "gradient")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.evaluate((npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id))") == []
    context.close()
