"""Writes the assignments as students get them: ``python book/release.py``, or some: ``… losses``.

What is newer in ``release/`` than its notebook and nbgrader's settings stays as it is. An
assignment is written beside and put in place when it is whole, so one that fails leaves the former
release as it was. One process for all, because starting nbgrader takes longer than writing one.
"""

import logging
import shutil
import sys
from pathlib import Path

SETTINGS = Path("nbgrader_config.py")
NOTEBOOK = "exercises.ipynb"
RELEASE = Path("release")
BESIDE = Path("_build", "release")
HAS_SUBMISSIONS = "because there are submissions associated with it"


def chapters() -> list[str]:
    """List the chapters that have an exercise."""
    return sorted(path.parent.name for path in Path("book").glob(f"*/{NOTEBOOK}"))


def is_due(chapter: str) -> bool:
    """Tell whether a chapter's notebook or the settings changed since its release."""
    released = RELEASE / chapter / NOTEBOOK
    sources = (Path("book", chapter, NOTEBOOK), SETTINGS)
    return not released.exists() or released.stat().st_mtime <= max(
        path.stat().st_mtime for path in sources
    )


def put_in_place(chapter: str) -> None:
    """Exchange the former release for the one that was written beside it."""
    former = BESIDE / f"{chapter}.former"
    shutil.rmtree(former, ignore_errors=True)
    RELEASE.mkdir(exist_ok=True)
    if (RELEASE / chapter).exists():
        (RELEASE / chapter).rename(former)
    (BESIDE / chapter).rename(RELEASE / chapter)
    shutil.rmtree(former, ignore_errors=True)


def why(chapter: str, log: str) -> str:
    """Say in a sentence why nbgrader released nothing, and what to do."""
    if HAS_SUBMISSIONS in log:
        return (
            f"{chapter} was not released: cells were added, removed or renamed, and gradebook.db"
            " holds submissions of the former ones. Undo that, or keep a copy of gradebook.db and"
            f" forget the grades: nbgrader db assignment remove {chapter} --force"
        )
    told = [line for line in log.splitlines() if line.strip()]
    return f"{chapter} was not released: {told[-1] if told else 'nbgrader gave no reason'}"


def release(due: list[str]) -> None:
    """Do what ``nbgrader generate_assignment CHAPTER --force`` does, for each."""
    from nbgrader.apps import NbGraderApp
    from nbgrader.apps.api import NbGraderAPI

    app = NbGraderApp()
    app.initialize([])
    app.log.setLevel(logging.ERROR)
    app.config.CourseDirectory.release_directory = str(BESIDE)
    api = NbGraderAPI(config=app.config)
    for chapter in due:
        done = api.generate_assignment(chapter, force=True, create=True)
        if not done["success"]:
            sys.exit(why(chapter, f"{done['log']}\n{done.get('error') or ''}"))
        put_in_place(chapter)
        print(f"  release/{chapter}", flush=True)


if __name__ == "__main__":
    if due := list(filter(is_due, sys.argv[1:] or chapters())):
        release(due)
    else:
        print("  release/ is up to date")
