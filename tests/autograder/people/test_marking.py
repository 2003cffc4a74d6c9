"""The page on which a person marks in formgrader: nbgrader's, with formulas drawn here."""

import re

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader.handlers import template_path
from traitlets.config import Config

from autograder.people.marking import MarkingExporter

PICTURE = "iVBORw0KGgo="


@pytest.fixture(scope="module")
def exporter():
    """As formgrader makes it where a course uses this grader."""
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [template_path]
    config.HTMLExporter.sanitize_html = True
    return MarkingExporter.like(HTMLExporter(config=config))


@pytest.fixture
def page(exporter):
    def write(*cells):
        notebook = nbformat.v4.new_notebook(cells=list(cells))
        return exporter.from_notebook_node(notebook, {"base_url": "", "index": 0, "total": 1})[0]

    return write


def answer(source, **metadata):
    return nbformat.v4.new_markdown_cell(source, **metadata)


def output(mime, text):
    shown = nbformat.v4.new_output("display_data", {mime: text})
    return nbformat.v4.new_code_cell("1", outputs=[shown])


def drawn(page):
    """The formulas of a page, as they were typed."""
    return re.findall(r"<annotation[^>]*>(.*?)</annotation>", page, re.DOTALL)


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("so $x^2$ and $$y$$", ["x^2", "y"]),
        ("$a < b$, $c > d$", ["a &lt; b", "c &gt; d"]),
        (r"$\begin{pmatrix} 1 & 2 \end{pmatrix}$", [r"\begin{pmatrix} 1 &amp; 2 \end{pmatrix}"]),
        (
            "\\begin{equation}\nx\n\\end{equation}",
            ["\\begin{equation}\nx\n\\end{equation}"],
        ),
        ("`$x$`", []),
    ],
)
def test_formulas_of_texts_are_drawn(page, source, formulas):
    written = page(answer(source))
    assert drawn(written) == formulas
    assert "katex-error" not in written


@pytest.mark.parametrize("text", ["$x$", "$$x$$", r"\(x\)", r"\[x\]"])
def test_an_output_that_is_a_formula_is_drawn(page, text):
    assert drawn(page(output("text/latex", text))) == ["x"]


def test_other_outputs_stay_as_they_are(page):
    written = page(output("text/latex", "$x$ <b>and</b> $y$"), output("text/plain", "$z$"))
    assert drawn(written) == []
    assert "$x$ &lt;b&gt;and" in written
    assert "$z$" in written


def test_nothing_is_asked_from_elsewhere(page):
    written = page(answer("$x$"), output("text/latex", "$y$"))
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", written)


def test_a_picture_in_an_answer_is_shown(page):
    held = {"a.png": {"image/png": PICTURE}}
    assert PICTURE in page(answer("![a](attachment:a.png)", attachments=held))


def test_a_picture_that_the_notebook_lacks_hides_no_page(page):
    written = page(answer("![a](attachment:none.png) <script>alert(1)</script>"), answer("Seen."))
    assert "attachment:none.png" in written
    assert "<script>alert" not in written
    assert "Seen." in written


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "so <img src=x onerror=alert(1)>",
        "$<img src=x onerror=alert(1)>$",
        "[a](javascript:alert(1)) <a href='data:text/html,<script>alert(1)</script>'>b</a>",
        r"$\href{javascript:alert(1)}{x}$",
        "![<script>alert(1)</script>](x)",
        "```\n<script>alert(1)</script>\n```",
    ],
)
def test_an_answer_cannot_act(page, source):
    written = BeautifulSoup(page(answer(source)), "html.parser").select_one("#notebook")
    assert not written.select("script, [onerror], [href^='javascript'], [href^='data']")


@pytest.mark.parametrize(
    "source",
    [
        "<img src='/logout'>",
        "so <IMG SRC=logout>",
        "![a](http://example.org/a.png)",
        "![a][1]\n\n[1]: /logout",
        "<img src='data:text/html,x'> <input type=image src=/logout> <video poster=/logout>",
    ],
)
def test_a_picture_that_lies_elsewhere_is_not_fetched(page, source):
    """Its address may be one that logs out whoever marks, or tells its owner who reads when."""
    written = BeautifulSoup(page(answer(source)), "html.parser").select_one("#notebook")
    assert not written.select("[src]:not(script), [srcset], [poster], [background], [style*=url]")
