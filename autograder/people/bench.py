"""What does safety cost? This grader, nbgrader's own and no isolation at all, side by side."""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.disk.course import Course
from autograder.people.simulate import release

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
BASE = 3
# What is quick is measured on more submissions, so that the noise of starting is as small.
TIMES = {"this grader": 5, "nbgrader": 1, "floor": 10}
RIGHT, HALF_WRONG, BOTH = "right", "half wrong", "a class of both"
# What courses use and takes long to import; as far as it is installed.
SLOW_IMPORTS = ("pandas", "scipy.optimize", "scipy.stats", "sklearn.linear_model")
PLAIN, IMPORTING = "without figures", "with slow imports"


@dataclass
class Cost:
    """CPU and wall seconds a submission, one value a round."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def build_course(folder: Path, figure: bool, isolated: bool, imports: str = "") -> None:
    """Make a course with one notebook of 28 cells: 8 functions, 8 tests, one figure."""
    cells = [_cell("markdown", "# Eight functions"), _locked(imports)]
    for name, body in zip(NAMES, BODIES, strict=True):
        cells.append(_cell("markdown", f"## {name}"))
        cells.append(_cell("code", _solution(name, body), name, solution=True))
        cells.append(_cell("code", _test(name, body), f"test_{name}", grade=True, points=2))
    cells += [_cell("code", FIGURE if figure else "pass"), _cell("markdown", "The end.")]
    source = folder / "source" / "work"
    source.mkdir(parents=True)
    notebook = {"cells": cells, "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 4}
    (source / "work.ipynb").write_text(json.dumps(notebook))
    lines = ["c = get_config()", "c.CourseDirectory.course_id = 'bench'"]
    if isolated:
        lines += ["from autograder.nbgrader_plugin import use_autograder", "use_autograder(c)"]
    (folder / "nbgrader_config.py").write_text("\n".join(lines) + "\n")


_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def _cell(kind: str, source: str, grade_id: str = "", **marks: object) -> dict:
    metadata = {}
    if grade_id:
        standard = {"grade": False, "solution": False, "locked": False, "task": False}
        metadata["nbgrader"] = {**standard, "grade_id": grade_id, "schema_version": 3, **marks}
        metadata["nbgrader"]["locked"] = not marks.get("solution")
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, **code}


def _locked(imports: str) -> dict:
    source = f"%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt\n{imports}"
    return _cell("code", source, "imports", locked=True)


def _solution(name: str, body: str) -> str:
    return f"def {name}(x):\n    ### BEGIN SOLUTION\n    return {body}\n    ### END SOLUTION"


def _test(name: str, body: str) -> str:
    return (
        f"# {name}: right\n### BEGIN HIDDEN TESTS\n"
        "x = np.random.default_rng(0).normal(size=20)\n"
        f"np.testing.assert_allclose({name}(x), {body}, rtol=1e-12)\n"
        f"assert {name}(x * 2).shape == ({body}).shape\n### END HIDDEN TESTS"
    )


def _hand_in(folder: Path, students: int, right: bool) -> None:
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


def _clock(grade: Callable[[Path], None], folder: Path) -> tuple[float, float]:
    before, start = _children(), time.perf_counter()
    grade(folder)
    return _children() - before, time.perf_counter() - start


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(command: list[str], folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")


def _grade_here(folder: Path) -> None:
    command = [sys.executable, "-m", "autograder.cli", "grade", "work", "--jobs", "1", "--force"]
    _run(command, folder)


def _grade_stock(folder: Path) -> None:
    _run([sys.executable, "-m", "nbgrader", "autograde", "work", "--force"], folder)


def _floor(folder: Path) -> None:
    _run([sys.executable, "-m", "autograder.people.bench_floor", str(folder)], folder)


def measure(submissions: int, rounds: int) -> dict[str, Cost]:
    """Measure the cost of one submission more: the difference between a larger and a smaller class.

    So what a command costs before the first submission does not count, for anybody.
    """
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as root:
        cases = _prepare(Path(root)) * rounds
        for name, folder, right, grade in track(cases, "Measuring", console=Console(stderr=True)):
            _hand_in(folder, BASE, right)
            few = _clock(grade, folder)
            more = submissions * TIMES[name.partition(",")[0]]
            _hand_in(folder, BASE + more, right)
            many = _clock(grade, folder)
            cost = costs.setdefault(name, Cost())
            cost.cpu.append((many[0] - few[0]) / more)
            cost.wall.append((many[1] - few[1]) / more)
    return costs


def _prepare(root: Path) -> list[tuple[str, Path, bool, Callable[[Path], None]]]:
    """Make the courses; what is compared with each other comes close together."""
    graders = {"this grader": _grade_here, "nbgrader": _grade_stock, "floor": _floor}
    cases = []
    for figure in (True, False):
        what = "with a figure" if figure else PLAIN
        folders = {
            who: root / f"{who}, {what}".replace(", ", "-").replace(" ", "-") for who in graders
        }
        for who, folder in folders.items():
            build_course(folder, figure, isolated=who == "this grader")
            release(Course(folder), "work")
            if who == "this grader":  # tries the instructor's solution once, which is remembered
                _hand_in(folder, 1, True)
                _grade_here(folder)
        for right, kind in ((True, RIGHT), (False, HALF_WRONG)):
            for who, grade in graders.items():
                cases.append((f"{who}, {what}, {kind}", folders[who], right, grade))
    if names := [name for name in SLOW_IMPORTS if importlib.util.find_spec(name.split(".")[0])]:
        folder = root / "slow-imports"
        build_course(folder, False, isolated=True, imports=f"import {', '.join(names)}")
        release(Course(folder), "work")
        cases.append((f"this grader, {IMPORTING}, {RIGHT}", folder, True, _grade_here))
    return cases


def show(costs: dict[str, Cost], console: Console) -> None:
    """Print the medians: of the costs, and of the ratios within a round."""
    table = Table("one submission", "CPU s", "wall s", "nbgrader ÷ this", "this ÷ floor")
    costs = costs | _of_both(costs)
    for name, cost in sorted(costs.items(), key=lambda item: item[0].split(", ")[1:]):
        cpu, wall = statistics.median(cost.cpu), statistics.median(cost.wall)
        who, _, what = name.partition(", ")
        ratios = ["", ""]
        if what == f"{IMPORTING}, {RIGHT}":
            ratios[1] = f"{_ratio(cost.cpu, costs[f'{who}, {PLAIN}, {RIGHT}'].cpu):.2f} × plain"
        elif who == "this grader":
            stock, floor = (costs[f"{other}, {what}"].cpu for other in ("nbgrader", "floor"))
            ratios = [f"{_ratio(stock, cost.cpu):.1f}", f"{_ratio(cost.cpu, floor):.2f}"]
        table.add_row(name, f"{cpu:.3f}", f"{wall:.3f}", *ratios)
    console.print(table)


def _of_both(costs: dict[str, Cost]) -> dict[str, Cost]:
    """Work out what a class costs of which one half is right, and the other half wrong."""
    both = {}
    for name, right in costs.items():
        label = name.removesuffix(RIGHT)
        if name.endswith(f", {RIGHT}") and label + HALF_WRONG in costs:
            wrong = costs[label + HALF_WRONG]
            cpu = [(a + b) / 2 for a, b in zip(right.cpu, wrong.cpu, strict=True)]
            wall = [(a + b) / 2 for a, b in zip(right.wall, wrong.wall, strict=True)]
            both[label + BOTH] = Cost(cpu, wall)
    return both


def _ratio(above: list[float], below: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(above, below, strict=True))
