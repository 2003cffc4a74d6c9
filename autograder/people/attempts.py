"""Who handed in again, and which checks that helped with: read from the record of grading."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from autograder.disk.course import Course
from autograder.disk.record import record_path


@dataclass
class Retried:
    """What became of a check in hand-ins that followed one in which it did not pass.

    Attributes
    ----------
    again : int
        How often somebody handed in again after missing it.
    passed : int
        How often it passed then.
    """

    again: int = 0
    passed: int = 0


def read_attempts(course: Course, assignment: str) -> tuple[int, dict[tuple[str, str], Retried]]:
    """Compare each hand-in with the one before it.

    Returns
    -------
    int
        How many students handed in another notebook later; 0 where grading kept no record.
    dict
        From notebook and check to what became of it.
    """
    path = record_path(course, assignment)
    last: dict[str, dict[str, Any]] = {}
    students: set[str] = set()
    found: dict[tuple[str, str], Retried] = defaultdict(Retried)
    if not path.is_file():
        return 0, {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                told = json.loads(line)
                if told.get("kind") != "graded":
                    continue
                student, before = told["student"], last.get(told["student"])
                last[student] = told
                if before and _work(before, told) != _work(told, before):
                    students.add(student)
                    _compare(before["notebooks"], told["notebooks"], found)
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # the audit says which lines are not as they must be
    return len(students), dict(found)


def _work(told: dict[str, Any], other: dict[str, Any]) -> Any:
    """Identify the work that was graded, as well as two lines know it; old ones know less."""
    return told["work"] if "work" in told and "work" in other else told["submission"]


def _compare(before: dict, now: dict, found: dict[tuple[str, str], Retried]) -> None:
    """Count what was missed and what became of it, in points: more of them is better."""
    for name, notebook in now.items():
        earlier = before.get(name, {}).get("scores", {})
        for check, score in notebook["scores"].items():
            if score is not None and earlier.get(check) == 0:
                found[name, check].again += 1
                found[name, check].passed += score > 0
