"""From what the judge found to what is kept: grades, and the graded notebook."""

from __future__ import annotations

import hashlib
import html
import json
from typing import Any

from autograder.disk.notebook import Cell
from autograder.disk.outputs import clean_attachments, text_of
from autograder.disk.verdict import Verdict
from autograder.judge.judging import Finding, Shown


def conclude(
    name: str,
    instructor: list[Cell],
    metadata: dict[str, Any],
    cells: list[Cell],
    results: dict[int, Finding | Shown],
    repairs: list[str],
    problem: str = "",
    doubts: list[str] | None = None,
) -> Verdict:
    """Give every cell its score and write the graded notebook."""
    stubs = {cell.grade_id: cell.shown for cell in instructor if cell.grade_id}
    scores: dict[str, float | None] = {}
    unanswered = set()
    passed = checks = 0
    together: dict[str, str] = {}
    waiting: dict[str, float] = {}
    for position, cell in enumerate(cells):
        untouched = cell.source == stubs.get(cell.grade_id) and not cell.doubt
        if cell.kind in ("solution", "answer") and untouched:
            unanswered.add(cell.grade_id)
        if cell.kind == "test" and cell.cell_type == "code":
            finding = results.setdefault(position, Finding("failed", 0.0))
            scores[cell.grade_id] = finding.score
            if finding.together and (finding.score or finding.waiting):
                together[cell.grade_id] = finding.together
            if finding.waiting is not None:
                scores[cell.grade_id], waiting[cell.grade_id] = None, finding.waiting
            checks += 1
            passed += finding.status == "passed" and finding.waiting is None
        elif cell.kind in ("test", "task"):
            scores[cell.grade_id] = 0.0 if problem else None
        elif cell.kind == "answer":
            no_response = problem or cell.grade_id in unanswered
            scores[cell.grade_id] = 0.0 if no_response else None
    remarks = [problem] if problem else [*repairs, *_waits(cells, waiting)]
    notebook = _write(cells, metadata, results, remarks)
    return Verdict(
        *(name, scores, unanswered, notebook, repairs, problem, passed, checks, doubts or []),
        together=together,
        waiting=waiting,
    )


def _waits(cells: list[Cell], waiting: dict[str, float]) -> list[str]:
    titles = [cell.title for cell in cells if cell.grade_id in waiting]
    return [f"The check “{title}” waits for a person." for title in titles]


def _write(
    cells: list[Cell],
    metadata: dict[str, Any],
    results: dict[int, Finding | Shown],
    remarks: list[str],
) -> str:
    written = [_remarks(remarks)] if remarks else []
    for position, cell in enumerate(cells):
        if cell.kind == "context":
            continue
        entry: dict[str, Any] = {
            "cell_type": cell.cell_type,
            "id": hashlib.sha1(f"{position} {cell.grade_id}".encode()).hexdigest()[:12],
            "metadata": cell.metadata if cell.grade_id else {},
            "source": cell.source,
        }
        if cell.cell_type == "code":
            entry |= {"execution_count": None, "outputs": []}
            result = results.get(position)
            if isinstance(result, Finding):
                entry["metadata"] = entry["metadata"] | {"autograder": _finding(cell, result)}
                entry["outputs"] = _details(result)
            elif result is not None:
                entry["outputs"] = result.outputs
        elif cell.attachments:
            entry["attachments"] = clean_attachments(cell.attachments)
        written.append(entry)
    # A line for each cell: several times faster than an indented notebook.
    lines = ",\n".join(json.dumps(entry) for entry in written)
    form = {"metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return f'{{"cells": [\n{lines}\n],\n{json.dumps(form)[1:]}\n'


def _remarks(remarks: list[str]) -> dict[str, Any]:
    lines = "\n".join(f"- {html.escape(text_of(remark, 500))}" for remark in remarks[:100])
    return {
        "cell_type": "markdown",
        "id": "remarks",
        "metadata": {"autograder": {"remarks": True}},
        "source": f"**Remarks on this submission**\n\n{lines}",
    }


def _finding(cell: Cell, finding: Finding) -> dict[str, Any]:
    return {
        "title": cell.title,
        "status": "waiting" if finding.waiting is not None else finding.status,
        "score": finding.score,
        "points": cell.points,
        "message": finding.message,
        **({"together": finding.together} if finding.together else {}),
        **({} if finding.waiting is None else {"waiting": finding.waiting}),
    }


def _warning(finding: Finding) -> str:
    """Tell the instructor what a check that the submission's process decided is worth."""
    if finding.waiting is not None:
        return (
            f"This check passed in the submission's own process only: {finding.together}."
            f" It waits for a person: look at the answer, then give up to {finding.waiting:g}"
            " points.\nA submission could fool this check.\n"
        )
    return f"A submission could fool this check: {finding.together}.\n"


def _details(finding: Finding) -> list[dict[str, Any]]:
    """What the instructor sees below a test."""
    outputs = []
    if finding.together:
        outputs.append({"output_type": "stream", "name": "stderr", "text": _warning(finding)})
    if finding.printed:
        outputs.append({"output_type": "stream", "name": "stdout", "text": finding.printed})
    if finding.detail:
        outputs.append(
            {
                "output_type": "error",
                "ename": finding.status,
                "evalue": finding.message,
                "traceback": [finding.detail],
            }
        )
    return outputs
