"""Exercises show the figure that a cell's metadata name: late, light or dark, and large enough."""

import io
import json
import re
from pathlib import Path

import pytest

from tests.book.exercises import CHAPTERS

ROOT = Path(__file__).parents[2]
NARROW = {"width": 360, "height": 740}


def wanted(name: str) -> list[dict]:
    """List the figures that a chapter's notebook asks for."""
    source = (ROOT / "book" / name / "exercises.ipynb").read_text(encoding="utf-8")
    cells = json.loads(source)["cells"]
    return [cell["metadata"]["figure"] for cell in cells if "figure" in cell["metadata"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_figure_that_is_asked_for_is_shown_late_with_a_link_to_its_page(site, name):
    text = (site / "book" / name / "exercises.html").read_text(encoding="utf-8")
    shown = re.findall(
        r'<img class="figure" loading="lazy" alt="([^"]+)".*?href="([\w-]+)\.html"', text, re.S
    )
    asked = [(figure.get("alt", figure["begins"]), figure["page"]) for figure in wanted(name)]
    assert len(shown) == len(asked)
    for (alt, page), (begins, name_of_page) in zip(shown, asked, strict=True):
        assert alt.startswith(begins)
        assert page == name_of_page


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(("mode", "letter"), [("light", (29, 33, 39)), ("dark", (228, 224, 216))])
@pytest.mark.parametrize("shown_as", ["svg", "img"])
def test_letters_have_the_colour_of_the_page_even_against_the_system(
    browser, server, mode, letter, shown_as
):
    """As a part of the page, and as the image that it is where the file cannot be read."""
    image = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    against = {"light": "dark", "dark": "light"}[mode]
    context = browser.new_context(viewport=NARROW, color_scheme=against)
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem('theme', '{mode}')")
    if shown_as == "img":
        page.add_init_script("fetch = () => Promise.reject(new Error('not from a disk'))")
    page.goto(f"{server}/book/activations/exercises.html")
    figure = page.locator(".figure").first
    figure.scroll_into_view_if_needed()
    shown = page.locator(f"{shown_as}.figure").first
    shown.wait_for()
    if shown_as == "img":
        page.wait_for_function("document.querySelector('img.figure').naturalWidth")
    seen = image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    pixels = {colour for _count, colour in seen.getcolors(seen.width * seen.height)}
    context.close()
    assert letter in pixels


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_figure_far_below_is_not_loaded_at_first_and_is_when_it_comes_near(browser, server):
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.goto(f"{server}/book/losses/exercises.html", wait_until="networkidle")
    last = "[...document.querySelectorAll('.figure')].at(-1)"
    assert page.evaluate(f"{last}.naturalWidth") == 0
    page.locator(".figure").last.scroll_into_view_if_needed()
    page.wait_for_function(f"{last}.matches('svg')")
    context.close()
