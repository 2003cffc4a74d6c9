"""Graded notebooks whose hints or texts changed: what they say is put right, no grade changes."""

from __future__ import annotations

import json
from typing import Any

from autograder.disk.names import title_and_hint
from autograder.disk.notebook import Cell


def show_anew(graded: str, instructor: list[Cell]) -> str:
    """Put the instructor's texts and hints, as they are now, into a graded notebook.

    Parameters
    ----------
    graded : str
        The notebook as JSON.
    instructor : list of Cell

    Returns
    -------
    str
    """
    notebook = json.loads(graded)
    ours = {cell.grade_id: cell for cell in instructor if cell.grade_id and not cell.is_students}
    for written in notebook["cells"]:
        marks = written["metadata"].get("nbgrader") or {}
        cell = ours.get(marks.get("grade_id"))
        if cell is not None and cell.kind != "task":
            _put_right(written, cell)
    lines = ",\n".join(json.dumps(cell) for cell in notebook.pop("cells"))
    return f'{{"cells": [\n{lines}\n],\n{json.dumps(notebook)[1:]}\n'


def _put_right(written: dict[str, Any], cell: Cell) -> None:
    found = written["metadata"].get("autograder")
    before = title_and_hint("".join(written["source"]))[1]
    written["source"] = cell.source
    written["metadata"] = dict(cell.metadata)
    if not found:
        return
    words = found["message"]
    if before and words.endswith(before):
        found["message"] = words.removesuffix(before) + cell.hint
    written["metadata"]["autograder"] = found
    for output in written.get("outputs", []):
        if output["output_type"] == "error" and output["evalue"] == words:
            output["evalue"] = found["message"]
