"""Values of Python itself that are neither plain data nor objects of a course."""

from __future__ import annotations

import array
import dataclasses
import io
import types
from dataclasses import MISSING
from typing import Any

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import no_protocols


def _check(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} is wanted")
    return value


def _view(keys: Any) -> Any:
    return dict.fromkeys(_check(tuple, keys)).keys()


def _values(values: Any) -> Any:
    return dict(enumerate(_check(tuple, values))).values()


def _items(items: Any) -> Any:
    return dict(_check(tuple, items)).items()


def _text(text: Any, position: Any) -> io.StringIO:
    made = io.StringIO(_check(str, text), newline="")
    made.seek(_check(int, position))
    return made


def _put_text(stream: io.StringIO, parts: tuple) -> None:
    text, position = parts
    stream.seek(0)
    stream.truncate()
    stream.write(_check(str, text))
    stream.seek(_check(int, position))


def _bytes(data: Any, position: Any) -> io.BytesIO:
    made = io.BytesIO(_check(bytes, data))
    made.seek(_check(int, position))
    return made


def _put_bytes(stream: io.BytesIO, parts: tuple) -> None:
    data, position = parts
    stream.seek(0)
    stream.truncate()
    stream.write(_check(bytes, data))
    stream.seek(_check(int, position))


def _namespace(held: Any) -> types.SimpleNamespace:
    no_protocols(_check(dict, held))
    return types.SimpleNamespace(**held)


def _put_namespace(space: types.SimpleNamespace, parts: tuple) -> None:
    made = _namespace(*parts)
    vars(space).clear()
    vars(space).update(vars(made))


def _array(code: Any, data: Any) -> array.array:
    made = array.array(_check(str, code))
    if made.typecode == "u":
        raise TypeError("arrays of characters do not cross")
    made.frombytes(_check(bytes, data))
    return made


def _put_array(made: array.array, parts: tuple) -> None:
    del made[:]
    made.frombytes(_check(bytes, parts[1]))


def _still_open(stream: io.IOBase) -> None:
    if stream.closed:
        raise ValueError("a closed file does not cross")


def _text_apart(stream: io.StringIO) -> tuple:
    _still_open(stream)
    return stream.getvalue(), stream.tell()


def _bytes_apart(stream: io.BytesIO) -> tuple:
    _still_open(stream)
    return stream.getvalue(), stream.tell()


# What the fields of a data class are told by: each is one object, the same on both sides.
_MARKS = {
    mark.name: mark
    for mark in (dataclasses._FIELD, dataclasses._FIELD_CLASSVAR, dataclasses._FIELD_INITVAR)
}

CODECS = (
    Codec(
        "dataclasses field type",
        type(dataclasses._FIELD),
        lambda mark: (mark.name,),
        lambda name: _MARKS[_check(str, name)],
    ),
    Codec("dataclasses.MISSING", type(MISSING), lambda _: (), lambda: MISSING),
    Codec("dict_keys", type({}.keys()), lambda view: (tuple(view),), _view),
    Codec("dict_values", type({}.values()), lambda view: (tuple(view),), _values),
    Codec("dict_items", type({}.items()), lambda view: (tuple(view),), _items),
    Codec(
        "mappingproxy",
        types.MappingProxyType,
        lambda proxy: (dict(proxy),),
        lambda held: types.MappingProxyType(_check(dict, held)),
    ),
    Codec(
        "SimpleNamespace",
        types.SimpleNamespace,
        lambda space: (dict(vars(space)),),
        _namespace,
        True,
        _put_namespace,
    ),
    Codec("StringIO", io.StringIO, _text_apart, _text, True, _put_text),
    Codec("BytesIO", io.BytesIO, _bytes_apart, _bytes, True, _put_bytes),
    Codec(
        "array",
        array.array,
        lambda made: (made.typecode, made.tobytes()),
        _array,
        True,
        _put_array,
    ),
)
