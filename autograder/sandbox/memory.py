"""What a submission's names held at one moment, to go back to it.

The things stay the same things; what they hold is put back. Attributes of objects and classes,
contents of containers, arrays and data frames, cells of closures, defaults of functions and the
states of random generators are remembered, and the process's settings.
"""

from __future__ import annotations

import argparse
import array
import builtins
import collections
import contextlib
import itertools
import os
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.crossing import codecs
from autograder.crossing.randomness import (
    GENERATORS,
    global_state,
    set_global_state,
    set_state,
    state_of,
)
from autograder.sandbox.settings import is_unchanged, settings

MOST_THINGS = 100_000
MOST_BYTES = 64_000_000
_PLAIN = frozenset(
    (*(type(None), bool, int, float, complex, str, bytes, range, slice, type(Ellipsis)),)
)
_SEQUENCES = (list, collections.deque)
# What they hold is in attributes, as in an object of the submission's own classes.
_OPEN = frozenset(
    (
        *(types.FunctionType, types.SimpleNamespace, collections.ChainMap),
        *(collections.UserDict, collections.UserList, argparse.Namespace),
    )
)


class Image:
    """The contents of everything that some names lead to."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names, self.settings = dict(names), settings()
        self.undo: list[tuple[Callable[[Any, Any], None], Any, Any]] = []
        self.seen: dict[int, Any] = {}
        self.room = MOST_BYTES
        self.own = {"__main__", *_local_modules()}
        if len(self.own) > 1 or _mentions_random(names.get("In")):  # a state takes a while to read
            self.undo.append((_put_back_module_wide, None, global_state()))
        hidden = ("In", "Out", "get_ipython", "exit", "quit")
        waiting = [v for n, v in names.items() if n not in hidden and n != "__builtins__"]
        for name in self.own - {"__main__"}:
            held = vars(sys.modules[name])
            self.undo.append((_put_back_dict, held, dict(held)))
            waiting += [v for n, v in held.items() if not n.startswith("__")]
        while waiting and len(self.seen) < MOST_THINGS:
            thing = waiting.pop()
            if type(thing) not in _PLAIN and id(thing) not in self.seen:
                self.seen[id(thing)] = thing
                with contextlib.suppress(Exception):  # what cannot be looked at is left as it is
                    waiting += self._remember(thing)

    def restore(self, names: dict[str, Any]) -> None:
        """Put everything back."""
        names.clear()
        names.update(self.names)
        for put_back, thing, held in self.undo:
            with contextlib.suppress(Exception):  # a class of the submission's may refuse
                put_back(thing, held)
        for put_back_setting in self.settings:
            with contextlib.suppress(Exception):  # a folder may be gone
                put_back_setting()

    def _remember(self, thing: Any) -> list:
        """Keep what one thing holds; return what it leads to."""
        if isinstance(thing, _SEQUENCES):
            return self._keep(_put_back_sequence, thing, _items(thing))
        if thing is vars(builtins):
            return []
        if isinstance(thing, dict):
            held = dict(dict.items(thing))
            self.undo.append((_put_back_dict, thing, held))
            first = itertools.islice(held.items(), MOST_THINGS)
            return [*itertools.chain.from_iterable(first), *self._attributes(thing)]
        if isinstance(thing, set):
            return self._keep(_put_back_set, thing, list(set.__iter__(thing)))
        if isinstance(thing, (tuple, frozenset)):
            return list(thing) if type(thing) in (tuple, frozenset) else self._attributes(thing)
        if isinstance(thing, (bytearray, array.array)):
            base = bytearray if isinstance(thing, bytearray) else array.array
            self.undo.append((_put_back_items, thing, base.__getitem__(thing, slice(None))))
            return []
        if isinstance(thing, np.ndarray):
            return self._array(thing)
        if isinstance(thing, types.FunctionType):
            return self._function(thing)
        if isinstance(thing, types.MethodType):
            return [thing.__self__, thing.__func__]
        if isinstance(thing, type):
            return self._class(thing)
        if type(thing) in GENERATORS:  # one that derives from them may have no state
            self.undo.append((set_state, thing, state_of(thing)))
            return self._attributes(thing)
        codec = None if type(thing) in _OPEN else codecs.for_type(type(thing))
        return self._library(thing, codec) if codec else self._attributes(thing)

    def _keep(self, put_back: Callable, thing: Any, held: list) -> list:
        self.undo.append((put_back, thing, held))
        return [*itertools.islice(held, MOST_THINGS), *self._attributes(thing)]

    def _array(self, array: np.ndarray) -> list:
        if array.flags.writeable and array.nbytes <= self.room and array.dtype.kind != "O":
            self.room -= array.nbytes
            self.undo.append((_put_back_array, array, np.array(array.view(np.ndarray))))
        return array.ravel().tolist() if array.dtype.kind == "O" and array.size < 10_000 else []

    def _library(self, thing: Any, codec: codecs.Codec) -> list:
        """Keep a copy of a library's thing; pandas makes it only when the thing is changed."""
        weigh = _WEIGHTS.get(codec.name.partition(".")[0])
        if not codec.mutable or weigh is None:
            return []
        try:
            late = _copies_late(thing)
            weight = 0 if late else int(weigh(thing))
            if weight <= self.room:
                self.room -= weight
                held = thing.copy(deep=False) if late else thing.copy()
                self.undo.append((_put_back_library, thing, (codec, held)))
        except Exception:  # a library may refuse in its own ways: it is left as it is
            pass
        return []

    def _function(self, function: types.FunctionType) -> list:
        if function.__module__ not in self.own:
            return []
        parts = function.__code__, function.__defaults__, function.__kwdefaults__
        self.undo.append((_put_back_function, function, parts))
        found = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
        for cell in function.__closure__ or ():
            try:
                self.undo.append((_put_back_cell, cell, cell.cell_contents))
                found.append(cell.cell_contents)
            except ValueError:  # it is empty
                continue
        return [*found, *self._attributes(function)]

    def _class(self, kind: type) -> list:
        if kind.__module__ not in self.own:
            return []
        held = {n: v for n, v in vars(kind).items() if n not in ("__dict__", "__weakref__")}
        self.undo.append((_put_back_class, kind, held))
        return [*(v for n, v in held.items() if not n.startswith("__")), *kind.__mro__[1:]]

    def _attributes(self, thing: Any) -> list:
        ours = type(thing).__module__ in self.own or type(thing) in _OPEN
        if not ours:
            return []  # a library's: a figure alone leads to thousands of things
        try:
            held = object.__getattribute__(thing, "__dict__")
        except AttributeError:
            held = None
        found = []
        if type(held) is dict:
            self.undo.append((_put_back_dict, held, dict(held)))
            found += held.values()
        if type(thing).__module__ in self.own:
            found.append(type(thing))
            found += self._slots(thing)
        return found

    def _slots(self, thing: Any) -> list:
        members = {
            name: member
            for kind in type(thing).__mro__
            for name, member in vars(kind).items()
            if isinstance(member, types.MemberDescriptorType)
        }
        held = {}
        for name, member in members.items():
            try:
                held[name] = member.__get__(thing)
            except AttributeError:
                continue
        if members:
            self.undo.append((_put_back_slots, thing, (members, held)))
        return list(held.values())


def note_libraries() -> None:
    """Look through what is imported by now: of hundreds of modules none lies beside a notebook."""
    _local_modules()


def _local_modules() -> list[str]:
    """List the modules that lie beside the notebook."""
    global _newest
    # Looking at a module writes to its memory, of which a forked process has to make a copy first.
    newest = len(sys.modules), next(reversed(sys.modules))
    if newest == _newest:
        return []
    home, local = os.path.join(_folder(), ""), []
    for name, module in list(sys.modules.items()):
        if _libraries.get(name) is module:
            continue
        file = _file_of(module)
        if file.startswith(home) or (file and not os.path.isabs(file)):
            local.append(name)
        else:
            _libraries[name] = module
    _newest = None if local else newest
    return local


def _file_of(module: Any) -> str:
    try:
        return os.fspath(module.__file__ or "")
    except Exception:  # anything may stand in the place of a module
        return ""


def _folder() -> str:
    try:
        return os.getcwd()
    except OSError:  # a cell went into a folder that is gone: nothing lies beside it
        return "/nowhere"


_libraries: dict[str, Any] = {}  # modules that lie elsewhere: looked at once
_newest: tuple[int, str] | None = None  # as long as it is the same, all are known to lie elsewhere


def _mentions_random(sources: Any) -> bool:
    texts = list.copy(sources) if type(sources) is list else []
    return any("random" in text for text in texts if type(text) is str)


def _items(thing: Any) -> list:
    return list.copy(thing) if isinstance(thing, list) else list(thing)


def _put_back_sequence(thing: Any, held: list) -> None:
    if is_unchanged(_items(thing), held):
        return
    if isinstance(thing, list):
        list.__setitem__(thing, slice(None), held)
    else:
        collections.deque.clear(thing)
        collections.deque.extend(thing, held)


def _put_back_dict(thing: dict, held: dict) -> None:
    base = collections.OrderedDict if isinstance(thing, collections.OrderedDict) else dict
    if all(map(is_unchanged, (base.keys(thing), base.values(thing)), (held, held.values()))):
        return
    if base is collections.OrderedDict:
        collections.OrderedDict.clear(thing)
        for key, value in held.items():
            collections.OrderedDict.__setitem__(thing, key, value)
        return
    dict.clear(thing)
    dict.update(thing, held)


def _put_back_set(thing: set, held: list) -> None:
    if is_unchanged(list(set.__iter__(thing)), held):
        return
    set.clear(thing)
    set.update(thing, held)


def _put_back_items(thing: bytearray | array.array, held: Any) -> None:
    type(held).__setitem__(thing, slice(None), held)


def _put_back_array(array: np.ndarray, held: np.ndarray) -> None:
    plain = array.view(np.ndarray)
    if plain.shape == held.shape and plain.dtype == held.dtype and array.flags.writeable:
        plain[...] = held


def _copies_late(thing: Any) -> bool:
    """Whether a copy shares memory until one of the two is changed: so pandas does since 3.0."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and (
        isinstance(thing, (pandas.DataFrame, pandas.Series))
        and not pandas.__version__.startswith(("0.", "1.", "2."))
    )


def _put_back_library(thing: Any, held: tuple) -> None:
    codec, copied = held
    try:
        codec.restore(thing, codec.apart(copied))
    except ValueError:  # as when its length changed, and it can't have another
        pass


def _put_back_module_wide(_: None, state: tuple) -> None:
    set_global_state(state)


# How many bytes a library's thing takes, roughly.
_WEIGHTS: dict[str, Callable[[Any], Any]] = {
    "pandas": lambda data: np.sum(data.memory_usage()) if _has_usage(data) else data.nbytes,
    "networkx": lambda graph: 300 * (len(graph) + graph.number_of_edges()),
    "PIL": lambda image: 4 * image.width * image.height,
    "scipy": lambda matrix: 24 * matrix.nnz,
    "sympy": lambda matrix: 1000 * len(matrix),
}


def _has_usage(data: Any) -> bool:
    return hasattr(data, "memory_usage")


def _put_back_function(function: types.FunctionType, held: tuple) -> None:
    code, function.__defaults__, function.__kwdefaults__ = held
    if function.__code__ is not code:
        function.__code__ = code


def _put_back_cell(cell: types.CellType, held: Any) -> None:
    cell.cell_contents = held


def _put_back_class(kind: type, held: dict) -> None:
    now = dict(vars(kind))
    for name in now.keys() - held.keys() - {"__dict__", "__weakref__", "__doc__"}:
        _quietly(type.__delattr__, kind, name)
    for name, value in held.items():
        if now.get(name, _put_back_class) is not value:
            _quietly(type.__setattr__, kind, name, value)


def _put_back_slots(thing: Any, held: tuple) -> None:
    members, values = held
    for name, member in members.items():
        if name in values:
            _quietly(member.__set__, thing, values[name])
        else:
            _quietly(member.__delete__, thing)


def _quietly(do: Callable, *arguments: Any) -> None:
    try:
        do(*arguments)
    except (AttributeError, TypeError):
        pass
