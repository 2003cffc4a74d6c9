"""The activation functions: the notes' numbers by row, other libraries, properties, corrections."""

import warnings
from functools import partial

import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.testing import assert_allclose, assert_array_equal

from solutions import activations as act

INF = np.inf

# name: (function, derivative, its limits at -inf and +inf, the derivative's limits there)
PAIRS = {
    "sigmoid": (act.sigmoid, act.sigmoid_gradient, (0, 1), (0, 0)),
    "tanh": (act.tanh, act.tanh_gradient, (-1, 1), (0, 0)),
    "relu": (act.relu, act.relu_gradient, (0, INF), (0, 1)),
    "leaky_relu": (act.leaky_relu, act.leaky_relu_gradient, (-INF, INF), (0.01, 1)),
    "leaky_relu slope 0": (
        partial(act.leaky_relu, slope=0),
        partial(act.leaky_relu_gradient, slope=0),
        (0, INF),
        (0, 1),
    ),
    "leaky_relu slope 2": (
        partial(act.leaky_relu, slope=2),
        partial(act.leaky_relu_gradient, slope=2),
        (-INF, INF),
        (2, 1),
    ),
    "leaky_relu slope -1": (
        partial(act.leaky_relu, slope=-1),
        partial(act.leaky_relu_gradient, slope=-1),
        (INF, INF),
        (-1, 1),
    ),
    "elu": (act.elu, act.elu_gradient, (-1, INF), (0, 1)),
    "elu alpha 2.5": (
        partial(act.elu, alpha=2.5),
        partial(act.elu_gradient, alpha=2.5),
        (-2.5, INF),
        (0, 1),
    ),
    "softplus": (act.softplus, act.sigmoid, (0, INF), (0, 1)),
    "mish": (act.mish, act.mish_gradient, (0, INF), (0, 1)),
    "swish": (act.swish, act.swish_gradient, (0, INF), (0, 1)),
    "swish beta 0": (
        partial(act.swish, beta=0),
        partial(act.swish_gradient, beta=0),
        (-INF, INF),
        (0.5, 0.5),
    ),
    "swish beta 3": (
        partial(act.swish, beta=3),
        partial(act.swish_gradient, beta=3),
        (0, INF),
        (0, 1),
    ),
    "swish beta -1.5": (
        partial(act.swish, beta=-1.5),
        partial(act.swish_gradient, beta=-1.5),
        (-INF, 0),
        (1, 0),
    ),
    "silu": (act.silu, act.silu_gradient, (0, INF), (0, 1)),
    "gelu": (act.gelu, act.gelu_gradient, (0, INF), (0, 1)),
    "gelu_tanh": (act.gelu_tanh, act.gelu_tanh_gradient, (0, INF), (0, 1)),
    "selu": (
        act.selu,
        act.selu_gradient,
        (-act.SELU_SCALE * act.SELU_ALPHA, INF),
        (0, act.SELU_SCALE),
    ),
}
pairs = pytest.mark.parametrize(
    ("f", "df", "limits", "slopes"), PAIRS.values(), ids=list(PAIRS.keys())
)

ELEMENTWISE = {name: getattr(act, name) for name in act.__all__ if name != "rrelu"} | {
    "rrelu at test time": act.rrelu,
    "rrelu in training": partial(act.rrelu, rng=7, training=True),
}
every_function = pytest.mark.parametrize("f", ELEMENTWISE.values(), ids=list(ELEMENTWISE))

moderate = arrays(
    np.float64, array_shapes(max_dims=2, max_side=6), elements=st.floats(-30, 30, width=64)
)
number = st.floats(-30, 30)
property_test = settings(deadline=None, max_examples=50, derandomize=True)


@pytest.fixture(autouse=True)
def _no_warning():
    """Every test of this file fails when a function of the course warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        yield


def central_difference(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)


# ------------------------------------------------------------------ the notes' numbers, by row


@pytest.mark.parametrize(
    ("f", "x", "expected", "digits"),
    [
        (act.sigmoid, 3, 0.952574126822, 12),
        (act.sigmoid, [2, 3, 4], [0.88079708, 0.95257413, 0.98201379], 8),
        (act.sigmoid_gradient, 3, 0.0451766597309, 13),
        (act.sigmoid_gradient, [2, 3, 4], [0.10499359, 0.04517666, 0.01766271], 8),
        (act.tanh, 3, 0.995054753687, 12),
        (act.tanh, [2, 3, 4], [0.96402758, 0.99505475, 0.9993293], 8),
        (act.tanh_gradient, 3, 0.00986603716544, 14),
        (act.tanh_gradient, [2, 3, 4], [0.07065082, 0.00986604, 0.00134095], 8),
        (act.relu, -1, 0, 15),
        (act.relu, [2, -3, 1], [2, 0, 1], 15),
        (partial(act.leaky_relu, slope=0.1), [-6, -1, 0, 5], [-0.6, -0.1, 0, 5], 15),
        (partial(act.leaky_relu, slope=0.02), -1, -0.02, 15),
        (partial(act.leaky_relu, slope=0), [2, -3, 1], [2, 0, 1], 15),
        (act.sigmoid_gradient, 0, 1 / 4, 15),
        (act.tanh_gradient, 0, 1, 15),
        (act.relu_gradient, [-1, 0, 1], [0, 0, 1], 15),
        (act.leaky_relu, [-2, 3], [-0.02, 3], 15),
        (act.leaky_relu_gradient, [-2, 3], [0.01, 1], 15),
        (act.elu, -1, 1 / np.e - 1, 15),
        (act.mish_gradient, 0, 0.6, 15),
        (act.swish_gradient, 0, 0.5, 15),
        (act.silu, 1, 0.7310585786, 10),
    ],
    ids=[
        "A1 sigmoid(3)",
        "A1 sigmoid([2, 3, 4])",
        "A2 sigmoid_gradient(3)",
        "A2 sigmoid_gradient([2, 3, 4])",
        "A3 tanh(3)",
        "A3 tanh([2, 3, 4])",
        "A4 tanh_gradient(3)",
        "A4 tanh_gradient([2, 3, 4])",
        "A5 relu(-1)",
        "A5 relu([2, -3, 1])",
        "B5 leaky_relu with slope 0.1",
        "B5 leaky_relu with slope 0.02",
        "B5 leaky_relu with slope 0 is relu",
        "C27 largest sigmoid_gradient",
        "C27 largest tanh_gradient",
        "E2 relu_gradient",
        "E3 leaky_relu",
        "E3 leaky_relu_gradient",
        "C15 elu(-1)",
        "C16 mish_gradient(0) = 3/5",
        "C17 swish_gradient(0)",
        "C18 silu(1) = sigmoid(1)",
    ],
)
def test_number_of_the_notes(f, x, expected, digits):
    # The notes print rounded numbers: half a unit of the last printed digit.
    assert_allclose(f(x), expected, rtol=0, atol=0.5000001 * 10.0**-digits)


# ------------------------------------------------------- corrections of the notes, each proved


def naive_sigmoid(x):
    return 1 / (1 + np.exp(-x))


def naive_tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


def test_a1_the_plain_formula_overflows_and_ours_does_not():
    with pytest.warns(RuntimeWarning, match="overflow"):
        naive_sigmoid(np.array([-1000.0]))
    assert_array_equal(act.sigmoid([-1000.0, 1000.0]), [0, 1])
    assert_allclose(act.sigmoid(-700.0), np.exp(-700.0), rtol=1e-13)


def test_a3_the_plain_formula_is_nan_from_710_on_and_ours_is_1():
    with pytest.warns(RuntimeWarning):
        assert np.isnan(naive_tanh(np.array([-711.0, 711.0]))).all()
    assert not np.isnan(naive_tanh(np.array([-700.0, 700.0]))).any()
    assert_array_equal(act.tanh([-711.0, 711.0]), [-1, 1])


def test_b2_the_range_is_open_until_float64_rounds():
    x = np.linspace(-36, 36, 2001)
    assert (act.sigmoid(x) > 0).all()
    assert (act.sigmoid(x) < 1).all()
    assert act.sigmoid(37) == 1  # 1 + 1e-16 is rounded to 1
    assert 0 < act.sigmoid(-37) < 1e-16  # near 0 there is room


@given(number, st.floats(-5, 1))
@property_test
def test_b5_the_maximum_formula_is_right_for_slopes_up_to_1(x, slope):
    assert_allclose(act.leaky_relu(x, slope), max(x, slope * x), rtol=1e-15)


@pytest.mark.parametrize("x", [-3.0, 2.0])
def test_b5_the_maximum_formula_is_wrong_for_slopes_above_1(x):
    slope = 2.0
    assert act.leaky_relu(x, slope) == (x if x > 0 else slope * x)
    assert max(x, slope * x) != act.leaky_relu(x, slope)


def test_c13_the_notes_code_contradicts_its_formula_at_0():
    note = np.where(np.array(0.0) >= 0, 1, 0)  # the code; the formula says 0 for x <= 0
    assert note == 1
    assert act.relu_gradient(0.0) == 0


def test_c14_the_derivative_uses_the_slope_given():
    x = np.array([-2.0])
    slope = 0.3
    assert_allclose(
        act.leaky_relu_gradient(x, slope),
        central_difference(partial(act.leaky_relu, slope=slope), x),
        rtol=1e-8,
    )
    assert act.leaky_relu_gradient(x, slope) != 0.01


def test_c15_the_code_without_a_contradicts_its_formula():
    x = np.array([-1.5, -0.5])
    note_f, note_df = np.exp(x) - 1, np.exp(x)
    assert_allclose(act.elu(x, 2.0), 2 * note_f, rtol=1e-14)
    assert not np.allclose(act.elu(x, 2.0), note_f)
    assert not np.allclose(act.elu_gradient(x, 2.0), note_df)
    assert_allclose(act.elu_gradient(x, 2.0), act.elu(x, 2.0) + 2.0, rtol=1e-14)


def test_c16_log10_is_not_the_softplus():
    x = np.array([-1.0, 0.5, 2.0])
    note = x * np.tanh(np.log10(1 + np.exp(x)))
    right = x * np.tanh(np.log(1 + np.exp(x)))
    assert_allclose(act.mish(x), right, rtol=1e-14)
    assert (np.abs(act.mish(x) - note) > 0.1).all()


def test_c16_f_over_x_is_nan_at_0_and_its_limit_is_tanh_of_ln_2():
    x = np.array([0.0])
    with pytest.warns(RuntimeWarning):
        assert np.isnan(act.mish(x) / x).all()
    assert_allclose(act.mish_gradient(0.0), np.tanh(np.log(2)), rtol=1e-15)


def test_c19_a_monotone_activation_does_not_make_the_cost_convex():
    def cost(w, f):  # one unit, one sample x = 1, y = 1
        return (f(w) - 1) ** 2

    for f, left, right in [(act.relu, -1.0, 1.0), (act.sigmoid, -8.0, 0.0)]:
        middle = (left + right) / 2
        assert cost(middle, f) > (cost(left, f) + cost(right, f)) / 2


def test_c27_the_derivative_of_tanh_reaches_1():
    assert act.tanh_gradient(0.0) == 1
    assert (act.tanh_gradient(np.linspace(-300, 300, 1001)) > 0).all()
    assert (act.sigmoid_gradient(np.linspace(-700, 700, 1001)) > 0).all()


# ------------------------------------------------------------------- against other libraries


X = np.concatenate([np.linspace(-40, 40, 401), [-1e4, -745, -700, 700, 745, 1e4]])


@pytest.mark.parametrize(
    ("f", "reference"),
    [
        (act.sigmoid, scipy.special.expit),
        (act.gelu, lambda x: x * scipy.special.erfc(-x / 2**0.5) / 2),
        (act.softplus, lambda x: scipy.special.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)),
        (act.softplus, lambda x: -scipy.special.log_expit(-x)),
        (act.silu, lambda x: x * scipy.special.expit(x)),
        (act.swish, lambda x: x * scipy.special.expit(x)),
        (act.mish, lambda x: x * np.tanh(-scipy.special.log_expit(-x))),
        (act.sigmoid_gradient, lambda x: scipy.special.expit(x) * scipy.special.expit(-x)),
        (act.tanh_gradient, lambda x: 4 * scipy.special.expit(2 * x) * scipy.special.expit(-2 * x)),
    ],
    ids=[
        "sigmoid",
        "gelu",
        "softplus by log1p",
        "softplus by log_expit",
        "silu",
        "swish",
        "mish",
        "sigmoid_gradient",
        "tanh_gradient",
    ],
)
def test_agrees_with_scipy_also_in_the_tails(f, reference):
    assert_allclose(f(X), reference(X), rtol=2e-13, atol=1e-310)


TORCH = {  # our function, our derivative, what the page shows
    "sigmoid": (act.sigmoid, act.sigmoid_gradient, lambda t, F: t.sigmoid),
    "tanh": (act.tanh, act.tanh_gradient, lambda t, F: t.tanh),
    "relu": (act.relu, act.relu_gradient, lambda t, F: t.relu),
    "leaky_relu": (act.leaky_relu, act.leaky_relu_gradient, lambda t, F: F.leaky_relu),
    "leaky_relu slope 0.3": (
        partial(act.leaky_relu, slope=0.3),
        partial(act.leaky_relu_gradient, slope=0.3),
        lambda t, F: partial(F.leaky_relu, negative_slope=0.3),
    ),
    "prelu slope 2": (
        partial(act.leaky_relu, slope=2.0),
        partial(act.leaky_relu_gradient, slope=2.0),
        lambda t, F: lambda x: F.prelu(x, t.tensor([2.0], dtype=t.float64)),
    ),
    "rrelu at test time": (
        act.rrelu,
        partial(act.leaky_relu_gradient, slope=11 / 48),
        lambda t, F: partial(F.rrelu, training=False),
    ),
    "elu": (act.elu, act.elu_gradient, lambda t, F: F.elu),
    "elu alpha 2.5": (
        partial(act.elu, alpha=2.5),
        partial(act.elu_gradient, alpha=2.5),
        lambda t, F: partial(F.elu, alpha=2.5),
    ),
    "softplus": (act.softplus, act.sigmoid, lambda t, F: F.softplus),
    "mish": (act.mish, act.mish_gradient, lambda t, F: F.mish),
    "silu": (act.silu, act.silu_gradient, lambda t, F: F.silu),
    "swish": (
        partial(act.swish, beta=1.7),
        partial(act.swish_gradient, beta=1.7),
        lambda t, F: lambda x: x * t.sigmoid(1.7 * x),
    ),
    "gelu": (act.gelu, act.gelu_gradient, lambda t, F: F.gelu),
    "gelu_tanh": (
        act.gelu_tanh,
        act.gelu_tanh_gradient,
        lambda t, F: partial(F.gelu, approximate="tanh"),
    ),
    "selu": (act.selu, act.selu_gradient, lambda t, F: F.selu),
}


@pytest.mark.parametrize(("f", "df", "theirs"), TORCH.values(), ids=list(TORCH))
@pytest.mark.slow
def test_agrees_with_pytorch_and_its_autograd(f, df, theirs):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x = np.concatenate([np.linspace(-15, 15, 61), [0.0]])
    t = torch.tensor(x, requires_grad=True)
    y = theirs(torch, torch.nn.functional)(t)
    y.sum().backward()
    assert_allclose(f(x), y.detach().numpy(), rtol=1e-12, atol=1e-13)
    assert_allclose(df(x), t.grad.numpy(), rtol=1e-12, atol=1e-12)


LEARNED = {  # our derivative with respect to the parameter, its value, the function in PyTorch
    "leaky_relu_slope_gradient": (
        lambda x, p: act.leaky_relu_slope_gradient(x),
        0.3,
        lambda t, x, p: t.where(x > 0, x, p * x),
    ),
    "elu_alpha_gradient": (
        lambda x, p: act.elu_alpha_gradient(x),
        2.5,
        lambda t, x, p: t.where(x > 0, x, p * t.expm1(x)),
    ),
    "swish_beta_gradient": (act.swish_beta_gradient, 1.7, lambda t, x, p: x * t.sigmoid(p * x)),
}


@pytest.mark.parametrize(("gradient", "value", "theirs"), LEARNED.values(), ids=list(LEARNED))
@pytest.mark.slow
def test_gradients_of_learned_parameters_agree_with_pytorch(gradient, value, theirs):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x = np.linspace(-15, 15, 61)
    parameter = torch.full(x.shape, value, dtype=torch.float64, requires_grad=True)
    theirs(torch, torch.tensor(x), parameter).sum().backward()
    assert_allclose(gradient(x, value), parameter.grad.numpy(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("f", "gradient", "value"),
    [
        (act.leaky_relu, lambda x, p: act.leaky_relu_slope_gradient(x), 0.3),
        (act.elu, lambda x, p: act.elu_alpha_gradient(x), 2.5),
        (act.swish, act.swish_beta_gradient, 1.7),
        (act.swish, act.swish_beta_gradient, -0.4),
        (act.swish, act.swish_beta_gradient, 0.0),
    ],
)
def test_derivative_by_the_parameter_is_the_central_difference(f, gradient, value):
    x = np.linspace(-6, 6, 97)
    expected = central_difference(lambda p: f(x, p), value)
    assert_allclose(gradient(x, value), expected, rtol=1e-7, atol=1e-8)


@pytest.mark.slow
def test_pytorch_rrelu_draws_slopes_in_the_same_interval():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x = -np.ones(2000)
    theirs = torch.nn.functional.rrelu(torch.tensor(x), training=True).numpy()
    ours = act.rrelu(x, rng=0, training=True)
    for y in (theirs, ours):
        assert (y <= -1 / 8).all()
        assert (y >= -1 / 3).all()
        assert_allclose(y.mean(), -11 / 48, rtol=0.02)


@pytest.mark.parametrize(
    ("f", "theirs"),
    [
        (act.sigmoid, lambda tf: tf.nn.sigmoid),
        (act.tanh, lambda tf: tf.nn.tanh),
        (act.relu, lambda tf: tf.nn.relu),
        (partial(act.leaky_relu, slope=0.1), lambda tf: partial(tf.nn.leaky_relu, alpha=0.1)),
        (act.elu, lambda tf: tf.nn.elu),
        (act.softplus, lambda tf: tf.nn.softplus),
        (act.silu, lambda tf: tf.nn.silu),
        (partial(act.swish, beta=1.7), lambda tf: partial(tf.nn.silu, beta=1.7)),
    ],
    ids=["B2 sigmoid", "B3 tanh", "B4 relu", "B5 leaky_relu", "elu", "softplus", "silu", "swish"],
)
@pytest.mark.slow
def test_agrees_with_tensorflow(f, theirs):
    tf = pytest.importorskip("tensorflow", reason="TensorFlow is not installed")
    x = np.linspace(-6, 6, 100)
    # TensorFlow keeps alpha and beta in single precision, whatever the precision of x.
    assert_allclose(f(x), theirs(tf)(tf.constant(x)).numpy(), rtol=2e-6, atol=1e-12)


# ----------------------------------------------------------------- derivatives and their limits


@pairs
def test_derivative_is_the_central_difference(f, df, limits, slopes):
    x = np.linspace(-6, 6, 98)  # 0, where some have a corner, is not among them
    assert_allclose(df(x), central_difference(f, x), rtol=1e-7, atol=1e-8)


@pairs
def test_limits_at_infinity(f, df, limits, slopes):
    assert_array_equal(f([-INF, INF]), limits)
    assert_array_equal(df([-INF, INF]), slopes)


@pairs
def test_large_numbers_reach_the_limits_without_warning(f, df, limits, slopes):
    x = np.array([-1e4, 1e4])
    expected = np.where(np.isinf(limits), f(np.array([-1.0, 1.0]) * 1e3) * 10, limits)
    assert_allclose(f(x), expected, rtol=1e-12)
    assert_allclose(df(x), slopes, rtol=1e-12)


@pytest.mark.parametrize("slope", [0.0, 0.01, 2.0, -1.0])
def test_at_the_corner_the_derivative_is_that_from_the_left(slope):
    assert act.relu_gradient(0.0) == 0
    assert act.leaky_relu_gradient(0.0, slope) == slope
    assert act.elu_gradient(0.0, slope) == slope


# ------------------------------------------------------------------------- shape, type, input


@every_function
def test_number_in_number_out(f):
    for x in (1, -2.5, np.float32(0.5), np.array(3.0), True):
        y = f(x)
        assert isinstance(y, np.float64)


@every_function
@pytest.mark.parametrize("shape", [(0,), (0, 3), (1,), (5,), (2, 3), (2, 3, 4)])
def test_shape_is_kept(f, shape):
    y = f(np.zeros(shape) - 1)
    assert y.shape == shape
    assert y.dtype == np.float64


@every_function
def test_lists_integers_and_float32_give_the_same_float64(f):
    rows = [[-2, 0, 1], [3, -1, 2]]
    expected = f(np.array(rows, dtype=np.float64))
    for x in (rows, np.array(rows, dtype=np.int32), np.array(rows, dtype=np.float32)):
        y = f(x)
        assert y.dtype == np.float64
        assert_array_equal(y, expected)


@pytest.mark.parametrize("f", [getattr(act, name) for name in act.__all__])  # rrelu: at test time
def test_each_element_for_itself(f):
    x = np.linspace(-3, 3, 12).reshape(3, 4)
    assert_array_equal(f(x), [[f(number) for number in row] for row in x])


@every_function
def test_input_is_not_changed_and_not_returned(f):
    x = np.array([-2.0, 0.0, 3.0])
    y = f(x)
    y[:] = 99
    assert_array_equal(x, [-2, 0, 3])


@every_function
def test_nan_stays_nan(f):
    y = f([np.nan, 1.0])
    assert np.isnan(y[0])
    assert not np.isnan(y[1])


def test_parameters_that_meet_nan_or_infinity():
    for f in (act.leaky_relu, act.leaky_relu_gradient, act.swish, act.swish_gradient):
        assert np.isnan(f(np.nan, 0))
    assert_array_equal(act.swish([-5.0, 5.0], 1e308), [0, 5])  # beta * x overflows


def test_prelu_has_a_slope_for_each_unit():
    x = -np.ones((2, 3))
    slopes = np.array([0.1, 0.2, 2.0])
    assert_array_equal(act.leaky_relu(x, slopes), -slopes * np.ones((2, 1)))
    assert_array_equal(act.leaky_relu_gradient(x, slopes), slopes * np.ones((2, 1)))


# --------------------------------------------------------------------------------- properties


@given(moderate)
@property_test
def test_sigmoid_and_tanh_are_one_function(x):
    assert_allclose(act.tanh(x), 2 * act.sigmoid(2 * x) - 1, rtol=1e-12, atol=1e-15)
    assert_allclose(act.tanh_gradient(x), 4 * act.sigmoid_gradient(2 * x), rtol=1e-14)


@given(moderate)
@property_test
def test_symmetries(x):
    assert_allclose(act.sigmoid(-x), 1 - act.sigmoid(x), rtol=1e-12, atol=1e-15)
    assert_array_equal(act.tanh(-x), -act.tanh(x))
    assert_array_equal(act.sigmoid_gradient(-x), act.sigmoid_gradient(x))
    assert_array_equal(act.tanh_gradient(-x), act.tanh_gradient(x))
    assert_allclose(act.softplus(x) - act.softplus(-x), x, rtol=1e-13, atol=1e-14)
    assert_allclose(act.silu(x) - act.silu(-x), x, rtol=1e-13, atol=1e-14)


@given(moderate)
@property_test
def test_derivatives_in_their_own_terms(x):
    s, t = act.sigmoid(x), act.tanh(x)
    assert_allclose(act.sigmoid_gradient(x), s * (1 - s), rtol=1e-12, atol=1e-15)
    assert_allclose(act.tanh_gradient(x), 1 - t**2, rtol=1e-12, atol=1e-15)


@given(moderate, st.floats(0.1, 5))
@property_test
def test_the_notes_formulas_for_elu_and_swish(x, a):
    negative = x < 0
    assert_allclose(
        act.elu_gradient(x, a)[negative], act.elu(x, a)[negative] + a, rtol=1e-12, atol=1e-14
    )
    f, s = act.swish(x, a), act.sigmoid(a * x)
    assert_allclose(act.swish_gradient(x, a), a * f + s * (1 - a * f), rtol=1e-11, atol=1e-13)
    assert_allclose(act.swish(x, a), act.silu(a * x) / a, rtol=1e-12, atol=1e-14)
    assert_allclose(act.swish(-x, -a), -act.swish(x, a), rtol=1e-15)


@given(number, number)
@property_test
def test_the_monotone_ones_are_monotone(x, y):
    low, high = sorted((x, y))
    for f in (act.sigmoid, act.tanh, act.relu, act.leaky_relu, act.elu, act.softplus):
        assert f(low) <= f(high)


@given(moderate)
@property_test
def test_bounds(x):
    assert ((act.sigmoid_gradient(x) > 0) & (act.sigmoid_gradient(x) <= 1 / 4)).all()
    assert ((act.tanh_gradient(x) > 0) & (act.tanh_gradient(x) <= 1)).all()
    assert (act.elu(x) >= -1).all()
    assert (act.softplus(x) >= act.relu(x)).all()
    assert (act.softplus(x) <= act.relu(x) + np.log(2)).all()
    assert (act.mish(x) >= -0.3088435).all()
    assert (act.silu(x) >= -0.27847).all()


@given(moderate)
@property_test
def test_gelu_and_its_approximation(x):
    assert_allclose(act.gelu(x) - act.gelu(-x), x, rtol=1e-13, atol=1e-14)
    assert_allclose(act.gelu_gradient(x) + act.gelu_gradient(-x), 1, rtol=1e-13)
    assert (np.abs(act.gelu(x) - act.gelu_tanh(x)) < 5e-4).all()


def test_selu_keeps_mean_0_and_variance_1():
    nodes, weights = np.polynomial.legendre.leggauss(200)
    x = np.concatenate([5 * (nodes - 1), 5 * (nodes + 1)])
    density = np.exp(-x * x / 2) / np.sqrt(2 * np.pi) * 5 * np.tile(weights, 2)
    assert_allclose([density @ act.selu(x), density @ act.selu(x) ** 2], [0, 1], atol=1e-12)


def test_mish_and_silu_fall_before_they_rise():
    x = np.linspace(-6, 2, 80_001)
    for f, df, where, value in [
        (act.mish, act.mish_gradient, -1.19243, -0.30884),
        (act.silu, act.silu_gradient, -1.27846, -0.27846),
    ]:
        y = f(x)
        lowest = y.argmin()
        assert_allclose([x[lowest], y[lowest]], [where, value], atol=1e-4)
        assert (np.diff(y[:lowest]) < 0).all()
        assert (np.diff(y[lowest:]) > 0).all()
        assert_allclose(df(x[lowest]), 0, atol=1e-4)


# -------------------------------------------------------------------------------------- RReLU


def test_rrelu_at_test_time_is_leaky_relu_with_the_mean_slope():
    x = np.linspace(-3, 3, 13)
    assert_array_equal(act.rrelu(x), act.leaky_relu(x, 11 / 48))
    assert_array_equal(act.rrelu(x, 0.2, 0.4, rng=5), act.leaky_relu(x, (0.2 + 0.4) / 2))


def test_rrelu_in_training_draws_a_slope_for_each_element():
    x = np.full((50, 40), -2.0)
    slopes = act.rrelu(x, 0.1, 0.5, rng=np.random.default_rng(3), training=True) / x
    assert (slopes >= 0.1).all()
    assert (slopes < 0.5).all()
    assert len(np.unique(slopes)) == x.size
    assert_allclose(slopes.mean(), 0.3, atol=0.01)
    assert_allclose(slopes.std(), 0.4 / np.sqrt(12), rtol=0.05)


def test_rrelu_keeps_what_is_positive():
    x = np.array([0.0, 1.0, 7.5, INF])
    assert_array_equal(act.rrelu(x, rng=1, training=True), x)


def test_rrelu_takes_a_generator_or_a_seed():
    x = -np.ones(5)
    rng = np.random.default_rng(11)
    first, second = (act.rrelu(x, rng=rng, training=True) for _ in range(2))
    assert (first != second).any()  # the generator moves on
    assert_array_equal(act.rrelu(x, rng=11, training=True), first)  # the seed starts anew


def test_rrelu_with_equal_bounds_is_leaky_relu():
    x = np.linspace(-3, 3, 13)
    assert_array_equal(act.rrelu(x, 0.25, 0.25, rng=0, training=True), act.leaky_relu(x, 0.25))


@pytest.mark.parametrize("training", [False, True])
def test_rrelu_wants_ordered_bounds(training):
    with pytest.raises(ValueError, match=r"lower must be at most upper, got 0\.5 and 0\.1"):
        act.rrelu(-1.0, 0.5, 0.1, rng=0, training=training)


def test_rrelu_wants_a_generator_for_training():
    with pytest.raises(ValueError, match="Generator or a seed"):
        act.rrelu(-1.0, training=True)
