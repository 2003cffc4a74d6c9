"""Hand-ins come out of the zips of Moodle and Canvas, and grades go back into their own columns."""

import csv
import json
import zipfile
from dataclasses import replace

import pytest

from autograder.disk.course import Course, CourseError
from autograder.people import platforms
from autograder.people.platforms import (
    CANVAS,
    MOODLE,
    collect_archive,
    enrol,
    fill_grades,
    read_people,
)
from autograder.people.report import as_json, read_report, write_csv

MOODLE_NAMES = {
    "Ada Park_1001_assignsubmission_file_/exercises.ipynb": ("1001", "exercises.ipynb"),
    "Ada Park_1001_assignsubmission_file_exercises.ipynb": ("1001", "exercises.ipynb"),
    "娜 李_1002_assignsubmission_file_/my work (1).ipynb": ("1002", "my work (1).ipynb"),
    "Seán O'Brien_1003_assignsubmission_file_/sub/a_1_b.ipynb": ("1003", "a_1_b.ipynb"),
    "Ada Park_1001_assignsubmission_onlinetext_/onlinetext.html": None,
}
CANVAS_NAMES = {
    "parkada_21_9001_exercises.ipynb": ("21", "exercises.ipynb"),
    "parkada_LATE_21_9001_exercises-1.ipynb": ("21", "exercises-1.ipynb"),
    "obriensen_23_9003_a_1_b.ipynb": ("23", "a_1_b.ipynb"),
    "readme.txt": None,
}
WORKSHEET = """Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,Feedback comments
Participant 1001,Ada Park,s1,ada@example.org,Submitted,,10.00,
Participant 1002,娜 李,s2,na@example.org,Submitted,,10.00,
Participant 1003,Seán O'Brien,,sean@example.org,No submission,,10.00,
"""
GRADES = """Student,ID,SIS User ID,SIS Login ID,Section,a (55),b (56)
    Points Possible,,,,,10,10
"Park, Ada",21,u21,s1,One,,7
"李, 娜",22,u22,s2,One,,8
"O'Brien, Seán",23,u23,sean@example.org,One,,9
"""


@pytest.mark.parametrize(("pattern", "names"), [(MOODLE, MOODLE_NAMES), (CANVAS, CANVAS_NAMES)])
def test_the_names_in_the_zips_are_understood(pattern, names):
    for name, expected in names.items():
        match = pattern.match(name)
        assert (match and (match["number"], match["file"])) == expected, name


@pytest.fixture
def course(make_course, nb):
    made = make_course()
    cells = [nb.solution("def f(x): pass", "f"), nb.test("assert f(1) == 2", "t", 10)]
    made.source("a", {"n.ipynb": cells})
    made.release("a")
    made.cells = cells
    (made.root / "worksheet.csv").write_text("\ufeff" + WORKSHEET, encoding="utf-8")
    (made.root / "grades.csv").write_text(GRADES, encoding="utf-8")
    return made


def pack(course, nb, names):
    """Zip some hand-ins; each says in its solution under which name it was packed."""
    path = course.root / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            cells = nb.handed_in(course.cells, {"f": f"# {name}"})
            archive.writestr(name, json.dumps(nb.notebook(*cells)))
    return path


def test_moodles_zip_is_matched_by_its_worksheet(course, nb):
    archive = pack(course, nb, [n for n, found in MOODLE_NAMES.items() if found][1:])
    settled = Course(course.root)
    taken = collect_archive(settled, "a", archive, "moodle", course.root / "worksheet.csv")
    assert taken.students == ["s1", "s2", "sean@example.org"]
    assert settled.students("a") == ["s1", "s2", "sean@example.org"]
    kept = json.loads((course.root / "submitted/s2/a/n.ipynb").read_text())
    assert "my work" in kept["cells"][0]["source"]


def test_canvas_is_matched_by_number_and_the_newest_version_counts(course, nb):
    settled = Course(course.root)
    assert enrol(settled, course.root / "grades.csv", "canvas") == (3, [])
    stranger = "strangerx_99_9009_exercises.ipynb"
    names = ["parkada_LATE_21_9001_exercises-1.ipynb", "parkada_21_9001_exercises.ipynb", stranger]
    taken = collect_archive(settled, "a", pack(course, nb, names), "canvas")
    assert taken.students == ["s1"]
    assert taken.unknown == [stranger]
    kept = json.loads((course.root / "submitted/s1/a/n.ipynb").read_text())
    assert "exercises-1" in kept["cells"][0]["source"]


def test_who_seems_to_be_enrolled_by_another_id_is_told(course):
    with course.book() as book:
        book.add_student("ada", first_name="Ada", last_name="Park")
        book.add_student("nana", first_name="Na", last_name="Li", email="na@example.org")
    for _again in range(2):
        number, twice = enrol(Course(course.root), course.root / "worksheet.csv", "moodle")
        assert number == 3
        assert [line.partition(".")[0] for line in twice] == [
            "Ada Park is s1 in the file, and enrolled as ada",
            "娜 李 is s2 in the file, and enrolled as nana",
        ]


def test_moodle_without_its_worksheet_is_refused_with_advice(course, nb):
    archive = pack(course, nb, ["Ada Park_1001_assignsubmission_file_/n.ipynb"])
    with pytest.raises(CourseError, match="--roster"):
        collect_archive(Course(course.root), "a", archive, "moodle")


def test_a_name_in_a_zip_cannot_leave_the_folder(course, nb):
    name = "Ada_1001_assignsubmission_file_/../../../../escaped.ipynb"
    settled = Course(course.root)
    archive = pack(course, nb, [name])
    collect_archive(settled, "a", archive, "moodle", course.root / "worksheet.csv")
    assert not list(course.root.parent.rglob("escaped*"))


@pytest.mark.parametrize("student", ["../up", "a/b", ".hidden"])
def test_an_id_that_is_no_name_of_a_folder_is_left_out(course, student):
    path = course.root / "odd.csv"
    path.write_text(WORKSHEET.replace(",s1,", f",{student},"), encoding="utf-8")
    assert student not in {person.student for person in read_people(path, "moodle").values()}


@pytest.fixture
def graded(course):
    """A course in which s1 and one that the platforms do not know have grades."""
    with course.book() as book:
        for student, points in (("s1", 7.5), ("stranger", 3.0)):
            book.add_student(student)
            submission = book.add_submission("a", student)
            (grade,) = submission.notebooks[0].grades
            grade.auto_score, grade.needs_manual_grade = points, False
        book.add_student("s2")
        book.db.commit()
    return course


def test_text_that_a_spreadsheet_would_run_is_marked_in_reports_but_not_in_a_platforms_file(graded):
    with graded.book() as book:
        book.update_or_create_student("s1", first_name="=1+1", last_name="@SUM(A1)")
        book.add_student("=2+2")
    course, into = Course(graded.root), graded.root / "upload.csv"
    write_csv(read_report(course, "a"), graded.root / "report.csv")
    told = {line["student"]: line for line in table(graded.root / "report.csv")}
    assert "=2+2" in told  # by which grades are joined
    assert [told["s1"][key] for key in ("first_name", "last_name")] == ["'=1+1", "'@SUM(A1)"]
    assert float(told["s1"]["score"]) == 7.5
    assert json.loads(as_json(read_report(course, "a")))[0]["student"] == "=2+2"
    sheet = graded.root / "worksheet.csv"
    sheet.write_text(sheet.read_text().replace("s2", "=2+2"), encoding="utf-8")
    fill_grades(course, "a", sheet, "moodle", into)
    assert "=2+2" in [line["ID number"] for line in table(into)]


def table(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_moodles_worksheet_comes_back_with_grades_and_nothing_else_changed(graded):
    into = graded.root / "upload.csv"
    filled = fill_grades(Course(graded.root), "a", graded.root / "worksheet.csv", "moodle", into)
    before = list(csv.DictReader(WORKSHEET.splitlines()))
    before[0]["Grade"] = "7.5"  # s2 handed in nothing and keeps an empty cell
    assert table(into) == before
    assert (filled.written, filled.waiting, filled.unknown) == (1, 0, ["stranger"])


@pytest.mark.parametrize("what", [{"waiting": 2.0}, {"flagged": True}])
def test_how_many_grades_may_still_change_is_counted(graded, monkeypatch, what):
    course = Course(graded.root)
    rows = [replace(row, **what) for row in read_report(course, "a")]
    monkeypatch.setattr(platforms, "read_report", lambda *_: rows)
    filled = fill_grades(
        course, "a", graded.root / "worksheet.csv", "moodle", graded.root / "up.csv"
    )
    assert filled.waiting == filled.written == 1


def test_canvas_gets_its_own_columns_and_only_this_assignments(graded):
    into = graded.root / "upload.csv"
    filled = fill_grades(Course(graded.root), "a", graded.root / "grades.csv", "canvas", into)
    lines = table(into)
    assert list(lines[0]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "a (55)"]
    assert [line["a (55)"] for line in lines] == ["10", "7.5", "", ""]
    assert [line["Student"] for line in lines][1:] == ["Park, Ada", "李, 娜", "O'Brien, Seán"]
    assert filled.unknown == ["stranger"]


def test_a_column_that_is_not_there_is_told_with_those_that_are(graded):
    course, into = Course(graded.root), graded.root / "upload.csv"
    with pytest.raises(CourseError, match=r"a \(55\), b \(56\)"):
        fill_grades(course, "a", graded.root / "grades.csv", "canvas", into, "homework (1)")


def test_another_file_is_refused_with_the_columns_it_lacks(course):
    for platform, name in (("moodle", "grades.csv"), ("canvas", "worksheet.csv")):
        with pytest.raises(CourseError, match="columns"):
            read_people(course.root / name, platform)


@pytest.mark.slow
def test_nbgrader_export_writes_the_same_file(graded):
    done = graded.run(
        *("nbgrader", "export", "--exporter=autograder.people.exporters.MoodleExporter"),
        *("--assignment=['a']", "--to=upload.csv", "--MoodleExporter.file=worksheet.csv"),
    )
    assert done.returncode == 0, done.stderr
    assert [line["Grade"] for line in table(graded.root / "upload.csv")] == ["7.5", "", ""]
