"""Chapter digits: layers, steps and counts; checks of whole networks are by hand."""

from itertools import pairwise

import numpy as np

from tests.book.promises import ARRAYS, LABELS, Allowed, Check, Promise
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
INTERVALS = (
    *("11, 500", "7, 297", "1, 2", "0, 4", "4, 4", "1, 1", "0, 1", "150, 200", "3, 10**6"),
    *(
        "6, 300, 0.5",
        "6, 300, z=2.575829",
        "0, 300, 1",
        "300, 300, 3",
        "6, 300, 1e-3",
        "6, 300, 40",
    ),
    *("z=1.5, images=30, errors=4", "np.int64(4), np.int64(30)"),
)
BAD_INTERVALS = (
    *("0, 0", "1, 0", "-1, 5", "6, 5", "1, 5, 0", "1, 5, -1.96", "0, -3", "-1, -1", "-2, 0"),
    *("0, 5, 0.0", "5, 5, -1e-9", "0, 0, 1.5", "301, 300"),
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
)
NO_CHOICES = (
    *("{}", "{('relu', 8): [5]}", "{('relu', 8): [5, 6], ('tanh', 4): [9]}", "{('relu', 4): []}"),
    *("{('tanh', 4): [9], ('relu', 8): [5, 6]}", "{('relu', 8): [5, 6], ('tanh', 4): np.zeros(0)}"),
)

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
                    f"kinds({maps(2, 3, 3, 1, scale=250.0)}, size=3)",
                    f"layouts({maps(2, 3, 4, 2)})",
                    f"once(size=7, x={maps(2, 3, 4, 2)})",
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
                    "once(np.ones((2, 4, 4, 3)), np.ones((2, 4, 4, 1)), np.ones((3, 3, 3, 1)))",
                ),
            ),
        ),
        {"dy": BATCHES, "x": BATCHES, "w": FILTERS},
        refused={
            f"derivatives of {dy}": lambda g, dy=dy: (
                np.shape(g["dy"]) == dy and np.shape(g["x"]) == (2, 4, 4, 1)
            )
            for dy in BAD_DERIVATIVES
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
                and g["z"] == ([*eval(f"({bad})"), 1.96])[2]
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
