"""otter-grader beside the others in the benchmark, where its command is installed.

Without containers it grades one submission a command, so each pays for the start of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from autograder.people.bench_course import BODIES, FIGURE, NAMES, cell, test_of, write_notebook

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
    cells = [
        cell("raw", _CONFIG),
        cell("code", "import numpy as np\nimport matplotlib.pyplot as plt"),
    ]
    for name, body in zip(NAMES, BODIES, strict=True):
        test = "\n".join(line for line in test_of(name, body).splitlines() if line[0] != "#")
        cells += [
            cell("raw", f"# BEGIN QUESTION\nname: {name}\npoints: 2"),
            cell("raw", "# BEGIN SOLUTION"),
            cell("code", f"def {name}(x):\n    return {body}  # SOLUTION"),
            cell("raw", "# END SOLUTION"),
            cell("raw", "# BEGIN TESTS"),
            cell("code", f"# HIDDEN\n{test}"),
            cell("raw", "# END TESTS"),
            cell("raw", "# END QUESTION"),
        ]
    cells += [cell("code", FIGURE if figure else "pass")]
    write_notebook(folder / "work.ipynb", cells)
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
