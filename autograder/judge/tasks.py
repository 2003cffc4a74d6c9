"""What a worker is given to do."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.disk.assignment import Submission


class TooSlow(Exception):
    """A submission took longer than it was given for now; it is graded later, with all its time."""


@dataclass(frozen=True)
class Task:
    """A submission to grade.

    Attributes
    ----------
    submission : Submission
    notebooks : tuple of str
        Which of its notebooks.
    seconds : float or None
        How long each may take before it is put off; None: as long as the limits allow.
    """

    submission: Submission
    notebooks: tuple[str, ...]
    seconds: float | None = None
