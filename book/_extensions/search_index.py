"""The search: an index of words, and the text of each page, written from what a reader sees.

``search/index.js`` holds titles, headings, terms of the glossary and, for every word, the pages
that have it. ``search/<page>.js`` holds the text by sections, and is asked for only where a result
is shown. They are scripts and no JSON, as a page opened from a disk may not fetch. What
book/_static/search.js makes of them is told there. Exercise notebooks are read in the student
version; comments, raw HTML and results of cells are left out.
"""

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from tex_as_text import plain
from texts import say, signs

# A run of Chinese, a word or name, a mathematical sign. The script splits a query in the same way.
TOKEN = re.compile(r"[㐀-鿿]+|[^\W㐀-鿿]+|[∂∇∑∏∫√∞≤≥≈×⊙⊗]")
SKIPPED = (nodes.comment, nodes.raw, nodes.meta, nodes.image, nodes.title, nodes.target)
BLOCKS = (nodes.TextElement, nodes.entry, nodes.list_item)


def text_of(node: nodes.Node) -> str:
    """Return what a reader sees of a node, in one line; sections inside it are left out."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.math | nodes.math_block):
        return f" {plain(node.astext())} "
    if isinstance(node, (*SKIPPED, nodes.section)) or "cell_output" in node.get("classes", ()):
        return ""
    if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
        return ""  # a key, such as nair2010, that no reader sees
    inner = "".join(text_of(child) for child in node.children)
    return (
        f" {inner} " if isinstance(node, BLOCKS) and not isinstance(node, nodes.Inline) else inner
    )


def named(doctree: nodes.document, titles: dict[str, str]) -> nodes.document:
    """Put the title of a page in the place of its path, where a link has no text of its own."""
    for link in doctree.findall(addnodes.pending_xref):
        title = titles.get(link["reftarget"].lstrip("/"))
        if link["reftype"] == "doc" and not link["refexplicit"] and title:
            link.children = [nodes.Text(title)]
    return doctree


def sections(doctree: nodes.document) -> list[tuple[str, str, str]]:
    """Return anchor, heading and text of every section, in order; the page itself has no anchor."""
    found = []
    for section in doctree.findall(nodes.section):
        heading = section.next_node(nodes.title)
        title = " ".join(
            plain(child.astext()) if isinstance(child, nodes.math) else child.astext()
            for child in (heading.children if heading else ())
        )
        text = " ".join("".join(text_of(child) for child in section.children).split())
        text = re.sub(r" (?=[.,;:!?)](?: |$))", "", text)  # what a formula leaves before a comma
        anchor = section["ids"][0] if found else ""
        found.append((anchor, title, text))
    return found


def tokens(text: str) -> list[str]:
    """Split a text into lower-case words; a name with underscores is also its parts."""
    words = []
    for word in TOKEN.findall(unicodedata.normalize("NFKC", text).lower()):
        words.append(word)
        if "_" in word:
            words += filter(None, word.split("_"))
    return [w for w in words if not w.isdecimal() and (len(w) > 1 or not w.isascii())]


def glossary(doctree: nodes.document) -> dict[str, tuple[str, str]]:
    """Return page and anchor of the section that treats a term, for each of a term's names."""
    treated = {}
    for entry in doctree.findall(nodes.definition_list_item):
        definition = entry.next_node(nodes.definition)
        links = [
            link for link in definition.findall(addnodes.pending_xref) if link.get("reftargetid")
        ]
        if not links:
            continue
        place = (links[-1]["reftarget"].lstrip("/"), links[-1]["reftargetid"])
        names = [term.astext() for term in entry.findall(nodes.term)]
        names += [
            inline.astext()
            for inline in definition.findall(nodes.inline)
            if any(name.startswith("language-") for name in inline["classes"])
        ]
        also = re.match(say("beginsSynonyms"), definition.astext())
        names += also[1].split(", ") if also else []
        treated |= {name.lower(): place for name in names}
    return treated


def packed(counts: dict[int, int]) -> list[int]:
    """Return one small number for every page that has a word.

    It is 4 times the pages skipped since the one before, plus how often the word is there
    (0: once, 1: about 3 times, 2: about 8, 3: more).
    """
    numbers, last = [], -1
    for page, count in sorted(counts.items()):
        numbers.append(4 * (page - last - 1) + min(3, int(math.log2(count) / 1.5)))
        last = page
    return numbers


def build(pages: dict[str, nodes.document], titles: dict[str, str]) -> tuple[dict, dict[str, list]]:
    """Return the index, and for every page its sections."""
    texts = {name: sections(doctree) for name, doctree in pages.items()}
    number = {name: i for i, name in enumerate(texts)}
    words: dict[str, Counter] = defaultdict(Counter)
    for name, parts in texts.items():
        for _, heading, text in parts:
            for word in tokens(f"{heading} {text}"):
                words[word][number[name]] += 1
    terms = {}
    for doctree in pages.values():
        if next(doctree.findall(addnodes.glossary), None):
            terms |= glossary(doctree)
    terms |= {sign: terms[term] for sign, term in signs().items() if term in terms}
    index = {
        "pages": [[name, titles[name]] for name in texts],
        "headings": [
            [number[name], anchor, heading]
            for name, parts in texts.items()
            for anchor, heading, _ in parts[1:]
        ],
        "terms": {
            term: [number[name], anchor] for term, (name, anchor) in terms.items() if name in number
        },
        "words": {
            word: packed(counts) for word, counts in sorted(words.items()) if not word[0].isdigit()
        },
    }
    return index, texts


def write(app, exception):
    """Write the scripts next to the pages."""
    if exception or app.builder.name != "html":
        return
    env, out = app.env, Path(app.outdir, "search")
    names = sorted(env.found_docs)
    titles = {name: env.titles[name].astext() for name in names}
    index, texts = build({name: named(env.get_doctree(name), titles) for name in names}, titles)
    out.mkdir(exist_ok=True)
    for old in (*out.glob("*.js"), out.with_name("searchindex.js")):
        old.unlink(missing_ok=True)

    def script(name, call, *arguments):
        values = ",".join(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in arguments
        )
        (out / name).write_text(f"{call}({values})\n", encoding="utf-8")

    script("index.js", "searchIndex", index)
    for name, parts in texts.items():
        script(f"{name.replace('/', '-')}.js", "searchText", name, parts)


def replace_sphinx_search(app):
    """Let Sphinx write neither its index nor its page."""
    if app.builder.name == "html":
        app.builder.search = False
        app.config.html_additional_pages["search"] = "search.html"


def setup(app):
    """Register."""
    app.connect("builder-inited", replace_sphinx_search)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
