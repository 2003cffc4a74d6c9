"""``make release`` writes every chapter's assignment and never takes one away."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[2]


def notebook(*names: str) -> str:
    """Write an exercise notebook with a solution cell for each name."""
    marks = {"schema_version": 3, "grade": False, "solution": True, "locked": False, "task": False}
    cells = [
        nbformat.v4.new_code_cell(
            "### BEGIN SOLUTION\nx = 1\n### END SOLUTION",
            metadata={"nbgrader": marks | {"grade_id": name}},
        )
        for name in names
    ]
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=python))


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """Make a course of two chapters, one of them without an exercise."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "book/alone").mkdir(parents=True)
    (folder / "book/a").mkdir()
    (folder / "book/a/exercises.ipynb").write_text(notebook("f"), encoding="utf-8")
    assert released(folder) == (0, "  release/a\n", "")
    return folder


def released(folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, ROOT / "book/release.py"], cwd=folder, capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def test_every_exercise_of_the_book_is_released_and_the_makefile_names_none():
    listed = {path.parent.name for path in ROOT.glob("book/*/exercises.ipynb")}
    code = "import sys; sys.path[:0] = ['book']; import release; print(*release.chapters())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == listed
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert not [name for name in listed - {"activations"} if f" {name} " in recipe]


@pytest.mark.slow
def test_nothing_due_is_told_in_a_line(course):
    assert released(course) == (0, "  release/ is up to date\n", "")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")
def test_a_refusal_is_one_sentence_and_leaves_the_former_release(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "network-functions") as gradebook:
        gradebook.add_student("ada")
        gradebook.add_submission("a", "ada")
    former = (course / "release/a/exercises.ipynb").read_bytes()
    source = course / "book/a/exercises.ipynb"
    source.write_text(notebook("f", "g"), encoding="utf-8")
    os.utime(source, (later := time.time() + 10, later))
    status, told, error = released(course)
    assert status == 1
    assert told == ""
    assert error.count("\n") == 1
    assert "nbgrader db assignment remove a --force" in error
    assert (course / "release/a/exercises.ipynb").read_bytes() == former
