"""Regularisation: penalties, early stopping, dropout, smoothed labels, shifted images.

Everything here makes the training loss larger on purpose, in the hope that the loss on new data
becomes smaller. Samples are rows. Wherever something is drawn at random, ``rng`` is a seed or a
``numpy.random.Generator``, as `numpy.random.default_rng` takes it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions import arrays, losses

__all__ = [
    "dropout",
    "dropout_backward",
    "early_stopping",
    "l1_penalty",
    "l1_penalty_gradient",
    "l2_penalty",
    "l2_penalty_gradient",
    "random_shifts",
    "ridge_regression",
    "smooth_labels",
    "smoothed_cross_entropy",
    "smoothed_cross_entropy_gradient",
    "soft_threshold",
]

Floats = NDArray[np.float64]
Seed = np.random.Generator | int | None


def _not_negative(name: str, value: float) -> None:
    if not value >= 0:
        raise ValueError(f"{name} must not be negative, got {value}")


# --- penalties -------------------------------------------------------------------------------


def l2_penalty(w: ArrayLike, strength: float = 0.01) -> np.float64:
    r"""Charge weights for their squares.

    Parameters
    ----------
    w : array_like of any shape
        Weights; biases are usually left out.
    strength : float
        λ, not negative.

    Returns
    -------
    float64
        0 for an empty array.

    Raises
    ------
    ValueError
        If `strength` is negative.

    Notes
    -----
    .. math:: \frac{\lambda}{2} \sum_j w_j^2

    References
    ----------
    Krogh and Hertz (1992).
    """
    _not_negative("strength", strength)
    return strength / 2 * np.square(np.asarray(w, dtype=np.float64)).sum()


def l2_penalty_gradient(w: ArrayLike, strength: float = 0.01) -> Floats:
    r"""Differentiate the L2 penalty: λ w.

    Parameters
    ----------
    w : array_like of any shape
    strength : float
        λ, not negative.

    Returns
    -------
    ndarray of float64, the shape of `w`

    Raises
    ------
    ValueError
        If `strength` is negative.
    """
    _not_negative("strength", strength)
    return strength * np.asarray(w, dtype=np.float64)


def l1_penalty(w: ArrayLike, strength: float = 0.01) -> np.float64:
    r"""Charge weights for their absolute values.

    Parameters
    ----------
    w : array_like of any shape
    strength : float
        λ, not negative.

    Returns
    -------
    float64
        0 for an empty array.

    Raises
    ------
    ValueError
        If `strength` is negative.

    Notes
    -----
    .. math:: \lambda \sum_j |w_j|

    References
    ----------
    Tibshirani (1996).
    """
    _not_negative("strength", strength)
    return strength * np.abs(np.asarray(w, dtype=np.float64)).sum()


def l1_penalty_gradient(w: ArrayLike, strength: float = 0.01) -> Floats:
    r"""Differentiate the L1 penalty: λ times the sign of w.

    Parameters
    ----------
    w : array_like of any shape
    strength : float
        λ, not negative.

    Returns
    -------
    ndarray of float64, the shape of `w`
        At a weight of exactly 0, where there is a corner, 0 by convention.

    Raises
    ------
    ValueError
        If `strength` is negative.
    """
    _not_negative("strength", strength)
    return strength * np.sign(np.asarray(w, dtype=np.float64))


def soft_threshold(w: ArrayLike, threshold: float) -> Floats:
    r"""Move every weight towards 0 by `threshold`, and stop at 0.

    Parameters
    ----------
    w : array_like of any shape
    threshold : float
        t, not negative.

    Returns
    -------
    ndarray of float64, the shape of `w`

    Raises
    ------
    ValueError
        If `threshold` is negative.

    Notes
    -----
    .. math::
        \operatorname{sign}(w) \max(|w| - t, 0)
        = \operatorname*{arg\,min}_v \; \tfrac12 (v - w)^2 + t\,|v|

    References
    ----------
    Parikh and Boyd (2014), section 6.5.2.
    """
    _not_negative("threshold", threshold)
    w = np.asarray(w, dtype=np.float64)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)


def ridge_regression(x: ArrayLike, y: ArrayLike, strength: float) -> Floats:
    r"""Fit linear weights under an L2 penalty, in closed form.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    y : array_like, shape (m,)
    strength : float
        λ, above 0, so that there is one solution.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    ValueError
        If the shapes do not fit or `strength` is not above 0.

    Notes
    -----
    The least value of
    :math:`\tfrac12 \lVert Xw - y \rVert^2 + \tfrac{\lambda}{2} \lVert w \rVert^2` is where
    :math:`(X^\top X + \lambda I)\,w = X^\top y`.

    References
    ----------
    Hoerl and Kennard (1970).
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 2 or y.shape != x.shape[:1]:
        raise ValueError(f"x must have shape (m, n) and y (m,), got {x.shape} and {y.shape}")
    if not strength > 0:
        raise ValueError(f"strength must be above 0, got {strength}")
    return np.linalg.solve(x.T @ x + strength * np.eye(x.shape[1]), x.T @ y)


# --- early stopping --------------------------------------------------------------------------


def early_stopping(validation_losses: ArrayLike, patience: int = 5) -> tuple[int, int]:
    """Say when training would have been stopped, and whose weights would have been kept.

    Parameters
    ----------
    validation_losses : array_like, shape (epochs,)
        The loss on the validation set after each epoch.
    patience : int
        So many epochs in a row without a new least loss end the training.

    Returns
    -------
    best : int
        The epoch, counted from 0, with the least loss up to the stop; of equal ones the first.
    stop : int
        The epoch after which training stops: the first that is `patience` epochs after the best
        one so far, or else the last.

    Raises
    ------
    ValueError
        If there is no epoch, or `patience` is below 1.

    Notes
    -----
    A loss of nan counts as infinity.

    References
    ----------
    Prechelt (1998).
    """
    validation_losses = np.asarray(validation_losses, dtype=np.float64)
    if validation_losses.ndim != 1 or validation_losses.size == 0:
        raise ValueError(
            f"validation_losses must have shape (epochs,), epochs at least 1, "
            f"got {validation_losses.shape}"
        )
    if patience < 1:
        raise ValueError(f"patience must be at least 1, got {patience}")
    best, least = 0, np.inf
    for epoch, loss in enumerate(validation_losses):
        if loss < least:
            best, least = epoch, loss
        if epoch - best >= patience:
            return best, epoch
    return best, len(validation_losses) - 1


# --- dropout ---------------------------------------------------------------------------------


def dropout(
    x: ArrayLike, rate: float = 0.5, rng: Seed = None, training: bool = True
) -> tuple[Floats, Floats]:
    r"""Silence activations at random in training, and make up for it with the others.

    Parameters
    ----------
    x : array_like of any shape
        Activations.
    rate : float
        Probability of an activation to be dropped, from 0 to below 1.
    rng : numpy.random.Generator or int, optional
        The source of random numbers, or a seed for one. Training needs it.
    training : bool
        Outside training nothing is dropped, scaled or drawn.

    Returns
    -------
    y : ndarray of float64, the shape of `x`
    mask : ndarray of float64, the shape of `x`
        What each activation was multiplied by: 0 or 1 / (1 − rate). Outside training 1.

    Raises
    ------
    ValueError
        If `rate` is not in [0, 1), or for training without `rng`.

    Notes
    -----
    An activation is kept where ``rng.random(x.shape)`` is at least `rate`. The expectation is
    that of the input: :math:`(1 - r) \cdot \frac{x}{1 - r} + r \cdot 0 = x`. A dropped infinity
    gives 0.

    References
    ----------
    Srivastava et al. (2014).
    """
    if not 0 <= rate < 1:
        raise ValueError(f"rate must be at least 0 and below 1, got {rate}")
    rate = float(rate)  # a float32 would make the mask one
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy()[()], np.ones(x.shape)[()]
    if rng is None:
        raise ValueError("training drops at random: rng must be a Generator or a seed")
    kept = np.random.default_rng(rng).random(x.shape) >= rate
    return np.where(kept, x / (1 - rate), 0.0)[()], np.where(kept, 1 / (1 - rate), 0.0)[()]


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> Floats:
    """Carry derivatives back through dropout.

    Parameters
    ----------
    dy : array_like of any shape
        Derivatives with respect to the output.
    mask : array_like of the same shape
        What `dropout` gave.

    Returns
    -------
    ndarray of float64, the shape of `dy`

    Raises
    ------
    ValueError
        If the shapes differ.
    """
    dy, mask = np.asarray(dy, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if dy.shape != mask.shape:
        raise ValueError(f"dy must have the shape of mask, {mask.shape}, got {dy.shape}")
    return dy * mask


# --- smoothed labels -------------------------------------------------------------------------


def smooth_labels(labels: ArrayLike, classes: int, smoothing: float = 0.1) -> Floats:
    r"""Give every class a share of the target, and what is left to the right one.

    Parameters
    ----------
    labels : array_like of int, shape (m,)
        Classes from 0 to `classes` − 1.
    classes : int
        K.
    smoothing : float
        s, from 0 to 1: the part that is dealt evenly to all classes.

    Returns
    -------
    ndarray of float64, shape (m, K)
        Each row sums to 1.

    Raises
    ------
    ValueError
        If `smoothing` is not in [0, 1], or a label is no class, as 1.5 is none.

    Notes
    -----
    .. math:: q_k = (1 - s)\,[k = y] + \frac{s}{K}

    References
    ----------
    Szegedy et al. (2016), section 7.
    """
    if not 0 <= smoothing <= 1:
        raise ValueError(f"smoothing must be from 0 to 1, got {smoothing}")
    return (1 - smoothing) * arrays.one_hot(labels, classes) + smoothing / classes


def _rows(logits: ArrayLike) -> Floats:
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or logits.size == 0:
        raise ValueError(f"logits must have shape (m, K), neither of them 0, got {logits.shape}")
    return logits


def smoothed_cross_entropy(
    logits: ArrayLike, labels: ArrayLike, smoothing: float = 0.1
) -> np.float64:
    r"""Compute the mean cross-entropy against smoothed labels.

    Parameters
    ----------
    logits : array_like, shape (m, K)
        Scores, one sample a row.
    labels : array_like of int, shape (m,)
    smoothing : float
        From 0 to 1.

    Returns
    -------
    float64

    Raises
    ------
    ValueError
        If the shapes do not fit, the batch is empty, `smoothing` is not in [0, 1], or a label is
        no class.

    Notes
    -----
    .. math:: -\frac1m \sum_i \sum_k q^{(i)}_k \ln p^{(i)}_k

    A class with the target 0 adds nothing, whatever its probability.

    References
    ----------
    Szegedy et al. (2016), section 7.
    """
    logits = _rows(logits)
    targets = _targets(logits, labels, smoothing)
    logarithms = losses.log_softmax(logits)
    return 0.0 - (targets * np.where(targets == 0, 0.0, logarithms)).sum() / len(logits)


def smoothed_cross_entropy_gradient(
    logits: ArrayLike, labels: ArrayLike, smoothing: float = 0.1
) -> Floats:
    r"""Differentiate the smoothed cross-entropy with respect to the logits: (p − q) / m.

    Parameters
    ----------
    logits : array_like, shape (m, K)
    labels : array_like of int, shape (m,)
    smoothing : float
        From 0 to 1.

    Returns
    -------
    ndarray of float64, shape (m, K)
        Each row sums to 0.

    Raises
    ------
    ValueError
        As `smoothed_cross_entropy`.
    """
    logits = _rows(logits)
    targets = _targets(logits, labels, smoothing)
    return (losses.softmax(logits) - targets) / len(logits)


def _targets(logits: Floats, labels: ArrayLike, smoothing: float) -> Floats:
    targets = smooth_labels(labels, logits.shape[1], smoothing)
    if targets.shape != logits.shape:
        raise ValueError(f"labels must have shape ({len(logits)},), got {np.shape(labels)}")
    return targets


# --- more data -------------------------------------------------------------------------------


def random_shifts(images: ArrayLike, most: int, rng: Seed) -> NDArray:
    """Move each image by a random number of pixels; zeros come in at the border.

    Parameters
    ----------
    images : array_like, shape (m, height, width)
    most : int
        The largest shift in either direction, at least 0.
    rng : numpy.random.Generator or int
        The source of random numbers, or a seed for one.

    Returns
    -------
    ndarray, shape (m, height, width)
        With the dtype of `images`.

    Raises
    ------
    ValueError
        If `images` has not exactly three axes, or `most` is negative.

    Notes
    -----
    Row i of ``rng.integers(-most, most + 1, size=(m, 2))`` says by how much image i moves down
    and to the right.
    """
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"images must have shape (m, height, width), got {images.shape}")
    _not_negative("most", most)
    m, height, width = images.shape
    down, right = np.random.default_rng(rng).integers(-most, most + 1, size=(m, 2)).T
    framed = np.zeros((m, height + 2 * most, width + 2 * most), dtype=images.dtype)
    framed[:, most : most + height, most : most + width] = images
    rows = most + np.arange(height) - down[:, np.newaxis]
    columns = most + np.arange(width) - right[:, np.newaxis]
    return framed[np.arange(m)[:, None, None], rows[:, :, None], columns[:, None, :]]
