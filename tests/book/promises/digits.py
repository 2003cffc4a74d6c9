"""Chapter digits: layers, networks of every width, steps, counts; `fit` beside itself."""

from itertools import pairwise

import numpy as np

from tests.book.promises import ARRAYS, LABELS, Allowed, Check, Promise, each_alone
from tests.book.promises.networks import KEPT, KEPT_HINT, wave

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


MAPS = ("four", "flat", "batch of one", "high", "broad")
IMAGES = ((2, 3, 4, 2), (1, 4, 3, 1), (3, 1, 5, 2), (2, 5, 1, 1), (1, 1, 1, 3), (4, 3, 3, 1))
LONG_IMAGES = (
    *((1, 2, 10, 1), (1, 10, 2, 1), (7, 2, 3, 1), (2, 8, 8, 2), (1, 9, 9, 5)),
    *((120, 1, 2, 1), (1, 110, 1, 2), (1, 1, 110, 2)),
)
BATCHES = Allowed(ARRAYS, MAPS, values=("zero", "negative"))
FILTERS = Allowed(ARRAYS, ("four", "flat"), values=("zero", "negative"))


def maps(*shape: int, start: float = 1.0, scale: float = 3.0) -> str:
    return f"{scale} * {wave(*shape, start=start)}"


def layer(m: int, height: int, width: int, channels: int, count: int, size: int) -> str:
    """Write images, filters and a bias for each filter."""
    return (
        f"{maps(m, height, width, channels)}, {maps(count, size, size, channels, start=5.0)}, "
        f"{maps(count, start=2.0)}"
    )


def back(m: int, height: int, width: int, channels: int, count: int, size: int) -> str:
    """Write derivatives of the output, images and filters."""
    return (
        f"{maps(m, height, width, count, start=7.0)}, {maps(m, height, width, channels)}, "
        f"{maps(count, size, size, channels, start=5.0)}"
    )


LAYERS = (
    *((2, 3, 4, 2, 3, 3), (1, 4, 3, 1, 1, 3), (3, 1, 5, 2, 2, 1), (2, 5, 1, 1, 4, 5)),
    *((1, 1, 1, 3, 1, 1), (4, 3, 3, 1, 2, 3), (2, 4, 2, 5, 1, 1)),
    *((1, 3, 3, 5, 2, 3), (1, 4, 8, 2, 3, 7), (1, 2, 3, 20, 3, 1), (1, 2, 3, 2, 20, 3)),
)
BAD_FILTERS = {
    "filters too shallow": ((3, 3, 3, 1), (3,)),
    "filters too deep": ((3, 3, 3, 3), (3,)),
    "biases too few": ((3, 3, 3, 2), (2,)),
    "biases too many": ((3, 3, 3, 2), (4,)),
    "one bias": ((3, 3, 3, 2), (1,)),
    "a column of biases": ((3, 3, 3, 2), (3, 1)),
    "a row of biases": ((3, 3, 3, 2), (1, 3)),
    "a number for biases": ((3, 3, 3, 2), ()),
}
BAD_DERIVATIVES = (
    *((2, 4, 4, 1), (2, 4, 4), (1, 4, 4, 3), (32, 3), (2, 2, 8, 3), (2, 4, 4, 2), (2, 4, 3, 3)),
    *((2, 1, 1, 3), (), (3,), (2, 4, 4, 3, 1)),
)
# Of one filter, or one image, whose axis is missing or stands elsewhere.
ONE_FILTER = ((2, 4, 4), (1, 2, 4, 4), (2, 4, 4, 2), (2, 4, 4, 1, 1), (2, 16, 1), (32, 1), (32,))
ONE_IMAGE = ((4, 4, 3), (1, 4, 4), (4, 4, 3, 1), (2, 4, 4, 3), (16, 3))
INTERVALS = (
    *("11, 500", "7, 297", "1, 2", "0, 4", "4, 4", "1, 1", "0, 1", "150, 200", "3, 10**6"),
    "0, 10**10",
    *(
        "6, 300, 0.5",
        "6, 300, z=2.575829",
        "0, 300, 1",
        "300, 300, 3",
        "6, 300, 1e-3",
        "6, 300, 40",
        "6, 300, 250.0",
        "7, 400, 320.5",
    ),
    *("z=1.5, images=30, errors=4", "np.int64(4), np.int64(30)"),
)
BAD_INTERVALS = (
    *("0, 0", "1, 0", "-1, 5", "6, 5", "1, 5, 0", "1, 5, -1.96", "0, -3", "-1, -1", "-2, 0"),
    *("0, 5, 0.0", "5, 5, -1e-9", "0, 0, 1.5", "301, 300"),
    "1, 10, float('nan')",
)
CHOICES = (
    "{('tanh', 16): [12, 13, 12], ('relu', 16): [5, 5, 6], ('sigmoid', 8): [30, 31, 29]}",
    "{('relu', 16): [2, 4, 6, 8], ('relu', 8): [6.2, 6.2]}",
    "{('relu', 16): [2, 4, 6, 8], ('relu', 8): [6.25, 6.25]}",
    "{('relu', 8): (0, 14), ('relu', 16): (5, 5.5)}",
    "{('relu', 12): [5, 6.5], ('tanh', 32): [4, 6], ('elu', 9): [5, 6.25], ('relu', 16): [5, 6]}",
    "{('tanh', 8): [5, 7], ('relu', 8): [7, 5], ('elu', 8): [6, 6]}",
    "{('elu', 8): [6, 6], ('relu', 8): [7, 5], ('tanh', 8): [5, 7]}",
    "{('relu', 100): [0, 0], ('relu', 20): [0, 0], ('relu', 3): [0, 1]}",
    "{('relu', 9): np.array([200, 202], dtype=np.uint8), ('tanh', 10): np.array([190, 192], dtype=np.uint8)}",
    "{('relu', 9): np.array([5, 7], dtype=np.float32), ('tanh', 8): np.array([6, 8], dtype=np.int64)}",
    "{('relu', 9): np.array([5, 7, 9])[::-1], ('tanh', 8): np.array([6, 0, 8, 0])[::2]}",
    "{('relu', 2): [4, 4]}",
    "{('tanh', 8): [200, 200, 201, 201, 201, 201, 201, 200, 201, 201], ('relu', 8): [200, 201, 201]}",
    "{('relu', 99): [9, 8], **{('elu', n): [9, 9] for n in range(40, 29, -1)}, ('relu', 7): [8, 8]}",
    "{('relu', 99): [9, 8], ('relu', 7): [8] * 12 + [2] * 12}",
    "{('relu', 7): [2] * 12 + [9] * 12, ('relu', 99): [4, 5]}",
    "{('tanh', 8): [4, 8], ('relu', 4): [7.8, 7.8, 7.8]}",
    "{('relu', 4): [7.8, 7.8, 7.8], ('tanh', 8): [4, 8], ('elu', 9): [9, 9, 9, 9]}",
    "{('relu', 4): [6.8, 6.8], ('tanh', 8): [4, 8, 6, 6], ('elu', 9): [9, 9]}",
    "{('relu', 4): [6.9, 6.9], ('tanh', 8): [4, 8, 6, 6], ('elu', 9): [9, 9]}",
    "{('tanh', 8): [4, 8], ('relu', 4): [8.00001, 8.00001]}",
    "{('tanh', 8): [4, 8], ('relu', 4): [8.0005, 8.0005]}",
    "{('tanh', 8): [6, 6], ('relu', 4): [6.3, 6.3]}",
    "{('tanh', 8): [6, 6], ('relu', 4): [6.000001, 6.000001]}",
    "{('tanh', 8): np.array([100, 100], dtype=np.uint8), ('relu', 4): np.array([130, 130], dtype=np.uint8)}",
    "{('elu', 16): [2, 10], ('tanh', 4): [7, 7], ('relu', 8): [6, 6]}",
    "{('elu', 16): [5, 7], ('tanh', 4): [8, 8], ('relu', 8): [2, 10]}",
)
NO_CHOICES = (
    *("{}", "{('relu', 8): [5]}", "{('relu', 8): [5, 6], ('tanh', 4): [9]}", "{('relu', 4): []}"),
    *("{('tanh', 4): [9], ('relu', 8): [5, 6]}", "{('relu', 8): [5, 6], ('tanh', 4): np.zeros(0)}"),
)

# Of a network: its parameters with biases that are not 0, images, and what `backward` is given.
NET = """
def net(width, seed=1):
    rng = np.random.default_rng(seed)
    p = digits_network.initialize(width, rng)
    return {name: value + rng.normal(0, 0.2, value.shape) for name, value in p.items()}
"""
INK = """
def ink(m):
    return np.random.default_rng(m).integers(0, 33, size=(m, 8, 8)) / 2
"""
BACK = """
def back(width, m, activation="relu", rate=0.0, kind="float64", size=1.0):
    from solutions.checking import cast

    p = cast({name: size * value for name, value in net(width).items()}, kind)
    _, cache = digits_network.forward(ink(m), p, activation, rate, 3)
    d_logits = 3 * size * np.random.default_rng(m + 50).normal(size=(m, 10))
    return cast(d_logits, kind), cache, p, activation
"""
NAMES = ("relu", "leaky_relu", "elu", "tanh", "sigmoid")
WIDTHS = (1, 2, 3, 4, 5, 8)
COUNTS = (1, 2, 4, 10, 64, 65)  # of images
PARTS = tuple(f"{kind}{number}" for number in range(1, 5) for kind in "Wb")
CACHE = ("x", "z1", "a1", "z2", "a2", "flat", "flat_mask", "z3", "hidden", "hidden_mask")
NUMBERS = ("float64", "float32", "int64", "uint8")
ONLY = f"only={NUMBERS}"
ANY_NUMBERS = (
    "begin with np.asarray(…, dtype=np.float64), of every array given: bytes wrap round, float32 "
    "stays what it is. One image and one filter are no special cases."
)


def code(text: str) -> tuple[str, ...]:
    """Write lines of code as calls."""
    return tuple(f"code:{line}" for line in text.strip().split("\n"))


def width_is(width: int):
    """Say whether the parameters are of a network of this width."""
    return lambda g: len(g["parameters"]["b1"]) == width


IMAGE_SHAPES = ("deep", "one image", "many images")
NETWORKS = Allowed(NUMBERS, ("four", "vector", "one", "matrix"))
WIDTH_CASES = {f"the width is {width}": width_is(width) for width in WIDTHS}
NAME_CASES = {f"it is {name}": lambda g, name=name: g["activation"] == name for name in NAMES}

# Of a step: arrays of every shape, and the names that begin with W or do not.
STEP_NAMES = ("W1", "b1", "W2", "b2", "W12", "b12", "bW", "w1", "scale")
STEP_SHAPES = (
    (2, 3, 3, 1),
    (2,),
    (5, 4),
    (4,),
    (3,),
    (1, 3),
    (3, 1),
    (1,),
    (65, 2),
    (2, 2),
    (2, 3, 4),
)
STEP_CLASSES = ("one", "vector", "matrix", "row", "column", "square", "tall", "deep", "four")


def arrays(start: float, scale: float = 3.0, shift: int = 0) -> str:
    """Write a dictionary of arrays; `shift` gives each name another shape."""
    parts = []
    for number, name in enumerate(STEP_NAMES):
        shape = STEP_SHAPES[(number + shift) % len(STEP_SHAPES)]
        parts.append(f"{name!r}: {maps(*shape, start=start + number, scale=scale)}")
    return "{" + ", ".join(parts) + "}"


def states(p: str, step: int = 3) -> str:
    """Write what a step before gave to these parameters."""
    return (
        f"{{n: {{'step': {step} + i, 'mean': np.cos(v), 'square': 0.5 + np.cos(v) ** 2}} "
        f"for i, (n, v) in enumerate({p}.items())}}"
    )


FIRST, SECOND = (
    code(f"p = {arrays(1.0)}\ng = {arrays(4.0, -2.0)}"),
    code(f"q = {arrays(2.0, shift=4)}\nh = {arrays(5.0, 250.0, shift=4)}"),
)
BEFORE = code(f"before = {states('p')}\nlater = {states('q', 2000)}")
RATES = ("0.3", "0", "1", "2.5", "1e-3")
DECAYS = ("0", "0.5", "0.01", "2")
FIT = """
with np.load("digits.npz") as data:
    pictures, written = data["images"][:13], data["labels"][:13]
first, name = fit(pictures, written)
assert name in ACTIVATIONS
kept = {part: np.array(value) for part, value in first.items()}
for value in first.values():
    assert isinstance(value, np.ndarray)
    assert value.dtype == np.float64
    value[...] = 1
for kind, labels in (("float64", "int64"), ("float32", "uint8"), ("int64", "int64")):
    given = pictures.astype(kind), written.astype(labels)
    again, _ = fit(labels=given[1], seed=0, images=given[0])
    for part in kept:
        np.testing.assert_allclose(again[part], kept[part], rtol=1e-6, atol=1e-9)
    np.testing.assert_array_equal(given[0], pictures)
    np.testing.assert_array_equal(given[1], written)
    assert given[0].dtype == kind
    assert given[1].dtype == labels
for value in first.values():
    np.testing.assert_array_equal(value, np.ones(value.shape))
"""

PROMISES = {
    "patches": Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(f"kinds({maps(*shape)})" for shape in IMAGES),
                    *(f"once({maps(*shape)}, {size})" for shape in IMAGES for size in (1, 5)),
                    *(f"once({maps(*shape)})" for shape in LONG_IMAGES),
                    "once(np.zeros((0, 3, 3, 1)))",
                    f"kinds({maps(2, 3, 3, 1, scale=250.0)}, size=3)",
                    f"layouts({maps(2, 3, 4, 2)})",
                    f"once(size=7, x={maps(2, 3, 4, 2)})",
                    f"once({maps(2, 3, 4, 2)}, 15)",
                ),
            ),
            kept(
                f"kept(({maps(2, 3, 4, 2)},), ({maps(2, 3, 4, 2, scale=-1.5)},))",
                f"kept(({maps(2, 3, 4, 2)}, 1), ({maps(2, 3, 4, 2, scale=-1.5)}, 1))",
            ),
        ),
        {"x": BATCHES},
        {"size": 5},
        reference="digits_network.patches",
        aliases=("x",),
    ),
    "convolution_forward": Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(f"kinds({layer(*sizes)})" for sizes in LAYERS),
                    *(f"once({layer(*shape, 2, 3)})" for shape in LONG_IMAGES),
                    "once(np.zeros((0, 2, 3, 1)), np.ones((2, 3, 3, 1)), [1.5, 0.5])",
                    "once(np.ones((1, 1, 2, 1)), np.ones((2, 3, 3, 1)), [1.5, 0.5])",
                    "once(np.ones((1, 2, 2, 1)), np.ones((4, 3, 3, 1)), [1.5, 0.5, 2.5, 3.5])",
                    f"once(1e5 * {layer(*LAYERS[0])})",
                    f"mixed({layer(*LAYERS[0])})",
                    f"layouts({layer(*LAYERS[0])})",
                    f"once(w={maps(3, 3, 3, 2)}, x={maps(2, 3, 4, 2)}, b=[1.5, 2.5, 0.5])",
                ),
            ),
            kept(f"kept(({layer(*LAYERS[0])}), ({layer(*LAYERS[0]).replace('3.0', '-1.5')}))"),
            Check(
                "every_error",
                "refuses filters of another depth, and biases of every other shape",
                "compare w.shape[3] with x.shape[3], and np.shape(b) with (count,).",
                (
                    *(
                        f"refuses(np.ones((1, 4, 4, 2)), np.ones({w}), np.ones({b}))"
                        for w, b in BAD_FILTERS.values()
                    ),
                    "refuses(np.ones((1, 4, 4, 2)), np.ones((1, 3, 3, 2)), 0.5)",
                    "refuses(np.ones((1, 4, 4, 1)), np.ones((3, 3, 3, 2)), np.ones(3))",
                    "once(np.ones((1, 4, 4, 2)), np.ones((3, 3, 3, 2)), np.ones(3))",
                ),
            ),
        ),
        {
            "x": BATCHES,
            "w": FILTERS,
            "b": Allowed(ARRAYS, ("vector", "one"), ("reversed", "strided", "read-only")),
        },
        refused={
            name: lambda g, w=w, b=b: (
                (np.shape(g["x"]), np.shape(g["w"]), np.shape(g["b"])) == ((1, 4, 4, 2), w, b)
            )
            for name, (w, b) in BAD_FILTERS.items()
        },
        reference="digits_network.convolution_forward",
    ),
    "convolution_backward": Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(f"kinds({back(*sizes)})" for sizes in LAYERS),
                    *(f"once({back(*shape, 2, 3)})" for shape in LONG_IMAGES),
                    "once(np.zeros((0, 2, 3, 2)), np.zeros((0, 2, 3, 1)), np.ones((2, 3, 3, 1)))",
                    "once(np.sin(np.arange(48.0)).reshape(12, 2, 2, 1), np.cos(np.arange(48.0)).reshape(12, 2, 2, 1), np.ones((1, 3, 3, 1)))",
                    f"once(1e5 * {back(*LAYERS[0])})",
                    f"mixed({back(*LAYERS[0])})",
                    f"layouts({back(*LAYERS[0])})",
                    f"once(w={maps(3, 3, 3, 2)}, x={maps(2, 3, 4, 2)}, dy={maps(2, 3, 4, 3)})",
                ),
            ),
            kept(f"kept(({back(*LAYERS[0])}), ({back(*LAYERS[0]).replace('3.0', '-1.5')}))"),
            Check(
                "every_error",
                "refuses derivatives of every other shape",
                "the shape wanted is (m, height, width, count).",
                (
                    *(
                        f"refuses(np.ones({dy}), np.ones((2, 4, 4, 1)), np.ones((3, 3, 3, 1)))"
                        for dy in BAD_DERIVATIVES
                    ),
                    *(
                        f"refuses(np.ones({dy}), np.ones((2, 4, 4, 1)), np.ones((1, 3, 3, 1)))"
                        for dy in ONE_FILTER
                    ),
                    *(
                        f"refuses(np.ones({dy}), np.ones((1, 4, 4, 1)), np.ones((3, 3, 3, 1)))"
                        for dy in ONE_IMAGE
                    ),
                    "refuses(np.ones((2, 3, 4, 3)), np.ones((2, 4, 3, 1)), np.ones((3, 3, 3, 1)))",
                    "once(np.ones((2, 4, 4, 3)), np.ones((2, 4, 4, 1)), np.ones((3, 3, 3, 1)))",
                ),
            ),
        ),
        {"dy": BATCHES, "x": BATCHES, "w": FILTERS},
        refused={
            f"derivatives of {dy} for {m} images, {count} filters": lambda g, dy=dy, x=x, w=w: (
                (np.shape(g["dy"]), np.shape(g["x"]), np.shape(g["w"])) == (dy, x, w)
            )
            for some, m, count in ((BAD_DERIVATIVES, 2, 3), (ONE_FILTER, 2, 1), (ONE_IMAGE, 1, 3))
            for x, w in [((m, 4, 4, 1), (count, 3, 3, 1))]
            for dy in some
        },
        reference="digits_network.convolution_backward",
    ),
    "choose": Promise(
        (
            Check(
                "every_kind",
                "counts of every kind, in lists, tuples and arrays, and every kind of tie",
                "convert the counts with np.asarray(…, dtype=np.float64): bytes wrap round.",
                (
                    *(f"once({errors})" for errors in CHOICES),
                    *(f"kept(({one},), ({two},))" for one, two in pairwise(CHOICES)),
                    f"once(errors={CHOICES[0]})",
                ),
            ),
            Check(
                "every_error",
                "refuses no settings and single seeds, wherever they stand",
                "look at every setting, the first and the last, before you choose.",
                (*(f"refuses({errors})" for errors in NO_CHOICES), f"once({CHOICES[1]})"),
            ),
        ),
        refused={
            errors: lambda g, errors=errors: repr(g["errors"]) == repr(eval(errors, {"np": np}))
            for errors in NO_CHOICES
        },
    ),
    "error_interval": Promise(
        (
            Check(
                "every_kind",
                "no errors, nothing but errors, one image and many, every width; names",
                "calculate with the numbers as they are; max(…, 0.0) and min(…, 1.0) at the ends.",
                (
                    *(f"once({given})" for given in INTERVALS),
                    "kept((4, 30), (5, 30))",
                    "kept((4, 30, 1.5), (4, 30, 2.5))",
                ),
            ),
            Check(
                "every_error",
                "refuses every count that is none, and every width that is not above 0",
                "images below 1, errors below 0 or above images, z not above 0: raise ValueError.",
                (*(f"refuses({bad})" for bad in BAD_INTERVALS), "once(2, 3)"),
            ),
        ),
        options={"z": 2.5},
        refused={
            bad: lambda g, bad=bad: (
                repr([*g.values()][:2]) == repr([*eval(f"({bad})")][:2])
                and repr(g["z"]) == repr([*eval(f"({bad})"), 1.96][2])
            )
            for bad in BAD_INTERVALS
        },
        settings="rtol=1e-9, atol=1e-12",
    ),
    "confusion_matrix": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], [4, 1, 0, 0], 5)",
                "kinds([2], [2], 3)",
                "kinds([2], [0], 3)",
                "kinds(np.arange(70) % 7, np.arange(70) % 5, 7)",
                "kinds([11, 0, 12], [11, 1, 12], 13)",
                "once(np.full(300, 2, dtype=np.uint8), np.full(300, 2, dtype=np.uint8), 3)",
                "kinds([9, 0, 9], [9, 1, 8])",
                "kinds([255, 0, 12], [255, 1, 12], 256)",
                "once([300, 0, 299], [299, 300, 0], 301)",
                "mixed([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "layouts([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "once([0, 0, 0], [0, 0, 0], 1)",
                "once(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8), 3)",
                "once([0] * 300, [1] * 300, 2)",
                "once(np.zeros(70000, dtype=np.int64), np.ones(70000, dtype=np.int64), 2)",
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
    "initialize": Promise(
        (
            Check(
                "random",
                "a seed, a generator or neither; no call depends on another",
                "np.random.default_rng(rng), as rng was given, once; then one rng.normal for each "
                "weight, and nothing else is drawn. Every call makes all arrays anew.",
                (
                    *(f"once({width}, {width + 4})" for width in (*WIDTHS, 16, 50)),
                    *(f"once({width}, 0)" for width in (1, 3)),
                    *(f"once({width}, np.random.default_rng(3))" for width in WIDTHS),
                    "once(rng=7, width=3)",
                    "once(2, 2**40 + 7)",
                    "kept((2, 5), (2, 6))",
                    "code:for width in (1, 2, 5):  # where biases have one length",
                    *each_alone("initialize(width, 3).values()", "    "),
                    "kept((3, 5), (2, 5))",
                    *code("""
for width in (1, 2, 3, 7):
    mine, right = np.random.default_rng(405), np.random.default_rng(405)
    for _ in range(2):
        first, second = initialize(width, mine), digits_network.initialize(width, right)
        np.testing.assert_allclose(first["W4"], second["W4"], rtol=1e-9)
    assert mine.random() == right.random(), "the generator stands elsewhere"
    for name, value in first.items():
        value[...] = 7
        others = [other for part, other in first.items() if part != name]
        assert not any(np.shares_memory(value, other) for other in others), "two arrays are one"
        assert not np.any(np.concatenate([other.ravel() for other in others]) == 7)
        value[...] = 0
    first, second = initialize(width), initialize(width)
    for number in "1234":
        assert np.all(first["W" + number] != second["W" + number]), "None gives the same again"
"""),
                ),
            ),
            Check(
                "refuses",
                "refuses a width below 1",
                "raise ValueError if width < 1.",
                (
                    *(f"refuses({w}{r})" for w in (0, -1, -2, -16) for r in ("", ", 3")),
                    "refuses(0, np.random.default_rng(3))",
                    "code:assert len(initialize(1, 409)) == len(initialize(1)) == 8",
                ),
            ),
        ),
        options={"rng": 5},
        refused={
            f"a width of {width}": lambda g, width=width: g["width"] == width
            for width in (0, -1, -2, -16)
        }
        | {"a width of 0 without a seed": lambda g: g["width"] == 0 and g["rng"] is None},
        reference="digits_network.initialize",
        keys=PARTS,
        cases={
            f"the width is {width}": lambda g, width=width: g["width"] == width
            for width in (*WIDTHS, 16)
        },
    ),
    "forward": Promise(
        (
            Check(
                "every_kind",
                "every width, activation, rate and kind of number; one image and many",
                f"{ANY_NUMBERS} A rate above 0 drops with a seed, a generator and without.",
                (
                    *code(NET + INK),
                    *(f"kinds(ink({m}), net(2))" for m in (1, 3)),
                    "kinds(ink(65), net(1))",
                    *(f"kinds(ink(2), net({w}), activation='tanh')" for w in (1, 3)),
                    "mixed(ink(3), net(2))",
                    "layouts(ink(3), net(2))",
                    *(f"once(ink({m}), net(1), 'elu')" for m in COUNTS),
                    *(f"once(ink({m}), net(2), rate=0.5, rng=2)" for m in (1, 2, 65)),
                    *(f"once(ink(2), net({w}))" for w in WIDTHS),
                    *(f"once(ink(2), net({w}), 'tanh', 0.4, 9)" for w in WIDTHS),
                    *(
                        f"once(ink(3), net(2, {seed}), {name!r}{drop})"
                        for name in NAMES
                        for seed, drop in ((3, ""), (4, ", 0.5, 7"))
                    ),
                    *(
                        f"once(ink(3), net(1), 'relu', {rate}, {rng})"
                        for rate in (0, 0.0, 0.1, 0.25, 0.9)
                        for rng in ("0", "6", "np.random.default_rng(8)")
                    ),
                    *(
                        f"once(np.full((2, 8, 8), {value}), net(1), 'elu')"
                        for value in ("0", "0.0", "0.5", "1", "16.0")
                    ),
                    "once(ink(3) / 16, net(2))",
                    *(
                        f"once(ink(3), {{n: {size} * v for n, v in net(2).items()}}, {name!r})"
                        for name in NAMES
                        for size in ("-3", "0")
                    ),
                    "once(ink(3), dict(reversed(net(2).items())), 'tanh')",
                    "once(rng=4, rate=0.5, activation='elu', parameters=net(2), images=ink(3))",
                    *code("""
for m in (1, 3):
    masks = [forward(ink(m), net(3), rate=0.5)[1]["flat_mask"] for _ in range(2)]
    assert np.any(masks[0] != masks[1]), "without rng the same is dropped again"
    assert set(np.unique(masks)) == {0.0, 2.0}
    mine, right = np.random.default_rng(5), np.random.default_rng(5)
    for _ in range(2):
        first = forward(ink(m), net(2), "relu", 0.5, mine)[0]
        second = digits_network.forward(ink(m), net(2), "relu", 0.5, right)[0]
        np.testing.assert_allclose(first, second, rtol=1e-9, atol=1e-12)
    assert mine.random() == right.random(), "the generator stands elsewhere"
"""),
                ),
            ),
            Check(
                "input",
                KEPT,
                KEPT_HINT,
                (
                    *code(NET + INK),
                    *(
                        f"kept((ink({m}), net(2), {name!r}), (ink({m}) / 2, net(2, 8), {name!r}))"
                        for m, name in ((1, "tanh"), (3, "relu"), (65, "elu"))
                    ),
                    "kept((ink(3), net(1), 'elu', 0.5, 3), (ink(3) / 2, net(1), 'elu', 0.5, 4))",
                    "kept((ink(3), net(2)), (ink(3), net(2, 9)), rate=0.5, rng=3)",
                    *(
                        f"kept(({given}, net(2)), (ink(3), net(2)))"
                        for given in ("np.zeros((3, 8, 8))", "ink(3).astype(np.uint8)")
                    ),
                ),
            ),
        ),
        {"images": Allowed(NUMBERS, IMAGE_SHAPES, values=("zero", "one")), "parameters": NETWORKS},
        {"activation": "tanh", "rate": 0.5, "rng": 5},
        reference="digits_network.forward",
        settings=ONLY,
        aliases=("images", "parameters"),
        keys=CACHE,
        cases=WIDTH_CASES
        | NAME_CASES
        | {
            "something is dropped": lambda g: g["rate"] > 0,
            "nothing is dropped": lambda g: g["rate"] == 0,
            "there is one image": lambda g: len(g["images"]) == 1,
            "there are 65 images": lambda g: len(g["images"]) == 65,
            "images are black": lambda g: not np.any(g["images"]),
            "images are faint": lambda g: 0 < np.max(g["images"]) <= 1,
            "one image loses something": lambda g: len(g["images"]) == 1 and g["rate"] > 0,
        },
    ),
    "backward": Promise(
        (
            Check(
                "every_kind",
                "every width, activation, rate and kind of number; one image and many",
                ANY_NUMBERS,
                (
                    *code(NET + INK + BACK),
                    *(
                        f"once(*back(2, {m}, 'tanh', kind={k!r}, size=3.0))"
                        for k in NUMBERS
                        for m in (1, 3)
                    ),
                    *(
                        f"once(*back({w}, 2, kind={k!r}, size=3.0))"
                        for k in NUMBERS
                        for w in (1, 3)
                    ),
                    *(
                        f"once(back(1, {m}, kind={k!r})[0], *back(1, {m})[1:])"
                        for k in NUMBERS
                        for m in (3, 10, 65)
                    ),
                    *(
                        f"once(back(2, 3)[0], *back(2, 3, kind={k!r}, size=3.0)[1:])"
                        for k in NUMBERS
                    ),
                    "layouts(*back(2, 3))",
                    *(f"once(*back(1, {m}, 'elu'))" for m in COUNTS),
                    *(f"once(*back(2, {m}, 'elu', 0.5))" for m in (1, 2, 65)),
                    *(
                        f"once(*back({w}, 2{drop}))"
                        for w in WIDTHS
                        for drop in ("", ", 'tanh', 0.4")
                    ),
                    *(
                        f"once(*back(2, 3, {n!r}{drop}))"
                        for n in NAMES
                        for drop in ("", ", 0.25", ", 0.9")
                    ),
                    *(f"once({d} * back(2, 3)[0], *back(2, 3)[1:])" for d in ("0", "1e4", "-1e-6")),
                    *(f"once(np.eye(10)[:{m}], *back(2, {m}, 'tanh')[1:])" for m in (1, 3)),
                    "once(back(2, 3)[0], back(2, 3)[1], dict(reversed(net(2).items())))",
                    "once(activation='elu', parameters=net(2), cache=back(2, 3, 'elu')[1], d_logits=back(2, 3)[0])",
                ),
            ),
            Check(
                "input",
                KEPT,
                KEPT_HINT,
                (
                    *code(NET + INK + BACK),
                    *(
                        f"kept(back(2, {m}, {n!r}, {r}), (-back(2, {m})[0], *back(2, {m}, {n!r}, {r})[1:]))"
                        for m, n, r in ((1, "tanh", 0.0), (3, "relu", 0.3), (65, "elu", 0.5))
                    ),
                    "kept(back(1, 3), back(1, 3, 'relu', 0.5))",
                    "kept((back(1, 3)[0] * 0, *back(1, 3)[1:]), back(1, 3, 'elu'))",
                ),
            ),
        ),
        {
            "d_logits": Allowed(
                NUMBERS, ("matrix", "row", "square", "tall"), values=("zero", "large")
            ),
            "cache": Allowed(
                ("float64",), ("four", "flat", "batch of one", "matrix", "row", "tall")
            ),
            "parameters": NETWORKS,
        },
        {"activation": "tanh"},
        reference="digits_network.backward",
        settings=ONLY,
        aliases=("d_logits", "cache", "parameters"),
        keys=PARTS,
        cases=WIDTH_CASES
        | NAME_CASES
        | {
            "something is dropped": lambda g: not np.all(g["cache"]["flat_mask"]),
            "one image loses something": lambda g: (
                len(g["d_logits"]) == 1 and not np.all(g["cache"]["flat_mask"])
            ),
            "there is one image": lambda g: len(g["d_logits"]) == 1,
            "there are 65 images": lambda g: len(g["d_logits"]) == 65,
            "the derivatives are 0": lambda g: not np.any(g["d_logits"]),
        },
    ),
    "optimizer_step": Promise(
        (
            Check(
                "every_kind",
                "every shape, name, memory and kind of number, both rates",
                "begin with np.asarray(…, dtype=np.float64), of parameter and gradient; take each by "
                "its name, and its own state. Only names that begin with a capital W decay.",
                (
                    *FIRST,
                    *SECOND,
                    *BEFORE,
                    "kinds(p, g, states={}, learning_rate=0.3)",
                    "kinds(q, h, states=later, learning_rate=0.3)",
                    "mixed(p, g, states=before, learning_rate=0.3)",
                    "layouts(p, g, before, learning_rate=0.3)",
                    *(f"once(p, g, before, {rate})" for rate in RATES),
                    "once(q, h, later, 0.3, 0.5)",
                    *(f"once(q, h, {{}}, {rate}, {decay})" for rate in RATES for decay in DECAYS),
                    *(
                        f"once({{{n!r}: np.array([1.5, -2.5])}}, {{{n!r}: [1.5, 0.5]}}, {{}}, 0.3, 0.5)"
                        for n in (*STEP_NAMES, "W", "Wout", "W_a", "Ww", "Wb", "0W", "wW")
                    ),
                    *(
                        f"once({{{n!r}: np.array(1.5)}}, {{{n!r}: np.array(-0.5)}}, {{}}, 0.3, 0.5)"
                        for n in "Wb"
                    ),
                    "once({}, {}, {}, 0.3)",
                    "once(p, dict(reversed(g.items())), dict(sorted(before.items())), 0.3, 0.5)",
                    "once(p, g, {name: before[name] for name in ('W2', 'b1')}, 0.3)",
                    *(
                        f"once(p, {{n: {size} * v for n, v in g.items()}}, before, 0.3)"
                        for size in ("0", "1e4", "1e-9")
                    ),
                    *(
                        f"once(p, {{n: {size} * v for n, v in g.items()}}, {{}}, 0.3)"
                        for size in ("0", "1e4", "1e-9")
                    ),
                    "once(weight_decay=0.5, learning_rate=0.1, states={}, gradients=g, parameters=p)",
                    *code("""
mine, right, one, two = p, p, {}, {}
for number in range(4):
    given = {name: np.cos(number + value) for name, value in g.items()}
    mine, one = optimizer_step(mine, given, one, 0.02)
    right, two = digits_network.optimizer_step(right, given, two, 0.02)
for name in p:
    np.testing.assert_allclose(mine[name], right[name], rtol=1e-9)
"""),
                ),
            ),
            Check(
                "input",
                KEPT,
                KEPT_HINT,
                (
                    *FIRST,
                    BEFORE[0],
                    "code:still = {name: 0 * value for name, value in g.items()}",
                    "kept((p, g, {}, 0.3), (g, p, {}, 0.3))",
                    "kept((p, g, before, 0.3, 0.5), (g, p, before, 0.3, 0.5))",
                    "kept((p, still, {}, 0.3, 0), (g, still, {}, 0.3, 0))",
                    "kept((p, g, before, 0), (g, p, before, 0))",
                    "kept((p, p, before, 0.3), (p, p, {}, 0.3))",
                ),
            ),
        ),
        {
            "parameters": Allowed(
                NUMBERS,
                STEP_CLASSES,
                values=("negative",),
            ),
            "gradients": Allowed(
                NUMBERS,
                STEP_CLASSES,
                values=("zero", "large"),
            ),
            "states": Allowed(
                ("float64",),
                STEP_CLASSES,
                (),
            ),
        },
        {"weight_decay": 0.5},
        reference="digits_network.optimizer_step",
        settings=ONLY,
        aliases=("parameters", "gradients", "states"),
        keys=(*STEP_NAMES, "step", "mean", "square"),
        cases={
            "it is the first step": lambda g: bool(g["parameters"]) and not g["states"],
            "it is a later step": lambda g: len(g["states"]) == len(STEP_NAMES),
            "some have no state": lambda g: 0 < len(g["states"]) < len(g["parameters"]),
            "the gradients are in another order": lambda g: (
                list(g["parameters"]) != list(g["gradients"])
            ),
            **{
                f"the rate is {r}": lambda g, r=r: (
                    bool(g["parameters"]) and g["learning_rate"] == float(r)
                )
                for r in RATES
            },
            **{
                f"the decay is {r}": lambda g, r=r: (
                    bool(g["parameters"]) and g["weight_decay"] == float(r)
                )
                for r in DECAYS
            },
        },
    ),
    # What is trained differs from student to student: `fit` is compared with itself.
    "fit": Promise(
        (
            Check(
                "kept",
                "images and labels of every kind stay as they are; every call trains from the start",
                "np.asarray(images, dtype=np.float64) makes a new array; np.random.default_rng(seed) "
                "in the function, seed=0 as its default; nothing outlives a call. The parameters are "
                "arrays of float64.",
                code(FIT),
            ),
        ),
        {
            # A network takes a second: few wrappers, and kinds of numbers as cases.
            "images": Allowed(layouts=()),
            "labels": Allowed(layouts=()),
        },
        {"seed": 1},
        cases={
            **{
                f"images are {kind}": lambda g, kind=kind: g["images"].dtype == kind
                for kind in NUMBERS
            },
            "labels are int64": lambda g: g["labels"].dtype == np.int64,
        },
        reference="digits_network.fit",
    ),
}
