"""What the local Sphinx extensions do, each by itself and without a build."""

import importlib.util
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from docutils import nodes
from docutils.utils import new_document

ROOT = Path(__file__).parents[2]
ANSWER = "return 41 + 1"


@pytest.fixture(scope="module", autouse=True)
def local_extensions():
    sys.path.insert(0, str(ROOT / "book" / "_extensions"))
    yield
    sys.path.remove(str(ROOT / "book" / "_extensions"))


def load(name):
    return importlib.import_module(name)


def cell(source, kind="code", **metadata):
    made = (nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell)(source)
    made.metadata.nbgrader = {
        "schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False,
        "grade_id": source[:3], **metadata,
    }  # fmt: skip
    return made


@pytest.fixture
def notebook() -> str:
    task = "Why?\n\n=== BEGIN MARK SCHEME ===\n\nfor the reason\n\n=== END MARK SCHEME ==="
    cells = [
        cell(f"def f():\n### BEGIN SOLUTION\n    {ANSWER}\n### END SOLUTION", solution=True),
        cell(
            "# f: value\n### BEGIN HIDDEN TESTS\nassert f() == 42\n### END HIDDEN TESTS",
            grade=True, locked=True, points=1,
        ),
        cell(task, kind="markdown", task=True, locked=True, points=2),
    ]  # fmt: skip
    cells[0].outputs = [nbformat.v4.new_output("stream", text="told")]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


def test_the_student_version_holds_no_answer(notebook):
    text = nbformat.writes(load("student_version").read(notebook))
    for hidden in (ANSWER, "assert f()", "for the reason", "told"):
        assert hidden not in text
    for shown in ("# YOUR CODE HERE", "# f: value", "Why?"):
        assert shown in text


def test_the_switch_shows_solutions_and_no_hidden_test(notebook):
    text = nbformat.writes(load("student_version").read(notebook, solutions=True))
    assert ANSWER in text
    assert "assert f()" not in text
    assert "for the reason" not in text


def test_an_ordinary_notebook_stays_as_it_is():
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]))
    assert load("student_version").read(text) == nbformat.reads(text, as_version=4)


def test_binder_opens_the_students_branch():
    binder = load("student_version").binder
    config = SimpleNamespace(html_theme_options={"repository_url": "https://github.com/a/b/"})
    assert binder(config, "x/y.ipynb") == (
        "https://mybinder.org/v2/gh/a/b/students?urlpath=lab/tree/x/y.ipynb"
    )
    assert binder(SimpleNamespace(html_theme_options={"repository_url": ""}), "x") == ""


def test_formulas():
    formulas = load("formulas")
    katex = formulas.KaTeX()
    assert "class=kh" in katex(r"\frac{1}{1 + e^{-x}}", False)["html"]
    assert "katex-display" in katex(r"\begin{align*}a &= b\end{align*}", True)["html"]
    assert r"\oops" in katex(r"\oops", False)["error"]
    assert "html" in katex("x", False), "an error must not end the process"
    katex.close()


def test_formulas_are_written_with_names_that_the_stylesheet_knows():
    formulas = load("formulas")
    katex = formulas.KaTeX()
    told = katex(r"\sum_{i=1}^n \frac{x_i^2}{\sqrt{2}} = \Bigl(\ln y\Bigr)", True)["html"]
    katex.close()
    drawn = told[told.index("class=kh") :]
    classes = re.findall(r'class=(?:"([^"]+)"|([^\s>]+))', drawn)
    names = {name for told in classes for name in "".join(told).split()}
    known = set(re.findall(r"\.([a-z][\w-]*)", formulas.stylesheet()))
    assert names <= known
    assert "vlist" not in names | known
    assert "mord" not in names


@pytest.mark.parametrize(("tex", "drawn"), [("x", "<i class=it>x</i>"), ("0.5", "0.5")])
def test_a_letter_or_a_number_within_text_is_written_once(tex, drawn):
    formulas = load("formulas")
    translator = SimpleNamespace(body=[])
    formula = nodes.math("", tex)
    nodes.section("", nodes.section("", nodes.paragraph("", "", formula)))
    with pytest.raises(nodes.SkipNode):
        formulas.visit_inline(translator, formula)
    formulas.stop(None, None)
    expected = f'<span class="katex notranslate"><i class=ba>{drawn}</i></span>'
    assert translator.body == [expected]


def test_every_step_between_two_sizes_of_letters_is_katexs_own():
    formulas = load("formulas")
    step = r"\.sizing\.reset-size(\d+)\.size(\d+)\{font-size:([\d.]+)em"
    steps = re.findall(step, formulas.STYLESHEET.read_text(encoding="utf-8"))
    assert len(steps) == 121
    for before, after, factor in steps:
        ratio = formulas.SIZES[int(after) - 1] / formulas.SIZES[int(before) - 1]
        assert ratio == pytest.approx(float(factor), abs=1e-9)


SVG = """<?xml version="1.0"?>
<svg width="144pt" height="72pt" viewBox="0 0 144 72" xmlns:xlink="http://www.w3.org/1999/xlink">
 <metadata>2026-11-20</metadata>
 <g id="figure_1"><path id="m1" style="fill: #010203"/><use xlink:href="#m1"/></g>
 <g clip-path="url(#p1)"/><clipPath id="p1"/>
</svg>"""


def test_a_figure_becomes_part_of_the_page():
    svg = load("figures").inline(SVG, 'a "curve" & more')
    assert 'aria-label="a &quot;curve&quot; &amp; more"' in svg
    assert 'role="img"' in svg
    assert "figure_1" not in svg
    assert "2026" not in svg
    assert "fill: currentColor" in svg
    assert 'id="m1"' not in svg
    assert svg.count("-m1") == svg.count("-p1") == 2


def test_a_figure_further_down_is_a_file_with_its_size_and_its_description(tmp_path):
    figures = load("figures")
    builder = SimpleNamespace(outdir=tmp_path, imagedir="_images", imgpath="../_images")
    image = figures.late(builder, SVG, 'a "curve" & more')
    assert 'loading="lazy" alt="a &quot;curve&quot; &amp; more"' in image
    assert 'width="144" height="72"' in image
    (path,) = (tmp_path / "_images").iterdir()
    assert f'src="../_images/{path.name}"' in image
    drawn = path.read_text(encoding="utf-8")
    assert drawn.count("-m1") == drawn.count("-p1") == 2
    assert "prefers-color-scheme:dark" in drawn


def test_the_colours_are_legible_on_light_and_on_dark():
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    from matplotlib import rc_params_from_file

    style = rc_params_from_file(load("execution").STYLE, use_default_template=False)
    colours = style["axes.prop_cycle"].by_key()["color"]
    assert len(set(colours)) == 8
    for colour in colours:
        for ground in ("fbfaf7", "14181d"):
            low, high = sorted([luminance(colour.lstrip("#")), luminance(ground)])
            assert (high + 0.05) / (low + 0.05) >= 3, (colour, ground)


def test_the_cache_forgets_what_depends_on_changed_code(tmp_path):
    execution = load("execution")
    (tmp_path / "solutions").mkdir()
    module = tmp_path / "solutions" / "losses.py"
    module.write_text("x = 1")
    before = execution.key(tmp_path)
    assert execution.key(tmp_path) == before
    module.write_text("x = 2")
    assert execution.key(tmp_path) != before


def test_one_stylesheet_with_all_its_fonts():
    style = load("pages").stylesheet()
    assert ".katex" in style
    assert re.search(r"\.highlight :is\([^)]*\.k[,)]", style)
    assert ".woff)" not in style


def test_a_table_of_the_first_screen_is_fitted_before_it_is_shown():
    pages = load("pages")

    def is_fitted_at_once(letters):
        document = new_document("page")
        document += nodes.section("", nodes.paragraph(text="a" * letters), nodes.table())
        return pages.is_on_first_screen(document, pages.is_fitted)

    assert is_fitted_at_once(900)
    assert not is_fitted_at_once(1000)


def test_a_figure_knows_its_smallest_letters():
    small, large = (SVG.replace("<use", f'<use transform="scale({s} -{s})"') for s in (0.06, 0.12))
    least = [
        float(re.search(r"--least: ([\d.]+)rem", load("figures").inline(svg, "a curve"))[1])
        for svg in (small, large)
    ]
    assert least == [144 / 6 * 9 / 16, 144 / 12 * 9 / 16]


TWO_PANELS = """<?xml version="1.0"?>
<svg width="144pt" height="72pt" viewBox="0 0 144 72" xmlns="http://www.w3.org/2000/svg">
<g id="figure_1"><g id="axes_1"><g id="patch_2"><path d="M 10.5 60 L 60 60"/></g></g>
<g id="axes_2"><g id="patch_7"><path d="M 80.5 60 L 130 60" style="fill: #010203"/></g></g></g>
</svg>"""


def test_of_two_panels_the_first_can_be_shown_alone():
    figures = load("figures")
    alone = figures.as_file(figures.first_panel(TWO_PANELS))
    assert "M10.5 60" in alone
    assert "M80.5 60" not in alone
    assert figures.measures(alone)[:2] == (80.5, 72)


def test_a_figure_in_a_file_knows_light_and_dark():
    svg = load("figures").as_file(TWO_PANELS)
    assert "fill: currentColor" in svg
    assert re.search(r"svg\{color:#\w+;.*prefers-color-scheme:dark\)\{svg\{color:#\w+\}", svg)


@pytest.mark.parametrize(
    ("alts", "count"), [((), 0), (("Left, a curve", "Left, a curve again"), 2)]
)
def test_a_figure_that_is_not_there_once_is_told(alts, count):
    page = new_document("")
    page += [nodes.image(alt=alt, uri="drawn.svg", candidates={"*": "drawn.svg"}) for alt in alts]
    env = SimpleNamespace(get_doctree=lambda name: page)
    with pytest.raises(Exception, match=f"{count} figures of book/a/index begin with 'Left'"):
        load("exercise_pages").figure_of(env, "book/a/index", "Left")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{e^{x_i}}{\sum_{k} e^{x_k}}", "e^x_i / ∑_k e^x_k"),
        (r"\max(a,\, 0) \mapsto \tfrac12", "max(a, 0) ↦ 1/2"),
        (r"\sigma(x)", "σ(x)"),
        (r"\frac{\partial L}{\partial w}", "∂ L / ∂ w"),
        (r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g", "m ← β_1 m + (1 - β_1) g"),
        (
            r"\Longrightarrow\quad V = \frac{\eta\sigma^2}{\lambda (2 - \eta\lambda)}",
            "⟹ V = ησ^2 / (λ (2 - ηλ))",
        ),
        (
            r"\underbrace{\sum_k p_k}_{D(p \,\|\, q)} \ne \bigl\lVert\hat x\bigr\rVert",
            "∑_k p_k ≠ ‖x̂‖",
        ),
        (r"w / \sqrt{n_\text{in}} = \tfrac1m \ln 2 \dots", "w / √n_in = 1 / m ln 2 …"),
        (r"\begin{aligned} a &\le \sum_k b_k \\ c &= 1 \end{aligned}", "a ≤ ∑_k b_k c = 1"),
    ],
)
def test_formulas_can_be_searched(tex, text):
    assert load("search_index").plain(tex) == text


def test_words_of_the_search():
    tokens = load("search_index").tokens
    assert tokens("Leaky_ReLU, 2 x; 交叉熵 and ∂σ") == [
        "leaky_relu", "leaky", "relu", "交叉熵", "and", "∂", "σ",
    ]  # fmt: skip


def test_the_search_knows_only_what_is_seen():
    seen = nodes.section("", nodes.title("", "Shapes"), nodes.paragraph("", "In sight."), ids=["s"])
    seen += nodes.comment("", "SECRET")
    seen += nodes.raw("", "<i>SECRET</i>", format="html")
    inner = nodes.section("", nodes.title("", "Axes"), nodes.paragraph("", "Inside."), ids=["axes"])
    document = new_document("page")
    document += nodes.section("", nodes.title("", "Arrays"), seen, inner, ids=["arrays"])
    index, texts = load("search_index").build({"book/arrays": document}, {"book/arrays": "Arrays"})
    assert texts["book/arrays"] == [
        ("", "Arrays", ""), ("s", "Shapes", "In sight."), ("axes", "Axes", "Inside."),
    ]  # fmt: skip
    assert index["headings"] == [[0, "s", "Shapes"], [0, "axes", "Axes"]]
    assert index["words"]["sight"] == [0]
    assert "secret" not in index["words"]


def test_pages_of_a_word_are_packed():
    packed = load("search_index").packed
    assert packed({5: 8, 2: 1, 3: 100}) == [4 * 2 + 0, 4 * 0 + 3, 4 * 1 + 2]


def test_contents_of_the_pdf_get_page_numbers():
    specification = importlib.util.spec_from_file_location("pdf", ROOT / "book" / "pdf.py")
    pdf = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(pdf)
    nav = '<nav aria-label="Contents"><a class="x" href="#document-a%2Fb">B</a><a href="#c">C</a></nav>'
    html = f'{nav}<main><a href="#document-a%2Fb">B</a></main>'
    numbered = pdf.with_numbers(html, {"document-a/b": 7})
    assert numbered == html.replace("<a class", '<span class="page">7</span><a class')


@pytest.mark.parametrize(
    ("answer", "tolerance"),
    [("283", 0), ("0.881", 0.001), ("-0.6392", 1e-4), ("1.5", 0.015), ("0.04", 4e-4)],
)
def test_an_answer_may_differ_by_a_unit_of_its_last_digit_or_a_hundredth(answer, tolerance):
    assert float(load("questions").tolerance(answer)) == pytest.approx(tolerance)


def test_scripts_are_published_without_indentation_and_comments():
    lean = load("pages").lean
    assert lean('// why\n"use strict";\nif (a) {\n  b(); // there\n}\n') == (
        '"use strict";\nif (a) {\nb(); // there\n}\n'
    )
