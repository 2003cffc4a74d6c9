"""The kinds of mutable things that cross the wall: how each is taken apart, made and mended."""

from __future__ import annotations

import collections
import contextlib
import enum
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.crossing import codecs
from autograder.crossing.codecs.checks import no_protocols
from autograder.crossing.wire import WireError, check_text, is_plain_dtype

ARRAY, LOCKED, LIBRARY = b"a", b"i", b"x"
MAX_VIRTUAL_BYTES = 1 << 28
SMALL = 1 << 16


@dataclass(frozen=True)
class Kind:
    """How one kind of mutable thing crosses.

    Attributes
    ----------
    apart : callable
        Lists what a thing holds, as one flat tuple.
    empty : callable
        Makes an empty thing; takes what its kind needs to be made.
    fill : callable
        Makes a thing hold what a tuple lists; it may hold something else already.
    look : callable
        What a thing holds, to compare with later: a list of the very same items, or plain data.
    items : callable
        The items that may themselves be shared.
    like : callable
        Makes an empty thing like another.
    """

    apart: Callable[[Any], tuple]
    empty: Callable[[Any], Any]
    fill: Callable[[Any, tuple], None]
    look: Callable[[Any], Any]
    items: Callable[[Any], list] = lambda thing: []
    like: Callable[[Any], Any] = lambda thing: type(thing)()


def _pairs(mapping: dict) -> tuple:
    return tuple(item for pair in dict.items(mapping) for item in pair)


def _ordered_pairs(mapping: collections.OrderedDict) -> tuple:
    return tuple(i for pair in collections.OrderedDict.items(mapping) for i in pair)


def _keys_and_values(mapping: dict) -> list:
    return [*dict.keys(mapping), *dict.values(mapping)]


def _fill_list(thing: list, items: tuple) -> None:
    list.__setitem__(thing, slice(None), items)


def _fill_dict(thing: dict, items: tuple) -> None:
    fresh = dict(zip(items[::2], items[1::2], strict=True))
    dict.clear(thing)
    dict.update(thing, fresh)


def _fill_ordered(thing: collections.OrderedDict, items: tuple) -> None:
    fresh = dict(zip(items[::2], items[1::2], strict=True))
    collections.OrderedDict.clear(thing)
    for key, value in fresh.items():
        collections.OrderedDict.__setitem__(thing, key, value)


def _fill_default(thing: collections.defaultdict, items: tuple) -> None:
    if items[0] is not None and not callable(items[0]):
        raise WireError("the factory of a defaultdict is malformed")
    _fill_dict(thing, items[1:])
    thing.default_factory = items[0]


def _fill_set(thing: set, items: tuple) -> None:
    fresh = set(items)
    set.clear(thing)
    set.update(thing, fresh)


def _fill_bytes(thing: bytearray, items: tuple) -> None:
    if type(items[0]) is not bytes:
        raise WireError("a bytearray is malformed")
    thing[:] = items[0]


def _fill_deque(thing: collections.deque, items: tuple) -> None:
    collections.deque.clear(thing)
    collections.deque.extend(thing, items)


def _mapping(kind: type, apart: Callable, fill: Callable) -> Kind:
    return Kind(apart, lambda _: kind(), fill, _keys_and_values, _keys_and_values)


PLAIN: dict[type, Kind] = {
    list: Kind(tuple, lambda _: [], _fill_list, list.copy, list.copy),
    set: Kind(tuple, lambda _: set(), _fill_set, list, list),
    bytearray: Kind(lambda b: (bytes(b),), lambda _: bytearray(), _fill_bytes, bytes),
    collections.deque: Kind(
        tuple,
        lambda most: collections.deque(maxlen=most),
        _fill_deque,
        list,
        list,
        lambda thing: collections.deque(maxlen=thing.maxlen),
    ),
    dict: _mapping(dict, _pairs, _fill_dict),
    collections.Counter: _mapping(collections.Counter, _pairs, _fill_dict),
    collections.OrderedDict: _mapping(collections.OrderedDict, _ordered_pairs, _fill_ordered),
    collections.defaultdict: Kind(
        lambda d: (d.default_factory, *_pairs(d)),
        lambda _: collections.defaultdict(),
        _fill_default,
        lambda d: [d.default_factory, *_keys_and_values(d)],
        _keys_and_values,
    ),
}
_LETTERS = {
    list: b"l",
    dict: b"m",
    set: b"s",
    bytearray: b"b",
    collections.deque: b"q",
    collections.Counter: b"c",
    collections.OrderedDict: b"o",
    collections.defaultdict: b"f",
    np.ndarray: ARRAY,
}


def letter_of(kind: type) -> bytes | None:
    """Return the letter of a plain mutable type."""
    return _LETTERS.get(kind)


def mutable_base(value: Any) -> type | None:
    """Find the plain mutable type that a value's class derives from."""
    return next((kind for kind in type(value).__mro__ if kind in PLAIN), None)


IMMUTABLE = (bool, int, float, complex, str, bytes, tuple, frozenset)


def is_immutable(value: Any) -> bool:
    """Whether a value's class derives from plain data that cannot change."""
    return isinstance(value, IMMUTABLE)


def base_data(value: Any) -> Any:
    """Return a value of a derived class as what its class derives from, by no method of its own."""
    if isinstance(value, np.ndarray):
        return np.array(value.view(np.ndarray))
    if isinstance(value, np.generic):
        base = next(k for k in type(value).__mro__ if k.__module__ == "numpy")
        return base(np.asarray(value).astype(base))
    base = next((kind for kind in type(value).__mro__ if kind in IMMUTABLE), None)
    if base is None:
        raise WireError(f"an object of type {type(value).__name__} is not plain data")
    if base in (tuple, frozenset):
        return base(base.__iter__(value))
    if base is str:
        return (
            str.__str__(value) if type(str.__str__(value)) is str else "".join(str.__iter__(value))
        )
    if base is bytes:
        return bytes(memoryview(value))
    if base is complex:
        return complex(complex.real.__get__(value), complex.imag.__get__(value))
    return int.__index__(value) + 0 if base is int else float.__float__(value) + 0.0


# Classes that a locked cell defines: both sides have them, as they were then.


class Classes:
    """The classes of locked cells, by name and by class."""

    def __init__(self) -> None:
        self.by_name: dict[str, type] = {}
        self.names: dict[type, str] = {}

    def learn(self, name: str, kind: type) -> None:
        """Remember a class as it is now."""
        self.by_name.setdefault(name, kind)
        if self.by_name[name] is kind:
            self.names[kind] = name

    def shares(self, kind: type) -> bool:
        """Whether instances cross by their attributes."""
        if issubclass(kind, (BaseException, enum.Enum, *IMMUTABLE)):
            return False
        try:
            _new(kind)
        except TypeError:
            return False
        return True

    def make(self, name: Any) -> Any:
        """Make an empty instance."""
        return _new(self.find(name))

    def derive(self, name: str, data: Any) -> Any:
        """Make an instance of a class that derives from plain data."""
        kind = self.find(name)
        base = next(k for k in kind.__mro__ if k in IMMUTABLE)
        if type(data) is not base:
            raise WireError("a value does not fit its class")
        return base.__new__(kind, data)

    def member(self, name: str, member: Any) -> Any:
        """Find a member of an enumeration."""
        kind = self.find(name)
        if not issubclass(kind, enum.Enum):
            raise WireError("it named a member of no enumeration")
        return kind[member] if type(member) is str else kind(member)

    def find(self, name: Any) -> type:
        """Find a class."""
        if type(name) is not str or name not in self.by_name:
            raise WireError("it named a class that no locked cell defines")
        return self.by_name[name]


def _new(kind: type) -> Any:
    base = next((k for k in kind.__mro__ if k in PLAIN), object)
    return base.__new__(kind)


def member_of(value: Any) -> str | int | None:
    """Return the name of a member of an enumeration, or the number of a combination of flags."""
    if not isinstance(value, enum.Enum):
        return None
    return value._name_ if type(value)._member_map_.get(value._name_) is value else value._value_


def _attributes(thing: Any) -> dict[str, Any]:
    found = dict(getattr(thing, "__dict__", {}))
    for kind in type(thing).__mro__:
        slots = vars(kind).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                private = name.startswith("__") and not name.endswith("__")
                name = f"_{kind.__name__.lstrip('_')}{name}" if private else name
                try:
                    found[name] = object.__getattribute__(thing, name)
                except AttributeError:
                    continue
    return found


def _apart_locked(thing: Any) -> tuple:
    base = mutable_base(thing)
    return _pairs(_attributes(thing)), PLAIN[base].apart(thing) if base else ()


def _fill_locked(thing: Any, parts: tuple) -> None:
    pairs, data = parts
    before, after = _attributes(thing), dict(zip(pairs[::2], pairs[1::2], strict=True))
    no_protocols(after.keys() - before.keys())
    for name in after.keys() - before.keys():
        if callable(getattr(type(thing), name, None)):
            raise WireError("an attribute would hide a method")
    for name in before.keys() - after.keys():
        object.__delattr__(thing, name)
    for name, value in after.items():
        object.__setattr__(thing, name, value)
    base = mutable_base(thing)
    if base:
        PLAIN[base].fill(thing, data)


def _locked_items(thing: Any) -> list:
    base = mutable_base(thing)
    return [*_attributes(thing).values(), *(PLAIN[base].items(thing) if base else ())]


def _look_at_locked(thing: Any) -> list:
    base = mutable_base(thing)
    attributes = _attributes(thing)
    return [*attributes, *attributes.values(), *(PLAIN[base].look(thing) if base else ())]


def _look_at_library(thing: Any) -> Any:
    from autograder.crossing.sharing import written

    return written(codecs.for_type(type(thing)).apart(thing))


# Arrays.


@dataclass
class Layout:
    """An array without its values' meaning: type, shape, steps and memory.

    Attributes
    ----------
    dtype : numpy.dtype or None
        None for an array of objects, whose items are told one by one.
    free : bool
        Whether it may be written.
    steps : str or tuple
        "C" or "F" for memory of its own without gaps; else the strides in `memory`, from `start`.
    memory : bytes or numpy.ndarray
        What it lies in: its own, or the array of which it is a view.
    """

    dtype: np.dtype | None
    shape: tuple
    free: bool
    steps: Any
    start: int
    memory: Any

    @classmethod
    def of(cls, array: np.ndarray, base: np.ndarray | None) -> Layout:
        """Describe an array; `base` is the one that it is a view of, if that is shared."""
        dtype, shape, free = array.dtype, array.shape, bool(array.flags.writeable)
        if dtype.kind == "O":
            return cls(None, shape, free, "C", 0, b"")
        if not is_plain_dtype(dtype):
            raise WireError(f"an array of dtype {dtype} is not plain data")
        if base is not None:
            start = _address(array) - _address(base)
            return cls(dtype, shape, free, array.strides, start, base)
        if array.flags.c_contiguous or array.size == 0:
            return cls(dtype, shape, free, "C", 0, array.tobytes())
        if array.flags.f_contiguous:
            return cls(dtype, shape, free, "F", 0, array.tobytes("A"))
        before = -sum(min(0, (n - 1) * s) for n, s in zip(shape, array.strides, strict=True))
        after = sum(max(0, (n - 1) * s) for n, s in zip(shape, array.strides, strict=True))
        size = before + after + dtype.itemsize
        if size > 4 * array.nbytes + 4096:
            return cls(dtype, shape, free, "C", 0, array.tobytes())
        memory = np.zeros(size, np.uint8)  # what lies between its items is nobody's business
        np.ndarray(shape, dtype, memory, before, array.strides)[...] = array
        return cls(dtype, shape, free, array.strides, before, memory.tobytes())

    def parts(self) -> tuple:
        """Return it as plain data."""
        return self.dtype, self.shape, self.free, self.steps, self.start, self.memory

    @classmethod
    def read(cls, parts: Any) -> Layout:
        """Take it from plain data that may say anything."""
        dtype, shape, free, steps, start, memory = parts
        whole = type(shape) is tuple and all(type(n) is int and 0 <= n < 2**40 for n in shape)
        if not whole or len(shape) > 32 or type(free) is not bool or type(start) is not int:
            raise WireError("an array is malformed")
        size = math.prod(shape) * (dtype.itemsize if isinstance(dtype, np.dtype) else 8)
        if size > MAX_VIRTUAL_BYTES and size > 4 * len(memory):
            raise WireError("an array is larger than what was sent of it")
        return cls(dtype, shape, free, steps, start, memory)

    def build(self) -> np.ndarray:
        """Make the array."""
        if self.dtype is None:
            array = np.empty(self.shape, object)
        elif type(self.memory) is np.ndarray:
            array = self._of_array(self.memory)
        else:
            array = self._of_bytes()
        if not self.free:
            array.flags.writeable = False
        return array

    def _of_array(self, base: np.ndarray) -> np.ndarray:
        root, start = base, self.start
        if not base.flags.forc:
            root = base_of(base)
            start += _address(base) - _address(root)
        array = np.ndarray(self.shape, self.dtype, root, start, self._strides())
        if not holds(base, array):
            raise WireError("a view reaches beyond its array")
        if not base.flags.writeable:
            array.flags.writeable = False
        return array

    def _of_bytes(self) -> np.ndarray:
        if type(self.memory) is not bytes:
            raise WireError("an array has no memory")
        check_text(self.memory, self.dtype)
        if self.steps in ("C", "F"):
            flat = np.frombuffer(self.memory, self.dtype)
            return flat.reshape(self.shape, order=self.steps).copy(order=self.steps)
        memory = np.frombuffer(bytearray(self.memory), np.uint8)
        return np.ndarray(self.shape, self.dtype, memory, self.start, self._strides())

    def _strides(self) -> tuple:
        if type(self.steps) is not tuple or any(type(step) is not int for step in self.steps):
            raise WireError("an array is malformed")
        return self.steps

    def fits(self, array: np.ndarray, trusted: bool) -> bool:
        """Whether an array can be made equal in place; the tests' own stay read-only."""
        kind = self.dtype or np.dtype(object)
        if self.free and not trusted and not array.flags.writeable:
            with contextlib.suppress(ValueError):
                array.flags.writeable = True
        if array.dtype != kind or not array.flags.writeable:
            return False
        return array.shape == self.shape or (
            array.size == math.prod(self.shape) and array.flags.c_contiguous
        )

    def mend(self, array: np.ndarray) -> None:
        """Make an array equal in place, its shape included."""
        if array.shape != self.shape:
            array.shape = self.shape
        if self.dtype is not None and type(self.memory) is not np.ndarray:
            array[...] = self.build()
        if not self.free:
            array.flags.writeable = False


def _address(array: np.ndarray) -> int:
    return array.__array_interface__["data"][0]


# Between an array and its view stands another view, or what `as_strided` puts there.
_VIEWS = (np.ndarray, type(np.lib.stride_tricks.as_strided(np.zeros(1)).base))


def base_of(array: np.ndarray) -> np.ndarray | None:
    """Find the array that a view looks at."""
    base = array.base
    while type(base) in _VIEWS and type(base.base) in _VIEWS:
        base = base.base
    plain = type(base) is np.ndarray and base.flags.forc and is_plain_dtype(base.dtype)
    return base if plain and base.size and array.dtype.kind != "O" else None


def _span(array: np.ndarray) -> tuple[int, int]:
    """Return the addresses between which an array lies."""
    reach = [(n - 1) * step for n, step in zip(array.shape, array.strides, strict=True)]
    start = _address(array)
    end = start + array.dtype.itemsize + sum(r for r in reach if r > 0)
    return start + sum(r for r in reach if r < 0), end


def holds(whole: np.ndarray, part: np.ndarray) -> bool:
    """Whether every byte of one array is a byte of the other."""
    if not part.size or not whole.size:
        return False
    low, high = _span(whole)
    start, end = _span(part)
    if not low <= start <= end <= high:
        return False
    if whole.flags.forc:
        return True
    marks = np.zeros(high - low, np.uint8)
    _bytes_in(whole, marks, low)[...] = 1
    return bool(_bytes_in(part, marks, low).all())


def _bytes_in(array: np.ndarray, memory: np.ndarray, low: int) -> np.ndarray:
    """Look at memory as an array of bytes that lie as another array's do."""
    shape, strides = (*array.shape, array.dtype.itemsize), (*array.strides, 1)
    return np.ndarray(shape, np.uint8, memory, _address(array) - low, strides)


def _look_at_array(array: np.ndarray) -> list | tuple:
    if array.dtype.kind == "O":
        return [array.shape, *array.ravel().tolist()]
    return array.shape, array.flags.writeable, array.tobytes()


def _fill_objects(array: np.ndarray, items: tuple) -> None:
    if array.dtype.kind != "O":
        if items:
            raise WireError("an array is malformed")
        return
    free, array.flags.writeable = array.flags.writeable, True
    flat = np.empty(len(items), object)
    for position, item in enumerate(items):
        flat[position] = item
    array[...] = flat.reshape(array.shape)
    array.flags.writeable = free


def _objects(array: np.ndarray) -> list:
    return array.ravel().tolist() if array.dtype.kind == "O" else []


_KINDS: dict[bytes, Kind] = {
    letter: PLAIN[kind] for kind, letter in _LETTERS.items() if kind in PLAIN
}
_KINDS[ARRAY] = Kind(
    lambda array: tuple(_objects(array)), lambda _: None, _fill_objects, _look_at_array, _objects
)
_KINDS[LOCKED] = Kind(
    _apart_locked,
    lambda _: None,
    _fill_locked,
    _look_at_locked,
    _locked_items,
    lambda thing: _new(type(thing)),
)
_KINDS[LIBRARY] = Kind(
    lambda thing: (), lambda _: None, lambda thing, parts: None, _look_at_library
)
# A thing can be a key when what it hashes by is in it: sets and dicts are filled last.
_ORDER = {ARRAY: 0, LOCKED: 1, LIBRARY: 1, b"l": 2, b"q": 2, b"b": 2, b"d": 2}


def kind_of(letter: bytes) -> Kind:
    """Return how a kind of thing crosses, by its letter."""
    if letter not in _KINDS:
        raise WireError("it named a kind of thing that there is not")
    return _KINDS[letter]


def order_of(letter: bytes) -> int:
    """Return when a kind of thing is filled."""
    return _ORDER.get(letter, 3)
