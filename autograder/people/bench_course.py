"""The course of the benchmark: one notebook of 28 cells, and classes that hand it in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

NAMES = ("sigmoid", "tanh", "relu", "elu", "softplus", "swish", "softmax", "norm")
BODIES = (
    "1 / (1 + np.exp(-x))",
    "np.tanh(x)",
    "np.maximum(x, 0.0)",
    "np.where(x > 0, x, np.expm1(np.minimum(x, 0)))",
    "np.logaddexp(0, x)",
    "x / (1 + np.exp(-x))",
    "np.exp(x - x.max()) / np.exp(x - x.max()).sum()",
    "np.sqrt((x * x).sum())",
)
FIGURE = (
    "x = np.linspace(-5, 5, 200)\n"
    "plt.plot(x, np.tanh(x), label='tanh')\n"
    "plt.title('A curve')\nplt.xlabel('x')\nplt.legend()\nplt.show()"
)


def build_course(folder: Path, figure: bool, isolated: bool, imports: str = "") -> None:
    """Make a course with one notebook of 28 cells: 8 functions, 8 tests, one figure."""
    cells = [cell("markdown", "# Eight functions"), _locked(imports)]
    for name, body in zip(NAMES, BODIES, strict=True):
        cells.append(cell("markdown", f"## {name}"))
        cells.append(cell("code", _solution(name, body), name, solution=True))
        cells.append(cell("code", test_of(name, body), f"test_{name}", grade=True, points=2))
    cells += [cell("code", FIGURE if figure else "pass"), cell("markdown", "The end.")]
    source = folder / "source" / "work"
    source.mkdir(parents=True)
    write_notebook(source / "work.ipynb", cells)
    lines = ["c = get_config()", "c.CourseDirectory.course_id = 'bench'"]
    if isolated:
        lines += ["from autograder.nbgrader_plugin import use_autograder", "use_autograder(c)"]
    (folder / "nbgrader_config.py").write_text("\n".join(lines) + "\n")


def write_notebook(path: Path, cells: list[dict]) -> None:
    """Write a notebook of these cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}
    path.write_text(json.dumps(notebook))


def cell(kind: str, source: str, grade_id: str = "", **marks: object) -> dict:
    """Make a cell, with nbgrader's marks if it has an id."""
    metadata = {}
    if grade_id:
        standard = {"grade": False, "solution": False, "locked": False, "task": False}
        metadata["nbgrader"] = {**standard, "grade_id": grade_id, "schema_version": 3, **marks}
        metadata["nbgrader"]["locked"] = not marks.get("solution")
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, **code}


def _locked(imports: str) -> dict:
    source = f"%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt\n{imports}"
    return cell("code", source, "imports", locked=True)


def _solution(name: str, body: str) -> str:
    return f"def {name}(x):\n    ### BEGIN SOLUTION\n    return {body}\n    ### END SOLUTION"


def test_of(name: str, body: str) -> str:
    """Write the hidden test of one function."""
    return (
        f"# {name}: right\n### BEGIN HIDDEN TESTS\n"
        "x = np.random.default_rng(0).normal(size=20)\n"
        f"np.testing.assert_allclose({name}(x), {body}, rtol=1e-12)\n"
        f"assert {name}(x * 2).shape == ({body}).shape\n### END HIDDEN TESTS"
    )


def hand_in(folder: Path, students: int, right: bool) -> None:
    """Hand in so many submissions: all right, or all with every second function wrong."""
    notebook = json.loads((folder / "source" / "work" / "work.ipynb").read_text())
    released = json.loads((folder / "release" / "work" / "work.ipynb").read_text())
    for number, (cell, original) in enumerate(
        zip(released["cells"], notebook["cells"], strict=True)
    ):
        if original["metadata"].get("nbgrader", {}).get("solution"):
            wrong = "def {}(x):\n    return x * 3\n".format(
                cell["metadata"]["nbgrader"]["grade_id"]
            )
            cell["source"] = original["source"] if right or number % 2 else wrong
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    for number in range(students):
        place = folder / "submitted" / f"student{number:04d}" / "work"
        place.mkdir(parents=True)
        (place / "work.ipynb").write_text(json.dumps(released))
