"""A solution that is shown is one piece of code, and it passes every check."""

import re
import sys

import pytest

from tests.book.exercises import CHAPTERS, ROOT, chapter, in_this_process, variants

sys.path.insert(0, str(ROOT / "book" / "_extensions"))

from shown_solution import right_answers, shown_solution


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


@pytest.mark.parametrize("name", CHAPTERS)
def test_for_every_exercise_a_right_answer_is_shown_as_one_would_write_it(name):
    right = {variant.source for variant in variants(name) if not variant.fails}
    for exercise in chapter(name).exercises:
        answers = right_answers(name, exercise)
        assert answers, exercise
        for told, code in answers:
            assert told.endswith(".")
            assert any(source.endswith(f"{code}\n") for source in right)


def test_the_asked_function_stands_first():
    shown = shown_solution(chapter("losses").exercises["softmax"].solution.source)
    assert re.findall(r"^def (\w+)", shown, re.M)[0] == "softmax"
