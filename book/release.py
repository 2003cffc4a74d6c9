"""Writes the assignments as students get them: ``python book/release.py activations losses``.

What is newer in ``release/`` than its notebook and nbgrader's settings stays as it is. One process
for all, because starting nbgrader takes longer than writing an assignment.
"""

import logging
import sys
from pathlib import Path

SETTINGS = Path("nbgrader_config.py")
NOTEBOOK = "exercises.ipynb"


def is_due(chapter: str) -> bool:
    """Tell whether a chapter's notebook or the settings changed since its release."""
    released = Path("release", chapter, NOTEBOOK)
    sources = (Path("book", chapter, NOTEBOOK), SETTINGS)
    return not released.exists() or released.stat().st_mtime <= max(
        path.stat().st_mtime for path in sources
    )


def release(chapters: list[str]) -> None:
    """Do what ``nbgrader generate_assignment CHAPTER --force`` does, for each."""
    from nbgrader.apps import NbGraderApp
    from nbgrader.apps.api import NbGraderAPI

    app = NbGraderApp()
    app.initialize([])
    app.log.setLevel(logging.ERROR)
    api = NbGraderAPI(config=app.config)
    for chapter in chapters:
        done = api.generate_assignment(chapter, force=True, create=True)
        if not done["success"]:
            sys.exit(f"{chapter} could not be released:\n{done.get('error', '')}{done['log']}")
        print(f"  release/{chapter}", flush=True)


if __name__ == "__main__":
    if due := list(filter(is_due, sys.argv[1:])):
        release(due)
