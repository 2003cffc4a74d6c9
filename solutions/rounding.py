"""What rounding takes away, and sums of squares that neither overflow nor vanish.

A float64 operation gives the exact result rounded to 53 bits. What it lost is a float64 number too,
for sums and products, and can be computed. A function that is steep, such as exp at -700, turns one
lost bit of its argument into hundreds of its result; adding the loss back saves them.

References
----------
Dekker, *A floating-point technique for extending the available precision* (1971). Ogita, Rump and
Oishi, *Accurate sum and dot product* (2005).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SPLITTER = 2.0**27 + 1  # cuts 53 bits into two halves of 26


def difference(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Subtract, and tell what rounding lost.

    Parameters
    ----------
    a, b : array_like of float64
        Shapes that broadcast.

    Returns
    -------
    rounded, lost : ndarray of float64
        Their sum is a − b exactly. Where the difference is not finite, nothing is lost.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        rounded = np.subtract(a, b)
        gone = rounded - a
        lost = (a - (rounded - gone)) - (b + gone)
    return rounded, np.where(np.isfinite(lost), lost, 0.0)


def product(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Multiply, and tell what rounding lost.

    Parameters
    ----------
    a, b : array_like of float64
        Shapes that broadcast.

    Returns
    -------
    rounded, lost : ndarray of float64
        Their sum is a · b exactly, unless it is too small for that. Where the product is not
        finite, nothing is lost.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        rounded = np.multiply(a, b)
        (a, a_exponent), (b, b_exponent) = np.frexp(a), np.frexp(b)  # so that no half overflows
        (a_high, a_low), (b_high, b_low) = _halves(a), _halves(b)
        lost = (a_high * b_high - a * b) + a_high * b_low + a_low * b_high + a_low * b_low
        lost = np.ldexp(lost, a_exponent + b_exponent)
    return rounded, np.where(np.isfinite(rounded) & np.isfinite(lost), lost, 0.0)


def quotient(a: ArrayLike, a_lost: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Divide a number of which something was lost before, and tell what is lost now.

    Parameters
    ----------
    a, a_lost : array_like of float64
        A rounded number, and what its rounding lost.
    b : array_like of float64
        The divisor. Infinite numbers stay infinite when b is infinite too.

    Returns
    -------
    rounded, lost : ndarray of float64
        Their sum is (a + a_lost) / b up to rounding of `lost`. Where it is not finite, nothing is
        lost.
    """
    if np.all(b == 1.0):
        return a, a_lost
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        rounded = np.where(np.isinf(a), a, np.divide(a, b))
        back, more = product(rounded, b)
        lost = ((a - back) - more + a_lost) / b
    return rounded, np.where(np.isfinite(rounded) & np.isfinite(lost), lost, 0.0)


def exp(rounded: ArrayLike, lost: ArrayLike) -> Floats:
    """Take the exponential of a rounded number and what its rounding lost.

    Parameters
    ----------
    rounded, lost : array_like of float64

    Returns
    -------
    ndarray of float64
    """
    power = np.exp(rounded)
    return power + power * lost


def _halves(x: Floats) -> tuple[Floats, Floats]:
    wide = SPLITTER * x
    high = wide - (wide - x)
    return high, x - high


def exponents(x: Floats, axis: int) -> NDArray[np.integer]:
    """Give powers of 2 to divide by, so that no square along an axis overflows or vanishes.

    Parameters
    ----------
    x : ndarray of float64
    axis : int

    Returns
    -------
    ndarray of integers, the shape of `x` with length 1 along the axis
        ``np.ldexp(x, -exponents(x, axis))`` has its largest magnitude between 1/2 and 1, and is
        not rounded. 0 where there is nothing but zeros, or something that is not finite.
    """
    _, exponent = np.frexp(np.abs(x).max(axis=axis, keepdims=True, initial=0.0))
    return exponent


def lengths(x: Floats) -> Floats:
    """Measure vectors: the square root of the sum of the squares.

    Parameters
    ----------
    x : ndarray of float64, shape (..., d)

    Returns
    -------
    ndarray of float64, shape (...)
    """
    with np.errstate(over="ignore"):
        squares = np.einsum("...k,...k->...", x, x)
    result = np.array(np.sqrt(squares))
    extreme = ~((squares > 1e-270) & (squares < 1e300))
    if extreme.any():
        x = x[extreme]
        exponent = exponents(x, axis=-1)
        squares = np.square(np.ldexp(x, -exponent)).sum(axis=-1)
        result[extreme] = np.ldexp(np.sqrt(squares), exponent[..., 0])
    return result[()]
