"""Fully connected networks: the numbers of the source notes, PyTorch, differences, properties."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import differentiate, optimize

from solutions import networks

NO_TORCH = "PyTorch is not installed: pip install torch"
NO_TENSORFLOW = "TensorFlow is not installed: pip install tensorflow"
NAMES = sorted(networks.ACTIVATIONS)
SMOOTH = sorted(set(NAMES) - {"relu", "leaky_relu", "elu"})

# The worked example, row C5.
INPUT = np.array([[0.05], [0.10]])
TARGET = np.array([[0.01], [0.99]])
START = {
    "W1": np.array([[0.15, 0.20], [0.25, 0.30]]),
    "b1": np.array([[0.35], [0.35]]),
    "W2": np.array([[0.40, 0.45], [0.50, 0.55]]),
    "b2": np.array([[0.60], [0.60]]),
}
SIGMOIDS = ["sigmoid", "sigmoid"]


@pytest.fixture(autouse=True)
def _warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def a_network(sizes=(3, 4, 2), m=5, seed=1, method="xavier"):
    rng = np.random.default_rng(seed)
    parameters = networks.initialize_parameters(sizes, method, rng)
    for name, value in parameters.items():
        if name.startswith("b"):
            value += 0.3 * rng.normal(size=value.shape)
    return rng.normal(size=(sizes[0], m)), rng.normal(size=(sizes[-1], m)), parameters


def cost(x, t, parameters, activations):
    output, _ = networks.network_forward(x, parameters, activations)
    return networks.half_squared_error(output, t)


def all_gradients(x, t, parameters, activations):
    output, caches = networks.network_forward(x, parameters, activations)
    d_output = networks.half_squared_error_gradient(output, t)
    return networks.network_backward(d_output, caches, activations)


def differences(x, t, parameters, activations, step=1e-5):
    return {
        f"d{name}": networks.numerical_gradient(
            lambda value, name=name: cost(x, t, {**parameters, name: value}, activations),
            parameters[name],
            step,
        )
        for name in parameters
    }


def weights_only(gradients):
    """Keep the biases fixed, as the calculation by hand does."""
    return {name: np.where(name[1] == "W", value, 0.0) for name, value in gradients.items()}


# --- Row C5: the worked example ------------------------------------------------------------------


def hand_calculation():
    output, ((_, _, _, net_h), (out_h, _, _, net_o)) = networks.network_forward(
        INPUT, START, SIGMOIDS
    )
    gradients = all_gradients(INPUT, TARGET, START, SIGMOIDS)
    after = networks.update_parameters(START, weights_only(gradients), 0.5)
    new_output, _ = networks.network_forward(INPUT, after, SIGMOIDS)
    errors = (output - TARGET)[:, 0] ** 2 / 2
    w = np.concatenate([after["W1"].ravel(), after["W2"].ravel()])
    dw = np.concatenate([gradients["dW1"].ravel(), gradients["dW2"].ravel()])
    return (
        {
            "net_h1": net_h[0, 0],
            "net_h2": net_h[1, 0],
            "out_h1": out_h[0, 0],
            "out_h2": out_h[1, 0],
            "net_o1": net_o[0, 0],
            "net_o2": net_o[1, 0],
            "out_o1": output[0, 0],
            "out_o2": output[1, 0],
            "E_o1": errors[0],
            "E_o2": errors[1],
            "E": networks.half_squared_error(output, TARGET),
            "db_o1": gradients["db2"][0, 0],
            "db_o2": gradients["db2"][1, 0],
            "db_h1": gradients["db1"][0, 0],
            "db_h2": gradients["db1"][1, 0],
            "E after the step": networks.half_squared_error(new_output, TARGET),
            "out_o1 after the step": new_output[0, 0],
            "out_o2 after the step": new_output[1, 0],
        }
        | {f"dE/dw{k}": value for k, value in enumerate(dw, start=1)}
        | {f"w{k} after the step": value for k, value in enumerate(w, start=1)}
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param(name, value, id=f"C5 {name}")
        for name, value in {
            "net_h1": 0.3775,
            "net_h2": 0.3925,
            "out_h1": 0.593269992,
            "out_h2": 0.596884378,
            "net_o1": 1.105905967,
            "net_o2": 1.224921404,
            "out_o1": 0.751365070,
            "out_o2": 0.772928465,
            "E_o1": 0.274811083,
            "E_o2": 0.023560026,
            "E": 0.298371109,
            "dE/dw1": 0.000438568,
            "dE/dw2": 0.000877135,
            "dE/dw3": 0.000497713,
            "dE/dw4": 0.000995425,
            "dE/dw5": 0.082167041,
            "dE/dw6": 0.082667628,
            "dE/dw7": -0.022602540,
            "dE/dw8": -0.022740242,
            "db_o1": 0.138498562,
            "db_o2": -0.038098237,
            "db_h1": 0.008771355,
            "db_h2": 0.009954255,
            "w1 after the step": 0.149780716,
            "w2 after the step": 0.199561432,
            "w3 after the step": 0.249751144,
            "w4 after the step": 0.299502287,
            "w5 after the step": 0.358916480,
            "w6 after the step": 0.408666186,
            "w7 after the step": 0.511301270,
            "w8 after the step": 0.561370121,
            "out_o1 after the step": 0.742088111,
            "out_o2 after the step": 0.775284968,
            "E after the step": 0.291027774,
        }.items()
    ],
)
def test_worked_example(name, value):
    assert_allclose(hand_calculation()[name], value, rtol=0, atol=5.1e-10)


def test_c5_out_o1_is_075136507_and_not_075136079():
    numbers = hand_calculation()
    assert f"{numbers['out_o1']:.8f}" == "0.75136507"
    assert abs(numbers["out_o1"] - 0.75136079) > 4e-6
    # The note's own next line, E_o1 = 0.274811083, follows from the right number only.
    assert abs((0.75136507 - 0.01) ** 2 / 2 - 0.274811083) < 1e-9
    assert abs((0.75136079 - 0.01) ** 2 / 2 - 0.274811083) > 3e-6


def test_c5_lost_sign_gives_the_complement():
    numbers = hand_calculation()
    lost = 1 / (1 + np.exp(numbers["net_o1"]))
    assert f"{lost:.6f}" == "0.248635"
    assert_allclose(1 - lost, numbers["out_o1"], rtol=1e-15)


def test_c5_biases_follow_from_the_sums():
    numbers = hand_calculation()
    b1 = 0.3775 - (0.15 * 0.05 + 0.20 * 0.10)
    b2 = 1.105905967 - (0.40 * numbers["out_h1"] + 0.45 * numbers["out_h2"])
    assert_allclose([b1, b2], [0.35, 0.60], atol=1e-9)


def test_c5_hidden_gradients_missing_in_the_note_agree_with_differences():
    exact = all_gradients(INPUT, TARGET, START, SIGMOIDS)
    for name, estimate in differences(INPUT, TARGET, START, SIGMOIDS).items():
        assert networks.gradient_check(exact[name], estimate) < 1e-8


@pytest.mark.parametrize(
    ("keep_biases", "steps", "error"),
    [
        pytest.param(True, 1, 2.910e-1, id="C5 biases fixed, 1 step"),
        pytest.param(True, 100, 2.005e-2, id="C5 biases fixed, 100 steps"),
        pytest.param(True, 1000, 1.114e-3, id="C5 biases fixed, 1000 steps"),
        pytest.param(False, 1, 2.805e-1, id="C5 biases learned, 1 step"),
        pytest.param(False, 100, 6.083e-3, id="C5 biases learned, 100 steps"),
        pytest.param(False, 1000, 2.707e-4, id="C5 biases learned, 1000 steps"),
    ],
)
def test_many_steps(keep_biases, steps, error):
    parameters = START
    for _ in range(steps):
        gradients = all_gradients(INPUT, TARGET, parameters, SIGMOIDS)
        gradients = weights_only(gradients) if keep_biases else gradients
        parameters = networks.update_parameters(parameters, gradients, 0.5)
    assert_allclose(cost(INPUT, TARGET, parameters, SIGMOIDS), error, rtol=5e-4)
    assert_array_equal(parameters["b1"] == START["b1"], keep_biases)


# --- Row C6: depth -------------------------------------------------------------------------------


@pytest.mark.parametrize("depth", range(1, 9), ids=lambda depth: f"C6 {2**depth} pieces")
def test_tent_network(depth):
    x = np.linspace(0, 1, 2 ** (depth + 3) + 1)
    parameters, activations = networks.tent_network(depth)
    y, _ = networks.network_forward(x[None], parameters, activations)
    assert networks.count_linear_pieces(x, y[0]) == 2**depth
    # The sawtooth: distance to the nearest even multiple of 2^-depth, stretched to [0, 1].
    assert_allclose(y[0], np.abs(x * 2**depth - 2 * np.round(x * 2 ** (depth - 1))), atol=1e-12)
    assert sum(p.size for name, p in parameters.items() if name[0] == "b") == 2 * depth + 1


@settings(deadline=None, max_examples=50, derandomize=True)
@given(st.integers(1, 12), st.integers(0, 1000))
def test_c6_one_hidden_layer_has_at_most_one_piece_more_than_units(units, seed):
    x, _, parameters = a_network((1, units, 1), m=1, seed=seed)
    x = np.linspace(-5, 5, 4001)
    y, _ = networks.network_forward(x[None], parameters, ["relu", "linear"])
    assert 1 <= networks.count_linear_pieces(x, y[0]) <= units + 1


@pytest.mark.parametrize(
    ("y", "pieces"),
    [
        ([0, 1, 2, 3, 4, 5, 6], 1),
        ([0, 0, 0, 0, 0, 0, 0], 1),
        ([0, 1, 2, 3, 2, 1, 0], 2),
        ([0, 1, 2, 3, 3, 3, 2, 1], 3),
        ([0, 1, 2, 2.5, 2, 1, 0], 2),
        ([0, 1, 0, 1, 0], 0),
        ([1, 2], 0),
        ([], 0),
    ],
    ids=["line", "flat", "tent", "table", "corner off the grid", "too coarse", "short", "empty"],
)
def test_count_linear_pieces(y, pieces):
    assert networks.count_linear_pieces(np.arange(len(y)), y) == pieces


def test_tent_network_needs_a_layer():
    with pytest.raises(ValueError, match="depth must be at least 1, got 0"):
        networks.tent_network(0)
    with pytest.raises(ValueError, match=r"one shape \(n,\), got \(2,\) and \(3,\)"):
        networks.count_linear_pieces([0, 1], [0, 1, 2])


# --- Row E7: initialisation ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "std"),
    [
        pytest.param("zeros", 0.0, id="E7 zeros"),
        pytest.param("small", 0.01, id="E7 small"),
        pytest.param("large", 100.0, id="E7 large"),
        pytest.param("xavier", np.sqrt(2 / 900), id="E7 Xavier"),
        pytest.param("he", np.sqrt(2 / 600), id="E7 He"),
    ],
)
def test_spread_of_weights(method, std):
    parameters = networks.initialize_parameters([600, 300], method, 3)
    assert_allclose(parameters["W1"].std(), std, rtol=0.01)
    assert abs(parameters["W1"].mean()) <= 5 * std / np.sqrt(600 * 300)
    assert_array_equal(parameters["b1"], np.zeros((300, 1)))


def test_draws_are_those_of_the_generator():
    rng = np.random.default_rng(8)
    w1, w2 = rng.standard_normal((3, 4)), rng.standard_normal((2, 3))
    parameters = networks.initialize_parameters([4, 3, 2], "small", 8)
    assert list(parameters) == ["W1", "b1", "W2", "b2"]
    assert_allclose(parameters["W1"], 0.01 * w1, rtol=1e-15)
    assert_allclose(parameters["W2"], 0.01 * w2, rtol=1e-15)


def test_a_generator_goes_on_and_a_seed_begins_again():
    rng = np.random.default_rng(0)
    first, second = (networks.initialize_parameters([2, 2], rng=rng)["W1"] for _ in range(2))
    assert not np.any(first == second)
    assert_array_equal(networks.initialize_parameters([2, 2], rng=0)["W1"], first)
    unseeded = [networks.initialize_parameters([2, 2])["W1"] for _ in range(2)]
    assert not np.any(unseeded[0] == unseeded[1])


def test_e7_randn_takes_no_tuple():
    with pytest.raises(TypeError):
        np.random.randn((2, 2))  # the call of the note
    assert np.random.default_rng(0).standard_normal((2, 2)).shape == (2, 2)


def train(parameters, activations, x, t, steps, rate):
    for _ in range(steps):
        parameters = networks.update_parameters(
            parameters, all_gradients(x, t, parameters, activations), rate
        )
    return parameters


def test_e7_zero_weights_keep_hidden_units_identical():
    x = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1]])
    t = np.array([[0.0, 1, 1, 0]]) + 0.1 * x[:1]
    activations = ["sigmoid", "sigmoid"]
    zeros = networks.initialize_parameters([2, 4, 1], "zeros")
    trained = train(zeros, activations, x, t, 200, 1.0)
    assert np.all(trained["W1"] != 0)
    assert_allclose(trained["W1"], np.tile(trained["W1"][:1], (4, 1)), rtol=1e-12)
    random = train(
        networks.initialize_parameters([2, 4, 1], "xavier", 0), activations, x, t, 9, 1.0
    )
    assert np.ptp(random["W1"], axis=0).min() > 0.1


def test_e7_zero_weights_with_tanh_or_relu_never_move():
    x, t, _ = a_network((2, 4, 1))
    for name in ("tanh", "relu"):
        zeros = networks.initialize_parameters([2, 4, 1], "zeros")
        trained = train(zeros, [name, "linear"], x, t, 50, 0.5)
        assert not trained["W1"].any()
        assert not trained["W2"].any()
        assert trained["b2"].any()


def signal(method, activation, depth=10, width=100, seed=0):
    rng = np.random.default_rng(seed)
    sizes = [width] * (depth + 1)
    parameters = networks.initialize_parameters(sizes, method, rng)
    x = rng.standard_normal((width, 200))
    output, caches = networks.network_forward(x, parameters, [activation] * depth)
    layers = [cache[0] for cache in caches[1:]] + [output]
    return [float(np.sqrt(np.mean(a**2))) for a in layers], layers[-1]


def test_e7_small_weights_fail_in_deep_networks():
    sizes, _ = signal("small", "tanh")
    assert_allclose(np.log10(sizes), -np.arange(1, 11), atol=0.15)  # 0.01 · √100 = 0.1 a layer


def test_e7_large_weights_saturate():
    _, last = signal("large", "tanh")
    assert np.mean(np.abs(last) > 0.999) > 0.99


def test_e7_xavier_and_he_keep_the_signal():
    assert signal("xavier", "tanh")[0][-1] > 0.2
    assert signal("xavier", "linear")[0][-1] == pytest.approx(1, rel=0.3)
    assert signal("he", "relu")[0][-1] == pytest.approx(1, rel=0.3)
    assert signal("xavier", "relu")[0][-1] == pytest.approx(2**-5, rel=0.3)  # √½ a layer


@pytest.mark.parametrize("method", ["xavier", "he"])
@pytest.mark.slow
def test_spread_agrees_with_torch(method):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    torch.manual_seed(0)
    weight = torch.empty(400, 500)
    if method == "xavier":
        torch.nn.init.xavier_normal_(weight)
    else:
        torch.nn.init.kaiming_normal_(weight, nonlinearity="relu")
    ours = networks.initialize_parameters([500, 400], method, 0)["W1"]
    assert_allclose(ours.std(), weight.std().item(), rtol=0.01)


@pytest.mark.slow
def test_default_of_torch_linear_is_uniform():
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    torch.manual_seed(0)
    layer = torch.nn.Linear(400, 300)
    bound = 1 / np.sqrt(400)
    for values in (layer.weight, layer.bias):
        assert bound * 0.98 < values.abs().max().item() <= bound


@pytest.mark.parametrize("method", ["xavier", "he"])
@pytest.mark.slow
def test_spread_agrees_with_tensorflow(method):
    tf = pytest.importorskip("tensorflow", reason=NO_TENSORFLOW)
    kind = {"xavier": tf.keras.initializers.GlorotNormal, "he": tf.keras.initializers.HeNormal}
    kernel = kind[method](seed=0)(shape=(500, 400)).numpy()
    ours = networks.initialize_parameters([500, 400], method, 0)["W1"]
    assert_allclose(ours.std(), kernel.std(), rtol=0.01)


# --- Row E8: dimensions --------------------------------------------------------------------------


@settings(deadline=None, max_examples=50, derandomize=True)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=5), st.integers(1, 4))
def test_e8_shapes_of_everything(sizes, m):
    activations = ["tanh"] * (len(sizes) - 1)
    shapes = networks.parameter_shapes(sizes)
    parameters = networks.initialize_parameters(sizes, "he", 0)
    output, caches = networks.network_forward(np.ones((sizes[0], m)), parameters, activations)
    gradients = networks.network_backward(np.ones_like(output), caches, activations)
    assert output.shape == (sizes[-1], m)
    assert {name: value.shape for name, value in parameters.items()} == shapes
    assert {name[1:]: value.shape for name, value in gradients.items()} == shapes
    assert list(gradients) == [f"d{name}" for name in parameters]
    for layer, (a_previous, w, b, z) in enumerate(caches, start=1):
        assert w.shape == shapes[f"W{layer}"] == (sizes[layer], sizes[layer - 1])
        assert b.shape == shapes[f"b{layer}"] == (sizes[layer], 1)
        assert a_previous.shape == (sizes[layer - 1], m)
        assert z.shape == (sizes[layer], m)
        da_previous, dw, db = networks.layer_backward(z, caches[layer - 1], "tanh")
        assert (da_previous.shape, dw.shape, db.shape) == (a_previous.shape, w.shape, b.shape)


def test_e8_parameter_shapes():
    shapes = {"W1": (4, 3), "b1": (4, 1), "W2": (2, 4), "b2": (2, 1)}
    assert networks.parameter_shapes([3, 4, 2]) == shapes
    assert networks.parameter_shapes(np.array([3, 4, 2], dtype=np.int32)) == shapes
    assert networks.parameter_shapes(n for n in (3, 4, 2)) == shapes
    assert all(type(n) is int for n in networks.parameter_shapes(np.array([3, 4]))["W1"])


@pytest.mark.parametrize(
    ("sizes", "error", "message"),
    [
        ([], ValueError, "layer_sizes must hold at least two"),
        ([3], ValueError, "layer_sizes must hold at least two"),
        ([3, 0], ValueError, "size 1 must be at least 1, got 0"),
        ([3, -1, 2], ValueError, "size 1 must be at least 1, got -1"),
        ([3.0, 2.0], TypeError, "size 0 must be an integer, got 3.0"),
        ([[3, 2]], TypeError, "size 0 must be an integer"),
        (["a", "b"], TypeError, "size 0 must be an integer, got 'a'"),
    ],
)
def test_parameter_shapes_refuses(sizes, error, message):
    for function in (networks.parameter_shapes, networks.initialize_parameters):
        with pytest.raises(error, match=message):
            function(sizes)


def test_initialize_parameters_refuses_an_unknown_method():
    with pytest.raises(ValueError, match=r"method must be one of zeros, small, .* got 'lecun'"):
        networks.initialize_parameters([2, 2], "lecun")


# --- Row E9: the forward step --------------------------------------------------------------------


@pytest.mark.parametrize("activation", NAMES)
def test_e9_forward_of_one_sample_at_a_time_is_forward_of_the_batch(activation):
    x, _, p = a_network()
    a, cache = networks.layer_forward(x, p["W1"], p["b1"], activation)
    function, _ = networks.ACTIVATIONS[activation]
    for i in range(x.shape[1]):
        z = [sum(w * v for w, v in zip(p["W1"][k], x[:, i], strict=True)) for k in range(4)]
        z = np.array(z) + p["b1"][:, 0]
        assert_allclose(cache[3][:, i], z, rtol=1e-13)
        assert_allclose(a[:, i], function(z), rtol=1e-12)
    assert_array_equal(cache[0], x)
    assert_array_equal(cache[1], p["W1"])
    assert_array_equal(cache[2], p["b1"])


def test_e9_cache_without_a_previous_is_not_enough():
    # Two inputs with the same z: everything the note keeps is equal, and dW is not.
    w, b = np.array([[1.0, 2.0]]), np.array([[0.5]])
    one, other = np.array([[3.0], [1.0]]), np.array([[1.0], [2.0]])
    _, cache_one = networks.layer_forward(one, w, b, "tanh")
    _, cache_other = networks.layer_forward(other, w, b, "tanh")
    for kept_one, kept_other in zip(cache_one[1:], cache_other[1:], strict=True):
        assert_array_equal(kept_one, kept_other)
    _, dw_one, db_one = networks.layer_backward([[1.0]], cache_one, "tanh")
    _, dw_other, db_other = networks.layer_backward([[1.0]], cache_other, "tanh")
    assert_array_equal(db_one, db_other)
    assert not np.any(dw_one == dw_other)
    with pytest.raises(ValueError, match="expected 4"):
        networks.layer_backward([[1.0]], cache_one[1:], "tanh")


def test_linear_output_is_not_the_cached_array():
    a, (_, _, _, z) = networks.layer_forward([[1.0]], [[2.0]], [[0.5]], "linear")
    assert a is not z
    assert a == z == 2.5


def test_lists_integers_and_float32_give_float64():
    lists = ([[1, 2]], [[3], [4]], [[5], [6]])
    single = tuple(np.array(value, dtype=np.float32) for value in lists)
    for arguments in (lists, single):
        a, cache = networks.layer_forward(*arguments, "relu")
        assert_array_equal(a, [[8, 11], [10, 14]])
        for array in (a, *cache, *networks.layer_backward([[1, 1], [1, 1]], cache, "relu")):
            assert array.dtype == np.float64
    assert networks.half_squared_error([[1]], [[3]]).dtype == np.float64
    assert networks.numerical_gradient(np.sum, [1, 2]).dtype == np.float64
    assert networks.update_parameters({"W1": [1]}, {"dW1": [2]}, 1)["W1"].dtype == np.float64


@pytest.mark.parametrize("activation", NAMES)
@pytest.mark.parametrize("size", [1e4, 1e100])
def test_extreme_values(activation, size):
    x = np.array([[size, -size, 0.0]])
    a, cache = networks.layer_forward(x, [[1.0]], [[0.0]], activation)
    da, dw, _ = networks.layer_backward(np.ones_like(a), cache, activation)
    assert np.all(np.isfinite(a))
    assert np.all(np.isfinite(da))
    assert np.all(np.isfinite(dw))


# --- Row E10: the backward step ------------------------------------------------------------------


@pytest.mark.parametrize("activation", NAMES)
def test_e10_one_layer_against_differences(activation):
    x, t, p = a_network((3, 2), m=4)
    a, cache = networks.layer_forward(x, p["W1"], p["b1"], activation)
    da = np.cos(a) + t  # loss: sin(a) + t·a, summed over the units
    da_previous, dw, db = networks.layer_backward(da, cache, activation)

    def mean_loss(x, w, b):
        a, _ = networks.layer_forward(x, w, b, activation)
        return np.sum(np.sin(a) + t * a) / 4

    w, b = p["W1"], p["b1"]
    estimates = (
        4 * networks.numerical_gradient(lambda x: mean_loss(x, w, b), x),
        networks.numerical_gradient(lambda w: mean_loss(x, w, b), w),
        networks.numerical_gradient(lambda b: mean_loss(x, w, b), b),
    )
    for exact, estimate in zip((da_previous, dw, db), estimates, strict=True):
        assert networks.gradient_check(exact, estimate) < 1e-8


@pytest.mark.parametrize("activation", ["linear", "sigmoid", "tanh", "relu"])
def test_e10_sums_written_out(activation):
    x, da, p = a_network((3, 2), m=4)
    w = p["W1"]
    _, cache = networks.layer_forward(x, w, p["b1"], activation)
    dz = da * networks.ACTIVATIONS[activation][1](cache[3])
    da_previous, dw, db = networks.layer_backward(da, cache, activation)
    assert_allclose(dw, np.einsum("km,jm->kj", dz, x) / 4, rtol=1e-13)
    assert_allclose(db, np.einsum("km->k", dz)[:, None] / 4, rtol=1e-13)
    assert_allclose(da_previous, np.einsum("kj,km->jm", w, dz), rtol=1e-13)


@settings(deadline=None, max_examples=50, derandomize=True)
@given(
    st.lists(st.integers(1, 4), min_size=3, max_size=4),
    st.lists(st.sampled_from(SMOOTH), min_size=3, max_size=3),
    st.integers(1, 4),
    st.integers(0, 10**6),
)
def test_whole_network_against_differences(sizes, names, m, seed):
    x, t, parameters = a_network(sizes, m, seed)
    activations = names[: len(sizes) - 1]
    exact = all_gradients(x, t, parameters, activations)
    for name, estimate in differences(x, t, parameters, activations).items():
        assert_allclose(exact[name], estimate, rtol=1e-6, atol=1e-8)


@settings(deadline=None, max_examples=50, derandomize=True)
@given(st.integers(1, 5), st.integers(1, 4), st.integers(0, 10**6))
def test_where_one_over_m_stands(m, copies, seed):
    """Copies of a batch change no gradient of the cost, and each sample has its own da."""
    x, t, parameters = a_network(m=m, seed=seed)
    activations = ["tanh", "sigmoid"]
    once = all_gradients(x, t, parameters, activations)
    again = all_gradients(np.tile(x, copies), np.tile(t, copies), parameters, activations)
    single = [
        all_gradients(x[:, i : i + 1], t[:, i : i + 1], parameters, activations) for i in range(m)
    ]
    for name, value in once.items():
        assert_allclose(again[name], value, rtol=1e-10, atol=1e-14)
        assert_allclose(np.mean([g[name] for g in single], axis=0), value, rtol=1e-10, atol=1e-14)
    _, cache = networks.layer_forward(x, parameters["W1"], parameters["b1"], "tanh")
    da = np.ones((4, m))
    _, one = networks.layer_forward(x[:, :1], parameters["W1"], parameters["b1"], "tanh")
    assert_allclose(
        networks.layer_backward(da, cache, "tanh")[0][:, :1],
        networks.layer_backward(da[:, :1], one, "tanh")[0],
        rtol=1e-13,
    )


def test_empty_batch():
    x, t, parameters = a_network(m=0)
    output, caches = networks.network_forward(x, parameters, SIGMOIDS)
    assert output.shape == t.shape
    assert networks.half_squared_error_gradient(output, t).shape == t.shape
    for call in (
        lambda: networks.half_squared_error(output, t),
        lambda: networks.network_backward(output, caches, SIGMOIDS),
    ):
        with pytest.raises(ValueError, match="the cost of an empty batch is not defined"):
            call()


def test_nothing_given_is_changed():
    x, t, parameters = a_network()
    before = {name: value.copy() for name, value in parameters.items()}
    x0, t0 = x.copy(), t.copy()
    output, caches = networks.network_forward(x, parameters, ["relu", "tanh"])
    kept = [tuple(part.copy() for part in cache) for cache in caches]
    d0 = (d_output := output - t).copy()
    gradients = networks.network_backward(d_output, caches, ["relu", "tanh"])
    slopes = {name: value.copy() for name, value in gradients.items()}
    updated = networks.update_parameters(parameters, gradients, 0.1)
    networks.numerical_gradient(np.sum, x)
    networks.half_squared_error(x, x)
    assert_array_equal(x, x0)
    assert_array_equal(t, t0)
    assert_array_equal(d_output, d0)
    for cache, copy in zip(caches, kept, strict=True):
        for part, same in zip(cache, copy, strict=True):
            assert_array_equal(part, same)
    for name, value in parameters.items():
        assert_array_equal(value, before[name])
        assert_array_equal(gradients[f"d{name}"], slopes[f"d{name}"])
        assert not np.shares_memory(value, updated[name])


def test_a_hidden_layer_can_be_reordered():
    x, t, p = a_network()
    order = np.array([2, 0, 3, 1])
    swapped = {"W1": p["W1"][order], "b1": p["b1"][order], "W2": p["W2"][:, order], "b2": p["b2"]}
    one, other = (all_gradients(x, t, q, ["tanh", "linear"]) for q in (p, swapped))
    assert_allclose(other["dW1"], one["dW1"][order], rtol=1e-12)
    assert_allclose(other["dW2"], one["dW2"][:, order], rtol=1e-12)


TORCH_NAMES = {
    "elu": "nn.functional.elu",
    "leaky_relu": "nn.functional.leaky_relu",
    "mish": "nn.functional.mish",
    "relu": "relu",
    "sigmoid": "sigmoid",
    "silu": "nn.functional.silu",
    "softplus": "nn.functional.softplus",
    "swish": "nn.functional.silu",
    "tanh": "tanh",
}


def torch_function(torch, name):
    if name == "linear":
        return torch.nn.Identity()
    found = torch
    for part in TORCH_NAMES[name].split("."):
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_gradients_agree_with_torch(name):
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    x, t, parameters = a_network((3, 5, 4, 2), m=6)
    activations = [name, "tanh", name]
    tensors = {
        key: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for key, value in parameters.items()
    }
    a = torch.tensor(x)
    for layer, activation in enumerate(activations, start=1):
        a = torch_function(torch, activation)(tensors[f"W{layer}"] @ a + tensors[f"b{layer}"])
    loss = ((a - torch.tensor(t)) ** 2).sum() / 2 / 6
    loss.backward()
    output, _ = networks.network_forward(x, parameters, activations)
    assert_allclose(output, a.detach().numpy(), rtol=1e-11)
    assert_allclose(cost(x, t, parameters, activations), loss.item(), rtol=1e-12)
    for key, value in all_gradients(x, t, parameters, activations).items():
        assert_allclose(value, tensors[key[1:]].grad.numpy(), rtol=1e-9, atol=1e-14)


def torch_example():
    """The worked example as the page `backward` shows it."""
    import torch

    layers = torch.nn.Sequential(
        torch.nn.Linear(2, 2), torch.nn.Sigmoid(), torch.nn.Linear(2, 2), torch.nn.Sigmoid()
    ).double()
    with torch.no_grad():
        layers[0].weight[:] = torch.tensor([[0.15, 0.20], [0.25, 0.30]])
        layers[0].bias[:] = 0.35
        layers[2].weight[:] = torch.tensor([[0.40, 0.45], [0.50, 0.55]])
        layers[2].bias[:] = 0.60
    x = torch.tensor([[0.05, 0.10]], dtype=torch.float64)  # samples are rows here
    t = torch.tensor([[0.01, 0.99]], dtype=torch.float64)
    loss = ((layers(x) - t) ** 2).sum() / 2
    loss.backward()
    return layers, loss


@pytest.mark.slow
def test_c5_in_torch():
    pytest.importorskip("torch", reason=NO_TORCH)
    layers, loss = torch_example()
    assert loss.item() == pytest.approx(0.298371109, abs=2e-7)
    ours = all_gradients(INPUT, TARGET, START, SIGMOIDS)
    assert_allclose(layers[2].weight.grad.numpy(), ours["dW2"], rtol=1e-6)
    assert_allclose(layers[0].weight.grad.numpy(), ours["dW1"], rtol=1e-6)
    assert_allclose(layers[0].bias.grad.numpy()[:, None], ours["db1"], rtol=1e-6)


@pytest.mark.slow
def test_layer_agrees_with_torch_linear():
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    layer = torch.nn.Linear(3, 4)
    assert layer.weight.shape == (4, 3)
    x = torch.randn(5, 3)
    a, _ = networks.layer_forward(
        x.numpy().T, layer.weight.detach().numpy(), layer.bias.detach().numpy()[:, None], "tanh"
    )
    assert_allclose(a.T, torch.tanh(layer(x)).detach().numpy(), rtol=1e-5, atol=1e-6)


@pytest.mark.slow
def test_gradients_agree_with_tensorflow():
    tf = pytest.importorskip("tensorflow", reason=NO_TENSORFLOW)
    w1, b1, w2, b2 = (tf.Variable(START[name]) for name in ("W1", "b1", "W2", "b2"))
    with tf.GradientTape() as tape:
        hidden = tf.sigmoid(w1 @ tf.constant(INPUT) + b1)
        output = tf.sigmoid(w2 @ hidden + b2)
        loss = tf.reduce_sum((output - TARGET) ** 2) / 2
    ours = all_gradients(INPUT, TARGET, START, SIGMOIDS)
    for name, value in zip(ours, tape.gradient(loss, [w1, b1, w2, b2]), strict=True):
        assert_allclose(ours[name], value.numpy(), rtol=1e-10)


@pytest.mark.slow
def test_layer_agrees_with_tensorflow_dense():
    tf = pytest.importorskip("tensorflow", reason=NO_TENSORFLOW)
    layer = tf.keras.layers.Dense(4, activation="tanh")
    x = np.random.default_rng(0).normal(size=(5, 3)).astype(np.float32)
    theirs = layer(x).numpy()
    assert layer.kernel.shape == (3, 4)
    a, _ = networks.layer_forward(x.T, layer.kernel.numpy().T, layer.bias.numpy()[:, None], "tanh")
    assert_allclose(a.T, theirs, rtol=1e-5, atol=1e-6)


# --- Update, differences, checking ---------------------------------------------------------------


def test_update_parameters():
    new = networks.update_parameters(
        {"W1": [[1, 2]], "b1": [[3]]}, {"dW1": [[10, -20]], "db1": [[0]], "dW9": [5]}, 0.1
    )
    assert list(new) == ["W1", "b1"]
    assert_allclose(new["W1"], [[0, 4]], atol=1e-15)
    assert_array_equal(new["b1"], [[3]])


@pytest.mark.parametrize("shape", [(), (1,), (4,), (2, 3), (2, 1, 2), (0, 3)])
def test_numerical_gradient_of_any_shape(shape):
    x = np.random.default_rng(0).normal(size=shape)
    gradient = networks.numerical_gradient(lambda x: np.sum(np.sin(x) * np.cos(2 * x)), x)
    exact = np.cos(x) * np.cos(2 * x) - 2 * np.sin(x) * np.sin(2 * x)
    assert gradient.shape == shape
    assert_allclose(gradient, exact, rtol=1e-8, atol=1e-9)


def test_numerical_gradient_is_central():
    # On x³ the error of central differences is exactly h², on x² it is 0.
    assert_allclose(networks.numerical_gradient(lambda x: x**3, 2.0, step=0.5), 12.25, rtol=1e-14)
    assert_allclose(networks.numerical_gradient(lambda x: x**2, 3.0, step=0.5), 6.0, rtol=1e-14)


def test_numerical_gradient_agrees_with_scipy():
    x = np.linspace(-2, 2, 9)
    ours = networks.numerical_gradient(lambda x: np.sum(np.exp(x)), x)
    assert_allclose(ours, differentiate.derivative(np.exp, x).df, rtol=1e-8)
    theirs = optimize.approx_fprime(x, lambda x: np.sum(np.exp(x)), 1e-7)
    assert_allclose(ours, theirs, rtol=1e-5)


def test_numerical_gradient_gives_f_its_own_array():
    def spoil(x):
        value = np.sum(x**2)
        x[:] = 99
        return value

    x = np.array([1.0, 2.0])
    assert_allclose(networks.numerical_gradient(spoil, x), [2, 4], rtol=1e-9)
    assert_array_equal(x, [1, 2])


def test_numerical_gradient_far_from_zero():
    """Dividing by the distance really gone keeps a linear function exact."""
    x = np.array([12345.678])
    assert_allclose(networks.numerical_gradient(lambda x: x[0], x, 1e-9), 1, rtol=1e-15)
    assert abs((x[0] + 1e-9) - (x[0] - 1e-9) - 2e-9) > 8e-13


def test_numerical_gradient_refuses():
    with pytest.raises(ValueError, match=r"f must give one number, shape \(\), got shape \(2,\)"):
        networks.numerical_gradient(lambda x: x, [1.0, 2.0])
    for step in (0, -1e-5, 1e-30, np.nan):
        with pytest.raises(ValueError, match="step must be positive and large enough"):
            networks.numerical_gradient(np.sum, [1.0], step)


def test_gradient_check():
    assert networks.gradient_check([1, 2], [1, 2]) == 0
    assert networks.gradient_check([[3, 4]], [[-3, -4]]) == 1
    assert networks.gradient_check([3, 4], [0, 0]) == 1
    assert networks.gradient_check([0, 0], [0, 0]) == 0
    assert networks.gradient_check(2.0, 1.0) == pytest.approx(1 / 3)
    assert networks.gradient_check(np.zeros((0, 2)), np.zeros((0, 2))) == 0
    assert_allclose(networks.gradient_check([3, 0], [0, 4]), 5 / 7)


@settings(deadline=None, max_examples=50, derandomize=True)
@given(
    st.lists(st.floats(-1e4, 1e4), min_size=3, max_size=3),
    st.lists(st.floats(-1e4, 1e4), min_size=3, max_size=3),
    st.sampled_from([-8.0, 0.25, 1024.0]),
)
def test_gradient_check_properties(g, h, factor):
    g, h = np.array(g), np.array(h)
    difference = networks.gradient_check(g, h)
    assert 0 <= difference <= 1 + 1e-15
    assert difference == networks.gradient_check(h, g)
    assert_allclose(networks.gradient_check(factor * g, factor * h), difference, rtol=1e-12)


def test_half_squared_error():
    output, target = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[0.0, 2.0], [3.0, 3.0]])
    assert networks.half_squared_error(output, target) == (0.5 + 2.0) / 2
    assert_array_equal(
        networks.half_squared_error_gradient(output, target), [[1.0, 0.0], [0.0, 2.0]]
    )
    estimate = networks.numerical_gradient(lambda o: networks.half_squared_error(o, target), output)
    assert_allclose(2 * estimate, output - target, atol=1e-9)


def refused(call, *arguments):
    with pytest.raises(ValueError, match=r".") as caught:
        call(*arguments)
    return str(caught.value)


def test_messages_name_the_shape_wanted_and_the_shape_got():
    x, w, b = np.ones((3, 5)), np.ones((4, 3)), np.ones((4, 1))
    forward, backward = networks.layer_forward, networks.layer_backward
    assert refused(forward, x[:2], w, b, "relu") == (
        "a_previous must have shape (3, any), got (2, 5)"
    )
    assert refused(forward, x[:, 0], w, b, "relu") == (
        "a_previous must have shape (3, any), got (3,)"
    )
    assert refused(forward, x, w[0], b, "relu") == "w must have shape (any, any), got (3,)"
    assert refused(forward, x, w, b[:, 0], "relu") == "b must have shape (4, 1), got (4,)"
    assert refused(forward, x, w, b.T, "relu") == "b must have shape (4, 1), got (1, 4)"
    assert refused(forward, x, w, b, "step").endswith("got 'step'")
    _, cache = forward(x, w, b, "relu")
    assert refused(backward, x, cache, "relu") == "da must have shape (4, 5), got (3, 5)"
    assert refused(backward, np.ones((4, 1)), cache, "relu") == (
        "da must have shape (4, 5), got (4, 1)"
    )
    assert refused(backward, np.ones((4, 5)), (x[:, :2], *cache[1:]), "relu") == (
        "a_previous must have shape (3, 5), got (3, 2)"
    )
    assert refused(backward, np.ones((4, 5)), cache, "step").endswith("got 'step'")
    assert refused(networks.half_squared_error, x, w) == "target must have shape (3, 5), got (4, 3)"
    assert refused(networks.gradient_check, x, w) == "numerical must have shape (3, 5), got (4, 3)"
    assert refused(networks.update_parameters, {"W1": w}, {"dW1": x}, 1) == (
        "dW1 must have shape (4, 3), got (3, 5)"
    )
    assert refused(networks.update_parameters, {"W1": w}, {"W1": w}, 1) == (
        "gradients must hold dW1 of shape (4, 3), got ['W1']"
    )


def test_networks_refuse_what_does_not_fit():
    x, _, parameters = a_network()
    forward, backward = networks.network_forward, networks.network_backward
    _, caches = forward(x, parameters, SIGMOIDS)
    short = {name: value for name, value in parameters.items() if name != "b2"}
    assert "activations must be a list of 2 names" in refused(forward, x, parameters, ["relu"])
    assert "activations must be a list of 2 names" in refused(forward, x, parameters, "relu")
    assert "activations must be a list of 2 names" in refused(
        backward, np.ones((2, 5)), caches, ["relu"]
    )
    assert "parameters must be W1, b1" in refused(forward, x, short, SIGMOIDS)
    assert "parameters must be W1, b1" in refused(forward, x, {}, [])
    assert refused(forward, x[:2], parameters, SIGMOIDS).startswith("a_previous must have shape (3")
    assert refused(backward, np.ones((3, 5)), caches, SIGMOIDS) == (
        "da must have shape (2, 5), got (3, 5)"
    )


# --- beyond the notes: a residual block -------------------------------------------------------


def block_parts(n=3, k=5, m=4, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in ((n, m), (k, n), (k, 1), (n, k), (n, 1))]


def test_a_residual_block_is_two_layers_and_a_sum():
    x, w1, b1, w2, b2 = parts = block_parts()
    h, first = networks.layer_forward(x, w1, b1, "relu")
    change, second = networks.layer_forward(h, w2, b2, "linear")
    a, cache = networks.residual_forward(*parts)
    np.testing.assert_allclose(a, x + change, rtol=1e-14)
    da = np.cos(x)
    dh, dw2, db2 = networks.layer_backward(da, second, "linear")
    dx, dw1, db1 = networks.layer_backward(dh, first, "relu")
    wanted = (da + dx, dw1, db1, dw2, db2)
    for got, expected in zip(networks.residual_backward(da, cache), wanted, strict=True):
        np.testing.assert_allclose(got, expected, rtol=1e-14)


def test_gradients_of_a_residual_block_are_central_differences():
    parts = block_parts(seed=1)
    weights = np.cos(np.arange(12.0)).reshape(3, 4)
    got = networks.residual_backward(weights, networks.residual_forward(*parts)[1])
    for number, part in enumerate(parts):

        def loss(value, number=number):
            moved = [*parts[:number], value, *parts[number + 1 :]]
            return np.sum(weights * networks.residual_forward(*moved)[0])

        slopes = networks.numerical_gradient(loss, part)
        wanted = slopes if number == 0 else slopes / 4
        np.testing.assert_allclose(got[number], wanted, rtol=1e-6, atol=1e-8)


def test_blocks_of_zeros_do_nothing_and_let_the_gradient_pass():
    x = block_parts()[0]
    zeros = [np.zeros(shape) for shape in ((5, 3), (5, 1), (3, 5), (3, 1))]
    a, cache = networks.residual_forward(x, *zeros)
    np.testing.assert_array_equal(a, x)
    assert not np.shares_memory(a, x)
    np.testing.assert_array_equal(networks.residual_backward(x, cache)[0], x)


@pytest.mark.parametrize("wrong", range(5))
def test_a_residual_block_refuses_shapes_that_do_not_fit(wrong):
    parts = block_parts()
    parts[wrong] = np.ones((2, 2))
    with pytest.raises(ValueError, match="must have"):
        networks.residual_forward(*parts)
    with pytest.raises(ValueError, match="must have"):
        networks.residual_backward(np.ones((2, 2)), networks.residual_forward(*block_parts())[1])


@pytest.mark.slow
def test_a_residual_block_agrees_with_autograd():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    parts = block_parts(seed=2)
    x, w1, b1, w2, b2 = theirs = [torch.tensor(part, requires_grad=True) for part in parts]
    a = x + w2 @ torch.relu(w1 @ x + b1) + b2
    weights = np.cos(np.arange(12.0)).reshape(3, 4)
    a.backward(torch.tensor(weights))
    ours, cache = networks.residual_forward(*parts)
    np.testing.assert_allclose(ours, a.detach().numpy(), rtol=1e-12)
    for number, got in enumerate(networks.residual_backward(weights, cache)):
        wanted = theirs[number].grad.numpy() / (1 if number == 0 else 4)
        np.testing.assert_allclose(got, wanted, rtol=1e-12, atol=1e-14)
