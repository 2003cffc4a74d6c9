"""Find out whether this machine can grade safely, and if not, what is missing."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

from autograder.disk.course import Course, CourseError
from autograder.disk.temporary import sweep
from autograder.sandbox.wall import NoWall, find_bubblewrap, find_wall


@dataclass
class Diagnosis:
    """One thing looked at: whether it is well, what was seen, and what to do if it is not."""

    what: str
    well: bool
    seen: str
    advice: str = ""


def examine(root: Path) -> list[Diagnosis]:
    """Look at everything that grading needs; at a course only where there is one."""
    machine = [_python(), _bubblewrap(), _wall(), _readable(), _alembic(), _machine(), _left_over()]
    return machine + _course(root)


def _python() -> Diagnosis:
    seen = f"{sys.version.split()[0]}, nbgrader {version('nbgrader')}, NumPy {version('numpy')}"
    return Diagnosis("Python", sys.version_info >= (3, 11), seen, "Python 3.11 or newer is needed.")


def _bubblewrap() -> Diagnosis:
    path = find_bubblewrap()
    if path is None:
        return Diagnosis("bubblewrap", False, "not found", "apt install bubblewrap")
    shown = subprocess.run([path, "--version"], capture_output=True, text=True)
    return Diagnosis("bubblewrap", shown.returncode == 0, f"{shown.stdout.strip()} ({path})")


def _wall() -> Diagnosis:
    try:
        wall = find_wall()
    except NoWall as error:
        return Diagnosis("sandbox", False, "cannot be built", str(error))
    user = "a user of their own" if wall.own_user else "a user namespace"
    proc = "its own /proc" if wall.proc else "no /proc"
    return Diagnosis("sandbox", True, f"submissions run as {user}, with {proc}")


def _readable() -> Diagnosis:
    """Root grades as nobody in particular, who must be able to read Python's files."""
    path = Path(sys.prefix) / "pyvenv.cfg"
    path = path if path.exists() else Path(sys.executable)
    well = os.geteuid() != 0 or bool(path.stat().st_mode & 0o004)
    advice = f"chmod -R o+rX {sys.prefix}"
    return Diagnosis(
        "Python's files", well, f"{sys.prefix} is readable" if well else "not readable", advice
    )


def _alembic() -> Diagnosis:
    path = shutil.which("alembic")
    advice = f"Put it on PATH: export PATH={Path(sys.executable).parent}:$PATH"
    return Diagnosis("alembic (for nbgrader)", path is not None, path or "not on PATH", advice)


def _course(root: Path) -> list[Diagnosis]:
    if root.is_dir() and not (root / "nbgrader_config.py").is_file():
        seen = f"none in {root.resolve()}: the machine alone was looked at"
        return [Diagnosis("course", True, seen)]
    try:
        course = Course(root)
    except CourseError as error:
        return [Diagnosis("course", False, str(root), str(error))]
    looked = [Diagnosis("course", True, str(course.root)), _two_lines(course), _source(course)]
    return [*looked, _gradebook(course), _folders(course)]


def _two_lines(course: Course) -> Diagnosis:
    steps = course.config.get("Autograde", {}).get("autograde_preprocessors", [])
    well = any("SaveVerdict" in str(step) for step in steps)
    advice = (
        "nbgrader autograde and formgrader would use nbgrader's own grader. Add to"
        " nbgrader_config.py: from autograder.nbgrader_plugin import use_autograder,"
        " and use_autograder(c)"
    )
    seen = "nbgrader_config.py switches this grader on" if well else "use_autograder(c) is missing"
    return Diagnosis("nbgrader's commands", well, seen, advice)


def _source(course: Course) -> Diagnosis:
    folder = course.path("source", ".", "x").parent
    there = sorted({path.parent.name for path in folder.glob("*/*.ipynb")})
    advice = f"Put each assignment into {folder}/<assignment>/, a notebook or more."
    return Diagnosis("assignments", bool(there), ", ".join(there) or f"none in {folder}", advice)


def _gradebook(course: Course) -> Diagnosis:
    """Look at the gradebook's file itself: opening it as nbgrader does would make one."""
    address = course.db_url
    path = Path(address.removeprefix("sqlite:///"))
    if not address.startswith("sqlite:///"):
        return Diagnosis("gradebook", True, address.partition("@")[2] or "a database server")
    if not path.exists():
        well = os.access(path.parent, os.W_OK)
        advice = f"Make its folder writable: chmod u+w {path.parent}"
        return Diagnosis("gradebook", well, f"{path}: made by the first command", advice)
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as book:
            well = book.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            return Diagnosis("gradebook", False, f"{path} is in use", "Close what writes to it.")
        well = False
    if not well:
        advice = "Put back a copy of it. Marks given by hand are only in a copy."
        return Diagnosis("gradebook", False, f"{path} is damaged", advice)
    well = _writable(path) and _writable(path.parent)
    advice = f"chmod u+w {path} {path.parent}"
    return Diagnosis("gradebook", well, f"{path}" if well else f"{path} may not be written", advice)


def _folders(course: Course) -> Diagnosis:
    closed = []
    for step in ("autograded", "feedback"):
        folder = course.path(step, "x", "x").parents[1]
        if folder.exists() and not folder.is_dir():
            seen, advice = f"{folder} is a file", f"Move it away: mv {folder} {folder}.old"
            return Diagnosis("folders", False, seen, advice)
        there = folder if folder.exists() else folder.parent
        closed += [] if _writable(there) else [str(there)]
    seen = "autograded/ and feedback/ can be written"
    advice = f"chmod -R u+w {' '.join(closed)}"
    return Diagnosis(
        "folders", not closed, f"{', '.join(closed)} may not be written" if closed else seen, advice
    )


def _writable(path: Path) -> bool:
    """Tell whether a file or folder may be written; for root, what its owner may do counts."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def _machine() -> Diagnosis:
    memory = psutil.virtual_memory().available / 2**30
    seen = f"{os.cpu_count()} processors, {memory:.1f} GiB of memory free"
    return Diagnosis("machine", memory > 1, seen, "Free some memory: a submission may take 2 GiB.")


def _left_over() -> Diagnosis:
    """Remove the folders of runs that were killed, and tell how many there were."""
    removed = len(sweep())
    seen = f"{removed} folders of runs that were killed removed" if removed else "nothing left over"
    return Diagnosis("temporary folders", True, seen)
