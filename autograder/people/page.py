"""A graded notebook arranged for its student: exercises, their checks, points, own work."""

from __future__ import annotations

import base64
import copy
import datetime
import html
import re
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions
from traitlets.config import Config

from autograder.disk.counting import counted
from autograder.disk.notebook import kind_of
from autograder.disk.outputs import clean_html, clean_outputs
from autograder.people.durations import duration
from autograder.people.exercises import HEADING, group, heading
from autograder.people.rendering import Page, code, left_out, shortened

WORDS = {
    "passed": "passed",
    "partly": "partly",
    "failed": "not passed",
    "waiting": "waits for a person",
}
UNWRITTEN = "Not implemented yet."  # what the grader says of a check
NOT_BEGUN = "not implemented yet"  # of an exercise of which every check says so
BEGIN = "Begin with the first of these: the others may fail for the same reason."
# What a terminal would obey (colours, titles, links) and characters that no page may hold.
_FOR_TERMINALS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)


@dataclass
class Mark:
    """Points and comment of one cell, as the gradebook has them.

    Attributes
    ----------
    score : float
        With what a person gave beyond the points.
    points : float
        The most that the cell can give.
    extra : float
        What a person gave beyond the points.
    waiting : bool
        Whether a person has to look at it.
    again : bool
        Whether a person marked it before this version was handed in.
    empty : bool
        Whether the grader itself gave nothing; for an answer that is: nothing was written.
    """

    score: float
    points: float
    comment: str | None = None
    waiting: bool = False
    extra: float = 0.0
    again: bool = False
    empty: bool = False

    @property
    def words(self) -> str:
        """The points in words; the same words everywhere."""
        if self.waiting and not self.again:
            return f"waits for a person, up to {counted(self.points, 'point')}"
        text = f"{self.score - self.extra:g} of {self.points:g}"
        text += f" and {self.extra:g} extra" if self.extra else ""
        return f"{text}, given before you handed in again" if self.again else text


@dataclass
class Standing:
    """Whose page it is and what the gradebook says."""

    student: str
    marks: dict[str, Mark] = field(default_factory=dict)
    handed_in: datetime.datetime | None = None
    penalty: float = 0.0
    seconds_late: float = 0.0


@dataclass
class Exercise:
    """One exercise of a page."""

    heading: str
    task: str = ""
    parts: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    missing: list[Mark] = field(default_factory=list)
    unwritten: bool = False
    said: str = ""

    @property
    def passed(self) -> list[dict[str, Any]]:
        """The checks that passed."""
        return [check for check in self.checks if check["status"] == "passed"]

    @property
    def others(self) -> list[dict[str, Any]]:
        """The checks that did not pass."""
        return [check for check in self.checks if check["status"] != "passed"]

    @property
    def subtotal(self) -> str:
        """The points of the exercise."""
        score, points = sum(m.score for m in self.marks), sum(m.points for m in self.marks)
        return f"{score:g} of {points:g}" if points or score else ""

    @property
    def state(self) -> str:
        """What became of the exercise, in a few words."""
        waiting = sum(m.points for m in self.marks if m.waiting and not m.again)
        again = [mark for mark in self.marks if mark.again]
        words = []
        if self.unwritten:
            words.append(NOT_BEGUN)
        elif self.checks:
            number = len(self.checks)
            words.append(f"{len(self.passed)} of {counted(number, 'check')} passed")
        if waiting:
            words.append(
                f"up to {counted(waiting, 'point')} waits for a person"
                if waiting == 1
                else f"up to {waiting:g} points wait for a person"
            )
        if again:
            score, points = sum(m.score for m in again), sum(m.points for m in again)
            words.append(f"marked {score:g} of {points:g} earlier, waits for another look")
        if self.missing:
            number, worth = len(self.missing), sum(mark.points for mark in self.missing)
            are = "is" if number == 1 else "are"
            missing = f"{counted(number, 'answer')} {are} missing"
            words.append(f"{missing} ({counted(worth, 'point')})")
        return ", ".join(words)


def present(
    notebook: dict[str, Any], standing: Standing, title: str, config: Config | None = None
) -> dict[str, Any]:
    """Arrange a graded notebook for its student; nothing hidden is in what it returns."""
    page = Page()
    cells = _without_hidden(notebook["cells"], config or Config())
    title, exercises, remarks = _title(cells) or title, [], ""
    for name, its_cells in group(cells):
        exercise = Exercise(name)
        exercises.append(exercise)
        for cell in its_cells:
            if cell["metadata"].get("autograder", {}).get("remarks"):
                remarks = page.markdown(cell["source"])
            else:
                _add(exercise, cell, standing.marks, page)
    shown = [e for e in exercises if e.marks or e.checks or e.parts]
    for one in shown:
        one.heading = one.heading or "Your notebook"
        _say_once(one)
    return {
        "page": page,
        "title": title,
        "student": standing.student,
        "handed_in": f"{standing.handed_in:%d %B %Y, %H:%M} UTC" if standing.handed_in else "",
        "totals": _totals(standing),
        "remarks": remarks,
        "exercises": shown,
    }


def _totals(standing: Standing) -> list[str]:
    marks = standing.marks.values()
    now = sum(mark.score for mark in marks) - standing.penalty
    lines = [f"{now:g} of {counted(sum(mark.points for mark in marks), 'point')}"]
    if extra := sum(mark.extra for mark in marks):
        are = "is an extra point" if extra == 1 else "are extra points"
        lines.append(f"{extra:g} of them {are}.")
    if standing.seconds_late or standing.penalty:
        lines.append(_late(standing))
    if waiting := sum(m.points for m in marks if m.waiting and not m.again):
        lines.append(
            f"A person has not marked everything yet: up to {counted(waiting, 'point')} more."
        )
    if any(mark.again for mark in marks):
        lines.append("A person looks again at what you changed since it was marked.")
    return lines


def _late(standing: Standing) -> str:
    points = f"{counted(standing.penalty, 'point')} {'was' if standing.penalty == 1 else 'were'}"
    if not standing.seconds_late:
        return f"{points} deducted because it was late."
    said = f"It was handed in {duration(standing.seconds_late)} late"
    return f"{said}: {points if standing.penalty else 'nothing was'} deducted."


def _add(exercise: Exercise, cell: dict[str, Any], marks: dict[str, Mark], page: Page) -> None:
    kind = kind_of(cell["metadata"])
    grade_id = cell["metadata"]["nbgrader"]["grade_id"] if kind != "own" else ""
    mark = marks.get(grade_id)
    if kind in ("test", "answer", "task") and mark:
        exercise.marks.append(mark)
        exercise.missing += [mark] * (kind == "answer" and mark.empty)
    if kind == "test":
        exercise.checks.append(_check(cell, mark, grade_id))
        return
    if kind == "locked":
        if cell["cell_type"] == "markdown":
            exercise.task += page.markdown(HEADING.sub("", cell["source"], count=1))
        return
    source = cell["source"]
    if kind == "own" and cell["cell_type"] != "code" and not exercise.parts:
        source = HEADING.sub("", source, count=1)
    content = _students(cell, page) if cell["cell_type"] == "code" else _answer(source, page)
    comment = page.markdown(mark.comment) if mark and mark.comment else ""
    words = mark.words if mark and kind in ("answer", "task") else ""
    label = {"answer": "Your answer", "task": "Task"}.get(kind, "")
    if content.strip() or comment or words:
        exercise.parts.append({"html": content, "label": label, "words": words, "comment": comment})


def _check(cell: dict[str, Any], mark: Mark | None, grade_id: str) -> dict[str, Any]:
    found = cell["metadata"].get("autograder", {})
    status = found.get("status", "failed")
    status = status if status in WORDS else "failed"
    if status == "waiting" and mark and not mark.waiting:  # a person has decided
        status = "failed" if not mark.score else "passed" if mark.score >= mark.points else "partly"
    return {
        "status": status,
        "word": WORDS[status],
        "title": found.get("title", grade_id),
        "message": "" if status in ("passed", "waiting") else found.get("message", ""),
        "score": mark.words if mark and status != "waiting" else "",
        "comment": mark.comment if mark and mark.comment else "",
    }


def _say_once(exercise: Exercise) -> None:
    """Say once what every check that did not pass says; hints before a first try are left out."""
    messages = [check["message"] for check in exercise.others]
    exercise.unwritten = (
        bool(messages)
        and not exercise.passed
        and all(message.startswith(UNWRITTEN) for message in messages)
    )
    alike = len(messages) > 1 and len(set(messages)) == 1
    if alike and not exercise.unwritten:
        exercise.said = messages[0]
    elif len(messages) > 1 and not exercise.unwritten:
        exercise.said = BEGIN
    if alike or exercise.unwritten:
        for check in exercise.others:
            check["message"] = ""


def _title(cells: list[dict[str, Any]]) -> str:
    """Return the heading of the notebook: the instructor's first heading, if it is of level 1."""
    found = (heading(c) for c in cells if kind_of(c["metadata"]) == "locked" and heading(c)[0])
    level, text = next(found, (0, ""))
    return text if level == 1 else ""


def _without_hidden(cells: list[dict[str, Any]], config: Config) -> list[dict[str, Any]]:
    """Take out of the instructor's texts what nbgrader takes out of a release."""
    steps = (ClearSolutions(config=config), ClearHiddenTests(config=config))
    scheme = ClearMarkScheme(config=config)
    cleared = []
    for cell in cells:
        if kind_of(cell["metadata"]) in ("locked", "task"):
            cell = nbformat.from_dict(copy.deepcopy(cell))
            steps[0]._replace_solution_region(cell, "python")
            steps[1]._remove_hidden_test_region(cell)
            scheme._remove_mark_scheme_region(cell)
        cleared.append(cell)
    return cleared


def _answer(source: str, page: Page) -> str:
    shown = page.markdown(source)
    return page.fit(shown, shortened(source)) if shown.strip() else ""


def _students(cell: dict[str, Any], page: Page) -> str:
    source, outputs = cell["source"], clean_outputs(cell["outputs"])
    shown = page.fit(code(source), shortened(source)) if source else ""
    return shown + "".join(_output(output, page) for output in outputs)


def _output(output: dict[str, Any], page: Page) -> str:
    kind = output["output_type"]
    if kind == "stream":
        return _text(output["text"], page)
    if kind == "error":
        return _text("\n".join(output["traceback"]), page, "error")
    data = output["data"]
    drawing = data.get("image/svg+xml", "")
    pictures = data | {"image/svg+xml": base64.b64encode(drawing.encode()).decode()}
    for mime in ("image/gif", "image/png", "image/jpeg", "image/svg+xml"):
        if pictures.get(mime):
            source = f"data:{mime};base64,{pictures[mime]}"
            shown = f'<img alt="Figure drawn by the code above" src="{source}">'
            return page.fit(shown, left_out(f"A figure of {len(source) // 1000} kB"))
    if "text/markdown" in data:
        shown = page.markdown(data["text/markdown"])
        return page.fit(f'<div class="shown">{shown}</div>', shortened(data["text/markdown"]))
    if "text/html" in data:
        shown = clean_html(data["text/html"])
        instead = left_out(f"Output of {len(shown) // 1000} kB")
        return page.fit(f'<div class="shown">{shown}</div>', instead)
    return _text(data.get("text/latex", data.get("text/plain", "")), page)


def _text(text: str, page: Page, style: str = "output") -> str:
    plain = _FOR_TERMINALS.sub("", text).rstrip("\n")
    shown = f'<pre class="{style}" tabindex="0">{html.escape(plain)}</pre>'
    return page.fit(shown, shortened(plain)) if plain else ""
