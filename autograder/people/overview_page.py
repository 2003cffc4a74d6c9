"""The overview of an assignment as one page: drawn, sortable, without a request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.disk.course import Course, CourseError
from autograder.disk.review import APART, BROKEN, TOGETHER
from autograder.people.overview import Check, Overview, feedback_address

TEMPLATES = Path(__file__).parent / "templates" / "overview"
MARKS = {
    "waiting": "waiting for a person",
    "flagged": "flagged",
    "repaired": "repaired or unreadable",
    "stopped": "out of time",
    "fooled": "with points that could be fooled",
    "late": "late",
    "missing": "nothing handed in",
}
HINTS = 10  # how many of those that helped least
REPAIRS = 3  # how many are told of one student


def write_overview(overview: Overview, course: Course, page: Path) -> int:
    """Write the page; return its size in bytes.

    Raises
    ------
    CourseError
        When it cannot be written.
    """
    address = feedback_address(course, overview.assignment, page)
    content = render(overview, address).encode()
    try:
        page.write_bytes(content)
    except OSError as error:
        raise CourseError(
            f"{page} cannot be written: {error.strerror}. Name a file in a folder that exists and"
            " that you may write to."
        ) from error
    return len(content)


def render(overview: Overview, address: list[str]) -> str:
    """Return the page; `address` stands before and after a student's id in links to feedback."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    script = (TEMPLATES / "overview.js").read_text(encoding="utf-8")
    counts = overview.counts()
    return environment.get_template("index.html.j2").render(
        overview=overview,
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        marks={mark: (words, counts[mark]) for mark, words in MARKS.items() if counts[mark]},
        bars=_bars(overview.bins()),
        exercises=[_exercise(name, checks) for name, checks in overview.exercises.items()],
        hints=_least_helpful(overview.checks),
        fooled=[check for check in overview.checks if check.kind == TOGETHER],
        broken=[check for check in overview.checks if check.kind == BROKEN],
        remarked=[check for check in overview.checks if check.remarks and check.kind == APART],
        examined=any(check.kind for check in overview.checks),
        # What could end the element, or begin a comment in it, is written in another way.
        data=json.dumps(_data(overview, address), ensure_ascii=False, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028"),
    )


def _bars(bins: list[int]) -> list[dict[str, Any]]:
    most = max(bins) or 1
    return [{"count": count, "height": round(100 * count / most, 1)} for count in bins]


def _exercise(name: str, checks: list[Check]) -> dict[str, Any]:
    """Say how hard an exercise was: the share of its points that was reached."""
    hardest = min(checks, key=lambda check: check.share)
    points = sum(check.points for check in checks)
    reached = sum(check.points * check.share for check in checks)
    return {
        "name": name or "Before the first heading",
        "points": points,
        "share": reached / points if points else 0.0,
        "hardest": hardest if hardest.share < 1 else None,
    }


def _least_helpful(checks: list[Check]) -> list[Check]:
    tried = [check for check in checks if check.hint and check.retried.again]
    tried.sort(key=lambda c: (c.retried.passed / c.retried.again, -c.retried.again))
    return tried[:HINTS]


def _data(overview: Overview, address: list[str]) -> dict[str, Any]:
    """Collect the rows of the students' table; a text that many share is written once."""
    texts: dict[str, int] = {}
    rows = []
    for student in overview.students:
        row = student.row
        stopped = f"out of time in {student.stopped} checks" if student.stopped else ""
        repaired = [said.rstrip(".") for said in row.repaired[:REPAIRS]]
        if more := len(row.repaired) - len(repaired):
            repaired.append(f"… and {more} more repairs")
        remarks = replace(row, repaired=[]).remarks  # they are told one by one
        said = "; ".join(filter(None, (remarks, stopped, *repaired)))
        rows.append(
            [
                *(row.student, row.name, row.score, row.handed_in),
                *(texts.setdefault(said, len(texts)), student.marks, student.pages),
            ]
        )
    return {"address": address, "notebooks": overview.notebooks, "texts": list(texts), "rows": rows}
