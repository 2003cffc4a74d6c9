"""Scaling, splitting, batches and the searches: values, properties, and the notes' claims."""

import inspect
import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from solutions import training

quick = settings(deadline=None, max_examples=50, derandomize=True)
tables = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=6),
    elements=st.floats(-1e4, 1e4).map(lambda v: round(v, 3)),
)


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def cone(x):
    return -float(np.linalg.norm(np.asarray(x) - 2.0))


# --- scaling ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (0.0, 1.0, [[0, 0], [0.5, 1], [1, 0.5]]),
        (-1.0, 1.0, [[-1, -1], [0, 1], [1, 0]]),
        (2.0, 6.0, [[2, 2], [4, 6], [6, 4]]),
    ],
    ids=["C29 [0, 1]", "C29 [-1, 1]", "C29 [2, 6]"],
)
def test_min_max_scale_values(lower, upper, expected):
    x = [[1, 10], [2, 30], [3, 20]]
    np.testing.assert_allclose(training.min_max_scale(x, lower, upper), expected, rtol=1e-15)


@given(tables, st.floats(-5, 5), st.floats(0.1, 5))
@quick
def test_min_max_scale_fills_the_interval(x, lower, width):
    result = training.min_max_scale(x, lower, lower + width)
    moving = x.min(axis=0) < x.max(axis=0)
    np.testing.assert_allclose(result.min(axis=0), lower, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(result.max(axis=0)[moving], lower + width, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(result[:, ~moving], lower, rtol=1e-12, atol=1e-12)


@given(tables)
@quick
def test_min_max_scale_does_not_depend_on_the_unit(x):
    scaled = training.min_max_scale(x)
    np.testing.assert_allclose(training.min_max_scale(4 * x), scaled, rtol=1e-12)
    moving = x.min(axis=0) < x.max(axis=0)
    mirrored = training.min_max_scale(-x)[:, moving]
    np.testing.assert_allclose(mirrored, 1 - scaled[:, moving], atol=1e-9)


def test_min_max_scale_takes_the_extremes_of_another_set():
    train = np.array([[0.0, 5.0], [10.0, 5.0]])
    scaled = training.min_max_scale(
        [[20.0, 6.0], [5.0, 5.0]], -1, 1, minimum=train.min(axis=0), maximum=train.max(axis=0)
    )
    np.testing.assert_array_equal(scaled, [[3.0, 1.0], [0.0, -1.0]])
    infinite = training.min_max_scale([[np.inf], [-np.inf]], minimum=[0], maximum=[2])
    np.testing.assert_array_equal(infinite, [[np.inf], [-np.inf]])
    assert training.min_max_scale(np.zeros((0, 1)), minimum=[0], maximum=[1]).shape == (0, 1)


def test_fit_standardizer_values():
    mean, std = training.fit_standardizer([[1, 10], [3, 10], [5, 40]])
    np.testing.assert_allclose(mean, [3, 20], rtol=1e-15)
    np.testing.assert_allclose(std, [math.sqrt(8 / 3), math.sqrt(200)], rtol=1e-15)


def test_standardize_values():
    scaled = training.standardize([[1, 10], [3, 10], [5, 40]])
    expected = [[-1.22474487, -0.70710678], [0, -0.70710678], [1.22474487, 1.41421356]]
    np.testing.assert_allclose(scaled, expected, atol=1e-8)


def test_standardize_agrees_with_scipy():
    zscore = pytest.importorskip("scipy.stats").zscore
    x = np.random.default_rng(0).normal(5, 3, size=(20, 4))
    np.testing.assert_allclose(training.standardize(x), zscore(x), rtol=1e-12)


@given(tables)
@quick
def test_standardized_columns_have_mean_0_and_deviation_1(x):
    z = training.standardize(x)
    moving = x.min(axis=0) < x.max(axis=0)
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(z.std(axis=0)[moving], 1, rtol=1e-6)
    np.testing.assert_array_equal(z[:, ~moving], 0)


def test_standardize_uses_what_was_fitted():
    rng = np.random.default_rng(1)
    train, test = rng.normal(3, 2, size=(30, 2)), rng.normal(4, 2, size=(5, 2))
    mean, std = training.fit_standardizer(train)
    np.testing.assert_allclose(  # the statistics are rounded, so the last digits may differ
        training.standardize(train, mean, std), training.standardize(train), rtol=0, atol=1e-15
    )
    np.testing.assert_allclose(training.standardize(test, mean, std), (test - mean) / std)
    one = training.standardize(test[:1], mean, std)
    np.testing.assert_array_equal(one, training.standardize(test, mean, std)[:1])
    assert training.standardize(np.zeros((0, 2)), mean, std).shape == (0, 2)
    np.testing.assert_array_equal(training.standardize([[np.inf]], [0], [2]), [[np.inf]])


def test_a_constant_column_is_recognised_in_spite_of_rounding():
    x = np.full((3, 1), 0.1)
    assert x.std(axis=0)[0] > 0, "the trap: the computed deviation is not 0"
    mean, std = training.fit_standardizer(x)
    assert (mean[0], std[0]) == (0.1, 0.0)
    np.testing.assert_array_equal(training.standardize(x), np.zeros((3, 1)))
    np.testing.assert_array_equal(training.standardize([[7.0]], [4.0], [0.0]), [[3.0]])


@pytest.mark.parametrize("kind", [np.float32, np.int32, np.uint8, list])
@pytest.mark.parametrize("scale", [training.min_max_scale, training.standardize])
def test_scaling_takes_any_dtype_and_keeps_its_input(scale, kind):
    x = np.array([[1, 20], [3, 10], [4, 50]])
    given_x = x.tolist() if kind is list else x.astype(kind)
    kept = np.array(given_x)
    result = scale(given_x)
    assert result.dtype == np.float64
    np.testing.assert_allclose(result, scale(x.astype(np.float64)), rtol=1e-15)
    np.testing.assert_array_equal(given_x, kept)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: training.min_max_scale([1, 2, 3]), r"\(m, n\).*got shape \(3,\)"),
        (lambda: training.min_max_scale(3.0), r"\(m, n\).*got shape \(\)"),
        (lambda: training.min_max_scale(np.zeros((0, 2))), r"one row.*got shape \(0, 2\)"),
        (lambda: training.min_max_scale([[np.inf]]), "finite"),
        (lambda: training.min_max_scale([[1.0]], 1, 1), "lower must be below upper"),
        (lambda: training.min_max_scale([[1.0]], minimum=[0]), "both"),
        (
            lambda: training.min_max_scale([[1.0]], minimum=[0, 1], maximum=[1, 2]),
            r"minimum must have shape \(1,\); got shape \(2,\)",
        ),
        (lambda: training.fit_standardizer([1.0]), r"\(m, n\)"),
        (lambda: training.fit_standardizer([[np.nan]]), "finite"),
        (lambda: training.standardize([[1.0]], mean=[1.0]), "both"),
        (lambda: training.standardize([[1.0]], std=[1.0]), "both"),
        (
            lambda: training.standardize([[1.0]], [1.0], [1.0, 2.0]),
            r"std must have shape \(1,\); got shape \(2,\)",
        ),
    ],
)
def test_scaling_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_c29_scaling_makes_no_distribution():
    """The note: [0, 1] is a probability distribution, [-1, 1] a "coordinate distribution"."""
    x = np.random.default_rng(2).gamma(2.0, size=(200, 1))
    unit, both = training.min_max_scale(x), training.min_max_scale(x, -1, 1)
    assert unit.sum() > 10
    assert both.min() < 0
    shapes = [np.histogram(v, bins=20)[0] for v in (x, unit, both, training.standardize(x))]
    for counts in shapes[1:]:
        np.testing.assert_array_equal(counts, shapes[0])


def test_c29_scaling_does_not_protect_against_an_outlier():
    """The note hopes so; in fact one odd sample squeezes all others together."""
    x = np.random.default_rng(1).normal(1.7, 0.1, size=(100, 1))
    x[0] = 170.0
    assert np.ptp(training.min_max_scale(x)[1:]) < 0.004
    assert np.ptp(training.standardize(x)[1:]) < 0.04


def test_c29_positive_inputs_move_all_weights_together():
    rng = np.random.default_rng(3)
    x, y = rng.uniform(0.1, 5, size=(50, 4)), rng.normal(size=50)
    w = rng.normal(size=4)
    for rows in (x, training.min_max_scale(x)[x.argmin(axis=0).max() + 1 :]):
        gradients = (rows @ w - y[: len(rows)])[:, None] * rows
        inside = (rows > 0).all(axis=1)
        assert (np.abs(np.sign(gradients[inside]).sum(axis=1)) == 4).all()
    z = training.standardize(x)
    mixed = np.abs(np.sign((z @ w - y)[:, None] * z).sum(axis=1)) < 4
    assert mixed.mean() > 0.7


def test_c29_scaling_shrinks_the_condition_number_and_the_steps():
    rng = np.random.default_rng(4)
    x = rng.normal([0.5, 300.0], [0.3, 60.0], size=(100, 2))
    y = x @ [2.0, 0.01] + 0.1 * rng.normal(size=100)
    z = training.standardize(x)
    assert np.linalg.cond(np.cov(x.T)) > 1e4
    assert np.linalg.cond(np.cov(z.T)) < 2

    def steps(inputs):
        centred = y - y.mean()
        hessian = inputs.T @ inputs / len(inputs)
        rate = 1 / np.linalg.eigvalsh(hessian)[-1]
        path = training.gradient_descent(
            lambda w: inputs.T @ (inputs @ w - centred) / len(inputs), np.zeros(2), rate, 2000
        )
        best = np.linalg.lstsq(inputs, centred, rcond=None)[0]
        loss = np.mean((path @ inputs.T - inputs @ best) ** 2, axis=1)
        return np.argmax(loss < 1e-3 * loss[0]) if (loss < 1e-3 * loss[0]).any() else math.inf

    assert steps(z) <= 20
    assert steps(x - x.mean(axis=0)) > 1000


# --- splitting and batches -------------------------------------------------------------------


@given(
    st.integers(0, 60), st.sampled_from([(0.6, 0.2, 0.2), (1.0,), (0.5, 0.0, 0.5), (0.29, 0.71)])
)
@quick
def test_split_is_complete_and_disjoint(m, fractions):
    y = np.arange(m)
    parts = training.split(y[:, None] * 2.0, y, fractions, rng=5)
    assert len(parts) == len(fractions)
    np.testing.assert_array_equal(np.sort(np.concatenate([b for _, b in parts])), y)
    for (a, b), share in zip(parts, fractions, strict=True):
        np.testing.assert_array_equal(a[:, 0], 2.0 * b)
        assert abs(len(b) - share * m) <= 1


def test_split_rounds_the_sizes():
    y = np.arange(100)
    assert int(0.29 * 100) == 28, "the trap: the product is just below 29"
    assert [len(b) for _, b in training.split(y, y, (0.29, 0.71), rng=0)] == [29, 71]


@given(st.integers(0, 40), st.integers(1, 50))
@quick
def test_mini_batches_are_complete_and_full(m, batch_size):
    y = np.arange(m)
    batches = training.mini_batches(y[:, None] * 2.0, y, batch_size, rng=6)
    assert len(batches) == -(-m // batch_size)
    assert all(len(b) == batch_size for _, b in batches[:-1])
    assert all(len(b) > 0 for _, b in batches)
    if batches:
        np.testing.assert_array_equal(np.sort(np.concatenate([b for _, b in batches])), y)
        np.testing.assert_array_equal(
            np.vstack([a for a, _ in batches])[:, 0] / 2, _joined(batches)
        )


def _joined(batches):
    return np.concatenate([b for _, b in batches])


@pytest.mark.parametrize(
    "deal",
    [
        lambda x, y, rng: training.split(x, y, (0.5, 0.5), rng=rng),
        lambda x, y, rng: training.mini_batches(x, y, 25, rng),
    ],
    ids=["split", "mini_batches"],
)
class TestDealing:
    def test_shuffles_by_the_seed(self, deal):
        y = np.arange(100)
        first, again, other = (_joined(deal(y, y, seed)) for seed in (1, 1, 2))
        np.testing.assert_array_equal(first, again)
        assert (first != other).any()
        assert (first != y).any()

    def test_a_generator_goes_on(self, deal):
        y, rng = np.arange(100), np.random.default_rng(1)
        epochs = [_joined(deal(y, y, rng)) for _ in range(2)]
        np.testing.assert_array_equal(epochs[0], _joined(deal(y, y, 1)))
        assert (epochs[0] != epochs[1]).any()

    def test_keeps_shapes_and_dtypes_and_input(self, deal):
        x = np.arange(50 * 6, dtype=np.uint8).reshape(50, 2, 3)
        y = np.arange(50, dtype=np.int16)
        kept = x.copy(), y.copy()
        for a, b in deal(x, y, 3):
            assert a.dtype == np.uint8
            assert b.dtype == np.int16
            np.testing.assert_array_equal(a, kept[0][b])
            a[:] = 0
        np.testing.assert_array_equal(x, kept[0])
        np.testing.assert_array_equal(y, kept[1])
        assert all(a.shape[1:] == (2, 3) for a, _ in deal(x.tolist(), y.tolist(), 3))

    def test_refuses_unequal_lengths(self, deal):
        with pytest.raises(ValueError, match=r"got shapes \(3, 2\) and \(4,\)"):
            deal(np.zeros((3, 2)), np.zeros(4), 0)
        with pytest.raises(ValueError, match="same number"):
            deal(np.zeros(3), 1.0, 0)


def test_split_and_mini_batches_refuse():
    x = np.zeros((4, 1))
    for fractions in ((0.5, 0.4), (1.5, -0.5), ((1.0,),), (0.5, math.nan)):
        with pytest.raises(ValueError, match="sum to 1"):
            training.split(x, x, fractions, rng=0)
    for size in (0, -2):
        with pytest.raises(ValueError, match=f"at least 1, got {size}"):
            training.mini_batches(x, x, size, 0)


def test_c9_judging_on_the_test_set_again_and_again_flatters():
    """The best of many coin tosses looks good on the set it was chosen on, and only there."""
    rng = np.random.default_rng(7)
    labels, fresh = rng.integers(2, size=50), rng.integers(2, size=5000)
    guesses, fresh_guesses = rng.integers(2, size=(200, 50)), rng.integers(2, size=(200, 5000))
    accuracy = (guesses == labels).mean(axis=1)
    best = accuracy.argmax()
    assert accuracy[best] > 0.62
    assert abs((fresh_guesses[best] == fresh).mean() - 0.5) < 0.03
    assert accuracy[best] < 0.5 + math.sqrt(math.log(200) / 100) + 0.1


def test_c28_the_noise_of_a_batch_gradient_falls_with_the_root_of_its_size():
    rng = np.random.default_rng(8)
    gradients = rng.normal(1.0, 2.0, size=(256, 1))
    for size in (1, 4, 16, 64, 256):
        means = [
            a.mean()
            for _ in range(100)
            for a, _ in training.mini_batches(gradients, gradients, size, rng)
        ]
        expected = gradients.std() / math.sqrt(size) * math.sqrt((256 - size) / 255)
        assert np.std(means) == pytest.approx(expected, rel=0.1, abs=1e-12)


def test_c28_batches_of_one_can_converge():
    """The note: with batch size 1 it is hard to converge. Not when the rate is small enough."""
    rng = np.random.default_rng(9)
    x = rng.normal(size=(200, 2))
    y = x @ [1.0, -2.0] + 0.1 * rng.normal(size=200)
    best = np.linalg.lstsq(x, y, rcond=None)[0]
    w = np.zeros(2)
    for epoch in range(30):
        for a, b in training.mini_batches(x, y, 1, rng):
            w -= 0.05 / (1 + epoch) * a.T @ (a @ w - b)
    assert np.linalg.norm(w - best) < 0.01


# --- descending ------------------------------------------------------------------------------


def test_gradient_descent_by_hand():
    path = training.gradient_descent(lambda w: 2 * w, [4.0, -1.0], 0.25, 3)
    np.testing.assert_array_equal(path, [[4, -1], [2, -0.5], [1, -0.25], [0.5, -0.125]])
    assert training.gradient_descent(lambda w: w, [1, 2], 0.1, 0).shape == (1, 2)


def test_gradient_descent_keeps_its_way():
    def greedy(w):
        w *= 2
        return w

    path = training.gradient_descent(greedy, np.array([1.0]), 0.5, 2)
    np.testing.assert_array_equal(path, [[1.0], [0.0], [0.0]])
    with pytest.raises(ValueError, match=r"gradient must have shape \(2,\); got shape \(\)"):
        training.gradient_descent(lambda w: 1.0, [0.0, 0.0], 0.1, 1)


def test_noisy_curve_is_a_curve_with_noise():
    x, y = training.noisy_curve(4000, 1, noise=0.2)
    assert x.shape == (4000, 1)
    assert x.min() >= -2
    assert x.max() <= 2
    noise = y - np.sin(3 * x[:, 0]) - 0.5 * np.sin(8 * x[:, 0] + 1)
    assert np.std(noise) == pytest.approx(0.2, rel=0.05)
    np.testing.assert_array_equal(training.noisy_curve(4000, 1, noise=0.2)[1], y)


def test_gaussian_network_is_kernel_ridge_regression():
    rng = np.random.default_rng(10)
    x, y, new = rng.normal(size=(12, 2)), rng.normal(size=12), rng.normal(size=(5, 2))
    k = np.array([[math.exp(-((a - b) @ (a - b)) / (2 * 0.7**2)) for b in x] for a in x])
    near = np.array([[math.exp(-((a - b) @ (a - b)) / (2 * 0.7**2)) for b in x] for a in new])
    expected = near @ np.linalg.inv(k + 0.1 * np.eye(12)) @ y
    np.testing.assert_allclose(training.gaussian_network(x, y, new, 0.7, 0.1), expected, rtol=1e-9)
    np.testing.assert_allclose(training.gaussian_network(x, y, x, 0.3, 1e-9), y, atol=1e-5)
    assert training.gaussian_network(x, y, np.zeros((0, 2)), 1, 1).shape == (0,)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([[1.0]], [1.0, 2.0], [[1.0]], 1, 1), r"y_train must have shape \(1,\)"),
        (([[1.0]], [1.0], [[1.0, 2.0]], 1, 1), r"x must have shape \(k, 1\)"),
        (([[1.0]], [1.0], [[1.0]], 0, 1), "above 0"),
        (([[1.0]], [1.0], [[1.0]], 1, -1), "above 0"),
    ],
)
def test_gaussian_network_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        training.gaussian_network(*arguments)


# --- searching -------------------------------------------------------------------------------

SEARCHES = {
    "grid": lambda f: training.grid_search(f, [np.linspace(-5, 5, 5)] * 2),
    "random": lambda f: training.random_search(f, [(-5, 5)] * 2, 25, 0),
    "lipo": lambda f: training.lipo_search(f, [(-5, 5)] * 2, 25, 0),
    "bayesian": lambda f: training.bayesian_search(f, [(-5, 5)] * 2, 25, 0),
}


@pytest.mark.parametrize("search", SEARCHES.values(), ids=SEARCHES)
def test_searches_give_the_same_three_things(search):
    best_x, best_value, history = search(cone)
    assert best_x.shape == (2,)
    assert history.shape == (25, 3)
    assert history.dtype == best_x.dtype == np.float64
    row = history[:, 2].argmax()
    np.testing.assert_array_equal(best_x, history[row, :2])
    assert best_value == history[row, 2] == cone(best_x)
    np.testing.assert_allclose(history[:, 2], [cone(x) for x in history[:, :2]], rtol=1e-12)
    assert (np.abs(history[:, :2]) <= 5).all()
    np.testing.assert_array_equal(search(cone)[2], history)


@pytest.mark.parametrize("search", SEARCHES.values(), ids=SEARCHES)
def test_searches_do_not_let_f_change_their_points(search):
    def hostile(x):
        value = cone(x)
        x[:] = 100.0
        return value

    np.testing.assert_array_equal(search(hostile)[2], search(cone)[2])


@pytest.mark.parametrize("name", ["grid", "random", "lipo"])
def test_nan_never_wins(name):
    def diverges(x):
        return math.nan if x[0] > 0 else x[0]

    best_x, best_value, history = SEARCHES[name](diverges)
    assert best_x[0] <= 0
    assert best_value == np.nanmax(history[:, 2])
    assert np.isnan(history[:, 2]).any()
    with pytest.raises(ValueError, match="got nan at 25"):
        SEARCHES[name](lambda x: math.nan)
    mixed = iter([math.nan, *[-math.inf] * 24])
    assert SEARCHES[name](lambda x: next(mixed))[1] == -math.inf


def test_grid_search_tries_every_combination_in_order():
    best_x, best_value, history = training.grid_search(
        lambda x: -((x[0] - 1) ** 2) - (x[1] + 2) ** 2, [[0, 1, 2], (-2, 0)]
    )
    expected = [[0, -2, -1], [0, 0, -5], [1, -2, 0], [1, 0, -4], [2, -2, -1], [2, 0, -5]]
    np.testing.assert_array_equal(history, expected)
    np.testing.assert_array_equal(best_x, [1, -2])
    assert best_value == 0
    assert training.grid_search(lambda x: 1.0, [[3, 4], [5, 6]])[0].tolist() == [3, 5]


def test_random_search_is_uniform():
    bounds = [(-3, -1), (10, 20)]
    points = training.random_search(lambda x: 0.0, bounds, 4000, 1)[2][:, :2]
    for column, (low, high) in zip(points.T, bounds, strict=True):
        quartiles = np.quantile((column - low) / (high - low), [0.25, 0.5, 0.75])
        np.testing.assert_allclose(quartiles, [0.25, 0.5, 0.75], atol=0.03)
    assert abs(np.corrcoef(points.T)[0, 1]) < 0.05


@pytest.mark.parametrize(
    ("points", "values", "expected"),
    [
        ([[0], [1], [4]], [1, 3, 0], 2.0),
        ([[0, 0], [3, 4]], [1, 11], 2.0),
        ([[1, 1], [1, 1], [4, 5]], [0, 3, 10], 2.0),
        ([[1.0]], [5.0], 0.0),
        (np.zeros((0, 3)), [], 0.0),
    ],
    ids=["C8 falling", "C8 Euclidean", "C8 same place", "C8 one point", "C8 none"],
)
def test_lipschitz_estimate_values(points, values, expected):
    assert training.lipschitz_estimate(points, values) == pytest.approx(expected, rel=1e-15)


def test_upper_bound_values():
    bounds = training.upper_bound([[1], [2], [5]], [[0], [4]], [1, 3], 1)
    np.testing.assert_array_equal(bounds, [2, 3, 4])
    empty = training.upper_bound([[1.0], [2.0]], np.zeros((0, 1)), [], 1)
    np.testing.assert_array_equal(empty, [math.inf, math.inf])
    assert training.upper_bound(np.zeros((0, 1)), [[0]], [1], 1).shape == (0,)


@given(hnp.arrays(np.float64, (6, 2), elements=st.floats(-3, 3)), st.integers(0, 2**31))
@quick
def test_upper_bound_holds_and_estimate_is_a_lower_one(points, seed):
    def f(x):
        return np.sin(x[:, 0]) + np.abs(x[:, 1])

    assert training.lipschitz_estimate(points, f(points)) <= math.sqrt(2) + 1e-6
    candidates = np.random.default_rng(seed).uniform(-3, 3, size=(20, 2))
    bound = training.upper_bound(candidates, points, f(points), math.sqrt(2))
    assert (bound >= f(candidates) - 1e-9).all()
    fewer = training.upper_bound(candidates, points[:3], f(points)[:3], math.sqrt(2))
    assert (fewer >= bound).all()


def test_lipo_tries_only_what_can_be_the_best():
    def bowl(x):
        return -float(x @ x)

    for seed in range(5):
        history = training.lipo_search(bowl, [(-2, 2), (-1, 2)], 25, seed, 6.0)[2]
        for t in range(1, 25):
            seen = history[:t]
            bound = training.upper_bound(history[t : t + 1, :2], seen[:, :2], seen[:, 2], 6.0)
            assert bound[0] >= seen[:, 2].max()


def test_c8_lipo_beats_random_search_on_average():
    def f(x):
        return math.sin(3 * x[0]) * math.cos(2 * x[1]) - 0.1 * float(x @ x)

    bounds = [(-3, 3)] * 2
    lipo = [training.lipo_search(f, bounds, 40, seed)[1] for seed in range(20)]
    random = [training.random_search(f, bounds, 40, seed)[1] for seed in range(20)]
    assert np.mean(lipo) > np.mean(random) + 0.1
    assert np.min(lipo) > np.min(random)


def test_c8_lipo_is_not_without_parameters():
    """The note: the method has no parameter. LIPO has k, and a wrong one misses the top."""
    assert inspect.signature(training.lipo_search).parameters["k"].default is None

    def two_tops(x):
        return max(0.9 - abs(x[0] - 1.0), 1.0 - 4 * abs(x[0] - 8.0))

    found = {
        k: [training.lipo_search(two_tops, [(0, 10)], 40, s, k)[1] for s in range(20)]
        for k in (0.2, 4.0)
    }
    assert np.mean(found[4.0]) > 0.95
    assert np.mean(np.array(found[0.2]) < 0.91) > 0.5


def test_adaptive_lipo_goes_on_exploring():
    points = np.concatenate(
        [
            training.lipo_search(lambda x: float(x[0]), [(0, 1)], 120, seed)[2][20:, 0]
            for seed in range(3)
        ]
    )
    assert 0.01 < (points < 0.5).mean() < 0.12
    assert training._round_up(0.0, 2) == 0
    for k in (1e-6, 1.0, 3.7, 1e5):
        assert k <= training._round_up(k, 2) <= 1.0051 * k


def test_lipo_goes_on_after_an_infinite_value():
    values = iter([math.inf, *range(9)])
    history = training.lipo_search(lambda x: next(values), [(0, 1)], 10, 0)[2]
    assert history.shape == (10, 2)


def test_bayesian_search_needs_fewer_trials_on_a_smooth_function():
    def bowl(x):
        return -float((x - 1.3) @ (x - 1.3))

    bounds = [(-3, 3)] * 2
    found = [training.bayesian_search(bowl, bounds, 20, seed, length=0.5)[1] for seed in range(5)]
    random = [training.random_search(bowl, bounds, 20, seed)[1] for seed in range(5)]
    assert min(found) > -0.05
    assert np.mean(found) > np.mean(random)
    assert training.bayesian_search(lambda x: 3.0, [(0, 1)], 7, 0)[1] == 3.0


@pytest.mark.parametrize(
    "search",
    [training.random_search, training.lipo_search, training.bayesian_search],
    ids=["random", "lipo", "bayesian"],
)
def test_searches_refuse(search):
    for bounds in ([0, 1], [(0, 1, 2)], np.zeros((0, 2))):
        with pytest.raises(ValueError, match=r"\(d, 2\)"):
            search(cone, bounds, 5, 0)
    for bounds in ([(1, 1)], [(0, 1), (3, 2)], [(0, math.inf)], [(math.nan, 1)]):
        with pytest.raises(ValueError, match="lower and a larger upper"):
            search(cone, bounds, 5, 0)
    with pytest.raises(ValueError, match="at least 1"):
        search(cone, [(0, 1)], 0, 0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: training.grid_search(cone, []), "non-empty"),
        (lambda: training.grid_search(cone, [[1], []]), r"\(0,\)"),
        (lambda: training.grid_search(cone, [1, 2]), r"\(\)"),
        (lambda: training.lipo_search(cone, [(0, 1)], 5, 0, -1.0), "negative"),
        (lambda: training.bayesian_search(cone, [(0, 1)], 5, 0, start=0), "at least 1"),
        (lambda: training.lipschitz_estimate([1.0], [1.0]), r"\(t, d\)"),
        (lambda: training.lipschitz_estimate([[1.0]], [1.0, 2.0]), r"got shapes \(1, 1\)"),
        (lambda: training.upper_bound([[1.0]], [[1.0, 2.0]], [1.0], 1), r"\(c, 2\)"),
        (lambda: training.upper_bound([[1.0]], [[1.0]], [1.0], -1), "negative"),
    ],
)
def test_searches_refuse_more(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# --- frameworks ------------------------------------------------------------------------------


@pytest.mark.slow
def test_torch_standardises_the_same_when_it_divides_by_m():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x = np.random.default_rng(11).normal(4, 3, size=(10, 3))
    t = torch.from_numpy(x)
    mean, std = training.fit_standardizer(x)
    np.testing.assert_allclose(t.mean(dim=0).numpy(), mean, rtol=1e-12)
    np.testing.assert_allclose(t.std(dim=0, correction=0).numpy(), std, rtol=1e-12)
    assert not np.allclose(t.std(dim=0).numpy(), std), "torch divides by m - 1 unless told not to"


@pytest.mark.slow
def test_torch_deals_the_same_batches():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    from torch.utils.data import DataLoader, TensorDataset, random_split

    y = torch.arange(10)
    data = TensorDataset(y[:, None].double(), y)
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(data, batch_size=4, shuffle=True, generator=generator)
    batches = [(a.numpy(), b.numpy()) for a, b in loader]
    ours = training.mini_batches(y[:, None].numpy(), y.numpy(), 4, 0)
    assert [len(b) for _, b in batches] == [len(b) for _, b in ours]
    np.testing.assert_array_equal(np.sort(_joined(batches)), np.sort(_joined(ours)))
    sizes = [len(part) for part in random_split(data, [0.6, 0.2, 0.2], generator=generator)]
    assert sizes == [len(b) for _, b in training.split(y, y, rng=0)]


@pytest.mark.slow
def test_torch_descends_the_same_way():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    w = torch.tensor([4.0, -1.0], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([w], lr=0.1)
    for _ in range(5):
        optimiser.zero_grad()
        (w**2).sum().backward()
        optimiser.step()
    path = training.gradient_descent(lambda v: 2 * v, [4.0, -1.0], 0.1, 5)
    np.testing.assert_allclose(w.detach().numpy(), path[-1], rtol=1e-12)


@pytest.mark.slow
def test_tensorflow_standardises_the_same():
    tf = pytest.importorskip("tensorflow", reason="TensorFlow is not installed")
    x = np.random.default_rng(12).normal(4, 3, size=(10, 3))
    layer = tf.keras.layers.Normalization(axis=-1)
    layer.adapt(x)
    np.testing.assert_allclose(layer(x).numpy(), training.standardize(x), rtol=1e-4, atol=1e-5)


@pytest.mark.slow
def test_tensorflow_deals_the_same_batches():
    tf = pytest.importorskip("tensorflow", reason="TensorFlow is not installed")
    y = np.arange(10)
    batches = list(tf.data.Dataset.from_tensor_slices((y[:, None], y)).shuffle(10, seed=0).batch(4))
    assert [len(b) for _, b in batches] == [4, 4, 2]
    np.testing.assert_array_equal(np.sort(np.concatenate([b.numpy() for _, b in batches])), y)
