"""``python -m tests.solutions.accuracy``: how exact the reference functions are, into their page.

Every function is compared with the same formula in 60 decimal digits, on inputs from 5e-324 to the
largest float64. An error is counted in units in the last place: 1 is the distance from the exact
result to the next float64. A sum of terms of both signs can cancel to nearly nothing; no float64
sum is exact then, and its error is counted in units of the sum of the terms' magnitudes.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import mpmath
import numpy as np
from mpmath import mpf

from solutions import activations, arrays, convolution, digits, losses, networks, training

DIGITS = 60
PAGE = Path(__file__).parents[2] / "book" / "accuracy.md"
MARK = "<!-- python -m tests.solutions.accuracy -->"
LARGEST = float(np.finfo(np.float64).max)
SMALLEST = 5e-324

#: What a case gives: result, exact result, and what the unit is taken of, where not of the result.
Comparison = tuple[float, mpf, mpf | None]


@dataclass(frozen=True)
class Case:
    """How one function is measured.

    Attributes
    ----------
    name : str
        Module and function.
    compare : callable
        Gives results beside exact ones.
    unit : str
        What the unit in the last place is one of.
    """

    name: str
    compare: Callable[[], Iterable[Comparison]]
    unit: str = "the result"

    def worst(self) -> float:
        """Measure the worst error, in units in the last place."""
        with mpmath.workdps(DIGITS):
            return max(units(*comparison) for comparison in self.compare())


CASES: dict[str, Case] = {}

#: Functions that round nothing, or whose error says little about their code.
NOT_MEASURED = {
    "activations.leaky_relu_slope_gradient": "rounds nothing",
    "activations.relu": "rounds nothing",
    "activations.relu_gradient": "rounds nothing",
    "activations.rrelu": "is `leaky_relu` with drawn slopes",
    "arrays.broadcast_shape": "counts",
    "arrays.image_to_vector": "rounds nothing",
    "arrays.one_hot": "rounds nothing",
    "arrays.vector_to_image": "rounds nothing",
    "convolution.convolve_by_matrix": "is `convolve` with a copy of the windows",
    "convolution.dense_parameter_count": "counts",
    "convolution.dilate": "rounds nothing",
    "convolution.im2col": "rounds nothing",
    "convolution.input_sizes": "counts",
    "convolution.max_pool": "rounds nothing",
    "convolution.max_pool_backward": "adds up gradients, as `average_pool_backward`",
    "convolution.output_size": "counts",
    "convolution.parameter_count": "counts",
    "convolution.zero_pad": "rounds nothing",
    "digits.accuracy": "counts",
    "digits.activation_names": "counts",
    "digits.choose": "chooses",
    "digits.confusion_matrix": "counts",
    "digits.error_interval": "a difference of two numbers that may be equal; tested against SciPy",
    "digits.load_digits": "reads",
    "digits.load_unseen": "reads",
    "digits.nearest_mean": "chooses",
    "digits.nearest_neighbour": "chooses",
    "digits.one_hot_columns": "rounds nothing",
    "digits.predict": "chooses",
    "digits.shift": "rounds nothing",
    "digits.train": "trains",
    "losses.hinge_loss_gradient": "rounds nothing",
    "losses.huber_loss_gradient": "is an error, cut off",
    "losses.l1_loss_gradient": "is a sign",
    "networks.count_linear_pieces": "counts",
    "networks.network_backward": "is `layer_backward`, again and again",
    "networks.network_forward": "is `layer_forward`, again and again",
    "networks.numerical_gradient": "is an estimate",
    "networks.parameter_shapes": "counts",
    "networks.residual_backward": "is `layer_backward`, twice",
    "networks.residual_forward": "is `layer_forward`, twice, and a sum",
    "networks.tent_network": "rounds nothing",
    "training.bayesian_search": "searches",
    "training.gaussian_network": "solves linear equations, as exactly as their condition allows",
    "training.gradient_descent": "is exactly as good as the gradient it is given",
    "training.grid_search": "searches",
    "training.lipo_search": "searches",
    "training.mini_batches": "rounds nothing",
    "training.noisy_curve": "draws",
    "training.random_search": "searches",
    "training.split": "rounds nothing",
}


def units(got: float, exact: mpf, of: mpf | None = None) -> float:
    """Count an error in units in the last place of the exact result, or of another number."""
    magnitude = abs(exact if of is None else of)
    if mpmath.isinf(got) and abs(exact) > LARGEST:
        return 0.0
    unit = math.ulp(min(float(magnitude), LARGEST))
    return float(abs(mpf(float(got)) - exact) / mpf(unit))


def case(name: str, unit: str = "the result"):
    """Enter a generator of comparisons as the case of a function."""

    def enter(compare: Callable[[], Iterator[Comparison]]):
        CASES[name] = Case(name, compare, unit)
        return compare

    return enter


def exact(values) -> list[mpf]:
    return [mpf(float(value)) for value in np.ravel(values)]


def points(dense: float = 750.0, *near: float) -> np.ndarray:
    """Numbers of every magnitude and sign, many below `dense`, and some near given ones."""
    rng = np.random.default_rng(60)
    magnitudes = 10.0 ** rng.uniform(-323, 308.25, 150)
    moderate = 10.0 ** rng.uniform(-17, 3, 150)
    close = [
        x * (1 + sign * 10.0 ** rng.uniform(-16, -1, 50)) for x in near for sign in (-1.0, 1.0)
    ]
    spread = rng.uniform(-dense, dense, 500), rng.uniform(-5, 5, 600)
    few = [0.0, SMALLEST, LARGEST, 1.0, 36.74, 709.0, 745.0]
    return np.concatenate(
        [sign * np.concatenate([magnitudes, moderate, few]) for sign in (-1.0, 1.0)]
        + [*spread, *close, near]
    )


# --- activations -----------------------------------------------------------------------------


def sigma(x: mpf) -> mpf:
    return 1 / (1 + mpmath.exp(-x)) if x >= 0 else mpmath.exp(x) / (1 + mpmath.exp(x))


def softplus(x: mpf) -> mpf:
    return max(x, mpf(0)) + mpmath.log1p(mpmath.exp(-abs(x)))


def mish_gate(x: mpf) -> mpf:
    e = mpmath.exp(-abs(x))
    return (1 + 2 * e) / (1 + 2 * e + 2 * e * e) if x > 0 else e * (e + 2) / (e * e + 2 * e + 2)


def mish_gradient(x: mpf) -> mpf:
    e = mpmath.exp(-abs(x))
    if x > 0:  # sech² of the softplus is 1 minus the gate's square
        gate = 4 * e * e * (1 + e) ** 2 / (1 + 2 * e + 2 * e * e) ** 2
        return mish_gate(x) + x * gate * sigma(x)
    return e * (4 * (x + 1) + 4 * e * e + e**3 + e * (4 * x + 6)) / (e * e + 2 * e + 2) ** 2


def swish_gradient(x: mpf, beta: mpf) -> mpf:
    z = beta * x
    return sigma(z) * (1 + z * sigma(-z))


def tail(x: mpf) -> mpf:
    x = max(min(x, mpf(100)), mpf(-100))  # mpmath refuses more; there it is 0 or 1 to all digits
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def bell(x: mpf) -> mpf:
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


def tanh_gate(x: mpf) -> mpf:
    return 2 * mpmath.sqrt(2 / mpmath.pi) * (x + mpf(0.044715) * x**3)


ROOTS = (-1.2784645427610737, -1.1924312145154952, -0.7517915246935645)
SCALE, DEPTH = mpf(activations.SELU_SCALE), mpf(activations.SELU_ALPHA)
ONE, HUNDREDTH = mpf(1), mpf(0.01)
ELEMENTWISE: dict[str, tuple[Callable[..., mpf], list[tuple[float, ...]]]] = {
    "sigmoid": (sigma, [()]),
    "sigmoid_gradient": (lambda x: sigma(x) * sigma(-x), [()]),
    "tanh": (mpmath.tanh, [()]),
    "tanh_gradient": (lambda x: 4 * sigma(2 * x) * sigma(-2 * x), [()]),
    "leaky_relu": (lambda x, p=HUNDREDTH: x if x > 0 else p * x, [(), (0.3,), (-7.1,)]),
    "leaky_relu_gradient": (lambda x, p=HUNDREDTH: mpf(1) if x > 0 else p, [(), (0.3,)]),
    "elu": (lambda x, a=ONE: x if x > 0 else a * mpmath.expm1(x), [(), (1.67,)]),
    "elu_gradient": (lambda x, a=ONE: mpf(1) if x > 0 else a * mpmath.exp(x), [(), (1.67,)]),
    "softplus": (softplus, [()]),
    "mish": (lambda x: x * mish_gate(x), [()]),
    "mish_gradient": (mish_gradient, [()]),
    "swish": (lambda x, b=ONE: x * sigma(b * x), [(), (1.7,), (-0.3,), (1e-5,)]),
    "swish_gradient": (lambda x, b=ONE: swish_gradient(x, b), [(), (1.7,), (-0.3,), (1e-5,)]),
    "swish_beta_gradient": (
        lambda x, b=ONE: x * x * sigma(b * x) * sigma(-b * x),
        [(), (1.7,), (-0.3,), (1e-5,)],
    ),
    "elu_alpha_gradient": (lambda x: mpf(0) if x > 0 else mpmath.expm1(x), [()]),
    "selu": (lambda x: SCALE * (x if x > 0 else DEPTH * mpmath.expm1(x)), [()]),
    "selu_gradient": (lambda x: SCALE * (1 if x > 0 else DEPTH * mpmath.exp(x)), [()]),
    "gelu": (lambda x: x * tail(x), [()]),
    "gelu_gradient": (lambda x: tail(x) + x * bell(x), [()]),
    "gelu_tanh": (lambda x: x * sigma(tanh_gate(x)), [()]),
    "silu": (lambda x: x * sigma(x), [()]),
    "silu_gradient": (lambda x: swish_gradient(x, mpf(1)), [()]),
}


def elementwise(name: str) -> Iterator[Comparison]:
    formula, options = ELEMENTWISE[name]
    x = points(750.0, *ROOTS)
    for option in options:
        got = getattr(activations, name)(x, *option)
        for value, result in zip(exact(x), got, strict=True):
            yield result, formula(value, *exact(option)), None


for _name in ELEMENTWISE:
    CASES[f"activations.{_name}"] = Case(
        f"activations.{_name}", lambda name=_name: elementwise(name)
    )


@case("activations.gelu_tanh_gradient", "the terms")
def _():
    x = points(45.0)
    for value, got in zip(exact(x), activations.gelu_tanh_gradient(x), strict=True):
        z, slope = (
            tanh_gate(value),
            2 * mpmath.sqrt(2 / mpmath.pi) * (1 + 3 * mpf(0.044715) * value**2),
        )
        terms = sigma(z), value * slope * sigma(z) * sigma(-z)
        yield got, sum(terms), sum(map(abs, terms))


# --- arrays ----------------------------------------------------------------------------------


def matrices(seed: int, *shapes: tuple[int, ...]) -> Iterator[list[np.ndarray]]:
    """Random matrices of scales from 1e-300 to 1e300, which all entries of one share."""
    rng = np.random.default_rng(seed)
    for scale in (1e-300, 1e-160, 1e-9, 1.0, 1e9, 1e160, 1e300):
        yield [scale * rng.normal(size=shape) for shape in shapes]


def length(row: list[mpf]) -> mpf:
    return mpmath.sqrt(sum(x * x for x in row))


@case("arrays.normalize_rows")
def _():
    for (x,) in matrices(1, (6, 5)):
        for row, got in zip(x, arrays.normalize_rows(x), strict=True):
            for value, result in zip(exact(row), got, strict=True):
                yield result, value / length(exact(row)), None


@case("arrays.pairwise_distances")
def _():
    for a, b in [*matrices(2, (4, 64), (3, 64)), *matrices(3, (4, 3), (3, 3))]:
        for i, j in np.ndindex(4, 3):
            difference = [x - y for x, y in zip(exact(a[i]), exact(b[j]), strict=True)]
            yield arrays.pairwise_distances(a, b)[i, j], length(difference), None


def products(a: np.ndarray, b: np.ndarray) -> Iterator[tuple[mpf, mpf]]:
    """Give each entry of a matrix product, and the sum of its terms' magnitudes."""
    for row in a:
        for column in b.T:
            terms = [x * y for x, y in zip(exact(row), exact(column), strict=True)]
            yield sum(terms), sum(map(abs, terms))


def against(got, wanted: Iterable[tuple[mpf, mpf]]) -> Iterator[Comparison]:
    for result, (value, size) in zip(np.ravel(got), wanted, strict=True):
        yield result, value, size


def normal(seed: int, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in shapes]


@case("arrays.dot", "the terms")
def _():
    a, b = normal(4, (7, 30), (30, 5))
    yield from against(arrays.dot(a, b), products(a, b))


@case("arrays.outer")
def _():
    a, b = normal(5, (12,), (9,))
    yield from against(arrays.outer(a, b), products(a[:, None], b[None]))


@case("arrays.multiply")
def _():
    a, b = normal(6, (12, 1), (1, 9))
    yield from against(arrays.multiply(a, b), products(a, b))


@case("arrays.compensated_sum", "the result, of terms that are up to 1e12 times as large")
def _():
    rng = np.random.default_rng(36)
    for scale in (1e-300, 1e-9, 1.0, 1e9, 1e295):
        for spread in (1.0, 1e6, 1e12):
            x = scale * rng.normal(size=60)
            large = scale * spread * rng.normal(size=40)
            x = rng.permutation(np.concatenate([x, large, -large]))
            yield arrays.compensated_sum(x), sum(exact(x)), None


@case("arrays.variance")
def _():
    for (x,) in matrices(37, (25, 2)):
        scale = np.abs(x).max()
        for offset in (0.0, 1e3, 1e9) if scale < 1e290 else (0.0,):
            moved = x + offset * scale
            for column, got in zip(moved.T, arrays.variance(moved), strict=True):
                values = exact(column)
                mean = sum(values) / len(values)
                wanted = sum((value - mean) ** 2 for value in values) / len(values)
                if float(wanted) > 1e-300:
                    yield got, wanted, None


# --- losses ----------------------------------------------------------------------------------


def score_rows() -> Iterator[np.ndarray]:
    rng = np.random.default_rng(7)
    for scale in (1e-12, 0.1, 3.0, 40.0, 300.0, 1e5):
        for size in (2, 3, 10):
            yield from scale * rng.normal(size=(8, size))
    yield from np.array([[0.0, 40.0], [0.1, 40.3], [0.1, 700.3], [-0.7, -0.7], [1e308, -1e308]])


def row_probabilities(row: np.ndarray, temperature: float = 1.0) -> list[mpf]:
    x = [value / mpf(temperature) for value in exact(row)]
    weights = [mpmath.exp(value - max(x)) for value in x]
    return [weight / sum(weights) for weight in weights]


def log_of_sum(row: np.ndarray) -> tuple[mpf, mpf]:
    """Give the maximum of a row, and the logarithm of its sum of exponentials less the maximum."""
    x = sorted(exact(row))
    return x[-1], mpmath.log1p(sum(mpmath.exp(value - x[-1]) for value in x[:-1]))


@case("losses.softmax")
def _():
    for temperature in (1.0, 0.3, 7.5):
        for row in score_rows():
            got = losses.softmax(row, temperature)
            for result, p in zip(got, row_probabilities(row, temperature), strict=True):
                yield result, p, None


@case("losses.log_softmax")
def _():
    for row in score_rows():
        top, rest = log_of_sum(row)
        for result, x in zip(losses.log_softmax(row), exact(row), strict=True):
            yield result, (x - top) - rest, None


@case("losses.log_sum_exp", "the larger of maximum and result")
def _():
    for row in score_rows():
        top, rest = log_of_sum(row)
        yield losses.log_sum_exp(row), top + rest, max(abs(top), abs(top + rest))


@case("losses.class_probabilities", "the result, of scores that are exact")
def _():
    rng = np.random.default_rng(8)
    for scale in (1, 10, 100):
        x, theta = rng.integers(-scale, scale, (5, 3)) / 8, rng.integers(-8, 8, (4, 3)) / 4
        for row, got in zip(x @ theta.T, losses.class_probabilities(x, theta), strict=True):
            yield from zip(got, row_probabilities(row), [None] * 4, strict=True)


@case("losses.l1_loss")
def _():
    for p, t in matrices(9, (40,), (40,)):
        terms = [abs(a - b) for a, b in zip(exact(p), exact(t), strict=True)]
        yield losses.l1_loss(p, t), sum(terms), None


@case("losses.l2_loss")
def _():
    for p, t in matrices(10, (40,), (40,)):
        terms = [(a - b) ** 2 for a, b in zip(exact(p), exact(t), strict=True)]
        yield losses.l2_loss(p, t), sum(terms), None


@case("losses.binary_cross_entropy")
def _():
    rng = np.random.default_rng(11)
    for a in [*rng.uniform(size=30), 1e-300, 1e-17, 1 - 2.0**-53, 0.5 + 1e-9]:
        for y in (0.0, 1.0, 0.3):
            p, share = mpf(float(a)), mpf(y)
            cost = -(share * mpmath.log(p) + (1 - share) * mpmath.log1p(-p))
            yield losses.binary_cross_entropy([a], [y]), cost, None


def neurons() -> Iterator[tuple[float, float, mpf, mpf]]:
    """Give weighted inputs and targets of single neurons, as float64 and exactly."""
    for z in [*points(), 40.0]:
        if abs(z) < 1e4:
            for y in (0.0, 1.0):
                yield z, y, mpf(float(z)), mpf(y)


def off(z: mpf, y: mpf) -> mpf:
    """Give σ(z) − y for a target of 0 or 1."""
    return -sigma(-z) if y == 1 else sigma(z)


@case("losses.binary_cross_entropy_from_logits")
def _():
    for z, y, exact_z, exact_y in neurons():
        cost = softplus(-exact_z if exact_y == 1 else exact_z)
        yield losses.binary_cross_entropy_from_logits([z], [y]), cost, None
    for z in points(40.0)[::5]:
        if abs(z) < 1e4:
            x, y = mpf(float(z)), mpf(0.3)
            cost = y * softplus(-x) + (1 - y) * softplus(x)
            yield losses.binary_cross_entropy_from_logits([z], [0.3]), cost, None


@case("losses.binary_cross_entropy_gradient", "the result, of one sample with target 0 or 1")
def _():
    for z, y, exact_z, exact_y in neurons():
        dw, db = losses.binary_cross_entropy_gradient([z], 0.0, [[1.0]], [y])
        yield dw[0], off(exact_z, exact_y), None
        yield db, off(exact_z, exact_y), None


@case("losses.quadratic_cost", "the result, of one sample with target 0 or 1")
def _():
    for z, y, exact_z, exact_y in neurons():
        yield losses.quadratic_cost([z], 0.0, [[1.0]], [y]), off(exact_z, exact_y) ** 2 / 2, None


@case("losses.quadratic_cost_gradient", "the result, of one sample with target 0 or 1")
def _():
    for z, y, exact_z, exact_y in neurons():
        slope = off(exact_z, exact_y) * sigma(exact_z) * sigma(-exact_z)
        yield losses.quadratic_cost_gradient([z], 0.0, [[1.0]], [y])[1], slope, None


@case("losses.cross_entropy")
def _():
    for row in score_rows():
        top, rest = log_of_sum(row)
        for label, x in enumerate(exact(row)):
            yield losses.cross_entropy(row, label), (top - x) + rest, None


def less_one_hot(row: np.ndarray, label: int) -> list[mpf]:
    """Give the probabilities of a row, less 1 at the label."""
    p = row_probabilities(row)
    others = sum(value for k, value in enumerate(p) if k != label)
    return [-others if k == label else value for k, value in enumerate(p)]


@case("losses.cross_entropy_gradient")
def _():
    for row in score_rows():
        for label in range(len(row)):
            got = losses.cross_entropy_gradient(row, label)
            yield from zip(got, less_one_hot(row, label), [None] * len(row), strict=True)


@case("losses.l2_loss_gradient")
def _():
    for p, t in matrices(30, (40,), (40,)):
        for got, a, b in zip(losses.l2_loss_gradient(p, t), exact(p), exact(t), strict=True):
            yield got, 2 * (a - b), None


@case("losses.reduce_loss")
def _():
    for (x,) in matrices(31, (40,)):
        yield losses.reduce_loss(np.abs(x)), sum(exact(np.abs(x))) / 40, None


@case("losses.huber_loss")
def _():
    for e in [*points(50.0), 0.3, 0.3 * (1 + 1e-15), 1e-100]:
        size, delta = abs(mpf(float(e))), mpf(0.3)
        cost = size**2 / 2 if size <= delta else delta * (size - delta / 2)
        yield losses.huber_loss([e], [0.0], 0.3), cost, None


@case("losses.hinge_loss", "the terms")
def _():
    for score in points(5.0, 1.0):
        for label in (1.0, -1.0):
            exact_score = mpf(float(score))
            cost = max(mpf(0), 1 - label * exact_score)
            yield losses.hinge_loss([score], [label]), cost, 1 + abs(exact_score)


@case("losses.focal_loss", "the result, for γ = 2 and 0.5")
def _():
    for z, y, exact_z, exact_y in neurons():
        s = exact_z if exact_y == 1 else -exact_z
        for gamma in (2.0, 0.5):
            cost = sigma(-s) ** mpf(gamma) * softplus(-s)
            yield losses.focal_loss([z], [y], gamma), cost, None


@case("losses.focal_loss_gradient", "the result, for γ = 2 and 0.5")
def _():
    for z, y, exact_z, exact_y in neurons():
        s = exact_z if exact_y == 1 else -exact_z
        for gamma in (2.0, 0.5):
            slope = sigma(-s) ** mpf(gamma) * (sigma(-s) + gamma * sigma(s) * softplus(-s))
            sign = -1 if exact_y == 1 else 1
            yield losses.focal_loss_gradient([z], [y], gamma)[0], sign * slope, None


@case("losses.kl_divergence", "the terms")
def _():
    rng = np.random.default_rng(32)
    for spread in (1e-14, 1e-6, 0.1, 3.0, 100.0):
        x = rng.normal(size=(10, 6))
        rows = losses.softmax(x), losses.softmax(x + spread * rng.normal(size=(10, 6)))
        for p, q, got in zip(*rows, losses.kl_divergence(*rows), strict=True):
            terms = [a * mpmath.log(a / b) for a, b in zip(exact(p), exact(q), strict=True)]
            yield got, sum(terms), sum(map(abs, terms))


@case("losses.softmax_jacobian")
def _():
    for row in score_rows():
        p, got = row_probabilities(row), losses.softmax_jacobian(row)
        for i, k in np.ndindex(got.shape):
            others = sum(value for j, value in enumerate(p) if j != i)
            yield got[i, k], p[i] * (others if i == k else -p[k]), None


@case("losses.softmax_backward", "the terms")
def _():
    rng = np.random.default_rng(33)
    for row in score_rows():
        g = rng.normal(size=row.shape)
        p, exact_g = row_probabilities(row), exact(g)
        mean = sum(a * b for a, b in zip(p, exact_g, strict=True))
        size = sum(a * abs(b) for a, b in zip(p, exact_g, strict=True))
        for k, got in enumerate(losses.softmax_backward(g, row)):
            yield got, p[k] * (exact_g[k] - mean), p[k] * (abs(exact_g[k]) + size)


@case("losses.masked_softmax")
def _():
    for row in score_rows():
        mask = np.arange(len(row)) != 1
        for got, p in zip(
            losses.masked_softmax(row, mask)[mask], row_probabilities(row[mask]), strict=True
        ):
            yield got, p, None


# --- networks --------------------------------------------------------------------------------


def sums(terms: Iterable[list[mpf]]) -> Iterator[tuple[mpf, mpf]]:
    for some in terms:
        yield sum(some), sum(map(abs, some))


@case("networks.initialize_parameters")
def _():
    draws = np.random.default_rng(12).standard_normal((7, 6))
    for method, variance in (("xavier", mpf(2) / 13), ("he", mpf(2) / 6), ("small", mpf("1e-4"))):
        got = networks.initialize_parameters([6, 7], method, 12)["W1"]
        for result, draw in zip(got.ravel(), exact(draws), strict=True):
            yield result, draw * mpmath.sqrt(variance), None


@case("networks.layer_forward", "the terms, of a linear layer")
def _():
    x, w, b = normal(13, (20, 5), (6, 20), (6, 1))
    with_bias = np.hstack([w, b]), np.vstack([x, np.ones((1, 5))])
    yield from against(networks.layer_forward(x, w, b, "linear")[0], products(*with_bias))


@case("networks.layer_backward", "the terms, of a linear layer")
def _():
    da, x, w, b = normal(14, (6, 8), (20, 8), (6, 20), (6, 1))
    cache = networks.layer_forward(x, w, b, "linear")[1]
    da_previous, dw, db = networks.layer_backward(da, cache, "linear")
    yield from against(da_previous, products(w.T, da))
    yield from against(8 * dw, products(da, x.T))  # a factor of 8 rounds nothing
    yield from against(8 * db, products(da, np.ones((8, 1))))


@case("networks.update_parameters", "the terms")
def _():
    w, dw = normal(15, (6, 7), (6, 7))
    got = networks.update_parameters({"W1": w}, {"dW1": dw}, 0.3)["W1"]
    steps = zip(exact(w), exact(dw), strict=True)
    yield from against(got, sums([value, -mpf(0.3) * slope] for value, slope in steps))


@case("networks.gradient_check")
def _():
    for g, h in matrices(16, (30,), (30,)):
        for other in (h, g * (1 + 1e-7)):
            a, b = exact(g), exact(other)
            difference = length([x - y for x, y in zip(a, b, strict=True)])
            yield networks.gradient_check(g, other), difference / (length(a) + length(b)), None


@case("networks.half_squared_error")
def _():
    for a, t in (normal(17, (4, 5), (4, 5)), 1e-9 * np.stack(normal(18, (4, 5), (4, 5)))):
        terms = [(x - y) ** 2 for x, y in zip(exact(a), exact(t), strict=True)]
        yield networks.half_squared_error(a, t), sum(terms) / 10, None


@case("networks.half_squared_error_gradient")
def _():
    a, t = normal(19, (4, 5), (4, 5))
    got = networks.half_squared_error_gradient(a, t)
    for result, x, y in zip(got.ravel(), exact(a), exact(t), strict=True):
        yield result, x - y, None


# --- convolution -----------------------------------------------------------------------------


@case("convolution.convolve", "the terms")
def _():
    x, filters, bias = normal(20, (7, 6, 3), (2, 3, 3, 3), (2,))
    got = convolution.convolve(x, filters, bias, padding=1, stride=2)
    padded = convolution.zero_pad(x, 1)
    for i, j, k in np.ndindex(got.shape):
        window = exact(padded[2 * i : 2 * i + 3, 2 * j : 2 * j + 3])
        terms = [a * b for a, b in zip(window, exact(filters[k]), strict=True)] + exact(bias[k])
        yield got[i, j, k], sum(terms), sum(map(abs, terms))


@case("convolution.convolve_backward", "the terms")
def _():
    x, filters, g = normal(21, (2, 4, 4, 2), (3, 2, 2, 2), (2, 3, 3, 3))
    d_x, d_filters, d_bias = convolution.convolve_backward(g, x, filters)
    wanted: dict[tuple, list[mpf]] = {}
    for n, i, j, k in np.ndindex(g.shape):
        slope = mpf(float(g[n, i, j, k]))
        wanted.setdefault(("bias", k), []).append(slope)
        for r, c, d in np.ndindex(2, 2, 2):
            at, of = (n, i + r, j + c, d), (k, r, c, d)
            wanted.setdefault(("filters", *of), []).append(slope * mpf(float(x[at])))
            wanted.setdefault(("x", *at), []).append(slope * mpf(float(filters[of])))
    for (array, *at), terms in wanted.items():
        got = {"x": d_x, "filters": d_filters, "bias": d_bias}[array][tuple(at)]
        yield got, sum(terms), sum(map(abs, terms))


@case("convolution.average_pool", "the terms")
def _():
    (x,) = normal(22, (6, 6, 2))
    got = convolution.average_pool(x, 3)
    for i, j, k in np.ndindex(got.shape):
        terms = [value / 9 for value in exact(x[3 * i : 3 * i + 3, 3 * j : 3 * j + 3, k])]
        yield got[i, j, k], sum(terms), sum(map(abs, terms))


@case("convolution.average_pool_backward", "the terms")
def _():
    g, x = normal(23, (4, 4, 1), (6, 6, 1))
    got = convolution.average_pool_backward(g, x, 3, 1)
    for p, q in np.ndindex(6, 6):
        terms = [value / 9 for value in exact(g[max(p - 2, 0) : p + 1, max(q - 2, 0) : q + 1])]
        yield got[p, q, 0], sum(terms), sum(map(abs, terms))


@case("convolution.global_average_pool", "the terms")
def _():
    (x,) = normal(34, (9, 7, 2))
    for k, got in enumerate(convolution.global_average_pool(x)):
        terms = [value / 63 for value in exact(x[..., k])]
        yield got, sum(terms), sum(map(abs, terms))


@case("convolution.global_average_pool_backward")
def _():
    g, x = normal(35, (3,), (9, 7, 3))
    got = convolution.global_average_pool_backward(g, x)[4, 3]
    for result, value in zip(got, exact(g), strict=True):
        yield result, value / 63, None


# --- training --------------------------------------------------------------------------------


@case("training.min_max_scale")
def _():
    for (x,) in [*matrices(24, (9, 3)), [np.array([[-1e308], [1e308], [3e307]])]]:
        for column, got in zip(x.T, training.min_max_scale(x).T, strict=True):
            values = exact(column)
            low, high = min(values), max(values)
            for result, value in zip(got, values, strict=True):
                yield result, (value - low) / (high - low), None


def moments(column: np.ndarray) -> tuple[list[mpf], mpf, mpf]:
    values = exact(column)
    mean = sum(values) / len(values)
    deviations = [value - mean for value in values]
    return deviations, mean, length(deviations) / mpmath.sqrt(len(values))


def tables() -> Iterator[np.ndarray]:
    for (x,) in matrices(25, (25, 2)):
        yield x
        yield x + 1e3 * np.abs(x).max()  # far from 0, compared with the deviation


@case("training.fit_standardizer", "the terms for the mean, the result for the deviation")
def _():
    for x in tables():
        mean, std = training.fit_standardizer(x)
        for j, column in enumerate(x.T):
            _, exact_mean, exact_std = moments(column)
            yield mean[j], exact_mean, sum(map(abs, exact(column))) / len(column)
            yield std[j], exact_std, None


@case("training.standardize")
def _():
    for x in tables():
        got = training.standardize(x)
        for j, column in enumerate(x.T):
            deviations, _, std = moments(column)
            for result, deviation in zip(got[:, j], deviations, strict=True):
                yield result, deviation / std, None
    (x,) = normal(26, (25, 1))
    for result, value in zip(training.standardize(x, [0.3], [1.7])[:, 0], exact(x), strict=True):
        yield result, (value - mpf(0.3)) / mpf(1.7), None


@case("training.lipschitz_estimate")
def _():
    for p, v in matrices(27, (6, 3), (6,)):
        seen = [(exact(row), value) for row, value in zip(p, exact(v), strict=True)]
        slopes = [
            abs(f - g) / length([a - b for a, b in zip(x, y, strict=True)])
            for i, (x, f) in enumerate(seen)
            for y, g in seen[:i]
        ]
        yield training.lipschitz_estimate(p, v), max(slopes), None


@case("training.upper_bound", "the terms")
def _():
    c, p, v = normal(28, (20, 3), (5, 3), (5,))
    for result, row in zip(training.upper_bound(c, p, v, 1.3), c, strict=True):
        bounds = []
        for point, value in zip(p, exact(v), strict=True):
            apart = length([a - b for a, b in zip(exact(row), exact(point), strict=True)])
            bounds.append((value + mpf(1.3) * apart, abs(value) + mpf(1.3) * apart))
        yield result, *min(bounds)


# --- digits ----------------------------------------------------------------------------------


@case("digits.to_columns")
def _():
    (images,) = normal(29, (3, 4, 4))
    got = digits.to_columns(images, 11.0).T.ravel()
    for result, value in zip(got, exact(images), strict=True):
        yield result, value / 11, None


@case("digits.softmax_columns")
def _():
    for row in score_rows():
        got = digits.softmax_columns(row[:, None])[:, 0]
        yield from zip(got, row_probabilities(row), [None] * len(row), strict=True)


@case("digits.cross_entropy_columns")
def _():
    for row in score_rows():
        top, rest = log_of_sum(row)
        for label, x in enumerate(exact(row)):
            yield digits.cross_entropy_columns(row[:, None], [label]), (top - x) + rest, None


@case("digits.cross_entropy_columns_gradient")
def _():
    for row in score_rows():
        for label in range(len(row)):  # three times the same sample, so that 1/m rounds
            got = digits.cross_entropy_columns_gradient(np.stack([row] * 3, axis=1), [label] * 3)
            yield from zip(got[:, 0], less_one_hot(row, label), [None] * len(row), strict=True)


# --- the table -------------------------------------------------------------------------------


def table() -> list[str]:
    """Write the table of the page, one line a function."""
    lines = ["| function | worst error | in units of |", "| --- | ---: | --- |"]
    for name, one in CASES.items():
        lines.append(f"| `{name}` | {np.ceil(one.worst() * 10) / 10:.1f} | {one.unit} |")
    return lines


def with_table(page: str, lines: list[str]) -> str:
    """Put a table in the place of the one that the page has below its mark."""
    before, after = page.split(MARK)
    rest = after.partition("\n\n")[2]
    return "\n".join([before + MARK, *lines, "", rest])


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")
    print(f"Written: the table of {PAGE.name}, {len(CASES)} functions")
