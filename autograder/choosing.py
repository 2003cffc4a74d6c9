"""What is to be done about each submission, and why: nothing where its grade still stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.disk.assignment import Assignment, Submission
from autograder.disk.conditions import Version, conditions_now, differences, versions_of
from autograder.disk.course import Course
from autograder.disk.record import Record
from autograder.disk.seen import Seen, look

if TYPE_CHECKING:  # it takes a moment to import
    from autograder.disk.gradebook import Gradebook, Standing

CHANGED = "the submission changed"
SAME_WORK = "the time or a file of the submission changed, no notebook"


@dataclass
class Plan:
    """What is to be done about one submission.

    Attributes
    ----------
    student : str
    grade : tuple of str
        Notebooks to grade.
    show : tuple of str
        Graded notebooks in which only texts and hints changed.
    penalty : bool
        Whether only lateness, and the deduction for it, is to be counted anew.
    why : list of str
        In words.
    submission : Submission or None
        Where it had to be read.
    """

    student: str
    grade: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    penalty: bool = False
    why: list[str] = field(default_factory=list)
    submission: Submission | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.grade or self.show or self.penalty)


@dataclass(frozen=True)
class Now:
    """What holds for all submissions of this run.

    Attributes
    ----------
    conditions : str
        Digest of the conditions, by which the record knows them.
    versions : dict
        From a notebook's name to its version.
    rule : str
        Identifies the course's rule for late submissions.
    """

    conditions: str
    versions: dict[str, Version]
    rule: str

    @classmethod
    def of(cls, course: Course, assignment: Assignment, record: Record, isolation: str) -> Now:
        """Find out what holds; the record takes the conditions down."""
        return cls(
            conditions=record.note_conditions(conditions_now(course.limits, isolation)),
            versions=versions_of(assignment),
            rule=course.late_rule,
        )


class Chooser:
    """Looks at one submission after the other and says what is to be done about it.

    Attributes
    ----------
    standings : dict
        From a student to what the gradebook holds.
    due : str
        When work is due that the gradebook does not hold yet.
    """

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        book: Gradebook,
        record: Record,
        seen: Seen,
        now: Now,
    ) -> None:
        self.course, self.assignment = course, assignment
        self.standings, self.due = book.standings(), book.due()
        self.record, self.seen, self.now = record, seen, now
        self.graded = course.folders("autograded", assignment.name)
        self.submitted = course.folders("submitted", assignment.name)

    def choose(self, student: str, force: bool) -> Plan:
        """Say what is to be done about a student's submission; read it if it is to be graded."""
        whole = tuple(self.now.versions)
        plan = Plan(student, whole, why=["--force"]) if force else self.plan(student)
        if plan.grade and plan.submission is None:
            plan.submission = self.read(student)
        if CHANGED in plan.why and self._same_work(plan):
            plan.why[plan.why.index(CHANGED)] = SAME_WORK
        return plan

    def _same_work(self, plan: Plan) -> bool:
        """Whether the notebooks hold what they held when they were graded."""
        return self.record.last(plan.student).get("work") == plan.submission.work_digest()

    def read(self, student: str) -> Submission:
        """Read a submission, and remember how it looked."""
        looks = look(self.submitted(student))
        submission = self.course.submission(student, self.assignment)
        self.seen.note(student, looks, submission.digest())
        return submission

    def plan(self, student: str) -> Plan:
        """Compare what is recorded of a student's grade with what holds now."""
        whole = tuple(self.now.versions)
        kept = self.record.last(student)
        if kept is None:
            return Plan(student, whole, why=["not graded before"])
        known = self.seen.digest(student, look(self.submitted(student)))
        submission = None if known else self.read(student)
        why = self._all_anew(student, kept, known or submission.digest())
        if why:
            return Plan(student, whole, why=why, submission=submission)
        plan = Plan(student, submission=submission)
        self._compare_notebooks(plan, kept)
        self._compare_deadline(plan, kept)
        if plan.grade and (plan.show or plan.penalty):
            plan.grade = whole
        return plan

    def _all_anew(self, student: str, kept: dict[str, Any], digest: str) -> list[str]:
        """Say why all notebooks of a submission are graded, if they are."""
        why = []
        if kept["submission"] != digest:
            why.append(CHANGED)
        if kept["conditions"] != self.now.conditions:
            before = self.record.conditions.get(kept["conditions"], {})
            why += differences(before, self.record.conditions[self.now.conditions])
        if not _holds(kept, self.standings.get(student)):
            why.append("the gradebook does not hold what was recorded")
        return why

    def _compare_notebooks(self, plan: Plan, kept: dict[str, Any]) -> None:
        folder = Path(self.graded(plan.student))
        for name, version in self.now.versions.items():
            was = kept["notebooks"].get(name)
            if was is None or was["judged"] != version.judged:
                plan.grade += (name,)
                plan.why.append(f"the tests of {name} changed")
            elif not (folder / f"{name}.ipynb").is_file():
                plan.grade += (name,)
                plan.why.append(f"the graded notebook {name} is gone")
            elif was["shown"] != version.shown:
                plan.show += (name,)
                plan.why.append(f"a hint or a text of {name} changed: only the feedback")

    def _compare_deadline(self, plan: Plan, kept: dict[str, Any]) -> None:
        standing = self.standings.get(plan.student)
        due = standing.due if standing else self.due
        if kept["due"] != due:
            plan.penalty = True
            plan.why.append(f"the deadline moved: {kept['due'] or 'none'} → {due or 'none'}")
        if kept["rule"] != self.now.rule:
            plan.penalty = True
            plan.why.append("the rule for late submissions changed")


def _holds(kept: dict[str, Any], standing: Standing | None) -> bool:
    """Whether the gradebook holds what was recorded, as far as its sums tell."""
    if standing is None:
        return False
    scores = [s for n in kept["notebooks"].values() for s in n["scores"].values()]
    total = math.fsum(score or 0.0 for score in scores)
    penalty = math.fsum(n["penalty"] for n in kept["notebooks"].values())
    return (
        len(scores) == standing.grades
        and math.isclose(total, standing.total, rel_tol=1e-9, abs_tol=1e-9)
        and math.isclose(penalty, standing.penalty, rel_tol=1e-9, abs_tol=1e-9)
    )
