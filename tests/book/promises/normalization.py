"""Chapter normalization: batches and vectors of every kind, statistics, caches."""

import re

import numpy as np

from tests.book.promises import ARRAYS, Allowed, Check, Promise
from tests.book.promises.networks import KEPT, KEPT_HINT, wave

KINDS = "every kind of number and shape; float64 out, nothing is changed"
KINDS_HINT = (
    "convert everything with np.asarray(…, dtype=np.float64) before anything is computed. One "
    "sample, one feature and as many samples as features are no special cases."
)
SIZES = ((2, 3), (3, 3), (1, 4), (4, 1), (1, 1), (130, 2), (2, 120), (6, 4))
FITTING = (((2, 2, 2), (2, 2)), ((3, 2, 4), (2, 4)), ((2,), ()), ((), ()))
"""Shapes of what is no matrix, and of vectors that would fit it all the same."""
MATRICES = ("matrix", "row", "column", "square", "tall", "wide")
LINES = ("reversed", "strided", "read-only")
VALUES = ("zero", "negative", "large", "ties")
X = Allowed(ARRAYS, MATRICES, values=VALUES)
VECTOR = Allowed(ARRAYS, ("vector", "one"), LINES, ("zero", "negative"))
RUNNING = Allowed(ARRAYS, ("vector", "one"), LINES)


# Squares and sums that do not fit into the kind of integer that is given.
INTEGERS = (
    "np.array([[100, 50], [-128, 7]], dtype=np.int8)",
    "np.array([[30000, 7], [-9, 200]], dtype=np.int16)",
    "np.array([[100000, 1], [-2, 70000]], dtype=np.int32)",
)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def errors(title: str, hint: str, *calls: str) -> Check:
    return Check("errors", title, hint, calls)


def vector(n: int, start: float) -> str:
    return f"3 * {wave(n, start=start)}"


def batch(m: int, n: int, scale: float = 4.0) -> str:
    return f"{scale} * {wave(m, n, start=1.0)}"


def given(m: int, n: int, vectors: int = 2, scale: float = 4.0) -> str:
    """Write a batch, and so many vectors with one number for each feature."""
    return ", ".join([batch(m, n, scale), *(vector(n, 5.0 * i + m) for i in range(vectors))])


def running(n: int) -> str:
    return f"{{'mean': {vector(n, 2.0)}, 'variance': 2.5 + {wave(n, start=8.0)}}}"


def ones(*shapes: tuple[int, ...] | int) -> str:
    return ", ".join(f"np.full({shape}, 1.5)" for shape in shapes)


def first(module: str, function: str) -> str:
    """Write the code that looks at the first result alone."""
    return (
        f"code:values = Compare(lambda *given: {function}(*given)[0], "
        f"lambda *given: {module}.{function}(*given)[0])"
    )


def shapes_are(**shapes: tuple[int, ...]):
    """Say whether arguments have these shapes."""
    return lambda g: all(np.shape(g[name]) == shape for name, shape in shapes.items())


def forward(function: str, vectors: int) -> Promise:
    """Promise of a norm in training: of a batch, a scale and perhaps a shift."""
    names = ("scale", "shift")[:vectors]
    of_samples = function == "batch_norm"
    last = "[0.5, -1.5], [1.0, 2.5]" if vectors == 2 else "[0.5, -1.5]"
    named = "scale=[0.5, -1.5], x=[[1.5, 2.5], [3.5, 0.5]]" + (
        ", shift=[0.5, 1.5]" if vectors == 2 else ""
    )
    none = "(3, 0)" if of_samples else "(0, 3)"
    width = 0 if of_samples else 3
    # What is refused: the shapes of x, scale and shift.
    bad = [
        ((2,), (2,)),
        *FITTING,
        ((), (1,)),
        ((2, 3, 2), (2,)),
        ((1, 2, 2), (2,)),
        ((0, 2) if of_samples else (2, 0), (2,) if of_samples else (0,)),
        ((0, 0), (0,)),
    ]
    wrong = [(2, 2), (3, 2)]
    misfits = [(), (1,), (3,), (1, 2), (2, 1), (2, 2)]
    calls = [f"refuses({ones(x, *[v] * vectors)})" for x, v in bad]
    for place in range(vectors):
        for x in wrong:
            for v in misfits:
                others = [(2,)] * vectors
                others[place] = v
                calls.append(f"refuses({ones(x, *others)})")
    for place in range(vectors):
        others = [(1,)] * vectors
        others[place] = (2,)
        calls.append(f"refuses({ones((2, 1), *others)})")
    return Promise(
        (
            kinds(
                *(f"kinds({given(m, n, vectors)})" for m, n in SIZES),
                *(
                    f"once({given(m, n, vectors)}, {how})"
                    for m, n in SIZES
                    for how in ("0.5", "epsilon=2")
                ),
                f"mixed({given(3, 2, vectors)})",
                f"layouts({given(3, 2, vectors)})",
                f"once({given(4, 3, vectors)}, 0.0)",
                f"once({given(4, 3, vectors, 1e-4)}, 0.0)",
                f"once({given(4, 3, vectors, 4e3)})",
                f"once({given(4, 3, vectors, 1e-3)})",
                f"once({given(4, 3, vectors, 1e-9)})",
                f"kinds({given(3, 4, vectors, 250.0)})",
                f"once([[200, 100, 7], [100, 250, 9]], {', '.join(['[3, 2, 0]'] * vectors)})",
                *(f"once({x}, {last})" for x in INTEGERS),
                f"once([[1e8, 1.5], [1e8 + 1, -1.5]], {last})",
                f"once([[0.0, 1.5], [0.0, -1.5], [0.0, 1.5]], {last})",
                f"once([[2.5, 2.5], [2.5, 2.5]], {last})",
                f"once(((1.5, 0.5), (2.5, 3.5)), {last})",
                f"once(np.zeros({none}), {ones(*[width] * vectors)})",
                f"once(epsilon=0.25, {named})",
            ),
            kept(
                "code:compare.apart = False",
                f"kept(({given(3, 2, vectors)}), ({given(3, 2, vectors, -1.5)}))",
                f"kept(({given(130, 2, vectors)}), ({given(130, 2, vectors, -1.5)}))",
                f"kept(({given(1, 2, vectors)}, 0.5), ({given(1, 2, vectors, -1.5)}, 0.5))",
                f"kept(([[1.5, 2.5], [0.5, 7.5]], {last}), ([[2.5, 1.5], [3.5, 8.5]], {last}))",
                first("normalization", function),
                f"code:values.kept(({given(3, 2, vectors)}), ({given(3, 2, vectors, -1.5)}))",
                f"code:values.kept(({batch(3, 2)}{', np.ones(2)' * vectors}), "
                f"({batch(3, 2, 2.0)}{', np.ones(2)' * vectors}))",
            ),
            errors(
                "refuses what is no batch, and vectors of another length",
                "raise ValueError unless x has two axes and every vector the shape (n,).",
                *calls,
                *(f"{call[:-1]}, epsilon=0.5)" for call in (*calls[:8], *calls[-6:])),
                f"once({given(2, 2, vectors, 1.5)})",
            ),
        ),
        {"x": X, **dict.fromkeys(names, VECTOR)},
        {"epsilon": 0.3},
        {
            **{f"x of {x}": shapes_are(x=x, scale=v) for x, v in bad},
            **{
                f"{name} of {v} beside {x}": shapes_are(x=x, **{name: v})
                for name in names
                for x in wrong
                for v in misfits
            },
        },
        apart=False,
    )


def cache(function: str, m: int, n: int, vectors: int, scale: float = 4.0) -> str:
    return f"normalization.{function}({given(m, n, vectors, scale)})[1]"


def back(function: str, vectors: int) -> Promise:
    """Promise of the way back through a norm."""

    def on(m: int, n: int, scale: float = 2.0) -> str:
        return f"{scale} * {wave(m, n, start=3.0)}, {cache(function, m, n, vectors)}"

    none, width = ("(3, 0)", 0) if function == "batch_norm" else ("(0, 3)", 3)
    shapes = ((), (2,), (3,), (3, 1), (1, 2), (1, 1), (2, 3), (2, 2), (4, 2), (3, 2, 1), (5, 3, 2))
    other = f"-0.5 * {wave(3, 2)}, {cache(function, 3, 2, vectors, -1.5)}"
    plain = f"normalization.{function}({batch(3, 2)}{', np.ones(2)' * vectors})[1]"
    return Promise(
        (
            kinds(
                *(f"kinds({on(m, n)})" for m, n in SIZES),
                f"layouts({on(3, 2)})",
                f"once({on(3, 4, 2e3)})",
                f"once({on(7, 7)})",
                f"once({on(3, 4, 1e-6)})",
                f"kinds({on(3, 4, 250.0)})",
                f"once(np.zeros((3, 2)), {cache(function, 3, 2, vectors)})",
                f"once({wave(3, 2)}, normalization.{function}({batch(3, 2)}{', [0.0, 1.5]' * vectors})[1])",
                f"once([[200, 100], [100, 255], [7, 9]], {cache(function, 3, 2, vectors)})",
                f"once(((1.5, 0.5), (2.5, 3.5)), {cache(function, 2, 2, vectors)})",
                f"once(*[1.5 * {wave(3, 2)}, {cache(function, 3, 2, vectors)}])",
                f"once(np.array([[100, 50], [-128, 7]], dtype=np.int8), {cache(function, 2, 2, vectors)})",
                f"once(np.zeros({none}), normalization.{function}(np.zeros({none})"
                f"{f', np.ones({width})' * vectors})[1])",
                f"once(cache={cache(function, 2, 3, vectors)}, dy=[[1.5, 0.5, 2.5], [0.5, 7.5, -1.5]])",
            ),
            kept(
                f"kept(({on(3, 2)}), ({other}))",
                f"kept(({on(130, 2)}), ({on(130, 2, -0.5)}))",
                f"kept(({on(1, 2)}), ({on(1, 2, -0.5)}))",
                f"kept(({wave(3, 2)}, {plain}), (-0.5 * {wave(3, 2)}, {plain}))",
                f"kept(([[1.5, 0.5]], {cache(function, 1, 2, vectors)}), "
                f"([[2.5, -1.5]], {cache(function, 1, 2, vectors)}))",
            ),
            errors(
                "refuses derivatives of another shape",
                "raise ValueError unless dy has the shape of what was normalised.",
                *(f"refuses({ones(v)}, {cache(function, 3, 2, vectors)})" for v in shapes),
                *(
                    f"refuses({ones(v)}, {cache(function, 1, 2, vectors)})"
                    for v in ((), (2,), (3, 2))
                ),
                f"once({ones((3, 2))}, {cache(function, 3, 2, vectors)})",
            ),
        ),
        {
            "dy": X,
            "cache": Allowed(
                ("float64",), (*MATRICES, "vector"), ("reversed", "strided", "read-only")
            ),
        },
        refused={
            f"dy of {v} beside {x}": lambda g, v=v, x=x: (
                np.shape(g["dy"]) == v and np.shape(g["cache"][0]) == x
            )
            for x, some in (((3, 2), shapes), ((1, 2), ((), (2,), (3, 2))))
            for v in some
        },
    )


def misfits(arguments: str, n: int, **places: str) -> tuple[list[str], dict]:
    """Write a call for every argument whose vector has another shape; say when that is so."""
    calls, when = [], {}
    for place, name in places.items():
        for shape in ((), (1,), (n + 1,), (1, n), (n, 1)):
            calls.append(f"refuses({arguments.replace(place, ones(shape))})")
            when[f"{name} of {shape}"] = lambda g, name=name, shape=shape: (
                np.shape(g["running"][name] if name in g["running"] else g[name]) == shape
            )
    return calls, when


def refused(head: str, bad: tuple, tail: str, argument: str, **places: str) -> tuple[list, dict]:
    """Write the calls with an argument of a wrong shape, and those with a wrong vector."""
    whole = f"{head}{ones((3, 2))}{tail}"
    calls, when = misfits(whole, 2, **places)
    calls = [
        re.sub("[A-E](?=[,} )]|$)", "[0.5, 2.5]", call)
        for call in (*(f"refuses({head}{ones(x)}{tail})" for x in bad), *calls, f"once({whole})")
    ]
    for x, v in FITTING:
        call = f"refuses({head}{ones(x)}{tail})"
        calls.insert(0, re.sub("[A-E](?=[,} )]|$)", ones(v), call))
        when[f"{argument} of {x} beside {v}"] = lambda g, x=x, v=v: (
            np.shape(g[argument]) == x and np.shape(g["running"]["mean"]) == v
        )
    return calls, when | {f"{argument} of {x}": shapes_are(**{argument: x}) for x in bad}


NO_MATRIX = ((), (2,), (1, 3, 2), (3, 1), (3, 3), (2, 3, 2), (2, 2, 2))
RUNNING_ERRORS = refused(
    "{'mean': A, 'variance': B}, ",
    (*NO_MATRIX, (1, 2), (0, 2)),
    "",
    "x",
    A="mean",
    B="variance",
)
INFERENCE_ERRORS = refused(
    "",
    NO_MATRIX,
    ", C, D, {'mean': A, 'variance': B}",
    "x",
    A="mean",
    B="variance",
    C="scale",
    D="shift",
)
FOLD_ERRORS = refused(
    "",
    NO_MATRIX,
    ", E, C, D, {'mean': A, 'variance': B}",
    "w",
    A="mean",
    B="variance",
    C="scale",
    D="shift",
    E="b",
)
NO_FEATURE = "np.zeros(0)"
MANY = ((2, 3), (3, 3), (2, 4), (4, 1), (2, 1), (130, 2), (2, 120))


def take_in(m: int, n: int, scale: float = 4.0) -> str:
    return f"{running(n)}, {batch(m, n, scale)}"


def after(m: int, n: int, vectors: int = 2, scale: float = 4.0) -> str:
    return f"{given(m, n, vectors, scale)}, {running(n)}"


PROMISES = {
    "batch_norm": forward("batch_norm", 2),
    "batch_norm_backward": back("batch_norm", 2),
    "update_running": Promise(
        (
            kinds(
                *(f"kinds({take_in(m, n)})" for m, n in MANY),
                *(
                    f"once({take_in(m, n)}, {how})"
                    for m, n in MANY
                    for how in ("0.5", "momentum=0", "momentum=1")
                ),
                f"mixed({take_in(3, 2)})",
                f"layouts({take_in(3, 2)})",
                f"once({take_in(4, 3, 4e3)}, 0.25)",
                f"once({take_in(4, 3, 1e-6)}, 0.25)",
                f"kinds({take_in(4, 3, 250.0)})",
                "once({'mean': [0, 7], 'variance': [1, 2]}, [[200, 100], [100, 255], [7, 9]], 0.25)",
                "once({'variance': [2.5], 'mean': [0.5]}, ((1.5,), (0.5,)))",
                *(f"once({running(2)}, {x}, 0.25)" for x in INTEGERS),
                "once({'mean': [0.0], 'variance': [1.0]}, [[1e8], [1e8 + 1]], 1.0)",
                "once({'mean': [0.0], 'variance': [1.0]}, [[1e8], [1e8 + 1], [1e8 + 3]], 0.25)",
                "once({'mean': np.zeros(0), 'variance': np.zeros(0)}, np.zeros((2, 0)))",
                "once({'mean': [0.0, 0.0], 'variance': [0.0, 1.5]}, [[0.0, 1.5], [0.0, 1.5]])",
                f"once({running(2)} | {{'steps': 7}}, {batch(3, 2)})",
                "once(momentum=0.25, x=[[1.5], [3.5]], running={'mean': [0.5], 'variance': [2.0]})",
            ),
            kept(
                f"kept(({take_in(3, 2)}), ({take_in(3, 2, -1.5)}))",
                f"kept(({take_in(130, 2)}), ({take_in(130, 2, -1.5)}))",
                f"kept(({take_in(3, 2)}, 0), ({take_in(3, 2, -1.5)}, 0))",
                f"kept(({take_in(3, 2)}, 1), ({take_in(3, 2, -1.5)}, 1))",
                "kept(({'mean': [0.5], 'variance': [2.5]}, [[1.5], [0.5]]), "
                "({'mean': [0.5], 'variance': [2.5]}, [[3.5], [2.5]]))",
            ),
            errors(
                "refuses batches of fewer than two samples, and shapes that do not fit",
                "raise ValueError unless x has two axes, two rows or more, and n columns.",
                *RUNNING_ERRORS[0],
                *(
                    f"refuses({running(2)}, {x}, {momentum})"
                    for x in ("[[0.5, 1.5]]", "np.zeros((0, 2))", "[0.5, 1.5]", "[[0.5], [1.5]]")
                    for momentum in (0, 1, 0.5)
                ),
            ),
        ),
        {"running": RUNNING, "x": Allowed(ARRAYS, MATRICES[:1] + MATRICES[2:], values=VALUES)},
        {"momentum": 0.3},
        RUNNING_ERRORS[1],
        aliases=("running",),
    ),
    "batch_norm_inference": Promise(
        (
            kinds(
                *(f"kinds({after(m, n)})" for m, n in SIZES),
                *(f"once({after(m, n)}, {how})" for m, n in SIZES for how in ("0.5", "epsilon=2")),
                f"mixed({after(3, 2)})",
                f"layouts({after(3, 2)})",
                f"once({after(4, 3)}, 0.0)",
                f"once({after(4, 3, 2, 4e3)})",
                f"once({after(4, 3, 2, 1e-3)})",
                f"kinds({after(3, 4, 2, 250.0)})",
                "once([[200, 100], [100, 255]], [3, 0], [0, 2], {'mean': [7, 9], 'variance': [0, 4]})",
                "once(((1.5, 0.5), (2.5, 3.5)), (0.5, 2.0), (1.5, 0.5), {'mean': (0.5, 1.5), 'variance': (2.5, 1.0)})",
                f"once(np.zeros((0, 2)), {vector(2, 1.0)}, {vector(2, 2.0)}, {running(2)})",
                f"once(np.zeros((2, 0)), {NO_FEATURE}, {NO_FEATURE}, {{'mean': {NO_FEATURE}, 'variance': {NO_FEATURE}}})",
                *(f"once({x}, [0.5, -1.5], [1.0, 2.5], {running(2)})" for x in INTEGERS),
                "once([[1e9 + 0.5], [1e9 - 1.5]], [2.0], [0.25], {'mean': [1e9], 'variance': [2.5]})",
                f"once({after(3, 2)[:-1]}, 'steps': 7}})",
                "once(np.linspace(-1.5, 2.5, 801)[:, None], [2.5], [0.25], {'mean': [0.5], 'variance': [0.75]})",
                "once(0.5 + 1e-7 * np.linspace(-9, 9, 37)[:, None], [2.5], [0.25], {'mean': [0.5], 'variance': [1e-12]}, 1e-14)",
                "once(epsilon=0.25, running={'variance': [2.5], 'mean': [0.5]}, shift=[1.5], scale=[2.0], x=[[0.5], [2.5]])",
            ),
            kept(
                f"kept(({after(3, 2)}), ({after(3, 2, 2, -1.5)}))",
                f"kept(({after(130, 2)}), ({after(130, 2, 2, -1.5)}))",
                f"kept(({after(1, 2)}, 0.5), ({after(1, 2, 2, -1.5)}, 0.5))",
                f"kept(({batch(3, 2)}, np.ones(2), np.zeros(2), {{'mean': np.zeros(2), 'variance': np.ones(2)}}, 0.0), "
                f"({batch(3, 2, -1.5)}, np.ones(2), np.zeros(2), {{'mean': np.zeros(2), 'variance': np.ones(2)}}, 0.0))",
                "kept(([[1.5]], [0.5], [2.5], {'mean': [0.5], 'variance': [2.5]}), "
                "([[3.5]], [1.5], [0.5], {'mean': [0.5], 'variance': [1.5]}))",
            ),
            errors(
                "refuses shapes that do not fit",
                "raise ValueError unless x has two axes and every vector the shape (n,).",
                *INFERENCE_ERRORS[0],
            ),
        ),
        {"x": X, "scale": VECTOR, "shift": VECTOR, "running": RUNNING},
        {"epsilon": 0.3},
        INFERENCE_ERRORS[1],
        aliases=("x",),
    ),
    "fold_batch_norm": Promise(
        (
            kinds(
                *(f"kinds({after(m, n, 3)})" for m, n in SIZES),
                *(
                    f"once({after(m, n, 3)}, {how})"
                    for m, n in SIZES
                    for how in ("0.5", "epsilon=2")
                ),
                f"mixed({after(3, 2, 3)})",
                f"layouts({after(3, 2, 3)})",
                f"once({after(4, 3, 3)}, 0.0)",
                f"once({after(4, 3, 3, 4e3)})",
                f"once({after(4, 3, 3, 1e-6)})",
                f"kinds({after(3, 4, 3, 250.0)})",
                f"once(np.zeros((0, 2)), {', '.join(vector(2, 4.0 * i) for i in range(3))}, {running(2)})",
                f"once(np.zeros((2, 0)){f', {NO_FEATURE}' * 3}, {{'mean': {NO_FEATURE}, 'variance': {NO_FEATURE}}})",
                *(
                    f"once({w}, [0.5, 7.0], [0.5, -1.5], [1.0, 2.5], {running(2)})"
                    for w in INTEGERS
                ),
                "once([[200, 100]], [90, 80], [3, 0], [0, 2], {'mean': [7, 9], 'variance': [0, 4]})",
                "once(((1.5, 0.5),), (2.5, 3.5), (0.5, 2.0), (1.5, 0.5), {'mean': (0.5, 1.5), 'variance': (2.5, 1.0)})",
                f"once({after(3, 2, 3)[:-1]}, 'steps': 7}})",
                "once(epsilon=0.25, running={'variance': [2.5], 'mean': [0.5]}, shift=[1.5], scale=[2.0], b=[0.5], w=[[0.5], [2.5]])",
            ),
            kept(
                f"kept(({after(3, 2, 3)}), ({after(3, 2, 3, -1.5)}))",
                f"kept(({after(130, 2, 3)}), ({after(130, 2, 3, -1.5)}))",
                f"kept(({after(1, 2, 3)}, 0.5), ({after(1, 2, 3, -1.5)}, 0.5))",
                *(
                    f"kept(({batch(3, 2)}, {b}, np.ones(2), np.zeros(2), {{'mean': np.zeros(2), 'variance': np.ones(2)}}, 0.0), "
                    f"({batch(3, 2, -1.5)}, {b}, np.ones(2), np.zeros(2), {{'mean': np.zeros(2), 'variance': np.ones(2)}}, 0.0))"
                    for b in ("np.full(2, 1.5)",)
                ),
                "kept(([[1.5]], [1.5], [0.5], [2.5], {'mean': [0.5], 'variance': [2.5]}), "
                "([[3.5]], [1.5], [1.5], [0.5], {'mean': [0.5], 'variance': [1.5]}))",
            ),
            errors(
                "refuses shapes that do not fit",
                "raise ValueError unless w has two axes and every vector the shape (n,).",
                *FOLD_ERRORS[0],
            ),
        ),
        {"w": X, "b": VECTOR, "scale": VECTOR, "shift": VECTOR, "running": RUNNING},
        {"epsilon": 0.3},
        FOLD_ERRORS[1],
        aliases=("w", "b"),
    ),
    "layer_norm": forward("layer_norm", 2),
    "layer_norm_backward": back("layer_norm", 2),
    "rms_norm": forward("rms_norm", 1),
    "rms_norm_backward": back("rms_norm", 1),
}
