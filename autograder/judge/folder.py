"""The files of the tests' folder and of the submission's: each sees what the other wrote.

What a test writes, the submission may read. What the submission writes, a test is shown only where
the instructor's own solution writes a file of that name, and until that test ends; so no data of
the instructor's can be replaced for good. Files in folders below stay where they are.
"""

from __future__ import annotations

import importlib.machinery
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.crossing.files import State, files_here, read, state_of

# A test that has none of these looks at no file.
_LOOKS = re.compile(
    r"\b(open|Path|exists|isfile|stat|getsize|listdir|scandir|glob|walk|remove|unlink|rename"
    r"|connect|load\w*|read_\w+|\w*fromfile|genfromtxt|imread)\b"
)
# Nothing that Python could run, or read its settings from, comes from a submission.
_NEVER = (*importlib.machinery.all_suffixes(), ".pth", ".zip", ".ini", ".cfg", ".toml", "rc")


def looks_at_files(source: str) -> bool:
    """Whether a test may look at a file."""
    return _LOOKS.search(source) is not None


class Folder:
    """What is known of both folders.

    Attributes
    ----------
    root : Path
        The tests' folder.
    seen : dict
        The files of the tests' folder as the submission knows them.
    theirs : dict
        The files of the submission's folder as the tests know them.
    before : dict
        What stood in the tests' folder in place of what was taken over; None for nothing.
    """

    def __init__(self) -> None:
        self.root = Path.cwd()
        self.seen = files_here()
        self.theirs: dict[str, State] = {}
        self.before: dict[str, bytes | None] = {}

    def changed(self, closely: bool) -> dict[str, bytes]:
        """Read what a test has written since the submission was told."""
        written = {}
        for name, state in files_here(closely).items():
            if _differs(self.seen.get(name), state) and (content := read(name)) is not None:
                written[name] = content
            self.seen[name] = state
        return written

    def take(self, ask: Callable, takes: Callable[[str], bool]) -> None:
        """Take over what the submission wrote, and what it removed, as far as that is allowed."""
        listed = ask("listing")
        if type(listed) is not dict:
            return
        there = {name: state for name, state in listed.items() if _may_be_taken(name)}
        for name, state in there.items():
            if _differs(self.theirs.get(name), state) and takes(f"file {name}"):
                content = ask("content", name)
                if type(content) is bytes:
                    self._put(name, content)
                    self.theirs[name] = state
        for name in [n for n in self.theirs if n not in listed and (self.root / n).is_file()]:
            if _may_be_taken(name) and takes(f"removes {name}"):
                self._put(name, None)
                del self.theirs[name]

    def put_back(self) -> None:
        """Bring the tests' folder back to what it was before something was taken over."""
        for name, content in self.before.items():
            self._write(name, content)
            self.theirs.pop(name, None)
        self.before.clear()

    def _put(self, name: str, content: bytes | None) -> None:
        path = self.root / name
        if name not in self.before:
            self.before[name] = path.read_bytes() if path.is_file() else None
        self._write(name, content)

    def _write(self, name: str, content: bytes | None) -> None:
        if content is None:
            (self.root / name).unlink(missing_ok=True)
            self.seen.pop(name, None)
        else:
            (self.root / name).write_bytes(content)
            self.seen[name] = state_of(self.root / name)


def _differs(before: Any, now: Any) -> bool:
    """Whether a file changed; what was not read lately has no sum of what it holds."""
    if type(before) is not tuple or type(now) is not tuple:
        return True
    return before[:2] != now[:2] or (before[2:] != now[2:] and before[-1] != 0 != now[-1])


def _may_be_taken(name: Any) -> bool:
    plain = type(name) is str and 0 < len(name.encode(errors="replace")) <= 200
    return plain and not set(name) & {"/", "\0"} and name[0] != "." and not name.endswith(_NEVER)
