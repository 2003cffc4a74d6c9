"""Activation functions and their derivatives.

Every function takes a number, a list or an array of any shape and works on each element. It
returns float64 of the same shape; a number in gives a NumPy scalar out. A derivative takes the same
``x`` as its function. The input is never changed. ±inf gives the limit, nan gives nan, and neither
warns. A parameter that is nan gives nan where it plays a part, one that is ±inf the limit, and an
infinite factor leaves 0 as it is. What counts as a number, `solutions.arguments` says: True is 1,
None and text raise TypeError. An empty array gives an empty array.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions.arguments import floats
from solutions.rounding import product

__all__ = [
    "elu",
    "elu_gradient",
    "leaky_relu",
    "leaky_relu_gradient",
    "mish",
    "mish_gradient",
    "relu",
    "relu_gradient",
    "rrelu",
    "sigmoid",
    "sigmoid_gradient",
    "silu",
    "silu_gradient",
    "softplus",
    "swish",
    "swish_gradient",
    "tanh",
    "tanh_gradient",
]


# Where the derivatives of Swish and Mish are 0. No float64 is a root: the second number is what the
# first lacks. Near a root the plain formulas subtract what is nearly equal, and lose their digits.
SWISH_ROOT = (-1.2784645427610737, -1.0946994183093437e-16)
MISH_ROOT = (-1.1924312145154952, -4.8484829848031044e-17)


def _times(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Multiply element by element, with 0 · ±inf = 0: the limit wherever it is used here."""
    a, b = np.broadcast_arrays(floats(a), floats(b))
    vanishes = ((a == 0) & np.isinf(b)) | (np.isinf(a) & (b == 0))
    with np.errstate(over="ignore"):
        return np.multiply(a, b, where=~vanishes, out=np.zeros(a.shape))[()]


def _by_sign(x: ArrayLike, above: ArrayLike, below: ArrayLike) -> NDArray[np.float64]:
    """Choose ``above`` where x > 0, ``below`` where x ≤ 0, nan where x is nan."""
    x, above, below = floats(x), floats(above), floats(below)
    return np.where(x > 0, above, np.where(x <= 0, below, np.nan))[()]


def sigmoid(x: ArrayLike) -> NDArray[np.float64]:
    r"""Squash x into (0, 1).

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{1 + e^x}

    Only :math:`e^{-|x|} \le 1` is ever computed, so nothing overflows.

    References
    ----------
    Source notes, rows A1, B2, C11, D1.
    """
    x = floats(x)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def sigmoid_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the sigmoid.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``, in (0, 1/4]

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \sigma'(x) = \sigma(x)\,(1 - \sigma(x)) = \sigma(x)\,\sigma(-x)

    The second form keeps its digits for large x, where 1 − σ(x) would be rounded to 0.

    References
    ----------
    Source notes, rows A2, C11, D1.
    """
    x = floats(x)
    return sigmoid(x) * sigmoid(-x)


def tanh(x: ArrayLike) -> NDArray[np.float64]:
    r"""Squash x into (−1, 1), with 0 in the middle.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\sigma(2x) - 1

    References
    ----------
    Source notes, rows A3, B3, C12.
    """
    return np.tanh(floats(x))


def tanh_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the hyperbolic tangent.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``, in (0, 1]

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \tanh'(x) = 1 - \tanh^2 x = 4\sigma'(2x)

    The second form keeps its digits for large abs(x), where tanh² would be rounded to 1.

    References
    ----------
    Source notes, rows A4, C12, C27.
    """
    return 4.0 * sigmoid_gradient(_times(2.0, x))


def relu(x: ArrayLike) -> NDArray[np.float64]:
    r"""Keep what is positive; replace the rest by 0.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \operatorname{relu}(x) = \max(0, x)

    References
    ----------
    Source notes, rows A5, B4, C13, E2.
    """
    return np.maximum(floats(x), 0.0)


def relu_gradient(x: ArrayLike) -> NDArray[np.float64]:
    """Differentiate the ReLU: 1 where x > 0, otherwise 0.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    At 0 the ReLU has a corner and no derivative. By convention of this course the value there is
    the derivative from the left, 0. PyTorch and TensorFlow do the same.

    References
    ----------
    Source notes, rows C13, E2.
    """
    return np.heaviside(floats(x), 0.0)


def leaky_relu(x: ArrayLike, slope: ArrayLike = 0.01) -> NDArray[np.float64]:
    r"""Keep what is positive; multiply the rest by ``slope``.

    Parameters
    ----------
    x : array_like of any shape
    slope : float, or array_like whose shape broadcasts with that of ``x``
        Any number: 0 gives the ReLU, 1 the identity; nan and inf matter where x ≤ 0. An array, one
        slope a unit, is what a PReLU learns.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: f(x) = \max(0, x) + p \min(0, x)

    This is :math:`\max(x, px)` for :math:`p \le 1` only.

    References
    ----------
    Source notes, rows B5, C14, E3.
    """
    return _by_sign(x, x, _times(slope, x))


def leaky_relu_gradient(x: ArrayLike, slope: ArrayLike = 0.01) -> NDArray[np.float64]:
    """Differentiate the leaky ReLU with respect to x: 1 where x > 0, otherwise ``slope``.

    Parameters
    ----------
    x : array_like of any shape
    slope : float, or array_like whose shape broadcasts with that of ``x``

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    At 0 the value is the derivative from the left, ``slope``, by convention.

    References
    ----------
    Source notes, rows C14, E3.
    """
    return _by_sign(x, 1.0, slope)


def elu(x: ArrayLike, alpha: float = 1.0) -> NDArray[np.float64]:
    r"""Keep what is positive; let the rest saturate smoothly at ``-alpha``.

    Parameters
    ----------
    x : array_like of any shape
    alpha : float
        Any number; with inf the values below 0 are infinite, and at 0 the ELU is 0.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: f(x) = x \text{ for } x > 0, \qquad f(x) = a\,(e^x - 1) \text{ for } x \le 0

    References
    ----------
    Source notes, row C15.
    """
    x = floats(x)
    return _by_sign(x, x, _times(alpha, np.expm1(np.minimum(x, 0.0))))


def elu_gradient(x: ArrayLike, alpha: float = 1.0) -> NDArray[np.float64]:
    r"""Differentiate the ELU with respect to x.

    Parameters
    ----------
    x : array_like of any shape
    alpha : float
        Any number; inf is the slope from 0 down, but 0 at x = −inf.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: f'(x) = 1 \text{ for } x > 0, \qquad f'(x) = f(x) + a = a e^x \text{ for } x \le 0

    At 0 there is a corner unless a = 1; by convention the value is the derivative from the left, a.

    References
    ----------
    Source notes, row C15.
    """
    x = floats(x)
    return _by_sign(x, 1.0, _times(alpha, np.exp(np.minimum(x, 0.0))))


def softplus(x: ArrayLike) -> NDArray[np.float64]:
    r"""Round the corner of the ReLU.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \operatorname{softplus}(x) = \ln(1 + e^x) = \max(0, x) + \ln(1 + e^{-|x|})

    The second form cannot overflow. The derivative is the sigmoid.

    References
    ----------
    Source notes, row C16.
    """
    x = floats(x)
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def mish(x: ArrayLike) -> NDArray[np.float64]:
    r"""Compute x · tanh(softplus(x)).

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \operatorname{mish}(x) = x \tanh(\ln(1 + e^x))
              = x \, \frac{(1 + e^x)^2 - 1}{(1 + e^x)^2 + 1}

    With e for :math:`e^{-|x|}`, the quotient is :math:`(1 + 2e) / (1 + 2e + 2e^2)` above 0 and
    :math:`e\,(e + 2) / (e^2 + 2e + 2)` below.

    References
    ----------
    Source notes, row C16.
    """
    x = floats(x)
    half, e = np.exp(-np.abs(x) / 2), np.exp(-np.abs(x))
    above = x * ((1 + 2 * e) / (1 + 2 * e + 2 * e * e))
    below = _times(x, half) * ((e + 2) / (e * e + 2 * e + 2)) * half  # e itself may be subnormal
    return _by_sign(x, above, below)


def mish_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate Mish.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    With :math:`s = \ln(1 + e^x)`, whose derivative is :math:`\sigma(x)`,

    .. math:: \operatorname{mish}'(x) = \tanh s + x\,\operatorname{sech}^2(s)\,\sigma(x)
              = \frac{e^x \, t(x)}{(e^{2x} + 2e^x + 2)^2}, \quad
              t(x) = 4(x + 1) + 4e^{2x} + e^{3x} + e^x (4x + 6)

    The terms of the first form have different signs below 0. There t is computed as what it gained
    since its root r, in steps of one sign: :math:`e^x - e^r = e^r (e^{x-r} - 1)`.

    References
    ----------
    Source notes, row C16.
    """
    x = floats(x)
    s = softplus(x)
    above = np.tanh(s) + _times(x, tanh_gradient(s) * sigmoid(x))
    root, lacking = MISH_ROOT
    negative = np.clip(x, -1000.0, 0.0)  # at -1000 all is 0 already
    d = (negative - root) - lacking
    steps = (4 * root + 6) * np.expm1(d) + 4 * d * np.exp(d)
    top = 4 * d + np.exp(root) * steps
    top += 4 * np.exp(2 * root) * np.expm1(2 * d) + np.exp(3 * root) * np.expm1(3 * d)
    half, e = np.exp(negative / 2), np.exp(negative)
    return _by_sign(x, above, half * top / np.square(e * e + 2 * e + 2) * half)


def swish(x: ArrayLike, beta: float = 1.0) -> NDArray[np.float64]:
    r"""Let x through a gate, the sigmoid of ``beta`` · x.

    Parameters
    ----------
    x : array_like of any shape
    beta : float
        Any number: 0 gives x / 2; the larger, the closer to the ReLU, which inf gives.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: f(x) = x\,\sigma(\beta x)

    The exponential is steep: what rounding takes from :math:`\beta x` is given back to it.

    References
    ----------
    Source notes, row C17.
    """
    x, beta = floats(x), floats(beta)
    z, (_, lost) = _times(beta, x), product(beta, x)
    half, e = np.exp(-np.abs(z) / 2) * (1 + lost / 2), np.exp(-np.abs(z))
    below = _times(x, half) / (1 + e) * half  # e itself would lose bits where it is subnormal
    return np.where(z >= 0, x / (1 + e), below)[()]


def swish_gradient(x: ArrayLike, beta: float = 1.0) -> NDArray[np.float64]:
    r"""Differentiate Swish with respect to x.

    Parameters
    ----------
    x : array_like of any shape
    beta : float

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    With :math:`z = \beta x`,

    .. math:: f'(x) = \beta f(x) + \sigma(z)\,(1 - \beta f(x)) = \sigma(z) + z\,\sigma'(z)
              = \sigma'(z)\,(1 + z + e^z)

    Below 0 the last form is used, with the sum in brackets as what it gained since its root r:
    :math:`(z - r) + e^r (e^{z-r} - 1)`. Both terms have one sign.

    References
    ----------
    Source notes, row C17.
    """
    x, beta = floats(x), floats(beta)
    z, (_, lost) = _times(beta, x), product(beta, x)
    root, lacking = SWISH_ROOT
    negative = np.clip(z, -1000.0, 0.0)  # at -1000 all is 0 already
    lost = np.where(negative == z, lost, 0.0)
    d = (negative - root) - lacking + lost
    half, e = np.exp(negative / 2) * (1 + lost / 2), np.exp(negative)
    below = half * (d + np.exp(root) * np.expm1(d)) / np.square(1 + e) * half
    return _by_sign(z, sigmoid(z) + _times(z, sigmoid_gradient(z)), below)


def silu(x: ArrayLike) -> NDArray[np.float64]:
    r"""Compute x · σ(x), which is Swish with β = 1.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \operatorname{silu}(x) = x\,\sigma(x)

    References
    ----------
    Source notes, row C18.
    """
    return swish(x, 1.0)


def silu_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the SiLU.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: f'(x) = f(x) + \sigma(x)\,(1 - f(x))

    References
    ----------
    Source notes, row C18.
    """
    return swish_gradient(x, 1.0)


def rrelu(
    x: ArrayLike,
    lower: float = 1 / 8,
    upper: float = 1 / 3,
    rng: np.random.Generator | int | None = None,
    training: bool = False,
) -> NDArray[np.float64]:
    """Apply a leaky ReLU whose slopes are random in training and fixed afterwards.

    Parameters
    ----------
    x : array_like of any shape
    lower, upper : float
        Bounds of the slopes.
    rng : numpy.random.Generator or int, optional
        The source of the random slopes, or a seed for one. Training needs it.
    training : bool
        In training each element gets its own slope, uniform between ``lower`` and ``upper``;
        otherwise the slope is their mean.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    ValueError
        If ``lower`` > ``upper`` or one of them is nan, or for training without ``rng``.
    TypeError
        If ``x`` holds anything but real numbers, or ``rng`` is no source of random numbers.

    References
    ----------
    Source notes, row C14.
    """
    if not lower <= upper:
        raise ValueError(f"lower must be at most upper, got {lower} and {upper}")
    if not training:
        return leaky_relu(x, (lower + upper) / 2)
    if rng is None:
        raise ValueError("training draws random slopes: rng must be a Generator or a seed")
    return leaky_relu(x, np.random.default_rng(rng).uniform(lower, upper, size=np.shape(x)))
