"""Values of the standard library cross as themselves."""

import datetime
import re
import uuid
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath, PureWindowsPath
from zoneinfo import ZoneInfo

import pytest

from autograder.crossing.codecs import codec_named
from tests.autograder.crossing.codecs.travelling import apart, attack, travel

BERLIN = ZoneInfo("Europe/Berlin")
EAST = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
NAMED = datetime.timezone(datetime.timedelta(hours=-3), "Somewhere")
VALUES = [
    *(Decimal("1.10"), Decimal("-0"), Decimal("Infinity"), Decimal("1E+5"), Fraction(-3, 7)),
    *(uuid.UUID(int=2**128 - 1), uuid.uuid5(uuid.NAMESPACE_DNS, "a"), Path("a/b"), Path("/")),
    *(PurePosixPath("../x"), PureWindowsPath("C:\\x")),
    *(datetime.date(2026, 11, 25), datetime.timedelta(-1, 5, 7), datetime.timedelta.max),
    *(datetime.datetime(2026, 11, 25, 1, 2, 3, 4), datetime.datetime(2026, 1, 1, tzinfo=EAST)),
    *(datetime.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), datetime.time(1, 2)),
    *(datetime.time(1, 2, 3, 4, tzinfo=NAMED, fold=1), datetime.UTC, EAST, NAMED, BERLIN),
    *(re.compile("a+(b)", re.I), re.compile(b"x|y"), re.compile("[ab] # x", re.A | re.S | re.X)),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_it_arrives_as_it_was(value):
    arrived = travel(value)
    assert arrived == value
    assert repr(arrived) == repr(value)
    assert getattr(arrived, "fold", 0) == getattr(value, "fold", 0)
    if isinstance(value, datetime.datetime | datetime.time):
        assert arrived.tzinfo == value.tzinfo


def test_special_numbers():
    assert travel(Decimal("sNaN")).is_snan()
    assert travel(datetime.UTC) is datetime.UTC
    assert travel(BERLIN) is BERLIN


def test_a_zone_of_ones_own_does_not_cross():
    class Zone(datetime.tzinfo):
        pass

    with pytest.raises(TypeError):
        apart(datetime.datetime(2026, 1, 1, tzinfo=Zone()))
    with pytest.raises(TypeError):
        apart(Zone())


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_hostile_parts_are_refused(value):
    assert attack(value, tries=200) > 0


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("zoneinfo.ZoneInfo", ("../../etc/passwd",)),
        ("zoneinfo.ZoneInfo", ("/etc/passwd",)),
        ("zoneinfo.ZoneInfo", ("Europe/Atlantis",)),
        ("zoneinfo.ZoneInfo", ("a" * 10_000,)),
        ("re.Pattern", ("(" * 3000, 0)),
        ("re.Pattern", ("(a", 0)),
        ("re.Pattern", ("a", int(re.DEBUG))),
        ("re.Pattern", ("a{1,99999999999999999999}", 0)),
        ("re.Pattern", (bytearray(b"a"), 0)),
        ("datetime.datetime", ("2026-01-01T00:00:00", "UTC", 0)),
        ("datetime.datetime", ("2026-01-01T00:00:00+00:00", None, 0)),
        ("datetime.datetime", ("2026-01-01T00:00:00", None, 2)),
        ("datetime.datetime", ("2026-01-01T00:00:00", None, True)),
        ("datetime.date", (2026, 2, 30)),
        ("datetime.date", (2026.0, 2, 3)),
        ("datetime.timedelta", (10**30, 0, 0)),
        ("datetime.timezone", (datetime.timedelta(days=2), None)),
        ("datetime.timezone", (5, None)),
        ("fractions.Fraction", (1, 0)),
        ("fractions.Fraction", ("1/2", 1)),
        ("decimal.Decimal", ("one",)),
        ("decimal.Decimal", (1,)),
        ("uuid.UUID", (2**128,)),
        ("uuid.UUID", ("12345678123456781234567812345678",)),
        ("pathlib.PosixPath", (b"/x",)),
    ],
)
def test_what_is_refused(name, parts):
    with pytest.raises((TypeError, ValueError)):
        codec_named(name).build(*parts)
