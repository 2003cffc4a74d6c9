"""NumPy's dtypes, as values of their own: ``df.dtypes['x'] == np.int64``."""

import re
from typing import Any

import numpy as np

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import exactly

PLAIN = re.compile(r"[<>|=][biufcSUmMOV][0-9]{0,9}(\[[0-9]{0,9}[A-Za-z]{1,7}\])?")
FIELDS = 1000


def _apart(dtype: np.dtype) -> tuple[Any]:
    if dtype.subdtype is not None or (dtype.names and dtype != np.dtype(dtype.descr)):
        raise TypeError(f"the dtype {dtype} is not of plain fields")
    return (dtype.descr if dtype.names else dtype.str,)


def build(description: Any) -> np.dtype:
    """Build a dtype from its string, or from the list of its fields."""
    if type(description) is str:
        return np.dtype(_text(description))
    fields = []
    for field in exactly(description, list):
        name, text = exactly(field, tuple)
        fields.append((exactly(name, str), _text(text)))
    if len(fields) > FIELDS:
        raise ValueError("there are too many fields")
    return np.dtype(fields)


def _text(text: Any) -> str:
    if not PLAIN.fullmatch(exactly(text, str)):
        raise ValueError("no plain dtype is called so")
    return text


# Each kind of dtype has a class of its own; the codecs differ by their name only.
_KINDS = {type(np.dtype(text)) for text in (*"?bBhHiIlLqQefdgFDGSUVmMO",)}
CODECS = tuple(
    Codec(f"numpy.{kind.__name__}", kind, _apart, build)
    for kind in sorted(_KINDS, key=lambda kind: kind.__name__)
)
