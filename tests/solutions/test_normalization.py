"""Normalisation layers: PyTorch, central differences, exact arithmetic, and what they ignore."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from solutions import networks
from solutions import normalization as norm

property_test = settings(deadline=None, max_examples=50, derandomize=True)
batches = arrays(np.float64, (4, 3), elements=st.floats(-100, 100))

LAYERS = {
    "batch": (norm.batch_norm, norm.batch_norm_backward, 2),
    "layer": (norm.layer_norm, norm.layer_norm_backward, 2),
    "rms": (norm.rms_norm, norm.rms_norm_backward, 1),
}
each_layer = pytest.mark.parametrize(
    ("forward", "backward", "vectors"), LAYERS.values(), ids=list(LAYERS)
)


@pytest.fixture(autouse=True)
def _no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        yield


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


@pytest.fixture(scope="module")
def mpmath():
    return pytest.importorskip("mpmath", reason="mpmath is not installed: pip install mpmath")


def example(vectors, m=6, n=4, seed=0):
    rng = np.random.default_rng(seed)
    return (
        rng.normal(2, 3, size=(m, n)),
        list(rng.normal(size=(vectors, n))),
        rng.normal(size=(m, n)),
    )


# -------------------------------------------------------------------------------------- PyTorch


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYERS)
def test_outputs_and_gradients_agree_with_pytorch(torch, name):
    forward, backward, vectors = LAYERS[name]
    x, parameters, dy = example(vectors)
    t, *p = (torch.tensor(a, requires_grad=True) for a in (x, *parameters))
    functional = torch.nn.functional
    theirs = {
        "batch": lambda: functional.batch_norm(t, None, None, *p, training=True),
        "layer": lambda: functional.layer_norm(t, (4,), *p),
        "rms": lambda: functional.rms_norm(t, (4,), *p, eps=1e-5),
    }[name]()
    theirs.backward(torch.tensor(dy))
    y, cache = forward(x, *parameters)
    assert_allclose(y, theirs.detach().numpy(), rtol=1e-12, atol=1e-13)
    for ours, tensor in zip(backward(dy, cache), (t, *p), strict=True):
        assert_allclose(ours, tensor.grad.numpy(), rtol=1e-10, atol=1e-12)


@pytest.mark.slow
def test_running_statistics_and_inference_agree_with_pytorch_over_twenty_batches(torch):
    layer = torch.nn.BatchNorm1d(3, dtype=torch.float64)
    running = {"mean": np.zeros(3), "variance": np.ones(3)}
    rng = np.random.default_rng(1)
    for m in range(2, 22):
        x = rng.normal(3, 2, size=(m, 3))
        layer(torch.tensor(x))
        running = norm.update_running(running, x)
        assert_allclose(running["mean"], layer.running_mean.numpy(), rtol=1e-12)
        assert_allclose(running["variance"], layer.running_var.numpy(), rtol=1e-12)
    layer.eval()
    theirs = layer(torch.tensor(x)).detach().numpy()
    ours = norm.batch_norm_inference(x, np.ones(3), np.zeros(3), running)
    assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)


# ---------------------------------------------------------------------------------- derivatives


@each_layer
@pytest.mark.parametrize("shape", [(5, 3), (2, 4), (1, 3), (4, 1)])
def test_derivatives_are_central_differences(forward, backward, vectors, shape):
    x, parameters, dy = example(vectors, *shape)
    _, cache = forward(x, *parameters)
    dx, *gradients = backward(dy, cache)
    numerical = networks.numerical_gradient(lambda z: np.sum(dy * forward(z, *parameters)[0]), x)
    assert_allclose(dx, numerical, rtol=1e-6, atol=1e-7)
    for place, gradient in enumerate(gradients):

        def cost(p, place=place):
            changed = [*parameters[:place], p, *parameters[place + 1 :]]
            return np.sum(dy * forward(x, *changed)[0])

        numerical = networks.numerical_gradient(cost, parameters[place])
        assert_allclose(gradient, numerical, rtol=1e-6, atol=1e-8)


@each_layer
def test_the_derivative_has_no_part_along_what_the_output_ignores(forward, backward, vectors):
    x, parameters, dy = example(vectors)
    _, cache = forward(x, *parameters, epsilon=1e-14)
    dx = backward(dy, cache)[0]
    axis = 0 if forward is norm.batch_norm else 1
    assert_allclose((dx * x).sum(axis=axis), 0, atol=1e-10)
    if forward is not norm.rms_norm:
        assert_allclose(dx.sum(axis=axis), 0, atol=1e-12)


# --------------------------------------------------------------------------------------- values


def test_one_value_of_each_agrees_with_exact_arithmetic(mpmath):
    x = np.array([[0.1, -3.7, 1e3], [2.5, 0.3, -7.0]])
    ones, zeros = np.ones(3), np.zeros(3)
    with mpmath.workdps(50):
        epsilon = mpmath.mpf(1e-5)

        def standard(numbers, place):
            numbers = [mpmath.mpf(v) for v in numbers]
            mean = sum(numbers) / len(numbers)
            variance = sum((v - mean) ** 2 for v in numbers) / len(numbers)
            return (numbers[place] - mean) / mpmath.sqrt(variance + epsilon)

        batch, layer = float(standard(x[:, 1], 0)), float(standard(x[0], 1))
        square = sum(mpmath.mpf(v) ** 2 for v in x[0]) / 3
        rms = float(mpmath.mpf(x[0, 1]) / mpmath.sqrt(square + epsilon))
    assert_allclose(norm.batch_norm(x, ones, zeros)[0][0, 1], batch, rtol=1e-13)
    assert_allclose(norm.layer_norm(x, ones, zeros)[0][0, 1], layer, rtol=1e-13)
    assert_allclose(norm.rms_norm(x, ones)[0][0, 1], rms, rtol=1e-13)


@given(batches, st.floats(0.5, 100), st.floats(-100, 100))
@property_test
def test_batch_norm_ignores_shift_and_stretch_of_a_feature(x, stretch, move):
    x[:2] += [[0, 1, 2], [3, -1, 5]]  # no feature is constant
    x += np.arange(12).reshape(4, 3) * 0.37
    if x.std(axis=0).min() < 0.1:
        return
    plain, _ = norm.batch_norm(x, np.ones(3), np.zeros(3), 1e-12)
    other, _ = norm.batch_norm(stretch * x + move, np.ones(3), np.zeros(3), 1e-12)
    assert_allclose(other, plain, rtol=1e-6, atol=1e-6)


def test_layer_norm_is_batch_norm_of_the_transposed():
    x, _, _ = example(2)
    ours, _ = norm.layer_norm(x, np.ones(4), np.zeros(4))
    theirs, _ = norm.batch_norm(x.T, np.ones(6), np.zeros(6))
    assert_array_equal(ours, theirs.T)


def test_a_batch_of_one_is_the_shift_and_a_constant_is_no_nan():
    y, _ = norm.batch_norm([[3.0, -1e9]], [2.0, 5.0], [0.5, -4.0])
    assert_array_equal(y, [[0.5, -4.0]])
    for forward in (norm.batch_norm, norm.layer_norm):
        assert_array_equal(forward(np.full((3, 3), 0.1), np.ones(3), np.zeros(3))[0].round(9), 0)


def test_running_variance_is_unbiased_in_the_long_run():
    rng = np.random.default_rng(2)
    running, found = {"mean": [0.0], "variance": [1.0]}, []
    for _ in range(4000):
        running = norm.update_running(running, 3 * rng.normal(size=(2, 1)), 0.01)
        found.append(running["variance"][0])
    assert_allclose(np.mean(found[500:]), 9, rtol=0.1)


def test_folded_batch_norm_is_the_same_line():
    rng = np.random.default_rng(3)
    w, (b, scale, shift, mean) = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    running = {"mean": mean, "variance": rng.uniform(0.1, 3, size=3)}
    x = rng.normal(size=(7, 5))
    both = norm.batch_norm_inference(x @ w + b, scale, shift, running)
    one_w, one_b = norm.fold_batch_norm(w, b, scale, shift, running)
    assert_allclose(x @ one_w + one_b, both, rtol=1e-12, atol=1e-13)


# --------------------------------------------------------------------------------------- errors


@each_layer
def test_what_does_not_fit_is_refused(forward, backward, vectors):
    two = [np.ones(2)] * vectors
    with pytest.raises(ValueError, match=r"x must have shape \(m, n\)"):
        forward([1.0, 2.0], *two)
    with pytest.raises(ValueError, match=r"scale must have shape \(3,\); got shape \(2,\)"):
        forward(np.ones((4, 3)), *two)
    empty = (0, 2) if forward is norm.batch_norm else (2, 0)
    with pytest.raises(ValueError, match="at least one"):
        forward(np.ones(empty), *[np.ones(empty[1])] * vectors)
    _, cache = forward(np.ones((3, 2)), *two)
    with pytest.raises(ValueError, match=r"dy must have shape \(3, 2\); got shape \(3, 1\)"):
        backward(np.ones((3, 1)), cache)


def test_statistics_that_do_not_fit_are_refused():
    running = {"mean": np.zeros(2), "variance": np.ones(2)}
    with pytest.raises(ValueError, match=r"at least two samples; got shape \(1, 2\)"):
        norm.update_running(running, [[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"mean must have shape \(3,\)"):
        norm.batch_norm_inference(np.ones((1, 3)), np.ones(3), np.ones(3), running)
    with pytest.raises(ValueError, match=r"w must have shape \(k, n\); got shape \(2,\)"):
        norm.fold_batch_norm(np.ones(2), np.ones(2), np.ones(2), np.ones(2), running)


@each_layer
def test_nothing_given_is_changed(forward, backward, vectors):
    given = [np.arange(6).reshape(2, 3)] + [np.array([1, 2, 3])] * vectors
    kept = [part.copy() for part in given]
    y, cache = forward(*given)
    dy = np.ones((2, 3), dtype=np.int32)
    results = [y, *cache, *backward(dy, cache)]
    assert {part.dtype for part in results} == {np.dtype(np.float64)}
    for part, original in zip(given, kept, strict=True):
        assert_array_equal(part, original)
    assert_array_equal(dy, 1)
