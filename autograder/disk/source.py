"""The instructor's notebook, as it is written and as nbgrader gives it to students.

nbgrader's own preprocessors make the students' version, with the course's settings; so a stub, a
delimiter, a header or a step of the course's own does what it does in `nbgrader
generate_assignment`.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import json
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import LazyConfigValue

from autograder.disk import lean
from autograder.disk.notebook import decoded

_HOME = "nbgrader.preprocessors"
_FIRST = (f"{_HOME}.headerfooter.IncludeHeaderFooter", f"{_HOME}.instantiatetests.InstantiateTests")
_CLEARING = (
    f"{_HOME}.clearsolutions.ClearSolutions",
    f"{_HOME}.clearhiddentests.ClearHiddenTests",
    f"{_HOME}.clearmarkingscheme.ClearMarkScheme",
)
_FOR_STUDENTS = {step.rpartition(".")[2] for step in _CLEARING}
_WITHOUT_EFFECT = {"LockCells", "ClearOutput", "CheckCellMetadata", "ComputeChecksums"}

_made: dict[bytes, tuple[Any, Any]] = {}


def versions(path: Path, root: Path, config: Config) -> tuple[Any, Any]:
    """Return the notebook with solutions and all tests, and as students get it.

    Steps that run code, such as nbgrader's `InstantiateTests`, run once for each version of the
    source.
    """
    notebook = _read(path)
    steps = config.get("GenerateAssignment", {}).get("preprocessors", None)
    if steps is None and not _needs_more(notebook, config):
        return notebook, _apply([_made_from(step, config) for step in _CLEARING], notebook, {})
    key = _key(path, root, config)
    if key not in _made:
        _made[key] = _take(steps, notebook, path, root, config)
    return copy.deepcopy(_made[key])


def _read(path: Path) -> Any:
    """Read a notebook, upgrade an old one; nobody waits for a check against nbformat's schema."""
    nbformat = lean.load("nbformat")
    notebook = nbformat.from_dict(json.loads(decoded(path.read_bytes())))
    if "worksheets" in notebook or notebook.get("nbformat", 4) < 4:
        return nbformat.convert(notebook, 4)
    return lean.load("nbformat.v4.rwbase").rejoin_lines(notebook)


def _needs_more(notebook: Any, config: Config) -> bool:
    """Whether more tells the two versions apart than what students must not see."""
    around = config.get("IncludeHeaderFooter", {})
    delimiter = config.get("InstantiateTests", {}).get("autotest_delimiter", "AUTOTEST")
    tests = (c for c in notebook.cells if c.cell_type == "code" and delimiter in c.source)
    return bool(around.get("header") or around.get("footer") or next(tests, None))


def _take(given: Any, notebook: Any, path: Path, root: Path, config: Config) -> tuple[Any, Any]:
    """Take every step; what comes after `SaveCells`, and what clears, is for students only."""
    usual = [*_FIRST, *_CLEARING]
    steps = given.get_value(usual) if isinstance(given, LazyConfigValue) else given or usual
    where = {"metadata": {"path": str(path.parent), "name": path.stem}}
    full, shown, saved = notebook, None, False
    with contextlib.chdir(root):  # where nbgrader is when it makes an assignment
        for step in [_made_from(step, config) for step in steps]:
            names = {base.__name__ for base in type(step).__mro__}
            saved = saved or "SaveCells" in names
            if names & {"SaveCells", *_WITHOUT_EFFECT}:
                continue
            if saved or names & _FOR_STUDENTS:
                shown = _apply([step], full if shown is None else shown, where)
            else:
                full = _apply([step], full, where)
                shown = None if shown is None else _apply([step], shown, where)
    shown = full if shown is None else shown
    if [c.metadata.get("nbgrader") for c in full.cells] != [
        c.metadata.get("nbgrader") for c in shown.cells
    ]:
        raise ValueError(
            "a step of c.GenerateAssignment.preprocessors adds, removes or marks cells for students"
            " only, and this grader cannot tell which cell is which"
        )
    return full, shown


def _apply(steps: list[Any], notebook: Any, where: dict) -> Any:
    notebook = copy.deepcopy(notebook)
    for step in steps:
        if getattr(step, "enabled", True):
            notebook, _ = step.preprocess(notebook, copy.deepcopy(where))
    return notebook


def _made_from(step: Any, config: Config) -> Any:
    if isinstance(step, str):
        module, _, name = step.rpartition(".")
        step = getattr(lean.load(module), name)
    return step(config=config)


def _key(path: Path, root: Path, config: Config) -> bytes:
    """Identify everything that the steps read."""
    around = config.get("IncludeHeaderFooter", {})
    tests = config.get("InstantiateTests", {}).get("autotest_filename", "autotests.yml")
    beside = [path.parent / tests, root / tests]
    beside += [root / around[end] for end in ("header", "footer") if around.get(end)]
    parts = [file.read_bytes() for file in (path, *beside) if file.is_file()]
    return hashlib.sha256(b"\0".join([*parts, str(path).encode(), repr(config).encode()])).digest()
