"""The engine: PyTorch, central differences, and every gradient of the earlier chapters."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from solutions import activations as act
from solutions import autograd as ag
from solutions import losses, networks, normalization, regularization

property_test = settings(deadline=None, max_examples=50, derandomize=True)


@pytest.fixture(autouse=True)
def _no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        yield


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


# ------------------------------------------------------------------------------------ operations


@pytest.mark.parametrize("operation", [ag.add, ag.multiply])
@given(
    shapes=st.sampled_from(
        [((4, 3), (3,)), ((3,), (4, 3)), ((4, 1), (1, 3)), ((), (2, 3)), ((2, 1, 3), (4, 1))]
    ),
    seed=st.integers(0, 1000),
)
@property_test
def test_pulls_of_broadcast_operations_are_central_differences(operation, shapes, seed):
    rng = np.random.default_rng(seed)
    x, y = (rng.normal(size=shape) for shape in shapes)
    value, pull = operation(x, y)
    d = rng.normal(size=value.shape)
    dx, dy = pull(d)
    numerical = networks.numerical_gradient(lambda x: np.sum(d * operation(x, y)[0]), x)
    assert_allclose(dx, numerical, rtol=1e-6, atol=1e-8)
    numerical = networks.numerical_gradient(lambda y: np.sum(d * operation(x, y)[0]), y)
    assert_allclose(dy, numerical, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(
    ("big", "small"), [((4, 3), (4,)), ((3,), (1, 3)), ((1, 3), (2, 3)), ((), (1,))]
)
def test_what_does_not_broadcast_is_refused(big, small):
    with pytest.raises(ValueError, match="does not broadcast"):
        ag.unbroadcast(np.ones(big), small)


def test_products_refuse_what_is_no_matrix():
    for left, right in (((3,), (3, 2)), ((2, 3), (2, 3))):
        with pytest.raises(ValueError, match=r"\(m, k\) and \(k, n\)"):
            ag.matmul(np.ones(left), np.ones(right))


def test_a_sum_gives_back_arrays_that_can_be_written_to():
    _, pull = ag.total(np.ones((2, 3)), axis=0)
    (dx,) = pull(np.arange(3.0))
    dx += 1
    assert_array_equal(dx, [[1, 2, 3], [1, 2, 3]])


@pytest.mark.slow
def test_a_calculation_with_everything_agrees_with_pytorch(torch):
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=shape) for shape in ((5, 3), (3, 4), (4,), (5, 1))]

    def calculate(x, w, b, c, tanh):
        h = tanh(x @ w + b)
        p = (h * h).sum(1)
        return ((2.0 - p) / ((c * c).sum() + 1.0) - h.sum(0).sum() ** 2.0).sum()

    nodes = [ag.Node(a) for a in arrays]
    ours = calculate(*nodes, lambda x: ag.activate(x, "tanh"))
    tensors = [torch.tensor(a, requires_grad=True) for a in arrays]
    theirs = calculate(*tensors, torch.tanh)
    theirs.backward()
    assert_allclose(ours.value, theirs.item(), rtol=1e-13)
    for gradient, tensor in zip(ag.gradients(ours, nodes), tensors, strict=True):
        assert_allclose(gradient, tensor.grad.numpy(), rtol=1e-11, atol=1e-13)


# ------------------------------------------------------------------------------------ the engine


@given(st.integers(0, 10_000))
@property_test
def test_order_and_derivatives_of_random_calculations(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 15))
    parents = {0: []} | {i: list(rng.integers(0, i, size=rng.integers(1, 4))) for i in range(1, n)}
    weights = {i: rng.normal(size=len(parents[i])) for i in range(1, n)}
    order = ag.topological_order(parents, n - 1)
    place = {name: i for i, name in enumerate(order)}
    assert len(place) == len(order)
    assert all(place[p] < place[name] for name in order for p in parents[name])
    exact = {n - 1: 1.0}
    for i in range(n - 1, 0, -1):
        for parent, w in zip(parents[i], weights[i], strict=True) if i in exact else ():
            exact[parent] = exact.get(parent, 0.0) + exact[i] * w
    found = ag.backward(parents, {i: lambda d, w=w: d * w for i, w in weights.items()}, n - 1)
    assert found.keys() == exact.keys()
    for name, value in exact.items():
        assert_allclose(found[name], value, rtol=1e-10, atol=1e-12)


def test_long_calculations_do_not_run_into_the_limit_of_recursion():
    x = y = ag.Node(1.0)
    for _ in range(5000):
        y = y + 0.0
    assert_array_equal(ag.gradients(y, [x]), [1.0])


@pytest.mark.parametrize(
    "parents", [{"a": ["b"]}, {"a": ["a"]}, {"a": ["b", "c"], "b": ["c"], "c": ["a"]}]
)
def test_missing_names_and_circles_are_refused(parents):
    with pytest.raises(ValueError, match=r"must have an entry|computed from itself"):
        ag.topological_order(parents, "a")


def test_shared_arrays_are_not_written_to():
    a, b = ag.Node([1.0, 2.0]), ag.Node([3.0, 4.0])
    c = a + b
    da, db = ag.gradients((c + a + c + b + b).sum(), [a, b])
    assert_array_equal([da, db], [[3, 3], [4, 4]])


def test_what_the_output_does_not_depend_on_has_the_derivative_0():
    a, b = ag.Node([1.0, 2.0]), ag.Node([[3.0]])
    assert_array_equal(ag.gradients((a * a).sum(), [a, b])[1], [[0]])
    with pytest.raises(ValueError, match=r"single number, got shape \(2,\)"):
        ag.gradients(a * a, [a])


# -------------------------------------------------------------------- the gradients of all chapters


@pytest.mark.parametrize(
    "name",
    ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "mish", "swish", "silu"],
)
def test_activations(name):
    x = ag.Node(np.linspace(-5, 5, 41))
    (ours,) = ag.gradients(ag.activate(x, name).sum(), [x])
    derivative = act.sigmoid if name == "softplus" else getattr(act, f"{name}_gradient")
    assert_array_equal(ours, derivative(x.value))


def test_sigmoid_from_its_parts():
    x = ag.Node(np.linspace(-5, 5, 41))
    exponential = ag.record(lambda x: ag.elementwise(x, np.exp, np.exp), -x)
    (ours,) = ag.gradients(((exponential + 1.0) ** -1.0).sum(), [x])
    assert_allclose(ours, act.sigmoid_gradient(x.value), rtol=1e-12)


def test_losses():
    rng = np.random.default_rng(1)
    z, labels = ag.Node(rng.normal(size=(6, 4))), rng.integers(4, size=6)
    exponential = ag.record(lambda x: ag.elementwise(x, np.exp, np.exp), z)
    logarithm = ag.record(lambda x: ag.elementwise(x, np.log, lambda x: 1 / x), exponential.sum(1))
    right = (z * np.eye(4)[labels]).sum()
    by_parts = (logarithm.sum() - right) / 6.0
    at_once = ag.record(lambda z: ag.softmax_cross_entropy(z, labels), z)
    for cost in (by_parts, at_once):
        assert_allclose(cost.value, losses.cross_entropy(z.value, labels), rtol=1e-13)
        (ours,) = ag.gradients(cost, [z])
        assert_allclose(ours, losses.cross_entropy_gradient(z.value, labels), atol=1e-14)
    w, b, x, y = rng.normal(size=3), 0.3, rng.normal(size=(8, 3)), rng.integers(2, size=8)
    nodes = ag.Node(w[:, None]), ag.Node(b)
    logit = x @ nodes[0] + nodes[1]
    cost = (ag.activate(logit, "softplus") - logit * y[:, None]).sum() / 8.0
    dw, db = losses.binary_cross_entropy_gradient(w, b, x, y)
    ours = ag.gradients(cost, nodes)
    assert_allclose(ours[0][:, 0], dw, rtol=1e-12, atol=1e-14)
    assert_allclose(ours[1], db, rtol=1e-12, atol=1e-14)


def test_penalties():
    w = ag.Node(np.random.default_rng(2).normal(size=(3, 2)))
    (ours,) = ag.gradients((w * w).sum() * (0.3 / 2), [w])
    assert_allclose(ours, regularization.l2_penalty_gradient(w.value, 0.3), rtol=1e-14)
    absolute = ag.record(lambda x: ag.elementwise(x, np.abs, np.sign), w)
    (ours,) = ag.gradients(absolute.sum() * 0.3, [w])
    assert_allclose(ours, regularization.l1_penalty_gradient(w.value, 0.3), rtol=1e-14)


def test_batch_norm_from_its_parts():
    rng = np.random.default_rng(3)
    x, dy = ag.Node(rng.normal(2, 3, size=(6, 4))), rng.normal(size=(6, 4))
    scale, shift = (ag.Node(v) for v in rng.normal(size=(2, 4)))
    centred = x - x.sum(0) / 6.0
    y = centred * ((centred * centred).sum(0) / 6.0 + 1e-5) ** -0.5 * scale + shift
    value, cache = normalization.batch_norm(x.value, scale.value, shift.value)
    assert_allclose(y.value, value, rtol=1e-12)
    ours = ag.gradients((y * dy).sum(), [x, scale, shift])
    for one, other in zip(ours, normalization.batch_norm_backward(dy, cache), strict=True):
        assert_allclose(one, other, rtol=1e-10, atol=1e-12)


NAMES = ["tanh", "relu", "mish", "sigmoid"]


def forward(x, parameters):
    """Compute a network on columns, as `networks.network_forward` does."""
    a = x
    for layer, name in enumerate(NAMES, start=1):
        a = ag.activate(parameters[f"W{layer}"] @ a + parameters[f"b{layer}"], name)
    return a


def test_networks_and_twenty_steps_of_training():
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(3, 9)), rng.uniform(size=(2, 9))
    by_hand = networks.initialize_parameters([3, 6, 5, 4, 2], "xavier", rng=5)
    by_engine = {name: value.copy() for name, value in by_hand.items()}
    for _ in range(20):
        output, caches = networks.network_forward(x, by_hand, NAMES)
        expected = networks.network_backward(output - y, caches, NAMES)
        nodes = {name: ag.Node(value) for name, value in by_engine.items()}
        error = forward(x, nodes) - y
        found = ag.gradients((error * error).sum() / (2.0 * 9), list(nodes.values()))
        gradients = {f"d{name}": g for name, g in zip(nodes, found, strict=True)}
        for name, gradient in gradients.items():
            assert_allclose(gradient, expected[name], rtol=1e-12, atol=1e-12)
        by_hand = networks.update_parameters(by_hand, expected, 0.5)
        by_engine = networks.update_parameters(by_engine, gradients, 0.5)
    for name in by_hand:
        assert_allclose(by_engine[name], by_hand[name], rtol=1e-12, atol=1e-12)
