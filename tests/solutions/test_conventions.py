"""What all functions take and refuse alike: `solutions.arguments` says it, and all keep to it."""

import importlib
import inspect
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from solutions import (
    activations,
    arrays,
    convolution,
    digits,
    losses,
    networks,
    training,
)
from solutions.arguments import at_least, floats, sizes, whole_numbers
from tests.solutions.test_accuracy import CHAPTERS, public_functions

SQUARE = [[1.0, 0.0], [0.0, 1.0]]
IMAGE = np.ones((4, 4, 1))
LAYERS = {"W1": np.ones((2, 2)), "b1": np.zeros((2, 1))}
CACHE = (np.ones((2, 2)), np.ones((2, 2)), np.zeros((2, 1)), np.ones((2, 2)))


def peak(x):
    return -np.sum(np.square(x))


#: A call that is right; each array in it may be a list, or hold what is no number.
NUMBERS = {
    **{
        f"activations.{name}": (getattr(activations, name), [[1.0, -2.0]])
        for name in activations.__all__
    },
    "arrays.compensated_sum": (arrays.compensated_sum, [[1.0, -2.0]]),
    "arrays.dot": (arrays.dot, [SQUARE, SQUARE]),
    "arrays.image_to_vector": (arrays.image_to_vector, [[SQUARE]]),
    "arrays.multiply": (arrays.multiply, [SQUARE, SQUARE]),
    "arrays.normalize_rows": (arrays.normalize_rows, [SQUARE]),
    "arrays.one_hot": (lambda labels: arrays.one_hot(labels, 2), [[0.0, 1.0]]),
    "arrays.outer": (arrays.outer, [SQUARE, SQUARE]),
    "arrays.pairwise_distances": (arrays.pairwise_distances, [SQUARE, SQUARE]),
    "arrays.variance": (arrays.variance, [SQUARE]),
    "arrays.vector_to_image": (lambda v: arrays.vector_to_image(v, (1, 1, 2)), [[[1.0], [0.0]]]),
    "convolution.average_pool": (convolution.average_pool, [IMAGE]),
    "convolution.average_pool_backward": (
        convolution.average_pool_backward,
        [np.ones((2, 2, 1)), IMAGE],
    ),
    "convolution.convolve": (convolution.convolve, [IMAGE, IMAGE[None], [0.0]]),
    "convolution.convolve_backward": (
        convolution.convolve_backward,
        [np.ones((1, 1, 1)), IMAGE, IMAGE[None]],
    ),
    "convolution.convolve_by_matrix": (
        convolution.convolve_by_matrix,
        [IMAGE, IMAGE[None], [0.0]],
    ),
    "convolution.dilate": (lambda w: convolution.dilate(w, 2), [IMAGE[None]]),
    "convolution.global_average_pool": (convolution.global_average_pool, [IMAGE]),
    "convolution.global_average_pool_backward": (
        convolution.global_average_pool_backward,
        [[1.0], IMAGE],
    ),
    "convolution.im2col": (lambda x: convolution.im2col(x, 2, 2), [IMAGE]),
    "convolution.max_pool": (convolution.max_pool, [IMAGE]),
    "convolution.max_pool_backward": (
        convolution.max_pool_backward,
        [np.ones((2, 2, 1)), IMAGE],
    ),
    "convolution.zero_pad": (lambda x: convolution.zero_pad(x, 1), [IMAGE]),
    "digits.accuracy": (digits.accuracy, [[1.0, 0.0], [1.0, 1.0]]),
    "digits.confusion_matrix": (digits.confusion_matrix, [[1.0, 0.0], [1.0, 1.0]]),
    "digits.cross_entropy_columns": (digits.cross_entropy_columns, [SQUARE, [0.0, 1.0]]),
    "digits.cross_entropy_columns_gradient": (
        digits.cross_entropy_columns_gradient,
        [SQUARE, [0.0, 1.0]],
    ),
    "digits.nearest_mean": (digits.nearest_mean, [SQUARE, [0.0, 1.0], SQUARE]),
    "digits.nearest_neighbour": (digits.nearest_neighbour, [SQUARE, [0.0, 1.0], SQUARE]),
    "digits.one_hot_columns": (digits.one_hot_columns, [[0.0, 1.0]]),
    "digits.predict": (lambda x: digits.predict(x, LAYERS), [SQUARE]),
    "digits.softmax_columns": (digits.softmax_columns, [SQUARE]),
    "digits.to_columns": (digits.to_columns, [[SQUARE]]),
    "digits.train": (lambda x, y: digits.train(x, y, LAYERS, epochs=1)[1], [SQUARE, [0.0, 1.0]]),
    "losses.binary_cross_entropy": (losses.binary_cross_entropy, [SQUARE, SQUARE]),
    "losses.binary_cross_entropy_from_logits": (
        losses.binary_cross_entropy_from_logits,
        [SQUARE, SQUARE],
    ),
    **{
        f"losses.{name}": (getattr(losses, name), [[1.0, 1.0], 0.0, SQUARE, [0.0, 1.0]])
        for name in ("binary_cross_entropy_gradient", "quadratic_cost", "quadratic_cost_gradient")
    },
    "losses.class_probabilities": (losses.class_probabilities, [SQUARE, SQUARE]),
    "losses.cross_entropy": (losses.cross_entropy, [SQUARE, [0.0, 1.0]]),
    "losses.cross_entropy_gradient": (losses.cross_entropy_gradient, [SQUARE, [0.0, 1.0]]),
    **{
        f"losses.{name}": (getattr(losses, name), [SQUARE, SQUARE])
        for name in (
            *("focal_loss", "focal_loss_gradient", "huber_loss", "huber_loss_gradient"),
            *("kl_divergence", "l1_loss_gradient", "l2_loss_gradient", "masked_softmax"),
            "softmax_backward",
        )
    },
    **{
        f"losses.{name}": (getattr(losses, name), [SQUARE, [[1.0, -1.0], [1.0, 1.0]]])
        for name in ("hinge_loss", "hinge_loss_gradient")
    },
    "losses.l1_loss": (losses.l1_loss, [SQUARE, SQUARE]),
    "losses.l2_loss": (losses.l2_loss, [SQUARE, SQUARE]),
    **{
        f"losses.{name}": (getattr(losses, name), [SQUARE])
        for name in ("log_softmax", "log_sum_exp", "reduce_loss", "softmax", "softmax_jacobian")
    },
    "networks.count_linear_pieces": (networks.count_linear_pieces, [[0.0, 1.0], [0.0, 1.0]]),
    "networks.gradient_check": (networks.gradient_check, [SQUARE, SQUARE]),
    "networks.half_squared_error": (networks.half_squared_error, [SQUARE, SQUARE]),
    "networks.half_squared_error_gradient": (
        networks.half_squared_error_gradient,
        [SQUARE, SQUARE],
    ),
    "networks.layer_backward": (lambda da: networks.layer_backward(da, CACHE, "relu"), [SQUARE]),
    "networks.layer_forward": (
        lambda a, w, b: networks.layer_forward(a, w, b, "relu")[0],
        [SQUARE, SQUARE, [[0.0], [1.0]]],
    ),
    "networks.network_backward": (
        lambda da: networks.network_backward(da, [CACHE], ["relu"])["dW1"],
        [SQUARE],
    ),
    "networks.network_forward": (
        lambda x: networks.network_forward(x, LAYERS, ["relu"])[0],
        [SQUARE],
    ),
    "networks.numerical_gradient": (lambda x: networks.numerical_gradient(peak, x), [[1.0, 0.0]]),
    "networks.residual_backward": (
        lambda da: networks.residual_backward(da, (SQUARE, SQUARE, SQUARE, SQUARE))[0],
        [SQUARE],
    ),
    "networks.residual_forward": (
        lambda *parts: networks.residual_forward(*parts)[0],
        [SQUARE, SQUARE, [[0.0], [1.0]], SQUARE, [[0.0], [1.0]]],
    ),
    "networks.update_parameters": (
        lambda w, dw: networks.update_parameters({"W1": w}, {"dW1": dw}, 0.1)["W1"],
        [SQUARE, SQUARE],
    ),
    "training.bayesian_search": (
        lambda bounds: training.bayesian_search(peak, bounds, 2, 0)[2],
        [[[0.0, 1.0]]],
    ),
    "training.fit_standardizer": (training.fit_standardizer, [SQUARE]),
    "training.gaussian_network": (
        lambda x, y, z: training.gaussian_network(x, y, z, 1.0, 1.0),
        [SQUARE, [0.0, 1.0], SQUARE],
    ),
    "training.gradient_descent": (
        lambda start: training.gradient_descent(np.negative, start, 0.1, 2),
        [[1.0, 0.0]],
    ),
    "training.grid_search": (lambda grid: training.grid_search(peak, [grid])[2], [[0.0, 1.0]]),
    "training.lipo_search": (
        lambda bounds: training.lipo_search(peak, bounds, 2, 0)[2],
        [[[0.0, 1.0]]],
    ),
    "training.lipschitz_estimate": (training.lipschitz_estimate, [SQUARE, [0.0, 1.0]]),
    "training.min_max_scale": (training.min_max_scale, [SQUARE]),
    "training.random_search": (
        lambda bounds: training.random_search(peak, bounds, 2, 0)[2],
        [[[0.0, 1.0]]],
    ),
    "training.standardize": (training.standardize, [SQUARE]),
    "training.upper_bound": (
        lambda c, p, v: training.upper_bound(c, p, v, 1.0),
        [SQUARE, SQUARE, [0.0, 1.0]],
    ),
}

#: Functions without arrays of numbers, or that take samples of any kind, as they are.
WITHOUT_NUMBERS = {
    *("arrays.broadcast_shape", "convolution.dense_parameter_count", "convolution.input_sizes"),
    *("convolution.output_size", "convolution.parameter_count", "digits.activation_names"),
    *("digits.choose", "digits.error_interval", "digits.load_digits", "digits.load_unseen"),
    *("digits.shift", "networks.initialize_parameters", "networks.parameter_shapes"),
    *("networks.tent_network", "training.mini_batches", "training.noisy_curve", "training.split"),
}

#: Calls with one count left open, and the least it may be.
COUNTS = {
    "arrays.broadcast_shape": (lambda n: arrays.broadcast_shape((n, 1), (1, 3)), 0),
    "arrays.one_hot classes": (lambda n: arrays.one_hot([], n), 1),
    "arrays.vector_to_image": (
        lambda n: arrays.vector_to_image(np.ones((max(int(n), 0), 1)), (1, n, 1)),
        0,
    ),
    "convolution.convolve padding": (
        lambda n: convolution.convolve(IMAGE, IMAGE[None], None, n),
        0,
    ),
    "convolution.convolve stride": (
        lambda n: convolution.convolve(IMAGE, IMAGE[None], None, 0, n),
        1,
    ),
    "convolution.dense_parameter_count": (
        lambda n: convolution.dense_parameter_count((2, n), 1),
        1,
    ),
    "convolution.input_sizes": (lambda n: convolution.input_sizes(n, 3), 1),
    "convolution.max_pool size": (lambda n: convolution.max_pool(IMAGE, n), 1),
    "convolution.max_pool stride": (lambda n: convolution.max_pool(IMAGE, 2, n), 1),
    "convolution.dilate": (lambda n: convolution.dilate(IMAGE[None], n), 1),
    "convolution.im2col rows": (lambda n: convolution.im2col(IMAGE, n, 2), 1),
    "convolution.im2col stride": (lambda n: convolution.im2col(IMAGE, 2, 2, 0, n), 1),
    "convolution.output_size": (lambda n: convolution.output_size(5, n), 1),
    "convolution.parameter_count": (lambda n: convolution.parameter_count(3, 3, n), 1),
    "convolution.zero_pad": (lambda n: convolution.zero_pad(IMAGE, n), 0),
    "digits.error_interval errors": (lambda n: digits.error_interval(n, 5), 0),
    "digits.error_interval images": (lambda n: digits.error_interval(0, n), 1),
    "digits.train epochs": (
        lambda n: digits.train(SQUARE, [0, 1], LAYERS, epochs=n, rng=0),
        0,
    ),
    "networks.parameter_shapes": (lambda n: networks.parameter_shapes([n, 2]), 1),
    "networks.tent_network": (networks.tent_network, 1),
    "training.bayesian_search candidates": (
        lambda n: training.bayesian_search(peak, [(0, 1)], 2, 0, candidates=n),
        1,
    ),
    "training.bayesian_search start": (
        lambda n: training.bayesian_search(peak, [(0, 1)], 2, 0, start=n),
        1,
    ),
    "training.bayesian_search trials": (
        lambda n: training.bayesian_search(peak, [(0, 1)], n, 0),
        1,
    ),
    "training.gradient_descent steps": (
        lambda n: training.gradient_descent(np.negative, [1.0], 0.1, n),
        0,
    ),
    "training.lipo_search candidates": (
        lambda n: training.lipo_search(peak, [(0, 1)], 2, 0, candidates=n),
        1,
    ),
    "training.lipo_search trials": (lambda n: training.lipo_search(peak, [(0, 1)], n, 0), 1),
    "training.mini_batches": (lambda n: training.mini_batches(SQUARE, [0, 1], n, 0), 1),
    "training.noisy_curve": (lambda n: training.noisy_curve(n, 0), 0),
    "training.random_search": (lambda n: training.random_search(peak, [(0, 1)], n, 0), 1),
}


def same(one, other):
    if isinstance(one, tuple | list):
        for a, b in zip(one, other, strict=True):
            same(a, b)
    elif isinstance(one, dict):
        same(list(one.values()), list(other.values()))
    else:
        assert_array_equal(one, other)


def test_every_function_has_its_place():
    assert set(NUMBERS) | WITHOUT_NUMBERS == public_functions()


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("wrong", [None, "1", 1j, np.datetime64("2026-01-01")], ids=repr)
def test_what_is_no_number_is_a_type_error(name, wrong):
    function, arguments = NUMBERS[name]
    for i, argument in enumerate(arguments):
        bad = np.full(np.shape(argument), wrong, dtype=None if wrong is not None else object)
        with pytest.raises(TypeError):
            function(*arguments[:i], bad[()], *arguments[i + 1 :])


@pytest.mark.parametrize("name", NUMBERS)
def test_true_is_1_and_every_real_number_is_a_number(name):
    function, arguments = NUMBERS[name]
    wanted = function(*arguments)
    whole = np.vectorize(lambda value: value in (0, 1))
    for convert in (bool, int, np.float32, Fraction, Decimal):
        given = [
            np.vectorize(convert, otypes=[object])(a)[()]
            if convert in (Fraction, Decimal)
            else np.asarray(a).astype(convert)[()]
            if convert is not bool or whole(a).all()
            else a
            for a in arguments
        ]
        same(function(*given), wanted)


@pytest.mark.parametrize("name", COUNTS)
def test_counts(name):
    function, least = COUNTS[name]
    function(least)
    same(function(True), function(1))
    same(function(np.int64(1)), function(1))
    with pytest.raises(ValueError, match=f"must be at least {least}, got {least - 1}"):
        function(least - 1)
    for wrong in (1.0, "1", np.float64(2), 1.5):
        with pytest.raises(TypeError, match="must be an integer, got"):
            function(wrong)


@pytest.mark.parametrize("function", [losses.cross_entropy, losses.cross_entropy_gradient])
def test_a_label_is_a_whole_number_of_any_type(function):
    scores, wanted = [[1.0, 2.0], [3.0, 5.0]], function([[1.0, 2.0], [3.0, 5.0]], [0, 1])
    for labels in ([0.0, 1.0], [False, True], np.array([0, 1], dtype=np.uint8), [-0.0, 1]):
        assert_array_equal(function(scores, labels), wanted)
        assert_array_equal(arrays.one_hot(labels, 2), np.eye(2))
        assert_array_equal(digits.one_hot_columns(labels, 2), np.eye(2))
    for labels in ([0.0, 0.5], [0, np.nan], [0, np.inf], [0, 2], [0, -1], [0, 2.0**70]):
        for call in (lambda y: function(scores, y), lambda y: arrays.one_hot(y, 2)):
            with pytest.raises(ValueError, match="labels"):
                call(labels)


@pytest.mark.parametrize(
    "call",
    [
        lambda: losses.l1_loss([], []),
        lambda: losses.binary_cross_entropy([], []),
        lambda: losses.cross_entropy(np.ones((0, 2)), []),
        lambda: losses.cross_entropy_gradient(np.ones((0, 2)), []),
        lambda: losses.quadratic_cost([1.0], 0.0, np.ones((0, 1)), []),
        lambda: networks.half_squared_error(np.ones((2, 0)), np.ones((2, 0))),
        lambda: networks.layer_backward(
            np.ones((2, 0)), (np.ones((2, 0)), SQUARE, np.ones((2, 1)), np.ones((2, 0))), "relu"
        ),
        lambda: digits.accuracy([], []),
        lambda: digits.cross_entropy_columns(np.ones((2, 0)), []),
        lambda: arrays.variance(np.ones((0, 2))),
        lambda: training.fit_standardizer(np.ones((0, 2))),
        lambda: training.standardize(np.ones((0, 2))),
        lambda: training.min_max_scale(np.ones((0, 2))),
    ],
)
def test_an_empty_batch_has_no_mean(call):
    with pytest.raises(ValueError, match=r"empty batch|at least one row"):
        call()


def test_an_empty_batch_gives_an_empty_result():
    for name in activations.__all__:
        assert getattr(activations, name)([]).shape == (0,)
    assert losses.softmax(np.ones((0, 2))).shape == (0, 2)
    assert networks.network_forward(np.ones((2, 0)), LAYERS, ["relu"])[0].shape == (2, 0)
    assert convolution.convolve(IMAGE[None][:0], IMAGE[None]).shape == (0, 1, 1, 1)
    assert digits.predict(np.ones((2, 0)), LAYERS).shape == (0,)
    assert arrays.one_hot([], 3).shape == (0, 3)
    assert training.standardize(np.ones((0, 2)), [0, 0], [1, 1]).shape == (0, 2)


X = np.array([-np.inf, -1.0, -0.0, 0.0, 1.0, np.inf])


@pytest.mark.parametrize(
    ("function", "parameter", "expected"),
    [
        (activations.leaky_relu, np.inf, [-np.inf, -np.inf, 0, 0, 1, np.inf]),
        (activations.leaky_relu_gradient, np.inf, [np.inf] * 4 + [1, 1]),
        (activations.elu, np.inf, [-np.inf, -np.inf, 0, 0, 1, np.inf]),
        (activations.elu_gradient, np.inf, [0] + [np.inf] * 3 + [1, 1]),
        (activations.swish, np.inf, [0, 0, 0, 0, 1, np.inf]),
        (activations.swish, -np.inf, [-np.inf, -1, 0, 0, 0, 0]),
        (activations.swish_gradient, np.inf, [0, 0, 0.5, 0.5, 1, 1]),
        (activations.leaky_relu, np.nan, [np.nan] * 4 + [1, np.inf]),
        (activations.leaky_relu_gradient, np.nan, [np.nan] * 4 + [1, 1]),
        (activations.elu, np.nan, [np.nan] * 4 + [1, np.inf]),
        (activations.elu_gradient, np.nan, [np.nan] * 4 + [1, 1]),
        (activations.swish, np.nan, [np.nan] * 6),
        (activations.swish_gradient, np.nan, [np.nan] * 6),
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_parameter_that_is_inf_or_nan(function, parameter, expected):
    assert_array_equal(function(X, parameter), expected)


@pytest.mark.filterwarnings("error")
def test_an_infinite_temperature_makes_finite_scores_equal():
    assert_array_equal(
        losses.softmax([3.0, -np.inf, 1e308, -1e308], np.inf), np.array([1, 0, 1, 1]) / 3
    )


@pytest.mark.filterwarnings("error")
def test_with_an_infinite_constant_only_the_points_are_bounded():
    bound = training.upper_bound([[0.0], [1.0]], [[0.0]], [5.0], np.inf)
    assert_array_equal(bound, [5.0, np.inf])


@pytest.mark.parametrize(
    "call",
    [
        lambda: losses.softmax([1.0], np.nan),
        lambda: activations.rrelu(1.0, np.nan, 1.0),
        lambda: training.min_max_scale(SQUARE, np.nan, 1),
        lambda: training.min_max_scale(SQUARE, 0, np.inf),
        lambda: training.upper_bound(SQUARE, SQUARE, [1, 2], np.nan),
        lambda: training.lipo_search(peak, [(0, 1)], 2, 0, k=np.nan),
        lambda: training.lipo_search(peak, [(0, 1)], 2, 0, explore=np.nan),
        lambda: training.bayesian_search(peak, [(0, 1)], 2, 0, length=0.0),
        lambda: training.bayesian_search(peak, [(0, 1)], 2, 0, noise=np.nan),
        lambda: training.gaussian_network(SQUARE, [0, 1], SQUARE, np.nan, 1),
        lambda: training.random_search(peak, [(-1.7e308, 1.7e308)], 2, 0),
        lambda: training.random_search(lambda x: [1, 2], [(0, 1)], 2, 0),
        lambda: training.split(SQUARE, [0, 1], (np.nan, 1), rng=0),
        lambda: networks.numerical_gradient(np.sum, [1.0], np.nan),
        lambda: networks.numerical_gradient(np.sum, [1.0], np.inf),
    ],
)
def test_a_condition_refuses_what_does_not_satisfy_it(call):
    with pytest.raises(ValueError, match="must"):
        call()


def test_bayesian_search_keeps_its_history_through_nan():
    def f(x):
        return np.nan if x[0] < 0.3 else np.inf if x[0] > 0.9 else -((x[0] - 0.6) ** 2)

    def finite(x):
        return f(x) if np.isfinite(f(x)) else np.nan

    best, value, history = training.bayesian_search(finite, [(0, 1)], 20, 3)
    assert history.shape == (20, 2)
    assert np.isnan(history[:, 1]).any()
    assert abs(best[0] - 0.6) < 0.05
    assert value == np.nanmax(history[:, 1])
    *_, history = training.bayesian_search(f, [(0, 1)], 20, 3)
    assert len(history) == 20


def test_docstrings_say_what_is_refused():
    plain = {"digits.activation_names", "digits.load_digits", "digits.load_unseen"}
    for name in sorted(public_functions() - plain):
        module, function = name.split(".")
        text = inspect.getdoc(getattr(importlib.import_module(f"solutions.{module}"), function))
        assert "\nTypeError\n" in text, name
    for chapter in CHAPTERS:
        text = importlib.import_module(f"solutions.{chapter}").__doc__
        for word in ("`solutions.arguments`", "True is 1", "TypeError"):
            assert word in text.replace("\n", " "), (chapter, word)


# --- the converters themselves ---------------------------------------------------------------


def test_floats():
    x = np.arange(3.0)
    assert floats(x) is x
    assert floats(Fraction(1, 4)) == 0.25
    assert floats([True, 2, 2**70]).dtype == np.float64
    assert floats([]).shape == (0,)
    with pytest.raises(TypeError, match="got None"):
        floats([1.0, None])
    with pytest.raises(ValueError, match="inhomogeneous"):
        floats([[1.0], [1.0, 2.0]])


def test_whole_numbers():
    assert whole_numbers([[3.0, True]]).tolist() == [[3, 1]]
    assert whole_numbers(np.uint8(200)) == 200
    assert whole_numbers([]).dtype == np.int64


def test_at_least_and_sizes():
    assert at_least(0, a=True, b=np.int8(3), c=10**30) == [1, 3, 10**30]
    assert sizes(np.array([2, 3])) == (2, 3)
    with pytest.raises(ValueError, match="size 1 must be at least 0, got -3"):
        sizes((2, -3))
