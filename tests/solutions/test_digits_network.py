"""The capstone's network: patches, layers, steps against PyTorch, and how well it reads."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from solutions import convolution, digits, digits_network, losses, networks, optimizers

RNG = np.random.default_rng(11)
IMAGES = RNG.integers(0, 17, (6, 8, 8))
LABELS = np.array([3, 1, 4, 1, 5, 9])


def parameters(width: int = 2) -> dict[str, np.ndarray]:
    """Draw parameters whose biases are not 0."""
    rng = np.random.default_rng(12)
    drawn = digits_network.initialize(width, rng)
    return {
        name: value + 0.1 * rng.normal(size=value.shape) * name.startswith("b")
        for name, value in drawn.items()
    }


# --- layers ----------------------------------------------------------------------------------


def test_patches_by_hand():
    x = np.arange(1.0, 5.0).reshape(1, 2, 2, 1)
    want = [
        [0, 0, 0, 0, 1, 2, 0, 3, 4],
        [0, 0, 0, 1, 2, 0, 3, 4, 0],
        [0, 1, 2, 0, 3, 4, 0, 0, 0],
        [1, 2, 0, 3, 4, 0, 0, 0, 0],
    ]
    assert_array_equal(digits_network.patches(x), want)
    assert_array_equal(digits_network.patches(x, 1), x.reshape(4, 1))


@pytest.mark.parametrize("size", [1, 3, 5])
def test_the_layer_is_that_of_the_chapter_on_convolution(size):
    rng = np.random.default_rng(size)
    x, w, b = rng.normal(size=(3, 4, 6, 2)), rng.normal(size=(5, size, size, 2)), rng.normal(size=5)
    y = digits_network.convolution_forward(x, w, b)
    assert_allclose(y, convolution.convolve(x, w, b, padding=size // 2), rtol=1e-12, atol=1e-12)
    dy = rng.normal(size=y.shape)
    wanted = convolution.convolve_backward(dy, x, w, padding=size // 2)
    for got, want in zip(digits_network.convolution_backward(dy, x, w), wanted, strict=True):
        assert_allclose(got, want, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: digits_network.patches(np.ones((8, 8))), "x must have shape"),
        (lambda: digits_network.patches(np.ones((1, 8, 8, 1)), 2), "size must be odd, got 2"),
        (
            lambda: digits_network.convolution_forward(
                np.ones((1, 4, 4, 2)), np.ones((5, 3, 3, 1)), np.ones(5)
            ),
            r"w must have shape \(count, size, size, 2\)",
        ),
        (
            lambda: digits_network.convolution_forward(
                np.ones((1, 4, 4, 1)), np.ones((5, 3, 3, 1)), np.ones(4)
            ),
            r"b must have shape \(5,\)",
        ),
        (
            lambda: digits_network.convolution_backward(
                np.ones((1, 4, 4, 4)), np.ones((1, 4, 4, 1)), np.ones((5, 3, 3, 1))
            ),
            r"dy must have shape \(1, 4, 4, 5\)",
        ),
        (lambda: digits_network.initialize(0), "width must be at least 1"),
        (lambda: digits_network.forward(np.ones((8, 8)), parameters()), "images must have shape"),
        (lambda: digits_network.forward(IMAGES, parameters(), "gelu"), "activation must be one of"),
    ],
    ids=["map", "even", "depth", "bias", "derivatives", "width", "image", "activation"],
)
def test_layers_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# --- network ---------------------------------------------------------------------------------


def test_initial_weights_have_he_s_size():
    drawn = digits_network.initialize(16, 0)
    shapes = {name: value.shape for name, value in drawn.items()}
    assert shapes == {
        **{"W1": (16, 3, 3, 1), "b1": (16,), "W2": (32, 3, 3, 16), "b2": (32,)},
        **{"W3": (512, 64), "b3": (64,), "W4": (64, 10), "b4": (10,)},
    }
    for name, inputs in (("W1", 9), ("W2", 144), ("W3", 512), ("W4", 64)):
        deviation = drawn[name].std() / np.sqrt(2 / inputs)
        assert abs(deviation - 1) < 4 / np.sqrt(2 * drawn[name].size), name
    assert not any(drawn[f"b{number}"].any() for number in range(1, 5))


@pytest.mark.parametrize("activation", digits_network.ACTIVATIONS)
def test_gradients_agree_with_central_differences(activation):
    p = parameters()

    def loss(p):
        logits, _ = digits_network.forward(IMAGES, p, activation, 0.3, rng=7)
        return losses.cross_entropy(logits, LABELS)

    logits, cache = digits_network.forward(IMAGES, p, activation, 0.3, rng=7)
    d_logits = losses.cross_entropy_gradient(logits, LABELS)
    gradients = digits_network.backward(d_logits, cache, p, activation)
    assert gradients.keys() == p.keys()
    for name in ("W1", "b1", "b2", "b3", "W4"):
        numerical = networks.numerical_gradient(lambda v, name=name: loss({**p, name: v}), p[name])
        assert networks.gradient_check(gradients[name], numerical) < 1e-6, name
    rng = np.random.default_rng(1)
    for name in ("W2", "W3"):  # too many to move one by one
        direction = rng.normal(size=p[name].shape)
        up, down = (loss({**p, name: p[name] + h * direction}) for h in (1e-6, -1e-6))
        assert_allclose(np.sum(gradients[name] * direction), (up - down) / 2e-6, rtol=1e-5)


def test_without_dropout_nothing_is_drawn():
    rng = np.random.default_rng(0)
    digits_network.forward(IMAGES, parameters(), rng=rng)
    assert rng.random() == np.random.default_rng(0).random()


def test_the_expectation_of_dropout_is_what_prediction_uses():
    p = parameters()
    _, plain = digits_network.forward(IMAGES, p)
    rng = np.random.default_rng(3)
    runs = [digits_network.forward(IMAGES, p, rate=0.25, rng=rng)[1]["flat"] for _ in range(800)]
    assert_allclose(np.mean(runs, axis=0), plain["flat"], atol=0.2 * plain["flat"].max())


def test_arguments_stay_as_they_are():
    p, images = parameters(), IMAGES.copy()
    logits, cache = digits_network.forward(images, p, rate=0.5, rng=0)
    kept = {name: value.copy() for name, value in cache.items()}
    gradients = digits_network.backward(np.ones_like(logits), cache, p)
    states = {}
    digits_network.optimizer_step(p, gradients, states, 0.1)
    assert_array_equal(images, IMAGES)
    assert states == {}
    for name, value in parameters().items():
        assert_array_equal(p[name], value)
    for name, value in kept.items():
        assert_array_equal(cache[name], value)


# --- training --------------------------------------------------------------------------------


def test_biases_do_not_decay():
    p = {"W1": np.ones(2), "b1": np.ones(2)}
    still = {name: np.zeros(2) for name in p}
    moved, states = digits_network.optimizer_step(p, still, {}, 0.5, 0.1)
    assert_allclose(moved["W1"], 0.95)
    assert_array_equal(moved["b1"], 1)
    assert {name: state["step"] for name, state in states.items()} == {"W1": 1, "b1": 1}


@pytest.mark.slow
def test_fifty_steps_agree_with_torch():
    """The same network, the same images in the same order: the same weights to 1e-9."""
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: make frameworks")
    p, states = parameters(4), {}
    rng = np.random.default_rng(5)

    class Reader(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.one = torch.nn.Conv2d(1, 4, 3, padding=1)
            self.two = torch.nn.Conv2d(4, 8, 3, padding=1)
            self.three, self.four = torch.nn.Linear(128, 16), torch.nn.Linear(16, 10)

        def forward(self, x):
            x = torch.relu(self.two(torch.relu(self.one(x))))
            x = torch.nn.functional.max_pool2d(x, 2).permute(0, 2, 3, 1).flatten(1)
            return self.four(torch.relu(self.three(x)))

    model = Reader().double()
    layers = (model.one, model.two, model.three, model.four)
    with torch.no_grad():
        for number, layer in enumerate(layers, start=1):
            w = p[f"W{number}"]
            w = w.transpose(0, 3, 1, 2) if w.ndim == 4 else w.T
            layer.weight.copy_(torch.tensor(w.copy()))
            layer.bias.copy_(torch.tensor(p[f"b{number}"]))
    optimizer = torch.optim.AdamW(
        [
            {"params": [layer.weight for layer in layers], "weight_decay": 0.05},
            {"params": [layer.bias for layer in layers], "weight_decay": 0.0},
        ]
    )
    for rate in optimizers.warm_up_cosine(np.arange(50), 0.01, 5, 50):
        images, labels = rng.integers(0, 17, (7, 8, 8)), rng.integers(0, 10, 7)
        logits, cache = digits_network.forward(images, p)
        d_logits = losses.cross_entropy_gradient(logits, labels)
        gradients = digits_network.backward(d_logits, cache, p)
        p, states = digits_network.optimizer_step(p, gradients, states, rate, 0.05)
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        theirs = model(torch.tensor(images[:, None] / 16))
        assert_allclose(logits, theirs.detach().numpy(), rtol=1e-7, atol=1e-8)
        torch.nn.functional.cross_entropy(theirs, torch.tensor(labels)).backward()
        ours = gradients["W2"].transpose(0, 3, 1, 2)
        assert_allclose(ours, model.two.weight.grad.numpy(), rtol=1e-6, atol=1e-9)
        optimizer.step()
    for number, layer in enumerate(layers, start=1):
        w = layer.weight.detach().numpy()
        w = w.transpose(0, 2, 3, 1) if w.ndim == 4 else w.T
        assert_allclose(p[f"W{number}"], w, rtol=1e-6, atol=1e-9)
        assert_allclose(p[f"b{number}"], layer.bias.detach().numpy(), rtol=1e-6, atol=1e-9)


def test_training_is_repeatable_and_its_loss_falls():
    images, labels = (part[:100] for part in digits.load_digits())
    options = {"width": 4, "epochs": 10, "batch_size": 10, "rate": 0.0, "most": 0}
    options["learning_rate"] = 0.005
    (one, history), (other, _) = (
        digits_network.train(images, labels, 1, **options) for _ in range(2)
    )
    assert_array_equal(one["W2"], other["W2"])
    assert history.shape == (10,)
    assert history[-1] < history[0] - 0.5
