"""Call by copy and restore: what is mutable stays one object on both sides of the wall.

Each side keeps a table of the mutable things that crossed: a number, the thing, and what it held
when both sides last agreed. A message holds a value in which such things are numbers, and with it
the contents of those that are new or have changed since. The other side makes or mends its own
things in place, so identity, aliases, cycles and later changes are what they are in one process.

The submission's side takes every change. The tests' side asks `accepts`, and makes a copy of what
it does not accept: an answer that refers to the thing then refers to the copy, and the thing that
the tests hold stays as it was.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.crossing import codecs
from autograder.crossing.kinds import (
    ARRAY,
    LIBRARY,
    LOCKED,
    PLAIN,
    Classes,
    Kind,
    Layout,
    base_data,
    base_of,
    holds,
    kind_of,
    letter_of,
    member_of,
    mutable_base,
    order_of,
)
from autograder.crossing.wire import (
    COUNT,
    NUMBER,
    Decoder,
    Encoder,
    Reference,
    WireError,
    by_first_byte,
    derives_from_plain,
)

MAX_OBJECTS = 200_000
DERIVED = b"d"


@dataclass
class Entry:
    """A thing that both sides know.

    Attributes
    ----------
    thing : object
    letter : bytes
        Its kind.
    look : object
        What it held when both sides last agreed.
    label : str
        Where it first crossed.
    """

    thing: Any
    letter: bytes
    look: Any
    label: str


class Table:
    """One side's table of shared things.

    Parameters
    ----------
    first : int
        Numbers given here are this one and every second one after it.
    refer, resolve : callable
        Turn a thing that stays where it is into a `Reference`, and back.
    derived : callable
        Makes a thing of a class that derives from plain data, from a `Reference` and the data.
    stays : callable
        Whether a thing that derives from plain data stays where it is all the same.
    trusted : bool
        Whether this is the tests' side: it tells what nobody holds any more, hands over no memory
        beyond what it was asked to, and takes nothing that it does not accept.
    """

    def __init__(
        self,
        first: int,
        refer: Callable[[Any], Reference],
        resolve: Callable[[Reference], Any],
        derived: Callable[[Reference, Any], Any],
        stays: Callable[[Any], bool],
        trusted: bool,
    ) -> None:
        self.parity, self.next = first % 2, first
        self.refer, self.resolve, self.derived = refer, resolve, derived
        self.stays, self.trusted = stays, trusted
        self.classes = Classes()
        self.entries: dict[int, Entry] = {}
        self.numbers: dict[int, int] = {}
        self.roots: dict[int, list[int]] = {}  # arrays by the memory that they are views of
        self.site = ""
        self.reading = False
        self.accepts: Callable[[str], bool] = lambda label: True
        self.withheld: set[str] = set()
        self.applied: set[str] = set()
        self.masked = False  # whether a value came that hides others, and was not accepted

    def takes(self, label: str) -> bool:
        """Whether something that the other side does is accepted; remember that it was done."""
        accepted = self.accepts(label)
        (self.applied if accepted else self.withheld).add(label)
        return accepted

    def pack(self, value: Any) -> bytes:
        """Write a message: a value, and what has changed."""
        changed = [number for number, entry in self.entries.items() if self._differs(entry)]
        dead = self._dead(changed) if self.trusted and self.entries else []
        return _Writer(self).message(value, changed, dead)

    def unpack(self, message: bytes) -> Any:
        """Read a message: mend what has changed, make what is new, return the value.

        Raises
        ------
        WireError
            Whatever is wrong with it.
        """
        self.reading = True
        try:
            return _Reader(self, message).read()
        except (TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as error:
            raise WireError(f"a message is malformed: {type(error).__name__}") from error
        finally:
            self.reading = False

    def adopt(self, own: Any, theirs: Any) -> bool:
        """Let a thing of this side take the place of one that both sides know.

        What the two hold differently shows as a change of this side's.

        Returns
        -------
        bool
            Whether it could.
        """
        swapped: dict[int, Any] = {}
        waiting = [(own, theirs)]
        while waiting:
            own, theirs = waiting.pop()
            number = self.numbers.get(id(theirs))
            if number is None or type(own) is not type(theirs) or id(own) in self.numbers:
                continue
            entry = self.entries[number]
            mine, other = self.kind(entry).items(own), self.kind(entry).items(theirs)
            waiting += zip(mine, other, strict=False)
            del self.numbers[id(theirs)]
            self.numbers[id(own)], entry.thing = number, own
            swapped[id(theirs)] = own
        for entry in self.entries.values():
            if type(entry.look) is list:
                entry.look = [swapped.get(id(item), item) for item in entry.look]
        return bool(swapped)

    def clear(self) -> None:
        """Forget everything; the other side must do the same."""
        self.entries.clear()
        self.numbers.clear()
        self.roots.clear()

    def children(self, number: int) -> list[int]:
        """List the shared things that a shared thing holds, as far as this side knows."""
        entry = self.entries[number]
        items = self.kind(entry).items(entry.thing)
        found = [self.numbers[id(item)] for item in items if id(item) in self.numbers]
        for item in items:
            if type(item) in (tuple, frozenset):
                found += [self.numbers[id(i)] for i in _leaves(item) if id(i) in self.numbers]
        return found

    def drop(self, number: int) -> None:
        """Forget one thing."""
        entry = self.entries.pop(number, None)
        root = base_of(entry.thing) if entry is not None and entry.letter == ARRAY else None
        if root is not None and number in self.roots.get(id(root), ()):
            self.roots[id(root)].remove(number)
        if entry is not None and self.numbers.get(id(entry.thing)) == number:
            del self.numbers[id(entry.thing)]

    def enter(self, number: int, thing: Any, letter: bytes, label: str) -> Entry:
        """Take a thing into the table."""
        if len(self.entries) >= MAX_OBJECTS:
            raise WireError("more objects cross than can be watched")
        entry = Entry(thing, letter, None, label)
        entry.look = self.kind(entry).look(thing)
        self.entries[number] = entry
        self.numbers[id(thing)] = number
        root = base_of(thing) if letter == ARRAY else None
        if root is not None:
            self.roots.setdefault(id(root), []).append(number)
        return entry

    def kind(self, entry: Entry) -> Kind:
        """Say how a thing is taken apart."""
        if entry.letter == DERIVED:
            return PLAIN[mutable_base(entry.thing)]
        return kind_of(entry.letter)

    def _differs(self, entry: Entry) -> bool:
        look = self.kind(entry).look(entry.thing)
        if type(look) is not list:
            return look != entry.look
        if len(look) == len(entry.look) and all(map(operator.is_, look, entry.look)):
            return False
        return not _written_alike(look, entry.look)

    def _dead(self, changed: list[int]) -> list[int]:
        busy = set(changed)
        return [
            number
            for number, entry in self.entries.items()
            if sys.getrefcount(entry.thing) <= _ONLY_THE_TABLE and number not in busy
        ]


def _leaves(value: Any) -> Iterable[Any]:
    if type(value) in (tuple, frozenset):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _written_alike(one: list, other: list) -> bool:
    """Whether two lists hold equal plain values where they do not hold the same things."""
    return len(one) == len(other) and all(
        a is b or (type(a) is type(b) and type(a) in _REPEATABLE and repr(a) == repr(b))
        for a, b in zip(one, other, strict=True)
    )


_REPEATABLE = (int, float, complex, str, bytes, bool)
_UNSHARED = {*_REPEATABLE, type(None), tuple}  # most values: nothing else need be asked of them
_alone = {0: Entry([], b"l", [], "")}
(_ONLY_THE_TABLE,) = [sys.getrefcount(entry.thing) for number, entry in _alone.items()]


def written(value: Any) -> bytes:
    """Write plain data, and things that have a codec, by value."""
    out: list[bytes] = []
    _Inner(out, None).put(value)
    return b"".join(out)


class _Inner(Encoder):
    """Writes what a library's object is made of: plain data, and things that have a codec."""

    def other(self, value: Any, depth: int) -> None:
        codec = codecs.for_type(type(value))
        if codec is None:
            super().other(value, depth)
            return
        self.tagged(b"X", codec.name.encode())
        self.put(codec.apart(value), depth + 1)


class _Writer(_Inner):
    """Writes one message."""

    def __init__(self, table: Table) -> None:
        super().__init__([], table.refer)
        self.table = table
        self.new: list[int] = []
        self.bases: dict[int, int] = {}  # from arrays to those that they are views of

    def message(self, value: Any, changed: list[int], dead: list[int]) -> bytes:
        """Write everything; if that fails, the table is as it was."""
        table = self.table
        try:
            body = self._written(value)
            heads, states = {}, []
            waiting = list(changed)
            described = 0
            while waiting or described < len(self.new):  # one may make another known
                if waiting:
                    number = waiting.pop()
                else:
                    number = self.new[described]
                    described += 1
                heads[number] = self._head(number)
                states.append(NUMBER.pack(number) + self._written(self._state(number)))
        except BaseException:
            for number in self.new:
                table.drop(number)
            raise
        for number in {*changed, *self.new}:
            entry = table.entries[number]
            entry.look = table.kind(entry).look(entry.thing)
        for number in dead:
            table.drop(number)
        return b"".join(
            [
                *(COUNT.pack(len(dead)), *map(NUMBER.pack, dead)),
                *(COUNT.pack(len(heads)), *(heads[n] for n in sorted(heads, key=self._steps))),
                *(COUNT.pack(len(states)), *states, body),
            ]
        )

    def _written(self, value: Any) -> bytes:
        out, self.out = self.out, []
        try:
            self.put(value)
            return b"".join(self.out)
        finally:
            self.out = out

    def put(self, value: Any, depth: int = 0) -> None:
        """Write one value; of what is shared, its number."""
        letter = None if type(value) in _UNSHARED else self._letter(value)
        if letter is None:
            super().put(value, depth)
        else:
            self.out.append(b"#" + NUMBER.pack(self._number(value, letter)))

    def other(self, value: Any, depth: int) -> None:
        """Write what is no plain data: a locked class's, derived from it, a library's, or not."""
        name = self.table.classes.names.get(type(value))
        if isinstance(value, type) and value in self.table.classes.names:
            self.tagged(b"K", self.table.classes.names[value].encode())
        elif name and (member := member_of(value)):
            self.tagged(b"M", name.encode())
            self.put(member, depth + 1)
        elif name and derives_from_plain(value):
            self.tagged(b"L", name.encode())
            self.put(base_data(value), depth + 1)
        elif self._is_derived(value):
            self.out.append(b"D")
            self.reference(self.refer(value))
            self.put(base_data(value), depth + 1)
        elif self.table.stays(value):
            self.reference(self.refer(value))
        else:
            super().other(value, depth)

    def _is_derived(self, value: Any) -> bool:
        plain = derives_from_plain(value) and codecs.for_type(type(value)) is None
        return plain and not self.table.stays(value)

    def _number(self, value: Any, letter: bytes) -> int:
        table = self.table
        number = table.numbers.get(id(value))
        if number is None:
            number, table.next = table.next, table.next + 2
            table.enter(number, value, letter, f"{table.site} given {len(self.new)}")
            self.new.append(number)
        return number

    def _letter(self, value: Any) -> bytes | None:
        kind = type(value)
        letter = letter_of(kind)
        if letter is not None:
            return letter
        if kind in self.table.classes.names:
            return LOCKED if self.table.classes.shares(kind) else None
        codec = codecs.for_type(kind)
        if codec is not None:
            return LIBRARY if codec.mutable else None
        derived = derives_from_plain(value) and mutable_base(value)
        return DERIVED if derived and not self.table.stays(value) else None

    def _head(self, number: int) -> bytes:
        """Say what is needed to make a thing before anything can be filled into it."""
        entry = self.table.entries[number]
        thing, letter = entry.thing, entry.letter
        written = b""
        if letter == ARRAY:
            base = self._base(thing, number in self.new)
            written = self._written(Layout.of(thing, base).parts())
            if base is not None:
                self.bases[number] = self.table.numbers[id(base)]
        elif letter == LOCKED:
            written = self._written(self.table.classes.names[type(thing)])
        elif letter == LIBRARY:
            codec = codecs.for_type(type(thing))
            out: list[bytes] = []
            _Inner(out, self.refer).put((codec.name, codec.apart(thing)))
            written = b"".join(out)
        elif letter == DERIVED:
            written = self._derived_head(thing)
        elif letter == b"q":
            written = self._written(thing.maxlen)
        return NUMBER.pack(number) + letter + written

    def _steps(self, number: int) -> int:
        """Count from how many others a thing is viewed: those are made before it."""
        return 1 + self._steps(self.bases[number]) if number in self.bases else 0

    def _base(self, array: Any, new: bool) -> Any:
        """Find what an array is a view of, if the other side knows that or may."""
        base = base_of(array) if array.size else None
        if base is None or id(base) in self.table.numbers:
            return base
        for number in self.table.roots.get(id(base), ()):
            known = self.table.entries[number].thing
            if known is array:  # what came later is a view of this one, not the other way round
                break
            if holds(known, array):
                return known
        if not new:  # what it is a view of was not shown then
            return None
        shown = base.nbytes <= 4 * array.nbytes + 4096
        # Nobody but the view may hold it: then it is as good as the array's own memory.
        return base if shown and not self.table.trusted and sys.getrefcount(base) > 3 else None

    def _derived_head(self, thing: Any) -> bytes:
        out, self.out = self.out, []
        try:
            self.reference(self.refer(thing))
            self.out.append(letter_of(mutable_base(thing)))
            return b"".join(self.out)
        finally:
            self.out = out

    def _state(self, number: int) -> tuple:
        entry = self.table.entries[number]
        return self.table.kind(entry).apart(entry.thing)


class _Reader(Decoder):
    """Reads one message."""

    def __init__(self, table: Table, message: bytes) -> None:
        super().__init__(message, table.resolve)
        self.table = table
        self.made: dict[int, Any] = {}  # new things and copies, still empty
        self.copied: set[int] = set()
        self.reaching: dict[int, bool] = {}
        self.letters: dict[int, bytes] = {}
        self.layouts: dict[int, Layout] = {}
        self.library: dict[int, tuple] = {}
        self.paths: dict[int, tuple] = {}

    def read(self) -> Any:
        """Read everything, then fill it in."""
        table = self.table
        dead = [self.number() for _ in range(self.count())]
        if dead and table.trusted:
            raise WireError("only the tests' side tells what nobody holds")
        self._read_heads()
        told = set(self.letters)
        states = [(self.number(), self.take()) for _ in range(self.count())]
        value = self.take()
        if self.position != len(self.data):
            raise WireError("bytes are left over after the value")
        if {number for number, _ in states} != told or len(states) != len(told):
            raise WireError("contents and things do not fit")
        if any(type(items) is not tuple for _, items in states):
            raise WireError("contents are malformed")
        self._fill(dict(states))
        for number in dead:
            table.drop(number)
        return value

    def _read_heads(self) -> None:
        table = self.table
        for _ in range(self.count()):
            number, letter = self.number(), self.raw(1)
            known = table.entries.get(number)
            if number in self.letters or (known is not None and known.letter != letter):
                raise WireError("a thing changed its kind")
            if known is None and (number % 2 == table.parity or number <= 0):
                raise WireError("it named a thing that it was never given")
            self.letters[number] = letter
            empty = self._empty(number, letter)
            if known is None:
                self.made[number] = empty
            elif not table.accepts(known.label) or (letter == ARRAY and self._other_array(number)):
                table.withheld.add(known.label)
                self.made[number] = empty
                self.copied.add(number)
            else:
                table.applied.add(known.label)

    def _other_array(self, number: int) -> bool:
        thing = self.table.entries[number].thing
        return not self.layouts[number].fits(thing, self.table.trusted)

    def _empty(self, number: int, letter: bytes) -> Any:
        if letter == ARRAY:
            self.layouts[number] = layout = Layout.read(self.take())
            array = layout.build()
            return array if array.ndim else self._widened(array)
        if letter == LOCKED:
            return self.table.classes.make(self.take())
        if letter == LIBRARY:
            parts = self.take()
            codec = codecs.by_name(parts[0])
            if codec is None or not codec.mutable:
                raise WireError("it named a kind of value that there is not")
            self.library[number] = parts[1]
            return self._noted(codec, codec.build(*parts[1]))
        if letter == DERIVED:
            if self.raw(1) != b"@":
                raise WireError("a derived thing is malformed")
            reference, base = self.raw_reference(), self.raw(1)
            return self.table.derived(reference, kind_of(base).empty(None))
        argument = self.take() if letter == b"q" else None
        return kind_of(letter).empty(argument)

    def scalar(self) -> Any:
        """Read a NumPy scalar."""
        return self._widened(super().scalar())

    def _widened(self, value: Any) -> Any:
        """Keep an infinity from making what it is compared with infinite, by a cast."""
        narrow = value.dtype.kind in "fc" and value.dtype.itemsize < np.dtype(float).itemsize * (
            1 + (value.dtype.kind == "c")
        )
        if narrow and self.table.trusted and not np.all(np.isfinite(value)):
            return value.astype(complex if value.dtype.kind == "c" else float)
        return value

    def shared(self) -> Any:
        """Find the thing of a number."""
        number = self.number()
        return self._find(number)

    def _find(self, number: int) -> Any:
        if number in self.made:
            return self.made[number]
        entry = self.table.entries.get(number)
        if entry is None:
            raise WireError("it named a thing that it was never given")
        if self.copied and self._reaches(number):
            return self._copy_on_the_path(number, entry)
        return entry.thing

    def _reaches(self, number: int) -> bool:
        """Whether a thing leads to one whose change is withheld."""
        if number not in self.reaching:
            seen, waiting = {number}, [number]
            while waiting:
                for child in self.table.children(waiting.pop()):
                    if child in self.copied:
                        self.reaching[number] = True
                        return True
                    if child not in seen:
                        seen.add(child)
                        waiting.append(child)
            self.reaching[number] = False
        return self.reaching[number]

    def _copy_on_the_path(self, number: int, entry: Entry) -> Any:
        kind = self.table.kind(entry)
        if entry.letter in (ARRAY, LIBRARY):
            return entry.thing
        copy = kind.like(entry.thing)
        self.made[number] = copy
        self.copied.add(number)
        self.letters[number] = entry.letter
        items = kind.apart(entry.thing)
        self.paths[number] = ()
        self.paths[number] = tuple(map(self._on_the_path, items))
        return copy

    def _on_the_path(self, item: Any) -> Any:
        if type(item) is tuple:
            return tuple(map(self._on_the_path, item))
        number = self.table.numbers.get(id(item))
        return item if number is None else self._find(number)

    def _fill(self, states: dict[int, tuple]) -> None:
        table = self.table
        states = states | self.paths
        for number in sorted(states, key=lambda n: order_of(self.letters[n])):
            letter = self.letters[number]
            thing = self.made.get(number)
            changed = thing is None
            thing = table.entries[number].thing if changed else thing
            if letter == ARRAY and changed:
                self.layouts[number].mend(thing)
            if letter == LIBRARY and changed:
                codec = codecs.for_type(type(thing))
                codec.restore(thing, self.library[number])
                self._noted(codec, thing)
            elif letter == DERIVED:
                PLAIN[mutable_base(thing)].fill(thing, states[number])
            else:
                kind_of(letter).fill(thing, states[number])
        self._enter()

    def _enter(self) -> None:
        table = self.table
        for number, letter in self.letters.items():
            known = table.entries.get(number)
            if number not in self.made:
                known.look = table.kind(known).look(known.thing)
                continue
            label = known.label if known else f"{table.site} received"
            if known:
                table.drop(number)
            table.enter(number, self.made[number], letter, label)

    def library_value(self) -> Any:
        """Build an immutable value of a library."""
        codec = codecs.by_name(self.text())
        parts = self.take()
        if codec is None or type(parts) is not tuple:
            raise WireError("it named a kind of value that there is not")
        return self._noted(codec, codec.build(*parts))

    def _noted(self, codec: codecs.Codec, value: Any) -> Any:
        """Note a masked value: what is compared with it is neither equal nor unequal."""
        if self.table.trusted and codec.masks(value) and not self.table.takes("masked values"):
            self.table.masked = True
        return value

    def derived_value(self, depth: int) -> Any:
        """Build a value of a class that derives from plain data."""
        if self.raw(1) != b"@":
            raise WireError("a derived value is malformed")
        reference = self.raw_reference()
        return self.table.derived(reference, self.take(depth + 1))

    def locked_value(self, depth: int) -> Any:
        """Build a value of a locked cell's class that derives from plain data."""
        return self.table.classes.derive(self.text(), self.take(depth + 1))

    def member(self, depth: int) -> Any:
        """Find a member of an enumeration of a locked cell."""
        return self.table.classes.member(self.text(), self.take(depth + 1))


_READERS: dict[bytes, Callable[[Any, int], Any]] = {
    b"#": lambda r, d: r.shared(),
    b"X": lambda r, d: r.library_value(),
    b"D": lambda r, d: r.derived_value(d),
    b"L": lambda r, d: r.locked_value(d),
    b"M": lambda r, d: r.member(d),
    b"K": lambda r, d: r.table.classes.find(r.text()),
}
_Reader.readers = Decoder.readers | by_first_byte(_READERS)
