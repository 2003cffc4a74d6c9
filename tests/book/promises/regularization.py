"""Chapter regularization: weights, activations and scores of every kind; seeds and generators."""

import numpy as np

from tests.book.promises import (
    ANY_SHAPE,
    ARRAYS,
    LABELS,
    LAYOUTS,
    REAL,
    TALL,
    Allowed,
    Check,
    Promise,
)

KINDS = "every kind of number and shape, and every option"
KINDS_HINT = (
    "convert with np.asarray(…, dtype=np.float64) before anything is computed; a number is an array "
    "without axes. Options are called as the stub calls them, and have the defaults written there."
)
KEPT = "no argument is changed, and no call depends on another"
KEPT_HINT = (
    "if an argument was changed: w -= and w[...] = write into the caller's array; build a new one. "
    "Remember nothing from one call to the next."
)
REFUSED = "refuses all that the docstring refuses, for every kind of input"
SHAPES = (
    "[-1.75, 0.5, 3.25, 0.0]",
    "-2.25",
    "3.5",
    "[1.25]",
    "[[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]]",
    "[[-7.5, 1.25, 2.75]]",
    "[[-2.25], [4.5], [-0.75]]",
    "[[0.75, -3.25], [-0.25, 2.5]]",
    TALL,
    "np.linspace(-4.5, 4.5, 600).reshape(2, 300)",
    "np.linspace(-5.5, 6.25, 24).reshape(2, 3, 2, 2)",
    "np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4)",
    "np.zeros((0, 3))",
)


# What does not fit into its kind of integer when it is squared, negated or made smaller.
INTEGERS = (
    "np.array([1, 100, 255], dtype=np.uint8)",
    "np.array([1, -100, -128], dtype=np.int8)",
    "np.array([1, 1000, -(2**15)], dtype=np.int16)",
    "np.array([1, 100000, -(2**31)], dtype=np.int32)",
    "np.array([1, 100000, -(2**40)])",
)


def kinds(*calls: str) -> Check:
    return Check("every_kind", KINDS, KINDS_HINT, calls)


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def refused(hint: str, *calls: str) -> Check:
    return Check("every_error", REFUSED, hint, calls)


def of_weights(option: str, number: bool, *more: str, optional: bool = True) -> Promise:
    """Promise of a function of weights and one number that must not be negative."""
    given = [f"{option}=0.3", f"{option}=2", f"{option}=0"]
    default = "" if optional else f", {option}=0.3"
    return Promise(
        (
            kinds(
                *(f"kinds({x}{default})" for x in SHAPES),
                *(f"once({x}, {how})" for x in SHAPES for how in given),
                f"layouts([[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]]{default})",
                f"layouts([-6.5, 0.25, 5.5, 6.25]{default})",
                f"once(7{default})",
                f"once([[0.0, -0.0], [1e-300, -1e-300], [1e-9, -1e-9]]{default})",
                f"once([1e4, -1e4]{default})",
                "once([1.5, -2.5], -0.0)",
                *(f"once({x}, {option}=1e9)" for x in SHAPES[:4]),
                *(f"once({x}, 3)" for x in INTEGERS),
                *more,
                f"once({option}=0.7, w=[-3.25, 4.75])",
            ),
            kept(
                f"kept(([[-1.5, 0.5], [2.5, -3.5]],), ([[4.5, -0.5], [-1.5, 1.5]],), {option}=0.3)",
                "kept((np.array([-1.5, 0.5, 2.5]), 0.4), (np.array([0.25, -5.5, -1.5]), 0.4))",
                "kept((np.array([-1.5, 0.5]), 0), (np.array([0.25, -5.5]), 0))",
                "kept((np.array([-1.5, 0.5]), 1.0), (np.array([0.25, -5.5]), 1.0))",
                f"kept((-1.5,), (4.5,), {option}=0.3)",
            ),
            refused(
                f"look at {option} before you look at the weights: -0.1 is below 0 as -1 is.",
                *(
                    f"refuses({x}, {value})"
                    for x in ("-1.5", "[-1.5, 2.5]", "[[0.5]]", "np.zeros((0, 2))", "np.zeros(3)")
                    for value in ("-1", "-0.001", "-1e-12", f"{option}=-2.5", "-float('inf')")
                ),
                "once([-1.5, 2.5], 0.25)",
            ),
        ),
        {
            "w": Allowed(
                REAL, ANY_SHAPE, LAYOUTS, ("zero", "minus zero", "negative", "large", "ties")
            )
        },
        {option: 0.3} if optional else {},
        {
            f"{option} {what}, {where}": lambda g, test=test, fits=fits: (
                test(g[option]) and fits(np.ndim(g["w"]))
            )
            for what, test in {
                "-1": lambda v: v == -1,
                "just below 0": lambda v: -0.01 < v < 0,
                "-2.5": lambda v: v == -2.5,
                "minus infinity": lambda v: v == -np.inf,
            }.items()
            for where, fits in {"a number": lambda n: n == 0, "an array": lambda n: n > 0}.items()
        },
        aliases=() if number else ("w",),
    )


LOGITS = (
    "[[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]], [2, 0]",
    "[[3.5, 2.25]], [1]",
    "[[3.5], [2.25]], [0, 0]",
    "[[3.5, 2.25], [7.5, -1.0]], [1, 1]",
    f"{TALL}, np.arange(300) % 2",
    "np.linspace(-3.5, 4.25, 24).reshape(2, 12), [11, 10]",
)
BAD_LABELS = (
    "[-1, 0]",
    "[0, -1]",
    "[2, 0]",
    "[1, 7]",
    "[1]",
    "[1, 0, 1]",
    "[0.5, 1]",
    "[1, 0.5]",
    "[1 + 1e-9, 0]",
)
BAD_CLASSES = (
    *("[-1, 0]", "[0, -1]", "[3, 0]", "[0, 3]", "[1, 9]", "[-2]"),
    *("[-0.5, 1]", "[1, -1e-9]", "[0, 1.5]", "[0.5, 1]", "[2.5]", "[1 + 1e-9, 0]"),
)
MORE_AXES = ("[[1], [0]]", "[[1, 0]]")
"""Labels that have one axis too many."""


def smoothed(*more: str) -> Promise:
    return Promise(
        (
            kinds(
                *(f"kinds({given})" for given in LOGITS),
                *(
                    f"once({given}, {how})"
                    for given in LOGITS
                    for how in ("0.3", "smoothing=1", "0")
                ),
                "mixed([[3.5, 2.25], [7.5, -1.0], [0.5, 0.25]], [1, 0, 1])",
                f"layouts({LOGITS[0]})",
                "once([[0.0, 0.0, 0.0], [-0.0, 0.0, 0.0]], [0, 2])",
                "once([[2.5, 2.5, 1.0]], [0])",
                "once([[1e4, 9999.0, -1e4], [-1e4, -9998.0, -1e4]], [1, 0])",
                "once([[3.5, 2.25], [7.5, -1.0]], np.array([1, 0]))",
                "once(np.sin(np.arange(600.0)).reshape(2, 300), [200, 299])",
                *(
                    f"once([[1.5, -float('inf'), 0.5], [0.5, 2.5, 1.5]], [{label}, 0], {share})"
                    for label, share in ((0, 0.3), (1, 0))
                ),
                "once(labels=[1, 0], logits=[[1.5, -0.5], [2.5, 0.5]])",
                *more,
            ),
            kept(
                "kept(([[1.5, -2.5], [0.5, 3.5]], [0, 1]), ([[2.5, 4.5], [1.5, 0.5]], [1, 1]))",
                "kept((np.array([[1.5, -2.5]]), np.array([0])), (np.array([[3.5, 0.5]]), np.array([1])))",
                "kept((np.array([[1.5, -2.5]]), np.array([0]), 0.5), (np.array([[3.5, 0.5]]), np.array([1]), 0.5))",
            ),
            refused(
                "each label is a class, one for each row; the share lies from 0 to 1, ends included.",
                *(
                    f"refuses([[1.5, 2.5], [0.5, 1.5]], {labels}{share})"
                    for labels in (*BAD_LABELS, *MORE_AXES)
                    for share in ("", ", 1.0")
                ),
                *(f"refuses([[1.5, 2.5]], {labels})" for labels in ("[0.5]", "[[1]]", "1", "[]")),
                *(
                    f"refuses([[1.5, 2.5], [0.5, 1.5]], [1, 0], {share})"
                    for share in ("-0.1", "1.1", "-1", "2", "float('nan')")
                ),
                "refuses([1.5, 2.5], 1)",
                "refuses([[[1.5, 2.5]]], [0])",
                "refuses([[[1.5, 2.5]], [[0.5, 1.5]]], [0, 1])",
                "refuses(np.ones((2, 2, 2)), [0, 1])",
                "refuses(np.zeros((0, 3)), np.zeros(0, dtype=np.int64))",
                "refuses(np.zeros((2, 0)), [0, 0])",
                "once([[1.5, 2.5], [0.5, 1.5]], [1, 0])",
            ),
        ),
        {
            "logits": Allowed(
                ARRAYS,
                ("matrix", "row", "column", "square", "tall"),
                values=("zero", "ties", "large", "all equal"),
            ),
            "labels": Allowed(
                LABELS, ("vector", "one"), ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
        },
        {"smoothing": 0.3},
        {
            **{
                f"smoothing {share}": lambda g, share=share: repr(g["smoothing"]) == repr(share)
                for share in (-0.1, 1.1, -1, 2, float("nan"))
            },
            **{
                f"labels {labels}{where}": lambda g, labels=labels, fits=fits: (
                    np.asarray(g["labels"]).tolist() == eval(labels)
                    and np.shape(g["logits"]) == (2, 2)
                    and fits(g["smoothing"])
                )
                for labels in (*BAD_LABELS, *MORE_AXES)
                for where, fits in {
                    "": lambda share: share < 1,
                    ", all dealt evenly": lambda share: share == 1,
                }.items()
            },
            "labels with two axes for one row": lambda g: (
                np.shape(g["labels"]) == (1, 1) and np.shape(g["logits"]) == (1, 2)
            ),
            "logits with three axes": lambda g: np.ndim(g["logits"]) == 3,
            "a vector": lambda g: np.ndim(g["logits"]) == 1,
            "no rows": lambda g: np.shape(g["logits"]) == (0, 3),
            "no classes": lambda g: np.shape(g["logits"]) == (2, 0),
        },
    )


NEARLY_EQUAL = ("[1.0, 1.0 - 1e-9, 2.0]", "[1e-13, 0.0, 1.0]", "[1e9, 1e9 - 1e-3, 2e9]")
NAN = "float('nan')"
INF = "float('inf')"
NAN_LOSSES = (
    f"[1.5, {NAN}, 2.5]",
    f"[1.5, {NAN}, 2.5, 3.5, 4.5]",
    f"[1.5, {NAN}, {NAN}, {NAN}, 0.5]",
    f"[{INF}, {NAN}, 2.5, {NAN}, 3.5]",
    f"[{NAN}, 3.5, {NAN}, 3.25, 4.5]",
    f"[{NAN}, {INF}, {NAN}, {INF}]",
    f"[{NAN}, {NAN}, {INF}, 2.5, {NAN}, 2.25]",
)
ENDLESS = (f"[-{INF}, 1.5, 2.5]", f"[1.5, -{INF}, 2.5, -{INF}, 3.5, 0.5]", f"[{INF}, {INF}, {INF}]")

# Weights that are too large or too small to be squared.
HUGE_AND_TINY = ("once([1e200, -1e300, 0.0])", "once([1e-200, -1e-300, 0.0], 1e200)")

PROMISES = {
    "l2_penalty": of_weights("strength", True),
    "l2_penalty_gradient": of_weights("strength", False),
    "l1_penalty": of_weights("strength", True, *HUGE_AND_TINY),
    "l1_penalty_gradient": of_weights("strength", False, *HUGE_AND_TINY),
    "soft_threshold": of_weights(
        "threshold",
        False,
        "once([1.5, -2.5, 0.0], float('inf'))",
        "once([1e6 + 0.5, -1e6 - 0.25, 0.5], 1e6)",
        "once([0.25000001, -0.2500000001, 0.25], 0.25)",
        optional=False,
    ),
    "early_stopping": Promise(
        (
            kinds(
                *(
                    f"kinds([5.5, 3.5, 4.5, 3.25, 6.5, 7.5, 8.5, 2.5, 1.5]{how})"
                    for how in ("", ", 1", ", 2", ", patience=3")
                ),
                "kinds([3.5])",
                "kinds([2.5, 2.5, 1.5, 1.5, 0.5])",
                "kinds(np.linspace(4.5, 0.25, 70), 4)",
                "kinds(np.linspace(0.25, 4.5, 70), 4)",
                "layouts([5.5, 3.5, 4.5, 3.25, 6.5, 7.5, 8.5, 2.5], 2)",
                "once([0.0, -1.5, -0.5, -0.25, -2.5], 2)",
                "once([3, 2, 4, 1], 1)",
                "once(patience=2, validation_losses=[3.5, 2.5, 4.5, 5.5])",
                *(f"once({losses})" for losses in NEARLY_EQUAL),
                *(f"once({losses}, {n})" for losses in NAN_LOSSES for n in (1, 2, 3)),
                *(f"once({losses}, {n})" for losses in ENDLESS for n in (1, 2, 3)),
                "once([1.5] + [2.5] * 1500, 1200)",
            ),
            kept(
                "kept(([1.5, 2.5, 0.5],), ([2.5, 1.5, 3.5],))",
                "kept((np.array([1.5, 2.5, 0.5]),), (np.array([2.5, 1.5, 3.5]),))",
                "kept((np.array([1.5, 2.5, 0.5]), 1), (np.array([2.5, 1.5, 3.5]), 1))",
            ),
            refused(
                "at least one epoch, and a patience of at least 1.",
                "refuses([])",
                "refuses(np.zeros(0), 3)",
                "refuses([1.5, 2.5], 0)",
                "refuses([1.5, 2.5], -1)",
                "refuses([1.5], patience=-3)",
                "once([1.5, 2.25], 1)",
            ),
        ),
        {
            "validation_losses": Allowed(
                ARRAYS,
                ("one", "vector"),
                ("reversed", "strided", "read-only"),
                ("zero", "ties", "negative"),
            )
        },
        {"patience": 2},
        {
            "no epoch": lambda g: np.shape(g["validation_losses"]) == (0,),
            **{
                f"patience {patience}": lambda g, patience=patience: g["patience"] == patience
                for patience in (0, -1, -3)
            },
        },
    ),
    "dropout": Promise(
        (
            kinds(
                *(f"kinds({x}, rate=0.25, rng=5)" for x in SHAPES),
                *(f"kinds({x}, training=False)" for x in SHAPES[:7]),
                *(
                    f"once({x}, {how}rng=7)"
                    for x in SHAPES
                    for how in ("", "rate=0, ", "rate=0.75, ")
                ),
                "layouts([[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]], rng=3)",
                *(f"once({x}, 0.75, None, False)" for x in SHAPES[4:]),
                "once([1.5, -2.5, 3.5], 0.5, np.random.default_rng(12), True)",
                "once(4, rng=2)",
                "once([0.0, -0.0, 1e-300, 1e4, 2.5, 2.5], rng=6)",
                "once(np.array([np.inf, -np.inf] * 8), rng=6)",
                "once(training=True, rng=9, rate=0.25, x=[1.5, -2.5, 3.5])",
                "once(np.ones(4), np.random.default_rng(0).random(), 0)",
                "once(-2.5, np.random.default_rng(0).random(), 0)",
                "once(np.ones((2, 3)), 0.25, 2**40 + 12345)",
                "once(np.ones((2, 3)), 0.25, np.int64(5))",
                "once(np.ones(8), 1 - 1e-13, 0)",
                *(
                    f"once(np.ones(400), {rate}, 1)"
                    for rate in (0.001, 0.02, 0.9, 0.96, 0.99, 0.998)
                ),
                "code:for rate in (0, 0.25):",
                "code:    drawn, other = np.random.default_rng(3), np.random.default_rng(3)",
                "code:    dropout(np.ones((2, 3)), rate, drawn)",
                "code:    other.random((2, 3))",
                'code:    assert drawn.random() == other.random(), "draw once, whatever rate is"',
            ),
            kept(
                "kept(([[-1.5, 0.5], [2.5, -3.5]],), ([[4.5, -0.5], [-1.5, 1.5]],), rng=4)",
                "kept((np.array([-1.5, 0.5, 2.5]),), (np.array([0.25, -5.5, -1.5]),), rng=4)",
                "kept((np.array([-1.5, 0.5, 2.5]),), (np.array([0.25, -5.5, -1.5]),), training=False)",
                "kept((np.array([-1.5, 0.5]),), (np.array([0.25, -5.5]),), rate=0, rng=4)",
                "kept((-1.5,), (4.5,), rng=4)",
            ),
            refused(
                "look at rate, training and rng before you look at x; a rate of 1 would drop everything.",
                *(
                    f"refuses({x}, {how})"
                    for x in ("-1.5", "[-1.5, 2.5]", "[[0.5]]", "np.zeros((0, 2))")
                    for how in (
                        "1, 3",
                        "-0.1, 3",
                        "rate=1.5, rng=3",
                        "0.5",
                        "0.0",
                        "rate=0",
                        "1, None, False",
                        "training=True",
                    )
                ),
                "once([-1.5, 2.5], 0.25, 8)",
            ),
        ),
        {"x": Allowed(REAL, ANY_SHAPE, LAYOUTS, ("zero", "negative", "large", "ties"))},
        {"rate": 0.75},
        {
            f"{what}, {where}": lambda g, test=test, fits=fits: test(g) and fits(np.ndim(g["x"]))
            for what, test in {
                "rate 1": lambda g: g["rate"] == 1,
                "rate 1 outside training": lambda g: g["rate"] == 1 and not g["training"],
                "a negative rate": lambda g: g["rate"] < 0,
                "a rate above 1": lambda g: g["rate"] > 1,
                "no rng": lambda g: g["training"] and g["rng"] is None and g["rate"] > 0,
                "no rng for a rate of 0": lambda g: (
                    g["training"] and g["rng"] is None and g["rate"] == 0
                ),
            }.items()
            for where, fits in {"a number": lambda n: n == 0, "an array": lambda n: n > 0}.items()
        },
        aliases=("x",),
    ),
    "dropout_backward": Promise(
        (
            kinds(
                *(
                    f"kinds({x}, 2.0 * (np.arange({x}.size).reshape({x}.shape) % 2))"
                    for x in (
                        "np.linspace(-3.5, 4.25, 4)",
                        "np.linspace(-3.5, 4.25, 6).reshape(2, 3)",
                        "np.linspace(-3.5, 4.25, 4).reshape(2, 2)",
                        "np.linspace(-3.5, 4.25, 3).reshape(1, 3)",
                        "np.linspace(-3.5, 4.25, 3).reshape(3, 1)",
                        TALL,
                        "np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4)",
                        "np.zeros((0, 3))",
                    )
                ),
                "kinds([1.5], [2.0])",
                "kinds([1.5], [0.0])",
                "mixed([1.5, -200.25, 0.5], [1.25, 0.0, 1.25])",
                "layouts([[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]], [[2.0, 0.0, 2.0], [0.0, 0.0, 2.0]])",
                "once([0.0, -0.0, 2.5], [2.0, 0.0, 2.0])",
                "once([200, 100, 2], [4, 0, 4])",
                "once(np.array([200, 100], dtype=np.uint8), np.array([2, 0], dtype=np.uint8))",
                "once(np.array([100, -128], dtype=np.int8), np.array([2, 4], dtype=np.int8))",
                "once(np.array([2**30], dtype=np.int32), np.array([4], dtype=np.int32))",
                "once(np.array([1e30, 0.1], dtype=np.float32), np.array([1e30, 1.1], dtype=np.float32))",
                "once(mask=[1.25, 0.0], dy=[1.5, -0.5])",
            ),
            kept(
                "kept(([1.5, -0.5], [2.0, 0.0]), ([2.5, 3.5], [0.0, 2.0]))",
                "kept((np.array([1.5, -0.5]), np.array([2.0, 0.0])), (np.array([2.5, 3.5]), np.array([0.0, 2.0])))",
                "kept((np.array([1.5, -0.5]), np.ones(2)), (np.array([2.5, 3.5]), np.ones(2)))",
                "kept((np.ones(2), np.array([1.25, 0.0])), (np.ones(2), np.array([0.0, 1.25])))",
            ),
            refused(
                "compare the two shapes as they are: nothing is broadcast.",
                *(
                    f"refuses(np.ones({one}), np.ones({other}))"
                    for one, other in (
                        ("2", "(1, 2)"),
                        ("(1, 2)", "2"),
                        ("2", "(2, 1)"),
                        ("(2, 3)", "(3, 2)"),
                        ("(2, 3)", "3"),
                        ("(2, 3)", "(1, 3)"),
                        ("(2, 3)", "(2, 1)"),
                        ("2", "()"),
                        ("3", "1"),
                    )
                ),
                "once(np.ones((2, 3)), 2 * np.ones((2, 3)))",
            ),
        ),
        {
            "dy": Allowed(ARRAYS, ANY_SHAPE[1:], values=("zero", "negative", "ties")),
            "mask": Allowed(ARRAYS, ANY_SHAPE[1:], values=("zero",)),
        },
        refused={
            f"{one} beside {other}": lambda g, one=one, other=other: (
                (np.shape(g["dy"]), np.shape(g["mask"])) == (one, other)
            )
            for one, other in (
                ((2,), (1, 2)),
                ((1, 2), (2,)),
                ((2,), (2, 1)),
                ((2, 3), (3, 2)),
                ((2, 3), (3,)),
                ((2, 3), (1, 3)),
                ((2, 3), (2, 1)),
                ((2,), ()),
                ((3,), (1,)),
            )
        },
        aliases=("dy", "mask"),
    ),
    "smooth_labels": Promise(
        (
            kinds(
                "kinds(np.array([2, 0, 1]), 3)",
                "kinds(np.array([0]), 1)",
                "kinds(np.array([3]), 5)",
                "kinds(np.arange(70) % 12, 12)",
                "kinds(np.zeros(0, dtype=np.int64), 3)",
                *(
                    f"once({y}, 4, {how})"
                    for y in ("[3, 1]", "[2]")
                    for how in ("0.3", "smoothing=1", "0")
                ),
                *(
                    f"once({y}[::{step}], 12)"
                    for y in ("np.arange(12)", "np.arange(12, dtype=np.uint8)")
                    for step in (-1, 2)
                ),
                "layouts(np.array([2, 0, 1, 11]), 12)",
                "once([11, 10, 0], 12)",
                "once(smoothing=0.25, classes=3, labels=[1, 2])",
                "once([299, 256], 300)",
                "once(np.array([3, 255], dtype=np.uint8), 300, 0.5)",
            ),
            kept(
                "kept(([2, 0], 3), ([1, 1], 3))",
                "kept((np.array([2, 0]), 3), (np.array([1, 1]), 3))",
                "kept((np.array([2, 0]), 3, 0.5), (np.array([1, 1]), 3, 0.5))",
            ),
            refused(
                "each label lies from 0 to classes - 1, and the share from 0 to 1, ends included.",
                "refuses([float('nan'), 1], 3)",
                *(f"refuses({y}, 3)" for y in BAD_CLASSES),
                *(
                    f"refuses({y}, 3, {share})"
                    for y in ("[1, 0]", "[]")
                    for share in ("-0.1", "1.1", "-1", "2", "float('nan')")
                ),
                *(f"refuses({y}, 3, 1.0)" for y in BAD_CLASSES),
                "once([1, 0], 3)",
            ),
        ),
        {
            "labels": Allowed(
                LABELS,
                ("vector", "one", "empty"),
                ("reversed", "strided", "read-only"),
                ("zero", "above 9", "ties"),
            )
        },
        {"smoothing": 0.3},
        {
            **{
                f"smoothing {share}, {size} labels": lambda g, share=share, size=size: (
                    repr(g["smoothing"]) == repr(share) and np.size(g["labels"]) == size
                )
                for share in (-0.1, 1.1, -1, 2, float("nan"))
                for size in (0, 2)
            },
            **{
                f"labels {labels}{where}": lambda g, labels=labels, fits=fits: (
                    np.asarray(g["labels"]).tolist() == eval(labels) and fits(g["smoothing"])
                )
                for labels in BAD_CLASSES
                for where, fits in {
                    "": lambda share: share < 1,
                    ", all dealt evenly": lambda share: share == 1,
                }.items()
            },
        },
    ),
    "smoothed_cross_entropy": smoothed(),
    "smoothed_cross_entropy_gradient": smoothed(
        "once([[0.0, -np.inf], [2.5, 1.5]], [0, 1], 0.2)",
        "once([[0.0, -np.inf], [-np.inf, 1.5]], [1, 0], 0.2)",
    ),
    "random_shifts": Promise(
        (
            kinds(
                *(
                    f"kinds({x}, {most}, 5)"
                    for x in (
                        "np.linspace(-60.5, 60.5, 24).reshape(2, 3, 4)",
                        "np.linspace(0.5, 60.5, 24).reshape(2, 4, 3)",
                        "np.linspace(0.5, 60.5, 16).reshape(1, 4, 4)",
                        "np.linspace(0.5, 60.5, 12).reshape(4, 3, 1)",
                        "np.linspace(0.5, 60.5, 12).reshape(3, 1, 4)",
                    )
                    for most in (0, 1, 2)
                ),
                *(
                    f"once(np.zeros((0, 3, 3), dtype=np.{kind}), 1, 5)"
                    for kind in ("float64", "float32", "int64", "uint8", "bool_")
                ),
                "layouts(np.linspace(0.5, 60.5, 24).reshape(2, 3, 4), 1, 5)",
                "once([[[1.5, 2.5], [3.5, 4.5]]], 1, np.random.default_rng(3))",
                "once(np.full((300, 2, 2), 7, dtype=np.uint8), 1, 6)",
                "once(np.ones((3, 5, 5)), 4, 2)",
                "once(np.arange(1.0, 80001.0).reshape(2, 200, 200), 190, 7)",
                "once(np.arange(1.0, 2401.0).reshape(4, 300, 2), 1, 2)",
                "once(np.ones((3, 4, 4)), 1, np.int64(5))",
                "once(np.ones((5, 5, 5)), 4, 0)",
                "once(np.array([[[300, 0], [-5, 7]]]), 1, 5)",
                "once(rng=8, most=2, images=np.ones((2, 4, 4)))",
                "once([[[5, 2], [3, 9]]], 1, 6)",
                "once(np.ones((2, 4, 4)), 2, 2**40 + 6)",
                "once([[[True, False], [True, True]]], 1, 4)",
                "once(np.ones((2, 0, 3)), 1, 5)",
                "once(np.ones((2, 3, 0)), 1, 5)",
                "code:for kind in ('int8', 'uint8', 'int16', 'uint16', 'int32', 'int64', 'float16', 'float32'):",
                "code:    images = np.arange(1, 13).reshape(2, 2, 3).astype(kind)",
                "code:    result = random_shifts(images, 1, 5)",
                "code:    assert result.dtype == kind, 'the dtype is that of the images'",
                "code:    np.testing.assert_array_equal(result, regularization.random_shifts(images, 1, 5))",
            ),
            kept(
                "kept((np.ones((2, 3, 3)), 1, 5), (np.zeros((2, 3, 3)), 1, 5))",
                "kept((np.ones((2, 3, 3)), 0, 5), (np.zeros((2, 3, 3)), 0, 5))",
                "kept(([[[1.5, 2.5]]], 0, 5), ([[[3.5, 4.5]]], 0, 5))",
            ),
            refused(
                "three axes, one image too, and a shift of at least 0.",
                *(
                    f"refuses({x}, {most}, 5)"
                    for x, most in (
                        ("np.ones((3, 3))", 1),
                        ("np.ones(3)", 1),
                        ("2.5", 1),
                        ("np.ones((2, 3, 3, 1))", 1),
                        ("np.ones((2, 3, 3))", -1),
                        ("np.ones((1, 1, 1))", -2),
                    )
                ),
                "once(np.ones((2, 3, 3)), 1, 7)",
            ),
        ),
        {
            "images": Allowed(
                ARRAYS,
                ("deep", "flat", "high", "broad", "empty"),
                LAYOUTS,
                ("zero", "negative", "all equal"),
            )
        },
        refused={
            "two axes": lambda g: np.ndim(g["images"]) == 2,
            "one axis": lambda g: np.ndim(g["images"]) == 1,
            "a number": lambda g: np.ndim(g["images"]) == 0,
            "four axes": lambda g: np.ndim(g["images"]) == 4,
            "most -1": lambda g: g["most"] == -1,
            "most -2": lambda g: g["most"] == -2,
        },
        aliases=("images",),
    ),
}
