"""Values of libraries that cross as what they are: taken apart into plain data and built again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Codec:
    """How values of one exact type cross the wall."""

    name: str
    kind: type
    apart: Callable[[Any], tuple]
    build: Callable[..., Any]
    mutable: bool = False
    restore: Callable[[Any, tuple], None] | None = None


def for_type(kind: type) -> Codec | None:
    """Find the codec of a type."""
    return _by_type.get(kind)


def by_name(name: str) -> Codec | None:
    """Find the codec of that name."""
    return _by_name.get(name)


from autograder.crossing.codecs import hints, numpy, python  # noqa: E402 - they need Codec

_CODECS = (*python.CODECS, *numpy.CODECS, *hints.CODECS)
_by_type = {codec.kind: codec for codec in _CODECS}
_by_name = {codec.name: codec for codec in _CODECS}
