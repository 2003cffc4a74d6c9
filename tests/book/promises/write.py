"""``python -m tests.book.promises.write``: write the checks of the tables into the notebooks.

A check that is there already is replaced where it stands; a new one goes after the last of its
function, with half of a point.
"""

import hashlib
import json
import subprocess

from tests.book.exercises import CHAPTERS, ROOT
from tests.book.promises import promises, same, source

NEW_POINTS = 0.5


def new_cell(grade_id: str) -> dict:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": hashlib.sha256(grade_id.encode()).hexdigest()[:8],
        "metadata": {
            "nbgrader": {
                "cell_type": "code",
                "grade": True,
                "grade_id": grade_id,
                "locked": True,
                "points": NEW_POINTS,
                "schema_version": 3,
                "solution": False,
                "task": False,
            }
        },
        "outputs": [],
        "source": [],
    }


def write(chapter: str) -> None:
    """Write the checks of one chapter."""
    path = ROOT / "book" / chapter / "exercises.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    cells = notebook["cells"]
    for function, promise in promises(chapter).items():
        for check in promise.checks:
            text = source(chapter, function, promise, check)
            grade_id = f"{function}_{check.name}"
            names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
            if grade_id not in names:
                cells.insert(_end(cells, names.index(function)), new_cell(grade_id))
                names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
            cell = cells[names.index(grade_id)]
            if not cell["source"] or not same("".join(cell["source"]), text):
                cell["source"] = text.splitlines(keepends=True)
    for number, cell in enumerate((c for c in cells if c["cell_type"] == "code"), 1):
        cell["execution_count"] = number
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    path.write_text(text, "utf-8")


def _end(cells: list[dict], start: int) -> int:
    """Find the place after the checks that follow a solution."""
    end = start + 1
    while end < len(cells) and cells[end]["cell_type"] == "code":
        marks = cells[end]["metadata"]["nbgrader"]
        if not marks["grade"] or marks["solution"]:
            break
        end += 1
    return end


def main() -> None:
    notebooks = {chapter: ROOT / "book" / chapter / "exercises.ipynb" for chapter in CHAPTERS}
    before = {chapter: path.read_bytes() for chapter, path in notebooks.items()}
    for chapter in CHAPTERS:
        write(chapter)
    subprocess.run(["ruff", "format", "--quiet", *notebooks.values()], check=True)
    changed = [name for name, path in notebooks.items() if path.read_bytes() != before[name]]
    print("Written anew:", ", ".join(changed) or "nothing, the notebooks hold the table's checks")


if __name__ == "__main__":
    main()
