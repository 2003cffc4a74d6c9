"""Chapter losses: one number for two arrays of one shape; probabilities for rows of scores."""

import numpy as np

from tests.book.promises import ARRAYS, LABELS, REAL, ROOM, TALL, Allowed, Check, Promise

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert with np.asarray(…, dtype=np.float64) before anything is computed: bytes wrap round and "
    "float32 has half the digits. The result has the shape that the task names; a number has none."
)
KEPT = "the arguments stay as they are, and no call depends on another"
KEPT_HINT = (
    "if an argument was changed: x -= and x[...] = write into the caller's array; build a new one. "
    "Remember nothing from one call to the next."
)
PAIR_SHAPES = (
    *("number", "one", "vector", "matrix", "row", "column", "square", "tall", "deep", "four"),
)
ROWS = ("one", "vector", "matrix", "row", "column", "square", "tall", "deep", "four")
DEEP = "np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4)"
FOUR = "np.linspace(-3.5, 8.0, 24).reshape(2, 3, 2, 2)"


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def shapes(given, *names):
    return [np.shape(given[name]) for name in names]


def pair_refused(one: str, other: str):
    """Conditions under which two arrays are not of one shape, or empty."""
    return {
        "a vector and a column": lambda g: (
            sorted(map(len, shapes(g, one, other))) == [1, 2]
            and 1 in (*np.shape(g[one]), *np.shape(g[other]))
        ),
        "a vector and a number": lambda g: np.ndim(g[one]) == 1 and np.ndim(g[other]) == 0,
        "a number and a vector": lambda g: np.ndim(g[one]) == 0 and np.ndim(g[other]) == 1,
        "a row and a matrix": lambda g: (
            np.ndim(g[one]) == np.ndim(g[other]) == 2
            and np.shape(g[one]) != np.shape(g[other])
            and np.size(g[one]) != np.size(g[other])
        ),
        "transposed": lambda g: np.shape(g[one]) == np.shape(g[other])[::-1] != np.shape(g[other]),
        "flattened": lambda g: (
            np.ndim(g[one]) != np.ndim(g[other])
            and np.size(g[one]) == np.size(g[other]) > 2
            and 1 not in np.shape(g[one])
        ),
        "one of equal length": lambda g: (
            sorted([np.size(g[one]), np.size(g[other])])[0] == 1
            and np.ndim(g[one]) == np.ndim(g[other]) == 1
        ),
        "three axes": lambda g: np.ndim(g[one]) == 3 and np.shape(g[one]) != np.shape(g[other]),
        "an empty vector": lambda g: np.shape(g[one]) == np.shape(g[other]) == (0,),
        "an empty list": lambda g: g[one] == [] == g[other],
        "an empty matrix": lambda g: (
            np.size(g[one]) == 0 and np.ndim(g[one]) == 2 and np.shape(g[one]) == np.shape(g[other])
        ),
        "three axes, empty": lambda g: (
            np.size(g[one]) == 0 and np.ndim(g[one]) == 3 and np.shape(g[one]) == np.shape(g[other])
        ),
    }


REFUSED_PAIRS = (
    *("refuses([0.5, 0.5], [[1.0], [0.0]])", "refuses([[0.5], [0.5]], [1.0, 0.0])"),
    *("refuses([0.5, 0.5], 1.0)", "refuses(0.5, [1.0, 0.0])", "refuses([[0.5, 0.5]], [1.0, 0.0])"),
    *("refuses([0.5, 0.5], [[1.0, 0.0]])", "refuses(np.ones((2, 3)), np.ones((1, 3)))"),
    *("refuses(np.ones((2, 1)), np.ones((2, 3)))", "refuses(np.ones((2, 3)), np.ones((3, 2)))"),
    *("refuses(np.ones((2, 3)), np.ones(6))", "refuses(np.ones(6), np.ones((2, 3)))"),
    *("refuses([0.5], [1.0, 0.0])", "refuses([0.5, 0.5], [1.0])", "refuses([0.5], 1.0)"),
    *(
        "refuses(np.ones((2, 3, 2)), np.ones((3, 2)))",
        "refuses(np.ones((2, 3, 2)), np.ones((2, 3, 1)))",
    ),
    *(
        "refuses([], [])",
        "refuses(np.zeros((0, 3)), np.zeros((0, 3)))",
        "refuses(np.zeros(0), np.zeros(0))",
    ),
    *(
        "refuses(np.zeros((3, 0)), np.zeros((3, 0)))",
        "refuses(np.zeros((2, 0, 3)), np.zeros((2, 0, 3)))",
    ),
    "refuses([1.0, 2.0, 3.0], [1.0, 2.0])",
    *("refuses([[0.5, 0.5]], [[1.0], [0.0]])", "refuses([[0.5], [0.5]], [[1.0, 0.0]])"),
)


def distance(name: str) -> Promise:
    return Promise(
        (
            kinds(
                "kinds(3.25, -1.5)",
                "kinds([-2.5], [200.5])",
                "kinds([3.5, 200.25, -1.5, 90.0], [5.25, 100.5, 4.0, 250.5])",
                "kinds([[3.5, 200.25, 7.0], [-1.5, 90.0, 30.5]], [[5.25, 100.5, 0.5], [4.0, 250.5, 1.25]])",
                "kinds([[3.5, 200.25]], [[5.25, 100.5]])",
                "kinds([[3.5], [200.25], [7.5]], [[5.25], [100.5], [0.25]])",
                "kinds([[3.5, 20.25], [7.5, -1.0]], [[5.25, 10.5], [0.25, 4.0]])",
                f"kinds({TALL}, {TALL}[::-1] * 1.5)",
                f"once({TALL}.T, {TALL}.T * 1.5)",
                f"kinds({DEEP}, {DEEP} * 2.25 + 1.5)",
                f"kinds({FOUR}, {FOUR} * 2.25 + 1.5)",
                "once([100000001.5, -2.5], [100000000.0, 1.5])",
                "mixed([3.5, 200.25], [5.25, 100.5])",
                "layouts([[3.5, 200.25, 7.0], [-1.5, 90.0, 30.5]], [[5.25, 100.5, 0.5], [4.0, 250.5, 1.25]])",
                *("once(4, 7)", "once([1, 2], [3, 5])", "once([0.0, -0.0], [0.0, 0.0])"),
                *("once([1e-9, 2e-9], [0.0, 0.0])", "once([2e150, 1.0], [0.0, 1.0])"),
                "once(targets=[2.5, 3.5], predictions=[1.5, -0.5])",
                "twice([[1.5, -2.5], [3.5, 0.5]])",
                "once(np.array([4_000_000_000]), np.array([-3]))",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[3.5, 0.5]]), ([[2.5, 4.5]], [[-1.5, 6.5]]))",
                "kept((np.array([1.5, -2.5]), np.array([3.5, 0.5])), (np.ones(2), np.array([7.5, 8.5])))",
            ),
            Check(
                "every_shape_refused",
                "refuses all other pairs of shapes, and everything empty",
                "compare the two shapes as they are, and the size with 0, before you subtract.",
                (*REFUSED_PAIRS, "once([[4.5], [1.0]], [[2.5], [3.0]])"),
            ),
        ),
        {
            "predictions": Allowed(REAL, PAIR_SHAPES, values=("zero", "ties", "negative", "huge")),
            "targets": Allowed(REAL, PAIR_SHAPES),
        },
        refused=pair_refused("predictions", "targets"),
    )


def binary(name: str, one: str, first: tuple[str, ...], special: Check) -> Promise:
    """Promise of a cross-entropy of two classes; `first` gives five inputs for the five shapes."""
    return Promise(
        (
            kinds(
                f"kinds({first[0]}, 1.0)",
                f"kinds([{first[0]}], [0.0])",
                f"kinds([{', '.join(first)}], [1.0, 0.0, 1.0, 0.0, 0.0])",
                f"kinds([[{', '.join(first[:3])}], [{', '.join(first[2:])}]], [[1.0, 0.0, 1.0], [1.0, 0.0, 1.0]])",
                f"kinds([[{first[0]}, {first[1]}]], [[1.0, 0.0]])",
                f"kinds([[{first[0]}], [{first[1]}], [{first[3]}]], [[1.0], [0.0], [1.0]])",
                f"kinds([[{first[0]}, {first[1]}], [{first[3]}, {first[4]}]], [[1.0, 0.0], [0.0, 0.0]])",
                f"kinds(np.array([[{first[0]}, {first[1]}]] * 300), np.array([[1.0, 0.0]] * 300))",
                f"kinds(np.array([[[{', '.join(first[:3])}]] * 2] * 2), np.array([[[1.0, 0.0, 1.0]] * 2] * 2))",
                f"kinds(np.array([[[[{', '.join(first[:3])}]] * 2] * 2] * 2), np.array([[[[1.0, 0.0, 1.0]] * 2] * 2] * 2))",
                f"mixed([{first[0]}, {first[1]}], [1.0, 0.0])",
                f"mixed([{first[0]}, {first[1]}], [0.75, 0.25])",
                f"layouts([[{', '.join(first[:3])}], [{', '.join(first[2:])}]], [[1.0, 0.5, 1.0], [1.0, 0.0, 0.25]])",
                f"once([{', '.join(first)}], [0.25, 0.5, 0.75, 0.125, 1.0])",
                f"once({first[1]}, 0.3)",
                f"once(np.array([{', '.join(first[:3])}]), np.array([0.3, 0.6, 0.1], dtype=np.float32))",
                f"once([{first[0]}, {first[2]}], [1, 0])",
                f"once([{first[0]}, {first[2]}], [True, False])",
                f"once(y=[1, 0], {one}=[{first[1]}, {first[3]}])",
            ),
            kept(
                f"kept(([[{first[0]}, {first[1]}]], [[1.0, 0.0]]), ([[{first[2]}, {first[3]}]], [[0.0, 0.5]]))",
                f"kept((np.array([{first[0]}, {first[1]}]), np.array([1.0, 0.0])), (np.array([{first[2]}, {first[3]}]), np.ones(2)))",
            ),
            special,
            Check(
                "every_shape_refused",
                "refuses all other pairs of shapes, and everything empty",
                "compare the two shapes as they are, and the size with 0, before you compute.",
                (*REFUSED_PAIRS, "once([[0.25], [0.5]], [[1.0], [0.0]])"),
            ),
        ),
        {
            one: Allowed(REAL, PAIR_SHAPES, values=("zero", "ties")),
            "y": Allowed(REAL, PAIR_SHAPES, values=("zero", "one", "positive")),
        },
        refused=pair_refused(one, "y"),
    )


def scores(name: str, *more: Check, options: str = "") -> Promise:
    temperature = name == "softmax"
    return Promise(
        (
            kinds(
                "kinds([3.5])",
                "kinds([3.5, 200.25, -1.5, 90.0])",
                "kinds([[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]])",
                "kinds([[3.5, 2.25]])",
                "kinds([[3.5], [200.25], [-7.5]])",
                "kinds([[3.5, 2.25], [7.5, -1.0]])",
                f"kinds({TALL})",
                f"once({TALL}.T)",
                f"kinds({DEEP})",
                "layouts([[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]])",
                "once([[2.5, 2.5, 2.5], [0.0, -0.0, 0.0]])",
                f"kinds({FOUR})",
                "once(np.linspace(-3.5, 4.25, 32).reshape(2, 2, 2, 2, 2))",
                "once(np.linspace(-3.5, 4.25, 12))",
                "once(x=[1.5, -0.5])",
            ),
            kept(
                "kept(([[1.5, -2.5]],), ([[2.5, 4.5]],))",
                "kept((np.array([1.5, -2.5]),), (np.array([3.5, 0.5]),))",
                "kept((np.array([[[1.5, 0.0]]]),), (np.array([[[3.5, 0.0]]]),))",
                *(
                    ("kept((np.array([1.5, -2.5]),), (np.array([3.5, 0.5]),), temperature=2.0)",)
                    if temperature
                    else ("kept((np.array([[0.0]]),), (np.array([[3.5]]),))",)
                ),
            ),
            Check(
                "far",
                "scores of ±10 000 and of minus infinity, in each row of every shape",
                "subtract from each row its own maximum; -inf there adds nothing.",
                (
                    ROOM,
                    "once([10000.0])",
                    "once([-10000.0, -10001.0])",
                    "once([[-1e5, -np.inf], [3e5, 1.5]])",
                    "once([[1e4, 9999.0, -1e4], [-1e4, -9998.0, -np.inf], [0.0, -np.inf, 0.0]])",
                    "once([-np.inf, -np.inf, 2.5])",
                    "once([[[1e4, 1e4]], [[-np.inf, -1e4]]])",
                    "once([[1e4], [-1e4]])",
                    "once([0.0, -40.0, 40.0])",
                ),
            ),
            *more,
        ),
        {
            "x": Allowed(
                ARRAYS, ROWS, values=("zero", "ties", "all equal", "large", "minus infinite")
            )
        },
        options={"temperature": 2.0} if temperature else {},
        refused={
            "temperature 0, a vector": lambda g: g["temperature"] == 0 and np.ndim(g["x"]) == 1,
            "temperature 0, rows": lambda g: g["temperature"] == 0 and np.ndim(g["x"]) > 1,
            "a negative temperature, a vector": lambda g: (
                g["temperature"] < 0 and np.ndim(g["x"]) == 1
            ),
            "a negative temperature, rows": lambda g: g["temperature"] < 0 and np.ndim(g["x"]) > 1,
            "a small negative temperature": lambda g: -1e-3 < g["temperature"] < 0,
            "nan as temperature": lambda g: np.isnan(g["temperature"]),
        }
        if temperature
        else {},
        aliases=("x",) if name == "log_sum_exp" else (),
    )


def labelled(name: str, refuse: bool) -> Promise:
    wrong = {
        "a negative label, one row": lambda g: np.ndim(g["labels"]) == 0 and g["labels"] == -1,
        "a label far below, one row": lambda g: np.ndim(g["labels"]) == 0 and g["labels"] < -1,
        "a label too large, one row": lambda g: (
            np.ndim(g["labels"]) == 0
            and g["labels"] >= np.shape(g["logits"])[-1]
            and np.ndim(g["logits"]) == 1
        ),
        "the first label negative": lambda g: (
            np.ravel(g["labels"])[0] < 0 and np.ndim(g["labels"]) == 1
        ),
        "the last label negative": lambda g: (
            np.ravel(g["labels"])[-1] < 0 and np.ndim(g["labels"]) == 1
        ),
        "the first label too large": lambda g: (
            np.ravel(g["labels"])[0] >= np.shape(g["logits"])[-1] and np.ndim(g["labels"]) == 1
        ),
        "the last label too large": lambda g: (
            np.ravel(g["labels"])[-1] >= np.shape(g["logits"])[-1] and np.ndim(g["labels"]) == 1
        ),
        "one label too few": lambda g: (
            np.size(g["labels"]) == len(g["logits"]) - 1 and np.ndim(g["logits"]) == 2
        ),
        "one label too many": lambda g: (
            np.size(g["labels"]) == len(g["logits"]) + 1 and np.ndim(g["labels"]) == 1
        ),
        "one label for all": lambda g: np.ndim(g["labels"]) == 0 and np.ndim(g["logits"]) == 2,
        "a column of labels": lambda g: np.ndim(g["labels"]) == 2,
        "no row": lambda g: np.size(g["logits"]) == 0 and np.ndim(g["labels"]) == 1,
        "no class": lambda g: np.shape(g["logits"])[-1] == 0,
        "several labels for one row": lambda g: (
            np.ndim(g["logits"]) == 1 and np.size(g["labels"]) > 1
        ),
    }
    checks = [
        kinds(
            "kinds([3.5, 2.25, -1.5], 1)",
            "kinds([[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]], [2, 0])",
            "kinds([[3.5, 2.25]], [1])",
            "kinds([[3.5], [2.25]], [0, 0])",
            "kinds([[3.5, 2.25], [7.5, -1.0]], [1, 1])",
            f"kinds({TALL}, np.arange(300) % 2)",
            "mixed([[3.5, 2.25], [7.5, -1.0], [0.5, 0.25]], [1, 0, 1])",
            "layouts([[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]], [2, 0])",
            *("once([3.5, 2.25, -1.5], 0)", "once([3.5, 2.25, -1.5], 2)", "once([2.5], 0)"),
            "once([3.5, 2.25, -1.5], np.int64(2))",
            "once(np.linspace(-3.5, 4.25, 24).reshape(2, 12), [11, 10])",
            "once(np.linspace(-3.5, 4.25, 12), 11)",
            "once(np.sin(np.arange(600.0)).reshape(2, 300), [200, 299])",
            "once([[0.0, 0.0, 0.0], [-0.0, 0.0, 0.0]], [0, 2])",
            "once(labels=[1, 0], logits=[[1.5, -0.5], [2.5, 0.5]])",
        ),
        kept(
            "kept(([[1.5, -2.5], [0.5, 3.5]], [0, 1]), ([[2.5, 4.5], [1.5, 0.5]], [1, 1]))",
            "kept((np.array([[1.5, -2.5]]), np.array([0])), (np.array([[3.5, 0.5]]), np.array([1])))",
            "kept((np.array([1.5, -2.5]), 0), (np.array([3.5, 0.5]), 0))",
        ),
        Check(
            "far",
            "logits of ±10 000, in every row and alone",
            "work with logarithms of probabilities, from which the row's own maximum was taken.",
            (
                ROOM,
                "once([10000.0, -10000.0], 1)",
                "once([10000.0, -10000.0], 0)",
                "once([[1e4, 9999.0, -1e4], [-1e4, -9998.0, -1e4], [0.0, 5.0, 0.0]], [1, 0, 2])",
                "once([-10000.0, -10000.0], 0)",
                "once([[1e4], [-1e4]], [0, 0])",
                "once([0.0, 40.0], 0)",
                "once([[23.5, 0.5], [0.25, 1.5]], [0, 1])",
            ),
        ),
    ]
    if refuse:
        checks.append(
            Check(
                "every_label_refused",
                "refuses each wrong label wherever it stands, and each wrong number of labels",
                "one row alone needs one label; check the smallest and the largest label.",
                (
                    *(
                        "refuses([1.5, 2.5], -1)",
                        "refuses([1.5, 2.5], 2)",
                        "refuses([1.5, 2.5], -2)",
                        "refuses(np.zeros(0), 0)",
                        "refuses(np.zeros((2, 0)), [0, 0])",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [-1])",
                        "refuses([[1.5, 2.5]], [2])",
                        "refuses([1.5, 2.5], 5)",
                    ),
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [-1, 0])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [0, -1])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [2, 0])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [1, 7])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [1, 256])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [1])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [1, 0, 1])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], 1)",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [[1], [0]])",
                    "refuses([[1.5, 2.5], [0.5, 1.5]], [[1, 0]])",
                    "refuses([1.5, 2.5], [0, 1])",
                    "refuses(np.zeros((0, 3)), np.zeros(0, dtype=np.int64))",
                    "once([[1.5, 2.5], [0.5, 1.5]], [1, 0])",
                ),
            )
        )
    return Promise(
        tuple(checks),
        {
            "logits": Allowed(
                ARRAYS,
                ("vector", "matrix", "row", "column", "square", "tall"),
                values=("zero", "ties", "large", "all equal"),
            ),
            "labels": Allowed(
                LABELS, ("vector", "one"), ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
        },
        refused=wrong if refuse else {},
    )


MATRIX = "[[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]]"
REDUCTIONS_HINT = (
    "the arguments are called as the stub calls them, in that order, and have the defaults written "
    "there. Each value of an option counts for every shape."
)


UNEQUAL = (
    ("[0.5, 0.5]", "[[0.5, 0.5]]"),
    ("[[0.5, 0.5]]", "[0.5, 0.5]"),
    ("[0.5, 0.5]", "[1.0]"),
    ("[1.0]", "[0.5, 0.5]"),
    ("[[0.5, 0.5], [1.0, 0.0]]", "[[0.5, 0.5]]"),
    ("[[0.5, 0.5]]", "[[0.5, 0.5], [1.0, 0.0]]"),
    ("np.full((2, 3, 2), 0.5)", "np.full((3, 2), 0.5)"),
    ("[[0.5, 0.5]]", "[[0.5], [0.5]]"),
    ("[[0.5], [0.5]]", "[[0.5, 0.5]]"),
)


def reduced(
    name: str, one: str, other: str, option: str, pairs, values, wrong, no_target=(), wide=()
) -> Promise:
    """Promise of a loss of two arrays with a reduction, and perhaps another option.

    `pairs` gives both arguments for the shapes; `values` are values of the option, and `wrong` is
    one that is refused. `no_target` lists targets that are refused beside two numbers, `wide` calls
    on which no range of values is left out.
    """

    def source(value: float) -> str:
        return str(value) if np.isfinite(value) else f"np.{value}"

    whole = "[1, -1]" if name == "hinge_loss" else "[1, 0]"
    given = [f"{option}={source(value)}" for value in values] if option else []
    three = [f'reduction="{word}"' for word in ("mean", "sum", "none")]
    some = (pairs[0], pairs[2], pairs[3], pairs[5])
    calls = [
        *(f"once({a}, {b}, {word})" for a, b in pairs for word in three[1:]),
        *(f"once({a}, {b}, {how}, {word})" for a, b in some for how in given for word in three),
        *(f"once({a}, {b}, {how})" for a, b in pairs for how in given),
        *(f"once({a}, {b}, {source(value)}, 'sum')" for a, b in some for value in values),
        f"once({other}={pairs[2][1]}, {one}={pairs[2][0]})",
        *(f"once([0, 3], {whole}, {word})" for word in three),
        *wide,
    ]
    words = ['"average"', '"Mean"', '""', '"total"', "None", '"none "']
    refusals = [
        *(f"refuses({a}, {b}, reduction={word})" for a, b in some for word in words),
        *(f"refuses({a}, {b}, {option}={source(value)})" for a, b in some for value in wrong),
        *(f"refuses([1.5, -0.5], {target})" for target in no_target),
        *(
            f"refuses({none}, {none}, {word})"
            for none in ("[]", "np.zeros((0, 3))")
            for word in three[1:]
        ),
        f"once({pairs[2][0]}, {pairs[2][1]}, reduction='none')",
    ]
    refused = pair_refused(one, other) | {
        "another reduction, a number": lambda g: (
            g["reduction"] not in ("mean", "sum", "none") and np.ndim(g[one]) == 0
        ),
        "another reduction, an array": lambda g: (
            g["reduction"] not in ("mean", "sum", "none") and np.ndim(g[one]) > 0
        ),
        "nothing, and its sum": lambda g: np.size(g[one]) == 0 and g["reduction"] == "sum",
        "nothing, each for itself": lambda g: np.size(g[one]) == 0 and g["reduction"] == "none",
    }
    return Promise(
        (
            kinds(
                *(f"kinds({a}, {b})" for a, b in pairs),
                f"twice(np.array({pairs[3][1]}))",
                f"mixed({pairs[3][0]}, {pairs[3][1]})",
                f"layouts({pairs[3][0]}, {pairs[3][1]})",
            ),
            kept(
                f"kept(({pairs[4][0]}, {pairs[4][1]}), ({pairs[4][1]}, {pairs[4][1]}))",
                *(
                    f"kept((np.array({pairs[k][0]}), np.array({pairs[k][1]})), "
                    f"(np.array({pairs[k][1]}), np.array({pairs[k][1]})), reduction='none')"
                    for k in (2, 4)
                ),
                f"kept((np.array({pairs[2][0]}), np.array({pairs[2][1]})), "
                f"(np.array({pairs[2][1]}), np.array({pairs[2][1]})))",
            ),
            Check(
                "options",
                "every option with every shape, by place and by name, and the defaults",
                REDUCTIONS_HINT,
                tuple(calls),
            ),
            Check(
                "every_error",
                "refuses all other pairs of shapes, everything empty, and options that it has not",
                "compare the two shapes as they are, and the size with 0, before you compute; then "
                "look at the options.",
                (*REFUSED_PAIRS, *refusals),
            ),
        ),
        {
            one: Allowed(REAL, PAIR_SHAPES, values=("zero", "ties", "negative")),
            other: Allowed(REAL, PAIR_SHAPES),
        },
        options={"reduction": "sum"} | ({option: values[0]} if option else {}),
        refused=refused
        | {
            f"{option} {value}": lambda g, value=value: repr(g[option]) == repr(value)
            for value in wrong
        },
    )


PAIRS = (
    ("3.25", "-1.5"),
    ("[-2.5]", "[200.5]"),
    ("[3.5, 0.25, -1.5, 90.0]", "[3.25, 100.5, -4.0, 90.0]"),
    ("[[3.5, 2.25, 7.0], [-1.5, 0.0, 30.5]]", "[[3.25, 1.5, 0.5], [4.0, 0.5, 1.25]]"),
    ("[[3.5, 20.25]]", "[[3.25, 10.5]]"),
    ("[[3.5], [20.25], [7.5]]", "[[3.25], [10.5], [0.25]]"),
    ("[[3.5, 20.25], [7.5, -1.0]]", "[[3.25, 10.5], [0.25, 4.0]]"),
    (TALL, f"{TALL}[::-1] * 1.5"),
    (DEEP, f"{DEEP} * 1.25 + 0.5"),
    (FOUR, f"{FOUR} * 1.25 + 0.5"),
)
SIGNED = (("3.25", "1.0"), *((one, f"np.ones(np.shape({one}))") for one, _ in PAIRS[1:]))
TARGETS = (
    ("1.5", "1.0"),
    ("[-0.75]", "[1.0]"),
    ("[1.5, -0.75, 0.0, -1.25]", "[1.0, 1.0, 0.0, 0.0]"),
    ("[[1.5, -0.75, 2.5], [-1.5, 0.0, 0.25]]", "[[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]]"),
    ("[[1.0, 0.0]]", "[[0.0, 1.0]]"),
    ("[[1.5], [-0.75], [2.5]]", "[[0.0], [1.0], [1.0]]"),
    ("[[1.5, -0.75], [2.5, -1.0]]", "[[0.0, 0.0], [1.0, 1.0]]"),
    (TALL, f"1.0 * ({TALL} > 1)"),
    (DEEP, f"1.0 * ({DEEP} < 1)"),
    (FOUR, f"1.0 * ({FOUR} < 1)"),
)


PROMISES = {
    "l1_loss": distance("l1_loss"),
    "l2_loss": distance("l2_loss"),
    "softmax": scores(
        "softmax",
        Check(
            "every_temperature",
            "every positive temperature, whole numbers too, for vectors and rows; none below",
            "divide by the temperature as it is: 2 is as good as 2.0. Take the maximum off before you "
            "divide: a small temperature makes large scores infinite. ValueError for 0 and below.",
            (
                *(
                    f"once({x}, {given})"
                    for given in ("2", "temperature=0.3", "temperature=2.0", "temperature=2.75")
                    for x in (
                        "[1.5]",
                        "[3.5, 2.25, -1.5]",
                        "[[3.5, 2.25, 7.0], [-1.5, 0.5, 1.25]]",
                        "[[3.5, 2.25]]",
                        "[[3.5], [2.25]]",
                        "[[3.5, 2.25], [7.5, -1.0]]",
                        DEEP,
                        FOUR,
                        TALL,
                    )
                ),
                "once(np.array([7, 200, 30], dtype=np.uint8), 3)",
                "kinds([[3.0, 2.0, 7.0], [-1.0, 0.0, 1.0]], 2)",
                "once([1e4, -np.inf, 9990.0], temperature=5)",
                "once([1.5, 2.5], 1e-3)",
                "once([1e4, 9990.0, -np.inf], 1e-305)",
                "once([[-1e4, -9999.0], [2.5, 1.5]], temperature=1e-305)",
                "once([1.5, -2e7], 1e7)",
                "once([1.5, -2.5], np.inf)",
                "once([1.5, 2.5], np.float32(0.5))",
                *(
                    f"refuses({x}, {t})"
                    for t in ("0", "-1.0", "0.0", "-1e-9", "-2", "np.nan")
                    for x in ("[1.5, 2.5]", "[[1.5, 2.5], [0.5, 1.5]]")
                ),
            ),
        ),
    ),
    "class_probabilities": Promise(
        (
            kinds(
                "kinds([1.5, -2.25], [[0.5, 1.5], [2.5, -0.5], [1.5, 0.25]])",
                "kinds([[1.5, -2.25], [0.5, 3.5], [2.5, 1.0]], [[0.5, 1.5, ], [2.5, -0.5]])",
                "kinds([[1.5, -2.25, 3.5], [0.5, 3.5, 1.5]], [[0.5, 1.5, 1.0], [2.5, -0.5, 3.5]])",
                "kinds([[1.5, -2.25]], [[0.5, 1.5], [2.5, -0.5], [1.5, 0.25]])",
                "kinds([[1.5], [2.25]], [[0.5], [1.5], [-2.0]])",
                "once([1.5, -2.25, 3.5], [[0.5, 1.5, 1.0], [2.5, -0.5, 3.5], [0.25, 0.75, -1.5]])",
                "kinds([[1.5, -2.25], [0.5, 3.5]], [[0.5, 1.5], [2.5, -0.5]])",
                f"kinds({TALL}, [[0.5, 1.5]])",
                f"kinds([[1.5, -2.25]], {TALL})",
                "kinds([2.5], [[0.5], [1.5]])",
                "mixed([[1.5, -2.25]], [[20.5, 15.5], [16.0, 20.5]])",
                "layouts([[1.5, -2.25, 3.5], [0.5, 3.5, 1.5]], [[0.5, 1.5, 1.0], [2.5, -0.5, 3.5]])",
                "once([0.0, 0.0], [[0.5, 1.5], [2.5, -0.5]])",
                "once([200.0, 100.0], [[50.0, 20.0], [49.5, 21.0]])",
                "once([200.0, -100.0], [[50.0, 20.0], [-50.0, 21.0], [50.0, 20.0]])",
                "once(np.array([20, 15], dtype=np.uint8), np.array([[30, 10], [25, 16]], dtype=np.uint8))",
                "once(theta=[[0.5, 1.5], [2.5, -0.5]], x=[1.5, -0.5])",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[3.5, 0.5]]), ([[2.5, 4.5]], [[-1.5, 6.5]]))",
                "kept((np.array([1.5, -2.5]), np.eye(2)), (np.array([3.5, 0.5]), np.eye(2)))",
            ),
        ),
        {
            "x": Allowed(
                ARRAYS,
                ("one", "vector", "matrix", "row", "column", "square", "tall"),
                values=("zero", "all equal"),
            ),
            "theta": Allowed(ARRAYS, ("matrix", "row", "column", "square", "tall")),
        },
    ),
    "log_sum_exp": scores("log_sum_exp"),
    "log_softmax": scores("log_softmax"),
    "binary_cross_entropy": binary(
        "binary_cross_entropy",
        "a",
        ("0.75", "0.25", "0.9", "0.1", "0.3"),
        Check(
            "ends",
            "predictions of exactly 0 and 1 against every target, alone and in a batch",
            "0 ln 0 counts as 0; whatever else stands before ln 0 makes the cost infinite.",
            (
                *(
                    "once([0.0], [0.5])",
                    "once([1.0], [0.5])",
                    "once(0.0, 0)",
                    "once(1.0, 1)",
                    "once(0.0, 1)",
                ),
                *(
                    "once(1.0, 0)",
                    "once([0.0, 0.5], [0.25, 1.0])",
                    "once([[0.0, 1.0], [1.0, 0.0]], [[0, 1], [1, 0]])",
                ),
                *(
                    "once([0, 1], [0, 1])",
                    "twice([0.25, 0.75])",
                    "once([1.0, 0.5], [1.0, 0.0])",
                    "once([5e-324, 0.5], [1.0, 0.0])",
                ),
                "once([1e-300, 1.0], [0.0, 1.0])",
            ),
        ),
    ),
    "binary_cross_entropy_gradient": Promise(
        (
            kinds(
                "kinds([0.5, -1.5], 0.75, [[1.5, 2.25], [0.5, -1.0], [3.5, 0.25]], [1, 0, 1])",
                "kinds([0.5, -1.5, 2.5], -1.25, [[1.5, 2.25, 0.5], [0.5, -1.0, 1.5]], [0, 1])",
                "kinds([0.5], 0.75, [[1.5], [0.5], [-2.5]], [1, 0, 1])",
                "kinds([0.5, -1.5], 0.75, [[1.5, 2.25]], [1])",
                "kinds([0.5, -1.5], 0.75, [[1.5, 2.25], [0.5, -1.0]], [1, 1])",
                f"kinds([0.5, -1.5], 0.75, {TALL}, np.arange(300) % 2)",
                "kinds([1.5], -0.5, [[2.5]], [0])",
                "mixed([0.5, -1.5], 0.75, [[1.5, 2.25], [0.5, -1.0], [3.5, 0.25]], [1, 0, 1])",
                "layouts([0.5, -1.5, 2.5], -1.25, [[1.5, 2.25, 0.5], [0.5, -1.0, 1.5]], [0, 1])",
                "once([0.0, 0.0], 0, [[1.5, 2.25], [0.5, -1.0]], [0, 0])",
                "once([2, 3], 1, [[1, 2], [0, -1]], [1, 0])",
                "once([200.0, 0.0], 3.0, [[100.0, 2.25], [-100.0, -1.0]], [0, 1])",
                "once([0.5, 1.5], -np.float64(10000.0), [[1.5, 2.25]], [1])",
                "once([0.5, -1.5], 0.25, [[1.5, 2.25], [0.5, -1.0]], np.array([1.0, 0.0]))",
                "once(y=[1], x=[[2.5, 1.0]], b=0.5, w=[1.5, -0.5])",
            ),
            kept(
                "kept((np.ones(2), 0.5, np.array([[1.5, 2.5]]), np.array([1])), (np.ones(2), 0.5, np.array([[3.5, 2.5]]), np.array([0])))",
                "kept(([1.5, 0.5], 0.5, [[1.5, 2.5]], [1]), ([0.5, 0.5], 0.5, [[3.5, 2.5]], [0]))",
                "kept((np.ones(1), 0.5, np.array([[1.0]]), np.array([0.0])), (np.ones(1), 0.5, np.array([[2.0]]), np.array([1.0])))",
            ),
            Check(
                "every_target_refused",
                "refuses every other shape of the targets, and no samples",
                "compare np.shape(y) with (n,); one sample has targets of shape (1,).",
                (
                    *(
                        f"refuses([0.5, 1.5], 0.5, [[1.5, 2.5], [0.5, 1.5]], {y})"
                        for y in (
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
                        f"refuses([0.5, 1.5], 0.5, [[1.5, 2.5]], {y})"
                        for y in ("1", "[[1]]", "[1, 0]", "[]")
                    ),
                    "refuses([0.5], 0.5, np.zeros((0, 1)), [])",
                    "refuses([0.5, 1.5], 0.5, np.zeros((0, 2)), np.zeros(0))",
                    "once([0.5, 1.5], 0.5, [[1.5, 2.5], [0.5, 1.5]], [1, 0])",
                ),
            ),
        ),
        {
            "w": Allowed(
                ARRAYS, ("one", "vector"), ("reversed", "strided", "read-only"), ("zero",)
            ),
            "b": Allowed(
                ("number", "float32", "int64", "uint8", "bool"),
                ("number",),
                (),
                ("zero", "negative"),
            ),
            "x": Allowed(ARRAYS, ("matrix", "row", "column", "square", "tall")),
            "y": Allowed(LABELS, ("one", "vector"), ("reversed", "strided", "read-only")),
        },
        refused={
            "one target for all": lambda g: np.shape(g["y"]) == (1,) and len(g["x"]) > 1,
            "a number": lambda g: np.ndim(g["y"]) == 0 and len(g["x"]) > 1,
            "a number for one sample": lambda g: np.ndim(g["y"]) == 0 and len(g["x"]) == 1,
            "a column": lambda g: np.shape(g["y"]) == (2, 1),
            "a row": lambda g: np.shape(g["y"]) == (1, 2),
            "a box for one sample": lambda g: np.shape(g["y"]) == (1, 1),
            "too many": lambda g: np.size(g["y"]) == len(g["x"]) + 1 and np.ndim(g["y"]) == 1,
            "none": lambda g: np.size(g["y"]) == 0 < len(g["x"]),
            "no samples": lambda g: len(g["x"]) == 0,
        },
    ),
    "binary_cross_entropy_from_logits": binary(
        "binary_cross_entropy_from_logits",
        "z",
        ("1.5", "-0.75", "2.5", "-1.25", "0.25"),
        Check(
            "far",
            "logits of ±10 000 and of 0, alone and in a batch",
            "only e^-|z| is computed; what it is added to is max(z, 0) - y z.",
            (
                *("once(1e4, 0)", "once(-1e4, 1)", "once(1e4, 1)", "once(0.0, 0)", "once(-0.0, 1)"),
                *("once([1e4, -1e4], [0.5, 0.25])", "once([[-1e4], [1e4]], [[0], [1]])"),
                *("once([0, 40, -40], [1, 1, 0])", "once([700.0, -800.0], [0, 1])", "once(0, 0.5)"),
                "once([1e300, -1e300, 2e6], [0, 1, 0])",
            ),
        ),
    ),
    "cross_entropy": labelled("cross_entropy", True),
    "cross_entropy_gradient": labelled("cross_entropy_gradient", False),
    "huber_loss": reduced(
        "huber_loss",
        "predictions",
        "targets",
        "delta",
        PAIRS,
        (0.5, 2, 150.0),
        (0, -1.0, -0.5, np.nan),
        wide=(
            "code:errors = np.linspace(-12, 12, 961)",
            "once(1e5 * errors, 1e5 * errors[::-1], 99.5, 'sum')",
            "code:compare.rtol = 1e-13",
            *(
                f"once({delta} * errors, np.zeros(961), {delta}, 'none')"
                for delta in ("1e-6", "0.003", "0.09", "1.1", "7", "31.5", "1e3", "2e7")
            ),
            *(f"once(errors, np.zeros(961), {delta}, 'none')" for delta in ("1", "0.125", "4.5")),
            "once(2.5 + 1e-9 * errors, np.zeros(961), 2.5, 'none')",
        ),
    ),
    "hinge_loss": reduced(
        "hinge_loss",
        "scores",
        "labels",
        "",
        SIGNED,
        (),
        (),
        ("[1.0, 1 + 1e-9]", "[-1.0, 1e-9 - 1]"),
        (
            "code:scores = np.linspace(-45, 45, 1801)",
            *(f"once(scores, {sign} * np.ones(1801), 'none')" for sign in (1, -1)),
            *(f"once(1 + 1e-9 * scores, np.ones(1801), '{word}')" for word in ("none", "sum")),
        ),
    ),
    "focal_loss": reduced(
        "focal_loss",
        "z",
        "y",
        "gamma",
        TARGETS,
        (0.5, 1, 3.0, 2.75),
        (-1, -0.5),
        (
            "[1, 2]",
            "[0.5, 1.0]",
            "[0, -1]",
            "[1.0, np.nan]",
            "[0.0, 1 + 1e-9]",
            "[1.0, 1e-9]",
            "[0.0, -1e-12]",
        ),
        (
            "once(np.array([-128, 127, -100], dtype=np.int8), [0, 1, 1])",
            "code:compare.rtol = 1e-11",
            "code:z = np.linspace(-45, 45, 901)",
            *(
                f"once(z, np.full(901, {y}), {gamma}, 'none')"
                for y in (0, 1)
                for gamma in ("0", "1e-4", "0.05", "0.3", "0.9", "1.1", "2", "4.5", "9", "35")
            ),
        ),
    ),
    "kl_divergence": Promise(
        (
            kinds(
                "kinds([1.0], [1.0])",
                "kinds([0.125, 0.875], [0.5, 0.5])",
                "kinds([0.125, 0.25, 0.625], [0.5, 0.25, 0.25])",
                "kinds([[0.25, 0.25, 0.5], [0.5, 0.125, 0.375]], [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]])",
                "kinds([[0.25, 0.75]], [[0.5, 0.5]])",
                "kinds([[1.0], [1.0]], [[1.0], [0.5]])",
                "kinds([[0.25, 0.75], [0.5, 0.5]], [[0.5, 0.5], [0.125, 0.875]])",
                "kinds(np.tile([0.25, 0.75], (300, 1)), np.linspace(0.1, 0.9, 600).reshape(300, 2))",
                "kinds(np.full((2, 3, 4), 0.25), np.linspace(0.1, 0.9, 24).reshape(2, 3, 4))",
                "kinds(np.full((2, 3, 2, 2), 0.5), np.linspace(0.1, 0.9, 24).reshape(2, 3, 2, 2))",
                "mixed([[0.25, 0.75], [1.0, 0.0]], [[0.5, 0.5], [1.0, 0.5]])",
                "layouts([[0.25, 0.25, 0.5], [0.5, 0.125, 0.375]], [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]])",
                "once(q=[0.25, 0.75], p=[0.625, 0.375])",
                "once([0, 1], [0, 1])",
                "once([1, 0], [0, 1])",
            ),
            kept(
                "kept(([[0.25, 0.75]], [[0.5, 0.5]]), ([[1.0, 0.0]], [[0.75, 0.25]]))",
                "kept((np.array([0.375, 0.625]), np.array([0.5, 0.5])), (np.array([1.0, 0.0]), np.array([0.75, 0.25])))",
                "kept((np.full((2, 2, 2), 0.5), np.full((2, 2, 2), 0.25)), (np.full((2, 2, 2), 0.5), np.full((2, 2, 2), 0.75)))",
            ),
            Check(
                "ends",
                "probabilities of exactly 0 and 1, and tiny ones, in every row",
                "a term with p = 0 is 0 before any logarithm; p / q may be too large for a float64.",
                (
                    "once([[0.0, 1.0], [1.0, 0.0], [0.5, 0.5]], [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])",
                    "once([0.0, 0.0, 1.0], [0.0, 0.5, 0.5])",
                    "once([1.0, 0.0], [1e-300, 1.0])",
                    "once([5e-324, 1.0], [0.5, 0.5])",
                    "once([0.5, 0.5], [5e-324, 1.0])",
                    "once([[1e-20, 1.0], [0.5, 0.5]], [[0.0, 1.0], [0.5, 0.5]])",
                    "once([[0.0], [1.0]], [[0.0], [0.0]])",
                    "once(np.zeros((2, 2, 2)), np.ones((2, 2, 2)))",
                ),
            ),
            Check(
                "every_error",
                "refuses shapes that differ, rows without entries, and what is no probability",
                "compare the shapes as they are, and look at every entry of both, p and q.",
                (
                    *(f"refuses({a}, {b})" for a, b in UNEQUAL),
                    "refuses([], [])",
                    "refuses(np.zeros((2, 0)), np.zeros((2, 0)))",
                    "refuses(0.5, 0.5)",
                    *(
                        f"refuses({a}, {b})"
                        for one in (
                            "[0.5, 1.5]",
                            "[-0.25, 0.5]",
                            "[0.5, np.nan]",
                            "[1.0000001, 0.5]",
                        )
                        for a, b in ((one, "[0.5, 0.5]"), ("[0.5, 0.5]", one))
                    ),
                    "refuses([[0.5, 0.5], [1.25, 0.5]], [[0.5, 0.5], [0.5, 0.5]])",
                    "refuses([[0.5, 0.5], [0.5, 0.5]], [[-0.5, 0.5], [0.5, 0.5]])",
                    "once([0.125, 0.875], [0.625, 0.375])",
                ),
            ),
        ),
        {
            "p": Allowed(ARRAYS, ROWS, values=("zero", "one", "ties", "tiny")),
            "q": Allowed(ARRAYS, ROWS, values=("zero", "one", "ties", "tiny")),
        },
        refused={
            "a vector and a row": lambda g: sorted(map(len, shapes(g, "p", "q"))) == [1, 2],
            "other lengths": lambda g: (
                np.ndim(g["p"]) == np.ndim(g["q"]) == 1 and np.size(g["p"]) != np.size(g["q"])
            ),
            "one row for all": lambda g: (
                np.ndim(g["p"]) == np.ndim(g["q"]) == 2 and len(g["p"]) != len(g["q"])
            ),
            "no entries": lambda g: np.shape(g["p"])[-1:] == (0,),
            "numbers": lambda g: np.ndim(g["p"]) == 0,
            **{
                f"{name} {what}": lambda g, name=name, test=test: bool(
                    np.any(test(np.asarray(g[name], dtype=float)))
                )
                for name in ("p", "q")
                for what, test in (
                    ("above 1", lambda a: a > 1),
                    ("below 0", lambda a: a < 0),
                    ("nan", np.isnan),
                )
            },
        },
    ),
    "softmax_backward": Promise(
        (
            kinds(
                "kinds([3.5], [200.25])",
                "kinds([3.5, 20.25, -1.5, 9.0], [0.5, 2.25, -1.5, 1.0])",
                f"kinds([[1.5, -2.25, 3.0], [2.5, 0.5, -1.25]], {MATRIX})",
                "kinds([[3.5, 2.25]], [[0.5, 1.25]])",
                "kinds([[3.5], [2.25]], [[0.5], [1.25]])",
                "kinds([[3.5, 2.25], [7.5, -1.0]], [[0.5, 1.25], [0.25, -0.75]])",
                f"kinds({TALL}, {TALL}[::-1] * 1.5)",
                f"once({TALL}.T, {TALL}.T * 1.5)",
                f"kinds({DEEP}, {DEEP}[::-1] * 1.25)",
                f"kinds({FOUR}, {FOUR}[::-1] * 1.25)",
                "mixed([3.5, 20.25, -1.5, 9.0], [0.5, 2.25, -1.5, 1.0])",
                f"layouts([[1.5, -2.25, 3.0], [2.5, 0.5, -1.25]], {MATRIX})",
                "once(x=[0.5, 1.25], gradient=[1.5, -0.5])",
                "once([1, 2], [0, 3])",
                "once([0.0, -0.0], [0.0, 1.0])",
                "once([2.5, 2.5, 1.0], [0.5, 0.5, 0.5])",
                "once([[-2.5, 2.5], [0.0, 0.0]], [[0.0, -0.0], [1.0, 1.0]])",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[0.5, 1.0]]), ([[2.5, 4.5]], [[1.0, 1.5]]))",
                "kept((np.array([1.5, -2.5]), np.array([3.5, 0.5])), (np.array([2.5, 4.5]), np.array([3.5, 1.5])))",
                "kept((np.array([[1.5, 0.5]]), np.array([[3.5, 0.5]])), (np.array([[2.5, 4.5]]), np.array([[3.5, 1.5]])))",
                "kept((np.array([0.0, 0.0]), np.array([0.0, 0.0])), (np.array([2.5, 4.5]), np.array([0.0, 0.0])))",
            ),
            Check(
                "far",
                "scores of ±10 000, in each row of every shape",
                "take the softmax that subtracts the maximum of each row.",
                (
                    ROOM,
                    "once([1.5, -0.5], [10000.0, 9999.0])",
                    "once([[1.5, -0.5], [0.5, 2.5]], [[1e4, 9999.0], [-1e4, -9999.5]])",
                    "once([[[1.5, -0.5]], [[0.5, 2.5]]], [[[1e4, 1e4]], [[-1e4, 1e4]]])",
                    "once([[1.5], [2.5]], [[1e4], [-1e4]])",
                    "once([2000.0, 1000.0, -1000.0], [1.0, 0.5, 0.25])",
                ),
            ),
            Check(
                "every_error",
                "refuses every other shape of the gradient, and rows without entries",
                "compare the shapes as they are: nothing is broadcast.",
                (
                    *(f"refuses({a}, {b})" for a, b in UNEQUAL),
                    "refuses([], [])",
                    "refuses(np.zeros((2, 0)), np.zeros((2, 0)))",
                    "refuses(0.5, 0.5)",
                    "refuses(0.5, [0.5, 1.0])",
                    "refuses([[1.0], [2.0]], np.ones((2, 3)))",
                    "once([0.5, 1.0], [1.5, 0.5])",
                ),
            ),
        ),
        {
            "gradient": Allowed(ARRAYS, ROWS, values=("zero", "ties", "large", "negative")),
            "x": Allowed(ARRAYS, ROWS, values=("zero", "ties", "all equal", "large")),
        },
        refused={
            "a vector and a row": lambda g: sorted(map(len, shapes(g, "gradient", "x"))) == [1, 2],
            "other lengths": lambda g: (
                np.ndim(g["gradient"]) == np.ndim(g["x"]) == 1
                and np.size(g["gradient"]) != np.size(g["x"])
            ),
            "one row for all": lambda g: (
                np.ndim(g["gradient"]) == np.ndim(g["x"]) == 2 and len(g["gradient"]) != len(g["x"])
            ),
            "a column": lambda g: np.shape(g["gradient"]) == (2, 1) != np.shape(g["x"]),
            "a number": lambda g: np.ndim(g["gradient"]) == 0,
            "no entries": lambda g: np.shape(g["x"])[-1:] == (0,),
        },
    ),
    "masked_softmax": Promise(
        (
            kinds(
                "kinds([3.5], [1.0])",
                "kinds(np.array(3.5)[None], 1.0)",
                f"kinds({MATRIX}, 1.0)",
                f"kinds({MATRIX}, 0.0)",
                "kinds([3.5, 200.25, -1.5, 90.0], [1, 0, 1, 1])",
                f"kinds({MATRIX}, [[1, 0, 1], [0, 1, 1]])",
                "kinds([[3.5, 2.25]], [[0.0, 1.0]])",
                "kinds([[3.5], [200.25], [-7.5]], [[1.0], [0.0], [1.0]])",
                "kinds([[3.5, 2.25], [7.5, -1.0]], [[1.0, 0.0], [1.0, 1.0]])",
                f"kinds({TALL}, np.arange(600).reshape(300, 2) % 3 > 0)",
                f"kinds({DEEP}, np.arange(24).reshape(2, 3, 4) % 3 > 0)",
                f"kinds({FOUR}, np.arange(24).reshape(2, 3, 2, 2) % 3 > 0)",
                f"mixed({MATRIX}, [[1, 0, 1], [0, 1, 1]])",
                f"layouts({MATRIX}, [[1, 0, 1], [0, 1, 1]])",
                f"layouts({MATRIX}, [[True, False, True], [False, True, True]])",
                "once(mask=[1, 1, 0], x=[1.5, -0.5, 9.0])",
                "once([[2.5, 2.5, 2.5], [0.0, -0.0, 0.0]], [[1, 1, 0], [1, 1, 1]])",
                "once([1.5, -0.5], [1.0, 0.0])",
                "once([1.5, -0.5], np.array([1, 1], dtype=np.float32))",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[1, 1]]), ([[2.5, 4.5]], [[1, 0]]))",
                "kept((np.array([1.5, -2.5]), np.array([True, False])), (np.array([3.5, 0.5]), np.array([True, True])))",
                "kept((np.array([[[1.5, 0.0]]]), np.ones((1, 1, 2))), (np.array([[[3.5, 0.0]]]), np.ones((1, 1, 2))))",
                "kept((np.array([1.0, 0.0]), np.array([1.0, 0.0])), (np.array([3.5, 0.5]), np.array([1.0, 1.0])))",
            ),
            Check(
                "broadcast",
                "one mask for all rows, and masks that are given as a column or a number",
                "np.broadcast_to gives the mask the shape of x, if it has none larger.",
                (
                    f"once({MATRIX}, [1, 0, 1])",
                    f"once({MATRIX}, [[True, True, False]])",
                    f"once({MATRIX}, [[1], [0]])",
                    f"once({MATRIX}, True)",
                    f"once({MATRIX}, 0)",
                    f"once({DEEP}, np.tri(3, 4, dtype=bool))",
                    f"once({DEEP}, [0, 1, 1, 1])",
                    "once([1e4, -1e4, 9999.0], [1, 1, 1])",
                    "once([[1e4, -1e4], [-1e4, -9999.0]], [[0, 1], [1, 1]])",
                    "once([-1e20, 0.5, -1e20], [1, 0, 1])",
                    "once([[1e20, -1e20], [-1e300, 1.5]], [[0, 1], [1, 0]])",
                ),
            ),
            Check(
                "every_error",
                "refuses masks that do not fit, other numbers in them, and rows without entries",
                "a mask may have fewer axes than x, or axes of length 1, and nothing else.",
                (
                    "refuses([1.5, 0.5], [1, 1, 1])",
                    "refuses([1.5, 0.5], [[1, 1], [1, 0]])",
                    "refuses([1.5, 0.5], [[1, 1]])",
                    "refuses([[1.5, 0.5]], [[1, 1], [1, 0]])",
                    "refuses([[1.5], [0.5]], [[1, 1], [1, 0]])",
                    "refuses([1.5, 0.5], [2, 1])",
                    "refuses([[1.5, 0.5]], [[0.5, 1.0]])",
                    "refuses([1.5, 0.5], [-1, 1])",
                    "refuses([1.5, 0.5], [np.nan, 1.0])",
                    "refuses([1.5, 0.5], [1.0, 1 + 1e-9])",
                    "refuses([1.5, 0.5], [1.0, 1e-9])",
                    "refuses([], [])",
                    "refuses(1.5, 1)",
                    "once([1.5, 0.25], [0, 1])",
                ),
            ),
        ),
        {
            "x": Allowed(ARRAYS, ROWS, values=("zero", "ties", "all equal", "large")),
            "mask": Allowed(
                ("list", "float64", "float32", "int64", "uint8", "bool"),
                ("one", "vector", "matrix", "row", "column", "square", "tall", "deep", "number"),
                values=("zero", "one"),
            ),
        },
        refused={
            "too long a mask": lambda g: np.shape(g["mask"]) == (3,) and np.shape(g["x"]) == (2,),
            "a mask with more axes": lambda g: np.ndim(g["mask"]) > np.ndim(g["x"]),
            "a mask with more rows": lambda g: (
                np.ndim(g["mask"]) == np.ndim(g["x"]) == 2 and len(g["mask"]) > len(g["x"])
            ),
            "2 in the mask": lambda g: np.max(g["mask"], initial=0) == 2,
            "a half in the mask": lambda g: bool(np.any(np.equal(g["mask"], 0.5))),
            "a negative mask": lambda g: np.min(g["mask"], initial=0) < 0,
            "nan in the mask": lambda g: bool(np.any(np.isnan(np.asarray(g["mask"], float)))),
            "no entries": lambda g: np.size(g["x"]) == 0,
            "a number": lambda g: np.ndim(g["x"]) == 0,
        },
    ),
}
