"""Which cells of a notebook make up an exercise; feedback and reports count in the same way."""

from __future__ import annotations

import re
from typing import Any

from autograder.disk.notebook import kind_of

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def heading(cell: dict[str, Any]) -> tuple[int, str]:
    """Return level and text of the first heading in a cell; level 0 if there is none."""
    found = HEADING.search(cell["source"]) if cell["cell_type"] == "markdown" else None
    return (len(found[1]), re.sub(r"[*_`$]", "", found[2])) if found else (0, "")


def group(cells: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Split the cells of a notebook into exercises.

    An exercise begins at a heading of the instructor's. A notebook that has none is split at
    headings in open cells, and before the solution that follows a check.

    Returns
    -------
    list of tuple
        The heading of each exercise, empty before the first, and its cells.
    """
    kinds = [kind_of(cell["metadata"]) for cell in cells]
    instructors = any(
        k == "locked" and heading(c)[0] > 1 for k, c in zip(kinds, cells, strict=True)
    )
    groups: list[tuple[str, list[dict[str, Any]]]] = [("", [])]
    graded = False
    for kind, cell in zip(kinds, cells, strict=True):
        level, text = heading(cell)
        begins = level > 1 and kind in ("locked", "task", "answer")
        if not instructors:
            begins = begins or (level > 1 and kind == "own")
            begins = begins or (graded and kind in ("solution", "answer", "task"))
        if begins:
            groups.append((text or cell["metadata"]["nbgrader"]["grade_id"], []))
            graded = False
        groups[-1][1].append(cell)
        graded = graded or kind in ("test", "answer", "task")
    return groups
