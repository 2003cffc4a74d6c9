"""Training: scaling, splitting, batches, and the search for hyper-parameters.

Samples are rows. Wherever something is drawn at random, ``rng`` is a seed or a
``numpy.random.Generator``, as `numpy.random.default_rng` takes it: the same seed gives the same
result, and nothing global is touched. The searches **maximise**; to minimise a loss, search with
its negative.

What counts as a number or a count, `solutions.arguments` says: True is 1, the count 3.0 and text
and None raise TypeError, a count or a parameter out of its range, as nan is, ValueError. No rows
have no statistics: ValueError. A search keeps in its history what f gave, nan too; nan is never the
best.
"""

from collections.abc import Callable, Sequence
from itertools import product
from math import fsum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions.arguments import at_least, floats
from solutions.arrays import pairwise_distances
from solutions.rounding import exponents

Floats = NDArray[np.float64]
Seed = int | np.random.Generator | None
Objective = Callable[[Floats], float]
Pairs = list[tuple[NDArray, NDArray]]
Found = tuple[Floats, float, Floats]


# --- scaling ---------------------------------------------------------------------------------


def _table(x: ArrayLike, fit: bool) -> Floats:
    """Give x as a float64 matrix; to fit statistics, it must have rows, and finite ones."""
    x = floats(x)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), one sample a row; got shape {x.shape}")
    if fit and len(x) == 0:
        raise ValueError(f"x must have at least one row to take statistics of; got shape {x.shape}")
    if fit and not np.isfinite(x).all():
        raise ValueError("x must be finite to take statistics of; got nan or inf")
    return x


def _statistics(x: Floats, **given: ArrayLike) -> list[Floats]:
    """Give each statistic as a float64 vector with one number for every column of x."""
    vectors = {name: floats(value) for name, value in given.items()}
    for name, vector in vectors.items():
        if vector.shape != (x.shape[1],):
            raise ValueError(f"{name} must have shape ({x.shape[1]},); got shape {vector.shape}")
    return list(vectors.values())


def min_max_scale(
    x: ArrayLike,
    lower: float = 0.0,
    upper: float = 1.0,
    *,
    minimum: ArrayLike | None = None,
    maximum: ArrayLike | None = None,
) -> Floats:
    r"""Stretch every column to the interval from `lower` to `upper`.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    lower, upper : float
        Where the smallest and the largest value of each column go, exactly. Both finite.
    minimum, maximum : array_like, shape (n,), optional
        The extremes of the columns, when they are those of another set (the training set's, to
        scale test data). Left out, they are those of `x`. Give both or neither.

    Returns
    -------
    ndarray of float64, shape (m, n)
        A column whose minimum is its maximum has no range: it is divided by 1, and so becomes
        `lower` throughout.

    Raises
    ------
    ValueError
        If `x` is no matrix; if there is no finite row to take the extremes of; if only one
        extreme is given or its shape is not (n,); if `lower` is not below `upper`, or not finite.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: l + (u - l)\,s = (1 - s)\,l + s\,u, \qquad
              s = \frac{x_{ij} - \min_i x_{ij}}{\max_i x_{ij} - \min_i x_{ij}}

    The second form hits both ends. Columns are first divided by a power of 2, which rounds nothing:
    the range from −1e308 to 1e308 is no float64.

    References
    ----------
    LeCun, Bottou, Orr and Müller, *Efficient BackProp* (2012), section 4.3, on why inputs are
    scaled.
    """
    if (minimum is None) != (maximum is None):
        raise ValueError("give both minimum and maximum, or neither")
    if not -np.inf < lower < upper < np.inf:
        raise ValueError(f"lower must be below upper, both finite; got {lower} and {upper}")
    x = _table(x, fit=minimum is None)
    if minimum is None:
        minimum, maximum = x.min(axis=0), x.max(axis=0)
    ends = np.stack(_statistics(x, minimum=minimum, maximum=maximum))
    exponent = np.where(ends[0] == ends[1], 0, exponents(ends, axis=0))
    x, (minimum, maximum) = np.ldexp(x, -exponent), np.ldexp(ends, -exponent)
    span = maximum - minimum
    share = (x - minimum) / np.where(span == 0, 1.0, span)
    inside = np.clip(share, 0.0, 1.0)
    between = np.clip((1 - inside) * lower + inside * upper, lower, upper)
    return np.where(share == inside, between, lower + (upper - lower) * share)


def _moments(x: Floats) -> tuple[Floats, Floats, Floats]:
    """Give mean, deviations and standard deviation of columns whose squares are in range.

    The sums are exact, so that only their mean is rounded. What it lacks is the mean of the
    deviations from it, and is taken from them: a value near the mean keeps its digits, and a
    constant column has deviations of exactly 0.
    """
    mean = np.array([fsum(column) for column in x.T]) / len(x)
    sums = [fsum([*column, *[-m] * len(x)]) for column, m in zip(x.T, mean, strict=True)]
    lacking = np.array(sums) / len(x)
    deviations = (x - mean) - lacking
    squares = np.ascontiguousarray(np.square(deviations).T)  # added up in pairs, not in a row
    return mean + lacking, deviations, np.sqrt(squares.mean(axis=1))


def fit_standardizer(x: ArrayLike) -> tuple[Floats, Floats]:
    r"""Give the mean and the standard deviation of every column.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row: the training set.

    Returns
    -------
    mean, std : ndarray of float64, shape (n,)
        For a constant column exactly its value, and exactly 0.

    Raises
    ------
    ValueError
        If `x` is no matrix, has no row, or holds nan or inf.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    The standard deviation divides by m:
    :math:`s_j = \sqrt{\tfrac1m \sum_i (x_{ij} - \bar x_j)^2}`.
    Sums are exact before they are rounded: that of three times 0.1, rounded at each step, is not
    three times 0.1, and the deviation would not be 0. Columns are first divided by a power of 2,
    which rounds nothing: squares of 1e-200 or 1e200 are no float64.
    """
    x = _table(x, fit=True)
    exponent = exponents(x, axis=0)
    mean, _, std = _moments(np.ldexp(x, -exponent))
    return np.ldexp(mean, exponent[0]), np.ldexp(std, exponent[0])


def standardize(
    x: ArrayLike, mean: ArrayLike | None = None, std: ArrayLike | None = None
) -> Floats:
    r"""Shift every column to mean 0 and stretch it to standard deviation 1.

    Parameters
    ----------
    x : array_like, shape (m, n)
        One sample a row.
    mean, std : array_like, shape (n,), optional
        The statistics to use, as `fit_standardizer` gives them for the training set. Left out,
        they are those of `x`. Give both or neither.

    Returns
    -------
    ndarray of float64, shape (m, n)
        A column with deviation 0 is divided by 1, and so becomes 0 throughout where it equals
        the mean.

    Raises
    ------
    ValueError
        If `x` is no matrix; if there is no finite row to take statistics of; if only one
        statistic is given or its shape is not (n,).
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: z_{ij} = \frac{x_{ij} - \bar x_j}{s_j}

    Without `mean` and `std` the result can differ in the last digits from that with the statistics
    of `fit_standardizer`, which are rounded.

    References
    ----------
    LeCun, Bottou, Orr and Müller, *Efficient BackProp* (2012), section 4.3.
    """
    if (mean is None) != (std is None):
        raise ValueError("give both mean and std, or neither")
    x = _table(x, fit=mean is None)
    if mean is None:
        _, deviations, std = _moments(np.ldexp(x, -exponents(x, axis=0)))
    else:
        mean, std = _statistics(x, mean=mean, std=std)
        exponent = np.where(std == 0, 0, exponents(np.stack([mean, std]), axis=0)[0])
        deviations = np.ldexp(x, -exponent) - np.ldexp(mean, -exponent)
        std = np.ldexp(std, -exponent)
    return deviations / np.where(std == 0, 1.0, std)


# --- splitting and batches -------------------------------------------------------------------


def _samples(x: ArrayLike, y: ArrayLike) -> tuple[NDArray, NDArray]:
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError(
            "x and y must have the same number of samples along their first axis; "
            f"got shapes {x.shape} and {y.shape}"
        )
    return x, y


def split(
    x: ArrayLike, y: ArrayLike, fractions: Sequence[float] = (0.6, 0.2, 0.2), *, rng: Seed
) -> Pairs:
    """Deal the samples at random to disjoint parts, such as training, validation and test set.

    Parameters
    ----------
    x : array_like, shape (m, ...)
        One sample a row.
    y : array_like, shape (m, ...)
        The target of each sample.
    fractions : sequence of float
        The share of each part; they sum to 1.
    rng : int or numpy.random.Generator
        Seed, or generator.

    Returns
    -------
    list of (ndarray, ndarray)
        The samples and targets of each part, with the dtypes of `x` and `y`. Every sample is in
        exactly one part. The shuffled samples are cut where the fractions summed so far, times
        m, round to.

    Raises
    ------
    ValueError
        If `x` and `y` have different numbers of samples, or the fractions are negative, nan, or do
        not sum to 1.
    TypeError
        If a fraction is no real number, or `rng` no source of random numbers.
    """
    x, y = _samples(x, y)
    shares = floats(fractions)
    if shares.ndim != 1 or not (shares >= 0).all() or not np.isclose(shares.sum(), 1):
        raise ValueError(f"fractions must not be negative and must sum to 1; got {fractions}")
    order = np.random.default_rng(rng).permutation(len(x))
    cuts = np.rint(np.cumsum(shares)[:-1] * len(x)).astype(np.intp)
    return [(x[part], y[part]) for part in np.split(order, cuts)]


def mini_batches(x: ArrayLike, y: ArrayLike, batch_size: int, rng: Seed) -> Pairs:
    """Shuffle the samples and cut them into batches: the batches of one epoch.

    Parameters
    ----------
    x : array_like, shape (m, ...)
        One sample a row.
    y : array_like, shape (m, ...)
        The target of each sample.
    batch_size : int
        Number of samples in a batch, at least 1.
    rng : int or numpy.random.Generator
        Seed, or generator. Pass the same generator every epoch to get a new order each time.

    Returns
    -------
    list of (ndarray, ndarray)
        The samples and targets of each batch, with the dtypes of `x` and `y`. Every sample is in
        exactly one batch. All batches have `batch_size` samples, but the last, which has what
        is left. No samples, no batches.

    Raises
    ------
    ValueError
        If `x` and `y` have different numbers of samples, or `batch_size` is below 1.
    TypeError
        If `batch_size` is no integer, or `rng` no source of random numbers.
    """
    x, y = _samples(x, y)
    (batch_size,) = at_least(1, batch_size=batch_size)
    order = np.random.default_rng(rng).permutation(len(x))
    parts = [order[start : start + batch_size] for start in range(0, len(x), batch_size)]
    return [(x[part], y[part]) for part in parts]


# --- descending, and a small problem ---------------------------------------------------------


def gradient_descent(
    gradient: Callable[[Floats], ArrayLike], start: ArrayLike, learning_rate: float, steps: int
) -> Floats:
    r"""Walk against the gradient, and give every point of the way.

    Parameters
    ----------
    gradient : callable
        Takes a point, gives the gradient there; both of shape (n,).
    start : array_like, shape (n,)
        Where the way begins.
    learning_rate : float
        Length of a step, in units of the gradient.
    steps : int
        Number of steps, not negative.

    Returns
    -------
    ndarray of float64, shape (steps + 1, n)
        The start, and the point after each step.

    Raises
    ------
    ValueError
        If the gradient has another shape than the point, or `steps` is negative.
    TypeError
        If `steps` is no integer, or the start or a gradient holds anything but real numbers.

    Notes
    -----
    .. math:: w_{t+1} = w_t - \eta\, \nabla f(w_t)
    """
    start = floats(start)
    (steps,) = at_least(0, steps=steps)
    path = np.empty((steps + 1, *start.shape))
    path[0] = start
    for t in range(steps):
        slope = floats(gradient(path[t].copy()))
        if slope.shape != start.shape:
            raise ValueError(f"gradient must have shape {start.shape}; got shape {slope.shape}")
        path[t + 1] = path[t] - learning_rate * slope
    return path


def noisy_curve(m: int, rng: Seed, noise: float = 0.3) -> tuple[Floats, Floats]:
    r"""Make a small regression problem: samples of a curve, with noise.

    Parameters
    ----------
    m : int
        Number of samples.
    rng : int or numpy.random.Generator
        Seed, or generator.
    noise : float
        Standard deviation of the noise: no model can have a smaller root mean square error.

    Returns
    -------
    x : ndarray of float64, shape (m, 1)
        Uniform between -2 and 2.
    y : ndarray of float64, shape (m,)
        The curve at x, and noise.

    Raises
    ------
    ValueError
        If `m` is negative.
    TypeError
        If `m` is no integer, or `rng` no source of random numbers.

    Notes
    -----
    .. math:: y = \sin 3x + \tfrac12 \sin(8x + 1) + \text{noise}
    """
    (m,) = at_least(0, m=m)
    rng = np.random.default_rng(rng)
    x = rng.uniform(-2, 2, size=(m, 1))
    curve = np.sin(3 * x[:, 0]) + 0.5 * np.sin(8 * x[:, 0] + 1)
    return x, curve + noise * rng.normal(size=m)


def gaussian_network(
    x_train: ArrayLike, y_train: ArrayLike, x: ArrayLike, width: float, decay: float
) -> Floats:
    r"""Train a network of Gaussian units, and give its outputs at x.

    Each training sample is the centre of one hidden unit. Only the output weights are learned,
    and their best values are known in closed form, so training takes a single step: a small
    model with two real hyper-parameters.

    Parameters
    ----------
    x_train : array_like, shape (m, n)
        Training samples, one a row.
    y_train : array_like, shape (m,)
        Their targets.
    x : array_like, shape (k, n)
        Where to evaluate the trained network.
    width : float
        Width of the Gaussian units, above 0.
    decay : float
        Weight decay, above 0: how much large weights cost.

    Returns
    -------
    ndarray of float64, shape (k,)
        The outputs.

    Raises
    ------
    ValueError
        If the shapes do not fit, or `width` or `decay` is not above 0.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    With :math:`K_{ij} = \exp(-\lVert x_i - x_j \rVert^2 / 2 w^2)` the weights solve
    :math:`(K + \lambda I)\,a = y`. This is kernel ridge regression.
    """
    x_train, x = _table(x_train, fit=True), _table(x, fit=False)
    y_train = floats(y_train)
    if y_train.shape != x_train.shape[:1]:
        raise ValueError(f"y_train must have shape ({len(x_train)},); got shape {y_train.shape}")
    if x.shape[1] != x_train.shape[1]:
        raise ValueError(f"x must have shape (k, {x_train.shape[1]}); got shape {x.shape}")
    if not (width > 0 and decay > 0):
        raise ValueError(f"width and decay must be above 0; got {width} and {decay}")

    def units(z: Floats) -> Floats:
        return np.exp(-0.5 * (pairwise_distances(z, x_train) / width) ** 2)

    weights = np.linalg.solve(units(x_train) + decay * np.eye(len(x_train)), y_train)
    return units(x) @ weights


# --- searching -------------------------------------------------------------------------------


def _box(bounds: ArrayLike) -> tuple[Floats, Floats]:
    bounds = floats(bounds)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0:
        raise ValueError(f"bounds must have shape (d, 2); got shape {bounds.shape}")
    low, high = bounds.T
    with np.errstate(over="ignore", invalid="ignore"):
        fits = (low < high).all() and np.isfinite(high - low).all()
    if not fits:
        raise ValueError(
            "each row of bounds must be a finite lower and a larger upper bound, "
            f"a finite way apart; got {bounds.tolist()}"
        )
    return low, high


def _values(f: Objective, points: Floats) -> Floats:
    """Ask f for the value at each point, and give it a copy to write on."""
    return np.array([_value(f, point) for point in points])


def _value(f: Objective, point: Floats) -> float:
    value = floats(f(point.copy()))
    if value.shape != ():
        raise ValueError(f"f must give one number, shape (); got shape {value.shape}")
    return float(value)


def _found(points: Floats, values: Floats) -> Found:
    """Give the first of the best points, its value and all that was tried; nan never wins."""
    known = np.flatnonzero(~np.isnan(values))
    if known.size == 0:
        raise ValueError(f"f must give a number at one point at least; got nan at {len(points)}")
    best = known[np.argmax(values[known])]
    return points[best].copy(), values[best], np.column_stack([points, values])


def grid_search(f: Objective, grid: Sequence[ArrayLike]) -> Found:
    """Try every combination of the given values, and give the one with the largest f.

    Parameters
    ----------
    f : callable
        Takes a point, an array of shape (d,) that it may keep or change, and gives a number to
        maximise.
    grid : sequence of d array_like, each of shape (n_i,)
        The values to try for each coordinate.

    Returns
    -------
    best_x : ndarray of float64, shape (d,)
        The first of the points with the largest value. A nan is never the largest.
    best_value : float
        Its value.
    history : ndarray of float64, shape (t, d + 1)
        A row for each of the :math:`t = n_1 n_2 … n_d` points tried: the point and its value. The
        last coordinate changes fastest.

    Raises
    ------
    ValueError
        If the grid has no coordinate, or a coordinate no value; if every value of f is nan.
    TypeError
        If an argument holds anything but real numbers.
    """
    axes = [floats(values) for values in grid]
    if not axes or any(values.ndim != 1 or values.size == 0 for values in axes):
        raise ValueError(
            "grid must hold one non-empty row of values for each coordinate; "
            f"got shapes {[values.shape for values in axes]}"
        )
    points = np.array(list(product(*axes)))
    return _found(points, _values(f, points))


def random_search(f: Objective, bounds: ArrayLike, trials: int, rng: Seed) -> Found:
    """Try points drawn uniformly from a box, and give the one with the largest f.

    Parameters
    ----------
    f : callable
        Takes a point, an array of shape (d,) that it may keep or change, and gives a number to
        maximise.
    bounds : array_like, shape (d, 2)
        The lower and the upper bound of each coordinate.
    trials : int
        How often f is evaluated, at least once.
    rng : int or numpy.random.Generator
        Seed, or generator.

    Returns
    -------
    best_x : ndarray of float64, shape (d,)
        The first of the points with the largest value. A nan is never the largest.
    best_value : float
        Its value.
    history : ndarray of float64, shape (trials, d + 1)
        A row for each point in the order tried: the point and its value.

    Raises
    ------
    ValueError
        If the bounds are no box or `trials` is below 1; if every value of f is nan.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    Bergstra and Bengio, *Random search for hyper-parameter optimization* (2012).
    """
    low, high = _box(bounds)
    (trials,) = at_least(1, trials=trials)
    points = np.random.default_rng(rng).uniform(low, high, size=(trials, low.size))
    return _found(points, _values(f, points))


def lipschitz_estimate(points: ArrayLike, values: ArrayLike) -> float:
    r"""Give the largest slope between any two points seen.

    Parameters
    ----------
    points : array_like, shape (t, d)
        Where a function was evaluated.
    values : array_like, shape (t,)
        What it gave there.

    Returns
    -------
    float
        The least k that the points allow as a Lipschitz constant; 0 for fewer than two points.
        Pairs at the same place are left out.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \max_{i \ne j} \frac{|f(x_i) - f(x_j)|}{\lVert x_i - x_j \rVert_2}

    References
    ----------
    Malherbe and Vayatis, *Global optimization of Lipschitz functions* (2017), section 4.
    """
    points, values = _seen(points, values)
    apart = pairwise_distances(points, points)
    rise = np.abs(values[:, None] - values)
    with np.errstate(over="ignore"):
        return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)


def upper_bound(candidates: ArrayLike, points: ArrayLike, values: ArrayLike, k: float) -> Floats:
    r"""Give the largest value that a function with Lipschitz constant k can have at each candidate.

    Parameters
    ----------
    candidates : array_like, shape (c, d)
        Where the bound is wanted.
    points : array_like, shape (t, d)
        Where the function was evaluated.
    values : array_like, shape (t,)
        What it gave there.
    k : float
        Lipschitz constant, not negative. With inf only the points themselves are bounded.

    Returns
    -------
    ndarray of float64, shape (c,)
        The bounds; inf where nothing was evaluated yet.

    Raises
    ------
    ValueError
        If the shapes do not fit, or `k` is negative or nan.
    TypeError
        If an argument holds anything but real numbers.

    Notes
    -----
    .. math:: \min_i \bigl( f(x_i) + k\, \lVert x - x_i \rVert_2 \bigr)

    References
    ----------
    Malherbe and Vayatis, *Global optimization of Lipschitz functions* (2017), section 3.
    """
    points, values = _seen(points, values)
    candidates = floats(candidates)
    if candidates.ndim != 2 or candidates.shape[1] != points.shape[1]:
        raise ValueError(
            f"candidates must have shape (c, {points.shape[1]}); got shape {candidates.shape}"
        )
    if not k >= 0:
        raise ValueError(f"k must not be negative; got {k}")
    apart = pairwise_distances(candidates, points)
    rise = np.multiply(k, apart, where=apart > 0, out=np.zeros(apart.shape))
    return np.min(values + rise, axis=1, initial=np.inf)


def _seen(points: ArrayLike, values: ArrayLike) -> tuple[Floats, Floats]:
    points, values = floats(points), floats(values)
    if points.ndim != 2 or values.shape != points.shape[:1]:
        raise ValueError(
            "points must have shape (t, d) and values shape (t,); "
            f"got shapes {points.shape} and {values.shape}"
        )
    return points, values


def lipo_search(
    f: Objective,
    bounds: ArrayLike,
    trials: int,
    rng: Seed,
    k: float | None = None,
    *,
    explore: float = 0.1,
    candidates: int = 1000,
) -> Found:
    r"""Try random points of a box, but only those that can still be the best.

    Parameters
    ----------
    f : callable
        Takes a point, an array of shape (d,) that it may keep or change, and gives a number to
        maximise.
    bounds : array_like, shape (d, 2)
        The lower and the upper bound of each coordinate.
    trials : int
        How often f is evaluated, at least once.
    rng : int or numpy.random.Generator
        Seed, or generator.
    k : float, optional
        A Lipschitz constant of f (this is LIPO). Left out, it is estimated from the values seen so
        far (this is AdaLIPO).
    explore : float
        From 0 to 1. Without `k`: the share of trials at points drawn without asking the bound, so
        that the estimate can grow.
    candidates : int
        How many uniform points are drawn before each trial, at least 1. The first that can be the
        best is tried; when none can, the one with the largest bound.

    Returns
    -------
    best_x : ndarray of float64, shape (d,)
        The first of the points with the largest value. A nan is never the largest.
    best_value : float
        Its value.
    history : ndarray of float64, shape (trials, d + 1)
        A row for each point in the order tried: the point and its value.

    Raises
    ------
    ValueError
        If the bounds are no box, `trials` or `candidates` is below 1, `k` is negative or `explore`
        no share; if every value of f is nan.
    TypeError
        If a number of trials or candidates is no integer, or `rng` no source of random numbers.

    Notes
    -----
    A candidate can be the best when its `upper_bound` is at least the best value so far. The
    estimate of k is the least power of :math:`1 + 0.01/d` that is not below the
    `lipschitz_estimate` of the points seen. Points where f was not finite bound nothing.

    References
    ----------
    Malherbe and Vayatis, *Global optimization of Lipschitz functions* (2017). The paper draws
    candidates without end; here their number is limited.
    """
    low, high = _box(bounds)
    trials, candidates = at_least(1, trials=trials, candidates=candidates)
    if k is not None and not k >= 0:
        raise ValueError(f"k must not be negative; got {k}")
    if not 0 <= explore <= 1:
        raise ValueError(f"explore must be a share, from 0 to 1; got {explore}")
    rng = np.random.default_rng(rng)
    points, values = np.empty((trials, low.size)), np.empty(trials)
    for t in range(trials):
        pool = rng.uniform(low, high, size=(candidates, low.size))
        finite = np.isfinite(values[:t])
        choice = 0
        if finite.any() and (k is not None or rng.random() >= explore):
            seen, known = points[:t][finite], values[:t][finite]
            slope = _round_up(lipschitz_estimate(seen, known), low.size) if k is None else k
            bound = upper_bound(pool, seen, known, slope)
            hopeful = bound >= known.max()
            choice = np.argmax(hopeful if hopeful.any() else bound)
        points[t] = pool[choice]
        values[t] = _value(f, points[t])
    return _found(points, values)


def _round_up(k: float, dimensions: int) -> float:
    """Give the least power of 1 + 0.01/d that is not below k."""
    base = 1 + 0.01 / dimensions
    return 0.0 if k == 0 else base ** np.ceil(np.log(k) / np.log(base))


def bayesian_search(
    f: Objective,
    bounds: ArrayLike,
    trials: int,
    rng: Seed,
    *,
    start: int = 4,
    length: float = 0.2,
    noise: float = 1e-4,
    optimism: float = 2.0,
    candidates: int = 1000,
) -> Found:
    r"""Model f by a Gaussian process, and try where the model hopes for most.

    Parameters
    ----------
    f : callable
        Takes a point, an array of shape (d,) that it may keep or change, and gives a number to
        maximise.
    bounds : array_like, shape (d, 2)
        The lower and the upper bound of each coordinate.
    trials : int
        How often f is evaluated, at least once.
    rng : int or numpy.random.Generator
        Seed, or generator.
    start : int
        The number of trials at random points before the model is asked, at least 1.
    length : float
        How far the model lets one value speak for its neighbours, where the box has sides 1; above
        0.
    noise : float
        Variance of the noise that the model expects in f, where f has variance 1; above 0.
    optimism : float
        How many standard deviations are added to the model's mean.
    candidates : int
        The number of uniform points the model is asked about before each trial, at least 1.

    Returns
    -------
    best_x : ndarray of float64, shape (d,)
        The first of the points with the largest value. A nan is never the largest.
    best_value : float
        Its value.
    history : ndarray of float64, shape (trials, d + 1)
        A row for each point in the order tried: the point and its value.

    Raises
    ------
    ValueError
        If the bounds are no box, `trials`, `start` or `candidates` is below 1, or a number of the
        model is out of its range; if every value of f is nan.
    TypeError
        If a count is no integer, or `rng` no source of random numbers.

    Notes
    -----
    With the values seen standardised to v, the kernel
    :math:`\kappa(x, x') = \exp(-\lVert x - x' \rVert^2 / 2\ell^2)` and :math:`K_\sigma = K +
    \sigma^2 I`, the model's mean is :math:`\kappa^\top K_\sigma^{-1} v`, its variance
    :math:`1 - \kappa^\top K_\sigma^{-1} \kappa`. The point with the largest mean plus `optimism`
    times deviation is tried. Where f was not finite, the model takes the lowest finite value seen,
    and so does not ask there again and again.

    References
    ----------
    Snoek, Larochelle and Adams, *Practical Bayesian optimization of machine learning algorithms*
    (2012), who prefer the expected improvement to this upper confidence bound.
    """
    low, high = _box(bounds)
    trials, start, candidates = at_least(1, trials=trials, start=start, candidates=candidates)
    if not (0 < length < np.inf and 0 < noise < np.inf and np.isfinite(optimism)):
        raise ValueError(
            "length and noise must be above 0, and finite as optimism; "
            f"got {length}, {noise} and {optimism}"
        )
    rng = np.random.default_rng(rng)

    def kernel(a: Floats, b: Floats) -> Floats:
        return np.exp(-0.5 * (pairwise_distances(a, b) / length) ** 2)

    unit, values = np.empty((trials, low.size)), np.empty(trials)
    for t in range(trials):
        pool = rng.uniform(size=(candidates, low.size))
        finite = np.isfinite(values[:t])
        choice = 0
        if t >= start and finite.any():
            known = np.where(finite, values[:t], values[:t][finite].min())
            near = kernel(unit[:t], pool)
            solved = np.linalg.solve(kernel(unit[:t], unit[:t]) + noise * np.eye(t), near)
            mean = standardize(known[:, None])[:, 0] @ solved
            variance = np.maximum(1 - np.sum(near * solved, axis=0), 0)
            choice = np.argmax(mean + optimism * np.sqrt(variance))
        unit[t] = pool[choice]
        values[t] = _value(f, low + (high - low) * unit[t])
    return _found(low + (high - low) * unit, values)
