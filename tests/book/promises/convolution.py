"""Chapter convolution: one image or a batch, high or wide, every option alone and in pairs."""

from dataclasses import replace

import numpy as np

from tests.book.promises import ARRAYS as LISTS
from tests.book.promises import Allowed, Check, Promise

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert with np.asarray(…, dtype=np.float64) before anything is computed: bytes wrap round, and "
    "float32 has half the digits. The result is float64."
)
KEPT = "the arguments stay as they are, the result is a new array"
KEPT_HINT = (
    "if an argument was changed: write into arrays that you made. What you return must not be the "
    "argument's own memory either (padding 0, size 1): copy it. Remember nothing between calls."
)
OPTIONS = "every option alone and in pairs, for one image and for a batch"
OPTIONS_HINT = (
    "use every argument in one place only, whatever the others are, and treat one image as a batch "
    "of one from the first line to the last."
)
ARRAYS = LISTS[1:]
ONLY = f"only={ARRAYS}"
IMAGES = ("deep", "four", "flat", "high", "broad", "batch of one")
BATCH, IMAGE = (
    "np.linspace(-3.5, 4.25, 168).reshape(2, 7, 6, 2)",
    "np.linspace(-2.5, 3.75, 80).reshape(5, 8, 2)",
)
LARGE = "np.sin(np.arange(1600.0)).reshape(40, 20, 2)"
WAVY = "np.sin(np.arange(168.0)).reshape(2, 7, 6, 2)"
WAVE = "np.sin(np.arange(80.0)).reshape(5, 8, 2)"


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def options(*calls: str) -> Check:
    return Check("every_option", OPTIONS, OPTIONS_HINT, calls)


def counts(*calls: str) -> Check:
    return Check(
        "every_option",
        "every option alone and with the other, by place and by name",
        "each argument has one place in the formula, and its default when it is left out.",
        calls,
    )


def pool(name: str) -> Promise:
    settings = [(s, t) for s in (1, 2, 3) for t in (None, 1, 2, 4)]
    return Promise(
        (
            kinds(
                f"kinds({WAVY} * 99)",
                f"kinds({WAVE} * 99)",
                "kinds(np.linspace(-60.5, 60.5, 16).reshape(4, 4, 1), 3)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(1, 4, 2, 3))",
                "kinds(np.linspace(200.5, 250.5, 24).reshape(1, 2, 6, 2))",
                f"layouts({WAVY} * 99)",
                f"layouts({WAVE} * 99)",
                "once([[[1.5], [2.5]], [[-1.5], [0.5]]])",
                "once(np.zeros((2, 4, 4, 1)))",
                "once(-np.ones((4, 4, 2)))",
                "once(np.array([[-np.inf, -np.inf, 1.5, np.inf]] * 2)[..., None])",
                "once(np.linspace(-60.5, 60.5, 260).reshape(65, 2, 2, 1))",
                "once(np.linspace(-60.5, 60.5, 480).reshape(2, 120, 2))",
                "once(np.linspace(-60.5, 60.5, 480).reshape(120, 2, 2))",
                f"once(x={WAVE})",
                f"once({LARGE}, 9)",
                f"once({LARGE}, 17, 3)",
                f"once({LARGE}, 3, 11)",
            ),
            kept(
                "kept((np.ones((2, 2, 1)),), (np.zeros((2, 2, 1)),))",
                "kept((np.ones((2, 2, 1)),), (np.zeros((2, 2, 1)),), size=1)",
                "kept((np.ones((1, 2, 2, 1)),), (np.zeros((1, 2, 2, 1)),), size=1, stride=1)",
                f"kept(({WAVY},), (-{WAVY},), size=3)",
            ),
            options(
                *(f"once({x}, {s}, {t})" for s, t in settings for x in (WAVY, WAVE)),
                *(f"once({x}, stride={t})" for t in (1, 3) for x in (WAVY, WAVE)),
                *(f"once({x}, size={s})" for s in (1, 3, 5) for x in (WAVY, WAVE)),
                *(f"once({x}.swapaxes(-2, -3), size=3, stride=2)" for x in (WAVY, WAVE)),
                *(
                    f"once({x}[..., :5, :5, :], stride={t})"
                    for t in (1, 2, 3)
                    for x in (WAVY, WAVE)
                ),
                *(f"once({x}[..., :2, :, :], 2, {t})" for t in (1, 2) for x in (WAVY, WAVE)),
                "once(np.sin(np.arange(30.0)).reshape(5, 6, 1), size=2, stride=1)",
                "once(np.sin(np.arange(30.0)).reshape(1, 5, 6, 1), stride=1, size=2)",
            ),
        ),
        {"x": Allowed(ARRAYS, IMAGES, values=("zero", "negative", "all equal"))},
        {"size": 3, "stride": 1},
        settings=ONLY,
        aliases=("x",),
    )


def gradient_refused(batch: tuple[int, ...]):
    return {
        "too high": lambda g: np.shape(g["gradient"])[-3] > batch[-3],
        "too wide": lambda g: np.shape(g["gradient"])[-2] > batch[-2],
        "one row": lambda g: np.shape(g["gradient"])[-3] == 1,
        "one column": lambda g: np.shape(g["gradient"])[-2] == 1,
        "one channel": lambda g: np.shape(g["gradient"])[-1] == 1,
        "a channel too many": lambda g: np.shape(g["gradient"])[-1] == batch[-1] + 1,
        "one image for a batch": lambda g: np.ndim(g["gradient"]) == 3 and np.ndim(g["x"]) == 4,
        "a batch for one image": lambda g: np.ndim(g["gradient"]) == 4 and np.ndim(g["x"]) == 3,
        "a batch of one": lambda g: (
            np.ndim(g["gradient"]) == np.ndim(g["x"]) == 4 and 1 == len(g["gradient"]) < len(g["x"])
        ),
    }


BACK = [(s, t) for s in (1, 2, 3) for t in (None, 1, 2, 4)]
BACK_LINES = tuple(
    line
    for x in (WAVY, WAVE)
    for s, t in BACK
    for line in (
        f"code:x = {x}",
        f"code:shape = convolution.max_pool(x, {s}, {t}).shape",
        f"once(np.cos(np.arange(np.prod(shape))).reshape(shape), x, {s}, {t})",
    )
)
FILTERS = "np.cos(np.arange(54.0)).reshape(3, 3, 3, 2)"
PADDED = [(p, s) for p in (0, 1, 2) for s in (1, 2, 3)]

PROMISES = {
    "output_size": Promise(
        (
            counts(
                *(f"once(7, 3, {p}, {s})" for p in (0, 1, 2) for s in (1, 2, 3)),
                *(
                    "once(8, 3, padding=2)",
                    "once(8, 3, stride=2)",
                    "once(9, 4, stride=3, padding=1)",
                ),
                *(
                    "once(filter_size=2, size=9)",
                    "once(1, 1)",
                    "once(9, 2, 0)",
                    "once(100, 7, 3, 2)",
                    "once(2, 7, 4, 3)",
                    "once(3, 2, 0, 5)",
                    "once(1, 1, 0, 7)",
                    "once(4, 3, 1, 9)",
                    "once(3, 10, 8, 3)",
                    "once(99_999, 7, 3, 2)",
                    "once(1000, 301, 30, 101)",
                    "once(50, 999, 500, 77)",
                ),
            ),
            Check(
                "every_error",
                "refuses every stride below 1, and filters too large by 1, padded or not",
                "the filter is compared with W + 2P; 0 and negative strides are refused.",
                (
                    *(
                        "refuses(7, 8)",
                        "refuses(1, 2)",
                        "refuses(5, 10, 2)",
                        "refuses(5, 10, 2, 2)",
                    ),
                    *("refuses(7, 8, stride=3)", "refuses(7, 3, 1, 0)", "refuses(7, 3, stride=-2)"),
                    *("refuses(7, 3, 1, -1)", "refuses(7, 100)", "once(5, 9, 2)", "once(7, 7)"),
                ),
            ),
        ),
        {},
        {"padding": 1, "stride": 2},
        {
            "too large by 1": lambda g: g["filter_size"] == g["size"] + 2 * g["padding"] + 1,
            "too large by 1, padded": lambda g: (
                g["padding"] > 0 and g["filter_size"] == g["size"] + 2 * g["padding"] + 1
            ),
            "too large, with a stride": lambda g: (
                g["stride"] > 1 and g["filter_size"] > g["size"] + 2 * g["padding"]
            ),
            "stride 0": lambda g: g["stride"] == 0,
            "stride -1": lambda g: g["stride"] == -1,
            "stride -2": lambda g: g["stride"] == -2,
        },
    ),
    "input_sizes": Promise(
        (
            counts(
                *(f"once(3, 4, {p}, {s})" for p in (0, 1, 2) for s in (1, 2, 3)),
                *(
                    "once(5, 3, padding=2)",
                    "once(5, 3, stride=2)",
                    "once(4, 6, stride=3, padding=1)",
                ),
                *(
                    "once(filter_size=2, output=9)",
                    "once(1, 1)",
                    "once(1, 1, 1, 3)",
                    "once(1, 2, 1, 1)",
                ),
                *("once(2, 3, 3, 1)", "once(1, 7, 3, 9)", "once(20, 3, 1, 2)", "once(1, 2, 4, 2)"),
                "once(300, 3, 1, 2)",
                "once(20000, 3, 1, 2)",
                *(f"once(3, 20, 2, {stride})" for stride in (11, 101, 1001, 20001)),
                "once(2, 30000, 3, 5)",
                "once(2, 3, 20000, 50000)",
                "once(4, 2, 2, 1)",
                "once(4, 1, 1, 2)",
                "once(5, 3, 4, 2)",
            ),
        ),
        {},
        {"padding": 1, "stride": 2},
        aliases=(),
    ),
    "zero_pad": Promise(
        (
            kinds(
                "kinds(np.linspace(-60.5, 250.5, 24).reshape(2, 3, 4), 2)",
                "kinds(np.linspace(-60.5, 250.5, 24).reshape(1, 4, 3, 2), 1)",
                "kinds(np.linspace(-60.5, 250.5, 24).reshape(2, 3, 4, 1), 1)",
                "kinds(np.linspace(-60.5, 250.5, 24).reshape(2, 4, 3, 1), 3)",
                "kinds(np.linspace(-60.5, 250.5, 12).reshape(4, 3, 1), 1)",
                "kinds(np.linspace(-60.5, 250.5, 24).reshape(2, 3, 4), 0)",
                "layouts(np.linspace(-60.5, 250.5, 24).reshape(2, 3, 4), 1)",
                "once([[[1.5], [2.5]], [[-1.5], [0.5]]], 1)",
                "once(np.linspace(-60.5, 60.5, 65).reshape(65, 1, 1, 1), 1)",
                "once(np.linspace(-60.5, 60.5, 480).reshape(2, 120, 2), 1)",
                "once(np.linspace(-60.5, 60.5, 480).reshape(120, 2, 2), 1)",
                *(
                    f"once(np.sin(np.arange(48.0)).reshape({shape}), {padding})"
                    for shape in ("(6, 4, 2)", "(4, 6, 2)", "(8, 2, 3)", "(2, 4, 3, 2)")
                    for padding in (0, 1, 2, 3)
                ),
                *(f"once(np.ones((2, 1, 2, 3)), {padding})" for padding in (4, 9, 17, 40)),
                "once(padding=1, x=np.ones((1, 2, 3)))",
            ),
            kept(
                "kept((np.ones((2, 2, 1)), 1), (np.zeros((2, 2, 1)), 1))",
                "kept((np.ones((2, 2, 1)), 0), (np.zeros((2, 2, 1)), 0))",
                "kept((np.ones((1, 2, 2, 1)), 0), (np.zeros((1, 2, 2, 1)), 0))",
            ),
        ),
        {"x": Allowed(ARRAYS, IMAGES)},
        settings=ONLY,
        aliases=("x",),
    ),
    "parameter_count": Promise(
        (
            counts(
                *(
                    "once(1, 1, 1)",
                    "once(2, 3, 5)",
                    "once(5, 2, 3)",
                    "once(3, 5, 2)",
                    "once(4, 1, 9)",
                ),
                *("once(filters=4, depth=3, filter_size=2)", "once(11, 1000, 2000)"),
                *("once(11, 4096, 65536)", "once(3, 10**9 + 8, 10**7 + 1)"),
                "code:assert parameter_count(3, 10**17 + 8, 10**4 + 1) == (9 * 10**17 + 73) * (10**4 + 1)",
            ),
        ),
        cases={
            "there is one filter": lambda g: g["filters"] == 1,
            "the depth is one": lambda g: g["depth"] == 1,
            "filters have one value": lambda g: g["filter_size"] == 1,
            "there are more filters than channels": lambda g: g["filters"] > g["depth"],
            "there are millions": lambda g: g["filters"] * g["depth"] > 10**6,
        },
    ),
    "dense_parameter_count": Promise(
        (
            counts(
                *("once((1,), 1)", "once((2, 3, 5), 7)", "once((7,), 2)", "once((2, 7), 3)"),
                *(
                    "once(units=4, input_shape=(2, 3))",
                    "once((2, 1, 2, 1, 2), 3)",
                    "once((2000, 3000, 3), 1000)",
                    "once((10**5 + 3, 10**5 + 1, 2), 10**6 + 1)",
                    "code:size = 10**9 + 3",
                    "code:assert dense_parameter_count((size, size, 11), 7) == (11 * size**2 + 1) * 7",
                    "code:assert dense_parameter_count((size,), size**2) == (size + 1) * size**2",
                ),
            ),
        ),
        cases={
            "there is one unit": lambda g: g["units"] == 1,
            "the input is a list of values": lambda g: len(g["input_shape"]) == 1,
            "the input is an image": lambda g: len(g["input_shape"]) == 3,
            "the input has more than three axes": lambda g: len(g["input_shape"]) > 3,
            "there are billions": lambda g: np.prod(g["input_shape"], dtype=float) > 2**24,
        },
    ),
    "convolve": Promise(
        (
            kinds(
                f"kinds({WAVY} * 99, {FILTERS} * 9)",
                f"kinds({WAVE} * 99, {FILTERS} * 9)",
                "kinds(np.linspace(-60.5, 60.5, 32).reshape(1, 8, 4, 1), np.linspace(-3.5, 9.5, 8).reshape(2, 2, 2, 1))",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(4, 6, 1), [[[[2.5]]], [[[-7.5]]]], bias=[1.5, -2.5])",
                f"mixed({WAVE} * 99, {FILTERS} * 9, [0.7, 100.5, -3.3])",
                f"layouts({WAVY}, {FILTERS}, [0.7, 100.5, -3.3])",
                f"layouts({WAVE}, {FILTERS})",
                *(
                    f"once({x}, {FILTERS}, {b})"
                    for x in (WAVY, WAVE)
                    for b in (
                        "[0, 2, -1]",
                        "np.array([0.7, 1.3, -2.1], dtype=np.float32)",
                        "np.array([200, 100, 0], dtype=np.uint8)",
                        "np.array([True, False, True])",
                        "np.array([5, -3, 0])",
                    )
                ),
                f"once(np.zeros((3, 3, 2)), {FILTERS})",
                f"once({WAVY}, np.cos(np.arange(100.0)).reshape(2, 5, 5, 2))",
                f"once({WAVE}, np.cos(np.arange(50.0)).reshape(1, 5, 5, 2), padding=2)",
                f"code:spiked = {WAVE}",
                "code:spiked[0, 0, 0] = 1e9",
                f"once(spiked, {FILTERS})",
                f"once(filters={FILTERS}, x={WAVE})",
            ),
            kept(
                "kept((np.ones((2, 2, 1)), np.ones((1, 1, 1, 1)), np.zeros(1)), (np.zeros((2, 2, 1)), np.ones((1, 1, 1, 1)), np.ones(1)))",
                f"kept(({WAVY}, {FILTERS}, np.array([1.5, 2.5, 3.5])), (-{WAVY}, {FILTERS}, np.ones(3)), padding=1, stride=2)",
                f"kept(({WAVE}, {FILTERS}, [1.5, 2.5, 3.5]), (-{WAVE}, {FILTERS}, [1.5, 1.5, 1.5]))",
            ),
            options(
                *(
                    f"once({x}, {FILTERS}, {b}, {p}, {s})"
                    for p, s in PADDED
                    for x in (WAVY, WAVE)
                    for b in ("None", "[0.7, 100.5, -3.3]")
                ),
                *(f"once({x}, {FILTERS}, bias=[0.7, 100.5, -3.3])" for x in (WAVY, WAVE)),
                *(f"once({x}, {FILTERS}, padding=3)" for x in (WAVY, WAVE)),
                *(f"once({x}, {FILTERS}, stride=3)" for x in (WAVY, WAVE)),
                *(f"once({x}, {FILTERS}[:, :2, :2], None, 3, 5)" for x in (WAVY, WAVE)),
                *(
                    f"once({x}, {FILTERS}[:, :1, :1], stride={s})"
                    for s in (1, 2)
                    for x in (WAVY, WAVE)
                ),
                *(
                    f"once({x}.swapaxes(-2, -3), {FILTERS}, [0.7, 100.5, -3.3], 1, 2)"
                    for x in (WAVY, WAVE)
                ),
                *(
                    f"once(np.sin(np.arange(30.0)).reshape({shape}), np.ones((2, 2, 2, 1)), {option})"
                    for shape in ("(5, 6, 1)", "(6, 5, 1)", "(1, 5, 6, 1)", "(1, 6, 5, 1)")
                    for option in (
                        "bias=[1.5, -0.5]",
                        "padding=1",
                        "stride=2",
                        "bias=[1, 2], padding=1, stride=2",
                    )
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses misfits of one image as of a batch, padded and not, in lists too",
                "compare depth, size and number of biases before you compute, for every input.",
                (
                    *(
                        f"refuses({x}, {arguments})"
                        for x in (WAVY, WAVE)
                        for arguments in (
                            "np.ones((3, 3, 3, 1))",
                            "np.ones((3, 3, 3, 3))",
                            "np.ones((3, 9, 9, 2))",
                            "np.ones((3, 3, 3, 2)), [1.5]",
                            "np.ones((3, 3, 3, 2)), [0.0, 0.0]",
                            "np.ones((3, 3, 3, 2)), [1.5, 2.5]",
                            "np.ones((3, 3, 3, 2)), [1.5, 2.5, 3.5, 4.5]",
                            "np.ones((3, 3, 3, 2)), 1.5",
                            "np.ones((3, 3, 3, 2)), [[1.5, 2.5, 3.5]]",
                            "np.ones((3, 3, 3, 2)), [[1.5], [2.5], [3.5]]",
                            "np.ones((1, 12, 12, 2)), None, 1",
                        )
                    ),
                    f"refuses({WAVY}[..., :1], np.ones((3, 3, 3, 2)))",
                    f"refuses({WAVE}[..., :1], np.ones((3, 3, 3, 2)))",
                    f"refuses({WAVE}[:2], np.ones((3, 3, 3, 2)))",
                    f"refuses({WAVE}[:, :2], np.ones((3, 3, 3, 2)))",
                    f"once({WAVE}, np.ones((3, 3, 3, 2)), [1.5, 2.5, 3.5])",
                ),
            ),
        ),
        {
            "x": Allowed(ARRAYS, IMAGES, values=("zero", "negative")),
            "filters": Allowed(ARRAYS, ("four",)),
            "bias": Allowed(
                ("list", "float64", "float32", "int64", "uint8", "bool"),
                ("vector",),
                ("reversed", "strided", "read-only"),
                ("zero",),
            ),
        },
        {"bias": None, "padding": 1, "stride": 2},
        {
            f"{what}, {'a batch' if axes == 4 else 'one image'}": lambda g, axes=axes, test=test: (
                np.ndim(g["x"]) == axes and test(g)
            )
            for axes in (3, 4)
            for what, test in {
                "filters of one channel": lambda g: (
                    np.shape(g["filters"])[-1] == 1 < np.shape(g["x"])[-1]
                ),
                "an image of one channel": lambda g: (
                    np.shape(g["filters"])[-1] > 1 == np.shape(g["x"])[-1]
                ),
                "filters too deep": lambda g: np.shape(g["filters"])[-1] == 3,
                "filters too large": lambda g: np.shape(g["filters"])[1] == 9,
                "filters too large, padded": lambda g: (
                    g["padding"] == 1 and np.shape(g["filters"])[1] == 12
                ),
                "one bias": lambda g: np.shape(g["bias"]) == (1,) and len(g["filters"]) > 1,
                "a bias too few": lambda g: np.shape(g["bias"]) == (2,) and len(g["filters"]) == 3,
                "a bias too many": lambda g: np.shape(g["bias"]) == (4,) and len(g["filters"]) == 3,
                "a number as bias": lambda g: g["bias"] is not None and np.ndim(g["bias"]) == 0,
                "a row of biases": lambda g: np.shape(g["bias"]) == (1, 3),
                "a column of biases": lambda g: np.shape(g["bias"]) == (3, 1),
            }.items()
        }
        | {
            "an image too low": lambda g: (
                np.shape(g["x"])[-3] == 2 and np.shape(g["filters"])[1] == 3
            ),
            "an image too narrow": lambda g: (
                np.shape(g["x"])[-2] == 2 and np.shape(g["filters"])[1] == 3
            ),
        },
        settings=ONLY,
        aliases=("x",),
    ),
    "max_pool": pool("max_pool"),
    "average_pool": pool("average_pool"),
    "max_pool_backward": Promise(
        (
            kinds(
                "kinds(np.linspace(-9.5, 9.5, 36).reshape(2, 3, 3, 2) * 20, np.sin(np.arange(168.0)).reshape(2, 7, 6, 2) * 99)",
                "kinds(np.linspace(-9.5, 9.5, 16).reshape(2, 4, 2) * 20, np.sin(np.arange(80.0)).reshape(5, 8, 2) * 99)",
                "kinds(np.linspace(-9.5, 9.5, 8).reshape(1, 4, 2, 1), np.sin(np.arange(32.0)).reshape(1, 8, 4, 1) * 99)",
                "kinds(np.linspace(-9.5, 9.5, 6).reshape(3, 2, 1), np.sin(np.arange(24.0)).reshape(6, 4, 1) * 99)",
                "mixed(np.linspace(-9.5, 9.5, 16).reshape(2, 4, 2) / 3, np.sin(np.arange(80.0)).reshape(5, 8, 2) * 99)",
                "layouts(np.linspace(-9.5, 9.5, 36).reshape(2, 3, 3, 2), np.sin(np.arange(168.0)).reshape(2, 7, 6, 2))",
                "layouts(np.linspace(-9.5, 9.5, 16).reshape(2, 4, 2), np.sin(np.arange(80.0)).reshape(5, 8, 2))",
                "once(np.linspace(-9.5, 9.5, 8).reshape(2, 2, 2), np.zeros((4, 4, 2)))",
                "once(np.linspace(-9.5, 9.5, 8).reshape(2, 2, 2), -np.ones((5, 5, 2)))",
                "once(np.full((2, 2, 1), 200, dtype=np.uint8), np.zeros((3, 3, 1), dtype=np.uint8), 2, 1)",
                "once(np.full((2, 2, 1), 200, dtype=np.uint8), np.eye(3)[..., None] * [[[0], [1], [0]]], 2, 1)",
                "once(np.full((2, 2, 1), 100, dtype=np.int8), np.eye(3)[..., None] * [[[0], [1], [0]]], 2, 1)",
                "once(np.ones((65, 1, 1, 1)) / 3, np.arange(260.0).reshape(65, 2, 2, 1))",
                "once([[[2.5]]], [[[1.5], [1.5 + 1e-12]], [[1.5], [0.5]]])",
                "once(np.full((2, 4, 4, 1), 5000.0), np.sin(np.arange(72.0)).reshape(2, 6, 6, 1), 3, 1)",
                "once(x=[[[1.5], [2.5]], [[2.5], [0.5]]], gradient=[[[5.5]]])",
            ),
            kept(
                "kept((np.ones((2, 2, 1)), np.zeros((4, 4, 1))), (2 * np.ones((2, 2, 1)), np.ones((4, 4, 1))))",
                "kept((np.ones((2, 2, 1)), np.ones((2, 2, 1))), (2 * np.ones((2, 2, 1)), np.zeros((2, 2, 1))), size=1)",
            ),
            options(
                *BACK_LINES,
                *(
                    f"once(np.cos(np.arange(20.0)).reshape({g}), np.sin(np.arange(30.0)).reshape({s}), {o})"
                    for g, s, o in (
                        ("(4, 5, 1)", "(5, 6, 1)", "size=2, stride=1"),
                        ("(1, 5, 4, 1)", "(1, 6, 5, 1)", "size=2, stride=1"),
                        ("(1, 4, 5, 1)", "(1, 5, 6, 1)", "size=2, stride=1"),
                        ("(5, 4, 1)", "(6, 5, 1)", "size=2, stride=1"),
                    )
                ),
                *(
                    f"once(np.cos(np.arange({n}.0)).reshape({g}), np.sin(np.arange(30.0)).reshape({s}), {o})"
                    for n, g, s, o in (
                        (2, "(1, 2, 1)", "(5, 6, 1)", "size=3"),
                        (2, "(1, 2, 1, 1)", "(1, 6, 5, 1)", "size=3"),
                        (2, "(2, 1, 1)", "(6, 5, 1)", "size=3"),
                        (2, "(1, 1, 2, 1)", "(1, 5, 6, 1)", "size=3"),
                        (20, "(4, 5, 1)", "(5, 6, 1)", "stride=1"),
                        (20, "(1, 5, 4, 1)", "(1, 6, 5, 1)", "stride=1"),
                    )
                ),
                # One row of windows, or one column, that overlap.
                f"once(np.ones((2, 1, 5, 2)), {WAVY}[:, :2], 2, 1)",
                f"once(np.ones((4, 1, 2)), {WAVE}[:, :2], 2, 1)",
                f"once(np.ones((2, 2, 2, 2)), {WAVY}, size=3)",
                f"once(np.ones((1, 2, 2)), {WAVE}, size=3)",
                f"once(np.ones((2, 6, 5, 2)), {WAVY}, stride=1)",
                f"once(np.ones((4, 7, 2)), {WAVE}, stride=1)",
            ),
            Check(
                "every_shape_refused",
                "refuses every other shape of the gradient, for one image as for a batch",
                "compare all axes of the gradient with the shape of max_pool(x, size, stride).",
                (
                    *(
                        f"refuses(np.ones({s}), {WAVY})"
                        for s in (
                            "(2, 4, 3, 2)",
                            "(2, 3, 4, 2)",
                            "(2, 1, 3, 2)",
                            "(2, 3, 1, 2)",
                            "(2, 3, 3, 1)",
                            "(2, 3, 3, 3)",
                            "(1, 3, 3, 2)",
                            "(3, 3, 2)",
                            "(2, 7, 6, 2)",
                        )
                    ),
                    *(
                        f"refuses(np.ones({s}), {WAVE})"
                        for s in (
                            "(3, 4, 2)",
                            "(4, 2, 2)",
                            "(2, 5, 2)",
                            "(1, 4, 2)",
                            "(2, 1, 2)",
                            "(2, 4, 1)",
                            "(2, 4, 3)",
                            "(1, 2, 4, 2)",
                            "(5, 8, 2)",
                        )
                    ),
                    f"refuses(np.ones((2, 3, 3, 2)), {WAVY}, 2, 1)",
                    f"refuses(np.ones((2, 4, 2)), {WAVE}, 3)",
                    f"refuses(np.ones((3, 3, 2)), {WAVY}[:1])",
                    "refuses(np.array(5.5), np.ones((2, 2, 1)))",
                    "refuses(np.array([[5.5]]), np.ones((2, 2, 1)))",
                    f"once(np.ones((2, 4, 2)), {WAVE})",
                ),
            ),
        ),
        {
            "gradient": Allowed(ARRAYS, ("deep", "four", "flat", "batch of one")),
            "x": Allowed(ARRAYS, IMAGES, values=("zero", "all equal", "negative")),
        },
        {"size": 3, "stride": 1},
        {
            f"{name}, {axes} axes": lambda g, test=test, n=axes: np.ndim(g["x"]) == n and test(g)
            for axes, shape in ((4, (2, 3, 3, 2)), (3, (2, 4, 2)))
            for name, test in gradient_refused(shape).items()
            if not (name == "one image for a batch" and len(shape) == 3)
            and not (name.startswith("a batch") and len(shape) != (3 if "for" in name else 4))
        },
        settings=ONLY,
        aliases=("gradient",),
    ),
    "convolve_backward": Promise(
        (
            kinds(
                f"kinds(np.cos(np.arange(120.0)).reshape(2, 5, 4, 3) * 9, {WAVY} * 99, {FILTERS} * 9)",
                f"kinds(np.cos(np.arange(54.0)).reshape(3, 6, 3) * 9, {WAVE} * 99, {FILTERS} * 9)",
                "kinds(np.cos(np.arange(42.0)).reshape(1, 7, 3, 2) * 9, np.linspace(-60.5, 60.5, 32).reshape(1, 8, 4, 1), np.linspace(-3.5, 9.5, 8).reshape(2, 2, 2, 1))",
                "kinds(np.cos(np.arange(24.0)).reshape(4, 6, 1) * 9, np.linspace(-60.5, 60.5, 24).reshape(4, 6, 1), [[[[2.5]]]])",
                f"mixed(np.cos(np.arange(54.0)).reshape(3, 6, 3) * 9, {WAVE} * 99, {FILTERS} * 9)",
                f"layouts(np.cos(np.arange(120.0)).reshape(2, 5, 4, 3), {WAVY}, {FILTERS})",
                f"once(x={WAVE}, filters={FILTERS}, gradient=np.ones((3, 6, 3)))",
                f"once(np.zeros((3, 6, 3)), {WAVE}, {FILTERS})",
                "once(np.ones((2, 2, 1)), np.ones((2, 2, 1)), np.arange(9.0).reshape(1, 3, 3, 1), padding=1)",
            ),
            kept(
                "kept((np.ones((2, 2, 1)), np.ones((2, 2, 1)), np.ones((1, 1, 1, 1))), (np.zeros((2, 2, 1)), np.ones((2, 2, 1)), np.ones((1, 1, 1, 1))))",
                f"kept((np.ones((2, 4, 3, 3)), {WAVY}, {FILTERS}), (np.zeros((2, 4, 3, 3)), {WAVY}, {FILTERS}), padding=1, stride=2)",
            ),
            options(
                *(
                    line
                    for x in (WAVY, WAVE)
                    for p, s in PADDED
                    for line in (
                        f"code:x, filters = {x}, {FILTERS}",
                        f"code:shape = convolution.convolve(x, filters, None, {p}, {s}).shape",
                        f"once(np.cos(np.arange(np.prod(shape))).reshape(shape), x, filters, {p}, {s})",
                    )
                ),
                f"once(np.ones((2, 4, 3, 3)), {WAVY}, {FILTERS}[:, :1, :1], stride=2)",
                f"once(np.ones((3, 4, 3)), {WAVE}, {FILTERS}[:, :1, :1], stride=2)",
                f"once(np.ones((2, 7, 6, 3)), {WAVY}, {FILTERS}, padding=1)",
                f"once(np.ones((5, 8, 3)), {WAVE}, {FILTERS}, padding=1)",
                f"once(np.ones((2, 3, 2, 3)), {WAVY}, {FILTERS}, stride=2)",
                f"once(np.ones((2, 3, 3)), {WAVE}, {FILTERS}, stride=2)",
                *(
                    line
                    for x in (WAVY, WAVE)
                    for line in (
                        f"code:x, filters = {x}, {FILTERS}[:, :2, :2]",
                        "code:shape = convolution.convolve(x, filters, None, 3, 5).shape",
                        "once(np.cos(np.arange(np.prod(shape))).reshape(shape), x, filters, 3, 5)",
                    )
                ),
                *(
                    line
                    for shape in ("(5, 6, 1)", "(6, 5, 1)", "(1, 5, 6, 1)", "(1, 6, 5, 1)")
                    for option in ("padding=1", "stride=2", "padding=1, stride=2")
                    for line in (
                        f"code:x, filters = np.sin(np.arange(30.0)).reshape({shape}), np.ones((1, 2, 2, 1))",
                        f"code:shape = convolution.convolve(x, filters, {option}).shape",
                        f"once(np.cos(np.arange(np.prod(shape))).reshape(shape), x, filters, {option})",
                    )
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses every other shape of the gradient, for one image as for a batch",
                "compare all axes of the gradient with the shape of the output of convolve.",
                (
                    *(
                        f"refuses(np.ones({s}), {WAVY}, {FILTERS})"
                        for s in (
                            "(2, 6, 4, 3)",
                            "(2, 4, 5, 3)",
                            "(2, 5, 5, 3)",
                            "(2, 1, 4, 3)",
                            "(2, 5, 1, 3)",
                            "(2, 5, 4, 1)",
                            "(2, 5, 4, 4)",
                            "(1, 5, 4, 3)",
                            "(5, 4, 3)",
                            "(2, 7, 6, 3)",
                        )
                    ),
                    *(
                        f"refuses(np.ones({s}), {WAVE}, {FILTERS})"
                        for s in (
                            "(4, 6, 3)",
                            "(3, 7, 3)",
                            "(1, 6, 3)",
                            "(3, 1, 3)",
                            "(3, 6, 1)",
                            "(3, 6, 4)",
                            "(1, 3, 6, 3)",
                            "(5, 8, 3)",
                        )
                    ),
                    f"refuses(np.ones((2, 5, 4, 3)), {WAVY}, {FILTERS}, 1)",
                    f"refuses(np.ones((5, 4, 3)), {WAVY}[:1], {FILTERS})",
                    "refuses(np.array(5.5), np.ones((1, 1, 1)), np.ones((1, 1, 1, 1)))",
                    f"refuses(np.ones((3, 6, 3)), {WAVE}, {FILTERS}, 0, 2)",
                    f"once(np.ones((3, 6, 3)), {WAVE}, {FILTERS})",
                ),
            ),
        ),
        {
            "gradient": Allowed(ARRAYS, ("deep", "four", "flat", "batch of one")),
            "x": Allowed(ARRAYS, IMAGES),
            "filters": Allowed(ARRAYS, ("four",)),
        },
        {"padding": 1, "stride": 2},
        {
            f"{name}, {axes} axes": lambda g, test=test, n=axes: np.ndim(g["x"]) == n and test(g)
            for axes, shape in ((4, (2, 5, 4, 3)), (3, (3, 6, 3)))
            for name, test in gradient_refused(shape).items()
            if not (name == "one image for a batch" and len(shape) == 3)
            and not (name.startswith("a batch") and len(shape) != (3 if "for" in name else 4))
        },
        settings=ONLY,
        aliases=("gradient",),
    ),
}
PROMISES["convolve"].options["bias"] = np.zeros(3)

# What comes back through a mean depends on the shape of x only.
# Shares that no small kind of number holds.
THIRDS = (
    "kinds(np.array([[[3.0]]]), np.zeros((3, 3, 1)), 3)",
    "kinds(np.ones((1, 2, 2, 1)), np.zeros((1, 6, 6, 1)), 3)",
)
PROMISES["average_pool_backward"] = replace(
    PROMISES["max_pool_backward"],
    checks=tuple(
        replace(
            check,
            hint=check.hint.replace("max_pool", "average_pool"),
            calls=(*check.calls, *(THIRDS if check.name == "kinds" else ())),
        )
        for check in PROMISES["max_pool_backward"].checks
    ),
)
SLICES = "np.sin(np.arange(6.0)).reshape(3, 2)"
PROMISES |= {
    "global_average_pool_backward": Promise(
        (
            kinds(
                f"kinds({SLICES} * 99, np.sin(np.arange(168.0)).reshape(3, 7, 4, 2) * 99)",
                "kinds([3.5, -60.25], np.sin(np.arange(80.0)).reshape(5, 8, 2) * 99)",
                "kinds([[200.5]], np.sin(np.arange(32.0)).reshape(1, 8, 4, 1) * 99)",
                "kinds([2.25], np.sin(np.arange(24.0)).reshape(6, 4, 1) * 99)",
                "kinds([2.25], np.ones((4, 6, 1)))",
                "kinds(np.array([[2.25, 1.5, -3.5]]), np.ones((1, 4, 3, 3)))",
                "kinds(np.linspace(-9.5, 9.5, 65)[:, None], np.ones((65, 2, 2, 1)))",
                "kinds(np.array([[2.25, 1.5], [-3.5, 0.5]]), np.zeros((2, 4, 3, 2)))",
                "kinds([[0.5], [1.5]], -np.ones((2, 3, 3, 1)))",
                "mixed([3.5, -60.25], np.sin(np.arange(80.0)).reshape(5, 8, 2) * 99)",
                f"layouts({SLICES}, np.sin(np.arange(168.0)).reshape(3, 7, 4, 2))",
                "layouts([3.5, -60.25], np.sin(np.arange(80.0)).reshape(5, 8, 2))",
                "once([0.0, -0.0], np.ones((2, 2, 2)))",
                "once(x=[[[1.5], [2.5]], [[2.5], [0.5]]], gradient=[5.5])",
            ),
            kept(
                "kept((np.ones(1), np.zeros((4, 4, 1))), (2 * np.ones(1), np.ones((4, 4, 1))))",
                "kept((np.ones((2, 1)), np.ones((2, 1, 1, 1))), (np.zeros((2, 1)), np.ones((2, 1, 1, 1))))",
                "kept((np.ones(3), np.zeros((1, 1, 3))), (2 * np.ones(3), np.ones((1, 1, 3))))",
            ),
            Check(
                "one_pixel",
                "maps of one pixel, one row and one column",
                "height times width is the number of pixels, whatever the two are.",
                (
                    "once([1.5, -2.5], np.ones((1, 1, 2)))",
                    "once([1.5, -2.5], np.ones((1, 7, 2)))",
                    "once([1.5, -2.5], np.ones((7, 1, 2)))",
                    "once([[1.5, -2.5]], np.ones((1, 7, 1, 2)))",
                    "once([[1.5], [-2.5]], np.ones((2, 1, 1, 1)))",
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses every other shape, for one image as for a batch",
                "compare the shape of the gradient with (m, channels), or with (channels,) for one image.",
                (
                    *(
                        f"refuses(np.ones({g}), np.ones({x}))"
                        for g, x in (
                            ("1", "(4, 3, 2)"),
                            ("3", "(4, 3, 2)"),
                            ("(1, 2)", "(4, 3, 2)"),
                            ("(2, 1)", "(4, 3, 2)"),
                            ("()", "(4, 3, 2)"),
                            ("(1, 1, 2)", "(4, 3, 2)"),
                            ("2", "(5, 4, 3, 2)"),
                            ("(1, 2)", "(5, 4, 3, 2)"),
                            ("(2, 5)", "(5, 4, 3, 2)"),
                            ("(5, 1)", "(5, 4, 3, 2)"),
                            ("(5, 3)", "(5, 4, 3, 2)"),
                            ("(5, 1, 1, 2)", "(5, 4, 3, 2)"),
                            ("2", "(1, 4, 3, 2)"),
                            ("()", "(4, 3, 1)"),
                            ("(1, 1)", "(4, 3, 1)"),
                        )
                    ),
                    "once(np.ones((5, 2)), np.ones((5, 4, 3, 2)))",
                ),
            ),
        ),
        {
            "gradient": Allowed(
                ARRAYS,
                ("vector", "one", "matrix", "column", "row", "square", "tall"),
                values=("zero", "negative"),
            ),
            "x": Allowed(ARRAYS, IMAGES, values=("zero", "all equal", "negative")),
        },
        refused={
            "one channel": lambda g: np.shape(g["gradient"]) == (1,),
            "a channel too many": lambda g: np.shape(g["gradient"]) == (3,),
            "a row for one image": lambda g: (
                np.ndim(g["x"]) == 3 and np.shape(g["gradient"]) == (1, 2)
            ),
            "a column for one image": lambda g: (
                np.ndim(g["x"]) == 3 and np.shape(g["gradient"]) == (2, 1)
            ),
            "a number": lambda g: np.ndim(g["gradient"]) == 0,
            "too many axes": lambda g: np.ndim(g["gradient"]) >= 3,
            "one image for a batch": lambda g: (
                np.ndim(g["x"]) == 4 and np.shape(g["gradient"]) == (2,)
            ),
            "a batch of one": lambda g: np.ndim(g["x"]) == 4 and np.shape(g["gradient"]) == (1, 2),
            "transposed": lambda g: np.shape(g["gradient"]) == (2, 5),
            "one channel for all": lambda g: np.shape(g["gradient"]) == (5, 1),
        },
        settings=ONLY,
    ),
    "im2col": Promise(
        (
            kinds(
                f"kinds({WAVY} * 99, 3, 2)",
                f"kinds({WAVE} * 99, 2, 3)",
                "kinds(np.linspace(-60.5, 60.5, 32).reshape(1, 8, 4, 1), 2, 2)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(4, 6, 1), 2, 2)",
                "kinds(np.linspace(-60.5, 60.5, 260).reshape(65, 2, 2, 1), 2, 1)",
                "once(np.linspace(-60.5, 60.5, 480).reshape(2, 120, 2), 2, 1)",
                "once(np.linspace(-60.5, 60.5, 480).reshape(120, 2, 2), 2, 1)",
                f"layouts({WAVY}, 3, 2)",
                f"layouts({WAVE}, 2, 3)",
                "once([[[1.5], [2.5]], [[-1.5], [0.5]]], 1, 2)",
                "once(np.zeros((2, 4, 4, 1)), 2, 2)",
                "once(np.arange(4.0).reshape(2, 2, 1), 3, 3, padding=1)",
                f"once(columns=2, rows=3, x={WAVE})",
            ),
            kept(
                "kept((np.ones((2, 2, 1)), 1, 1), (np.zeros((2, 2, 1)), 1, 1))",
                "kept((np.ones((2, 2, 1)), 2, 2), (np.zeros((2, 2, 1)), 2, 2))",
                "kept((np.ones((1, 2, 2, 1)), 1, 2), (np.zeros((1, 2, 2, 1)), 1, 2))",
                f"kept(({WAVY}, 3, 3), (-{WAVY}, 3, 3), padding=1, stride=2)",
            ),
            options(
                *(
                    f"once({x}, {rows}, {columns}, {p}, {s})"
                    for rows, columns in ((3, 3), (1, 2), (2, 1), (1, 1))
                    for p, s in PADDED
                    for x in (WAVY, WAVE)
                ),
                *(f"once({x}, 2, 3, padding=2)" for x in (WAVY, WAVE)),
                *(f"once({x}, 2, 3, stride=2)" for x in (WAVY, WAVE)),
                *(f"once({x}, 1, 2, 3, 5)" for x in (WAVY, WAVE)),
                *(
                    f"once(np.sin(np.arange(30.0)).reshape({shape}), 2, 2, {option})"
                    for shape in ("(5, 6, 1)", "(6, 5, 1)", "(1, 5, 6, 1)", "(1, 6, 5, 1)")
                    for option in ("padding=1", "stride=2", "padding=1, stride=2")
                ),
            ),
            Check(
                "every_error",
                "refuses windows that do not fit, padded or not, and steps below 1",
                "compare rows with the height and columns with the width, padding included.",
                (
                    *(
                        f"refuses({x}, {arguments})"
                        for x in (WAVY, WAVE)
                        for arguments in (
                            "9, 1",
                            "1, 9",
                            "12, 2, 1",
                            "2, 13, 2",
                            "2, 2, 0, 0",
                            "2, 2, 0, -1",
                            "2, 2, -1",
                        )
                    ),
                    f"once({WAVE}, 5, 8)",
                ),
            ),
        ),
        {"x": Allowed(ARRAYS, IMAGES, values=("zero", "negative"))},
        {"padding": 1, "stride": 2},
        {
            f"{name}, {axes} axes": lambda g, test=test, n=axes: np.ndim(g["x"]) == n and test(g)
            for axes in (3, 4)
            for name, test in {
                "too high": lambda g: g["rows"] == 9,
                "too wide": lambda g: g["columns"] == 9,
                "too high, padded": lambda g: g["rows"] == 12,
                "too wide, padded": lambda g: g["columns"] == 13,
                "stride 0": lambda g: g["stride"] == 0,
                "stride -1": lambda g: g["stride"] == -1,
                "padding -1": lambda g: g["padding"] == -1,
            }.items()
        },
        settings=ONLY,
        aliases=("x",),
    ),
    "dilate": Promise(
        (
            kinds(
                f"kinds({FILTERS} * 99, 2)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(2, 4, 3, 1), 2)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(2, 3, 4, 1), 3)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(1, 4, 2, 3), 1)",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(1, 2, 4, 3), 2)",
                f"layouts({FILTERS}, 2)",
                "once([[[[1.5], [2.5]], [[-1.5], [0.5]]]], 2)",
                "once(np.zeros((2, 3, 3, 1)), 2)",
                "once(dilation=2, filters=np.ones((1, 2, 3, 1)))",
                "once(np.linspace(-60.5, 60.5, 260).reshape(65, 2, 2, 1), 2)",
            ),
            kept(
                "kept((np.ones((1, 2, 2, 1)), 2), (-np.ones((1, 2, 2, 1)), 2))",
                "kept((np.ones((1, 2, 2, 1)), 1), (-np.ones((1, 2, 2, 1)), 1))",
                "kept((np.ones((2, 1, 1, 1)), 3), (-np.ones((2, 1, 1, 1)), 3))",
            ),
            Check(
                "every_size",
                "filters of one row, one column and one weight, and every dilation",
                "a single weight has no gaps, however large the dilation is.",
                (
                    *(
                        f"once(np.sin(np.arange(12.0)).reshape({shape}), {dilation})"
                        for shape in (
                            "(12, 1, 1, 1)",
                            "(2, 1, 3, 2)",
                            "(2, 3, 1, 2)",
                            "(1, 3, 4, 1)",
                            "(1, 1, 1, 12)",
                        )
                        for dilation in (1, 2, 4, 20)
                    ),
                ),
            ),
            Check(
                "every_error",
                "refuses a dilation below 1, and filters with more axes or fewer",
                "look at both arguments before you make room for the result.",
                (
                    "refuses(np.ones((1, 2, 2, 1)), 0)",
                    "refuses(np.ones((1, 2, 2, 1)), -1)",
                    "refuses(np.ones((1, 1, 1, 1)), -2)",
                    "refuses(np.ones((2, 2, 1)), 2)",
                    "refuses(np.ones((2, 2)), 2)",
                    "refuses(np.ones((2, 2)), 1)",
                    "refuses(np.ones((2, 2, 1)), 1)",
                    "refuses(np.ones((1, 1, 2, 2, 1)), 2)",
                    "once(np.ones((1, 2, 2, 1)), 3)",
                ),
            ),
        ),
        {
            "filters": Allowed(
                ARRAYS,
                ("four", "high", "broad", "flat", "batch of one"),
                values=("zero", "negative"),
            )
        },
        {},
        {
            "dilation 0": lambda g: g["dilation"] == 0,
            "dilation -1": lambda g: g["dilation"] == -1,
            "dilation -2": lambda g: g["dilation"] == -2,
            "three axes": lambda g: np.ndim(g["filters"]) == 3,
            "two axes": lambda g: np.ndim(g["filters"]) == 2,
            "five axes": lambda g: np.ndim(g["filters"]) == 5,
        },
        settings=ONLY,
        aliases=("filters",),
    ),
}
