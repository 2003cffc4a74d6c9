"""What stands for the tests' functions and objects in the submission's process.

Using one asks the tests' process. Its class has the special methods that its original has there.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import TYPE_CHECKING, Any

from autograder.crossing.traits import TRAITS, traits_of
from autograder.crossing.wire import Reference

if TYPE_CHECKING:
    from autograder.sandbox.child import Submission


class Visitor:
    """A function or an object of the tests'."""

    _visitor_is_function = False

    def __init__(self, submission: Submission, reference: Reference) -> None:
        name = reference.name or "function"
        for key, value in (("_visitor_of", submission), ("_visitor_number", reference.number)):
            object.__setattr__(self, key, value)
        object.__setattr__(self, "__name__", name)
        object.__setattr__(self, "__qualname__", name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._visitor_of.ask("attribute", self._visitor_number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        # A memoiser's `function.cache = {}`, or a mark as `node._seen`: nobody else looks at it.
        own = self._visitor_is_function or name.startswith("_")
        if own or not self._visitor_of.ask("assign", self._visitor_number, name, value):
            object.__setattr__(self, name, value)
        else:
            self.__dict__.pop(name, None)

    def __delattr__(self, name: str) -> None:
        if name in self.__dict__ or name.startswith("_"):
            object.__delattr__(self, name)
        else:
            self._visitor_of.ask("remove", self._visitor_number, name)

    def __eq__(self, other: object) -> Any:
        return self is other or _asked("eq")(self, other)

    __hash__ = object.__hash__


def _asked(operation: str) -> Callable:
    def ask(self: Visitor, *operands: Any) -> Any:
        return self._visitor_of.ask("operate", self._visitor_number, operation, list(operands))

    return ask


def _call(self: Visitor, *arguments: Any, **keywords: Any) -> Any:
    return self._visitor_of.ask("call", self._visitor_number, list(arguments), keywords)


def _next(self: Visitor) -> Any:
    found, item = self._visitor_of.ask("next", self._visitor_number)
    if not found:
        raise StopIteration
    return item


def _iter(self: Visitor) -> Any:
    return self if hasattr(type(self), "__next__") else _asked("iter")(self)


def _enter(self: Visitor) -> Any:
    return self._visitor_of.ask("operate", self._visitor_number, "enter", [])


def _exit(self: Visitor, kind: Any, error: Any, trace: Any) -> bool:
    return self._visitor_of.ask("operate", self._visitor_number, "exit", [kind]) is True


# Of a function, for `functools.wraps`.
_doc = property(lambda self: self._visitor_of.ask("attribute", self._visitor_number, "__doc__"))
_SPECIAL: dict[str, Callable] = {
    **{trait: _asked(trait.strip("_")) for trait in TRAITS},
    **{"__call__": _call, "__next__": _next, "__iter__": _iter},
    **{"__enter__": _enter, "__exit__": _exit},
}
_LEFT_ALONE = {"__hash__", "__eq__", "__await__", "__aiter__", "__anext__"}
_OF_A_FUNCTION = traits_of(FunctionType)
_classes: dict[tuple, type] = {}


def visitor(submission: Submission, reference: Reference) -> Visitor:
    """Make what stands for something of the tests'."""
    if reference.about not in _classes:
        space = {trait: _SPECIAL[trait] for trait in reference.about if trait in TRAITS}
        space = {trait: do for trait, do in space.items() if trait not in _LEFT_ALONE}
        space |= {"__doc__": _doc, "_visitor_is_function": reference.about == _OF_A_FUNCTION}
        _classes[reference.about] = type("Visitor", (Visitor,), space)
    return _classes[reference.about](submission, reference)
