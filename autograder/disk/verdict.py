"""What is known of one notebook of a submission when it has been judged."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Verdict:
    """What is known of one notebook of a submission.

    Attributes
    ----------
    scores : dict
        From grade id to points; None where a person has to grade.
    unanswered : set
        Grade ids of solution cells that hold what they held when the assignment was released.
    notebook : str
        The graded notebook, as JSON.
    repairs : list of str
    problem : str
        Why the notebook could not be read; empty if it could.
    passed, checks : int
        How many of the automatic checks it passed, and how many there are.
    doubts : list of str
        What a person must look at; the notebook is flagged.
    together : dict
        From a check that was judged in the submission's process, which a submission could fool, to
        why, in words.
    waiting : dict
        From a check that waits for a person to the points that it would give.
    """

    name: str
    scores: dict[str, float | None]
    unanswered: set[str]
    notebook: str
    repairs: list[str] = field(default_factory=list)
    problem: str = ""
    passed: int = 0
    checks: int = 0
    doubts: list[str] = field(default_factory=list)
    together: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, float] = field(default_factory=dict)
