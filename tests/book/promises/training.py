"""Chapter training: samples are rows; what is random takes a seed or a generator."""

import numpy as np

from tests.book.promises import ARRAYS, MATRIX, TALL, Allowed, Check, Promise

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert with np.asarray(…, dtype=np.float64) before anything is computed. One row, one column "
    "and as many rows as columns are no special cases."
)
KEPT = "arguments stay as they are, and no call depends on another"
KEPT_HINT = (
    "if an argument was changed: x -=, x[...] = and an in-place shuffle write into the caller's "
    "arrays; a parts.append writes into the caller's list. Remember nothing between calls."
)


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def deals(name: str, call: str, *sizes: str) -> tuple[str, ...]:
    """Write code that sees what a function makes of samples of one kind."""
    return (
        "code:def parts_of(x, y, rng):",
        f"code:    return {name}(x, y, {call}, rng=rng)",
        "code:",
        "code:",
        "code:cases = []",
        "code:for shape in ((7,), (7, 1), (7, 2, 2), (2, 1), (1, 2), (65, 2)):",
        "code:    m, size = shape[0], int(np.prod(shape))",
        "code:    for kind in ('float64', 'float32', 'uint8', 'list'):",
        "code:        x = np.arange(size, dtype='float64' if kind == 'list' else kind).reshape(shape)",
        "code:        y = np.arange(0, size, size // m, dtype='int64' if m % 2 else 'float64')",
        "code:        cases.append((x.tolist() if kind == 'list' else x, y))",
        "code:        cases.append((x[::-1], y[::-1].reshape(m, 1)))",
        "code:        cases.append((x, y.tolist()))",
        "code:        cases.append((x, y.astype('float32' if m % 2 else 'uint8')))",
        "code:        cases.append((x, y.reshape(m, 1).tolist()))",
        "code:for x, y in cases:",
        "code:    for rng in (3, np.random.default_rng(4)):",
        "code:        parts = parts_of(x, y, rng)",
        "code:        assert isinstance(parts, list)",
        "code:        for part_x, part_y in parts:",
        "code:            assert type(part_x) is np.ndarray",
        "code:            assert type(part_y) is np.ndarray",
        "code:            assert part_x.dtype == np.asarray(x).dtype",
        "code:            assert part_y.dtype == np.asarray(y).dtype",
        "code:            assert part_x.shape == (len(part_y), *np.shape(x)[1:])",
        "code:            assert part_y.shape[1:] == np.shape(y)[1:]",
        "code:            width = int(np.prod(part_x.shape[1:]))",
        "code:            np.testing.assert_array_equal(part_x.ravel()[::width], part_y.ravel())",
        *sizes,
        "code:        together = np.concatenate([part_x for part_x, part_y in parts])",
        "code:        order = np.argsort(together.ravel()[:: together[0].size])",
        "code:        straight = np.argsort(np.ravel(x)[:: together[0].size])",
        "code:        np.testing.assert_array_equal(together[order], np.asarray(x)[straight])",
        "code:",
        "code:kept_x, kept_y = np.arange(8.0)[:, None], np.arange(8)",
        "code:x, y = kept_x.copy(), kept_y.copy()",
        "code:first, again = (parts_of(x, y, 0)[-1][1] for _ in range(2))",
        'code:np.testing.assert_array_equal(first, again, err_msg="0 is a seed too")',
        "code:large, parts = parts_of(x, y, 2**40 + 5), parts_of(x, y, 5)",
        'code:assert str(large) != str(parts), "a seed may be large"',
        'code:np.testing.assert_array_equal(x, kept_x, err_msg="x was changed")',
        'code:np.testing.assert_array_equal(y, kept_y, err_msg="y was changed")',
        "code:for part in parts:",
        "code:    assert not np.shares_memory(part[0], x)",
        "code:    assert not np.shares_memory(part[1], y)",
        "code:again = parts_of(-x, y, 5)",
        "code:for (one, _), (other, _) in zip(parts, again, strict=True):",
        'code:    np.testing.assert_array_equal(one, -other, err_msg="one seed, one order")',
        "code:for (one, _), (other, _) in zip(parts, parts_of(x, y, np.int64(5)), strict=True):",
        "code:    np.testing.assert_array_equal(one, other, err_msg='a seed may be of any integer type')",
        "code:once = parts_of(x, y, np.random.default_rng(5))",
        "code:for (one, _), (other, _) in zip(parts, once, strict=True):",
        'code:    np.testing.assert_array_equal(one, other, err_msg="a seed is as good as its generator")',
        "code:generator = np.random.default_rng(6)",
        "code:firsts = {str(parts_of(kept_y, kept_y, generator)) for _ in range(9)}",
        'code:assert len(firsts) > 2, "a generator goes on from call to call"',
    )


def search_code(name: str, more: tuple[str, ...] = ()) -> Check:
    """Check what f is given, and what comes back, for a random search."""
    return Check(
        "protocol",
        "f gets new arrays of float64; any box, a seed or a generator",
        "give f a new array of shape (d,) each time, which it may change, and keep what it gave as "
        "float64. "
        "np.random.default_rng(rng) takes a seed and a generator; bounds may be of any kind.",
        (
            "code:def f(x):",
            "code:    assert isinstance(x, np.ndarray)",
            "code:    assert x.dtype == np.float64",
            "code:    seen.append(x)",
            "code:    return np.float32(x[0] / 3) if len(seen) % 2 else int(10 * x[0])",
            "code:",
            "code:",
            "code:for bounds in (",
            "code:    [(0.5, 2.5)],",
            "code:    [[-2, 1], [3, 8]],",
            "code:    np.array([[-2, 1], [3, 8]], dtype=np.int64),",
            "code:    np.array([[0, 1], [3, 200]], dtype=np.uint8),",
            "code:    np.array([[-100, 100], [3, 7]], dtype=np.int8),",
            "code:    np.array([[0.1, 0.7]] * 3, dtype=np.float32),",
            "code:    np.array([[-1.5, 2.5], [0.5, 4.5]])[::-1],",
            "code:    ((0.25, 0.5), (1, 2)),",
            "code:):",
            "code:    low, high = np.array(bounds, dtype=np.float64).T",
            f"code:    first, again = ({name}(lambda x: x[0], bounds, 9, 0)[2] for _ in range(2))",
            'code:    np.testing.assert_array_equal(first, again, err_msg="0 is a seed too")',
            f"code:    other = {name}(lambda x: x[0], bounds, 9, 2**40)[2]",
            'code:    assert np.any(first != other), "a seed may be large"',
            "code:    for rng in (3, np.random.default_rng(4)):",
            "code:        seen, given = [], np.array(bounds)",
            f"code:        best_x, best_value, history = {name}(f, bounds, 9, rng)",
            "code:        np.testing.assert_array_equal(np.array(bounds), given)",
            "code:        assert isinstance(best_x, np.ndarray)",
            "code:        assert best_x.dtype == np.float64",
            "code:        assert best_x.shape == low.shape",
            "code:        assert np.shape(best_value) == ()",
            "code:        assert isinstance(history, np.ndarray)",
            "code:        assert history.dtype == np.float64",
            "code:        assert history.shape == (9, len(low) + 1)",
            "code:        np.testing.assert_array_equal(history[:, :-1], seen)",
            "code:        assert np.all((low <= history[:, :-1]) & (history[:, :-1] <= high))",
            "code:        tried, seen = list(seen), []",
            "code:        values = [float(f(x)) for x in tried]",
            "code:        np.testing.assert_allclose(history[:, -1], values, rtol=1e-12)",
            "code:        best = int(np.argmax(values))",
            "code:        np.testing.assert_array_equal(best_x, tried[best])",
            "code:        np.testing.assert_allclose(best_value, values[best], rtol=1e-12)",
            "code:",
            "code:",
            "code:def run(rng, factor=1.0):",
            f"code:    return {name}(lambda x: -factor * float(x[0]), [(0, 1)], trials=6, rng=rng)[2]",
            "code:",
            "code:",
            "code:np.testing.assert_array_equal(run(5), run(np.random.default_rng(5)))",
            "code:np.testing.assert_array_equal(run(5), run(np.int64(5)))",
            "code:generator = np.random.default_rng(6)",
            "code:assert np.all(run(generator)[:, 0] != run(generator)[:, 0])",
            "code:",
            "code:",
            "code:def changes(x):",
            "code:    tried.append(x.copy())",
            "code:    x += 1.0",
            "code:    return -float(x[0])",
            "code:",
            "code:",
            "code:tried = []",
            f"code:best_x, _, history = {name}(changes, [(0, 1), (2, 3)], 4, 7)",
            "code:np.testing.assert_array_equal(history[:, :2], tried, err_msg='f may change its point')",
            "code:np.testing.assert_array_equal(best_x, tried[int(np.argmin(history[:, 0]))])",
            f"code:{name}(rng=1, trials=2, bounds=[(0, 1)], f=lambda x: 0.5)",
            f"code:best_x, best_value, history = {name}(lambda x: 2.5, [(0, 1), (0, 1)], 7, 9)",
            'code:np.testing.assert_array_equal(best_x, history[0, :2], err_msg="the first of equals")',
            *more,
        ),
    )


BOXES = (
    *(
        "[(1, 1)]",
        "[(2, 1)]",
        "[(0, 1), (3, 2)]",
        "[(3, 2), (0, 1)]",
        "[(0, 1), (2, 2)]",
        "[(2, 2), (0, 1)]",
    ),
    *("[(0, np.inf)]", "[(-np.inf, 0)]", "[(np.nan, 1)]", "[(0, np.nan)]", "[(0, 1), (0, np.inf)]"),
    *("[0, 1]", "[(0, 1, 2)]", "[[0], [1]]", "[[(0, 1), (0, 1)]]", "3.0", "[[0, 1], [0, np.nan]]"),
)


def box_errors(name: str) -> Check:
    return Check(
        "every_box_refused",
        "refuses every bad box and every bad number of trials",
        "look at all rows of bounds and at both ends of each: finite, and lower < upper.",
        (
            *(f"refuses(lambda x: 0.0, {box}, 5, 3)" for box in BOXES),
            *(f"refuses(lambda x: 0.0, [(0, 1)], {trials}, 3)" for trials in (0, -1, -7)),
            "refuses(lambda x: 0.0, [(0, 1)], 5, error=TypeError)",
            f"code:assert {name}(lambda x: 0.5, [(0, 1), (2, 3)], 2, 3)[2].shape == (2, 3)",
        ),
    )


BAD_BOXES = {
    "equal bounds": lambda g: (
        np.shape(g["bounds"]) == (1, 2) and g["bounds"][0][0] == g["bounds"][0][1]
    ),
    "turned round": lambda g: (
        np.shape(g["bounds"]) == (1, 2) and g["bounds"][0][0] > g["bounds"][0][1]
    ),
    "the last turned round": lambda g: (
        np.shape(g["bounds"]) == (2, 2) and g["bounds"][1][0] > g["bounds"][1][1]
    ),
    "the first turned round": lambda g: (
        np.shape(g["bounds"]) == (2, 2) and g["bounds"][0][0] > g["bounds"][0][1]
    ),
    "the last empty": lambda g: (
        np.shape(g["bounds"]) == (2, 2) and g["bounds"][1][0] == g["bounds"][1][1]
    ),
    "the first empty": lambda g: (
        np.shape(g["bounds"]) == (2, 2) and g["bounds"][0][0] == g["bounds"][0][1]
    ),
    "infinite above": lambda g: np.shape(g["bounds"]) == (1, 2) and g["bounds"][0][1] == np.inf,
    "infinite below": lambda g: np.shape(g["bounds"]) == (1, 2) and g["bounds"][0][0] == -np.inf,
    "nan below": lambda g: np.shape(g["bounds"]) == (1, 2) and np.isnan(g["bounds"][0][0]),
    "nan above": lambda g: np.shape(g["bounds"]) == (1, 2) and np.isnan(g["bounds"][0][1]),
    "the last infinite": lambda g: np.shape(g["bounds"]) == (2, 2) and g["bounds"][1][1] == np.inf,
    "one axis": lambda g: np.ndim(g["bounds"]) == 1,
    "three columns": lambda g: np.shape(g["bounds"]) == (1, 3),
    "one column": lambda g: np.shape(g["bounds"]) == (2, 1),
    "three axes": lambda g: np.ndim(g["bounds"]) == 3,
    "a number": lambda g: np.ndim(g["bounds"]) == 0,
    "no trial": lambda g: g["trials"] == 0,
    "-1 trials": lambda g: g["trials"] == -1,
    "-7 trials": lambda g: g["trials"] == -7,
}
SAMPLES_REFUSED = {
    "y too short": lambda g: len(g["y"]) == len(g["x"]) - 1,
    "y too long": lambda g: len(g["y"]) == len(g["x"]) + 1,
    "one target for all": lambda g: len(g["y"]) == 1 < len(g["x"]),
    "one sample": lambda g: len(g["x"]) == 1 < len(g["y"]),
    "lists": lambda g: isinstance(g["x"], list) and len(g["x"]) != len(g["y"]),
}

PROMISES = {
    "min_max_scale": Promise(
        (
            kinds(
                "kinds([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]])",
                "kinds([[1.5, 200.25, -7.5]])",
                "kinds([[1.5], [-3.25], [200.5]])",
                "kinds([[1.5, -3.25], [200.5, 7.75]])",
                f"kinds({TALL})",
                f"once({TALL}.T)",
                "layouts([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]])",
                "kinds([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]], lower=-3, upper=7)",
                "once(x=[[0.0, -0.0], [5.0, 0.0], [2.5, 1.0]])",
                "once([[2.5, 7.5], [2.5, 0.5]], -1.0, 3.0)",
                "once([[0, 250], [10, 5], [3, 9]])",
            ),
            kept(
                "kept((np.array([[1.5, -2.5], [0.5, 7.5]]),), (np.array([[3.5, 0.5], [2.5, 4.5]]),))",
                "kept((np.array([[0.0, 1.0], [1.0, 0.0]]),), (np.array([[1.0, 0.0], [0.0, 1.0]]),))",
                "kept(([[1.5], [-2.5]],), ([[3.5], [0.5]],), lower=-1.0)",
            ),
            Check(
                "every_interval",
                "each end alone and both, by place and by name, for one column and for several",
                "lower is added to every column, the constant ones too; the defaults are 0 and 1.",
                (
                    *(
                        f"once({x}, {given})"
                        for x in (
                            "[[1.5], [3.5], [2.0]]",
                            "[[1.5, -2.0], [3.5, 7.0]]",
                            "[[1.5, -2.0, 5.0]]",
                            "[[4.5], [4.5]]",
                            TALL,
                            "[[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]]",
                        )
                        for given in (
                            "lower=-1",
                            "upper=5",
                            "-2, 3",
                            "upper=0.5, lower=0.25",
                            "lower=-4, upper=-2.5",
                            "lower=-1.5, upper=0",
                            "0, 2.5",
                        )
                    ),
                ),
            ),
            Check(
                "scales",
                "columns whose range is tiny or far from 0, beside constant ones",
                "only a range of exactly 0 is divided by 1; a range of 1e-9 is a range.",
                (
                    "once([[1e-12, 5.0, 1e9], [3e-12, 5.0, 1e9 + 1], [2e-12, 5.0, 1e9 + 3]])",
                    "once([[1e-200, 0.1, -2e150], [5e-200, 0.1, 2e150], [2e-200, 0.1, 0.0]])",
                    "once([[1e-9], [0.0]], 2.0, 3.0)",
                    "once([[0.3, 1e-300], [0.3, 3e-300]], -1.0, 1.0)",
                    "once([[1e-305, 2e-9], [3e-305, 1e-9]])",
                ),
            ),
            Check(
                "every_shape_refused",
                "lists and arrays of any other number of axes raise ValueError",
                "look at ndim once x is an array.",
                (
                    *(
                        "refuses(0.5)",
                        "refuses([1.5, 2.5])",
                        "refuses([[[1.5]]])",
                        "refuses(np.ones((2, 2, 2, 2)))",
                    ),
                    *("refuses([1.5])", "refuses(np.ones(4), 0.0, 2.0)", "once([[1.5, 2.5]])"),
                ),
            ),
        ),
        {"x": Allowed(ARRAYS, MATRIX, values=("zero", "tiny", "small", "huge", "negative"))},
        {"lower": -1.0, "upper": 2.0},
        {f"{n} axes": lambda g, n=n: np.ndim(g["x"]) == n for n in (0, 1, 3, 4)},
        aliases=("x",),
    ),
    "standardize": Promise(
        (
            kinds(
                "kinds([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]])",
                "kinds([[1.5, 200.25, -7.5]])",
                "kinds([[1.5], [-3.25], [200.5]])",
                "kinds([[1.5, -3.25], [200.5, 7.75]])",
                f"kinds({TALL})",
                f"once({TALL}.T)",
                "layouts([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]])",
                *(
                    f"kinds({x}, {m}, {s})"
                    for x, m, s in (
                        (
                            "[[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]]",
                            "[0.5, 1.5, -2.5]",
                            "[2.5, 3.25, 7.0]",
                        ),
                        ("[[1.5, 200.25]]", "[0.5, 1.5]", "[2.5, 3.25]"),
                        ("[[1.5], [-3.25]]", "[0.5]", "[2.5]"),
                        ("[[1.5, -3.25], [200.5, 7.75]]", "[0.5, 1.5]", "[2.5, 3.25]"),
                        (TALL, "[0.5, 1.5]", "[2.5, 3.25]"),
                        (f"{TALL}.T", "np.arange(300.0)", "np.arange(1.0, 301.0)"),
                    )
                ),
                "mixed([[1.5, 200.25]], [0.5, 1.5], [2.5, 3.25])",
                "layouts([[1.5, 200.25]], [0.5, 1.5], [2.5, 3.25])",
                "once([[1.5, 200.25]], [0, 0], [1, 0])",
                "once([[1.5, 2.0], [2.5, 0.0]], mean=[0.0, 0.0], std=[0.0, 0.0])",
                "once(np.zeros((0, 2)), [0.5, 1.5], [2.5, 3.25])",
                "once(std=[2.0], mean=[0.5], x=[[1.5]])",
                "once(x=[[0.0, -0.0], [5.0, 0.0], [2.5, 1.0]])",
                "once([[1.5, 0.5], [2.5, 1.5]], None, None)",
            ),
            kept(
                "kept((np.array([[1.5, -2.5], [0.5, 7.5]]),), (np.array([[3.5, 0.5], [2.5, 4.5]]),))",
                "kept((np.array([[-1.0], [1.0]]),), (np.array([[1.0], [-1.0]]),))",
                "kept((np.array([[1.5]]), np.zeros(1), np.ones(1)), (np.array([[2.5]]), np.zeros(1), np.ones(1)))",
                "kept((np.array([[1.5, 2.5]]), np.ones(2), np.array([0.0, 2.0])), (np.array([[2.5, 0.5]]), np.ones(2), np.array([0.0, 2.0])))",
                "kept(([[1.5], [-2.5]],), ([[3.5], [0.5]],))",
            ),
            Check(
                "scales",
                "columns that hardly vary and columns far from 0, beside constant ones",
                "only a deviation of exactly 0 is divided by 1; a column that varies by 1e-9 varies.",
                (
                    "code:compare.rtol = 2e-7  # of 16 digits, 1e9 + 1 leaves 7",
                    "once([[1e-12, 5.0, 1e9], [3e-12, 5.0, 1e9 + 1], [2e-12, 5.0, 1e9 + 3]])",
                    "code:compare.rtol = 1e-9",
                    "once([[1e-9], [0.0]])",
                    "once([[1e-100, 1e100], [5e-100, -1e100], [2e-100, 3e100]])",
                    "once([[0.1, 0.7, 1 / 3]] * 7)",
                    "once([[1e9 + 0.1]] * 3)",
                    "once([[0.0, 1e-12], [0.0, -1e-12]])",
                    "once([[1.5, 2.5]], [0.5, 1.0], [1e-12, 1e12])",
                    "once([[-1e-9, 1e-9]], [0.0, 0.0], [1e-9, 1e-9])",
                    "once([[3e-13, 1e-100]], [1e-13, 0.0], [1e-13, 1e-100])",
                    "once([[1e15], [1e15 + 2]])",
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses each misfit of x, mean and std, and one without the other, for any x",
                "mean and std have the shape (n,) each, also when n is 1.",
                (
                    *(
                        "refuses(0.5)",
                        "refuses([1.5, 2.5])",
                        "refuses([[[1.5]]])",
                        "refuses(np.ones((2, 2, 2, 2)))",
                    ),
                    *(
                        "refuses([1.5], [0.5], [1.0])",
                        "refuses([[1.5]], 0.5, 1.0)",
                        "refuses([[1.5]], [0.5], 1.0)",
                    ),
                    *(
                        "refuses([[1.5]], [[0.5]], [1.0])",
                        "refuses([[1.5]], [0.5], [[1.0]])",
                        "refuses([[1.5]], 0.5, [1.0])",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [0.5], [1.0, 1.0])",
                        "refuses([[1.5, 2.5]], [0.5, 0.5], [1.0])",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [0.5], [1.0])",
                        "refuses([[1.5, 2.5]], [0.5] * 3, [1.0] * 3)",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [[0.5, 0.5]], [[1.0, 1.0]])",
                        "refuses([[1.5, 2.5]], 0.5, 1.0)",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [0.5, 0.5])",
                        "refuses([[1.5, 2.5]], None, [1.0, 1.0])",
                    ),
                    *(
                        "refuses([[1.5, 2.5], [1.5, 0.5]], mean=[0.0, 0.0])",
                        "refuses([[1.5]], std=[0.0])",
                    ),
                    "once([[1.5], [2.5]], [0.5], [2.0])",
                ),
            ),
        ),
        {
            "x": Allowed(ARRAYS, MATRIX, values=("zero", "small", "large", "negative")),
            "mean": Allowed(
                ARRAYS, ("one", "vector"), ("reversed", "strided", "read-only"), ("zero",)
            ),
            "std": Allowed(
                ARRAYS,
                ("one", "vector"),
                ("reversed", "strided", "read-only"),
                ("zero", "small", "large"),
            ),
        },
        {},
        {f"{n} axes": lambda g, n=n: np.ndim(g["x"]) == n for n in (0, 1, 3, 4)}
        | {
            "mean alone": lambda g: g["std"] is None and g["mean"] is not None,
            "std alone": lambda g: g["mean"] is None and g["std"] is not None,
            "numbers": lambda g: (
                np.ndim(g["mean"]) == np.ndim(g["std"]) == 0 and g["mean"] is not None
            ),
            "a number as mean": lambda g: (
                np.ndim(g["mean"]) == 0 and np.ndim(g["std"]) == 1 and g["mean"] is not None
            ),
            "a number as std": lambda g: (
                np.ndim(g["std"]) == 0 and np.ndim(g["mean"]) == 1 and g["std"] is not None
            ),
            "a row as mean": lambda g: np.ndim(g["mean"]) == 2 and np.ndim(g["std"]) == 1,
            "a row as std": lambda g: np.ndim(g["std"]) == 2 and np.ndim(g["mean"]) == 1,
            "rows": lambda g: np.ndim(g["std"]) == 2 and np.ndim(g["mean"]) == 2,
            "one mean": lambda g: np.shape(g["mean"]) == (1,) and np.shape(g["std"]) == (2,),
            "one std": lambda g: np.shape(g["std"]) == (1,) and np.shape(g["mean"]) == (2,),
            "one of each": lambda g: (
                np.shape(g["std"]) == np.shape(g["mean"]) == (1,) and np.shape(g["x"]) == (1, 2)
            ),
            "too many": lambda g: np.shape(g["std"]) == (3,),
        },
        aliases=("x",),
    ),
    "split": Promise(
        (
            Check(
                "kinds",
                "samples of every shape and type; a seed, a generator; x and y as they were",
                "index x and y as arrays by parts of one permutation, which makes copies; "
                "np.random.default_rng(rng) takes a seed and a generator.",
                (
                    *deals(
                        "split",
                        "(0.0, 0.3, 0.7)",
                        "code:        shares = [0.0, 0.3 * len(x), 0.7 * len(x)]",
                        "code:        for (part, _), share in zip(parts, shares, strict=True):",
                        "code:            assert abs(len(part) - share) < 1",
                    ),
                    "code:parts = split(rng=7, fractions=[0.5, 0.5], y=[3, 4], x=[[1.0], [2.0]])",
                    "code:assert [len(part) for part, _ in parts] == [1, 1]",
                    "code:parts = split(list(range(10)), list(range(10)), rng=8)",
                    "code:assert [len(part) for part, _ in parts] == [6, 2, 2]",
                    "code:generator = np.random.default_rng(12)",
                    "code:halves = (split(range(4), range(4), (0.5, 0.5), rng=generator) for _ in range(120))",
                    "code:assert len({tuple(sorted(first.tolist())) for (first, _), _ in halves}) == 6",
                    "code:(whole,) = split(kept_x, kept_y, (1.0,), rng=9)",
                    "code:assert not np.shares_memory(whole[0], kept_x)",
                    "code:assert np.any(whole[1] != kept_y)",
                    "code:for fractions in (np.array([0.25, 0.75]), [0, 1], (0.0, 0.0, 1.0), (1, 0)):",
                    "code:    parts = split(kept_x, kept_y, fractions, rng=10)",
                    "code:    sizes = [len(part) for part, _ in parts]",
                    "code:    assert sizes == [8 * share for share in fractions]",
                    "code:    assert parts[0][0].shape[1:] == (1,)",
                ),
            ),
            Check(
                "every_error",
                "refuses unequal lengths either way, in lists too, and every set of bad fractions",
                "compare len(x) with len(y); the fractions are at least 0 each and sum to 1.",
                (
                    *(
                        "refuses(np.zeros((5, 2)), np.zeros(5), error=TypeError)",
                        "refuses(np.zeros((5, 2)), np.zeros(4), rng=1)",
                        "refuses(np.zeros((4, 2)), np.zeros(5), rng=1)",
                    ),
                    *(
                        "refuses(np.zeros((5, 2)), np.zeros(1), rng=1)",
                        "refuses(np.zeros((1, 2)), np.zeros(5), rng=1)",
                    ),
                    *(
                        "refuses([1, 2, 3], [1, 2], rng=1)",
                        "refuses([1, 2], [1, 2, 3], (0.5, 0.5), rng=1)",
                    ),
                    *(
                        f"refuses(np.zeros((5, 2)), np.zeros(5), {fractions}, rng=1)"
                        for fractions in (
                            "(0.5, 0.4)",
                            "(np.nan, 1.0)",
                            "(0.995,)",
                            "(0.5, 0.6)",
                            "(-0.5, 1.5)",
                            "(1.5, -0.5)",
                            "(0.5, 0.7, -0.2)",
                            "(0.9,)",
                            "(1.1,)",
                            "(0.6, 0.2)",
                            "(0.0, 0.0)",
                            "(0.5, 0.5, 0.5)",
                            "(0.5, 0.499)",
                            "(0.5, 0.501)",
                        )
                    ),
                    "code:assert len(split(np.zeros((5, 2)), np.zeros(5), (0.3, 0.7), rng=1)) == 2",
                ),
            ),
        ),
        {
            "x": Allowed(
                ("list", "float64", "float32", "uint8"),
                ("vector", "column", "row", "deep", "tall"),
                ("reversed",),
            ),
            "y": Allowed(("list", "float64", "int64"), ("vector", "column"), ("reversed",)),
        },
        {"fractions": (1.0,)},
        SAMPLES_REFUSED
        | {
            "a sum below 1": lambda g: sum(g["fractions"]) < 0.95,
            "a sum above 1": lambda g: sum(g["fractions"]) > 1.05,
            "a sum a little below 1": lambda g: 0.99 < sum(g["fractions"]) < 0.9995,
            "a sum a little above 1": lambda g: 1.0005 < sum(g["fractions"]) < 1.01,
            "the first negative": lambda g: g["fractions"][0] < 0,
            "the last negative": lambda g: g["fractions"][-1] < 0,
            "one fraction": lambda g: len(g["fractions"]) == 1 and g["fractions"][0] != 1,
        },
    ),
    "mini_batches": Promise(
        (
            Check(
                "kinds",
                "samples of every shape and type; a seed, a generator; x and y as they were",
                "index x and y as arrays by parts of one permutation, which makes copies; "
                "np.random.default_rng(rng) takes a seed and a generator.",
                (
                    *deals(
                        "mini_batches", "3", "code:        assert len(parts) == (len(x) + 2) // 3"
                    ),
                    "code:batches = mini_batches(rng=7, batch_size=1, y=[3, 4], x=[[1.0], [2.0]])",
                    "code:assert [len(batch) for batch, _ in batches] == [1, 1]",
                    "code:((whole, _),) = mini_batches(kept_x, kept_y, 100, 9)",
                    "code:assert not np.shares_memory(whole, kept_x)",
                    "code:assert np.any(whole != kept_x)",
                    "code:assert len(mini_batches(np.arange(600.0), np.arange(600.0), 300, 3)) == 2",
                    "code:((whole, same),) = mini_batches(kept_x[:1], kept_y[:1], 4, 9)",
                    "code:assert not np.shares_memory(whole, kept_x)",
                    "code:assert not np.shares_memory(same, kept_y)",
                    "code:generator = np.random.default_rng(12)",
                    "code:epochs = (mini_batches(range(4), range(4), 2, generator) for _ in range(120))",
                    "code:assert len({tuple(sorted(first.tolist())) for (first, _), _ in epochs}) == 6",
                ),
            ),
            Check(
                "every_error",
                "refuses unequal lengths, numbers, and every batch size below 1",
                "a list of the wrong length is as wrong as an array; a number has no length.",
                (
                    *(
                        "refuses(np.zeros((5, 2)), np.zeros(5), 2, error=TypeError)",
                        "refuses(np.zeros((5, 2)), np.zeros(4), 2, 1)",
                        "refuses(np.zeros((4, 2)), np.zeros(5), 2, 1)",
                    ),
                    *(
                        "refuses(np.zeros((5, 2)), np.zeros(1), 2, 1)",
                        "refuses(np.zeros((1, 2)), np.zeros(5), 2, 1)",
                    ),
                    *(
                        "refuses([1, 2, 3], [1, 2], 2, 1)",
                        "refuses([1, 2], [1, 2, 3], 2, 1)",
                        "refuses(1.5, 1.5, 1, 1)",
                    ),
                    *("refuses([1.5], 1.5, 1, 1)", "refuses(1.5, [1.5], 1, 1)"),
                    *(
                        f"refuses(np.zeros((5, 2)), np.zeros(5), {size}, 1)"
                        for size in (0, -1, -5, -100)
                    ),
                    "code:assert len(mini_batches(np.zeros((5, 2)), np.zeros(5), 5, 1)) == 1",
                ),
            ),
        ),
        {
            "x": Allowed(
                ("list", "float64", "float32", "uint8"),
                ("vector", "column", "row", "deep", "tall"),
                ("reversed",),
            ),
            "y": Allowed(("list", "float64", "int64"), ("vector", "column"), ("reversed",)),
        },
        {},
        SAMPLES_REFUSED
        | {
            "numbers": lambda g: np.ndim(g["x"]) == 0 == np.ndim(g["y"]),
            "x a number": lambda g: np.ndim(g["x"]) == 0 < np.ndim(g["y"]),
            "y a number": lambda g: np.ndim(g["y"]) == 0 < np.ndim(g["x"]),
            "batch size 0": lambda g: g["batch_size"] == 0,
            "batch size -1": lambda g: g["batch_size"] == -1,
            "batch size -5": lambda g: g["batch_size"] == -5,
        },
    ),
    "grid_search": Promise(
        (
            Check(
                "protocol",
                "f gets new arrays of float64; grids of every kind; the grid stays as it was",
                "give f a new array np.array(point, dtype=np.float64) each time, not a tuple, which it "
                "may keep or change; all values may be -inf. Keep what it gave as float64. A row of the grid may be a list, a tuple or an array.",
                (
                    "code:def f(x):",
                    "code:    assert isinstance(x, np.ndarray)",
                    "code:    assert x.dtype == np.float64",
                    "code:    return float(np.sum(np.sin(3 * x)) * x[0])",
                    "code:",
                    "code:",
                    "once(f, [[1.5, 2.5, -0.5]])",
                    "once(f, [[1.5, 2.5, -0.5], [0.25, 4.5]])",
                    "once(f, ([1, 2, 3], (4, 5), np.array([6.5, 7.5])))",
                    "once(f, [np.array([1, 2], dtype=np.uint8), np.array([200, 3], dtype=np.uint8)])",
                    "once(f, [np.array([0.1, 0.7], dtype=np.float32), [1, 2]])",
                    "once(f, [np.linspace(0, 1, 66)])",
                    "once(f, np.array([[1.5, 2.5], [3.5, 0.5]]))",
                    "layouts(f, [np.array([1.5, 2.5, 3.5]), np.array([4.5])])",
                    "once(f, [[1.5]])",
                    "once(f, [[2], [3], [4], [5], [6]])",
                    "once(f, [[True, False], [1, 0]])",
                    "once(f, [[0.0, -0.0, 0.0]])",
                    "once(lambda x: -abs(float(x[0])) - 9, [[3.5, -2.5, 2.5]])",
                    "once(lambda x: int(x[0]), [[3, 7, 7, 2]])",
                    "once(lambda x: np.float32(x[0] / 3), [[1, 2]])",
                    "once(lambda x: np.nan if x[0] < 2 else float(x[0]), [[1, 5, 1, 3]])",
                    "once(lambda x: -np.inf if x[0] < 2 else -5.0, [[1, 5]])",
                    "once(lambda x: np.inf if x[0] > 2 else np.nan, [[1, 5]])",
                    "once(lambda x: np.nan if x[0] < 2 else -1.7e308, [[1, 5]])",
                    "once(lambda x: -np.inf, [[2.5, 1.5], [0.5]])",
                    "once(lambda x: np.inf, [[2.5, 1.5], [0.5]])",
                    "once(lambda x: np.add(x, 1, out=x)[0] - x[1], [[2.5, 1.5], [0.5, 4.5]])",
                    "code:seen = []",
                    "code:history = grid_search(lambda x: seen.append(x) or 0.5, [[2.5, 1.5], [0.5, 4.5]])[2]",
                    "code:np.testing.assert_array_equal(history[:, :2], seen)",
                    "code:seen = []",
                    "code:grid_search(lambda x: seen.append(x) or 0.5, [[2.5, 2.5, 1.5]])",
                    'code:assert len(seen) == 3, "f is asked for every point of the grid"',
                    "once(grid=[[1.5, 2.5]], f=f)",
                    "kept((f, [[1.5, 2.5], [0.5]]), (f, [[3.5, 0.5], [1.5]]))",
                    "kept((f, [np.array([1.5, 2.5])]), (f, [np.array([3.5, 0.5])]))",
                    "kept((f, [[1.5, 2.5]]), (lambda x: -float(x[0]), [[1.5, 2.5]]))",
                ),
            ),
            Check(
                "every_grid_refused",
                "refuses each empty row and each number, wherever it stands in the grid",
                "every row has one axis and at least one value, the last row too.",
                (
                    *(
                        "refuses(lambda x: 0.0, [])",
                        "refuses(lambda x: 0.0, [[]])",
                        "refuses(lambda x: 0.0, ())",
                    ),
                    *(
                        "refuses(lambda x: 0.0, [[], [1.5]])",
                        "refuses(lambda x: 0.0, [[1.5], [], [2.5]])",
                    ),
                    *(
                        "refuses(lambda x: 0.0, [[1.5], []])",
                        "refuses(lambda x: 0.0, [1.5, 2.5])",
                        "refuses(lambda x: 0.0, [1.5])",
                    ),
                    *(
                        "refuses(lambda x: 0.0, [1.5, [2.5]])",
                        "refuses(lambda x: 0.0, [[2.5], 1.5])",
                    ),
                    *(
                        "refuses(lambda x: 0.0, [np.zeros(0), [1.5]])",
                        "refuses(lambda x: 0.0, np.zeros((0, 3)))",
                    ),
                    *(
                        "refuses(lambda x: 0.0, np.zeros((2, 0)))",
                        "refuses(lambda x: 0.0, [np.ones((2, 2))])",
                    ),
                    "once(lambda x: 0.5, [[1.5], [2.5]])",
                ),
            ),
        ),
        {"grid": Allowed(("float64", "float32", "uint8"), ("vector",), ("reversed",))},
        {},
        {
            "no coordinate": lambda g: len(g["grid"]) == 0,
            "no value": lambda g: len(g["grid"]) == 1 and np.shape(g["grid"][0]) == (0,),
            "no value in the first": lambda g: (
                len(g["grid"]) == 2 and np.shape(g["grid"][0]) == (0,) and np.size(g["grid"][1])
            ),
            "no value in the last": lambda g: (
                len(g["grid"]) == 2 and np.shape(g["grid"][1]) == (0,) and np.size(g["grid"][0])
            ),
            "no value in the middle": lambda g: (
                len(g["grid"]) == 3 and np.shape(g["grid"][1]) == (0,)
            ),
            "numbers": lambda g: (
                len(g["grid"]) == 2 and np.ndim(g["grid"][0]) == np.ndim(g["grid"][1]) == 0
            ),
            "one number": lambda g: len(g["grid"]) == 1 and np.ndim(g["grid"][0]) == 0,
            "a number first": lambda g: np.ndim(g["grid"][0]) == 0 < np.ndim(g["grid"][1]),
            "a number last": lambda g: np.ndim(g["grid"][1]) == 0 < np.ndim(g["grid"][0]),
            "a matrix": lambda g: np.ndim(g["grid"][0]) == 2,
        },
    ),
    "random_search": Promise(
        (
            search_code(
                "random_search",
                (
                    "code:values = iter([np.nan, -1e305, np.nan])",
                    "code:best_x, _, history = random_search(lambda x: next(values), [(0, 1)], 3, 9)",
                    'code:np.testing.assert_array_equal(best_x, history[1, :1], err_msg="nan is best")',
                    "code:for value in (-np.inf, np.inf):",
                    "code:    best_x, best_value, history = random_search(lambda x, value=value: value, [(0, 1)], 3, 9)",
                    "code:    np.testing.assert_array_equal(best_x, history[0, :1], err_msg='all equal')",
                    "code:    assert best_value == value",
                    "code:history = random_search(lambda x: 0.5, [(0, 1)], 1500, 9)[2]",
                    "code:assert len(np.unique(history[:, 0])) == 1500",
                    "code:best_x = random_search(lambda x: x[0], [(-1e250, 1e250)], 5, 9)[0]",
                    "code:assert np.all(np.abs(best_x) <= 1e250)",
                    "code:generator = np.random.default_rng(10)",
                    "code:pairs = [random_search(sum, [(0, 1)], 2, generator)[2][:, 0] for _ in range(60)]",
                    "code:apart = np.mean([(one < 0.5) != (other < 0.5) for one, other in pairs])",
                    'code:assert 0.1 < apart < 0.9, "each point is drawn for itself"',
                ),
            ),
            box_errors("random_search"),
        ),
        {},
        {},
        BAD_BOXES,
    ),
    "lipschitz_estimate": Promise(
        (
            kinds(
                "kinds([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]], [0.5, 90.25])",
                "kinds([[1.5], [-3.25], [200.5], [7.0]], [0.5, 1.5, 200.25, -3.5])",
                "kinds([[1.5, -3.25], [200.5, 7.75]], [250.25, 3.5])",
                "kinds([[1.5, -3.25]], [2.5])",
                "once([[0.0], [1e-13], [1.5]], [0.0, 0.5, 1.5])",
                "kinds([[2.5]], [7.5])",
                f"kinds({TALL}, np.sin(np.arange(300.0)) * 9)",
                f"once({TALL}.T, [0.5, 1.5])",
                "mixed([[1.5, 3.25], [200.5, 7.75], [0.3, 0.7]], [250.25, 3.5, 0.1])",
                "layouts([[1.5, 200.25, -7.5], [2.5, 100.5, 3.25]], [0.5, 90.25])",
                "once([[0.0, 0.0], [-0.0, 0.0], [0.0, 2.0]], [0.0, 5.0, -3.0])",
                "once([[0, 0], [3, 4]], [0, 1])",
                "once([[1e-9], [2e-9], [5.0]], [1.0, 2.0, 3.0])",
                "once([[0.0], [1.0]], [1e-9, 0.0])",
                "once([[0.5], [0.5], [0.5]], [1.0, 2.0, 9.0])",
                "once(np.zeros((0, 1)), [])",
                "once([[1e8], [1e8 + 1]], [0.5, 3.5])",
                "once(values=[0.5, 1.5], points=[[0.5], [2.5]])",
            ),
            kept(
                "kept((np.array([[1.5], [2.5]]), np.array([0.5, 7.5])), (np.array([[3.5], [0.5]]), np.ones(2)))",
                "kept(([[1.5], [2.5]], [0.5, 7.5]), ([[3.5], [0.5]], [1.5, 1.0]))",
                "kept((np.array([[1.5], [1.5]]), np.array([0.5, 7.5])), (np.array([[3.5], [0.5]]), np.ones(2)))",
            ),
        ),
        {
            "points": Allowed(ARRAYS, MATRIX, values=("zero", "small", "ties")),
            "values": Allowed(
                ARRAYS,
                ("one", "vector"),
                ("reversed", "strided", "read-only"),
                ("zero", "small", "negative"),
            ),
        },
    ),
    "upper_bound": Promise(
        (
            kinds(
                "kinds([[1.5, 2.25, -7.5], [2.5, 100.5, 3.25]], [[0.5, 1.5, 2.5], [3.5, 4.5, 0.25], [6.5, 0.5, 1.0], [0.5, 9.5, 2.5]], [0.5, 90.25, 3.5, -7.5], k=1.5)",
                "kinds([[1.5], [-3.25], [200.5]], [[0.5], [3.5]], [1.5, 200.25], k=0.75)",
                "kinds([[1.5, -3.25]], [[0.5, 3.5]], [2.5], k=2)",
                "kinds([[1.5, -3.25], [0.5, 3.5]], [[0.5, 3.5], [2.5, 1.0]], [2.5, -7.5], k=0)",
                f"kinds({TALL}, {TALL}[::-1] + 1.5, np.sin(np.arange(300.0)) * 9, k=0.5)",
                f"once({TALL}.T, {TALL}.T + 1.5, [0.5, 1.5], k=0.5)",
                "kinds([[2.5]], [[7.5]], [0.5], k=3.5)",
                "mixed([[1.5, 3.25], [200.5, 7.75]], [[0.3, 0.7]], [0.1], k=1)",
                "layouts([[1.5, 2.25, -7.5], [2.5, 100.5, 3.25]], [[0.5, 1.5, 2.5], [3.5, 4.5, 0.25]], [0.5, 90.25], k=1.5)",
                "once([[0.0, 0.0]], [[0.0, -0.0], [0.0, 2.0]], [0.0, 5.0], 2)",
                "once([[1e-9], [0.0]], [[0.0], [5e-9]], [0.0, 1e-9], 1e9)",
                "once([[1e8 + 1]], [[1e8]], [0.0], 1.0)",
                "once([[1, 2]], [[3, 4]], [5], 6)",
                "once([[1.5], [2.5]], np.zeros((0, 1)), [], 3)",
                "once([[1.5]], np.zeros((0, 1)), np.zeros(0), 0)",
                "once(np.zeros((0, 1)), [[1.5]], [2.5], 0.0)",
                "once(k=0.5, values=[0.5], points=[[2.5]], candidates=[[1.5]])",
            ),
            kept(
                "kept((np.array([[1.5]]), np.array([[2.5]]), np.array([7.5]), 0.5), (np.array([[3.5]]), np.array([[0.5]]), np.ones(1), 0.5))",
                "kept(([[1.5]], [[2.5]], [7.5], 0), ([[3.5]], [[0.5]], [1.5], 0))",
            ),
            Check(
                "every_shape_refused",
                "refuses each misfit of candidates, points, values and k, lists and empty ones too",
                "three shapes and one sign to look at, before you compute and whatever is empty.",
                (
                    *(
                        "refuses([1.5], [[1.5]], [2.5], 1)",
                        "refuses(1.5, [[1.5]], [2.5], 1)",
                        "refuses([[1.5]], [1.5], [2.5], 1)",
                    ),
                    *(
                        "refuses([[1.5]], 1.5, [2.5], 1)",
                        "refuses([[[1.5]]], [[1.5]], [2.5], 1)",
                        "refuses([[1.5]], [[[1.5]]], [2.5], 1)",
                    ),
                    *(
                        "refuses([[1.5, 2.5]], [[1.5]], [2.5], 1)",
                        "refuses([[1.5]], [[1.5, 2.5]], [2.5], 1)",
                    ),
                    *(
                        "refuses([[1.5]], [[1.5], [2.5]], [2.5], 1)",
                        "refuses([[1.5]], [[1.5]], [2.5, 3.5], 1)",
                    ),
                    *(
                        "refuses([[1.5]], [[1.5]], 2.5, 1)",
                        "refuses([[1.5]], [[1.5]], [[2.5]], 1)",
                        "refuses([[1.5]], [[1.5]], [], 1)",
                        "refuses([[1.5]], [], [], 1)",
                        "refuses([], [[1.5]], [2.5], 1)",
                    ),
                    *(
                        "refuses([[1.5]], np.zeros((0, 1)), [2.5], 1)",
                        "refuses([[1.5]], np.zeros((0, 2)), [], 1)",
                    ),
                    *(
                        "refuses([[1.5]], [[1.5], [2.5]], [[2.5], [3.5]], 1)",
                        "refuses([[1.5]], [[1.5]], [2.5], -1)",
                    ),
                    *(
                        "refuses([[1.5]], [[1.5]], [2.5], -1e-9)",
                        "refuses([[1.5]], np.zeros((0, 1)), [], -1)",
                    ),
                    "once([[1.5]], [[1.5]], [2.5], 0.5)",
                ),
            ),
        ),
        {
            "candidates": Allowed(ARRAYS, MATRIX, values=("zero", "small")),
            "points": Allowed(ARRAYS, MATRIX, values=("zero",)),
            "values": Allowed(
                ARRAYS,
                ("one", "vector"),
                ("reversed", "strided", "read-only"),
                ("zero", "negative"),
            ),
        },
        {},
        {
            "candidates of one axis": lambda g: np.ndim(g["candidates"]) == 1,
            "a number as candidate": lambda g: np.ndim(g["candidates"]) == 0,
            "candidates of three axes": lambda g: np.ndim(g["candidates"]) == 3,
            "points of one axis": lambda g: np.ndim(g["points"]) == 1,
            "a number as point": lambda g: np.ndim(g["points"]) == 0,
            "points of three axes": lambda g: np.ndim(g["points"]) == 3,
            "points of one coordinate": lambda g: (
                np.shape(g["candidates"])[1] > 1 == np.shape(g["points"])[1]
            ),
            "candidates of one coordinate": lambda g: (
                np.shape(g["candidates"])[1] == 1 < np.shape(g["points"])[1]
            ),
            "one value for all": lambda g: np.shape(g["values"]) == (1,) and len(g["points"]) == 2,
            "a value too many": lambda g: np.shape(g["values"]) == (2,) and len(g["points"]) == 1,
            "a number as values": lambda g: np.ndim(g["values"]) == 0,
            "a column of values": lambda g: np.shape(g["values"]) == (2, 1),
            "a box of one value": lambda g: np.shape(g["values"]) == (1, 1),
            "no value": lambda g: np.size(g["values"]) == 0 < np.size(g["points"]),
            "no point": lambda g: np.size(g["values"]) == 1 and len(g["points"]) == 0,
            "k = -1": lambda g: g["k"] == -1 and len(g["points"]),
            "k a little below 0": lambda g: -1e-3 < g["k"] < 0,
            "k = -1, nothing seen": lambda g: g["k"] == -1 and not len(g["points"]),
        },
    ),
    "lipo_search": Promise(
        (
            search_code(
                "lipo_search",
                (
                    "code:for k in (1, 0.5, np.float32(2), 0, None):",
                    "code:    history = lipo_search(lambda x: 0.5 * float(x[0]), [(0, 1)], 5, 3, k=k)[2]",
                    "code:    assert history.shape == (5, 2)",
                    "code:    again = lipo_search(lambda x: 0.5 * float(x[0]), [(0, 1)], 5, 3, k)[2]",
                    "code:    np.testing.assert_array_equal(history, again)",
                ),
            ),
            box_errors("lipo_search"),
        ),
        {},
        {},
        BAD_BOXES,
    ),
}
