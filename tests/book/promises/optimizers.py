"""Chapter optimizers: weights of every shape, every memory, every option; steps and schedules."""

import numpy as np

from tests.book.promises import ANY_SHAPE, REAL, Allowed, Check, Promise
from tests.book.promises.networks import KEPT, KEPT_HINT, wave

KINDS = "every kind of number and shape, every option and pair of options; float64 out"
KINDS_HINT = (
    "convert w, gradient and what is remembered with np.asarray(…, dtype=np.float64) before "
    "anything is computed; a number is an array without axes. Use every option that is given."
)
SCHEDULE_HINT = (
    "begin with step = np.asarray(step, dtype=np.float64): bytes wrap round, lists have no shape, "
    "a number is an array without axes."
)
SHAPES = (
    "",
    "1",
    "4",
    "2, 3",
    "1, 3",
    "3, 1",
    "2, 2",
    "300, 2",
    "2, 300",
    "2, 3, 4",
    "2, 1, 3, 2",
    "2, 1, 2, 1, 2",
    "0, 2",
)
VALUES = ("zero", "negative", "large", "ties")
KEEP = ("reversed", "strided", "read-only")


def kinds(hint: str, *calls: str) -> Check:
    return Check("kinds", KINDS, hint, calls)


def kept(name: str, *calls: str) -> Check:
    return Check(name, KEPT, KEPT_HINT, calls)


def numbers(shape: str, start: float, scale: float = 3.0) -> str:
    """Write an array of this shape, or a number."""
    if not shape:
        return f"{scale * np.sin(start):.4f}"
    if "0" in shape.split(", "):
        return f"np.zeros(({shape}))" if "," in shape else f"np.zeros({shape})"
    sizes = [int(size) for size in shape.split(", ")]
    return f"{scale} * {wave(*sizes, start=start)}"


# --- steps -----------------------------------------------------------------------------------

MISFITS = (
    *(((2,), (1,)), ((2,), ()), ((2,), (3,)), ((2,), (2, 1)), ((2,), (1, 2)), ((2, 1), (2,))),
    *(((), (1,)), ((), (2,)), ((1,), ()), ((1, 2), (2,)), ((2, 3), (3,)), ((2, 3), (3, 2))),
    *(((2, 3), (1, 3)), ((2, 3), (2, 1)), ((2, 3), ()), ((0, 2), (2,)), ((0, 2), (1, 2))),
)
PLACES = {
    **{f"beside a number, {s}": ((), s) for s in ((1,), (2,))},
    **{f"beside a vector, {s}": ((2,), s) for s in ((1,), (), (3,), (2, 1), (1, 2), (2, 2))},
    **{f"beside a matrix, {s}": ((2, 2), s) for s in ((2,), (1, 2), (2, 1), (), (1, 1))},
}


def full(shape: tuple[int, ...]) -> str:
    return f"np.full({shape}, 1.5)"


def step(memory: tuple[str, ...], options: dict[str, float]) -> Promise:
    """Promise of a step function, which remembers arrays and takes options."""

    def pair(shape: str, scale: float = 3.0) -> str:
        return f"{numbers(shape, 1.0, scale)}, {numbers(shape, 5.0, scale)}"

    def state(shape: str, before: int = 3) -> str:
        counted = f"'step': {before}, " if "mean" in memory else ""
        parts = (
            f"{name!r}: np.square({numbers(shape, 7.0 + i, 1.5)})" for i, name in enumerate(memory)
        )
        return f"{{{counted}{', '.join(parts)}}}"

    def misfit(name: str, w: tuple[int, ...], shape: tuple[int, ...], how: str = "") -> str:
        shapes = {other: shape if other == name else w for other in memory}
        counted = "'step': 1, " if "mean" in memory else ""
        parts = ", ".join(f"{other!r}: {full(s)}" for other, s in shapes.items())
        return f"refuses({full(w)}, {full(w)}, {{{counted}{parts}}}{how})"

    def zeros_in(names: tuple[str, ...], value: str = "np.array([0.0, 2.5, 1.5])") -> str:
        """Write a memory of three steps that is 0 here and there: that is no first step."""
        counted = "'step': 3, " if "mean" in memory else ""
        other = "np.array([0.5, 2.5, 1.5])"
        parts = (f"{name!r}: {value if name in names else other}" for name in memory)
        return f"{{{counted}{', '.join(parts)}}}"

    one = [f"{name}={value}" for name, value in options.items()]
    two = [f"{a}, {b}" for i, a in enumerate(one) for b in one[:i]]
    by_place = ", ".join(str(value) for value in options.values())
    return Promise(
        (
            kinds(
                KINDS_HINT,
                *(f"kinds({pair(s)}, state={{}})" for s in SHAPES),
                *(f"kinds({pair(s)}, state={state(s)})" for s in SHAPES[:-1]),
                f"once({pair(SHAPES[-1])}, {state(SHAPES[-1])})",
                "once(3, -2, {})",
                f"once(np.array(1.5), np.array(-0.5), {state('')})",
                "once(np.zeros((2, 0)), np.zeros((2, 0)), {})",
                "once(np.array([3, -2], dtype=np.int32), np.array([1, 4], dtype=np.int32), {})",
                *(f"once({pair(s)}, {state(s)}, {how})" for s in SHAPES for how in one),
                *(f"once({pair('2, 3')}, {state('2, 3')}, {how})" for how in two),
                f"once({pair('3')}, {{}}, {by_place})",
                f"once({pair('3')}, {state('3', 2000)}, {by_place})",
                f"once({pair('3')}, {state('3', 1200)})",
                *(f"once({pair('3')}, {zeros_in((name,))})" for name in memory),
                f"once({pair('3')}, {zeros_in(memory)})",
                f"once({pair('3')}, {zeros_in(memory, 'np.zeros(3)')})",
                *(
                    f"once({pair('3')}, {state('3')}, {name}=1)"
                    for name in options
                    if "beta" not in name
                ),
                f"once({pair('3')}, {state('3')}, 2.0, {[*options][-1]}=1)",
                f"twice([1.5, -2.5], state={state('2')})",
                f"once({pair('3')}, {state('3', 1)}, {', '.join(f'{n}=0' for n in options)})",
                f"once({pair('')}, {state('', 9)}, {one[-1]})",
                *(f"once({pair('3')}, {state('3')}, 0.3, {n}=0)" for n in [*options][1:]),
                f"kinds({pair('2, 3', 250.0)}, state={state('2, 3')})",
                f"once({pair('3', 1e5)}, {state('3')})",
                f"once({pair('3', 1e-9)}, {{}})",
                "once([200, 100, 7], [100, 255, 9], {})",
                "once([1, 2], [4_000_000_000, -4_000_000_000], {})",
                *(f"once({pair('3')}, {{}}, {n}=0.999999999)" for n in options if "beta" in n),
                "once([0.0, -1.5, 2.5], [1.5, 0.0, 0.0], {})",
                f"once([0.0, -1.5, -1.5], [0.0, 2.5, 2.5], {state('3')})",
                "once((1.5, 2.5), (0.5, -1.5), {})",
                "once([1.5, 2.5, 0.5], [float('nan'), 0.5, 0.0], {})",
                *(
                    f"once([1.5, 2.5, 0.5], [float('nan'), 0.5, 0.0], {{}}, {n}=0.0)"
                    for n in options
                    if n != "epsilon"  # 0 / 0 is warned of
                ),
                f"mixed({pair('2, 3')}, state={state('2, 3')})",
                f"layouts({pair('2, 3')}, state={state('2, 3')})",
                f"once(state={{}}, {one[0]}, gradient=[0.5, 2.5], w=[1.5, -2.5])",
            ),
            kept(
                "input",
                f"kept(({pair('2, 3')}, {{}}), ({pair('2, 3', -1.5)}, {{}}))",
                f"kept(({pair('2, 3')}, {state('2, 3')}), ({pair('2, 3', -1.5)}, {state('2, 3', 5)}))",
                f"kept(({pair('70')}, {state('70')}), ({pair('70', -1.5)}, {state('70')}))",
                f"kept(({pair('')}, {state('')}), ({pair('', -1.5)}, {state('')}))",
                f"kept(([1.5], [0.5], {state('1')}), ([2.5], [1.5], {state('1')}))",
                "kept(([1.5, 0.5], np.zeros(2), {}), ([2.5, 3.5], np.zeros(2), {}))",
                f"kept(({pair('2')}, {{}}), ({pair('2', -1.5)}, {{}}), learning_rate=0)",
                *(
                    f"kept(({pair('2')}, {memory}), ({pair('2', -1.5)}, {memory}), {name}={end})"
                    for name in [*options][1:]
                    if name != "epsilon"
                    for end in ((0, 1) if "beta" not in name else (0,))
                    for memory in ("{}", state("2"))
                ),
            ),
            Check(
                "errors",
                "refuses a gradient or a memory of another shape",
                "raise ValueError unless all shapes are equal; broadcasting would hide the mistake.",
                (
                    *(f"refuses({full(w)}, {full(g)}, {{}})" for w, g in MISFITS),
                    *(misfit(name, w, s) for name in memory for w, s in PLACES.values()),
                    *(
                        misfit(name, (2,), (3,), f", {option}=0")
                        for name in memory
                        for option in [*options][1:]
                    ),
                    f"once({pair('2')}, {{}})",
                ),
            ),
        ),
        {
            "w": Allowed(REAL, ANY_SHAPE, values=VALUES),
            "gradient": Allowed(REAL, ANY_SHAPE, values=VALUES),
            "state": Allowed(("float64",), ("one", "vector", "matrix", "square", "deep"), ()),
        },
        options,
        {
            **{
                f"gradient of {g} beside {w}": lambda a, w=w, g=g: (
                    (np.shape(a["w"]), np.shape(a["gradient"])) == (w, g)
                )
                for w, g in MISFITS
            },
            **{
                f"{name} {where}": lambda a, name=name, w=w, s=s: (
                    (np.shape(a["w"]), np.shape(a["state"][name])) == (w, s)
                )
                for name in memory
                for where, (w, s) in PLACES.items()
            },
        },
        settings="rtol=1e-11, atol=1e-13",
        aliases=("w", "gradient"),
    )


# --- schedules -------------------------------------------------------------------------------

STEPS = (
    *("0.0", "7.0", "[3.0]", "[0.0, 5.0, 9.0, 2.0]", "np.arange(12.0).reshape(3, 4)"),
    *("[[1.0, 8.0, 4.0]]", "[[2.0], [6.0]]", "[[3.0, 6.0], [9.0, 0.0]]"),
    *("np.arange(600.0).reshape(300, 2)", "np.arange(24.0).reshape(2, 3, 4)", "np.zeros((0, 3))"),
    *("np.arange(600.0).reshape(2, 300)", "np.arange(12.0).reshape(2, 1, 3, 2)", "np.array(5.0)"),
    *("np.arange(8.0).reshape(2, 1, 2, 1, 2)", "np.zeros((2, 0))"),
    "np.array([3, 9, 40], dtype=np.int32)",
)
BAD_STEPS = (
    "-1",
    "-3.0",
    "[-1]",
    "[3, -2]",
    "[-2, 3]",
    "[3, -1, 4]",
    "[[1, 2], [3, -1]]",
    "[0] * 60 + [-1]",
)


def schedule(
    length: str,
    long: str,
    last: tuple[str, float],
    bad: tuple[str, ...],
    far: str,
    *more: str,
    settings: str = "",
) -> Promise:
    """Promise of a schedule with lengths such as ``every=4``, and one more option.

    In `far` the lengths are written with the number N, which is large. `more` are calls for this
    schedule alone.
    """
    given = f"base=0.6, {length}"
    name, value = last
    places = f"0.6, {', '.join(part.split('=')[1] for part in length.split(', '))}"
    return Promise(
        (
            kinds(
                SCHEDULE_HINT,
                *(f"kinds({s}, {given})" for s in STEPS),
                *(f"once({s}, {given}, {name}={v})" for s in STEPS for v in (value, 1)),
                *(f"once([0.0, 5.0, 9.0, 2.0], {given}, {name}={v})" for v in (1.75, -0.5, 0, 3)),
                *(f"once([0, 5, 9, 2], {given}, {name}={v})" for v in (0.01, 0.99, 12.5)),
                f"once([0, 2, 9], 4, {places[5:]}, 2)",
                f"layouts([[0.0, 5.0, 9.0], [3.0, 1.0, 7.0]], {given})",
                f"kinds(np.array([250.0, 255.0, 2.0]), {given})",
                f"once(np.array([250, 130, 2], dtype=np.uint8), 0.6, {long})",
                f"once(np.array([250, 130, 2], dtype=np.uint8), 0.6, {long}, 0.5)",
                f"once([True, False], {given.replace('every=4', 'every=1')})",
                *(f"once({s}, {places}, {value})" for s in ("7", "[7, 0, 3]", "(2, 3)", "10**6")),
                f"once(np.arange(12), 2, {places[5:]}, 0.75)",
                f"once([2, 2, 0], 1e-4, {places[5:]})",
                f"once([2, 9, 0], 0, {places[5:]})",
                f"once({name}={value}, {length}, base=0.5, step=[6.0, 2.0])",
                # Steps that do not fit into small whole numbers, or into a float32.
                *(
                    f"once([{steps}], 0.6, {far.replace('N', n)})"
                    for steps, n in (
                        ("40000, 70000, 99999", "30000"),
                        ("2**31 + 5, 2**32 + 5, 2**33 + 5", "2**31"),
                        ("2**24 + 1, 2**24", "(2**24 + 1)"),
                    )
                ),
                f"once(np.array([250, 3], dtype=np.uint8), 0.6, {far.replace('N', '300')})",
                *more,
            ),
            kept(
                "kept",
                f"kept((np.array([3.0, 0.0, 9.0]),), (np.array([5.0, 2.0, 8.0]),), {given})",
                f"kept((np.zeros(3),), (np.zeros(3),), {given})",
                f"kept((np.array([3.0, 1.0]),), (np.array([5.0, 2.0]),), base=1.0, {length}, {name}=1.0)",
                f"kept(([3, 0, 9],), ([5, 2, 8],), {given})",
                f"kept((3,), (5,), {given})",
            ),
            Check(
                "errors",
                "refuses negative steps, wherever they stand, and lengths that do not fit",
                "raise ValueError where any step is below 0, and for every length that the task rules out.",
                (
                    *(f"refuses({s}, {places})" for s in BAD_STEPS),
                    *(f"refuses({s}, {places}, {value})" for s in BAD_STEPS),
                    *(
                        f"refuses({s}, base=0.6, {lengths})"
                        for s in ("3", "[1, 2]", "np.zeros((0, 2))")
                        for lengths in bad
                    ),
                    f"once([1, 2], {places})",
                ),
            ),
        ),
        {"step": Allowed(REAL, ANY_SHAPE, values=("zero", "one", "ties", "above 9"))},
        {name: 0.25},
        {
            **{
                f"steps {s}": lambda g, s=s: np.asarray(g["step"]).tolist() == eval(s)
                for s in BAD_STEPS
            },
            **{
                f"{lengths}, {where}": lambda g, lengths=lengths, fits=fits: (
                    fits(np.ndim(g["step"]))
                    and all(g[n] == v for n, v in eval(f"dict({lengths})").items())
                )
                for lengths in bad
                for where, fits in {
                    "a number": lambda n: n == 0,
                    "an array": lambda n: n > 0,
                }.items()
            },
        },
        settings=settings,
        aliases=("step",),
    )


# --- a quadratic -----------------------------------------------------------------------------

EIGENVALUES = (
    *(
        (2.0, 3.0),
        (0.01, 50.0),
        (7, 700),
        (1e-6, 1e-3),
        (1, 2),
        (1, 10),
        (0.5, 0.5),
        (4, 4),
        (1, 1),
    ),
    *((1e-9, 1e9), (2500.0, 3e4), (1e-200, 1e-190), (1e190, 1e200), (3.0, 3.01), (1e4, 1e4)),
    *((1, 2.5), (0.25, 1), (250, 250), (200, 100000), (1e-305, 3e-305), (2e305, 5e306)),
)
BAD_EIGENVALUES = (
    *("0, 1", "-1, 2", "3, 2", "0, 0", "-2, -1", "0.0, 0.5", "-1e-9, 1", "2, -1", "1, 0.999999"),
    *("float('nan'), 1", "-3, -3", "1, 0"),
)


def best(*more: str) -> Promise:
    return Promise(
        (
            Check(
                "kinds",
                "whole numbers, very small and very large ones, by place and by name",
                "the formulas hold for all of them; only what the task rules out is refused.",
                (
                    *(f"once({low}, {high})" for low, high in EIGENVALUES),
                    *(f"once(1.5, 1.5e{power})" for power in (1, 3, 5, 8, 12, 17)),
                    "once(largest=8, smallest=2)",
                    "once(np.float64(2.5), np.float64(3.5))",
                    "kept((2.0, 5.0), (3.0, 7.0))",
                    "kept((2, 5), (2, 7))",
                    *more,
                ),
            ),
            Check(
                "errors",
                "refuses eigenvalues that are not above 0, and the wrong order",
                "raise ValueError unless 0 < smallest <= largest.",
                (*(f"refuses({bad})" for bad in BAD_EIGENVALUES), "once(0.25, 0.75)"),
            ),
        ),
        {
            "smallest": Allowed(("number",), ("number",), (), ("small", "tiny", "one", "large")),
            "largest": Allowed(
                ("number",), ("number",), (), ("small", "tiny", "one", "large", "huge")
            ),
        },
        refused={
            bad: lambda g, bad=bad: repr((g["smallest"], g["largest"])) == repr(eval(f"({bad})"))
            for bad in BAD_EIGENVALUES
        },
        settings="rtol=1e-9, atol=0.0",
    )


ADAM = {"learning_rate": 0.3, "beta1": 0.5, "beta2": 0.9, "epsilon": 0.25}

PROMISES = {
    "momentum_step": step(("velocity",), {"learning_rate": 0.3, "momentum": 0.5}),
    "nesterov_step": step(("velocity",), {"learning_rate": 0.3, "momentum": 0.5}),
    "rmsprop_step": step(("square",), {"learning_rate": 0.3, "decay": 0.5, "epsilon": 0.25}),
    "adam_step": step(("mean", "square"), ADAM),
    "adamw_step": step(("mean", "square"), ADAM | {"weight_decay": 0.5}),
    "step_schedule": schedule(
        "every=4",
        "100",
        ("factor", 0.5),
        ("every=0", "every=-1", "every=-4, factor=0.5"),
        "N",
        "once([48, 49, 98, 103, 206], 1.5, 49, 0.5)",
        "once([102, 103, 206], 1.5, 103, 0.5)",
        "once([200, 300], 1.5, 10)",
        "once([5000], 1.5, 1, 0.999)",
        settings="rtol=1e-9, atol=0.0",
    ),
    "cosine_schedule": schedule(
        "steps=9",
        "300",
        ("lowest", 0.25),
        ("steps=0", "steps=-1", "steps=-4, lowest=0.5"),
        "4 * N",
        "once([9999, 15000, 19999, 20000], 0.5, 20000)",
    ),
    "warm_up_cosine": schedule(
        "warm=3, steps=9",
        "150, 300",
        ("lowest", 0.25),
        (
            "warm=-1, steps=5",
            "warm=5, steps=5",
            "warm=6, steps=5",
            "warm=0, steps=0",
            "warm=-3, steps=-2",
        ),
        "N, 4 * N",
        "once([9999, 15000, 19999, 20000], 0.5, 12000, 20000)",
        "once(np.array([255, 254, 2, 0], dtype=np.uint8), 0.5, 12, 300)",
        "once(np.array([255, 254, 2, 0], dtype=np.uint8), 0.5, 254, 256, 0.25)",
        "once(np.array([255, 254, 2, 0], dtype=np.uint8), 1.0, 300, 600)",
    ),
    "best_descent": best("once(1e-200, 1e200)", "once(1e-9, 1e300)", "once(1e-300, 1e300)"),
    "best_momentum": best(
        "once(1e-200, 1e200)",
        "once(1e-300, 1e300)",
        "once(0.7e308, 1e308)",
        # So near that the momentum is tiny: 6e-10, 6e-14, and 0.
        "once(2.5, 2.5 * 1.0001)",
        "once(1.0, 1.000001)",
        "once(2.5, 2.5)",
    ),
}

NAMES = "{'dW1': np.array([[3.5, -1.5, 0.5], [0.25, 2.5, -4.5]]), 'db1': np.array([[1.5], [-0.5]]), 'x': 2.5}"
ARRAYS_GIVEN = (
    NAMES,
    "{'z': np.array([1.5, -2.5]), 'a': np.array([0.5])}",
    "{'a': np.array([[1.5, 2.5, -0.5]]), 'b': np.array([[0.5, -1.5], [2.5, 3.5]])}",
    "{'a': np.sin(np.arange(1.0, 601.0)).reshape(300, 2), 'b': np.zeros((0, 3))}",
    "{'a': np.sin(np.arange(1.0, 25.0)).reshape(2, 3, 4)}",
    "{'a': [0.0, 0.0, 1.5], 'b': [2.5, 2.5]}",
    "{'a': -3.5}",
)
PROMISES["clip_by_norm"] = Promise(
    (
        Check(
            "kinds",
            "every kind of number and shape, clipped and not; float64 out",
            "build a new dictionary from gradients.items(), each np.array(value, dtype=np.float64).",
            (
                *(f"kinds({g}, largest={n})" for g in ARRAYS_GIVEN for n in (0.3, 1, 2.5, 100.0)),
                f"layouts({NAMES}, largest=0.7)",
                f"layouts({NAMES}, largest=70)",
                "kinds({'a': 250.0 * np.cos(np.arange(4.0))}, largest=7)",
                "once({'a': [200, 100], 'b': 255}, 3)",
                "once({'a': np.array([-128, 100], dtype=np.int8)}, 3)",
                "once({'a': np.array([-128], dtype=np.int8), 'b': np.int8(-128)}, 3)",
                "once({'a': (3.5, 2.5)}, 1.25)",
                "once({}, 1.5)",
                "once({'a': [0.0, -0.0], 'b': 0.0}, 0.5)",
                *(
                    f"once({{'a': [3e{power}, 1.5e{power}], 'b': [[-4e{power}]]}}, {largest})"
                    for power in (200, -200, 307, -160, 4)
                    for largest in (f"2e{power}", f"7e{power}")
                ),
                "once({'a': [3.0], 'b': [-4.0]}, 5)",
                "once({'a': [3.0], 'b': [-4.0]}, 4.9999999)",
                "once({'a': [3.5, 1.5]}, float('inf'))",
                "once({'a': [3.5, 1.5]}, 1e-300)",
                f"once(largest=0.5, gradients={NAMES})",
                "code:for largest in (0.5, 50.0):",
                "code:    names = ['z', 'b', 'a', 'W10', 'W9']",
                "code:    given = {name: np.array([1.5, 2.5]) for name in names}",
                "code:    assert list(clip_by_norm(given, largest)[0]) == names",
            ),
        ),
        kept(
            "input",
            *(
                f"kept(({NAMES}, {largest}), ({NAMES.replace('3.5', '7.5')}, {largest}))"
                for largest in (0.5, 50.0)
            ),
            "kept(({'a': [3.5, 2.5]}, 0.5), ({'a': [1.5, 2.5]}, 0.5))",
            "kept(({'a': np.zeros(3)}, 0.5), ({'a': np.zeros(3)}, 0.5))",
            "kept(({'a': np.full(70, 1.5)}, 0.5), ({'a': np.full(70, 2.5)}, 0.5))",
        ),
        Check(
            "errors",
            "refuses a largest length that is not above 0, and gradients that are not finite",
            "raise ValueError unless largest > 0, and where np.isfinite fails anywhere, the first "
            "array and the last.",
            (
                *(
                    f"refuses({g}, {largest})"
                    for g in ("{'a': [1.5]}", "{}", "{'a': 0.0}", "{'a': 1.5, 'b': [2.5]}")
                    for largest in ("0", "-1.0", "-1e-9", "float('nan')")
                ),
                *(
                    f"refuses({g}, {largest})"
                    for bad in ("nan", "inf", "-inf")
                    for g in (
                        f"{{'a': [1.5, 2.0], 'b': [0.5, float('{bad}')]}}",
                        f"{{'a': [[float('{bad}'), 2.0]], 'b': [0.5]}}",
                        f"{{'a': [0.5], 'b': float('{bad}'), 'c': [[1.5]]}}",
                        f"{{'a': float('{bad}')}}",
                    )
                    for largest in (1.0, 1e300, "float('inf')")
                ),
                "once({'a': [1.5]}, 0.25)",
            ),
        ),
    ),
    {
        "gradients": Allowed(
            REAL, ANY_SHAPE, values=("zero", "negative", "large", "ties", "huge", "tiny")
        )
    },
    refused={
        **{
            f"largest {largest} for {len(g)}": lambda a, largest=largest, g=g: (
                repr(a["largest"]) == repr(largest) and list(a["gradients"]) == list(g)
            )
            for largest in (0, -1.0, -1e-9, float("nan"))
            for g in ("a", "", "ab")
        },
        **{
            f"{bad} in {where}": lambda a, bad=bad, where=where: np.array_equal(
                np.ravel(a["gradients"][where])[-1:], [bad], equal_nan=True
            )
            for bad in (float("nan"), float("inf"), -float("inf"))
            for where in "ab"
        },
    },
    settings="rtol=1e-11, atol=0.0",
    aliases=("gradients",),
)
