"""Hand-ins from Moodle and Canvas, and grades back into their own files.

Students are matched by number, never by name: the names of the files in a zip hold Moodle's number
of the participant, which is in its grading worksheet, and Canvas's number of the user, which is in
its grades file.
"""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.disk.assignment import Assignment
from autograder.disk.course import Course, CourseError
from autograder.people.report import read_report, write_table

# Moodle: with a folder for each student, or without; Canvas: with LATE where it was late.
MOODLE = re.compile(r"^[^/]*_(?P<number>\d+)_assignsubmission_file_?(?:/(?:.*/)?)?(?P<file>[^/]+)$")
CANVAS = re.compile(r"^[^/_]+(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>[^/]+)$", re.IGNORECASE)
MEMBERS = 50_000  # of an archive; more is no class
NEEDS = {
    "moodle": ("Identifier", "Email address", "Grade"),
    "canvas": ("Student", "ID", "Section"),
}


@dataclass(frozen=True)
class Person:
    """A student as a platform's file tells of them."""

    number: str
    student: str
    first_name: str
    last_name: str
    email: str


@dataclass
class Taken:
    """What became of an archive."""

    students: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass
class Filled:
    """What became of a grades file."""

    written: int = 0
    waiting: int = 0
    unknown: list[str] = field(default_factory=list)


def read_people(path: Path, platform: str) -> dict[str, Person]:
    """Read a platform's file of participants or grades: from its number to the student.

    Raises
    ------
    CourseError
        When it is not such a file.
    OSError
        When it is not there or may not be read.
    """
    people = {}
    for line in _lines(path, platform)[1]:
        person = _moodle_person(line) if platform == "moodle" else _canvas_person(line)
        if person and person.student and not re.search(r"[/\\\0]|^\.", person.student):
            people[person.number] = person
    return people


def _moodle_person(line: dict[str, str]) -> Person | None:
    number = re.search(r"\d+", line.get("Identifier", ""))
    student = line.get("ID number") or line.get("Username") or line.get("Email address", "")
    first, _, last = line.get("Full name", "").rpartition(" ")
    first, last = line.get("First name", first), line.get("Last name", last)
    return number and Person(number[0], student.strip(), first, last, line["Email address"].strip())


def _canvas_person(line: dict[str, str]) -> Person | None:
    number = line["ID"].strip()
    if not number.isdigit():  # the line of points possible, and the like
        return None
    student = line.get("SIS Login ID") or line.get("SIS User ID") or number
    last, _, first = line["Student"].partition(",")
    email = student if "@" in student else ""
    return Person(number, student.strip(), first.strip(), last.strip(), email)


def _lines(path: Path, platform: str) -> tuple[list[str], list[dict[str, str]]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            lines = [{k: v or "" for k, v in line.items() if k is not None} for line in reader]
            columns = list(reader.fieldnames or [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error
    if missing := [name for name in NEEDS[platform] if name not in columns]:
        what = "the grading worksheet" if platform == "moodle" else "the gradebook's export"
        raise CourseError(
            f"{path} is not {what} of {platform.title()}: the columns {', '.join(missing)} are"
            " missing."
        )
    return columns, lines


def enrol(course: Course, path: Path, platform: str) -> tuple[int, list[str]]:
    """Enter the students of a platform's file into the gradebook.

    Returns
    -------
    tuple
        How many there are, and a sentence for each of them who seems to be enrolled by another id,
        too: the grades would be divided among the two.
    """
    from nbgrader import api

    people = read_people(path, platform)
    twice = []
    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        known: dict[str | tuple[str, str], set[str]] = {}
        for one in book.students:
            for mark in _marks_of(one):
                known.setdefault(mark, set()).add(one.id)
        for person in people.values():
            others = set().union(*(known.get(mark, ()) for mark in _marks_of(person)))
            twice += [_twice(person, other) for other in sorted(others - {person.student})]
            book.update_or_create_student(
                person.student,
                first_name=person.first_name,
                last_name=person.last_name,
                email=person.email,
                lms_user_id=person.number,
            )
    return len(people), twice


def _marks_of(person: Any) -> list[str | tuple[str, str]]:
    """List by what somebody is known again: an address, or both names."""
    names = (person.first_name, person.last_name)
    return [person.email] * bool(person.email) + [names] * all(names)


def _twice(person: Person, other: str) -> str:
    return (
        f"{person.first_name} {person.last_name} is {person.student} in the file, and enrolled as"
        f" {other}. If they are one person, remove one of the two:"
        f" nbgrader db student remove {shlex.quote(person.student)}"
    )


def collect_archive(
    course: Course, name: str, archive: Path, platform: str, roster: Path | None = None
) -> Taken:
    """Take the hand-ins out of a platform's zip, into ``submitted/``.

    A student's earlier hand-in is replaced. A notebook may have any name where the assignment has
    only one. Canvas numbers repeated files; the newest is taken.

    Raises
    ------
    CourseError
        When the zip cannot be read, or holds nothing of this platform.
    OSError
        When it is not there or may not be read.
    """
    assignment = course.assignment(name)
    numbers = _numbers(course, platform, roster)
    taken, hand_ins = Taken(), _hand_ins(archive, platform, course.limits.notebook_bytes)
    if not hand_ins:
        raise CourseError(f"{archive} holds no hand-ins of {platform.title()}.")
    for number, (label, files) in sorted(hand_ins.items()):
        student = numbers.get(number)
        if student is None:
            taken.unknown.append(label)
            continue
        folder = course.path("submitted", student, name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file, content in rename(files, assignment).items():
            (folder / file).write_bytes(content)
        taken.students.append(student)
    return taken


def _numbers(course: Course, platform: str, roster: Path | None) -> dict[str, str]:
    """Map the platform's numbers to students."""
    if roster is not None:
        return {number: p.student for number, p in read_people(roster, platform).items()}
    if platform == "moodle":
        raise CourseError(
            "Moodle numbers participants anew for each assignment: name the assignment's grading"
            " worksheet with --roster."
        )
    from nbgrader import api

    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        return {one.lms_user_id: one.id for one in book.students if one.lms_user_id}


def _hand_ins(archive: Path, platform: str, most: int) -> dict[str, tuple[str, dict[str, bytes]]]:
    """Read an archive without believing its names or its sizes: from number to label and files."""
    pattern = MOODLE if platform == "moodle" else CANVAS
    found: dict[str, tuple[str, dict[str, bytes]]] = {}
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist()[:MEMBERS]:
                match = pattern.match(member.filename)
                file = PurePosixPath(match["file"]).name if match else ""
                if not match or member.is_dir() or file.startswith("."):
                    continue
                with opened.open(member) as content:
                    data = content.read(most + 1)
                label = member.filename.partition("/")[0]
                found.setdefault(match["number"], (label, {}))[1][file] = data
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise CourseError(f"{archive} cannot be read as a zip file: {error}") from error
    return found


def rename(files: dict[str, bytes], assignment: Assignment) -> dict[str, bytes]:
    """Give the notebooks of a hand-in the names of the assignment's notebooks."""
    notebooks = sorted((n for n in files if n.endswith(".ipynb")), key=_version)
    others = {name: content for name, content in files.items() if name not in notebooks}
    stems = {name: re.sub(r"(-\d+| ?\(\d+\))?\.ipynb$", "", name) for name in notebooks}
    named = {f"{s}.ipynb": files[n] for n, s in stems.items() if s in assignment.notebooks}
    if not named and notebooks and len(assignment.notebooks) == 1:
        (stem,) = assignment.notebooks
        named[f"{stem}.ipynb"] = files[notebooks[-1]]
    return others | named


def _version(name: str) -> tuple[int, str]:
    number = re.search(r"-(\d+)\.ipynb$|\((\d+)\)\.ipynb$", name)
    return (int(number[1] or number[2]) if number else 0, name)


def fill_grades(
    course: Course, name: str, path: Path, platform: str, into: Path, column: str | None = None
) -> Filled:
    """Fill the grades of an assignment into a platform's file, in its own columns.

    Whoever handed in nothing keeps an empty cell, which both platforms read as no grade.

    Raises
    ------
    CourseError
        When the file is not the platform's, or has no such column.
    """
    columns, lines = _lines(path, platform)
    target = "Grade" if platform == "moodle" else _canvas_column(columns, name, column)
    rows = {row.student: row for row in read_report(course, name)}
    filled, seen = Filled(), set()
    for line in lines:
        person = _moodle_person(line) if platform == "moodle" else _canvas_person(line)
        row = rows.get(person.student) if person else None
        if row is not None:
            seen.add(row.student)
            line[target] = f"{row.score:g}" if row.handed_in else ""
            filled.written += bool(row.handed_in)
            filled.waiting += bool(row.handed_in and (row.needs_manual_grade or row.flagged))
    if platform == "canvas":  # other columns would overwrite what was changed there meanwhile
        kept = ("Student", "ID", "SIS User ID", "SIS Login ID", "Root Account", "Section", target)
        columns = [one for one in columns if one in kept]
    write_table([columns, *([line.get(c, "") for c in columns] for line in lines)], into)
    filled.unknown = [s for s, row in rows.items() if row.handed_in and s not in seen]
    return filled


def _canvas_column(columns: list[str], name: str, column: str | None) -> str:
    found = [c for c in columns if re.search(r"\(\d+\)$", c)]
    chosen = [
        c for c in found if c == column or (not column and c.lower().startswith(name.lower()))
    ]
    if len(chosen) != 1:
        raise CourseError(
            f"Name the column of {name!r} with --column. There are: {', '.join(found) or 'none'}."
        )
    return chosen[0]
