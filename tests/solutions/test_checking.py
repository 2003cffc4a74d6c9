"""A check passes for what is the reference's up to rounding, and for nothing else."""

import numpy as np
import pytest

from solutions.checking import Compare

DUE = np.array([1.0, -2.0, 1e-300])


class Near(float):
    """Says that it is near to everything."""

    def __sub__(self, other):
        return 0.0

    def __abs__(self):
        return 0.0


ALIKE = {
    "rounded otherwise": (DUE * (1 + 1e-12), DUE),
    "infinite": (np.array([np.inf, -np.inf, 1.0]), np.array([np.inf, -np.inf, 1.0])),
    "nan": (np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
    "a number": (2.0, np.float64(2.0)),
    "parts": ((DUE, [DUE, 1.0]), (DUE, [DUE, 1.0])),
    "no elements": (np.zeros((0, 3)), np.zeros((0, 3))),
}
OTHER = {
    "one element": (DUE + np.array([0, 1e-8, 0]), DUE),
    "finite for infinite": (np.array([1.0, 2.0]), np.array([np.inf, 2.0])),
    "infinite for finite": (np.array([np.inf, 2.0]), np.array([1.0, 2.0])),
    "the other infinity": (np.array([-np.inf]), np.array([np.inf])),
    "nan for a number": (np.array([np.nan]), np.array([1.0])),
    "a number for nan": (np.array([1.0]), np.array([np.nan])),
    "the shape": (DUE[None], DUE),
    "one for many": (np.array([1.0]), np.array([1.0, 1.0])),
    "the dtype": (DUE.astype(np.float32), DUE),
    "a list": (DUE.tolist(), DUE),
    "too few parts": ((DUE,), (DUE, DUE)),
    "objects": (np.array([Near(7.0)] * 3, dtype=object), DUE),
    "a number of a class of its own": ([[[Near(7.0)]]], [[[1.0]]]),
    "a text": ("1.0", 1.0),
    "none": (None, 1.0),
    "far": (np.array([-1e308]), np.array([1e308])),
    "whole numbers": (np.array([3]), np.array([4])),
    "a whole number nearly": (np.array([3 + 1e-12]), np.array([3])),
}


def compare(actual, expected):
    Compare(lambda x: actual, lambda x: expected).once(0.0)


@pytest.mark.parametrize("kind", ALIKE)
def test_what_differs_by_rounding_passes(kind):
    compare(*ALIKE[kind])


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize("kind", OTHER)
def test_what_differs_in_anything_else_fails(kind):
    with pytest.raises((AssertionError, TypeError)):
        compare(*OTHER[kind])


def test_it_agrees_with_numpy_at_the_edge_of_the_tolerance():
    generator = np.random.default_rng(0)
    for _ in range(500):
        due = generator.normal(size=4) * 10.0 ** generator.integers(-20, 20)
        mine = due * (1 + generator.normal(size=4) * 1e-12) + generator.normal(size=4) * 1e-12
        try:
            np.testing.assert_allclose(mine, due, rtol=1e-12, atol=1e-12)
        except AssertionError:
            with pytest.raises(AssertionError):
                compare(mine, due)
        else:
            compare(mine, due)
