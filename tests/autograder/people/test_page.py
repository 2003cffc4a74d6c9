"""What a student gets back: clear, in one file, with nothing hidden and nothing that could act."""

import asyncio
import base64
import datetime
import re

import pytest

from autograder.people.feedback import write_page
from autograder.people.page import Mark, Standing, present
from autograder.people.rendering import Page, draw_formulas

# The beginning of a picture of 2 by 2 pixels, and a lot behind it.
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\2" + bytes(300_000)).decode()
FOUND = {"title": "f: adds one", "status": "failed", "message": "x[x < 0] = 0 changes x."}


def checked(nb, grade_id, **found):
    return nb.test("assert secret", grade_id, 2, autograder={**FOUND, **found})


@pytest.fixture
def arrange(nb):
    def make(*cells, marks=None, **standing):
        book = nb.notebook(*cells)
        return present(book, Standing("Ada Park", marks or {}, **standing), "a: n")

    return make


def written(arranged, tmp_path):
    write_page(arranged, tmp_path / "page.html")
    return (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_top_says_whose_when_and_how_many_points_are_still_to_come(arrange, nb, tmp_path):
    marks = {"t": Mark(1, 2), "why": Mark(0, 4, waiting=True), "old": Mark(5, 4, extra=1)}
    cells = [checked(nb, "t"), nb.answer("Because.", "why"), nb.answer("So.", "old")]
    handed_in = datetime.datetime(2030, 3, 1, 12, 30)
    arranged = arrange(*cells, marks=marks, handed_in=handed_in, penalty=2)
    page = written(arranged, tmp_path)
    assert "Ada Park, handed in on 01 March 2030, 12:30 UTC" in page
    assert arranged["totals"] == [
        "4 of 10 points",
        "1 of them is an extra point.",
        "2 points were deducted because it was late.",
        "A person has not marked everything yet: up to 4 points more.",
    ]


def test_the_top_says_how_late_it_was_also_where_nothing_is_deducted(arrange, nb):
    cells, marks = [checked(nb, "t")], {"t": Mark(2, 2)}

    def said(**standing):
        return arrange(*cells, marks=marks, **standing)["totals"][1:]

    assert said() == []
    late = 3.5 * 3600 + 59
    assert said(seconds_late=late) == [
        "It was handed in 3 hours 30 minutes late: nothing was deducted."
    ]
    assert said(seconds_late=late, penalty=1) == [
        "It was handed in 3 hours 30 minutes late: 1 point was deducted."
    ]


def test_points_of_an_answer_that_is_missing_are_told_in_the_table(arrange, nb, tmp_path):
    cells = [
        nb.text("## 16. Mish", "one"),
        checked(nb, "t", status="passed"),
        checked(nb, "u"),
        nb.answer("", "why", 3),
        nb.text("## 17. Why", "two"),
        nb.answer("", "first", 1),
        nb.answer("", "second", 0.5),
        nb.answer("Wrong.", "third", 2),
    ]
    marks = {name: Mark(0, points, empty=True) for name, points in (("u", 2), ("why", 3))}
    marks |= {"first": Mark(0, 1, empty=True), "second": Mark(0, 0.5, empty=True)}
    marks |= {"t": Mark(2, 2), "third": Mark(0, 2)}
    arranged = arrange(*cells, marks=marks)
    assert [one.state for one in arranged["exercises"]] == [
        "1 of 2 checks passed, 1 answer is missing (3 points)",
        "2 answers are missing (1.5 points)",
    ]
    assert "1 answer is missing (3 points)</td>" in written(arranged, tmp_path)


def test_a_mark_by_hand_from_before_a_new_hand_in_is_told(arrange, nb):
    marks = {"why": Mark(3, 4, waiting=True, again=True)}
    arranged = arrange(nb.answer("Because.", "why"), marks=marks)
    assert arranged["totals"][0] == "3 of 4 points"
    assert "looks again" in arranged["totals"][1]
    assert "before you handed in again" in arranged["exercises"][0].parts[0]["words"]


def test_the_table_tells_marks_from_before_from_points_that_wait(arrange, nb):
    cells = [nb.text("## 1. Why", "one"), nb.answer("Because.", "why"), nb.answer("So.", "how")]
    cells.append(nb.answer("Yes.", "whether"))
    marks = {"why": Mark(2, 3, waiting=True, again=True), "how": Mark(1, 1)}
    (one,) = arrange(*cells[:-1], marks=marks)["exercises"]
    assert one.state == "marked 2 of 3 earlier, waits for another look"
    marks["whether"] = Mark(0, 4, waiting=True)
    (one,) = arrange(*cells, marks=marks)["exercises"]
    assert one.state == (
        "up to 4 points wait for a person, marked 2 of 3 earlier, waits for another look"
    )


def test_exercises_follow_the_instructors_headings(arrange, nb, tmp_path):
    cells = [
        nb.text("# The sheet\nHello.", "top"),
        nb.text("## 1. Adding\nAdd $x$.", "one"),
        nb.solution("def f(x): return x", "f"),
        checked(nb, "t"),
        nb.text("## 2. Taking away\nTake.", "two"),
        nb.own("## not an exercise", cell_type="markdown"),
        checked(nb, "u", status="passed"),
    ]
    marks = {"t": Mark(0, 2), "u": Mark(2, 2)}
    arranged = arrange(*cells, marks=marks)
    assert arranged["title"] == "The sheet"
    found = [(one.heading, one.subtotal, one.state) for one in arranged["exercises"]]
    assert found == [
        ("1. Adding", "0 of 2", "0 of 1 check passed"),
        ("2. Taking away", "2 of 2", "1 of 1 check passed"),
    ]
    page = written(arranged, tmp_path)
    for number in (1, 2):
        assert f'href="#exercise-{number}"' in page
        assert f'id="exercise-{number}"' in page
    assert "secret" not in page


def test_hints_are_printed_as_written(arrange, nb, tmp_path):
    page = written(arrange(checked(nb, "t")), tmp_path)
    assert "x[x &lt; 0] = 0 changes x." in page


def test_what_every_check_says_is_said_once(arrange, nb, tmp_path):
    unwritten = {"message": "Not implemented yet. Hint: divide each row by its own sum."}
    arranged = arrange(*(checked(nb, f"t{i}", **unwritten) for i in range(3)))
    page = written(arranged, tmp_path)
    assert page.lower().count("not implemented yet") == 1
    assert "Divide" not in page
    renamed = {"message": "f is not defined. Did you rename the function?"}
    page = written(arrange(*(checked(nb, f"t{i}", **renamed) for i in range(3))), tmp_path)
    assert page.count("Did you rename the function?") == 1


@pytest.mark.parametrize("failed", [1, 2, 3])
def test_who_fails_several_checks_is_told_to_begin_with_the_first(arrange, nb, tmp_path, failed):
    checks = [checked(nb, f"t{i}", message=f"Look at {i}.") for i in range(failed)]
    page = written(arrange(checked(nb, "t", status="passed"), *checks), tmp_path)
    assert page.count("Begin with the first of these") == (failed > 1)


def test_formulas_are_drawn_and_their_fonts_are_in_the_page(arrange, nb, tmp_path):
    cells = [
        nb.text("## Softmax\n$$\\sigma(x)_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$", "task"),
        nb.answer("As $x \\to \\infty$, **so** does $\\mathbb{E}$.", "why"),
        checked(nb, "t"),
    ]
    comment = "Look at $x_1$, **again**. <script>alert(1)</script>"
    marks = {"why": Mark(1, 4, comment=comment), "t": Mark(0, 2)}
    page = written(arrange(*cells, marks=marks), tmp_path)
    assert page.count('class="katex"') == 4
    assert "<strong>again</strong>" in page
    assert "font/woff2" in page
    assert len(page) < 500_000
    assert "<script" not in page
    assert re.findall(r"""(?:src|href)=["'](?!data:|#)|url\((?!data:)""", page) == []


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def test_a_page_stays_small_however_much_a_submission_shows_and_says_what_is_left_out(
    arrange, nb, tmp_path
):
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": PNG}}
    cells = [nb.own("print('few')"), nb.own("print('much')"), nb.own("x = 1\n" * 50_000)]
    cells[0]["outputs"] = [stream("a few words")]
    cells[1]["outputs"] = [stream("<&>" * 133_000), picture]
    cells += [nb.own(f"# {i} $x^{i}$\n" * 500, cell_type="markdown") for i in range(20)]
    page = written(arrange(*cells, checked(nb, "t")), tmp_path)
    assert len(page.encode()) < 500_000
    assert "a few words" in page
    assert "A figure of 400 kB is left out here" in page
    assert "The rest, 397000 characters, is left out here" in page
    assert "x[x &lt; 0] = 0 changes x." in page


def test_what_a_terminal_would_obey_is_not_shown(arrange, nb, tmp_path):
    cell = nb.own("print('colours')")
    link = "\x1b]8;;http://elsewhere.example\x07here\x1b]8;;\x07"
    cell["outputs"] = [stream(f"\x1b[1;31mred\x1b[0m \x1b]0;a title\x1b\\{link} a\x00b\tc")]
    page = written(arrange(cell, checked(nb, "t")), tmp_path)
    assert "red here ab\tc</pre>" in page
    assert "elsewhere" not in page


def test_thousands_of_cells_make_no_large_page(arrange, nb, tmp_path):
    cells = [nb.own(f"print({i})" + " " * 100 + "#") for i in range(3_000)]
    for cell in cells:
        cell["outputs"] = [stream("x" * 100)]
    page = written(arrange(*cells, checked(nb, "t")), tmp_path)
    assert len(page.encode()) < 500_000
    assert "Much of what your notebook holds is left out here" in page


def test_what_fits_is_shown_whole(arrange, nb, tmp_path):
    cell = nb.own("print('x' * 100_000)")
    cell["outputs"] = [stream("x" * 100_000)]
    page = written(arrange(cell, checked(nb, "t")), tmp_path)
    assert "x" * 100_000 in page
    assert "left out" not in page


def test_a_page_without_formulas_brings_no_fonts(arrange, nb, tmp_path):
    page = written(arrange(checked(nb, "t")), tmp_path)
    assert "font/woff2" not in page
    assert len(page) < 20_000


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\includegraphics{http://example.org/x.png}",
        r"\htmlStyle{background:url(http://example.org)}{x}",
        r"\def\a{\a\a}\a",
        "\\frac{" * 5000,
        "</span><script>alert(1)</script>",
    ],
)
def test_no_formula_can_act_or_hang(tex):
    (drawn,) = draw_formulas([(tex, False)])
    assert "<script" not in drawn
    assert "<a " not in drawn
    assert "<img" not in drawn
    assert not re.search(r"""style=["'][^"']*url""", drawn)


def test_formulas_are_drawn_within_a_notebook_too():
    """Where feedback is written from a notebook's cell, or by a server, an event loop runs."""

    async def cell():
        return draw_formulas([(r"\tanh z_7", False)])

    (drawn,) = asyncio.run(cell())
    assert drawn.startswith('<span class="katex">')


def test_a_student_cannot_write_the_marks_that_formulas_leave():
    page = Page()
    shown = page.markdown("0123456789abcdef-0- and $x$")
    whole, _ = page.finish(shown)
    assert "0123456789abcdef-0-" in whole
    assert whole.count('class="katex"') == 1


def test_markdown_that_acts_is_made_harmless():
    shown = Page().markdown(
        "<img src=x onerror=alert(1)> [a](javascript:alert(1)) <style>*{}</style>"
    )
    assert "onerror" not in shown
    assert "javascript:" not in shown
    assert "<style" not in shown


def test_marking_schemes_and_hidden_regions_of_texts_are_left_out(arrange, nb, tmp_path):
    text = "## Task\nSay why.\n=== BEGIN MARK SCHEME ===\ns3cret\n=== END MARK SCHEME ==="
    page = written(arrange(nb.task(text, "task"), marks={"task": Mark(0, 1)}), tmp_path)
    assert "Say why." in page
    assert "s3cret" not in page
