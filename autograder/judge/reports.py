"""What a tests' process reports, as plain data: whoever reads it believes none of it.

The tests' process holds values of a submission. Should code of it ever run there, a report may be
anything; then it is still a finding or something to show, of a cell that there is, and harmless.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell
from autograder.disk.outputs import Room, clean_outputs
from autograder.disk.review import Precedent
from autograder.judge.judging import Finding, Shown
from autograder.judge.wording import FAILED, PARTLY, PASSED

MACHINE = -1  # the position of a report that is about the machine
DEATHS = -2  # of one that tells how many sandboxes ended by themselves


def write(position: int, found: Finding | Shown | str | int) -> bytes:
    """Write one report, on a line of its own."""
    return json.dumps([position, found], default=_plain).encode() + b"\n"


def read(written: bytes, cells: list[Cell], limits: Limits) -> Iterator[tuple[int, Any]]:
    """Read reports, and pass over what is none.

    Yields
    ------
    tuple
        The position of a cell, and its Finding or Shown; or MACHINE, and what is wrong with it; or
        DEATHS, and how many.
    """
    # The tests' process has cleaned and cut already: whatever it kept finds room.
    room = Room(2 * limits.all_output_bytes, 2 * limits.all_picture_bytes, limits.picture_side)
    for line in written.splitlines():
        try:
            position, told = json.loads(line)
            if position == MACHINE and isinstance(told, str):
                yield MACHINE, told[:1000]
                continue
            if position == DEATHS and type(told) is int:
                yield DEATHS, told
                continue
            cell = cells[position] if type(position) is int and position >= 0 else None
            if cell is None or cell.cell_type != "code":
                continue
            found = _finding(told, cell) if cell.kind == "test" else _shown(told, room)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            continue
        yield position, found


def _plain(value: Any) -> Any:
    return vars(value) if is_dataclass(value) else sorted(value)


def _finding(told: dict[str, Any], cell: Cell) -> Finding:
    precedent = told.pop("precedent")
    writes, ends = precedent["writes"], precedent["ends_in_object"]
    if writes is not None and not all(type(place) is str for place in writes):
        raise ValueError
    finding = Finding(**told)
    finding.precedent = Precedent(writes if writes is None else frozenset(writes), ends is True)
    for field in fields(Finding):
        value = getattr(finding, field.name)
        if field.type in ("str", "int", "bool") and type(value).__name__ != field.type:
            raise ValueError
    finding.score = _points(finding.score, cell)
    if finding.waiting is not None:
        finding.waiting = _points(finding.waiting, cell)
    if finding.in_full not in (None, True, False) or finding.status not in (PASSED, PARTLY, FAILED):
        raise ValueError
    return finding


def _points(value: Any, cell: Cell) -> float:
    if type(value) not in (int, float) or not 0 <= value <= cell.points:
        raise ValueError
    return float(value)


def _shown(told: dict[str, Any], room: Room) -> Shown:
    outputs, stopped = told["outputs"], told["stopped"]
    if type(outputs) is not list or type(stopped) is not str:
        raise ValueError
    return Shown(clean_outputs(outputs, None, room), stopped)
