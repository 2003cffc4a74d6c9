"""Convolution and pooling: the source notes' numbers, SciPy, PyTorch, and what must always hold."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import signal

from solutions import convolution as c

NO_TORCH = "PyTorch is not installed: pip install torch"
NO_TENSORFLOW = "TensorFlow is not installed: pip install tensorflow"

quick = settings(deadline=None, max_examples=50, derandomize=True)
geometry = {
    "filter_size": st.integers(1, 5),
    "padding": st.integers(0, 3),
    "stride": st.integers(1, 4),
}
POOLS = [(2, None), (3, None), (2, 1), (3, 2), (2, 3)]
LAYERS = [(3, 0, 1), (3, 1, 1), (3, 1, 2), (5, 2, 1), (2, 0, 3), (1, 0, 1), (4, 3, 2)]


def seeded(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


def by_definition(x, filters, bias, padding, stride):
    """Row C2's sum with the stride in the indices, one product after the other."""
    m, height, width, depth = x.shape
    count, rows, columns, _ = filters.shape
    padded = np.zeros((m, height + 2 * padding, width + 2 * padding, depth))
    padded[:, padding : padding + height, padding : padding + width] = x
    down = (height + 2 * padding - rows) // stride + 1
    across = (width + 2 * padding - columns) // stride + 1
    z = np.zeros((m, down, across, count))
    for s, i, j, k in np.ndindex(z.shape):
        z[s, i, j, k] = bias[k]
        for a, b, d in np.ndindex(rows, columns, depth):
            z[s, i, j, k] += filters[k, a, b, d] * padded[s, i * stride + a, j * stride + b, d]
    return z


def central_differences(loss, x, step=1e-6):
    gradient = np.empty_like(x)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += step
        down[place] -= step
        gradient[place] = (loss(up) - loss(down)) / (2 * step)
    return gradient


# ---------------------------------------------------------------- C1: the size of the output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((5, 3, 0, 2), 2), ((7, 3, 1, 2), 4), ((5, 3, 1, 2), 3), ((6, 3, 0, 2), 2), ((28, 5), 24)],
    ids=["C1 W=5 F=3 P=0 S=2", "C3 as written: 7", "C3 as drawn: 5", "C1 not divisible", "28"],
)
def test_output_size_of_the_notes(arguments, expected):
    assert c.output_size(*arguments) == expected


@quick
@given(size=st.integers(1, 20), **geometry)
def test_output_size_counts_the_positions(size, filter_size, padding, stride):
    places = range(0, size + 2 * padding - filter_size + 1, stride)
    if not places:
        with pytest.raises(ValueError, match="must fit"):
            c.output_size(size, filter_size, padding, stride)
    else:
        assert c.output_size(size, filter_size, padding, stride) == len(places)


def test_c1_the_formula_without_floor_is_no_number_of_positions():
    exact = (6 - 3 + 2 * 0) / 2 + 1
    assert exact == 2.5
    assert c.output_size(6, 3, 0, 2) == math.floor(exact) == 2
    # rounding up would need pixels 4, 5, 6 of an axis that ends at 5
    last = (math.ceil(exact) - 1) * 2 + 3
    assert last > 6
    assert c.convolve(np.ones((6, 6, 1)), np.ones((1, 3, 3, 1)), stride=2).shape == (2, 2, 1)


def test_c1_the_output_height_comes_from_the_height():
    # the note names the width for both inputs
    assert c.convolve(np.ones((9, 5, 1)), np.ones((1, 3, 3, 1))).shape == (7, 3, 1)


@pytest.mark.parametrize("convert", [int, np.int32, np.int64, np.uint8])
def test_output_size_takes_any_integer_and_gives_python_s(convert):
    size = c.output_size(*map(convert, (7, 3, 1, 2)))
    assert size == 4
    assert type(size) is int


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 3), "must fit into the padded axis of 2, got 3"),
        ((2, 7, 2), "must fit into the padded axis of 6, got 7"),
        ((5, 3, 0, 0), "stride must be at least 1, got 0"),
        ((5, 3, 0, -1), "stride must be at least 1, got -1"),
        ((5, 3, -1), "padding must be at least 0, got -1"),
        ((5, 0), "filter_size must be at least 1, got 0"),
        ((0, 1, 1), "size must be at least 1, got 0"),
    ],
)
def test_output_size_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        c.output_size(*arguments)


def test_output_size_refuses_halves():
    with pytest.raises(TypeError):
        c.output_size(5.5, 3)


@quick
@given(output=st.integers(1, 12), **geometry)
def test_input_sizes_are_all_that_fit(output, filter_size, padding, stride):
    found = c.input_sizes(output, filter_size, padding, stride)
    searched = [
        size
        for size in range(max(1, filter_size - 2 * padding), 80)
        if c.output_size(size, filter_size, padding, stride) == output
    ]
    assert found == searched
    assert all(type(size) is int for size in found)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 3), "output must be at least 1, got 0"),
        ((3, 0), "filter_size"),
        ((3, 3, -1), "padding"),
        ((3, 3, 0, 0), "stride"),
    ],
)
def test_input_sizes_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        c.input_sizes(*arguments)


def test_c3_seven_with_padding_one_gives_four_not_three():
    filters = seeded(2, 3, 3, 3)
    claimed, drawn = seeded(7, 7, 3), seeded(5, 5, 3)
    assert c.convolve(claimed, filters, padding=1, stride=2).shape == (4, 4, 2)
    assert c.convolve(drawn, filters, padding=1, stride=2).shape == (3, 3, 2)
    assert c.zero_pad(drawn, 1).shape == (7, 7, 3)
    assert c.convolve(claimed, filters, stride=2).shape == (3, 3, 2)
    assert c.input_sizes(3, 3, padding=1, stride=2) == [5, 6]


# ---------------------------------------------------------------- padding


@quick
@given(padding=st.integers(0, 4), batch=st.sampled_from([(), (0,), (1,), (3,)]))
def test_zero_pad_frames_the_image(padding, batch):
    x = seeded(*batch, 4, 3, 2)
    y = c.zero_pad(x, padding)
    assert y.shape == (*batch, 4 + 2 * padding, 3 + 2 * padding, 2)
    assert_array_equal(y[..., padding : padding + 4, padding : padding + 3, :], x)
    assert np.count_nonzero(y) == np.count_nonzero(x)


def test_zero_pad_gives_a_new_array_even_for_no_frame():
    x = seeded(2, 3, 1)
    c.zero_pad(x, 0)[:] = 7
    assert_array_equal(x, seeded(2, 3, 1))


def test_zero_pad_refuses():
    with pytest.raises(ValueError, match=r"height, width, channels\), got \(4, 4\)"):
        c.zero_pad(np.ones((4, 4)), 1)
    with pytest.raises(ValueError, match="padding must be at least 0, got -1"):
        c.zero_pad(np.ones((4, 4, 1)), -1)


# ---------------------------------------------------------------- C2, C3: convolution


@pytest.mark.parametrize(("filter_size", "padding", "stride"), LAYERS)
def test_c2_convolve_is_its_definition(filter_size, padding, stride):
    x, bias = seeded(2, 7, 9, 3), seeded(4, seed=2)
    filters = seeded(4, filter_size, filter_size, 3, seed=1)
    expected = by_definition(x, filters, bias, padding, stride)
    actual = c.convolve(x, filters, bias, padding, stride)
    assert actual.dtype == np.float64
    assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_c2_the_note_s_indices_hold_for_stride_one_only():
    x, filters = seeded(7, 7, 3), seeded(1, 3, 3, 3, seed=1)

    def without_stride(i, j):  # x_{d, i+m, j+n}, with i and j counting outputs
        return np.sum(filters[0] * x[i : i + 3, j : j + 3])

    one, two = c.convolve(x, filters), c.convolve(x, filters, stride=2)
    for i, j in np.ndindex(2, 2):
        assert_allclose(one[i, j, 0], without_stride(i, j), rtol=1e-12)
        assert_allclose(two[i, j, 0], without_stride(2 * i, 2 * j), rtol=1e-12)
    assert not np.isclose(two[1, 1, 0], without_stride(1, 1))


def test_c2_as_many_feature_maps_as_filters_each_by_itself():
    x, filters, bias = seeded(2, 6, 5, 3), seeded(4, 3, 3, 3, seed=1), seeded(4, seed=2)
    together = c.convolve(x, filters, bias, padding=1)
    assert together.shape == (2, 6, 5, 4)
    for k in range(4):
        alone = c.convolve(x, filters[k : k + 1], bias[k : k + 1], padding=1)
        assert_allclose(together[..., k], alone[..., 0], rtol=1e-12, atol=1e-14)


def test_c3_local_connection():
    x, filters = seeded(8, 8, 3), seeded(2, 3, 3, 3, seed=1)
    before = c.convolve(x, filters)
    x[4, 5] += 1
    changed = np.argwhere(np.any(c.convolve(x, filters) != before, axis=-1))
    assert_array_equal(changed, [(i, j) for i in (2, 3, 4) for j in (3, 4, 5)])


def test_c3_one_set_of_filters_for_images_of_any_size():
    filters = seeded(2, 3, 3, 3)
    for height, width in [(3, 3), (7, 7), (12, 40)]:
        assert c.convolve(seeded(height, width, 3), filters).shape == (height - 2, width - 2, 2)


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("shape", [(3, 3), (1, 2), (4, 2)])
def test_convolve_agrees_with_scipy(shape, stride):
    x, filters = seeded(3, 8, 9, 2), seeded(2, *shape, 2, seed=1)
    actual = c.convolve(x, filters, stride=stride)
    for k in range(2):
        expected = signal.correlate(x, filters[k][np.newaxis], mode="valid", method="direct")
        expected = expected[:, ::stride, ::stride, 0]
        assert_allclose(actual[..., k], expected, rtol=1e-12, atol=1e-12)


def test_convolve_does_not_flip_and_the_flip_is_mathematics_convolution():
    image, filters = np.zeros((5, 5, 1)), np.arange(1.0, 10).reshape(1, 3, 3, 1)
    image[2, 2] = 1
    seen = c.convolve(image, filters)[..., 0]
    assert_array_equal(seen, np.arange(9.0, 0, -1).reshape(3, 3))
    x = seeded(7, 6)
    flipped = filters[:, ::-1, ::-1]
    assert_allclose(
        c.convolve(x[..., np.newaxis], flipped)[..., 0],
        signal.convolve(x, filters[0, ..., 0], mode="valid"),
        rtol=1e-12,
    )


def test_convolve_with_a_filter_as_large_as_the_image_is_a_dense_layer():
    x, filters, bias = seeded(4, 5, 6, 3), seeded(7, 5, 6, 3, seed=1), seeded(7, seed=2)
    dense = x.reshape(4, -1) @ filters.reshape(7, -1).T + bias
    assert_allclose(c.convolve(x, filters, bias)[:, 0, 0], dense, rtol=1e-12, atol=1e-12)


@quick
@given(a=st.floats(-3, 3), b=st.floats(-3, 3), padding=st.integers(0, 2), stride=st.integers(1, 3))
def test_convolve_is_linear_without_bias(a, b, padding, stride):
    x, y, filters = seeded(6, 5, 2), seeded(6, 5, 2, seed=1), seeded(3, 3, 3, 2, seed=2)
    mixed = c.convolve(a * x + b * y, filters, padding=padding, stride=stride)
    apart = a * c.convolve(x, filters, padding=padding, stride=stride)
    apart += b * c.convolve(y, filters, padding=padding, stride=stride)
    assert_allclose(mixed, apart, atol=1e-11)


@quick
@given(down=st.integers(0, 4), across=st.integers(0, 4), stride=st.sampled_from([1, 2]))
def test_convolve_moves_with_the_image(down, across, stride):
    small, filters = seeded(4, 4, 2), seeded(2, 3, 3, 2, seed=1)

    def at(i, j):
        canvas = np.zeros((20, 20, 2))
        canvas[i : i + 4, j : j + 4] = small
        return c.convolve(canvas, filters, stride=stride)

    moved = np.roll(at(4, 4), (down, across), axis=(0, 1))
    assert_allclose(at(4 + down * stride, 4 + across * stride), moved, atol=1e-12)


@pytest.mark.parametrize(
    ("shapes", "options", "message"),
    [
        (((4, 4), (1, 3, 3, 1)), {}, "x must have shape"),
        (((1, 1, 4, 4, 1), (1, 3, 3, 1)), {}, "x must have shape"),
        (((4, 4, 1), (3, 3, 1)), {}, "filters must have shape"),
        (((4, 4, 2), (1, 3, 3, 1)), {}, "filters must be as deep as the image, 2, got 1"),
        (((4, 4, 1), (2, 3, 3, 1)), {"bias": [1.0]}, r"bias must have shape \(2,\), got \(1,\)"),
        (((4, 4, 1), (2, 3, 3, 1)), {"bias": 1.0}, r"bias must have shape \(2,\), got \(\)"),
        (((4, 2, 1), (1, 3, 3, 1)), {}, "must fit into the padded axis of 2, got 3"),
        (((2, 4, 1), (1, 3, 3, 1)), {}, "must fit into the padded axis of 2, got 3"),
        (((4, 4, 1), (1, 3, 3, 1)), {"stride": 0}, "stride must be at least 1, got 0"),
        (((4, 4, 1), (1, 3, 3, 1)), {"padding": -1}, "padding must be at least 0, got -1"),
    ],
)
def test_convolve_refuses(shapes, options, message):
    x, filters = map(np.ones, shapes)
    with pytest.raises(ValueError, match=message):
        c.convolve(x, filters, **options)


# ---------------------------------------------------------------- C3: counting parameters


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((3, 3, 2), 56), ((1, 1, 1), 2), ((5, 6, 16), 2416)],
    ids=["C3 two 3x3x3 filters", "one weight, one bias", "LeNet-5's C3, fully connected"],
)
def test_parameter_count(arguments, expected):
    assert c.parameter_count(*arguments) == expected


@pytest.mark.parametrize(("size", "depth", "count"), [(3, 3, 2), (5, 1, 4), (1, 8, 3)])
def test_parameter_count_counts_arrays(size, depth, count):
    arrays = np.ones((count, size, size, depth)), np.ones(count)
    assert c.parameter_count(size, depth, count) == sum(a.size for a in arrays)


@pytest.mark.parametrize(
    ("shape", "units", "expected"),
    [
        ((5, 5, 3), 18, 1368),
        (75, 18, 1368),
        ([2, 3], 1, 7),
        ((), 3, 6),
        (np.array([20, 20], dtype=np.uint8), np.uint8(2), 802),
        ((100_000, 100_000), 10, 100_000_000_010),
    ],
)
def test_dense_parameter_count(shape, units, expected):
    assert c.dense_parameter_count(shape, units) == expected


def test_parameter_counts_refuse():
    for arguments in [(0, 3, 2), (3, 0, 2), (3, 3, 0)]:
        with pytest.raises(ValueError, match="must be at least 1, got 0"):
            c.parameter_count(*arguments)
    for arguments in [((5, 0, 3), 2), ((5, 5, 3), 0), (-4, 2)]:
        with pytest.raises(ValueError, match="must be at least 1"):
            c.dense_parameter_count(*arguments)


# ---------------------------------------------------------------- C4: pooling

EXAMPLE = np.array([[1, 3, 2, 1], [4, 6, 5, 0], [7, 2, 9, 8], [0, 1, 3, 4.0]])[..., np.newaxis]


@pytest.mark.parametrize(
    ("pool", "expected"),
    [(c.max_pool, [[6, 5], [7, 9]]), (c.average_pool, [[3.5, 2], [2.5, 6]])],
    ids=["C4 max 2x2", "C4 average 2x2"],
)
def test_pool_by_hand(pool, expected):
    assert_array_equal(pool(EXAMPLE)[..., 0], expected)


@pytest.mark.parametrize(("size", "stride"), POOLS)
@pytest.mark.parametrize(("pool", "reduce"), [(c.max_pool, np.max), (c.average_pool, np.mean)])
def test_pool_is_its_definition(pool, reduce, size, stride):
    x, step = seeded(2, 7, 10, 3), stride or size
    y = pool(x, size, stride)
    assert y.shape == (2, (7 - size) // step + 1, (10 - size) // step + 1, 3)
    for s, i, j, d in np.ndindex(y.shape):
        window = x[s, i * step : i * step + size, j * step : j * step + size, d]
        assert_allclose(y[s, i, j, d], reduce(window), rtol=1e-12)


@pytest.mark.parametrize("pool", [c.max_pool, c.average_pool])
def test_c4_depth_stays_and_channels_do_not_meet(pool):
    x = seeded(6, 6, 4)
    alone = [pool(x[..., d : d + 1]) for d in range(4)]
    assert_allclose(pool(x), np.concatenate(alone, axis=-1), rtol=1e-12)


def test_average_pool_is_a_convolution_of_each_channel():
    x = seeded(2, 7, 6, 3)
    filters = np.zeros((3, 2, 2, 3))
    filters[range(3), :, :, range(3)] = 1 / 4
    assert_allclose(c.average_pool(x), c.convolve(x, filters, stride=2), rtol=1e-12, atol=1e-14)


@quick
@given(seed=st.integers(0, 1000), size=st.integers(1, 3), stride=st.integers(1, 3))
def test_max_pool_commutes_with_what_rises_and_bounds_the_average(seed, size, stride):
    x = seeded(5, 6, 2, seed=seed)
    assert_allclose(c.max_pool(np.exp(x), size, stride), np.exp(c.max_pool(x, size, stride)))
    assert np.all(c.average_pool(x, size, stride) <= c.max_pool(x, size, stride) + 1e-12)


@pytest.mark.parametrize("function", [c.max_pool, c.average_pool])
def test_pool_refuses(function):
    for x, options, message in [
        (np.ones((4, 4)), {}, "x must have shape"),
        (np.ones((4, 1, 1)), {}, "must fit into the padded axis of 1, got 2"),
        (np.ones((4, 4, 1)), {"size": 0}, "filter_size must be at least 1, got 0"),
        (np.ones((4, 4, 1)), {"stride": 0}, "stride must be at least 1, got 0"),
    ]:
        with pytest.raises(ValueError, match=message):
            function(x, **options)


# ---------------------------------------------------------------- gradients


@pytest.mark.parametrize(("filter_size", "padding", "stride"), LAYERS)
@pytest.mark.parametrize("batch", [(), (2,)])
def test_convolve_backward_against_central_differences(batch, filter_size, padding, stride):
    x, filters = seeded(*batch, 6, 5, 2), seeded(2, filter_size, filter_size, 2, seed=1)
    bias = seeded(2, seed=2)
    gradient = seeded(*c.convolve(x, filters, bias, padding, stride).shape, seed=3)

    def loss(x, filters, bias):
        return np.sum(gradient * c.convolve(x, filters, bias, padding, stride))

    d_x, d_filters, d_bias = c.convolve_backward(gradient, x, filters, padding, stride)
    check = {"rtol": 1e-7, "atol": 1e-7}
    assert_allclose(d_x, central_differences(lambda v: loss(v, filters, bias), x), **check)
    assert_allclose(d_filters, central_differences(lambda v: loss(x, v, bias), filters), **check)
    assert_allclose(d_bias, central_differences(lambda v: loss(x, filters, v), bias), **check)


@quick
@given(
    padding=st.integers(0, 3),
    stride=st.integers(1, 3),
    rows=st.integers(1, 4),
    columns=st.integers(1, 4),
)
def test_convolve_backward_is_the_adjoint(padding, stride, rows, columns):
    x, filters = seeded(3, 6, 5, 2), seeded(4, rows, columns, 2, seed=1)
    z = c.convolve(x, filters, padding=padding, stride=stride)
    g = seeded(*z.shape, seed=2)
    d_x, d_filters, d_bias = c.convolve_backward(g, x, filters, padding, stride)
    assert (d_x.shape, d_filters.shape, d_bias.shape) == (x.shape, filters.shape, (4,))
    assert_allclose(np.sum(d_x * x), np.sum(g * z), rtol=1e-9, atol=1e-9)
    assert_allclose(np.sum(d_filters * filters), np.sum(g * z), rtol=1e-9, atol=1e-9)


def test_convolve_backward_at_stride_one_is_a_full_convolution_with_flipped_filters():
    x, filters, g = seeded(6, 7, 2), seeded(3, 3, 3, 2, seed=1), seeded(4, 5, 3, seed=2)
    turned = filters[:, ::-1, ::-1].transpose(3, 1, 2, 0)
    d_x, _, _ = c.convolve_backward(g, x, filters)
    assert_allclose(d_x, c.convolve(g, turned, padding=2), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("size", "stride"), POOLS)
@pytest.mark.parametrize("batch", [(), (2,)])
@pytest.mark.parametrize(
    ("pool", "backward"),
    [(c.max_pool, c.max_pool_backward), (c.average_pool, c.average_pool_backward)],
    ids=["max", "average"],
)
def test_pool_backward_against_central_differences(pool, backward, batch, size, stride):
    x = seeded(*batch, 6, 7, 2)
    gradient = seeded(*pool(x, size, stride).shape, seed=1)

    def loss(v):
        return np.sum(gradient * pool(v, size, stride))

    actual = backward(gradient, x, size, stride)
    assert_allclose(actual, central_differences(loss, x), rtol=1e-7, atol=1e-7)


def test_max_pool_backward_gives_a_tie_to_the_first_pixel():
    gradient = np.array([[[5.0]]])
    assert_array_equal(c.max_pool_backward(gradient, np.zeros((2, 2, 1)))[..., 0], [[5, 0], [0, 0]])
    tied = np.array([[0, 2], [2, 2.0]])[..., np.newaxis]
    assert_array_equal(c.max_pool_backward(gradient, tied)[..., 0], [[0, 5], [0, 0]])


def test_pool_backward_conserves_the_gradient():
    x, g = seeded(2, 6, 8, 3), seeded(2, 3, 4, 3, seed=1)
    for backward in (c.max_pool_backward, c.average_pool_backward):
        assert_allclose(backward(g, x).sum(axis=(1, 2)), g.sum(axis=(1, 2)), rtol=1e-12)


def test_backward_refuses_a_gradient_of_another_shape():
    x = np.ones((4, 4, 1))
    for call in (
        lambda: c.convolve_backward(np.ones((4, 4, 1)), x, np.ones((1, 3, 3, 1))),
        lambda: c.max_pool_backward(np.ones((4, 4, 1)), x),
        lambda: c.average_pool_backward(np.ones((4, 4, 1)), x),
    ):
        with pytest.raises(ValueError, match=r"gradient must have shape \(2, 2, 1\), got \(4, 4"):
            call()


# ---------------------------------------------------------------- what holds for all of them

FILTERS = np.arange(16).reshape(2, 2, 2, 2)
CALLS = {
    "zero_pad": lambda x: c.zero_pad(x, 1),
    "convolve": lambda x: c.convolve(x, FILTERS, [1, 2], 1, 2),
    "max_pool": c.max_pool,
    "average_pool": c.average_pool,
    "convolve_backward": lambda x: c.convolve_backward(
        np.ones((*np.shape(x)[:-3], 2, 3, 2), dtype=int), x, FILTERS, 0, 1
    )[0],
    "max_pool_backward": lambda x: c.max_pool_backward(
        np.ones((*np.shape(x)[:-3], 1, 2, 2), dtype=int), x
    ),
    "average_pool_backward": lambda x: c.average_pool_backward(
        np.ones((*np.shape(x)[:-3], 1, 2, 2), dtype=int), x
    ),
}
every = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


@every
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int64, np.float32, bool])
def test_every_dtype_gives_float64(call, dtype):
    x = seeded(2, 3, 4, 2).astype(dtype)
    result = call(x)
    assert result.dtype == np.float64
    assert_array_equal(result, call(x.astype(np.float64)))
    assert_array_equal(call(x.tolist()), call(x.astype(np.float64)))


@every
def test_input_is_not_changed(call):
    x = seeded(2, 3, 4, 2)
    x.setflags(write=False)
    call(x)
    assert_array_equal(x, seeded(2, 3, 4, 2))


@every
def test_batch_is_image_by_image(call):
    x = seeded(3, 3, 4, 2)
    assert_allclose(call(x), [call(image) for image in x], rtol=1e-12, atol=1e-14)


@every
def test_empty_batch(call):
    result = call(np.ones((0, 3, 4, 2)))
    assert result.shape == (0, *call(np.ones((3, 4, 2))).shape)


@every
def test_a_view_with_odd_strides(call):
    x = seeded(4, 3, 2, 5)[:, :, :, ::-1].transpose(3, 1, 0, 2)
    assert_allclose(call(x), call(x.copy()), rtol=1e-12)


@every
@pytest.mark.parametrize("scale", [1e-300, 1e4, 1e300])
def test_extremes_do_not_warn(call, scale):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.all(np.isfinite(call(seeded(2, 3, 4, 2) * scale)))


def test_max_pool_of_infinities():
    x = np.full((2, 2, 2), -np.inf)
    x[0, 1, 1] = np.inf
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_array_equal(c.max_pool(x), [[[-np.inf, np.inf]]])
        assert_array_equal(c.max_pool_backward([[[1, np.inf]]], x).sum(axis=(0, 1)), [1, np.inf])


# ---------------------------------------------------------------- the frameworks


@pytest.mark.parametrize(("filter_size", "padding", "stride"), LAYERS)
@pytest.mark.slow
def test_torch_convolution_and_its_autograd(filter_size, padding, stride):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    x, filters = seeded(2, 7, 9, 3), seeded(4, filter_size, filter_size, 3, seed=1)
    bias = seeded(4, seed=2)
    z = c.convolve(x, filters, bias, padding, stride)
    g = seeded(*z.shape, seed=3)

    images, weights, biases = (
        torch.tensor(a).requires_grad_() for a in (x.transpose(0, 3, 1, 2).copy(), filters, bias)
    )
    theirs = torch.nn.functional.conv2d(
        images, weights.permute(0, 3, 1, 2), biases, padding=padding, stride=stride
    )
    theirs.backward(torch.tensor(g.transpose(0, 3, 1, 2).copy()))

    near = {"rtol": 1e-10, "atol": 1e-12}
    assert_allclose(z, theirs.detach().numpy().transpose(0, 2, 3, 1), **near)
    d_x, d_filters, d_bias = c.convolve_backward(g, x, filters, padding, stride)
    assert_allclose(d_x, images.grad.numpy().transpose(0, 2, 3, 1), **near)
    assert_allclose(d_filters, weights.grad.numpy(), **near)
    assert_allclose(d_bias, biases.grad.numpy(), **near)


@pytest.mark.parametrize(("size", "stride"), POOLS)
@pytest.mark.parametrize("name", ["max", "average"])
@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.slow
def test_torch_pooling_and_its_autograd(name, size, stride, ties):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    theirs, ours, backward = {
        "max": (torch.nn.functional.max_pool2d, c.max_pool, c.max_pool_backward),
        "average": (torch.nn.functional.avg_pool2d, c.average_pool, c.average_pool_backward),
    }[name]
    x = seeded(2, 7, 9, 3)
    x = x.round() if ties else x
    y = ours(x, size, stride)
    g = seeded(*y.shape, seed=1)
    images = torch.tensor(x.transpose(0, 3, 1, 2).copy()).requires_grad_()
    pooled = theirs(images, size, stride)
    pooled.backward(torch.tensor(g.transpose(0, 3, 1, 2).copy()))
    assert_allclose(y, pooled.detach().numpy().transpose(0, 2, 3, 1), rtol=1e-12, atol=1e-14)
    expected = images.grad.numpy().transpose(0, 2, 3, 1)
    assert_allclose(backward(g, x, size, stride), expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(("arguments"), [(3, 3, 2), (5, 6, 16)])
@pytest.mark.slow
def test_torch_counts_the_same_parameters(arguments):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    size, depth, count = arguments
    convolution = torch.nn.Conv2d(depth, count, size)
    dense = torch.nn.Linear(depth * size, count)
    assert c.parameter_count(*arguments) == sum(p.numel() for p in convolution.parameters())
    assert c.dense_parameter_count((depth, size), count) == sum(
        p.numel() for p in dense.parameters()
    )


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.slow
def test_tensorflow_convolution(stride):
    tf = pytest.importorskip("tensorflow", reason=NO_TENSORFLOW)
    x, filters, bias = seeded(2, 7, 9, 3), seeded(4, 3, 3, 3, seed=1), seeded(4, seed=2)
    theirs = tf.nn.conv2d(
        tf.constant(c.zero_pad(x, 1)), tf.transpose(filters, (1, 2, 3, 0)), stride, "VALID"
    )
    actual = c.convolve(x, filters, bias, padding=1, stride=stride)
    assert_allclose(actual, tf.nn.bias_add(theirs, bias).numpy(), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(("size", "stride"), POOLS)
@pytest.mark.slow
def test_tensorflow_pooling(size, stride):
    tf = pytest.importorskip("tensorflow", reason=NO_TENSORFLOW)
    x, step = seeded(2, 7, 9, 3), stride or size
    largest = tf.nn.max_pool2d(tf.constant(x), size, step, "VALID")
    mean = tf.nn.avg_pool2d(tf.constant(x), size, step, "VALID")
    assert_allclose(c.max_pool(x, size, stride), largest.numpy(), rtol=1e-12)
    assert_allclose(c.average_pool(x, size, stride), mean.numpy(), rtol=1e-12, atol=1e-14)


# ------------------------------------------------- beyond the notes: matrices, gaps, whole maps


@pytest.mark.parametrize(("filter_size", "padding", "stride"), LAYERS)
@pytest.mark.parametrize("shape", [(7, 8, 3), (2, 8, 7, 3)])
def test_one_product_of_matrices_is_the_convolution(shape, filter_size, padding, stride):
    x, filters = seeded(*shape), seeded(5, filter_size, filter_size, 3, seed=1)
    bias = seeded(5, seed=2)
    expected = c.convolve(x, filters, bias, padding, stride)
    got = c.convolve_by_matrix(x, filters, bias, padding, stride)
    assert_allclose(got, expected, rtol=1e-12, atol=1e-12)
    assert c.convolve_by_matrix(x[None][:0] if x.ndim == 3 else x[:0], filters).shape[0] == 0


def test_im2col_puts_windows_into_rows():
    x = np.arange(24.0).reshape(3, 4, 2)
    matrix = c.im2col(x, 2, 2, stride=2)
    assert_array_equal(matrix, [x[:2, :2].ravel(), x[:2, 2:].ravel()])
    assert not np.shares_memory(c.im2col(x, 1, 4), x)
    assert c.im2col(np.zeros((5, 3, 4, 2)), 2, 3, padding=1).shape == (5, 16, 12)


@pytest.mark.parametrize("dilation", [1, 2, 3])
def test_dilation_is_a_convolution_with_zeros(dilation):
    x, filters = seeded(13, 12, 2), seeded(3, 3, 2, 2, seed=1)
    spread = c.dilate(filters, dilation)
    assert spread.shape == (3, 2 * dilation + 1, dilation + 1, 2)
    assert np.count_nonzero(spread) == filters.size
    got = c.convolve(x, spread)
    expected = np.zeros_like(got)
    for i, j, k in np.ndindex(expected.shape):
        part = x[i : i + 3 * dilation : dilation, j : j + 2 * dilation : dilation]
        expected[i, j, k] = np.sum(part[:3, :2] * filters[k])
    assert_allclose(got, expected, atol=1e-12)


def test_a_filter_of_one_pixel_is_a_matrix_at_every_pixel():
    x, filters, bias = seeded(2, 5, 6, 3), seeded(4, 1, 1, 3, seed=1), seeded(4, seed=2)
    assert_allclose(c.convolve(x, filters, bias), x @ filters[:, 0, 0].T + bias, atol=1e-12)


def test_global_average_pool_and_its_way_back():
    x, g = seeded(2, 5, 3, 4), seeded(2, 4, seed=1)
    assert_allclose(c.global_average_pool(x), x.mean(axis=(1, 2)), rtol=1e-15)
    slopes = central_differences(lambda v: np.sum(g * c.global_average_pool(v)), x)
    back = c.global_average_pool_backward(g, x)
    assert_allclose(back, slopes, atol=1e-9)
    assert back.flags.writeable
    assert_array_equal(c.global_average_pool_backward(g[0], x[0]), back[0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: c.im2col(np.ones((3, 3, 1)), 4, 1), "filter must fit"),
        (lambda: c.im2col(np.ones((3, 3)), 1, 1), "x must have shape"),
        (lambda: c.dilate(np.ones((3, 3, 1)), 1), "filters must have shape"),
        (lambda: c.convolve_by_matrix(np.ones((3, 3, 2)), np.ones((1, 2, 2, 1))), "2 channels"),
        (lambda: c.global_average_pool(np.ones((0, 3, 1))), "height must be at least 1"),
        (lambda: c.global_average_pool_backward([1.0], np.ones((3, 3, 2))), "gradient must have"),
    ],
)
def test_what_is_refused_beyond_the_notes(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.slow
@pytest.mark.parametrize(("dilation", "padding", "stride"), [(1, 0, 1), (2, 1, 1), (3, 2, 2)])
def test_torch_unfold_and_dilation(dilation, padding, stride):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    x, filters = seeded(2, 12, 11, 3), seeded(4, 3, 2, 3, seed=1)
    image = torch.tensor(x.transpose(0, 3, 1, 2).copy())
    bank = torch.tensor(filters.transpose(0, 3, 1, 2).copy())
    theirs = torch.nn.functional.conv2d(
        image, bank, padding=padding, stride=stride, dilation=dilation
    )
    ours = c.convolve(x, c.dilate(filters, dilation), None, padding, stride)
    assert_allclose(ours, theirs.numpy().transpose(0, 2, 3, 1), rtol=1e-10, atol=1e-12)
    unfolded = torch.nn.functional.unfold(image, (3, 2), padding=padding, stride=stride).numpy()
    windows = unfolded.reshape(2, 3, 3, 2, -1).transpose(0, 4, 2, 3, 1)
    ours = c.im2col(x, 3, 2, padding, stride)
    assert_array_equal(ours, windows.reshape(*ours.shape))
