"""The record of an assignment: what was graded when, under which conditions, with which result.

It only ever grows. Each line carries the digest of the line before it, so a line that was changed
or taken out is noticed. The last line about a student holds all that is known of the grade.
"""

from __future__ import annotations

import contextlib
import datetime
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from autograder.disk.course import Course, CourseError

CONDITIONS = "conditions"  # the kind of a line about no student
_START = "0" * 16


def record_path(course: Course, assignment: str) -> Path:
    """Return where the record of an assignment lies."""
    return course.root / ".autograder" / f"{assignment}.record.jsonl"


class Record:
    """The record of an assignment, read once; memory holds where each student's last line begins.

    Attributes
    ----------
    conditions : dict
        From their digest to the conditions that grades were reached under.
    broken : list of int
        Lines, counted from 1, that do not follow from the line before them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.conditions: dict[str, dict[str, Any]] = {}
        self.broken: list[int] = []
        self._last: dict[str, int] = {}
        self._end, self._lines, self._head = 0, 0, _START
        if path.is_file():
            with path.open("rb") as file:
                self._read_on(file)

    def students(self) -> list[str]:
        """List the students of whom it tells."""
        return sorted(self._last)

    def last(self, student: str) -> dict[str, Any] | None:
        """Return the last line about a student."""
        if student not in self._last:
            return None
        with self.path.open("rb") as file:
            file.seek(self._last[student])
            return json.loads(file.readline())

    def lines(self) -> Iterator[dict[str, Any]]:
        """Read every line, from the first to the last."""
        with contextlib.suppress(FileNotFoundError), self.path.open("rb") as file:
            for line in file:
                with contextlib.suppress(ValueError):
                    yield json.loads(line)

    def append(self, told: list[dict[str, Any]]) -> None:
        """Add lines, all or none of them.

        Raises
        ------
        CourseError
            When it cannot be written.
        """
        try:
            self.path.parent.mkdir(exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            with open(descriptor, "r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                self._read_on(file)  # what another program added in the meantime
                self._write(file, told)
        except OSError as error:
            raise CourseError(
                f"The record {self.path} cannot be written: {error.strerror}. Make its folder"
                " writable, or free some space, and run the same command again."
            ) from error

    def note_conditions(self, conditions: dict[str, Any]) -> str:
        """Add the conditions of the grades that follow, if they are new; return their digest."""
        digest = hashlib.sha256(json.dumps(conditions, sort_keys=True).encode()).hexdigest()[:16]
        if digest not in self.conditions:
            self.append([{"kind": CONDITIONS, "digest": digest, CONDITIONS: conditions}])
        return digest

    def _read_on(self, file: BinaryIO) -> None:
        """Read the lines that are new; one that was torn off in the middle is none."""
        file.seek(self._end)
        for line in file:
            if not line.endswith(b"\n"):
                break
            self._take_in(line)

    def _take_in(self, line: bytes) -> None:
        self._lines += 1
        try:
            told = json.loads(line)
            if told["before"] != self._head:
                self.broken.append(self._lines)
            if told["kind"] == CONDITIONS:
                self.conditions[told["digest"]] = told[CONDITIONS]
            else:
                self._last[told["student"]] = self._end
        except (ValueError, KeyError, TypeError):
            self.broken.append(self._lines)
        self._head = hashlib.sha256(line).hexdigest()[:16]
        self._end += len(line)

    def _write(self, file: BinaryIO, told: list[dict[str, Any]]) -> None:
        file.truncate(self._end)
        head, written = self._head, []
        now = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
        for one in told:
            line = json.dumps({"before": head, "at": now, **one}, ensure_ascii=False) + "\n"
            written.append(line.encode("utf-8", "backslashreplace"))
            head = hashlib.sha256(written[-1]).hexdigest()[:16]
        try:
            file.seek(self._end)
            file.write(b"".join(written))
            file.flush()
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(self._end)
            raise
        for line in written:
            self._take_in(line)
