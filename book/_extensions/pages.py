"""The site around the text: lean pages, their head, and the files that a website has.

The page's frame is book/_templates/layout.html, its look book/_static/style.css. The theme's own
stylesheets, scripts and icon fonts (2.3 MB a page) are not used and not published.
"""

import hashlib
import os
import re
import shutil
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import figures
import formulas
import texts
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES
from texts import say

BOOK = Path(__file__).parents[1]
KATEX = BOOK / "_extensions" / "katex"
BOOK_AS_PDF = BOOK.parent / "_build" / "pdf" / "book.pdf"  # where book/pdf.py puts it


FIRST_SCREEN = 1000  # letters, at most
STYLES = tuple(get_style_by_name(name) for name in ("a11y-high-contrast-light", "github-dark"))
PLAIN = {"n", "p", "w"}  # names, punctuation, space: in the colour of the text
PLACE_LINK = re.compile(r'(<a class="headerlink" href="[^"]*") title="[^"]*"')
PLAIN_SPAN = re.compile(
    rf'<span class="(?:{"|".join(PLAIN)})">([^<]*)</span>|<span class="o">(\.)</span>|<span></span>'
)
COLOURED_SPAN = re.compile(r'<span class="([a-z][a-z0-9]?)">([^<]*)</span>')
COLOURED_LINES = re.compile(r"(<i class=\w+>)[^<]*</i>(?:\s+\1[^<]*</i>)+")
CLASSES = re.compile(r' class="([^"]+)"')
# Written by Sphinx and docutils everywhere, and named by no rule and no script of this site.
UNUSED = {"docutils", "container", "literal", "reference", "internal", "highlight-ipython3"}


def code_colours() -> str:
    """Return the rules for highlighted code; each names a colour for light and one for dark."""
    named = {}
    for token, name in STANDARD_TYPES.items():
        colours = tuple(style.style_for_token(token)["color"] for style in STYLES)
        if name and name not in PLAIN and all(colours):
            named.setdefault(colours, []).append(f".{name}")
    rules = [
        f".highlight :is({','.join(names)}){{color:light-dark(#{light},#{dark})}}"
        for (light, dark), names in named.items()
    ]
    return "\n".join([".highlight i{font-style:inherit}", *rules])


def stylesheet() -> str:
    """Return the one stylesheet of the site."""
    style = (BOOK / "_static" / "style.css").read_text(encoding="utf-8")
    return "\n".join([formulas.stylesheet(), compact(style), code_colours()])


def compact(style: str) -> str:
    """Leave out of a stylesheet what only its authors read."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|(?<=:)\s+", r"\1", style)


def lean(script: str) -> str:
    """Leave indentation and lines of comment out of a script."""
    return re.sub(r"^\s+|^//.*\n", "", script, flags=re.MULTILINE)


def is_on_first_screen(doctree: nodes.document, is_part) -> bool:
    """Tell whether such a part may be seen at once, before more letters than a screen holds."""
    letters = 0
    for node in doctree.findall():
        if is_part(node):
            return True
        letters += len(node) if isinstance(node, nodes.Text) else 0
        if letters >= FIRST_SCREEN:
            return False
    return False


def is_fitted(node: nodes.Node) -> bool:
    """Tell what gets another height when wide.js fits it; a figure far below does anyway."""
    is_figure = isinstance(node, nodes.image) and not figures.is_far_below(node)
    return is_figure or isinstance(node, nodes.table)


def configure(app, config):
    """Set what is the same for every page."""
    base_url = os.environ.get("SITE_URL") or config.html_baseurl
    if base_url and not base_url.endswith("/"):
        base_url += "/"
    config.html_baseurl = base_url
    config.html_use_index = False
    config.html_sidebars = {"**": []}  # the theme's, which it would draw for every page
    config.templates_path.insert(0, str(BOOK / "_templates"))
    config.html_static_path.append(str(BOOK / "_static"))
    config.html_additional_pages = {"404": "404.html", "index": "index.html"}
    digest = hashlib.sha256(stylesheet().encode())
    for path in sorted((BOOK / "_static").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    digest.update(texts.file().read_bytes() + texts.SPOKEN.read_bytes())
    config.html_context |= {
        "site_digest": digest.hexdigest()[:8],
        "base_url": base_url,
        "base_path": urlsplit(base_url).path or "/",
        "pdf": BOOK_AS_PDF.exists(),
    }


def _one_element(lines: re.Match) -> str:
    """Put lines of one colour, as those of a docstring, into one element."""
    return f"{lines[1]}{lines[0].replace(lines[1], '').replace('</i>', '')}</i>"


def _used_classes(classes: re.Match) -> str:
    """Leave out the classes that nothing uses."""
    used = [name for name in classes[1].split() if name not in UNUSED]
    return f' class="{" ".join(used)}"' if used else ""


def head(app, pagename, templatename, context, doctree):
    """Give the template its texts and the page's description; choose that of the whole book."""
    context["say"] = say
    if app.builder.name == "singlehtml" and pagename == app.config.root_doc:
        return "book.html"
    context.setdefault("page_scripts", [])
    # The first screen is fitted before it is shown, so that nothing on it moves.
    at_once = doctree and is_on_first_screen(doctree, is_fitted)
    when = "page_scripts" if at_once else "late_scripts"
    context[when] = ["wide.js", *context.get(when, [])]
    if pagename == app.config.root_doc:  # the start page turns to where its button leads
        chapters = app.env.toctree_includes.get(pagename, [])
        first = next((name for name in chapters if name.endswith("/index")), None)
        if first:
            link = app.builder.get_relative_uri(pagename, first)
            context["next"] = {"link": link, "title": app.env.titles[first].astext()}
    if "body" in context:  # elements of code that look like what is around them
        context["body"] = PLAIN_SPAN.sub(r"\1\2", context["body"])
        # The shortest element for the others, of which some pages have a thousand.
        context["body"] = COLOURED_SPAN.sub(r"<i class=\1>\2</i>", context["body"])
        context["body"] = COLOURED_LINES.sub(_one_element, context["body"])
        context["body"] = CLASSES.sub(_used_classes, context["body"])
        # Sphinx has no words for it in most languages.
        context["body"] = PLACE_LINK.sub(rf'\1 title="{say("placeLink")}"', context["body"])
    for meta in doctree.findall(nodes.meta) if doctree else ():
        if meta.get("name") == "description":
            context["description"] = meta["content"]
    return None


def visit_admonition(translator, node):
    """Write a box; one of class ``dropdown`` opens and closes without a script."""
    if "dropdown" not in node["classes"]:
        return type(translator).visit_admonition(translator, node)
    is_open = {"open": "open"} if translator.builder.name == "singlehtml" else {}
    translator.body.append(translator.starttag(node, "details", CLASS="admonition", **is_open))
    title = node.pop(0)
    translator.body.append("<summary>")
    for child in title.children:
        child.walkabout(translator)
    translator.body.append("</summary>\n")


def depart_admonition(translator, node):
    """Close what was opened."""
    if "dropdown" in node["classes"]:
        translator.body.append("</details>\n")
    else:
        type(translator).depart_admonition(translator, node)


def visit_code(translator, node):
    """Fold a cell's code."""
    translator.body.append('<details class="code"><summary>' + say("code") + "</summary>\n")


def depart_code(translator, node):
    """Close it."""
    translator.body.append("</details>\n")


def visit_entry(translator, node):
    """Write a cell of a table; an empty one in the head is no header."""
    type(translator).visit_entry(translator, node)
    if isinstance(node.parent.parent, nodes.thead) and not node.astext().strip():
        translator.body[-1] = translator.body[-1].replace("<th", "<td", 1)
        translator.context[-1] = "</td>\n"


def depart_entry(translator, node):
    """Close the cell."""
    type(translator).depart_entry(translator, node)


def visit_citation(translator, node):
    """Write an entry of the bibliography with the role that its place in a list asks for."""
    type(translator).visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace("doc-biblioentry", "listitem")


def depart_citation(translator, node):
    """Close the entry."""
    type(translator).depart_citation(translator, node)


def draw_card(path: Path, title: str) -> None:
    """Draw the picture that is shown with a shared link."""
    import numpy as np
    from matplotlib.figure import Figure

    from solutions import activations

    x = np.linspace(-4, 4, 400)
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor="#14181d", layout="none")
    axes = figure.add_axes((0, 0, 1, 0.72))
    for name, colour in (("sigmoid", "#7db9ec"), ("tanh", "#f0a868"), ("silu", "#4dc2a5")):
        axes.plot(x, getattr(activations, name)(x), color=colour, linewidth=6)
    axes.margins(x=0, y=0.15)
    axes.set_axis_off()
    figure.text(0.06, 0.82, title, color="#e4e0d8", fontsize=40, weight="bold")
    figure.savefig(path, facecolor=figure.get_facecolor(), metadata={"Software": None})


def finish(app, exception):
    """Write the shared files; leave out what no page asks for."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    own = {path.relative_to(BOOK / "_static") for path in (BOOK / "_static").rglob("*")}
    for path in sorted(static.rglob("*"), reverse=True):
        name = path.relative_to(static)
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in own:
            path.unlink()
    (static / "style.css").unlink(missing_ok=True)
    for name in own:
        if name.suffix == ".js":
            script = (BOOK / "_static" / name).read_text(encoding="utf-8")
            (static / name).write_text(lean(script), encoding="utf-8")
    for name in ("output.txt", "output.json"):  # left here by --builder linkcheck
        (out / name).unlink(missing_ok=True)
    words = texts.words("site", "siteWords")
    script = (static / "site.js").read_text(encoding="utf-8")
    (static / "site.js").write_text(words + script, encoding="utf-8")
    (static / "site.css").write_text(stylesheet(), encoding="utf-8")
    (static / "fonts").mkdir(exist_ok=True)
    for font in (KATEX / "fonts").glob("*.woff2"):
        (static / "fonts" / font.name).write_bytes(font.read_bytes())

    if app.builder.name == "html" and BOOK_AS_PDF.exists():
        (out / "downloads").mkdir(exist_ok=True)
        shutil.copyfile(BOOK_AS_PDF, out / "downloads" / "book.pdf")

    base_url = app.config.html_baseurl
    robots = "User-agent: *\nAllow: /\n"
    if base_url and app.builder.name == "html":
        pages = sorted(app.builder.get_target_uri(name) for name in app.env.found_docs)
        urls = "\n".join(f"<url><loc>{base_url}{page}</loc></url>" for page in pages)
        (out / "sitemap.xml").write_text(
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
        )
        robots += f"Sitemap: {base_url}sitemap.xml\n"
        draw_card(static / "card.png", app.config.html_title)
    (out / "robots.txt").write_text(robots)


def own_version() -> int:
    """Number what makes the pages: when that changes, Sphinx must write every page anew."""
    makers = [*(BOOK / "_extensions").glob("*.*"), *(BOOK / "_templates").glob("*.html")]
    return zlib.crc32(b"".join(path.read_bytes() for path in sorted(makers) if path.is_file()))


def setup(app):
    """Register everything."""
    app.connect("config-inited", configure)
    app.connect("html-page-context", head, priority=900)
    app.connect("build-finished", finish, priority=900)
    app.add_node(nodes.admonition, override=True, html=(visit_admonition, depart_admonition))
    app.add_node(nodes.entry, override=True, html=(visit_entry, depart_entry))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(HideCodeCellNode, override=True, html=(visit_code, depart_code))
    return {
        "env_version": own_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
