"""Chapter networks: samples are columns; parameters, gradients and caches are never changed."""

from itertools import pairwise

import numpy as np

from tests.book.promises import ARRAYS, REAL, Allowed, Check, Promise, each_alone

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert each array with np.asarray(…, dtype=np.float64) before anything is computed, those in "
    "a tuple, list or dictionary too. One unit or one sample is no special case."
)
KEPT = "arguments stay as they are, and no call depends on another"
KEPT_HINT = (
    "if an argument was changed: -= and x[...] = write into the caller's arrays, pop, append and "
    "d[name] = into the caller's list or dictionary. Build new ones, and remember nothing."
)
NAMES = ("linear", "sigmoid", "tanh", "relu")
SIZES = ("matrix", "row", "column", "square", "tall", "wide")


def named(*activations: str) -> str:
    return str(list(activations))


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def wave(*shape: int, start: float = 0.0) -> str:
    """Write an array of different numbers, none a whole one."""
    size = int(np.prod(shape))
    return f"np.sin(np.arange({start}, {start + size})).reshape({', '.join(map(str, shape))})"


def layer(n_in: int, n_out: int, m: int, scale: float = 3.0) -> str:
    parts = (wave(n_in, m, start=1.0), wave(n_out, n_in, start=9.0), wave(n_out, 1, start=5.0))
    return ", ".join(f"{scale} * {part}" for part in parts)


def cache(n_in: int, n_out: int, m: int, scale: float = 3.0) -> str:
    return f"networks.layer_forward({layer(n_in, n_out, m, scale)}, 'linear')[1]"


def net(*sizes: int) -> str:
    """Write the parameters of a network."""
    parts = []
    for number, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        parts.append(f'"W{number}": 1.5 * {wave(n_out, n_in, start=float(number))}')
        parts.append(f'"b{number}": 0.5 * {wave(n_out, 1, start=float(3 * number))}')
    return "{" + ", ".join(parts) + "}"


def caches(sizes: tuple[int, ...], m: int, names: str) -> str:
    """Write what the layers of a network keep."""
    return f"networks.network_forward({wave(sizes[0], m)}, {net(*sizes)}, {names})[1]"


def block(n: int, k: int, m: int, scale: float = 3.0) -> str:
    """Write the input of a residual block and its parameters."""
    parts = ((n, m, 1.0), (k, n, 9.0), (k, 1, 5.0), (n, k, 2.0), (n, 1, 7.0))
    return ", ".join(f"{scale} * {wave(a, b, start=start)}" for a, b, start in parts)


def block_cache(n: int, k: int, m: int, scale: float = 3.0) -> str:
    return f"networks.residual_forward({block(n, k, m, scale)})[1]"


LAYERS = ((3, 4, 2), (2, 3, 5), (1, 2, 3), (3, 1, 4), (2, 2, 1), (4, 3, 1), (3, 3, 3), (1, 1, 1))
BIG = ((2, 3, 130), (120, 2, 2), (2, 120, 2))
NET = (
    '{"W1": 3 * np.cos(np.arange(6.0)).reshape(3, 2), "b1": np.cos(np.arange(3.0)).reshape(3, 1), '
    '"W2": 2 * np.cos(np.arange(7.0, 13.0)).reshape(2, 3), "b2": np.cos(np.arange(3.0, 5.0)).reshape(2, 1)}'
)
ONE = '{"W1": 3 * np.cos(np.arange(6.0)).reshape(3, 2), "b1": np.cos(np.arange(3.0)).reshape(3, 1)}'
WIDE = '{"W1": np.cos(np.arange(120.0)).reshape(120, 1), "b1": np.cos(np.arange(120.0)).reshape(120, 1)}'
DEEP = (
    '{f"{kind}{layer}": np.cos(layer + np.arange(n)).reshape(2, n // 2) '
    'for layer in range(1, 13) for kind, n in (("b", 2), ("W", 4))}'
)


def backward(sizes: tuple[int, ...], m: int, names: str) -> str:
    return f"{wave(sizes[-1], m, start=4.0)}, {caches(sizes, m, names)}, {names}"


def at(name: str):
    """Say whether the argument of a layer is called so."""
    return lambda g: g["activation"] == name


BLOCKS = (*LAYERS, *BIG)
# What a residual block of 3 rows and 4 hidden units refuses.
WRONG = {
    "b1": ("4", "(1, 4)", "(4, 2)", "(3, 1)", "(1, 1)", "()"),
    "w2": ("(4, 3)", "(3, 3)", "(1, 4)", "(4, 4)", "(3, 1)", "(3, 5)"),
    "b2": ("3", "(1, 3)", "(3, 2)", "(4, 1)", "(1, 1)", "()"),
}
GRADIENTS = {
    "one sample": "(4, 1)",
    "one row": "(1, 3)",
    "one number": "(1, 1)",
    "transposed": "(3, 4)",
    "a sample too few": "(4, 2)",
    "a row too few": "(3, 3)",
    "a vector of rows": "4",
    "a vector of samples": "3",
    "a number": "()",
    "three axes": "(1, 4, 3)",
}

NOT_TWO = ("[]", "['relu']", "['relu'] * 3", "['relu'] * 4", "['relu'] * 9")
"""Activations, of a wrong number for a network of two layers."""

PROMISES = {
    "parameter_shapes": Promise(
        (
            Check(
                "every_network",
                "networks of any depth and width; the list stays as it is",
                "go through the list, do not take elements off it; the names follow the layers.",
                (
                    *("once([2, 3])", "once([1, 1])", "once([7, 1, 1, 7])", "once([3, 3, 3, 3])"),
                    *(
                        "once([130, 2])",
                        "once([2, 130, 4])",
                        "once(list(range(1, 14)))",
                        "once((4, 2, 3))",
                    ),
                    "once(layer_sizes=[5, 6])",
                    "kept(([2, 3, 4],), ([4, 3, 2],))",
                    "code:for sizes in ([3, 2], [2] * 12):",
                    "code:    names = [f'{kind}{n}' for n in range(1, len(sizes)) for kind in 'Wb']",
                    "code:    assert list(parameter_shapes(sizes)) == names",
                ),
            ),
            Check(
                "every_size_refused",
                "one size below 1 is enough, wherever it stands",
                "look at all sizes, the first and the last too.",
                (
                    *(
                        "refuses([0, 3, 2])",
                        "refuses([3, 0, 2])",
                        "refuses([3, 2, 0])",
                        "refuses([-1, 2])",
                    ),
                    *(
                        "refuses([2, -1])",
                        "refuses([2, 3, -5, 2])",
                        "refuses([])",
                        "refuses([5])",
                        "refuses([0])",
                    ),
                    *(
                        "refuses([0, 0])",
                        "refuses([2, 2, 2, 2, 0])",
                        "refuses([-3, -3])",
                        "once([2, 1])",
                    ),
                ),
            ),
        ),
        {"layer_sizes": Allowed(("list",), (), (), ("one", "ties", "above 9"))},
        refused={
            "the first size": lambda g: g["layer_sizes"][0] == 0 < g["layer_sizes"][1],
            "the last size": lambda g: (
                g["layer_sizes"][-1] == 0 < g["layer_sizes"][0] and len(g["layer_sizes"]) > 1
            ),
            "a middle size": lambda g: 0 in g["layer_sizes"][1:-1],
            "a negative first size": lambda g: g["layer_sizes"][0] == -1,
            "a negative last size": lambda g: g["layer_sizes"][-1] == -1,
            "a negative middle size": lambda g: min(g["layer_sizes"][1:-1]) < 0,
            "no size": lambda g: len(g["layer_sizes"]) == 0,
            "one size": lambda g: len(g["layer_sizes"]) == 1,
        },
    ),
    "initialize_parameters": Promise(
        (
            Check(
                "every_method",
                "every method for every depth and width, and the defaults",
                "one generator, of the seed given; the factor goes by the layer's own sizes.",
                (
                    *(
                        f"once({sizes}, {method!r}, {seed})"
                        for method in ("zeros", "small", "large", "xavier", "he")
                        for sizes, seed in (
                            ("[2, 3]", 1),
                            ("[1, 1]", 2),
                            ("[7, 1, 5]", 3),
                            ("[3, 3, 3, 2]", 0),
                            ("[2] * 12", 4),
                            ("[2] * 16", 123456789),
                        )
                    ),
                    *(
                        "once([3, 2])",
                        "once([3, 2], 'xavier')",
                        "once([3, 2], seed=9)",
                        "once([130, 2], 'he', 5)",
                        "once([3, 2], 'he', 2**40 + 12345)",
                    ),
                    "once(seed=4, method='small', layer_sizes=[3, 2])",
                    "once([3, 2], method='xavier')",
                ),
            ),
            kept(
                "kept(([2, 3, 2],), ([2, 3, 1],), method='he', seed=3)",
                "kept(([2, 2], 'he', 1), ([2, 2], 'he', 2))",
                "kept(([2, 2], 'zeros', 1), ([2, 2], 'small', 1))",
                *(
                    line
                    for method in ("zeros", "he")
                    for line in each_alone(f"initialize_parameters([3, 3, 3], {method!r}).values()")
                ),
            ),
            Check(
                "every_method_refused",
                "refuses every name but the five, whatever the sizes",
                "compare the whole name; raise ValueError for all others, None too.",
                (
                    *(
                        f"refuses([3, 2], {name!r})"
                        for name in ("zero", "Zeros", "he ", "xavier2", "normal", "h", "")
                    ),
                    *(
                        "refuses([1, 1], 'random')",
                        "refuses([2, 3, 4], method='He')",
                        "once([3, 2], 'he', 1)",
                    ),
                ),
            ),
        ),
        {"layer_sizes": Allowed(("list",), (), (), ("one", "ties", "above 9"))},
        {"method": "small", "seed": 8},
        {
            "no name": lambda g: g["method"] == "",
            "a capital": lambda g: (
                g["method"].lower() in ("he", "zeros") and g["method"] not in ("he", "zeros")
            ),
            "a beginning": lambda g: g["method"] in ("zero", "h"),
            "a name and more": lambda g: g["method"] in ("he ", "xavier2"),
            "another": lambda g: g["method"] in ("normal", "random"),
        },
        reference="""
def right(layer_sizes, method="he", seed=0):
    return networks.initialize_parameters(layer_sizes, method, seed)
""",
    ),
    "layer_forward": Promise(
        (
            kinds(
                *(
                    f"kinds({layer(*sizes)}, {name!r})"
                    for sizes, name in zip(LAYERS, NAMES * 2, strict=True)
                ),
                *(
                    f"kinds({layer(*sizes)}, {name!r})"
                    for sizes, name in zip(BIG, NAMES[1:], strict=True)
                ),
                f"mixed({layer(3, 4, 2)}, 'tanh')",
                f"layouts({layer(3, 4, 2)}, 'sigmoid')",
                *(f"once({layer(*sizes)}, {name!r})" for sizes in LAYERS[:3] for name in NAMES),
                "once([[200, 100]], [[2], [3]], [[100], [200]], 'linear')",
                *(f"once({layer(4, 5, 12)}, {name!r})" for name in NAMES),
                "once(activation='relu', b=[[0.5]], w=[[1.5, -2.5]], a_previous=[[1.5], [2.5]])",
                *(f"once([[0.0, -0.0]], [[1.5]], [[0.0]], {name!r})" for name in NAMES),
                *(f"once([[1e4, -1e4]], [[1.5]], [[0.5]], {name!r})" for name in NAMES),
            ),
            kept(
                *(
                    f"kept(({layer(2, 3, 2)}, {name!r}), ({layer(2, 3, 2, -2.0)}, {name!r}))"
                    for name in NAMES
                ),
                "kept(([[1.5]], [[2.5]], [[0.5]], 'relu'), ([[-1.5]], [[2.5]], [[0.5]], 'relu'))",
                *(
                    f"code:for name in {NAMES}:",
                    "code:    a, cache = layer_forward(np.ones((2, 3)), np.eye(2), np.ones((2, 1)), name)",
                    "code:    assert not any(np.shares_memory(a, part) for part in cache), 'a is in the cache'",
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses every misfit of shapes for every activation, and every other name",
                "compare b.shape with (n_out, 1) and w.shape[1] with the rows of a_previous.",
                (
                    *(
                        f"refuses(np.ones((3, 2)), np.ones((4, 3)), np.ones({shape}), {name!r})"
                        for shape in (
                            "4",
                            "(1, 4)",
                            "(4, 2)",
                            "(3, 1)",
                            "(1, 1)",
                            "(4, 1, 1)",
                            "()",
                        )
                        for name in NAMES
                    ),
                    *(
                        f"refuses(np.ones(({rows}, 2)), np.ones((4, 3)), np.ones((4, 1)), {name!r})"
                        for rows, name in ((1, "linear"), (2, "sigmoid"), (4, "tanh"), (1, "relu"))
                    ),
                    *(
                        f"refuses(np.ones((3, 2)), np.ones((4, 3)), np.ones((4, 1)), {name!r})"
                        for name in ("", "Relu", "sigmoid ", "softmax")
                    ),
                    "refuses(np.ones((3, 1)), np.ones((1, 3)), [0.5], 'relu')",
                    "once(np.ones((3, 2)), np.ones((4, 3)), np.ones((4, 1)), 'relu')",
                ),
            ),
        ),
        {
            "a_previous": Allowed(ARRAYS, SIZES, values=("zero", "large")),
            "w": Allowed(ARRAYS, SIZES),
            "b": Allowed(ARRAYS, ("column",), ("reversed", "strided", "read-only")),
        },
        refused={
            **{
                f"a vector b, {name}": lambda g, name=name: (
                    g["activation"] == name and np.ndim(g["b"]) == 1
                )
                for name in NAMES
            },
            **{
                "a vector b": lambda g: np.ndim(g["b"]) == 1,
                "a row b": lambda g: np.shape(g["b"]) == (1, 4),
                "a matrix b": lambda g: np.shape(g["b"]) == (4, 2),
                "a b too short": lambda g: np.shape(g["b"]) == (3, 1),
                "one b": lambda g: np.shape(g["b"]) == (1, 1) and len(g["w"]) == 4,
                "a number b": lambda g: np.ndim(g["b"]) == 0,
                "too few rows": lambda g: len(g["a_previous"]) < np.shape(g["w"])[1],
                "one row": lambda g: len(g["a_previous"]) == 1 < np.shape(g["w"])[1],
                "too many rows": lambda g: len(g["a_previous"]) > np.shape(g["w"])[1],
            },
        }
        | {
            f"activation {name!r}": lambda g, name=name: g["activation"] == name
            for name in ("", "Relu", "softmax")
        },
        apart=False,
    ),
    "network_forward": Promise(
        (
            kinds(
                f"kinds({wave(2, 4)}, {NET}, ['tanh', 'relu'])",
                f"kinds({wave(2, 1)}, {NET}, ['sigmoid', 'linear'])",
                f"kinds(3 * {wave(2, 2)}, {ONE}, ['relu'])",
                f"kinds({wave(1, 5)}, {WIDE}, ['tanh'])",
                f"kinds({wave(2, 130)}, {ONE}, ['sigmoid'])",
                "kinds([[1.5], [2.5]], {'W1': np.array([[2.5, -0.75]]), 'b1': np.array([[0.25]])}, ['relu'])",
                f"mixed({wave(2, 4)}, {NET}, ['tanh', 'relu'])",
                f"layouts({wave(2, 4)}, {NET}, ['tanh', 'relu'])",
                f"once({wave(2, 3)}, {DEEP}, ['tanh', 'relu', 'linear', 'sigmoid'] * 3)",
                f"once(activations=['linear', 'tanh'], parameters={NET}, x={wave(2, 3)})",
                f"once({wave(2, 3)}, {NET}, ('linear', 'tanh'))",
                "code:hundred = {f'{n}{i}': [[i / 7 - 7.5]] for i in range(1, 106) for n in 'Wb'}",
                "once([[0.5, -1.5]], hundred, ['tanh'] * 105)",
                f"once(np.zeros((2, 3)), {NET}, ['relu', 'relu'])",
                f"once({wave(2, 3)}, dict(sorted({NET}.items(), reverse=True)), ['relu', 'sigmoid'])",
                *(
                    f"once({wave(2, 3)}, {NET}, [{a!r}, {b!r}])"
                    for a in NAMES
                    for b in NAMES
                    if a != b
                ),
            ),
            kept(
                f"kept(({wave(2, 4)}, {NET}, ['tanh', 'relu']), (2 * {wave(2, 4)}, {NET}, ['tanh', 'relu']))",
                f"kept(({wave(2, 4)}, {ONE}, ['relu']), (2 * {wave(2, 4)}, {ONE}, ['relu']))",
                f"kept(({wave(2, 3)}, {DEEP}, ['relu'] * 12), (2 * {wave(2, 3)}, {DEEP}, ['relu'] * 12))",
            ),
            Check(
                "every_number_refused",
                "refuses every wrong number of activations, for one layer and for many",
                "compare len(activations) with half the number of parameters before you compute.",
                (
                    *(
                        f"refuses(np.ones((2, 3)), {ONE}, {names})"
                        for names in ("[]", "['relu'] * 2", "['relu'] * 3")
                    ),
                    *(f"refuses(np.ones((2, 3)), {NET}, {names})" for names in NOT_TWO),
                    f"refuses(np.ones((2, 3)), {DEEP}, ['relu'] * 11)",
                    f"once(np.ones((2, 3)), {NET}, ['relu'] * 2)",
                ),
            ),
        ),
        {
            "x": Allowed(ARRAYS, ("matrix", "column", "square", "row", "wide"), values=("zero",)),
            "parameters": Allowed(ARRAYS, ("matrix", "column", "tall")),
        },
        refused={
            "none": lambda g: not g["activations"],
            "one too few": lambda g: len(g["activations"]) == len(g["parameters"]) // 2 - 1 > 0,
            "one too many": lambda g: len(g["activations"]) == len(g["parameters"]) // 2 + 1,
            "two too many": lambda g: len(g["activations"]) == len(g["parameters"]) // 2 + 2,
            "one for many": lambda g: len(g["activations"]) == 1 < len(g["parameters"]) // 2,
        },
        apart=False,
    ),
    "numerical_gradient": Promise(
        (
            kinds(
                "code:compare.rtol = 1e-10",
                "kinds(lambda x: float(x**3), 3.5, step=0.5)",
                "kinds(lambda x: float(np.sum(x**3)), [1.5, -0.5], step=0.5)",
                "kinds(lambda x: float(np.sum(x**3)), [1.5], step=0.5)",
                "kinds(lambda x: float(np.sum(x**3 * np.arange(1, 7).reshape(2, 3))), [[1.5, -0.5, 2.0], [0.5, 3.5, 1.0]], step=0.5)",
                "kinds(lambda x: float(np.sum(x**3) * x[0, 0]), [[1.5, -0.5]], step=0.25)",
                "kinds(lambda x: float(np.sum(x**3) * x[0, 0]), [[1.5], [-0.5]], step=0.25)",
                "kinds(lambda x: float(np.sum(x**3) * x[0, 0]), [[1.5, 2.5], [-0.5, 0.5]], step=0.25)",
                "layouts(lambda x: float(np.sum(x**3) * x[0, 0]), [[1.5, 2.5, 3.5], [-0.5, 0.5, 1.0]], step=0.25)",
                "once(lambda x: float(np.sum(x**3)), np.float32(0.3), step=0.5)",
                "once(lambda x: float(np.sum(x**3)), np.array([0.3, 0.7], dtype=np.float32), step=0.5)",
                "once(lambda x: float(np.sum(x**3)), [150.5, -3.5], step=0.5)",
                "once(lambda x: float(np.sum(x**3)), [5000.5, -20000.0], step=100.0)",
                "once(lambda x: float(x.size * x[()] ** 3), 2.5, step=0.5)",
                "code:compare.rtol = 5e-7",
                "once(lambda x: float(np.sum(x**3) * x[0, 0, 0]), np.sin(np.arange(12.0)).reshape(2, 3, 2))",
                "once(lambda x: float(np.sum(x**3)), np.sin(np.arange(120.0)).reshape(120, 1))",
                "once(lambda x: float(x**2), 3, step=0.5)",
                "once(lambda x: float(x**2), -2)",
                "once(lambda x: np.sum(x**2), [3, -2, 0])",
                "once(lambda x: x[0] * x[1], [3.5, -2.5], 0.5)",
                "once(lambda x: x[0] * x[1], [0.1, 0.7], 1e12)",
                "once(lambda x: 1 / float(x), 0.0, 0.5)",
                *(
                    f"once(lambda x: np.sum(x**3), [1.5, -0.5], {step})"
                    for step in (1e-3, 0.1, 2, 30)
                ),
                "once(lambda x: np.sum(x**2), [0.0, 0.0])",
                "once(f=lambda x: float(np.sum(x**3)), x=[1.5], step=0.25)",
                "code:seen = []",
                "code:numerical_gradient(lambda x: seen.append(x) or 0.0, [1, 2, 3])",
                "code:assert all(isinstance(x, np.ndarray) and x.dtype == np.float64 for x in seen)",
                "code:assert len(seen) >= 6",
            ),
            kept(
                "kept((lambda x: float(np.sum(x**3)), np.array([1.5, 2.5])), (lambda x: float(np.sum(x**3)), np.array([0.5, 1.5])))",
                "kept((lambda x: float(np.sum(x**3)), np.array([1.5, 2.5])), (lambda x: float(np.sum(x**2)), np.array([1.5, 2.5])))",
            ),
            Check(
                "every_value_refused",
                "refuses a function that gives an array, a list or a tuple, of one number too",
                "np.shape of what f gives must be (), for every x: above and below, each time.",
                (
                    "refuses(lambda x: x, [1.5, 2.5])",
                    "refuses(lambda x: x, [1.5])",
                    "refuses(lambda x: [1.5, 2.5], [1.5, 2.5])",
                    "refuses(lambda x: (1.5, 2.5), 0.5)",
                    "refuses(lambda x: np.ones((2, 2)), np.ones((2, 2)))",
                    "refuses(lambda x: np.array([1.5, 2.5]), 0.5)",
                    # One number on one side, an array on the other; at the last element only.
                    "refuses(lambda x: x[0] if x[0] > 1.5 else x[:1], [1.5])",
                    "refuses(lambda x: x[0] if x[0] < 1.5 else x[:1], [1.5])",
                    "refuses(lambda x: x[1] if x[1] == 2.5 else x[1:], [1.5, 2.5])",
                    "once(lambda x: float(x[0]), [1.5])",
                ),
            ),
        ),
        {
            "x": Allowed(
                REAL,
                ("number", "one", "vector", "matrix", "row", "column", "square"),
                values=("zero",),
            )
        },
        {"step": 1.0},
        settings="rtol=5e-7, atol=1e-8",
    ),
    "gradient_check": Promise(
        (
            kinds(
                "kinds(3.25, -1.5)",
                "kinds([-2.5], [200.5])",
                "kinds([3.5, 200.25, -1.5], [5.25, 100.5, 4.0])",
                "kinds([[3.5, 200.25, 7.0], [-1.5, 90.0, 30.5]], [[5.25, 100.5, 0.5], [4.0, 250.5, 1.25]])",
                "kinds([[3.5, 200.25]], [[5.25, 100.5]])",
                "kinds([[3.5], [200.25], [7.5]], [[5.25], [100.5], [0.25]])",
                "kinds([[3.5, 20.25], [7.5, -1.0]], [[5.25, 10.5], [0.25, 4.0]])",
                f"kinds({wave(130, 2)}, {wave(130, 2, start=3.0)})",
                f"kinds({wave(2, 3, 4)}, {wave(2, 3, 4, start=3.0)})",
                "mixed([3.5, 200.25], [5.25, 100.5])",
                "layouts([[3.5, 200.25, 7.0], [-1.5, 90.0, 30.5]], [[5.25, 100.5, 0.5], [4.0, 250.5, 1.25]])",
                *(
                    "once(4, 7)",
                    "once([0.0, 0.0], [0.0, -0.0])",
                    "once(0.0, 0.0)",
                    "once([], [])",
                    "twice(np.array([1.5, -2.5]))",
                    "once([[0.0]], [[0.0]])",
                ),
                *("once([0.0, 0.0], [1e-9, 0.0])", "once([1e-100, 2e-100], [1e-100, 3e-100])"),
                *("once([1e100, 2e100], [1e100, 3e100])", "once([1.5, 1.5], [1.5, 1.5])"),
                *("once([[0.0, 1e-9]], [[0.0, 2e-9]])", "once(numerical=[2.5], gradient=[1.5])"),
                *(
                    "once([1e-9], [-1e-9])",
                    "once(np.zeros((2, 2)), np.ones((2, 2)))",
                    "once([1e-15], [0.0])",
                ),
            ),
            kept(
                "kept((np.array([1.5, -2.5]), np.array([3.5, 0.5])), (np.ones(2), np.array([7.5, 8.5])))",
                "kept(([1.5, -2.5], [3.5, 0.5]), ([2.5, 4.5], [-1.5, 6.5]))",
            ),
            Check(
                "every_shape_refused",
                "refuses every pair of shapes that differ, lists and numbers too",
                "compare the two shapes as they are, before you subtract.",
                (
                    *("refuses([0.5, 0.5], [[1.0], [0.0]])", "refuses([[0.5], [0.5]], [1.0, 0.0])"),
                    *(
                        "refuses([0.5, 0.5], 1.0)",
                        "refuses(0.5, [1.0, 0.0])",
                        "refuses([[0.5, 0.5]], [1.0, 0.0])",
                    ),
                    *(
                        "refuses([0.5, 0.5], [[1.0, 0.0]])",
                        "refuses(np.ones((2, 3)), np.ones((1, 3)))",
                    ),
                    *(
                        "refuses(np.ones((2, 1)), np.ones((2, 3)))",
                        "refuses(np.ones((2, 3)), np.ones((3, 2)))",
                    ),
                    *(
                        "refuses(np.ones((2, 3)), np.ones(6))",
                        "refuses(np.ones(6), np.ones((2, 3)))",
                    ),
                    *(
                        "refuses([0.5], [1.0, 0.0])",
                        "refuses([0.5, 0.5], [1.0])",
                        "refuses([0.5], 1.0)",
                    ),
                    *(
                        "refuses(0.0, [0.0])",
                        "refuses([0.0, 0.0], [0.0])",
                        "once([[1.5]], [[2.5]])",
                    ),
                ),
            ),
        ),
        {
            "gradient": Allowed(
                REAL,
                ("number", "one", "vector", "matrix", "row", "column", "square", "tall", "deep"),
                values=("zero", "small", "ties"),
            ),
            "numerical": Allowed(
                REAL,
                ("number", "one", "vector", "matrix", "row", "column", "square", "tall", "deep"),
            ),
        },
        refused={
            "a vector and a column": lambda g: (
                np.shape(g["numerical"]) == (2, 1) and np.ndim(g["gradient"]) == 1
            ),
            "a column and a vector": lambda g: (
                np.shape(g["gradient"]) == (2, 1) and np.ndim(g["numerical"]) == 1
            ),
            "a vector and a row": lambda g: (
                np.shape(g["numerical"]) == (1, 2) and np.ndim(g["gradient"]) == 1
            ),
            "a row and a vector": lambda g: (
                np.shape(g["gradient"]) == (1, 2) and np.ndim(g["numerical"]) == 1
            ),
            "a vector and a number": lambda g: (
                np.ndim(g["numerical"]) == 0 and np.size(g["gradient"]) == 2
            ),
            "one and a number": lambda g: (
                np.ndim(g["numerical"]) == 0 and np.shape(g["gradient"]) == (1,)
            ),
            "a number and one": lambda g: (
                np.ndim(g["gradient"]) == 0 and np.shape(g["numerical"]) == (1,)
            ),
            "a number and a vector": lambda g: (
                np.ndim(g["gradient"]) == 0 and np.size(g["numerical"]) == 2
            ),
            "transposed": lambda g: (
                np.shape(g["gradient"]) == (2, 3) and np.shape(g["numerical"]) == (3, 2)
            ),
            "flattened": lambda g: (
                np.size(g["gradient"]) == 6 == np.size(g["numerical"])
                and np.ndim(g["numerical"]) == 1
            ),
            "one and two": lambda g: (
                np.shape(g["gradient"]) == (1,) and np.shape(g["numerical"]) == (2,)
            ),
            "two and one": lambda g: (
                np.shape(g["gradient"]) == (2,) and np.shape(g["numerical"]) == (1,)
            ),
            "zeros": lambda g: not np.any(g["gradient"]) and not np.any(g["numerical"]),
        },
    ),
    "layer_backward": Promise(
        (
            kinds(
                "once(np.ones((5, 6)), (np.ones((2, 6)), np.ones((5, 2)), np.zeros((5, 1)), np.tile([0.0, 1.5, -1.5], (5, 2))), 'relu')",
                "once(np.ones((1, 3)), (np.ones((1, 3)), np.ones((1, 1)), np.zeros((1, 1)), np.array([[1e-17, -1e-17, 5e-324]])), 'relu')",
                *(
                    f"kinds({wave(n_out, m, start=4.0)}, {cache(n_in, n_out, m)}, {name!r})"
                    for (n_in, n_out, m), name in zip(
                        (*LAYERS, *BIG), NAMES * 2 + NAMES[1:], strict=True
                    )
                ),
                f"mixed({wave(4, 2)}, {cache(3, 4, 2)}, 'tanh')",
                f"layouts({wave(4, 2)}, {cache(3, 4, 2)}, 'sigmoid')",
                *(
                    f"once({wave(n_out, m, start=4.0)}, {cache(n_in, n_out, m)}, {name!r})"
                    for n_in, n_out, m in LAYERS[:3]
                    for name in NAMES
                ),
                *(f"once(np.zeros((4, 2)), {cache(3, 4, 2)}, {name!r})" for name in NAMES),
                *(
                    f"once([[1.5, 2.5]], networks.layer_forward(np.array([[0.5, {x}]]), [[1e4]], [[{b}]], 'linear')[1], {name!r})"
                    for x, b in ((0.0, 0.0), (-0.5, 0.0), (0.25, -5000.0))
                    for name in NAMES
                ),
                f"once(activation='relu', cache={cache(3, 4, 2)}, da={wave(4, 2)})",
            ),
            kept(
                *(
                    f"kept(({wave(3, 2)}, {cache(2, 3, 2)}, {name!r}), ({wave(3, 2)}, {cache(2, 3, 2, -2.0)}, {name!r}))"
                    for name in NAMES
                ),
                *(
                    f"kept((np.array([[1.5]]), {one}, 'linear'), (np.array([[2.5]]), {one}, 'linear'))"
                    for one in (cache(1, 1, 1), "tuple(np.ones((1, 1)) for _ in range(4))")
                ),
            ),
            Check(
                "every_shape_refused",
                "refuses every other shape of da for every activation, and every other name",
                "compare both axes of da with those of z.",
                (
                    *(
                        f"refuses(np.ones({shape}), {cache(2, 4, 3)}, {name!r})"
                        for shape in (
                            "(4, 1)",
                            "(1, 3)",
                            "(1, 1)",
                            "(3, 4)",
                            "(4, 2)",
                            "(3, 3)",
                            "4",
                            "3",
                            "()",
                            "(1, 4, 3)",
                        )
                        for name in (NAMES if shape == "(4, 1)" else NAMES[-1:])
                    ),
                    f"refuses(np.ones((4, 3)), {cache(2, 4, 1)}, 'linear')",
                    f"refuses(np.ones((4, 3)), {cache(2, 1, 3)}, 'tanh')",
                    *(
                        f"refuses(np.ones((4, 3)), {cache(2, 4, 3)}, {name!r})"
                        for name in ("", "Relu", "softmax")
                    ),
                    f"once(np.ones((4, 3)), {cache(2, 4, 3)}, 'tanh')",
                ),
            ),
        ),
        {
            "da": Allowed(ARRAYS, SIZES, values=("zero",)),
            "cache": Allowed(("float64",), SIZES, values=("zero", "large")),
        },
        refused={
            what: lambda g, test=test: test(np.shape(g["da"]))
            for what, test in {
                "one sample": lambda s: s == (4, 1),
                "one unit": lambda s: s == (1, 3),
                "one number": lambda s: s == (1, 1),
                "transposed": lambda s: s == (3, 4),
                "a sample too few": lambda s: s == (4, 2),
                "a unit too few": lambda s: s == (3, 3),
                "a vector of units": lambda s: s == (4,),
                "a vector of samples": lambda s: s == (3,),
                "a number": lambda s: s == (),
                "three axes": lambda s: len(s) == 3,
            }.items()
        }
        | {
            f"activation {name!r}": lambda g, name=name: g["activation"] == name
            for name in ("", "Relu", "softmax")
        },
        aliases=("da",),
    ),
    "network_backward": Promise(
        (
            kinds(
                f"kinds({backward((2, 3, 2), 4, named('tanh', 'relu'))})",
                f"kinds({backward((4, 3), 2, named('sigmoid'))})",
                f"kinds({backward((2, 3, 2), 1, named('relu', 'linear'))})",
                f"kinds({backward((2, 1), 5, named('tanh'))})",
                f"kinds({backward((2, 2), 2, named('linear'))})",
                f"kinds({backward((1, 120), 2, named('tanh'))})",
                f"kinds({backward((2, 2), 130, named('sigmoid'))})",
                f"mixed({backward((2, 3, 2), 4, named('tanh', 'relu'))})",
                f"layouts({backward((2, 3, 2), 4, named('tanh', 'relu'))})",
                f"once({backward((2,) * 13, 3, str(['tanh', 'relu', 'linear', 'sigmoid'] * 3))})",
                f"once(activations=['linear', 'tanh'], caches={caches((2, 3, 2), 4, named('linear', 'tanh'))}, d_output={wave(2, 4)})",
                f"once({wave(2, 4)}, {caches((2, 3, 2), 4, named('linear', 'tanh'))}, ('linear', 'tanh'))",
                f"once(np.zeros((2, 4)), {caches((2, 3, 2), 4, named('relu', 'relu'))}, ['relu', 'relu'])",
                *(f"once({backward((2, 3, 2), 4, named(a, b))})" for a in NAMES for b in NAMES),
            ),
            kept(
                f"kept(({backward((2, 3, 2, 2, 1), 4, named('tanh', 'relu', 'tanh', 'linear'))}), (2 * {backward((2, 3, 2, 2, 1), 4, named('tanh', 'relu', 'tanh', 'linear'))}))",
                *(
                    f"kept(({backward((2, 3, 2), 4, named(a, b))}), (2 * {backward((2, 3, 2), 4, named(a, b))}))"
                    for a, b in (("tanh", "relu"), ("relu", "linear"))
                ),
            ),
            Check(
                "every_number_refused",
                "refuses every wrong number of activations, for one layer and for many",
                "compare len(activations) with len(caches) before you compute.",
                (
                    *(
                        f"refuses(np.ones((2, 4)), {caches((2, 3, 2), 4, named('relu', 'relu'))}, {names})"
                        for names in NOT_TWO
                    ),
                    *(
                        f"refuses(np.ones((3, 2)), {caches((4, 3), 2, named('relu'))}, {names})"
                        for names in ("[]", "['relu'] * 2", "['relu'] * 3")
                    ),
                    f"refuses(np.ones((2, 3)), {caches((2,) * 13, 3, str(['relu'] * 12))}, ['relu'] * 11)",
                    f"once(np.ones((2, 4)), {caches((2, 3, 2), 4, named('relu', 'relu'))}, ['relu'] * 2)",
                ),
            ),
        ),
        {
            "d_output": Allowed(ARRAYS, SIZES[:-1], values=("zero",)),
            "caches": Allowed(("float64",), SIZES),
        },
        refused={
            "none": lambda g: not g["activations"],
            "one too few": lambda g: len(g["activations"]) == len(g["caches"]) - 1 > 0,
            "one too many": lambda g: len(g["activations"]) == len(g["caches"]) + 1,
            "two too many": lambda g: len(g["activations"]) == len(g["caches"]) + 2,
            "one for many": lambda g: len(g["activations"]) == 1 < len(g["caches"]),
        },
    ),
    "update_parameters": Promise(
        (
            kinds(
                *(
                    f"kinds({{'W1': {wave(*shape)}, 'b1': {wave(shape[0], 1)}}}, {{'dW1': 7 * {wave(*shape, start=3.0)}, 'db1': {wave(shape[0], 1, start=2.0)}}}, learning_rate=0.3)"
                    for shape in ((2, 3), (1, 3), (3, 1), (2, 2), (130, 2))
                ),
                f"mixed({{'W1': {wave(2, 3)} / 3}}, {{'dW1': 7 * {wave(2, 3, start=3.0)}}}, learning_rate=0.3)",
                f"layouts({{'W1': {wave(2, 3)}}}, {{'dW1': 7 * {wave(2, 3, start=3.0)}}}, learning_rate=0.3)",
                *(
                    f"once({{'W1': {wave(2, 3)}}}, {{'dW1': {wave(2, 3, start=3.0)}}}, {rate})"
                    for rate in ("0", "1", "-0.5", "100.0", "1e-3")
                ),
                f"once({DEEP}, {{'d' + name: 1.5 * value for name, value in {DEEP}.items()}}, 0.3)",
                "once({'W1': [[200]]}, {'dW1': np.array([[250]], dtype=np.uint8)}, 2)",
                "once({}, {'dW1': [[1.5]]}, 0.5)",
                "once({'b2': [[1.5]]}, {'dW1': [[1.5]], 'b2': [[9.0]], 'db2': [[0.5]], 'ddb2': [[7.0]]}, 0.5)",
                "once({'W1': np.zeros((2, 2))}, {'dW1': np.zeros((2, 2))}, 0.5)",
                "once(learning_rate=0.5, gradients={'dW1': [[1.5]]}, parameters={'W1': [[2.5]]})",
            ),
            kept(
                "kept(({'W1': np.ones((2, 2))}, {'dW1': np.ones((2, 2))}, 0.5), ({'W1': np.zeros((2, 2))}, {'dW1': np.ones((2, 2))}, 0.5))",
                "kept(({'W1': np.ones((2, 2))}, {'dW1': np.zeros((2, 2))}, 0.5), ({'W1': np.zeros((2, 2))}, {'dW1': np.zeros((2, 2))}, 0.5))",
                "kept(({'W1': np.ones((1, 2))}, {'dW1': np.ones((1, 2)), 'dW2': np.ones((1, 2))}, 0.0), ({'W1': np.zeros((1, 2))}, {'dW1': np.ones((1, 2))}, 0.0))",
                "kept(({'W1': [[1.5]]}, {'dW1': [[2.5]]}, 0.5), ({'W1': [[3.5]]}, {'dW1': [[2.5]]}, 0.5))",
            ),
            Check(
                "every_gradient_refused",
                "refuses one missing or misshapen gradient among good ones",
                "look at every parameter's gradient; the last one too.",
                (
                    *(
                        f"refuses({{'W1': np.ones((2, 3)), 'b1': np.ones((2, 1))}}, {{'dW1': np.ones({w}), 'db1': np.ones({b})}}, 0.5)"
                        for w, b in (
                            ("(2, 3)", "2"),
                            ("(2, 3)", "(1, 1)"),
                            ("(2, 3)", "(1, 2)"),
                            ("(2, 3)", "(2, 2)"),
                            ("(2, 3)", "()"),
                            ("(1, 3)", "(2, 1)"),
                            ("(2, 1)", "(2, 1)"),
                            ("(3, 2)", "(2, 1)"),
                            ("3", "(2, 1)"),
                            ("()", "(2, 1)"),
                            ("6", "(2, 1)"),
                            ("(1, 2, 3)", "(2, 1)"),
                        )
                    ),
                    "refuses({'W1': np.ones((2, 3)), 'b1': np.ones((2, 1))}, {'dW1': np.ones((2, 3))}, 0.5)",
                    "refuses({'W1': np.ones((2, 3)), 'b1': np.ones((2, 1))}, {'db1': np.ones((2, 1))}, 0.5)",
                    "refuses({'W1': np.ones((2, 3))}, {'W1': np.ones((2, 3))}, 0.5)",
                    "refuses({'W1': np.ones((2, 3))}, {}, 0.5)",
                    "once({'W1': np.ones((2, 3))}, {'dW1': np.ones((2, 3))}, 0.5)",
                ),
            ),
        ),
        {
            "parameters": Allowed(ARRAYS, SIZES[:5], values=("zero",)),
            "gradients": Allowed(ARRAYS, SIZES[:5], values=("zero",)),
        },
        refused={
            **{
                f"d{name} of shape {shape}": lambda g, name=name, shape=shape: (
                    np.shape(g["gradients"][f"d{name}"]) == shape
                )
                for name, shape in (
                    ("b1", (2,)),
                    ("b1", (1, 1)),
                    ("b1", (1, 2)),
                    ("b1", (2, 2)),
                    ("b1", ()),
                    ("W1", (1, 3)),
                    ("W1", (2, 1)),
                    ("W1", (3, 2)),
                    ("W1", (3,)),
                    ("W1", ()),
                    ("W1", (6,)),
                    ("W1", (1, 2, 3)),
                )
            },
            "no db1": lambda g: "b1" in g["parameters"] and "db1" not in g["gradients"],
            "no dW1": lambda g: "W1" in g["parameters"] and "dW1" not in g["gradients"],
            "none": lambda g: not g["gradients"],
        },
        aliases=("parameters",),
    ),
    "residual_forward": Promise(
        (
            kinds(
                *(f"kinds({block(*sizes)})" for sizes in BLOCKS),
                f"mixed({block(3, 4, 2)})",
                f"layouts({block(3, 4, 2)})",
                f"layouts({block(2, 2, 3)})",
                "once([[0.0, -0.0]], [[1.5]], [[0.0]], [[2.5]], [[0.0]])",
                "once([[1e4, -1e4]], [[1.5]], [[0.5]], [[2.5]], [[-0.5]])",
                "once([[200, 100]], [[2]], [[100]], [[3]], [[200]])",
                "once(b2=[[0.5]], w2=[[1.5]], b1=[[2.5]], w1=[[-0.5]], x=[[1.25, -6.5]])",
            ),
            kept(
                f"kept(({block(2, 3, 2)}), ({block(2, 3, 2, -2.0)}))",
                f"kept(({block(1, 1, 1)}), ({block(1, 1, 1, -2.0)}))",
                "kept((np.eye(2), np.eye(2), np.zeros((2, 1)), np.zeros((2, 2)), np.zeros((2, 1))), (np.ones((2, 2)), np.eye(2), np.zeros((2, 1)), np.eye(2), np.ones((2, 1))))",
                "kept(([[1.5]], [[2.5]], [[0.5]], [[1.5]], [[0.5]]), ([[-1.5]], [[2.5]], [[0.5]], [[1.5]], [[0.5]]))",
            ),
            Check(
                "every_shape_refused",
                "refuses every misfit of the five shapes",
                "x has two axes. Compare b1 with (k, 1), b2 with (n, 1), and w2 with (n, k), before you "
                "compute.",
                (
                    *(
                        f"refuses(np.ones((3, 2)), np.ones((4, {n})), np.ones({b1}), np.ones({w2}), np.ones({b2}))"
                        for n, b1, w2, b2 in (
                            *((3, b1, "(3, 4)", "(3, 1)") for b1 in WRONG["b1"]),
                            *((3, "(4, 1)", w2, "(3, 1)") for w2 in WRONG["w2"]),
                            *((3, "(4, 1)", "(3, 4)", b2) for b2 in WRONG["b2"]),
                            *((n, "(4, 1)", "(3, 4)", "(3, 1)") for n in (1, 2, 4)),
                        )
                    ),
                    *(
                        f"refuses(np.ones({shape}), np.ones((4, 3)), np.ones((4, 1)), np.ones((3, 4)), np.ones((3, 1)))"
                        for shape in ("3", "(1, 3, 2)", "(3, 2, 1)", "(3, 2, 2)")
                    ),
                    "refuses(np.ones(1), np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)))",
                    # What NumPy would broadcast: a block of one row, biases that lie down.
                    "refuses(np.ones((1, 2)), np.ones((4, 1)), np.ones((4, 1)), np.ones((3, 4)), np.ones((3, 1)))",
                    "refuses(np.ones((1, 2)), np.ones((1, 1)), np.ones((1, 1)), np.ones((2, 1)), np.ones((2, 1)))",
                    "refuses(np.ones((2, 2)), np.ones((1, 2)), np.ones((1, 1)), np.ones((2, 1)), np.ones((1, 2)))",
                    "refuses(np.ones((2, 2)), np.ones((2, 2)), np.ones((1, 2)), np.ones((2, 2)), np.ones((2, 1)))",
                    "once(np.ones((3, 2)), np.ones((4, 3)), np.ones((4, 1)), np.ones((3, 4)), np.ones((3, 1)))",
                ),
            ),
        ),
        {
            "x": Allowed(ARRAYS, SIZES, values=("zero", "large", "negative")),
            "w1": Allowed(ARRAYS, SIZES),
            "b1": Allowed(ARRAYS, ("column",), ("reversed", "strided", "read-only")),
            "w2": Allowed(ARRAYS, SIZES),
            "b2": Allowed(ARRAYS, ("column",), ("reversed", "strided", "read-only")),
        },
        refused={
            f"{name} of shape {shape}": lambda g, name=name, shape=shape: (
                str(np.shape(g[name])).replace(",)", ")") in (shape, f"({shape})")
            )
            for name, shapes in WRONG.items()
            for shape in shapes
        }
        | {
            f"w1 of {n} columns": lambda g, n=n: np.shape(g["w1"])[1] == n != len(g["x"])
            for n in (1, 2, 4)
        },
        apart=False,
    ),
    "residual_backward": Promise(
        (
            kinds(
                *(f"kinds({wave(n, m, start=4.0)}, {block_cache(n, k, m)})" for n, k, m in BLOCKS),
                f"mixed({wave(3, 2)}, {block_cache(3, 4, 2)})",
                f"layouts({wave(3, 2)}, {block_cache(3, 4, 2)})",
                f"once(np.zeros((3, 2)), {block_cache(3, 4, 2)})",
                "once([[1.5, 2.5]], networks.residual_forward([[0.5, 0.0]], [[1.5]], [[0.0]], [[2.5]], [[0.5]])[1])",
                "once([[1.5, 2.5]], networks.residual_forward([[1e4, -1e4]], [[1.5]], [[0.0]], [[2.5]], [[0.5]])[1])",
                f"once(cache={block_cache(3, 4, 2)}, da={wave(3, 2)})",
            ),
            kept(
                f"kept(({wave(2, 2)}, {block_cache(2, 3, 2)}), ({wave(2, 2)}, {block_cache(2, 3, 2, -2.0)}))",
                f"kept(({wave(1, 1)}, {block_cache(1, 1, 1)}), ({wave(1, 1)} + 1, {block_cache(1, 1, 1, -2.0)}))",
                "kept((np.array([[1.5]]), tuple(np.zeros((1, 1)) for _ in range(4))), (np.array([[2.5]]), tuple(np.ones((1, 1)) for _ in range(4))))",
                "kept(([[1.5]], tuple(np.ones((1, 1)) for _ in range(4))), ([[2.5]], tuple(np.ones((1, 1)) for _ in range(4))))",
            ),
            Check(
                "every_shape_refused",
                "refuses every other shape of da",
                "compare both axes of da with those of x.",
                (
                    *(
                        f"refuses(np.ones({shape}), {block_cache(4, 2, 3)})"
                        for shape in GRADIENTS.values()
                    ),
                    f"once(np.ones((4, 3)), {block_cache(4, 2, 3)})",
                ),
            ),
        ),
        {
            "da": Allowed(ARRAYS, SIZES, values=("zero", "negative")),
            "cache": Allowed(("float64",), SIZES, values=("zero", "large")),
        },
        refused={
            what: lambda g, shape=shape: (
                str(np.shape(g["da"])).replace(",)", ")") in (shape, f"({shape})")
            )
            for what, shape in GRADIENTS.items()
        },
        aliases=("da",),
    ),
}
