"""Sparse arrays and matrices of SciPy, in all seven formats."""

from functools import partial
from typing import Any

import numpy as np
from scipy import sparse

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import array, count, exactly

NUMBERS = "biufc"


def _shape(shape: Any) -> tuple[int, ...]:
    if not 1 <= len(exactly(shape, tuple)) <= 8:
        raise ValueError("a shape of 1 to 8 axes is expected")
    return tuple(count(length, 2**62) for length in shape)


def _apart_compressed(x: Any) -> tuple:
    return x.shape, x.data, x.indices, x.indptr


def _build_compressed(kind: type, shape: Any, data: Any, indices: Any, indptr: Any) -> Any:
    array(data, NUMBERS, ndim=3 if kind.__name__.startswith("bsr") else 1)
    parts = (data, array(indices, "i"), array(indptr, "i"))
    result = kind(parts, shape=_shape(shape))
    result.check_format(full_check=True)
    if data.ndim == 3 and any(n % size for n, size in zip(shape, data.shape[1:], strict=True)):
        raise ValueError("the blocks do not fill the shape")
    return result


def _apart_coordinates(x: Any) -> tuple:
    return x.shape, x.data, tuple(x.coords)


def _build_coordinates(kind: type, shape: Any, data: Any, coords: Any) -> Any:
    shape, data = _shape(shape), array(data, NUMBERS)
    if len(exactly(coords, tuple)) != len(shape):
        raise ValueError("one array of coordinates for each axis is expected")
    for axis, length in zip(coords, shape, strict=True):
        array(axis, "i")
        if len(axis) != len(data) or (len(axis) and not 0 <= axis.min() <= axis.max() < length):
            raise ValueError("a coordinate lies outside")
    return kind((data, coords), shape=shape)


def _apart_diagonals(x: Any) -> tuple:
    return x.shape, x.data, x.offsets


def _build_diagonals(kind: type, shape: Any, data: Any, offsets: Any) -> Any:
    parts = array(data, NUMBERS, ndim=2), array(offsets, "i")
    return kind(parts, shape=_shape(shape))


def _apart_rows(x: Any) -> tuple:
    return _apart_compressed(x.tocsr())


def _build_rows(kind: type, *parts: Any) -> Any:
    return kind(_build_compressed(sparse.csr_array, *parts))


def _apart_dictionary(x: Any) -> tuple:
    keys = list(x.keys())
    ends = [key if isinstance(key, tuple) else (key,) for key in keys]
    coords = np.array(ends, dtype=np.int64).reshape(len(keys), len(x.shape)).T
    return x.shape, np.array(list(x.values()), dtype=x.dtype), tuple(coords)


def _build_dictionary(kind: type, *parts: Any) -> Any:
    return kind(_build_coordinates(sparse.coo_array, *parts))


def _restore(build: Any, x: Any, parts: tuple) -> None:
    made = build(*parts)
    x.__dict__.clear()
    x.__dict__.update(made.__dict__)


FORMATS = {
    "bsr": (_apart_compressed, _build_compressed),
    "coo": (_apart_coordinates, _build_coordinates),
    "csc": (_apart_compressed, _build_compressed),
    "csr": (_apart_compressed, _build_compressed),
    "dia": (_apart_diagonals, _build_diagonals),
    "dok": (_apart_dictionary, _build_dictionary),
    "lil": (_apart_rows, _build_rows),
}


def _codec(name: str) -> Codec:
    apart, build = FORMATS[name.partition("_")[0]]
    kind = getattr(sparse, name)
    made = partial(build, kind)
    return Codec(f"scipy.sparse.{name}", kind, apart, made, True, partial(_restore, made))


CODECS = tuple(_codec(f"{form}_{what}") for form in FORMATS for what in ("array", "matrix"))
