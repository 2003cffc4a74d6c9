"""The reference functions of the chapter *losses*."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import special, stats

from solutions import losses
from solutions.activations import sigmoid

inf = np.inf

A9_SCORES = [[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]]
A9_PROBABILITIES = [
    [9.80897665e-01, 8.94462891e-04, 1.79657674e-02, 1.21052389e-04, 1.21052389e-04],
    [8.78679856e-01, 1.18916387e-01, 8.01252314e-04, 8.01252314e-04, 8.01252314e-04],
]
B6_SCORES = [24.4, 30.5, 100.8, 10.1, 20.2, 8.9, 5.1]
B6_PROBABILITIES = [
    6.60543742e-34,
    2.94508560e-31,
    1.0,
    4.06902625e-40,
    9.90523443e-36,
    1.22556715e-40,
    2.74168832e-42,
]
PREDICTIONS, TARGETS = [0.9, 0.2, 0.1, 0.4, 0.9], [1, 0, 0, 1, 1]


@pytest.fixture(autouse=True)
def _warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def torch_or_skip():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


def central_difference(f, x, step=1e-6):
    x = np.asarray(x, dtype=float)
    slopes = np.empty_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes


def examples(test):
    return settings(deadline=None, max_examples=50, derandomize=True)(test)


scores = hnp.arrays(
    float,
    hnp.array_shapes(min_dims=1, max_dims=3, max_side=5),
    elements=st.floats(-1e4, 1e4),
)
probabilities = st.floats(0, 1, allow_subnormal=False)


@st.composite
def pairs(draw, elements=None, others=None):
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=2, max_side=5))
    if elements is None:
        elements = st.floats(-1e3, 1e3, allow_subnormal=False)
    if others is None:
        others = elements
    return (
        draw(hnp.arrays(float, shape, elements=elements)),
        draw(hnp.arrays(float, shape, elements=others)),
    )


@st.composite
def classifications(draw, size=1e3):
    m, k = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    logits = draw(hnp.arrays(float, (m, k), elements=st.floats(-size, size)))
    labels = draw(hnp.arrays(np.int64, m, elements=st.integers(0, k - 1)))
    return logits, labels


# Every number of the source notes ------------------------------------------------------------


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        pytest.param(
            lambda: np.exp(A9_SCORES).sum(axis=1), [8260.88614278, 1248.04631753], id="A9 sums"
        ),
        pytest.param(lambda: losses.softmax(A9_SCORES)[0], A9_PROBABILITIES[0], id="A9 row 1"),
        pytest.param(lambda: losses.softmax(A9_SCORES)[1], A9_PROBABILITIES[1], id="A9 row 2"),
        pytest.param(lambda: losses.l1_loss(PREDICTIONS, TARGETS), 1.1, id="A12 L1"),
        pytest.param(lambda: losses.l2_loss(PREDICTIONS, TARGETS), 0.43, id="A13 L2"),
        pytest.param(
            lambda: losses.softmax([1010, 1000, 990]),
            [9.99954600e-01, 4.53978686e-05, 2.06106005e-09],
            id="B6 1010, 1000, 990",
        ),
        pytest.param(lambda: losses.softmax(B6_SCORES), B6_PROBABILITIES, id="B6 seven scores"),
        pytest.param(lambda: losses.softmax(B6_SCORES).sum(), 1.0, id="B6 sum"),
    ],
)
def test_numbers_of_the_notes(got, wanted):
    np.testing.assert_allclose(got(), wanted, rtol=6e-9)


def test_c25_three_scores_to_two_decimals():
    np.testing.assert_array_equal(losses.softmax([3, 1, -3]).round(2), [0.88, 0.12, 0.00])


# The corrections of the notes ----------------------------------------------------------------


def test_a12_a13_d4_a_sum_from_0_to_m_has_a_term_too_many():
    m = len(TARGETS)
    with pytest.raises(IndexError):
        sum(abs(PREDICTIONS[i] - TARGETS[i]) for i in range(0, m + 1))
    assert sum(abs(PREDICTIONS[i - 1] - TARGETS[i - 1]) for i in range(1, m + 1)) == pytest.approx(
        losses.l1_loss(PREDICTIONS, TARGETS)
    )


def test_a9_the_plain_formula_overflows():
    x = np.array([[1000.0, 0.0]])
    with np.errstate(over="ignore", invalid="ignore"):
        plain = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
    assert np.isnan(plain[0, 0])
    np.testing.assert_array_equal(losses.softmax(x), [[1.0, 0.0]])


def test_b6_a_sum_over_the_whole_array_is_wrong_for_a_batch():
    x = np.array(A9_SCORES, dtype=float)
    whole = np.exp(x) / np.exp(x).sum()
    assert whole.sum() == pytest.approx(1.0)
    assert whole[1].sum() < 0.14
    np.testing.assert_allclose(losses.softmax(x).sum(axis=1), 1.0, rtol=1e-12)


def test_b6_one_maximum_for_the_whole_batch_loses_a_row():
    x = np.array([[1000.0, 999.0], [0.0, 1.0]])
    shifted = np.exp(x - x.max())
    with np.errstate(invalid="ignore"):
        assert np.isnan((shifted / shifted.sum(axis=1, keepdims=True))[1]).all()
    np.testing.assert_allclose(losses.softmax(x)[1], special.softmax([0, 1]), rtol=1e-12)


def test_c24_the_index_of_the_sum_is_k():
    rng = np.random.default_rng(24)
    theta, x = rng.normal(size=(4, 3)), rng.normal(size=3)
    as_printed = [
        np.exp(theta[i] @ x) / sum(np.exp(theta[i] @ x) for k in range(4)) for i in range(4)
    ]
    np.testing.assert_allclose(as_printed, 1 / 4)
    by_hand = [np.exp(theta[i] @ x) / sum(np.exp(theta[k] @ x) for k in range(4)) for i in range(4)]
    np.testing.assert_allclose(losses.class_probabilities(x, theta), by_hand, rtol=1e-12)
    assert np.ptp(by_hand) > 0.1


def test_c24_the_range_is_open_and_floats_round_to_its_ends():
    # In exact arithmetic the larger probability of (40, 0) lies below 1 by 1/(1 + e^40).
    assert 0 < np.exp(losses.log_softmax([40.0, 0.0])[1]) < np.finfo(float).eps / 2
    assert losses.softmax([40.0, 0.0])[0] == 1.0
    assert losses.softmax([800.0, 0.0])[1] == 0.0
    assert losses.log_softmax([800.0, 0.0])[1] == -800.0


def test_c24_two_classes_are_the_logistic_function():
    x = np.linspace(-20, 20, 81)
    two = losses.softmax(np.stack([x, np.zeros_like(x)], axis=1))
    np.testing.assert_allclose(two[:, 0], special.expit(x), rtol=1e-13)


def test_c26_the_cost_can_be_0_where_the_note_says_greater_than_0():
    assert losses.binary_cross_entropy([1, 0], [1, 0]) == 0.0
    assert not np.signbit(losses.binary_cross_entropy([1, 0], [1, 0]))


def test_c26_right_but_fractional_targets_do_not_give_0():
    y = np.array([0.25, 0.5])
    entropy = stats.entropy([y, 1 - y]).mean()
    assert losses.binary_cross_entropy(y, y) == pytest.approx(entropy)
    assert losses.binary_cross_entropy(y + 0.05, y) > losses.binary_cross_entropy(y, y) > 0.5


def test_c26_the_quadratic_cost_starts_slowly_and_the_cross_entropy_does_not():
    def epochs_until(gradient, output):
        w, b = np.array([2.0]), 2.0
        for epoch in range(1000):
            if sigmoid(w[0] + b) < output:
                return epoch
            dw, db = gradient(w, b, [[1.0]], [0.0])
            w, b = w - 0.15 * dw, b - 0.15 * db
        return None

    assert epochs_until(losses.binary_cross_entropy_gradient, 0.5) == 17
    assert epochs_until(losses.quadratic_cost_gradient, 0.5) == 232
    (quick, _), (slow, _) = (
        gradient([2.0], 2.0, [[1.0]], [0.0])
        for gradient in (losses.binary_cross_entropy_gradient, losses.quadratic_cost_gradient)
    )
    a = sigmoid(4.0)
    assert slow / quick == pytest.approx(a * (1 - a))


# Independent implementations -----------------------------------------------------------------


@examples
@given(scores)
def test_agrees_with_scipy(x):
    np.testing.assert_allclose(
        losses.softmax(x), special.softmax(x, axis=-1), rtol=1e-12, atol=1e-300
    )
    np.testing.assert_allclose(
        losses.log_softmax(x), special.log_softmax(x, axis=-1), rtol=1e-12, atol=1e-15
    )
    np.testing.assert_allclose(
        losses.log_sum_exp(x), special.logsumexp(x, axis=-1), rtol=1e-12, atol=1e-12
    )


@examples
@given(pairs(probabilities))
def test_binary_cross_entropy_agrees_with_scipy(pair):
    a, y = pair
    wanted = -np.mean(special.xlogy(y, a) + special.xlog1py(1 - y, -a))
    np.testing.assert_allclose(losses.binary_cross_entropy(a, y), wanted, rtol=1e-12)


@examples
@given(pairs(st.floats(-30, 10), probabilities))
def test_from_logits_agrees_with_probabilities(pair):
    z, y = pair
    np.testing.assert_allclose(
        losses.binary_cross_entropy_from_logits(z, y),
        losses.binary_cross_entropy(sigmoid(z), y),
        rtol=1e-9,
        atol=1e-12,
    )


@examples
@given(classifications())
def test_cross_entropy_is_the_mean_negative_logarithm(case):
    logits, labels = case
    p = special.log_softmax(logits, axis=1)
    wanted = -sum(p[i, c] for i, c in enumerate(labels)) / len(labels)
    np.testing.assert_allclose(losses.cross_entropy(logits, labels), wanted, rtol=1e-12, atol=1e-12)


def test_two_classes_of_the_categorical_loss_are_the_binary_loss():
    z = np.array([-3.0, -0.5, 0.0, 2.0, 700.0])
    labels = np.array([0, 1, 1, 0, 1])
    logits = np.stack([np.zeros_like(z), z], axis=1)
    np.testing.assert_allclose(
        losses.cross_entropy(logits, labels),
        losses.binary_cross_entropy_from_logits(z, labels),
        rtol=1e-14,
    )


@pytest.mark.slow
def test_agrees_with_pytorch():
    torch = torch_or_skip()
    f = torch.nn.functional
    rng = np.random.default_rng(5)
    logits, labels = 20 * rng.normal(size=(6, 4)), rng.integers(0, 4, size=6)
    z, y = 20 * rng.normal(size=7), rng.integers(0, 2, size=7).astype(float)
    a, t = rng.uniform(size=7), rng.normal(size=7)
    logits_t, labels_t = torch.tensor(logits), torch.tensor(labels)
    for got, wanted in [
        (losses.softmax(logits), f.softmax(logits_t, dim=-1)),
        (losses.softmax(logits, temperature=2.5), f.softmax(logits_t / 2.5, dim=-1)),
        (losses.log_softmax(logits), f.log_softmax(logits_t, dim=-1)),
        (losses.log_sum_exp(logits), torch.logsumexp(logits_t, dim=-1)),
        (losses.cross_entropy(logits, labels), f.cross_entropy(logits_t, labels_t)),
        (
            losses.binary_cross_entropy(a, y),
            f.binary_cross_entropy(torch.tensor(a), torch.tensor(y)),
        ),
        (
            losses.binary_cross_entropy_from_logits(z, y),
            f.binary_cross_entropy_with_logits(torch.tensor(z), torch.tensor(y)),
        ),
        (losses.l1_loss(z, t), f.l1_loss(torch.tensor(z), torch.tensor(t), reduction="sum")),
        (losses.l2_loss(z, t), f.mse_loss(torch.tensor(z), torch.tensor(t), reduction="sum")),
        (
            losses.hinge_loss(z, 2 * y - 1),
            f.margin_ranking_loss(
                torch.tensor(z), torch.zeros(7), torch.tensor(2 * y - 1), margin=1.0
            ),
        ),
        *(
            (
                losses.huber_loss(z, t, delta, reduction),
                f.huber_loss(torch.tensor(z), torch.tensor(t), delta=delta, reduction=reduction),
            )
            for delta in (0.5, 1.0, 20.0)
            for reduction in ("mean", "sum", "none")
        ),
        (
            losses.kl_divergence(losses.softmax(logits), losses.softmax(logits[::-1] / 3)),
            f.kl_div(
                f.log_softmax(torch.tensor(logits[::-1] / 3), dim=-1),
                f.softmax(logits_t, dim=-1),
                reduction="none",
            ).sum(dim=-1),
        ),
        (
            losses.masked_softmax(logits, logits > -20),
            f.softmax(logits_t.masked_fill(logits_t <= -20, -inf), dim=-1),
        ),
    ]:
        np.testing.assert_allclose(got, wanted.numpy(), rtol=1e-10, atol=1e-14)


@pytest.mark.slow
def test_new_gradients_agree_with_autograd():
    torch = torch_or_skip()
    f = torch.nn.functional
    rng = np.random.default_rng(7)
    z, t, y = 3 * rng.normal(size=9), rng.normal(size=9), rng.integers(0, 2, size=9)

    def slope(loss):
        x = torch.tensor(z, requires_grad=True)
        loss(x).backward()
        return x.grad.numpy()

    def focal(x):
        cost = f.binary_cross_entropy_with_logits(x, torch.tensor(1.0 * y), reduction="none")
        return ((1 - torch.exp(-cost)) ** 2.5 * cost).sum()

    target = torch.tensor(t)
    for got, wanted in [
        (losses.l1_loss_gradient(z, t), lambda x: f.l1_loss(x, target, reduction="sum")),
        (losses.l2_loss_gradient(z, t), lambda x: f.mse_loss(x, target, reduction="sum")),
        (
            losses.huber_loss_gradient(z, t, 0.7),
            lambda x: f.huber_loss(x, target, delta=0.7, reduction="sum"),
        ),
        (
            losses.hinge_loss_gradient(z, 2 * y - 1),
            lambda x: torch.clamp(1 - torch.tensor(2 * y - 1) * x, min=0).sum(),
        ),
        (losses.focal_loss_gradient(z, y, 2.5), focal),
        (losses.softmax_backward(t, z), lambda x: (target * f.softmax(x, dim=-1)).sum()),
    ]:
        np.testing.assert_allclose(got, slope(wanted), rtol=1e-10, atol=1e-12)
    jacobian = torch.autograd.functional.jacobian(lambda x: f.softmax(x, dim=-1), torch.tensor(z))
    np.testing.assert_allclose(losses.softmax_jacobian(z), jacobian.numpy(), atol=1e-15)


@pytest.mark.slow
def test_the_code_shown_on_the_pages_in_pytorch():
    torch = torch_or_skip()
    z = torch.tensor([[3.0, 1.0, -3.0]], dtype=torch.float64)
    assert torch.nn.CrossEntropyLoss()(z, torch.tensor([0])).item() == pytest.approx(
        losses.cross_entropy([[3, 1, -3]], [0]), rel=1e-12
    )
    p, t = torch.tensor(PREDICTIONS), torch.tensor(TARGETS, dtype=torch.float32)
    assert torch.nn.L1Loss()(p, t).item() == pytest.approx(1.1 / 5)
    assert torch.nn.MSELoss()(p, t).item() == pytest.approx(0.43 / 5)
    assert torch.nn.L1Loss(reduction="sum")(p, t).item() == pytest.approx(1.1)
    assert torch.nn.MSELoss(reduction="sum")(p, t).item() == pytest.approx(0.43)
    with pytest.warns(UserWarning, match="target size"):
        broadcast = torch.nn.L1Loss(reduction="sum")(p.reshape(5, 1), t)
    assert broadcast.item() == pytest.approx(12.5)
    with np.errstate(all="ignore"):
        clamped = torch.nn.functional.binary_cross_entropy(torch.tensor([0.0]), torch.tensor([1.0]))
    assert clamped.item() == 100  # PyTorch stops at ln a = −100, where the formula says inf
    assert losses.binary_cross_entropy([0.0], [1.0]) == inf


@pytest.mark.slow
def test_gradients_agree_with_autograd():
    torch = torch_or_skip()
    f = torch.nn.functional
    rng = np.random.default_rng(6)
    logits, labels = 5 * rng.normal(size=(6, 4)), rng.integers(0, 4, size=6)
    logits_t = torch.tensor(logits, requires_grad=True)
    f.cross_entropy(logits_t, torch.tensor(labels)).backward()
    np.testing.assert_allclose(
        losses.cross_entropy_gradient(logits, labels), logits_t.grad.numpy(), rtol=1e-9, atol=1e-14
    )

    x, y = rng.normal(size=(8, 3)), rng.integers(0, 2, size=8).astype(float)
    w, b = rng.normal(size=3), rng.normal()
    for cost, gradient in [
        (f.binary_cross_entropy_with_logits, losses.binary_cross_entropy_gradient),
        (lambda z, t: ((torch.sigmoid(z) - t) ** 2).mean() / 2, losses.quadratic_cost_gradient),
    ]:
        w_t, b_t = (
            torch.tensor(w, requires_grad=True),
            torch.tensor(b, dtype=torch.float64, requires_grad=True),
        )
        cost(torch.tensor(x) @ w_t + b_t, torch.tensor(y)).backward()
        dw, db = gradient(w, b, x, y)
        np.testing.assert_allclose(dw, w_t.grad.numpy(), rtol=1e-10)
        np.testing.assert_allclose(db, b_t.grad.numpy(), rtol=1e-10)


@pytest.mark.slow
def test_agrees_with_tensorflow():
    warnings.simplefilter("ignore")
    tf = pytest.importorskip("tensorflow", reason="TensorFlow is not installed")
    logits, labels = np.array([[3.0, 1.0, -3.0], [0.0, 2.0, 1.0]]), np.array([0, 2])
    np.testing.assert_allclose(losses.softmax(logits), tf.nn.softmax(logits).numpy(), rtol=1e-12)
    np.testing.assert_allclose(
        losses.cross_entropy(logits, labels),
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits).numpy().mean(),
        rtol=1e-12,
    )
    with_logits = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    np.testing.assert_allclose(
        losses.cross_entropy(logits, labels), with_logits(labels, logits), rtol=1e-6
    )
    with_logits = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    np.testing.assert_allclose(
        losses.binary_cross_entropy_from_logits([4.0], [0.0]), with_logits([0.0], [4.0]), rtol=1e-6
    )
    for loss, mean in [
        (tf.keras.losses.MeanAbsoluteError(reduction="sum"), 1.1 / 5),
        (tf.keras.losses.MeanSquaredError(reduction="sum"), 0.43 / 5),
    ]:
        np.testing.assert_allclose(loss(TARGETS, PREDICTIONS), mean, rtol=1e-6)


# Gradients against central differences -------------------------------------------------------


@examples
@given(classifications(size=5))
def test_cross_entropy_gradient(case):
    logits, labels = case
    gradient = losses.cross_entropy_gradient(logits, labels)
    np.testing.assert_allclose(
        gradient,
        central_difference(lambda z: losses.cross_entropy(z, labels), logits),
        rtol=1e-5,
        atol=1e-8,
    )
    np.testing.assert_allclose(gradient.sum(axis=1), 0.0, atol=1e-15)


@pytest.mark.parametrize(
    ("cost", "gradient"),
    [
        pytest.param(
            lambda w, b, x, y: losses.binary_cross_entropy(sigmoid(x @ w + b), y),
            losses.binary_cross_entropy_gradient,
            id="C26 cross-entropy",
        ),
        pytest.param(losses.quadratic_cost, losses.quadratic_cost_gradient, id="C26 quadratic"),
    ],
)
@pytest.mark.parametrize("n", [1, 7])
def test_gradient_of_a_neuron(cost, gradient, n):
    rng = np.random.default_rng(n)
    w, b, x = rng.normal(size=3), rng.normal(), rng.normal(size=(n, 3))
    y = rng.integers(0, 2, size=n).astype(float)
    dw, db = gradient(w, b, x, y)
    assert dw.shape == (3,)
    assert np.shape(db) == ()
    np.testing.assert_allclose(dw, central_difference(lambda w: cost(w, b, x, y), w), rtol=1e-6)
    np.testing.assert_allclose(db, central_difference(lambda b: cost(w, b, x, y), b), rtol=1e-6)


# Properties ----------------------------------------------------------------------------------


@examples
@given(scores, st.floats(0.1, 100), st.floats(-100, 100))
def test_softmax_is_a_distribution_that_keeps_the_order(x, temperature, shift):
    p = losses.softmax(x, temperature)
    np.testing.assert_allclose(p.sum(axis=-1), 1.0, rtol=1e-12)
    assert (p >= 0).all()
    assert (p <= 1).all()
    in_order = np.take_along_axis(p, x.argsort(axis=-1), axis=-1)
    assert (np.diff(in_order, axis=-1) >= 0).all()
    np.testing.assert_allclose(losses.softmax(x + shift, temperature), p, rtol=1e-6, atol=1e-300)
    np.testing.assert_allclose(p, losses.softmax(x / temperature), rtol=1e-6, atol=1e-300)


@examples
@given(scores)
def test_log_sum_exp_lies_between_the_maximum_and_ln_n_more(x):
    y = losses.log_sum_exp(x)
    top = x.max(axis=-1)
    assert (y >= top).all()
    assert (y <= np.nextafter(top + np.log(x.shape[-1]), inf)).all()
    np.testing.assert_allclose(
        losses.log_softmax(x), x - np.expand_dims(y, -1), rtol=1e-9, atol=1e-9
    )


@examples
@given(pairs())
def test_distances(pair):
    p, t = pair
    for loss in (losses.l1_loss, losses.l2_loss):
        assert loss(p, t) >= 0
        assert loss(p, p) == 0
        assert loss(p, t) == loss(t, p)
        assert loss(np.stack([p, p]), np.stack([t, t])) == pytest.approx(2 * loss(p, t))
    assert losses.l1_loss(3 * p, 3 * t) == pytest.approx(3 * losses.l1_loss(p, t))
    assert losses.l2_loss(3 * p, 3 * t) == pytest.approx(9 * losses.l2_loss(p, t))


@examples
@given(pairs(probabilities))
def test_binary_cross_entropy_is_at_least_the_entropy(pair):
    a, y = pair
    cost = losses.binary_cross_entropy(a, y)
    assert cost >= losses.binary_cross_entropy(y, y) * (1 - 1e-12) >= 0
    assert losses.binary_cross_entropy(1 - a, 1 - y) == pytest.approx(
        cost, rel=1e-9, abs=1e-12
    ) or bool(np.any(a < 1e-12) | np.any(y < 1e-12))


# Kinds of input ------------------------------------------------------------------------------

LOGITS, LABELS = [[3, 1, -3], [0, 2, 1]], [0, 2]
CALLS = {
    "softmax": (losses.softmax, LOGITS),
    "log_softmax": (losses.log_softmax, LOGITS),
    "log_sum_exp": (losses.log_sum_exp, LOGITS),
    "class_probabilities": (losses.class_probabilities, [[1, 2], [0, 1]], [[1, 0], [2, 1]]),
    "l1_loss": (losses.l1_loss, [1, 2], [3, 5]),
    "l2_loss": (losses.l2_loss, [1, 2], [3, 5]),
    "binary_cross_entropy": (losses.binary_cross_entropy, [0.5, 0.25], [1, 0]),
    "binary_cross_entropy_from_logits": (losses.binary_cross_entropy_from_logits, [2, -1], [1, 0]),
    "binary_cross_entropy_gradient": (
        losses.binary_cross_entropy_gradient,
        [2, 1],
        1,
        [[1, 2], [3, 4]],
        [1, 0],
    ),
    "quadratic_cost": (losses.quadratic_cost, [2, 1], 1, [[1, 2], [3, 4]], [1, 0]),
    "quadratic_cost_gradient": (
        losses.quadratic_cost_gradient,
        [2, 1],
        1,
        [[1, 2], [3, 4]],
        [1, 0],
    ),
    "cross_entropy": (losses.cross_entropy, LOGITS, LABELS),
    "cross_entropy_gradient": (losses.cross_entropy_gradient, LOGITS, LABELS),
}


def parts(result):
    return result if isinstance(result, tuple) else (result,)


@pytest.mark.parametrize("name", CALLS)
def test_lists_and_any_dtype_give_float64_and_nothing_is_changed(name):
    function, *arguments = CALLS[name]
    from_lists = parts(function(*arguments))
    assert all(np.asarray(part).dtype == np.float64 for part in from_lists)
    for dtype in (np.float32, np.int64, np.int8):
        if dtype is not np.float32 and name == "binary_cross_entropy":
            continue  # probabilities are not whole numbers
        arrays = [np.array(v) if v is LABELS else np.array(v, dtype) for v in arguments]
        copies = [v.copy() for v in arrays]
        for part, wanted in zip(parts(function(*arrays)), from_lists, strict=True):
            assert np.asarray(part).dtype == np.float64
            np.testing.assert_allclose(part, wanted, rtol=1e-14)
        for before, after in zip(copies, arrays, strict=True):
            np.testing.assert_array_equal(after, before)


def test_scalars():
    assert losses.l1_loss(2, 5) == 3
    assert losses.l2_loss(2, 5) == 9
    assert losses.binary_cross_entropy(0.5, 1) == pytest.approx(np.log(2))
    assert losses.binary_cross_entropy_from_logits(0, 0) == pytest.approx(np.log(2))
    assert losses.cross_entropy([0, 0, 0], 1) == pytest.approx(np.log(3))
    np.testing.assert_allclose(losses.cross_entropy_gradient([0, 0], 1), [0.5, -0.5])
    for value in (losses.l1_loss(2, 5), losses.cross_entropy([0, 1], 1), losses.log_sum_exp([1])):
        assert isinstance(value, np.float64)


def test_leading_axes():
    rng = np.random.default_rng(8)
    x, labels = rng.normal(size=(2, 3, 4)), rng.integers(0, 4, size=(2, 3))
    assert losses.softmax(x).shape == losses.log_softmax(x).shape == (2, 3, 4)
    assert losses.log_sum_exp(x).shape == (2, 3)
    np.testing.assert_array_equal(losses.softmax(x)[1, 2], losses.softmax(x[1, 2]))
    flat = losses.cross_entropy(x.reshape(6, 4), labels.ravel())
    assert losses.cross_entropy(x, labels) == pytest.approx(flat, rel=1e-14)
    np.testing.assert_allclose(
        losses.cross_entropy_gradient(x, labels).reshape(6, 4),
        losses.cross_entropy_gradient(x.reshape(6, 4), labels.ravel()),
    )


def test_softmax_of_no_rows_is_no_rows():
    empty = np.zeros((0, 3))
    assert losses.softmax(empty).shape == losses.log_softmax(empty).shape == (0, 3)
    assert losses.log_sum_exp(empty).shape == (0,)


# Extreme values ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "p", "log_p", "total"),
    [
        ([1e4, -1e4, 1e4], [0.5, 0, 0.5], [-np.log(2), -2e4 - np.log(2), -np.log(2)], 1e4),
        ([0, -inf], [1, 0], [0, -inf], 0),
        ([0, inf], [0, 1], [-inf, 0], inf),
        ([inf, -inf], [1, 0], [0, -inf], inf),
        ([-inf], [1], [0], -inf),
        ([-inf, -inf], [np.nan, np.nan], [np.nan, np.nan], -inf),
        ([inf, inf], [np.nan, np.nan], [np.nan, np.nan], inf),
        ([1e308, -1e308], [1, 0], [0, -inf], 1e308),
    ],
)
def test_extreme_scores(x, p, log_p, total):
    np.testing.assert_allclose(losses.softmax(x), p, rtol=1e-12)
    np.testing.assert_allclose(losses.log_softmax(x), log_p, rtol=1e-12)
    np.testing.assert_allclose(losses.log_sum_exp(x), total, rtol=1e-4)


def test_extreme_temperatures():
    np.testing.assert_array_equal(losses.softmax([1, 2, 3], temperature=1e-310), [0, 0, 1])
    np.testing.assert_allclose(losses.softmax([1, 2, 3], temperature=1e12), 1 / 3, rtol=1e-11)
    np.testing.assert_allclose(losses.softmax([1, 2, 3], temperature=inf), 1 / 3, rtol=1e-15)


@pytest.mark.parametrize(
    ("a", "y", "cost"),
    [
        (0, 0, 0),
        (1, 1, 0),
        (0, 1, inf),
        (1, 0, inf),
        (1e-300, 1, 300 * np.log(10)),
        (1e-17, 0, 1e-17),
        ([1, 0, 0.5], [1, 0, 1], np.log(2) / 3),
    ],
)
def test_extreme_probabilities(a, y, cost):
    np.testing.assert_allclose(losses.binary_cross_entropy(a, y), cost, rtol=1e-14)


@pytest.mark.parametrize(
    ("z", "y", "cost"),
    [
        (1e4, 1, 0),
        (1e4, 0, 1e4),
        (-1e4, 0, 0),
        (-1e4, 1, 1e4),
        (inf, 1, 0),
        (-inf, 0, 0),
        (inf, 0, inf),
        (-inf, 1, inf),
        (-40, 0, np.exp(-40.0)),
        (40, 1, np.exp(-40.0)),
    ],
)
def test_extreme_logits(z, y, cost):
    np.testing.assert_allclose(losses.binary_cross_entropy_from_logits(z, y), cost, rtol=1e-14)
    if np.isfinite(z):
        np.testing.assert_allclose(losses.cross_entropy([0.0, z], y), cost, rtol=1e-14, atol=1e-15)


def test_extreme_gradients():
    np.testing.assert_array_equal(
        losses.cross_entropy_gradient([[1e4, -1e4], [-inf, 0]], [1, 0]), [[0.5, -0.5], [-0.5, 0.5]]
    )
    dw, db = losses.binary_cross_entropy_gradient([1e4], 0, [[1.0], [-1.0]], [0, 1])
    np.testing.assert_array_equal(dw, [1.0])
    assert db == 0
    dw, db = losses.quadratic_cost_gradient([1e4], 0, [[1.0], [-1.0]], [0, 1])
    np.testing.assert_array_equal(dw, [0.0])


def test_certain_and_right_costs_positive_zero():
    for cost in (
        losses.cross_entropy([[1000, 0]], [0]),
        losses.binary_cross_entropy_from_logits([1e4], [1]),
        losses.binary_cross_entropy([0.0], [0]),
    ):
        assert cost == 0
        assert not np.signbit(cost)


# Errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize("temperature", [0, -1, np.nan])
def test_temperature_must_be_positive(temperature):
    with pytest.raises(ValueError, match=r"temperature must be greater than 0, got"):
        losses.softmax([1, 2], temperature)


@pytest.mark.parametrize("function", [losses.softmax, losses.log_softmax, losses.log_sum_exp])
@pytest.mark.parametrize("x", [3.0, [], np.zeros((2, 0))])
def test_scores_need_a_last_axis(function, x):
    with pytest.raises(ValueError, match=r"shape \(\.\.\., n\) with n >= 1, got \("):
        function(x)


@pytest.mark.parametrize(
    "loss",
    [
        losses.l1_loss,
        losses.l2_loss,
        losses.binary_cross_entropy,
        losses.binary_cross_entropy_from_logits,
    ],
)
def test_shapes_must_be_equal(loss):
    for a, y in [([1, 0], [[1], [0]]), ([1, 0], 1), ([1], [1, 0]), ([1, 0, 1], [1, 0])]:
        with pytest.raises(ValueError, match=r"same shape, got \(.*\) and \("):
            loss(a, y)
    with pytest.raises(ValueError, match="empty batch"):
        loss([], [])


def test_probabilities_and_targets_lie_between_0_and_1():
    for a in (-0.1, 1.1, np.nan):
        with pytest.raises(ValueError, match="probabilities must lie between 0 and 1"):
            losses.binary_cross_entropy(a, 1)
    for y in (-1, 2, np.nan):
        with pytest.raises(ValueError, match="targets must lie between 0 and 1"):
            losses.binary_cross_entropy(0.5, y)
        with pytest.raises(ValueError, match="targets must lie between 0 and 1"):
            losses.binary_cross_entropy_from_logits(0.5, y)


@pytest.mark.parametrize(
    "function",
    [
        losses.binary_cross_entropy_gradient,
        losses.quadratic_cost,
        losses.quadratic_cost_gradient,
    ],
)
def test_shapes_of_a_neuron(function):
    x = np.ones((4, 2))
    for arguments in [
        (np.ones(3), 0, x, np.ones(4)),
        (np.ones(2), 0, x, np.ones((4, 1))),
        (np.ones(2), [0], x, np.ones(4)),
        (np.ones((2, 1)), 0, x, np.ones(4)),
        (np.ones(2), 0, np.ones(2), np.ones(1)),
    ]:
        with pytest.raises(ValueError, match=r"w must have shape \(d,\), b \(\), x \(n, d\)"):
            function(*arguments)
    with pytest.raises(ValueError, match="empty batch"):
        function(np.ones(2), 0, np.ones((0, 2)), np.ones(0))


@pytest.mark.parametrize("function", [losses.cross_entropy, losses.cross_entropy_gradient])
@pytest.mark.parametrize(
    ("logits", "labels", "message"),
    [
        (np.ones((3, 2)), [0, 1], r"labels must have shape \(3,\)"),
        (np.ones((3, 2)), [[0], [1], [0]], r"labels must have shape \(3,\)"),
        (np.ones((3, 2)), 0, r"labels must have shape \(3,\)"),
        (np.ones((2, 2)), [0.0, 0.5], "labels must be whole numbers"),
        (np.ones((2, 2)), [0.0, np.nan], "labels must be whole numbers"),
        (np.ones((2, 2)), [0, 2], "labels must lie in 0 … 1"),
        (np.ones((2, 2)), [0, -1], "labels must lie in 0 … 1"),
        (np.ones((0, 2)), [], "empty batch"),
        (np.ones((2, 0)), [0, 0], r"shape \(\.\.\., n\)"),
        (1.0, 0, r"shape \(\.\.\., n\)"),
    ],
)
def test_labels(function, logits, labels, message):
    with pytest.raises(ValueError, match=message):
        function(logits, labels)


def test_class_probabilities_shapes():
    theta = np.ones((3, 2))
    assert losses.class_probabilities(np.ones(2), theta).shape == (3,)
    assert losses.class_probabilities(np.ones((5, 2)), theta).shape == (5, 3)
    assert losses.class_probabilities(np.ones((0, 2)), theta).shape == (0, 3)
    for x, th in [(np.ones(3), theta), (1.0, theta), (np.ones(2), np.ones(2))]:
        with pytest.raises(ValueError, match=r"theta \(K, d\), got"):
            losses.class_probabilities(x, th)


# --- beyond the notes: Huber, hinge, divergence, focus, masks ---------------------------------


@pytest.mark.parametrize(
    ("loss", "gradient"),
    [
        (losses.l1_loss, losses.l1_loss_gradient),
        (losses.l2_loss, losses.l2_loss_gradient),
        *(
            (
                lambda p, t, d=d: losses.huber_loss(p, t, d, "sum"),
                lambda p, t, d=d: losses.huber_loss_gradient(p, t, d),
            )
            for d in (0.3, 1.0, 5.0)
        ),
    ],
)
def test_slopes_of_distances_are_central_differences(loss, gradient):
    p, t = np.random.default_rng(8).normal(size=(2, 3, 4))
    expected = central_difference(lambda x: loss(x, t), p)
    np.testing.assert_allclose(gradient(p, t), expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0, 5.0])
def test_slopes_of_focal_and_hinge_are_central_differences(gamma):
    rng = np.random.default_rng(9)
    z, y = 3 * rng.normal(size=8), rng.integers(0, 2, size=8)
    expected = central_difference(lambda x: losses.focal_loss(x, y, gamma, "sum"), z)
    np.testing.assert_allclose(
        losses.focal_loss_gradient(z, y, gamma), expected, rtol=1e-6, atol=1e-8
    )
    expected = central_difference(lambda x: losses.hinge_loss(x, 2 * y - 1, "sum"), z)
    np.testing.assert_allclose(losses.hinge_loss_gradient(z, 2 * y - 1), expected, atol=1e-8)


@pytest.mark.filterwarnings("error")
def test_ends_of_the_new_losses():
    z = [inf, -inf, inf, -inf]
    np.testing.assert_array_equal(losses.focal_loss(z, [1, 1, 0, 0], 2, "none"), [0, inf, inf, 0])
    np.testing.assert_array_equal(losses.focal_loss_gradient(z, [1, 1, 0, 0]), [0, -1, 1, 0])
    np.testing.assert_array_equal(losses.huber_loss([inf], [0.0]), inf)
    np.testing.assert_array_equal(losses.huber_loss_gradient([inf, -inf], [0, 0], 2), [2, -2])
    assert losses.huber_loss([3.0], [0.0], inf) == 4.5
    assert np.isnan(losses.hinge_loss([np.nan], [1]))
    assert np.isnan(losses.hinge_loss_gradient([np.nan], [1])[0])
    assert losses.kl_divergence([5e-324, 1.0], [0.7, 0.3]) == pytest.approx(-np.log(0.3))
    assert losses.kl_divergence([1.0, 0.0], [5e-324, 1.0]) == pytest.approx(744.4400719)


@given(hnp.arrays(float, (3, 5), elements=st.floats(-30, 30)))
@examples
def test_divergences_are_not_negative_and_split_the_cross_entropy(x):
    p, q = losses.softmax(x), losses.softmax(x[::-1])
    between = losses.kl_divergence(p, q)
    assert (between >= -1e-15).all()
    np.testing.assert_array_equal(losses.kl_divergence(p, p), 0)
    np.testing.assert_allclose(between, special.rel_entr(p, q).sum(axis=1), rtol=1e-9, atol=1e-12)
    entropy = stats.entropy(p, axis=1)
    np.testing.assert_allclose(
        -(p * losses.log_softmax(x[::-1])).sum(axis=1), entropy + between, rtol=1e-9, atol=1e-12
    )


@given(scores)
@examples
def test_the_jacobian_of_the_softmax_and_its_product(x):
    p, jacobian = losses.softmax(x), losses.softmax_jacobian(x)
    np.testing.assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-15)
    np.testing.assert_array_equal(jacobian, np.swapaxes(jacobian, -1, -2))
    g = np.cos(x)
    wanted = (g[..., None, :] @ jacobian)[..., 0, :]
    np.testing.assert_allclose(losses.softmax_backward(g, x), wanted, atol=1e-14)
    assert losses.softmax_backward(g, x).shape == p.shape


@pytest.mark.filterwarnings("error")
def test_a_mask_leaves_the_softmax_of_what_is_seen():
    x = np.random.default_rng(10).normal(size=(2, 4, 5))
    mask = np.tri(4, 5, 1, dtype=bool)
    got = losses.masked_softmax(x, mask)
    for i, j in np.ndindex(2, 4):
        np.testing.assert_allclose(got[i, j, mask[j]], losses.softmax(x[i, j, mask[j]]), rtol=1e-14)
        assert (got[i, j, ~mask[j]] == 0).all()
    np.testing.assert_array_equal(losses.masked_softmax([1.0, inf, np.nan], [1, 0, 0]), [1, 0, 0])
    np.testing.assert_array_equal(losses.masked_softmax([[1.0, 2.0]], [False, False]), [[0, 0]])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: losses.reduce_loss([1.0], "average"), "reduction must be"),
        (lambda: losses.reduce_loss([]), "empty batch"),
        (lambda: losses.huber_loss([1.0], [0.0], 0), "delta must be greater than 0"),
        (lambda: losses.huber_loss_gradient([1.0], [0.0], np.nan), "delta must be"),
        (lambda: losses.hinge_loss([1.0], [0]), "labels must be 1 or -1"),
        (lambda: losses.focal_loss([1.0], [0.5]), "targets must be 0 or 1"),
        (lambda: losses.focal_loss([1.0], [1], -1), "gamma must be at least 0"),
        (lambda: losses.kl_divergence([1.5], [1.0]), "between 0 and 1"),
        (lambda: losses.kl_divergence([1.0], [[1.0]]), "same shape"),
        (lambda: losses.softmax_backward([1.0], [1.0, 2.0]), "same shape"),
        (lambda: losses.masked_softmax([1.0, 2.0], [0, 2]), "True and False"),
        (lambda: losses.masked_softmax([1.0, 2.0], [[1, 1], [1, 0]]), "mask must broadcast"),
    ],
)
def test_what_the_new_losses_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
