"""The reference functions of the chapter arrays: numbers of the notes, properties, corrections."""

import io
import itertools
import math
import re
import struct
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays, mutually_broadcastable_shapes
from numpy.testing import assert_allclose, assert_array_equal
from scipy.spatial.distance import cdist

from solutions.arrays import (
    broadcast_shape,
    compensated_sum,
    dot,
    image_to_vector,
    multiply,
    normalize_rows,
    one_hot,
    outer,
    pairwise_distances,
    variance,
    vector_to_image,
)

quick = settings(deadline=None, max_examples=50, derandomize=True)
numbers = st.floats(-1e4, 1e4, allow_subnormal=False)


def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


def tensorflow():
    return pytest.importorskip("tensorflow", reason="TensorFlow is not installed")


def matrices(columns=None):
    """Draw matrices of up to six rows; a number of columns, or any from one to five."""
    widths = st.integers(1, 5) if columns is None else st.just(columns)
    return st.tuples(st.integers(0, 6), widths).flatmap(
        lambda shape: arrays(np.float64, shape, elements=numbers)
    )


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # torch.jit warns about itself when torch is imported
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        yield


# The notes' numbers -----------------------------------------------------------------------------

EIGHTEEN = [
    *(0.67826139, 0.29380381, 0.90714982, 0.52835647, 0.4215251, 0.45017551),
    *(0.92814219, 0.96677647, 0.85304703, 0.52351845, 0.19981397, 0.27417313),
    *(0.60659855, 0.00533165, 0.10820313, 0.49978937, 0.34144279, 0.94630077),
]
IMAGE = [
    [[0.67826139, 0.29380381], [0.90714982, 0.52835647], [0.4215251, 0.45017551]],
    [[0.92814219, 0.96677647], [0.85304703, 0.52351845], [0.19981397, 0.27417313]],
    [[0.60659855, 0.00533165], [0.10820313, 0.49978937], [0.34144279, 0.94630077]],
]
FIFTEEN_A = [9, 2, 5, 0, 0, 7, 5, 0, 0, 0, 9, 2, 5, 0, 0]
FIFTEEN_B = [9, 2, 2, 9, 0, 9, 2, 5, 0, 0, 9, 2, 5, 0, 0]
PRODUCTS = [81, 4, 10, 0, 0, 63, 10, 0, 0, 0, 81, 4, 25, 0, 0]


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (image_to_vector(IMAGE), np.reshape(EIGHTEEN, (18, 1))),
        (vector_to_image(np.reshape(EIGHTEEN, (18, 1)), (3, 3, 2)), IMAGE),
        (normalize_rows([[0, 3, 4], [1, 6, 4]])[0], [0, 0.6, 0.8]),
        (normalize_rows([[0, 3, 4], [1, 6, 4]])[1], [0.13736056, 0.82416338, 0.54944226]),
        (np.divide([3, 6], normalize_rows([[0, 3, 4], [1, 6, 4]])[:, 1]), [5, 7.28010989]),
        (dot([[1, 2, 3], [4, 5, 6]], [[2, 2], [3, 3], [4, 4]]), [[20, 20], [47, 47]]),
        (outer([[1, 2, 3], [4, 5, 6]], [[2, 2], [3, 3], [4, 4]])[0], [2, 2, 3, 3, 4, 4]),
        (outer([[1, 2, 3], [4, 5, 6]], [[2, 2], [3, 3], [4, 4]])[5], [12, 12, 18, 18, 24, 24]),
        (multiply(FIFTEEN_A, FIFTEEN_B), PRODUCTS),
        (np.reshape(IMAGE, (18, 1)), image_to_vector(IMAGE)),
        (image_to_vector(IMAGE).T, [EIGHTEEN]),
        (normalize_rows([[1, 2, 3]]), [[0.26726124, 0.53452248, 0.80178373]]),
        (normalize_rows([[3, 4, 0]]), [[0.6, 0.8, 0]]),
        (normalize_rows([[1, 1, 1]]), [[0.57735027, 0.57735027, 0.57735027]]),
        (dot([[1, 2, 3]] * 3, [[1, 2, 3]] * 3), [[6, 12, 18]] * 3),
        (
            outer([1, 2, 3, 4, 5, 6], [1, 2, 1, 2, 1, 2]),
            [[1 * i, 2 * i, 1 * i, 2 * i, 1 * i, 2 * i] for i in range(1, 7)],
        ),
        (
            multiply([[1, 2, 3], [2, 2, 2], [3, 3, 3]], [[1], [2], [3]]),
            [[1, 2, 3], [4, 4, 4], [9, 9, 9]],
        ),
    ],
    ids=[
        "A6 the 18 numbers",
        "A6 and back",
        "A7 first row",
        "A7 second row",
        "A7 norms",
        "A10 dot",
        "A10 outer first row",
        "A10 outer last row",
        "A10 multiply",
        "D2 column",
        "D2 row",
        "D3 first row",
        "D3 second row",
        "D3 third row",
        "D5 dot",
        "D6 outer",
        "D7 element-wise",
    ],
)
def test_numbers_of_the_notes(got, expected):
    assert_allclose(got, expected, rtol=0, atol=5e-9)
    assert np.shape(got) == np.shape(expected)


# The notes' errors ------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ["a6", "d2"])
def test_a6_and_d2_an_image_is_height_width_channels(row):
    """A PNG says in its header how wide and how high it is; the array has the height first."""
    plt = pytest.importorskip("matplotlib.pyplot")
    file = io.BytesIO()
    plt.imsave(file, np.zeros((2, 5, 3)), format="png")
    width, height = struct.unpack(">II", file.getvalue()[16:24])
    file.seek(0)
    image = plt.imread(file)
    assert (width, height) == (5, 2)
    assert image.shape[:2] == (height, width)
    assert image.shape[:2] != (width, height)


def test_a6_the_channels_need_not_be_three():
    assert np.shape(IMAGE) == (3, 3, 2)
    assert image_to_vector(IMAGE).shape != (3 * 3 * 3, 1)


def test_a6_the_wrong_shape_scrambles_the_pixels():
    image = np.arange(30.0).reshape(2, 5, 3)
    vector = image_to_vector(image)
    wrong = vector_to_image(vector, (5, 2, 3))
    assert not np.array_equal(wrong, image.swapaxes(0, 1))
    assert_array_equal(vector_to_image(vector, (2, 5, 3)), image)


def test_a6_unrolling_alone_saves_no_work():
    """The note says vectors make training faster; the reshape only relabels the same memory."""
    image = np.zeros((4, 4, 3))
    assert np.shares_memory(image, image.reshape(-1, 1))


def test_a7_the_printed_norms_belong_to_the_row_of_the_code():
    of_the_formula, of_the_code = math.hypot(2, 6, 4), math.hypot(1, 6, 4)
    assert of_the_formula == pytest.approx(math.sqrt(56))
    assert of_the_formula != pytest.approx(7.28010989, abs=0.1)
    assert of_the_code == pytest.approx(7.28010989, abs=5e-9)


@pytest.mark.parametrize("row", ["a7", "d3"])
def test_a7_and_d3_dividing_by_the_norm_alone_makes_nan_of_a_zero_row(row):
    x = np.array([[0.0, 0, 0], [0, 3, 4]])
    with np.errstate(invalid="ignore"):
        naive = x / np.linalg.norm(x, axis=1, keepdims=True)
    assert np.isnan(naive[0]).all()
    assert_array_equal(normalize_rows(x), [[0, 0, 0], [0, 0.6, 0.8]])


@pytest.mark.parametrize(("size", "naive"), [(1e200, 0), (1e-200, np.inf)])
def test_a7_dividing_by_the_norm_alone_loses_large_and_small_rows(size, naive):
    x = np.array([[3 * size, 4 * size]])
    with np.errstate(over="ignore", divide="ignore", under="ignore"):
        assert_array_equal(x / np.sqrt((x**2).sum(axis=1, keepdims=True)), [[naive, naive]])
    assert_allclose(normalize_rows(x), [[0.6, 0.8]], rtol=1e-15)


def condition(x):
    """Largest over smallest curvature of the squared error: what gradient descent's speed obeys."""
    design = np.column_stack([x, np.ones(len(x))])
    return np.linalg.cond(design.T @ design)


@pytest.mark.parametrize("row", ["a7", "d3"])
def test_a7_and_d3_scaled_features_speed_up_descent_and_unit_rows_do_not(row):
    rng = np.random.default_rng(0)
    x = np.column_stack([rng.uniform(0, 1, 200), rng.uniform(0, 20, 200)])
    y = x @ [2, 0.15] + 1
    standardised = (x - x.mean(axis=0)) / x.std(axis=0)
    assert condition(x) > 1000
    assert condition(normalize_rows(x)) > 1000
    assert condition(standardised) < 2

    def smallest_error(features):
        design = np.column_stack([features, np.ones(len(features))])
        return np.linalg.norm(design @ np.linalg.lstsq(design, y, rcond=None)[0] - y)

    assert smallest_error(x) < 1e-9
    assert smallest_error(standardised) < 1e-9
    assert smallest_error(normalize_rows(x)) > 1


def the_note_s_rule(large, small):
    """Say yes when every size of the small shape divides the size below which it stands."""
    pairs = zip(reversed(large), reversed(small), strict=False)
    return len(small) <= len(large) and all(b % a == 0 for b, a in pairs)


def numpy_s_rule(*shapes):
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        return False
    return True


def test_a8_dividing_is_not_enough():
    assert the_note_s_rule((4,), (2,))
    with pytest.raises(ValueError, match="sizes 4 and 2 of axis -1"):
        broadcast_shape((4,), (2,))
    with pytest.raises(ValueError, match="broadcast"):
        np.add(np.zeros(4), np.zeros(2))


def test_a8_dividing_is_not_needed():
    assert not the_note_s_rule((1, 4), (3, 1))
    assert not the_note_s_rule((3, 1), (1, 4))
    assert broadcast_shape((3, 1), (1, 4)) == (3, 4)
    assert np.add(np.zeros((3, 1)), np.zeros((1, 4))).shape == (3, 4)


def test_a8_one_size_beside_another():
    """Of the 36 pairs of sizes 1 to 6, 16 broadcast; the note admits 6 that do not."""
    pairs = list(itertools.product(range(1, 7), repeat=2))
    true = {(m, n) for m, n in pairs if numpy_s_rule((m,), (n,))}
    note = {(m, n) for m, n in pairs if max(m, n) % min(m, n) == 0}
    assert len(true) == 16
    assert true < note
    assert note - true == {(2, 4), (4, 2), (2, 6), (6, 2), (3, 6), (6, 3)}


def test_a10_the_comment_speaks_of_another_product():
    """(1, 15) times (15, 1) is one number; (2, 3) times (3, 2) is two by two."""
    assert dot([FIFTEEN_A], np.reshape(FIFTEEN_B, (15, 1))).shape == (1, 1)
    assert dot([FIFTEEN_A], np.reshape(FIFTEEN_B, (15, 1))) == sum(PRODUCTS) == 278
    assert dot([[1, 2, 3], [4, 5, 6]], [[2, 2], [3, 3], [4, 4]]).shape == (2, 2)


def test_d5_is_the_matrix_product_not_the_element_wise_one():
    a = [[1, 2, 3]] * 3
    assert not np.array_equal(multiply(a, a), dot(a, a))
    assert_array_equal(multiply(a, a), [[1, 4, 9]] * 3)


def test_d6_the_outer_product_is_not_a_direct_sum():
    """⊕ is the direct sum: two blocks on a diagonal, of the sizes' sum. ⊗ has their product."""
    a, b = np.arange(1, 7).reshape(2, 3), np.array([[1, 2], [1, 2], [1, 2]])
    direct_sum = np.block([[a, np.zeros((2, 2))], [np.zeros((3, 3)), b]])
    assert direct_sum.shape == (5, 5)
    assert outer(a, b).shape == (6, 6)
    assert not np.array_equal(outer(a, b), np.kron(a, b))


def test_d6_each_row_holds_one_element_of_the_first_factor():
    """The formula's fourth row changes from x_2 to x_1 on the way."""
    x, y = np.array([[2.0, 3], [5, 7]]), np.array([[11.0, 13], [17, 19]])
    assert_array_equal(outer(x, y)[2], x[1, 0] * y.ravel())
    assert outer(x, y)[2, 1] != x[0, 0] * y[0, 1]


# Images -----------------------------------------------------------------------------------------


@quick
@given(arrays(np.float64, array_shapes(min_dims=3, max_dims=3, min_side=0), elements=numbers))
def test_an_image_survives_the_way_there_and_back(image):
    vector = image_to_vector(image)
    assert vector.shape == (image.size, 1)
    assert_array_equal(vector_to_image(vector, image.shape), image)


def test_an_element_s_place_in_the_vector():
    image = np.random.default_rng(0).normal(size=(2, 5, 3))
    vector = image_to_vector(image)
    for i, j, c in np.ndindex(2, 5, 3):
        assert vector[(i * 5 + j) * 3 + c, 0] == image[i, j, c]


def test_the_order_in_memory_does_not_matter():
    image = np.arange(24.0).reshape(2, 3, 4)
    assert_array_equal(image_to_vector(np.asfortranarray(image)), image_to_vector(image))
    assert_array_equal(image_to_vector(image.T)[:3, 0], [0, 12, 4])


@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (1, 2, 3, 4)])
def test_an_image_has_three_axes(shape):
    with pytest.raises(ValueError, match=r"\(height, width, channels\), not \("):
        image_to_vector(np.zeros(shape))
    with pytest.raises(ValueError, match=r"\(height, width, channels\), not \("):
        vector_to_image(np.zeros((math.prod(shape), 1)), shape)


@pytest.mark.parametrize("shape", [(12,), (1, 12), (11, 1), (13, 1), (12, 1, 1), (6, 2)])
def test_a_vector_is_a_column_of_the_right_length(shape):
    with pytest.raises(ValueError, match=r"column \(12, 1\), not an array"):
        vector_to_image(np.zeros(shape), (2, 3, 2))


def test_sizes_are_not_negative():
    with pytest.raises(ValueError, match="size 0 must be at least 0, got -1"):
        vector_to_image(np.zeros((12, 1)), (-1, 3, 2))
    with pytest.raises(TypeError, match=r"size 1 must be an integer, got 3\.0"):
        vector_to_image(np.zeros((12, 1)), (2, 3.0, 2))


def test_a_shape_may_be_a_list():
    assert vector_to_image(np.zeros((12, 1)), [2, 3, 2]).shape == (2, 3, 2)


# Rows -------------------------------------------------------------------------------------------


@quick
@given(matrices())
def test_rows_have_length_one_and_keep_their_direction(x):
    unit = normalize_rows(x)
    nonzero = x.any(axis=1)
    assert_allclose(np.linalg.norm(unit[nonzero], axis=1), 1, rtol=1e-14)
    assert_array_equal(unit[~nonzero], 0)
    length = np.array([math.hypot(*row) for row in x]).reshape(-1, 1)
    assert_allclose(unit * length, x, rtol=1e-13, atol=1e-300)


@quick
@given(matrices(), st.sampled_from([1e-150, 0.5, 3, 1e150]))
def test_a_positive_factor_does_not_matter(x, factor):
    x = np.round(x, 3)
    assert_allclose(normalize_rows(factor * x), normalize_rows(x), rtol=1e-13)
    assert_allclose(normalize_rows(-factor * x), -normalize_rows(x), rtol=1e-13)


@pytest.mark.parametrize("size", [5e-324, 1e-310, 1e-200, 1, 1e200, 1.7e308])
def test_no_row_is_too_large_or_too_small(size):
    assert_allclose(normalize_rows([[size, -size, 0]]), [[0.5**0.5, -(0.5**0.5), 0]], rtol=1e-15)
    assert_array_equal(normalize_rows([[0, size]]), [[0, 1]])


def test_rows_of_different_sizes_side_by_side():
    x = [[3e200, 4e200], [3e-200, 4e-200], [0, 0], [3, 4], [-1e4, 0]]
    expected = [[0.6, 0.8], [0.6, 0.8], [0, 0], [0.6, 0.8], [-1, 0]]
    assert_allclose(normalize_rows(x), expected, rtol=1e-15)


def test_infinite_entries():
    x = [[np.inf, 1, 0], [5, -np.inf, 1e300], [np.inf, -np.inf, 7], [np.nan, 1, 2]]
    half = math.sqrt(0.5)
    expected = [[1, 0, 0], [0, -1, 0], [half, -half, 0], [np.nan] * 3]
    assert_allclose(normalize_rows(x), expected, rtol=1e-15)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0), (4, 1)])
def test_rows_of_any_number_and_length(shape):
    assert normalize_rows(np.ones(shape)).shape == shape


@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_rows_need_a_matrix(shape):
    with pytest.raises(ValueError, match=r"\(m, n\), not \("):
        normalize_rows(np.ones(shape))


# Broadcasting -----------------------------------------------------------------------------------


@quick
@given(st.integers(1, 4).flatmap(lambda n: mutually_broadcastable_shapes(num_shapes=n, min_side=0)))
def test_shapes_that_broadcast(shapes):
    assert broadcast_shape(*shapes.input_shapes) == shapes.result_shape


@pytest.mark.parametrize("axes", range(4))
def test_every_pair_of_small_shapes_as_numpy_does(axes):
    """All shapes of up to three axes with sizes 0 to 3, against one with `axes` axes."""
    for a in itertools.product(range(4), repeat=axes):
        for b in itertools.chain.from_iterable(
            itertools.product(range(4), repeat=n) for n in range(4)
        ):
            if numpy_s_rule(a, b):
                assert broadcast_shape(a, b) == np.broadcast_shapes(a, b)
            else:
                with pytest.raises(ValueError, match=r"sizes \d and \d of axis -\d are neither"):
                    broadcast_shape(a, b)


def test_no_shape_and_shapes_of_numbers():
    assert broadcast_shape() == broadcast_shape(()) == broadcast_shape((), ()) == ()
    assert broadcast_shape((), (3,)) == (3,)
    assert broadcast_shape((5, 4), (4,), (2, 1, 1)) == (2, 5, 4)


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (((4,), (2,)), r"sizes 4 and 2 of axis -1 .* \(4,\), \(2,\) do not"),
        (((2, 3), (2,)), "sizes 3 and 2 of axis -1"),
        (((2, 3), (3, 3)), "sizes 2 and 3 of axis -2"),
        (((1,), (5,), (1,), (7,)), "sizes 5 and 7 of axis -1"),
        (((0,), (2,)), "sizes 0 and 2 of axis -1"),
        (((6, 1, 1), (1, 2, 1), (5, 1, 3)), "sizes 6 and 5 of axis -3"),
    ],
)
def test_the_message_names_the_sizes(shapes, message):
    with pytest.raises(ValueError, match=message):
        broadcast_shape(*shapes)


def test_sizes_come_out_as_python_s_integers():
    shape = broadcast_shape(np.array([3, 1]), [np.int32(4)])
    assert shape == (3, 4)
    assert type(shape) is tuple
    assert [type(size) for size in shape] == [int, int]


# Products ---------------------------------------------------------------------------------------


@quick
@given(st.integers(1, 5).flatmap(lambda k: st.tuples(matrices(k), matrices(k))))
def test_dot_is_the_sum_of_products(pair):
    a, b = pair[0], pair[1].T
    # rounding errors are relative to the products that are added: up to 1e8 each
    assert_allclose(dot(a, b), np.einsum("ik,kj->ij", a, b), rtol=1e-12, atol=1e-6)
    assert_allclose(dot(a, b).T, dot(b.T, a.T), rtol=1e-12, atol=1e-6)


@quick
@given(st.integers(0, 6), st.integers(0, 1000))
def test_dot_of_vectors_is_one_number(n, seed):
    a, b = np.random.default_rng(seed).normal(size=(2, n))
    assert isinstance(dot(a, b), np.float64)
    assert_allclose(dot(a, b), math.fsum(a * b), rtol=1e-12, atol=1e-14)
    assert_allclose(dot(a, b), np.trace(outer(a, b)), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((2, 3), (2, 3)),
        ((2, 3), (4, 3)),
        ((3,), (4,)),
        ((2, 3), (3,)),
        ((3,), (3, 2)),
        ((), (3,)),
        ((), ()),
        ((2, 3, 4), (2, 4, 3)),
    ],
)
def test_dot_refuses_other_shapes(a, b):
    with pytest.raises(ValueError, match=re.escape(f"or (k,) and (k,), not {a} and {b}")):
        dot(np.ones(a), np.ones(b))


@quick
@given(
    arrays(np.float64, array_shapes(min_dims=0, max_dims=3, min_side=0), elements=numbers),
    arrays(np.float64, array_shapes(min_dims=0, max_dims=3, min_side=0), elements=numbers),
)
def test_outer_holds_every_product(a, b):
    result = outer(a, b)
    assert_array_equal(result, np.outer(a, b))
    assert result.shape == (a.size, b.size)
    assert_array_equal(result, outer(b, a).T)


def test_outer_of_two_numbers_is_one_by_one():
    assert_array_equal(outer(3, 4), [[12]])


@quick
@given(mutually_broadcastable_shapes(num_shapes=2, min_side=0), st.integers(0, 1000))
def test_multiply_repeats_axes_of_size_one(shapes, seed):
    rng = np.random.default_rng(seed)
    a, b = (rng.normal(size=shape) for shape in shapes.input_shapes)
    left, right = (np.broadcast_to(x, shapes.result_shape) for x in (a, b))
    product = np.asarray(multiply(a, b))
    assert product.shape == shapes.result_shape
    for index in np.ndindex(shapes.result_shape):
        assert product[index] == left[index] * right[index]


def test_multiply_two_numbers():
    assert isinstance(multiply(3, 4), np.float64)
    assert multiply(3, 4) == 12


def test_multiply_refuses_shapes_that_do_not_broadcast():
    with pytest.raises(ValueError, match=r"sizes 4 and 2 of axis -1"):
        multiply(np.ones((3, 4)), np.ones((3, 2)))


# Distances and labels ---------------------------------------------------------------------------


@quick
@given(st.integers(1, 5).flatmap(lambda d: st.tuples(matrices(d), matrices(d))))
def test_distances_as_scipy_measures_them(pair):
    a, b = pair
    distances = pairwise_distances(a, b)
    assert distances.shape == (len(a), len(b))
    assert_allclose(distances, cdist(a, b), rtol=1e-12, atol=1e-150)
    assert_array_equal(distances.T, pairwise_distances(b, a))
    assert_array_equal(np.diag(pairwise_distances(a, a)), 0)


def test_a_small_distance_far_from_the_origin():
    a, b = np.array([[1e8, 1e8]]), np.array([[1e8 + 3, 1e8 + 4]])
    expanded = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    assert abs(expanded[0, 0] - 25) > 0.5
    assert_array_equal(pairwise_distances(a, b), [[5]])


def test_large_and_tiny_distances():
    assert_allclose(pairwise_distances([[3e200, 0]], [[0, 4e200]]), [[5e200]], rtol=1e-15)
    assert_allclose(pairwise_distances([[3e-200, 0]], [[0, 4e-200]]), [[5e-200]], rtol=1e-15)


def test_distances_without_rows_or_columns():
    assert pairwise_distances(np.ones((0, 2)), np.ones((3, 2))).shape == (0, 3)
    assert_array_equal(pairwise_distances(np.ones((2, 0)), np.ones((3, 0))), np.zeros((2, 3)))


@pytest.mark.parametrize(
    ("a", "b"),
    [((2, 3), (3, 2)), ((3,), (2, 3)), ((2, 3), (3,)), ((1, 2, 3), (2, 3)), ((2, 1), (3, 4))],
)
def test_distances_need_matrices_of_equal_width(a, b):
    with pytest.raises(ValueError, match=re.escape(f"(m, d) and (n, d), not {a} and {b}")):
        pairwise_distances(np.ones(a), np.ones(b))


@quick
@given(st.lists(st.integers(0, 6), max_size=9), st.integers(7, 9))
def test_one_hot_rows_point_at_the_label(labels, classes):
    hot = one_hot(labels, classes)
    assert hot.shape == (len(labels), classes)
    assert_array_equal(hot, np.eye(classes)[np.array(labels, dtype=np.int64)])


def test_one_hot_of_one_label_and_of_a_matrix_of_labels():
    assert_array_equal(one_hot(2, 4), [0, 0, 1, 0])
    assert_array_equal(one_hot([[0], [1]], 2), [[[1, 0]], [[0, 1]]])
    assert_array_equal(one_hot(np.array([2.0, 0.0]), 3), [[0, 0, 1], [1, 0, 0]])
    assert_array_equal(one_hot(np.array([2, 0], dtype=np.uint8), 3), [[0, 0, 1], [1, 0, 0]])


@pytest.mark.parametrize("label", [-1, 3, 0.5, np.nan, np.inf, 1e300])
def test_one_hot_refuses_labels_that_are_no_class(label):
    with pytest.raises(ValueError, match=r"whole numbers( from 0 to 2, not|, got)"):
        one_hot([0, label], 3)


# What holds for all -----------------------------------------------------------------------------

CALLS = {
    "image_to_vector": (image_to_vector, [np.arange(12).reshape(2, 3, 2)]),
    "vector_to_image": (lambda v: vector_to_image(v, (2, 3, 2)), [np.arange(12).reshape(12, 1)]),
    "normalize_rows": (normalize_rows, [np.arange(12).reshape(3, 4)]),
    "dot": (dot, [np.arange(6).reshape(2, 3), np.arange(12).reshape(3, 4)]),
    "dot of vectors": (dot, [np.arange(3), np.arange(3)]),
    "outer": (outer, [np.arange(3), np.arange(4).reshape(2, 2)]),
    "multiply": (multiply, [np.arange(3), np.arange(2).reshape(2, 1)]),
    "pairwise_distances": (
        pairwise_distances,
        [np.arange(6).reshape(3, 2), np.arange(4).reshape(2, 2)],
    ),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", ["list", np.uint8, np.int32, np.int64, np.float32, np.float64])
def test_any_input_gives_float64_and_stays_as_it_was(name, kind):
    function, arguments = CALLS[name]
    expected = function(*(a.astype(np.float64) for a in arguments))
    arguments = [a.tolist() if kind == "list" else a.astype(kind) for a in arguments]
    before = [np.array(a) for a in arguments]
    result = function(*arguments)
    assert result.dtype == np.float64
    assert_allclose(result, expected, rtol=1e-15)
    for argument, copy in zip(arguments, before, strict=True):
        assert_array_equal(argument, copy)


@pytest.mark.parametrize("name", CALLS)
def test_the_result_is_the_caller_s_own(name):
    function, arguments = CALLS[name]
    arguments = [a.astype(np.float64) for a in arguments]
    result = function(*arguments)
    assert not any(np.shares_memory(result, a) for a in arguments)


def test_one_hot_is_float64():
    assert one_hot([0, 1], 2).dtype == one_hot(1, 2).dtype == np.float64


# PyTorch and TensorFlow, as the pages show them -------------------------------------------------

RNG = np.random.default_rng(6)
POINTS, OTHERS = RNG.normal(size=(5, 3)), RNG.normal(size=(4, 3))


@pytest.mark.slow
def test_images_in_pytorch():
    t = torch()
    image = t.tensor(IMAGE, dtype=t.float64)
    assert_array_equal(image.reshape(-1, 1).numpy(), image_to_vector(IMAGE))
    stack = RNG.normal(size=(4, 2, 5, 3))
    rows = t.flatten(t.tensor(stack), start_dim=1).numpy()
    assert_array_equal(rows, [image_to_vector(each).ravel() for each in stack])
    channels_first = t.tensor(stack).permute(0, 3, 1, 2)
    assert channels_first.shape == (4, 3, 2, 5)
    assert not np.array_equal(t.flatten(channels_first, start_dim=1).numpy(), rows)


@pytest.mark.slow
def test_rows_in_pytorch():
    t = torch()
    normalize = t.nn.functional.normalize
    assert_allclose(normalize(t.tensor(POINTS), dim=1).numpy(), normalize_rows(POINTS), rtol=1e-14)
    assert_array_equal(normalize(t.zeros(1, 3), dim=1).numpy(), [[0, 0, 0]])
    tiny = normalize(t.tensor([[3e-13, 4e-13]], dtype=t.float64), dim=1).numpy()
    assert_allclose(tiny, [[0.3, 0.4]], rtol=1e-12)  # divided by 1e-12: not of length 1
    assert_allclose(normalize_rows([[3e-13, 4e-13]]), [[0.6, 0.8]], rtol=1e-12)


@pytest.mark.slow
def test_rows_gradient_by_autograd():
    """The derivative of x / ‖x‖ is (I − u uᵀ) / ‖x‖: nothing along the row itself."""
    t = torch()
    for x in POINTS:
        unit = normalize_rows([x])[0]
        expected = (np.eye(3) - outer(unit, unit)) / np.linalg.norm(x)
        jacobian = t.autograd.functional.jacobian(
            lambda row: t.nn.functional.normalize(row, dim=0), t.tensor(x)
        )
        assert_allclose(jacobian.numpy(), expected, rtol=1e-10, atol=1e-12)
        step = 1e-6 * np.eye(3)
        numeric = (normalize_rows(x + step) - normalize_rows(x - step)).T / 2e-6
        assert_allclose(numeric, expected, rtol=1e-7, atol=1e-8)


@pytest.mark.slow
def test_broadcasting_in_pytorch():
    t = torch()
    assert tuple(t.broadcast_shapes((3, 1), (1, 4))) == broadcast_shape((3, 1), (1, 4))
    with pytest.raises(RuntimeError):
        t.zeros(4) + t.zeros(2)
    exact = "donot_use_mm_for_euclid_dist"
    distances = t.cdist(t.tensor(POINTS), t.tensor(OTHERS), compute_mode=exact).numpy()
    assert_allclose(pairwise_distances(POINTS, OTHERS), distances, rtol=1e-12)
    near = t.full((30, 2), 1e8, dtype=t.float64)
    far = near + t.tensor([3.0, 4.0])
    assert t.cdist(near, far, compute_mode=exact)[0, 0] == 5
    assert t.cdist(near, far)[0, 0] != 5  # more than 25 rows: the expanded square
    hot = t.nn.functional.one_hot(t.tensor([2, 0]), num_classes=3)
    assert_array_equal(hot.numpy(), one_hot([2, 0], 3))
    assert hot.dtype == t.int64


@pytest.mark.slow
def test_products_in_pytorch():
    t = torch()
    a, b = t.tensor(POINTS), t.tensor(OTHERS)
    assert_allclose((a @ b.T).numpy(), dot(POINTS, OTHERS.T), rtol=1e-12)
    assert_array_equal(t.outer(a.flatten(), b.flatten()).numpy(), outer(POINTS, OTHERS))
    assert_array_equal((a * b[0]).numpy(), multiply(POINTS, OTHERS[0]))
    with pytest.raises(RuntimeError):
        t.outer(a, b)


def test_product_gradients_by_autograd():
    """For L = Σ G ∘ (A B), the gradients are G Bᵀ and Aᵀ G."""
    t = torch()
    a, b = t.tensor(POINTS, requires_grad=True), t.tensor(OTHERS.T.copy(), requires_grad=True)
    weights = RNG.normal(size=(5, 4))
    (t.tensor(weights) * (a @ b)).sum().backward()
    assert_allclose(a.grad.numpy(), dot(weights, OTHERS), rtol=1e-12)
    assert_allclose(b.grad.numpy(), dot(POINTS.T, weights), rtol=1e-12)


@pytest.mark.slow
def test_tensorflow_agrees():
    tf = tensorflow()
    assert_array_equal(tf.reshape(tf.constant(IMAGE, tf.float64), (-1, 1)), image_to_vector(IMAGE))
    x = tf.constant(POINTS)
    assert_allclose(tf.math.l2_normalize(x, axis=1), normalize_rows(POINTS), rtol=1e-12)
    assert_allclose(tf.matmul(x, OTHERS.T), dot(POINTS, OTHERS.T), rtol=1e-12)
    assert_array_equal(tf.multiply(x, OTHERS[0]), multiply(POINTS, OTHERS[0]))
    flat = tf.reshape(x, [-1]), tf.reshape(tf.constant(OTHERS), [-1])
    assert_array_equal(tf.tensordot(*flat, axes=0), outer(POINTS, OTHERS))
    assert_array_equal(tf.one_hot([2, 0], 3), one_hot([2, 0], 3))


# --- beyond the notes: sums and variances that keep their digits -------------------------------


@given(st.lists(st.floats(-1e15, 1e15).filter(lambda x: x == 0 or abs(x) > 1e-200), max_size=40))
@settings(deadline=None, max_examples=100, derandomize=True)
def test_a_compensated_sum_is_the_rounded_sum_up_to_terms_squared(values):
    exact = math.fsum(values)
    allowed = 2**-52 * abs(exact) + 2**-100 * len(values) * math.fsum(map(abs, values))
    assert abs(compensated_sum(values) - exact) <= allowed


def test_what_a_compensated_sum_keeps_and_passes_on():
    assert compensated_sum([1e16, 1.0, -1e16]) == 1
    assert compensated_sum([1.0, 1e100, 1.0, -1e100]) == 2
    assert compensated_sum([]) == 0
    assert compensated_sum([np.inf, 1.0]) == np.inf
    assert np.isnan(compensated_sum([np.inf, -np.inf]))
    assert isinstance(compensated_sum([1]), np.float64)


def test_the_variance_keeps_its_digits():
    x = np.random.default_rng(0).normal(size=(200, 3))
    np.testing.assert_allclose(variance(x), x.var(axis=0), rtol=1e-14)
    np.testing.assert_allclose(variance([1e8 + 1, 1e8 + 2, 1e8 + 3]), 2 / 3, rtol=1e-15)
    np.testing.assert_allclose(variance(1e150 * x), 1e300 * x.var(axis=0), rtol=1e-13)
    assert variance([-1e308, 1e308]) == np.inf
    assert variance([7.0]) == 0


@pytest.mark.filterwarnings("error")
def test_the_variance_of_what_is_not_finite_is_nan():
    got = variance([[np.inf, np.nan, 1.0], [1.0, 1.0, 3.0]])
    np.testing.assert_array_equal(got, [np.nan, np.nan, 1])


@pytest.mark.parametrize("x", [1.0, [[1.0]], np.ones((2, 2, 2))])
def test_a_compensated_sum_wants_one_axis(x):
    with pytest.raises(ValueError, match=r"x must have shape \(n,\)"):
        compensated_sum(x)


@pytest.mark.parametrize("x", [1.0, [], np.ones((0, 2)), np.ones((2, 2, 2))])
def test_a_variance_wants_samples(x):
    with pytest.raises(ValueError, match="at least one row"):
        variance(x)
