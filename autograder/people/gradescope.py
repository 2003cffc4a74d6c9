"""One submission for Gradescope: graded in its container, told in its results.json."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from autograder.disk.assignment import Submission
from autograder.disk.counting import counted
from autograder.disk.course import Course, CourseError, regular_files
from autograder.people.platforms import rename


def write_results(
    course: Course, name: str, folder: Path, into: Path, isolation: str = "bubblewrap"
) -> dict[str, Any]:
    """Grade the notebooks in a folder and write what Gradescope shows.

    Raises
    ------
    CourseError
        When a folder is not there, or the results cannot be written.
    """
    from autograder.judge.worker import Grader

    if not folder.is_dir():
        raise CourseError(f"There is no folder {folder}. Gradescope's is /autograder/submission.")
    if not into.parent.parent.is_dir():
        raise CourseError(
            f"There is no folder {into.parent.parent} to write into. Outside Gradescope's container"
            " name a file: --into results.json"
        )
    assignment, began = course.assignment(name), time.monotonic()
    submission = _read(course, assignment, folder)
    grader = Grader(course.limits, course.hidden_folders, isolation)
    try:
        grader.take_up(assignment)
        verdicts = grader.grade(submission)
    finally:
        grader.close()
    tests, waiting = [], 0.0
    for verdict in verdicts:
        points = {cell.grade_id: cell.points for cell in assignment.notebooks[verdict.name]}
        waiting += sum(points[cell] for cell, score in verdict.scores.items() if score is None)
        for cell in json.loads(verdict.notebook)["cells"]:
            if (found := cell["metadata"].get("autograder")) and "status" in found:
                tests.append(_test(found))
    remarks = [text for v in verdicts for text in ([v.problem] if v.problem else v.repairs)]
    if waiting:
        more = counted(waiting, "point")
        remarks.append(f"A person has not marked everything yet: up to {more} more.")
    results = {
        "score": sum(score or 0.0 for v in verdicts for score in v.scores.values()),
        "execution_time": round(time.monotonic() - began, 1),
        "output": "\n".join(remarks),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    try:
        into.parent.mkdir(exist_ok=True)
        into.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{into} cannot be written: {error.strerror}.") from error
    return results


def _read(course: Course, assignment: Any, folder: Path) -> Submission:
    notes: list[str] = []
    room, files = course.limits.file_mb * 2**20, {}
    for name in regular_files(folder, notes):
        content = (folder / name).read_bytes()[: room + 1]
        if len(content) <= room:
            files[name] = content
            room -= len(content)
    named = rename(files, assignment)
    submission = Submission("submission", {}, {}, notes=notes)
    for stem in assignment.notebooks:
        missing = f"The notebook {stem}.ipynb was not handed in."
        submission.notebooks[stem] = named.pop(f"{stem}.ipynb", missing)
    submission.files = named | assignment.files
    return submission


def _test(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": found["title"],
        "score": found["score"],
        "max_score": found["points"],
        "status": "passed" if found["status"] == "passed" else "failed",
        "output": "" if found["status"] == "passed" else found["message"],
        "visibility": "visible",
    }
