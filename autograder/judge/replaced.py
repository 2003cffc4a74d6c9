"""What a test puts in the place of a module's functions: the submission's side follows.

`time.sleep = lambda seconds: None` and `functools.reduce = None` act on the submission in one
process, so they do here. `unittest.mock.patch` says what it does (`judge.patches`); an assignment
says nothing, so the attributes that a test assigns to are compared before the submission is asked.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import importlib
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

from autograder.disk.names import USUAL_MODULES, to_python

ABSENT = object()
# These speak with the judge; figures are the submission's on both sides.
_NOT_FOLLOWED = {"sys", "__main__", "matplotlib"}


class Replaced:
    """The attributes of modules that tests assign to, and what the submission knows of them."""

    def __init__(self) -> None:
        self.originals: dict[tuple[str, str], Any] = {("builtins", "input"): builtins.input}
        self.told: dict[tuple[str, str], Any] = {}

    def watch(self, source: str, names: Mapping[str, Any]) -> None:
        """Find the attributes that a test assigns to, before it runs."""
        for place, attribute in assigned_attributes(source):
            module = _module(place, source, names)
            if module and module.__name__.partition(".")[0] not in _NOT_FOLLOWED:
                function = getattr(module, attribute, None)
                if callable(function):  # what stands for nothing may hold what is expected
                    self.originals.setdefault((module.__name__, attribute), function)

    def news(self) -> Iterator[tuple[str, str, Any, bool]]:
        """Say what differs from what the submission knows: where, what, and if it is as at first.

        Only functions are told of, and that there is none.
        """
        for (place, attribute), original in self.originals.items():
            value = getattr(importlib.import_module(place), attribute, ABSENT)
            known = self.told.get((place, attribute), original)
            nothing = value is None or value is ABSENT
            if value is not known and (nothing or callable(value)):
                self.told[place, attribute] = value
                yield place, attribute, value, value is original


@functools.cache
def assigned_attributes(source: str) -> frozenset[tuple[str, str]]:
    """List the attributes that a cell assigns to or deletes: of what, and their names."""
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return frozenset()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            found.add((ast.unparse(node.value), node.attr))
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") in ("setattr", "delattr")
            and len(node.args) > 1
            and isinstance(node.args[1], ast.Constant)
        ):
            found.add((ast.unparse(node.args[0]), str(node.args[1].value)))
    return frozenset(found)


def _module(place: str, source: str, names: Mapping[str, Any]) -> types.ModuleType | None:
    """Find the module that an expression such as `np.linalg` means where the test runs."""
    first, *rest = place.split(".")
    found = dict.get(names, first)
    if found is None:  # the test is to import it, or the submission does
        path = _imports(source).get(first) or USUAL_MODULES.get(first)
        with contextlib.suppress(ImportError):
            if path or first in sys.stdlib_module_names:
                found = importlib.import_module(path or first)
    for name in rest:
        found = getattr(found, name, None) if type(found) is types.ModuleType else None
    return found if type(found) is types.ModuleType else None


@functools.cache
def _imports(source: str) -> dict[str, str]:
    """List what a cell imports: the names that it binds, and the paths that they stand for."""
    try:
        nodes = list(ast.walk(ast.parse(to_python(source))))
    except (SyntaxError, ValueError):
        return {}
    found = {}
    for node in nodes:
        for alias in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
            if isinstance(node, ast.ImportFrom):
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif alias.asname:
                found[alias.asname] = alias.name
            else:
                found[alias.name.partition(".")[0]] = alias.name.partition(".")[0]
    return found
