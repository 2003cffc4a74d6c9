"""What hidden checks share: a student's function beside the reference, on inputs of every kind.

A check reads as a list of inputs:

    compare = Compare(relu, activations.relu)
    compare.kinds([[-1.5, 0.5], [2.5, -3.5]])      # as lists, float32, uint8, bool, …
    compare.once(np.array([-np.inf, 0.0, np.inf]))
    compare.kept(([1.5, -2.5],), ([-3.5, 4.5],))   # arguments and earlier results stay
    compare.twice([1.5, -2.5])                     # one object for both arguments
    compare.refuses("no number")                   # ValueError

What is expected is computed before the student's function is called, from a copy of its own.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

__all__ = ["KINDS", "LAYOUTS", "Compare", "cast", "is_data", "pulled"]

# Ways to hand over the same numbers.
KINDS = ("list", "float64", "float32", "int64", "uint8", "bool", "int8", "float16")
# Turned, neither the first nor the last of three axes lies together in memory.
LAYOUTS = ("reversed", "strided", "Fortran", "read-only", "turned")
WHOLE = ("list", "int64", "uint8", *LAYOUTS)  # what labels may be


class Compare:
    """A function of the student's beside the reference.

    Parameters
    ----------
    function, reference : callable
    rtol, atol : float
        How far numbers may be apart.
    apart : bool
        Whether a result must be a new array, which shares nothing with the arguments.
    only : tuple of str
        Kinds of numbers that the docstring allows.
    """

    def __init__(
        self,
        function: Callable,
        reference: Callable,
        rtol: float = 1e-12,
        atol: float = 1e-12,
        apart: bool = True,
        only: tuple[str, ...] = KINDS,
    ) -> None:
        self.function, self.reference = function, reference
        self.rtol, self.atol, self.apart, self.only = rtol, atol, apart, only

    def once(self, *arguments: Any, **options: Any) -> None:
        """Compare the results for these arguments."""
        self._compare(arguments, options, copy.deepcopy)

    def kinds(self, *arguments: Any, **options: Any) -> None:
        """Compare the results for the same numbers as lists and as arrays of every kind.

        Decimal numbers and arrays among the ``arguments`` are converted, all in one way; the
        ``options`` are not.
        """
        for kind in self.only:
            self._compare(arguments, options, lambda value, kind=kind: cast(value, kind))

    def layouts(self, *arguments: Any, **options: Any) -> None:
        """Compare the results for arrays that lie otherwise in memory, and read-only ones."""
        for kind in LAYOUTS:
            self._compare(arguments, options, lambda value, kind=kind: cast(value, kind))

    def mixed(self, *arguments: Any, **options: Any) -> None:
        """Compare the results where one argument is of another kind than the others."""
        for alone, value in enumerate(arguments):
            for kind in ("list", "float32", "uint8"):
                if not is_data(value) or kind not in self.only:
                    continue
                kinds = [kind if place == alone else "float64" for place in range(len(arguments))]
                given = tuple(map(cast, arguments, kinds))
                self._compare(given, options, copy.deepcopy)

    def kept(self, one: tuple, other: tuple, **options: Any) -> None:
        """See that a call changes neither its arguments nor what another call gives."""
        expected = [self.reference(*_fresh(given), **_fresh(options)) for given in (one, other)]
        given, chosen = _fresh(one), _fresh(options)
        first = self.function(*given, **chosen)
        _same([*given, chosen], [*_fresh(one), _fresh(options)], 0, 0, "the argument", exact=True)
        for mine in _arrays(given) if self.apart else ():
            for result in _arrays(first):
                assert not np.shares_memory(mine, result), "the result is a view of the argument"
        second = self.function(*_fresh(other), **_fresh(options))
        _same(first, expected[0], self.rtol, self.atol, "the first result, after a second call")
        _same(second, expected[1], self.rtol, self.atol, "the result of a second call")
        for result in _arrays(first) if self.apart else ():
            assert not _repeats(result), "one place in memory stands for several elements"
        if self.apart:
            _spoil(first)
        again = self.function(*_fresh(one), **_fresh(options))
        _same(again, expected[0], self.rtol, self.atol, "the result of a repeated call")
        self._follows(_fresh(one), other, _fresh(options))
        if self.apart:
            twice = [self.function(*_fresh(one), **_fresh(options)) for _ in range(2)]
            for mine, also in zip(*map(_arrays, twice), strict=True):
                assert not np.shares_memory(mine, also), "two calls give one array"

    def _follows(self, given: tuple, other: tuple, options: dict) -> None:
        """See that the same objects, with other numbers in them, have another result."""
        self.function(*given, **options)
        given = _refilled(given, other)
        expected = self.reference(*_fresh(given), **_fresh(options))
        actual = self.function(*given, **options)
        _same(actual, expected, self.rtol, self.atol, "the result for an argument filled anew")

    def twice(self, value: Any, **options: Any) -> None:
        """Compare the results where one and the same object stands for both arguments."""
        one, other = _fresh(value), _fresh(value)
        expected = self.reference(one, other, **_fresh(options))
        given = _fresh(value)
        actual = self.function(given, given, **_fresh(options))
        _same(given, value, 0, 0, "the argument", exact=True)
        _same(actual, expected, self.rtol, self.atol, "the result for one object, given twice")

    def refuses(self, *arguments: Any, error: type[Exception] = ValueError, **options: Any) -> None:
        """See that these arguments raise an error."""
        try:
            self.function(*_fresh(arguments), **_fresh(options))
        except error:
            return
        raise AssertionError(f"no {error.__name__}")

    def _compare(self, arguments: tuple, options: dict, convert: Callable[[Any], Any]) -> None:
        expected = self.reference(*map(convert, arguments), **_fresh(options))
        actual = self.function(*map(convert, arguments), **_fresh(options))
        _same(actual, expected, self.rtol, self.atol, "the result")


def pulled(operation: Callable) -> Callable:
    """Make one function of an operation and its pull, which is called several times.

    At last the same array comes with other numbers in it. Without a derivative `d` it gives what
    the operation gives.
    """

    def both(*arguments: Any, d: Any = None, **options: Any) -> Any:
        result = operation(*arguments, **options)
        if d is None:
            return result
        value, pull = result
        first, other, again = pull(d), pull(3 * d), pull(d)
        filled = np.array(d)
        pull(filled)
        filled *= 2
        return value, first, other, again, pull(filled)

    return both


def is_data(value: Any) -> bool:
    """Whether a value holds decimal numbers or arrays, and no plain whole number or name."""
    if isinstance(value, (tuple, dict)) or _is_container(value):
        return any(map(is_data, value.values() if isinstance(value, dict) else value))
    return isinstance(value, (float, np.ndarray, list))


def _is_container(value: Any) -> bool:
    """Whether a list holds arrays, dictionaries or tuples, so that it is no matrix itself."""
    return isinstance(value, list) and any(
        isinstance(item, (np.ndarray, tuple, dict, str)) for item in value
    )


def cast(value: Any, kind: str) -> Any:
    """Build the same numbers anew as another kind of list, array or number."""
    if isinstance(value, dict):
        return {name: cast(item, kind) for name, item in value.items()}
    if isinstance(value, tuple):  # what another function gave: float64 already
        return tuple(cast(item, kind if kind in LAYOUTS else "float64") for item in value)
    if _is_container(value):
        return [cast(item, kind) for item in value]
    if isinstance(value, float):
        if kind == "list" or kind in LAYOUTS:
            return value
        return _numbers(np.array(value), kind)[()]
    if not isinstance(value, (list, np.ndarray)):
        return value
    array = np.array(value)
    if array.dtype.kind in "iu" and kind not in WHOLE:
        kind = "int64"
    if kind == "list":
        return array.tolist()
    if kind not in LAYOUTS:
        return _numbers(array, kind)
    if kind == "Fortran":
        return np.asfortranarray(array)
    if kind == "turned":
        return array.swapaxes(0, 1).copy().swapaxes(0, 1) if array.ndim > 1 else array
    if kind == "read-only":
        array.flags.writeable = False
        return array
    if array.ndim == 0:
        return array
    if kind == "reversed":
        return array[::-1].copy()[::-1]
    room = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
    room[..., ::2] = array
    return room[..., ::2]


def _numbers(array: np.ndarray, kind: str) -> np.ndarray:
    if kind == "bool":
        return array > 0
    if kind == "uint8" and array.dtype.kind == "f":
        return np.abs(np.rint(array)).astype(np.uint8)
    if kind in ("int64", "int8") and array.dtype.kind == "f":
        array = np.rint(array)
    if kind in ("int8", "float16"):  # what is too large is cut off, not turned round
        ends = np.iinfo(kind) if kind == "int8" else np.finfo(kind)
        array = np.clip(array, ends.min, ends.max)
    return array.astype(kind)


def _fresh(value: Any) -> Any:
    return copy.deepcopy(value)


def _refilled(value: Any, other: Any) -> Any:
    """Write the numbers of another value into the arrays and lists of one, where they fit."""
    if isinstance(value, tuple) and isinstance(other, tuple) and len(value) == len(other):
        return tuple(map(_refilled, value, other))
    if isinstance(value, dict) and isinstance(other, dict) and set(value) == set(other):
        value.update({name: _refilled(value[name], other[name]) for name in value})
    elif isinstance(value, np.ndarray) and value.shape == np.shape(other):
        value[...] = other
    elif isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        value[:] = map(_refilled, value, other)
    elif isinstance(value, (int, float)) and isinstance(other, (int, float)):
        return other
    return value


def _arrays(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _arrays(item)


def _spoil(value: Any) -> None:
    """Change all that a call gave, as its caller may."""
    if isinstance(value, np.ndarray) and value.flags.writeable:
        value[...] = 1
    elif isinstance(value, (list, tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            _spoil(item)
        if not isinstance(value, tuple):
            value.clear()


def _repeats(array: np.ndarray) -> bool:
    """Whether elements share their memory, as those of `np.broadcast_to` do."""
    return any(n > 1 and step == 0 for n, step in zip(array.shape, array.strides, strict=True))


def _same(
    actual: Any,
    expected: Any,
    rtol: float,
    atol: float,
    what: str,
    exact: bool = False,
    depth: int = 0,
) -> None:
    """Compare two values with all that is in them; numbers also by shape and type.

    Of what lies three levels deep, as the parts of a list of caches do, only the numbers count.
    """
    if isinstance(expected, dict):
        assert isinstance(actual, dict), f"{what} is no dictionary"
        assert set(actual) == set(expected), f"{what} has other keys"
        for key, value in expected.items():
            _same(actual[key], value, rtol, atol, what, exact, depth)
    elif isinstance(expected, (list, tuple)):
        if isinstance(actual, np.ndarray) and all(isinstance(n, (int, float)) for n in expected):
            actual = list(actual)
        assert isinstance(actual, (list, tuple)), f"{what} is no list or tuple"
        assert len(actual) == len(expected), f"{what} has {len(actual)} parts"
        for one, other in zip(actual, expected, strict=True):
            _same(one, other, rtol, atol, what, exact, depth + 1)
    elif isinstance(expected, (np.ndarray, np.generic, float, int)):
        if exact or depth < 3:
            _same_type(actual, expected, what, exact)
        shape = np.shape(expected)
        assert np.shape(actual) == shape, f"{what} has the shape {np.shape(actual)}, not {shape}"
        if np.asarray(expected).dtype.kind in "iub":  # never only close, nor compared as decimals
            np.testing.assert_array_equal(actual, expected, err_msg=what)
        elif not _is_near(actual, expected, rtol, atol):
            np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol, err_msg=what)
    elif not callable(expected) and not isinstance(expected, np.random.Generator):
        assert actual == expected, f"{what} is another"


def _is_near(actual: Any, expected: Any, rtol: float, atol: float) -> bool:
    """Whether all are decimal numbers, finite and near.

    So it is nearly always, and twenty times as fast to see as what NumPy tells of the others.
    """
    mine, due = np.asarray(actual), np.asarray(expected)
    if mine.dtype.kind != "f" or due.dtype.kind != "f" or not np.isfinite(due).all():
        return False
    with np.errstate(all="ignore"):
        return bool((np.abs(mine - due) <= atol + rtol * np.abs(due)).all())


def _same_type(actual: Any, expected: Any, what: str, exact: bool) -> None:
    """See that an array is an array of the same dtype; Python's numbers do for numbers."""
    if np.ndim(expected):
        assert isinstance(actual, np.ndarray), f"{what} is no array"
    if isinstance(actual, np.ndarray):  # a matrix multiplies otherwise, a masked array hides
        assert type(actual) is np.ndarray, f"{what} is a {type(actual).__name__}, no plain array"
    dtype, found = np.asarray(expected).dtype, np.asarray(actual).dtype
    if exact or (dtype.kind not in "iu" and isinstance(actual, (np.ndarray, np.generic))):
        assert found == dtype, f"{what} is of {found}, not {dtype}"
    else:
        assert found.kind in ("iu" if dtype.kind in "iu" else "iuf"), f"{what} is of {found}"
