"""Mutants: the reference functions with one small mistake each, made automatically.

Each mutant is run against the checks of the exercises whose solution calls the mutated function,
or reaches it through helpers of the same module that have no checks of their own. One that passes
them all has survived. Survivors are listed, each with the reason why no check can tell it from the
original, in ``survivors/<chapter>.txt``:

    function: the statement → the mutated statement
    another mutant of the same reason
        The reason.

What only silences a warning (``np.errstate``), words an error message or repeats a promise (the
``strict`` of ``zip``) is not mutated: it has no part in a grade. A test that only raises an error
is mutated where the exercise promises an error.

``python -m tests.book.mutants CHAPTER [FUNCTION]`` prints the survivors.
"""

import ast
import builtins
import copy
import functools
import importlib
import os
import re
import resource
import sys
import traceback
import types
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.book.exercises import Chapter, Exercise, chapter, in_this_process

SURVIVORS = Path(__file__).parent / "survivors"
SECONDS = 20  # of CPU; several times what the slowest reference needs
MEMORY = 4 * 2**30

COMPARISONS = {
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq, ast.Lt, ast.Gt],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
}
ARITHMETIC = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div],
    ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Mult, ast.Div],
    ast.Mod: [ast.FloorDiv],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.BitAnd: [ast.BitOr],
    ast.BitOr: [ast.BitAnd],
}
# One function taken for another; "=" where both ways are likely.
CONFUSED = (
    *("min = max", "minimum = maximum", "argmin = argmax", "any = all", "sum = mean", "var = std"),
    *("zeros = ones", "zeros_like = ones_like", "floor = ceil", "exp = expm1", "log = log1p"),
    *("sin = cos", "tanh = arctan", "sign = abs", "normal = uniform", "isinf = isnan"),
    *("accumulate = reduce", "hypot = add", "array - asarray", "permutation - arange"),
    *("cumsum - sum", "prod - sum", "square - abs", "sqrt - abs", "exp - exp2", "log - log2"),
    *("integers - random", "einsum - dot", "dot - multiply", "outer - multiply", "reversed - list"),
)
SWAPS: dict[str, list[str]] = {}
for _pair in CONFUSED:
    _one, _way, _other = _pair.split()
    SWAPS.setdefault(_one, []).append(_other)
    if _way == "=":
        SWAPS.setdefault(_other, []).append(_one)

# Not mutated: its settings are the student's own, and trying one mistake costs a whole training.
NOT_MUTATED = {("digits_network", "train")}


@dataclass(frozen=True)
class Mutant:
    """One small mistake.

    Attributes
    ----------
    name : str
        The function and the statement, before and after.
    module : str
    old, new : ast.stmt
        A statement of the module, and what takes its place.
    exercises : tuple of str
        Whose checks it must not pass.
    """

    name: str
    module: str
    old: ast.stmt = field(repr=False, compare=False)
    new: ast.stmt = field(repr=False, compare=False)
    exercises: tuple[str, ...]

    @property
    def tree(self) -> ast.Module:
        """The whole module with the mistake."""
        return _with(_module_tree(self.module), self.old, self.new)


# Which functions.


def called(exercise: Exercise) -> set[tuple[str, str]]:
    """Name the reference functions, module and name, that an exercise's solution calls."""
    tree = ast.parse(exercise.solution.source)
    modules = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "solutions"
        for alias in node.names
    }
    return {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in modules
    }


def reach(functions: dict[str, ast.FunctionDef], start: str, stop: set[str]) -> set[str]:
    """Follow calls within a module, not into functions that have checks of their own."""
    found, todo = set(), [start]
    while todo:
        name = todo.pop()
        found.add(name)
        used = {node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)}
        todo += (used & functions.keys()) - found - stop
    return found


@functools.cache
def targets(name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Say for each reference function which exercises' checks are to kill its mutants."""
    starts = {e.name: called(e) for e in chapter(name).exercises.values()}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for exercise, start in starts.items():
        for module, function in sorted(start):
            graded = {other for here, other in set().union(*starts.values()) if here == module}
            for reached in sorted(reach(_functions(module), function, graded)):
                found[module, reached] = (*found.get((module, reached), ()), exercise)
    return found


@functools.cache
def _module_tree(name: str) -> ast.Module:
    return ast.parse(Path(importlib.import_module(f"solutions.{name}").__file__).read_text("utf-8"))


def _functions(name: str) -> dict[str, ast.FunctionDef]:
    body = _module_tree(name).body
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


# Which mistakes.


@functools.cache
def mutants(name: str) -> list[Mutant]:
    """Make every mutant of a chapter."""
    found, seen = [], Counter()
    for (module, function), exercises in targets(name).items():
        if (module, function) in NOT_MUTATED:
            continue
        shown = function if module == name else f"{module}.{function}"
        promised = any("Raises" in chapter(name).exercises[e].solution.shown for e in exercises)
        for old, new in _mistakes(_functions(module)[function]):
            if _only_raises(old) and not promised:
                continue
            label = f"{shown}: {_line(old)} → {_line(new)}"
            seen[label] += 1
            if seen[label] > 1:
                label += f" ({seen[label]})"
            found.append(Mutant(label, module, old, new, exercises))
    return found


def _only_raises(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and isinstance(statement.body[0], ast.Raise)


def _line(statement: ast.stmt) -> str:
    """Write a statement in one line; of a compound one only its head."""
    if isinstance(statement, (ast.If, ast.While, ast.For, ast.With, ast.FunctionDef)):
        statement = copy.copy(statement)
        statement.body = [ast.Expr(ast.Constant(...))]
        statement.orelse = []
    return re.sub(r"\s+", " ", ast.unparse(ast.fix_missing_locations(statement)))


def _with(tree: ast.Module, old: ast.stmt, new: ast.stmt) -> ast.Module:
    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(copy.copy(node))

        def generic_visit(self, node: ast.AST) -> ast.AST:
            for name, value in ast.iter_fields(node):
                if isinstance(value, list):
                    setattr(node, name, list(value))
            return super().generic_visit(node)

    return ast.fix_missing_locations(Replace().visit(tree))


def _mistakes(function: ast.FunctionDef) -> Iterator[tuple[ast.stmt, ast.stmt]]:
    """Yield a statement and what takes its place."""
    bound = {a.arg for a in [*function.args.args, *function.args.kwonlyargs]}
    for statement in _statements(function):
        if _is_text(statement):
            continue
        for changed in _changes(statement):
            yield statement, changed
        if _can_be_dropped(statement, bound):
            yield statement, ast.Pass()
        bound |= {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and _stored(n)}


def _statements(parent: ast.AST) -> Iterator[ast.stmt]:
    for name in ("body", "orelse"):
        for statement in getattr(parent, name, []) if not isinstance(parent, ast.IfExp) else []:
            if isinstance(statement, ast.stmt):
                yield statement
                yield from _statements(statement)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def _can_be_dropped(statement: ast.stmt, bound: set[str]) -> bool:
    if isinstance(statement, (ast.Expr, ast.AugAssign, ast.If, ast.For)):
        return True
    if isinstance(statement, ast.Assign):
        stored = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and _stored(n)}
        return stored <= bound
    return False


def _changes(statement: ast.stmt) -> Iterator[ast.stmt]:
    """Yield copies of a statement with one expression changed; nested statements stay."""
    if isinstance(statement, (ast.Raise, ast.With, ast.FunctionDef, ast.Pass)):
        return
    for path, node in _expressions(statement, ()):
        for new in _alternatives(node):
            yield _replaced(statement, path, new)
    if isinstance(statement, ast.AugAssign):
        for operator in ARITHMETIC.get(type(statement.op), []):
            changed = copy.copy(statement)
            changed.op = operator()
            yield changed


def _expressions(node: ast.AST, path: tuple) -> Iterator[tuple[tuple, ast.expr]]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for position, child in children:
            if isinstance(child, (ast.stmt, ast.JoinedStr)) or not isinstance(child, ast.AST):
                continue
            if name == "args" and _is_any_size(node, child):
                continue
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue
            here = (*path, (name, position))
            if isinstance(child, ast.expr):
                yield here, child
            yield from _expressions(child, here)


def _is_any_size(call: ast.AST, argument: ast.AST) -> bool:
    """Whether an argument is the -1 of a reshape."""
    return (
        isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") == "reshape"
        and ast.unparse(argument) == "-1"
    )


def _replaced(node: ast.AST, path: tuple, new: ast.AST) -> ast.AST:
    if not path:
        return new
    (name, position), *rest = path
    node = copy.copy(node)
    value = getattr(node, name)
    if position is None:
        setattr(node, name, _replaced(value, tuple(rest), new))
    else:
        value = list(value)
        value[position] = _replaced(value[position], tuple(rest), new)
        setattr(node, name, value)
    return node


def _copy(node: ast.AST, **changes: object) -> ast.AST:
    node = copy.copy(node)
    for name, value in changes.items():
        setattr(node, name, value)
    return node


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the mistakes that can be made at one expression."""
    match node:
        case ast.Compare(ops=ops):
            for i, operator in enumerate(ops):
                for other in COMPARISONS[type(operator)]:
                    yield _copy(node, ops=[*ops[:i], other(), *ops[i + 1 :]])
        case ast.BinOp(op=operator, left=left):
            if isinstance(left, ast.Constant) and isinstance(left.value, str):
                return
            for other in ARITHMETIC.get(type(operator), []):
                yield _copy(node, op=other())
        case ast.BoolOp(op=operator, values=values):
            yield _copy(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
            for i in range(len(values)):
                rest = [*values[:i], *values[i + 1 :]]
                yield rest[0] if len(rest) == 1 else _copy(node, values=rest)
        case ast.UnaryOp(op=ast.USub() | ast.Not() | ast.Invert(), operand=operand):
            yield operand
        case ast.IfExp(body=body, orelse=orelse):
            yield body
            yield orelse
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
            if value == 1:
                yield ast.Constant(0)
        case ast.Call():
            yield from _other_calls(node)
        case ast.Subscript(slice=index):
            elements = index.elts if isinstance(index, ast.Tuple) else []
            if [*map(ast.dump, elements)] != [*map(ast.dump, elements[::-1])]:
                yield _copy(node, slice=_copy(index, elts=elements[::-1]))
        case ast.Slice(lower=lower, upper=upper, step=step):
            for name, value in (("lower", lower), ("upper", upper), ("step", step)):
                if value is not None:
                    yield _copy(node, **{name: None})
        case ast.Attribute(value=value, attr="T"):
            yield value


def _other_calls(node: ast.Call) -> Iterator[ast.expr]:
    function, arguments = node.func, node.args
    owner = function.value if isinstance(function, ast.Attribute) else None
    name = function.attr if owner else getattr(function, "id", "")
    if name == "errstate":
        return
    if name == "floats":  # numbers in the dtype that they came in
        yield _copy(node, func=ast.parse("np.asarray", mode="eval").body)
    for other in SWAPS.get(name, []):
        if owner:
            yield _copy(node, func=_copy(function, attr=other))
        elif hasattr(builtins, other):
            yield _copy(node, func=_copy(function, id=other))
    if name == "where" and len(arguments) == 3:
        yield _copy(node, args=[arguments[0], arguments[2], arguments[1]])
        yield arguments[1]
        yield arguments[2]
    if name in ("maximum", "minimum") and len(arguments) == 2:
        yield from arguments
    if name in ("abs", "square", "sqrt", "clip", "sort", "copy", "astype", "reversed", "sorted"):
        plain = owner if owner and getattr(owner, "id", "") != "np" else None
        if plain or arguments:
            yield plain or arguments[0]
    for i, keyword in enumerate(node.keywords):
        if keyword.arg in (None, "strict", "out"):
            continue
        yield _copy(node, keywords=[*node.keywords[:i], *node.keywords[i + 1 :]])
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant | ast.UnaryOp):
            value = ast.Constant(1 if ast.unparse(keyword.value) == "0" else 0)
            changed = _copy(keyword, value=value)
            yield _copy(node, keywords=[*node.keywords[:i], changed, *node.keywords[i + 1 :]])


# Run them.


def mutated_package(name: str, tree: ast.Module) -> None:
    """Put a package `mutated` beside `solutions`: the same, but for one module."""
    package = types.ModuleType("mutated")
    package.__path__ = []
    original = importlib.import_module(f"solutions.{name}")
    module = types.ModuleType(f"mutated.{name}")
    module.__file__, module.__package__ = original.__file__, "solutions"
    sys.modules |= {"mutated": package, f"mutated.{name}": module}
    exec(compile(tree, f"<mutant of {name}>", "exec"), module.__dict__)
    folder = Path(original.__file__).parent
    for path in folder.glob("[a-z]*.py"):
        other = module if path.stem == name else importlib.import_module(f"solutions.{path.stem}")
        setattr(package, path.stem, other)


def first_failure(chosen: Chapter, exercise: Exercise) -> str:
    """Run the instructor's solution on the mutated package; name a check that fails, if any."""
    source = exercise.solution.source.replace("from solutions ", "from mutated ")
    return next(in_this_process(chosen, exercise, source), "")


def killed_by(chosen: Chapter, mutant: Mutant) -> str:
    """Run a mutant in a process of its own; say what killed it, "" if nothing did."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        verdict = "an error"
        try:
            os.close(read)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            mutated_package(mutant.module, mutant.tree)
            names = (first_failure(chosen, chosen.exercises[e]) for e in mutant.exercises)
            verdict = next(filter(None, names), "")
        except BaseException:
            verdict = traceback.format_exc(limit=-1).splitlines()[-1]
        finally:
            os.write(write, b"!" + verdict.encode()[:4000])
            os._exit(0)
    os.close(write)
    with open(read, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(pid, 0)
    return said[1:] if said else "time"


def survivors(name: str, part: int = 0, parts: int = 1) -> list[str]:
    """Name the mutants of a chapter that pass all checks."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as lean:  # quick to fork
        return lean.submit(_survivors, name, part, parts).result()


def _survivors(name: str, part: int, parts: int) -> list[str]:
    chosen = chapter(name)
    return [m.name for m in mutants(name)[part::parts] if not killed_by(chosen, m)]


@functools.cache
def listed(name: str) -> dict[str, str]:
    """Read the list of known survivors: from the mutant to the reason."""
    path = SURVIVORS / f"{name}.txt"
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n") if path.exists() else []:
        lines = block.strip("\n").split("\n")
        reason = " ".join(line.strip() for line in lines if line.startswith(" "))
        found |= {line: reason for line in lines if line and not line.startswith(" ")}
    return found


def main() -> None:
    name, *only = sys.argv[1:]
    total = 0
    for mutant in mutants(name):
        if not only or mutant.name.split(":")[0] in only:
            total += 1
            if not killed_by(chapter(name), mutant):
                print(mutant.name, "" if mutant.name in listed(name) else "   NOT LISTED")
    print(f"{total} mutants")


if __name__ == "__main__":
    main()
