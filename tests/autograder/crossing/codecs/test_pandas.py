"""What pandas makes crosses as itself, and equals what it was by pandas' own comparison."""

import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
import pytest

pd = pytest.importorskip("pandas", reason="pandas is not installed")

from pandas.testing import (  # noqa: E402
    assert_extension_array_equal,
    assert_frame_equal,
    assert_index_equal,
    assert_series_equal,
)

from autograder.crossing.codecs import codec_named, codec_of  # noqa: E402
from tests.autograder.crossing.codecs.travelling import (  # noqa: E402
    apart,
    attack,
    restored,
    travel,
)

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = pd.date_range("2026-11-25", periods=3)

ARRAYS = {
    "integers": pd.array([1, None, 3], dtype="Int64"),
    "small integers": pd.array([1, None, 3], dtype="UInt8"),
    "booleans": pd.array([True, None, False], dtype="boolean"),
    "floats": pd.array([1.5, None, np.nan], dtype="Float32"),
    "strings": pd.array(["a", None, "ä"], dtype="string"),
    "strings with nan": pd.array(["a", None, ""], dtype="str"),
    "categories": pd.Categorical(["a", None, "b"], categories=["b", "a", "c"], ordered=True),
    "numbered categories": pd.Categorical([3, 1, 1]),
    "moments": pd.array(DAYS),
    "moments in a zone": pd.array(DAYS.tz_localize(BERLIN).as_unit("s")),
    "moments in UTC": pd.array(DAYS.tz_localize("UTC")),
    "durations": pd.array(pd.to_timedelta([1, None, 3], unit="h")),
    "periods": pd.array(pd.period_range("2026-11", periods=3, freq="M")),
    "intervals": pd.array(pd.interval_range(0, 3)),
    "intervals of moments": pd.array(pd.interval_range(DAYS[0], periods=3, closed="left")),
    "sparse": pd.arrays.SparseArray([0.0, 0.0, 2.5]),
    "numbers": pd.Series([1.5, 2, 3]).array,
    "things": pd.Series([1, "a", None], dtype=object).array,
    "sparse integers": pd.arrays.SparseArray([1, 1, 7], fill_value=1),
}
INDEXES = {
    "range": pd.RangeIndex(5, 0, -2, name="n"),
    "numbers": pd.Index([3, 1, 2], name=("a", 1)),
    "floats": pd.Index([1.5, np.nan, 2], dtype="f4"),
    "objects": pd.Index(["a", 1, None, (1, 2)], dtype=object),
    "strings": pd.Index(["b", "a", "c"], name="letter"),
    "booleans": pd.Index([True, False, True]),
    "days": pd.date_range("2026-01-31", periods=4, freq="ME", name="end"),
    "days without frequency": pd.DatetimeIndex(["2026-01-01", None, "2026-03-05"]),
    "hours in a zone": pd.date_range("2026-10-25", periods=5, freq="h", tz=BERLIN),
    "durations": pd.timedelta_range(0, periods=3, freq="2h"),
    "periods": pd.period_range("2026Q1", periods=3, freq="Q-NOV", name="quarter"),
    "intervals": pd.IntervalIndex.from_breaks([0.0, 1.5, 3.0], closed="both"),
    "categories": pd.CategoricalIndex(["a", "b", "a"], ordered=True, name="c"),
    "integers with NA": pd.Index([1, None], dtype="Int64"),
    "levels": pd.MultiIndex.from_product([["a", "b"], DAYS[:2]], names=["x", None]),
    "empty": pd.Index([]),
}
SERIES = {
    **{f"of {name}": pd.Series(array, name=name) for name, array in ARRAYS.items()},
    "numbers": pd.Series([1.0, np.nan], index=["a", "b"], name="x"),
    "small numbers": pd.Series([1, 2, 3], dtype="i2"),
    "complex": pd.Series([1 + 2j, 3]),
    "moments": pd.Series(DAYS),
    "objects": pd.Series(
        [1, "a", None, Decimal("1.10"), pd.Timestamp("2026"), [1, [2]]], dtype=object
    ),
    "dates": pd.Series([datetime.date(2026, 1, 2)] * 2, name=None),
    "empty": pd.Series([], dtype="f8"),
    "dtypes": pd.DataFrame({"a": [1], "b": ["x"], "c": DAYS[:1], "d": pd.array([1])}).dtypes,
    "repeated labels": pd.Series([1, 2], index=["a", "a"]),
}
FRAMES = {
    "numbers": pd.DataFrame(np.arange(6.0).reshape(3, 2), columns=["a", "b"]),
    "one of each": pd.DataFrame({name: array for name, array in ARRAYS.items() if len(array) == 3}),
    "mixed": pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [1.5, np.nan], "d": [True, False]}),
    "repeated columns": pd.DataFrame([[1, 2.0], [3, 4.0]], columns=["a", "a"]),
    "levels": pd.DataFrame(
        np.eye(4),
        index=INDEXES["levels"],
        columns=pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1), ("b", 2)]),
    ),
    "without columns": pd.DataFrame(index=["a", "b"]),
    "without rows": pd.DataFrame({"a": pd.Series([], dtype="i8")}),
    "empty": pd.DataFrame(),
    "objects": pd.DataFrame({"a": [[1], {"b": 2}, None]}),
    "described": pd.DataFrame({"a": [1.0, 2.0]}).describe(),
    "grouped": pd.DataFrame({"a": [1, 1, 2], "b": [1.0, 2, 3]}).groupby("a").agg(["mean", "max"]),
}
SCALARS = [
    *(pd.Timestamp("2026-11-25 01:02:03.456789123"), pd.Timestamp("2026", tz=BERLIN)),
    *(pd.Timestamp("2026", tz="UTC"), pd.Timestamp("1600-01-01").as_unit("s")),
    *(pd.Timedelta("1 days 2 hours"), pd.Timedelta(-5), pd.Period("2026-11", "M")),
    *(pd.Period("2026", "Y-MAR"), pd.Interval(0, 1), pd.Interval(0.5, 1, closed="both")),
    *(pd.Interval(pd.Timestamp("2026"), pd.Timestamp("2027"), closed="left"), pd.NaT, pd.NA),
    *(pd.offsets.Day(3), pd.offsets.MonthEnd(), pd.offsets.QuarterEnd(startingMonth=2)),
    pd.offsets.Week(weekday=4),
]
DTYPES = [
    *(pd.CategoricalDtype(["a", "b"], ordered=True), pd.CategoricalDtype(), pd.Int64Dtype()),
    *(pd.DatetimeTZDtype("ns", BERLIN), pd.PeriodDtype("M"), pd.IntervalDtype("i8", "left")),
    *(pd.StringDtype(), pd.StringDtype(na_value=np.nan), pd.BooleanDtype(), pd.Float32Dtype()),
    *(pd.SparseDtype("f8", 0.0), np.dtype("f8"), np.dtype("M8[ns]"), np.dtype(object)),
    *(np.dtype("U5"), np.dtype(">i2"), np.dtype([("a", "f8"), ("b", "U3")])),
]


@pytest.mark.parametrize("name", FRAMES)
def test_frames(name):
    frame, arrived = FRAMES[name], travel(FRAMES[name])
    assert_frame_equal(arrived, frame, check_freq=True, check_flags=True)
    assert arrived.equals(frame)
    assert list(arrived.dtypes) == list(frame.dtypes)
    assert type(arrived.index) is type(frame.index)
    assert type(arrived.columns) is type(frame.columns)


@pytest.mark.parametrize("name", SERIES)
def test_series(name):
    series, arrived = SERIES[name], travel(SERIES[name])
    assert_series_equal(arrived, series, check_index_type=True)
    assert type(arrived.array) is type(series.array)
    assert arrived.dtype == series.dtype
    assert [type(value) for value in arrived] == [type(value) for value in series]


@pytest.mark.parametrize("name", INDEXES)
def test_indexes(name):
    index, arrived = INDEXES[name], travel(INDEXES[name])
    assert_index_equal(arrived, index, exact=True)
    assert arrived.identical(index)
    assert getattr(arrived, "freq", None) == getattr(index, "freq", None)


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays(name):
    assert_extension_array_equal(travel(ARRAYS[name]), ARRAYS[name], check_dtype=True)


@pytest.mark.parametrize("value", SCALARS, ids=repr)
def test_scalars(value):
    arrived = travel(value)
    assert repr(arrived) == repr(value)
    assert getattr(arrived, "unit", None) == getattr(value, "unit", None)
    if value is pd.NA or value is pd.NaT:
        assert arrived is value
    else:
        assert arrived == value


@pytest.mark.parametrize("dtype", DTYPES, ids=repr)
def test_dtypes(dtype):
    assert travel(dtype) == dtype


def test_attributes_and_flags():
    frame = pd.DataFrame({"a": [1]})
    frame.attrs = {"unit": "m", "of": [1, {"b": (2,)}]}
    frame.flags.allows_duplicate_labels = False
    arrived = travel(frame)
    assert arrived.attrs == frame.attrs
    assert not arrived.flags.allows_duplicate_labels
    series = pd.Series([1], name="s")
    series.attrs["unit"] = "kg"
    assert travel(series).attrs == {"unit": "kg"}


def test_what_arrives_can_be_worked_with():
    frame = travel(FRAMES["mixed"])
    assert_frame_equal(frame[frame.a > 1], FRAMES["mixed"][FRAMES["mixed"].a > 1])
    frame["e"] = frame.a + frame.c
    frame.loc[0, "b"] = "z"
    assert frame.b.tolist() == ["z", "y"]
    assert frame.groupby("d").a.sum().to_dict() == {False: 2, True: 1}
    days = travel(SERIES["moments"])
    assert days.dt.day.tolist() == [25, 26, 27]
    assert travel(ARRAYS["categories"]).max() == "a"


@pytest.mark.parametrize(
    "change",
    [
        lambda df: df.drop(columns="a", inplace=True),
        lambda df: df.__setitem__("x", [1, 2]),
        lambda df: df.loc.__setitem__((0, "b"), "changed"),
        lambda df: df.rename(columns={"a": "A"}, inplace=True),
        lambda df: df.set_index("b", inplace=True),
        lambda df: df.sort_values("a", ascending=False, inplace=True),
        lambda df: df.drop(index=0, inplace=True),
        lambda df: df.fillna(0, inplace=True),
        lambda df: df.insert(0, "first", ["p", "q"]),
        lambda df: df.pop("c"),
        lambda df: setattr(df, "columns", list("wxyz")),
        lambda df: df.attrs.update(a=1),
        lambda df: setattr(df.index, "name", "row"),
        lambda df: df.reset_index(inplace=True),
    ],
)
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_frame_that_was_changed_stays_the_same_object(change):
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [1.5, np.nan], "d": [True, False]})
    frame.c.sum(), frame.a  # what a frame remembers of its columns is forgotten
    alias, wanted = frame, frame.copy(deep=True)
    change(wanted)
    assert restored(frame, change) is alias
    assert_frame_equal(alias, wanted)
    assert alias.attrs == wanted.attrs
    for label in wanted.columns:
        assert_series_equal(alias[label], wanted[label])


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.__setitem__(0, 2.5),
        lambda s: s.drop(1, inplace=True),
        lambda s: setattr(s, "name", "other"),
        lambda s: s.sort_values(inplace=True),
        lambda s: s.update(pd.Series([9.0])),
        lambda s: s.__setitem__(7, 1.0),
        lambda s: s.attrs.update(a=1),
    ],
)
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_series_that_was_changed_stays_the_same_object(change):
    series = pd.Series([3.0, 1.0, 2.0], name="s")
    wanted = series.copy()
    change(wanted)
    assert restored(series, change) is series
    assert_series_equal(series, wanted)
    assert series.attrs == wanted.attrs


def test_an_array_that_was_changed_stays_the_same_object():
    for name, value in (
        ("integers", 7),
        ("strings", "z"),
        ("categories", "c"),
        ("moments", DAYS[2]),
    ):
        array = ARRAYS[name].copy()
        wanted = array.copy()
        wanted[0] = value
        restored(array, lambda other, value=value: other.__setitem__(0, value))
        assert_extension_array_equal(array, wanted)
    array = ARRAYS["integers"].copy()
    with pytest.raises(ValueError, match="keeps its dtype and its length"):
        codec_of(array).restore(array, codec_of(array).apart(array[:2]))


def test_parts_are_the_values_own():
    frame = pd.DataFrame({"a": [1.0]})
    frame.attrs["x"] = 1
    index, _, columns, attributes, _ = codec_of(frame).apart(frame)
    assert attributes is frame.attrs or attributes == frame.attrs
    assert index is frame.index
    assert np.shares_memory(columns[0], frame["a"].to_numpy())


def test_what_does_not_cross():
    for value in (
        pd.DataFrame({"a": [1]}).groupby("a"),
        pd.Series([1]).rolling(1),
        pd.offsets.DateOffset(months=2, day=5),
        pd.DataFrame,
    ):
        with pytest.raises(TypeError):
            apart(value)


HOSTILE = {
    **{f"frame {name}": value for name, value in FRAMES.items()},
    **{f"series {name}": value for name, value in SERIES.items()},
    **{f"index {name}": value for name, value in INDEXES.items()},
    **{f"array {name}": value for name, value in ARRAYS.items()},
    **{f"scalar {value!r}": value for value in SCALARS},
    **{f"dtype {value!r}": value for value in DTYPES},
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.filterwarnings("ignore")
def test_hostile_parts_are_refused(name):
    assert attack(HOSTILE[name], tries=30) > 0


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("pandas.RangeIndex", (0, 10**30, 1, None)),
        ("pandas.RangeIndex", (0, 1, 0, None)),
        ("pandas.Index", ([1], [1])),
        ("pandas.Index", (pd.Series([1]), None)),
        ("pandas.Series", (pd.RangeIndex(3), np.arange(2), None, {}, True)),
        ("pandas.Series", ([0, 1], np.arange(2), None, {}, True)),
        ("pandas.Series", (pd.RangeIndex(10**12), np.arange(2), None, {}, True)),
        ("pandas.DataFrame", (pd.RangeIndex(2), pd.Index(["a"]), [np.eye(2)], {}, True)),
        ("pandas.DataFrame", (pd.RangeIndex(2), pd.Index(["a"]), [], {}, True)),
        ("pandas.DataFrame", (pd.RangeIndex(2), pd.Index([]), [], {"a"}, True)),
        ("pandas.Categorical", (np.array([5]), pd.Index(["a"]), False)),
        ("pandas.Categorical", (np.array([0]), pd.Index(["a", "a"]), False)),
        ("pandas.MultiIndex", ([pd.Index(["a"])], [np.array([3])], ["x"])),
        ("pandas.IntegerArray", (np.arange(3), np.array([True]))),
        ("pandas.IntegerArray", (np.arange(3.0), np.zeros(3, bool))),
        ("pandas.SparseArray", (np.arange(2.0), np.array([0, 5], "i4"), 3, 0.0)),
        ("pandas.SparseArray", (np.arange(2.0), np.array([0, 1], "i4"), 10**15, 0.0)),
        ("pandas.PeriodArray", (np.arange(3), "M; import os")),
        ("pandas.Timestamp", (2**70, "ns", None)),
        ("pandas.Timestamp", (0, "ns", "Europe/Berlin")),
        ("pandas.Timestamp", ("2026", "ns", None)),
        ("pandas.Interval", (2, 1, "left")),
        ("pandas.Interval", ("a", "b", "left")),
        ("pandas.StringDtype", ("eval", True)),
        ("numpy.VoidDType", ("V9,(3)f8",)),
        ("numpy.VoidDType", ([("a", "f8"), ("a", "f8")],)),
        ("numpy.Float64DType", ("(1000000000,)f8",)),
        ("numpy.ObjectDType", ([("a", [("b", "O")])],)),
    ],
)
def test_what_is_refused(name, parts):
    with pytest.raises((TypeError, ValueError)):
        codec_named(name).build(*parts)
