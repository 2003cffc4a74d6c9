"""Reading without a network: kept on demand, by the one worker that the practice uses as well."""

import zipfile

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

PATIENCE = 120_000


def test_all_pages_are_kept_when_the_reader_asks(browser, server, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/book/kept.html")
    keep = page.get_by_role("button", name="Keep all pages")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    keep.click()
    page.get_by_text("All pages are kept.").wait_for(timeout=PATIENCE)
    told = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(r => r.scope))"
    )
    assert told == [f"{server}/"]
    context.set_offline(True)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    # Who leaves a page breaks off what it still loads.
    page.on("requestfailed", lambda r: "ABORTED" in r.failure or problems.append(r.url))
    for name in ("book/arrays/broadcasting.html", "book/digits/remember.html"):
        page.goto(f"{server}/{name}")
        page.locator("article h1").wait_for()
    page.goto(f"{server}/")
    page.wait_for_url("**/book/intro.html")
    page.goto(f"{server}/book/losses/softmax.html")
    page.locator("#explorer-softmax svg").wait_for()
    page.locator("article a:has(> .std-term)").first.click()
    page.locator(".definition").get_by_text("exponential of each score").wait_for()
    page.goto(f"{server}/search.html?q=pooling")
    page.locator("#search-results li").first.wait_for()
    assert problems == []
    context.set_offline(False)
    page.goto(f"{server}/book/kept.html")
    page.get_by_role("button", name="Bring what is kept up to date").wait_for()
    context.close()


def test_the_zip_holds_all_that_can_be_read(site):
    with zipfile.ZipFile(site / "downloads" / "site.zip") as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages <= names
    assert {"_static/site.css", "_static/definitions.js", "search/index.js"} <= names
    assert not any("pyodide" in name or name == "sw.js" for name in names)
    assert (site / "downloads" / "site.zip").stat().st_size < 6_000_000
