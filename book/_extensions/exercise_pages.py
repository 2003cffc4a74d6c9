"""Exercise pages: a list of the exercises with their points, links to what to read, figures.

A solution cell with the metadata ``figure: {"page": "rectifiers", "begins": "Left, the ReLU"}`` is
preceded by the figure of the chapter's page whose alternative text begins so. Of panels side by
side, ``"panel": "first"`` shows the first alone, with an ``"alt"`` of its own.
"""

import re
from pathlib import Path

import figures
import nbformat
from docutils import nodes
from sphinx.errors import ExtensionError
from texts import say

NUMBERED = re.compile(r"^## +(\d+\.? .*)", re.MULTILINE)


class Contents(nodes.General, nodes.Element):
    """The list of the exercises."""


def points_of(notebook: nbformat.NotebookNode) -> list[float]:
    """Sum the points of each numbered exercise, in their order."""
    points: list[float] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and NUMBERED.search(cell.source):
            points.append(0.0)
        if points:
            points[-1] += cell.metadata.get("nbgrader", {}).get("points") or 0
    return points


def pages_of(env, pagename: str) -> dict[str, str]:
    """Name the pages of the same chapter: by title, and by what stands before its colon."""
    folder = pagename.rpartition("/")[0]
    named = {}
    for other, title in env.titles.items():
        if other.startswith(f"{folder}/") and other != pagename:
            text = title.astext()
            named |= {text.split(":")[0]: other, text: other}
    return dict(sorted(named.items(), key=lambda item: -len(item[0])))


def linked(text: str, named: dict[str, str], link) -> list[nodes.Node]:
    """Cut a text into links, where it names a page, and what stands between."""
    if not named:
        return [nodes.Text(text)]
    parts = re.split(f"({'|'.join(map(re.escape, named))})", text)
    return [
        nodes.reference("", part, refuri=link(named[part]), internal=True)
        if part in named
        else nodes.Text(part)
        for part in parts
        if part
    ]


def wanted_figures(doctree) -> list[tuple[nodes.container, dict]]:
    """List the cells that a figure precedes, with what they say of it."""
    cells = doctree.findall(nodes.container)
    told = [(cell, (cell.get("cell_metadata") or {}).get("figure")) for cell in cells]
    for _cell, figure in told:
        if figure and not {"page", "begins"} <= set(figure):
            raise ExtensionError(f"a figure needs page and begins, and has {', '.join(figure)}")
    return [(cell, figure) for cell, figure in told if figure]


def depend(app, doctree):
    """Have the page written anew when a page changes that it takes a figure from."""
    for _cell, figure in wanted_figures(doctree):
        page = f"{app.env.docname.rpartition('/')[0]}/{figure['page']}"
        app.env.note_dependency(app.env.doc2path(page))


class Borrowed(nodes.General, nodes.Element):
    """A figure of another page."""


def figure_of(env, page: str, begins: str, panel: str = "", alt: str = "") -> Borrowed:
    """Find the one figure of a page whose alternative text begins so."""
    found = [
        image
        for image in env.get_doctree(page).findall(nodes.image)
        if image.get("alt", "").startswith(begins) and image["uri"].endswith(".svg")
    ]
    if len(found) != 1:
        said = f"{len(found)} figures of {page} begin with {begins!r}; one is wanted"
        raise ExtensionError(said)
    (image,) = found
    (path,) = image["candidates"].values()
    return Borrowed(path=path, alt=alt or image["alt"], panel=panel)


def visit_borrowed(translator, node):
    """Write the figure as a file; the page loads it when it comes near."""
    svg = Path(translator.builder.srcdir, node["path"]).read_text(encoding="utf-8")
    svg = figures.first_panel(svg) if node["panel"] == "first" else svg
    figure = figures.late(translator.builder, svg, node["alt"])
    translator.body.append(f'<div class="figure-frame">{figure}</div>\n')
    raise nodes.SkipNode


def show_figures(app, doctree, pagename):
    """Put the figures before their cells, each with a link to its page."""
    for cell, wanted in wanted_figures(doctree):
        page = f"{pagename.rpartition('/')[0]}/{wanted['page']}"
        link = app.builder.get_relative_uri(pagename, page)
        before, _, after = say("figureFrom", "\0").partition("\0")
        title = nodes.reference("", app.env.titles[page].astext(), refuri=link, internal=True)
        told = nodes.paragraph("", before, title, nodes.Text(after))
        figure = figure_of(app.env, **(wanted | {"page": page}))
        cell.parent.insert(
            cell.parent.index(cell), nodes.container("", figure, told, classes=["borrowed"])
        )


def improve(app, doctree, pagename):
    """Write the list, show the figures, and make links of names."""
    if not pagename.endswith("/exercises"):
        return
    show_figures(app, doctree, pagename)
    named = pages_of(app.env, pagename)
    for paragraph in doctree.findall(nodes.paragraph):
        if not paragraph.astext().startswith(tuple(say("beginsReading").split("|"))):
            continue
        for text in list(paragraph.findall(nodes.Text)):
            if isinstance(text.parent, nodes.reference):
                continue
            new = linked(
                str(text), named, lambda page: app.builder.get_relative_uri(pagename, page)
            )
            at = text.parent.index(text)
            text.parent[at : at + 1] = new
    source = Path(app.srcdir, f"{pagename}.ipynb")
    points = points_of(nbformat.read(source, as_version=4))
    top = doctree.next_node(nodes.section)
    numbered = [
        section
        for section in top.findall(nodes.section)
        if section is not top and re.match(r"\d+\.? ", section[0].astext())
    ]
    if len(numbered) == len(points) > 1:
        told = [
            (section["ids"][0], section[0].astext(), value)
            for section, value in zip(numbered, points, strict=True)
        ]
        top.insert(top.index(top.next_node(nodes.section)), Contents(exercises=told))


def visit_contents(translator, node):
    """Write the list."""
    rows = "".join(
        f'<li><a href="#{name}">{translator.encode(title)}</a> '
        f'<span class="points">{say("points", points)}</span></li>'
        for name, title, points in node["exercises"]
    )
    translator.body.append(
        f'<nav class="exercise-list" aria-label="{say("exercises")}"><ul>{rows}</ul></nav>\n'
    )
    raise nodes.SkipNode


def setup(app):
    """Register the events."""
    app.add_node(Contents, html=(visit_contents, None))
    app.add_node(Borrowed, html=(visit_borrowed, None))
    app.connect("doctree-read", depend)
    app.connect("doctree-resolved", improve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
