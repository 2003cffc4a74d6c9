"""Frames, series, indexes, arrays, moments and dtypes of pandas.

A column crosses as what it holds: a NumPy array where its dtype is plain, a list where it is
object, and an array of pandas' own otherwise, which has a codec itself.
"""

import re
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_hashable

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import array, count, exactly, objects
from autograder.crossing.codecs.standard import ZONES

UNITS = ("s", "ms", "us", "ns")
FREQUENCY = re.compile(r"-?\d{0,9}[A-Za-z]{1,9}(-[A-Za-z]{1,4})?")
CLOSED = ("left", "right", "both", "neither")
MASKED_DTYPES = (
    *("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64"),
    *("Float32", "Float64", "Boolean"),
)
LONGEST_SPARSE = 2**31 - 1


# --- columns ---------------------------------------------------------------------------------


def _column(values: Any) -> Any:
    """Give the values of a series or an index as something that crosses."""
    if not isinstance(values.dtype, np.dtype):
        return values.array
    return _plain(values.to_numpy())


def _plain(values: np.ndarray) -> Any:
    return list(values) if values.dtype == object else values


def _values(column: Any) -> tuple[Any, Any]:
    """Give a column and its dtype, which pandas would else guess anew."""
    if type(column) is list:
        return objects(column), object
    if isinstance(column, pd.api.extensions.ExtensionArray):
        exactly(column, *EXTENSIONS)
        return column, column.dtype
    return array(column, "biufcmM"), column.dtype


def _label(name: Any) -> Any:
    if not is_hashable(name):
        raise TypeError("a label must be hashable")
    return name


def _labels(names: Any) -> list:
    return [_label(name) for name in exactly(names, list)]


# --- frames and series -----------------------------------------------------------------------


def _apart_series(series: pd.Series) -> tuple:
    alone = series.flags.allows_duplicate_labels
    return series.index, _column(series), series.name, series.attrs, alone


def build_series(index: Any, column: Any, name: Any, attributes: Any, duplicates: Any) -> pd.Series:
    """Build a series from index, column, name, attributes and whether labels may repeat."""
    values, dtype = _values(column)
    if len(_index(index)) != len(values):
        raise ValueError("index and values differ in length")
    series = pd.Series(values, index=index, name=_label(name), dtype=dtype, copy=False)
    return _finish(series, attributes, duplicates)


def _apart_frame(frame: pd.DataFrame) -> tuple:
    columns = [_column(frame.iloc[:, i]) for i in range(frame.shape[1])]
    alone = frame.flags.allows_duplicate_labels
    return frame.index, frame.columns, columns, frame.attrs, alone


def build_frame(
    index: Any, labels: Any, columns: Any, attributes: Any, duplicates: Any
) -> pd.DataFrame:
    """Build a frame from index, labels, columns, attributes and whether labels may repeat."""
    if len(_index(labels)) != len(exactly(columns, list)):
        raise ValueError("there are as many columns as labels")
    series = {}
    for i, column in enumerate(columns):
        values, dtype = _values(column)
        if len(_index(index)) != len(values):
            raise ValueError("index and columns differ in length")
        series[i] = pd.Series(values, index=index, dtype=dtype, copy=False)
    frame = pd.DataFrame(series, index=_index(index))
    frame.columns = labels
    return _finish(frame, attributes, duplicates)


def _finish(made: Any, attributes: Any, duplicates: Any) -> Any:
    made._attrs = exactly(attributes, dict)
    if not exactly(duplicates, bool):
        made.flags.allows_duplicate_labels = False
    return made


def _restore(build: Any, value: Any, parts: tuple) -> None:
    made = build(*parts)
    value._update_inplace(made)
    if isinstance(made, pd.Series):
        value.name = made.name
    value._attrs = made._attrs
    value.flags.allows_duplicate_labels = made.flags.allows_duplicate_labels


# --- indexes ---------------------------------------------------------------------------------


def _index(index: Any) -> pd.Index:
    return exactly(index, *INDEXES)


def build_index(column: Any, name: Any) -> pd.Index:
    values, dtype = _values(column)
    return _same(pd.Index, pd.Index(values, dtype=dtype, name=_label(name)))


def _same(kind: type, made: Any) -> Any:
    """Refuse what pandas made into something else."""
    if type(made) is not kind:
        raise ValueError(f"this is no {kind.__name__}")
    return made


def build_range(start: Any, stop: Any, step: Any, name: Any) -> pd.RangeIndex:
    for number in (start, stop, step):
        if abs(exactly(number, int)) >= 2**62:
            raise ValueError("the range is too long")
    return pd.RangeIndex(start, stop, step, name=_label(name))


def build_multi(levels: Any, codes: Any, names: Any) -> pd.MultiIndex:
    levels = [_index(level) for level in exactly(levels, list)]
    codes = [array(code, "i") for code in exactly(codes, list)]
    if not len(levels) == len(codes) == len(_labels(names)):
        raise ValueError("there are as many codes and names as levels")
    return pd.MultiIndex(levels, codes, names=names)


def _frequency(text: Any) -> Any:
    if not FREQUENCY.fullmatch(exactly(text, str)):
        raise ValueError("no frequency is called so")
    return pd.tseries.frequencies.to_offset(text)


def _apart_moments(index: Any) -> tuple:
    frequency = index.freq
    if frequency is not None and not _is_told(frequency):
        frequency = None
    return index.array, frequency and frequency.freqstr, index.name


def _build_moments(kind: type, values: Any, frequency: Any, name: Any) -> Any:
    exactly(values, *EXTENSIONS)
    made = _same(kind, pd.Index(values, name=_label(name)))
    if frequency is not None:
        made.freq = _frequency(frequency)
    return made


def _build_of_array(kind: type, values: Any, name: Any) -> Any:
    return _same(kind, pd.Index(exactly(values, *EXTENSIONS), name=_label(name)))


# --- arrays ----------------------------------------------------------------------------------


def build_categorical(codes: Any, categories: Any, ordered: Any) -> pd.Categorical:
    codes = array(codes, "i")
    dtype = build_categories(categories, ordered)
    return pd.Categorical.from_codes(codes, dtype=dtype)


def _apart_dated(values: Any) -> tuple:
    return values.asi8, values.unit, getattr(values, "tz", None)


def build_dated(numbers: Any, unit: Any, zone: Any) -> Any:
    """Build an array of moments from the numbers of units since 1970, in a zone."""
    if array(numbers, "i").dtype != np.int64 or exactly(unit, str) not in UNITS:
        raise ValueError("whole numbers of 64 bits, and a unit, are expected")
    made = pd.DatetimeIndex(numbers.view(f"M8[{unit}]"))
    if zone is not None:
        made = made.tz_localize("UTC").tz_convert(_zone(zone))
    return made.array.copy()  # what belongs to an index can't be written to


def _zone(zone: Any) -> Any:
    return exactly(zone, *ZONES)


def build_durations(numbers: Any, unit: Any, zone: None) -> Any:
    if array(numbers, "i").dtype != np.int64 or exactly(unit, str) not in UNITS:
        raise ValueError("whole numbers of 64 bits, and a unit, are expected")
    exactly(zone, type(None))
    return pd.TimedeltaIndex(numbers.view(f"m8[{unit}]")).array.copy()


def build_periods(numbers: Any, frequency: Any) -> Any:
    if array(numbers, "i").dtype != np.int64:
        raise ValueError("whole numbers of 64 bits are expected")
    return pd.arrays.PeriodArray(numbers, dtype=build_period_dtype(frequency))


def build_period_dtype(frequency: Any) -> pd.PeriodDtype:
    if not FREQUENCY.fullmatch(exactly(frequency, str)):
        raise ValueError("no frequency is called so")
    return pd.PeriodDtype(frequency)


def build_intervals(left: Any, right: Any, closed: Any) -> Any:
    if exactly(closed, str) not in CLOSED:
        raise ValueError("an interval is closed left, right, both or neither")
    return pd.arrays.IntervalArray.from_arrays(_index(left), _index(right), closed)


def _build_masked(kind: type, values: Any, mask: Any) -> Any:
    if array(values, "biuf").shape != array(mask, "b").shape:
        raise ValueError("values and mask differ in length")
    return kind(values, mask)


def _apart_strings(values: Any) -> tuple:
    strings = [
        None if missing else str(v) for v, missing in zip(values, values.isna(), strict=True)
    ]
    return strings, values.dtype


def build_strings(strings: Any, dtype: Any) -> Any:
    for text in exactly(strings, list):
        exactly(text, str, type(None))
    return pd.array(objects(strings), dtype=exactly(dtype, pd.StringDtype))


def build_numpy(column: Any) -> pd.arrays.NumpyExtensionArray:
    values, _ = _values(exactly(column, list, np.ndarray))
    return pd.arrays.NumpyExtensionArray(values)


def _apart_sparse(values: pd.arrays.SparseArray) -> tuple:
    index = values.sp_index.to_int_index()
    return values.sp_values, index.indices, index.length, values.fill_value


def build_sparse(values: Any, indices: Any, length: Any, fill: Any) -> pd.arrays.SparseArray:
    index = pd._libs.sparse.IntIndex(count(length, LONGEST_SPARSE), array(indices, "i"))
    if len(array(values, "biufcmM")) != len(indices):
        raise ValueError("values and places differ in number")
    dtype = build_sparse_dtype(values.dtype, fill)
    return pd.arrays.SparseArray(values, sparse_index=index, dtype=dtype)


def _restore_array(build: Any, values: Any, parts: tuple) -> None:
    made = build(*parts)
    if made.dtype != values.dtype or len(made) != len(values):
        raise ValueError("an array keeps its dtype and its length")
    values[:] = made


# --- moments and dtypes ----------------------------------------------------------------------


def _apart_timestamp(moment: pd.Timestamp) -> tuple:
    return int(moment._value), moment.unit, _zone(moment.tz)


def build_timestamp(number: Any, unit: Any, zone: Any) -> pd.Timestamp:
    return build_dated(np.array([exactly(number, int)], dtype=np.int64), unit, zone)[0]


def build_timedelta(number: Any, unit: Any) -> pd.Timedelta:
    return build_durations(np.array([exactly(number, int)], dtype=np.int64), unit, None)[0]


def build_period(number: Any, frequency: Any) -> pd.Period:
    return build_periods(np.array([exactly(number, int)], dtype=np.int64), frequency)[0]


def build_interval(left: Any, right: Any, closed: Any) -> pd.Interval:
    if exactly(closed, str) not in CLOSED:
        raise ValueError("an interval is closed left, right, both or neither")
    for end in (left, right):
        exactly(end, int, float, pd.Timestamp, pd.Timedelta, *NUMBERS)
    return pd.Interval(left, right, closed)


def build_categories(categories: Any, ordered: Any) -> pd.CategoricalDtype:
    if categories is not None:
        _index(categories)
    return pd.CategoricalDtype(categories, exactly(ordered, bool))


def build_zoned_dtype(unit: Any, zone: Any) -> pd.DatetimeTZDtype:
    if exactly(unit, str) not in UNITS:
        raise ValueError("no unit is called so")
    return pd.DatetimeTZDtype(unit, _zone(zone))


def build_string_dtype(storage: Any, missing_is_nan: Any) -> pd.StringDtype:
    if exactly(storage, str) not in ("python", "pyarrow"):
        raise ValueError("strings are kept by python or by pyarrow")
    return pd.StringDtype(storage, na_value=np.nan if exactly(missing_is_nan, bool) else pd.NA)


def build_interval_dtype(subtype: Any, closed: Any) -> pd.IntervalDtype:
    if closed is not None and exactly(closed, str) not in CLOSED:
        raise ValueError("an interval is closed left, right, both or neither")
    if subtype is not None and not isinstance(subtype, np.dtype | pd.DatetimeTZDtype):
        raise TypeError("the ends of an interval have a dtype")
    return pd.IntervalDtype(subtype, closed)


def build_sparse_dtype(subtype: Any, fill: Any) -> pd.SparseDtype:
    if not isinstance(subtype, np.dtype) or subtype.kind not in "biufcmM":
        raise TypeError("what is sparse has a plain dtype")
    if not isinstance(fill, np.generic | bool | int | float | complex | type(pd.NaT)):
        raise TypeError("what fills is a number")
    return pd.SparseDtype(subtype, fill)


def _is_told(offset: Any) -> bool:
    """Whether a frequency is all in its name."""
    try:
        return bool(FREQUENCY.fullmatch(offset.freqstr) and _frequency(offset.freqstr) == offset)
    except (TypeError, ValueError):
        return False


def _apart_offset(offset: Any) -> tuple[str]:
    if not _is_told(offset):
        raise TypeError(f"{offset!r} is more than its name says")
    return (offset.freqstr,)


def _offsets() -> list[type]:
    base = pd.tseries.offsets.BaseOffset
    found = dict.fromkeys(getattr(pd.offsets, name) for name in pd.offsets.__all__)
    return [kind for kind in found if isinstance(kind, type) and kind is not base]


# --- the table -------------------------------------------------------------------------------

NUMBERS = tuple({np.dtype(code).type for code in "bBhHiIlLqQfd"})
INDEXES = (
    *(pd.Index, pd.RangeIndex, pd.MultiIndex, pd.DatetimeIndex, pd.TimedeltaIndex),
    *(pd.PeriodIndex, pd.IntervalIndex, pd.CategoricalIndex),
)
MASKED = (pd.arrays.IntegerArray, pd.arrays.FloatingArray, pd.arrays.BooleanArray)
STRINGS = tuple(
    {type(pd.array([], dtype=pd.StringDtype("python", na_value=v))) for v in (pd.NA, np.nan)}
)
EXTENSIONS = (
    *(pd.Categorical, pd.arrays.DatetimeArray, pd.arrays.TimedeltaArray, pd.arrays.PeriodArray),
    *(pd.arrays.IntervalArray, pd.arrays.SparseArray, *MASKED, *STRINGS),
    pd.arrays.NumpyExtensionArray,
)


def _of_array(kind: type, apart: Any, build: Any) -> Codec:
    if kind is pd.arrays.SparseArray:
        return Codec("pandas.SparseArray", kind, apart, build)
    return Codec(
        *(f"pandas.{kind.__name__}", kind, apart, build, True, partial(_restore_array, build)),
        masks=_hides,
    )


def _hides(values: Any) -> bool:
    """Whether a comparison is neither true nor false where something is missing."""
    missing_is_na = isinstance(values, MASKED) or (
        isinstance(values, STRINGS) and values.dtype.na_value is pd.NA
    )
    return missing_is_na and bool(values.isna().any())


def _plain_dtype(name: str) -> Codec:
    kind = getattr(pd, f"{name}Dtype")
    return Codec(f"pandas.{kind.__name__}", kind, lambda dtype: (), lambda: kind())


CODECS = (
    Codec(
        *("pandas.DataFrame", pd.DataFrame, _apart_frame, build_frame, True),
        partial(_restore, build_frame),
    ),
    Codec(
        *("pandas.Series", pd.Series, _apart_series, build_series, True),
        partial(_restore, build_series),
    ),
    # Indexes.
    Codec("pandas.Index", pd.Index, lambda x: (_column(x), x.name), build_index),
    Codec(
        "pandas.RangeIndex",
        pd.RangeIndex,
        lambda x: (x.start, x.stop, x.step, x.name),
        build_range,
    ),
    Codec(
        "pandas.MultiIndex",
        pd.MultiIndex,
        lambda x: (list(x.levels), [np.asarray(code) for code in x.codes], list(x.names)),
        build_multi,
    ),
    *(
        Codec(f"pandas.{kind.__name__}", kind, _apart_moments, partial(_build_moments, kind))
        for kind in (pd.DatetimeIndex, pd.TimedeltaIndex)
    ),
    *(
        Codec(
            f"pandas.{kind.__name__}",
            kind,
            lambda x: (x.array, x.name),
            partial(_build_of_array, kind),
        )
        for kind in (pd.PeriodIndex, pd.IntervalIndex, pd.CategoricalIndex)
    ),
    # Arrays.
    _of_array(
        pd.Categorical,
        lambda x: (np.asarray(x.codes), x.categories, bool(x.ordered)),
        build_categorical,
    ),
    _of_array(pd.arrays.DatetimeArray, _apart_dated, build_dated),
    _of_array(pd.arrays.TimedeltaArray, _apart_dated, build_durations),
    _of_array(pd.arrays.PeriodArray, lambda x: (x.asi8, x.freqstr), build_periods),
    _of_array(pd.arrays.IntervalArray, lambda x: (x.left, x.right, x.closed), build_intervals),
    _of_array(pd.arrays.SparseArray, _apart_sparse, build_sparse),
    *(
        _of_array(kind, lambda x: (x._data, x._mask), partial(_build_masked, kind))
        for kind in MASKED
    ),
    *(_of_array(kind, _apart_strings, build_strings) for kind in STRINGS),
    _of_array(pd.arrays.NumpyExtensionArray, lambda x: (_plain(x.to_numpy()),), build_numpy),
    # Moments.
    Codec("pandas.Timestamp", pd.Timestamp, _apart_timestamp, build_timestamp),
    Codec("pandas.Timedelta", pd.Timedelta, lambda x: (int(x._value), x.unit), build_timedelta),
    Codec("pandas.Period", pd.Period, lambda x: (x.ordinal, x.freqstr), build_period),
    Codec("pandas.Interval", pd.Interval, lambda x: (x.left, x.right, x.closed), build_interval),
    Codec("pandas.NaT", type(pd.NaT), lambda x: (), lambda: pd.NaT),
    Codec("pandas.NA", type(pd.NA), lambda x: (), lambda: pd.NA, masks=lambda _: True),
    *(
        Codec(
            f"pandas.offsets.{kind.__name__}",
            kind,
            _apart_offset,
            lambda text, kind=kind: _same(kind, _frequency(text)),
        )
        for kind in _offsets()
    ),
    # Dtypes.
    Codec(
        "pandas.CategoricalDtype",
        pd.CategoricalDtype,
        lambda x: (x.categories, bool(x.ordered)),
        build_categories,
    ),
    Codec(
        "pandas.DatetimeTZDtype", pd.DatetimeTZDtype, lambda x: (x.unit, x.tz), build_zoned_dtype
    ),
    Codec(
        "pandas.PeriodDtype",
        pd.PeriodDtype,
        lambda x: (x.name.removeprefix("period[").removesuffix("]"),),
        build_period_dtype,
    ),
    Codec(
        "pandas.IntervalDtype",
        pd.IntervalDtype,
        lambda x: (x.subtype, x.closed),
        build_interval_dtype,
    ),
    Codec(
        "pandas.StringDtype",
        pd.StringDtype,
        lambda x: (x.storage, x.na_value is not pd.NA),
        build_string_dtype,
    ),
    Codec(
        "pandas.SparseDtype",
        pd.SparseDtype,
        lambda x: (x.subtype, x.fill_value),
        build_sparse_dtype,
    ),
    *map(_plain_dtype, MASKED_DTYPES),
)
