"""The battery: the reference, wrong for one class of inputs only, once for every class.

`tests.book.promises` says which inputs the docstring of a function allows. For each class of them,
and for each habit that no checks should let pass (remembering, changing an argument, forgetting an
option), a wrapper of the reference is made that is wrong there and right everywhere else. It must
fail a check, or stand in ``unkilled/<chapter>.txt`` with its reason:

    function: the wrapper
        The reason.

Wrappers run one after the other in this process, each only against checks that meet its class.
``python -m tests.book.battery CHAPTER [FUNCTION]`` prints those that live.
"""

import contextlib
import copy
import functools
import inspect
import io
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.book.exercises import ROOT, Exercise, chapter
from tests.book.promises import Allowed, Promise, promises

LISTED = Path(__file__).parent / "unkilled"
Arguments = dict[str, Any]


@dataclass(frozen=True)
class Wrapper:
    """The reference, wrong in one way.

    Attributes
    ----------
    name : str
    meets : callable
        Whether arguments, by name and as they were given, belong to its class.
    make : callable
        Makes the wrong function of the right one.
    """

    name: str
    meets: Callable[[Arguments], bool]
    make: Callable[[Callable], Callable] = field(repr=False)


# Classes of inputs.


def leaves(value: Any) -> Iterator[Any]:
    """Yield the numbers, lists and arrays of an argument that may be a dictionary of them."""
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, (tuple, list)) and _holds_arguments(value):
        for item in value:
            yield from leaves(item)
    elif not callable(value):
        yield value


def _holds_arguments(value: tuple | list) -> bool:
    parts = (
        (np.ndarray, tuple, dict, list) if isinstance(value, tuple) else (np.ndarray, tuple, dict)
    )
    return any(isinstance(item, parts) for item in value)


def kind(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "list"
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.name
    return "number" if isinstance(value, (int, float)) else "other"


SHAPES: dict[str, Callable[[tuple[int, ...]], bool]] = {
    "number": lambda s: s == (),
    "one": lambda s: s == (1,),
    "vector": lambda s: len(s) == 1 and s[0] > 1,
    "matrix": lambda s: len(s) == 2 and 1 < s[0] != s[1] > 1,
    "row": lambda s: len(s) == 2 and s[0] == 1 < s[1],
    "column": lambda s: len(s) == 2 and s[0] > 1 == s[1],
    "square": lambda s: len(s) == 2 and s[0] == s[1] > 1,
    "tall": lambda s: len(s) == 2 and s[0] >= 65,
    "wide": lambda s: len(s) == 2 and s[1] >= 65,
    "deep": lambda s: len(s) == 3 and min(s) > 1,
    "four": lambda s: len(s) == 4 and min(s) > 0,
    "flat": lambda s: len(s) >= 3 and s[-1] == 1,
    "batch of one": lambda s: len(s) == 4 and s[0] == 1,
    "one image": lambda s: len(s) == 3 and s[0] == 1 < min(s[1:]),
    "many images": lambda s: len(s) == 3 and s[0] >= 65,
    "high": lambda s: len(s) >= 3 and s[-3] > s[-2],
    "broad": lambda s: len(s) >= 3 and s[-3] < s[-2],
    "empty": lambda s: 0 in s,
}
LAYOUTS: dict[str, Callable[[np.ndarray], bool]] = {
    "reversed": lambda a: a.ndim > 0 and len(a) > 1 and a.strides[0] < 0,
    "strided": lambda a: a.ndim > 0 and a.size > 1 and a.strides[-1] > a.itemsize,
    "Fortran": lambda a: a.ndim > 1 and a.flags.f_contiguous and not a.flags.c_contiguous,
    "read-only": lambda a: a.size > 0 and not a.flags.writeable,
}
VALUES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "zero": lambda a: a == 0,
    "minus zero": lambda a: (a == 0) & np.signbit(a),
    "positive": lambda a: a > 0,
    "negative": lambda a: a < 0,
    "one": lambda a: a == 1,
    "tiny": lambda a: (a != 0) & (np.abs(a) < 1e-150),
    "small": lambda a: (a != 0) & (np.abs(a) < 1e-8),
    "subnormal": lambda a: (a != 0) & (np.abs(a) < 2.3e-308),
    "large": lambda a: np.abs(a) >= 1e3,
    "huge": lambda a: np.isfinite(a) & (np.abs(a) > 1e150),
    "infinite": lambda a: a == np.inf,
    "minus infinite": lambda a: a == -np.inf,
    "nan": np.isnan,
    "whole numbers only": lambda a: np.full(a.shape, np.all(a == np.rint(a))),
    "ties": lambda a: np.full(a.shape, 1 < len(set(a.ravel().tolist())) < a.size),
    "all equal": lambda a: np.full(a.shape, a.size > 1 and np.ptp(a) == 0),
    "above 9": lambda a: a > 9,
    "above 255": lambda a: a > 255,
}


def shape_of(value: Any) -> tuple[int, ...]:
    try:
        return np.shape(value)
    except ValueError:
        return (-1,)


def numbers(value: Any) -> np.ndarray:
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        return np.zeros(0)


def some(argument: str, test: Callable[[Any], bool]) -> Callable[[Arguments], bool]:
    return lambda given: argument in given and any(map(test, leaves(given[argument])))


# What is wrong with a result.


def changed(value: Any, change: Callable[[np.ndarray], np.ndarray]) -> Any:
    """Change every array and number of a result; lists and dictionaries stay what they are."""
    if isinstance(value, dict):
        return {name: changed(item, change) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(changed(item, change) for item in value)
    if isinstance(value, (np.ndarray, np.generic, float, int)):
        return change(np.array(value))
    return value


def off(array: np.ndarray) -> np.ndarray:
    if array.dtype.kind in "iu":
        return (array + 1)[()]
    with np.errstate(invalid="ignore"):
        wrong = array + 1e-6 * (1 + np.abs(array))
    return np.where(np.isfinite(array), wrong, 0.5)[()] if array.size else np.zeros(7)


def last_off(array: np.ndarray) -> np.ndarray:
    if array.ndim and len(array) > 1:
        array[-1] = off(array[-1])
        return array
    return array[()]


def narrow(array: np.ndarray) -> np.ndarray:
    return array.astype(np.float32)[()] if array.dtype.kind == "f" else array.astype(np.float64)[()]


def rounded(array: np.ndarray) -> np.ndarray:
    """Give what a computation in float32 would have given, as float64."""
    if array.dtype.kind != "f" or not array.size:
        return off(array)
    return (array.astype(np.float32) * np.float32(1 + 3e-7)).astype(np.float64)[()]


def boxed(array: np.ndarray) -> np.ndarray:
    return array.reshape(1) if array.ndim == 0 else array


def as_list(array: np.ndarray) -> Any:
    return array.tolist() if array.ndim else array[()]


def as_matrix(array: np.ndarray) -> Any:
    return array.view(np.matrix) if array.ndim == 2 else array[()]


def as_masked(array: np.ndarray) -> Any:
    return array.view(np.ma.MaskedArray) if array.ndim else array[()]


# Wrappers.


def bind(function: Callable, arguments: tuple, options: dict) -> Arguments:
    """Name the arguments of a call; those left out are left out."""
    try:
        return dict(inspect.signature(function).bind(*arguments, **options).arguments)
    except TypeError:
        return {}


def wrong_result(
    name: str, meets: Callable[[Arguments], bool], change: Callable[[np.ndarray], np.ndarray]
) -> Wrapper:
    def make(right: Callable) -> Callable:
        def wrong(*arguments, **options):
            met = meets(bind(right, arguments, options))
            result = right(*arguments, **options)
            return changed(result, change) if met else result

        return wrong

    return Wrapper(name, meets, make)


def wrong_call(name: str, meets: Callable[[Arguments], bool], instead: Callable) -> Wrapper:
    """Make a wrapper that does something else, `instead(right, given)`, for its class."""

    def make(right: Callable) -> Callable:
        def wrong(*arguments, **options):
            given = bind(right, arguments, options)
            return instead(right, given) if meets(given) else right(*arguments, **options)

        return wrong

    return Wrapper(name, meets, make)


def refuse(right: Callable, given: Arguments) -> Any:
    raise TypeError("refused")


def anything(given: Arguments) -> bool:
    return True


def of_inputs(argument: str, allowed: Allowed) -> Iterator[Wrapper]:
    """Make a wrong function for every class of an argument."""

    def both(one: str, shape: str) -> Callable[[Any], bool]:
        fits = SHAPES[shape]
        return lambda leaf: kind(leaf) == one and fits(shape_of(leaf))

    for shape in allowed.shapes:
        for one in allowed.kinds:
            if (one == "number" and shape != "number") or (one == "list" and shape == "number"):
                continue
            yield wrong_result(
                f"off where {argument} is {one}, {shape}", some(argument, both(one, shape)), off
            )
        fits = SHAPES[shape]
        meets = some(argument, lambda leaf, fits=fits: fits(shape_of(leaf)))
        if shape not in ("number", "one", "row", "empty", "batch of one", "one image"):
            yield wrong_result(f"last row off where {argument} is {shape}", meets, last_off)
        yield wrong_result(f"float32 where {argument} is {shape}", meets, narrow)
        if shape == "number":
            yield wrong_result(f"shape (1,) where {argument} is a number", meets, boxed)
    for one in allowed.kinds:
        meets = some(argument, lambda leaf, one=one: kind(leaf) == one)
        yield wrong_call(f"refused where {argument} is {one}", meets, refuse)
        if one in ("float32", "int64", "int32", "uint8", "bool"):
            yield wrong_result(f"float32 out where {argument} is {one}", meets, narrow)
            yield wrong_result(f"rounded to float32 where {argument} is {one}", meets, rounded)
    for layout in allowed.layouts:
        test = LAYOUTS[layout]
        meets = some(
            argument, lambda leaf, test=test: isinstance(leaf, np.ndarray) and bool(test(leaf))
        )
        yield wrong_result(f"off where {argument} is {layout}", meets, off)
    for value in allowed.values:
        where = VALUES[value]
        meets = some(argument, lambda leaf, where=where: bool(np.any(where(numbers(leaf)))))
        yield wrong_result(f"off where {argument} has {value}", meets, off)
        yield wrong_call(f"off only at {value} of {argument}", meets, only_there(argument, where))


def only_there(argument: str, where: Callable) -> Callable:
    """Make what is wrong only at some elements, when result and argument have one shape."""

    def instead(right: Callable, given: Arguments) -> Any:
        result = right(**given) if not _starred(right) else right(*given.values())
        place = where(numbers(given[argument]))

        def change(array: np.ndarray) -> np.ndarray:
            if array.shape != place.shape:
                return off(array)
            return np.where(place, off(array), array)[()]

        return changed(result, change)

    return instead


def _starred(function: Callable) -> bool:
    kinds = [p.kind for p in inspect.signature(function).parameters.values()]
    return inspect.Parameter.VAR_POSITIONAL in kinds


def of_habits(promise: Promise) -> Iterator[Wrapper]:
    """Make the wrong functions that have nothing to do with one class of inputs."""
    yield wrong_result("off by 1e-6", anything, off)
    if promise.allowed:
        yield wrong_result("the last row is off", anything, last_off)
        yield wrong_result("float32 out", anything, narrow)
        yield wrong_result("lists for arrays", anything, as_list)
        yield wrong_result("matrices for arrays", anything, as_matrix)
        yield wrong_result("masked arrays for arrays", anything, as_masked)
    for name, make in HABITS.items() if promise.allowed else ():
        yield Wrapper(name, anything, make)
    for name in promise.aliases:
        alias = functools.partial(aliases, argument=name)
        yield Wrapper(f"gives {name} itself where that is right", anything, alias)
    for name in promise.allowed:
        yield Wrapper(f"changes {name}", anything, functools.partial(changes, argument=name))


def of_arguments(right: Callable, promise: Promise) -> Iterator[Wrapper]:
    """Make functions with other names, other defaults, options that have no effect."""
    parameters = inspect.signature(right).parameters
    for name, parameter in parameters.items():
        if parameter.kind == parameter.POSITIONAL_OR_KEYWORD:
            yield Wrapper(f"{name} renamed", anything, functools.partial(renamed, argument=name))
    if "rng" in parameters:
        for name, test in (("a generator", _is_generator), ("a seed", _is_seed)):
            yield wrong_call(f"refuses {name}", test, refuse)
    optional = [n for n, p in parameters.items() if p.default is not p.empty]
    for name in optional:
        yield Wrapper(
            f"{name} has no default", anything, functools.partial(no_default, argument=name)
        )
    for name, other in promise.options.items():
        yield Wrapper(
            f"{name} has another default",
            anything,
            functools.partial(other_default, argument=name, value=other),
        )
        meets = functools.partial(_is_set, names=(name,), parameters=parameters)
        yield wrong_call(f"{name} has no effect", meets, functools.partial(without, names=(name,)))
        yield wrong_result(f"off where {name} is given", meets, off)
        for argument, allowed in promise.allowed.items():
            for shape in (s for s in allowed.shapes if s != "empty"):
                fits = some(argument, lambda leaf, fits=SHAPES[shape]: fits(shape_of(leaf)))
                yield wrong_call(
                    f"{name} has no effect where {argument} is {shape}",
                    lambda given, meets=meets, fits=fits: meets(given) and fits(given),
                    functools.partial(without, names=(name,)),
                )
        for other in list(promise.options)[: list(promise.options).index(name)]:
            pair = functools.partial(_is_set, names=(name, other), parameters=parameters)
            yield wrong_call(
                f"{name} has no effect beside {other}",
                pair,
                functools.partial(without, names=(name,)),
            )
            yield wrong_result(f"off where {name} and {other} are given", pair, off)


def of_keys(right: Callable, promise: Promise) -> Iterator[Wrapper]:
    """Make functions that are wrong in one case, or under one key, or both."""
    cases = {
        name: functools.partial(_holds, condition, inspect.signature(right))
        for name, condition in promise.cases.items()
    }
    for name, meets in cases.items():
        yield wrong_result(f"off where {name}", meets, off)
    for key in promise.keys:
        for what, change in {"off": off, "last row off": last_off, "float32": narrow}.items():
            yield wrong_key(f"{what} in {key}", anything, key, change)
        yield wrong_key(f"{key} is a list", anything, key, as_list)
        for name, meets in cases.items():
            yield wrong_key(f"off in {key} where {name}", meets, key, off)


def wrong_key(name: str, meets: Callable[[Arguments], bool], key: str, change: Callable) -> Wrapper:
    """Make a wrapper that changes what stands under one name, and nothing else."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {n: changed(v, change) if n == key else walk(v) for n, v in value.items()}
        return tuple(map(walk, value)) if isinstance(value, tuple) else value

    def instead(right: Callable, given: Arguments) -> Any:
        return walk(right(**given))

    return wrong_call(name, meets, instead)


def of_generators(right: Callable) -> Iterator[Wrapper]:
    """Make functions that draw otherwise from a generator than they should."""
    if "rng" in inspect.signature(right).parameters:
        for name, instead in GENERATORS.items():
            yield wrong_call(name, _is_generator, instead)


def copies(right: Callable, given: Arguments) -> Any:
    return right(**{**given, "rng": copy.deepcopy(given["rng"])})


def draws_more(right: Callable, given: Arguments) -> Any:
    result = right(**given)
    given["rng"].random()
    return result


def seeds_anew(right: Callable, given: Arguments) -> Any:
    return right(**{**given, "rng": int(given["rng"].integers(2**31))})


GENERATORS = {
    "leaves the generator where it was": copies,
    "draws once more": draws_more,
    "seeds a generator of its own": seeds_anew,
}


def of_errors(right: Callable, promise: Promise) -> Iterator[Wrapper]:
    """Make functions that accept what is to be refused under one condition."""
    for name, condition in promise.refused.items():
        meets = functools.partial(_holds, condition, inspect.signature(right))
        yield wrong_call(f"no error: {name}", meets, accept)


def _is_generator(given: Arguments) -> bool:
    return isinstance(given.get("rng"), np.random.Generator)


def _is_seed(given: Arguments) -> bool:
    return isinstance(given.get("rng"), int)


def _holds(
    condition: Callable[[Arguments], bool], parameters: inspect.Signature, given: Arguments
) -> bool:
    bound = inspect.BoundArguments(parameters, given.copy())
    bound.apply_defaults()
    try:
        return bool(condition(dict(bound.arguments)))
    except Exception:
        return False


def _is_set(given: Arguments, names: tuple[str, ...], parameters: Any) -> bool:
    """Whether options are given, and not as their defaults."""
    return all(
        name in given and repr(given[name]) != repr(parameters[name].default) for name in names
    )


def without(right: Callable, given: Arguments, names: tuple[str, ...]) -> Any:
    parameters = inspect.signature(right).parameters
    defaults = {n: parameters[n].default for n in names}
    return right(
        **{**given, **{n: d for n, d in defaults.items() if d is not inspect.Parameter.empty}}
    )


def accept(right: Callable, given: Arguments) -> Any:
    try:
        return right(**given) if not _starred(right) else right(*given.get("shapes", ()))
    except Exception:
        return np.zeros(1)


def signature(arguments: tuple, options: dict) -> str:
    """Describe arguments by shapes, and by the values of what is no data."""

    def part(value: Any) -> str:
        if isinstance(value, dict):
            return str({name: part(item) for name, item in value.items()})
        found = kind(value)
        return repr(value) if found == "other" else str(shape_of(value))

    return str([*map(part, arguments), part(options)])


def remembers_shapes(right: Callable) -> Callable:
    known: dict[str, Any] = {}

    def wrong(*arguments, **options):
        key = signature(arguments, options)
        if key not in known:
            known[key] = right(*arguments, **options)
        return known[key]

    return wrong


def remembers_the_first(right: Callable) -> Callable:
    known: list[Any] = []

    def wrong(*arguments, **options):
        if not known:
            known.append(right(*arguments, **options))
        return copy.deepcopy(known[0])

    return wrong


def wrong_again(right: Callable) -> Callable:
    seen: set[str] = set()

    def wrong(*arguments, **options):
        key = signature(arguments, options)
        result = right(*arguments, **options)
        if key in seen:
            return changed(result, off)
        seen.add(key)
        return result

    return wrong


def one_buffer(right: Callable) -> Callable:
    """Write every result of one shape into the same array."""
    buffers: dict[Any, np.ndarray] = {}

    def wrong(*arguments, **options):
        def change(array: np.ndarray) -> np.ndarray:
            if not array.ndim:
                return array[()]
            buffer = buffers.setdefault((array.shape, array.dtype.name), array)
            buffer[...] = array
            return buffer

        return changed(right(*arguments, **options), change)

    return wrong


def caches_results(right: Callable) -> Callable:
    """Give the same array again for the same arguments, so that who writes into it spoils it."""
    known: dict[str, Any] = {}

    def wrong(*arguments, **options):
        try:
            key = repr((arguments, options))
        except Exception:
            return right(*arguments, **options)
        if key not in known:
            known[key] = right(*arguments, **options)
        return known[key]

    return wrong


def remembers_objects(right: Callable) -> Callable:
    """Give the result again for the same objects, whatever was written into them since."""
    known: dict[Any, Any] = {}

    def wrong(*arguments, **options):
        key = tuple(map(id, (*arguments, *options.values())))
        if key not in known:  # what is kept here keeps its id
            known[key] = copy.deepcopy(right(*arguments, **options)), arguments, options
        return copy.deepcopy(known[key][0])

    return wrong


HABITS = {
    "remembers results by shape": remembers_shapes,
    "remembers results by the objects given": remembers_objects,
    "remembers the first result": remembers_the_first,
    "off in the second call with a shape": wrong_again,
    "writes all results into one array": one_buffer,
    "gives the same array again for the same arguments": caches_results,
}


def changes(right: Callable, argument: str) -> Callable:
    """Spoil an argument, after computing the right result."""

    def spoil(value: Any) -> None:
        if isinstance(value, dict):
            for item in value.values():
                spoil(item)
        elif isinstance(value, (list, tuple)):
            for item in value:
                spoil(item)
        elif isinstance(value, np.ndarray) and value.flags.writeable and value.size:
            value[(-1,) * value.ndim] = 0.65625 if value.dtype.kind == "f" else 7

    def wrong(*arguments, **options):
        result = copy.deepcopy(right(*arguments, **options))
        spoil(bind(right, arguments, options).get(argument))
        return result

    return wrong


def aliases(right: Callable, argument: str) -> Callable:
    """Give the result in the argument's own memory, where it fits."""

    def wrong(*arguments, **options):
        result = right(*arguments, **options)
        mine = [
            leaf
            for leaf in leaves(bind(right, arguments, options).get(argument))
            if isinstance(leaf, np.ndarray) and leaf.dtype == np.float64 and leaf.flags.writeable
        ]

        def change(array: np.ndarray) -> np.ndarray:
            for leaf in mine:
                if array.ndim and np.array_equal(leaf.ravel(), array.ravel()):
                    return leaf.reshape(array.shape)
            return array[()]

        return changed(result, change)

    return wrong


def renamed(right: Callable, argument: str) -> Callable:
    def wrong(*arguments, **options):
        if argument in options:
            raise TypeError(f"unexpected keyword argument {argument}")
        return right(*arguments, **options)

    return wrong


def no_default(right: Callable, argument: str) -> Callable:
    def wrong(*arguments, **options):
        if argument not in bind(right, arguments, options):
            raise TypeError(f"missing argument {argument}")
        return right(*arguments, **options)

    return wrong


def other_default(right: Callable, argument: str, value: Any) -> Callable:
    def wrong(*arguments, **options):
        if argument not in bind(right, arguments, options):
            options[argument] = value
        return right(*arguments, **options)

    return wrong


def of_pull(wrapper: Wrapper) -> Wrapper:
    """Make wrong not the value of an operation, but what its pull gives."""

    def make(right: Callable) -> Callable:
        def wrong(*arguments, **options):
            value, pull = right(*arguments, **options)

            def wrong_pull(d):
                @functools.wraps(right)  # the class is one of the arguments of the operation
                def parts(*_, **__):
                    return pull(d)

                return wrapper.make(parts)(*arguments, **options)

            return value, wrong_pull

        return wrong

    return Wrapper(f"pull: {wrapper.name}", wrapper.meets, make)


def wrappers(right: Callable, promise: Promise) -> Iterator[Wrapper]:
    yield from of_habits(promise)
    yield from of_arguments(right, promise)
    yield from of_errors(right, promise)
    yield from of_keys(right, promise)
    yield from of_generators(right)
    for argument, allowed in promise.allowed.items():
        for wrapper in of_inputs(argument, allowed):
            yield wrapper
            if promise.through == "pulled" and wrapper.name.startswith(("off where", "last row")):
                yield of_pull(wrapper)


# Run them.


class Bench:
    """The checks of one exercise, compiled once, on any function in the place of the solution."""

    def __init__(self, name: str, exercise: Exercise) -> None:
        self.exercise = exercise
        self.folder = ROOT / "book" / name  # where its files are
        self.names: dict[str, Any] = {"__name__": "__main__"}
        with contextlib.chdir(self.folder), silent():
            for cell in chapter(name).locked:
                exec(compile(cell.source, cell.grade_id, "exec"), self.names)
            exec(compile(exercise.solution.source, exercise.name, "exec"), self.names)
        self.right = self.names[exercise.name]
        self.code = {c.grade_id: compile(c.source, c.grade_id, "exec") for c in exercise.checks}
        self.calls: dict[str, list[Arguments]] = {}
        self.seconds: dict[str, float] = {}
        for check in self.code:
            self._record(check)
        self.order = sorted(self.code, key=self.seconds.get)

    def _record(self, check: str) -> None:
        calls = self.calls[check] = []

        def recorder(*arguments, **options):
            calls.append(bind(self.right, arguments, options))
            return self.right(*arguments, **options)

        start = time.perf_counter()
        if self.failed(recorder, check):
            raise AssertionError(f"the reference fails {check}")
        self.seconds[check] = time.perf_counter() - start

    def failed(self, function: Callable, check: str) -> bool:
        names = {**self.names, self.exercise.name: function}
        with (
            contextlib.chdir(self.folder),
            silent(),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            try:
                exec(self.code[check], names)
            except Exception:
                return True
        return False

    def killed_by(self, wrapper: Wrapper) -> str:
        """Name a check that the wrapper fails, "" if there is none."""
        for check in self.order:
            if any(map(wrapper.meets, self.calls[check])):
                if self.failed(wrapper.make(self.right), check):
                    return check
        return ""

    def is_right(self, wrapper: Wrapper) -> bool:
        """Whether a wrapper meets calls, and none of them can tell it from the reference."""
        met = [given for calls in self.calls.values() for given in calls if wrapper.meets(given)]
        wrong = wrapper.make(self.right)
        return bool(met) and all(self._alike(wrong, given) for given in met[:40])

    def _alike(self, wrong: Callable, given: Arguments) -> bool:
        if _starred(self.right) or any(map(callable, given.values())):
            return False
        answers = []
        for function in (self.right, wrong):
            try:
                answers.append(function(**copy.deepcopy(given)))
            except Exception as error:
                answers.append(repr(error))
        return described(answers[0]) == described(answers[1])


def described(value: Any) -> str:
    """Write down a result with its type, shapes and numbers."""
    if isinstance(value, dict):
        return str([(name, described(item)) for name, item in value.items()])
    if isinstance(value, (list, tuple)):
        return str([described(item) for item in value])
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (np.ndarray, np.generic)):
        return f"{type(value).__name__} {value.dtype} {value.shape} {value.tolist()}"
    return repr(value)


@contextlib.contextmanager
def silent() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


@dataclass(frozen=True)
class Result:
    """What became of the wrappers of one chapter, or of some of its functions."""

    tried: tuple[str, ...]
    alive: tuple[str, ...]


@functools.cache
def battery(name: str, *only: str) -> Result:
    """Run all wrappers of a chapter; name those that were made and those that live."""
    tried, alive = [], []
    for function, promise in promises(name).items():
        if only and function not in only:
            continue
        bench = Bench(name, chapter(name).exercises[function])
        for wrapper in wrappers(bench.right, promise):
            label = f"{function}: {wrapper.name}"
            if not bench.killed_by(wrapper):
                if bench.is_right(wrapper):
                    continue
                alive.append(label)
            tried.append(label)
    return Result(tuple(tried), tuple(alive))


@functools.cache
def listed(name: str) -> dict[str, str]:
    """Read the list of wrappers that may live: from the wrapper to the reason."""
    path = LISTED / f"{name}.txt"
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n") if path.exists() else []:
        lines = block.strip("\n").split("\n")
        reason = " ".join(line.strip() for line in lines if line.startswith(" "))
        found |= {line: reason for line in lines if line and not line.startswith(" ")}
    return found


def main() -> None:
    name, *only = sys.argv[1:]
    start = time.perf_counter()
    result = battery(name, *only)
    for label in result.alive:
        print(label, "" if label in listed(name) else "   NOT LISTED")
    seconds = time.perf_counter() - start
    tried, alive = len(result.tried), len(result.alive)
    print(f"{tried} wrong functions tried, {alive} of them passed every check, {seconds:.0f} s")


if __name__ == "__main__":
    main()
