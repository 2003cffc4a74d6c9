"""A solution that is shown is one piece of code, and it passes every check."""

import re
import sys

import pytest

from tests.book.exercises import CHAPTERS, ROOT, chapter, in_this_process

sys.path.insert(0, str(ROOT / "book" / "_extensions"))

from shown_solution import shown_solution


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.long if n == "digits" else ()) for n in CHAPTERS]
)
def test_a_shown_solution_needs_nothing_and_passes_every_check(name):
    this = chapter(name)
    for exercise in this.exercises.values():
        shown = shown_solution(exercise.solution.source)
        assert "solutions" not in shown
        assert "SOLUTION" not in shown
        assert list(in_this_process(this, exercise, shown)) == [], exercise.name


def test_the_asked_function_stands_first():
    shown = shown_solution(chapter("losses").exercises["softmax"].solution.source)
    assert re.findall(r"^def (\w+)", shown, re.M)[0] == "softmax"
