"""What the capstone's notebook gives in a locked cell is what the earlier chapters taught."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from solutions import convolution, digits_network, losses, optimizers, regularization
from tests.book.exercises import chapter


@pytest.fixture(scope="module")
def given() -> dict[str, Callable]:
    (cell,) = (cell for cell in chapter("digits").locked if cell.grade_id == "digits_given")
    names = {"np": np}
    exec(cell.source, names)
    return names


def test_activations(given):
    z = np.linspace(-40, 40, 401)
    assert given["ACTIVATIONS"].keys() == digits_network.ACTIVATIONS.keys()
    for name, pair in digits_network.ACTIVATIONS.items():
        for mine, theirs in zip(given["ACTIVATIONS"][name], pair, strict=True):
            assert_allclose(mine(z), theirs(z), rtol=1e-9, atol=1e-15, err_msg=name)


def test_max_pool(given):
    rng = np.random.default_rng(0)
    for x in (rng.normal(size=(3, 4, 6, 2)), rng.integers(0, 2, (3, 4, 6, 2)).astype(float)):
        y = given["max_pool"](x)
        assert_array_equal(y, convolution.max_pool(x))
        dy = rng.normal(size=y.shape)
        back = given["max_pool_backward"](dy, x)
        assert_array_equal(back, convolution.max_pool_backward(dy, x))


@pytest.mark.parametrize("rate", [0.0, 0.3])
def test_dropout(given, rate):
    x = np.random.default_rng(1).normal(size=(5, 7))
    mine = given["dropout"](x, rate, np.random.default_rng(2))
    theirs = regularization.dropout(x, rate, 2, training=rate > 0)
    for one, other in zip(mine, theirs, strict=True):
        assert_allclose(one, other, rtol=1e-12)


def test_cross_entropy(given):
    rng = np.random.default_rng(3)
    logits, labels = rng.normal(0, 9, (6, 4)), np.array([0, 1, 2, 3, 3, 0])
    loss, d_logits = given["cross_entropy"](logits, labels)
    assert_allclose(loss, losses.cross_entropy(logits, labels), rtol=1e-12)
    assert_allclose(d_logits, losses.cross_entropy_gradient(logits, labels), atol=1e-14)


def test_adamw_step(given):
    rng = np.random.default_rng(4)
    mine = theirs = rng.normal(size=(3, 2))
    state, other = {}, {}
    for _ in range(5):
        gradient = rng.normal(size=(3, 2))
        mine, state = given["adamw_step"](mine, gradient, state, 0.1, 0.05)
        theirs, other = optimizers.adamw_step(theirs, gradient, other, 0.1, weight_decay=0.05)
        assert_allclose(mine, theirs, rtol=1e-9)
        assert state["step"] == other["step"]


def test_warm_up_cosine(given):
    mine = [given["warm_up_cosine"](step, 0.3, 4, 20) for step in range(21)]
    assert_allclose(mine, optimizers.warm_up_cosine(np.arange(21), 0.3, 4, 20), atol=1e-15)


@pytest.mark.parametrize("most", [0, 2])
def test_random_shifts(given, most):
    images = np.arange(1, 5 * 64 + 1).reshape(5, 8, 8)
    mine = given["random_shifts"](images, most, np.random.default_rng(5))
    assert_array_equal(mine, regularization.random_shifts(images, most, 5))
    assert mine.dtype == images.dtype
