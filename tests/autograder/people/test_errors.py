"""What goes wrong outside the grader is told in one line that says what to do."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from autograder import cli
from autograder.disk.course import Course, CourseError
from autograder.people.audit import audit
from autograder.people.errors import FILES, explain
from autograder.people.feedback import write_feedback
from autograder.people.platforms import _hand_ins, read_people
from autograder.people.report import read_report

IMPATIENT = """\
from autograder import cli
from autograder.disk import queries
queries.PATIENCE = 2
cli.main()
"""
RIGHT = "def f(x):\n    return x + 1"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory, course_folder, nb):
    """A course of which only the source is there, and one submission."""
    made = course_folder(tmp_path_factory.mktemp("errors") / "course")
    cells = [nb.solution("def f(x): pass", "f"), nb.test("# f: adds\nassert f(1) == 2", "t", 2)]
    made.source("a", {"n.ipynb": cells})
    made.submit("a", "ada", {"n.ipynb": nb.handed_in(cells, {"f": RIGHT})})
    made.first = made.run("autograder", "grade", "a")
    made.pages = made.run("autograder", "feedback", "a")
    return made


@pytest.fixture
def course(pristine, course_folder, tmp_path):
    """A graded course to break."""
    shutil.copytree(pristine.root, tmp_path / "course")
    return course_folder(tmp_path / "course")


def one_line(done, *words):
    """Check that a command refused with one line on the error stream; that it waited is told."""
    lines = done.stderr.strip().splitlines()
    lines = [line for line in lines if not line.endswith("waiting for it.")]
    assert done.returncode == 2, done.stdout + done.stderr
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("Error:")
    for word in words:
        assert word in lines[0], lines[0]


@pytest.mark.slow
def test_grade_registers_an_assignment_of_which_only_the_source_is_there(pristine):
    assert pristine.first.returncode == 0, pristine.first.stderr
    assert "a was new to the gradebook" in pristine.first.stdout
    assert "1 graded" in pristine.first.stdout
    assert pristine.pages.returncode == 0, pristine.pages.stderr


@pytest.mark.slow
def test_work_that_is_not_graded_yet_is_told_from_none(course):
    shutil.copytree(course.root / "submitted/ada", course.root / "submitted/bob")
    told = json.loads(course.run("autograder", "report", "a", "--json").stdout)
    remarks = {row["student"]: row["remarks"] for row in told}
    assert remarks == {"ada": "", "bob": "handed in, not graded yet: autograder grade a"}
    assert course.run("autograder", "grade", "a").returncode == 0
    told = json.loads(course.run("autograder", "report", "a", "--json").stdout)
    assert {row["remarks"] for row in told} == {""}


@pytest.mark.slow
def test_a_student_who_handed_in_nothing_is_not_to_be_graded(course):
    for command in ("grade", "feedback"):
        one_line(
            course.run("autograder", command, "a", "--student", "adda"),
            *("No submission of 'a' by adda", "submitted/adda/a", "Is ada meant?"),
        )


@pytest.mark.slow
def test_an_id_that_is_there_twice_is_named(course, nb):
    checks = [nb.test("assert f(1) == 2", "t", points) for points in (2, 3)]
    cells = [nb.solution("def f(x): pass", "f"), *checks]
    course.source("a", {"n.ipynb": cells})
    said = "the id t is there more than once: give each of these cells an id of its own"
    one_line(course.run("autograder", "grade", "a"), said, "generate_assignment a")
    checked = course.run("autograder", "check", "a")
    assert checked.returncode == 1
    assert said in " ".join(checked.stdout.split())


@pytest.mark.slow
def test_doctor_sees_a_file_where_a_folder_belongs(course):
    shutil.rmtree(course.root / "feedback")
    (course.root / "feedback").touch()
    doctor = course.run("autograder", "doctor")
    assert doctor.returncode == 1
    assert "is a file" in " ".join(doctor.stdout.split())


@pytest.mark.slow
def test_a_damaged_gradebook_is_told(course):
    (course.root / "gradebook.db").write_bytes(b"This is no database." * 1000)
    for command in (("grade", "a"), ("report",), ("feedback", "a")):
        one_line(course.run("autograder", *command), "damaged", "copy of gradebook.db")
    doctor = course.run("autograder", "doctor")
    assert doctor.returncode == 1
    assert "is damaged" in " ".join(doctor.stdout.split())


@pytest.mark.slow
def test_a_locked_gradebook_is_told(course):
    (course.root / "impatient.py").write_text(IMPATIENT)
    book = sqlite3.connect(course.root / "gradebook.db")
    book.execute("BEGIN EXCLUSIVE")
    try:
        told = course.run("impatient", "report")
        one_line(told, "Another program")
        assert "waiting for it." in told.stderr
    finally:
        book.close()


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_gradebook_is_told(course):
    (course.root / "gradebook.db").chmod(0o444)
    one_line(course.run("autograder", "grade", "a", "--force"), "may not be written", "chmod")


@pytest.mark.slow
def test_a_folder_in_the_way_of_feedback_is_told(course):
    shutil.rmtree(course.root / "feedback")
    (course.root / "feedback").write_text("in the way")
    one_line(course.run("autograder", "feedback", "a"), "cannot be written")


@pytest.mark.slow
def test_a_path_for_csv_that_does_not_exist_is_told_and_v_shows_the_traceback(course):
    target = str(course.root / "nowhere/grades.csv")
    one_line(course.run("autograder", "report", "--csv", target), "cannot be written", target)
    told = course.run("autograder", "report", "--csv", target, "-v")
    assert told.returncode == 2
    assert "Traceback" in told.stderr
    assert "FileNotFoundError" in told.stderr


@pytest.mark.slow
def test_feedback_of_one_student_or_of_nobody(course):
    shutil.rmtree(course.root / "feedback")
    done = course.run("autograder", "feedback", "a", "--student", "ada")
    assert done.returncode == 0, done.stderr
    assert (course.root / "feedback/ada/a/n.html").is_file()
    bob = ("feedback", "a", "--student", "bob")
    one_line(course.run("autograder", *bob), "No submission", "submitted/bob/a")
    shutil.copytree(course.root / "submitted/ada", course.root / "submitted/bob")
    one_line(course.run("autograder", *bob), "bob was not graded", "--student bob")


@pytest.mark.slow
def test_report_and_grade_for_another_program(course):
    rows = json.loads(course.run("autograder", "report", "--json").stdout)
    assert [(row["student"], row["score"], row["handed_in"]) for row in rows] == [("ada", 2, "yes")]
    lines = course.run("autograder", "grade", "a", "--json").stdout.splitlines()
    *events, told = map(json.loads, lines)
    assert [(e["student"], e["outcome"]) for e in events] == [("ada", "stands")]
    assert (told["graded"], told["skipped"]) == ([], ["ada"])


@pytest.mark.parametrize("read", [read_people, _hand_ins], ids=["roster", "zip"])
def test_a_file_that_is_not_there_is_called_that_and_not_damaged(tmp_path, read):
    for path, words in ((tmp_path / "none", "There is no "), (tmp_path, "is a folder")):
        with pytest.raises((FileNotFoundError, IsADirectoryError)) as caught:
            read(path, "moodle", *[1000] * (read is _hand_ins))
        assert words in explain(caught.value)
        assert str(path) in explain(caught.value)
    (tmp_path / "odd").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CourseError, match="cannot be read as a"):
        read(tmp_path / "odd", "moodle", *[1000] * (read is _hand_ins))


def test_a_folder_that_is_no_course_is_called_that(tmp_path, course_folder):
    with pytest.raises(CourseError, match=r"no nbgrader course in .* --course"):
        Course(tmp_path).require()
    (tmp_path / "source").mkdir()
    Course(tmp_path).require()
    Course(course_folder(tmp_path / "course").root).require()


def test_a_misspelt_assignment_is_called_that_also_where_nobody_was_graded(make_course, nb):
    made = make_course()
    made.source("ps1", {"n.ipynb": [nb.test("assert f() == 1", "f")]})
    course = made.release("ps1")
    with pytest.raises(CourseError, match=r"no assignment 'ps2' .* There are: ps1"):
        write_feedback(course, "ps2")
    with pytest.raises(CourseError, match="Nobody was graded for 'ps1'"):
        write_feedback(course, "ps1")
    with pytest.raises(CourseError, match=r"does not know 'ps2'\. It knows: ps1"):
        audit(course, "ps2")


@pytest.mark.parametrize("read", [read_report, audit])
def test_that_there_is_no_gradebook_yet_is_told(course_folder, tmp_path, read):
    course = Course(course_folder(tmp_path / "course").root)
    for name, command in (("a", "autograder grade a"), (None, "autograder grade NAME")):
        with pytest.raises(CourseError, match=f"no gradebook yet.* {command}"):
            read(course, name)
    assert not (course.root / "gradebook.db").exists()


def test_help_shows_no_type_beside_a_switch():
    for command in ([], ["grade"], ["check"], ["simulate"]):
        told = CliRunner().invoke(cli.app, [*command, "--help"]).output
        assert "--help" in told
        assert "bool" not in told


def test_the_disk_and_its_permissions_are_told_with_the_file():
    for number, advice in FILES.items():
        shown = explain(OSError(number, os.strerror(number), "/course/gradebook.db"))
        assert "\n" not in shown
        assert ("{name}" in advice) == ("/course/gradebook.db" in shown)
    assert "disk is full" in explain(OSError(errno.ENOSPC, "No space left on device"))


def test_what_nobody_foresaw_is_one_line_too():
    assert explain(RuntimeError("first\nsecond")).endswith("RuntimeError: first")


def test_help_and_version_need_no_course(tmp_path):
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-m", "autograder.cli", option],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
