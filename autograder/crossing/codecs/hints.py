"""Annotations: what stands behind the colon in a signature."""

from __future__ import annotations

import functools
import operator
import types
import typing
from typing import Any

from autograder.crossing.codecs import Codec


def _named(name: Any) -> Any:
    if type(name) is not str or name not in typing.__all__:
        raise TypeError("typing has no such name")
    return getattr(typing, name)


def _arguments(arguments: Any) -> tuple:
    if type(arguments) is not tuple:
        raise TypeError("a tuple is wanted")
    return arguments


def _name_apart(form: Any) -> tuple:
    return (form._name,)


def _alias_apart(alias: Any) -> tuple:
    return alias._name or alias.__origin__.__name__, alias.__args__


def _alias(name: Any, arguments: Any) -> Any:
    return _named(name)[_arguments(arguments)]


def _generic(origin: Any, arguments: Any) -> Any:
    if not isinstance(origin, type):
        raise TypeError("a type is wanted")
    return types.GenericAlias(origin, _arguments(arguments))


def _union(arguments: Any) -> Any:
    return functools.reduce(operator.or_, _arguments(arguments))


_UNION = type(typing.Union[int, str])  # noqa: UP007 - the old form is a class of its own before 3.14
CODECS = (
    Codec("typing form", type(typing.Union), _name_apart, _named),
    Codec("typing name", type(typing.List), _name_apart, _named),  # noqa: UP006
    Codec("typing alias", type(typing.List[int]), _alias_apart, _alias),  # noqa: UP006
    Codec("alias", types.GenericAlias, lambda a: (a.__origin__, a.__args__), _generic),
    Codec("union", types.UnionType, lambda union: (union.__args__,), _union),
    *(
        [Codec("typing union", _UNION, lambda union: ("Union", union.__args__), _alias)]
        if _UNION is not types.UnionType
        else []
    ),
)
