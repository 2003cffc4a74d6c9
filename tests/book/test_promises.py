"""The hidden checks are those of the table of promises, and every docstring's example is checked."""

import ast
import doctest

import pytest

from tests.book.exercises import CHAPTERS, chapter
from tests.book.promises import WITHOUT_TABLE, promises, same, source
from tests.book.test_exercises import NO_EXAMPLE, recorded

each_chapter = pytest.mark.parametrize("name", [n for n in CHAPTERS if n not in WITHOUT_TABLE])


@each_chapter
def test_notebook_and_table_have_not_parted(name):
    checks = {check.grade_id: check.source for check in chapter(name).checks}
    for function, promise in promises(name).items():
        for check in promise.checks:
            written = checks.get(f"{function}_{check.name}", "")
            wanted = source(name, function, promise, check)
            assert same(written, wanted), f"{function}_{check.name}: run make checks"


@each_chapter
def test_what_the_table_wrote_is_still_in_it(name):
    known = {f"{f}_{check.name}" for f, p in promises(name).items() for check in p.checks}
    written = {c.grade_id for c in chapter(name).checks if "import Compare" in c.source}
    assert sorted(written - known) == []


@each_chapter
def test_every_function_has_its_promises(name):
    assert set(promises(name)) == set(chapter(name).exercises)


@each_chapter
def test_the_example_of_the_docstring_is_a_visible_check(name):
    for exercise in chapter(name).exercises.values():
        (stub,) = ast.parse(exercise.solution.shown).body
        examples = doctest.DocTestParser().get_examples(ast.get_docstring(stub))
        assert examples or exercise.name in NO_EXAMPLE
        text = "\n".join(example.source for example in examples)
        code = text if text else f"{exercise.name} = {exercise.name}"
        shown = exercise.visible[0]
        example = type(shown)("test", "example", "code", code, code)
        called = recorded(chapter(name), exercise, [example]).inputs
        checked = recorded(chapter(name), exercise, [shown]).inputs
        assert called <= checked, exercise.name
