"""What of a test's class crosses, when that derives from one of the submission's.

The submission gets a class of its own that derives as well, and whose methods ask the test's; see
`autograder.sandbox.deriving`. `super()` in a method of the test's finds what the submission has
above that class.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

# What a class statement puts into every class, and what the stand-ins keep for themselves.
_NO_MEMBERS = {
    *("__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__classcell__"),
    *("__slots__", "__annotations__", "__firstlineno__", "__static_attributes__"),
    *("_link", "_claimed", "_class_link", "_told", "_with_data"),
    *("_declared", "_traits", "_own", "_plain"),
}
_PLAIN = (bool, int, float, complex, str, bytes, tuple, list, dict, set, frozenset, type(None))


def members_of(space: dict[str, Any], stays: Callable[[Any], bool]) -> list[tuple]:
    """List what the names of a class statement are bound to, as far as it can cross.

    `stays` says of a value whether it is the submission's.
    """
    members = []
    for name, value in space.items():
        kind, parts = _parts(value, stays)
        if kind and name not in _NO_MEMBERS:
            abstract = getattr(value, "__isabstractmethod__", False) is True
            members.append((name, kind, parts, abstract and kind == "method"))
    return members


def _parts(value: Any, stays: Callable[[Any], bool]) -> tuple[str, tuple]:
    if stays(value) or type(value) in _PLAIN:
        return "value", (value,)
    if type(value) is types.FunctionType:
        return "method", (value,)
    if type(value) in (staticmethod, classmethod):
        return type(value).__name__, (value.__func__,)
    if type(value) is property:
        return "property", (value.fget, value.fset, value.fdel)
    return "", ()


def above(space: dict[str, Any], told: Any, ask: Callable, ask_above: Callable) -> dict[str, Any]:
    """Make what `super()` finds: what the class statement overrides, and all that is public.

    Parameters
    ----------
    space : dict
        The names of the class statement.
    told : list
        The names that the submission says there are.
    ask, ask_above : callable
        Take an object or a class, and a name, and ask for what that finds, the latter above the
        class.
    """
    names = [n for n in told if type(n) is str] if type(told) is list else []
    found: dict[str, Any] = {name: _Asked(name, ask) for name in names if name[:1] != "_"}
    taken = space.keys() & set(names) - _NO_MEMBERS
    return found | {name: _Asked(name, ask_above) for name in taken}


class _Asked:
    """An attribute that is asked for, of an object or of its class."""

    def __init__(self, name: str, ask: Callable) -> None:
        self.name, self.ask = name, ask

    def __get__(self, instance: Any, owner: type) -> Any:
        return self.ask(owner if instance is None else instance, self.name)
