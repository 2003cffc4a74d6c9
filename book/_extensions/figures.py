"""Figures as part of the page: SVG inlined, in the colour of the text, named by its alt text."""

import hashlib
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

NUMBER = re.compile(r"-?\d+\.\d{3,}")
PLACEHOLDER = re.compile(r"#010203\b")
LEGIBLE = 9  # pixels: the smallest text of a figure is drawn no smaller
logger = logging.getLogger(__name__)


def shorter(attribute: re.Match) -> str:
    """Write a path or a place in hundredths of a point, and without needless space."""
    name, value = attribute.groups()
    value = NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
    if name == "d":
        value = re.sub(r"\s*([A-Za-z])\s*", r"\1", value)
    return f' {name}="{" ".join(value.split())}"'


def inline(svg: str, alt: str) -> str:
    """Return Matplotlib's SVG file as an element for a page.

    Ids that nothing refers to go; the others get a prefix of their own, as two figures of a page
    must not share one.
    """
    svg = svg[svg.index("<svg") :]
    left_out = r"<metadata>.*?</metadata>|<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>"
    svg = re.sub(left_out, "", svg, flags=re.DOTALL)  # the style is in style.css, once for all
    width, height = (
        float(re.search(rf'\b{side}="([\d.]+)pt"', svg)[1]) for side in ("width", "height")
    )
    sizes = [100 * float(size) for size in re.findall(r"scale\(([\d.]+) -\1\)", svg)]
    least = width * LEGIBLE / min(sizes, default=LEGIBLE)
    svg = re.sub(r'<g id="axes_\d+">', '<g class="axes">', svg)  # site.js stacks them on a phone
    prefix = "f" + hashlib.sha256(svg.encode()).hexdigest()[:8]
    used = set(re.findall(r'(?:href="|url\()#([\w.-]+)', svg))
    svg = re.sub(
        r' id="([\w.-]+)"', lambda m: f' id="{prefix}-{m[1]}"' if m[1] in used else "", svg
    )
    svg = re.sub(r'(href="|url\()#([\w.-]+)', rf"\1#{prefix}-\2", svg)
    svg = re.sub(r' (d|x|y)="([^"]+)"', shorter, svg)
    svg = PLACEHOLDER.sub("currentColor", svg)
    svg = re.sub(r">\s+<", "><", svg)
    svg = svg[svg.index(">") + 1 :]
    return (
        f'<svg class="figure" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {width:g} {height:g}" '
        f'style="--width: {width / 12:.2f}rem; --least: {least / 16:.2f}rem" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">{svg}'
    )


def visit_image(translator, node):
    """Write an SVG that a cell drew as part of the page, any other picture as Sphinx does."""
    drawn = "jupyter_execute" in node["uri"]
    path = Path(translator.builder.srcdir, node["uri"])
    if drawn and (not node.get("alt") or "jupyter_execute" in node["alt"]):
        logger.warning("a figure without alt text", location=node)
    if drawn and path.suffix == ".svg":
        svg = inline(path.read_text(encoding="utf-8"), node.get("alt", ""))
        translator.body.append(f'<div class="figure-frame">{svg}</div>\n')
        translator.builder.images.pop(node["uri"], None)  # no copy in _images
        raise nodes.SkipNode
    type(translator).visit_image(translator, node)


def depart_image(translator, node):
    """Nothing is left open."""


def setup(app):
    """Take over images."""
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
