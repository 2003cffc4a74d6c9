"""Arrays of classes that NumPy itself derives from its array."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.crossing.codecs import Codec


def _plain(array: Any) -> np.ndarray:
    if type(array) is not np.ndarray or array.dtype.kind == "O":
        raise TypeError("an array of plain data is wanted")
    return array


def _matrix(array: Any) -> np.matrix:
    if _plain(array).ndim != 2:
        raise ValueError("a matrix has two axes")
    return array.view(np.matrix)


def _masked(data: Any, mask: Any, fill: Any) -> np.ma.MaskedArray:
    if type(mask) is not np.ndarray or mask.dtype != bool or mask.shape != _plain(data).shape:
        raise ValueError("a mask does not fit its data")
    made = np.ma.MaskedArray(data, mask)
    made.fill_value = fill
    return made


def _masked_apart(array: np.ma.MaskedArray) -> tuple:
    return np.array(array.data), np.array(np.ma.getmaskarray(array)), array.fill_value


def _put_masked(array: np.ma.MaskedArray, parts: tuple) -> None:
    new = _masked(*parts)
    if new.shape != array.shape:
        raise ValueError("a masked array changed its shape")
    array.data[...] = new.data
    array.mask = new.mask


def _always(value: Any) -> bool:
    return True


def _put(array: np.ndarray, parts: tuple) -> None:
    if _plain(parts[0]).shape != array.shape or parts[0].dtype != array.dtype:
        raise ValueError("an array changed its shape")
    array[...] = parts[0]


CODECS = (
    Codec("matrix", np.matrix, lambda m: (np.array(m.view(np.ndarray)),), _matrix, True, _put),
    Codec("masked", np.ma.MaskedArray, _masked_apart, _masked, True, _put_masked, masks=_always),
    Codec(
        "recarray",
        np.recarray,
        lambda r: (np.array(r.view(np.ndarray, type=np.ndarray).view(_unrecorded(r.dtype))),),
        lambda array: _plain(array).view(np.recarray),
        True,
        _put,
    ),
    Codec("masked constant", type(np.ma.masked), lambda _: (), lambda: np.ma.masked, masks=_always),
)


def _unrecorded(dtype: np.dtype) -> np.dtype:
    return np.dtype(dtype.descr) if dtype.names else dtype
