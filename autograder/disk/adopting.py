"""A notebook that was handed in under another name: found by what is in it, taken, and told."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.disk.assignment import Assignment, Submission
from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell, Unreadable, read_cells, read_json

# What downloads, copies and saving again add to a name.
_ADDED = re.compile(
    r"([-_ ]*\(\d+\)|[-_ ]*copy[-_ ]*\d*|[-_ ]*kopie[-_ ]*\d*|\.ipynb)$"
    r"|^(copy[-_ ]+of|kopie[-_ ]+von)[-_ ]+",
    re.I,
)


def adopt(
    submission: Submission, others: dict[str, bytes], assignment: Assignment, limits: Limits
) -> None:
    """Put notebooks of other names in the place of those that are missing.

    Parameters
    ----------
    others : dict
        Notebooks that have the name of none, from path to content.
    """
    missing = [name for name in assignment.notebooks if name not in submission.notebooks]
    for name in missing:
        found = _best(name, assignment.notebooks[name], others, limits)
        if not found:
            continue
        taken, *doubles = found
        submission.notebooks[name] = others.pop(taken)
        submission.notes.append(f"The notebook “{_short(taken)}” was taken for {name}.ipynb.")
        if doubles:
            submission.doubts.append(
                f"Several notebooks could be {name}.ipynb: “{_short(taken)}” was taken, not"
                f" {', '.join(f'“{_short(other)}”' for other in doubles)}."
            )
        _bring_along(submission, Path(taken).parent)
    submission.notes += [
        f"The notebook “{_short(name)}” belongs to no exercise." for name in others
    ]


def _best(name: str, cells: list[Cell], others: dict[str, bytes], limits: Limits) -> list[str]:
    """List what can only be this notebook, the likeliest first."""
    shared = {path: _shared(cells, _cells(content, limits)) for path, content in others.items()}
    most = max(shared.values(), default=0)
    if most >= 0.5:
        alike = [path for path, share in shared.items() if share == most]
        return sorted(alike, key=lambda path: (_plain_name(path) != name, path))
    return [path for path in others if _plain_name(path) == name]


def _shared(cells: list[Cell], theirs: list[Cell]) -> float:
    """Tell which share of the instructor's cells another notebook has: by mark, or by text."""
    marks = {cell.grade_id for cell in cells if cell.grade_id}
    texts = {cell.shown.strip() for cell in cells if not cell.is_students} - {""}
    by_mark = len(marks & {cell.grade_id for cell in theirs}) / max(len(marks), 1)
    by_text = len(texts & {cell.source.strip() for cell in theirs}) / max(len(texts), 2)
    return max(by_mark, by_text)


def _cells(content: bytes, limits: Limits) -> list[Cell]:
    try:
        return read_cells(read_json(content, limits))
    except (Unreadable, MemoryError):
        return []


def _plain_name(path: str) -> str:
    name = Path(path).name
    while (shorter := _ADDED.sub("", name)) != name and shorter:
        name = shorter
    return name


def _bring_along(submission: Submission, folder: Path) -> None:
    """Move what lay beside the notebook to where it would lie beside it."""
    for path in [
        path for path in submission.files if folder.name and Path(path).is_relative_to(folder)
    ]:
        beside = str(Path(path).relative_to(folder))
        if beside not in submission.files:
            submission.files[beside] = submission.files.pop(path)


def _short(name: str) -> str:
    return name[:200].encode("utf-8", "replace").decode()
