"""Notebooks: read a submission without trusting it, and put it back into the instructor's form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from autograder.disk import lean
from autograder.disk.limits import Limits
from autograder.disk.names import bound_names, free_names, imports, title_and_hint


class Unreadable(Exception):
    """A submission that cannot be read; the message says why, for the student."""


@dataclass
class Cell:
    """One cell of a notebook that is graded.

    Attributes
    ----------
    kind : str
        "solution" (the student's code), "answer" (the student's, graded by a person), "test",
        "task", "locked" (the instructor's), "own" (any other cell of the student's), "context"
        (any other cell of the instructor's: the tests rely on it as it was, the student may
        have changed or deleted it).
    grade_id : str
        Empty for an own cell.
    cell_type : str
        "code", "markdown" or "raw".
    source : str
        What the cell holds; of a test, hidden parts too.
    shown : str
        What the student may see of it.
    points : float
    metadata : dict
        The cell's metadata in the graded notebook.
    binds : dict
        Names that the instructor's version binds, see `bound_names`.
    uses : frozenset
        Names that the instructor's version of a solution uses and does not bind.
    given : frozenset
        Names that a solution cell binds already when it is released.
    title, hint : str
        Of a test: what it checks, and what helps the student when it fails.
    imports : str
        Import statements of the instructor's version, which the tests may rely on.
    seconds : float
        Time for the cell where it differs from the course's ``cell_seconds``; the instructor sets
        it in the cell's metadata: ``{"autograder": {"seconds": 90}}``.
    id : str
        The id that the notebook's format gives the cell, which outlives lost metadata.
    doubt : str
        Why a person must look at what the cell holds.
    """

    kind: str
    grade_id: str
    cell_type: str
    source: str
    shown: str
    points: float = 0.0
    metadata: dict[str, Any] = field(default_factory=dict)
    attachments: dict[str, Any] = field(default_factory=dict)
    binds: dict[str, str] = field(default_factory=dict)
    uses: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    title: str = ""
    hint: str = ""
    imports: str = ""
    seconds: float = 0.0
    id: str = ""
    doubt: str = ""

    @property
    def is_students(self) -> bool:
        """Whether what the cell holds is the student's."""
        return self.kind in ("solution", "answer", "own")


def kind_of(metadata: dict[str, Any]) -> str:
    """Tell what nbgrader's metadata make of a cell."""
    marks = metadata.get("nbgrader")
    if not isinstance(marks, dict) or not isinstance(marks.get("grade_id"), str):
        return "own"
    if marks.get("task"):
        return "task"
    if marks.get("solution"):
        return "answer" if marks.get("grade") else "solution"
    if marks.get("grade"):
        return "test"
    return "locked" if marks.get("locked") else "own"


def read_json(data: bytes, limits: Limits) -> dict[str, Any]:
    """Read a submitted file as a notebook of format 4.

    Raises
    ------
    Unreadable
        When it is too large, too deep, not JSON or no notebook.
    """
    if len(data) > limits.notebook_bytes:
        raise Unreadable(
            f"The notebook is larger than {limits.notebook_bytes / 1e6:g} MB. Clear its outputs"
            " (Kernel, Restart Kernel and Clear Outputs) and submit it again."
        )
    try:
        notebook = json.loads(decoded(data))
    except RecursionError:
        raise Unreadable("The notebook is nested too deeply.") from None
    except ValueError as error:
        raise Unreadable(
            f"The file is not a notebook: {error}."
            " Open it in JupyterLab, save it and submit it again."
        ) from None
    if not isinstance(notebook, dict):
        raise Unreadable("The file is not a notebook: it holds no cells.")
    if _depth(notebook, limits.notebook_depth) > limits.notebook_depth:
        raise Unreadable("The notebook is nested too deeply.")
    if "worksheets" in notebook or notebook.get("nbformat", 4) in (1, 2, 3):
        notebook = _upgrade(notebook)
    if not isinstance(notebook.get("cells"), list):
        raise Unreadable("The file is not a notebook: it holds no cells.")
    return notebook


def decoded(data: bytes) -> str:
    """Decode JSON of any Unicode encoding: some editors save UTF-16, with a mark or without."""
    return data.decode(json.detect_encoding(data))


def _upgrade(notebook: dict[str, Any]) -> dict[str, Any]:
    try:
        nbformat = lean.load("nbformat")
        return json.loads(nbformat.writes(nbformat.reads(json.dumps(notebook), as_version=4)))
    except Exception as error:
        raise Unreadable(f"The notebook has an old format that cannot be read: {error}") from error


def _depth(value: Any, most: int) -> int:
    level, depth = [value], 0
    while level and depth <= most:
        depth += 1
        level = [
            item
            for parent in level
            if isinstance(parent, (dict, list))
            for item in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(item, (dict, list))
        ]
    return depth


def _text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    text = source if isinstance(source, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8")


def _number(value: Any) -> float:
    try:
        return float(value) if isinstance(value, (int, float)) else 0.0
    except OverflowError:
        return 0.0


def read_cells(notebook: dict[str, Any]) -> list[Cell]:
    """List the cells of a notebook; what is no cell is passed over."""
    cells = []
    for raw in notebook["cells"]:
        if not isinstance(raw, dict) or raw.get("cell_type") not in ("code", "markdown", "raw"):
            continue
        metadata = raw["metadata"] if isinstance(raw.get("metadata"), dict) else {}
        kind, marks = kind_of(metadata), metadata.get("nbgrader")
        source = _text(raw.get("source", ""))
        points = marks.get("points") if kind != "own" else 0
        cells.append(
            Cell(
                kind=kind,
                grade_id=_text(marks["grade_id"])[:200] if kind != "own" else "",
                cell_type=raw["cell_type"],
                source=source,
                shown=source,
                points=_number(points),
                metadata=metadata,
                id=_text(raw.get("id"))[:64],
                attachments=raw.get("attachments")
                if isinstance(raw.get("attachments"), dict)
                else {},
            )
        )
    return cells


def instructor_cells(full: dict[str, Any], shown: dict[str, Any]) -> list[Cell]:
    """List the cells of the instructor's notebook.

    Parameters
    ----------
    full : dict
        The notebook with solutions and hidden tests.
    shown : dict
        The same notebook as students get it.
    """
    cells = read_cells(full)
    for cell, student in zip(cells, read_cells(shown), strict=True):
        cell.shown = student.source
        if cell.cell_type == "code":
            cell.binds = bound_names(cell.source) | (
                bound_names(cell.shown) if cell.kind == "solution" else {}
            )
            cell.given = frozenset(bound_names(cell.shown))
            cell.uses = free_names(cell.source) if cell.kind == "solution" else frozenset()
            cell.imports = imports(cell.source) if cell.kind in ("solution", "own") else ""
        own = cell.metadata.get("autograder", {})
        cell.seconds = float(own.get("seconds", 0)) if cell.grade_id else 0.0
        if cell.kind == "test":
            cell.title, cell.hint = title_and_hint(cell.source)
            cell.title = cell.title or cell.grade_id
    _keep_context(cells)
    return cells


def _keep_context(cells: list[Cell]) -> None:
    """Mark the instructor's open cells as context, and reduce to imports what no test relies on."""
    needed: set[str] = set()
    for cell in reversed(cells):
        if cell.cell_type != "code":
            continue
        if cell.kind == "own":
            cell.kind = "context"
            if not needed & cell.binds.keys():
                cell.source = cell.imports
                cell.binds = bound_names(cell.source)
                continue
        if cell.kind in ("test", "locked", "context"):
            needed |= free_names(cell.source)
