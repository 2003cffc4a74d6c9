"""Chapter autograd: values and pulls for arrays of every kind; orders and graphs."""

from itertools import pairwise

import numpy as np

from tests.book.promises import ANY_SHAPE, ARRAYS, REAL, Allowed, Check, Promise
from tests.book.promises.networks import KEPT, KEPT_HINT
from tests.book.promises.optimizers import numbers

KINDS = "every kind of number and shape, the value and what its pull gives; float64 out"
KINDS_HINT = (
    "convert with np.asarray(…, dtype=np.float64) before anything is computed. What a pull gives has "
    "the shape of its array, a number is an array without axes."
)
VALUES = ("zero", "negative", "ties")
X = Allowed(REAL, ANY_SHAPE, values=VALUES)


EMPTY = (
    "[]",
    *(f"np.zeros((0, 2), dtype=np.{kind})" for kind in ("float32", "int64", "uint8", "bool_")),
)


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def misfits(*shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> dict:
    return {
        f"{x} beside {y}": lambda g, x=x, y=y: (np.shape(g["x"]), np.shape(g["y"])) == (x, y)
        for x, y in shapes
    }


# Shapes of x and y, and of what comes of them.
PAIRS = (
    *(("", "", ""), ("1", "1", "1"), ("4", "4", "4"), ("2, 3", "2, 3", "2, 3")),
    *(("1, 3", "1, 3", "1, 3"), ("3, 1", "3, 1", "3, 1"), ("2, 2", "2, 2", "2, 2")),
    *(("65, 2", "65, 2", "65, 2"), ("2, 3, 4", "2, 3, 4", "2, 3, 4"), ("0, 2", "0, 2", "0, 2")),
    *(("2, 3", "3", "2, 3"), ("3", "2, 3", "2, 3"), ("2, 1", "1, 3", "2, 3"), ("", "2, 3", "2, 3")),
    *(("4", "", "4"), ("4", "1", "4"), ("1", "4", "4"), ("2, 3", "1, 1", "2, 3")),
    *(("3, 1", "4", "3, 4"), ("2, 3, 4", "3, 1", "2, 3, 4"), ("2, 2", "2", "2, 2")),
    *(("2", "2, 2", "2, 2"), ("65, 2", "2", "65, 2"), ("1, 3", "3", "1, 3"), ("1", "", "1")),
    *(("2", "2, 1, 2", "2, 1, 2"), ("2, 1, 2", "2", "2, 1, 2"), ("3", "2, 3, 1", "2, 3, 3")),
    *(("", "2, 1, 2, 2", "2, 1, 2, 2"), ("2, 1, 3", "", "2, 1, 3")),
    *(("3, 1", "2, 2, 3, 4", "2, 2, 3, 4"), ("2, 2, 3, 4", "2, 1, 4", "2, 2, 3, 4")),
    *(("2, 2, 2, 1", "2, 2, 2, 2", "2, 2, 2, 2"), ("2, 1, 2, 2, 1", "2", "2, 1, 2, 2, 2")),
)
BROADCAST = (((2,), (3,)), ((4, 3), (4,)), ((2, 3), (3, 2)), ((2, 2), (3,)), ((2, 3, 4), (3, 3)))


def given(x: str, y: str, out: str, scale: float = 3.0) -> str:
    return f"{numbers(x, 1.0, scale)}, {numbers(y, 5.0, scale)}, d=np.array({numbers(out, 3.0)})"


def way(*shapes: str) -> str:
    """Say how to call with arrays of these shapes.

    An empty one cannot be written as a list. Shapes that differ broadcast alike for all kinds of
    numbers: every call crosses between two processes.
    """
    return "once" if shapes[0] == "0, 2" or len(set(shapes)) > 1 else "kinds"


def both(x: str, y: str, scale: float = 3.0) -> str:
    return f"({numbers(x, 1.0, scale)}, {numbers(y, 5.0, scale)})"


def alone(function: str, one: str, other: str, d: str) -> tuple[str, ...]:
    """Write the lines that see whether value and pull are this call's own."""
    return (
        f"code:values = Compare(lambda *given: {function}(*given)[0], "
        f"lambda *given: autograd.{function}(*given)[0])",
        f"code:values.kept({one}, {other})",
        f"code:expected = autograd.{function}{one}[1]({d})",
        f"code:_, pull = {function}{one}",
        f"code:{function}{other}",
        f"code:for mine, right in zip(pull({d}), expected, strict=True):",
        "code:    np.testing.assert_allclose(mine, right, err_msg='after another call')",
    )


def of_two(function: str, pairs: tuple, wrong: tuple, hint: str) -> Promise:
    """Promise of an operation on two arrays."""
    some = ("2, 3", "2, 3", "2, 3") if pairs is PAIRS else pairs[0]
    long = ("65, 2", "65, 2", "65, 2") if pairs is PAIRS else ("65, 2", "2, 3", "65, 3")
    return Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(
                        f"{way(*pair) if pairs is PAIRS else 'kinds'}({given(*pair)})"
                        for pair in pairs
                    ),
                    *(NO_LENGTH if pairs is MATRICES else ()),
                    f"once({BYTES}, {BYTES}, d={BYTES}.astype(float))",
                    *(
                        f"once({x}, {x}, d=np.zeros(np.shape({x})))"
                        for x in EMPTY
                        if pairs is PAIRS
                    ),
                    f"kinds({given(*some, 250.0)})",
                    "once([[4_000_000_000]], [[4_000_000_000]], d=np.array([[1.5]]))",
                    f"layouts({given(*some)})",
                    f"mixed({given(*some)})",
                    "once([[200, 100], [100, 255]], [[7, 200], [0, 255]], d=np.array([[1.5, 0.0], [0.0, 2.5]]))",
                    "once([[0.0, 1.5], [0.0, 2.5]], [[0.0, -0.5], [1.5, 0.0]], d=np.zeros((2, 2)))",
                    "once([[1.5, 1.5], [2.5, 2.5]], [[0.5, 0.5], [1.5, 1.5]], d=np.ones((2, 2)))",
                    "once(y=[[2.5]], x=[[1.5]], d=np.array([[0.5]]))",
                    "twice([[1.5, 2.5], [0.5, 3.5]], d=np.array([[0.5, 1.5], [2.5, 3.5]]))",
                ),
            ),
            kept(
                *alone(
                    function,
                    both(*some[:2]),
                    both(*some[:2], -1.5),
                    f"np.array({numbers(some[2], 3.0)})",
                ),
                f"kept({both(*some[:2])}, {both(*some[:2], -1.5)}, d=np.array({numbers(some[2], 3.0)}))",
                *(
                    f"kept({both(*pair[:2])}, {both(*pair[:2], -1.5)}, d=np.array({numbers(pair[2], 3.0)}))"
                    for pair in pairs[:6]
                ),
                f"kept({both(*long[:2])}, {both(*long[:2], -1.5)}, d=np.array({numbers(long[2], 3.0)}))",
                "kept(([[1.5, 2.5]], [[0.5], [1.5]]), ([[2.5, 0.5]], [[2.5], [3.5]]), d=np.array([[1.5]]))"
                if pairs is MATRICES
                else "kept((1.5, [0.5, 2.5]), (2.5, [3.5, 0.5]), d=np.array([1.5, 2.5]))",
            ),
            Check(
                "every_error",
                "refuses shapes that do not fit, wherever they part",
                hint,
                (
                    *(f"refuses(np.full({x}, 1.5), np.full({y}, 2.5))" for x, y in wrong),
                    f"once({given(*some)})",
                ),
            ),
        ),
        {"x": X, "y": X}
        if pairs is PAIRS
        else {
            name: Allowed(ARRAYS, ("matrix", "row", "column", "square", place), values=VALUES)
            for name, place in (("x", "tall"), ("y", "wide"))
        },
        refused=misfits(*wrong),
        through="pulled",
        apart=False,
    )


BIG_INTEGERS = (
    "np.array([[200, 100], [7, 255]], dtype=np.uint8)",
    "np.array([[100, 100], [-128, -128]], dtype=np.int8)",
)
BYTES = "np.array([[100, -128], [7, 90]], dtype=np.int8)"
NO_LENGTH = tuple(
    f"once(np.ones(({m}, {k})), np.ones(({k}, {n})), d=np.ones(({m}, {n})))"
    for m, k, n in ((2, 0, 1), (2, 1, 0), (0, 2, 3), (0, 0, 0))
)
MATRICES = (
    *(("2, 3", "3, 4", "2, 4"), ("1, 3", "3, 1", "1, 1"), ("3, 1", "1, 2", "3, 2")),
    *(("2, 2", "2, 2", "2, 2"), ("65, 2", "2, 3", "65, 3"), ("2, 3", "3, 66", "2, 66")),
    *(("1, 1", "1, 1", "1, 1"), ("3, 3", "3, 1", "3, 1"), ("1, 2", "2, 3", "1, 3")),
)
NO_PRODUCT = (
    *(((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (2, 3)), ((2, 3, 3), (3, 2))),
    *(
        ((2, 2), (2, 2, 2)),
        ((), (1, 1)),
        ((1, 1), ()),
        ((2, 1), (3, 2)),
        ((2, 3), (1, 2)),
        ((1,), (1, 2)),
    ),
    *(((), ()), ((2, 2, 2), (2, 2, 2)), ((3,), (2, 3, 2)), ((2, 2, 3), (3,))),
)
AXES = {
    "": ("None",),
    "1": ("None", "0", "-1"),
    "4": ("None", "0", "-1"),
    **dict.fromkeys(("2, 3", "1, 3", "3, 1", "2, 2", "65, 2"), ("None", "0", "1", "-1", "-2")),
    "0, 2": ("0", "1", "-1"),
    "2, 3, 4": ("None", "0", "1", "2", "-1", "-3"),
    "2, 2, 3, 2": ("None", "2", "1", "-1"),
}


WHOLE_ARRAYS = (
    "lambda x: np.where(x > 0, x, 0.0) * len(x) * x.ndim",
    "lambda x: np.array([*x]) - x.mean(axis=0) / x.size",
)
"""Functions that are given an array, and not each of its numbers."""
OF_AXES = "lambda x: x + x.ndim"


def summed(shape: str, axis: str, keep: bool) -> str:
    """Write a call that sums, and the derivative of its sum."""
    array = np.zeros([int(n) for n in shape.split(", ")] if shape else [])
    out = ", ".join(map(str, np.sum(array, eval(axis), keepdims=keep).shape))
    how = f"axis={axis}, keepdims={keep}"
    return f"{numbers(shape, 1.0)}, {how}, d=np.array({numbers(out, 3.0)})"


SUMS = dict.fromkeys(
    (
        *(
            summed(shape, axis, (number + len(shape)) % 2 == 0)
            for shape, axes in AXES.items()
            for number, axis in enumerate(axes)
        ),
        *(summed("2, 3", axis, keep) for axis in ("0", "1") for keep in (False, True)),
    )
)
"""Every axis of every shape, kept or not, and both ways for one matrix."""
GRAPHS = (
    "{'a': (), 'b': ('a',), 'c': ('a', 'b'), 'd': ('c', 'a', 'c')}, 'd'",
    "{'y': ['p', 'q'], 'p': ['x'], 'q': ['p'], 'x': []}, 'y'",
    "{5: [], 3: [5], 9: [3, 3]}, 9",
    "{'a': ['b'], 'b': ['c'], 'c': ['d'], 'd': [], 'other': ['a']}, 'a'",
    "{'a': ['b'], 'b': [], 'broken': ['missing'], 'ring': ['ring']}, 'a'",
    "{'': [], 0: [''], 'y': [0, '']}, 'y'",
    "{'x': []}, 'x'",
    "{'cost': ('sum', 'weights'), 'sum': ('weights',), 'weights': ()}, 'cost'",
    "{0: [], -1: [0], 1: [-1, 0]}, 1",
    "{'a': [], 'b': ['a', 'a', 'a', 'a'], 'c': ['b', 'a', 'b', 'a', 'b']}, 'c'",
    "{1: [], '1': [1], 'b': [1, '1', 1]}, 'b'",
)
"""Graphs with one order only, so that the list itself can be compared."""
BAD_GRAPHS = (
    "{}, 'a'",
    "{'a': []}, 'b'",
    "{'a': ['b']}, 'a'",
    "{'a': ['c', 'b'], 'c': []}, 'a'",
    "{'a': ['a']}, 'a'",
    "{'a': ['b'], 'b': ['a']}, 'a'",
    "{'a': ['b'], 'b': ['c'], 'c': ['b']}, 'a'",
    "{'a': ['x', 'b'], 'x': [], 'b': ['x', 'b']}, 'a'",
    "{0: [1], 1: [2], 2: [0]}, 0",
    "{0: []}, 1",
    "{i: [(i + 1) % 99] for i in range(99)}, 0",
)
FOUR = (
    "{'x': [], 'y': ['x'], 'z': ['x', 'x', 'x', 'x']}",
    "{'z': lambda d: (d, 2 * d, 3 * d, 4 * d)}",
)
"""An input that stands four times; `y` is not needed, and nothing tells how to pull it."""
PULLS = (
    "{'y': lambda d: (3 * d,), 'z': lambda d: (2 * d, 5 * d, d)}",
    "{'y': lambda d: [np.tanh(d)], 'z': lambda d: [d, d, d]}",
)

PROMISES = {
    "unbroadcast": Promise(
        (
            Check(
                "every_kind",
                "every kind of number, every shape that broadcasts; float64 out",
                "count the axes from the end; sum over new ones and over stretched ones.",
                (
                    *(
                        f"{way(out, x)}({numbers(out, 1.0)}, {'()' if not x else f'({x},)'})"
                        for x, _, out in PAIRS
                    ),
                    *(
                        f"once({numbers(out, 1.0)}, {'[]' if not x else f'[{x}]'})"
                        for _, x, out in PAIRS
                    ),
                    f"kinds({numbers('3, 4', 1.0, 250.0)}, (4,))",
                    f"layouts({numbers('3, 4', 1.0)}, (1, 4))",
                    f"layouts({numbers('3, 4', 1.0)}, (3, 4))",
                    "once([[200, 100], [100, 255]], (2,))",
                    *(
                        f"once({numbers('2, 3, 2, 1, 2', 1.0)}, {shape})"
                        for shape in ("()", "(2,)", "(1, 1)", "(3, 1, 1, 2)", "(1, 3, 2, 1, 2)")
                    ),
                    "once(np.zeros((0, 3)), (1, 3))",
                    "once(np.zeros((0, 3)), (3,))",
                    "once(np.zeros((0, 3)), ())",
                    "once(np.zeros((2, 0, 3)), ())",
                    "once(np.zeros((2, 0, 3)), (1, 1))",
                    "once([], ())",
                    "once(np.ones((2, 0)), (2, 1))",
                    "once([], (1,))",
                    *(f"once({x}, (1, 2))" for x in EMPTY[1:]),
                    "once(shape=(2, 1), gradient=[[1.5, 2.5], [0.5, 3.5]])",
                ),
            ),
            kept(
                "kept((np.full((3, 2), 1.5), (2,)), (np.full((3, 2), 2.5), (2,)))",
                "kept((np.full((3, 2), 1.5), [3, 1]), (np.full((3, 2), 2.5), [3, 1]))",
                "kept(([[1.5, 2.5]], [1, 2]), ([[0.5, 3.5]], [1, 2]))",
                "kept((np.full((70, 2), 1.5), (1, 2)), (np.full((70, 2), 2.5), (1, 2)))",
            ),
            Check(
                "every_error",
                "refuses every shape that does not broadcast",
                "every length of shape is 1 or that of the gradient, counted from the end; no axis more.",
                (
                    *(
                        f"refuses(np.full({big}, 1.5), {small})"
                        for big, small in (
                            *(((4, 3), (4,)), ((4, 3), (2, 3)), ((3,), (1, 3)), ((4, 3), (3, 4))),
                            *(
                                ((1, 3), (2, 3)),
                                ((), (1,)),
                                ((4, 3), (4, 2)),
                                ((3,), (2,)),
                                ((1,), (2,)),
                            ),
                            *(
                                ((2, 3), (1, 2, 3)),
                                ((2, 3), (0,)),
                                ((1,), (0,)),
                                ((2, 1), (0,)),
                                ((2, 3, 4), (2, 1)),
                                ((2, 2), (4,)),
                            ),
                        )
                    ),
                    "once([[0.5, 1.5]], (2,))",
                ),
            ),
        ),
        {"gradient": X},
        apart=False,
    ),
    "add": of_two("add", PAIRS, BROADCAST, "NumPy itself refuses shapes that do not broadcast."),
    "multiply": of_two(
        "multiply", PAIRS, BROADCAST, "NumPy itself refuses shapes that do not broadcast."
    ),
    "matmul": of_two(
        "matmul",
        MATRICES,
        NO_PRODUCT,
        "raise ValueError unless both have two axes and the inner lengths agree.",
    ),
    "elementwise": Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(
                        f"{way(s)}({numbers(s, 1.0)}, np.sin, np.cos, d=np.array({numbers(s, 3.0)}))"
                        for s in AXES
                    ),
                    *(
                        f"once({numbers(s, 1.0)}, lambda x: x**3, lambda x: 3 * x**2, d=np.array({numbers(s, 3.0)}))"
                        for s in AXES
                    ),
                    *(f"once({x}, np.sin, np.cos, d=np.zeros(np.shape({x})))" for x in EMPTY),
                    *(
                        f"once({numbers(s, 1.0)}, {rectify}, {slope}, d=np.array({numbers(s, 3.0)}))"
                        for s in ("1", "4", "2, 3", "3, 1", "2, 3, 4")
                        for rectify, slope in (WHOLE_ARRAYS, WHOLE_ARRAYS[::-1])
                    ),
                    f"kinds({numbers('2, 3', 1.0, 250.0)}, np.negative, np.sign, d=np.ones((2, 3)))",
                    f"layouts({numbers('2, 3', 1.0)}, np.sin, np.cos, d=np.ones((2, 3)))",
                    "once([0.0, -1.5, -1.5, 0.0], np.square, lambda x: 2 * x, d=np.array([0.0, 1.5, 2.5, 3.5]))",
                    "once(7, np.square, lambda x: 2 * x, d=np.array(1.5))",
                    "once([1.5, -2.5], lambda x: x**2 / 2, lambda x: x, d=np.array([0.5, 3.5]))",
                    "once([[1.5], [2.5]], lambda x: x, np.ones_like, d=np.array([[0.5], [3.5]]))",
                    *(f"once({x}, {OF_AXES}, {OF_AXES}, d=np.array(1.5))" for x in ("7", "-2.5")),
                ),
            ),
            kept(
                *alone(
                    "elementwise",
                    "(np.array([1.5, 2.5]), np.sin, np.cos)",
                    "(np.array([0.5, 3.5]), np.sin, np.cos)",
                    "np.array([1.5, 0.5])",
                ),
                "kept((np.array([1.5, 2.5]), np.sin, np.cos), (np.array([0.5, 3.5]), np.sin, np.cos), d=np.array([1.5, 0.5]))",
                "kept((np.full(70, 1.5), np.exp, np.exp), (np.full(70, 0.5), np.exp, np.exp), d=np.full(70, 2.5))",
                "kept(([1.5], np.sin, np.cos), ([1.5], np.cos, np.sin), d=np.array([1.5]))",
            ),
        ),
        {"x": X},
        through="pulled",
        apart=False,
    ),
    "total": Promise(
        (
            Check(
                "every_kind",
                KINDS,
                KINDS_HINT,
                (
                    *(
                        f"{way(s)}({summed(s, axis, False)})"
                        for s, axes in AXES.items()
                        for axis in axes[:2][-1:]
                    ),
                    *(f"once({call})" for call in SUMS),
                    *(f"once({x}, d=np.array(1.5))" for x in EMPTY),
                    *(f"once({x}, 1, d=np.array([0.5, 1.5]))" for x in BIG_INTEGERS),
                    f"layouts({summed('2, 3', '1', True)})",
                    "once([[0.0, 1.5], [0.0, -1.5]], d=np.array(2.5))",
                    "once([[200, 100], [100, 255]], 0, True, d=np.array([[0.5, 1.5]]))",
                    "once([[1.5, 2.5], [2.5, 1.5]], -1, d=np.array([0.5, 1.5]))",
                ),
            ),
            kept(
                *alone(
                    "total", "(np.full((3, 2), 1.5), 0)", "(np.full((3, 2), 2.5), 1)", "np.ones(2)"
                ),
                "kept((np.full((3, 2), 1.5), 0), (np.full((3, 2), 2.5), 0), d=np.array([1.5, 0.5]))",
                "kept((np.full((70, 2), 1.5), 1, True), (np.full((70, 2), 2.5), 1, True), d=np.full((70, 1), 0.5))",
                "kept(([1.5, 2.5],), ([0.5, 3.5],), d=np.array(1.5))",
            ),
            Check(
                "every_error",
                "refuses an axis that the array does not have",
                "NumPy itself refuses axes: hand over the axis as it is.",
                (
                    *(
                        f"refuses(np.full({shape}, 1.5), {axis})"
                        for shape, axes in (
                            ((3,), (1, -2, 3, "1, True")),
                            ((2, 2), (2, -3, "2, True", "-3, True")),
                            ((2, 3, 4), (3, -4)),
                            ((0, 2), (2, -3)),
                        )
                        for axis in axes
                    ),
                    "once([1.5, 2.5], 0, d=np.array(2.5))",
                ),
            ),
        ),
        {"x": X},
        {"axis": 0, "keepdims": True},
        through="pulled",
        apart=False,
    ),
    "topological_order": Promise(
        (
            Check(
                "every_graph",
                "names of every kind, and graphs with one order only",
                "any str or int is a name, '' and 0 too; what the output does not need is not looked at.",
                (
                    *(f"once({graph})" for graph in GRAPHS),
                    *(f"kept(({a}), ({b}))" for a, b in pairwise(GRAPHS)),
                    "once(output='b', parents={'a': [], 'b': ['a']})",
                    "once({'': ['a'], 'a': []}, '')",
                    "code:chain = {i: list(range(i)) for i in range(320)}",
                    "code:assert topological_order(chain, 319) == list(range(320)), 'many parents'",
                    "code:assert topological_order({0: [], 1: [0] * 2000}, 1) == [0, 1]",
                ),
            ),
            Check(
                "every_error",
                "refuses a missing name and a ring, wherever they are",
                "a ring may hold one name or many, at the output or far from it.",
                (*(f"refuses({graph})" for graph in BAD_GRAPHS), f"once({GRAPHS[0]})"),
            ),
        ),
        refused={
            graph: lambda g, graph=graph: (g["parents"], g["output"]) == eval(f"({graph})")
            for graph in BAD_GRAPHS
        },
    ),
    "backward": Promise(
        (
            Check(
                "every_kind",
                "seeds of every kind and shape; lists and tuples of contributions; float64 out",
                "convert the seed and every contribution with np.asarray(…, dtype=np.float64).",
                (
                    *(
                        f"{way(s)}({{'x': (), 'y': ('x',), 'z': ('x', 'y', 'x')}}, {pulls}, 'z', {numbers(s, 1.0)})"
                        for s in AXES
                        for pulls in PULLS[:1]
                    ),
                    *(
                        f"once({{'z': ('x', 'y', 'x'), 'y': ('x',), 'x': ()}}, {pulls}, 'z', {seed})"
                        for pulls in PULLS
                        for seed in (
                            "2",
                            "0",
                            "0.0",
                            "[200, 100]",
                            "[1.5, -2.5]",
                            "(0.5, 0.0)",
                            "np.zeros((2, 2))",
                        )
                    ),
                    *(
                        f"once({{'x': [], 'y': ['x'], 'z': ['x', 'y', 'x'], 'w': ['z']}}, {pulls}, {name!r})"
                        for pulls in PULLS
                        for name in "xyz"
                    ),
                    "code:shared, seed = np.array([2.5]), np.array([1.5])",
                    "code:ways = {'y': lambda d: (shared,), 'z': lambda d: (shared, d)}",
                    "code:backward({'x': [], 'y': ['x'], 'z': ['x', 'y']}, ways, 'z', seed)",
                    "code:assert (*shared, *seed) == (2.5, 1.5), 'what a pull gives is not written into'",
                    *(f"once({', '.join(FOUR)}, 'z'{seed})" for seed in ("", ", [1.5, -2.5]")),
                    "code:many = {0: [], 1: [0] * 150, 2: [0, 1] * 60}",
                    "code:ways = {1: lambda d: [d] * 150, 2: lambda d: [d, 2 * d] * 60}",
                    "once(many, ways, 2, [1.5, -2.5])",
                    *(
                        f"once({{'x': [], 'y': ['x'], 'z': ['x', 'y'], 'q': ['gone'], 'r': ['r']}}, {pulls}, {name!r}, 1.5)"
                        for pulls in (
                            "{'x': None, 'y': lambda d: (3 * d,), 'z': lambda d: (2 * d, 5 * d), 'q': None}",
                        )
                        for name in "xz"
                    ),
                    *(
                        f"once({{'x': [], 'z': ['x', 'x']}}, {{'z': lambda d: {parts}}}, 'z', [1.5])"
                        for parts in (
                            "(np.array([2**24], dtype=np.float32), np.array([1], dtype=np.float32))",
                            "[np.array([200], dtype=np.uint8), np.array([100], dtype=np.uint8)]",
                            "(np.array([100], dtype=np.int8), np.array([100], dtype=np.int8))",
                        )
                    ),
                    "once({0: [], 1: [0]}, {1: lambda d: (4 * d,)}, 1)",
                    *(
                        f"once({{9: [], {name}: [9], 'y': [{name}, 9]}}, "
                        f"{{{name}: lambda d: (4 * d,), 'y': lambda d: (3 * d, d)}}, 'y')"
                        for name in ("0", "''")
                    ),
                    *(f"once({{0: [], 1: [0]}}, {{1: lambda d: (4 * d,)}}, 1, {x})" for x in EMPTY),
                    "once({0: [], 1: [0], 2: [1, 0]}, {1: lambda d: (d,), 2: lambda d: (2 * d, d)}, 2)",
                    "layouts({'x': (), 'y': ('x',)}, {'y': lambda d: (3 * d,)}, 'y', [[1.5, 2.5], [0.5, 3.5]])",
                    "code:called = []",
                    "code:pulls = {name: lambda d, name=name: called.append(name) or (d,) for name in 'abc'}",
                    "code:backward({'x': [], 'a': ['x'], 'b': ['a'], 'c': ['b']}, pulls, 'c')",
                    "code:assert called == ['c', 'b', 'a'], 'each pull is called once'",
                    "once(seed=2.5, output='y', pulls={'y': lambda d: (3 * d,)}, parents={'x': [], 'y': ['x']})",
                ),
            ),
            kept(
                *(
                    f"kept(({{'x': [], 'y': ['x'], 'z': ['x', 'y', 'x']}}, {pulls}, 'z', np.full({n}, 1.5)), "
                    f"({{'x': [], 'y': ['x'], 'z': ['y', 'y', 'x']}}, {pulls}, 'z', np.full({n}, 2.5)))"
                    for pulls in PULLS
                    for n in (2, 70)
                ),
                "kept(({'x': []}, {}, 'x', np.full(3, 1.5)), ({'x': []}, {}, 'x', np.full(3, 2.5)))",
            ),
            Check(
                "every_error",
                "refuses a missing name and a ring, wherever they are",
                "topological order finds both; raise ValueError.",
                (
                    *(
                        f"refuses({graph.rsplit(', ', 1)[0]}, dict.fromkeys(['a', 'b', 'c', 0, 1, 2], lambda d: (d, d)), {graph.rsplit(', ', 1)[1]})"
                        for graph in BAD_GRAPHS
                    ),
                    "once({'x': [], 'y': ['x']}, {'y': lambda d: (3 * d,)}, 'y', 1.5)",
                ),
            ),
        ),
        {"seed": X},
        {"seed": 2.0},
        {
            graph: lambda g, graph=graph: (g["parents"], g["output"]) == eval(f"({graph})")
            for graph in BAD_GRAPHS
        },
        apart=False,
    ),
}
