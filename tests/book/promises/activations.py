"""Chapter activations: functions of each element of a number, a list or an array of any shape."""

from dataclasses import replace

import numpy as np

from tests.book.promises import ANY_SHAPE, LAYOUTS, REAL, ROOM, TALL, Allowed, Check, Promise

SHAPES = (
    "kinds(-2.25)",
    "kinds(3.5)",
    "kinds([1.25])",
    "kinds([-1.75, 0.5, 3.25, 0.0])",
    "kinds([[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]])",
    "kinds([[-7.5, 1.25, 2.75]])",
    "kinds([[-2.25], [4.5], [-0.75]])",
    "kinds([[0.75, -3.25], [-0.25, 2.5]])",
    f"kinds({TALL})",
    "kinds(np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4))",
    "kinds(np.linspace(-5.5, 6.25, 24).reshape(2, 3, 2, 2))",
    "once(np.linspace(-5.5, 6.25, 32).reshape(2, 2, 2, 2, 2))",
    "once(np.linspace(-4.5, 4.5, 3000))",
    "kinds(np.zeros((0, 3)))",
    "layouts([[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]])",
    "layouts([-6.5, 0.25, 5.5, 6.25])",
    "layouts(np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4))",
    "once(np.array([-128, 127, -100, 100, 16, -12], dtype=np.int8))",
    "once(np.array([255, 200, 16, 0], dtype=np.uint8))",
    "once(np.array([-10000, 10000, -200, 200], dtype=np.int16))",
    "once(np.linspace(-4.5, 4.5, 600).reshape(2, 300))",
    "once(np.zeros((2, 0)))",
    "once(np.array([[3, -2, 7]], dtype=np.int32))",
    "once(np.array(-1.5))",
    "once(7)",
    "once(-4)",
)
OTHER_SHAPES = (
    *("-2.25", "[-1.25]", "[-1.75, 0.5, 3.25, 0.0]", "[[-6.5, 0.25, 5.5], [6.25, -5.75, 9.5]]"),
    *("[[-7.5, 1.25, 2.75]]", "[[-2.25], [4.5], [-0.75]]", "[[0.75, -3.25], [-0.25, 2.5]]"),
    TALL,
    "np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4)",
    "np.linspace(-5.5, 6.25, 24).reshape(2, 3, 2, 2)",
)
ZEROS = (
    "once(0.0)",
    "once(-0.0)",
    "once(0)",
    "once([[0.0, -0.0], [1e-300, -1e-300], [5e-324, -5e-324], [1e-9, -1e-9]])",
)
FAR = (
    "once([-12.5, 12.5, -16.5, 16.5, -21.5, 21.5, -26.5, 26.5, -31.5, 31.5, -90.5, 90.5])",
    "once([-1e4, 1e4, -2500.0, 2500.0, -37.5, 37.5, -745.5, 745.5])",
    "once(-1e4)",
    "once(1e4)",
)
DENSE = (  # no place is left where a formula may be cut off unseen; only rounding is let pass
    "code:compare.rtol = 1e-13",
    "once(np.linspace(-45, 45, 3601))",
    "once(np.linspace(-0.0625, 0.0625, 257))",
)
INFINITE = ("once([-np.inf, 1.5, np.inf])", "once(np.inf)", "once(-np.inf)")
X = Allowed(
    REAL, (*ANY_SHAPE, "four"), LAYOUTS, ("zero", "minus zero", "tiny", "subnormal", "large")
)
KINDS_HINT = (
    "begin with x = np.asarray(x, dtype=np.float64), and let the result have the shape of x: a "
    "number for a number. Whole numbers and float32 are converted before anything is computed. "
    "Write into no array that you were given."
)
KEPT_HINT = (
    "if x was changed: x[...] = and x *= write into the caller's array; build a new one. "
    "Nothing may be remembered from one call to the next."
)
CALL_HINT = "the arguments are called as the stub calls them, and have the defaults written there."


def function(name: str, zeros_title: str, *more: Check, infinite: bool = True, **options: str):
    """Make the promise of one function; an option is given with values to try, as source."""
    limits = INFINITE if infinite else ()
    values = [value for values in options.values() for value in values.split()]
    option = next(iter(options), "")
    keywords = [f"{option}={value}" for value in values]
    whole = [value for value in values if "." not in value]
    calls = [
        "once(x=[-3.25, 4.75])",
        *(f"once([-2.75, 0.0, 1.25], {value})" for value in values),
        *(f"once(-2.75, {keyword})" for keyword in keywords),
        *(f"once(x=[[-1.25, -50.0], [0.0, 6.75]], {keyword})" for keyword in keywords),
        *(f"once({x}, {keyword})" for keyword in keywords[:1] for x in OTHER_SHAPES),
        *(f"once({x}, {value})" for value in whole for x in ("0", "[0, 0]", "[-1]", "[1]")),
        *(
            f"once(np.linspace(-30, 30, 241), {value})"
            for value in values and (*range(-20, 21, 4), -1, -2, 0.1, 0.9, 1.1, 33.3, 125.0)
        ),
        *(values and (ROOM,)),
        *(
            f"once(np.linspace(-1e4, 1e4, 401), {value})"
            for value in values and (1e-2, 3e-3, 1e-3, -1e-3, 1e-4)
            if name != "swish_beta_gradient"  # x² times a rounding error is nothing to blame
        ),
    ]
    checks = [
        Check(
            "any_shape",
            "any shape and any kind of number, float64 out"
            + (", in training and outside it" if name == "rrelu" else ""),
            KINDS_HINT,
            SHAPES,
        ),
        Check(
            "input_kept",
            "the input is not changed, and no call depends on another",
            KEPT_HINT,
            (
                "kept(([[-1.5, 0.5], [2.5, -3.5]],), ([[4.5, -0.5], [-1.5, 1.5]],))",
                "kept((np.array([-1.5, 0.5, 2.5]),), (np.array([0.25, -5.5, -1.5]),))",
                "kept((np.array([3.5, 0.5, 2.5]),), (np.array([-0.25, -5.5, -1.5]),))",
                "kept((-1.5,), (4.5,))",
                "kept((np.array(-1.5),), (np.array(2.5),))",
                "kept((np.array([1.5, 4.5]),), (np.array([2.5, 0.5]),))",
                "kept((np.linspace(-4.5, 4.5, 3000),), (np.linspace(-5.5, 3.5, 3000),))",
                *(
                    f"kept((np.array([{x}]),), (np.array([2.5, -0.5]),), {option}={value})"
                    for x in ("1.5, 4.5", "-1.5, -4.5")
                    for value in (0, 1)
                    if option
                ),
            ),
        ),
        Check(
            "near_and_far",
            zeros_title,
            "put 0.0, -0.0 and, where the title speaks of it, infinity of either sign into your "
            "formula by hand: which branch do they take, and does anything become nan?",
            (*ZEROS, *FAR, *limits, *DENSE),
        ),
        Check(
            "call", "arguments by place and by name, and their defaults", CALL_HINT, tuple(calls)
        ),
        *more,
    ]
    return Promise(
        tuple(checks),
        {"x": X},
        {option: float(values[0])} if option else {},
        aliases=("x",) if name in ("relu", "leaky_relu", "elu") else (),
    )


PROMISES = {
    "relu": function("relu", "right at 0, next to it and far from it, infinity included"),
    "relu_gradient": function(
        "relu_gradient", "right next to 0 and far from it, infinity included"
    ),
    "leaky_relu": function(
        "leaky_relu",
        "right at 0, next to it and far from it, infinity included",
        slope="0.3 -1.0 0.0 1.0 2.5 2 37.5 -2.5",
    ),
    "leaky_relu_gradient": function(
        "leaky_relu_gradient",
        "right next to 0 and far from it, infinity included",
        slope="0.3 -1.0 0.0 1.0 2.5 37.5 2 0 -2.5",
    ),
    "sigmoid": function("sigmoid", "right at 0, next to it and far from it, infinity included"),
    "sigmoid_gradient": function(
        "sigmoid_gradient", "right at 0, next to it and far from it, infinity included"
    ),
    "tanh": function("tanh", "right at 0, next to it and far from it, infinity included"),
    "tanh_gradient": function(
        "tanh_gradient", "right at 0, next to it and far from it, infinity included"
    ),
    "elu": function(
        "elu",
        "right at 0, next to it and far from it, infinity included",
        alpha="2.0 0.5 0.0 -1.5 3",
    ),
    "elu_gradient": function(
        "elu_gradient",
        "right next to 0 and far from it, infinity included",
        alpha="2.0 0.5 0.0 -1.5 3",
    ),
    "softplus": function("softplus", "right at 0, next to it and far from it, infinity included"),
    "silu": function("silu", "right at 0, next to it and far from it", infinite=False),
    "swish": function(
        "swish",
        "right at 0, next to it and far from it, infinity included",
        Check(
            "limits",
            "the limits at infinity for other positive beta",
            "with beta > 0 the gate closes faster than x grows, whatever beta is.",
            tuple(f"once([-np.inf, -1.5, np.inf], beta={beta})" for beta in (2, 0.25, 1e-3, 1e-9)),
        ),
        beta="2.0 0.5 0.0 -1.5 3",
    ),
    "swish_gradient": function(
        "swish_gradient",
        "right at 0, next to it and far from it",
        beta="2.0 0.5 0.0 -1.5 3",
        infinite=False,
    ),
    "rrelu": function(
        "rrelu",
        "right at 0, next to it and far from it, infinity included",
        Check(
            "training_inputs",
            "in training, numbers and arrays of every kind and shape, with a seed or a generator",
            "with lower = upper there is one slope, in training too: the result is a leaky ReLU's. "
            "np.random.default_rng(rng) takes a seed as well as a generator.",
            (
                *(
                    f"kinds({x}, lower=0.25, upper=0.25, rng=5, training=True)"
                    for x in OTHER_SHAPES[:4]
                ),
                *(
                    f"once({x}, lower=0.25, upper=0.25, rng=5, training=True)"
                    for x in OTHER_SHAPES[4:]
                ),
                "once([-1.5, 2.5], 0.5, 0.5, np.random.default_rng(12), True)",
                "once([-1.5, 2.5], -0.5, -0.5)",
                "once([-1.5, 2.5], -0.5, -0.5, 3, True)",
                "once([-1.5, 2.5], 0.5, 0.5, np.int64(3), True)",
                "once(-4.5, lower=2, upper=2, rng=np.random.default_rng(13), training=True)",
                "kept(([-1.5, 0.5],), ([4.5, -3.5],), lower=0.5, upper=0.5, rng=4, training=True)",
                "code:generator = np.random.default_rng(14)",
                "code:x = np.full(6, -1.0)",
                "code:first = rrelu(x, rng=generator, training=True)",
                "code:second = rrelu(x, rng=generator, training=True)",
                'code:assert np.all(first != second), "a generator goes on from call to call"',
                "code:first, again = (rrelu(x, rng=0, training=True) for _ in range(2))",
                'code:np.testing.assert_array_equal(first, again, err_msg="0 is a seed too")',
                "code:first, other = (rrelu(x, rng=seed, training=True) for seed in (5, 2**40 + 5))",
                'code:assert np.any(first != other), "a seed may be large"',
                "code:slopes = -rrelu(np.full(500, -1.0), upper=0.75, rng=17, training=True)",
                "code:assert 0.7 < slopes.max() <= 0.75",
                "code:assert 1 / 8 <= slopes.min() < 0.15",
                "code:slopes = -rrelu(np.full(500, -1.0), lower=-0.5, rng=18, training=True)",
                "code:assert 0.3 < slopes.max() <= 1 / 3",
                "code:assert -0.5 <= slopes.min() < -0.45",
                "code:slopes = -rrelu(np.full(500, -1.0), 0, 2, rng=19, training=True)",
                "code:assert len(np.unique(slopes)) > 400",
                "code:for shape in ((2, 3), (2, 3, 4), (2, 1, 3, 2)):",
                "code:    slopes = rrelu(np.full(shape, -1.0), rng=20, training=True)",
                "code:    assert len(np.unique(slopes)) == slopes.size",
                "code:for given in (-1.0, [-1.0], [[-1.0, -1.0]]):",
                "code:    slopes = -rrelu(given, upper=0.5, rng=15, training=True)",
                "code:    assert np.all((slopes >= 1 / 8) & (slopes <= 0.5))",
                "code:    slopes = -rrelu(given, -1.0, rng=16, training=True)",
                "code:    assert np.all((slopes >= -1) & (slopes <= 1 / 3))",
            ),
        ),
        Check(
            "every_error",
            "refuses bad bounds and a missing source of random numbers for every kind of input",
            "look at lower, upper, training and rng before you look at x.",
            (
                *(
                    f"refuses({x}, 0.5, 0.25)"
                    for x in ("-1.5", "1.5", "[-1.5, 2.5]", "[[0.5]]", "np.zeros((0, 2))")
                ),
                *(
                    f"refuses({x}, training=True)"
                    for x in ("-1.5", "1.5", "[-1.5, 2.5]", "[[0.5]]", "np.zeros((0, 2))")
                ),
                "refuses([-1.5], lower=0.4, rng=1, training=True)",
                "refuses([-1.5], upper=0.1)",
                "refuses([-1.5], 0.5, 0.25, training=True)",
                "once([-1.5, 2.5], 0.125, 0.25)",
            ),
        ),
    ),
    "gelu": function("gelu", "right at 0, next to it and far from it", infinite=False),
    "gelu_gradient": function(
        "gelu_gradient", "right at 0, next to it and far from it", infinite=False
    ),
    "selu": function("selu", "right at 0, next to it and far from it, infinity included"),
    "swish_beta_gradient": function(
        "swish_beta_gradient",
        "right at 0, next to it and far from it",
        beta="2.0 0.5 0.0 -1.5 3",
        infinite=False,
    ),
    "mish": function("mish", "right at 0, next to it and far from it, infinity included"),
    "mish_gradient": function(
        "mish_gradient", "right at 0, next to it and far from it", infinite=False
    ),
}

SLOPES = ("[-2.75, 0.0, 1.25]", "-2.75", "[[-1.25, -50.0], [0.0, 6.75]]")
PROMISES["rrelu"] = replace(
    PROMISES["rrelu"],
    options={"lower": -0.5, "upper": 0.75},
    aliases=("x",),
    refused={
        "lower > upper, one number": lambda g: g["lower"] > g["upper"] and np.ndim(g["x"]) == 0,
        "lower > upper, an array": lambda g: g["lower"] > g["upper"] and np.ndim(g["x"]) > 0,
        "lower > upper in training": lambda g: g["lower"] > g["upper"] and g["training"],
        "training without rng, one number": lambda g: (
            g["training"] and g["rng"] is None and np.ndim(g["x"]) == 0
        ),
        "training without rng, an array": lambda g: (
            g["training"] and g["rng"] is None and np.ndim(g["x"]) > 0
        ),
        "training without rng, nothing negative": lambda g: (
            g["training"] and g["rng"] is None and np.min(g["x"]) > 0
        ),
    },
    checks=tuple(
        replace(
            check,
            calls=(
                *check.calls,
                *(f"once({x}, lower=-0.5)" for x in SLOPES),
                *(f"once({x}, lower=0.0)" for x in SLOPES),
                *(f"once({x}, 0, 1)" for x in SLOPES),
                *(f"once({x}, upper=0.75)" for x in SLOPES),
                *(f"once({x}, 0.25, 0.5)" for x in SLOPES),
                *(f"once(x={x}, lower=0.25, upper=0.75, rng=None, training=False)" for x in SLOPES),
                *(f"once({x}, lower=-0.5, upper=0.75)" for x in OTHER_SHAPES),
            ),
        )
        if check.name == "call"
        else check
        for check in PROMISES["rrelu"].checks
    ),
)
