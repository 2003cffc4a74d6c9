"""otter-grader beside the others in the benchmark, where its command is installed.

Without containers it grades one submission a command, so each pays for the start of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from autograder.people.bench_course import BODIES, FIGURE, KERNEL, NAMES, test_of

_CONFIG = """\
# ASSIGNMENT CONFIG
init_cell: false
export_cell: false
generate:
    pdf: false
run_tests: false
"""


def is_installed() -> bool:
    """Whether there is an otter to measure."""
    return shutil.which("otter") is not None


def build(folder: Path, figure: bool) -> None:
    """Make of the benchmark's course what otter grades by: the same functions and tests."""
    cells = [_raw(_CONFIG), _code("import numpy as np\nimport matplotlib.pyplot as plt")]
    for name, body in zip(NAMES, BODIES, strict=True):
        test = "\n".join(line for line in test_of(name, body).splitlines() if line[0] != "#")
        cells += [_raw(f"# BEGIN QUESTION\nname: {name}\npoints: 2"), _raw("# BEGIN SOLUTION")]
        cells += [_code(f"def {name}(x):\n    return {body}  # SOLUTION"), _raw("# END SOLUTION")]
        cells += [_raw("# BEGIN TESTS"), _code(f"# HIDDEN\n{test}"), _raw("# END TESTS")]
        cells += [_raw("# END QUESTION")]
    cells += [_code(FIGURE if figure else "pass")]
    notebook = {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 4}
    (folder / "work.ipynb").write_text(json.dumps(notebook))
    _otter(["assign", "work.ipynb", "made"], folder)
    (folder / "results").mkdir()


def grade(folder: Path) -> None:
    """Grade every submission of the course."""
    (archive,) = (folder / "made" / "autograder").glob("*.zip")
    for path in sorted((folder / "submitted").glob("*/work/work.ipynb")):
        _otter(["run", "-a", str(archive), "-o", "results", "--no-logo", str(path)], folder)
        told = json.loads((folder / "results" / "results.json").read_text())
        if len(told["tests"]) <= len(NAMES):
            raise RuntimeError(f"otter did not judge all functions of {path}")


def _otter(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(["otter", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"otter {arguments[0]} failed:\n{done.stdout}\n{done.stderr}")


def _raw(source: str) -> dict:
    return {"cell_type": "raw", "metadata": {}, "source": source}


def _code(source: str) -> dict:
    code = {"cell_type": "code", "metadata": {}, "source": source}
    return {**code, "outputs": [], "execution_count": None}
