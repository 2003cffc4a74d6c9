"""Which submissions were read already: nothing is read twice that did not change since.

A file is taken as unchanged when its size, its times, its place on the disk and its name are what
they were. The system itself keeps the time of the last change of state, which nobody can set.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

from autograder.disk.replacing import replace_file

_YOUNG = 3.0  # seconds; what changed so lately may change again within the same tick of the clock


def look(folder: str | Path) -> str | None:
    """Describe the files below a folder without reading them; None where they are too young."""
    if not os.path.isdir(folder):
        return None
    found, newest = [], 0
    for name, stat in _files(str(folder)):
        newest = max(newest, stat.st_ctime_ns, stat.st_mtime_ns)
        found.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    if time.time() - newest / 1e9 < _YOUNG:
        return None
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:24]


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [folder]  # no recursion: somebody may hand in a thousand folders, one in the other
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                yield os.path.relpath(entry.path, folder), entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)


class Seen:
    """The digests of submissions, by how their files looked when they were read.

    Parameters
    ----------
    path : Path
        Where they are remembered; losing it costs time and nothing else.
    context : str
        Identifies what else the reading of a submission depends on.
    """

    def __init__(self, path: Path, context: str) -> None:
        self.path, self.context = path, context
        self.known: dict[str, list[str]] = {}
        self.changed = False
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(path.read_text("utf-8"))
            if told["context"] == context:
                self.known = dict(told["students"])

    def digest(self, student: str, looks: str | None) -> str | None:
        """Return the digest of a submission that looks as it did; None if it must be read."""
        known = self.known.get(student)
        return known[1] if known and looks and known[0] == looks else None

    def note(self, student: str, looks: str | None, digest: str) -> None:
        """Remember what was read; `looks` is how it looked before that."""
        if looks is None:
            self.changed = self.known.pop(student, None) is not None or self.changed
        elif self.known.get(student) != [looks, digest]:
            self.known[student] = [looks, digest]
            self.changed = True

    def keep(self) -> None:
        """Write it down, where that is possible."""
        if not self.changed:
            return
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            told = {"context": self.context, "students": self.known}
            replace_file(self.path, json.dumps(told))
            self.changed = False
