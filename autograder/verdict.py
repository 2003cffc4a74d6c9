"""From what the judge found to what is kept: grades, and the graded notebook."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import json
from dataclasses import dataclass, field
from typing import Any

import nh3

from autograder.judge import Finding, Shown
from autograder.limits import Limits
from autograder.notebook import Cell

MAX_OUTPUTS = 200


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
    """

    name: str
    scores: dict[str, float | None]
    unanswered: set[str]
    notebook: str
    repairs: list[str] = field(default_factory=list)
    problem: str = ""
    passed: int = 0
    checks: int = 0


def conclude(
    name: str,
    instructor: list[Cell],
    metadata: dict[str, Any],
    cells: list[Cell],
    results: dict[int, Finding | Shown],
    repairs: list[str],
    limits: Limits,
    problem: str = "",
) -> Verdict:
    """Give every cell its score and write the graded notebook."""
    stubs = {cell.grade_id: cell.shown for cell in instructor if cell.grade_id}
    scores: dict[str, float | None] = {}
    unanswered = set()
    passed = checks = 0
    for position, cell in enumerate(cells):
        if cell.kind in ("solution", "answer") and cell.source == stubs[cell.grade_id]:
            unanswered.add(cell.grade_id)
        if cell.kind == "test" and cell.cell_type == "code":
            finding = results.setdefault(position, Finding("failed", 0.0))
            scores[cell.grade_id] = finding.score
            checks += 1
            passed += finding.status == "passed"
        elif cell.kind in ("test", "task"):
            scores[cell.grade_id] = 0.0 if problem else None
        elif cell.kind == "answer":
            no_response = problem or cell.grade_id in unanswered
            scores[cell.grade_id] = 0.0 if no_response else None
    remarks = [problem] if problem else repairs
    room = 2 * limits.output_bytes + 10_000  # the sandbox cuts off first, and says so
    notebook = _write(cells, metadata, results, remarks, room)
    return Verdict(name, scores, unanswered, notebook, repairs, problem, passed, checks)


def _write(
    cells: list[Cell],
    metadata: dict[str, Any],
    results: dict[int, Finding | Shown],
    remarks: list[str],
    room: int,
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
                entry["outputs"] = clean_outputs(result.outputs, result.note, room)
        elif cell.attachments:
            entry["attachments"] = _attachments(cell.attachments)
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
        "status": finding.status,
        "score": finding.score,
        "points": cell.points,
        "message": finding.message,
    }


def _details(finding: Finding) -> list[dict[str, Any]]:
    """What the instructor sees below a test."""
    outputs = []
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


def clean_outputs(
    outputs: list[Any], note: str | None = None, room: int = 1_000_000
) -> list[dict[str, Any]]:
    """Keep of a submission's outputs what is harmless to show: text, pictures, clean HTML.

    Parameters
    ----------
    outputs : list
    note : str, optional
        What to say below them.
    room : int
        How many characters to keep.
    """
    cleaned = []
    for output in outputs[:MAX_OUTPUTS]:
        clean = _clean(output, room) if isinstance(output, dict) and room > 0 else None
        if clean:
            cleaned.append(clean)
            room -= len(json.dumps(clean))
    if len(outputs) > MAX_OUTPUTS or room <= 0:
        note = f"{note or ''} There is more output; the rest is left out.".strip()
    if note:
        cleaned.append({"output_type": "stream", "name": "stderr", "text": note + "\n"})
    return cleaned


def _clean(output: dict[Any, Any], room: int) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": text_of(output.get("text"), room)}
    if kind == "error":
        trace = output.get("traceback")
        lines = trace[:50] if isinstance(trace, list) else []
        return {
            "output_type": "error",
            "ename": text_of(output.get("ename"), 200),
            "evalue": text_of(output.get("evalue"), 2000),
            "traceback": [text_of(line, 10_000) for line in lines],
        }
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data = {
            mime: clean
            for mime, value in output["data"].items()
            if (clean := _clean_data(mime, value, room)) is not None
        }
        if data:
            count = {"execution_count": None} if kind == "execute_result" else {}
            return {"output_type": kind, "data": data, "metadata": {}, **count}
    return None


def clean_html(markup: str) -> str:
    """Take out of HTML what could act; what would take long to clean is shown as text."""
    if len(markup) > 200_000 or markup.count("<") > 5_000:
        return f"<pre>{html.escape(markup[:10_000])}</pre>"
    return nh3.clean(markup)


def text_of(value: Any, room: int) -> str:
    """Return a text as such, without what cannot be written, cut off where there is no room."""
    text = value if isinstance(value, str) else ""
    return text[:room].encode("utf-8", "replace").decode()


def _clean_data(mime: Any, value: Any, room: int) -> str | None:
    if not isinstance(value, str) or (len(value) > room and mime != "text/plain"):
        return None
    value = text_of(value, room)
    if mime == "text/plain":
        return value
    if mime == "text/html":
        return clean_html(value)
    starts = {"image/png": b"\x89PNG\r\n", "image/jpeg": b"\xff\xd8\xff"}
    if mime in starts:
        try:
            picture = base64.b64decode(value)
        except (binascii.Error, ValueError):
            return None
        return base64.b64encode(picture).decode() if picture.startswith(starts[mime]) else None
    return None


def _attachments(attachments: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, bundle in attachments.items():
        if isinstance(bundle, dict):
            data = {m: _clean_data(m, v, 5_000_000) for m, v in bundle.items() if m != "text/html"}
            kept[text_of(name, 200)] = {
                mime: value for mime, value in data.items() if value is not None
            }
    return kept
