"""Regularisation: PyTorch, central differences, exact arithmetic, and what each remedy promises."""

import warnings
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.testing import assert_allclose, assert_array_equal

from solutions import digits, losses, networks
from solutions import regularization as reg

moderate = arrays(np.float64, array_shapes(max_dims=3, max_side=5), elements=st.floats(-50, 50))
strength = st.floats(0, 10)
property_test = settings(deadline=None, max_examples=60, derandomize=True)


@pytest.fixture(autouse=True)
def _no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        yield


@pytest.fixture(scope="module")
def mpmath():
    return pytest.importorskip("mpmath", reason="mpmath is not installed: pip install mpmath")


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


# ------------------------------------------------------------------------------------ penalties


@given(w=moderate, lam=strength)
@property_test
def test_penalties_are_exact_sums(mpmath, w, lam):
    with mpmath.workdps(40):
        l2 = mpmath.mpf(lam) / 2 * sum(mpmath.mpf(v) ** 2 for v in w.flat)
        l1 = mpmath.mpf(lam) * sum(abs(mpmath.mpf(v)) for v in w.flat)
    assert_allclose(reg.l2_penalty(w, lam), float(l2), rtol=1e-13, atol=1e-300)
    assert_allclose(reg.l1_penalty(w, lam), float(l1), rtol=1e-13, atol=1e-300)


@pytest.mark.parametrize("name", ["l1_penalty", "l2_penalty"])
def test_gradients_of_penalties_are_central_differences(name):
    rng = np.random.default_rng(0)
    w = rng.uniform(0.2, 2, size=(3, 4)) * rng.choice([-1, 1], size=(3, 4))
    numerical = networks.numerical_gradient(partial(getattr(reg, name), strength=0.7), w)
    assert_allclose(getattr(reg, f"{name}_gradient")(w, 0.7), numerical, rtol=1e-8)


@pytest.mark.slow
def test_penalties_agree_with_pytorch(torch):
    w = np.random.default_rng(1).normal(size=(4, 3))
    t = torch.tensor(w, requires_grad=True)
    for name, theirs in (("l1", 0.3 * t.abs().sum()), ("l2", 0.3 / 2 * (t**2).sum())):
        (gradient,) = torch.autograd.grad(theirs, t)
        assert_allclose(getattr(reg, f"{name}_penalty")(w, 0.3), theirs.item(), rtol=1e-14)
        ours = getattr(reg, f"{name}_penalty_gradient")(w, 0.3)
        assert_allclose(ours, gradient.numpy(), rtol=1e-14)


@pytest.mark.slow
def test_soft_threshold_is_pytorchs_softshrink(torch):
    w = np.concatenate([np.random.default_rng(2).normal(size=50), [0.0, 0.4, -0.4]])
    theirs = torch.nn.functional.softshrink(torch.tensor(w), 0.4).numpy()
    assert_allclose(reg.soft_threshold(w, 0.4), theirs, rtol=1e-14)


@given(st.floats(-20, 20), st.floats(0, 10), st.floats(-30, 30))
@property_test
def test_soft_threshold_solves_its_problem(w, t, other):
    def cost(v):
        return (v - w) ** 2 / 2 + t * abs(v)

    assert cost(reg.soft_threshold(w, t)) <= cost(other) + 1e-12


def test_the_soft_threshold_makes_zeros_and_l2_does_not():
    w = np.linspace(-1, 1, 21)
    assert np.sum(reg.soft_threshold(w, 0.35) == 0) == 7
    assert np.sum(w / 1.35 == 0) == 1


def test_ridge_regression_is_where_the_gradient_is_0():
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(12, 5)), rng.normal(size=12)
    for lam in (1e-6, 0.5, 100.0):
        w = reg.ridge_regression(x, y, lam)
        assert_allclose(x.T @ (x @ w - y) + reg.l2_penalty_gradient(w, lam), 0, atol=1e-11)
    nearly_none = reg.ridge_regression(x, y, 1e-12)
    assert_allclose(nearly_none, np.linalg.lstsq(x, y, rcond=None)[0], rtol=1e-9)


@pytest.mark.parametrize(
    "f",
    [
        *(getattr(reg, f"l{n}_penalty{end}") for n in (1, 2) for end in ("", "_gradient")),
        reg.soft_threshold,
    ],
)
def test_a_negative_strength_is_refused(f):
    with pytest.raises(ValueError, match=r"must not be negative, got -1"):
        f([1.0], -1)


def test_ridge_regression_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="must have shape"):
        reg.ridge_regression([1.0, 2.0], [1.0, 2.0], 1.0)
    with pytest.raises(ValueError, match="above 0, got 0"):
        reg.ridge_regression([[1.0], [2.0]], [1.0, 2.0], 0)


# -------------------------------------------------------------------------------- early stopping


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(1, 8))
@property_test
def test_early_stopping_keeps_its_promises(curve, patience):
    best, stop = reg.early_stopping(curve, patience)
    seen = curve[: stop + 1]
    assert best == seen.index(min(seen))
    assert stop - best <= patience
    assert stop - best == patience or stop == len(curve) - 1


def test_early_stopping_passes_over_nan():
    assert reg.early_stopping([np.nan, 2.0, np.nan, 1.0], 2) == (3, 3)
    assert reg.early_stopping([np.nan] * 4, 2) == (0, 2)


def test_early_stopping_refuses_nothing_and_no_patience():
    with pytest.raises(ValueError, match=r"got \(0,\)"):
        reg.early_stopping([])
    with pytest.raises(ValueError, match="at least 1, got 0"):
        reg.early_stopping([1.0], 0)


# --------------------------------------------------------------------------------------- dropout


@pytest.mark.parametrize("rate", [0.0, 0.2, 0.5, 0.9])
def test_dropout_keeps_the_expectation(rate):
    x = np.array([1.0, -3.0, 0.5])
    y, mask = reg.dropout(np.tile(x, (40_000, 1)), rate, rng=0)
    standard_error = np.abs(x) * np.sqrt(rate / (1 - rate) / 40_000)
    assert (np.abs(y.mean(axis=0) - x) <= 4 * standard_error + 1e-12).all()
    assert set(np.unique(mask)) <= {0.0, 1 / (1 - rate)}


@pytest.mark.slow
def test_dropout_is_distributed_as_pytorchs(torch):
    torch.manual_seed(0)
    theirs = torch.nn.functional.dropout(torch.ones(50_000, dtype=torch.float64), 0.3).numpy()
    ours, _ = reg.dropout(np.ones(50_000), 0.3, rng=0)
    assert set(np.unique(theirs).round(12)) == set(np.unique(ours).round(12))
    assert_allclose([theirs.mean(), (theirs == 0).mean()], [1, 0.3], atol=0.01)
    assert_allclose([ours.mean(), (ours == 0).mean()], [1, 0.3], atol=0.01)


def test_dropout_at_test_time_does_nothing_and_draws_nothing():
    rng = np.random.default_rng(4)
    y, mask = reg.dropout([1.0, np.inf], 0.7, rng, training=False)
    assert_array_equal(y, [1, np.inf])
    assert_array_equal(mask, [1, 1])
    assert rng.random() == np.random.default_rng(4).random()


def test_dropout_backward_is_the_central_difference():
    rng = np.random.default_rng(5)
    x, upstream = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    _, mask = reg.dropout(x, 0.4, rng=6)
    numerical = networks.numerical_gradient(
        lambda x: np.sum(upstream * reg.dropout(x, 0.4, rng=6)[0]), x
    )
    assert_allclose(reg.dropout_backward(upstream, mask), numerical, atol=1e-9)


def test_dropout_drops_infinity_to_0_and_takes_a_number():
    y, mask = reg.dropout(np.full(20, np.inf), 0.5, rng=0)
    assert_array_equal(y, np.where(mask > 0, np.inf, 0))
    y, mask = reg.dropout(3.0, 0.5, rng=0)
    assert isinstance(y, np.float64)
    assert isinstance(mask, np.float64)


def test_dropout_refuses_bad_rates_and_training_without_chance():
    for rate in (1.0, -0.1, np.nan):
        with pytest.raises(ValueError, match="at least 0 and below 1"):
            reg.dropout([1.0], rate, rng=0)
    with pytest.raises(ValueError, match="Generator or a seed"):
        reg.dropout([1.0])
    with pytest.raises(ValueError, match=r"shape of mask, \(2,\), got \(3,\)"):
        reg.dropout_backward(np.zeros(3), np.zeros(2))


# ------------------------------------------------------------------------------- smoothed labels


@pytest.mark.slow
@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.6, 1.0])
def test_smoothed_cross_entropy_agrees_with_pytorch(torch, smoothing):
    rng = np.random.default_rng(7)
    logits, labels = 3 * rng.normal(size=(6, 5)), rng.integers(5, size=6)
    t = torch.tensor(logits, requires_grad=True)
    theirs = torch.nn.functional.cross_entropy(
        t, torch.tensor(labels), label_smoothing=float(smoothing)
    )
    theirs.backward()
    ours = reg.smoothed_cross_entropy(logits, labels, smoothing)
    assert_allclose(ours, theirs.item(), rtol=1e-13)
    gradient = reg.smoothed_cross_entropy_gradient(logits, labels, smoothing)
    assert_allclose(gradient, t.grad.numpy(), rtol=1e-11, atol=1e-15)


def test_smoothed_cross_entropy_agrees_with_exact_arithmetic(mpmath):
    z, label, s = [300.0, -2.0, 5.5], 1, mpmath.mpf("0.1")
    with mpmath.workdps(60):
        total = mpmath.log(sum(mpmath.exp(v) for v in z))
        exact = sum(((1 - s) * (k == label) + s / 3) * (total - v) for k, v in enumerate(z))
    assert_allclose(reg.smoothed_cross_entropy([z], [label], 0.1), float(exact), rtol=1e-14)


def test_its_gradient_is_the_central_difference():
    rng = np.random.default_rng(8)
    logits, labels = rng.normal(size=(4, 3)), [2, 0, 1, 1]
    numerical = networks.numerical_gradient(
        lambda z: reg.smoothed_cross_entropy(z, labels, 0.2), logits
    )
    ours = reg.smoothed_cross_entropy_gradient(logits, labels, 0.2)
    assert_allclose(ours, numerical, rtol=1e-6, atol=1e-10)


def test_without_smoothing_it_is_the_cross_entropy():
    rng = np.random.default_rng(9)
    logits, labels = rng.normal(size=(5, 4)), rng.integers(4, size=5)
    ours = reg.smoothed_cross_entropy(logits, labels, 0)
    assert_allclose(ours, losses.cross_entropy(logits, labels), rtol=1e-14)
    gradient = reg.smoothed_cross_entropy_gradient(logits, labels, 0)
    assert_allclose(gradient, losses.cross_entropy_gradient(logits, labels), rtol=1e-13)


def test_smoothed_labels_refuse_what_is_no_class_and_no_share():
    with pytest.raises(ValueError, match="from 0 to 1, got 2"):
        reg.smooth_labels([0], 3, 2)
    with pytest.raises(ValueError, match="whole numbers from 0 to 2"):
        reg.smooth_labels([3], 3)
    for f in (reg.smoothed_cross_entropy, reg.smoothed_cross_entropy_gradient):
        with pytest.raises(ValueError, match=r"labels must have shape \(1,\), got \(2,\)"):
            f([[0.0, 1.0]], [0, 1])
        with pytest.raises(ValueError, match=r"got \(2,\)"):
            f([0.0, 1.0], [0])


# --------------------------------------------------------------------------------- shifted images


@pytest.mark.parametrize("most", [0, 1, 3, 9])
def test_random_shifts_moves_each_image_as_drawn(most):
    images, _ = digits.load_digits()
    images = images[:40]
    moves = np.random.default_rng(10).integers(-most, most + 1, size=(40, 2))
    expected = [
        digits.shift(image[None], *move)[0] for image, move in zip(images, moves, strict=True)
    ]
    moved = reg.random_shifts(images, most, rng=10)
    assert_array_equal(moved, expected)
    assert moved.dtype == images.dtype


def test_random_shifts_refuses_one_image_and_a_negative_shift():
    with pytest.raises(ValueError, match=r"shape \(m, height, width\), got \(8, 8\)"):
        reg.random_shifts(np.zeros((8, 8)), 1, rng=0)
    with pytest.raises(ValueError, match="most must not be negative, got -1"):
        reg.random_shifts(np.zeros((1, 8, 8)), -1, rng=0)


# ------------------------------------------------------------------------------------------ all


def test_nothing_given_is_changed_and_everything_is_float64():
    x, labels = np.array([[1, -2, 3], [4, 5, -6]]), np.array([2, 0])
    kept = x.copy()
    results = [
        *(reg.l2_penalty(x), reg.l2_penalty_gradient(x), reg.l1_penalty(x)),
        *(reg.l1_penalty_gradient(x), reg.soft_threshold(x, 1), *reg.dropout(x, rng=0)),
        *(reg.dropout_backward(x, x), reg.smooth_labels(labels, 3)),
        reg.smoothed_cross_entropy(x, labels),
        reg.smoothed_cross_entropy_gradient(x, labels),
    ]
    assert {np.asarray(result).dtype for result in results} == {np.dtype(np.float64)}
    assert_array_equal(x, kept)
    assert_array_equal(labels, [2, 0])
