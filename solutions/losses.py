"""Chapter *losses*: softmax, distances, and cross-entropy with its gradients.

What counts as a number or a label, `solutions.arguments` says: True is 1, the label 3.0 is 3, text
and None raise TypeError. The loss of an empty batch is a mean or a sum of nothing to compare with:
ValueError. nan among scores, predictions or weights makes what depends on it nan; a probability, a
target, a label or a temperature that is nan is not in its range: ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions.activations import sigmoid, sigmoid_gradient, softplus
from solutions.arguments import floats, whole_numbers
from solutions.rounding import difference, exp, quotient


def _rows(x: ArrayLike) -> NDArray[np.float64]:
    """Return `x` as float64, with at least one entry along its last axis."""
    x = floats(x)
    if x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError(f"x must have shape (..., n) with n >= 1, got {x.shape}")
    return x


def _same_shape(a: ArrayLike, b: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both as float64; they must have one shape, and it must not be empty."""
    a, b = floats(a), floats(b)
    if a.shape != b.shape:
        raise ValueError(f"both arguments must have the same shape, got {a.shape} and {b.shape}")
    if a.size == 0:
        raise ValueError(f"the loss of an empty batch is not defined, got shape {a.shape}")
    return a, b


def _below_top(x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Subtract from each row its own maximum; give the result, and what rounding took from it.

    One +inf in a row is the limit: it becomes 0, the others −inf. Where there is no limit
    (several +inf, or several entries that are all −inf) the result is nan.
    """
    top = x.max(axis=-1, keepdims=True)
    is_top = x == top
    below, lost = difference(x, top)
    alone = is_top & (is_top.sum(axis=-1, keepdims=True) == 1)
    return np.where(alone, 0.0, below), lost


def _log_of_sum(below: NDArray[np.float64], lost: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of the sum of the exponentials of rows whose maximum is 0.

    The maximum adds 1 to the sum, and log1p takes the others without it: they keep their digits
    when they are far below 1.
    """
    first = below.argmax(axis=-1, keepdims=True) == np.arange(below.shape[-1])
    others = np.where(first & (below == 0), 0.0, exp(below, lost))
    return np.log1p(others.sum(axis=-1, keepdims=True))


def softmax(x: ArrayLike, temperature: float = 1.0) -> NDArray[np.float64]:
    r"""Turn each row of scores into probabilities.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Scores (logits). A vector, or rows of a matrix, or more leading axes.
    temperature : float
        Positive. Below 1 the largest probability grows, above 1 the row becomes more even; with
        inf all finite scores get the same probability.

    Returns
    -------
    ndarray, shape (..., n)
        Probabilities; those of one row sum to 1.

    Raises
    ------
    ValueError
        If `x` has no last axis or an empty one, or if `temperature` is not positive, or nan.
    TypeError
        If `x` or `temperature` holds anything but real numbers.

    Notes
    -----
    .. math:: p_i = \frac{e^{x_i / T}}{\sum_k e^{x_k / T}}

    The maximum of each row is subtracted first. That changes nothing, and no exponential
    exceeds 1. The exponential is steep: what rounding takes from its argument is given back to it.
    An entry of −inf gets probability 0, a single +inf probability 1. A row of
    several −inf and nothing else, or with several +inf, has no softmax and gives nan.

    References
    ----------
    Source rows A9, B6, C24, C25. Bridle (1990).
    """
    x, temperature = _rows(x), floats(temperature)
    if not temperature > 0:
        raise ValueError(f"temperature must be greater than 0, got {temperature}")
    if temperature > 1:  # half of both, so that no difference overflows
        x, temperature = x / 2, temperature / 2
    weights = exp(*quotient(*_below_top(x), temperature))
    return weights / weights.sum(axis=-1, keepdims=True)


def log_softmax(x: ArrayLike) -> NDArray[np.float64]:
    r"""Natural logarithm of the softmax of each row, exact where the softmax rounds to 0.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Scores (logits).

    Returns
    -------
    ndarray, shape (..., n)
        Logarithms of the probabilities, all at most 0.

    Raises
    ------
    ValueError
        If `x` has no last axis or an empty one.
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \ln p_i = x_i - \ln \sum_k e^{x_k}
              = (x_i - M) - \ln\Bigl(1 + \sum_{k \ne t} e^{x_k - M}\Bigr),
              \qquad M = x_t = \max_k x_k

    The last logarithm is exact also where the largest probability rounds to 1.

    References
    ----------
    Source row B6. Blanchard, Higham and Higham (2021).
    """
    below, lost = _below_top(_rows(x))
    return below - _log_of_sum(below, lost)


def log_sum_exp(x: ArrayLike) -> NDArray[np.float64]:
    r"""Natural logarithm of the sum of the exponentials of each row.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Scores.

    Returns
    -------
    ndarray, shape (...)
        One number a row: at least the row's maximum M, at most M + ln n.

    Raises
    ------
    ValueError
        If `x` has no last axis or an empty one.
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \ln \sum_k e^{x_k} = M + \ln\Bigl(1 + \sum_{k \ne t} e^{x_k - M}\Bigr),
              \qquad M = x_t = \max_k x_k

    References
    ----------
    Source row B6. Blanchard, Higham and Higham (2021).
    """
    x = _rows(x)
    top = x.max(axis=-1)
    above = _log_of_sum(*_below_top(x))[..., 0]
    return np.where(np.isinf(top), top, top + above)[()]


def softmax_jacobian(x: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate every probability of a softmax with respect to every score.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Scores (logits).

    Returns
    -------
    ndarray, shape (..., n, n)
        Row i holds the derivatives of probability i. It is symmetric; its rows sum to 0.

    Raises
    ------
    ValueError
        If `x` has no last axis or an empty one.
    TypeError
        If `x` holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial p_i}{\partial x_k} = p_i\,([i = k] - p_k), \qquad
              J = \operatorname{diag}(p) - p\,p^T

    On the diagonal 1 − p is computed as the sum of the other probabilities, which is not 0 where p
    rounds to 1.

    References
    ----------
    Source rows A9, C24. Bridle (1990).
    """
    p = softmax(x)
    n = p.shape[-1]
    others = np.where(np.eye(n, dtype=bool), 0.0, p[..., None, :])
    rest = np.where(np.eye(n, dtype=bool), others.sum(axis=-1, keepdims=True), -others)
    return p[..., :, None] * rest


def softmax_backward(gradient: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    r"""Carry the gradient of a loss back through the softmax: multiply by its Jacobian.

    Parameters
    ----------
    gradient : array_like, shape (..., n)
        Derivatives of the loss with respect to the probabilities.
    x : array_like, same shape
        The scores that the softmax was given.

    Returns
    -------
    ndarray, shape of `x`
        Derivatives of the loss with respect to the scores. Each row sums to 0.

    Raises
    ------
    ValueError
        If the shapes differ, or the last axis is missing or empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial L}{\partial x_k} = p_k \Bigl(g_k - \sum_i g_i p_i\Bigr)

    The Jacobian, n × n numbers for each row, is never formed.

    References
    ----------
    Source rows A9, C24. Bridle (1990).
    """
    gradient, x = floats(gradient), _rows(x)
    if gradient.shape != x.shape:
        raise ValueError(
            f"both arguments must have the same shape, got {gradient.shape} and {x.shape}"
        )
    p = softmax(x)
    return p * (gradient - (gradient * p).sum(axis=-1, keepdims=True))


def masked_softmax(x: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    r"""Softmax over those scores of each row that a mask allows; the others get probability 0.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Scores (logits). What is masked may be anything, nan and inf included.
    mask : array_like of bool, or of 0 and 1, broadcast to the shape of `x`
        True where a score may be seen.

    Returns
    -------
    ndarray, shape (..., n)
        The probabilities of a row sum to 1; a row that may see nothing is 0.

    Raises
    ------
    ValueError
        If `x` has no last axis or an empty one, `mask` does not broadcast to its shape, or holds
        anything but 0 and 1.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    A masked score counts as −∞, whose exponential is 0. That is how attention hides the words that
    are still to come, and the filling at the end of short sentences.

    References
    ----------
    Vaswani et al. (2017), section 3.2.3.
    """
    x, mask = _rows(x), floats(mask)
    if not np.all((mask == 0) | (mask == 1)):
        raise ValueError("a mask holds True and False, or 1 and 0")
    if np.broadcast_shapes(x.shape, mask.shape) != x.shape:
        raise ValueError(f"mask must broadcast to the shape {x.shape} of x, got {mask.shape}")
    allowed = np.broadcast_to(mask == 1, x.shape)
    return np.where(allowed, softmax(np.where(allowed, x, -np.inf)), 0.0)


def class_probabilities(x: ArrayLike, theta: ArrayLike) -> NDArray[np.float64]:
    r"""Probabilities of K classes whose scores are linear in the features.

    Parameters
    ----------
    x : array_like, shape (d,) or (m, d)
        Features of one sample, or of m samples as rows.
    theta : array_like, shape (K, d)
        One row of weights a class.

    Returns
    -------
    ndarray, shape (K,) or (m, K)
        Probabilities of the classes.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: P(i \mid x) = \frac{e^{\theta_i^T x}}{\sum_{k=1}^{K} e^{\theta_k^T x}}

    With K = 2 this is the logistic function of :math:`(\theta_1 - \theta_2)^T x`.

    References
    ----------
    Source row C24.
    """
    x, theta = floats(x), floats(theta)
    if theta.ndim != 2 or x.ndim not in (1, 2) or x.shape[-1] != theta.shape[1]:
        raise ValueError(
            f"x must have shape (d,) or (m, d) and theta (K, d), got {x.shape} and {theta.shape}"
        )
    return softmax(x @ theta.T)


def l1_loss(predictions: ArrayLike, targets: ArrayLike) -> np.float64:
    r"""Sum of the absolute errors.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.

    Returns
    -------
    float64
        The loss, at least 0.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast) or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: L_1(\hat y, y) = \sum_{i=1}^{m} |\hat y^{(i)} - y^{(i)}|

    References
    ----------
    Source rows A12, D4.
    """
    predictions, targets = _same_shape(predictions, targets)
    return np.abs(predictions - targets).sum()


def l2_loss(predictions: ArrayLike, targets: ArrayLike) -> np.float64:
    r"""Sum of the squared errors.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.

    Returns
    -------
    float64
        The loss, at least 0. Not its square root, not its half.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast) or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: L_2(\hat y, y) = \sum_{i=1}^{m} (\hat y^{(i)} - y^{(i)})^2

    References
    ----------
    Source rows A13, D4.
    """
    predictions, targets = _same_shape(predictions, targets)
    return np.square(predictions - targets).sum()


def l1_loss_gradient(predictions: ArrayLike, targets: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate :func:`l1_loss` with respect to the predictions: the sign of each error.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.

    Returns
    -------
    ndarray, shape of `predictions`
        1, −1, or 0 where the error is 0: there the L1 loss has no derivative, and 0 is usual.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast) or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial L_1}{\partial \hat y^{(i)}}
              = \operatorname{sign}\bigl(\hat y^{(i)} - y^{(i)}\bigr)

    References
    ----------
    Source rows A12, D4.
    """
    predictions, targets = _same_shape(predictions, targets)
    return np.sign(predictions - targets)[()]


def l2_loss_gradient(predictions: ArrayLike, targets: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate :func:`l2_loss` with respect to the predictions: twice each error.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.

    Returns
    -------
    ndarray, shape of `predictions`

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast) or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial L_2}{\partial \hat y^{(i)}} = 2\,\bigl(\hat y^{(i)} - y^{(i)}\bigr)

    References
    ----------
    Source rows A13, D4.
    """
    predictions, targets = _same_shape(predictions, targets)
    return (2 * (predictions - targets))[()]


def reduce_loss(values: ArrayLike, reduction: str = "mean") -> NDArray[np.float64]:
    """Make one number of the losses of all samples, or leave them as they are.

    Parameters
    ----------
    values : array_like of any shape, at least one entry
        The loss of each sample.
    reduction : {"mean", "sum", "none"}

    Returns
    -------
    float64, or a new ndarray of the shape of `values` for "none"

    Raises
    ------
    ValueError
        If `reduction` is another word, or there is no entry.
    TypeError
        If `values` holds anything but real numbers.

    Notes
    -----
    The gradient of a sum is that of each sample; the gradient of a mean is a share of it, divided
    by the number of entries.
    """
    values = floats(values)
    if values.size == 0:
        raise ValueError(f"the loss of an empty batch is not defined, got shape {values.shape}")
    if reduction == "mean":
        return values.mean()
    if reduction == "sum":
        return values.sum()
    if reduction == "none":
        return values.copy()[()]
    raise ValueError(f'reduction must be "mean", "sum" or "none", got {reduction!r}')


def _errors(
    predictions: ArrayLike, targets: ArrayLike, delta: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the errors and their sizes, none larger than delta."""
    predictions, targets = _same_shape(predictions, targets)
    if not floats(delta) > 0:
        raise ValueError(f"delta must be greater than 0, got {delta}")
    errors = predictions - targets
    return errors, np.minimum(np.abs(errors), delta)


def huber_loss(
    predictions: ArrayLike, targets: ArrayLike, delta: float = 1.0, reduction: str = "mean"
) -> NDArray[np.float64]:
    r"""Half the square of a small error; of a large one as much as a straight line goes on.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.
    delta : float
        Positive: the size from which an error is large. With inf none is.
    reduction : {"mean", "sum", "none"}
        See :func:`reduce_loss`.

    Returns
    -------
    float64, or an ndarray of the shape of `predictions` for "none"

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, `delta` is not positive, or
        `reduction` is another word.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: h(e) = \frac{e^2}{2} \text{ for } |e| \le \delta, \qquad
              h(e) = \delta\,\Bigl(|e| - \frac{\delta}{2}\Bigr) \text{ for } |e| > \delta

    References
    ----------
    Huber (1964).
    """
    errors, small = _errors(predictions, targets, delta)
    return reduce_loss(small * (np.abs(errors) - small / 2), reduction)


def huber_loss_gradient(
    predictions: ArrayLike, targets: ArrayLike, delta: float = 1.0
) -> NDArray[np.float64]:
    r"""Differentiate each Huber loss with respect to its prediction: the error, cut off at ±delta.

    Parameters
    ----------
    predictions, targets : array_like
        Of one shape, at least one entry.
    delta : float
        Positive.

    Returns
    -------
    ndarray, shape of `predictions`
        For the sum of the losses; for their mean, divide by their number.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, or `delta` is not positive.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: h'(e) = \max(-\delta, \min(e, \delta))

    References
    ----------
    Huber (1964).
    """
    errors, small = _errors(predictions, targets, delta)
    return np.copysign(small, errors)[()]


def _margins(
    scores: ArrayLike, labels: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return 1 − label · score, and the labels."""
    scores, labels = _same_shape(scores, labels)
    if not np.all(np.abs(labels) == 1):
        raise ValueError("labels must be 1 or -1")
    return 1 - labels * scores, labels


def hinge_loss(
    scores: ArrayLike, labels: ArrayLike, reduction: str = "mean"
) -> NDArray[np.float64]:
    r"""Let a score cost nothing that is right by a margin of 1.

    Parameters
    ----------
    scores : array_like
        Positive for class 1, negative for class −1.
    labels : array_like, same shape
        1 or −1.
    reduction : {"mean", "sum", "none"}
        See :func:`reduce_loss`.

    Returns
    -------
    float64, or an ndarray of the shape of `scores` for "none"

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, a label is
        neither 1 nor −1, or `reduction` is another word.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \ell(s, y) = \max(0,\ 1 - y s), \qquad y = \pm 1

    References
    ----------
    Cortes and Vapnik (1995).
    """
    return reduce_loss(np.maximum(_margins(scores, labels)[0], 0.0), reduction)


def hinge_loss_gradient(scores: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    r"""Differentiate each hinge loss with respect to its score: −y within the margin, 0 beyond.

    Parameters
    ----------
    scores : array_like
    labels : array_like, same shape
        1 or −1.

    Returns
    -------
    ndarray, shape of `scores`
        For the sum of the losses. At the corner, y s = 1, it is 0.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, or a label
        is neither 1 nor −1.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Cortes and Vapnik (1995).
    """
    margins, labels = _margins(scores, labels)
    return np.where(np.isnan(margins), np.nan, np.where(margins > 0, -labels, 0.0))[()]


def _mean_cost(
    y: NDArray[np.float64], cost_if_one: NDArray[np.float64], cost_if_zero: NDArray[np.float64]
) -> np.float64:
    """Mean of y · cost_if_one + (1 − y) · cost_if_zero, where 0 · inf is 0."""
    if not np.all((y >= 0) & (y <= 1)):
        raise ValueError("targets must lie between 0 and 1")
    with np.errstate(invalid="ignore"):
        one = np.where(y == 0, 0.0, y * cost_if_one)
        zero = np.where(y == 1, 0.0, (1 - y) * cost_if_zero)
    return np.mean(one + zero)


def binary_cross_entropy(a: ArrayLike, y: ArrayLike) -> np.float64:
    r"""Mean cross-entropy of predicted probabilities for two classes.

    Parameters
    ----------
    a : array_like
        Predicted probabilities of class 1.
    y : array_like, same shape
        Targets: 1 or 0, or a probability between.

    Returns
    -------
    float64
        The mean over the n entries, at least 0; inf where what is true was given probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, the batch is empty, or a value lies outside [0, 1].
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: C = -\frac{1}{n} \sum_{i=1}^{n} \bigl[y \ln a + (1 - y) \ln(1 - a)\bigr]

    with :math:`0 \ln 0 = 0`, the limit. Nothing is clipped.

    References
    ----------
    Source row C26.
    """
    a, y = _same_shape(a, y)
    if not np.all((a >= 0) & (a <= 1)):
        raise ValueError("probabilities must lie between 0 and 1; for logits there is another loss")
    with np.errstate(divide="ignore"):
        return _mean_cost(y, -np.log(a), -np.log1p(-a))


def binary_cross_entropy_from_logits(z: ArrayLike, y: ArrayLike) -> np.float64:
    r"""Mean cross-entropy of σ(z) for two classes, without forming σ(z).

    Parameters
    ----------
    z : array_like
        Logits: what the sigmoid would be applied to.
    y : array_like, same shape
        Targets: 1 or 0, or a probability between.

    Returns
    -------
    float64
        The mean over the n entries; finite for every finite `z`.

    Raises
    ------
    ValueError
        If the shapes differ, the batch is empty, or a target lies outside [0, 1].
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: C = \frac{1}{n} \sum_{i=1}^{n}
              \bigl[y \ln(1 + e^{-z}) + (1 - y) \ln(1 + e^{z})\bigr]

    References
    ----------
    Source row C26.
    """
    z, y = _same_shape(z, y)
    return _mean_cost(y, softplus(-z), softplus(z))


def focal_loss(
    z: ArrayLike, y: ArrayLike, gamma: float = 2.0, reduction: str = "mean"
) -> NDArray[np.float64]:
    r"""Cross-entropy of two classes in which samples that are already right count less.

    Parameters
    ----------
    z : array_like
        Logits: what the sigmoid would be applied to.
    y : array_like, same shape
        Targets, 1 or 0.
    gamma : float
        At least 0. With 0 this is the cross-entropy from logits.
    reduction : {"mean", "sum", "none"}
        See :func:`reduce_loss`.

    Returns
    -------
    float64, or an ndarray of the shape of `z` for "none"

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, a target is
        neither 0 nor 1, `gamma` is negative, or `reduction` is another word.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    With p for the probability that the model gives to what is true,

    .. math:: \ell = -(1 - p)^\gamma \ln p

    p = σ(s) with s = z for y = 1 and s = −z for y = 0, so that 1 − p = σ(−s) and
    :math:`-\ln p = \ln(1 + e^{-s})`.

    References
    ----------
    Lin et al. (2017).
    """
    wrong, cost, _ = _focal(z, y, gamma)
    return reduce_loss(wrong**gamma * cost, reduction)


def focal_loss_gradient(z: ArrayLike, y: ArrayLike, gamma: float = 2.0) -> NDArray[np.float64]:
    r"""Differentiate each focal loss with respect to its logit.

    Parameters
    ----------
    z : array_like
        Logits.
    y : array_like, same shape
        Targets, 1 or 0.
    gamma : float
        At least 0.

    Returns
    -------
    ndarray, shape of `z`
        For the sum of the losses.

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), the batch is empty, a target is
        neither 0 nor 1, or `gamma` is negative.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{d\ell}{dz} = \mp (1 - p)^\gamma \bigl(1 - p - \gamma\,p \ln p\bigr)

    with − for y = 1 and + for y = 0.

    References
    ----------
    Lin et al. (2017).
    """
    wrong, cost, side = _focal(z, y, gamma)
    finite = np.minimum(cost, 1e300)  # p · ln p is 0 in the limit
    return (-side * wrong**gamma * (wrong + gamma * np.exp(-finite) * finite))[()]


def _focal(
    z: ArrayLike, y: ArrayLike, gamma: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return 1 − p and −ln p for the probability p of what is true, and 1 or −1 for y."""
    z, y = _same_shape(z, y)
    if not np.all((y == 0) | (y == 1)):
        raise ValueError("targets must be 0 or 1")
    if not floats(gamma) >= 0:
        raise ValueError(f"gamma must be at least 0, got {gamma}")
    side = 2 * y - 1
    return sigmoid(-side * z), softplus(-side * z), side


def kl_divergence(p: ArrayLike, q: ArrayLike) -> NDArray[np.float64]:
    r"""Measure what it costs to expect the probabilities q where p is the truth.

    Parameters
    ----------
    p, q : array_like, shape (..., n)
        Probabilities, of one shape; those of a row should sum to 1.

    Returns
    -------
    ndarray, shape (...)
        One number a row, in units of the natural logarithm: at least 0 for rows that sum to 1, and
        0 only where they are equal; inf where q is 0 and p is not.

    Raises
    ------
    ValueError
        If the shapes differ, the last axis is missing or empty, or a number lies outside [0, 1].
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: D(p \,\|\, q) = \sum_k p_k \ln \frac{p_k}{q_k}

    with :math:`0 \ln 0 = 0`. Where p and q are close, the logarithm is that of 1 + (p − q)/q.

    References
    ----------
    Kullback and Leibler (1951).
    """
    p, q = _rows(p), _rows(q)
    if p.shape != q.shape:
        raise ValueError(f"both arguments must have the same shape, got {p.shape} and {q.shape}")
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError("probabilities must lie between 0 and 1")
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = p / q
        logs = np.where((ratio < 1e-300) | (ratio > 1e300), np.log(p) - np.log(q), np.log(ratio))
        logs = np.where(np.abs(p - q) < q / 2, np.log1p((p - q) / q), logs)
        return np.where(p == 0, 0.0, p * logs).sum(axis=-1)


def _neuron(
    w: ArrayLike, b: ArrayLike, x: ArrayLike, y: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the weighted input z = xw + b of a logistic neuron, its inputs and its targets."""
    w, b, x, y = (floats(v) for v in (w, b, x, y))
    if x.ndim != 2 or w.shape != x.shape[1:] or b.shape != () or y.shape != x.shape[:1]:
        raise ValueError(
            "w must have shape (d,), b (), x (n, d) and y (n,), "
            f"got {w.shape}, {b.shape}, {x.shape} and {y.shape}"
        )
    if len(x) == 0:
        raise ValueError(f"the loss of an empty batch is not defined, got x of shape {x.shape}")
    return x @ w + b, x, y


def _error(z: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compute σ(z) − y so that for y = 1 it is −σ(−z), and not 0 where σ(z) rounds to 1."""
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)


def binary_cross_entropy_gradient(
    w: ArrayLike, b: ArrayLike, x: ArrayLike, y: ArrayLike
) -> tuple[NDArray[np.float64], np.float64]:
    r"""Gradient of the cross-entropy of a logistic neuron a = σ(xw + b).

    Parameters
    ----------
    w : array_like, shape (d,)
        Weights.
    b : float
        Bias.
    x : array_like, shape (n, d)
        Inputs, one sample a row.
    y : array_like, shape (n,)
        Targets.

    Returns
    -------
    dw : ndarray, shape (d,)
    db : float64

    Raises
    ------
    ValueError
        If the shapes do not fit or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_{i=1}^{n} x_j (\sigma(z) - y),
              \qquad \frac{\partial C}{\partial b} = \frac{1}{n} \sum_{i=1}^{n} (\sigma(z) - y)

    with :math:`\sigma(z) - y = (1 - y)\,\sigma(z) - y\,\sigma(-z)`, which keeps its digits where
    the neuron is right and nearly certain.

    References
    ----------
    Source row C26. Nielsen (2015), chapter 3.
    """
    z, x, y = _neuron(w, b, x, y)
    error = _error(z, y)
    return error @ x / len(x), error.mean()


def quadratic_cost(w: ArrayLike, b: ArrayLike, x: ArrayLike, y: ArrayLike) -> np.float64:
    r"""Half the mean squared error of a logistic neuron a = σ(xw + b).

    Parameters
    ----------
    w : array_like, shape (d,)
    b : float
    x : array_like, shape (n, d)
    y : array_like, shape (n,)

    Returns
    -------
    float64

    Raises
    ------
    ValueError
        If the shapes do not fit or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: C = \frac{1}{2n} \sum_{i=1}^{n} (a - y)^2

    References
    ----------
    Source row C26. Nielsen (2015), chapter 3.
    """
    z, _, y = _neuron(w, b, x, y)
    return np.square(_error(z, y)).mean() / 2


def quadratic_cost_gradient(
    w: ArrayLike, b: ArrayLike, x: ArrayLike, y: ArrayLike
) -> tuple[NDArray[np.float64], np.float64]:
    r"""Gradient of the quadratic cost of a logistic neuron a = σ(xw + b).

    Parameters
    ----------
    w : array_like, shape (d,)
    b : float
    x : array_like, shape (n, d)
    y : array_like, shape (n,)

    Returns
    -------
    dw : ndarray, shape (d,)
    db : float64

    Raises
    ------
    ValueError
        If the shapes do not fit or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_{i=1}^{n} x_j (a - y)\, \sigma'(z)

    The factor σ'(z) = a(1 − a) is near 0 for a saturated neuron.

    References
    ----------
    Source row C26. Nielsen (2015), chapter 3.
    """
    z, x, y = _neuron(w, b, x, y)
    error = _error(z, y) * sigmoid_gradient(z)
    return error @ x / len(x), error.mean()


def _labelled(
    logits: ArrayLike, labels: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return logits of shape (..., K) and labels of shape (...), each in 0 … K − 1."""
    logits, labels = _rows(logits), whole_numbers(labels)
    if labels.shape != logits.shape[:-1]:
        raise ValueError(
            f"labels must have shape {logits.shape[:-1]} for logits of shape {logits.shape}, "
            f"got {labels.shape}"
        )
    if labels.size == 0:
        raise ValueError(f"the loss of an empty batch is not defined, got shape {logits.shape}")
    classes = logits.shape[-1]
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must lie in 0 … {classes - 1}, got one outside")
    return logits, labels


def cross_entropy(logits: ArrayLike, labels: ArrayLike) -> np.float64:
    r"""Mean cross-entropy of the softmax of the logits, for K classes.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Scores: rows of a batch (m, K), or one sample (K,).
    labels : array_like of whole numbers, shape (...)
        The right class of each row, 0 … K − 1, of any dtype: 3.0 is 3, and True is 1.

    Returns
    -------
    float64
        The mean over the rows, at least 0; inf where the right class has the logit −inf.

    Raises
    ------
    ValueError
        If the shapes do not fit, the batch is empty, or a label is not a whole number in 0 … K − 1.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: C = -\frac{1}{m} \sum_{i=1}^{m} \ln p^{(i)}_{y^{(i)}}

    References
    ----------
    Source row C26, for more than two classes. Goodfellow, Bengio and Courville (2016), 6.2.2.
    """
    logits, labels = _labelled(logits, labels)
    of_the_right_class = np.take_along_axis(log_softmax(logits), labels[..., None], axis=-1)
    return 0.0 - of_the_right_class.mean()  # 0.0 − 0.0 is 0.0; −(0.0) would be −0.0


def cross_entropy_gradient(logits: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    r"""Gradient of :func:`cross_entropy` with respect to the logits.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Scores: rows of a batch (m, K), or one sample (K,).
    labels : array_like of whole numbers, shape (...)
        The right class of each row, 0 … K − 1, of any dtype: 3.0 is 3, and True is 1.

    Returns
    -------
    ndarray, shape of `logits`
        Each row sums to 0.

    Raises
    ------
    ValueError
        If the shapes do not fit, the batch is empty, or a label is not a whole number in 0 … K − 1.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial C}{\partial z^{(i)}_k}
              = \frac{1}{m} \bigl(p^{(i)}_k - [k = y^{(i)}]\bigr)

    For the right class p − 1 is computed as minus the sum of the other probabilities: it is not 0
    where p rounds to 1, and the row sums to 0.

    References
    ----------
    Source row C26, for more than two classes. Goodfellow, Bengio and Courville (2016), 6.2.2.
    """
    logits, labels = _labelled(logits, labels)
    right = np.arange(logits.shape[-1]) == labels[..., None]
    p = softmax(logits)
    of_the_others = np.where(right, 0.0, p).sum(axis=-1, keepdims=True)
    return np.where(right & ~np.isnan(p), -of_the_others, p) / labels.size
