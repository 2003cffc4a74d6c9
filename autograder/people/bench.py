"""What does safety cost? This grader, nbgrader's own and no isolation at all, side by side."""

from __future__ import annotations

import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.disk.course import Course
from autograder.people import bench_otter
from autograder.people.bench_course import build_course, hand_in
from autograder.people.progress import progress
from autograder.people.simulate import release

THIS, STOCK, FLOOR, OTTER = "this grader", "nbgrader", "floor", "otter"
BASE = 3
# What is quick is measured on more submissions, so that the noise of starting is as small.
TIMES = {THIS: 5.0, STOCK: 1.0, FLOOR: 10.0, OTTER: 0.3}
RIGHT, HALF_WRONG, BOTH = "right", "half wrong", "a class of both"
# What courses use and takes long to import; as far as it is installed.
SLOW_IMPORTS = ("pandas", "scipy.optimize", "scipy.stats", "sklearn.linear_model")
FIGURE, PLAIN, IMPORTING = "with a figure", "without figures", "with slow imports"

Grade = Callable[[Path, int], None]


@dataclass
class Cost:
    """What one submission more costs, one value a round.

    Attributes
    ----------
    cpu, wall : list of float
        Seconds of all processes together, and of the clock, with one job.
    start : list of float
        Seconds of the clock before the first submission is begun, and after the last.
    together : list of float
        Seconds of the clock with a job for each processor; none where there is but one job.
    """

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)

    @property
    def a_minute(self) -> list[float]:
        """Return how many submissions a minute are graded with all processors."""
        return [60 / seconds for seconds in self.together or self.wall]


@dataclass(frozen=True)
class Case:
    """A grader, a course and a class, and how the first grades the last with so many jobs."""

    who: str
    what: str
    kind: str
    folder: Path
    grade: Grade

    @property
    def name(self) -> str:
        """Return what the case is called in the table."""
        return f"{self.who}, {self.what}, {self.kind}"


def measure(submissions: int, rounds: int, out: Console) -> dict[str, Cost]:
    """Measure the cost of one submission more: the difference between a larger and a smaller class.

    So what a command costs before the first submission does not count, for anybody; it is told
    on its own.
    """
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as root:
        with progress("Measuring", out) as tell:
            cases = list(_prepare(Path(root))) * rounds
            for number, case in enumerate(cases, 1):
                more = max(1, round(submissions * TIMES[case.who]))
                _measure(case, more, costs.setdefault(case.name, Cost()))
                tell(case.name, number, len(cases))
    return costs


def _measure(case: Case, more: int, cost: Cost) -> None:
    jobs = (os.cpu_count() or 1) if case.who == THIS else 1
    hand_in(case.folder, BASE, case.kind == RIGHT)
    few = _clock(case, 1)
    few_together = _clock(case, jobs) if jobs > 1 else few
    hand_in(case.folder, BASE + more, case.kind == RIGHT)
    many = _clock(case, 1)
    cost.cpu.append((many[0] - few[0]) / more)
    cost.wall.append((many[1] - few[1]) / more)
    cost.start.append(few[1] - BASE * cost.wall[-1])
    if jobs > 1:
        cost.together.append((_clock(case, jobs)[1] - few_together[1]) / more)


def _clock(case: Case, jobs: int) -> tuple[float, float]:
    before, start = _children(), time.perf_counter()
    case.grade(case.folder, jobs)
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


def _grade_here(folder: Path, jobs: int) -> None:
    command = [sys.executable, "-m", "autograder.cli", "grade", "work", "--jobs", str(jobs)]
    _run([*command, "--force"], folder)


def _grade_stock(folder: Path, jobs: int) -> None:
    _run([sys.executable, "-m", "nbgrader", "autograde", "work", "--force"], folder)


def _floor(folder: Path, jobs: int) -> None:
    _run([sys.executable, "-m", "autograder.people.bench_floor", str(folder)], folder)


def _grade_by_otter(folder: Path, jobs: int) -> None:
    bench_otter.grade(folder)


def _prepare(root: Path) -> Iterator[Case]:
    """Make the courses; what is compared with each other comes close together."""
    graders: dict[str, Grade] = {THIS: _grade_here, STOCK: _grade_stock, FLOOR: _floor}
    for what in (FIGURE, PLAIN):
        folders = {who: root / f"{who} {what}".replace(" ", "-") for who in graders}
        for who, folder in folders.items():
            build_course(folder, what == FIGURE, isolated=who == THIS)
            release(Course(folder), "work")
            if who == THIS:  # tries the instructor's solution once, which is remembered
                hand_in(folder, 1, True)
                _grade_here(folder, 1)
        for kind in (RIGHT, HALF_WRONG):
            for who, grade in graders.items():
                yield Case(who, what, kind, folders[who], grade)
        if bench_otter.is_installed():
            folder = folders[FLOOR]
            bench_otter.build(folder, what == FIGURE)
            yield Case(OTTER, what, RIGHT, folder, _grade_by_otter)
    if names := [name for name in SLOW_IMPORTS if importlib.util.find_spec(name.split(".")[0])]:
        folder = root / "slow-imports"
        build_course(folder, False, isolated=True, imports=f"import {', '.join(names)}")
        release(Course(folder), "work")
        yield Case(THIS, IMPORTING, RIGHT, folder, _grade_here)


def show(costs: dict[str, Cost], out: Console) -> None:
    """Print the medians: of the costs, and of the ratios within a round."""
    costs = costs | _of_both(costs)
    order = sorted(costs, key=lambda name: name.split(", ")[1:])
    table = Table("one submission", "CPU s", "wall s", "nbgrader ÷ this", "this ÷ floor")
    for name in order:
        cpu, wall = statistics.median(costs[name].cpu), statistics.median(costs[name].wall)
        table.add_row(name, f"{cpu:.3f}", f"{wall:.3f}", *_ratios(name, costs))
    out.print(table)
    table = Table("a class, all processors", "start s", "a minute", "× nbgrader")
    for name in order:
        cost, (who, what, kind) = costs[name], name.split(", ")
        start, rate = statistics.median(cost.start), statistics.median(cost.a_minute)
        stock = costs.get(f"{STOCK}, {what}, {kind}")
        times = _ratio(cost.a_minute, stock.a_minute) if stock and who in (THIS, OTTER) else None
        table.add_row(name, f"{start:.2f}", f"{rate:.0f}", f"{times:.1f}" if times else "")
    out.print(table)


def _ratios(name: str, costs: dict[str, Cost]) -> tuple[str, str]:
    """Compare one submission's CPU with nbgrader's and with what has no isolation."""
    who, what, kind = name.split(", ")
    cpu = costs[name].cpu
    if what == IMPORTING:
        return "", f"{_ratio(cpu, costs[f'{who}, {PLAIN}, {RIGHT}'].cpu):.2f} × plain"
    if who != THIS:
        return "", ""
    stock, floor = (costs[f"{other}, {what}, {kind}"].cpu for other in (STOCK, FLOOR))
    return f"{_ratio(stock, cpu):.1f}", f"{_ratio(cpu, floor):.2f}"


def _of_both(costs: dict[str, Cost]) -> dict[str, Cost]:
    """Work out what a class costs of which one half is right, and the other half wrong."""
    both = {}
    for name, right in costs.items():
        label = name.removesuffix(RIGHT)
        if name.endswith(f", {RIGHT}") and label + HALF_WRONG in costs:
            wrong = vars(costs[label + HALF_WRONG])
            both[label + BOTH] = Cost(
                **{
                    what: [(a + b) / 2 for a, b in zip(values, wrong[what], strict=True)]
                    for what, values in vars(right).items()
                }
            )
    return both


def _ratio(above: list[float], below: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(above, below, strict=True))
