"""A made-up class of any size, drawn from a seed, with a file of the scores that are due.

Every student solves each exercise, gets it wrong, leaves it, or hands in what does not run or does
not end; some hand in late, some a second time, some try to cheat. What each of them is due follows
from that alone: a check is lost when one of the functions that it needs does not hold it. So the
file is right for an assignment whose checks all fail for the stub; ``autograder check`` says which
do not.
"""

from __future__ import annotations

import csv
import datetime
import functools
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.disk.assignment import Assignment, reference_files
from autograder.disk.course import Course, CourseError
from autograder.disk.names import bound_names, free_names
from autograder.disk.notebook import Cell
from autograder.disk.queries import select
from autograder.people import simulate
from autograder.people.answers import Answer, read_answers
from autograder.people.simulate import DUE_FILE

COLUMNS = ("student", "kind", "score", "handed_in")
REFERENCE = "reference"  # where a scratch course keeps what the instructor's solutions call
LATE, AGAIN = 0.08, 0.15  # shares of the class

# What stands first in a notebook.
OPENINGS = {
    "slow": "total = 0\nfor number in range(2_000_000):\n    total += number\nprint(total)\n",
    "warnings": "import sys, warnings\nwarnings.warn('look')\n"
    "print('x' * 10**5, file=sys.stderr)\n",
    "figures": "import numpy as np\nimport matplotlib.pyplot as plt\n\n"
    "x = np.linspace(-4, 4, 200)\nplt.plot(x, np.maximum(0, x), label='first try')\n"
    "plt.legend();\n",
}
# Nothing is solved in them, so nothing is due.
HOSTILE: dict[str, simulate.Change] = {
    "equal-to-anything": simulate.equal_to_anything,
    "patched-numpy": simulate.patched_numpy,
    "reads-answers": simulate.reads_answers,
    "ends-the-process": simulate.ends_the_process,
}
# How often each kind comes, in a thousand.
KINDS = {
    "right": 230,
    "partly-right": 470,
    "empty": 40,
    "syntax-error": 50,
    "endless-loop": 10,
    "slow": 20,
    "warnings": 40,
    "figures": 60,
    "changed-tests": 15,
    "deleted-tests": 15,
    **dict.fromkeys(HOSTILE, 10),
    "not-a-notebook": 10,
}
FIRST = (
    *("Ada", "Émile", "娜", "Seán", "Jana", "Kofi", "Mariam", "Lars", "Priya", "Tomás", "Yuki"),
    *("Noa", "Ivana", "Sam", "Zeynep", "Hugo", "Thandi", "Olga", "Amir", "Linh", "Paweł", "Rosa"),
)
LAST = (
    *("Park", "Roux", "李", "O'Brien", "Nováková", "Mensah", "El-Sayed", "Ødegård", "Raman"),
    *("Ibáñez", "Sato", "Levi", "Horvat", "Carter", "Şahin", "Müller", "Zulu", "Petrova"),
    *("Haddad", "Nguyễn", "Wójcik", "Conti", "de la Cruz", "van Dijk"),
)


@dataclass(frozen=True)
class Work:
    """What one student hands in.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    answers : dict
        From the id of an exercise to what stands in its cell and which checks that loses.
    handed_in : datetime
        In UTC.
    """

    kind: str
    answers: dict[str, Answer]
    handed_in: datetime.datetime


class Crowd:
    """A class of made-up students.

    Parameters
    ----------
    assignment : Assignment
    seed : int
        The same seed gives the same class; a larger class begins with the smaller one.
    answers : dict, optional
        Versions in students' words, see `read_answers`; the instructor's solutions if not given.
    """

    def __init__(
        self,
        assignment: Assignment,
        seed: int,
        answers: dict[str, tuple[list[Answer], list[Answer]]] | None = None,
    ) -> None:
        self.assignment, self.seed = assignment, seed
        cells = [cell for found in assignment.notebooks.values() for cell in found]
        self.exercises = {cell.grade_id: cell for cell in cells if cell.kind == "solution"}
        self.points = {c.grade_id: c.points for c in cells if c.kind == "test"}
        self.needed_by = _needed_by(cells)
        theirs = answers or {}
        self.right, self.wrong = {}, {}
        for exercise, cell in self.exercises.items():
            right, wrong = theirs.get(exercise, ([], []))
            solution = Answer(simulate.SOLUTION_MARKS.sub("", cell.source), frozenset())
            self.right[exercise] = [a for a in right if self._alone(exercise, a)] or [solution]
            self.wrong[exercise] = [a for a in wrong if self._alone(exercise, a)] or [
                self._lost(exercise, "def {name}(*arguments, **keywords):\n    return '{name}'\n")
            ]
        self._solved = functools.cache(self._solve)  # each version is written once for all
        self.functions = [e for e, cell in self.exercises.items() if simulate.functions(cell)]

    def _alone(self, exercise: str, answer: Answer) -> bool:
        """Whether an answer does without the functions of other exercises."""
        others = {n for e, cell in self.exercises.items() if e != exercise for n in cell.binds}
        return not others & (free_names(answer.source) | bound_names(answer.source).keys())

    def _lost(self, exercise: str, template: str | None = None) -> Answer:
        """Make an answer that loses every check that needs the exercise; the stub if not given."""
        cell = self.exercises[exercise]
        names = simulate.functions(cell) if template else []
        written = "".join(template.replace("{name}", name) for name in names)
        return Answer(written or cell.shown, self.needed_by[exercise])

    def work(self, number: int, again: bool = False) -> Work:
        """Draw what a student hands in.

        Parameters
        ----------
        number : int
        again : bool
            The second version, of a student who hands in twice.
        """
        chance = random.Random(f"{self.seed}/{number}")
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        hours = chance.expovariate(1 / 30) if chance.random() > LATE else -chance.uniform(0.1, 72)
        handed_in = simulate.DUE - datetime.timedelta(hours=hours)
        answers: dict[str, Answer] = {}
        ability = 1.0 if kind == "right" else chance.betavariate(4, 2)
        for place, exercise in enumerate(self.exercises):
            tired = 0.2 * place / len(self.exercises)  # the last ones are left out more often
            luck = chance.random()
            if luck < ability - tired * (ability < 1):
                answers[exercise] = self._fitting(chance, self.right, exercise, answers)
            elif luck < ability + 0.7 * (1 - ability):
                answers[exercise] = self._fitting(chance, self.wrong, exercise, answers)
            else:
                answers[exercise] = self._lost(exercise)
        self._spoil(kind, answers, chance)
        if again:
            kind = self._improve(kind, answers, chance)
            handed_in = max(
                handed_in, simulate.DUE - datetime.timedelta(hours=chance.uniform(0, 9))
            )
        return Work(kind, answers, handed_in)

    def comes_again(self, number: int) -> bool:
        """Tell whether a student hands in a second time."""
        return random.Random(f"{self.seed}/{number}/again").random() < AGAIN

    def _fitting(
        self,
        chance: random.Random,
        versions: dict[str, list[Answer]],
        exercise: str,
        chosen: dict[str, Answer],
    ) -> Answer:
        """Draw a version whose helpers have names that no answer chosen so far uses."""
        taken = {name for answer in chosen.values() for name in _helpers(answer.source)}
        ours = self.exercises[exercise].binds.keys()
        fitting = [v for v in versions[exercise] if not taken & (_helpers(v.source) - ours)]
        return chance.choice(fitting) if fitting else self._lost(exercise)

    def _spoil(self, kind: str, answers: dict[str, Answer], chance: random.Random) -> None:
        if kind in ("empty", *HOSTILE, "not-a-notebook"):
            answers |= {exercise: self._lost(exercise) for exercise in answers}
        elif kind == "syntax-error" and answers:
            exercise = chance.choice(list(answers))
            answers[exercise] = Answer("def (:\n", self.needed_by[exercise])
        elif kind == "endless-loop" and self.functions:
            exercise = chance.choice(self.functions)
            loop = "def {name}(*arguments, **keywords):\n    while True:\n        pass\n"
            answers[exercise] = self._lost(exercise, loop)

    def _improve(self, kind: str, answers: dict[str, Answer], chance: random.Random) -> str:
        """Mend some of what was not right; return the kind that it is now."""
        for exercise, answer in list(answers.items()):
            if answer.fails and chance.random() < 0.6:
                others = {e: a for e, a in answers.items() if e != exercise}
                answers[exercise] = self._fitting(chance, self.right, exercise, others)
        return kind if kind in ("right", *OPENINGS) else "partly-right"

    def due(self, work: Work) -> float:
        """Add up the points of the checks that hold, before a deduction for being late."""
        if work.kind == "not-a-notebook":
            return 0.0
        lost = {check for answer in work.answers.values() for check in answer.fails}
        return sum(points for check, points in self.points.items() if check not in lost)

    def notebooks(self, work: Work) -> Iterator[tuple[str, str]]:
        """Write a student's notebooks: name and text."""
        for name, pieces in self._pieces.items():
            if work.kind == "not-a-notebook":
                yield name, "This is not a notebook.\n"
                continue
            cells = self._hostile.get((name, work.kind)) or [
                self._written(name, place, work) for place in range(len(pieces))
            ]
            if work.kind in OPENINGS:
                cells = [json.dumps(simulate.code_cell(OPENINGS[work.kind])), *cells]
            metadata = json.dumps(self.assignment.metadata[name])
            yield (
                name,
                f'{{"cells": [{", ".join(filter(None, cells))}], "metadata": {metadata},'
                ' "nbformat": 4, "nbformat_minor": 4}',
            )

    def _written(self, name: str, place: int, work: Work) -> str:
        cell, released = self.assignment.notebooks[name][place], self._pieces[name][place]
        if cell.kind == "solution":
            return self._solved(name, place, work.answers[cell.grade_id].source)
        if cell.kind == "test" and work.kind == "deleted-tests":
            return ""
        if cell.kind == "test" and work.kind == "changed-tests":
            return self._solved(name, place, "pass")
        return released

    def _solve(self, name: str, place: int, source: str) -> str:
        return json.dumps(simulate.entry(self.assignment.notebooks[name][place], source))

    @functools.cached_property
    def _pieces(self) -> dict[str, list[str]]:
        """Every cell as it was released, written once for all students."""
        return {
            name: [json.dumps(simulate.entry(cell)) for cell in cells]
            for name, cells in self.assignment.notebooks.items()
        }

    @functools.cached_property
    def _hostile(self) -> dict[tuple[str, str], list[str]]:
        return {
            (name, kind): [json.dumps(cell) for cell in change(cells)]
            for name, cells in self.assignment.notebooks.items()
            for kind, change in HOSTILE.items()
        }


@functools.cache
def _helpers(source: str) -> frozenset[str]:
    return frozenset(bound_names(source))


def _needed_by(cells: list[Cell]) -> dict[str, frozenset[str]]:
    """Find the checks that need each exercise, by the names they look up, also on the way."""
    maker = {n: c.grade_id for c in cells if c.kind == "solution" for n in c.binds}
    looks_up: dict[str, frozenset[str]] = {}
    for cell in cells:
        if cell.cell_type == "code" and cell.kind in ("solution", "locked", "context"):
            for name in cell.binds:
                looks_up[name] = free_names(cell.source)
    needed: dict[str, set[str]] = {c.grade_id: set() for c in cells if c.kind == "solution"}
    for cell in cells:
        if cell.kind != "test":
            continue
        waiting, seen = list(free_names(cell.source)), set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += looks_up.get(name, ())
        for name in seen & maker.keys():
            needed[maker[name]].add(cell.grade_id)
    return {exercise: frozenset(checks) for exercise, checks in needed.items()}


def simulate_crowd(
    course: Course,
    name: str,
    students: int,
    folder: Path,
    seed: int,
    answers: Path | None = None,
    again: bool = False,
    progress: Callable[[str, int, int], None] = lambda student, done, total: None,
) -> int:
    """Make a class of any size in a scratch course that borrows the assignment of a real one.

    Parameters
    ----------
    course : Course
        Where the assignment comes from; it stays as it is.
    name : str
        The assignment.
    students : int
        How many hand in.
    folder : Path
        The scratch course. A class that was made in it before is replaced, its grades too.
    seed : int
    answers : Path, optional
        Folder of answers in the words of students; the instructor's solutions if not given.
    again : bool
        Instead: let some of the class that was made with the same seed hand in a second time.
    progress : callable
        Told the student, the number done and the number to do.

    Returns
    -------
    int
        How many submissions were written.

    Raises
    ------
    CourseError
        When the assignment does not exist, or the folder holds something else.
    """
    crowd = Crowd(course.assignment(name), seed, read_answers(answers) if answers else None)
    scratch = simulate.scratch_course(course, folder)
    if again and not (folder / DUE_FILE).is_file():
        raise CourseError(f"{folder} holds no class of a seed: make it first, without --again.")
    if not again:
        _clear(folder)
        simulate.release(scratch, name)
        _enrol(scratch, name, students)
    reference = _lay_out_reference(course, folder)
    written = 0
    rows = []
    for number in range(students):
        comes = again and crowd.comes_again(number)
        work = crowd.work(number, comes)
        student = student_id(number)
        rows.append((student, work.kind, crowd.due(work), f"{work.handed_in:%Y-%m-%dT%H:%M:%SZ}"))
        if comes or not again:
            _hand_in(scratch.path("submitted", student, name), crowd, work, reference)
            written += 1
        progress(student, number + 1, students)
    with (folder / DUE_FILE).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return written


def student_id(number: int) -> str:
    """Name a student of a class."""
    return f"s{number + 1:05}"


def _clear(folder: Path) -> None:
    for step in ("submitted", "autograded", "feedback", REFERENCE, ".autograder"):
        shutil.rmtree(folder / step, ignore_errors=True)
    for path in folder.glob("gradebook.db*"):
        path.unlink()


def _enrol(course: Course, name: str, students: int) -> None:
    """Enter the students with names and addresses at once, and the assignment's deadline."""
    from nbgrader import api

    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        book.update_or_create_assignment(name, duedate=simulate.DUE)
        for number in range(students):
            student = student_id(number)
            chance = random.Random(number)
            book.db.add(
                api.Student(
                    id=student,
                    first_name=chance.choice(FIRST),
                    last_name=chance.choice(LAST),
                    email=f"{student}@example.org",
                )
            )
        book.db.commit()


def _lay_out_reference(course: Course, folder: Path) -> dict[str, Path]:
    """Keep once what the instructor's solutions call; submissions get links to it."""
    laid = {}
    for name, content in reference_files(course.limits.hidden_packages).items():
        path = folder / REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        laid[name] = path
    return laid


def _hand_in(folder: Path, crowd: Crowd, work: Work, reference: dict[str, Path]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    packages = {Path(name).parts[0] for name in reference}
    called = any(p in answer.source for p in packages for answer in work.answers.values())
    for name, path in reference.items() if called else ():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(path, folder / name)
    for name, text in crowd.notebooks(work):
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    (folder / "timestamp.txt").write_text(f"{work.handed_in:%Y-%m-%d %H:%M:%S} UTC\n")


@dataclass
class Comparison:
    """Whether the grades of a class are those due.

    Attributes
    ----------
    equal : int
        How many are.
    ungraded : list of str
        Who has no grade yet.
    others : dict
        From student to kind, the score due and the score given.
    """

    equal: int
    ungraded: list[str]
    others: dict[str, tuple[str, float, float]]


def compare(course: Course, name: str) -> Comparison:
    """Compare the grades of a made-up class with the scores due.

    Raises
    ------
    CourseError
        When the course holds no class of a seed.
    """
    try:
        text = (course.root / DUE_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(
            f"{course.root} holds no scores due: name the scratch course with --course."
        ) from None
    scores = select(course.db_url, _SCORES)
    given = {student: score for assignment, student, score in scores if assignment == name}
    found = Comparison(0, [], {})
    for row in csv.DictReader(text.splitlines()):
        student, due = row["student"], float(row["score"])
        if student not in given:
            found.ungraded.append(student)
        elif abs(given[student] - due) < 1e-9:
            found.equal += 1
        else:
            found.others[student] = (row["kind"], due, given[student])
    return found


_SCORES = """
SELECT assignment.name, own.student_id, COALESCE(SUM(grade.auto_score), 0.0)
FROM submitted_assignment AS own
JOIN assignment ON assignment.id = own.assignment_id
JOIN submitted_notebook AS one ON one.assignment_id = own.id
LEFT JOIN grade ON grade.notebook_id = one.id
GROUP BY assignment.name, own.student_id
"""
