"""Chapter digits: samples are columns; every function takes lists and arrays of any dtype."""

from itertools import pairwise

import numpy as np

from tests.book.promises import ARRAYS, LABELS, Allowed, Check, Promise
from tests.book.promises.networks import KEPT, KEPT_HINT, SIZES, caches, wave

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert with np.asarray before anything is computed: lists have no shape, bytes wrap round. "
    "One image, one class and as many images as classes are no special cases."
)
LABEL_SHAPES = ("one", "vector")


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def layers(*sizes: int, scale: str = "1.5") -> str:
    """Write the parameters of a network."""
    parts = []
    for number, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        parts.append(f'"W{number}": {scale} * {wave(n_out, n_in, start=float(number))}')
        parts.append(f'"b{number}": 0.5 * {wave(n_out, 1, start=float(3 * number))}')
    return "{" + ", ".join(parts) + "}"


def columns(name: str, with_labels: bool) -> tuple[str, ...]:
    """Write calls for scores of every shape."""
    cases = (
        ("[[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]]", "[2, 0]"),
        ("[[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]]", "[1, 0, 1]"),
        ("[[3.5], [2.25], [-7.5]]", "[1]"),
        ("[[3.5, 2.25]]", "[0, 0]"),
        ("[[3.5, 2.25], [7.5, -1.0]]", "[1, 1]"),
        ("np.linspace(-4.5, 4.5, 130).reshape(65, 2)", "[64, 3]"),
        ("np.linspace(-4.5, 4.5, 130).reshape(2, 65)", "np.arange(65) % 2"),
        ("[[2.5]]", "[0]"),
    )
    return tuple(f"kinds({x}{', ' + y if with_labels else ''})" for x, y in cases)


NET = layers(3, 4, 2)
ONE = "['linear']"
ONLY = "only=('float64', 'float32', 'int64')"
NUMBERS = ("float64", "float32", "int64")


def back(sizes: tuple[int, ...], m: int) -> str:
    """Write the arguments of `backward`."""
    names = str(["relu"] * (len(sizes) - 2) + ["linear"])
    return f"{wave(sizes[-1], m, start=4.0)}, {caches(sizes, m, names)}"


SCORES = Allowed(
    ARRAYS, ("matrix", "row", "column", "square", "tall", "wide"), values=("zero", "ties", "large")
)
WHICH = Allowed(LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9"))
FORWARD = """
def right(x, parameters):
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    return networks.network_forward(x, arrays, digits.activation_names(arrays))
"""
BACKWARD = """
def right(d_logits, caches):
    names = ["relu"] * (len(caches) - 1) + ["linear"]
    return networks.network_backward(d_logits, caches, names)
"""
TRAIN = """
def right(x, labels, parameters, learning_rate, batch_size, epochs, seed):
    trained, history = digits.train(
        x, labels, parameters, learning_rate=learning_rate, batch_size=batch_size, epochs=epochs, rng=seed
    )
    return trained, history["cost"].tolist()
"""

PROMISES = {
    "to_columns": Promise(
        (
            kinds(
                "kinds(np.linspace(0.5, 15.5, 24).reshape(4, 3, 2))",
                "kinds(np.linspace(0.5, 15.5, 24).reshape(2, 3, 4))",
                "kinds(np.linspace(0.5, 15.5, 12).reshape(1, 4, 3))",
                "kinds(np.linspace(0.5, 15.5, 12).reshape(3, 4, 1))",
                "kinds([[[2.5]]])",
                "kinds(np.linspace(0.5, 15.5, 130).reshape(65, 1, 2))",
                "kinds(np.linspace(0.5, 15.5, 27).reshape(3, 3, 3))",
                "layouts(np.linspace(0.5, 15.5, 24).reshape(4, 3, 2))",
                "once([[[0, 16], [1, 15]]])",
                "once(np.zeros((2, 2, 2)))",
                "once(images=[[[2.5, 7.5]]])",
            ),
            kept(
                "kept((np.linspace(0.5, 15.5, 12).reshape(3, 4, 1),), (np.linspace(1.5, 7.5, 12).reshape(3, 4, 1),))",
                "kept((np.zeros((1, 2, 2)),), (np.ones((1, 2, 2)),))",
                "kept(([[[1.5]]],), ([[[2.5]]],))",
            ),
            Check(
                "every_shape_refused",
                "lists and arrays of any other number of axes raise a ValueError",
                "look at np.ndim(images): 0, 1, 2 and 4 axes are no batch of images.",
                (
                    *(
                        "refuses(1.5)",
                        "refuses([1.5, 2.5])",
                        "refuses([[1.5, 2.5]])",
                        "refuses([[[[1.5]]]])",
                    ),
                    *(
                        "refuses(np.ones((64, 1)))",
                        "refuses(np.ones((1, 8, 8, 1)))",
                        "refuses(np.ones((1, 1, 2, 2, 1)))",
                    ),
                    "once([[[1.5, 2.5]]])",
                ),
            ),
        ),
        {"images": Allowed(ARRAYS, ("deep", "flat", "high", "broad"), values=("zero",))},
        refused={f"{n} axes": lambda g, n=n: np.ndim(g["images"]) == n for n in (0, 1, 2, 4, 5)},
    ),
    "one_hot": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], 6)",
                "kinds([0, 2], 3)",
                "kinds([2], 3)",
                "kinds([3, 9, 0])",
                "kinds(np.arange(70) % 7, 7)",
                "kinds([11, 0, 13], 14)",
                "kinds([255, 0, 100], 300)",
                "layouts([3, 1, 2, 0], 5)",
                "once([2, 2, 2], classes=4)",
                "once(classes=3, labels=[1, 2])",
                "once([7, 7], 8)",
                "once([0, 0, 0], 1)",
            ),
            kept(
                "kept(([3, 1, 0], 5), ([0, 4, 4], 5))",
                "kept((np.array([3, 1, 0]), 5), (np.array([0, 4, 4]), 5))",
            ),
            Check(
                "every_label_refused",
                "one label that is no class is enough, wherever it stands, in lists too",
                "check all labels, the smallest and the largest.",
                (
                    *(
                        "refuses([0, 1, 3], 3)",
                        "refuses([3, 1, 0], 3)",
                        "refuses([0, 3, 1], 3)",
                        "refuses([10])",
                    ),
                    *(
                        "refuses([0, 1, -1], 3)",
                        "refuses([-1, 1, 0], 3)",
                        "refuses([0, -1, 1], 3)",
                        "refuses([-1])",
                    ),
                    *(
                        "refuses([3], 3)",
                        "refuses([-3], 3)",
                        "refuses([0, -7, 1], 3)",
                        "refuses([0, 1000000, 1], 3)",
                    ),
                    *(
                        "refuses(np.array([200], dtype=np.uint8), 100)",
                        "refuses([255, 0], 255)",
                        "once([0, 2], 3)",
                    ),
                ),
            ),
        ),
        {
            "labels": Allowed(
                LABELS,
                LABEL_SHAPES,
                ("reversed", "strided", "read-only"),
                ("zero", "above 9", "ties"),
            )
        },
        {"classes": 12},
        {
            "the first label": lambda g: (
                not 0 <= g["labels"][0] < g["classes"] and np.size(g["labels"]) > 2
            ),
            "the last label too large": lambda g: (
                g["labels"][-1] == g["classes"] and np.size(g["labels"]) > 2
            ),
            "the last label negative": lambda g: g["labels"][-1] == -1 and np.size(g["labels"]) > 2,
            "a middle label": lambda g: (
                not 0 <= g["labels"][1] < g["classes"] and np.size(g["labels"]) > 2
            ),
            "one label, negative": lambda g: np.size(g["labels"]) == 1 and g["labels"][0] < 0,
            "one label, too large": lambda g: (
                np.size(g["labels"]) == 1 and g["labels"][0] >= g["classes"]
            ),
            "10 of 10": lambda g: g["classes"] == 10 == np.max(g["labels"]),
            "far below": lambda g: np.min(g["labels"]) < -g["classes"],
            "far above": lambda g: np.max(g["labels"]) > 2 * g["classes"],
        },
        "digits.one_hot_columns",
    ),
    "softmax": Promise(
        (
            kinds(
                *columns("softmax", False),
                "layouts([[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]])",
                "once(np.zeros((3, 2)))",
                "once([[200, 100], [190, 101]])",
                "once([[1e4, -1e4, 0.0], [9999.0, -9998.0, 5.0], [-1e4, 1e4, 5.0]])",
                "once([[1e4], [-1e4]])",
                "once([[-1e4]])",
                "once(logits=[[1.5], [2.5]])",
            ),
            kept(
                "kept((np.array([[1.5], [-2.5]]),), (np.array([[3.5], [0.5]]),))",
                "kept(([[1.5, 0.5], [-2.5, 1.0]],), ([[3.5, 2.5], [0.5, 7.0]],))",
            ),
        ),
        {"logits": SCORES},
        reference="digits.softmax_columns",
    ),
    "cross_entropy": Promise(
        (
            kinds(
                *columns("cross_entropy", True),
                "mixed([[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]], [2, 0])",
                "layouts([[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]], [2, 0])",
                "once(np.zeros((3, 2)), [0, 2])",
                "once([[200, 100], [190, 101]], [1, 0])",
                "once([[1e4, -1e4, 0.0], [9999.0, -9998.0, 5.0], [-1e4, 1e4, 5.0]], [1, 0, 2])",
                "once([[1e4], [-1e4]], [1])",
                "once(np.linspace(-4.5, 4.5, 24).reshape(12, 2), [10, 11])",
                "once(labels=[1], logits=[[1.5], [2.5]])",
            ),
            kept(
                "kept((np.array([[1.5], [-2.5]]), np.array([0])), (np.array([[3.5], [0.5]]), np.array([1])))",
                "kept(([[1.5, 0.5], [-2.5, 1.0]], [0, 1]), ([[3.5, 2.5], [0.5, 7.0]], [0, 0]))",
            ),
            Check(
                "every_shape_refused",
                "every other shape of the labels raises a ValueError, lists and one image too",
                "compare np.shape(labels) with (m,), also when m is 1.",
                (
                    *(
                        f"refuses(np.arange(6.0).reshape(3, 2), {labels})"
                        for labels in (
                            "[1]",
                            "1",
                            "[1, 0, 1]",
                            "[[1, 0]]",
                            "[[1], [0]]",
                            "[]",
                            "[[1, 0], [0, 1]]",
                        )
                    ),
                    *(
                        f"refuses([[1.5], [2.5]], {labels})"
                        for labels in ("0", "[[0]]", "[0, 1]", "[]")
                    ),
                    "once([[1.5], [2.5]], [0])",
                ),
            ),
        ),
        {"logits": SCORES, "labels": WHICH},
        refused={
            "one label for all": lambda g: (
                np.shape(g["labels"]) == (1,) and np.shape(g["logits"])[1] > 1
            ),
            "a number": lambda g: np.ndim(g["labels"]) == 0 and np.shape(g["logits"])[1] > 1,
            "a number for one image": lambda g: (
                np.ndim(g["labels"]) == 0 and np.shape(g["logits"])[1] == 1
            ),
            "as many as classes": lambda g: (
                np.shape(g["labels"]) == (3,) and np.shape(g["logits"]) == (3, 2)
            ),
            "a row": lambda g: np.shape(g["labels"]) == (1, 2),
            "a column": lambda g: np.shape(g["labels"]) == (2, 1),
            "a box": lambda g: np.shape(g["labels"]) == (1, 1),
            "a matrix": lambda g: np.shape(g["labels"]) == (2, 2),
            "too many for one": lambda g: (
                np.shape(g["labels"]) == (2,) and np.shape(g["logits"])[1] == 1
            ),
            "none": lambda g: np.size(g["labels"]) == 0,
        },
        reference="digits.cross_entropy_columns",
    ),
    "logits_gradient": Promise(
        (
            kinds(
                *columns("logits_gradient", True),
                "mixed([[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]], [2, 0])",
                "layouts([[3.5, 2.25], [-1.5, 0.5], [7.0, 1.25]], [2, 0])",
                "once(np.zeros((3, 2)), [0, 2])",
                "once([[200, 100], [190, 101]], [1, 0])",
                "once([[1e4, -1e4, 0.0], [9999.0, -9998.0, 5.0], [-1e4, 1e4, 5.0]], [1, 0, 2])",
                "once(np.linspace(-4.5, 4.5, 24).reshape(12, 2), [10, 11])",
                "once(labels=[1], logits=[[1.5], [2.5]])",
            ),
            kept(
                "kept((np.array([[1.5], [-2.5]]), np.array([0])), (np.array([[3.5], [0.5]]), np.array([1])))",
                "kept(([[1.5, 0.5], [-2.5, 1.0]], [0, 1]), ([[3.5, 2.5], [0.5, 7.0]], [0, 0]))",
            ),
        ),
        {"logits": SCORES, "labels": WHICH},
        reference="digits.cross_entropy_columns_gradient",
    ),
    "forward": Promise(
        (
            kinds(
                f"kinds({wave(3, 5)}, {NET})",
                f"kinds({wave(2, 1)}, {layers(2, 3, 1)})",
                f"kinds({wave(1, 4)}, {layers(1, 2)})",
                f"kinds({wave(3, 3)}, {layers(3, 3, 3)})",
                f"kinds({wave(2, 70)}, {layers(2, 2)})",
                f"kinds({wave(2, 3)}, {layers(2, 66, 2)})",
                "kinds([[1.5], [2.5]], {'W1': np.array([[2.5, -0.75]]), 'b1': np.array([[0.25]])})",
                f"mixed({wave(3, 5)}, {NET})",
                f"layouts({wave(3, 5)}, {NET})",
                f"once({wave(2, 3)}, {layers(*[2] * 13)})",
                f"once({wave(3, 2)}, dict(sorted({layers(3, 4, 4, 2)}.items(), reverse=True)))",
                "once(np.zeros((2, 3)), {'W1': np.zeros((2, 2)), 'b1': np.zeros((2, 1))})",
                "once(np.array([[200, 100]]), {'W1': np.array([[2], [3]]), 'b1': np.array([[1], [200]])})",
                f"once(parameters={NET}, x={wave(3, 2)})",
            ),
            kept(
                f"kept(({wave(3, 2)}, {NET}), (-{wave(3, 2)}, {NET}))",
                f"kept(({wave(3, 2)}, {layers(3, 2)}), (-{wave(3, 2)}, {layers(3, 2)}))",
            ),
        ),
        {
            "x": Allowed(NUMBERS, ("matrix", "column", "row", "square", "wide"), values=("zero",)),
            "parameters": Allowed(NUMBERS, ("matrix", "column", "row", "square", "tall")),
        },
        reference=FORWARD,
        apart=False,
        settings=ONLY,
    ),
    "backward": Promise(
        (
            kinds(
                *(
                    f"kinds({back(sizes, m)})"
                    for sizes, m in (
                        ((2, 3, 2), 4),
                        ((4, 3), 2),
                        ((2, 3, 2), 1),
                        ((2, 1), 5),
                        ((2, 2), 2),
                        ((1, 66), 2),
                        ((2, 2), 70),
                    )
                ),
                f"mixed({back((2, 3, 2), 4)})",
                f"layouts({back((2, 3, 2), 4)})",
                f"once({back((2,) * 13, 3)})",
                f"once({back((3, 4, 3, 2), 4)})",
                f"once(caches={caches((2, 2), 4, ONE)}, d_logits={wave(2, 4)})",
                f"once(np.zeros((2, 4)), {caches((2, 2), 4, ONE)})",
                "once([[1.5]], networks.network_forward(np.zeros((1, 1)), {'W1': np.ones((2, 1)), 'b1': np.zeros((2, 1)), 'W2': np.ones((1, 2)), 'b2': np.zeros((1, 1))}, ['relu', 'linear'])[1])".replace(
                    "[[1.5]]", "np.array([[1.5]])"
                ),
            ),
            kept(
                f"kept(({back((2, 3, 2), 4)}), (2 * {back((2, 3, 2), 4)}))",
                f"kept(({back((4, 3), 2)}), (2 * {back((4, 3), 2)}))",
            ),
        ),
        {
            "d_logits": Allowed(NUMBERS, SIZES, values=("zero",)),
            "caches": Allowed(("float64",), SIZES, values=("zero",)),
        },
        reference=BACKWARD,
        settings=ONLY,
    ),
    "update": Promise(
        (
            kinds(
                *(
                    f"kinds({{'W1': {wave(*shape)}, 'b1': {wave(shape[0], 1)}}}, {{'dW1': 7 * {wave(*shape, start=3.0)}, 'db1': {wave(shape[0], 1, start=2.0)}}}, learning_rate=0.3)"
                    for shape in ((2, 3), (1, 3), (3, 1), (2, 2), (65, 2))
                ),
                f"mixed({{'W1': {wave(2, 3)} / 3, 'b1': {wave(2, 1)}}}, {{'dW1': 7 * {wave(2, 3, start=3.0)}, 'db1': {wave(2, 1, start=5.0)}}}, learning_rate=0.3)",
                f"layouts({{'W1': {wave(2, 3)}, 'b1': {wave(2, 1)}}}, {{'dW1': 7 * {wave(2, 3, start=3.0)}, 'db1': {wave(2, 1, start=5.0)}}}, learning_rate=0.3)",
                *(
                    f"once({{'W1': {wave(2, 3)}, 'b1': {wave(2, 1)}}}, {{'dW1': {wave(2, 3, start=3.0)}, 'db1': {wave(2, 1, start=5.0)}}}, {rate})"
                    for rate in ("0", "1", "-0.5", "100.0", "1e-3")
                ),
                f"once({layers(*[2] * 13)}, {{'d' + name: 1.5 * value for name, value in {layers(*[2] * 13)}.items()}}, 0.3)",
                "once({'W1': np.array([[200]]), 'b1': np.array([[3]])}, {'dW1': np.array([[250]]), 'db1': np.array([[7]])}, 2)",
                "once({'W1': np.zeros((2, 2)), 'b1': np.zeros((2, 1))}, {'dW1': np.zeros((2, 2)), 'db1': np.zeros((2, 1))}, 0.5)",
                "once(learning_rate=0.5, gradients={'dW1': np.eye(2), 'db1': np.ones((2, 1))}, parameters={'W1': np.ones((2, 2)), 'b1': np.ones((2, 1))})",
            ),
            kept(
                "kept(({'W1': np.ones((2, 2)), 'b1': np.ones((2, 1))}, {'dW1': np.ones((2, 2)), 'db1': np.ones((2, 1))}, 0.5), ({'W1': np.zeros((2, 2)), 'b1': np.zeros((2, 1))}, {'dW1': np.ones((2, 2)), 'db1': np.ones((2, 1))}, 0.5))",
                "kept(({'W1': np.ones((2, 2)), 'b1': np.ones((2, 1))}, {'dW1': np.zeros((2, 2)), 'db1': np.zeros((2, 1))}, 0.5), ({'W1': np.zeros((2, 2)), 'b1': np.zeros((2, 1))}, {'dW1': np.zeros((2, 2)), 'db1': np.zeros((2, 1))}, 0.5))",
                "kept(({'W1': np.ones((1, 2)), 'b1': np.ones((1, 1))}, {'dW1': np.ones((1, 2)), 'db1': np.ones((1, 1))}, 0.0), ({'W1': np.zeros((1, 2)), 'b1': np.zeros((1, 1))}, {'dW1': np.ones((1, 2)), 'db1': np.ones((1, 1))}, 0.0))",
            ),
        ),
        {
            "parameters": Allowed(NUMBERS, SIZES[:5], values=("zero",)),
            "gradients": Allowed(NUMBERS, SIZES[:5], values=("zero",)),
        },
        reference="networks.update_parameters",
        settings=ONLY,
        aliases=("parameters",),
    ),
    "train": Promise(
        (
            Check(
                "kinds",
                "whole batches of every kind of input, exactly; every sample once an epoch",
                "convert x and labels with np.asarray; one generator shuffles once an epoch, and "
                "range(0, m, batch_size) leaves no sample out.",
                (
                    f"kinds({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, learning_rate=0.2, batch_size=5, epochs=2, seed=3)",
                    f"kinds({wave(3, 1)}, [1], {layers(3, 2)}, learning_rate=0.2, batch_size=1, epochs=3, seed=3)",
                    f"kinds({wave(1, 4)}, [1, 0, 2, 1], {layers(1, 3)}, learning_rate=0.2, batch_size=9, epochs=1, seed=3)",
                    f"once({wave(3, 70)}, np.arange(70) % 2, {layers(3, 2)}, 0.2, 70, 1, 3)",
                    f"mixed({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, learning_rate=0.2, batch_size=5, epochs=2, seed=3)",
                    f"layouts({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, learning_rate=0.2, batch_size=5, epochs=2, seed=3)",
                    f"once({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, 0.2, 2, 0, 3)",
                    f"once({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, 1, 5, 1, 4)",
                    f"once({wave(2, 5)}, np.array([0, 1, 1, 0, 1]), {layers(*[2] * 12)}, 0.2, 5, 1, 3)",
                    f"once(seed=1, epochs=1, batch_size=5, learning_rate=0.5, parameters={NET}, labels=np.array([0, 1, 1, 0, 1]), x={wave(3, 5)})",
                    "code:# A linear layer on single features: what each sample added can be told apart.",
                    "code:for m, size in ((7, 3), (6, 2), (5, 1), (5, 4), (9, 8)):",
                    "code:    start = {'W1': np.zeros((2, m)), 'b1': np.zeros((2, 1))}",
                    "code:    for seed in (0, 1, 2):",
                    "code:        got, costs = train(np.eye(m), np.arange(m) % 2, start, 1e-6, size, 1, seed)",
                    "code:        steps = np.abs(np.asarray(got['W1'])[0]) / 1e-6",
                    "code:        last = m % size or size",
                    "code:        wanted = np.sort([0.5 / size] * (m - last) + [0.5 / last] * last)",
                    "code:        np.testing.assert_allclose(np.sort(steps), wanted, rtol=1e-4)",
                    "code:        assert len(costs) == 2",
                    "code:        assert not np.any(start['W1']), 'the parameters given were changed'",
                ),
            ),
            kept(
                f"kept(({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, 0.2, 5, 2, 3), (-{wave(3, 5)}, np.array([0, 1, 1, 0, 0]), {NET}, 0.2, 5, 2, 3))",
                f"kept(({wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, 0.2, 5, 0, 3), (-{wave(3, 5)}, np.array([0, 1, 1, 0, 1]), {NET}, 0.2, 5, 0, 3))",
            ),
        ),
        {
            "x": Allowed(("float64",), ("matrix", "column", "row", "wide")),
            "labels": Allowed(("int64",), LABEL_SHAPES, ("reversed", "strided", "read-only")),
            "parameters": Allowed(("float64",), ("matrix", "column")),
        },
        reference=TRAIN,
        settings="rtol=1e-7, only=('float64',)",
        apart=False,
    ),
    "predict": Promise(
        (
            kinds(
                f"kinds({wave(3, 5)}, {NET})",
                f"kinds({wave(2, 1)}, {layers(2, 3, 4)})",
                f"kinds({wave(1, 4)}, {layers(1, 2)})",
                f"kinds({wave(3, 3)}, {layers(3, 3, 3)})",
                f"kinds({wave(2, 70)}, {layers(2, 2)})",
                f"kinds({wave(2, 9)}, {layers(2, 66, 12)})",
                f"mixed({wave(3, 5)}, {NET})",
                f"layouts({wave(3, 5)}, {NET})",
                f"once({wave(2, 9)}, {layers(*[2] * 13)})",
                "once(np.zeros((2, 3)), {'W1': np.zeros((2, 2)), 'b1': np.zeros((2, 1))})",
                "once(np.array([[200, 100, 1]]), {'W1': np.array([[2], [3]]), 'b1': np.array([[100], [0]])})",
                "once(np.array([[1.0, 2.0]]), {'W1': np.zeros((3, 1)), 'b1': np.array([[-1.0], [2.0], [2.0]])})",
                "once(np.array([[1.5, 2.5]]), {'W1': np.array([[2.5]]), 'b1': np.array([[0.5]])})",
                f"once(parameters={NET}, x={wave(3, 2)})",
            ),
            kept(
                f"kept(({wave(3, 4)}, {NET}), (-3 * {wave(3, 4)}, {NET}))",
                f"kept(({wave(2, 3)}, {layers(2, 2)}), (-{wave(2, 3)}, {layers(2, 2)}))",
            ),
        ),
        {
            "x": Allowed(NUMBERS, ("matrix", "column", "row", "square", "wide"), values=("zero",)),
            "parameters": Allowed(NUMBERS, ("matrix", "column", "square", "tall")),
        },
        reference="""
def right(x, parameters):
    return digits.predict(x, {name: np.asarray(value) for name, value in parameters.items()})
""",
        settings=ONLY,
    ),
    "accuracy": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], [4, 1, 0, 0])",
                "kinds([2], [2])",
                "kinds([2], [0])",
                "kinds(np.arange(70) % 7, np.arange(70) % 5)",
                "kinds([255, 0, 12], [255, 1, 12])",
                "mixed([3, 1, 2, 0], [3, 1, 1, 0])",
                "layouts([3, 1, 2, 0], [3, 1, 1, 0])",
                "once([0, 0, 0], [0, 0, 0])",
                "once((1, 2, 3), [1, 0, 3])",
                "once(labels=[1, 2], predicted=[1, 0])",
            ),
            kept(
                "kept((np.array([3, 1, 0]), np.array([3, 0, 0])), (np.array([0, 4, 4]), np.array([0, 4, 4])))",
                "kept(([3, 1, 0], [3, 0, 0]), ([0, 4, 4], [0, 4, 4]))",
            ),
            Check(
                "every_shape_refused",
                "refuses every pair of shapes that differ, lists and numbers too",
                "compare the two shapes before you compare the labels.",
                (
                    *(
                        "refuses([1, 2, 3], [1, 2])",
                        "refuses([1, 2], [1, 2, 3])",
                        "refuses([1, 1], [1])",
                        "refuses([1], [1, 1])",
                    ),
                    *(
                        "refuses([1, 1], 1)",
                        "refuses(1, [1, 1])",
                        "refuses([[1], [1]], [1, 1])",
                        "refuses([1, 1], [[1], [1]])",
                    ),
                    *(
                        "refuses([[1, 1]], [1, 1])",
                        "refuses([1, 1], [[1, 1]])",
                        "refuses([1], 1)",
                        "once([1, 2], [1, 0])",
                    ),
                ),
            ),
        ),
        {
            "predicted": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
            "labels": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
        },
        refused={
            "one prediction too many": lambda g: (
                np.shape(g["predicted"]) == (3,) and np.shape(g["labels"]) == (2,)
            ),
            "one prediction too few": lambda g: (
                np.shape(g["predicted"]) == (2,) and np.shape(g["labels"]) == (3,)
            ),
            "one label": lambda g: np.shape(g["labels"]) == (1,) != np.shape(g["predicted"]),
            "one prediction": lambda g: np.shape(g["predicted"]) == (1,) != np.shape(g["labels"]),
            "a number as label": lambda g: np.ndim(g["labels"]) == 0,
            "a number as prediction": lambda g: np.ndim(g["predicted"]) == 0,
            "columns of labels": lambda g: np.shape(g["labels"]) == (2, 1),
            "columns of predictions": lambda g: np.shape(g["predicted"]) == (2, 1),
            "rows of labels": lambda g: np.shape(g["labels"]) == (1, 2),
            "rows of predictions": lambda g: np.shape(g["predicted"]) == (1, 2),
        },
    ),
    "confusion_matrix": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], [4, 1, 0, 0], 5)",
                "kinds([2], [2], 3)",
                "kinds([2], [0], 3)",
                "kinds(np.arange(70) % 7, np.arange(70) % 5, 7)",
                "kinds([11, 0, 12], [11, 1, 12], 13)",
                "kinds([9, 0, 9], [9, 1, 8])",
                "kinds([255, 0, 12], [255, 1, 12], 256)",
                "mixed([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "layouts([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "once([0, 0, 0], [0, 0, 0], 1)",
                "once([0] * 300, [1] * 300, 2)",
                "once((1, 2, 3), [1, 0, 3], classes=4)",
                "once(classes=3, predicted=[1, 2], labels=[1, 0])",
            ),
            kept(
                "kept((np.array([3, 1, 0]), np.array([3, 0, 0]), 4), (np.array([0, 3, 3]), np.array([0, 3, 3]), 4))",
                "kept(([3, 1, 0], [3, 0, 0]), ([0, 4, 4], [0, 4, 4]))",
            ),
        ),
        {
            "labels": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
            "predicted": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
        },
        {"classes": 12},
    ),
}
