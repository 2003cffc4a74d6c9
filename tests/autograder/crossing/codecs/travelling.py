"""A crossing in miniature: values go through plain data and back, and hostile parts are made."""

import random
from typing import Any

import numpy as np

from autograder.crossing.codecs import Codec, codec_named, codec_of

PLAIN = (type(None), bool, int, float, complex, str, bytes)
HOLDERS = (list, tuple, set)


def apart(value: Any) -> Any:
    """Take a value apart into plain data; what a codec took apart becomes ("codec", name, parts)."""
    if type(value) in PLAIN:
        return value
    if type(value) in HOLDERS:
        return ("holder", type(value).__name__, [apart(item) for item in value])
    if type(value) is dict:
        return ("dict", [(apart(key), apart(item)) for key, item in value.items()])
    if type(value) is np.ndarray and value.dtype.kind in "biufcSUmM":
        return ("array", value.copy())
    if isinstance(value, np.generic) and value.dtype.kind in "biufcSUmM":
        return ("scalar", np.array(value))
    codec = codec_of(value)
    if codec is None:
        raise TypeError(f"{type(value).__name__} does not cross")
    return ("codec", codec.name, [apart(part) for part in codec.apart(value)])


def together(data: Any) -> Any:
    """Build a value again."""
    if type(data) in PLAIN:
        return data
    what, *rest = data
    if what == "holder":
        kind = {"list": list, "tuple": tuple, "set": set}[rest[0]]
        return kind(map(together, rest[1]))
    if what == "dict":
        return {together(key): together(item) for key, item in rest[0]}
    if what == "array":
        return rest[0].copy()
    if what == "scalar":
        return rest[0][()]
    name, parts = rest
    return codec_named(name).build(*map(together, parts))


def travel(value: Any) -> Any:
    """Send a value through plain data and back; it arrives as its exact type."""
    arrived = together(apart(value))
    assert type(arrived).__name__ == type(value).__name__
    assert isinstance(arrived, type(value)) or codec_of(value).metaclass is not None
    return arrived


def parts_after(value: Any, change) -> tuple:
    """Change a copy that travelled; give the parts that come back."""
    other = travel(value)
    change(other)
    data = apart(other)
    return tuple(map(together, data[2]))


def restored(value: Any, change) -> Any:
    """Change the value on the other side, and bring the change back to this one."""
    codec = codec_of(value)
    codec.restore(value, parts_after(value, change))
    return value


# --- hostile parts ---------------------------------------------------------------------------

ODD = [
    *(None, True, -1, 0, 1, 2**31, 2**63, -(2**63), 10**30, 1.5, float("nan"), 1j, "", "x", "__"),
    *(b"", b"\x00" * 7, [], [None], [[1], [2, 3]], (), (1, 2), (1, 2, 3), (-1, 5), {}, {"a": 1}),
    *({1: 2}, set(), {1, 2}, "import os", "2020-01-01", "9" * 400, [1, 2, 3], ["a", "b", "c"]),
    *(np.arange(3), np.arange(3.0), np.zeros((2, 2)), np.array([True, False, True]), np.array([])),
    *(np.array(["a", "b", "c"]), np.array([-1, 7, 2**40]), np.array([0, 1, 2], dtype=np.int8)),
    np.array([0, 1, 2], dtype="M8[ns]"),
    np.int64(3),
]


def mutated(parts: tuple, rng: random.Random) -> tuple:
    """Change something in the parts: one of them, or something deep inside of one."""
    parts = list(parts)
    kind = rng.randrange(6)
    if kind == 0:
        return tuple(parts[:-1])
    if kind == 1:
        return (*parts, rng.choice(ODD))
    if kind == 2:
        rng.shuffle(parts)
        return tuple(parts)
    if not parts:
        return (rng.choice(ODD),)
    i = rng.randrange(len(parts))
    parts[i] = _changed(parts[i], rng) if kind > 3 else rng.choice(ODD)
    return tuple(parts)


def _changed(value: Any, rng: random.Random) -> Any:
    if type(value) in (list, tuple) and value:
        items = list(value)
        i = rng.randrange(len(items))
        if rng.random() < 0.3:
            items[i] = rng.choice(ODD)
        elif rng.random() < 0.3:
            del items[i]
        else:
            items[i] = _changed(items[i], rng)
        return type(value)(items)
    if type(value) is np.ndarray and value.size:
        how = rng.randrange(3)
        if how == 0:
            return value[:-1] if value.ndim else value
        if how == 1:
            return value.astype(rng.choice(["f8", "i4", "U3", "?", "M8[ns]", "i8"]))
        value = value.copy()
        with np.errstate(all="ignore"):
            value.flat[rng.randrange(value.size)] = rng.choice([0, 1, 100])
        return value
    if type(value) is int:
        return rng.choice([-value - 1, value + 1, value * 10**6, 2**62, 10**25])
    if type(value) is str:
        return rng.choice(["", value[:-1], value * 300, value + "(", "\x00", "../x", "0 " * 9])
    codec = codec_of(value)
    if codec is not None:
        return rng.choice(ODD)
    return rng.choice(ODD)


def attack(value: Any, tries: int = 300, seed: int = 0) -> int:
    """Build from parts that were changed at random; only ValueError and TypeError may come out.

    Returns
    -------
    int
        How many were refused.
    """
    codec: Codec = codec_of(value)
    rng, refused = random.Random(seed), 0
    for _ in range(tries):
        parts = mutated(codec.apart(travel(value)), rng)
        try:
            codec.build(*parts)
        except (TypeError, ValueError):
            refused += 1
    return refused
