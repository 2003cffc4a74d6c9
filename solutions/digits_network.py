r"""A convolutional network that reads handwritten digits.

Samples are rows: a batch of m images is an array of shape ``(m, 8, 8)``, its feature maps are
``(m, height, width, channels)`` as in `solutions.convolution`, its logits ``(m, 10)``. The network
is always built like this, with w for its width:

====================  ==================================  ====================
layer                 parameters                          output
====================  ==================================  ====================
convolution, 3 × 3    ``W1`` (w, 3, 3, 1), ``b1`` (w,)    (m, 8, 8, w)
activation
convolution, 3 × 3    ``W2`` (2w, 3, 3, w), ``b2``        (m, 8, 8, 2w)
activation
max pooling, dropout                                      (m, 32w) after flattening
dense                 ``W3`` (32w, 4w), ``b3`` (4w,)      (m, 4w)
activation, dropout
dense                 ``W4`` (4w, 10), ``b4`` (10,)       (m, 10)
====================  ==================================  ====================

Both convolutions are surrounded by zeros, so that the maps keep their size.

What counts as a number or a count, `solutions.arguments` says: True is 1, text and None raise
TypeError.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions import activations, convolution, losses, optimizers, regularization, training
from solutions.arguments import at_least, floats

__all__ = [
    "ACTIVATIONS",
    "SETTINGS",
    "backward",
    "convolution_backward",
    "convolution_forward",
    "fit",
    "forward",
    "initialize",
    "optimizer_step",
    "patches",
    "predict",
    "train",
]

Floats = NDArray[np.float64]
Parameters = dict[str, Floats]

CLASSES = 10
WHITE = 16.0  # the most ink that a pixel can hold

#: The activation functions to choose from, each with its derivative.
ACTIVATIONS: dict[str, tuple[Callable[[ArrayLike], Floats], Callable[[ArrayLike], Floats]]] = {
    "relu": (activations.relu, activations.relu_gradient),
    "leaky_relu": (activations.leaky_relu, activations.leaky_relu_gradient),
    "elu": (activations.elu, activations.elu_gradient),
    "tanh": (activations.tanh, activations.tanh_gradient),
    "sigmoid": (activations.sigmoid, activations.sigmoid_gradient),
}

#: What the chapter arrives at; chosen on the validation images.
SETTINGS: dict[str, Any] = {
    "activation": "relu",
    "width": 16,
    "epochs": 40,
    "batch_size": 20,
    "learning_rate": 0.002,
    "weight_decay": 0.01,
    "rate": 0.25,
    "most": 1,
}


# --- layers ----------------------------------------------------------------------------------


def _maps(name: str, x: ArrayLike) -> Floats:
    x = floats(x)
    if x.ndim != 4:
        raise ValueError(f"{name} must have shape (m, height, width, channels), got {x.shape}")
    return x


def patches(x: ArrayLike, size: int = 3) -> Floats:
    """Write the neighbourhood of every pixel as a row.

    Parameters
    ----------
    x : array_like, shape (m, height, width, channels)
    size : int
        Side of the neighbourhood, odd, so that it has a middle.

    Returns
    -------
    ndarray of float64, shape (m · height · width, size · size · channels)
        One row a pixel, image by image and line by line. A row holds the neighbourhood line by
        line, and of each pixel all its channels. Outside the image there are zeros.

    Raises
    ------
    ValueError
        If `x` has not exactly four axes, or `size` is not odd and above 0.
    TypeError
        If an argument holds anything but real numbers, or `size` is no integer.

    References
    ----------
    Chellapilla, Puri and Simard (2006).
    """
    x = _maps("x", x)
    (size,) = at_least(1, size=size)
    if size % 2 == 0:
        raise ValueError(f"size must be odd, got {size}")
    m, height, width, channels = x.shape
    padded = convolution.zero_pad(x, size // 2)
    rows = np.empty((m, height, width, size, size, channels))
    for i in range(size):
        for j in range(size):
            rows[:, :, :, i, j] = padded[:, i : i + height, j : j + width]
    return rows.reshape(m * height * width, size * size * channels)


def convolution_forward(x: ArrayLike, w: ArrayLike, b: ArrayLike) -> Floats:
    """Apply filters to every neighbourhood: one product of two matrices.

    Parameters
    ----------
    x : array_like, shape (m, height, width, channels)
    w : array_like, shape (count, size, size, channels)
        The filters; their side is odd.
    b : array_like, shape (count,)

    Returns
    -------
    ndarray of float64, shape (m, height, width, count)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.
    """
    x, w, b = _fitting(x, w, b)
    count, size = w.shape[:2]
    return (patches(x, size) @ w.reshape(count, -1).T + b).reshape(*x.shape[:3], count)


def convolution_backward(
    dy: ArrayLike, x: ArrayLike, w: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    r"""Carry derivatives back through `convolution_forward`.

    Parameters
    ----------
    dy : array_like, shape (m, height, width, count)
        Derivatives with respect to the output.
    x, w : array_like
        What `convolution_forward` was given.

    Returns
    -------
    dx : ndarray of float64, the shape of `x`
    dw : ndarray of float64, the shape of `w`
    db : ndarray of float64, shape (count,)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    With P the patches of x and D the derivatives, one row a pixel, ``dw`` is :math:`D^\top P`.
    What a pixel gets back comes from the outputs around it, through the filters turned by half a
    turn: ``dx`` is a convolution as well.
    """
    dy = _maps("dy", dy)
    x, w, _ = _fitting(x, w, np.zeros(np.shape(w)[:1]))
    if dy.shape != (*x.shape[:3], len(w)):
        raise ValueError(f"dy must have shape {(*x.shape[:3], len(w))}, got {dy.shape}")
    rows = dy.reshape(-1, len(w))
    dw = (rows.T @ patches(x, w.shape[1])).reshape(w.shape)
    turned = w[:, ::-1, ::-1].transpose(3, 1, 2, 0)
    return convolution_forward(dy, turned, np.zeros(x.shape[3])), dw, rows.sum(axis=0)


def _fitting(x: ArrayLike, w: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats, Floats]:
    x, w, b = _maps("x", x), floats(w), floats(b)
    if w.ndim != 4 or w.shape[1] != w.shape[2] or w.shape[3] != x.shape[3]:
        raise ValueError(f"w must have shape (count, size, size, {x.shape[3]}), got {w.shape}")
    if b.shape != w.shape[:1]:
        raise ValueError(f"b must have shape {w.shape[:1]}, got {b.shape}")
    return x, w, b


# --- network ---------------------------------------------------------------------------------


def initialize(width: int, rng: np.random.Generator | int | None = None) -> Parameters:
    r"""Draw the parameters to start from, after He.

    Parameters
    ----------
    width : int
        w: the first convolution has w filters, the second 2w, the hidden dense layer 4w units.
    rng : numpy.random.Generator or int, optional
        Source of the weights, or a seed for one. They are drawn in the order W1, W2, W3, W4.

    Returns
    -------
    dict of ndarray of float64
        ``"W1", "b1", …, "W4", "b4"``, for images of 8 × 8 pixels.

    Raises
    ------
    ValueError
        If `width` is below 1.
    TypeError
        If `width` is no integer.

    Notes
    -----
    Weights are normal with the standard deviation :math:`\sqrt{2 / n}`, where n is the number of
    inputs that one output adds up; biases are 0.

    References
    ----------
    He et al. (2015).
    """
    (width,) = at_least(1, width=width)
    rng = np.random.default_rng(rng)
    shapes = (
        (width, 3, 3, 1),
        (2 * width, 3, 3, width),
        (32 * width, 4 * width),
        (4 * width, CLASSES),
    )
    parameters = {}
    for number, shape in enumerate(shapes, start=1):
        filters = len(shape) == 4
        inputs = np.prod(shape[1:]) if filters else shape[0]
        parameters[f"W{number}"] = rng.normal(0.0, np.sqrt(2 / inputs), shape)
        parameters[f"b{number}"] = np.zeros(shape[0] if filters else shape[1])
    return parameters


def forward(
    images: ArrayLike,
    parameters: Mapping[str, ArrayLike],
    activation: str = "relu",
    rate: float = 0.0,
    rng: np.random.Generator | int | None = None,
) -> tuple[Floats, dict[str, Floats]]:
    """Compute the logits of images, and keep what the way back needs.

    Parameters
    ----------
    images : array_like, shape (m, 8, 8)
        Ink from 0 to 16; it is divided by 16 first.
    parameters : dict of array_like
        As `initialize` gives them.
    activation : str
        A name in `ACTIVATIONS`.
    rate : float
        Probability of dropout. 0, outside training, drops nothing and draws nothing.
    rng : numpy.random.Generator or int, optional
        Source of the dropout, or a seed for one. The mask of the flattened maps is drawn first.

    Returns
    -------
    logits : ndarray of float64, shape (m, 10)
    cache : dict of ndarray of float64
        ``"x"``, the images with an axis for the channel; the sums ``"z1"``, ``"z2"``, ``"z3"``;
        the activations ``"a1"`` and ``"a2"`` of the convolutions; ``"flat"`` and ``"hidden"``,
        what the dense layers got; and the masks of the dropout, ``"flat_mask"`` and
        ``"hidden_mask"``.

    Raises
    ------
    ValueError
        If a shape does not fit, or `activation` is no name in `ACTIVATIONS`.
    TypeError
        If an array holds anything but real numbers.
    """
    images = floats(images)
    if images.ndim != 3:
        raise ValueError(f"images must have shape (m, height, width), got {images.shape}")
    act, _ = _activation(activation)
    p = parameters
    rng = np.random.default_rng(rng)
    cache = {"x": images[..., np.newaxis] / WHITE}
    cache["z1"] = convolution_forward(cache["x"], p["W1"], p["b1"])
    cache["a1"] = act(cache["z1"])
    cache["z2"] = convolution_forward(cache["a1"], p["W2"], p["b2"])
    cache["a2"] = act(cache["z2"])
    flat = convolution.max_pool(cache["a2"]).reshape(len(images), -1)
    cache["flat"], cache["flat_mask"] = _dropout(flat, rate, rng)
    cache["z3"] = cache["flat"] @ p["W3"] + p["b3"]
    cache["hidden"], cache["hidden_mask"] = _dropout(act(cache["z3"]), rate, rng)
    return cache["hidden"] @ p["W4"] + p["b4"], cache


def _dropout(x: Floats, rate: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    return regularization.dropout(x, rate, rng, training=rate > 0)


def _activation(name: str) -> tuple[Callable, Callable]:
    if name not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}, got {name!r}")
    return ACTIVATIONS[name]


def backward(
    d_logits: ArrayLike,
    cache: Mapping[str, ArrayLike],
    parameters: Mapping[str, ArrayLike],
    activation: str = "relu",
) -> Parameters:
    """Compute the derivatives of a loss by all parameters.

    Parameters
    ----------
    d_logits : array_like, shape (m, 10)
        Derivatives with respect to the logits. A mean over the images has its 1/m in here.
    cache : dict of array_like
        What `forward` gave.
    parameters : dict of array_like
    activation : str
        As given to `forward`.

    Returns
    -------
    dict of ndarray of float64
        The names and shapes of `parameters`.

    Raises
    ------
    ValueError
        If a shape does not fit, or `activation` is no name in `ACTIVATIONS`.
    TypeError
        If an array holds anything but real numbers.
    """
    _, slope = _activation(activation)
    d, p = floats(d_logits), parameters
    gradients = {"W4": cache["hidden"].T @ d, "b4": d.sum(axis=0)}
    d = (d @ p["W4"].T) * cache["hidden_mask"] * slope(cache["z3"])
    gradients |= {"W3": cache["flat"].T @ d, "b3": d.sum(axis=0)}
    d = (d @ p["W3"].T) * cache["flat_mask"]
    m, height, width, channels = cache["a2"].shape
    pooled = d.reshape(m, height // 2, width // 2, channels)
    d = convolution.max_pool_backward(pooled, cache["a2"]) * slope(cache["z2"])
    d, gradients["W2"], gradients["b2"] = convolution_backward(d, cache["a1"], p["W2"])
    d = d * slope(cache["z1"])
    _, gradients["W1"], gradients["b1"] = convolution_backward(d, cache["x"], p["W1"])
    return gradients


def predict(
    images: ArrayLike, parameters: Mapping[str, ArrayLike], activation: str = "relu"
) -> NDArray[np.integer]:
    """Choose for each image the class with the largest logit.

    Parameters
    ----------
    images : array_like, shape (m, 8, 8)
        Ink from 0 to 16.
    parameters : dict of array_like
    activation : str

    Returns
    -------
    ndarray of integers, shape (m,)
        Of classes with equal logits, the first.

    Raises
    ------
    ValueError
        If a shape does not fit, or `activation` is no name in `ACTIVATIONS`.
    TypeError
        If an array holds anything but real numbers.
    """
    return forward(images, parameters, activation)[0].argmax(axis=1)


# --- training --------------------------------------------------------------------------------


def optimizer_step(
    parameters: Mapping[str, ArrayLike],
    gradients: Mapping[str, ArrayLike],
    states: Mapping[str, Mapping[str, Any]],
    learning_rate: float,
    weight_decay: float = 0.01,
) -> tuple[Parameters, dict[str, dict[str, Any]]]:
    """Take one step of AdamW with all parameters; only weights decay.

    Parameters
    ----------
    parameters : dict of array_like
        Names that begin with W are weights.
    gradients : dict of array_like
        The same names.
    states : dict of dict
        What the step before gave; empty at first.
    learning_rate : float
    weight_decay : float
        For weights. Biases do not decay.

    Returns
    -------
    parameters : dict of ndarray of float64
    states : dict of dict

    Raises
    ------
    ValueError
        If shapes differ.
    TypeError
        If an array holds anything but real numbers.

    References
    ----------
    Loshchilov and Hutter (2019).
    """
    moved, remembered = {}, {}
    for name, value in parameters.items():
        moved[name], remembered[name] = optimizers.adamw_step(
            floats(value),
            floats(gradients[name]),
            states.get(name, {}),
            learning_rate=learning_rate,
            weight_decay=weight_decay if name.startswith("W") else 0.0,
        )
    return moved, remembered


def train(
    images: ArrayLike,
    labels: ArrayLike,
    seed: int = 0,
    *,
    activation: str = "relu",
    width: int = 16,
    epochs: int = 40,
    batch_size: int = 20,
    learning_rate: float = 0.002,
    weight_decay: float = 0.01,
    rate: float = 0.25,
    most: int = 1,
) -> tuple[Parameters, Floats]:
    """Train a network: AdamW with warm-up and cosine, dropout, images shifted at random.

    Parameters
    ----------
    images : array_like, shape (m, 8, 8)
        Ink from 0 to 16.
    labels : array_like of whole numbers, shape (m,)
    seed : int
        Of everything that is drawn: weights, order, shifts, dropout.
    activation : str
        A name in `ACTIVATIONS`.
    width, epochs, batch_size : int
    learning_rate : float
        The highest one, reached after a tenth of all steps.
    weight_decay, rate : float
        `rate` is the dropout's.
    most : int
        The largest shift in either direction.

    Returns
    -------
    parameters : dict of ndarray of float64
    losses : ndarray of float64, shape (epochs,)
        The mean loss of each epoch's batches, shifted and with dropout, as they were trained on.

    Raises
    ------
    ValueError
        If the shapes do not fit, there is no image, or a number is out of its range.
    TypeError
        If a count is no integer, or an array holds anything but real numbers.
    """
    epochs, batch_size = at_least(1, epochs=epochs, batch_size=batch_size)
    images, rng = floats(images), np.random.default_rng(seed)
    parameters, states = initialize(width, rng), {}
    steps = epochs * -(-len(images) // batch_size)
    rates = iter(
        optimizers.warm_up_cosine(np.arange(steps), learning_rate, steps // 10, steps).tolist()
    )
    history = []
    for _ in range(epochs):
        costs = []
        for batch, targets in training.mini_batches(images, labels, batch_size, rng):
            moved = regularization.random_shifts(batch, most, rng)
            logits, cache = forward(moved, parameters, activation, rate, rng)
            costs.append(losses.cross_entropy(logits, targets))
            d_logits = losses.cross_entropy_gradient(logits, targets)
            gradients = backward(d_logits, cache, parameters, activation)
            parameters, states = optimizer_step(
                parameters, gradients, states, next(rates), weight_decay
            )
        history.append(np.mean(costs))
    return parameters, np.array(history)


def fit(images: ArrayLike, labels: ArrayLike, seed: int = 0) -> tuple[Parameters, str]:
    """Train on images with the settings that the chapter arrives at.

    Parameters
    ----------
    images : array_like, shape (m, 8, 8)
        Ink from 0 to 16.
    labels : array_like of whole numbers, shape (m,)
    seed : int

    Returns
    -------
    parameters : dict of ndarray of float64
    activation : str

    Raises
    ------
    ValueError
        If the shapes do not fit, or there is no image.
    TypeError
        If an argument holds anything but real numbers.
    """
    parameters, _ = train(images, labels, seed, **SETTINGS)
    return parameters, SETTINGS["activation"]
