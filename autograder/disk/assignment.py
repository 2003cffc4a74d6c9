"""What the instructor made and what a student handed in: plain data that travels to a worker."""

from __future__ import annotations

import datetime
import hashlib
import importlib.util
import json
import unicodedata
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.disk.notebook import Cell


@dataclass
class Assignment:
    """What the instructor made: notebooks with solutions and hidden tests, and other files.

    Attributes
    ----------
    notebooks : dict
        From the notebook's name to its cells.
    metadata : dict
        From the notebook's name to its metadata.
    files : dict
        Files beside the notebooks, from relative path to content.
    kept : set
        Those of them that a submission may bring in its own version.
    """

    name: str
    notebooks: dict[str, list[Cell]]
    metadata: dict[str, dict[str, Any]]
    files: dict[str, bytes]
    kept: set[str] = field(default_factory=set)

    def notebook_named(self, file: str) -> str | None:
        """Return the notebook that a submitted file is by its name."""
        names = {unicodedata.normalize("NFC", f"{name}.ipynb"): name for name in self.notebooks}
        return names.get(file)

    def digest(self) -> str:
        """Identify this version of the assignment."""
        cells = {name: list(map(asdict, cells)) for name, cells in self.notebooks.items()}
        notebooks = json.dumps(cells, sort_keys=True, default=sorted)  # sets have no order
        return hashlib.sha256(repr((notebooks, sorted(self.files.items()))).encode()).hexdigest()


@dataclass
class Submission:
    """What a student handed in, read without trusting it.

    Attributes
    ----------
    notebooks : dict
        From the notebook's name to its content; a notebook that cannot be read maps to why.
    files : dict
        Other files, from relative path to content.
    timestamp : datetime or None
    notes : list of str
        What was left out, for the student.
    doubts : list of str
        What a person must look at before the grade stands.
    """

    student: str
    notebooks: dict[str, bytes | str]
    files: dict[str, bytes]
    timestamp: datetime.datetime | None = None
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def digest(self) -> str:
        """Identify this version of the submission."""
        parts = (sorted(self.notebooks.items()), sorted(self.files.items()), self.timestamp)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def work_digest(self) -> str:
        """Identify what its notebooks hold, whenever and with whatever else they were handed in."""
        return hashlib.sha256(repr(sorted(self.notebooks.items())).encode()).hexdigest()[:16]


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def reference_files(packages: tuple[str, ...]) -> dict[str, bytes]:
    """Read the packages that the instructor's solutions call, to put them beside a notebook."""
    files = {}
    for package in packages:
        spec = importlib.util.find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            for path in Path(folder).rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    files[f"{package}/{path.relative_to(folder)}"] = path.read_bytes()
    return files
