"""The directive ``{explorer} name``: a place for an explorer, with the numbers that it shows.

An explorer is two files in ``book/_explorers/``: ``name.py``, whose ``numbers()`` are computed by
``solutions`` when the page is read, and ``name.js``, which shows them. Where a script computes
something itself, a browser test compares it with ``solutions``. Words after the name are handed to
``numbers``; the text inside the directive asks what the explorer answers. Without a script nothing
of it is shown: a figure of the page, or the cell below with the tag ``stands-in``, says the same.

The numbers of a page are a script of their own: some are 100 kB. All scripts of an explorer come
when the page is there, unless it stands so early that it is seen at once.
"""

import hashlib
import importlib.util
import json
import sys
from html import escape
from pathlib import Path

from docutils import nodes
from pages import is_on_first_screen, lean
from sphinx.util.docutils import SphinxDirective
from texts import say, words

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "book" / "_explorers"
SHARED = ("words", "parts")  # the words are made of the language's texts
sys.path.insert(0, str(ROOT))


def numbers(name: str, *words: str) -> dict:
    """Compute what an explorer shows."""
    spec = importlib.util.spec_from_file_location(f"explorer_{name}", SOURCES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.numbers(*words)


class Place(nodes.General, nodes.Element):
    """The frame of one explorer, around the text that asks."""


class Explorer(SphinxDirective):
    """A place that a script fills."""

    required_arguments = 1
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        """Write the place and its numbers."""
        name, *words = self.arguments
        for path in (SOURCES / f"{name}.py", *ROOT.glob("solutions/*.py")):
            self.env.note_dependency(str(path))
        used = self.env.metadata[self.env.docname].setdefault("explorers", {})
        identity = f"explorer-{name}"
        if identity in used:
            identity += f"-{len(used)}"
        used[identity] = name, numbers(name, *words)
        place = Place(name=name, id=identity)
        self.state.nested_parse(self.content, self.content_offset, place)
        return [place]


def visit_place(translator, node):
    """Begin the frame."""
    label = escape(say("explorer", say(f"explorer-{node['name']}")))
    translator.body.append(
        f'<div class="explorer" id="{node["id"]}" data-explorer="{node["name"]}" '
        f'role="group" aria-label="{label}">'
    )


def depart_place(translator, node):
    """End it."""
    translator.body.append("</div>\n")


def configure(app, config):
    """Let the address of the scripts change with them."""
    digest = hashlib.sha256(config.html_context["site_digest"].encode())
    for path in sorted(SOURCES.glob("*.js")):
        digest.update(path.read_bytes())
    config.html_context["site_digest"] = digest.hexdigest()[:8]


def load(app, pagename, templatename, context, doctree):
    """Load what a page's explorers need, and nothing elsewhere."""
    used = (app.env.metadata.get(pagename) or {}).get("explorers")
    if used:
        names = dict.fromkeys(name for name, _ in used.values())
        files = [numbers_file(used)[0], *(f"{name}.js" for name in (*SHARED, *names))]
        at_once = is_on_first_screen(doctree, lambda node: isinstance(node, Place))
        when = "page_scripts" if at_once else "late_scripts"
        context[when] = [*context.get(when, []), *(f"explorers/{file}" for file in files)]


def numbers_file(used: dict) -> tuple[str, str]:
    """Return the name, which changes with them, and the text of the script of a page's numbers."""
    data = {place: found for place, (_, found) in used.items()}
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    text = f"const explorerNumbers = {text};\n"
    return f"numbers/{hashlib.sha256(text.encode()).hexdigest()[:16]}.js", text


def publish(app, exception):
    """Write the scripts, once `pages` has cleared what no page asks for."""
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir, "_static", "explorers")
    (folder / "numbers").mkdir(parents=True, exist_ok=True)
    (folder / "words.js").write_text(words("explorers", "words"), encoding="utf-8")
    for path in SOURCES.glob("*.js"):
        (folder / path.name).write_text(lean(path.read_text(encoding="utf-8")), encoding="utf-8")
    for found in app.env.metadata.values():
        if used := found.get("explorers"):
            name, text = numbers_file(used)
            (folder / name).write_text(text, encoding="utf-8")


def setup(app):
    """Register the directive."""
    app.add_directive("explorer", Explorer)
    app.add_node(Place, html=(visit_place, depart_place))
    app.connect("config-inited", configure, priority=600)
    app.connect("html-page-context", load)
    app.connect("build-finished", publish, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
