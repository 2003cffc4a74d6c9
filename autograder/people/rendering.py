"""Markdown, formulas and code as HTML that needs no script and asks for nothing from elsewhere."""

from __future__ import annotations

import base64
import contextlib
import html
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.disk.outputs import clean_html

KATEX = Path(__file__).parent / "katex"
LONGEST = 50_000  # characters that are rendered; more is shown as it was written
SECONDS = 30  # for a formula; none takes one, but a page must not depend on how busy a machine is
MOST = 490_000  # bytes of a page; what a student's notebook holds beyond that is left out
SHORT = 2_000  # characters that are shown of a text that is too long
# A font is put into the page when a formula on it uses one of these classes.
FONTS = {
    "Main-Regular": ("katex",),
    "Math-Italic": ("mathnormal", "mathdefault"),
    "Size1-Regular": ("katex",),
    "Size2-Regular": ("katex",),
    "Size3-Regular": ("katex",),
    "Size4-Regular": ("katex",),
    "Main-Bold": ("mathbf", "textbf"),
    "Main-Italic": ("mathit", "textit"),
    "Math-BoldItalic": ("boldsymbol",),
    "AMS-Regular": ("mathbb", "textbb", "amsrm"),
    "Caligraphic-Regular": ("mathcal",),
    "Fraktur-Regular": ("mathfrak", "textfrak"),
    "SansSerif-Regular": ("mathsf", "textsf"),
    "Script-Regular": ("mathscr", "textscr"),
    "Typewriter-Regular": ("mathtt", "texttt"),
}
_ATTACHMENT = re.compile(r"!\[[^\]]*\]\(attachment:[^)]*\)")
_known: dict[tuple[str, bool], str] = {}


class Page:
    """Renders the pieces of one page; formulas are filled in at the end, all at once.

    What comes from the student keeps a place as well: whether there is room for all of it shows at
    the end.
    """

    def __init__(self) -> None:
        self.mark = secrets.token_hex(8)  # what no student can write on purpose
        self.formulas: list[tuple[str, bool]] = []
        self.pieces: list[tuple[str, str]] = []

    def markdown(self, source: str) -> str:
        """Render Markdown; what the renderer cannot take is shown as it was written."""
        try:
            if len(source) > LONGEST:
                raise ValueError("too long to render")
            renderer = Renderer(self, escape=False, exclude_anchor_links=True)
            return clean_html(MarkdownWithMath(renderer).render(_ATTACHMENT.sub("", source)))
        except Exception:
            return f"<pre>{html.escape(source[:LONGEST])}</pre>"

    def place(self, tex: str, display: bool) -> str:
        """Keep a place for a formula."""
        self.formulas.append((tex, display))
        return f"{self.mark}-{len(self.formulas) - 1}-"

    def fit(self, whole: str, short: str) -> str:
        """Keep a place for something of the student's, or for less where the page has no room."""
        self.pieces.append((whole, short))
        return f"{self.mark}+{len(self.pieces) - 1}-"

    def finish(self, page: str) -> tuple[str, str]:
        """Put everything into its place; return the page and the style that formulas need."""
        drawn = draw_formulas(self.formulas)

        def with_formulas(text: str) -> str:
            return re.sub(f"{self.mark}-([0-9]+)-", lambda found: drawn[int(found[1])], text)

        page, style = with_formulas(page), katex_style("".join(drawn)) if drawn else ""
        pieces = [(with_formulas(whole), with_formulas(short)) for whole, short in self.pieces]
        chosen = _fitting(pieces, MOST - _size(page) - _size(style))
        return re.sub(rf"{self.mark}\+([0-9]+)-", lambda found: chosen[int(found[1])], page), style


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _fitting(pieces: list[tuple[str, str]], room: int) -> list[str]:
    """Choose what is shown in so many bytes: the largest is shortened first, then left out."""
    chosen = [whole for whole, _ in pieces]
    total = sum(map(_size, chosen))
    for instead in ([short for _, short in pieces], [""] * len(pieces)):
        for number in sorted(range(len(pieces)), key=lambda n: -_size(chosen[n])):
            if total > room and _size(instead[number]) < _size(chosen[number]):
                total -= _size(chosen[number]) - _size(instead[number])
                chosen[number] = instead[number]
    if any(not shown and whole for shown, (whole, _) in zip(chosen, pieces, strict=True)):
        chosen[0] += left_out("Much of what your notebook holds")
    return chosen


def left_out(what: str) -> str:
    """Say what is not shown, and why."""
    return f'<p class="left-out">{what} is left out here, to keep the page small.</p>'


def shortened(text: str) -> str:
    """Show the beginning of a text, and say how much follows."""
    shown = f'<pre class="output" tabindex="0">{html.escape(text[:SHORT])}</pre>'
    more = len(text) - SHORT
    return shown + (left_out(f"The rest, {more} characters,") if more > 0 else "")


class Renderer(IPythonRenderer):
    """Leaves a mark where a formula belongs, so that cleaning cannot change the formula."""

    def __init__(self, page: Page, **settings: Any) -> None:
        super().__init__(**settings)
        self.page = page

    def inline_math(self, body: str) -> str:
        """Keep a place in the line."""
        return self.page.place(body, False)

    def block_math(self, body: str) -> str:
        """Keep a place of its own."""
        return self._display(body)

    def latex_environment(self, name: str, body: str) -> str:
        """Keep a place of its own."""
        return self._display(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def _display(self, tex: str) -> str:
        return f"<div>{self.page.place(tex, True)}</div>"


def draw_formulas(formulas: list[tuple[str, bool]]) -> list[str]:
    """Let KaTeX draw formulas; one that it cannot draw in time is shown as it was written."""
    missing = [formula for formula in dict.fromkeys(formulas) if formula not in _known]
    if missing:
        # In a thread of its own: in an event loop, as a notebook's runs, the engine sets no limits.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(_draw_all, missing).result()
    return [_known.get(formula) or _as_written(*formula) for formula in formulas]


def _draw_all(formulas: list[tuple[str, bool]]) -> None:
    from py_mini_racer import MiniRacer

    with MiniRacer() as engine:
        engine.set_hard_memory_limit(256 * 2**20)
        engine.eval((KATEX / "katex.min.js").read_text(encoding="utf-8"))
        for tex, display in formulas:
            drawn = _draw(engine, tex, display)
            if len(_known) < 10_000:
                _known[tex, display] = drawn
            if drawn.startswith("<code>"):
                break  # what takes too long once may do so again: the rest stays as written


def _draw(engine: Any, tex: str, display: bool) -> str:
    settings = {"displayMode": display, "throwOnError": False, "maxExpand": 200, "maxSize": 20}
    with contextlib.suppress(Exception):
        if len(tex) < 5_000:
            drawn = engine.call(
                "katex.renderToString", tex, settings | {"strict": "ignore"}, timeout_sec=SECONDS
            )
            return f'<div class="formula" tabindex="0">{drawn}</div>' if display else str(drawn)
    return _as_written(tex, display)


def _as_written(tex: str, display: bool) -> str:
    return f"<code>{html.escape(tex[:LONGEST])}</code>"


def katex_style(drawn: str) -> str:
    """Return KaTeX's style with those fonts in it that the formulas use."""
    style = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    used = set(re.findall(r"[a-z]+", " ".join(re.findall(r'class="([^"]*)"', drawn))))

    def face(found: re.Match) -> str:
        name = re.search(r"KaTeX_([A-Za-z0-9]+-[A-Za-z]+)\.woff2", found[0])[1]
        if not used & set(FONTS.get(name, ())):
            return ""
        font = base64.b64encode((KATEX / f"fonts/KaTeX_{name}.woff2").read_bytes()).decode()
        return re.sub(
            r"src:.*?(?=[;}])", f"src:url(data:font/woff2;base64,{font}) format('woff2')", found[0]
        )

    return re.sub(r"@font-face\{.*?\}", face, style)


def code(source: str) -> str:
    """Show Python code in colours."""
    if not source:
        return ""
    if len(source) > LONGEST:
        shown = html.escape(source)
    else:
        shown = highlight(source, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    return f'<pre class="code" tabindex="0"><code>{shown.rstrip()}</code></pre>'
