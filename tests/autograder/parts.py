"""What one submission costs, part by part: ``python -m tests.autograder.parts [assignment]``.

CPU milliseconds of all processes together. The parts are differences between notebooks that hold
more and more, so each is what it adds.
"""

import dataclasses
import os
import resource
import statistics
import sys
from pathlib import Path

import psutil

from autograder.disk.assignment import Assignment, Submission, reference_files
from autograder.disk.course import Course
from autograder.judge.worker import Grader
from autograder.people.bench_course import FIGURE
from autograder.people.simulate import right

ROUNDS, SUBMISSIONS = 3, 5


def used(grader):
    """CPU seconds of this process, of what it waited for, and of the warm parent's tree."""
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    times = psutil.Process(grader.parent.process.process.pid).cpu_times()
    return sum(u.ru_utime + u.ru_stime for u in own) + sum(times[:4])


def notebook(cells, figure):
    import json

    written = right(cells)
    if figure:
        source = (
            f"%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt\n{FIGURE}"
        )
        written.append({"cell_type": "code", "metadata": {}, "source": source, "outputs": []})
    return json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def cost(course, assignment, cells, isolation="bubblewrap", figure=False):
    """Milliseconds a submission, the best of some rounds: others use the machine, too."""
    some = dataclasses.replace(assignment, notebooks={"n": cells}, metadata={"n": {}})
    grader = Grader(course.limits, course.hidden_folders, isolation)
    files = some.files | reference_files(course.limits.hidden_packages)
    submission = Submission("ada", {"n": notebook(cells, figure).encode()}, files)
    try:
        grader.take_up(some)
        for _ in range(2):
            (verdict,) = grader.grade(submission)
            assert verdict.passed == verdict.checks  # a check that fails at once costs nothing
        found = []
        for _ in range(ROUNDS):
            before = used(grader)
            for _ in range(SUBMISSIONS):
                grader.grade(submission)
            found.append(1000 * (used(grader) - before) / SUBMISSIONS)
        return min(found), statistics.median(found)
    finally:
        grader.close()


def main():
    course = Course(Path(__file__).parents[2])
    name = sys.argv[1] if len(sys.argv) > 1 else "activations"
    assignment: Assignment = course.assignment(name)
    (cells,) = assignment.notebooks.values()
    first = [cell for cell in cells if cell.kind != "test"][:2]
    unsolved = [c for c in cells if c.kind != "test"]
    cases = {
        "nothing, without a wall": cost(course, assignment, first, "process"),
        "nothing, behind the wall": cost(course, assignment, first),
        "its cells": cost(course, assignment, unsolved),
        "its cells and a figure": cost(course, assignment, unsolved, figure=True),
        "its cells and the tests": cost(course, assignment, cells),
    }
    tests = sum(cell.kind == "test" for cell in cells)
    print(f"{name}, {tests} checks, load {os.getloadavg()[0]:.0f}")
    for what, (least, middle) in cases.items():
        print(f"{what:28}{least:8.1f}{middle:8.1f} ms")


if __name__ == "__main__":
    main()
