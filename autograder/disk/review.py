"""What the self-check found of an assignment's checks: how each is judged, and what to mend."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from autograder.disk.assignment import Assignment, reference_files
from autograder.disk.conditions import installed, own_source
from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell

APART, TOGETHER, BROKEN = "apart", "together", "broken"
GETS = "the instructor's own solution gets"  # how a remark begins: not all points
DOUBLED = "is there more than once: give each of these cells an id of its own"
NO_HINT = "it has no hint for those who fail it"


def doubled_ids(notebook: str, cells: Iterable[Cell]) -> list[str]:
    """Say of each id that two cells of a notebook have what to do about it."""
    numbers = Counter(cell.grade_id for cell in cells if cell.grade_id)
    return [f"{notebook}: the id {key} {DOUBLED}" for key, n in numbers.items() if n > 1]


@dataclass(frozen=True)
class Precedent:
    """What the instructor's own solution does in a test, and others may do as well.

    Attributes
    ----------
    writes : frozenset of str or None
        Where that first crossed which it changes, see `Session`; None to find it out.
    ends_in_object : bool
        Whether the test's last value is an array or an object, which is no number of points.
    """

    writes: frozenset[str] | None = frozenset()
    ends_in_object: bool = False


@dataclass(frozen=True)
class Ways:
    """How the checks of one notebook are judged, as the instructor's own solution showed it.

    Attributes
    ----------
    together : dict
        From a check that only the submission's process can decide to why, in words.
    precedents : dict
        From a check to what the instructor's own solution does in it, where that matters.
    """

    together: dict[str, str] = field(default_factory=dict)
    precedents: dict[str, Precedent] = field(default_factory=dict)


@dataclass
class Check:
    """What is known of one check before anybody's work is graded.

    Attributes
    ----------
    notebook, grade_id, title, points
        Which check it is.
    kind : str
        "apart", "together" or "broken".
    reason : str
        Why it is not apart, in words.
    error : str
        The error that the instructor's solution met.
    line : int
        The line of the check in which it did; 0 if that is not known.
    writes, ends_in_object
        What the instructor's own solution does in it, see `Precedent`.
    passed_by : list of str
        Wrong answers that pass it, in words.
    remarks : list of str
        What its author may want to mend.
    """

    notebook: str
    grade_id: str
    title: str
    points: float
    kind: str = APART
    reason: str = ""
    error: str = ""
    line: int = 0
    writes: list[str] = field(default_factory=list)
    ends_in_object: bool = False
    passed_by: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass
class Review:
    """What the self-check of an assignment found.

    Attributes
    ----------
    assignment : str
    digest : str
        Identifies the source, settings and versions that it holds for.
    checks : list of Check
    remarks : list of str
        What concerns no single check.
    tried : bool
        Whether wrong answers were tried.
    """

    assignment: str
    digest: str
    checks: list[Check] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    tried: bool = False

    def of_kind(self, kind: str) -> list[Check]:
        """List the checks of one kind."""
        return [check for check in self.checks if check.kind == kind]

    def ways(self, notebook: str) -> Ways:
        """Tell how the checks of a notebook are judged."""
        checks = [check for check in self.checks if check.notebook == notebook]
        return Ways(
            together={c.grade_id: c.reason for c in checks if c.kind == TOGETHER},
            precedents={
                c.grade_id: Precedent(frozenset(c.writes), c.ends_in_object)
                for c in checks
                if c.writes or c.ends_in_object
            },
        )

    def as_dict(self) -> dict:
        """Return it as plain data."""
        return asdict(self)

    def as_json(self) -> str:
        """Write it down for another program."""
        return json.dumps(self.as_dict(), indent=1)

    @classmethod
    def from_dict(cls, told: dict) -> Review:
        """Read what `as_dict` returned."""
        checks = [Check(**check) for check in told["checks"]]
        return cls(**{**told, "checks": checks})


def in_words(made: Review) -> list[str]:
    """Say, a line a check, which checks are broken and which a submission could fool."""
    lines = []
    for check in made.of_kind(BROKEN):
        where = f" (line {check.line}: {first_line(check.error)})" if check.error else ""
        lines.append(f"{check.grade_id} is broken: {check.reason}{where}")
    for check in made.of_kind(TOGETHER):
        lines.append(f"a submission could fool {check.grade_id}: {check.reason}")
    return lines


def first_line(text: str) -> str:
    """Return the first line of an error, cut off where it is long."""
    return text.strip().partition("\n")[0][:300]


# Remembering.


def joined(reviews: list[Review]) -> Review:
    """Join what was found of the notebooks of one assignment."""
    first = reviews[0]
    checks = [check for made in reviews for check in made.checks]
    return replace(
        first, checks=checks, remarks=[said for made in reviews for said in made.remarks]
    )


def digest_of(assignment: Assignment, limits: Limits) -> str:
    """Identify the source, settings and versions that a review holds for."""
    reference = sorted(reference_files(limits.hidden_packages).items())
    parts = (assignment.digest(), limits, reference, own_source(), sys.version, installed())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def remembered(path: Path, digest: str | None = None) -> Review | None:
    """Read a review that was kept; None if there is none or it holds for something else."""
    try:
        kept = Review.from_dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return kept if digest in (None, kept.digest) else None


def remember(path: Path, made: Review) -> None:
    """Keep a review; a course that cannot be written to is no reason not to grade."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made.as_json(), "utf-8")
