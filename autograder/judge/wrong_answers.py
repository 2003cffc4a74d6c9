"""Wrong answers that a careless check lets pass: nan, nothing, the right numbers in a wrong shape.

Each is the body of a function `_spoilt(answer, arguments)` that takes the instructor's own answer
and what it was made from, and returns a wrong one. Where a kind of wrong answer would be the right
one (the transpose of a symmetric matrix) it raises, so that no check is blamed for passing it.
"""

from __future__ import annotations

from autograder.disk.notebook import Cell

_CHANGED = """
    wrong = {wrong}
    same = _np.shape(wrong) == _np.shape(answer) and _np.all(wrong == _np.asarray(answer))
    if same:
        raise NotImplementedError
    return wrong
"""

_NOTHING = """
    if not isinstance(answer, (str, bytes, tuple, set, dict)) or not answer:
        raise NotImplementedError
    return type(answer)()
"""

# An answer may hold several numbers, and functions that give more of them.
_NAN_INSIDE = """
    if not callable(answer) and (not isinstance(answer, (tuple, list, dict)) or not answer):
        raise NotImplementedError
    wrong = _with_nan(answer)
    if repr(wrong) == repr(answer):  # there is no number in it
        raise NotImplementedError
    return wrong
"""

WRONG_ANSWERS = {
    "nan": 'return float("nan")',
    "nan in the right shape": "return _np.full(_np.shape(answer), _np.nan)",
    "an empty array": "return _np.array([])",
    "an empty list": "return []",
    # Compared with broadcasting, nothing differs from anything.
    "no rows of the right shape": "return _np.zeros((0, *_np.shape(answer)))",
    "nothing, in the right type": _NOTHING,
    "nan for every number in the answer": _NAN_INSIDE,
    "one zero": _CHANGED.format(wrong="0.0"),
    "the number one": _CHANGED.format(wrong="1.0"),
    "zeros in the right shape": _CHANGED.format(wrong="_np.zeros(_np.shape(answer))"),
    "ones in the right shape": _CHANGED.format(wrong="_np.ones(_np.shape(answer))"),
    "its first argument": _CHANGED.format(wrong="_first(arguments)"),
    "the transpose": _CHANGED.format(wrong="_np.asarray(answer, dtype=float).T"),
    "None": "return None",
}

_WRAPPER = """

import functools as _functools
import numpy as _np


def _first(arguments):
    if not arguments or callable(arguments[0]):
        raise NotImplementedError
    return arguments[0]


def _with_nan(part):
    if callable(part):
        return lambda *arguments, **keywords: _with_nan(part(*arguments, **keywords))
    if isinstance(part, dict):
        return {{name: _with_nan(value) for name, value in part.items()}}
    if type(part) in (tuple, list):
        return type(part)(map(_with_nan, part))
    return part if isinstance(part, str) else _np.full(_np.shape(part), _np.nan)[()]


def _spoilt(answer, arguments):
    {body}


def _spoiling(function):
    def wrong(*arguments, **keywords):
        try:
            answer = function(*arguments, **keywords)
        except Exception:
            answer = 1.0  # a lazy answer raises nothing, and is wrong where an error is due
        if answer is None:  # what it does is its answer, whatever it returns
            raise NotImplementedError
        return _spoilt(answer, arguments)

    return _functools.wraps(function)(wrong)


for _name in {names!r}:
    globals()[_name] = _spoiling(globals()[_name])
"""


def spoil(cell: Cell, body: str) -> str:
    """Return the instructor's solution, each function of it giving wrong answers of one kind."""
    names = [name for name, kind in cell.binds.items() if kind == "function"]
    if cell.kind != "solution" or not names:
        return cell.source
    return cell.source + _WRAPPER.format(body=body.strip(), names=names)
