"""Sparse arrays and matrices cross in their format, with what is stored and nothing else."""

import numpy as np
import pytest

sparse = pytest.importorskip("scipy.sparse", reason="SciPy is not installed")

from autograder.crossing.codecs import codec_named, codec_of  # noqa: E402
from tests.autograder.crossing.codecs.travelling import attack, restored, travel  # noqa: E402

FORMATS = ("bsr", "coo", "csc", "csr", "dia", "dok", "lil")
KINDS = [f"{form}_{what}" for form in FORMATS for what in ("array", "matrix")]
DENSE = np.array([[0, 1.5, 0, 0], [2, 0, 0, -1], [0, 0, 0, 0]])


def an_array(name, dense=DENSE):
    return getattr(sparse, name)(dense)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("dtype", ["f8", "f4", "i8", "c16", "?"])
def test_it_arrives_as_it_was(name, dtype):
    value = an_array(name, DENSE.astype(dtype))
    arrived = travel(value)
    assert (arrived.shape, arrived.dtype, arrived.nnz) == (value.shape, value.dtype, value.nnz)
    np.testing.assert_array_equal(arrived.toarray(), value.toarray())
    assert (arrived != value).nnz == 0


def test_what_is_stored_arrives_also_where_it_is_0_or_twice():
    value = sparse.csr_array((np.array([0.0, 1.0, 2.0]), np.array([1, 0, 0]), np.array([0, 3, 3])))
    arrived = travel(value)
    np.testing.assert_array_equal(arrived.data, value.data)
    np.testing.assert_array_equal(arrived.indices, value.indices)
    twice = sparse.coo_array((np.array([1.0, 2.0]), (np.array([1, 1]), np.array([0, 0]))))
    assert travel(twice).nnz == 2
    assert list(travel(an_array("dok_array")).items()) == list(an_array("dok_array").items())


def test_vectors_and_empty_ones():
    for name in ("coo_array", "csr_array", "dok_array"):
        value = an_array(name, np.array([0, 1.0, 0]))
        assert travel(value).shape == (3,)
        np.testing.assert_array_equal(travel(value).toarray(), [0, 1, 0])
    for name in KINDS:
        if not name.startswith(("bsr", "dia")):
            assert travel(getattr(sparse, name)((2, 0))).shape == (2, 0)


def test_a_large_shape_takes_no_memory():
    value = sparse.coo_array(
        (np.array([1.0]), (np.array([10**9]), np.array([3]))), shape=(2**40, 5)
    )
    assert travel(value).shape == (2**40, 5)


@pytest.mark.parametrize(
    "name", [name for name in KINDS if not name.startswith(("coo", "dia", "bsr"))]
)
def test_what_was_changed_stays_the_same_object(name):
    value, alias = an_array(name), None
    alias, wanted = value, an_array(name)

    def change(x):
        x[0, 1] = 7.0

    change(wanted)
    assert restored(value, change) is alias
    np.testing.assert_array_equal(alias.toarray(), wanted.toarray())


def test_a_shape_that_was_changed():
    value = an_array("csr_array")
    restored(value, lambda x: x.resize((2, 2)))
    np.testing.assert_array_equal(value.toarray(), DENSE[:2, :2])


def test_parts_are_the_arrays_own():
    value = an_array("csr_array")
    _, data, indices, indptr = codec_of(value).apart(value)
    assert data is value.data
    assert indices is value.indices
    assert indptr is value.indptr


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.filterwarnings("ignore")
def test_hostile_parts_are_refused(name):
    assert attack(an_array(name), tries=150) > 0


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("csr_array", ((3, 4), np.ones(1), np.array([4]), np.array([0, 1, 1, 1]))),
        ("csr_array", ((3, 4), np.ones(1), np.array([-1]), np.array([0, 1, 1, 1]))),
        ("csr_array", ((10**12, 4), np.ones(1), np.array([0]), np.array([0, 1]))),
        ("csc_matrix", ((3, 4), np.ones(1), np.array([0]), np.array([0, 5, 5, 5, 5]))),
        ("lil_array", ((10**12, 4), np.ones(1), np.array([0]), np.array([0, 1]))),
        ("coo_array", ((3, 4), np.ones(1), (np.array([3]), np.array([0])))),
        ("coo_array", ((3, 4), np.ones(2), (np.array([1]), np.array([0])))),
        ("coo_array", ((3, -4), np.ones(1), (np.array([1]), np.array([0])))),
        ("dok_array", ((3, 4), np.ones(1), (np.array([1.5]), np.array([0])))),
        ("dia_array", ((3, 4), np.ones((2, 4)), np.array([0]))),
        ("dia_array", ((3, 4), np.ones((2, 4)), np.array([0, 0]))),
        ("bsr_array", ((3, 4), np.ones((1, 2, 2)), np.array([0]), np.array([0, 1]))),
    ],
)
def test_what_is_refused(name, parts):
    with pytest.raises((TypeError, ValueError)):
        codec_named(f"scipy.sparse.{name}").build(*parts)
