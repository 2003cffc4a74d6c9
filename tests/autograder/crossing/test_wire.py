"""The wire carries plain data exactly, refuses everything else, and survives any bytes."""

import collections
import datetime
import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from autograder.crossing.wire import Reference, WireError, decode, encode

exact = settings(deadline=None, max_examples=200, derandomize=True)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.text(alphabet=st.characters(categories=["Cs"]), max_size=3)
    | st.binary()
)
dtypes = st.one_of(
    npst.boolean_dtypes(),
    npst.integer_dtypes(),
    npst.unsigned_integer_dtypes(),
    npst.floating_dtypes(sizes=(16, 32, 64)),
    npst.complex_number_dtypes(sizes=(64, 128)),
    npst.unicode_string_dtypes(max_len=5),
    npst.byte_string_dtypes(max_len=5),
    npst.datetime64_dtypes(),
)
arrays = npst.arrays(dtypes, npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
hashable = st.integers() | st.text() | st.booleans() | st.tuples(st.integers(), st.text())
data = st.recursive(
    scalars | arrays | arrays.filter(lambda a: a.ndim == 0).map(lambda a: a[()]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashable, inner, max_size=4)
        | st.sets(hashable, max_size=4)
        | st.frozensets(hashable, max_size=4)
    ),
    max_leaves=12,
)


def same(a, b):
    """Equal in type, value, dtype, shape, order and bits."""
    if type(a) is not type(b):
        return False
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, (np.ndarray, np.generic)):
        a, b = np.asarray(a), np.asarray(b)
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or (
            a == b and math.copysign(1, a) == math.copysign(1, b)
        )
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    return a == b


@exact
@given(data)
def test_plain_data_comes_out_as_it_went_in(value):
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize(
    "value",
    [
        *(range(1, 9, 3), slice(None, 3), slice(1, 2, 3), -(2**200), ..., NotImplemented),
        *(np.dtype("f4"), np.dtype([("a", "f8"), ("b", "U3")]), np.ndarray, int, type(None)),
        np.array([(1.0, "ab")], dtype=[("a", "f8"), ("b", "U3")]),
    ],
    ids=str,
)
def test_ranges_slices_and_large_integers_travel(value):
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize(
    "value",
    [
        collections.Counter("aab"),
        collections.OrderedDict(b=1, a=2),
        collections.deque([1, 2]),
        bytearray(b"ab"),
        Decimal("1.10"),
        Fraction(1, 3),
        Path("a/b.txt"),
        datetime.date(2026, 11, 20),
        datetime.datetime(2026, 11, 20, 1, 2, 3, 4),
        datetime.timedelta(days=1, microseconds=2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_of_the_standard_library_travel(value):
    assert same(decode(encode(value)), value)


def test_a_defaultdict_travels_without_its_factory():
    arrived = decode(encode(collections.defaultdict(list, a=[1])))
    assert type(arrived) is collections.defaultdict
    assert arrived == {"a": [1]}
    assert arrived.default_factory is None


def test_the_bits_of_a_nan_travel():
    payload = np.array([0x7FF8000000000123], dtype=np.uint64).view(np.float64)
    assert decode(encode(payload)).tobytes() == payload.tobytes()


def test_a_read_only_array_arrives_read_only():
    array = np.arange(3.0)
    array.flags.writeable = False
    assert not decode(encode(array)).flags.writeable
    assert decode(encode(np.arange(3.0))).flags.writeable


class Float(float):
    pass


class Array(np.ndarray):
    pass


class Liar:
    __class__ = float


class Reduced:
    def __reduce__(self):
        return (print, ("executed",))


@pytest.mark.parametrize(
    "value",
    [
        Float(1.0),
        np.zeros(2).view(Array),
        np.ma.masked_array([1.0], mask=[True]),
        np.zeros((1, 1)).view(np.recarray),
        np.array([object()]),
        np.rec.array([(1,)], dtype=[("a", int)]),
        type("Sorted", (collections.OrderedDict,), {})(a=1),
        collections.namedtuple("P", "x")(1),
        object(),
        Liar(),
        Reduced(),
        len,
        [Float(1.0)],
        {"a": object()},
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(WireError):
        encode(value)


def test_a_cycle_is_refused():
    cycle = []
    cycle.append(cycle)
    with pytest.raises(WireError):
        encode(cycle)


def test_what_is_too_deep_is_refused():
    deep = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(WireError):
        encode(deep)
    with pytest.raises(WireError):
        decode(b"[\x01\x00\x00\x00" * 100_000 + b"N")


def test_a_subclass_is_refused_even_where_references_are_allowed():
    with pytest.raises(WireError):
        encode(Float(1.0), lambda thing: Reference("test", 1))


def test_a_reference_is_resolved_by_its_receiver():
    message = encode([print], lambda thing: Reference("test", 7, "function", thing.__name__))
    assert decode(message, lambda reference: reference) == [
        Reference("test", 7, "function", "print")
    ]
    with pytest.raises(WireError):
        decode(message)


def test_a_thing_that_both_sides_know_is_its_number_and_no_more():
    message = encode([print], lambda thing: Reference("submission", 7))
    assert len(message) < 16
    assert decode(message, lambda reference: reference) == [Reference("submission", 7)]
    with pytest.raises(WireError):
        decode(message)


@settings(deadline=None, max_examples=1000, derandomize=True)
@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_but_the_wires_own_error(message):
    try:
        decode(message)
    except WireError:
        pass


@pytest.mark.slow
@settings(deadline=None, max_examples=500, derandomize=True)
@given(data, st.data())
def test_damaged_messages_raise_nothing_but_the_wires_own_error(value, draw):
    message = bytearray(encode(value))
    position = draw.draw(st.integers(0, len(message) - 1))
    message[position] = draw.draw(st.integers(0, 255))
    try:
        decode(bytes(message))
    except WireError:
        pass


@pytest.mark.parametrize(
    "message",
    [
        b"a\x03\x00\x00\x00|O8\x00\x01\x08\x00\x00\x00" + b"A" * 8,
        b"a\x03\x00\x00\x00<f8\x02" + b"\xff" * 16 + b"\x01\x00\x00\x00\x00",
        b"a\x03\x00\x00\x00<U1\x00\x01\x04\x00\x00\x00\xff\xff\xff\xff",
        b"s\x01\x00\x00\x00\xff",
        b"[\xff\xff\xff\xff",
        b"{\x01\x00\x00\x00[\x00\x00\x00\x00N",
        b"",
        b"NN",
        b"&S\x01",
        b"&X" + b"\x01" * 8,
    ],
    ids=[
        "pointers as objects",
        "a shape that overflows",
        "code points beyond Unicode",
        "not UTF-8",
        "a length without its items",
        "a list as key",
        "nothing",
        "two values",
        "a number that ends too early",
        "a side that there is not",
    ],
)
def test_hostile_messages_are_refused(message):
    with pytest.raises(WireError):
        decode(message)
