"""What a library makes goes through the two tables of the crossing, and stays one thing."""

import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from autograder.crossing.sharing import Table


def refuse(thing):
    raise AssertionError(f"{type(thing).__name__} would stay behind")


@pytest.fixture
def tables():
    """The tests' table and the submission's."""
    return tuple(
        Table(first, refuse, refuse, refuse, lambda thing: False, trusted)
        for first, trusted in ((2, True), (1, False))
    )


def frame():
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    days = pd.date_range("2026-11-25", periods=2, tz="Europe/Berlin")
    return pd.DataFrame(
        {"a": [1.5, np.nan], "b": ["x", None], "c": pd.Categorical(["u", "v"])}, days
    )


def graph():
    nx = pytest.importorskip("networkx", reason="NetworkX is not installed")
    return nx.path_graph(4)


def matrix():
    sympy = pytest.importorskip("sympy", reason="SymPy is not installed")
    x = sympy.Symbol("x", positive=True)
    return sympy.Matrix([[x**2 / 3, sympy.sin(x)], [sympy.Function("f")(x), 0]])


def sparse():
    scipy = pytest.importorskip("scipy.sparse", reason="SciPy is not installed")
    return scipy.csr_array(np.eye(3))


def image():
    pillow = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    return pillow.new("RGB", (4, 3), (1, 2, 3))


CHANGES = {
    frame: lambda df: df.__setitem__("d", [1, 2]),
    graph: lambda g: g.add_edge(0, 3, weight=2),
    matrix: lambda m: m.__setitem__((1, 1), 5),
    sparse: lambda a: a.__setitem__((0, 0), 7.0),
    image: lambda i: i.putpixel((0, 0), (9, 9, 9)),
}


def same(one, other):
    if hasattr(one, "equals") and hasattr(one, "dtypes"):
        return one.equals(other) and list(one.dtypes) == list(other.dtypes)
    if hasattr(one, "toarray"):
        return np.array_equal(one.toarray(), other.toarray())
    if hasattr(one, "adj"):
        return one.adj == other.adj
    return one == other


@pytest.mark.parametrize("make", CHANGES, ids=lambda make: make.__name__)
@pytest.mark.filterwarnings("ignore:Changing the sparsity")
def test_a_change_on_either_side_is_one_on_the_other(tables, make):
    tests, submission = tables
    mine, change = make(), CHANGES[make]
    theirs = tests.unpack(submission.pack([mine]))[0]
    assert type(theirs) is type(mine)
    assert same(theirs, mine)
    change(theirs)
    assert not same(theirs, mine)
    assert submission.unpack(tests.pack(theirs)) is mine
    assert same(theirs, mine)
    again = tests.unpack(submission.pack((mine, mine)))
    assert again[0] is theirs
    assert again[1] is theirs


@pytest.mark.parametrize(
    "value",
    [
        datetime.datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1),
        datetime.time(1, 2, tzinfo=datetime.UTC),
        np.dtype(object),
    ],
    ids=repr,
)
def test_what_does_not_change(tables, value):
    tests, submission = tables
    arrived = tests.unpack(submission.pack(value))
    assert arrived == value
    assert repr(arrived) == repr(value)
