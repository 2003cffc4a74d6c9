"""Packages that the instructor names are imported once; nothing of the course's own is."""

import sys

import pytest

from autograder.disk.names import imported_modules
from autograder.sandbox.importing import is_public


@pytest.mark.parametrize("name", ["json", "sys", "numpy", "numpy.testing", "pytest", "zipimport"])
def test_what_comes_with_python_or_was_installed_is_public(name):
    assert is_public(name, ())


def test_what_is_hidden_is_not_public():
    assert not is_public("numpy.testing", ("numpy",))
    assert not is_public("autograder.judge", ())


def test_nothing_of_the_courses_folder_is_public(tmp_path, monkeypatch):
    (tmp_path / "answers_of_the_course.py").write_text("x = 1")
    (tmp_path / "answers_in_a_folder").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert not is_public("answers_of_the_course", ())
    assert not is_public("answers_in_a_folder", ())
    assert not is_public("there_is_no_such_module", ())


def test_imports_by_name_are_seen():
    source = "m = __import__('json')\nimportlib.import_module('csv')\n__import__(name)"
    assert imported_modules(source) == {"json", "csv"}


@pytest.fixture
def loaded(desk, nb):
    """Grade a solution that tells whether a module was there before its first line."""

    def ask(reference, module):
        test = nb.test("assert there", "t")
        cells = [nb.solution(reference, "s"), test]
        student = f"import sys\nthere = {module!r} in sys.modules"
        return desk.grade(cells, nb.handed_in(cells, {"s": student})).checks["t"].passed

    return ask


def test_what_the_solution_imports_is_there_already(loaded):
    unusual = next(m for m in ("wave", "mailbox", "chunk", "sndhdr") if m not in sys.modules)
    assert not loaded("there = True", unusual)
    assert loaded(f"def f():\n    import {unusual}\nthere = True", unusual)


def test_what_a_submission_imports_is_not_there_for_the_next(desk, nb):
    cells = [nb.solution("there = True", "s"), nb.test("assert not there", "t")]
    student = "import sys\nthere = 'uu' in sys.modules\nimport uu"
    for _ in range(2):
        assert desk.grade(cells, nb.handed_in(cells, {"s": student})).checks["t"].passed
