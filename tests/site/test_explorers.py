"""The explorers in a real browser: what they show is what `solutions` computes, however used."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from solutions import activations, arrays, convolution, digits, losses, networks
from solutions.optimizers import momentum_step
from solutions.training import gradient_descent
from tests.site.whole import COMPLETE, lay_out

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "book" / "_explorers"
PAGES = {  # where each explorer stands
    "activation": "activations/choosing",
    "backward": "networks/worked-example",
    "batches": "training/batches",
    "bowl": "training/scaling",
    "broadcasting": "arrays/broadcasting",
    "convolution": "convolution/layers",
    "depths": "networks/initialisation",
    "drawing": "digits/index",
    "slow_start": "losses/cross-entropy",
    "softmax": "losses/softmax",
}
AXE = """place => axe.run(place, {resultTypes: ['violations']}).then(r => r.violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""


@pytest.fixture(scope="module")
def sheet(browser):
    """Return one page for all tests of this file."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


class Shown:
    """An explorer on its page."""

    def __init__(self, page, server, name, where=""):
        address = f"{server}/book/{where or PAGES[name]}.html"
        if page.url != address:
            page.goto(address)
            lay_out(page)
        self.page, self.name = page, name
        self.place = page.locator(f"#explorer-{name}")

    def data(self) -> dict:
        return self.page.evaluate("id => explorerNumbers[id]", f"explorer-{self.name}")

    def answer(self) -> str:
        return self.place.locator("output").inner_text()

    def press(self, label, key, times=1):
        control = self.place.get_by_label(label)
        control.focus()
        for _ in range(times):
            self.page.keyboard.press(key)

    def choose(self, label, position):
        """Move a slider to the place of its list that has this number."""
        self.place.get_by_label(label).fill(str(position))

    def label(self, text) -> str:
        return self.place.locator("label", has_text=text).inner_text()


def numbers(text: str) -> list[float]:
    """Read all numbers of a text as the explorers write them."""
    return [float(n.replace("−", "-")) for n in re.findall(r"−?\d+(?:\.\d+)?(?:e−?\d+)?", text)]


def test_together_they_are_small(site):
    scripts = list((site / "_static" / "explorers").glob("*.js"))
    assert len(scripts) == len(PAGES) + 2
    assert sum(path.stat().st_size for path in scripts) < 40_000


def test_scripts_are_loaded_only_where_used(site):
    for path in site.glob("book/**/*.html"):
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r'data-explorer="(\w+)"', text))
        if path.parent.name != "explorers":  # where they are the first that is seen
            assert not re.search(r'<script[^>]* src="[^"]*_static/explorers/', text), path
        loaded = set(re.findall(r"_static/explorers/(\w+)\.js", text))
        assert loaded == (used | {"words", "parts"} if used else set()), path
        numbers = re.findall(r"_static/(explorers/numbers/\w+\.js)", text)
        assert len(numbers) == bool(used), path
        assert all((site / "_static" / name).exists() for name in numbers)


def test_who_is_sent_to_a_place_below_an_explorer_stays_there(browser, server):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/book/activations/choosing.html")
    page.wait_for_function(COMPLETE)
    below = page.evaluate("""() => [...document.querySelectorAll("section[id]")].at(-3).id""")
    page.goto("about:blank")
    page.goto(f"{server}/book/activations/choosing.html#{below}")
    page.wait_for_function(COMPLETE)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    top = f"document.getElementById('{below}').getBoundingClientRect().top"
    page.wait_for_function(f"0 <= {top} && {top} < innerHeight / 3")
    context.close()


def test_every_explorer_stands_in_its_chapter(site):
    assert set(PAGES) == {path.stem for path in SCRIPTS.glob("*.py")}
    for name, page in PAGES.items():
        assert f'data-explorer="{name}"' in (site / "book" / f"{page}.html").read_text()


# What is shown.


def test_activation(sheet, server):
    shown = Shown(sheet, server, "activation")
    parameters = {"leaky relu": ("slope", 0.1), "elu": ("α", 1.0), "swish": ("β", 1.0)}
    names = shown.place.locator("select option").all_inner_texts()
    assert len(names) == 9
    for name in names:
        shown.place.get_by_role("combobox").select_option(name)
        key = name.replace(" ", "_")
        function = getattr(activations, key)
        gradient = (
            activations.sigmoid if key == "softplus" else getattr(activations, f"{key}_gradient")
        )
        more = []
        if name in parameters:
            label, value = parameters[name]
            shown.press(re.compile(label), "ArrowRight", 2)
            value = numbers(shown.label(label))[0]
            assert value > parameters[name][1]
            more = [value]
        shown.press("x", "ArrowLeft", 7)
        x, f, slope = numbers(shown.answer())
        np.testing.assert_allclose(f, function(x, *more), atol=2e-6)
        np.testing.assert_allclose(slope, gradient(x, *more), atol=2e-6)
    said = shown.place.get_by_label("x", exact=True).get_attribute("aria-valuetext")
    assert said == shown.answer()
    shown.place.locator("svg").scroll_into_view_if_needed()
    box = shown.place.locator("svg").bounding_box()
    sheet.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 50)
    x, f, slope = numbers(shown.answer())
    assert 4 < x < 6
    # six digits are shown
    np.testing.assert_allclose([f, slope], [function(x), gradient(x)], rtol=2e-6, atol=2e-6)


@pytest.mark.parametrize("where", ["explorers/softmax", "losses/softmax"])
def test_softmax(sheet, server, where):
    shown = Shown(sheet, server, "softmax", where)
    count = shown.place.locator("label").count() - 1
    for label, key, times in [
        (f"Score {count}", "ArrowRight", 9),
        ("Temperature", "ArrowRight", 2),
        ("Score 1", "ArrowLeft", 30),
        ("Temperature", "Home", 1),
    ]:
        shown.press(re.compile(label), key, times)
        labels = shown.place.locator("label").all_inner_texts()
        *scores, temperature = [numbers(text.split("=")[1])[0] for text in labels]
        np.testing.assert_allclose(
            numbers(shown.answer()), losses.softmax(scores, temperature=temperature), rtol=1e-5
        )
    for i in range(1, count + 1):
        shown.press(re.compile(f"Score {i}"), "End" if i % 2 else "Home")
    extreme = [10 if i % 2 else -10 for i in range(1, count + 1)]
    np.testing.assert_allclose(
        numbers(shown.answer()), losses.softmax(extreme, 0.1), rtol=1e-5, atol=1e-300
    )


@pytest.mark.parametrize("where", ["explorers/convolution", "convolution/layers"])
def test_convolution(sheet, server, where):
    shown = Shown(sheet, server, "convolution", where)
    data = shown.data()
    picture = np.stack(data["picture"], axis=-1).astype(float)
    for padding, stride in itertools.product(range(3), range(1, 4)):
        shown.choose(re.compile("Padding"), padding)
        shown.choose(re.compile("Stride"), stride - 1)
        for given in data["filters"]:
            shown.place.get_by_role("combobox").select_option(given["name"])
            shown.press("Position", "ArrowRight", 3)
            text = shown.answer()
            row, column = (int(n) for n in re.match(r"Row (\d+), column (\d+)", text).groups())
            terms, total = re.search(r": (.*) = (−?\d+)\.", text).groups()
            weights = np.stack(given["weights"], axis=-1).astype(float)[np.newaxis]
            expected = convolution.convolve(
                picture, weights, [given["bias"]], padding=padding, stride=stride
            )[..., 0]
            assert numbers(total)[0] == expected[row - 1, column - 1]
            products = re.findall(r"(−?\d+)·\(?(−?\d+)\)?", terms)
            assert len(products) == weights.size
            summed = sum(numbers(a)[0] * numbers(b)[0] for a, b in products)
            assert summed + given["bias"] == expected[row - 1, column - 1]
            assert f"{expected.shape[0]} × {expected.shape[1]}" in text
    output = shown.place.locator(".grids svg").last
    output.locator("g").nth(1).click()
    assert "Row 1, column 2" in shown.answer()


def test_broadcasting(sheet, server):
    shown = Shown(sheet, server, "broadcasting")
    shapes = [(3, 1), (1, 4), (2, 3), (3,), (3, 3), (2,), (5, 1, 4), (0, 1), (7, 1, 1, 4), (1,)]
    for a, b in itertools.product(shapes, shapes):
        shown.place.get_by_label("First shape").fill(", ".join(map(str, a)))
        shown.place.get_by_label("Second shape").fill(str(b))
        shown.press("Step", "End")
        try:
            expected = f"The result has the shape {arrays.broadcast_shape(a, b)}."
        except ValueError:
            expected = "do not broadcast."
        assert shown.answer().endswith(expected), (a, b)
    shown.place.get_by_label("First shape").fill("3, x")
    assert "sizes from 0 to 99" in shown.answer()
    assert shown.place.get_by_label("First shape").get_attribute("aria-invalid") == "true"


def test_slow_start(sheet, server):
    shown = Shown(sheet, server, "slow_start")
    data = shown.data()
    x, y = np.array([[1.0]]), np.array([0.0])
    for start, rate, step in [(2, 0.15, 50), (0, 8.5, 3), (4, 0.5, 300), (3, 1, 120)]:
        shown.choose(re.compile("Start"), data["starts"].index(start))
        shown.choose(re.compile("Learning rate"), data["rates"].index(rate))
        shown.choose(re.compile("Step"), step)
        expected = []
        for gradient in (losses.binary_cross_entropy_gradient, losses.quadratic_cost_gradient):
            w, b, path = np.array([float(start)]), float(start), []
            for _ in range(301):
                path.append(float(activations.sigmoid(w[0] + b)))
                dw, db = gradient(w, b, x, y)
                w, b = w - rate * dw, b - rate * db
            expected.append(path)
        text = shown.answer()
        found = numbers(text)
        np.testing.assert_allclose(found[1:3], [path[step] for path in expected], rtol=6e-4)
        for path, name in zip(expected, ("cross-entropy", "squared error"), strict=True):
            below = [k for k, a in enumerate(path) if a < 0.5]
            ends = (
                f"after {below[0]} step{'s' * (below[0] != 1)}" if below else "not within 300 steps"
            )
            assert f"{name}: below one half {ends}." in text


def test_backward(sheet, server):
    shown = Shown(sheet, server, "backward")
    x, t = [[0.05], [0.10]], np.array([[0.01], [0.99]])
    start = {
        "W1": [[0.15, 0.20], [0.25, 0.30]], "b1": [[0.35], [0.35]],
        "W2": [[0.40, 0.45], [0.50, 0.55]], "b2": [[0.60], [0.60]],
    }  # fmt: skip
    output, caches = networks.network_forward(x, start, ["sigmoid"] * 2)
    gradients = networks.network_backward(output - t, caches, ["sigmoid"] * 2)
    after = networks.update_parameters(start, gradients, 0.5)
    slopes = [*gradients["dW1"].ravel(), *gradients["dW2"].ravel()]
    weights = [*after["W1"].ravel(), *after["W2"].ravel()]
    expected = {f"∂E/∂w{k}": value for k, value in enumerate(slopes, start=1)}
    expected |= {f"new w{k}": value for k, value in enumerate(weights, start=1)}
    expected |= {"E": networks.half_squared_error(output, t)}
    expected |= {f"δh{k}": value for k, value in enumerate(gradients["db1"][:, 0], start=1)}
    told = {}
    next_step = shown.place.get_by_role("button", name="Next")
    while True:
        name, _, rest = shown.answer().partition(" = ")
        told[name] = numbers(rest)[-1]
        by_hand = rest.rpartition(" = ")[0].replace("−", "-").replace("·", "*").replace("²", "**2")
        by_hand = by_hand.replace("½", "0.5 *").replace("exp", "np.exp")
        np.testing.assert_allclose(eval(by_hand, {"np": np}), told[name], atol=2e-9)
        if next_step.is_disabled():
            break
        next_step.click()
    assert len(told) == shown.place.locator("option").count() == 33
    for name, value in expected.items():
        assert told[name] == pytest.approx(value, abs=5e-10), name
    shown.place.get_by_role("combobox").select_option("δo2")
    assert shown.place.locator(".node.target").count() == 1
    shown.place.get_by_role("button", name="Back").click()
    assert shown.answer().startswith("∂E/∂o2")


def test_depths(sheet, server):
    shown = Shown(sheet, server, "depths")
    scales = shown.data()["scales"]
    for activation, position in itertools.product(("tanh", "relu"), (0, scales.index(1.414), -1)):
        scale = scales[position]
        shown.place.get_by_role("combobox").select_option(activation)
        shown.choose(re.compile("Size of the weights"), position % len(scales))
        rng = np.random.default_rng(0)
        a, sizes = rng.standard_normal((100, 200)), []
        for _ in range(10):
            w = scale / 10 * rng.standard_normal((100, 100))
            a, _ = networks.layer_forward(a, w, np.zeros((100, 1)), activation)
            sizes.append(np.sqrt(np.mean(a**2)))
        found = [
            float(n) for n in re.findall(r"size ([\d.e+-]+\d)", shown.answer().replace("−", "-"))
        ]
        np.testing.assert_allclose(found, [sizes[k] for k in (0, 2, 4, 6, 9)], rtol=6e-3)


def test_bowl(sheet, server):
    shown = Shown(sheet, server, "bowl")
    data = shown.data()
    for rate, momentum, condition, scaled in [
        (0.1, 0, 10, False), (0.02, 0.8, 100, False), (1, 0, 50, True), (0.25, 0, 10, False),
    ]:  # fmt: skip
        shown.choose(re.compile("Learning rate"), data["rates"].index(rate))
        shown.choose(re.compile("Momentum"), data["momenta"].index(momentum))
        shown.choose(re.compile("Condition"), data["conditions"].index(condition))
        shown.place.get_by_label("Inputs scaled").set_checked(scaled)
        curvature = np.array([1, 1 if scaled else condition])
        w, state = np.array([9.0, 1.0]), {}
        path = [w]
        for _ in range(60):
            w, state = momentum_step(w, curvature * w, state, rate, momentum)
            path.append(w)
        if not momentum:
            plain = gradient_descent(lambda w, c=curvature: c * w, path[0], rate, 60)
            np.testing.assert_allclose(path, plain, rtol=1e-9)
        costs = np.sum(curvature * np.square(path), axis=1)
        assert "the cost is " in shown.answer()
        rest = float(re.search(r"cost is ([\d.e+−]+) ", shown.answer())[1].replace("−", "-"))
        assert rest == pytest.approx(costs[-1] / costs[0], rel=6e-3)
        if costs[-1] > costs[0]:
            assert "The cost grows" in shown.answer()


def test_batches(sheet, server):
    shown = Shown(sheet, server, "batches")
    data = shown.data()
    for position, size in enumerate(data["sizes"]):
        shown.choose(re.compile("Batch size"), position)
        shown.choose(re.compile("Samples"), 0)
        assert numbers(shown.answer())[:2] == [64 // size, 64]
        shown.choose(re.compile("Samples"), 3)
        assert numbers(shown.answer())[:2] == [256 // size, 256]
    excess = np.array([path["excess"] for path in (data["paths"][0][-1], data["paths"][1][-1])])
    np.testing.assert_allclose(excess[0], excess[1])  # all samples: no chance is left
    assert (np.diff(excess[0]) < 0).all()
    before = shown.place.locator("path.first").get_attribute("d")
    shown.choose(re.compile("Batch size"), 0)
    shown.place.get_by_role("button", name="Other samples").click()
    assert shown.place.locator("path.first").get_attribute("d") != before


def test_drawing_reads_as_the_network_does(sheet, server):
    Shown(sheet, server, "drawing")
    images, labels = digits.load_digits()
    start = networks.initialize_parameters([64, 64, 10], "he", rng=1)
    parameters, _ = digits.train(digits.to_columns(images), labels, start, rng=2)
    data_id = "explorer-drawing"
    images = images[:200]
    read = sheet.evaluate(
        """([id, images]) => { const data = explorerNumbers[id];
        return images.map(counts => readDigit(data, counts)); }""",
        [data_id, images.reshape(200, 64).tolist()],
    )
    x = digits.to_columns(images)
    assert [one["digit"] for one in read] == digits.predict(x, parameters).tolist()
    logits, _ = networks.network_forward(x, parameters, ["relu", "linear"])
    probabilities = np.array([one["probabilities"] for one in read])
    np.testing.assert_allclose(probabilities, digits.softmax_columns(logits).T, atol=5e-3)
    # What the pixels spoke for: input times the gradient of the logit above the mean of all.
    for k in range(0, 200, 20):
        d_logits = np.full((10, 1), -0.1)
        d_logits[read[k]["digit"]] += 1
        _, cache = networks.network_forward(x[:, [k]], parameters, ["relu", "linear"])
        d_hidden, _, _ = networks.layer_backward(d_logits, cache[1], "linear")
        d_input, _, _ = networks.layer_backward(d_hidden, cache[0], "relu")
        np.testing.assert_allclose(read[k]["parts"], (d_input * x[:, [k]])[:, 0], atol=0.03)


def test_drawing_is_made_as_small_as_the_images_of_the_set(sheet, server):
    """Enlarged to 32 by 32 dots, images of the set are still read rightly."""
    Shown(sheet, server, "drawing")
    images, labels = digits.load_digits()
    big = (np.kron(images[:300], np.ones((4, 4))) > 7).astype(int)
    read = sheet.evaluate(
        """([id, all]) => { const data = explorerNumbers[id];
        return all.map(dots => readDigit(data, countInk(dots)).digit); }""",
        ["explorer-drawing", big.reshape(300, -1).tolist()],
    )
    assert np.mean(read == labels[:300]) > 0.9


def test_drawing_by_pointer_touch_and_keyboard(browser, server, sheet):
    shown = Shown(sheet, server, "drawing")
    pad = shown.place.locator(".pad")
    shown.place.get_by_role("button", name="Clear").click()
    assert shown.answer() == "Nothing is drawn yet."
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    sheet.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    sheet.mouse.down()
    sheet.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 20, steps=8)
    sheet.mouse.up()
    assert re.match(r"The network reads \d, with a probability of", shown.answer())
    drawn = pad.locator(".ink").get_attribute("d")
    sheet.mouse.move(box["x"] + 10, box["y"] + 10)  # nothing is held down
    assert pad.locator(".ink").get_attribute("d") == drawn
    shown.place.get_by_role("button", name="Clear").click()
    pad.focus()
    for key in ["ArrowUp", " ", "ArrowDown", " ", "ArrowDown", " "]:
        sheet.keyboard.press(key)
    assert "The network reads" in shown.answer()
    assert sheet.url.endswith("digits/index.html")  # the arrows have not turned the page
    for _ in range(10):
        shown.place.get_by_role("button", name="Show an image").click()
        assert "The network reads" in shown.answer()

    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    phone = Shown(context.new_page(), server, "drawing")
    phone.place.locator(".pad").tap()
    assert "The network reads" in phone.answer()
    context.close()


# How they are used.


def test_explorers_are_quiet(sheet, server):
    shown = Shown(sheet, server, "convolution", "explorers/convolution")
    announced = "#explorer-convolution .announced"
    sheet.wait_for_function(f"document.querySelector('{announced}').textContent")
    sheet.evaluate(f"""() => {{ window.changes = 0;
        new MutationObserver(() => window.changes++).observe(
            document.querySelector('{announced}'), {{childList: true, characterData: true}}) }}""")
    shown.place.get_by_role("button", name="Walk").click()
    position = shown.place.get_by_label("Position")
    before = int(position.input_value())
    sheet.wait_for_function(
        "n => [...document.querySelectorAll('.explorer input')].at(-1).value >= n", arg=before + 2
    )
    assert re.fullmatch(r"Row \d, column \d: −?\d+", position.get_attribute("aria-valuetext"))
    assert sheet.evaluate("window.changes") == 0
    shown.place.get_by_role("button", name="Stop").click()
    sheet.wait_for_function("window.changes > 0")
    live = shown.place.locator("[aria-live]:not([aria-live=off]), [role=status]")
    assert all(len(text) < 60 for text in live.all_inner_texts())


OVERLAP = """place => { const boxes = [...place.querySelectorAll(
    '.controls :is(input, select, button)')].filter(e => e.checkVisibility())
    .map(e => e.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(0, i).filter(b => a.left < b.right
        && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length }"""


def test_no_control_lies_over_another(sheet, server):
    for name in PAGES:
        shown = Shown(sheet, server, name)
        for width in (360, 480, 600, 760, 900, 1280):
            sheet.set_viewport_size({"width": width, "height": 900})
            assert shown.place.evaluate(OVERLAP) == 0, (name, width)


def test_axe_finds_nothing_in_explorers_in_use(browser, server, npm):
    """In light, dark and forced colours."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    axe = (npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    for name in PAGES:
        shown = Shown(page, server, name)
        for control in shown.place.locator("input[type=range]:visible").all():
            control.press("ArrowRight")
        if name == "drawing":
            shown.place.get_by_role("button", name="Show an image").click()
        page.evaluate(axe)
        for mode in (
            {"color_scheme": "light"},
            {"color_scheme": "dark"},
            {"forced_colors": "active"},
        ):
            page.emulate_media(**mode)
            problems += [f"{name}, {mode}: {found}" for found in shown.place.evaluate(AXE)]
        page.emulate_media(forced_colors="none")
    context.close()
    assert not problems, "\n".join(problems)


def test_without_a_script_no_empty_frame_is_left(browser, server):
    long = {"width": 1280, "height": 60_000}  # what is far below is not drawn
    context = browser.new_context(java_script_enabled=False, viewport=long)
    page = context.new_page()
    for name, where in PAGES.items():
        page.goto(f"{server}/book/{where}.html")
        assert not page.locator(f"#explorer-{name}").is_visible()
        page.locator(".figure").first.wait_for()
    assert page.goto(f"{server}/book/convolution/layers.html")
    page.locator(".tag_stands-in .figure").wait_for()
    context.close()


def test_on_paper_the_key_is_kept_and_nothing_to_press(sheet, server):
    shown = Shown(sheet, server, "slow_start")
    sheet.emulate_media(media="print")
    shown.place.locator(".key").wait_for()
    assert not shown.place.locator("button").count()
    sheet.emulate_media(media="screen")


def test_a_formula_in_an_explorers_question_is_drawn_as_elsewhere(sheet, server):
    shown = Shown(sheet, server, "depths")
    root = shown.place.locator(".katex svg").first
    elsewhere = sheet.locator("article p:not(.explorer *) .katex svg").first
    heights = [part.evaluate("s => s.getBoundingClientRect().height") for part in (root, elsewhere)]
    assert heights[0] == pytest.approx(heights[1], rel=0.3)
    assert root.locator("path").evaluate("p => getComputedStyle(p).fill") != "none"


def test_a_slider_tells_its_value_once(sheet, server):
    shown = Shown(sheet, server, "softmax", "losses/softmax")
    slider = shown.place.get_by_role("slider", name="Temperature")
    assert slider.get_attribute("aria-label") == "Temperature"
    assert slider.get_attribute("aria-valuetext") == "1"
    assert shown.label("Temperature") == "Temperature = 1"


def test_no_gradient_is_called_0_that_is_not(sheet, server):
    shown = Shown(sheet, server, "activation")
    swish = next(f for f in shown.data()["functions"] if f["name"] == "swish")
    assert all(value != 0 for curve in swish["gradient"] for value in curve)
