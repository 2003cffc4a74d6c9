"""Arrays: images as vectors, unit rows, broadcasting and products.

What counts as a number, a size or a label, `solutions.arguments` says: True is 1, the label 3.0 is
3, the size 3.0 and text and None raise TypeError. Results are float64 and share no memory with the
input. nan stays nan.
"""

import math
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions.arguments import at_least, floats, sizes, whole_numbers
from solutions.rounding import exponents, lengths

BLOCK = 2**15  # numbers that are worked on at once: as many as a processor keeps at hand


def image_to_vector(image: ArrayLike) -> NDArray[np.float64]:
    """Unroll an image into one column, the last axis fastest.

    Parameters
    ----------
    image : array_like, shape (height, width, channels)
        Any number of channels.

    Returns
    -------
    ndarray, shape (height * width * channels, 1)
        A copy.

    Raises
    ------
    ValueError
        If `image` has not exactly three axes.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    The pixel in line i and column j has its channel c at position
    (i * width + j) * channels + c of the column.

    References
    ----------
    Source notes, rows A6 and D2.
    """
    image = np.array(floats(image))
    if image.ndim != 3:
        raise ValueError(f"an image has the shape (height, width, channels), not {image.shape}")
    return image.reshape(-1, 1)


def vector_to_image(vector: ArrayLike, shape: Sequence[int]) -> NDArray[np.float64]:
    """Fold a column into an image: the inverse of `image_to_vector`.

    Parameters
    ----------
    vector : array_like, shape (height * width * channels, 1)
        A column, as `image_to_vector` returns it.
    shape : (height, width, channels)
        The shape of the image. It has to be told: the column no longer knows it.

    Returns
    -------
    ndarray, shape (height, width, channels)
        A copy.

    Raises
    ------
    ValueError
        If `shape` is not three sizes, or `vector` is not a column of as many numbers.
    TypeError
        If a size is no integer, or `vector` holds anything but real numbers.

    Notes
    -----
    The element at (i, j, c) is number (i * width + j) * channels + c of the column.

    References
    ----------
    Source notes, rows A6 and D2.
    """
    vector, shape = np.array(floats(vector)), sizes(shape)
    if len(shape) != 3:
        raise ValueError(f"an image has the shape (height, width, channels), not {shape}")
    column = (math.prod(shape), 1)
    if vector.shape != column:
        raise ValueError(f"an image {shape} is a column {column}, not an array {vector.shape}")
    return vector.reshape(shape)


def normalize_rows(x: ArrayLike) -> NDArray[np.float64]:
    """Divide each row by its length, so that its norm is 1. A row of zeros stays as it is.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One vector a row.

    Returns
    -------
    ndarray, shape (m, n)
        The rows' directions.

    Raises
    ------
    ValueError
        If `x` has not exactly two axes.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    Row i is x_i / ‖x_i‖ with ‖x_i‖ = sqrt(Σ_j x_ij²). Each row is first divided by a power of 2
    near its largest entry: that rounds nothing, and no square overflows or vanishes. An infinite
    entry outweighs every finite one, and several weigh the same, as in arctan2(inf, inf) = π/4.

    References
    ----------
    Source notes, rows A7 and D3; N. J. Higham, *Accuracy and Stability of Numerical Algorithms*,
    2nd edition, 2002, chapter 27 (avoiding underflow and overflow).
    """
    x = floats(x)
    if x.ndim != 2:
        raise ValueError(f"normalize_rows takes the shape (m, n), not {x.shape}")
    infinite = np.isinf(x)
    x = np.where(infinite.any(axis=1, keepdims=True), infinite * np.sign(x), x)
    x = np.ldexp(x, -exponents(x, axis=1))
    norm = lengths(x)[:, np.newaxis]
    return x / np.where(norm == 0, 1, norm)


def broadcast_shape(*shapes: Sequence[int]) -> tuple[int, ...]:
    """Return the shape that arrays of the given shapes have together.

    Parameters
    ----------
    *shapes : tuples of int
        Any number of shapes; () is the shape of a single number.

    Returns
    -------
    tuple of int
        The common shape.

    Raises
    ------
    ValueError
        If the sizes of an axis differ and neither is 1 (the message names the two sizes), or one is
        negative.
    TypeError
        If a size is no integer.

    Notes
    -----
    Align the shapes at their right ends and fill up with 1 on the left. The sizes of an axis must
    then be equal, except that a 1 fits any size, 0 included.

    References
    ----------
    Source notes, row A8; C. R. Harris et al., *Array programming with NumPy*, Nature 585, 2020.
    """
    common: list[int] = []
    for together in zip_longest(*map(reversed, map(sizes, shapes)), fillvalue=1):
        size, *others = dict.fromkeys(size for size in together if size != 1) or [1]
        if others:
            raise ValueError(
                f"sizes {size} and {others[0]} of axis {-1 - len(common)} are neither equal nor 1: "
                f"the shapes {', '.join(str(tuple(shape)) for shape in shapes)} do not broadcast"
            )
        common.append(size)
    return tuple(reversed(common))


def dot(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64] | np.float64:
    """Multiply two matrices, or two vectors of equal length.

    Parameters
    ----------
    a : array_like, shape (m, k) or (k,)
        The left factor.
    b : array_like, shape (k, n) or (k,)
        The right factor, with as many axes as `a`.

    Returns
    -------
    ndarray, shape (m, n), or a number
        The matrix product, or the inner product of two vectors.

    Raises
    ------
    ValueError
        If the inner sizes differ, or the arrays are not both matrices or both vectors.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    (AB)_ij = Σ_k A_ik B_kj, and a·b = Σ_k a_k b_k.

    References
    ----------
    Source notes, rows A10 and D5.
    """
    a, b = floats(a), floats(b)
    if a.ndim != b.ndim or a.ndim not in (1, 2) or a.shape[-1] != b.shape[0]:
        raise ValueError(
            f"dot takes the shapes (m, k) and (k, n), or (k,) and (k,), not {a.shape} and {b.shape}"
        )
    return a @ b


def outer(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Multiply every element of one array by every element of another.

    Parameters
    ----------
    a, b : array_like, any shape
        Both are flattened first, the last axis fastest.

    Returns
    -------
    ndarray, shape (a.size, b.size)
        Element (i, j) is the product of element i of `a` and element j of `b`.

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    (a ⊗ b)_ij = a_i b_j: a column times a row, by broadcasting.

    References
    ----------
    Source notes, rows A10 and D6.
    """
    column = floats(a).reshape(-1, 1)
    row = floats(b).reshape(1, -1)
    return column * row


def multiply(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64] | np.float64:
    """Multiply two arrays element by element, with broadcasting.

    Parameters
    ----------
    a, b : array_like
        Shapes that broadcast (see `broadcast_shape`).

    Returns
    -------
    ndarray of the common shape, or a number for two numbers
        The products.

    Raises
    ------
    ValueError
        If the shapes do not broadcast.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    (a ∘ b)_ij = a_ij b_ij, the Hadamard product. An axis of size 1 is repeated as often as needed.

    References
    ----------
    Source notes, rows A10 and D7.
    """
    a, b = floats(a), floats(b)
    broadcast_shape(a.shape, b.shape)
    return a * b


def pairwise_distances(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Measure how far each row of one matrix is from each row of another.

    Parameters
    ----------
    a : array_like, shape (m, d)
        One point a row.
    b : array_like, shape (n, d)
        One point a row.

    Returns
    -------
    ndarray, shape (m, n)
        Element (i, j) is the Euclidean distance of row i of `a` from row j of `b`.

    Raises
    ------
    ValueError
        If `a` or `b` has not exactly two axes, or their numbers of columns differ.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    D_ij = sqrt(Σ_k (a_ik − b_jk)²). The differences have the shape (m, 1, d) − (1, n, d) =
    (m, n, d); they are taken some rows of `a` at a time, which is faster and needs less memory.
    Subtracting before squaring keeps small distances between large coordinates, which
    ‖a‖² + ‖b‖² − 2 a·b loses. Squares neither overflow nor vanish: see `rounding.lengths`.

    References
    ----------
    C. R. Harris et al., *Array programming with NumPy*, Nature 585, 2020.
    """
    a, b = floats(a), floats(b)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError(
            f"pairwise_distances takes the shapes (m, d) and (n, d), not {a.shape} and {b.shape}"
        )
    step = max(BLOCK // max(b.size, 1), 1)
    blocks = (a[start : start + step, np.newaxis] - b for start in range(0, len(a), step))
    return np.concatenate([np.empty((0, len(b))), *map(lengths, blocks)])


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """Write each label as a vector that is 1 at the label's place and 0 elsewhere.

    Parameters
    ----------
    labels : array_like of whole numbers, any shape
        Each from 0 to `classes` - 1, of any dtype: 3.0 is 3, and True is 1.
    classes : int
        The number of classes, at least 1.

    Returns
    -------
    ndarray, shape (*labels.shape, classes)
        A single label gives one vector, m labels give m rows.

    Raises
    ------
    ValueError
        If a label is not one of 0, 1, …, `classes` - 1, or `classes` is below 1.
    TypeError
        If a label is no real number, or `classes` no integer.

    Notes
    -----
    Element (i, k) answers "is label i equal to k?": (m, 1) compared with (classes,).

    References
    ----------
    I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, MIT Press, 2016.
    """
    (classes,) = at_least(1, classes=classes)
    given = whole_numbers(labels)
    hot = given[..., np.newaxis] == np.arange(classes)
    if not hot.any(axis=-1).all():
        raise ValueError(f"labels are whole numbers from 0 to {classes - 1}, not {labels}")
    return hot.astype(np.float64)


def compensated_sum(x: ArrayLike) -> np.float64:
    r"""Add numbers one after the other, and give back at the end what rounding took.

    Parameters
    ----------
    x : array_like of shape (n,)
        Also none: their sum is 0.

    Returns
    -------
    float64
        As if it were added with twice the digits and then rounded; ±inf or nan where the plain sum
        is.

    Raises
    ------
    ValueError
        If `x` has not one axis.
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    Of s + v, the larger one keeps its digits, and the smaller one loses some: what is left of it
    when the larger is taken away from the rounded sum again.

    References
    ----------
    Kahan (1965), Neumaier (1974).
    """
    x = floats(x)
    if x.ndim != 1:
        raise ValueError(f"x must have shape (n,), got {x.shape}")
    total = lost = 0.0
    for value in x.tolist():
        rounded = total + value
        large, small = (total, value) if abs(total) >= abs(value) else (value, total)
        lost += (large - rounded) + small
        total = rounded
    return np.float64(total + lost if math.isfinite(total) else total)


def variance(x: ArrayLike) -> NDArray[np.float64]:
    r"""Average the squared distances from the mean, column by column.

    Parameters
    ----------
    x : array_like of shape (m,) or (m, n)
        At least one sample.

    Returns
    -------
    float64, or ndarray of shape (n,)

    Raises
    ------
    ValueError
        If `x` has not one or two axes, or there is no sample.
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \frac1m \sum_i (x_i - \bar x)^2

    The equal :math:`\frac1m \sum_i x_i^2 - \bar x^2` subtracts what is nearly the same when the
    mean is large. What rounding took from the mean is taken into account, and the numbers are
    scaled by a power of 2, so that no square leaves the range.

    References
    ----------
    Chan, Golub and LeVeque (1983).
    """
    x = floats(x)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError(f"x must have shape (m,) or (m, n) with at least one row, got {x.shape}")
    scale = exponents(x, axis=0)
    apart = np.ldexp(x, -scale)
    with np.errstate(invalid="ignore"):  # infinity has no distance from itself: nan
        apart = apart - apart.mean(axis=0)
    more = exponents(apart, axis=0)
    apart = np.ldexp(apart, -more)
    scaled = np.square(apart).mean(axis=0) - np.square(apart.mean(axis=0))
    with np.errstate(over="ignore"):
        return np.ldexp(scaled, 2 * (scale + more)[0])[()]
