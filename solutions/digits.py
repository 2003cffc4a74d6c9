"""Handwritten digits: the images, rivals for a network to beat, and how readers are judged.

The convolutional network stands in `solutions.digits_network`. Its rivals here, the dense network
among them, take samples as columns, as in `solutions.networks`: a batch of m images is an array of
shape ``(64, m)``, its logits have shape ``(10, m)``, and its labels are a vector of m whole
numbers. Nothing is computed here that another chapter computes already; what that chapter writes
in rows is transposed.

What counts as a number, a count or a label, `solutions.arguments` says: True is 1, the label 3.0 is
3, text and None raise TypeError. An empty batch is predicted to be nothing, but has no cost and no
accuracy: ValueError.

The images are the test set of *Optical Recognition of Handwritten Digits* by E. Alpaydin and
C. Kaynak (UCI Machine Learning Repository, 1998, doi:10.24432/C50P49), as scikit-learn ships it,
under the licence CC BY 4.0. They were dealt at random to the two files that `load_digits` and
`load_unseen` read; nothing else was changed.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions import arrays, losses, networks, training
from solutions.arguments import at_least, floats, whole_numbers

__all__ = [
    "accuracy",
    "activation_names",
    "choose",
    "confusion_matrix",
    "cross_entropy_columns",
    "cross_entropy_columns_gradient",
    "error_interval",
    "load_digits",
    "load_unseen",
    "nearest_mean",
    "nearest_neighbour",
    "one_hot_columns",
    "predict",
    "shift",
    "softmax_columns",
    "to_columns",
    "train",
]

Floats = NDArray[np.float64]
Integers = NDArray[np.integer]
Parameters = dict[str, Floats]

CLASSES = 10
STUDENTS_FILE = Path(__file__).resolve().parents[1] / "book" / "digits" / "digits.npz"


# --- data ------------------------------------------------------------------------------------


def load_digits(path: str | Path = STUDENTS_FILE) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Read images and labels from a file; without a path, those that students get.

    Parameters
    ----------
    path : str or Path, optional
        A file of NumPy's npz format with the arrays ``images`` and ``labels``.

    Returns
    -------
    images : ndarray of uint8, shape (m, 8, 8)
        Ink from 0, none, to 16. The students' file has 1297 images: 1000 to train on and, at
        the end, 297 to choose with.
    labels : ndarray of uint8, shape (m,)
        The digit that the writer was asked for.

    References
    ----------
    Alpaydin and Kaynak (1998).
    """
    with np.load(path) as data:
        return data["images"], data["labels"]


def load_unseen() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Read the 500 images and labels that are used only to judge.

    Returns
    -------
    images : ndarray of uint8, shape (500, 8, 8)
    labels : ndarray of uint8, shape (500,)

    References
    ----------
    Alpaydin and Kaynak (1998).
    """
    with (files("solutions") / "digits_unseen.npz").open("rb") as file:
        return load_digits(file)


def to_columns(images: ArrayLike, white: float = 16.0) -> Floats:
    """Unroll each image into a column, and scale its pixels to the range from 0 to 1.

    Parameters
    ----------
    images : array_like, shape (m, height, width)
    white : float
        The value that becomes 1.

    Returns
    -------
    ndarray of float64, shape (height · width, m)
        Column i holds the lines of image i one after another.

    Raises
    ------
    ValueError
        If `images` has not exactly three axes.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Source notes, rows A6 and C29.
    """
    images = floats(images)
    if images.ndim != 3:
        raise ValueError(f"images must have shape (m, height, width), got {images.shape}")
    m, height, width = images.shape
    return images.reshape(m, height * width).T / white


def one_hot_columns(labels: ArrayLike, classes: int = CLASSES) -> Floats:
    """Write each label as a column that is 1 at the label's place and 0 elsewhere.

    Parameters
    ----------
    labels : array_like of whole numbers, shape (m,)
    classes : int

    Returns
    -------
    ndarray of float64, shape (classes, m)

    Raises
    ------
    ValueError
        If `labels` is no vector, or a label is not one of 0, 1, …, `classes` − 1.
    TypeError
        If an argument holds anything but real numbers.
    """
    return arrays.one_hot(_labels(labels), classes).T


def _labels(labels: ArrayLike) -> Integers:
    """Give a vector of whole numbers; 3.0 is one, 3.5 is none."""
    labels = whole_numbers(labels)
    if labels.ndim != 1:
        raise ValueError(f"labels must have shape (m,), got {labels.shape}")
    return labels


# --- output layer ----------------------------------------------------------------------------


def _logits(logits: ArrayLike) -> Floats:
    logits = floats(logits)
    if logits.ndim != 2:
        raise ValueError(f"logits must have shape (classes, m), got {logits.shape}")
    return logits


def softmax_columns(logits: ArrayLike) -> Floats:
    r"""Turn each column of scores into probabilities.

    Parameters
    ----------
    logits : array_like, shape (classes, m)

    Returns
    -------
    ndarray of float64, shape (classes, m)
        Each column sums to 1.

    Raises
    ------
    ValueError
        If `logits` has not exactly two axes, or no class.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: p^{(i)}_k = \frac{e^{z^{(i)}_k}}{\sum_j e^{z^{(i)}_j}}

    References
    ----------
    Source notes, rows A9, B6 and C24. Bridle (1990).
    """
    return losses.softmax(_logits(logits).T).T


def cross_entropy_columns(logits: ArrayLike, labels: ArrayLike) -> np.float64:
    r"""Compute the cost: the mean cross-entropy of the softmax of each column.

    Parameters
    ----------
    logits : array_like, shape (classes, m)
    labels : array_like of whole numbers, shape (m,)

    Returns
    -------
    float64

    Raises
    ------
    ValueError
        If the shapes do not fit, the batch is empty, or a label is no class.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: C = -\frac1m \sum_{i=1}^m \ln p^{(i)}_{y^{(i)}}

    References
    ----------
    Source notes, row C26.
    """
    return losses.cross_entropy(_logits(logits).T, _labels(labels))


def cross_entropy_columns_gradient(logits: ArrayLike, labels: ArrayLike) -> Floats:
    r"""Differentiate the loss of each image with respect to its logits: p − y.

    Parameters
    ----------
    logits : array_like, shape (classes, m)
    labels : array_like of whole numbers, shape (m,)

    Returns
    -------
    ndarray of float64, shape (classes, m)
        Without 1/m, as `networks.network_backward` takes it. Each column sums to 0.

    Raises
    ------
    ValueError
        If the shapes do not fit, the batch is empty, or a label is no class.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math::
        \frac{\partial}{\partial z_k} \Bigl(-z_y + \ln \sum_j e^{z_j}\Bigr) = p_k - [k = y]

    References
    ----------
    Source notes, row C26.
    """
    labels = _labels(labels)
    return losses.cross_entropy_gradient(_logits(logits).T, labels).T * labels.size


# --- network ---------------------------------------------------------------------------------


def activation_names(parameters: Mapping[str, ArrayLike], hidden: str = "relu") -> list[str]:
    """Name the activation of each layer: `hidden` for all but the last, which gives logits.

    Parameters
    ----------
    parameters : dict of array_like
        ``"W1", "b1", …, "WL", "bL"``.
    hidden : str
        A name in `networks.ACTIVATIONS`.

    Returns
    -------
    list of str
    """
    return [hidden] * (len(parameters) // 2 - 1) + ["linear"]


def predict(x: ArrayLike, parameters: Mapping[str, ArrayLike], hidden: str = "relu") -> Integers:
    """Choose for each image the class with the largest logit.

    Parameters
    ----------
    x : array_like, shape (pixels, m)
    parameters : dict of array_like
        ``"W1", "b1", …, "WL", "bL"``.
    hidden : str
        Activation of the hidden layers.

    Returns
    -------
    ndarray of integers, shape (m,)
        Of classes with equal logits, the first.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    The softmax is left out: it keeps the order of the logits.
    """
    logits, _ = networks.network_forward(x, parameters, activation_names(parameters, hidden))
    return logits.argmax(axis=0)


def train(
    x: ArrayLike,
    labels: ArrayLike,
    parameters: Mapping[str, ArrayLike],
    *,
    learning_rate: float = 0.3,
    batch_size: int = 20,
    epochs: int = 40,
    hidden: str = "relu",
    rng: np.random.Generator | int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
) -> tuple[Parameters, dict[str, Floats]]:
    """Train a network by gradient descent on mini-batches.

    Parameters
    ----------
    x : array_like, shape (pixels, m)
        The training images, as `to_columns` gives them.
    labels : array_like of whole numbers, shape (m,)
    parameters : dict of array_like
        Where to start, such as `networks.initialize_parameters` gives. It is not changed.
    learning_rate : float
    batch_size : int
        Number of images for each step. The last batch of an epoch may be smaller.
    epochs : int
        How often every image is used.
    hidden : str
        Activation of the hidden layers.
    rng : numpy.random.Generator or int, optional
        Source of the order of the images, or a seed for one.
    validation : tuple of x and labels, optional
        Images to measure on, and not to train on.

    Returns
    -------
    parameters : dict of ndarray of float64
        The trained parameters.
    history : dict of ndarray of float64, each of shape (epochs + 1,)
        ``"cost"`` and ``"accuracy"`` on the training images, before training and after every
        epoch, and with `validation` also ``"validation_cost"`` and ``"validation_accuracy"``.

    Raises
    ------
    ValueError
        If the shapes do not fit, there is no image, `batch_size` is below 1, or `epochs` negative.
    TypeError
        If a count is no integer, or an array holds anything but real numbers.

    References
    ----------
    Rumelhart, Hinton and Williams (1986). Source notes, rows C9, C28, E9 and E10.
    """
    (epochs,) = at_least(0, epochs=epochs)
    rng = np.random.default_rng(rng)
    x, labels = floats(x), _labels(labels)
    parameters = {name: np.array(floats(value)) for name, value in parameters.items()}
    names = activation_names(parameters, hidden)
    measured = {"": (x, labels)} | ({} if validation is None else {"validation_": validation})
    history = {f"{prefix}{what}": [] for prefix in measured for what in ("cost", "accuracy")}
    for epoch in range(epochs + 1):
        batches = training.mini_batches(x.T, labels, batch_size, rng) if epoch else []
        for images, targets in batches:
            logits, caches = networks.network_forward(images.T, parameters, names)
            d_logits = cross_entropy_columns_gradient(logits, targets)
            gradients = networks.network_backward(d_logits, caches, names)
            parameters = networks.update_parameters(parameters, gradients, learning_rate)
        for prefix, (images, targets) in measured.items():
            logits, _ = networks.network_forward(images, parameters, names)
            history[f"{prefix}cost"].append(cross_entropy_columns(logits, targets))
            history[f"{prefix}accuracy"].append(accuracy(logits.argmax(axis=0), targets))
    return parameters, {name: np.array(values) for name, values in history.items()}


# --- judging ---------------------------------------------------------------------------------


def _pairs(labels: ArrayLike, predicted: ArrayLike) -> tuple[Integers, Integers]:
    labels, predicted = _labels(labels), _labels(predicted)
    if labels.shape != predicted.shape:
        raise ValueError(
            f"predicted must have shape {labels.shape}, as the labels, got {predicted.shape}"
        )
    return labels, predicted


def accuracy(predicted: ArrayLike, labels: ArrayLike) -> np.float64:
    """Give the share of predictions that are right.

    Parameters
    ----------
    predicted, labels : array_like of whole numbers, shape (m,)

    Returns
    -------
    float64
        From 0 to 1.

    Raises
    ------
    ValueError
        If the shapes differ, or there is nothing to judge.
    TypeError
        If an argument holds anything but real numbers.
    """
    labels, predicted = _pairs(labels, predicted)
    if labels.size == 0:
        raise ValueError("the accuracy of an empty batch is not defined, got shape (0,)")
    return np.mean(predicted == labels)


def confusion_matrix(
    labels: ArrayLike, predicted: ArrayLike, classes: int = CLASSES
) -> NDArray[np.int64]:
    """Count how often each class was taken for each.

    Parameters
    ----------
    labels, predicted : array_like of whole numbers, shape (m,)
        Each from 0 to `classes` − 1.
    classes : int

    Returns
    -------
    ndarray of int64, shape (classes, classes)
        Row t, column p: how many images of class t were predicted to be of class p.

    Raises
    ------
    ValueError
        If the shapes differ, or a number is no class.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    With one-hot columns T and P of labels and predictions this is the product T Pᵀ.
    """
    labels, predicted = _pairs(labels, predicted)
    counts = one_hot_columns(labels, classes) @ one_hot_columns(predicted, classes).T
    return counts.astype(np.int64)


def error_interval(errors: int, images: int, z: float = 1.96) -> tuple[float, float]:
    r"""Say between which error rates the true one lies, after so many errors.

    Parameters
    ----------
    errors, images : int
        So many errors among so many images.
    z : float
        Half the width in standard deviations, above 0; 1.96 for 95 %.

    Returns
    -------
    low, high : float
        Shares from 0 to 1.

    Raises
    ------
    ValueError
        If there is no image, `errors` is not from 0 to `images`, or `z` is not above 0.
    TypeError
        If a count is no integer.

    Notes
    -----
    The rates p that lie within z of their own standard deviations of the share
    :math:`\hat p` found:

    .. math::
        |\hat p - p| \le z \sqrt{\frac{p(1 - p)}{n}}
        \quad\Longleftrightarrow\quad
        p \in \frac{\hat p + \frac{z^2}{2n} \pm
        z \sqrt{\frac{\hat p (1 - \hat p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}

    References
    ----------
    Wilson (1927).
    """
    (images,) = at_least(1, images=images)
    (errors,) = at_least(0, errors=errors)
    if errors > images:
        raise ValueError(f"errors must be at most {images}, got {errors}")
    if not z > 0:
        raise ValueError(f"z must be above 0, got {z}")
    share, square = errors / images, z**2 / images
    middle = share + square / 2
    half = z * np.sqrt(share * (1 - share) / images + square / images / 4)
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return float(max(low, 0.0)), float(min(high, 1.0))


def choose(errors: Mapping[tuple[str, int], ArrayLike]) -> tuple[str, int]:
    """Choose the setting with the fewest validation errors, and a narrow one among equals.

    Parameters
    ----------
    errors : dict from (activation, width) to array_like
        For each setting the numbers of errors on the validation images, one for each seed.

    Returns
    -------
    activation : str
    width : int
        The narrowest of all settings whose mean is within one standard error of the least mean;
        of equally narrow ones that with the least mean, of those the first.

    Raises
    ------
    ValueError
        If there is no setting, or one has fewer than two numbers.
    TypeError
        If an array holds anything but real numbers.

    Notes
    -----
    The standard error is that of the best setting: the standard deviation of its n numbers, with
    n − 1 in the denominator, divided by the root of n. Of several best settings the first counts.

    References
    ----------
    Breiman et al. (1984), section 3.4.3.
    """
    counts = {setting: floats(values) for setting, values in errors.items()}
    if not counts:
        raise ValueError("errors must hold at least one setting")
    for setting, values in counts.items():
        if values.ndim != 1 or values.size < 2:
            raise ValueError(f"{setting} must have the errors of at least two seeds")
    means = {setting: values.mean() for setting, values in counts.items()}
    best = min(means, key=means.get)
    limit = means[best] + counts[best].std(ddof=1) / np.sqrt(counts[best].size)
    good = [setting for setting in means if means[setting] <= limit]
    return min(good, key=lambda setting: (setting[1], means[setting]))


# --- rivals and shifts -----------------------------------------------------------------------


def _known(x: ArrayLike, labels: ArrayLike) -> tuple[Floats, Integers]:
    x, labels = floats(x), _labels(labels)
    if x.shape[1:] != labels.shape:
        raise ValueError(f"labels must have shape {x.shape[1:]}, got {labels.shape}")
    return x, labels


def nearest_neighbour(x: ArrayLike, labels: ArrayLike, new: ArrayLike) -> Integers:
    """Give each new image the label of the most similar known one.

    Parameters
    ----------
    x : array_like, shape (pixels, m)
        The known images.
    labels : array_like of whole numbers, shape (m,)
    new : array_like, shape (pixels, k)

    Returns
    -------
    ndarray of integers, shape (k,)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.
    """
    x, labels = _known(x, labels)
    return labels[arrays.pairwise_distances(np.transpose(new), x.T).argmin(axis=1)]


def nearest_mean(x: ArrayLike, labels: ArrayLike, new: ArrayLike) -> Integers:
    """Give each new image the class whose mean image is the most similar.

    Parameters
    ----------
    x : array_like, shape (pixels, m)
        The known images.
    labels : array_like of whole numbers, shape (m,)
    new : array_like, shape (pixels, k)

    Returns
    -------
    ndarray of integers, shape (k,)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    The means are one product: the images times the one-hot columns, each divided by its sum.
    """
    x, labels = _known(x, labels)
    present = np.unique(labels)
    members = (present == labels[:, np.newaxis]).astype(np.float64)
    return nearest_neighbour(x @ (members / members.sum(axis=0)), present, new)


def shift(images: ArrayLike, down: int, right: int) -> NDArray:
    """Move images; what leaves the frame is lost, and zeros come in.

    Parameters
    ----------
    images : array_like, shape (m, height, width)
    down, right : int
        By how many pixels; negative numbers move up and left.

    Returns
    -------
    ndarray, shape (m, height, width)
        With the dtype of `images`.

    Raises
    ------
    ValueError
        If `images` has not exactly three axes.
    TypeError
        If an argument holds anything but real numbers.
    """
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"images must have shape (m, height, width), got {images.shape}")
    moved = np.zeros_like(images)
    _, height, width = images.shape
    target_rows, source_rows = _overlap(height, down)
    target_columns, source_columns = _overlap(width, right)
    moved[:, target_rows, target_columns] = images[:, source_rows, source_columns]
    return moved


def _overlap(size: int, by: int) -> tuple[slice, slice]:
    """Give where a side's pixels come to lie, and which ones do."""
    kept = max(size - abs(by), 0)
    return slice(max(by, 0), max(by, 0) + kept), slice(max(-by, 0), max(-by, 0) + kept)
