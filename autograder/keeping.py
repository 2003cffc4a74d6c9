"""The one writer of a run: graded notebooks, then the gradebook, in batches, then the record."""

from __future__ import annotations

import datetime
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.choosing import Now, Plan
from autograder.disk.assignment import Assignment, Submission, write_files
from autograder.disk.course import Course
from autograder.disk.gradebook import Gradebook, NotKept
from autograder.disk.record import Record
from autograder.disk.replacing import replace_file
from autograder.disk.showing import show_anew
from autograder.disk.verdict import Verdict

_KNOWN = ("submission", "work", "conditions")  # what stays true when nothing is graded
MOST, SECONDS = 50, 1.0  # of a batch: submissions, and how long the first of it waits


@dataclass
class _Waiting:
    """A submission whose graded notebooks lie in their place, and whose grade waits for a batch."""

    submission: Submission
    verdicts: list[Verdict]
    told: dict[str, Any]


class Keeper:
    """Keeps what was found.

    A line of the record comes after the gradebook's transaction: whatever is interrupted, the next
    run finds no line, or an old one, and does it again.
    """

    def __init__(
        self, course: Course, assignment: Assignment, book: Gradebook, record: Record, now: Now
    ) -> None:
        self.course, self.assignment = course, assignment
        self.book, self.record, self.now = book, record, now
        self.batch: list[_Waiting] = []
        self.since = 0.0

    def add(self, plan: Plan, submission: Submission, verdicts: list[Verdict]) -> None:
        """Put graded notebooks into their place; their grades go into the next batch.

        Raises
        ------
        OSError
            When they cannot be written.
        """
        folder = self.course.path("autograded", submission.student, self.assignment.name)
        others = [name for name in self.now.versions if name not in plan.grade]
        _write_folder(folder, submission, verdicts, others)
        told = self._graded(plan, submission, verdicts)
        if not self.batch:
            self.since = time.monotonic()
        for verdict in verdicts:  # a batch holds no notebooks in memory
            verdict.notebook = ""
        slim = Submission(submission.student, {}, {}, submission.timestamp)
        self.batch.append(_Waiting(slim, verdicts, told))

    def note(self, plan: Plan, submission: Submission, verdicts: list[Verdict]) -> None:
        """Take down a grade that nbgrader's own command kept."""
        self._append([self._graded(plan, submission, verdicts)])

    def is_due(self) -> bool:
        """Whether the batch should be committed now."""
        waited = time.monotonic() - self.since
        return bool(self.batch) and (len(self.batch) >= MOST or waited >= SECONDS)

    def commit(self) -> dict[str, NotKept]:
        """Write the batch into the gradebook, and then into the record.

        Returns
        -------
        dict
            From a student whose grade could not be kept to why.
        """
        batch, self.batch = self.batch, []
        if not batch:
            return {}
        failed = self.book.save_all([(one.submission, one.verdicts) for one in batch])
        kept = [one.told for one in batch if one.submission.student not in failed]
        self._append(kept)
        return failed

    def change(self, plan: Plan) -> bool:
        """Do what needs no grading: count lateness anew, show other hints.

        Returns
        -------
        bool
            Whether anything is other than it was; a deadline may move without that.
        """
        before, stamp = self.record.last(plan.student), None
        if plan.penalty:
            stamp = self.book.penalise(plan.student, list(self.now.versions))
        folder = self.course.path("autograded", plan.student, self.assignment.name)
        for name in plan.show:
            path = folder / f"{name}.ipynb"
            shown = show_anew(path.read_text("utf-8"), self.assignment.notebooks[name])
            replace_file(path, shown)
        notebooks = {
            name: dict(before["notebooks"][name], shown=self.now.versions[name].shown)
            for name in plan.show
        }
        told = self._told("penalised" if plan.penalty else "shown anew", plan, notebooks)
        self._append([told])
        return bool(plan.show) or _lateness(before, stamp) != _lateness(told, stamp)

    def _graded(
        self, plan: Plan, submission: Submission, verdicts: list[Verdict]
    ) -> dict[str, Any]:
        now = {
            "submission": submission.digest(),
            "work": submission.work_digest(),
            "conditions": self.now.conditions,
        }
        told = self._told("graded", plan, {v.name: self._of(v) for v in verdicts})
        if any(told.get(key, digest) != digest for key, digest in now.items()):
            told["notebooks"] = {v.name: told["notebooks"][v.name] for v in verdicts}
        return told | now

    def _of(self, verdict: Verdict) -> dict[str, Any]:
        version = self.now.versions[verdict.name]
        flagged = bool(verdict.problem or verdict.doubts or verdict.waiting)
        scores = {cell: verdict.scores.get(cell, 0.0) for cell in self.book.graded[verdict.name]}
        return {
            **{"judged": version.judged, "shown": version.shown, "scores": scores},
            **({"flagged": True} if flagged else {}),
        }

    def _told(self, kind: str, plan: Plan, notebooks: dict[str, Any]) -> dict[str, Any]:
        """Write a line that holds all that is known of a grade, what did not change included."""
        before = self.record.last(plan.student) or {"notebooks": {}}
        kept = {n: told for n, told in before["notebooks"].items() if n in self.now.versions}
        known = {key: before[key] for key in _KNOWN if key in before}
        line = {"kind": kind, "student": plan.student, "why": plan.why, **known}
        return line | {"notebooks": kept | notebooks}

    def _append(self, lines: list[dict[str, Any]]) -> None:
        found = self.book.deadlines([line["student"] for line in lines])
        for line in lines:
            due, penalties = found[line["student"]]
            line |= {"due": due, "rule": self.now.rule}
            for name, told in line["notebooks"].items():
                told["penalty"] = penalties.get(name, 0.0)
        self.record.append(lines)


def _lateness(told: dict[str, Any], stamp: datetime.datetime | None) -> tuple[float, list[float]]:
    """Return by how many seconds recorded work is late, and what was deducted for that."""
    late = 0.0
    if stamp and told["due"]:
        late = (stamp - datetime.datetime.fromisoformat(told["due"])).total_seconds()
    return max(0.0, late), [one["penalty"] for _, one in sorted(told["notebooks"].items())]


def _write_folder(
    folder: Path, submission: Submission, verdicts: list[Verdict], others: list[str]
) -> None:
    """Write the graded notebooks beside their place, then move them there in one step.

    `others` are notebooks whose grade stands: they stay as they are.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in [*folder.parent.glob(".new-*"), *folder.parent.glob(".old-*")]:
        shutil.rmtree(left, ignore_errors=True)  # by a run that was killed at this very point
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        write_files(new, submission.files)
        for name in others:
            shutil.copyfile(folder / f"{name}.ipynb", new / f"{name}.ipynb")
        for verdict in verdicts:
            (new / f"{verdict.name}.ipynb").write_text(verdict.notebook, encoding="utf-8")
        if submission.timestamp:
            (new / "timestamp.txt").write_text(f"{submission.timestamp} UTC\n")
        new.chmod(0o755)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent))
            os.rename(folder, old)  # in place of the empty one
            os.rename(new, folder)
            shutil.rmtree(old)
        else:
            os.rename(new, folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
