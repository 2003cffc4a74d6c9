"""Groups of submissions that hold the same code, for a person to look at; no grade is touched.

Two answers to an exercise are the same when their normal form is, see `normal_form`. An answer of
fewer than `STATEMENTS` statements is too short to say anything. A group shares several exercises:
either ones that few others of the class have, or everything that its members wrote. Answers are
sorted into buckets, so the time grows with the class, not with its square.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import combinations

from autograder.disk.assignment import Assignment
from autograder.disk.course import Course, CourseError
from autograder.disk.notebook import Unreadable, read_cells, read_json
from autograder.disk.repairing import repair
from autograder.people.normal_form import Form, normal_form

STATEMENTS = 2  # fewer say nothing
EXERCISES = 3  # in common, to be told of
FEW, MOST = 4, 20  # how many may share an answer before it counts as a usual one
PIECE = 25  # submissions that a worker reads at a time

Forms = dict[str, Form]
SEES = (
    "Compared are the solution cells, exercise by exercise, with names numbered anew, and without"
    " comments, docstrings, annotations, imports, layout, the order of definitions and what the"
    f" released stub holds. Answers of fewer than {STATEMENTS} statements are left out.",
    "Not seen: statements in another order, a loop written in another way, an expression turned"
    " round, a variable more or less, code in other cells, and who had it first. Short functions"
    " come out the same by chance; the same code is no proof of anything.",
)


@dataclass(frozen=True)
class Group:
    """Students whose answers are the same.

    Attributes
    ----------
    students : tuple of str
    exercises : dict
        From an exercise that they have in common to how many of the class have that answer.
    statements : int
        How many statements those answers have together.
    """

    students: tuple[str, ...]
    exercises: dict[str, int]
    statements: int

    @property
    def alone(self) -> int:
        """In how many exercises nobody else of the class has their answer."""
        return sum(number == len(self.students) for number in self.exercises.values())


@dataclass
class Similar:
    """What a comparison of a class found.

    Attributes
    ----------
    groups : list of Group
        First those that have most in common.
    compared : int
        How many submissions have at least one answer that is long enough.
    unread : list of str
        Whose submission could not be read.
    short : list of str
        Whose submission holds no answer that is long enough.
    """

    assignment: str
    groups: list[Group]
    compared: int
    unread: list[str]
    short: list[str]

    @property
    def left_out(self) -> str:
        """Say how many submissions were not compared and why; nothing where there is none."""
        why = {
            f"with no answer of {STATEMENTS} statements or more beyond the stub": self.short,
            "that could not be read": self.unread,
        }
        said = " and ".join(f"{len(who)} {reason}" for reason, who in why.items() if who)
        return f"Left out: {said}. --json names them." if said else ""

    def as_json(self) -> str:
        """Write it for another program."""
        told = {
            "assignment": self.assignment,
            "compared": self.compared,
            "unread": self.unread,
            "short": self.short,
            "how": " ".join(SEES),
            "groups": [asdict(group) | {"alone": group.alone} for group in self.groups],
        }
        return json.dumps(told, ensure_ascii=False, indent=1)


def find_similar(
    course: Course,
    name: str,
    least: int = EXERCISES,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] = lambda student, done, total: None,
) -> Similar:
    """Compare what a class has handed in.

    Parameters
    ----------
    course : Course
    name : str
        The assignment.
    least : int
        How many exercises a group must have in common; fewer if the assignment has no more.
    jobs : int
        Number of workers.
    progress : callable
        Told the student, the number done and the number to do.

    Raises
    ------
    CourseError
        When the assignment does not exist, or nobody has handed in.
    """
    assignment = course.assignment(name)
    students = course.students(name)
    if not students:
        raise CourseError(f"There are no submissions of {name!r} to compare.")
    works: dict[str, Forms] = {}
    unread, short = [], []
    for done, (student, forms) in enumerate(_read_all(course, assignment, students, jobs), 1):
        if forms is None:
            unread.append(student)
        elif forms:
            works[student] = forms
        else:
            short.append(student)
        progress(student, done, len(students))
    exercises = {e for forms in works.values() for e in forms}
    groups = group_up(works, min(least, max(1, len(exercises))))
    return Similar(name, groups, len(works), sorted(unread), sorted(short))


def group_up(works: dict[str, Forms], least: int) -> list[Group]:
    """Group students who have at least so many answers in common.

    Parameters
    ----------
    works : dict
        From student to exercise to the normal form of the answer.
    least : int
    """
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    whole: dict[frozenset, list[str]] = defaultdict(list)
    for student in sorted(works):
        answers = _answers(works[student])
        for answer in answers:
            buckets[answer].append(student)
        if len(answers) >= least:
            whole[answers].append(student)
    few = min(max(FEW, len(works) // 50), MOST)
    pairs: Counter[tuple[str, str]] = Counter()
    for having in buckets.values():
        if 2 <= len(having) <= few:
            pairs.update(combinations(having, 2))
    found: dict[frozenset, set[str]] = defaultdict(set)
    for pair, number in pairs.items():
        if number >= least:
            one, other = pair
            found[_answers(works[one]) & _answers(works[other])] |= {one, other}
    for answers, students in whole.items():
        if len(students) > 1:
            found[answers] |= set(students)
    groups = []
    for answers, students in found.items():
        someone = works[min(students)]
        exercises = {e: len(buckets[e, digest]) for e, digest in sorted(answers)}
        statements = sum(someone[exercise].statements for exercise in exercises)
        groups.append(Group(tuple(sorted(students)), exercises, statements))
    groups.sort(key=lambda g: (-len(g.exercises), -g.alone, -g.statements, g.students))
    return groups


def _answers(forms: Forms) -> frozenset[tuple[str, str]]:
    return frozenset((exercise, form.digest) for exercise, form in forms.items())


def _read_all(
    course: Course, assignment: Assignment, students: list[str], jobs: int
) -> Iterator[tuple[str, Forms | None]]:
    """Read every submission in other processes: what ends one costs its own submission only."""
    pieces = [students[i : i + PIECE] for i in range(0, len(students), PIECE)]
    context = multiprocessing.get_context("spawn")
    start = (str(course.root), assignment)
    while pieces:
        with ProcessPoolExecutor(jobs, context, _start, start) as pool:
            futures = [(piece, pool.submit(_forms_of, piece)) for piece in pieces]
            pieces = []
            for piece, future in futures:
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    pieces.append(piece)
        if pieces and len(pieces[0]) > 1:
            pieces = [[student] for piece in pieces for student in piece]
            jobs = 1  # the next to end is the one to blame
        elif pieces:
            yield pieces.pop(0)[0], None


_work: tuple[Course, Assignment]


def _start(root: str, assignment: Assignment) -> None:
    global _work
    _work = Course(root), assignment


def _forms_of(students: list[str]) -> list[tuple[str, Forms | None]]:
    return [(student, forms_of(*_work, student)) for student in students]


def forms_of(course: Course, assignment: Assignment, student: str) -> Forms | None:
    """Bring the answers of a submission into their normal form; None if it cannot be read."""
    found: Forms = {}
    answers = answers_of(course, assignment, student)
    if answers is None:
        return None
    for exercise, (source, stub, given) in answers.items():
        form = _normal_form(source, stub, given)
        if form and form.statements >= STATEMENTS:
            found[exercise] = form
    return found


_normal_form = functools.lru_cache(20_000)(normal_form)


def answers_of(
    course: Course, assignment: Assignment, student: str
) -> dict[str, tuple[str, str, frozenset[str]]] | None:
    """Read the code cells that a student was to fill in.

    Returns
    -------
    dict or None
        From an exercise to what its cell holds, what it held when it was released, and the names
        that the instructor's cells bind. None if no notebook can be read.
    """
    submission, found, read = course.submission(student, assignment), {}, False
    for name, instructor in assignment.notebooks.items():
        content = submission.notebooks[name]
        try:
            if isinstance(content, str):
                raise Unreadable(content)
            cells, _ = repair(instructor, read_cells(read_json(content, course.limits)))
        except Unreadable:
            continue
        read = True
        given = frozenset(bound for cell in instructor for bound in cell.binds)
        stubs = {cell.grade_id: cell.shown for cell in instructor}
        for cell in cells:
            if cell.kind in ("solution", "answer") and cell.cell_type == "code":
                key = (
                    cell.grade_id if len(assignment.notebooks) == 1 else f"{name}: {cell.grade_id}"
                )
                found[key] = (cell.source, stubs[cell.grade_id], given)
    return found if read else None
