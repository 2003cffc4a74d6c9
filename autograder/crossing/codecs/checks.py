"""What codecs ask of the parts that they build from."""

from collections.abc import Iterable
from typing import Any

import numpy as np

#: Kinds of dtypes whose arrays are plain data.
PLAIN = "biufcSUmM"
SCALARS = (type(None), bool, int, float, complex, str, bytes)


def exactly(value: Any, *kinds: type) -> Any:
    """Give a value whose type is one of these, and not a class derived from them.

    Raises
    ------
    TypeError
        If it is of another type.
    """
    if type(value) not in kinds:
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{wanted} is expected, not {type(value).__name__}")
    return value


def count(value: Any, most: int = 2**63 - 1) -> int:
    """Give an int that counts something.

    Raises
    ------
    TypeError, ValueError
        If it is no int, negative, or above `most`.
    """
    if not 0 <= exactly(value, int) <= most:
        raise ValueError(f"a count from 0 to {most} is expected, not {value}")
    return value


def array(value: Any, kinds: str = PLAIN, ndim: int | None = 1) -> np.ndarray:
    """Give an array whose dtype is of these kinds, and that has so many axes, to write on.

    Raises
    ------
    TypeError, ValueError
        If it is no such array.
    """
    exactly(value, np.ndarray)
    if value.dtype.kind not in kinds or value.dtype.kind not in PLAIN:
        raise TypeError(f"an array of kind {kinds} is expected, not {value.dtype}")
    if ndim is not None and value.ndim != ndim:
        raise ValueError(f"an array with {ndim} axes is expected, not of shape {value.shape}")
    return value if value.flags.writeable else value.copy()


def objects(values: Any) -> np.ndarray:
    """Give a list as a one-dimensional array of objects, whatever the objects are.

    Raises
    ------
    TypeError
        If it is no list.
    """
    result = np.empty(len(exactly(values, list)), dtype=object)
    for i, value in enumerate(values):
        result[i] = value
    return result


# What `functools.update_wrapper` sets. By other names of this form Python and its libraries ask an
# object what it is, or where in memory its data lie: NumPy looks for them on the object itself.
_TOLD_BY_WRAPPERS = {
    *("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__wrapped__"),
    *("__dict__", "__type_params__"),
}
_OF_LIBRARIES = ("_sympy_", "_repr_", "_ipython_")


def no_protocols(names: Iterable[Any]) -> None:
    """Refuse attributes by which a library would take an object for something else."""
    for name in names:
        exactly(name, str)
        special = name.startswith("__") and name.endswith("__") and name not in _TOLD_BY_WRAPPERS
        if special or name.startswith(_OF_LIBRARIES):
            raise TypeError(f"an attribute {name} does not cross")
