"""What a grade depends on beside the submission, and what of it has changed, in words."""

from __future__ import annotations

import ast
import hashlib
import os
import site
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.disk.assignment import Assignment, reference_files
from autograder.disk.limits import Limits
from autograder.disk.names import words_of_hint
from autograder.disk.notebook import Cell

_ROOMS = ("crossing", "disk", "judge", "sandbox")  # what decides on a grade; `people` only shows it


# What a whole run shares.


def conditions_now(limits: Limits, isolation: str) -> dict[str, Any]:
    """Describe what all grades of this run are reached with: versions, settings, the reference."""
    return {
        "grader": __version__,
        "code": own_source(),
        "python": sys.version.split()[0],
        "packages": installed(),
        "reference": _digest(sorted(reference_files(limits.hidden_packages).items())),
        "settings": {name: _plain(value) for name, value in asdict(limits).items()},
        "isolation": isolation,
    }


def own_source() -> str:
    """Identify the code that decides on a grade."""
    found = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((Path(__file__).parents[1] / room).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def installed() -> dict[str, str]:
    """List what is installed, with versions: the names of the folders say so.

    Not by ``sys.path``: some packages put folders of their own on it when they are imported.
    """
    folders = site.getsitepackages() + ([site.getusersitepackages()] * bool(site.ENABLE_USER_SITE))
    found = {}
    for folder in [*folders, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]:
        with suppress(OSError):
            for name in os.listdir(folder):
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    found[package] = version
    return dict(sorted(found.items()))


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Say what of the conditions has changed."""
    said = []
    for key, name in (("grader", "the grader"), ("python", "Python"), ("isolation", "isolation")):
        if before.get(key) != now[key]:
            said.append(f"{name}: {before.get(key)} → {now[key]}")
    if not said and before.get("code") != now["code"]:
        said.append("the grader's own code changed")
    if before.get("reference") != now["reference"]:
        said.append("the reference solutions changed")
    for key, form in (("packages", "{}"), ("settings", "c.Autograder.{}")):
        old, new = before.get(key, {}), now[key]
        changed = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
        said += [f"{form.format(n)}: {old.get(n, 'none')} → {new.get(n, 'none')}" for n in changed]
    return said


# The assignment, notebook by notebook.


@dataclass(frozen=True)
class Version:
    """Which version of one of the instructor's notebooks a grade is of.

    Attributes
    ----------
    judged : str
        Identifies what the grade depends on.
    shown : str
        Identifies all of it: hints and texts, too.
    """

    judged: str
    shown: str


def versions_of(assignment: Assignment) -> dict[str, Version]:
    """Identify each notebook of an assignment, as it stands."""
    files = _digest((sorted(assignment.files.items()), sorted(assignment.kept)))
    return {
        name: Version(
            _digest((files, [_judged(cell) for cell in cells])),
            _digest([assignment.metadata[name], [_shown(cell) for cell in cells]]),
        )
        for name, cells in assignment.notebooks.items()
    }


def _judged(cell: Cell) -> tuple:
    """Leave away of a cell what no grade depends on: a hint's words, a text between exercises."""
    texts = (cell.source, cell.shown)
    if cell.kind == "test" and cell.cell_type == "code":
        texts = tuple(map(without_hint, texts))
    elif cell.cell_type != "code" and cell.kind in ("locked", "context", "own"):
        texts = ()
    what = (cell.kind, cell.grade_id, cell.cell_type, cell.points, cell.seconds, cell.id)
    names = (sorted(cell.binds.items()), sorted(cell.uses), sorted(cell.given), cell.imports)
    return (*what, *names, *texts, cell.title, bool(cell.hint))


def _shown(cell: Cell) -> tuple:
    return (cell.kind, cell.grade_id, cell.source, cell.shown, cell.metadata, cell.attachments)


def without_hint(source: str) -> str:
    """Blank the words of a check's hint; its lines stay, since errors name lines."""
    try:
        tree = ast.dump(ast.parse(source))  # a hint in a text that the check uses is no hint
    except (SyntaxError, ValueError):
        return source
    kept, inside = [], False
    for line in source.splitlines():
        inside = words_of_hint(line, inside) is not None
        kept.append("#" if inside else line)
    return "\n".join([*kept, tree])


def reading_context(assignment: Assignment, limits: Limits, ignored: list[str]) -> str:
    """Identify what the reading of a submission depends on beside its files."""
    files = (sorted(assignment.files.items()), sorted(assignment.kept))
    return _digest((sorted(assignment.notebooks), files, limits, list(ignored), own_source()))


def _digest(parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
