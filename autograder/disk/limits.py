"""What a submission may use. Every limit has a name, a default and one place: here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from autograder.disk.settings import seconds


@dataclass(frozen=True)
class Limits:
    """The limits of one submission, set in ``nbgrader_config.py`` as ``c.Autograder.<name>``.

    Attributes
    ----------
    cell_seconds : float
        Wall time of one cell, of the submission or of the tests.
    submission_seconds : float
        Wall and CPU time of one notebook of a submission, its tests included. The last quarter is
        the tests': cells that take longer cost no right answer its points.
    memory_mb : int
        Memory of all the submission's processes together, and address space of each.
    processes : int
        Processes and threads.
    file_mb : int
        Size of one file, and of all files together.
    files : int
        Files and folders that a submission may make, all together.
    output_bytes : int
        Text that one cell may show; the rest is cut off.
    picture_bytes : int
        Pictures that one cell may show. A larger one is scaled down.
    picture_side : int
        Pixels along the longer side of a picture. A larger one is scaled down.
    all_output_bytes, all_picture_bytes : int
        The same for all cells of a notebook together.
    sent_mb : int
        What a submission may send to its tests, all together.
    notebook_bytes : int
        Size of a submitted notebook.
    notebook_depth : int
        How deeply the JSON of a submitted notebook may be nested.
    message_bytes : int
        Size of one argument list or one result that crosses the wire.
    hidden_packages : tuple of str
        Packages of this environment that a submission must not be able to import.
    undecided : str
        What becomes of a check that an answer passed only in the submission's own process, because
        it cannot be copied out of it: "wait" keeps its points for a person to give, "give" gives
        them at once.
    """

    cell_seconds: float = 30.0
    submission_seconds: float = 300.0
    memory_mb: int = 2048
    processes: int = 64
    file_mb: int = 128
    files: int = 10_000
    output_bytes: int = 400_000
    picture_bytes: int = 2_000_000
    picture_side: int = 2_000
    all_output_bytes: int = 4_000_000
    all_picture_bytes: int = 20_000_000
    sent_mb: int = 2_048
    notebook_bytes: int = 20_000_000
    notebook_depth: int = 60
    message_bytes: int = 64_000_000
    hidden_packages: tuple[str, ...] = ()
    undecided: str = "wait"

    @classmethod
    def from_config(cls, config: Any) -> Limits:
        """Read the section ``Autograder`` of an nbgrader configuration.

        Raises
        ------
        ValueError
            For a name that is no limit, or a value of the wrong kind.
        """
        section = dict(config.get("Autograder", {}))
        known = {field.name: field.default for field in fields(cls)}
        for name, value in section.items():
            if name not in known:
                raise ValueError(
                    f"c.Autograder.{name} is no setting; there are: {', '.join(sorted(known))}"
                )
            section[name] = _checked(name, value, known[name])
        return cls(**_of_nbgrader(config) | section)


def _of_nbgrader(config: Any) -> dict[str, float]:
    """Take over nbgrader's own time limit; none there means that of the whole notebook here."""
    cell = seconds(config)
    if cell is None:
        return {}
    whole = max(Limits.submission_seconds, 2 * cell if cell < float("inf") else 0)
    return {"cell_seconds": min(cell, whole), "submission_seconds": whole}


_CHOICES = {"undecided": ("wait", "give")}


def _checked(name: str, value: Any, default: Any) -> Any:
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            wanted = " or ".join(f'"{choice}"' for choice in _CHOICES[name])
            raise ValueError(f"c.Autograder.{name} must be {wanted}, not {value!r}")
        return value
    if isinstance(default, tuple):
        if isinstance(value, str) or not all(isinstance(item, str) for item in value):
            raise ValueError(f"c.Autograder.{name} must be a list of names")
        return tuple(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        raise ValueError(f"c.Autograder.{name} must be a number above 0, not {value!r}")
    return type(default)(value)
