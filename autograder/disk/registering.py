"""Tell the gradebook of an assignment of which only the source is there."""

from __future__ import annotations

from autograder.disk.course import Course
from autograder.disk.queries import select


def register(course: Course, name: str) -> bool:
    """Enter an assignment into the gradebook if it is not there; tell whether it was entered.

    It is entered as ``nbgrader generate_assignment`` does, without writing a release.
    """
    if (name,) in select(course.db_url, "SELECT name FROM assignment"):
        return False
    course.assignment(name)  # or say that there is none
    from nbgrader import api

    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        book.update_or_create_assignment(name)
    _save_cells(course, name)
    return True


def _save_cells(course: Course, name: str) -> None:
    import nbformat
    from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, SaveCells

    for path in sorted(course.path("source", ".", name).glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        about = {"assignment": name, "notebook": path.stem, "db_url": course.db_url}
        for step in (ClearSolutions, ComputeChecksums, SaveCells):
            notebook, _ = step(config=course.config).preprocess(notebook, {"nbgrader": about})
