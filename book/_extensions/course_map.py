"""The directive ``{course-map}``: the chapters as a drawing, with arrows for what builds on what.

Chapters, their titles and links come from the contents; what builds on what stands here.
"""

from html import escape

from docutils import nodes
from sheets import chapters, short_titles
from sphinx.util.docutils import SphinxDirective
from texts import say

WIDE, HIGH, GAP = 166, 44, 74  # of a box, and from row to row
LEFT, RIGHT, MIDDLE = 2, 182, 92
BUILDS_ON = {
    "arrays": (),
    "activations": ("arrays",),
    "losses": ("arrays",),
    "networks": ("activations", "losses"),
    "convolution": ("networks",),
    "training": ("networks",),
    "regularization": ("training",),
    "optimizers": ("training",),
    "normalization": ("networks",),
    "autograd": ("networks",),
    "digits": ("training",),
}
ROWS = (
    ("arrays",),
    ("activations", "losses"),
    ("networks",),
    ("normalization", "autograd"),
    ("convolution", "training"),
    ("regularization", "optimizers"),
    ("digits",),
)


class Map(nodes.General, nodes.Element):
    """The place of the drawing."""


class CourseMap(SphinxDirective):
    """A place that is filled once all titles are known."""

    def run(self):
        """Leave the place."""
        return [Map()]


def places() -> dict[str, tuple[int, int]]:
    """Return the upper left corner of every chapter's box."""
    return {
        name: ((LEFT, RIGHT)[column] if len(row) == 2 else MIDDLE, 2 + GAP * at)
        for at, row in enumerate(ROWS)
        for column, name in enumerate(row)
    }


def lines(title: str) -> list[str]:
    """Break a title that is too long for its box."""
    if len(title) < 21:
        return [title]
    at = title.rfind(" ", 0, len(title) * 2 // 3)
    return [title[:at], title[at + 1 :]]


def arrow(before: tuple[int, int], after: tuple[int, int]) -> str:
    """Draw an arrow; one past another row runs down the middle."""
    (x1, y1), (x2, y2) = before, after
    x1, y1, x2 = x1 + WIDE / 2, y1 + HIGH, x2 + WIDE / 2
    if y2 - y1 == GAP - HIGH:
        return f'<path d="M{x1} {y1}C{x1} {y1 + 18} {x2} {y2 - 18} {x2} {y2 - 3}"/>'
    middle = MIDDLE + WIDE / 2
    end = x2 + (40 if x2 < middle else -40 if x2 > middle else 0)
    down = f"M{x1} {y1}C{x1} {y1 + 16} {middle} {y1 + 14} {middle} {y1 + 30}V{y2 - 30}"
    return f'<path d="{down}C{middle} {y2 - 14} {end} {y2 - 16} {end} {y2 - 3}"/>'


def drawing(titles: dict[str, str], links: dict[str, str]) -> str:
    """Draw the map of those chapters that there are."""
    at = {name: place for name, place in places().items() if name in titles}
    arrows = [
        arrow(at[before], at[name]) for name in at for before in BUILDS_ON[name] if before in at
    ]
    boxes = []
    for name, (x, y) in at.items():
        told = [titles[before] for before in BUILDS_ON[name] if before in titles]
        before = say("buildsAnd").join(told)
        label = say("buildsOn", titles[name], before) if told else titles[name]
        text = lines(titles[name])
        first = y + HIGH / 2 + 5 - 8.5 * (len(text) - 1)
        rows = " ".join(  # a space, so that the words of a long title are not read as one
            f'<text x="{x + WIDE / 2}" y="{first + 17 * k}">{escape(line)}</text>'
            for k, line in enumerate(text)
        )
        boxes.append(
            f'<a href="{links[name]}" aria-label="{escape(label)}">'
            f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="6"/>{rows}</a>'
        )
    height = 4 + HIGH + GAP * (len(ROWS) - 1)
    head = (
        '<defs><marker id="head" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    return (
        f'<nav class="course-map" aria-label="{escape(say("map"))}">'
        f'<svg viewBox="0 0 350 {height}">{head}{"".join([*arrows, *boxes])}</svg>'
        "</nav>"
    )


def fill(app, doctree, pagename):
    """Draw the map where its place is."""
    for node in list(doctree.findall(Map)):
        if app.builder.format != "html":
            node.parent.remove(node)
            continue
        found = chapters(app.env)
        unknown = set(found) - set(BUILDS_ON)
        if unknown:
            raise ValueError(f"the map of the course does not know {', '.join(sorted(unknown))}")
        short = short_titles(app.env)
        titles = {name: short[pages[0]] for name, pages in found.items()}
        links = {
            name: app.builder.get_relative_uri(pagename, pages[0]) for name, pages in found.items()
        }
        node.replace_self(nodes.raw("", drawing(titles, links), format="html"))


def setup(app):
    """Register the directive."""
    app.add_directive("course-map", CourseMap)
    app.add_node(Map)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
