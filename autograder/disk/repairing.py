"""Put a submission into the instructor's form: by its ids, else by what cannot be another cell."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from autograder.disk.names import bound_names
from autograder.disk.notebook import Cell

LOST = "lost"  # nbgrader's marks
TYPE = "type"  # of the cell, changed


@dataclass
class Sorted:
    """What became of a submission's cells.

    Attributes
    ----------
    chosen : dict
        From grade id to the submitted cell.
    added : dict
        From grade id to the student's own cells that follow it.
    repairs : list of str
    unclaimed : bool
        Whether the student wrote a text of which nobody knows where it belongs.
    """

    chosen: dict[str, Cell] = field(default_factory=dict)
    added: dict[str, list[Cell]] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)
    unclaimed: bool = False


def repair(instructor: list[Cell], submitted: list[Cell]) -> tuple[list[Cell], list[str]]:
    """Put a submission into the instructor's form.

    The instructor's cells stand as they were, in their order. From the submission come the
    contents of solution cells and answers, and the cells that the student added, in place.

    Returns
    -------
    tuple
        The cells to grade, and what was repaired, in words for the student.
    """
    found = _recognised(instructor, submitted)
    sorted_ = _sort_out(instructor, submitted, found)
    repairs, restored = sorted_.repairs, []
    cells = list(sorted_.added.get("", []))
    for cell in instructor:
        if not cell.grade_id:
            if cell.kind == "context":
                cells.append(cell)
            continue
        theirs = sorted_.chosen.get(cell.grade_id)
        how = found.get(cell.grade_id, (None, ""))[1]
        if cell.is_students:
            cell, remark = _taken(cell, theirs, how, sorted_.unclaimed)
            repairs += [remark] * bool(remark)
        elif theirs is None:
            repairs.append(f"The cell “{cell.grade_id}” was missing and has been put back.")
        elif theirs.source.strip() != cell.shown.strip() or theirs.cell_type != cell.cell_type:
            repairs.append(f"The cell “{cell.grade_id}” was changed and has been put back.")
        elif how == LOST:
            restored.append(cell.grade_id)
        elif not how and (theirs.points != cell.points or theirs.kind != cell.kind):
            repairs.append(
                f"The marks of cell “{cell.grade_id}” were changed and have been put back."
            )
        cells.append(cell)
        cells += sorted_.added.get(cell.grade_id, [])
    if restored:
        names = ", ".join(f"“{name}”" for name in restored)
        repairs.append(f"Cells had lost their marks and have them back: {names}.")
    place = {id(cell): i for i, cell in enumerate(submitted)}
    chosen = sorted_.chosen
    order = [place[id(chosen[c.grade_id])] for c in instructor if c.grade_id in chosen]
    if order != sorted(order):
        repairs.append("Cells were in another order and have been put back in theirs.")
    return cells, repairs


def _taken(cell: Cell, theirs: Cell | None, how: str, unclaimed: bool) -> tuple[Cell, str]:
    """Fill a student's cell; an answer that a person marks waits where something is odd."""
    name = f"The cell “{cell.grade_id}”"
    remark = ""
    if theirs is None:
        remark = f"{name} was missing and counts as unanswered."
        if unclaimed and cell.kind == "answer":
            remark = f"{name} was missing: another cell may hold its answer."
        source, attachments = cell.shown, {}
    else:
        source, attachments = theirs.source, theirs.attachments
        if theirs.cell_type != cell.cell_type:
            remark = f"{name} was a {theirs.cell_type} cell; its text was taken as it is."
        elif how == LOST:
            remark = f"{name} had lost its marks and was recognised by its place."
    waits = cell.kind == "answer" and remark and "unanswered" not in remark
    filled = replace(cell, source=source, shown=source, attachments=attachments)
    return replace(filled, doubt=remark if waits else ""), remark


def _recognised(instructor: list[Cell], submitted: list[Cell]) -> dict[str, tuple[Cell, str]]:
    """Find the submitted cell for each id of the instructor's, and what was odd about it."""
    wanted = {cell.grade_id: cell for cell in instructor if cell.grade_id}
    found: dict[str, tuple[Cell, str]] = {}
    for cell in submitted:
        if cell.grade_id in wanted:
            fits = cell.cell_type == wanted[cell.grade_id].cell_type
            if fits or found.get(cell.grade_id, (None, TYPE))[1] == TYPE:
                found[cell.grade_id] = (cell, "" if fits else TYPE)
    if len(found) < len(wanted):
        spare = [c for c in submitted if c.grade_id not in wanted and c.source.strip()]
        missing = [c for c in instructor if c.grade_id and c.grade_id not in found]
        for match in (_by_format_id, _by_text):
            for cell, theirs in match(missing, spare):
                found[cell.grade_id] = (theirs, LOST)
            spare, missing = _left(spare, missing, found)
        for cell, theirs in _by_place(instructor, submitted, missing, spare, found):
            found[cell.grade_id] = (theirs, LOST)
    return found


def _left(
    spare: list[Cell], missing: list[Cell], found: dict[str, tuple[Cell, str]]
) -> tuple[list[Cell], list[Cell]]:
    taken = {id(cell) for cell, _ in found.values()}
    return (
        [cell for cell in spare if id(cell) not in taken],
        [cell for cell in missing if cell.grade_id not in found],
    )


def _by_format_id(missing: list[Cell], spare: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    yield from _unique_pairs(missing, spare, lambda cell: cell.id)


def _by_text(missing: list[Cell], spare: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Match what the student left as it was given out."""
    yield from _unique_pairs(missing, spare, lambda cell: cell.shown.strip())


def _unique_pairs(ours: list[Cell], theirs: list[Cell], key) -> Iterator[tuple[Cell, Cell]]:
    """Pair what has the same key, where no other has it."""
    counts = Counter(map(key, ours)), Counter(map(key, theirs))
    by_key = {key(cell): cell for cell in theirs}
    for cell in ours:
        value = key(cell)
        if value and counts[0][value] == counts[1][value] == 1:
            yield cell, by_key[value]


def _by_place(
    instructor: list[Cell],
    submitted: list[Cell],
    missing: list[Cell],
    spare: list[Cell],
    found: dict[str, tuple[Cell, str]],
) -> Iterator[tuple[Cell, Cell]]:
    """Match cells between the same neighbours, where as many are missing as are left over."""
    place = {id(cell): position for position, cell in enumerate(submitted)}
    known = [(i, found[c.grade_id][0]) for i, c in enumerate(instructor) if c.grade_id in found]
    ungraded = [c for c in instructor if not c.grade_id]
    alike = {id(a): b for a, b in _unique_pairs(ungraded, spare, lambda cell: cell.shown.strip())}
    known += [(i, alike[id(c)]) for i, c in enumerate(instructor) if id(c) in alike]
    fixed = {id(cell) for cell in alike.values()}
    anchors = _in_order(sorted((i, place[id(cell)]) for i, cell in known))
    edges = [(-1, -1), *anchors, (len(instructor), len(submitted))]
    number = {id(cell): i for i, cell in enumerate(instructor)}
    for (first, start), (last, end) in itertools.pairwise(edges):
        gap = [c for c in missing if c.is_students and first < number[id(c)] < last]
        rest = [c for c in spare if start < place[id(c)] < end and id(c) not in fixed]
        for kind in ("code", "markdown"):
            ours = [cell for cell in gap if cell.cell_type == kind]
            theirs = [cell for cell in rest if cell.cell_type == kind]
            if len(ours) == len(theirs):
                yield from zip(ours, theirs, strict=True)
            elif kind == "code":
                yield from _by_names(ours, theirs)


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the neighbours that nothing has been moved across."""
    kept = []
    for i, (number, place) in enumerate(pairs):
        before = max((p for _, p in pairs[:i]), default=-1)
        after = min((p for _, p in pairs[i + 1 :]), default=place + 1)
        if before < place < after:
            kept.append((number, place))
    return kept


def _by_names(ours: list[Cell], theirs: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Match cells that define what the stub defines."""
    defined = {id(cell): _defined(bound_names(cell.source)) for cell in theirs}
    for cell in ours:
        wanted = _defined(cell.binds)
        fitting = [other for other in theirs if wanted & defined[id(other)]]
        if len(fitting) == 1:
            yield cell, fitting[0]


def _defined(names: dict[str, str]) -> set[str]:
    return {name for name, kind in names.items() if kind in ("function", "class")}


def _sort_out(
    instructor: list[Cell], submitted: list[Cell], found: dict[str, tuple[Cell, str]]
) -> Sorted:
    """Tell the recognised cells from the student's own, which are listed by what they follow."""
    ours = {cell.grade_id: cell for cell in instructor if cell.grade_id}
    given = {cell.shown.strip() for cell in instructor}
    grade_ids = {id(cell): grade_id for grade_id, (cell, _) in found.items()}
    result, before = Sorted(), ""
    for cell in submitted:
        if id(cell) in grade_ids:
            before = grade_ids[id(cell)]
            result.chosen[before] = cell
        elif cell.grade_id in ours and not ours[cell.grade_id].is_students:
            result.repairs.append(f"A second cell “{cell.grade_id}” was left out.")
        else:
            if cell.grade_id:
                result.repairs.append(
                    f"A cell marked “{cell.grade_id}” was taken for a cell of your own."
                )
            own = replace(cell, kind="own", grade_id="", metadata={})
            result.added.setdefault(before, []).append(own)
            text = cell.source.strip()
            result.unclaimed |= cell.cell_type != "code" and bool(text) and text not in given
    return result
