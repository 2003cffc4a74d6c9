"""Formgrader's page for marking, with formulas that need no network."""

from __future__ import annotations

import html
import re
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from traitlets.config import Config

from autograder.disk.outputs import clean_html
from autograder.people.presentation import TEMPLATES
from autograder.people.rendering import Page, Renderer

# A whole output that is one formula, as SymPy, pandas and IPython's Math and Latex write it.
_FORMULA = re.compile(
    r"\s*(?:\$\$(?P<own>.+?)\$\$|\\\[(?P<line>.+?)\\\]|(?P<block>\\begin\{.+\\end\{\w+\*?\})"
    r"|\$(?P<text>[^$]+)\$|\\\((?P<round>.+?)\\\))\s*",
    re.DOTALL,
)


class MarkingExporter(HTMLExporter):
    """Writes the page as nbgrader does; KaTeX draws the formulas here, as in the feedback.

    nbgrader's own page has them drawn by MathJax, which it fetches from another server. Without a
    network formulas stay as they were typed, and the page's keys do nothing.
    """

    @classmethod
    def like(cls, exporter: HTMLExporter) -> MarkingExporter:
        """Return one with the settings of nbgrader's own."""
        config = Config(exporter.config)
        config[cls.__name__].extra_template_basedirs = [
            TEMPLATES,
            *exporter.extra_template_basedirs,
        ]
        return cls(config=config)

    def from_notebook_node(self, nb: Any, resources: Any = None, **kwargs: Any) -> tuple[str, dict]:
        """Write the page, then put the formulas into it."""
        self._page = Page()
        page, resources = super().from_notebook_node(nb, resources, **kwargs)
        whole, style = self._page.finish(page)
        return whole.replace("/* KaTeX */", style, 1), resources

    def default_filters(self) -> Any:
        """Add the one for outputs that are formulas."""
        yield from super().default_filters()
        yield "draw_formulas", self._output

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Render Markdown as nbconvert does, with places for the formulas, and nothing that acts.

        nbgrader's page has a student's text as it is, scripts included: they would run as whoever
        marks.
        """
        settings = self.lexer_options | {
            "attachments": context.get("cell", {}).get("attachments", {}),
            "embed_images": self.embed_images,
            "path": context.get("resources", {}).get("metadata", {}).get("path", ""),
            "anchor_link_text": self.anchor_link_text,
            "exclude_anchor_links": self.exclude_anchor_links,
        }
        renderer = Renderer(self._page, escape=False, **settings)
        try:
            return clean_html(MarkdownWithMath(renderer).render(source), pictures=True)
        except Exception:  # a picture that the notebook does not hold, say, hides no page
            return f"<pre>{html.escape(source)}</pre>"

    def _output(self, text: str) -> str:
        found = _FORMULA.fullmatch(text)
        if not found:
            return html.escape(text)
        return self._page.place(found[found.lastgroup], found.lastgroup in ("own", "line", "block"))
