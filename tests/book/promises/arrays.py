"""Chapter arrays: every kind of number, lists too; float64 out; new arrays."""

import numpy as np

from tests.book.promises import ANY_SHAPE, ARRAYS, LABELS, REAL, TALL, Allowed, Check, Promise

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert each argument with np.asarray(…, dtype=np.float64) before anything is computed, and "
    "call the arguments as the stub does."
)
KEPT = "the arguments stay as they are, the result is a new array"
KEPT_HINT = (
    "if an argument was changed: a *= and a[...] = write into the caller's array. A reshape, or "
    "np.asarray of a float64 array, is the caller's own memory: copy it. Remember nothing."
)
SOME = ("number", "vector", "matrix", "row", "column", "square", "tall", "deep", "four")


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def shape(name: str):
    return lambda given: np.shape(given[name])


DEEP = "np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4)"
FOUR = "np.linspace(-5.5, 6.25, 48).reshape(2, 3, 4, 2)"

PROMISES = {
    "multiply": Promise(
        (
            kinds(
                "kinds(-1.75, 6.25)",
                "kinds([200.0, -100.5, 0.5], [3.0, 4.25, -5.5])",
                "kinds([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5, 7.5], [3.5, 4.5, 1.0]])",
                "kinds([[1.5, -2.5, 3.25]], [[2.5], [-4.0]])",
                "kinds([[2.5], [-4.0]], [[1.5, -2.5, 3.25]])",
                "kinds([[1.5, -2.5], [3.25, 0.5]], [[2.5, 6.0], [-1.5, 4.0]])",
                f"kinds({TALL}, {TALL}[::-1])",
                f"once({TALL}.T, {TALL}.T + 1.5)",
                f"kinds({DEEP}, {DEEP} + 2.25)",
                f"kinds({FOUR}, {FOUR} - 1.75)",
                "once(np.linspace(-3.5, 4.5, 8).reshape(2, 2, 2), np.ones((2, 2, 2)) * 1.5)",
                "once(np.linspace(-3.5, 4.5, 16).reshape(4, 4), np.full((4, 4), 2.5))",
                "once(np.linspace(-3.5, 4.5, 32).reshape(2, 2, 2, 2, 2), [2.5, -1.5])",
                "once([np.inf, -np.inf, 1.5], 2.5)",
                "mixed([[200.0, 1.5], [90.25, -7.5]], [3.5, 4.5])",
                "layouts([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5, 7.5], [3.5, 4.5, 1.0]])",
                f"once({DEEP}, [2.5, -1.5, 0.5, 4.0])",
                "once([2.5, -1.5, 0.5], -3)",
                "once(-3, [[2.5, -1.5, 0.5]])",
                "once(np.zeros((0, 3)), [2.5, -1.5, 0.5])",
                "once([0.0, -0.0, 1.5], [2.5, 3.5, 0.0])",
                "once([1e-300, 1e160], [1e250, -1e140])",
                "once(b=[2.5, 3.5], a=[1.5, -0.5])",
                "once(np.array([4_000_000_000]), np.array([[3_000_000_000]]))",
                "twice([[1.5, -2.5], [3.5, 0.5], [4.5, 6.0]])",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[3.5], [0.5]]), ([[2.5, 4.5]], [[-1.5], [6.5]]))",
                "kept((np.array([1.5, -2.5]), np.array([3.5, 0.5])), (np.ones(2), np.array([7.5, 8.5])))",
                "kept((np.array([1.5, -2.5]), 1.0), (np.array([2.5, 0.5]), 1.0))",
                "kept((1.0, np.array([1.5, -2.5])), (1.0, np.array([2.5, 0.5])))",
            ),
            Check(
                "every_shape_refused",
                "shapes that do not broadcast raise ValueError, with any number of axes",
                "let NumPy multiply the arrays as they are, converted to float64.",
                (
                    "refuses(np.ones(5), np.ones(2))",
                    "refuses(np.ones(4), np.ones(2))",
                    "refuses(np.zeros(0), np.ones(2))",
                    "refuses(np.ones((2, 3, 4)), np.ones((3, 3)))",
                    "refuses(np.ones((2, 3, 4)), np.ones((3, 1, 1)))",
                    "refuses([1.0, 2.0, 3.0], [1.0, 2.0])",
                    "refuses([[1.0, 2.0, 3.0]], [[1.0, 2.0]])",
                    "once(np.ones((2, 1)), np.ones(4))",
                ),
            ),
        ),
        {
            "a": Allowed(
                REAL,
                SOME,
                values=(*("zero", "minus zero", "tiny", "huge"), "infinite", "minus infinite"),
            ),
            "b": Allowed(REAL, SOME, values=("zero",)),
        },
        refused={
            "vectors": lambda g: (
                shape("a")(g) != shape("b")(g)
                and np.ndim(g["a"]) == 1
                and min(np.size(g["a"]), np.size(g["b"])) > 1
            ),
            "an empty vector": lambda g: np.size(g["a"]) == 0 and np.size(g["b"]) == 2,
            "three axes": lambda g: (
                np.ndim(g["a"]) == 3 and shape("a")(g) != shape("b")(g) and np.shape(g["b"]) != (4,)
            ),
            "lists": lambda g: (
                isinstance(g["a"], list)
                and shape("a")(g) != shape("b")(g)
                and np.ndim(g["b"]) == np.ndim(g["a"])
                and 1 not in (shape("a")(g)[-1], shape("b")(g)[-1])
            ),
        },
        aliases=("a", "b"),
    ),
    "image_to_vector": Promise(
        (
            kinds(
                "kinds([[[250.0, 1.5], [-3.25, 4.5]], [[5.5, 60.25], [7.5, -8.0]], [[9.0, 1.5], [2.5, 3.5]]])",
                "kinds(np.linspace(-60.5, 60.5, 30).reshape(5, 2, 3))",
                "kinds(np.linspace(-60.5, 60.5, 30).reshape(2, 5, 3))",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(2, 3, 4))",
                "kinds([[[2.5]]])",
                "kinds([[[2.5], [3.5], [-1.5]]])",
                "kinds([[[2.5, -7.5]], [[3.5, 8.5]]])",
                "kinds(np.linspace(-65.5, 65.5, 600).reshape(300, 2, 1))",
                "layouts(np.linspace(-60.5, 60.5, 24).reshape(2, 3, 4))",
                "once(image=[[[2.5, 7.5]]])",
                "once([[[2**24 + 1, 5]]])",
                "once(np.linspace(-60.5, 60.5, 30).reshape(3, 2, 5))",
                "once(np.linspace(-60.5, 60.5, 42).reshape(1, 6, 7))",
            ),
            kept(
                "kept(([[[1.5, -2.5]]],), ([[[4.5, 0.5]]],))",
                "kept((np.array([[[1.5, -2.5]]]),), (np.array([[[4.5, 0.5]]]),))",
                "kept((np.array([[[1.5], [-2.5]]]),), (np.array([[[4.5], [0.5]]]),))",
            ),
            Check(
                "every_shape_refused",
                "lists and arrays of any other number of axes raise ValueError",
                "look at ndim once the image is an array: 0, 1, 2, 4 and 5 axes are no image.",
                (
                    *("refuses(5.5)", "refuses([1.5, 2.5])", "refuses([[1.5, 2.5]])"),
                    *("refuses(np.ones((1, 1)))", "refuses(np.ones((2, 2, 2, 1)))"),
                    *("refuses(np.ones((1, 2, 2, 2, 1)))", "refuses(np.ones((6, 1)))"),
                    "once([[[1.5, 2.5]]])",
                ),
            ),
        ),
        {"image": Allowed(ARRAYS, ("deep", "flat", "high", "broad"))},
        refused={f"{n} axes": lambda g, n=n: np.ndim(g["image"]) == n for n in (0, 1, 2, 4, 5)},
        aliases=("image",),
    ),
    "vector_to_image": Promise(
        (
            kinds(
                "kinds([[250.0], [1.5], [-3.25], [4.5], [5.5], [60.25]], (3, 1, 2))",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(24, 1), (2, 3, 4))",
                "kinds(np.linspace(-60.5, 60.5, 24).reshape(24, 1), (4, 3, 2))",
                "kinds([[2.5]], (1, 1, 1))",
                "kinds(np.linspace(-60.5, 60.5, 70).reshape(70, 1), (7, 5, 2))",
                "layouts(np.linspace(-60.5, 60.5, 12).reshape(12, 1), (2, 3, 2))",
                "once([[2.5], [3.5]], [1, 2, 1])",
                "once(shape=(1, 1, 2), vector=[[2.5], [7.5]])",
                "once(np.linspace(-60.5, 60.5, 30).reshape(30, 1), (3, 2, 5))",
                "once([[2.5], [3.5]], (1, np.int64(2), 1))",
            ),
            kept(
                "kept(([[1.5], [-2.5]], (1, 2, 1)), ([[4.5], [0.5]], (1, 2, 1)))",
                "kept((np.array([[1.5], [-2.5]]), (1, 2, 1)), (np.array([[4.5], [0.5]]), (1, 2, 1)))",
            ),
            Check(
                "every_shape_refused",
                "every wrong length, axis and sign raises ValueError, for lists too",
                "three sizes, none below 0, and a column (n, 1) with exactly their product.",
                (
                    *(
                        "refuses(np.ones((8, 1)), (-1, -1, 8))",
                        "refuses(np.ones((8, 1)), (2, -2, -2))",
                    ),
                    *(
                        "refuses(np.ones((8, 1)), (2, 4, -1))",
                        "refuses(np.ones((8, 1)), (2, 4, 2))",
                    ),
                    *("refuses(np.ones((8, 1)), ())", "refuses(np.ones((8, 1)), (1, 2, 2, 2))"),
                    *("refuses(np.ones((9, 1)), (2, 2, 2))", "refuses(np.ones((7, 1)), (2, 2, 2))"),
                    *("refuses([1.5, 2.5], (1, 2, 1))", "refuses([[1.5, 2.5]], (1, 2, 1))"),
                    *("refuses(5.5, (1, 1, 1))", "refuses(np.ones((1, 2, 1)), (1, 2, 1))"),
                    *("refuses([5.5], (1, 1, 1))", "refuses(np.ones((1, 1, 1)), (1, 1, 1))"),
                    "once([[1.5], [2.5]], (2, 1, 1))",
                ),
            ),
        ),
        {"vector": Allowed(ARRAYS, ("column",), ("reversed", "strided", "read-only"))},
        refused={
            "two negative sizes": lambda g: sum(n < 0 for n in g["shape"]) == 2,
            "one negative size": lambda g: sum(n < 0 for n in g["shape"]) == 1,
            "two sizes": lambda g: len(g["shape"]) == 2,
            "four sizes": lambda g: len(g["shape"]) == 4,
            "no size": lambda g: len(g["shape"]) == 0,
            "one size": lambda g: len(g["shape"]) == 1,
            "one number too many": lambda g: len(g["vector"]) == np.prod(g["shape"]) + 1,
            "one number too few": lambda g: len(g["vector"]) == np.prod(g["shape"]) - 1,
            "a vector": lambda g: np.ndim(g["vector"]) == 1,
            "a vector of one": lambda g: np.shape(g["vector"]) == (1,),
            "an image of one": lambda g: np.shape(g["vector"]) == (1, 1, 1),
            "a row": lambda g: (
                np.ndim(g["vector"]) == 2 and len(g["vector"]) == 1 < np.size(g["vector"])
            ),
            "a number": lambda g: np.ndim(g["vector"]) == 0,
            "an image": lambda g: np.ndim(g["vector"]) == 3,
        },
        aliases=("vector",),
    ),
    "outer": Promise(
        (
            kinds(
                "kinds(-1.75, 6.25)",
                "kinds([200.0, -100.5, 0.5], [3.0, 4.25])",
                "kinds([1.5], [-2.5, 7.25])",
                "kinds([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5, 7.5], [3.5, 4.5, 1.0]])",
                "kinds([[1.5, -2.5, 3.25]], [[2.5], [-4.0]])",
                "kinds([[2.5], [-4.0]], [[1.5, -2.5, 3.25]])",
                "kinds([[1.5, -2.5], [3.25, 0.5]], [[2.5, 6.0], [-1.5, 4.0]])",
                f"kinds({TALL}, {TALL}[:66])",
                "kinds(np.linspace(-3.5, 4.25, 24).reshape(2, 3, 4), np.ones((2, 2, 2)) * 1.25)",
                f"kinds({FOUR}, [1.5, -2.5])",
                "once([1.5, -2.5], np.linspace(-3.5, 4.5, 32).reshape(2, 2, 2, 2, 2))",
                "once(np.linspace(-3.5, 4.5, 6), np.linspace(1.5, 4.0, 6))",
                "once([np.inf, -np.inf, 1.5], [2.5, -1.5])",
                "kinds(np.zeros((0, 3)), [1.5, 2.5])",
                "mixed([200.0, 1.5], [[3.5, 4.5]])",
                "layouts([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5, 7.5], [3.5, 4.5, 1.0]])",
                "once([2.5, -1.5, 0.5], -3)",
                "once(-3, [2.5, -1.5, 0.5])",
                "once([0.0, -0.0, 1.5], [2.5, 0.0])",
                "once(b=[2.5, 3.5], a=[1.5, -0.5])",
                "once(np.array([4_000_000_000]), np.array([[3_000_000_000]]))",
                "twice([1.5, -2.5, 3.5])",
            ),
            kept(
                "kept(([1.5, -2.5], [[3.5], [0.5]]), ([2.5, 4.5], [[-1.5], [6.5]]))",
                "kept((np.array([[1.5, -2.5]]), np.array([3.5, 0.5])), (np.ones((1, 2)), np.ones(2)))",
                "kept((np.array([1.0]), np.array([3.5, 0.5])), (np.array([1.0]), np.array([1.5, 4.5])))",
                "kept((np.array([3.5, 0.5]), 1.0), (np.array([1.5, 4.5]), 1.0))",
            ),
        ),
        {
            "a": Allowed(REAL, (*ANY_SHAPE, "four"), values=("zero", "infinite", "minus infinite")),
            "b": Allowed(REAL, SOME[:6], values=("zero",)),
        },
        aliases=("a", "b"),
    ),
    "dot": Promise(
        (
            kinds(
                "kinds([200.0, -100.5, 0.5], [3.0, 4.25, 1.5])",
                "kinds([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5], [3.5, 4.5], [1.0, 7.5]])",
                "kinds([[1.5, -2.5, 3.25]], [[2.5], [-4.0], [0.5]])",
                "kinds([[2.5], [-4.0]], [[1.5, -2.5, 3.25]])",
                "kinds([[1.5, -2.5], [3.25, 0.5]], [[2.5, 6.0], [-1.5, 4.0]])",
                f"kinds({TALL}, [[1.5, 2.5, 0.5], [-0.5, 1.5, 2.25]])",
                f"once({TALL}.T, {TALL})",
                f"kinds([[1.5, 2.5], [-0.5, 1.5], [3.5, 4.5]], {TALL}.T)",
                "kinds([2.5], [-1.5])",
                "once(np.linspace(-3.5, 4.5, 16).reshape(4, 4), np.linspace(1.5, 9.0, 16).reshape(4, 4))",
                "once([[np.inf, 1.5]], [[2.5], [-0.5]])",
                "mixed([[200.0, 1.5]], [[3.5], [4.5]])",
                "layouts([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]], [[2.0, 0.5], [3.5, 4.5], [1.0, 7.5]])",
                "once([[0.0, 1.5]], [[2.5], [-0.0]])",
                "once(b=[2.5, 3.5], a=[1.5, -0.5])",
                "once(np.array([4_000_000_000]), np.array([3_000_000_000]))",
                "once(np.array([[4_000_000_000]]), np.array([[3_000_000_000]]))",
                "twice([[1.5, -2.5], [3.5, 0.5]])",
                "twice(np.array([1.5, -2.5, 3.5]))",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[3.5], [0.5]]), ([[2.5, 4.5]], [[-1.5], [6.5]]))",
                "kept((np.array([[1.5, -2.5]]), np.eye(2)), (np.array([[2.5, 4.5]]), np.eye(2)))",
                "kept((np.eye(2), np.array([[1.5], [-2.5]])), (np.eye(2), np.array([[2.5], [4.5]])))",
            ),
            Check(
                "every_shape_refused",
                "every other pair of shapes raises ValueError, for lists too",
                "both matrices or both vectors, and a.shape[-1] == b.shape[0]; check both yourself.",
                (
                    *("refuses([1.5, 2.5], [[1.5], [2.5]])", "refuses([[1.5, 2.5]], [1.5, 2.5])"),
                    *(
                        "refuses([1.5, 2.5], [1.5])",
                        "refuses([1.5], [1.5, 2.5])",
                        "refuses(1.5, [1.5])",
                    ),
                    *(
                        "refuses([1.5], 1.5)",
                        "refuses([1.5], [[2.5]])",
                        "refuses([[2.5]], [1.5])",
                        "refuses([[1.5, 2.5]], 2.0)",
                        "refuses(2.0, [[1.5, 2.5]])",
                    ),
                    *(
                        "refuses([[1.5], [2.5]], [[1.5], [2.5]])",
                        "refuses([[1.5, 2.5]], [[1.5, 2.5]])",
                    ),
                    "refuses(np.ones((3, 2)), np.ones((4, 2, 3)))",
                    "refuses(np.ones((4, 2, 3)), np.ones((3, 2)))",
                    "refuses(np.ones((2, 2, 2)), np.ones((2, 2, 2)))",
                    "refuses(np.ones((1, 1, 1)), np.ones((1, 1, 1)))",
                    "refuses(np.ones((1, 2, 3)), np.ones(3))",
                    "refuses(np.ones(3), np.ones((1, 3, 2)))",
                    "once([[1.5, 2.5]], [[1.5], [2.5]])",
                ),
            ),
        ),
        {
            "a": Allowed(ARRAYS, ("vector", "matrix", "row", "column", "square", "tall", "one")),
            "b": Allowed(ARRAYS, ("vector", "matrix", "row", "column", "square", "wide", "one")),
        },
        refused={
            f"{m} and {n} axes": lambda g, m=m, n=n: (np.ndim(g["a"]), np.ndim(g["b"])) == (m, n)
            for m, n in (
                (0, 0),
                (0, 1),
                (1, 0),
                (0, 2),
                (2, 0),
                (1, 2),
                (2, 1),
                (3, 3),
                (2, 3),
                (3, 2),
                (1, 3),
                (3, 1),
            )
        }
        | {
            "vectors of unequal length": lambda g: (
                np.ndim(g["a"]) == 1 and len(g["a"]) != len(g["b"])
            ),
            "a vector of one": lambda g: np.ndim(g["b"]) == 1 and len(g["a"]) != len(g["b"]) == 1,
            "a vector of one and a matrix of one": lambda g: (
                {np.shape(g["a"]), np.shape(g["b"])} == {(1,), (1, 1)}
            ),
            "rows": lambda g: (
                len(g["a"]) == 1
                and np.ndim(g["a"]) == np.ndim(g["b"]) == 2
                and np.shape(g["a"])[1] != len(g["b"])
            ),
            "columns": lambda g: (
                np.ndim(g["a"]) == np.ndim(g["b"]) == 2 and np.shape(g["a"])[1] == 1 != len(g["b"])
            ),
        },
        aliases=("a", "b"),
    ),
    "normalize_rows": Promise(
        (
            kinds(
                "kinds([[20.0, 21.0, 1.5], [-28.5, 45.25, 0.5]])",
                "kinds([[3.5, -12.0]])",
                "kinds([[3.5], [-12.0], [0.0]])",
                "kinds([[3.5, -12.0], [0.5, 200.0]])",
                f"kinds({TALL})",
                f"once({TALL}.T)",
                "layouts([[20.0, 21.0, 1.5], [-28.5, 45.25, 0.5]])",
                "once(x=[[1.5, 2.5]])",
                "once([[2.5]])",
                "once(np.full((2, 400), 1e153))",
                "once(np.array([[-128, 127], [-128, -128], [100, 3]], dtype=np.int8))",
            ),
            kept(
                "kept(([[1.5, -2.5]],), ([[4.5, 0.5]],))",
                "kept((np.array([[1.0, 0.0], [0.0, 0.0]]),), (np.array([[0.0, 1.0], [0.0, 3.0]]),))",
            ),
            Check(
                "scales",
                "rows of every size, small ones beside large ones",
                "no fixed threshold: a row of 1e-9 has a direction; divide it by its own largest entry.",
                (
                    "once([[3e-9, -4e-9], [3e9, 4e9], [0.0, 0.0], [-3e-160, 4e-160], [0.0, 2e-13]])",
                    "once([[3e160, -4e160], [3e-17, 4e-17], [-0.0, 0.0], [1e-300, 0.0], [3e299, 4e299]])",
                    "once([[1e200, 1.0, 1e-200], [1e-9, 1e-20, 0.0], [-1e-300, 1e-300, -1e-300]])",
                    "once([[-5e-9], [5e250], [-0.0]])",
                ),
            ),
            Check(
                "every_shape_refused",
                "lists and arrays of any other number of axes raise ValueError",
                "look at ndim once x is an array.",
                (
                    *(
                        "refuses(0.0)",
                        "refuses([1.5, 2.5])",
                        "refuses([0.0, 0.0])",
                        "refuses([[[1.5]]])",
                    ),
                    *(
                        "refuses(np.ones((1, 1, 1)))",
                        "refuses(np.ones((2, 2, 2, 2)))",
                        "once([[1.5, 2.5]])",
                    ),
                ),
            ),
        ),
        {
            "x": Allowed(
                ARRAYS,
                ("matrix", "row", "column", "square", "tall"),
                values=("zero", "minus zero", "negative", "tiny", "small", "huge", "large"),
            )
        },
        refused={f"{n} axes": lambda g, n=n: np.ndim(g["x"]) == n for n in (0, 1, 3, 4)},
        aliases=("x",),
    ),
    "one_hot": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], 6)",
                "kinds([2, 0], 3)",
                "kinds([2], 3)",
                "kinds(np.arange(70) % 7, 7)",
                "kinds([11, 0, 13], 14)",
                "kinds([255, 0, 100], 300)",
                "layouts([3, 1, 2, 0], 5)",
                *("once(0, 1)", "once(12, 13)", "once(np.uint8(3), 4)", "once(np.int64(0), 3)"),
                "once([2, 2, 2], classes=4)",
                "once(classes=3, labels=[1, 2])",
                "once(np.array([1, 0], dtype=np.int32), 2)",
                "once(np.zeros(0, dtype=np.int64), 3)",
            ),
            kept(
                "kept(([3, 1, 0], 5), ([0, 4, 4], 5))",
                "kept((np.array([3, 1, 0]), 5), (np.array([0, 4, 4]), 5))",
                "kept((3, 5), (0, 5))",
            ),
            Check(
                "every_label_refused",
                "one label that is no class is enough, wherever it stands and however large",
                "check all labels, the smallest and the largest; a single label too.",
                (
                    *("refuses([0, 1, 3], 3)", "refuses([3, 1, 0], 3)", "refuses([0, 3, 1], 3)"),
                    *("refuses([0, 1, -1], 3)", "refuses([0, -1, 1], 3)", "refuses([-1], 3)"),
                    *("refuses([3], 3)", "refuses(3, 3)", "refuses(4, 3)", "refuses(-3, 3)"),
                    *(
                        "refuses([2**32 + 1], 3)",
                        "refuses(2**63 - 1, 3)",
                        "refuses(np.array([2**64 - 1], dtype=np.uint64), 3)",
                        "refuses([2**70], 3)",
                        "refuses([255], 255)",
                        "refuses(np.array([200], dtype=np.uint8), 100)",
                    ),
                    *("refuses([0, -7], 3)", "refuses([0, 1000000], 3)", "once([0, 2], 3)"),
                ),
            ),
        ),
        {
            "labels": Allowed(
                LABELS, ("vector", "one"), ("reversed", "read-only"), ("zero", "above 9", "ties")
            )
        },
        refused={
            "the first label": lambda g: (
                not 0 <= np.ravel(g["labels"])[0] < g["classes"] and np.size(g["labels"]) > 2
            ),
            "the last label too large": lambda g: (
                np.ravel(g["labels"])[-1] == g["classes"] and np.size(g["labels"]) > 2
            ),
            "the last label negative": lambda g: (
                np.ravel(g["labels"])[-1] == -1 and np.size(g["labels"]) > 2
            ),
            "a middle label": lambda g: (
                not 0 <= g["labels"][1] < g["classes"] and np.size(g["labels"]) > 2
            ),
            "one label, negative": lambda g: np.ndim(g["labels"]) == 0 and g["labels"] < 0,
            "one label, too large": lambda g: (
                np.ndim(g["labels"]) == 0 and g["labels"] >= g["classes"]
            ),
            "far below": lambda g: np.min(g["labels"]) < -g["classes"],
            "far above": lambda g: np.max(g["labels"]) > 2 * g["classes"],
        },
        aliases=(),
    ),
    "pairwise_distances": Promise(
        (
            kinds(
                "kinds([[3.0, 30.5], [10.25, 6.0], [200.0, 1.5]], [[10.0, 6.5], [1.5, 255.0]])",
                "kinds([[3.5, -12.0, 0.5]], [[1.5, 2.5, 3.5], [0.5, 1.5, -7.5]])",
                "kinds([[1.5, 2.5, 3.5], [0.5, 1.5, -7.5]], [[3.5, -12.0, 0.5]])",
                "kinds([[3.5], [-12.0], [0.5]], [[1.5], [2.5]])",
                "kinds([[3.5, -12.0], [0.5, 1.5]], [[1.5, 2.5], [4.5, 6.0]])",
                f"kinds({TALL}, {TALL}[:66] + 1.25)",
                f"once({TALL}.T, {TALL}.T + 1.25)",
                f"once({TALL}[:66], {TALL} + 1.25)",
                "mixed([[3.0, 30.5], [10.25, 6.0]], [[10.0, 6.5], [1.5, 255.0]])",
                "layouts([[3.0, 30.5], [10.25, 6.0], [200.0, 1.5]], [[10.0, 6.5], [1.5, 255.0]])",
                "once([[2.5, 3.5]], [[2.5, 3.5]])",
                "twice(np.array([[3.0, 30.5], [10.25, 6.0], [200.0, 1.5]]))",
                "once(b=[[2.5, 3.5]], a=[[1.5, -0.5]])",
                "once(np.array([[4_000_000_000, 0]]), np.array([[0, 3_000_000_000]]))",
                "once([[0.0, 0.0]], [[0.0, -0.0], [0.0, 5.0]])",
            ),
            kept(
                "kept(([[1.5, -2.5]], [[3.5, 0.5]]), ([[2.5, 4.5]], [[-1.5, 6.5]]))",
                "kept((np.array([[1.5]]), np.array([[0.0]])), (np.array([[2.5]]), np.array([[0.0]])))",
            ),
            Check(
                "scales",
                "distances of 1e-9 and of 1e9 keep their digits",
                "add nothing under the root, round nothing, and subtract before you square.",
                (
                    "code:near = np.array([[3e-9, 4e-9], [0.0, 1e-12], [6e-9, -8e-9]])",
                    "code:compare.atol = 0",
                    "once(near, np.zeros((1, 2)))",
                    "once(1e18 * near, 1e18 * near[:1])",
                    "once(np.array([[1e9, 1e9]]), np.array([[1e9 + 3, 1e9 - 4]]))",
                ),
            ),
            Check(
                "every_shape_refused",
                "every other pair of shapes raises ValueError, for lists too",
                "both have two axes and equally many columns; a width of 1 broadcasts silently.",
                (
                    *("refuses([1.5, 2.5], [[1.5, 2.5]])", "refuses([[1.5, 2.5]], [1.5, 2.5])"),
                    *(
                        "refuses([1.5, 2.5], [1.5, 2.5])",
                        "refuses(1.5, [[1.5]])",
                        "refuses([[1.5]], 1.5)",
                    ),
                    *("refuses([[1.5]], [[1.5, 2.5]])", "refuses([[1.5, 2.5]], [[1.5]])"),
                    "refuses([[1.5, 2.5]], [[1.5, 2.5, 3.5]])",
                    "refuses(np.ones((1, 2, 2)), np.ones((1, 2, 2)))",
                    "refuses(np.ones((1, 2, 2)), np.ones((2, 2)))",
                    "refuses(np.ones((2, 2)), np.ones((1, 2, 2)))",
                    "once([[1.5, 2.5]], [[1.5, 2.5]])",
                ),
            ),
        ),
        {
            "a": Allowed(
                ARRAYS, ("matrix", "row", "column", "square", "tall"), values=("small", "zero")
            ),
            "b": Allowed(ARRAYS, ("row", "column", "square", "tall")),
        },
        refused={
            f"{m} and {n} axes": lambda g, m=m, n=n: (np.ndim(g["a"]), np.ndim(g["b"])) == (m, n)
            for m, n in ((0, 2), (2, 0), (1, 2), (2, 1), (1, 1), (3, 3), (2, 3), (3, 2))
        }
        | {
            "one column against two": lambda g: np.shape(g["a"])[1] == 1 < np.shape(g["b"])[1],
            "two columns against one": lambda g: np.shape(g["a"])[1] > 1 == np.shape(g["b"])[1],
        },
    ),
    "broadcast_shape": Promise(
        (
            Check(
                "every_pair",
                "every pair and triple of sizes 0, 1, 2 and 3 that fits",
                "an axis takes the size that is not 1, and 0 is such a size too.",
                (
                    *("once((0,), (0,))", "once((0,), ())", "once((), (0,))", "once((1,), (0,))"),
                    *(
                        "once((2,), (2,))",
                        "once((1,), (3,))",
                        "once((3,), (1,))",
                        "once((1,), (1,))",
                    ),
                    *("once((0, 1), (1, 3))", "once((3, 0), (1,))", "once((3, 1), (0,))"),
                    *("once((2, 0), (2, 1))", "once((0, 0), (0,))", "once((1, 0, 3), (2, 1, 3))"),
                    *("once((2, 1), (3,), (1, 1))", "once((), (), ())", "once((4,))", "once(())"),
                    *(
                        "once((1, 1, 1, 1), (2,))",
                        "once((2,), (1, 1, 1, 1))",
                        "once((0,), (1,), (0,))",
                    ),
                    *(
                        "once((5, 1, 4, 1), (3, 1, 1))",
                        "once((12, 1), (1, 70))",
                        "once((1,), (1, 1))",
                    ),
                    *(
                        "once((2, 3), (2, 3), (2, 3), (1, 3))",
                        "once((1, 2), (3, 1), (1,), (4, 1, 1))",
                        "once((1,), (2,), (), (1, 1), (2,), (3, 1), (1, 2))",
                        "once((70000, 3), (70000, 1), (3,))",
                        "once(*[()] * 40, (7,))",
                        "once((2,) + (1,) * 30, (1,) * 12 + (3,) + (1,) * 9)",
                    ),
                ),
            ),
            Check(
                "every_misfit",
                "every pair of sizes that does not fit raises ValueError, 0 included",
                "two sizes on one axis that differ and are not 1; 0 beside 2 is such a pair.",
                (
                    *("refuses((0,), (3,))", "refuses((3,), (0,))", "refuses((2, 0), (2, 2))"),
                    *("refuses((0, 2), (3, 2))", "refuses((2,), (3,))", "refuses((4,), (2,))"),
                    *(
                        "refuses((2, 1), (3, 1))",
                        "refuses((3,), (1,), (2,))",
                        "refuses((3,), (2,), (1,))",
                    ),
                    *(
                        "refuses((1,), (3,), (2,))",
                        "refuses((2, 3), (3, 2))",
                        "refuses((2, 3, 4), (2, 3))",
                    ),
                    *(
                        "refuses((0,), (1,), (2,))",
                        "refuses(*[(1,)] * 40, (7,), (8,))",
                        "refuses((2,), *[(1,)] * 40, (3,))",
                        "refuses((2,) + (1,) * 30, (3,) + (1,) * 30)",
                        "refuses((1, 2), (1, 3), (1, 2))",
                        "once((3, 2), (2,))",
                    ),
                ),
            ),
        ),
        refused={
            "0 beside another size": lambda g: 0 in sum(g["shapes"], ()),
            "the second pair of three": lambda g: len(g["shapes"]) == 3,
            "the first axis only": lambda g: len({s[-1] for s in g["shapes"]}) == 1,
            "a multiple": lambda g: g["shapes"] == ((4,), (2,)),
        },
    ),
    "compensated_sum": Promise(
        (
            kinds(
                "kinds([3.5])",
                "kinds(np.zeros(0))",
                "kinds([200.0, -100.5, 0.5, 90.25, 3.0])",
                "kinds(np.linspace(-4.5, 9.5, 600))",
                "layouts([200.0, -100.5, 0.5, 90.25, 3.0])",
                "once([])",
                "once([0.0, -0.0])",
                "once([0.0, 0.0, 1.5])",
                "once([1e-300, -3e-300, 1e-310])",
                "once([1e300, -1e-300, -1e300, 5e-300])",
                "once([2.5, 2.5, 1.5])",
                "once([7, 200, 300])",
                "once(x=[1.5, -0.5])",
            ),
            kept(
                "kept(([1.5, -2.5],), ([3.5, 0.25],))",
                "kept((np.array([1.5, -2.5]),), (np.array([3.5, 0.25]),))",
                "kept((np.array([1.5]),), (np.array([3.5]),))",
            ),
            Check(
                "every_shape_refused",
                "refuses numbers, matrices and everything with more axes",
                "one axis, whatever its length: a row and a column have two.",
                (
                    "refuses(1.5)",
                    "refuses([[1.5, 2.5]])",
                    "refuses([[1.5], [2.5]])",
                    "refuses([[1.5]])",
                    "refuses(np.zeros((0, 3)))",
                    "refuses(np.ones((2, 2)))",
                    "refuses(np.ones((2, 2, 2)))",
                    "once([1.5, 2.25])",
                ),
            ),
        ),
        {
            "x": Allowed(
                ARRAYS,
                ("one", "vector", "empty"),
                ("reversed", "strided", "read-only"),
                ("zero", "ties", "negative", "tiny", "huge"),
            )
        },
        refused={
            "a number": lambda g: np.ndim(g["x"]) == 0,
            "a row": lambda g: np.shape(g["x"]) == (1, 2),
            "a column": lambda g: np.shape(g["x"]) == (2, 1),
            "a box": lambda g: np.shape(g["x"]) == (1, 1),
            "a square": lambda g: np.shape(g["x"]) == (2, 2),
            "three axes": lambda g: np.ndim(g["x"]) == 3,
            "an empty matrix": lambda g: np.ndim(g["x"]) == 2 and np.size(g["x"]) == 0,
        },
        settings="rtol=1e-12",
    ),
    "variance": Promise(
        (
            kinds(
                "kinds([3.5])",
                "kinds([200.0, -100.5, 0.5, 90.25, 3.0])",
                "kinds([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]])",
                "kinds([[200.0, 1.5, -2.5]])",
                "kinds([[200.0], [1.5], [-2.5]])",
                "kinds([[200.0, 1.5], [90.25, -7.5]])",
                f"kinds({TALL})",
                f"once({TALL}.T)",
                "kinds(np.linspace(-4.5, 9.5, 600).reshape(2, 300))",
                "layouts([[200.0, 1.5, -2.5], [90.25, -7.5, 6.0]])",
                "layouts([200.0, -100.5, 0.5, 90.25, 3.0])",
                "once([0.0, -0.0, 1.5])",
                "once([[2.5, 2.5], [2.5, 1.5], [2.5, 2.5]])",
                "once(np.full((3, 2), 0.75))",
                "once([7, 200, 300])",
                "once(x=[1.5, -0.5])",
                "once(np.array([16000, 16001, 16003], dtype=np.float32))",
                "once(np.array([[16e6, 1], [16e6 + 1, 2], [16e6 + 3, 4]], dtype=np.float32))",
                "once(np.array([4_000_000_000, -4_000_000_000, 3]))",
            ),
            kept(
                "kept(([1.5, -2.5],), ([3.5, 0.25],))",
                "kept((np.array([1.5, -2.5]),), (np.array([3.5, 0.25]),))",
                "kept((np.array([[1.5, 0.5]]),), (np.array([[3.5, 0.5]]),))",
                "kept(([[1.5, 0.5], [1.0, 2.5]],), ([[3.5, 0.5], [1.5, 2.5]],))",
            ),
            Check(
                "every_shape_refused",
                "refuses numbers, three axes, and tables without a row",
                "a mean of no samples is nan, with a warning: refuse before.",
                (
                    "refuses(1.5)",
                    "refuses([])",
                    "refuses(np.zeros(0))",
                    "refuses(np.zeros((0, 3)))",
                    "refuses(np.ones((2, 2, 2)))",
                    "refuses(np.ones((1, 1, 1)))",
                    "once([1.5, 2.25])",
                ),
            ),
        ),
        {
            "x": Allowed(
                ARRAYS,
                ("one", "vector", "matrix", "row", "column", "square", "tall", "wide"),
                values=("zero", "ties", "negative", "all equal"),
            )
        },
        refused={
            "a number": lambda g: np.ndim(g["x"]) == 0,
            "no numbers": lambda g: np.shape(g["x"]) == (0,),
            "no rows": lambda g: np.ndim(g["x"]) == 2 and len(g["x"]) == 0,
            "three axes": lambda g: np.shape(g["x"]) == (2, 2, 2),
            "a box": lambda g: np.shape(g["x"]) == (1, 1, 1),
        },
    ),
}
