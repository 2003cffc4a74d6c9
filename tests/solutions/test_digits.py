"""The capstone's functions: data, output layer, training, judging, rivals."""

import io
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import log_softmax, softmax

from solutions import digits, networks

quickly = settings(deadline=None, max_examples=50, derandomize=True)


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.fixture(scope="module")
def known():
    return digits.load_digits()


@pytest.fixture(scope="module")
def unseen():
    return digits.load_unseen()


# --- data ------------------------------------------------------------------------------------


def test_students_images(known):
    images, labels = known
    assert images.shape == (1297, 8, 8)
    assert labels.shape == (1297,)
    assert images.dtype == labels.dtype == np.uint8
    assert (images.min(), images.max()) == (0, 16)
    assert_array_equal(np.bincount(labels), [131, 135, 122, 138, 128, 129, 132, 124, 131, 127])


def test_unseen_images(unseen):
    images, labels = unseen
    assert images.shape == (500, 8, 8)
    assert labels.shape == (500,)
    assert images.dtype == labels.dtype == np.uint8
    assert_array_equal(np.bincount(labels), [47, 47, 55, 45, 53, 53, 49, 55, 43, 53])


def test_together_the_images_are_those_of_scikit_learn(known, unseen):
    datasets = pytest.importorskip("sklearn.datasets", reason="scikit-learn is not installed")
    theirs = datasets.load_digits()
    want = sorted((*i.ravel(), t) for i, t in zip(theirs.images, theirs.target, strict=True))
    got = [(*i.ravel(), t) for part in (known, unseen) for i, t in zip(*part, strict=True)]
    assert_array_equal(sorted(got), want)


def test_no_image_is_in_both_files(known, unseen):
    assert not {i.tobytes() for i in known[0]} & {i.tobytes() for i in unseen[0]}


def test_files_are_small():
    assert digits.STUDENTS_FILE.stat().st_size < 50_000


def test_load_digits_takes_a_path_and_a_file(tmp_path):
    images, labels = np.ones((2, 3, 3), np.uint8), np.array([1, 2], np.uint8)
    np.savez(tmp_path / "few.npz", images=images, labels=labels)
    for place in (tmp_path / "few.npz", io.BytesIO((tmp_path / "few.npz").read_bytes())):
        for got, want in zip(digits.load_digits(place), (images, labels), strict=True):
            assert_array_equal(got, want)
    with pytest.raises(FileNotFoundError):
        digits.load_digits(tmp_path / "none.npz")


# --- columns ---------------------------------------------------------------------------------


def test_to_columns_by_hand():
    images = np.array([[[0, 4], [8, 16]], [[16, 0], [0, 0]]], np.uint8)
    assert_array_equal(digits.to_columns(images), [[0, 1], [0.25, 0], [0.5, 0], [1, 0]])


def test_to_columns_keeps_pixels_in_place(known):
    x = digits.to_columns(known[0])
    assert x.shape == (64, 1297)
    assert x.dtype == np.float64
    assert (x.min(), x.max()) == (0, 1)
    assert_array_equal(x[:, 7].reshape(8, 8) * 16, known[0][7])


def test_to_columns_other_cases():
    assert digits.to_columns(np.zeros((0, 8, 8))).shape == (64, 0)
    assert_array_equal(digits.to_columns([[[255, 51]]], white=255), [[1], [0.2]])
    with pytest.raises(ValueError, match=r"\(m, height, width\), got \(8, 8\)"):
        digits.to_columns(np.zeros((8, 8)))


def test_one_hot_columns_by_hand():
    got = digits.one_hot_columns([2, 0], 3)
    assert_array_equal(got, [[0, 1], [0, 0], [1, 0]])
    assert got.dtype == np.float64


@quickly
@given(st.lists(st.integers(0, 9), max_size=20))
def test_one_hot_columns_is_the_inverse_of_argmax(labels):
    hot = digits.one_hot_columns(labels)
    assert hot.shape == (10, len(labels))
    assert_array_equal(hot.sum(axis=0), 1)
    assert_array_equal(hot.argmax(axis=0), labels)


@pytest.mark.parametrize(
    ("labels", "message"),
    [([10], "0 to 9"), ([-1], "0 to 9"), ([[1]], r"\(m,\)"), ([1.5], "whole"), (3, r"\(m,\)")],
)
def test_one_hot_columns_refuses(labels, message):
    with pytest.raises(ValueError, match=message):
        digits.one_hot_columns(labels)


# --- output layer ----------------------------------------------------------------------------

LOGITS = np.random.default_rng(3).normal(0, 3, (10, 7))
LABELS = np.random.default_rng(4).integers(0, 10, 7)


def test_softmax_columns_agrees_with_scipy():
    assert_allclose(digits.softmax_columns(LOGITS), softmax(LOGITS, axis=0), rtol=1e-13)


def test_b6_softmax_of_the_whole_array_is_wrong_for_a_batch():
    """The note divides by the sum of all exponentials: the columns then share one probability."""
    noted = np.exp(LOGITS) / np.exp(LOGITS).sum()
    assert not np.allclose(noted.sum(axis=0), 1)
    assert_allclose(digits.softmax_columns(LOGITS).sum(axis=0), 1, rtol=1e-14)


def test_cross_entropy_columns_agrees_with_scipy():
    want = -np.mean(log_softmax(LOGITS, axis=0)[LABELS, np.arange(7)])
    assert_allclose(digits.cross_entropy_columns(LOGITS, LABELS), want, rtol=1e-13)


def test_cross_entropy_by_hand():
    assert_allclose(digits.cross_entropy_columns(np.zeros((10, 3)), [1, 2, 3]), np.log(10))
    assert digits.cross_entropy_columns([[1000.0], [0.0]], [1]) == 1000
    assert digits.cross_entropy_columns([[1000.0], [0.0]], [0]) == 0


def test_gradient_agrees_with_central_differences():
    numerical = networks.numerical_gradient(
        lambda z: digits.cross_entropy_columns(z, LABELS), LOGITS
    )
    ours = digits.cross_entropy_columns_gradient(LOGITS, LABELS)
    assert_allclose(ours / 7, numerical, atol=1e-9)
    assert_allclose(ours.sum(axis=0), 0, atol=1e-14)


@pytest.mark.slow
def test_output_layer_agrees_with_torch():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    z = torch.tensor(LOGITS.T, requires_grad=True)
    cost = torch.nn.functional.cross_entropy(z, torch.tensor(LABELS))
    cost.backward()
    assert_allclose(digits.cross_entropy_columns(LOGITS, LABELS), cost.item(), rtol=1e-12)
    ours = digits.cross_entropy_columns_gradient(LOGITS, LABELS)
    assert_allclose(ours, z.grad.numpy().T * 7, atol=1e-14)


@pytest.mark.parametrize(
    "function", [digits.cross_entropy_columns, digits.cross_entropy_columns_gradient]
)
@pytest.mark.parametrize(
    ("logits", "labels", "message"),
    [
        (np.zeros(10), [1], r"logits must have shape \(classes, m\)"),
        (np.zeros((10, 2)), [1], r"labels must have shape \(2,\)"),
        (np.zeros((10, 2)), [1, 10], "labels must lie in 0 … 9"),
        (np.zeros((10, 0)), np.zeros(0, int), "empty batch"),
        (np.zeros((10, 1)), [0.5], "whole numbers"),
    ],
    ids=["vector", "too few labels", "no such class", "empty", "half a class"],
)
def test_output_layer_refuses(function, logits, labels, message):
    with pytest.raises(ValueError, match=message):
        function(logits, labels)


def test_softmax_columns_refuses_a_vector():
    with pytest.raises(ValueError, match=r"\(classes, m\), got \(3,\)"):
        digits.softmax_columns([1, 2, 3])


# --- network ---------------------------------------------------------------------------------


def small_problem(m: int = 11):
    rng = np.random.default_rng(5)
    x, labels = rng.random((6, m)), rng.integers(0, 4, m)
    return x, labels, networks.initialize_parameters([6, 5, 4], "he", rng=6)


def test_activation_names():
    parameters = networks.initialize_parameters([6, 5, 5, 4], rng=0)
    assert digits.activation_names(parameters) == ["relu", "relu", "linear"]
    assert digits.activation_names(parameters, "tanh") == ["tanh", "tanh", "linear"]
    assert digits.activation_names(networks.initialize_parameters([6, 4], rng=0)) == ["linear"]


def test_predict_takes_the_largest_logit_and_the_first_of_equals():
    parameters = {"W1": np.eye(3), "b1": np.zeros((3, 1))}
    x = np.array([[1, 0, 2, 0], [3, 0, 2, 1], [2, 0, 1, 1]])
    assert_array_equal(digits.predict(x, parameters), [1, 0, 0, 1])


def test_predict_uses_the_hidden_activation():
    x, _, parameters = small_problem()
    hidden = np.tanh(parameters["W1"] @ x + parameters["b1"])
    want = (parameters["W2"] @ hidden + parameters["b2"]).argmax(axis=0)
    assert_array_equal(digits.predict(x, parameters, "tanh"), want)
    assert_array_equal(digits.predict(np.zeros((6, 0)), parameters), np.zeros(0))


def test_train_on_one_batch_is_gradient_descent():
    x, labels, start = small_problem()
    got, history = digits.train(x, labels, start, learning_rate=0.2, batch_size=99, epochs=3)
    want, costs = start, []
    for _ in range(4):
        names = digits.activation_names(want)

        def cost(parameters, names=names):
            logits, _ = networks.network_forward(x, parameters, names)
            return digits.cross_entropy_columns(logits, labels)

        costs.append(cost(want))
        moved = {}
        for name, value in want.items():
            slope = networks.numerical_gradient(
                lambda v, name=name, at=want, cost=cost: cost({**at, name: v}), value
            )
            moved[name] = value - 0.2 * slope
        before, want = want, moved
    for name in start:
        assert_allclose(got[name], before[name], atol=1e-8)
    assert_allclose(history["cost"], costs, atol=1e-8)


@pytest.mark.slow
def test_train_agrees_with_torch():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x, labels, start = small_problem()
    got, history = digits.train(x, labels, start, learning_rate=0.2, batch_size=11, epochs=5, rng=0)
    model = torch.nn.Sequential(
        torch.nn.Linear(6, 5), torch.nn.ReLU(), torch.nn.Linear(5, 4)
    ).double()
    with torch.no_grad():
        for layer, number in ((model[0], 1), (model[2], 2)):
            layer.weight.copy_(torch.tensor(start[f"W{number}"]))
            layer.bias.copy_(torch.tensor(start[f"b{number}"][:, 0]))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.2)
    for epoch in range(5):
        optimiser.zero_grad()
        cost = torch.nn.functional.cross_entropy(model(torch.tensor(x.T)), torch.tensor(labels))
        assert_allclose(history["cost"][epoch], cost.item(), rtol=1e-10)
        cost.backward()
        optimiser.step()
    assert_allclose(got["W1"], model[0].weight.detach().numpy(), rtol=1e-9)
    assert_allclose(got["b2"][:, 0], model[2].bias.detach().numpy(), rtol=1e-9)


def test_train_uses_the_short_last_batch_in_full():
    """All images alike: whatever the order, 5 images in batches of 2 are three equal steps."""
    x, labels = np.full((6, 5), 0.3), np.full(5, 2)
    _, _, start = small_problem()
    three, _ = digits.train(x, labels, start, batch_size=2, epochs=1, rng=0)
    whole, _ = digits.train(x, labels, start, batch_size=5, epochs=3, rng=0)
    for name in start:
        assert_allclose(three[name], whole[name], rtol=1e-12)


def test_train_same_seed_same_result():
    x, labels, start = small_problem(40)
    runs = [digits.train(x, labels, start, batch_size=7, epochs=3, rng=s)[0] for s in (1, 1, 2)]
    assert_array_equal(runs[0]["W1"], runs[1]["W1"])
    assert not np.allclose(runs[0]["W1"], runs[2]["W1"])


def test_train_history_and_input():
    x, labels, start = small_problem(40)
    copies = x.copy(), labels.copy(), {name: value.copy() for name, value in start.items()}
    parameters, history = digits.train(
        x, labels, start, epochs=3, rng=0, hidden="tanh", validation=(x[:, :9], labels[:9])
    )
    assert set(history) == {"cost", "accuracy", "validation_cost", "validation_accuracy"}
    assert all(values.shape == (4,) for values in history.values())
    predicted = digits.predict(x, parameters, "tanh")
    assert history["accuracy"][-1] == digits.accuracy(predicted, labels)
    assert history["validation_accuracy"][-1] == digits.accuracy(predicted[:9], labels[:9])
    assert_array_equal(x, copies[0])
    assert_array_equal(labels, copies[1])
    for name in start:
        assert_array_equal(start[name], copies[2][name])


def test_train_without_epochs_gives_a_copy_of_the_start():
    x, labels, start = small_problem()
    parameters, history = digits.train(x, labels, start, epochs=0)
    assert_array_equal(parameters["W1"], start["W1"])
    assert parameters["W1"] is not start["W1"]
    assert history["cost"].shape == (1,)


# --- judging ---------------------------------------------------------------------------------


def test_accuracy_by_hand():
    assert digits.accuracy([1, 2, 3, 4], [1, 2, 0, 4]) == 0.75


@pytest.mark.parametrize(
    ("predicted", "labels", "message"),
    [
        ([], [], "empty batch"),
        ([1], [1, 2], r"predicted must have shape \(2,\), as the labels, got \(1,\)"),
        ([[1]], [[1]], r"labels must have shape \(m,\)"),
        ([0.2], [0], "whole numbers"),
    ],
    ids=["empty", "lengths differ", "matrices", "fractions"],
)
def test_accuracy_refuses(predicted, labels, message):
    with pytest.raises(ValueError, match=message):
        digits.accuracy(predicted, labels)


def test_confusion_matrix_by_hand():
    got = digits.confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0], classes=3)
    assert_array_equal(got, [[1, 1, 0], [0, 1, 0], [1, 0, 2]])
    assert got.dtype == np.int64


@quickly
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=50))
def test_confusion_matrix_counts(pairs):
    labels, predicted = (np.array(column) for column in zip(*pairs, strict=True))
    counts = digits.confusion_matrix(labels, predicted)
    want = np.zeros((10, 10), int)
    for pair in pairs:
        want[pair] += 1
    assert_array_equal(counts, want)
    assert_allclose(np.trace(counts) / len(pairs), digits.accuracy(predicted, labels))


def test_confusion_matrix_refuses():
    with pytest.raises(ValueError, match="0 to 9"):
        digits.confusion_matrix([1], [10])
    with pytest.raises(ValueError, match=r"shape \(2,\)"):
        digits.confusion_matrix([1, 2], [1])


@pytest.mark.parametrize(("errors", "images"), [(0, 500), (5, 500), (11, 297), (20, 20), (1, 2)])
def test_the_ends_of_the_interval_are_z_of_their_own_deviations_away(errors, images):
    low, high = digits.error_interval(errors, images, 1.96)
    share = errors / images
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    for end in (low, high):
        if 1e-12 < end < 1 - 1e-12:
            assert_allclose(abs(share - end), 1.96 * np.sqrt(end * (1 - end) / images), rtol=1e-9)


def test_the_interval_agrees_with_scipy():
    stats = pytest.importorskip("scipy.stats")
    for errors, images in ((0, 9), (6, 500), (30, 40)):
        theirs = stats.binomtest(errors, images).proportion_ci(0.95, method="wilson")
        ours = digits.error_interval(errors, images, stats.norm.ppf(0.975))
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("given", [(1, 0), (-1, 5), (6, 5)])
def test_the_interval_refuses(given):
    with pytest.raises(ValueError, match="must be at"):
        digits.error_interval(*given)


def test_no_width_is_no_interval():
    with pytest.raises(ValueError, match="z must be above 0, got 0"):
        digits.error_interval(1, 5, 0)


def test_choose_by_hand():
    """Best mean 5, standard error 1 / sqrt(3): 5.5 is within it, 6 is not."""
    errors = {
        ("tanh", 4): [6, 6, 6],
        ("relu", 8): [5, 5, 6.5],
        ("elu", 8): [5.5, 5.5, 5.25],
        ("relu", 16): [4, 5, 6],
    }
    assert digits.choose(errors) == ("elu", 8)
    assert digits.choose({("relu", 2): [3, 1], ("tanh", 2): [2, 2]}) == ("relu", 2)


@pytest.mark.parametrize("errors", [{}, {("relu", 8): [3]}, {("relu", 8): 3}])
def test_choose_refuses(errors):
    with pytest.raises(ValueError, match="at least"):
        digits.choose(errors)


# --- rivals and shifts -----------------------------------------------------------------------


def test_nearest_neighbour_by_hand():
    x = np.array([[0.0, 1.0, 5.0], [0.0, 1.0, 5.0]])
    assert_array_equal(
        digits.nearest_neighbour(x, [7, 8, 9], [[0.4, 0.6, 9], [0.4, 0.6, 9]]), [7, 8, 9]
    )


def test_nearest_mean_by_hand():
    x = np.array([[0.0, 2.0, 10.0, 14.0]])
    assert_array_equal(digits.nearest_mean(x, [5, 5, 3, 3], [[6.4, 6.6, 1]]), [5, 3, 5])


def test_rivals_on_the_validation_images(known):
    x, labels = digits.to_columns(known[0]), known[1]
    part = x[:, :1000], labels[:1000], x[:, 1000:]
    by_mean = digits.accuracy(digits.nearest_mean(*part), labels[1000:])
    by_one = digits.accuracy(digits.nearest_neighbour(*part), labels[1000:])
    assert (round(by_mean, 3), round(by_one, 3)) == (0.896, 0.976)


def test_rivals_refuse():
    with pytest.raises(ValueError, match=r"labels must have shape \(3,\), got \(2,\)"):
        digits.nearest_neighbour(np.zeros((4, 3)), [1, 2], np.zeros((4, 1)))
    with pytest.raises(ValueError, match=r"labels must have shape \(3,\), got \(2,\)"):
        digits.nearest_mean(np.zeros((4, 3)), [1, 2], np.zeros((4, 1)))
    with pytest.raises(ValueError, match=r"\(1, 5\) and \(3, 4\)"):
        digits.nearest_neighbour(np.zeros((4, 3)), [1, 2, 3], np.zeros((5, 1)))


def test_shift_by_hand():
    image = np.arange(1, 10, dtype=np.uint8).reshape(1, 3, 3)
    assert_array_equal(digits.shift(image, 1, 0)[0], [[0, 0, 0], [1, 2, 3], [4, 5, 6]])
    assert_array_equal(digits.shift(image, 0, -1)[0], [[2, 3, 0], [5, 6, 0], [8, 9, 0]])
    assert_array_equal(digits.shift(image, -2, 1)[0], [[0, 7, 8], [0, 0, 0], [0, 0, 0]])
    assert_array_equal(digits.shift(image, 0, 0), image)
    assert_array_equal(digits.shift(image, 5, -7), np.zeros_like(image))
    assert digits.shift(image, 1, 1).dtype == np.uint8
    with pytest.raises(ValueError, match=r"\(m, height, width\)"):
        digits.shift(image[0], 1, 1)
