"""Values of the standard library: numbers, dates, paths, identifiers and patterns."""

import datetime
import re
import uuid
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath, PurePosixPath, PureWindowsPath
from typing import Any
from zoneinfo import ZoneInfo

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import count, exactly

ZONES = (type(None), datetime.timezone, ZoneInfo)
FLAGS = re.A | re.I | re.L | re.M | re.S | re.U | re.X
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+-]*(/[A-Za-z0-9][A-Za-z0-9_+-]*){0,3}")


def _zone(zone: Any) -> Any:
    """Give a time zone that crosses."""
    return exactly(zone, *ZONES)


def build_datetime(text: str, zone: Any, fold: int) -> datetime.datetime:
    naive = datetime.datetime.fromisoformat(exactly(text, str))
    if naive.tzinfo is not None or exactly(fold, int) not in (0, 1):
        raise ValueError("a time without its zone, and a fold of 0 or 1, are expected")
    return naive.replace(tzinfo=_zone(zone), fold=fold)


def build_time(text: str, zone: Any, fold: int) -> datetime.time:
    naive = datetime.time.fromisoformat(exactly(text, str))
    if naive.tzinfo is not None or exactly(fold, int) not in (0, 1):
        raise ValueError("a time without its zone, and a fold of 0 or 1, are expected")
    return naive.replace(tzinfo=_zone(zone), fold=fold)


def _apart_moment(moment: datetime.datetime | datetime.time) -> tuple[str, Any, int]:
    return moment.replace(tzinfo=None, fold=0).isoformat(), _zone(moment.tzinfo), moment.fold


def _apart_timezone(zone: datetime.timezone) -> tuple[datetime.timedelta, str | None]:
    name = zone.__getinitargs__()[1:]
    return zone.utcoffset(None), (name[0] if name else None)


def build_timezone(offset: datetime.timedelta, name: str | None) -> datetime.timezone:
    exactly(offset, datetime.timedelta)
    return datetime.timezone(offset) if name is None else datetime.timezone(offset, name)


def _apart_zoneinfo(zone: ZoneInfo) -> tuple[str]:
    return (exactly(zone.key, str),)


def build_zoneinfo(key: str) -> ZoneInfo:
    if not KEY.fullmatch(exactly(key, str)) or len(key) > 80:
        raise ValueError("a time zone is called such as Europe/Berlin")
    return ZoneInfo(key)


def build_decimal(text: str) -> Decimal:
    return Decimal(exactly(text, str))


def build_fraction(numerator: int, denominator: int) -> Fraction:
    return Fraction(exactly(numerator, int), exactly(denominator, int))


def build_uuid(number: int) -> uuid.UUID:
    return uuid.UUID(int=count(number, 2**128 - 1))


def _build_integers(kind: type, *numbers: int) -> Any:
    return kind(*(exactly(number, int) for number in numbers))


def build_pattern(pattern: str | bytes, flags: int) -> re.Pattern:
    """Compile a pattern; to match with it may take long, as with any."""
    exactly(pattern, str, bytes)
    if exactly(flags, int) & ~int(FLAGS):
        raise ValueError("a flag is unknown")
    if len(pattern) > 100_000:
        raise ValueError("the pattern is too long")
    return re.compile(pattern, flags)


def _path(kind: type) -> Codec:
    return Codec(
        f"pathlib.{kind.__name__}",
        kind,
        lambda path: (str(path),),
        lambda text: kind(exactly(text, str)),
    )


CODECS = (
    Codec("decimal.Decimal", Decimal, lambda v: (str(v),), build_decimal),
    Codec("fractions.Fraction", Fraction, lambda v: (v.numerator, v.denominator), build_fraction),
    Codec("uuid.UUID", uuid.UUID, lambda v: (v.int,), build_uuid),
    *map(_path, (PosixPath, PurePosixPath, PureWindowsPath)),
    Codec("re.Pattern", re.Pattern, lambda v: (v.pattern, v.flags), build_pattern),
    Codec(
        "datetime.date",
        datetime.date,
        lambda v: (v.year, v.month, v.day),
        lambda *parts: _build_integers(datetime.date, *parts),
    ),
    Codec(
        "datetime.timedelta",
        datetime.timedelta,
        lambda v: (v.days, v.seconds, v.microseconds),
        lambda *parts: _build_integers(datetime.timedelta, *parts),
    ),
    Codec("datetime.datetime", datetime.datetime, _apart_moment, build_datetime),
    Codec("datetime.time", datetime.time, _apart_moment, build_time),
    Codec("datetime.timezone", datetime.timezone, _apart_timezone, build_timezone),
    Codec("zoneinfo.ZoneInfo", ZoneInfo, _apart_zoneinfo, build_zoneinfo),
)
