"""What a process has set for itself, beyond the names of its cells, to go back to it.

How NumPy treats errors and prints, what warnings do, the folder, the environment, signals and their
timers, hooks, and what the builtins and a few modules were replaced by: whatever a later cell sets
of these must not reach the checks of an exercise that stands before it.
"""

from __future__ import annotations

import builtins
import contextlib
import math
import operator
import os
import random
import signal
import sys
import warnings
from collections.abc import Callable, Collection, Iterator
from functools import partial
from types import ModuleType

import numpy as np

_MODULES = (builtins, np, math, random)
_TIMERS = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
_SIGNALS = (
    *(signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGUSR1, signal.SIGUSR2),
    *(signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD),
)


def settings() -> list[Callable[[], object]]:
    """Return, for each setting of this process, what puts it back to what it is now."""
    return list(_settings())


def _settings() -> Iterator[Callable[[], object]]:
    yield partial(np.seterr, **np.geterr())
    yield partial(_put_back_printing, np.get_printoptions())
    yield partial(_put_back_filters, list(warnings.filters))
    yield partial(sys.setrecursionlimit, sys.getrecursionlimit())
    yield partial(sys.settrace, sys.gettrace())
    yield partial(sys.setprofile, sys.getprofile())
    with contextlib.suppress(OSError):  # the folder is gone
        yield partial(os.chdir, os.getcwd())
    yield partial(_put_back_environment, dict(os.environ))
    yield partial(sys.set_int_max_str_digits, sys.get_int_max_str_digits())
    yield from (partial(_put_back_module, module, dict(vars(module))) for module in _MODULES)
    for number in _SIGNALS:
        if (handler := signal.getsignal(number)) is not None:
            yield partial(signal.signal, number, handler)
    for timer in _TIMERS:
        if not signal.getitimer(timer)[0]:
            yield partial(signal.setitimer, timer, 0)
    if decimal := sys.modules.get("decimal"):
        yield partial(decimal.setcontext, decimal.getcontext().copy())


def _put_back_printing(options: dict) -> None:
    if np.get_printoptions() != options:  # to set them takes longer
        np.set_printoptions(**options)


def _put_back_filters(filters: list) -> None:
    if warnings.filters != filters:
        warnings.resetwarnings()  # so that what was looked up before is looked up anew
        warnings.filters.extend(filters)


def _put_back_environment(environment: dict[str, str]) -> None:
    if os.environ != environment:
        os.environ.clear()
        os.environ.update(environment)


def _put_back_module(module: ModuleType, held: dict[str, object]) -> None:
    now = vars(module)
    if not is_unchanged(now.values(), held.values()):
        now.update(held)


def is_unchanged(now: Collection, held: Collection) -> bool:
    """Whether the same things come in the same order: what is not put back keeps its iterators."""
    return len(now) == len(held) and all(map(operator.is_, now, held))
