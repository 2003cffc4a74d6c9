"""Figures in the colour of the text, named by their alt text.

What a cell drew before the first heading within a page is part of it: SVG inlined. Further down,
and on other pages, it is a file, loaded when it comes near; wide.js then makes it part of the page.
"""

import hashlib
import re
import xml.etree.ElementTree as ET
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

NUMBER = re.compile(r"-?\d+\.\d{3,}")
PLACEHOLDER = re.compile(r"#010203\b")
LEGIBLE = 9  # pixels: the smallest text of a figure is drawn no smaller
SVG = "http://www.w3.org/2000/svg"
TEXT = re.compile(r"--text: light-dark\((#\w+), (#\w+)\)")
STYLE = Path(__file__).parents[1] / "_static" / "style.css"
logger = logging.getLogger(__name__)


def shorter(attribute: re.Match) -> str:
    """Write a path or a place in hundredths of a point, and without needless space."""
    name, value = attribute.groups()
    value = NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
    if name == "d":
        value = re.sub(r"\s*([A-Za-z])\s*", r"\1", value)
    return f' {name}="{" ".join(value.split())}"'


def inline(svg: str, alt: str) -> str:
    """Return Matplotlib's SVG file as an element for a page."""
    svg = distinct(lean(svg))
    width, height, style = measures(svg)
    svg = svg[svg.index(">") + 1 :]
    return (
        f'<svg class="figure" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {width:g} {height:g}" '
        f'style="{style}" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">{svg}'
    )


def distinct(svg: str) -> str:
    """Let a figure stand beside others on a page.

    Ids that nothing refers to go; the others get a prefix of their own, as two figures of a page
    must not share one.
    """
    svg = re.sub(r'<g id="axes_\d+">', '<g class="axes">', svg)  # wide.js stacks them on a phone
    prefix = "f" + hashlib.sha256(svg.encode()).hexdigest()[:8]
    used = set(re.findall(r'(?:href="|url\()#([\w.-]+)', svg))
    svg = re.sub(
        r' id="([\w.-]+)"', lambda m: f' id="{prefix}-{m[1]}"' if m[1] in used else "", svg
    )
    return re.sub(r'(href="|url\()#([\w.-]+)', rf"\1#{prefix}-\2", svg)


def lean(svg: str) -> str:
    """Return Matplotlib's SVG file without what a page does not need, in the colour of the text."""
    svg = svg[svg.index("<svg") :]
    left_out = r"<metadata>.*?</metadata>|<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>"
    svg = re.sub(left_out, "", svg, flags=re.DOTALL)  # the style is in style.css, once for all
    svg = re.sub(r' (d|x|y)="([^"]+)"', shorter, svg)
    svg = PLACEHOLDER.sub("currentColor", svg)
    return re.sub(r">\s+<", "><", svg)


def measures(svg: str) -> tuple[float, float, str]:
    """Return width and height in points, and the style that says how large to draw a figure."""
    width, height = (
        float(re.search(rf'\b{side}="([\d.]+)pt"', svg)[1]) for side in ("width", "height")
    )
    sizes = [100 * float(size) for size in re.findall(r"scale\(([\d.]+) -\1\)", svg)]
    least = width * LEGIBLE / min(sizes, default=LEGIBLE)
    return width, height, f"--width: {width / 12:.2f}rem; --least: {least / 16:.2f}rem"


def first_panel(svg: str) -> str:
    """Cut off what is right of the first of the panels that stand side by side."""
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(svg)
    holder = root.find(f".//{{{SVG}}}g[@id='axes_2']/..")
    second, *others = (g for g in holder if re.fullmatch(r"axes_([2-9])", g.get("id", "")))
    begins = float(re.match(r"M\s*([\d.]+)", second.find(f".//{{{SVG}}}path").get("d"))[1])
    for axes in (second, *others):
        holder.remove(axes)
    height = root.get("viewBox").split()[3]
    root.set("viewBox", f"0 0 {begins:g} {height}")
    root.set("width", f"{begins:g}pt")
    return ET.tostring(root, encoding="unicode")


def as_file(svg: str) -> str:
    """Return Matplotlib's SVG file as one for a page that shows it as an image.

    Its text has the colour of the page's, light or dark as the page is.
    """
    light, dark = TEXT.search(STYLE.read_text(encoding="utf-8")).groups()
    style = (
        f"<style>svg{{color:{light};stroke-linejoin:round}}"
        f"@media(prefers-color-scheme:dark){{svg{{color:{dark}}}}}</style>"
    )
    svg = distinct(lean(svg))
    begin = svg.index(">") + 1
    return svg[:begin] + style + svg[begin:]


def late(builder, svg: str, alt: str) -> str:
    """Write Matplotlib's SVG as a file; return the image that loads it when it comes near."""
    svg = as_file(svg)
    name = f"{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
    folder = Path(builder.outdir, builder.imagedir)
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(svg, encoding="utf-8")
    width, height, style = measures(svg)
    return (
        f'<img class="figure" loading="lazy" alt="{escape(alt)}"'
        f' src="{builder.imgpath}/{name}" width="{width:.0f}" height="{height:.0f}"'
        f' style="{style}">'
    )


def is_far_below(node: nodes.image) -> bool:
    """Tell what stands in a section of a page from what stands before the first."""
    above = node.parent
    sections = 0
    while above is not None:
        sections += isinstance(above, nodes.section)
        above = above.parent
    return sections > 1


def visit_image(translator, node):
    """Write an SVG that a cell drew as the figure it is, any other picture as Sphinx does."""
    drawn = "jupyter_execute" in node["uri"]
    path = Path(translator.builder.srcdir, node["uri"])
    if drawn and (not node.get("alt") or "jupyter_execute" in node["alt"]):
        logger.warning("a figure without alt text", location=node)
    if drawn and path.suffix == ".svg":
        svg, alt = path.read_text(encoding="utf-8"), node.get("alt", "")
        is_late = translator.builder.name == "html" and is_far_below(node)
        figure = late(translator.builder, svg, alt) if is_late else inline(svg, alt)
        translator.body.append(f'<div class="figure-frame">{figure}</div>\n')
        translator.builder.images.pop(node["uri"], None)  # no copy in _images
        raise nodes.SkipNode
    type(translator).visit_image(translator, node)


def depart_image(translator, node):
    """Nothing is left open."""


def setup(app):
    """Take over images."""
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
