"""Normalisation layers: batch norm, layer norm and RMS norm, forwards and backwards.

Samples are rows, features are columns. What a forward step keeps for its backward step is a tuple
of arrays, ``(normalised, scale, divisor)``.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "batch_norm",
    "batch_norm_backward",
    "batch_norm_inference",
    "fold_batch_norm",
    "layer_norm",
    "layer_norm_backward",
    "rms_norm",
    "rms_norm_backward",
    "update_running",
]

Floats = NDArray[np.float64]
Cache = tuple[Floats, Floats, Floats]


def _table(x: ArrayLike, **vectors: ArrayLike) -> list[Floats]:
    """Give x as a float64 matrix, and a vector with a number for each of its columns by name."""
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), one sample a row; got shape {x.shape}")
    return [x, *_columns(x.shape[1], **vectors)]


def _columns(n: int, **vectors: ArrayLike) -> list[Floats]:
    arrays = [np.asarray(vector, dtype=np.float64) for vector in vectors.values()]
    for name, array in zip(vectors, arrays, strict=True):
        if array.shape != (n,):
            raise ValueError(f"{name} must have shape ({n},); got shape {array.shape}")
    return arrays


def batch_norm(
    x: ArrayLike, scale: ArrayLike, shift: ArrayLike, epsilon: float = 1e-5
) -> tuple[Floats, Cache]:
    r"""Standardise each feature over the batch, then scale and shift it.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    scale, shift : array_like, shape (n,)
        γ and β, which are learned.
    epsilon : float
        Keeps the divisor of a constant feature away from 0.

    Returns
    -------
    y : ndarray of float64, shape (m, n)
    cache : tuple
        ``(normalised, scale, divisor)`` of shapes (m, n), (n,) and (n,).

    Raises
    ------
    ValueError
        If `x` is no matrix or has no row, or the shapes do not fit.

    Notes
    -----
    .. math::
        \hat x_{ij} = \frac{x_{ij} - \bar x_j}{\sqrt{v_j + \varepsilon}}, \qquad
        y_{ij} = \gamma_j \hat x_{ij} + \beta_j, \qquad
        v_j = \frac1m \sum_i (x_{ij} - \bar x_j)^2

    References
    ----------
    Ioffe and Szegedy (2015).
    """
    x, scale, shift = _table(x, scale=scale, shift=shift)
    if len(x) == 0:
        raise ValueError(f"a batch must have at least one sample; got shape {x.shape}")
    divisor = np.sqrt(x.var(axis=0) + epsilon)
    normalised = (x - x.mean(axis=0)) / divisor
    return scale * normalised + shift, (normalised, scale, divisor)


def batch_norm_backward(dy: ArrayLike, cache: Cache) -> tuple[Floats, Floats, Floats]:
    r"""Carry derivatives back through batch norm, with the statistics as functions of x.

    Parameters
    ----------
    dy : array_like, shape (m, n)
        Derivatives of the cost with respect to the output.
    cache : tuple
        What `batch_norm` kept.

    Returns
    -------
    dx : ndarray of float64, shape (m, n)
    dscale, dshift : ndarray of float64, shape (n,)

    Raises
    ------
    ValueError
        If `dy` does not have the shape of the output.

    Notes
    -----
    With :math:`g = \gamma\, dy`, and means over the batch,

    .. math::
        dx = \frac{1}{\sqrt{v + \varepsilon}}
        \bigl(g - \overline{g} - \hat x\, \overline{g \hat x}\bigr)

    References
    ----------
    Ioffe and Szegedy (2015), section 3.
    """
    return _backward(dy, cache, axis=0, centred=True)


def _backward(dy: ArrayLike, cache: Cache, axis: int, centred: bool):
    """Differentiate (x − mean) / √(mean square + ε), or the same without the mean."""
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError(f"dy must have shape {normalised.shape}; got shape {dy.shape}")
    g = dy * scale
    along = normalised * (g * normalised).mean(axis=axis, keepdims=True)
    if centred:
        along += g.mean(axis=axis, keepdims=True)
    dx = (g - along) / np.expand_dims(divisor, axis)
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)


def update_running(
    running: Mapping[str, ArrayLike], x: ArrayLike, momentum: float = 0.1
) -> dict[str, Floats]:
    r"""Take a batch into the running statistics that batch norm uses after training.

    Parameters
    ----------
    running : dict of array_like
        ``"mean"`` and ``"variance"``, each of shape (n,); at first 0 and 1.
    x : array_like, shape (m, n)
        What `batch_norm` was given; at least two samples.
    momentum : float
        The share of the new batch.

    Returns
    -------
    dict of ndarray of float64
        ``"mean"`` and ``"variance"``.

    Raises
    ------
    ValueError
        If `x` is no matrix or has fewer than two rows, or the shapes do not fit.

    Notes
    -----
    The variance of the batch is taken with m − 1 here: what is wanted is an estimate for all
    data, and not a description of this batch. PyTorch does the same.

    References
    ----------
    Ioffe and Szegedy (2015), section 3.1.
    """
    x, mean, variance = _table(x, mean=running["mean"], variance=running["variance"])
    if len(x) < 2:
        raise ValueError(f"a variance takes at least two samples; got shape {x.shape}")
    return {
        "mean": (1 - momentum) * mean + momentum * x.mean(axis=0),
        "variance": (1 - momentum) * variance + momentum * x.var(axis=0, ddof=1),
    }


def batch_norm_inference(
    x: ArrayLike,
    scale: ArrayLike,
    shift: ArrayLike,
    running: Mapping[str, ArrayLike],
    epsilon: float = 1e-5,
) -> Floats:
    r"""Apply batch norm after training: with the running statistics, each sample for itself.

    Parameters
    ----------
    x : array_like, shape (m, n)
    scale, shift : array_like, shape (n,)
    running : dict of array_like
        ``"mean"`` and ``"variance"``, each of shape (n,).
    epsilon : float

    Returns
    -------
    ndarray of float64, shape (m, n)

    Raises
    ------
    ValueError
        If `x` is no matrix, or the shapes do not fit.

    References
    ----------
    Ioffe and Szegedy (2015), section 3.1.
    """
    x, scale, shift, mean, variance = _table(
        x, scale=scale, shift=shift, mean=running["mean"], variance=running["variance"]
    )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift


def fold_batch_norm(
    w: ArrayLike,
    b: ArrayLike,
    scale: ArrayLike,
    shift: ArrayLike,
    running: Mapping[str, ArrayLike],
    epsilon: float = 1e-5,
) -> tuple[Floats, Floats]:
    r"""Take batch norm after training into the linear layer before it.

    Parameters
    ----------
    w : array_like, shape (k, n)
        The layer computes x w + b.
    b, scale, shift : array_like, shape (n,)
    running : dict of array_like
        ``"mean"`` and ``"variance"``, each of shape (n,).
    epsilon : float

    Returns
    -------
    w : ndarray of float64, shape (k, n)
    b : ndarray of float64, shape (n,)
        The layer with these computes what both did.

    Raises
    ------
    ValueError
        If `w` is no matrix, or the shapes do not fit.

    Notes
    -----
    With :math:`a = \gamma / \sqrt{v + \varepsilon}` the new layer is :math:`w a` and
    :math:`(b - \mu)\,a + \beta`.
    """
    w = np.asarray(w, dtype=np.float64)
    if w.ndim != 2:
        raise ValueError(f"w must have shape (k, n); got shape {w.shape}")
    b, scale, shift, mean, variance = _columns(
        w.shape[1],
        b=b,
        scale=scale,
        shift=shift,
        mean=running["mean"],
        variance=running["variance"],
    )
    factor = scale / np.sqrt(variance + epsilon)
    return w * factor, (b - mean) * factor + shift


def layer_norm(
    x: ArrayLike, scale: ArrayLike, shift: ArrayLike, epsilon: float = 1e-5
) -> tuple[Floats, Cache]:
    r"""Standardise each sample over its features, then scale and shift each feature.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    scale, shift : array_like, shape (n,)
    epsilon : float

    Returns
    -------
    y : ndarray of float64, shape (m, n)
    cache : tuple
        ``(normalised, scale, divisor)`` of shapes (m, n), (n,) and (m,).

    Raises
    ------
    ValueError
        If `x` is no matrix or has no column, or the shapes do not fit.

    References
    ----------
    Ba, Kiros and Hinton (2016).
    """
    x, scale, shift = _features(x, scale=scale, shift=shift)
    divisor = np.sqrt(x.var(axis=1) + epsilon)
    normalised = (x - x.mean(axis=1, keepdims=True)) / divisor[:, np.newaxis]
    return scale * normalised + shift, (normalised, scale, divisor)


def _features(x: ArrayLike, **vectors: ArrayLike) -> list[Floats]:
    arrays = _table(x, **vectors)
    if arrays[0].shape[1] == 0:
        raise ValueError(f"a sample must have at least one feature; got shape {arrays[0].shape}")
    return arrays


def layer_norm_backward(dy: ArrayLike, cache: Cache) -> tuple[Floats, Floats, Floats]:
    """Carry derivatives back through layer norm.

    Parameters
    ----------
    dy : array_like, shape (m, n)
    cache : tuple
        What `layer_norm` kept.

    Returns
    -------
    dx : ndarray of float64, shape (m, n)
    dscale, dshift : ndarray of float64, shape (n,)

    Raises
    ------
    ValueError
        If `dy` does not have the shape of the output.

    Notes
    -----
    As `batch_norm_backward`, with means over the features of each sample.

    References
    ----------
    Ba, Kiros and Hinton (2016).
    """
    return _backward(dy, cache, axis=1, centred=True)


def rms_norm(x: ArrayLike, scale: ArrayLike, epsilon: float = 1e-5) -> tuple[Floats, Cache]:
    r"""Divide each sample by the root of its mean square, then scale each feature.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    scale : array_like, shape (n,)
    epsilon : float

    Returns
    -------
    y : ndarray of float64, shape (m, n)
    cache : tuple
        ``(normalised, scale, divisor)`` of shapes (m, n), (n,) and (m,).

    Raises
    ------
    ValueError
        If `x` is no matrix or has no column, or the shapes do not fit.

    Notes
    -----
    .. math::
        y_{ij} = \gamma_j\,\frac{x_{ij}}{\sqrt{\frac1n \sum_k x_{ik}^2 + \varepsilon}}

    References
    ----------
    Zhang and Sennrich (2019).
    """
    x, scale = _features(x, scale=scale)
    divisor = np.sqrt(np.square(x).mean(axis=1) + epsilon)
    normalised = x / divisor[:, np.newaxis]
    return scale * normalised, (normalised, scale, divisor)


def rms_norm_backward(dy: ArrayLike, cache: Cache) -> tuple[Floats, Floats]:
    r"""Carry derivatives back through RMS norm.

    Parameters
    ----------
    dy : array_like, shape (m, n)
    cache : tuple
        What `rms_norm` kept.

    Returns
    -------
    dx : ndarray of float64, shape (m, n)
    dscale : ndarray of float64, shape (n,)

    Raises
    ------
    ValueError
        If `dy` does not have the shape of the output.

    Notes
    -----
    With :math:`g = \gamma\, dy`, and the mean over the features of each sample,

    .. math::
        dx = \frac{1}{r} \bigl(g - \hat x\, \overline{g \hat x}\bigr)

    References
    ----------
    Zhang and Sennrich (2019).
    """
    dx, dscale, _ = _backward(dy, cache, axis=1, centred=False)
    return dx, dscale
