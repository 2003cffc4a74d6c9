"""What the pages claim in words, proved for more seeds than a page has room for.

A cell shows a claim once. Here the claims that were once too strong are tried anew, with the
functions that the pages themselves define. A test named after a row of the sources proves its
correction; the page of the sources lists it.
"""

import ast
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from solutions import activations as act
from solutions import losses, networks, training
from tests.book import table
from tests.book.test_pages import code_cells

BOOK = Path(__file__).parents[2] / "book"
sys.path[:0] = [str(BOOK / "_extensions"), str(BOOK / "_practice")]


def defined_on(page: str, **given) -> dict:
    """Run the imports and the function definitions of a page, and none of its experiments."""
    names = dict(given)
    for _, code in code_cells((BOOK / f"{page}.md").read_text(encoding="utf-8")):
        kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef)
        kept = [node for node in ast.parse(code).body if isinstance(node, kinds)]
        exec(compile(ast.Module(kept, []), page, "exec"), names)
    return names


# --- numbers in the documents --------------------------------------------------------------------


@pytest.mark.slow  # makes every mutant
def test_the_instructors_table_counts_what_is_there():
    page = (BOOK / "instructors.md").read_text(encoding="utf-8")
    missing = [row for row in table.counted() if row not in page.splitlines()]
    assert missing == [], "python -m tests.book.table --count prints the table anew"


def test_the_hours_of_an_exercise_are_those_of_the_notebooks():
    words = {2: "two", 3: "three", 4: "four"}
    told = [
        int(re.search(r"[Aa]bout (\d) hours, \d+ points", path.read_text(encoding="utf-8"))[1])
        for path in BOOK.glob("*/exercises.ipynb")
    ]
    span = f"{words[min(told)]} to {words[max(told)]}"
    course = (BOOK / "course.md").read_text(encoding="utf-8")
    assert f"{span} hours for its exercise" in course
    assert f"its exercise {span}." in (BOOK / "intro.md").read_text(encoding="utf-8")


def test_the_readme_counts_the_corpus():
    tests = BOOK.parent / "tests" / "autograder"
    there = len([*tests.glob("attacks/*.py"), *tests.glob("controls/*.py")])
    told = re.search(r"over (\d+) made-up", (BOOK.parent / "README.md").read_text("utf-8"))
    assert int(told[1]) < there < int(told[1]) + 100


def test_the_size_of_python_for_the_browser_is_the_one_that_is_told():
    practice = pytest.importorskip("practice")
    if not practice.fetch.complete():
        pytest.skip("Python for the browser could not be fetched")
    size = sum(path.stat().st_size for path in practice.runtime_files().values())
    for page in ("install.md", "kept.md", "instructors.md"):
        told = re.search(r"[Aa]bout (\d+) MB", (BOOK / page).read_text(encoding="utf-8"))
        assert int(told[1]) == round(size / 1e6), page


# --- activations -----------------------------------------------------------------------------


def test_the_plain_sigmoid_is_rounded_to_1_from_53_ln_2_on():
    edge = 53 * np.log(2)
    assert 36.73 < edge < 36.74
    assert 1 / (1 + np.exp(-(edge - 1e-3))) < 1
    assert 1 / (1 + np.exp(-(edge + 1e-3))) == 1


def test_c36_the_sigmoid_s_gradient_explodes_with_large_weights():
    gains = defined_on("activations/sigmoid-and-tanh")["gains"]
    small, large = (gains(act.sigmoid, act.sigmoid_gradient, g)[-1] for g in (4, 32))
    assert small < 0.1
    assert large > 10


@pytest.mark.parametrize("seed", range(5))
def test_c19_matching_pairs_are_convex_in_all_weights(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(30, 4)), rng.integers(0, 2, size=30)
    a, b = rng.normal(scale=3, size=(2, 4))
    for cost in (
        lambda w: losses.binary_cross_entropy_from_logits(x @ w, y),
        lambda w: np.mean((x @ w - y) ** 2),
    ):
        for share in (0.1, 0.5, 0.9):
            middle = cost(share * a + (1 - share) * b)
            assert middle <= share * cost(a) + (1 - share) * cost(b) + 1e-12


def test_c19_two_hidden_units_are_enough_to_lose_convexity():
    two_units = defined_on("activations/choosing")["two_units"]
    one, exchanged = np.array([1.0, -1.0]), np.array([-1.0, 1.0])
    assert two_units(one) == two_units(exchanged) == 0
    assert two_units((one + exchanged) / 2) == 1


@pytest.mark.slow
def test_c35_six_layers_train_from_scratch_if_the_weights_suit_the_activation():
    page = defined_on("activations/choosing")
    rng = np.random.default_rng(1)  # other samples than the page's
    sets = [page["moons"](n, rng) for n in (200, 400)]

    def right(name, gain, rate):
        pair = getattr(act, name), getattr(act, f"{name}_gradient")
        options = {"hidden": 6, "gain": gain}
        return [page["accuracies"](*pair, rate, seed, *sets, **options)[0] for seed in range(4)]

    assert max(right("sigmoid", 1, 2.0)) < 0.6  # guesses, from every start
    assert min(right("sigmoid", 16, 2.0)) > 0.85
    assert min(right("tanh", 1, 0.5)) > 0.85
    assert min(right("relu", 2, 0.1)) > 0.85
    assert np.mean(right("relu", 2, 2.0)) < np.mean(right("tanh", 1, 2.0))


# --- losses ----------------------------------------------------------------------------------


def test_at_twice_the_inverse_curvature_descent_goes_to_and_fro_for_ever():
    descend = defined_on("losses/index")["descend"]
    assert_allclose(abs(descend(0.0, 2 / 28, 1000) - 29 / 14), 29 / 14, rtol=1e-9)
    assert abs(descend(0.0, 0.99 * 2 / 28, 1000)[-1] - 29 / 14) < 1e-6


def test_the_difference_of_score_and_log_sum_exp_loses_every_digit():
    x = np.array([0.0, 40.0])
    assert x[1] - (x.max() + np.log(np.exp(x - x.max()).sum())) == 0
    assert_allclose(-np.log1p(np.exp(x[0] - x[1])), -np.exp(-40), rtol=1e-15)


@pytest.mark.parametrize("seed", range(5))
def test_c30_raising_the_probability_of_a_class_ignores_the_labels(seed):
    rng = np.random.default_rng(seed)
    labels = np.arange(200) % 2
    x = np.column_stack([rng.normal(size=(200, 2)) + 2 * labels[:, None], np.ones(200)])
    ascend = defined_on("losses/softmax", x=x)["ascend"]
    first, fitted = ascend(np.zeros(200, int)), ascend(labels)
    assert first[:, 0].mean() > 0.95
    assert np.mean(first.argmax(axis=1) == labels) == 0.5
    assert np.mean(fitted.argmax(axis=1) == labels) > 0.85


def test_c30_probabilities_depend_on_differences_of_scores():
    assert losses.softmax([5, 7])[0] < 0.2  # a positive score, and not near 1
    assert losses.softmax([-5, -7])[0] > 0.8  # a negative one, and not near 0
    assert_allclose(losses.softmax([5, 7]), losses.softmax([-1, 1]), rtol=1e-12)


@pytest.mark.parametrize("base", [1.5, 2.0, 10.0])
def test_c30_any_base_above_1_is_a_temperature(base):
    scores = np.array([3.0, 1.0, -3.0])
    powers = base**scores
    expected = losses.softmax(scores, temperature=1 / np.log(base))
    assert_allclose(powers / powers.sum(), expected, rtol=1e-12)


@pytest.mark.parametrize("target", [-1.0, -0.2, 0.5, 1.0])
def test_c36_tanh_has_a_cost_of_its_own_that_cancels_its_slope(target):
    tanh_cost = defined_on("losses/cross-entropy")["tanh_cost"]
    z, h = np.linspace(-4, 4, 33), 1e-6
    slope = (tanh_cost(z + h, target) - tanh_cost(z - h, target)) / (2 * h)
    assert_allclose(slope, np.tanh(z) - target, atol=1e-8)


# --- networks --------------------------------------------------------------------------------


def test_two_layers_of_two_units_can_make_seven_pieces_where_tents_make_four():
    parameters = {
        "W1": [[-2.5], [2.5]],
        "b1": [[1.0], [-1.5]],
        "W2": [[-1.0, -1.0], [-1.0, -1.0]],
        "b2": [[2 / 3], [1 / 3]],
        "W3": [[1.0, 2.0]],
        "b3": [[0.0]],
    }
    x = np.linspace(0, 1, 3001)
    seven, _ = networks.network_forward(x[None], parameters, ["relu", "relu", "linear"])
    tents, _ = networks.network_forward(x[None], *networks.tent_network(2))
    assert networks.count_linear_pieces(x, seven[0]) == 7
    assert networks.count_linear_pieces(x, tents[0]) == 4


@pytest.mark.parametrize("seed", range(3))
def test_wide_living_networks_do_not_find_the_sawtooth_either(seed):
    grid = np.linspace(0, 1, 129)[None]
    exact, activations = networks.tent_network(4)
    target, _ = networks.network_forward(grid, exact, activations)
    page = defined_on("networks/depth", grid=grid, activations=activations, target=target)
    error, varies = page["trained_error"](8, seed + 100)
    assert varies
    assert error > 0.8 * np.std(target)


@pytest.mark.parametrize("seed", range(5))
def test_xavier_loses_a_third_in_the_first_layer_and_ever_less_later(seed):
    rng = np.random.default_rng(seed)
    parameters = networks.initialize_parameters([100] * 31, "xavier", rng)
    signal = rng.standard_normal((100, 200))
    output, caches = networks.network_forward(signal, parameters, ["tanh"] * 30)
    sizes = [np.sqrt(np.mean(a**2)) for a in [cache[0] for cache in caches] + [output]]
    lost = 1 - np.divide(sizes[1:], sizes[:-1])
    assert 0.33 < lost[0] < 0.42
    assert lost[:2].min() > 2 * lost[7:10].mean()
    assert 0.05 < sizes[30] < 0.2


# --- training --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_c32_the_best_of_useless_models_looks_good_on_the_test_set(seed):
    rng = np.random.default_rng(seed)
    repeats, models, samples = 200, 100, 50
    on_test, on_new = (rng.random((repeats, models, samples)) < 0.5 for _ in range(2))
    accuracy = on_test.mean(axis=2)
    best = accuracy.argmax(axis=1)
    assert accuracy.max(axis=1).mean() > 0.65
    assert abs(on_new.mean(axis=2)[np.arange(repeats), best].mean() - 0.5) < 0.03


def test_the_formula_of_the_bayesian_search_is_what_it_computes():
    def f(point):
        return np.sin(3 * point[0]) + point[1] ** 2

    history = training.bayesian_search(f, [(0, 2), (-1, 1)], 5, rng=0)[2]
    rng = np.random.default_rng(0)
    pools = [rng.uniform(size=(1000, 2)) for _ in range(5)]
    low, side = np.array([0, -1]), 2.0
    seen, v = np.array([pool[0] for pool in pools[:4]]), history[:4, 2]
    v = (v - v.mean()) / v.std()

    def correlation(a, b):
        return np.exp(-((a[:, None] - b[None]) ** 2).sum(axis=-1) / (2 * 0.2**2))

    kappa, noisy = correlation(seen, pools[4]), correlation(seen, seen) + 1e-4 * np.eye(4)
    mean = kappa.T @ np.linalg.inv(noisy) @ v
    variance = 1 - np.einsum("ij,ik,kj->j", kappa, np.linalg.inv(noisy), kappa)
    chosen = pools[4][np.argmax(mean + 2 * np.sqrt(variance))]
    assert_allclose(history[4, :2], low + side * chosen, rtol=1e-12)


def test_an_estimated_slope_can_hide_the_higher_top():
    two_tops = defined_on("training/searching")["two_tops"]
    lost = 0
    for seed in range(20, 40):
        history = training.lipo_search(two_tops, [(0, 10)], 40, seed)[2]
        if history[:, 1].max() <= 0.9:
            lost += 1
            assert training.lipschitz_estimate(history[:, :1], history[:, 1]) < 4
        assert training.lipo_search(two_tops, [(0, 10)], 40, seed, 4.0)[1] > 0.9
    assert 0 < lost < 15


def test_annealing_keeps_to_its_box_and_beats_its_first_point():
    anneal = defined_on("training/searching")["anneal"]
    for seed in range(20):
        best, value, history = anneal(lambda p: -((p[0] - 1) ** 2), [(-3, 3)], 25, seed)
        assert ((history[:, 0] >= -3) & (history[:, 0] <= 3)).all()
        assert value == history[:, 1].max() == -((best[0] - 1) ** 2)
        assert value > -0.5


@pytest.mark.parametrize("seed", range(5))
def test_c37_a_smaller_rate_calms_single_samples(seed):
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=(64, 2)) * [1.5, 0.8]
    wanted = inputs @ [1.0, -1.0] + 0.5 * rng.normal(size=64)
    page = defined_on("training/batches", inputs=inputs, wanted=wanted)
    lowest = page["bowl"](np.linalg.lstsq(inputs, wanted, rcond=None)[0])

    def excess(size, rate, steps):
        late = page["way"](size, steps, rate, seed)[-steps // 3 :]
        return np.mean([page["bowl"](w) for w in late]) - lowest

    assert excess(1, 0.08, 600) > 4 * excess(1, 0.008, 6000) > 0
    assert excess(64, 0.08, 600) < 1e-6


def test_each_batch_size_at_its_best_rate_more_steps_get_further():
    rng = np.random.default_rng(3)
    label = rng.integers(20, size=600)
    angle = 2 * np.pi * label / 20
    points = np.column_stack([np.cos(angle), np.sin(angle)]) + rng.normal(size=(600, 2)) / 12
    points = np.column_stack([points * np.sqrt(2), np.ones(600)])
    page = defined_on("training/batches", label=label, points=points, classes=20)
    best = [
        min(page["softmax_losses"](size, rate, epochs=10)[-1] for rate in (0.2, 1.0, 5.0, 20.0))
        for size in (4, 64, 600)
    ]
    assert best == sorted(best)
