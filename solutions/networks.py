"""Fully connected networks: shapes, initialisation, forward and backward steps, gradient checking.

In this module the samples are columns: the activations of layer l on a batch of m samples are one
array of shape ``(n[l], m)``, and column i belongs to sample i alone.

The factor 1/m stands in one place. A loss belongs to one sample; the cost is the mean of the losses
over the batch. Everything called ``da`` or ``d_output`` holds derivatives of *losses*: column i is
the derivative of the loss of sample i, without 1/m. Everything called ``dW`` or ``db`` holds
derivatives of the *cost*, and 1/m is part of it. An empty batch goes forward and gives an empty
output, but has no cost and no gradients: they are means, and raise ValueError.

What counts as a number or a size, `solutions.arguments` says: True is 1, the size 3.0 and text and
None raise TypeError. nan in inputs, parameters or a learning rate goes where they go.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions import activations as functions
from solutions.arguments import at_least, floats, sizes
from solutions.rounding import exponents, lengths

__all__ = [
    "ACTIVATIONS",
    "count_linear_pieces",
    "gradient_check",
    "half_squared_error",
    "half_squared_error_gradient",
    "initialize_parameters",
    "layer_backward",
    "layer_forward",
    "network_backward",
    "network_forward",
    "numerical_gradient",
    "parameter_shapes",
    "residual_backward",
    "residual_forward",
    "tent_network",
    "update_parameters",
]

Floats = NDArray[np.float64]
Cache = tuple[Floats, Floats, Floats, Floats]

#: What a layer may be asked for by name: the function and its derivative.
ACTIVATIONS: dict[str, tuple[Callable[[ArrayLike], Floats], Callable[[ArrayLike], Floats]]] = {
    "linear": (np.positive, np.ones_like),
    "softplus": (functions.softplus, functions.sigmoid),
} | {
    name: (getattr(functions, name), getattr(functions, f"{name}_gradient"))
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "mish", "silu", "swish")
}

#: Standard deviation of a weight between n_in inputs and n_out units.
SCALES: dict[str, Callable[[int, int], float]] = {
    "zeros": lambda n_in, n_out: 0.0,
    "small": lambda n_in, n_out: 0.01,
    "large": lambda n_in, n_out: 100.0,
    "xavier": lambda n_in, n_out: (2.0 / (n_in + n_out)) ** 0.5,
    "he": lambda n_in, n_out: (2.0 / n_in) ** 0.5,
}


def _choose(table: Mapping[str, Any], name: str, what: str) -> Any:
    """Look a name up, or say which names there are."""
    if name not in table:
        raise ValueError(f"{what} must be one of {', '.join(table)}, got {name!r}")
    return table[name]


def _matrix(name: str, value: ArrayLike, rows: int | None = None, columns: int | None = None):
    """Give value as a float64 matrix with so many rows and columns, where these are given."""
    matrix = floats(value)
    fits = matrix.ndim == 2 and all(
        wanted in (None, got) for wanted, got in zip((rows, columns), matrix.shape, strict=True)
    )
    if not fits:
        wanted = ", ".join("any" if n is None else str(n) for n in (rows, columns))
        raise ValueError(f"{name} must have shape ({wanted}), got {matrix.shape}")
    return matrix


def _samples(matrix: Floats) -> int:
    """Count the columns, which a mean is taken over."""
    if matrix.shape[1] == 0:
        raise ValueError(f"the cost of an empty batch is not defined, got shape {matrix.shape}")
    return matrix.shape[1]


def _same_number(what: str, things: Sequence, activations: Sequence[str]) -> None:
    """Refuse a string of one name as well as a list of the wrong length."""
    if isinstance(activations, str) or len(activations) != len(things):
        raise ValueError(
            f"activations must be a list of {len(things)} names, one for each of the {what}, "
            f"got {activations!r}"
        )


def parameter_shapes(layer_sizes: Iterable[int]) -> dict[str, tuple[int, int]]:
    r"""List the shapes of all weights and biases of a fully connected network.

    Parameters
    ----------
    layer_sizes : iterable of int
        Numbers of units ``n[0], n[1], …, n[L]``; the first is the number of inputs.

    Returns
    -------
    dict
        ``"W1", "b1", …, "WL", "bL"``, in this order, with the shape of each.

    Raises
    ------
    ValueError
        If there are fewer than two sizes, or one is below 1.
    TypeError
        If a size is no integer.

    Notes
    -----
    :math:`W^{[l]}` has shape ``(n[l], n[l-1])``: a row for each unit of the layer, a column
    for each of its inputs. :math:`b^{[l]}` has shape ``(n[l], 1)``.

    References
    ----------
    Source notes, row E8.
    """
    units = sizes(layer_sizes, least=1)
    if len(units) < 2:
        raise ValueError(f"layer_sizes must hold at least two numbers of units, got {units}")
    shapes = {}
    for layer, (n_in, n_out) in enumerate(pairwise(units), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    return shapes


def initialize_parameters(
    layer_sizes: Iterable[int],
    method: str = "he",
    rng: np.random.Generator | int | None = None,
) -> dict[str, Floats]:
    r"""Give a network the parameters it starts with: normal weights, zero biases.

    Parameters
    ----------
    layer_sizes : iterable of int
        Numbers of units ``n[0], …, n[L]``.
    method : {"zeros", "small", "large", "xavier", "he"}
        Standard deviation of the weights.
    rng : numpy.random.Generator or int, optional
        The source of random numbers, or a seed for one.

    Returns
    -------
    dict of ndarray of float64
        ``"W1", "b1", …, "WL", "bL"`` with the shapes of `parameter_shapes`.

    Raises
    ------
    ValueError
        For an unknown method, or sizes that `parameter_shapes` refuses.
    TypeError
        If a size is no integer, or `rng` is no source of random numbers.

    Notes
    -----
    Weights are ``rng.standard_normal(shape)``, drawn for W1 first, then W2 and so on, times

    ===========  =====================================
    ``zeros``    0
    ``small``    0.01
    ``large``    100
    ``xavier``   :math:`\sqrt{2 / (n^{[l-1]} + n^{[l]})}`
    ``he``       :math:`\sqrt{2 / n^{[l-1]}}`
    ===========  =====================================

    References
    ----------
    Glorot and Bengio (2010); He et al. (2015). Source notes, row E7.
    """
    scale = _choose(SCALES, method, "method")
    rng = np.random.default_rng(rng)
    parameters = {}
    for name, (n_out, n) in parameter_shapes(layer_sizes).items():
        parameters[name] = np.zeros((n_out, n))
        if name.startswith("W"):
            parameters[name] += scale(n, n_out) * rng.standard_normal((n_out, n))
    return parameters


def layer_forward(
    a_previous: ArrayLike, w: ArrayLike, b: ArrayLike, activation: str
) -> tuple[Floats, Cache]:
    r"""Compute the activations of one layer, and keep what its backward step will need.

    Parameters
    ----------
    a_previous : array_like of shape (n_in, m)
        Activations of the layer before; a column for each sample.
    w : array_like of shape (n_out, n_in)
    b : array_like of shape (n_out, 1)
    activation : str
        A name in `ACTIVATIONS`.

    Returns
    -------
    a : ndarray of float64, shape (n_out, m)
        A new array, which shares nothing with the cache.
    cache : tuple
        ``(a_previous, w, b, z)``.

    Raises
    ------
    ValueError
        For shapes that do not fit, also for ``b`` of shape ``(n_out,)``, or an unknown activation.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math::
        Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}\bigl(Z^{[l]}\bigr)

    References
    ----------
    Source notes, row E9, whose cache lacks :math:`A^{[l-1]}`.
    """
    function, _ = _choose(ACTIVATIONS, activation, "activation")
    w = _matrix("w", w)
    a_previous = _matrix("a_previous", a_previous, rows=w.shape[1])
    b = _matrix("b", b, rows=w.shape[0], columns=1)
    z = w @ a_previous + b
    return function(z), (a_previous, w, b, z)


def layer_backward(da: ArrayLike, cache: Cache, activation: str) -> tuple[Floats, Floats, Floats]:
    r"""Carry derivatives back through one layer.

    Parameters
    ----------
    da : array_like of shape (n_out, m)
        Column i: the derivative of the loss of sample i with respect to its activations of this
        layer, without 1/m.
    cache : tuple
        What `layer_forward` kept: ``(a_previous, w, b, z)``.
    activation : str
        The name given to `layer_forward`.

    Returns
    -------
    da_previous : ndarray of float64, shape (n_in, m)
        The same for the layer before: still a column for each sample, still without 1/m.
    dw : ndarray of float64, shape (n_out, n_in)
        Derivative of the cost, the mean of the m losses: with 1/m.
    db : ndarray of float64, shape (n_out, 1)
        Derivative of the cost: with 1/m.

    Raises
    ------
    ValueError
        For shapes that do not fit, a cache of other than four parts, an empty batch, or an unknown
        activation.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math::
        dZ &= dA * g'(Z), & dW &= \tfrac1m\, dZ\, A_\text{previous}^\top, \\
        db &= \tfrac1m \sum_i dz^{(i)}, & dA_\text{previous} &= W^\top dZ

    References
    ----------
    Rumelhart, Hinton and Williams (1986). Source notes, row E10.
    """
    _, derivative = _choose(ACTIVATIONS, activation, "activation")
    a_previous, w, _, z = cache
    w, z = _matrix("w", w), _matrix("z", z)
    da = _matrix("da", da, *z.shape)
    a_previous = _matrix("a_previous", a_previous, rows=w.shape[1], columns=z.shape[1])
    dz = da * derivative(z)
    m = _samples(z)
    return w.T @ dz, dz @ a_previous.T / m, dz.sum(axis=1, keepdims=True) / m


def residual_forward(
    x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike, b2: ArrayLike
) -> tuple[Floats, Cache]:
    r"""Add to the input of two layers what they make of it.

    Parameters
    ----------
    x : array_like of shape (n, m)
        A column for each sample.
    w1 : array_like of shape (k, n)
    b1 : array_like of shape (k, 1)
    w2 : array_like of shape (n, k)
    b2 : array_like of shape (n, 1)

    Returns
    -------
    a : ndarray of float64, shape (n, m)
    cache : tuple
        ``(x, w1, w2, z)`` with ``z = w1 @ x + b1``.

    Raises
    ------
    ValueError
        For shapes that do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: A = X + W_2\,\operatorname{relu}(W_1 X + b_1) + b_2

    References
    ----------
    He, Zhang, Ren and Sun (2016).
    """
    x = _matrix("x", x)
    w1 = _matrix("w1", w1, columns=len(x))
    w2 = _matrix("w2", w2, rows=len(x), columns=len(w1))
    z = w1 @ x + _matrix("b1", b1, rows=len(w1), columns=1)
    change = w2 @ functions.relu(z) + _matrix("b2", b2, rows=len(x), columns=1)
    return x + change, (x, w1, w2, z)


def residual_backward(da: ArrayLike, cache: Cache) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    r"""Carry derivatives back through a residual block.

    Parameters
    ----------
    da : array_like of shape (n, m)
        Column i: the derivative of the loss of sample i with respect to its output of the block,
        without 1/m.
    cache : tuple
        What `residual_forward` kept: ``(x, w1, w2, z)``.

    Returns
    -------
    dx : ndarray of float64, shape (n, m)
        The same for the input of the block: a column for each sample, without 1/m.
    dw1, db1, dw2, db2 : ndarrays of float64, shapes of w1, (k, 1), w2 and (n, 1)
        Derivatives of the cost, the mean of the m losses: with 1/m.

    Raises
    ------
    ValueError
        For shapes that do not fit, a cache of other than four parts, or an empty batch.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math::
        dZ &= (W_2^\top\,dA) * \operatorname{relu}'(Z), & dX &= dA + W_1^\top\,dZ, \\
        dW_2 &= \tfrac1m\,dA\,\operatorname{relu}(Z)^\top, & dW_1 &= \tfrac1m\,dZ\,X^\top

    References
    ----------
    He, Zhang, Ren and Sun (2016).
    """
    x, w1, w2, z = cache
    x, w1 = _matrix("x", x), _matrix("w1", w1)
    w2, z = _matrix("w2", w2, columns=len(w1)), _matrix("z", z, rows=len(w1))
    da = _matrix("da", da, *x.shape)
    hidden = (functions.relu(z), w2, np.zeros((len(w2), 1)), da)
    dh, dw2, db2 = layer_backward(da, hidden, "linear")
    dx, dw1, db1 = layer_backward(dh, (x, w1, np.zeros((len(w1), 1)), z), "relu")
    return da + dx, dw1, db1, dw2, db2


def network_forward(
    x: ArrayLike, parameters: Mapping[str, ArrayLike], activations: Sequence[str]
) -> tuple[Floats, list[Cache]]:
    """Send a batch through all layers.

    Parameters
    ----------
    x : array_like of shape (n[0], m)
        The inputs; a column for each sample.
    parameters : dict of array_like
        ``"W1", "b1", …, "WL", "bL"``.
    activations : sequence of str
        One name for each layer.

    Returns
    -------
    output : ndarray of float64, shape (n[L], m)
    caches : list of tuple
        The cache of each layer, the first layer first.

    Raises
    ------
    ValueError
        For shapes or numbers of layers that do not fit, missing parameters, or an unknown
        activation.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Source notes, row E9.
    """
    layers = range(1, len(parameters) // 2 + 1)
    wanted = [f"{kind}{layer}" for layer in layers for kind in "Wb"]
    if not wanted or set(wanted) != set(parameters):
        raise ValueError(f"parameters must be W1, b1, … for each layer, got {sorted(parameters)}")
    _same_number("layers", layers, activations)
    a, caches = x, []
    for layer, activation in zip(layers, activations, strict=True):
        a, cache = layer_forward(a, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        caches.append(cache)
    return a, caches


def network_backward(
    d_output: ArrayLike, caches: Sequence[Cache], activations: Sequence[str]
) -> dict[str, Floats]:
    """Carry derivatives back through all layers, the last layer first.

    Parameters
    ----------
    d_output : array_like of shape (n[L], m)
        Column i: the derivative of the loss of sample i with respect to its output, without 1/m.
    caches : sequence of tuple
        What `network_forward` kept.
    activations : sequence of str
        The names given to `network_forward`.

    Returns
    -------
    dict of ndarray of float64
        ``"dW1", "db1", …, "dWL", "dbL"``: derivatives of the cost, each of the shape of its
        parameter, with 1/m.

    Raises
    ------
    ValueError
        For shapes or numbers of layers that do not fit, an empty batch, or an unknown activation.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Rumelhart, Hinton and Williams (1986). Source notes, rows C5 and E10.
    """
    _same_number("caches", caches, activations)
    gradients, da = {}, d_output
    for layer in range(len(caches), 0, -1):
        da, dw, db = layer_backward(da, caches[layer - 1], activations[layer - 1])
        gradients = {f"dW{layer}": dw, f"db{layer}": db} | gradients
    return gradients


def update_parameters(
    parameters: Mapping[str, ArrayLike], gradients: Mapping[str, ArrayLike], learning_rate: float
) -> dict[str, Floats]:
    r"""Take one step of gradient descent.

    Parameters
    ----------
    parameters : dict of array_like
        Any names; here ``"W1", "b1", …``.
    gradients : dict of array_like
        For each parameter ``"W1"`` its gradient ``"dW1"``, of the same shape. Others are ignored.
    learning_rate : float

    Returns
    -------
    dict of ndarray of float64
        New arrays; the ones given stay as they are.

    Raises
    ------
    ValueError
        If a gradient is missing or has another shape than its parameter.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: W \leftarrow W - \eta\, dW, \qquad b \leftarrow b - \eta\, db

    References
    ----------
    Source notes, row C5.
    """
    updated = {}
    for name, value in parameters.items():
        value = floats(value)
        if f"d{name}" not in gradients:
            raise ValueError(
                f"gradients must hold d{name} of shape {value.shape}, got {[*gradients]}"
            )
        gradient = floats(gradients[f"d{name}"])
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        updated[name] = value - learning_rate * gradient
    return updated


def numerical_gradient(f: Callable[[Floats], float], x: ArrayLike, step: float = 1e-5) -> Floats:
    r"""Estimate the gradient of a function from its values, by central differences.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of ``x``, its own to write on, and gives one number.
    x : array_like of any shape
        Where the gradient is wanted.
    step : float
        How far to go to each side: above 0, and finite.

    Returns
    -------
    ndarray of float64, the shape of ``x``

    Raises
    ------
    ValueError
        If ``f`` does not give one number, if ``step`` is not positive and finite, or if it is so
        small that an element of ``x`` does not move.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\partial f}{\partial x_j} \approx \frac{f(x + h e_j) - f(x - h e_j)}{2h}

    The error of the formula shrinks like h², that of rounding grows like 1/h. Division is by the
    distance really gone, which rounding makes slightly different from 2h.

    References
    ----------
    Source notes, row E10.
    """

    def value(point: Floats) -> Floats:
        result = floats(f(point[()]))
        if result.shape != ():
            raise ValueError(f"f must give one number, shape (), got shape {result.shape}")
        return result

    x = floats(x)
    if not 0 < step < np.inf or np.any(x + step == x - step):
        raise ValueError(f"step must be positive and large enough to move x, got {step}")
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        distance = up[index] - down[index]
        gradient[index] = (value(up) - value(down)) / distance
    return gradient[()]


def gradient_check(gradient: ArrayLike, numerical: ArrayLike) -> np.float64:
    r"""Compare a gradient with its numerical estimate: their relative difference.

    Parameters
    ----------
    gradient, numerical : array_like of any one shape

    Returns
    -------
    float64
        Between 0, equal, and 1, opposite or one of them zero. Two zero gradients give 0. It does
        not depend on the scale: gradients of 1e-200 or 1e200 are compared like those of 1.

    Raises
    ------
    ValueError
        If the shapes differ.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \frac{\|g - \hat g\|}{\|g\| + \|\hat g\|}

    References
    ----------
    Source notes, row E10.
    """
    gradient, numerical = floats(gradient), floats(numerical)
    if gradient.shape != numerical.shape:
        raise ValueError(f"numerical must have shape {gradient.shape}, got {numerical.shape}")
    both = np.stack([gradient.ravel(), numerical.ravel()])
    one, other = np.ldexp(both, -exponents(both.ravel(), axis=0))
    size = lengths(one) + lengths(other)
    return lengths(one - other) / (size or 1.0)


def half_squared_error(output: ArrayLike, target: ArrayLike) -> np.float64:
    r"""Compute the cost of the worked example: half the squared error, averaged over the batch.

    Parameters
    ----------
    output, target : array_like of shape (n, m)
        A column for each sample.

    Returns
    -------
    float64

    Raises
    ------
    ValueError
        If the shapes differ or are not those of matrices, or the batch is empty.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: E = \frac1m \sum_{i=1}^m \frac12 \sum_k \bigl(a_k^{(i)} - t_k^{(i)}\bigr)^2

    References
    ----------
    Source notes, row C5, where m is 1.
    """
    difference = half_squared_error_gradient(output, target)
    return np.sum(difference**2) / (2 * _samples(difference))


def half_squared_error_gradient(output: ArrayLike, target: ArrayLike) -> Floats:
    """Differentiate the loss of each sample with respect to its output: output − target.

    Parameters
    ----------
    output, target : array_like of shape (n, m)
        A column for each sample.

    Returns
    -------
    ndarray of float64, shape (n, m)
        Without 1/m, as `network_backward` takes it.

    Raises
    ------
    ValueError
        If the shapes differ or are not those of matrices.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Source notes, row C5.
    """
    output = _matrix("output", output)
    return output - _matrix("target", target, *output.shape)


def tent_network(depth: int) -> tuple[dict[str, Floats], list[str]]:
    r"""Build a narrow ReLU network whose output on [0, 1] is a sawtooth of 2^depth pieces.

    Parameters
    ----------
    depth : int
        Number of hidden layers, at least 1.

    Returns
    -------
    parameters : dict of ndarray of float64
    activations : list of str

    Raises
    ------
    ValueError
        If ``depth`` is less than 1.
    TypeError
        If ``depth`` is no integer.

    Notes
    -----
    Each hidden layer with the sum after it is the tent map,

    .. math:: t(x) = 2\operatorname{relu}(x) - 4\operatorname{relu}\bigl(x - \tfrac12\bigr),

    and the network is t composed with itself ``depth`` times.

    References
    ----------
    Telgarsky (2016). Source notes, row C6.
    """
    (depth,) = at_least(1, depth=depth)
    parameters = {"W1": np.ones((2, 1)), "b1": np.array([[0.0], [-0.5]])}
    for layer in range(2, depth + 1):
        parameters[f"W{layer}"] = np.array([[2.0, -4.0], [2.0, -4.0]])
        parameters[f"b{layer}"] = parameters["b1"].copy()
    parameters[f"W{depth + 1}"] = np.array([[2.0, -4.0]])
    parameters[f"b{depth + 1}"] = np.zeros((1, 1))
    return parameters, ["relu"] * depth + ["linear"]


def count_linear_pieces(x: ArrayLike, y: ArrayLike, tolerance: float = 1e-6) -> int:
    """Count the straight pieces of a function known at the points of a grid.

    Parameters
    ----------
    x, y : array_like of shape (n,)
        The grid, ascending, and the values there.
    tolerance : float
        Slopes are equal when they differ by less than this part of the steepest.

    Returns
    -------
    int
        The number of runs of at least two neighbouring intervals of equal slope. A piece shorter
        than that is missed: take a fine grid.

    Raises
    ------
    ValueError
        If x and y are not vectors of one length.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Source notes, row C6.
    """
    x, y = floats(x), floats(y)
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"x and y must have one shape (n,), got {x.shape} and {y.shape}")
    slopes = np.diff(y) / np.diff(x)
    threshold = tolerance * np.max(np.abs(slopes), initial=0.0)
    same = np.abs(np.diff(slopes)) <= threshold
    return int(np.count_nonzero(same[1:] & ~same[:-1]) + np.count_nonzero(same[:1]))
