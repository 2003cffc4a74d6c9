"""What a check says is decided in one module, which the browser can load as well."""

import ast
import subprocess
import sys

import pytest

from autograder.judge import wording
from autograder.judge.wording import FAILED, PARTLY, PASSED


def test_it_needs_nothing_but_the_standard_library():
    program = (
        "import sys; before = set(sys.modules)\n"
        "import autograder.judge.wording, autograder.disk.names\n"
        "print(*{m.split('.')[0] for m in set(sys.modules) - before})"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    loaded = set(result.stdout.split()) - {"autograder"}
    assert loaded <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("value", "status", "score"),
    [
        (None, PASSED, 2), (True, PASSED, 2), ("text", PASSED, 2), (2, PASSED, 2),
        (0.5, PARTLY, 0.5), (0, FAILED, 0), (3, FAILED, 0), (-1, FAILED, 0),
        (float("nan"), FAILED, 0), (1j, FAILED, 0), (object, PASSED, 2),
    ],
)  # fmt: skip
def test_the_last_value_gives_the_points(value, status, score):
    assert wording.credit(value, 2.0, wording.is_odd(value))[:2] == (status, score)


def test_an_array_is_no_number_of_points():
    assert wording.credit(bytearray(b"2"), 2.0, odd=True)[:2] == (FAILED, 0)
    assert wording.credit(bytearray(b"2"), 2.0, odd=True, allowed=True)[:2] == (PASSED, 2)


def fail(check, hint="", hidden=True, student="", seen=()):
    """Run a check that fails; return its message."""
    names = {}
    exec(compile(student, "<student>", "exec"), names)
    tree = ast.parse(check)
    try:
        exec(compile(tree, "<check>", "exec"), names)
    except Exception as error:
        own = wording.lines_in(error, "<student>")
        what = wording.described(type(error).__name__, str(error), f"line {own[-1:]}")
        theirs = own and wording.raised(what, hidden)
        lines = wording.lines_in(error, "<check>")
        return wording.message(check, hint, error, lines, theirs or None, seen, not hidden)
    raise AssertionError("the check passed")


def test_what_the_instructor_wrote_comes_before_the_hint():
    assert fail("assert 1 == 2, 'Add one.'", "Count.") == "Add one."
    assert fail("assert 1 == 2", "Count.") == "Count."
    assert fail("x = 3\nassert x == 2, f'not {x}'", "Count.") == "Count."
    assert fail("assert 1 == 2") == wording.NOT_PASSED


def test_of_a_visible_check_the_statement_is_told_that_is_not_so():
    check = "x = 3\nfor y in (3, 4):\n    assert (\n        x == y\n    )"
    assert fail(check, "Count.", hidden=False) == "This is not so: assert ( x == y )\nHint: Count."
    assert fail(check, "Count.") == "Count."
    assert fail("assert 1 == 2, 'Add one.'", hidden=False) == "Add one."


def test_of_a_hidden_check_nothing_is_told_but_that_the_code_raised():
    student = "def f(x):\n    raise ValueError(f'secret {x}')"
    assert fail("f(41)", "Count.", True, student) == "Your code raised an exception. Hint: Count."


def test_of_a_visible_check_class_line_and_message_are_told():
    student = "def f(x):\n    raise ValueError(f'not {x}')"
    told = "Your code raised ValueError: not 41 (line [2]). Hint: Count."
    assert fail("f(41)", "Count.", False, student) == told


def test_a_hint_after_a_sentence_follows_the_word_hint_as_its_author_wrote_it():
    student = "def f():\n    raise NotImplementedError()"
    told = "Not implemented yet. Hint: x[0] = 1 changes x."
    assert fail("f()", "x[0] = 1 changes x.", True, student) == told
    assert fail("assert 1 == 2", "x[0] = 1 changes x.") == "x[0] = 1 changes x."
    assert wording.with_hint(wording.NOT_FINISHED, "") == wording.NOT_FINISHED


def test_a_name_is_told_only_to_who_knows_it():
    assert (
        fail("softmax(1)", "Count.", seen={"softmax"})
        == "softmax is not defined here: renamed, defined below, or did its cell fail?"
    )
    assert fail("secret(1)", "Count.", seen={"softmax"}) == "Count."


def test_a_stub_says_that_it_is_one():
    student = "def f():\n    raise NotImplementedError()"
    assert fail("f()", "", True, student) == wording.NOT_IMPLEMENTED
