"""What every function of the course takes as a number, a count or a label.

- *Numbers* are bool, integers and floats of any width, and objects that are real numbers, such as
  ``Fraction``: all become float64, True becomes 1. Text, None, complex numbers and dates are no
  numbers and raise TypeError.
- *Counts*, such as a size, a padding or a number of trials, are integers; True counts as 1. A float
  raises TypeError, also 2.0; a count that is too small raises ValueError.
- *Labels* are whole numbers of whatever type: 3, 3.0 and np.uint8(3) are one label, True is 1.
  3.5, nan and a label that is no class raise ValueError.
- *An empty batch* has no mean: a mean cost, an accuracy or a statistic of it raises ValueError.
  What is done to each sample by itself gives an empty result.
- *nan* in the data goes where the data goes. So does nan in a parameter, as far as the parameter
  plays a part. A parameter that must satisfy a condition, such as a temperature above 0, does not
  satisfy it when it is nan: ValueError.

So TypeError is for what can never be right, ValueError for the wrong one of what can.
"""

from collections.abc import Iterable
from decimal import Decimal
from numbers import Real
from operator import index

import numpy as np
from numpy.typing import ArrayLike, NDArray


def floats(x: ArrayLike) -> NDArray[np.float64]:
    """Give numbers as float64; an array that is float64 already is not copied.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of `x`

    Raises
    ------
    TypeError
        If something is no real number.
    ValueError
        If nested lists have different lengths.
    """
    x = np.asarray(x)
    if x.dtype.kind in "biuf" or (
        x.dtype == object and all(isinstance(value, Real | Decimal) for value in x.flat)
    ):
        return x.astype(np.float64, copy=False)
    raise TypeError(f"real numbers are needed, got {_what(x)}")


def whole_numbers(labels: ArrayLike) -> NDArray[np.int64]:
    """Give labels as int64, whatever their dtype was.

    Parameters
    ----------
    labels : array_like of whole numbers, any shape

    Returns
    -------
    ndarray of int64, the shape of `labels`

    Raises
    ------
    TypeError
        If something is no real number.
    ValueError
        If a number is not whole, as nan and inf are not.
    """
    labels = np.asarray(labels)
    if labels.dtype.kind not in "biu":
        labels = floats(labels)
        whole = np.abs(labels) < 2.0**53  # nan is not, and above all floats are whole
        if not (whole & (labels == np.rint(labels))).all():
            raise ValueError(f"labels must be whole numbers, got {labels}")
    return labels.astype(np.int64)


def at_least(least: int, **counts: int) -> list[int]:
    """Give counts as Python integers, which do not overflow.

    Parameters
    ----------
    least : int
        The smallest count that is allowed.
    **counts : int
        What is counted, by name.

    Returns
    -------
    list of int
        In the order given.

    Raises
    ------
    TypeError
        If a count is no integer.
    ValueError
        If a count is below `least`.
    """
    for name, count in counts.items():
        if not hasattr(count, "__index__"):
            raise TypeError(f"{name} must be an integer, got {count!r}")
        if index(count) < least:
            raise ValueError(f"{name} must be at least {least}, got {count}")
    return [index(count) for count in counts.values()]


def sizes(shape: Iterable[int], least: int = 0) -> tuple[int, ...]:
    """Give a shape as a tuple of Python integers.

    Parameters
    ----------
    shape : iterable of int
    least : int
        The smallest size that is allowed.

    Returns
    -------
    tuple of int

    Raises
    ------
    TypeError
        If a size is no integer.
    ValueError
        If a size is below `least`.
    """
    return tuple(at_least(least, **{f"size {axis}": size for axis, size in enumerate(shape)}))


def _what(x: NDArray) -> str:
    """Name the first thing that is no number, or the dtype."""
    if x.dtype == object:
        return repr(next(value for value in x.flat if not isinstance(value, Real | Decimal)))
    return f"an array of {x.dtype}" if x.ndim else repr(x.item())
