"""Activation functions and their derivatives.

Every function takes a number, a list or an array of any shape and works on each element. It
returns float64 of the same shape; a number in gives a NumPy scalar out. A derivative takes the same
``x`` as its function. The input is never changed. ±inf gives the limit, nan gives nan, and neither
warns.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


def _floats(x: ArrayLike) -> NDArray[np.float64]:
    """Give x as float64; an array that is float64 already is not copied."""
    return np.asarray(x, dtype=np.float64)


def _times(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Multiply element by element, with 0 · ±inf = 0: the limit wherever it is used here."""
    a, b = np.broadcast_arrays(_floats(a), _floats(b))
    vanishes = ((a == 0) & np.isinf(b)) | (np.isinf(a) & (b == 0))
    with np.errstate(over="ignore"):
        return np.multiply(a, b, where=~vanishes, out=np.zeros(a.shape))[()]


def _by_sign(x: ArrayLike, above: ArrayLike, below: ArrayLike) -> NDArray[np.float64]:
    """Choose ``above`` where x > 0, ``below`` where x ≤ 0, nan where x is nan."""
    x = _floats(x)
    return np.where(x > 0, above, np.where(x <= 0, below, np.nan))[()]


def sigmoid(x: ArrayLike) -> NDArray[np.float64]:
    r"""Squash x into (0, 1).

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{1 + e^x}

    Only :math:`e^{-|x|} \le 1` is ever computed, so nothing overflows.

    References
    ----------
    Source notes, rows A1, B2, C11, D1.
    """
    x = _floats(x)
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

    Notes
    -----
    .. math:: \sigma'(x) = \sigma(x)\,(1 - \sigma(x)) = \sigma(x)\,\sigma(-x)

    The second form keeps its digits for large x, where 1 − σ(x) would be rounded to 0.

    References
    ----------
    Source notes, rows A2, C11, D1.
    """
    x = _floats(x)
    return sigmoid(x) * sigmoid(-x)


def tanh(x: ArrayLike) -> NDArray[np.float64]:
    r"""Squash x into (−1, 1), with 0 in the middle.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\sigma(2x) - 1

    References
    ----------
    Source notes, rows A3, B3, C12.
    """
    return np.tanh(_floats(x))


def tanh_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the hyperbolic tangent.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``, in (0, 1]

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

    Notes
    -----
    .. math:: \operatorname{relu}(x) = \max(0, x)

    References
    ----------
    Source notes, rows A5, B4, C13, E2.
    """
    return np.maximum(_floats(x), 0.0)


def relu_gradient(x: ArrayLike) -> NDArray[np.float64]:
    """Differentiate the ReLU: 1 where x > 0, otherwise 0.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    At 0 the ReLU has a corner and no derivative. By convention of this course the value there is
    the derivative from the left, 0. PyTorch and TensorFlow do the same.

    References
    ----------
    Source notes, rows C13, E2.
    """
    return np.heaviside(_floats(x), 0.0)


def leaky_relu(x: ArrayLike, slope: ArrayLike = 0.01) -> NDArray[np.float64]:
    r"""Keep what is positive; multiply the rest by ``slope``.

    Parameters
    ----------
    x : array_like of any shape
    slope : float, or array_like whose shape broadcasts with that of ``x``
        Any number: 0 gives the ReLU, 1 the identity. An array, one slope a unit, is what a PReLU
        learns.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: f(x) = \max(0, x) + p \min(0, x)

    This is :math:`\max(x, px)` for :math:`p \le 1` only.

    References
    ----------
    Source notes, rows B5, C14, E3.
    """
    x = _floats(x)
    return np.maximum(x, 0.0) + _times(slope, np.minimum(x, 0.0))


def leaky_relu_gradient(x: ArrayLike, slope: ArrayLike = 0.01) -> NDArray[np.float64]:
    """Differentiate the leaky ReLU with respect to x: 1 where x > 0, otherwise ``slope``.

    Parameters
    ----------
    x : array_like of any shape
    slope : float, or array_like whose shape broadcasts with that of ``x``

    Returns
    -------
    ndarray of float64, the shape of ``x``

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

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: f(x) = x \text{ for } x > 0, \qquad f(x) = a\,(e^x - 1) \text{ for } x \le 0

    References
    ----------
    Source notes, row C15.
    """
    x = _floats(x)
    return _by_sign(x, x, alpha * np.expm1(np.minimum(x, 0.0)))


def elu_gradient(x: ArrayLike, alpha: float = 1.0) -> NDArray[np.float64]:
    r"""Differentiate the ELU with respect to x.

    Parameters
    ----------
    x : array_like of any shape
    alpha : float

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: f'(x) = 1 \text{ for } x > 0, \qquad f'(x) = f(x) + a = a e^x \text{ for } x \le 0

    At 0 there is a corner unless a = 1; by convention the value is the derivative from the left, a.

    References
    ----------
    Source notes, row C15.
    """
    x = _floats(x)
    return _by_sign(x, 1.0, alpha * np.exp(np.minimum(x, 0.0)))


def softplus(x: ArrayLike) -> NDArray[np.float64]:
    r"""Round the corner of the ReLU.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: \operatorname{softplus}(x) = \ln(1 + e^x) = \max(0, x) + \ln(1 + e^{-|x|})

    The second form cannot overflow. The derivative is the sigmoid.

    References
    ----------
    Source notes, row C16.
    """
    x = _floats(x)
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def mish(x: ArrayLike) -> NDArray[np.float64]:
    r"""Compute x · tanh(softplus(x)).

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: \operatorname{mish}(x) = x \tanh(\ln(1 + e^x))

    References
    ----------
    Source notes, row C16.
    """
    x = _floats(x)
    return _times(x, np.tanh(softplus(x)))


def mish_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate Mish.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    With :math:`s = \ln(1 + e^x)`, whose derivative is :math:`\sigma(x)`,

    .. math:: \operatorname{mish}'(x) = \tanh s + x\,\operatorname{sech}^2(s)\,\sigma(x)

    References
    ----------
    Source notes, row C16.
    """
    x = _floats(x)
    s = softplus(x)
    return np.tanh(s) + _times(x, tanh_gradient(s) * sigmoid(x))


def swish(x: ArrayLike, beta: float = 1.0) -> NDArray[np.float64]:
    r"""Let x through a gate, the sigmoid of ``beta`` · x.

    Parameters
    ----------
    x : array_like of any shape
    beta : float
        Any number: 0 gives x / 2; the larger, the closer to the ReLU.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    .. math:: f(x) = x\,\sigma(\beta x)

    References
    ----------
    Source notes, row C17.
    """
    return _times(x, sigmoid(_times(beta, x)))


def swish_gradient(x: ArrayLike, beta: float = 1.0) -> NDArray[np.float64]:
    r"""Differentiate Swish with respect to x.

    Parameters
    ----------
    x : array_like of any shape
    beta : float

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Notes
    -----
    With :math:`z = \beta x`,

    .. math:: f'(x) = \beta f(x) + \sigma(z)\,(1 - \beta f(x)) = \sigma(z) + z\,\sigma'(z)

    References
    ----------
    Source notes, row C17.
    """
    z = _times(beta, x)
    return sigmoid(z) + _times(z, sigmoid_gradient(z))


def silu(x: ArrayLike) -> NDArray[np.float64]:
    r"""Compute x · σ(x), which is Swish with β = 1.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``

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
        If ``lower`` > ``upper``, or for training without ``rng``.

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
