"""Optimisers: fifty steps beside PyTorch's, rates against theory, exact arithmetic, schedules."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from solutions import networks
from solutions import optimizers as opt

STEPS = (opt.momentum_step, opt.nesterov_step, opt.rmsprop_step, opt.adam_step, opt.adamw_step)
each_step = pytest.mark.parametrize("step", STEPS)
property_test = settings(deadline=None, max_examples=60, derandomize=True)


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


# ----------------------------------------------------------------------------------------- steps


def noisy_gradient(w, rng):
    return w * np.linspace(0.1, 30, w.size).reshape(w.shape) + rng.normal(size=w.shape)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "ours", "theirs", "options"),
    [
        (opt.momentum_step, {"momentum": 0.0}, "SGD", {}),
        (opt.momentum_step, {"momentum": 0.8}, "SGD", {"momentum": 0.8}),
        (opt.nesterov_step, {}, "SGD", {"momentum": 0.9, "nesterov": True}),
        (opt.rmsprop_step, {}, "RMSprop", {}),
        (opt.rmsprop_step, {"decay": 0.7, "epsilon": 0.1}, "RMSprop", {"alpha": 0.7, "eps": 0.1}),
        (opt.adam_step, {}, "Adam", {}),
        (
            opt.adam_step,
            {"beta1": 0.5, "beta2": 0.9, "epsilon": 0.01},
            "Adam",
            {"betas": (0.5, 0.9), "eps": 0.01},
        ),
        (opt.adamw_step, {}, "AdamW", {}),
        (opt.adamw_step, {"weight_decay": 0.5}, "AdamW", {"weight_decay": 0.5}),
    ],
)
def test_fifty_steps_agree_with_pytorch(torch, step, ours, theirs, options):
    w = np.random.default_rng(0).normal(size=(3, 4))
    t = torch.tensor(w, requires_grad=True)
    optimizer = getattr(torch.optim, theirs)([t], lr=0.02, **options)
    state = {}
    ours_rng, theirs_rng = np.random.default_rng(1), np.random.default_rng(1)
    for _ in range(50):
        w, state = step(w, noisy_gradient(w, ours_rng), state, 0.02, **ours)
        t.grad = torch.tensor(noisy_gradient(t.detach().numpy(), theirs_rng))
        optimizer.step()
        assert_allclose(w, t.detach().numpy(), rtol=1e-9, atol=1e-12)


def test_thirty_steps_of_adam_agree_with_exact_arithmetic(mpmath):
    w, state = 0.7, {}
    with mpmath.workdps(50):
        x, m, s = (mpmath.mpf(v) for v in (w, 0, 0))
        b1, b2, eta, eps = (mpmath.mpf(v) for v in (0.9, 0.999, 0.001, 1e-8))
        for t in range(1, 31):
            g = math.sin(t)
            w, state = opt.adam_step(w, g, state)
            m, s = b1 * m + (1 - b1) * mpmath.mpf(g), b2 * s + (1 - b2) * mpmath.mpf(g) ** 2
            x -= eta * m / (1 - b1**t) / (mpmath.sqrt(s / (1 - b2**t)) + eps)
        assert_allclose(w, float(x), rtol=1e-14)
        assert_allclose([state["mean"], state["square"]], [float(m), float(s)], rtol=1e-13)


@each_step
def test_what_is_given_stays_and_what_is_remembered_stands_in_the_state_alone(step):
    rng = np.random.default_rng(2)
    w, g = rng.normal(size=(2, 2, 3))
    _, state = step(w, g, {})
    kept = {name: np.copy(value) for name, value in state.items()}
    copies = w.copy(), g.copy()
    first, _ = step(w, g, state)
    step(w + 1, -g, {})
    second, _ = step(w, g, state)
    assert_array_equal(first, second)
    assert_array_equal([w, g], copies)
    assert state.keys() == kept.keys()
    for name in kept:
        assert_array_equal(state[name], kept[name])


@each_step
@pytest.mark.parametrize("w", [2, [1, -2], np.float32([[0.5]]), np.zeros((0, 3))])
def test_numbers_lists_and_other_types_give_float64(step, w):
    moved, state = step(w, w, {})
    moved, state = step(moved, w, state)
    assert moved.dtype == np.float64
    assert moved.shape == np.shape(w)
    assert all(np.shape(state[name]) == np.shape(w) for name in state if name != "step")


@each_step
def test_other_shapes_are_refused(step):
    _, state = step([1.0, 2.0], [1.0, 2.0], {})
    with pytest.raises(ValueError, match=r"gradient must have the shape of w, \(2,\), got \(1,\)"):
        step([1.0, 2.0], [1.0], {})
    with pytest.raises(ValueError, match=r"must have the shape of w, \(1,\), got \(2,\)"):
        step([1.0], [1.0], state)


@given(st.floats(-5, 5).filter(lambda g: abs(g) > 1e-3), st.floats(1e-6, 1e6))
@property_test
def test_adam_does_not_see_the_unit_of_the_gradient(g, unit):
    first, state = opt.adam_step(1.0, g * unit, {}, 0.1, epsilon=0.0)
    assert_allclose(first, 1 - 0.1 * np.sign(g), rtol=1e-12)
    second, _ = opt.adam_step(first, g * unit, state, 0.1, epsilon=0.0)
    assert_allclose(second, 1 - 0.2 * np.sign(g), rtol=1e-12)


def test_decay_of_adamw_is_the_same_for_every_gradient_and_that_of_a_penalty_is_not():
    for size in (0.1, 10.0):
        plain, _ = opt.adam_step(1.0, size, {}, 0.1)
        decayed, _ = opt.adamw_step(1.0, size, {}, 0.1, weight_decay=0.5)
        assert_allclose(plain - decayed, 0.05, rtol=1e-12)
    state = {}
    for sign in (1, -1) * 20:
        _, state = opt.adam_step(1.0, 10.0 * sign, state, 0.1)
    without, with_penalty = (opt.adam_step(1.0, g, state, 0.1)[0] for g in (10.0, 10.0 + 0.5))
    assert abs(without - with_penalty) < 0.005


# ------------------------------------------------------------------------------- rates and theory


@pytest.mark.parametrize("condition", [1.5, 10, 100, 1000])
def test_plain_descent_converges_as_theory_says(condition):
    eigenvalues = np.linspace(1, condition, 7)
    rate, factor = opt.best_descent(1, condition)
    steps = int(20 * condition) + 40
    options = {"learning_rate": rate, "momentum": 0.0}
    path = opt.take_steps(
        opt.momentum_step, lambda w: eigenvalues * w, np.ones(7), steps, **options
    )
    sizes = np.linalg.norm(path, axis=1)
    assert_allclose(np.log(sizes[-1] / sizes[-2]) / np.log(factor), 1, rtol=0.02)


@pytest.mark.parametrize("condition", [4, 10, 100, 1000])
def test_momentum_converges_as_theory_says(condition):
    eigenvalues = np.linspace(1, condition, 7)
    rate, momentum, factor = opt.best_momentum(1, condition)
    steps = int(30 * condition**0.5)
    options = {"learning_rate": rate, "momentum": momentum}
    path = opt.take_steps(
        opt.momentum_step, lambda w: eigenvalues * w, np.ones(7), steps, **options
    )
    sizes = np.linalg.norm(path, axis=1)
    half = steps // 2
    measured = np.log(sizes[-1] / sizes[half] * half / steps) / (steps - half)
    assert_allclose(measured / np.log(factor), 1, rtol=0.02)


@given(st.floats(0.01, 10), st.floats(0, 100), st.floats(0.01, 3), st.floats(0, 1.2))
@property_test
def test_no_other_choice_is_better(smallest, more, factor_of_rate, other_momentum):
    largest = smallest + more
    rate, factor = opt.best_descent(smallest, largest)
    other = rate * factor_of_rate
    assert max(abs(1 - other * smallest), abs(1 - other * largest)) >= factor - 1e-12
    rate, _, factor = opt.best_momentum(smallest, largest)
    radius = max(
        max(abs(np.roots([1, rate * factor_of_rate * v - 1 - other_momentum, other_momentum])))
        for v in (smallest, largest)
    )
    assert radius >= factor - 1e-6


@pytest.mark.parametrize("f", [opt.best_descent, opt.best_momentum])
@pytest.mark.parametrize("ends", [(0, 1), (2, 1), (-1, 1), (math.nan, 1)])
def test_eigenvalues_that_are_none_are_refused(f, ends):
    with pytest.raises(ValueError, match="above 0, the smallest first"):
        f(*ends)


def test_the_gradient_of_the_valley_is_the_central_difference():
    for w in np.random.default_rng(3).normal(size=(10, 2)):
        numerical = networks.numerical_gradient(opt.rosenbrock, w)
        assert_allclose(opt.rosenbrock_gradient(w), numerical, rtol=1e-6, atol=1e-6)
    assert opt.rosenbrock([1, 1]) == 0
    assert_array_equal(opt.rosenbrock_gradient([1, 1]), [0, 0])


# -------------------------------------------------------------------------- clipping and schedules


@pytest.mark.slow
@pytest.mark.parametrize("largest", [0.5, 100.0])
def test_clipping_agrees_with_pytorch(torch, largest):
    rng = np.random.default_rng(4)
    gradients = {"a": rng.normal(size=(3, 2)), "b": rng.normal(size=4)}
    tensors = [torch.zeros(g.shape, dtype=torch.float64) for g in gradients.values()]
    for tensor, g in zip(tensors, gradients.values(), strict=True):
        tensor.grad = torch.tensor(g)
    theirs = torch.nn.utils.clip_grad_norm_(tensors, largest)
    clipped, norm = opt.clip_by_norm(gradients, largest)
    assert_allclose(norm, theirs.item(), rtol=1e-14)
    for ours, tensor in zip(clipped.values(), tensors, strict=True):
        # PyTorch divides by the norm and 1e-6 more.
        assert_allclose(ours, tensor.grad.numpy(), rtol=2e-6)


def test_clipping_neither_overflows_nor_divides_by_0():
    clipped, norm = opt.clip_by_norm({"a": [3e300], "b": [4e300]}, 1.0)
    assert_allclose([norm, clipped["a"][0], clipped["b"][0]], [5e300, 0.6, 0.8], rtol=1e-14)
    assert opt.clip_by_norm({"a": [0.0]}, 1.0)[1] == 0
    assert opt.clip_by_norm({}, 1.0) == ({}, 0)


def test_clipping_refuses_what_has_no_direction():
    with pytest.raises(ValueError, match="above 0, got 0"):
        opt.clip_by_norm({}, 0)
    for bad in (np.nan, np.inf):
        with pytest.raises(ValueError, match="finite"):
            opt.clip_by_norm({"a": [1.0, bad]}, 1.0)


@pytest.mark.slow
def test_schedules_agree_with_pytorch(torch):
    from torch.optim.lr_scheduler import CosineAnnealingLR, StepLR

    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.7)
    for theirs, ours in (
        (
            lambda: StepLR(optimizer, 6, 0.3),
            lambda t: opt.step_schedule(t, 0.7, 6, 0.3),
        ),
        (
            lambda: CosineAnnealingLR(optimizer, 20, 0.1),
            lambda t: opt.cosine_schedule(t, 0.7, 20, 0.1),
        ),
    ):
        optimizer.param_groups[0]["lr"] = 0.7
        optimizer.param_groups[0].pop("initial_lr", None)
        scheduler, rates = theirs(), []
        for _ in range(21):
            rates.append(scheduler.get_last_lr()[0])
            optimizer.step()
            scheduler.step()
        assert_allclose(ours(range(21)), rates, rtol=1e-10)


def test_warm_up_joins_the_cosine_at_its_top():
    rates = opt.warm_up_cosine(range(30), 0.4, 5, 20, 0.1)
    assert_allclose(rates[:6], np.arange(1, 7) / 6 * 0.4)
    assert_allclose(rates[5:21], opt.cosine_schedule(range(16), 0.4, 15, 0.1))
    assert_array_equal(rates[20:], 0.1)


def test_schedules_refuse_negative_steps_and_lengths():
    for f in (
        lambda t: opt.step_schedule(t, 1.0, 5),
        lambda t: opt.cosine_schedule(t, 1.0, 5),
        lambda t: opt.warm_up_cosine(t, 1.0, 2, 5),
    ):
        with pytest.raises(ValueError, match="counted from 0"):
            f([0, -1])
    with pytest.raises(ValueError, match="every must be at least 1, got 0"):
        opt.step_schedule(0, 1.0, 0)
    with pytest.raises(ValueError, match="steps must be at least 1, got 0"):
        opt.cosine_schedule(0, 1.0, 0)
    with pytest.raises(ValueError, match="below steps, got 5 and 5"):
        opt.warm_up_cosine(0, 1.0, 5, 5)
