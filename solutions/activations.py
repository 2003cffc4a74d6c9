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
from solutions.rounding import difference, product

__all__ = [
    "elu",
    "elu_alpha_gradient",
    "elu_gradient",
    "gelu",
    "gelu_gradient",
    "gelu_tanh",
    "gelu_tanh_gradient",
    "leaky_relu",
    "leaky_relu_gradient",
    "leaky_relu_slope_gradient",
    "mish",
    "mish_gradient",
    "relu",
    "relu_gradient",
    "rrelu",
    "selu",
    "selu_gradient",
    "sigmoid",
    "sigmoid_gradient",
    "silu",
    "silu_gradient",
    "softplus",
    "swish",
    "swish_beta_gradient",
    "swish_gradient",
    "tanh",
    "tanh_gradient",
]


# Where the derivatives of Swish, Mish and GELU are 0. No float64 is a root: the second number is
# what the first lacks. Near a root the plain formulas subtract what is nearly equal, and lose their
# digits.
SWISH_ROOT = (-1.2784645427610737, -1.0946994183093437e-16)
MISH_ROOT = (-1.1924312145154952, -4.8484829848031044e-17)
GELU_ROOT = (-0.7517915246935645, 1.4956759177009883e-17)

# A normal x with mean 0 and variance 1 has a SELU with mean 0 and variance 1.
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772

# The tanh approximation of the GELU: √(2/π), what its float64 lacks, and a number found by fitting.
GELU_TANH = (0.7978845608028654, -4.98465440455546e-17, 0.044715)


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


def leaky_relu_slope_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the leaky ReLU with respect to its slope, as a PReLU needs it.

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
    .. math:: \frac{\partial f}{\partial p} = \min(0, x)

    The slope itself does not matter. Where many elements share one slope, the gradient of a loss is
    the sum over them of its gradient with respect to f, times this.

    References
    ----------
    Source notes, row C14. He et al. (2015).
    """
    return _by_sign(x, 0.0, x)


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


def elu_alpha_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the ELU with respect to a, the depth at which it saturates.

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
    .. math:: \frac{\partial f}{\partial a} = 0 \text{ for } x > 0, \qquad
              \frac{\partial f}{\partial a} = e^x - 1 \text{ for } x \le 0

    References
    ----------
    Source notes, row C15.
    """
    x = floats(x)
    return _by_sign(x, 0.0, np.expm1(np.minimum(x, 0.0)))


def selu(x: ArrayLike) -> NDArray[np.float64]:
    r"""Scale an ELU so that a layer keeps mean 0 and variance 1.

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
    .. math:: \operatorname{selu}(x) = \lambda \operatorname{elu}(x; a),
              \qquad \lambda = 1.0507009873554805, \quad a = 1.6732632423543772

    With these numbers the SELU of a normal x with mean 0 and variance 1 has mean 0 and variance 1.

    References
    ----------
    Klambauer et al. (2017).
    """
    return _times(SELU_SCALE, elu(x, SELU_ALPHA))


def selu_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the SELU.

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
    .. math:: f'(x) = \lambda \text{ for } x > 0, \qquad f'(x) = \lambda a e^x \text{ for } x \le 0

    At 0 there is a corner; by convention the value is the derivative from the left, λa.

    References
    ----------
    Klambauer et al. (2017).
    """
    return _times(SELU_SCALE, elu_gradient(x, SELU_ALPHA))


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
    return _gated(x, z, lost)


def _gated(x: ArrayLike, z: ArrayLike, lost: ArrayLike) -> NDArray[np.float64]:
    """Compute x · σ(z), where rounding took ``lost`` from z."""
    half, e = np.exp(-np.abs(z) / 2) * (1 + lost / 2), np.exp(-np.abs(z))
    below = _times(x, half) / (1 + e) * half  # e itself would lose bits where it is subnormal
    return np.where(z >= 0, x / (1 + e), below)[()]


def swish_beta_gradient(x: ArrayLike, beta: float = 1.0) -> NDArray[np.float64]:
    r"""Differentiate Swish with respect to β, the steepness of its gate.

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
    .. math:: \frac{\partial f}{\partial \beta} = x^2\,\sigma'(\beta x)

    It is at least 0 and the same for x and −x.

    References
    ----------
    Source notes, row C17. Ramachandran, Zoph and Le (2017).
    """
    x, beta = floats(x), floats(beta)
    z, (_, lost) = _times(beta, x), product(beta, x)
    half = np.exp(-np.abs(z) / 2) * (1 - np.copysign(1.0, z) * lost / 2)
    root = _times(x, half) / (1 + np.exp(-np.abs(z)))
    with np.errstate(over="ignore"):
        return np.square(root)[()]


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


ROOT_OF_TAU = np.sqrt(2 * np.pi)


def _tail_ratio(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide the tail 1 − Φ(t) of the normal distribution by exp(−t²/2), for t ≥ 0.

    Below 0.8 by the series of the part from 0 to t. Above, by the trapezoidal rule for
    ∫ t exp(−v²/2) / (t² + v²) dv / 2π, less what the poles ±it add to it; nothing cancels, and
    with the step 0.7 what is left out is below 1e-17 (Matta and Reichel, 1971).
    """
    near, far, step = np.minimum(t, 0.8), np.maximum(t, 0.8), 0.7
    term, series = near, near
    for odd in range(3, 31, 2):
        term = term * near * near / odd
        series = series + term
    below = np.exp(near * near / 2) / 2 - series / ROOT_OF_TAU
    nodes = step * np.arange(1, 14)
    sums = (np.exp(-nodes * nodes / 2) / (np.square(far[..., None]) + nodes * nodes)).sum(axis=-1)
    close = np.minimum(far, 8.0)  # further away the poles add nothing
    poles = np.exp(close * close / 2) / np.expm1(2 * np.pi / step * close)
    above = step / (2 * np.pi) * (1 / far + 2 * far * sums) - poles
    return np.where(t < 0.8, below, above)


def _under_bell(a: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compute a · exp(−t²/2), in two steps where the second factor alone would be subnormal."""
    square, lost = product(t, t)
    rest = np.where(square > 1400, 300.0, 0.0)
    return a * (np.exp(rest - square / 2) * (1 - lost / 2)) * np.exp(-rest)


def gelu(x: ArrayLike) -> NDArray[np.float64]:
    r"""Let x through a gate, the normal distribution's probability of a number below x.

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
    .. math:: \operatorname{gelu}(x) = x\,\Phi(x)
              = \frac{x}{2} \Bigl(1 + \operatorname{erf} \frac{x}{\sqrt 2}\Bigr)

    This is the exact function; :func:`gelu_tanh` approximates it. Below 0 the tail of the
    distribution is computed by itself: 1 + erf would cancel.

    References
    ----------
    Hendrycks and Gimpel (2016).
    """
    x = floats(x)
    t = np.minimum(np.abs(x), 50.0)  # there all is 0 already
    tail = _tail_ratio(t)
    return _by_sign(x, x * (1 - _under_bell(tail, t)), _under_bell(-t * tail, t))


def gelu_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the GELU.

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
    .. math:: f'(x) = \Phi(x) + x\,\varphi(x), \qquad
              \varphi(x) = \frac{1}{\sqrt{2\pi}} e^{-x^2 / 2}

    With t = −x and the ratio :math:`M(t) = (1 - \Phi(t)) / \varphi(t)`, this is
    :math:`\varphi(t)\,(M(t) - t)` below 0. Near its root the bracket is computed as a power series
    from there, in which :math:`M' = tM - 1` gives one derivative after the other.

    References
    ----------
    Hendrycks and Gimpel (2016).
    """
    x = floats(x)
    t = np.minimum(np.abs(x), 50.0)
    bracket = _tail_ratio(t) - t / ROOT_OF_TAU
    above = 1 - _under_bell(bracket, t)
    root, lacking = -GELU_ROOT[0], -GELU_ROOT[1]
    d = np.clip((t - root) - lacking, -0.5, 0.5)
    last, this, power, rest = root, root * root - 1, d, 0.0
    for n in range(1, 26):
        last, this, power = this, root * this + n * last, power * d / (n + 1)
        rest = rest + this * power
    series = ((root * root - 2) * d + rest) / ROOT_OF_TAU
    bracket = np.where(np.abs(d) < 0.5, series, bracket)
    return _by_sign(x, above, _under_bell(bracket, t))


def _tanh_gate(x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give z with gelu_tanh(x) = x · σ(z), and what rounding took from it, for −50 ≤ x ≤ 50."""
    scale, lacking, cubic = GELU_TANH
    square, square_lost = product(x, x)
    term, term_lost = product(cubic, square)
    factor, factor_lost = difference(1.0, -term)
    factor_lost = factor_lost + term_lost + cubic * square_lost
    inner, inner_lost = product(x, factor)
    z, lost = product(2 * scale, inner)
    return z, lost + 2 * scale * (inner_lost + x * factor_lost) + 2 * lacking * inner


def gelu_tanh(x: ArrayLike) -> NDArray[np.float64]:
    r"""Approximate the GELU by a tanh, as networks did that were trained before erf was fast.

    Parameters
    ----------
    x : array_like of any shape

    Returns
    -------
    ndarray of float64, the shape of ``x``
        Nowhere further from :func:`gelu` than 0.0005.

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: f(x) = \frac{x}{2} \bigl(1 + \tanh u\bigr) = x\,\sigma(2u), \qquad
              u = \sqrt{2/\pi}\,\bigl(x + 0.044715\,x^3\bigr)

    It is another function than the GELU, and its tail is another: a network must be used with the
    one it was trained with.

    References
    ----------
    Hendrycks and Gimpel (2016).
    """
    x = floats(x)
    return _gated(x, *_tanh_gate(np.clip(x, -50.0, 50.0)))


def gelu_tanh_gradient(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate the tanh approximation of the GELU.

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
    With :math:`z = 2u` of :func:`gelu_tanh`,

    .. math:: f'(x) = \sigma(z) + x\,z'\,\sigma'(z), \qquad
              z' = 2\sqrt{2/\pi}\,\bigl(1 + 3 \cdot 0.044715\,x^2\bigr)

    References
    ----------
    Hendrycks and Gimpel (2016).
    """
    x = np.clip(floats(x), -50.0, 50.0)
    z, lost = _tanh_gate(x)
    slope = 2 * GELU_TANH[0] * (1 + 3 * GELU_TANH[2] * x * x)
    return _gated(1.0, z, lost) + _gated(_gated(x * slope, z, lost), -z, -lost)


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
