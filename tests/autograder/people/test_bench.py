"""The benchmark measures what it says: the same course, right and half wrong, by each grader."""

import io
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograder.disk.course import Course
from autograder.people import bench
from autograder.people.bench import Cost
from autograder.people.bench_course import NAMES, build_course, hand_in
from autograder.people.simulate import release


def shown(costs):
    text = io.StringIO()
    bench.show(costs, Console(file=text, width=160))
    lines = text.getvalue().splitlines()
    return [[part.strip() for part in line.strip("│").split("│")] for line in lines]


def test_the_tables_tell_cost_start_and_throughput_beside_nbgraders():
    costs = {}
    for kind, factor in (("right", 1.0), ("half wrong", 3.0)):
        costs |= {
            f"this grader, with a figure, {kind}": Cost([0.1 * factor], [0.2], [1.5], [0.1]),
            f"nbgrader, with a figure, {kind}": Cost([2.0 * factor], [2.0], [1.0]),
            f"floor, with a figure, {kind}": Cost([0.05 * factor], [0.05], [0.5]),
        }
    rows = shown(costs)
    assert ["this grader, with a figure, right", "0.100", "0.200", "20.0", "2.00"] in rows
    assert ["this grader, with a figure, a class of both", "0.200", "0.200", "20.0", "2.00"] in rows
    assert ["this grader, with a figure, right", "1.50", "600", "20.0"] in rows
    assert ["nbgrader, with a figure, right", "1.00", "30", ""] in rows


@pytest.mark.slow
@pytest.mark.parametrize(("who", "jobs"), [("this grader", {1, 3}), ("nbgrader", {1})])
def test_a_submission_costs_what_a_larger_class_costs_more(tmp_path, monkeypatch, who, jobs):
    asked = set()

    def clock(case, jobs):
        asked.add(jobs)
        size = len(list((case.folder / "submitted").iterdir()))
        return 1.0 + 0.5 * size, (2.0 + 0.25 * size) / jobs

    build_course(tmp_path, figure=False, isolated=False)
    release(Course(tmp_path), "work")
    monkeypatch.setattr(bench, "_clock", clock)
    monkeypatch.setattr(bench.os, "cpu_count", lambda: 3)
    cost = Cost()
    bench._measure(bench.Case(who, bench.PLAIN, bench.RIGHT, tmp_path, None), 4, cost)
    assert asked == jobs
    assert (cost.cpu, cost.wall, cost.start) == ([0.5], [0.25], [2.0])
    assert cost.a_minute == pytest.approx([60 / 0.25 * max(jobs)])


@pytest.mark.slow
@pytest.mark.parametrize(("right", "share"), [(True, 1.0), (False, 0.5)])
def test_the_class_is_as_right_as_it_is_said_to_be(tmp_path, right, share):
    build_course(tmp_path, figure=True, isolated=True)
    release(Course(tmp_path), "work")
    hand_in(tmp_path, 2, right)
    command = [sys.executable, "-m", "autograder.cli", "grade", "work"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        scores = [submission.score for submission in book.assignment_submissions("work")]
    assert scores == [2 * len(NAMES) * share] * 2
