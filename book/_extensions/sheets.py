"""A formula sheet for each chapter: what its pages tell to remember, on one page to print."""

import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from texts import say

HEADING = re.compile(r"<h2>.*?</h2>", re.DOTALL)


def section_of(page: str, name: str) -> str:
    """Return a section of a built page without heading, ids and what follows its last list."""
    begin = page.index(f'<section id="{name}">')
    depth = 0
    for tag in re.compile(r"<(/?)section\b").finditer(page, begin):
        depth += -1 if tag[1] else 1
        if depth == 0:
            inner = page[page.index(">", begin) + 1 : tag.start()]
            inner = re.sub(r"(?s)(.*</[ou]l>).*", r"\1", inner)
            return re.sub(r' id="[^"]*"', "", HEADING.sub("", inner, count=1))
    raise ValueError(f"section {name} does not end")


def remembered(app, doctree):
    """Note where a page says what to remember."""
    named = [
        section["ids"][0]
        for section in doctree.findall(nodes.section)
        if re.match(say("headsRemember"), section[0].astext())
    ]
    if named:
        app.env.metadata[app.env.docname]["remember"] = named


def chapters(env) -> dict[str, list[str]]:
    """List the pages of each chapter, in their order."""
    root = env.config.root_doc
    found = {}
    for index in env.toctree_includes.get(root, ()):
        if index.endswith("/index") and "sources" not in index:
            found[index.split("/")[-2]] = [index, *env.toctree_includes.get(index, ())]
    return found


def short_titles(env) -> dict[str, str]:
    """Return the titles that the contents give to the pages of the first level."""
    toctrees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    return {ref: title for toctree in toctrees for title, ref in toctree["entries"] if title}


def sheets(app):
    """Make the pages."""
    if app.builder.name != "html":
        return
    titles = short_titles(app.env)
    for chapter, pages in chapters(app.env).items():
        parts = []
        for page in pages:
            if names := app.env.metadata[page].get("remember"):
                built = Path(app.builder.get_outfilename(page)).read_text(encoding="utf-8")
                title = app.env.titles[page].astext()
                link = f"{page.split('/')[-1]}.html"
                told = "".join(section_of(built, name) for name in names)
                parts.append((f'<h2><a href="{link}">{title}</a></h2>', told))
        if parts:
            title = say("toRemember", titles[pages[0]])
            description = say("toRememberTold", title)
            # What one page says for the whole chapter does not stand under that page's name.
            told = "".join(head * (len(parts) > 1) + text for head, text in parts)
            body = f'<h1>{title}</h1><div class="sheet">{told}</div>'
            context = {"title": title, "body": body, "description": description}
            yield f"book/{chapter}/remember", context, "page.html"


def offer(app, pagename, templatename, context, doctree):
    """Link to the sheet from the exercises of its chapter."""
    if pagename.endswith("/exercises") and 'class="offer"' in context["body"]:
        link = f'<a href="remember.html">{say("toRememberLink")}</a>'
        context["body"] = context["body"].replace("</p>", f" {link}</p>", 1)


def setup(app):
    """Register the events."""
    app.connect("doctree-read", remembered)
    app.connect("html-collect-pages", sheets)
    app.connect("html-page-context", offer, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
