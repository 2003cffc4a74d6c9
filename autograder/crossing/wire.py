"""The language that the two processes speak: plain data, never code.

One message is one value. What arrives is rebuilt as exactly the type that was sent: None, bool,
int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, slice, Ellipsis,
NotImplemented, dtypes, plain types, NumPy scalars, NumPy arrays of plain dtypes, and a few values
of the standard library (see `_STANDARD`). Everything else stays where it is and travels as a
`Reference` (a function, a class, an instance), or is refused.

`sharing` writes with the same letters, but lets mutable things keep their identity.

The decoder trusts nothing that it reads: whatever the bytes, it returns a value or raises
`WireError`.
"""

from __future__ import annotations

import ast
import builtins
import collections
import datetime
import struct
import types
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath
from typing import Any

import numpy as np

COUNT, NUMBER = struct.Struct("<I"), struct.Struct("<q")
MAX_DEPTH = 64
MAX_ITEMS = 4_000_000
PLAIN_KINDS = "biufcSUmM"


def _holds(kind: type) -> bool:
    return issubclass(kind, np.generic) or kind in (np.ndarray, np.dtype, np.matrix, np.ufunc)


# Types that are the same on both sides, and that do no more than hold what they are given.
PLAIN_TYPES: dict[str, type] = {
    f"{kind.__module__}.{kind.__qualname__}": kind
    for kind in (
        *(kind for kind in vars(builtins).values() if isinstance(kind, type)),
        *(kind for kind in vars(np).values() if isinstance(kind, type) and _holds(kind)),
        *(type(None), type(Ellipsis), type(NotImplemented), type(lambda: None), type(len)),
        *(type(_ for _ in ()), type(collections), type([].append), type("".join), type(str.join)),
        *(types.MethodType, types.WrapperDescriptorType, types.MethodWrapperType, types.CodeType),
        *(collections.Counter, collections.OrderedDict, collections.defaultdict),
        *(collections.deque, Decimal, Fraction, PosixPath),
        *(datetime.date, datetime.datetime, datetime.time, datetime.timedelta),
    )
}


class WireError(Exception):
    """A message that breaks the rules of the wire, or a value that may not travel."""


# Values of the standard library: how to take each apart into plain data, and how to build it again.
_STANDARD: dict[str, tuple[type, Callable[[Any], tuple], Callable[..., Any]]] = {
    "bytearray": (bytearray, lambda v: (bytes(v),), bytearray),
    "Counter": (collections.Counter, lambda v: (dict(v),), collections.Counter),
    "OrderedDict": (collections.OrderedDict, lambda v: (dict(v),), collections.OrderedDict),
    "defaultdict": (
        collections.defaultdict,
        lambda v: (dict(v),),
        lambda items: collections.defaultdict(None, items),
    ),
    "deque": (collections.deque, lambda v: (list(v),), collections.deque),
    "Decimal": (Decimal, lambda v: (str(v),), Decimal),
    "Fraction": (Fraction, lambda v: (v.numerator, v.denominator), Fraction),
    "date": (datetime.date, lambda v: (v.year, v.month, v.day), datetime.date),
    "datetime": (
        datetime.datetime,
        lambda v: (v.replace(tzinfo=None).isoformat(),),
        datetime.datetime.fromisoformat,
    ),
    "path": (PosixPath, lambda v: (str(v),), PosixPath),
    "timedelta": (
        datetime.timedelta,
        lambda v: (v.days, v.seconds, v.microseconds),
        datetime.timedelta,
    ),
}
_STANDARD_NAMES = {kind: name for name, (kind, _, _) in _STANDARD.items()}


_SIDES = {b"S": "submission", b"T": "test"}
_LETTERS = {side: letter for letter, side in _SIDES.items()}


@dataclass(frozen=True)
class Reference:
    """Something that stays on its side and is known on the other by a number.

    Attributes
    ----------
    side : str
        "submission" or "test": where the thing lives.
    number : int
    kind : str
        "function", "class", "exception", "module", "generator" or "instance".
    name : str
    cls : type or None
        Of an instance: its class, as it is on the side that reads.
    hashed : int or None
        What an instance hashes to, if its class says so itself.
    about : tuple
        What the other side needs to make something that stands for it.
    """

    side: str
    number: int
    kind: str = "instance"
    name: str = ""
    cls: Any = None
    hashed: int | None = None
    about: tuple = ()

    @property
    def says_nothing_more(self) -> bool:
        """Whether it names a thing that the other side knows, by its number alone."""
        return (self.kind, self.name, self.about) == ("instance", "", ()) and (
            self.cls is self.hashed is None
        )


def encode(value: Any, refer: Callable[[Any], Reference] | None = None) -> bytes:
    """Write a value as bytes; `refer` decides what becomes of a thing that is not plain data."""
    out: list[bytes] = []
    Encoder(out, refer).put(value, 0)
    return b"".join(out)


def decode(message: bytes, resolve: Callable[[Reference], Any] | None = None) -> Any:
    """Read a value from bytes; `resolve` turns a `Reference` into what stands for it here."""
    reader = Decoder(message, resolve)
    value = reader.take(0)
    if reader.position != len(message):
        raise WireError("bytes are left over after the value")
    return value


def is_plain_dtype(dtype: np.dtype) -> bool:
    """Whether a dtype can travel: numbers, strings and dates, and fields of these; no objects."""
    if dtype.names:
        kinds = [dtype.fields[name][0] for name in dtype.names]
        packed = sum(kind.itemsize for kind in kinds) == dtype.itemsize
        return packed and all(is_plain_dtype(kind) for kind in kinds)
    kind = dtype.subdtype[0] if dtype.subdtype else dtype
    return kind.kind in PLAIN_KINDS and kind.itemsize > 0 and kind.names is None


def _in_a_zone(value: Any) -> bool:
    """Whether a moment has a time zone, which only its codec takes along."""
    return type(value) is datetime.datetime and value.tzinfo is not None


def check_text(data: bytes, dtype: np.dtype) -> None:
    """Refuse code points beyond Unicode, on which NumPy itself would stumble."""
    if dtype.names:
        if any(dtype.fields[name][0].base.kind == "U" for name in dtype.names):
            for name in dtype.names:
                field = np.frombuffer(data, dtype)[name]
                check_text(field.tobytes(), field.dtype)
    elif dtype.kind == "U" and np.any(np.frombuffer(data, dtype.byteorder + "u4") > 0x10FFFF):
        raise WireError("an array holds code points beyond Unicode")


def derives_from_plain(value: Any) -> bool:
    """Whether a value's class was made from one that travels, and so does not travel itself."""
    travels = type(value) in _WRITERS or type(value) in _STANDARD_NAMES or _is_scalar(value)
    return isinstance(value, _PLAIN_BASES) and not travels


def _is_scalar(value: Any) -> bool:
    return isinstance(value, np.generic) and type(value).__module__ == "numpy"


class Encoder:
    """Writes values, one after the other, to a list of bytes."""

    def __init__(self, out: list[bytes], refer: Callable[[Any], Reference] | None) -> None:
        self.out, self.refer, self.items = out, refer, 0

    def put(self, value: Any, depth: int = 0) -> None:
        """Write one value."""
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("the value is nested too deeply or has too many items")
        writer = _WRITERS.get(type(value))
        if writer is not None:
            writer(self, value, depth)
        elif type(value) in _STANDARD_NAMES and not _in_a_zone(value):
            self.standard(value, depth)
        elif _is_scalar(value):
            self.array(b"n", np.asarray(value))
        elif isinstance(value, np.dtype) and is_plain_dtype(value):
            self.tagged(b"d", _described(value).encode())
        elif isinstance(value, type) and PLAIN_TYPES.get(type_name(value)) is value:
            self.tagged(b"y", type_name(value).encode())
        else:
            self.other(value, depth)

    def other(self, value: Any, depth: int) -> None:
        """Write what is no plain data."""
        if derives_from_plain(value) or self.refer is None:
            raise WireError(f"an object of type {type(value).__name__} is not plain data")
        reference = self.refer(value)
        if reference.says_nothing_more:
            self.short_reference(reference)
        else:
            self.reference(reference)

    def short_reference(self, reference: Reference) -> None:
        self.out.append(b"&" + _LETTERS[reference.side] + NUMBER.pack(reference.number))

    def standard(self, value: Any, depth: int) -> None:
        name = _STANDARD_NAMES[type(value)]
        self.tagged(b"x", name.encode())
        self.put(_STANDARD[name][1](value), depth + 1)

    def reference(self, reference: Reference) -> None:
        self.out.append(b"@" + _LETTERS[reference.side] + NUMBER.pack(reference.number))
        self.text(reference.kind.encode())
        self.text(reference.name.encode("utf-8", "replace")[:200])
        for part in (reference.cls, reference.hashed, reference.about):
            self.put(part)

    def text(self, data: bytes) -> None:
        self.out += (COUNT.pack(len(data)), data)

    def array(self, tag: bytes, array: np.ndarray) -> None:
        self.out.append(tag)
        self.text(_described(array.dtype).encode())
        self.out.append(struct.pack(f"<B{array.ndim}Q", array.ndim, *array.shape))
        self.out.append(b"\x01" if array.flags.writeable else b"\x00")
        self.text(array.tobytes())

    def sequence(self, tag: bytes, items: Any, depth: int) -> None:
        self.out.append(tag + COUNT.pack(len(items)))
        for item in items:
            self.put(item, depth + 1)

    def mapping(self, value: dict, depth: int) -> None:
        self.out.append(b"{" + COUNT.pack(len(value)))
        for key, item in value.items():
            self.put(key, depth + 1)
            self.put(item, depth + 1)

    def tagged(self, tag: bytes, data: bytes) -> None:
        self.out += (tag, COUNT.pack(len(data)), data)


def _described(dtype: np.dtype) -> str:
    if not is_plain_dtype(dtype):
        raise WireError(f"the dtype {dtype} is not plain")
    return repr(dtype.descr) if dtype.names else dtype.str


def type_name(kind: type) -> str:
    """Name a type by its module and its own name."""
    return f"{kind.__module__}.{kind.__qualname__}"


def _int_bytes(value: int) -> bytes:
    return value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)


_WRITERS: dict[type, Callable[[Encoder, Any, int], None]] = {
    type(None): lambda e, v, d: e.out.append(b"N"),
    bool: lambda e, v, d: e.out.append(b"1" if v else b"0"),
    int: lambda e, v, d: e.tagged(b"i", _int_bytes(v)),
    float: lambda e, v, d: e.out.append(b"f" + struct.pack("<d", v)),
    complex: lambda e, v, d: e.out.append(b"c" + struct.pack("<dd", v.real, v.imag)),
    str: lambda e, v, d: e.tagged(b"s", v.encode("utf-8", "surrogatepass")),
    bytes: lambda e, v, d: e.tagged(b"b", v),
    list: lambda e, v, d: e.sequence(b"[", v, d),
    tuple: lambda e, v, d: e.sequence(b"(", v, d),
    set: lambda e, v, d: e.sequence(b"u", v, d),
    frozenset: lambda e, v, d: e.sequence(b"z", v, d),
    dict: lambda e, v, d: e.mapping(v, d),
    range: lambda e, v, d: e.sequence(b"r", (v.start, v.stop, v.step), d),
    slice: lambda e, v, d: e.sequence(b"/", (v.start, v.stop, v.step), d),
    np.ndarray: lambda e, v, d: e.array(b"a", v),
    Reference: lambda e, v, d: e.reference(v),
    type(Ellipsis): lambda e, v, d: e.out.append(b"E"),
    type(NotImplemented): lambda e, v, d: e.out.append(b"I"),
}
_PLAIN_BASES = (
    *(bool, int, float, complex, str, bytes, list, tuple, set, frozenset, dict),
    *(np.ndarray, np.generic),
)


class Decoder:
    """Reads values, one after the other, from bytes that may say anything."""

    readers: dict[int, Callable[[Any, int], Any]]  # by the byte that a value begins with

    def __init__(self, data: bytes, resolve: Callable[[Reference], Any] | None) -> None:
        self.data, self.resolve, self.position, self.items = data, resolve, 0, 0

    def take(self, depth: int = 0) -> Any:
        """Read one value."""
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("the message is nested too deeply or has too many items")
        try:
            reader = self.readers[self.data[self.position]]
        except (IndexError, KeyError) as error:
            raise WireError("the message ends too early or holds an unknown tag") from error
        self.position += 1
        return reader(self, depth)

    def raw(self, size: int) -> bytes:
        end = self.position + size
        if end > len(self.data):
            raise WireError("the message ends too early")
        piece = self.data[self.position : end]
        self.position = end
        return piece

    def unpack(self, layout: str) -> tuple:
        return struct.unpack(layout, self.raw(struct.calcsize(layout)))

    def count(self) -> int:
        return COUNT.unpack(self.raw(COUNT.size))[0]

    def block(self) -> bytes:
        return self.raw(self.count())

    def text(self) -> str:
        try:
            return self.block().decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise WireError("a text is not valid UTF-8") from error

    def sequence(self, depth: int) -> list:
        take, inner = self.take, depth + 1
        return [take(inner) for _ in range(self.count())]

    def hashed(self, build: type, depth: int) -> Any:
        try:
            return build(self.sequence(depth))
        except TypeError as error:
            raise WireError("an item of a set cannot be hashed") from error

    def mapping(self, depth: int) -> dict:
        size = self.count()
        result = {}
        for _ in range(size):
            key = self.take(depth + 1)
            try:
                result[key] = self.take(depth + 1)
            except TypeError as error:
                raise WireError("a key of a dict cannot be hashed") from error
        return result

    def span(self, build: type, depth: int) -> Any:
        parts = self.sequence(depth)
        allowed = (int, type(None)) if build is slice else (int,)
        if len(parts) != 3 or any(type(part) not in allowed for part in parts):
            raise WireError("a range or slice is malformed")
        try:
            return build(*parts)
        except ValueError as error:
            raise WireError("a range is malformed") from error

    def dtype(self) -> np.dtype:
        try:
            text = self.block().decode("ascii")
            dtype = np.dtype(ast.literal_eval(text) if text.startswith("[") else text)
        except (TypeError, ValueError, SyntaxError, MemoryError, RecursionError) as error:
            raise WireError("a dtype is malformed") from error
        if not is_plain_dtype(dtype):
            raise WireError("a dtype is not plain")
        return dtype

    def plain_type(self) -> type:
        kind = PLAIN_TYPES.get(self.text())
        if kind is None:
            raise WireError("it named a type that there is not")
        return kind

    def array(self) -> np.ndarray:
        dtype = self.dtype()
        (ndim,) = self.unpack("<B")
        shape = self.unpack(f"<{ndim}Q")
        writeable = self.raw(1) == b"\x01"
        data = self.block()
        if ndim > 32:
            raise WireError("an array has too many axes")
        count = 1
        for size in shape:
            count *= size
        if max(shape, default=0) >= 2**62 or count * dtype.itemsize != len(data):
            raise WireError("an array's size does not fit its shape")
        check_text(data, dtype)
        try:
            array = np.frombuffer(data, dtype).reshape(shape).copy()
        except (TypeError, ValueError, MemoryError, OverflowError) as error:
            raise WireError("an array cannot be rebuilt") from error
        array.flags.writeable = writeable
        return array

    def scalar(self) -> np.generic:
        array = self.array()
        if array.ndim:
            raise WireError("a NumPy scalar has no axes")
        return array[()]

    def standard(self, depth: int) -> Any:
        name, parts = self.text(), self.take(depth + 1)
        if name not in _STANDARD or type(parts) is not tuple:
            raise WireError("an unknown kind of value")
        try:
            return _STANDARD[name][2](*parts)
        except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise WireError(f"a {name} is malformed") from error

    def number(self) -> int:
        return NUMBER.unpack(self.raw(NUMBER.size))[0]

    def side(self) -> str:
        side = _SIDES.get(self.raw(1))
        if side is None or self.resolve is None:
            raise WireError("a reference is not allowed here")
        return side

    def short_reference(self) -> Any:
        side, number = self.side(), self.number()
        return self.resolve(Reference(side, number))

    def raw_reference(self) -> Reference:
        side, number = self.side(), self.number()
        kind, name = self.text(), self.text()
        cls, hashed, about = self.take(), self.take(), self.take()
        if not isinstance(cls, (type, type(None))) or type(about) is not tuple:
            raise WireError("a reference is malformed")
        if hashed is not None and type(hashed) is not int:
            raise WireError("a reference is malformed")
        return Reference(side, number, kind, name, cls, hashed, about)

    def reference(self) -> Any:
        return self.resolve(self.raw_reference())


_READERS: dict[bytes, Callable[[Any, int], Any]] = {
    b"N": lambda r, d: None,
    b"0": lambda r, d: False,
    b"1": lambda r, d: True,
    b"i": lambda r, d: int.from_bytes(r.block(), "little", signed=True),
    b"f": lambda r, d: r.unpack("<d")[0],
    b"c": lambda r, d: complex(*r.unpack("<dd")),
    b"s": lambda r, d: r.text(),
    b"b": lambda r, d: r.block(),
    b"[": lambda r, d: r.sequence(d),
    b"(": lambda r, d: tuple(r.sequence(d)),
    b"u": lambda r, d: r.hashed(set, d),
    b"z": lambda r, d: r.hashed(frozenset, d),
    b"{": lambda r, d: r.mapping(d),
    b"r": lambda r, d: r.span(range, d),
    b"/": lambda r, d: r.span(slice, d),
    b"a": lambda r, d: r.array(),
    b"n": lambda r, d: r.scalar(),
    b"x": lambda r, d: r.standard(d),
    b"@": lambda r, d: r.reference(),
    b"&": lambda r, d: r.short_reference(),
    b"E": lambda r, d: Ellipsis,
    b"I": lambda r, d: NotImplemented,
    b"d": lambda r, d: r.dtype(),
    b"y": lambda r, d: r.plain_type(),
}


def by_first_byte(
    readers: dict[bytes, Callable[[Any, int], Any]],
) -> dict[int, Callable[[Any, int], Any]]:
    """Turn tags into numbers, which is what one byte of a message is."""
    return {tag[0]: reader for tag, reader in readers.items()}


Decoder.readers = by_first_byte(_READERS)
