"""An nbgrader course on disk: its settings, assignments and submissions."""

from __future__ import annotations

import datetime
import difflib
import fnmatch
import functools
import json
import logging
import os
import shutil
import stat
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, JSONFileConfigLoader, PyFileConfigLoader

from autograder.disk import lean, settings
from autograder.disk.adopting import adopt
from autograder.disk.assignment import Assignment, Submission
from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell, instructor_cells

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory


class CourseError(Exception):
    """Something about the course is not as it must be; the message says what to do."""


_CONFIG_FILES = [
    f"{app}_config.{form}" for app in ("jupyter", "nbgrader") for form in ("py", "json")
]
UNKNOWN_TIME = "The time of the submission cannot be read: it may be late."
MAX_FOLDERS = 20  # how deep the folders of a submission are looked into


class Course:
    """An nbgrader course.

    Parameters
    ----------
    root : path
        The folder that holds ``nbgrader_config.py``.

    Raises
    ------
    CourseError
        When there is no such folder, or its settings cannot be read.
    """

    def __init__(self, root: str | Path = ".") -> None:
        _find_alembic()
        self.root = Path(root).resolve()
        if not self.root.is_dir():
            raise CourseError(f"There is no folder {self.root}. Name the course with --course.")
        self.config = self._load_config()
        try:
            settings.refuse_what_cannot_be_honoured(self.config)
            self.limits = Limits.from_config(self.config)
        except ValueError as error:
            raise CourseError(str(error)) from error

    @functools.cached_property
    def directory(self) -> CourseDirectory:
        """Return what nbgrader itself makes of the settings; importing it takes a moment."""
        log = logging.getLogger("autograder")
        return lean.load("nbgrader.coursedir").CourseDirectory(config=self.config, log=log)

    @classmethod
    def of(cls, directory: CourseDirectory, config: Config) -> Course:
        """Wrap a course that nbgrader has opened already."""
        course = cls.__new__(cls)
        course.root, course.config, course.directory = Path(directory.root), config, directory
        course.limits = Limits.from_config(config)
        return course

    def _load_config(self) -> Config:
        """Read the course's settings, and the user's and the machine's, as nbgrader does."""
        folders = [str(self.root), *(str(path) for path in jupyter_config_path())]
        config = Config()
        for folder in reversed(folders):
            for name in _CONFIG_FILES:
                reader = JSONFileConfigLoader if name.endswith(".json") else PyFileConfigLoader
                try:
                    config.merge(reader(name, path=folder).load_config())
                except ConfigFileNotFound:
                    continue
                except Exception as error:
                    raise CourseError(f"{folder}/{name} cannot be read: {error}") from error
        config.CourseDirectory.root = str(self.root)
        return config

    @property
    def db_url(self) -> str:
        """Return where the gradebook is, by nbgrader's rule."""
        given = self.config.get("CourseDirectory", {}).get("db_url", "")
        return given or f"sqlite:///{self.root / 'gradebook.db'}"

    def path(self, step: str, student: str, assignment: str) -> Path:
        """Return the folder of one step of nbgrader, for one student and assignment."""
        folder = getattr(self.directory, f"{step}_directory")
        return self.root / self.directory.format_path(folder, student, assignment)

    def folders(self, step: str, assignment: str) -> Callable[[str], str]:
        """Return what gives a student's folder of one step: `path` for a whole class, quickly."""
        before, between, after = str(self.path(step, "{student}", assignment)).partition(
            "{student}"
        )
        return lambda student: f"{before}{student}{after}" if between else before

    @property
    def hidden_folders(self) -> tuple[str, ...]:
        """Return the folders that no submission may see."""
        exchange = self.config.get("Exchange", {}).get("root", "/usr/local/share/nbgrader")
        settings = [f"{prefix}/etc/jupyter" for prefix in (sys.prefix, "/usr/local", "/usr")]
        source = self.path("source", ".", ".")
        return (str(self.root), str(source), str(exchange), *settings)

    @property
    def late_rule(self) -> str:
        """Identify the course's rule for late submissions."""
        sections = [
            dict(self.config.get(n, {})) for n in ("AssignLatePenalties", "LateSubmissionPlugin")
        ]
        return ", ".join(
            f"{key}: {value}" for one in sections for key, value in sorted(one.items())
        )

    def review_path(self, assignment: str) -> Path:
        """Return where the self-check of an assignment is remembered."""
        return self.root / ".autograder" / f"{assignment}.json"

    def require(self) -> None:
        """See that this is a course at all.

        Raises
        ------
        CourseError
            When the folder holds neither settings of one nor assignments.
        """
        settings = any((self.root / name).is_file() for name in _CONFIG_FILES)
        if not settings and not self.path("source", ".", ".").is_dir():
            raise CourseError(
                f"There is no nbgrader course in {self.root}: go to its folder, or name it with"
                " --course."
            )

    # The instructor's side.

    def assignment(self, name: str) -> Assignment:
        """Read an assignment from the source folder.

        Raises
        ------
        CourseError
            When there is none of that name, or a notebook of it cannot be read.
        """
        folder = self.path("source", ".", name)
        if not folder.is_dir() or not list(folder.glob("*.ipynb")):
            there = sorted({path.parent.name for path in folder.parent.glob("*/*.ipynb")})
            raise CourseError(
                f"There is no assignment {name!r} in {folder.parent}."
                f" There are: {', '.join(there) or 'none'}."
            )
        assignment = Assignment(name, {}, {}, self._files(folder))
        wanted = f"{self.directory.notebook_id}.ipynb"
        for path in sorted(folder.glob("*.ipynb")):
            if not fnmatch.fnmatchcase(path.name, wanted):
                continue
            cells, metadata = self._instructor_notebook(path)
            assignment.notebooks[path.stem] = cells
            assignment.metadata[path.stem] = metadata
        keep = self.config.get("Autograde", {}).get("exclude_overwriting", {})
        assignment.kept = set(dict(keep).get(name, []))
        return assignment

    def _instructor_notebook(self, path: Path) -> tuple[list[Cell], dict[str, Any]]:
        from autograder.disk.source import versions

        try:
            notebook, shown = versions(path, self.root, self.config)
        except ValueError as error:
            raise CourseError(f"The notebook {path} cannot be read: {error}") from error
        except Exception as error:
            raise CourseError(
                f"The notebook {path} cannot be made into students' form: {error}"
            ) from error
        compute_checksum = lean.load("nbgrader.utils").compute_checksum
        cells = instructor_cells(_plain(notebook), _plain(shown))
        for cell, original, student in zip(cells, notebook.cells, shown.cells, strict=True):
            if cell.grade_id:
                version = student if cell.is_students else original
                cell.metadata["nbgrader"]["checksum"] = compute_checksum(version)
        return cells, _plain(notebook.metadata)

    def _files(self, folder: Path) -> dict[str, bytes]:
        ignored = [*self.directory.ignore, "*.ipynb"]
        names = (str(p.relative_to(folder)) for p in sorted(folder.rglob("*")) if p.is_file())
        return {
            name: (folder / name).read_bytes() for name in names if not is_ignored(name, ignored)
        }

    # The students' side.

    def students(self, assignment: str) -> list[str]:
        """List the students who submitted an assignment, as the course's settings choose them."""
        wanted = self.directory.student_id
        left_out = self.directory.student_id_exclude.split(",")
        return [
            name
            for name in self._submitted(assignment)
            if fnmatch.fnmatchcase(name, wanted) and name not in left_out
        ]

    def no_submission(self, assignment: str, missing: list[str]) -> str:
        """Say of whom there is no submission: where it belongs, or who is meant."""
        folder = self.path("submitted", missing[0], assignment)
        near = difflib.get_close_matches(missing[0], self.students(assignment), 1)
        hint = f" Is {near[0]} meant?" if near else ""
        who = ", ".join(missing)
        return f"No submission of {assignment!r} by {who}: {folder} is where it belongs.{hint}"

    def _submitted(self, assignment: str) -> dict[str, Path]:
        """Find the folders of an assignment by student; macOS writes ``é`` as two characters."""
        pattern = self.path("submitted", "{student}", assignment)
        before, _, after = str(pattern).partition("{student}")
        found: dict[str, Path] = {}
        for folder in sorted(Path(before).glob("*")):
            path = Path(f"{before}{folder.name}{after}")
            name = os.fsencode(folder.name).decode("utf-8", "backslashreplace")
            name = unicodedata.normalize("NFC", name)
            if path.is_dir() and (name not in found or name == folder.name):
                found[name] = path
        return found

    def _require_inside(self, folder: Path, assignment: str) -> None:
        """Refuse the folder of a submission that a link leads to from elsewhere."""
        pattern = str(self.path("submitted", "{student}", assignment))
        hand_ins = Path(pattern.partition("{student}")[0]).resolve()
        real = folder.resolve()
        if not (real.is_relative_to(hand_ins) or real.is_relative_to(self.root)):
            raise CourseError(
                f"{_printable(str(folder))} is a link that leads out of the course. Put the folder"
                " itself there."
            )

    def submission(self, student: str, assignment: Assignment) -> Submission:
        """Read a submission; nothing in it is followed, run or believed.

        Raises
        ------
        CourseError
            When its folder is a link to somewhere else.
        """
        folder = self.path("submitted", student, assignment.name)
        if not folder.is_dir():
            folder = self._submitted(assignment.name).get(student, folder)
        self._require_inside(folder, assignment.name)
        submission = Submission(student, {}, {})
        others: dict[str, bytes] = {}
        room = self.limits.file_mb * 2**20
        for written in regular_files(folder, submission.notes):
            path, name = folder / written, unicodedata.normalize("NFC", written)
            if is_ignored(name, self.directory.ignore):
                continue
            if in_the_way(name, assignment):
                submission.notes.append(f"{_printable(name)} was left out: its place is taken.")
                continue
            stem = assignment.notebook_named(name)
            limit = self.limits.notebook_bytes + 1 if name.endswith(".ipynb") else room
            content = _read(path, limit)
            if name == "timestamp.txt" and content is not None:
                submission.timestamp = _timestamp(content[:100])
                if submission.timestamp is None:
                    submission.doubts.append(UNKNOWN_TIME)
            elif stem:
                submission.notebooks[stem] = "It cannot be opened." if content is None else content
            elif content is None or len(content) > room:
                submission.notes.append(
                    f"The file {_printable(name)} was left out: it is too large."
                )
            elif name.endswith(".ipynb"):
                others[name] = content
            else:
                submission.files[name] = content
                room -= len(content)
        adopt(submission, others, assignment, self.limits)
        for name in assignment.notebooks:
            submission.notebooks.setdefault(name, f"The notebook {name}.ipynb was not handed in.")
        submission.files |= {
            name: content
            for name, content in assignment.files.items()
            if name not in assignment.kept or name not in submission.files
        }
        return submission


def is_ignored(name: str, patterns: list[str]) -> bool:
    """Whether a file or a folder above it has a name that is left where it is.

    nbgrader looks for the patterns in the file's folder; in one called ``hw [1]`` it finds nothing.
    """
    return any(fnmatch.fnmatch(p, pattern) for p in Path(name).parts for pattern in patterns)


def machine_folders() -> tuple[str, ...]:
    """Return the folders of this machine that no submission may see, whatever the course."""
    return tuple(f"{prefix}/etc/jupyter" for prefix in (sys.prefix, "/usr/local", "/usr"))


def _plain(node: Any) -> Any:
    """Copy a notebook as dicts: no worker that it travels to has to import nbformat."""
    return json.loads(json.dumps(node))


def _find_alembic() -> None:
    """Let nbgrader find alembic, which it calls by its bare name, beside this Python."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def regular_files(folder: Path, notes: list[str]) -> list[str]:
    """List regular files below a folder, without following a link anywhere."""
    found = []
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        if place.count(os.sep) - str(folder).count(os.sep) >= MAX_FOLDERS:
            folders.clear()
        for name in sorted(names + [f for f in folders if os.path.islink(f"{place}/{f}")]):
            path = Path(place) / name
            relative = str(path.relative_to(folder))
            try:
                plain = stat.S_ISREG(path.lstat().st_mode)
                relative.encode()
            except (OSError, UnicodeEncodeError):
                plain = False
            if plain:
                found.append(relative)
            else:
                notes.append(f"{_printable(relative)} was left out: it is no plain file.")
        if len(found) > 1000:
            notes.append("Only the first 1000 files were read.")
            return found[:1000]
    return found


def in_the_way(name: str, assignment: Assignment) -> bool:
    """Tell whether a file of the submission lies where a file of the course belongs."""
    ours = {*assignment.files, *(f"{n}.ipynb" for n in assignment.notebooks), "timestamp.txt"}
    folders = {str(parent) for file in ours for parent in Path(file).parents}
    above = {str(parent) for parent in Path(name).parents}
    return name in folders or bool(above & ours)


def _printable(name: str) -> str:
    return name[:200].encode("ascii", "backslashreplace").decode()


def _read(path: Path, limit: int) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with open(descriptor, "rb") as file:
        return file.read(limit + 1)


def existing_timestamp(folder: Path) -> datetime.datetime | None:
    """Read the time stamp of a submission, where there is one that can be read."""
    path = folder / "timestamp.txt"
    return _timestamp((_read(path, 100) or b"")[:100]) if path.is_file() else None


def _timestamp(content: bytes) -> datetime.datetime | None:
    try:
        return lean.load("nbgrader.utils").parse_utc(content.decode().strip())
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
