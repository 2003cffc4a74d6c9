"""Optimisers: momentum, adaptive rates, schedules, clipping, and what theory says of a quadratic.

A step function takes one array of weights, its gradient and the optimiser's memory of the steps
before, a dictionary that is empty at first. It gives new weights and a new dictionary; what it was
given stays as it was. A network has one such dictionary for every parameter.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "adam_step",
    "adamw_step",
    "best_descent",
    "best_momentum",
    "clip_by_norm",
    "cosine_schedule",
    "momentum_step",
    "nesterov_step",
    "rmsprop_step",
    "rosenbrock",
    "rosenbrock_gradient",
    "step_schedule",
    "take_steps",
    "warm_up_cosine",
]

Floats = NDArray[np.float64]
State = dict[str, Any]
Step = Callable[..., tuple[Floats, State]]


def _same_shape(w: ArrayLike, **others: ArrayLike) -> list[Floats]:
    """Give everything as float64; all must have the shape of w."""
    w = np.asarray(w, dtype=np.float64)
    arrays = [np.asarray(other, dtype=np.float64) for other in others.values()]
    for name, array in zip(others, arrays, strict=True):
        if array.shape != w.shape:
            raise ValueError(f"{name} must have the shape of w, {w.shape}, got {array.shape}")
    return [w, *arrays]


def _remembered(state: Mapping[str, Any], name: str, w: ArrayLike) -> ArrayLike:
    """Look into the memory of an optimiser; before the first step it is 0."""
    return state.get(name, np.zeros(np.shape(w)))


# --- steps -----------------------------------------------------------------------------------


def momentum_step(
    w: ArrayLike,
    gradient: ArrayLike,
    state: Mapping[str, Any],
    learning_rate: float = 0.01,
    momentum: float = 0.9,
) -> tuple[Floats, State]:
    r"""Take one step of gradient descent with momentum.

    Parameters
    ----------
    w : array_like of any shape
    gradient : array_like of the same shape
    state : dict
        Empty, or what the step before gave: ``"velocity"``.
    learning_rate, momentum : float

    Returns
    -------
    w : ndarray of float64
    state : dict
        ``"velocity"``, of the shape of `w`.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    .. math:: v \leftarrow \mu v + g, \qquad w \leftarrow w - \eta v

    References
    ----------
    Polyak (1964).
    """
    velocity = _remembered(state, "velocity", w)
    w, gradient, velocity = _same_shape(w, gradient=gradient, velocity=velocity)
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, {"velocity": velocity}


def nesterov_step(
    w: ArrayLike,
    gradient: ArrayLike,
    state: Mapping[str, Any],
    learning_rate: float = 0.01,
    momentum: float = 0.9,
) -> tuple[Floats, State]:
    r"""Take one step with Nesterov's momentum.

    Parameters
    ----------
    w : array_like of any shape
    gradient : array_like of the same shape
    state : dict
        Empty, or what the step before gave: ``"velocity"``.
    learning_rate, momentum : float

    Returns
    -------
    w : ndarray of float64
    state : dict
        ``"velocity"``, of the shape of `w`.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    .. math:: v \leftarrow \mu v + g, \qquad w \leftarrow w - \eta\,(g + \mu v)

    References
    ----------
    Nesterov (1983); in this form, Sutskever et al. (2013).
    """
    w, gradient = _same_shape(w, gradient=gradient)
    _, state = momentum_step(w, gradient, state, learning_rate, momentum)
    return w - learning_rate * (gradient + momentum * state["velocity"]), state


def rmsprop_step(
    w: ArrayLike,
    gradient: ArrayLike,
    state: Mapping[str, Any],
    learning_rate: float = 0.01,
    decay: float = 0.99,
    epsilon: float = 1e-8,
) -> tuple[Floats, State]:
    r"""Take one step whose length in each direction is divided by the usual size of the gradient.

    Parameters
    ----------
    w : array_like of any shape
    gradient : array_like of the same shape
    state : dict
        Empty, or what the step before gave: ``"square"``.
    learning_rate, decay, epsilon : float

    Returns
    -------
    w : ndarray of float64
    state : dict
        ``"square"``, of the shape of `w`.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    .. math::
        s \leftarrow \rho s + (1 - \rho)\,g^2, \qquad
        w \leftarrow w - \eta\,\frac{g}{\sqrt{s} + \varepsilon}

    References
    ----------
    Tieleman and Hinton (2012).
    """
    square = _remembered(state, "square", w)
    w, gradient, square = _same_shape(w, gradient=gradient, square=square)
    square = decay * square + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(square) + epsilon), {"square": square}


def adam_step(
    w: ArrayLike,
    gradient: ArrayLike,
    state: Mapping[str, Any],
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[Floats, State]:
    r"""Take one step of Adam.

    Parameters
    ----------
    w : array_like of any shape
    gradient : array_like of the same shape
    state : dict
        Empty, or what the step before gave: ``"step"``, ``"mean"`` and ``"square"``.
    learning_rate, beta1, beta2, epsilon : float

    Returns
    -------
    w : ndarray of float64
    state : dict
        ``"step"``, the number of steps taken, and the averages ``"mean"`` and ``"square"``.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    .. math::
        m \leftarrow \beta_1 m + (1 - \beta_1)\,g, \qquad
        s \leftarrow \beta_2 s + (1 - \beta_2)\,g^2, \qquad
        w \leftarrow w - \eta\,
        \frac{m / (1 - \beta_1^t)}{\sqrt{s / (1 - \beta_2^t)} + \varepsilon}

    References
    ----------
    Kingma and Ba (2015).
    """
    mean, square = _remembered(state, "mean", w), _remembered(state, "square", w)
    w, gradient, mean, square = _same_shape(w, gradient=gradient, mean=mean, square=square)
    t = state.get("step", 0) + 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    size = np.sqrt(square / (1 - beta2**t)) + epsilon
    moved = w - learning_rate * mean / (1 - beta1**t) / size
    return moved, {"step": t, "mean": mean, "square": square}


def adamw_step(
    w: ArrayLike,
    gradient: ArrayLike,
    state: Mapping[str, Any],
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[Floats, State]:
    r"""Take one step of Adam, and let the weights decay beside it.

    Parameters
    ----------
    w : array_like of any shape
    gradient : array_like of the same shape
        Of the cost without a penalty.
    state : dict
        As of `adam_step`.
    learning_rate, beta1, beta2, epsilon, weight_decay : float

    Returns
    -------
    w : ndarray of float64
    state : dict
        As of `adam_step`.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    The weights are multiplied by :math:`1 - \eta\lambda`, then Adam's step is taken. The decay
    does not pass through Adam's averages.

    References
    ----------
    Loshchilov and Hutter (2019).
    """
    (w,) = _same_shape(w)
    decayed = (1 - learning_rate * weight_decay) * w
    return adam_step(decayed, gradient, state, learning_rate, beta1, beta2, epsilon)


def take_steps(
    step: Step,
    gradient: Callable[[Floats], ArrayLike],
    start: ArrayLike,
    steps: int,
    **options: float,
) -> Floats:
    """Take many steps, and give every point of the way.

    Parameters
    ----------
    step : callable
        One of the step functions.
    gradient : callable
        Takes a point, gives the gradient there.
    start : array_like, shape (n,)
    steps : int
    **options : float
        For `step`, such as ``learning_rate``.

    Returns
    -------
    ndarray of float64, shape (steps + 1, n)
    """
    w, state = np.asarray(start, dtype=np.float64), {}
    path = [w]
    for _ in range(steps):
        w, state = step(w, gradient(w), state, **options)
        path.append(w)
    return np.array(path)


# --- clipping and schedules ------------------------------------------------------------------


def clip_by_norm(
    gradients: Mapping[str, ArrayLike], largest: float
) -> tuple[dict[str, Floats], np.float64]:
    r"""Shorten all gradients together, so that their common length is at most `largest`.

    Parameters
    ----------
    gradients : dict of array_like
        Any names; here ``"dW1", "db1", …``.
    largest : float
        Above 0.

    Returns
    -------
    clipped : dict of ndarray of float64
        The same names in the same order. Short gradients stay as they are.
    norm : float64
        The length before clipping.

    Raises
    ------
    ValueError
        If `largest` is not above 0, or a gradient holds nan or infinity, which has no direction.

    Notes
    -----
    The length is :math:`\sqrt{\sum_k \sum_j g_{kj}^2}`, over all arrays; all are multiplied by
    the same number. It is computed without overflow.

    References
    ----------
    Pascanu, Mikolov and Bengio (2013).
    """
    if not largest > 0:
        raise ValueError(f"largest must be above 0, got {largest}")
    arrays = {name: np.array(value, dtype=np.float64) for name, value in gradients.items()}
    sizes = np.array([np.abs(array).max(initial=0.0) for array in arrays.values()])
    top = sizes.max(initial=0.0)
    if not np.isfinite(top):
        raise ValueError("gradients must be finite; got nan or infinity")
    unit = top if top > 0 else 1.0
    norm = unit * np.sqrt(sum(np.square(array / unit).sum() for array in arrays.values()))
    if norm > largest:
        arrays = {name: array * (largest / norm) for name, array in arrays.items()}
    return arrays, norm


def _steps(step: ArrayLike) -> Floats:
    step = np.asarray(step, dtype=np.float64)
    if not (step >= 0).all():
        raise ValueError("steps are counted from 0; got a negative one")
    return step


def step_schedule(
    step: ArrayLike, base: float, every: int, factor: float = 0.1
) -> NDArray[np.float64]:
    r"""Multiply the learning rate by `factor` after every so many steps.

    Parameters
    ----------
    step : array_like of whole numbers, any shape
        Counted from 0.
    base : float
        The learning rate at first.
    every : int
        At least 1.
    factor : float

    Returns
    -------
    ndarray of float64, the shape of `step`

    Raises
    ------
    ValueError
        If a step is negative, or `every` is below 1.

    Notes
    -----
    .. math:: \eta_t = \eta\, f^{\lfloor t / k \rfloor}
    """
    if every < 1:
        raise ValueError(f"every must be at least 1, got {every}")
    return base * np.power(float(factor), _steps(step) // every)


def cosine_schedule(
    step: ArrayLike, base: float, steps: int, lowest: float = 0.0
) -> NDArray[np.float64]:
    r"""Let the learning rate fall along half a cosine.

    Parameters
    ----------
    step : array_like of whole numbers, any shape
        Counted from 0.
    base : float
        The learning rate at step 0.
    steps : int
        At this step, and afterwards, the rate is `lowest`. At least 1.
    lowest : float

    Returns
    -------
    ndarray of float64, the shape of `step`

    Raises
    ------
    ValueError
        If a step is negative, or `steps` is below 1.

    Notes
    -----
    .. math::
        \eta_t = \eta_\text{low} + \frac{\eta - \eta_\text{low}}{2}
        \Bigl(1 + \cos \frac{\pi t}{T}\Bigr)

    References
    ----------
    Loshchilov and Hutter (2017).
    """
    if steps < 1:
        raise ValueError(f"steps must be at least 1, got {steps}")
    part = np.minimum(_steps(step) / steps, 1.0)
    return lowest + (base - lowest) * (1 + np.cos(np.pi * part)) / 2


def warm_up_cosine(
    step: ArrayLike, base: float, warm: int, steps: int, lowest: float = 0.0
) -> NDArray[np.float64]:
    r"""Let the learning rate rise in a straight line, then fall along half a cosine.

    Parameters
    ----------
    step : array_like of whole numbers, any shape
        Counted from 0.
    base : float
        The highest learning rate, reached at step `warm`.
    warm : int
        The number of steps of the rise, at least 0.
    steps : int
        All steps: at this one, and afterwards, the rate is `lowest`. Above `warm`.
    lowest : float

    Returns
    -------
    ndarray of float64, the shape of `step`

    Raises
    ------
    ValueError
        If a step or `warm` is negative, or `steps` is not above `warm`.

    Notes
    -----
    Before step w it is :math:`\eta\,(t + 1) / (w + 1)`, so that no step is lost to a rate of 0;
    from then on the cosine over the remaining T − w steps.

    References
    ----------
    Goyal et al. (2017), section 2.2.
    """
    if not 0 <= warm < steps:
        raise ValueError(f"warm must be at least 0 and below steps, got {warm} and {steps}")
    step = _steps(step)
    falling = cosine_schedule(np.maximum(step - warm, 0), base, steps - warm, lowest)
    return np.where(step < warm, base * (step + 1) / (warm + 1), falling)[()]


# --- a quadratic, and a valley ---------------------------------------------------------------


def _eigenvalues(smallest: float, largest: float) -> tuple[float, float]:
    if not 0 < smallest <= largest:
        raise ValueError(
            f"eigenvalues must be above 0, the smallest first, got {smallest} and {largest}"
        )
    return float(smallest), float(largest)


def best_descent(smallest: float, largest: float) -> tuple[float, float]:
    r"""Give the best learning rate for a quadratic, and how much error a step then leaves.

    Parameters
    ----------
    smallest, largest : float
        The extreme eigenvalues of its matrix of second derivatives, above 0; their sum is finite.

    Returns
    -------
    learning_rate : float
    factor : float
        In the worst direction, what each step multiplies the distance from the minimum by.

    Raises
    ------
    ValueError
        Unless 0 < `smallest` ≤ `largest`.

    Notes
    -----
    .. math::
        \eta = \frac{2}{\lambda_1 + \lambda_n}, \qquad
        \frac{\lambda_n - \lambda_1}{\lambda_n + \lambda_1} = \frac{\kappa - 1}{\kappa + 1}

    References
    ----------
    Polyak (1964).
    """
    smallest, largest = _eigenvalues(smallest, largest)
    return 2 / (smallest + largest), (largest - smallest) / (largest + smallest)


def best_momentum(smallest: float, largest: float) -> tuple[float, float, float]:
    r"""Give the best learning rate and momentum for a quadratic, and what a step then leaves.

    Parameters
    ----------
    smallest, largest : float
        The extreme eigenvalues of its matrix of second derivatives, above 0.

    Returns
    -------
    learning_rate : float
    momentum : float
    factor : float
        In the long run, what each step multiplies the distance from the minimum by.

    Raises
    ------
    ValueError
        Unless 0 < `smallest` ≤ `largest`.

    Notes
    -----
    .. math::
        \eta = \Bigl(\frac{2}{\sqrt{\lambda_1} + \sqrt{\lambda_n}}\Bigr)^2, \qquad
        \mu = \Bigl(\frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}\Bigr)^2, \qquad
        \sqrt\mu = \frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}

    References
    ----------
    Polyak (1964).
    """
    smallest, largest = _eigenvalues(smallest, largest)
    low, high = smallest**0.5, largest**0.5
    factor = (high - low) / (high + low)
    return (2 / (low + high)) ** 2, factor**2, factor


def rosenbrock(w: ArrayLike) -> np.float64:
    r"""Compute the height of a bent valley, whose lowest point (1, 1) is hard to reach.

    Parameters
    ----------
    w : array_like, shape (..., 2)

    Returns
    -------
    ndarray of float64, shape (...)

    Notes
    -----
    .. math:: (1 - x)^2 + 100\,(y - x^2)^2

    References
    ----------
    Rosenbrock (1960).
    """
    x, y = np.moveaxis(np.asarray(w, dtype=np.float64), -1, 0)
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def rosenbrock_gradient(w: ArrayLike) -> Floats:
    """Differentiate the height of the valley.

    Parameters
    ----------
    w : array_like, shape (..., 2)

    Returns
    -------
    ndarray of float64, shape (..., 2)
    """
    x, y = np.moveaxis(np.asarray(w, dtype=np.float64), -1, 0)
    return np.stack([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)], axis=-1)
