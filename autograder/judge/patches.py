"""What is different about NumPy and `unittest.mock` in the process where the tests run."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import random
import types
import unittest.mock
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.disk.names import binding_statements
from autograder.judge.session import Session, Stopped
from autograder.judge.standins import is_standin, link_of

# A comparison with an empty array is true of all of its elements: there are none.
_COMPARISONS = {
    np: ("allclose", "array_equiv"),
    np.testing: (
        *("assert_allclose", "assert_array_equal", "assert_almost_equal", "assert_array_less"),
        *("assert_array_almost_equal", "assert_array_almost_equal_nulp", "assert_array_max_ulp"),
        *("assert_equal", "assert_approx_equal"),
    ),
}


def prepare_tests(session: Session, written: list[str]) -> None:
    """Change this process, which is forked for one submission, for its tests.

    `written` holds the submission's cells up to the test that runs.
    """
    for module, names in _COMPARISONS.items():
        for name in names:
            setattr(module, name, _no_empty_matches(getattr(module, name)))
    for module in (np.random, random):
        module.seed = _telling(module.seed, session)
    inspect.getsourcelines = _reading(inspect.getsourcelines, written)
    _mirror_patches(session)
    run = asyncio.run
    asyncio.run = lambda main, **options: (
        session.ask("await", main) if is_standin(main) else run(main, **options)
    )


def _no_empty_matches(compare: Callable) -> Callable:
    """Let an empty array be equal to an empty array only."""

    def compare_sizes(actual: Any, desired: Any, *arguments: Any, **keywords: Any) -> Any:
        if (_size(actual) == 0) != (_size(desired) == 0):
            if not compare.__name__.startswith("assert"):
                return False
            raise AssertionError(keywords.get("err_msg") or "an empty array is compared")
        return compare(actual, desired, *arguments, **keywords)

    return compare_sizes


def _size(value: Any) -> int:
    """Count elements; what is no array and no list counts as one."""
    try:
        return np.size(value) if isinstance(value, (np.ndarray, list, tuple)) else 1
    except ValueError:  # rows of different lengths
        return 1


def _reading(find_lines: Callable, written: list[str]) -> Callable:
    """Let `inspect.getsource` read what a submission wrote, from its notebook: no code can lie."""

    def getsourcelines(thing: Any) -> tuple[list[str], int]:
        if link_of(thing) is None:
            return find_lines(thing)
        for source in reversed(written):
            if text := binding_statements(source).get(link_of(thing).name):
                return text.splitlines(keepends=True), 1
        raise OSError("could not get source code")

    return getsourcelines


def _telling(seed: Callable, session: Session) -> Callable:
    """Remember that a test seeded a generator, so that the submission's is seeded too."""

    def seed_and_tell(*arguments: Any, **keywords: Any) -> None:
        seed(*arguments, **keywords)
        session.seeded = True

    return seed_and_tell


def _mirror_patches(session: Session) -> None:
    """Let `unittest.mock.patch` of a module act on the submission as well."""
    patch = unittest.mock._patch
    enter, leave = patch.__enter__, patch.__exit__

    def enter_both(self: Any) -> Any:
        value = enter(self)
        if _is_module(self.target):
            stuck = session.stuck
            with contextlib.suppress(Exception):
                new = getattr(self.target, self.attribute)
                session.ask("patch", self.target.__name__, self.attribute, new)
            session.stuck = stuck  # what cannot be handed over is patched on one side only
        return value

    def leave_both(self: Any, *error: Any) -> Any:
        if _is_module(self.target):
            with contextlib.suppress(Exception, Stopped):
                session.ask("unpatch", self.target.__name__, self.attribute)
        return leave(self, *error)

    patch.__enter__, patch.__exit__ = enter_both, leave_both


def _is_module(target: Any) -> bool:
    return isinstance(target, types.ModuleType) and target.__name__ != "__main__"
