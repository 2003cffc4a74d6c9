"""Find out whether this machine can grade safely, and if not, what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

from autograder.disk.course import Course, CourseError
from autograder.sandbox.wall import NoWall, find_bubblewrap, find_wall


@dataclass
class Diagnosis:
    """One thing looked at: whether it is well, what was seen, and what to do if it is not."""

    what: str
    well: bool
    seen: str
    advice: str = ""


def examine(root: Path) -> list[Diagnosis]:
    """Look at everything that grading needs."""
    return [_python(), _bubblewrap(), _wall(), _readable(), _alembic(), _course(root), _machine()]


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


def _course(root: Path) -> Diagnosis:
    try:
        course = Course(root)
    except CourseError as error:
        return Diagnosis("course", False, str(root), str(error))
    return Diagnosis("course", True, f"{course.root}, gradebook {course.db_url}")


def _machine() -> Diagnosis:
    memory = psutil.virtual_memory().available / 2**30
    seen = f"{os.cpu_count()} processors, {memory:.1f} GiB of memory free"
    return Diagnosis("machine", memory > 1, seen, "Free some memory: a submission may take 2 GiB.")
