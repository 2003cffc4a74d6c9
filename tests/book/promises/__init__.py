"""What every exercise promises, one module a chapter, and the hidden checks that come from it.

A chapter's module has a dictionary ``PROMISES``, from the name of a function to a `Promise`: which
inputs its docstring allows, and hidden checks whose inputs cover them. ``make checks`` writes these
checks into the notebooks; `tests.book.test_promises` says when notebook and table have parted, and
`tests.book.battery` makes a wrong function for every class of inputs, which a check must find.
"""

import ast
import importlib
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# Kinds of numbers, as `solutions.checking.cast` makes them; "number" and "whole" are Python's own.
REAL = ("number", "list", "float64", "float32", "int64", "uint8", "bool")
ARRAYS = REAL[1:]
LABELS = ("list", "int64", "uint8")
LAYOUTS = ("reversed", "strided", "Fortran", "read-only")
ANY_SHAPE = (
    *("number", "one", "vector", "matrix", "row", "column", "square", "tall", "deep", "empty"),
)
MATRIX = ("matrix", "row", "column", "square", "tall")
# As checks write it: with more rows than a byte can count.
TALL = "np.linspace(-4.5, 4.5, 600).reshape(300, 2)"

# Written into checks that go up to inputs of this size.
ROOM = "code:compare.atol = 1e-11  # next to 10 000 two float64 are 2e-12 apart"


@dataclass(frozen=True)
class Allowed:
    """What one argument may be.

    Attributes
    ----------
    kinds, shapes, layouts, values : tuple of str
        Names of classes, see `tests.book.battery`.
    """

    kinds: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    layouts: tuple[str, ...] = LAYOUTS
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """One hidden check: a list of inputs.

    Attributes
    ----------
    name : str
        What follows the function's name in the ``grade_id``.
    title, hint : str
    calls : tuple of str
        One call of a method of `solutions.checking.Compare` each, such as ``once([1.5, -2.5])``;
        after ``code:`` a line of code as it is.
    """

    name: str
    title: str
    hint: str
    calls: tuple[str, ...]


@dataclass(frozen=True)
class Promise:
    """What one function promises.

    Attributes
    ----------
    checks : tuple of Check
    allowed : dict
        For each argument that holds data an `Allowed`.
    options : dict
        For each optional argument another value than its default.
    refused : dict
        Named conditions, each given the arguments by name, under which an error is due.
    reference : str
        Source of the right function; that of the same name in ``solutions`` when empty.
    settings : str
        Further arguments of `Compare`, as source.
    apart : bool
        Whether results share nothing with arguments.
    aliases : tuple of str
        Arguments that a careless function would give back themselves.
    through : str
        What of `solutions.checking` makes a plain function of it, such as ``pulled``.
    keys : tuple of str
        Names in the dictionaries that it gives, each of which may be wrong alone.
    cases : dict
        Named conditions, each given the arguments by name, under which it may be wrong alone.
    """

    checks: tuple[Check, ...] = ()
    allowed: dict[str, Allowed] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, Callable[[dict[str, Any]], bool]] = field(default_factory=dict)
    reference: str = ""
    settings: str = ""
    apart: bool = True
    aliases: tuple[str, ...] = ()
    through: str = ""
    keys: tuple[str, ...] = ()
    cases: dict[str, Callable[[dict[str, Any]], bool]] = field(default_factory=dict)


# Chapters whose checks are still written by hand, and tested by variants and mutants only.
WITHOUT_TABLE: tuple[str, ...] = ()


def each_alone(arrays: str, indent: str = "") -> tuple[str, ...]:
    """Write the lines that see whether each of some arrays has memory of its own."""
    lines = (
        f"found = list({arrays})",
        "for number, array in enumerate(found):",
        "    for other in found[:number]:",
        '        assert not np.shares_memory(array, other), "one array, two names"',
    )
    return tuple(f"code:{indent}{line}" for line in lines)


def promises(chapter: str) -> dict[str, Promise]:
    """Read the table of a chapter."""
    if chapter in WITHOUT_TABLE:
        return {}
    return importlib.import_module(f"tests.book.promises.{chapter}").PROMISES


def source(chapter: str, function: str, promise: Promise, check: Check) -> str:
    """Write a check as it stands in the notebook, but for the style of `ruff format`."""
    reference = promise.reference or f"{chapter}.{function}"
    text = reference + "".join(check.calls)
    modules = {
        chapter,
        "activations",
        "arrays",
        "digits",
        "digits_network",
        "losses",
        "networks",
        "normalization",
        "optimizers",
    }
    used = [module for module in sorted(modules) if re.search(rf"\b{module}\.\w", text)]
    settings = [promise.settings] if promise.settings else []
    if not promise.apart:
        settings.append("apart=False")
    right = reference if re.fullmatch(r"[\w.]+", reference) else "right"
    sides = [
        f"{promise.through}({side})" if promise.through else side for side in (function, right)
    ]
    given = ", ".join([*sides, *settings])
    hint = textwrap.wrap(check.hint, 96, initial_indent="# Hint: ", subsequent_indent="# ")
    lines = [
        f"# {function}: {check.title}",
        "### BEGIN HIDDEN TESTS",
        *hint,
        f"from solutions import {', '.join(used)}" if used else "",
        f"from solutions.checking import {', '.join(['Compare', promise.through][: 1 + bool(promise.through)])}",
        "",
        *([] if right == reference else [reference.strip("\n"), ""]),
        f"compare = Compare({given})",
        *(call[5:] if call.startswith("code:") else f"compare.{call}" for call in check.calls),
        "### END HIDDEN TESTS",
    ]
    return "\n".join(lines).replace("\n\nfrom solutions.checking", "\nfrom solutions.checking")


def same(one: str, other: str) -> bool:
    """Whether two checks differ in their style at most."""

    def key(text: str) -> tuple[str, list[str]]:
        comments = re.findall(r"^#.*", text, re.M)
        return ast.dump(ast.parse(text)), " ".join(comments).split()

    return key(one) == key(other)
