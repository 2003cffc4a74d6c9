"""The grader tries the instructor's own solution first, and learns how to judge each check.

The instructor's solution, the release as nobody touched it and, for authors, a few kinds of wrong
answers are graded by the very path that submissions take. So each check is classed:

- apart: the solution passes it, the untouched release does not. It is judged in the tests' process.
- together: the solution passes it only in one process with the tests. It is judged there, inside
  the wall, and marked: a submission could fool it.
- broken: the solution fails it either way, or the untouched release passes it. It is graded all
  the same, as if apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder.disk.assignment import reference_files
from autograder.disk.counting import counted
from autograder.disk.notebook import Cell
from autograder.disk.repairing import repair
from autograder.disk.review import (
    BROKEN,
    GETS,
    NO_HINT,
    TOGETHER,
    Check,
    Precedent,
    Review,
    Ways,
    digest_of,
    doubled_ids,
    first_line,
)
from autograder.judge.judging import PASSED, Finding, Shown, ran_out_of_time
from autograder.judge.timing import slowness
from autograder.judge.wrong_answers import WRONG_ANSWERS, spoil

if TYPE_CHECKING:
    from autograder.judge.worker import Grader

Results = dict[int, Finding | Shown]


def review(grader: Grader, try_wrong: bool = False, names: Iterable[str] = ()) -> Review:
    """Grade the instructor's own solution and the untouched release.

    Parameters
    ----------
    grader : Grader
        The assignment's.
    try_wrong : bool
        Whether to find out as well which wrong answers pass which checks.
    names : iterable of str
        Of which notebooks; none for all.
    """
    assignment = grader.assignment
    made = Review(assignment.name, digest_of(assignment, grader.limits), tried=try_wrong)
    for name in names or assignment.notebooks:
        checks, remarks = _review_notebook(grader, name, assignment.notebooks[name], try_wrong)
        made.checks += checks
        made.remarks += remarks
    return made


def _review_notebook(
    grader: Grader, name: str, instructor: list[Cell], try_wrong: bool
) -> tuple[list[Check], list[str]]:
    solved = _as_submitted(instructor, lambda cell: cell.source)
    tests = [i for i, c in enumerate(solved) if c.kind == "test" and c.cell_type == "code"]
    files = grader.assignment.files | reference_files(grader.limits.hidden_packages)
    apart, ways, hurried = _apart(grader, solved, tests, files)
    failing = {i: apart[i] for i in tests if not _passes(apart[i], solved[i])}
    alone = Ways(
        together={solved[i].grade_id: "tried" for i in failing},
        precedents={solved[i].grade_id: Precedent(ends_in_object=True) for i in failing},
    )
    together = _judge(grader, solved, files, alone)[0] if failing else {}
    checks = {}
    for i in tests:
        cell = solved[i]
        check = Check(name, cell.grade_id, cell.title, cell.points)
        precedent = ways.precedents.get(cell.grade_id, Precedent())
        check.writes = sorted(precedent.writes or ())
        check.ends_in_object = precedent.ends_in_object
        if i in failing:
            _class_failing(check, cell, apart[i], together[i])
        elif apart[i].complains:
            check.remarks.append(
                "something is written to standard error meanwhile, such as a warning: nbgrader"
                " itself would give no points, this grader gives them"
            )
        if i in hurried and i not in failing:
            check.remarks.append(
                "it ran out of time at first, on a busy machine: see that its limit is large enough"
            )
        checks[i] = check
    ways = Review(name, "", list(checks.values())).ways(name)
    untouched = _as_submitted(instructor, lambda cell: cell.shown)
    judged = _judge(grader, untouched, grader.assignment.files, ways)[0]
    for i in tests:
        if judged[i].status == PASSED and checks[i].kind != BROKEN:
            checks[i].kind = BROKEN
            checks[i].reason = "the release passes it as it is, with nothing solved"
            checks[i].error, checks[i].line = "", 0
        elif 0 < judged[i].score and checks[i].kind != BROKEN:
            got = counted(judged[i].score, "point")
            checks[i].remarks.append(f"the untouched release gets {got}")
    if try_wrong:
        _try_wrong_answers(grader, instructor, files, ways, checks)
    _remark(instructor, solved, checks)
    return list(checks.values()), _notebook_remarks(name, instructor, solved, apart)


def _as_submitted(instructor: list[Cell], content: Callable[[Cell], str]) -> list[Cell]:
    """Hand in the instructor's notebook, and put it in form as any submission."""
    submitted = []
    for cell in instructor:
        if cell.kind == "context":  # what students get of it is theirs to change
            cell = replace(cell, kind="own", metadata={}, binds={}, imports="")
        source = content(cell) if cell.kind in ("solution", "answer") else cell.shown
        submitted.append(replace(cell, source=source, shown=source))
    return repair(instructor, submitted)[0]


def _judge(
    grader: Grader, cells: list[Cell], files: dict[str, bytes], ways: Ways
) -> tuple[Results, set[int]]:
    """Judge cells of the instructor's; where time ran out, once more with as much as is fair.

    Time is counted by the clock, and a busy machine may have taken it. What a check is classed as
    must not depend on that.

    Returns
    -------
    tuple
        What came of the cells, and where time ran out at first.
    """
    results = grader.judge_cells(cells, files, ways)
    hurried = {position for position, found in results.items() if ran_out_of_time(found)}
    if hurried:
        results = grader.judge_cells(cells, files, ways, slowness=slowness())
    return results, hurried


def _apart(
    grader: Grader, cells: list[Cell], tests: list[int], files: dict[str, bytes]
) -> tuple[Results, Ways, set[int]]:
    """Judge the solution apart; find the checks that look at what it changes in its arguments."""
    results, hurried = _judge(grader, cells, files, Ways())
    doubtful = {cells[i].grade_id for i in tests if results[i].doubtful}
    if doubtful:
        found_out = Ways(precedents=dict.fromkeys(doubtful, Precedent(None)))
        again, _ = _judge(grader, cells, files, found_out)
        looks = {i: again[i] for i in tests if cells[i].grade_id in doubtful and again[i].score > 0}
        results |= looks
        doubtful -= {cells[i].grade_id for i in looks}
    precedents = {cells[i].grade_id: results[i].precedent for i in tests}
    known = {key: p for key, p in precedents.items() if key not in doubtful and p != Precedent()}
    return results, Ways(precedents=known), hurried


def _passes(finding: Finding, cell: Cell) -> bool:
    """Whether a check was passed in the tests' process, with all its points."""
    return finding.status == PASSED and not finding.together and finding.score == cell.points


def _class_failing(check: Check, cell: Cell, apart: Finding, together: Finding) -> None:
    """Class a check of which the solution does not get all points apart."""
    alone = 0.0 if apart.together else apart.score
    best = max(alone, together.score)
    told = together if together.detail else apart
    if together.score > alone or (together.status == PASSED and apart.status != PASSED):
        check.kind, check.reason, told = TOGETHER, _why_together(cell, apart), apart
        if (error := first_line(apart.detail)).removesuffix(".") not in check.reason:
            check.error = error
        check.ends_in_object = together.precedent.ends_in_object
    elif not best:
        late = apart.late or together.late
        problem = "needs more time than its limit" if late else "fails it"
        check.kind, check.reason = BROKEN, f"the instructor's own solution {problem}"
        check.error = told.detail
    if best and best < cell.points:
        check.remarks.append(f"{GETS} {best:g} of {cell.points:g}")
    check.line = told.line if check.error else 0


_LOOKS = {
    r"\b(In|Out|_i+|_ih|_oh)\b\s*\[|\b_i\d": "it looks at the notebook's history",
    r"\bget_ipython\b|^\s*[%!]": "it uses IPython",
    r"\b_getframe\b|\binspect\.(stack|currentframe)|\bsettrace\b": "it looks at Python's frames",
    r"\b(plt|pyplot|ax|axes|fig)\b|\bg[ca][fa]\(": "it looks at a figure",
    r"\bgetsource|\bgetsourcelines\b": "it looks at source code",
    r"\b(perf_counter|monotonic|process_time|timeit|time\.time)\b": "it measures time",
    r"\bgc\.|\bgetrefcount\b|\bid\(": "it looks at objects' identities",
}


def _why_together(cell: Cell, apart: Finding) -> str:
    """Say why a check cannot be judged apart."""
    reasons = [w for look, w in _LOOKS.items() if re.search(look, cell.source, re.MULTILINE)]
    reason = (apart.stuck or apart.together) if "tried" not in apart.together else apart.stuck
    if reason:
        return reason
    if reasons:
        return reasons[0]
    if ran_out_of_time(apart):
        return "apart it takes too long, since each call goes to another process and back"
    return f"apart it ends with {first_line(apart.detail).removesuffix('.') or 'no points'}"


def _try_wrong_answers(
    grader: Grader,
    instructor: list[Cell],
    files: dict[str, bytes],
    ways: Ways,
    checks: dict[int, Check],
) -> None:
    """Let every function of the solution give answers of one wrong kind, one kind after another."""
    asked = None
    for words, body in {"raises": "raise NotImplementedError", **WRONG_ANSWERS}.items():
        spoilt = _as_submitted(instructor, lambda cell, body=body: spoil(cell, body))
        found = grader.judge_cells(spoilt, files, ways)
        passed = {i for i in checks if found[i].status == PASSED}
        if asked is None:  # what passes although every function raises calls none of them
            asked = {i for i, c in checks.items() if c.kind != BROKEN} - passed
            continue
        for i in sorted(passed & asked):
            checks[i].passed_by.append(words)


def _remark(instructor: list[Cell], solved: list[Cell], checks: dict[int, Check]) -> None:
    """Tell the author of a check what may be missing."""
    for i, check in checks.items():
        cell = solved[i]
        if not cell.points > 0:
            check.remarks.append("it is worth no points")
        if any(place.startswith("line ") for place in check.writes):
            check.remarks.append(
                "the solution changes an argument in place, and a submission may change other parts"
                " of it: keep what is expected elsewhere"
            )
        if not cell.hint and cell.source != cell.shown:
            check.remarks.append(NO_HINT)


def _notebook_remarks(
    name: str, instructor: list[Cell], solved: list[Cell], results: Results
) -> list[str]:
    remarks = doubled_ids(name, instructor)
    solution, checks, hidden = "", 0, False
    for cell in [*instructor, Cell("solution", "", "code", "", "")]:
        if cell.kind == "solution":
            if solution and checks and not hidden:
                remarks.append(
                    f"{name}: no check of {solution} has a hidden part: what it asks can be read"
                    " and answered alone. Put one between ### BEGIN and ### END HIDDEN TESTS"
                )
            solution, checks, hidden = cell.grade_id, 0, False
        elif cell.kind == "test" and cell.cell_type == "code":
            checks += 1
            hidden = hidden or cell.source != cell.shown
    for i, cell in enumerate(solved):
        shown = results.get(i)
        if not isinstance(shown, Shown) or cell.kind not in ("locked", "solution", "own"):
            continue
        errors = [o for o in shown.outputs if isinstance(o, dict) and o.get("ename")]
        which = f"{name}: the cell {cell.grade_id or f'number {i + 1}'}"
        if shown.stopped:
            remarks.append(f"{which}: {shown.stopped}")
        elif errors:
            remarks.append(f"{which} raises {errors[0]['ename']}: {errors[0].get('evalue', '')}")
    return remarks
