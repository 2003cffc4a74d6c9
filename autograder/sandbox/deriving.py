"""Classes that a test derives from a submission's: here they are classes, too.

So a method of the submission's that calls another one of its object finds the test's, where that
has overridden it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from typing import Any


def derive(
    name: str, bases: tuple[type, ...], members: Iterable[tuple], options: dict[str, Any]
) -> type:
    """Make a class whose methods ask the tests'.

    Parameters
    ----------
    name : str
    bases : tuple of type
    members : iterable of tuple
        The name of each, its kind ("method", "staticmethod", "classmethod", "property" or
        "value"), what it is made of, and whether it is abstract.
    options : dict
        What stands beside the bases in the class statement.
    """
    space = {"__module__": "__main__"}
    for called, kind, parts, abstract in members:
        space[called] = _MEMBERS[kind](*parts)
        if abstract:
            space[called].__isabstractmethod__ = True
    return types.new_class(name, bases, options, lambda names: names.update(space))


def _method(ask: Callable | None) -> Callable | None:
    """Make a function, which an instance is handed to, of what asks the tests."""
    if ask is None:
        return None

    def method(*arguments: Any, **keywords: Any) -> Any:
        return ask(*arguments, **keywords)

    method.__name__ = method.__qualname__ = getattr(ask, "__name__", "method")
    return method


_MEMBERS: dict[str, Callable] = {
    "method": _method,
    "staticmethod": lambda ask: staticmethod(_method(ask)),
    "classmethod": lambda ask: classmethod(_method(ask)),
    "property": lambda *asks: property(*map(_method, asks)),
    "value": lambda value: value,
}
