"""The form of an answer that stays the same when names, comments, layout and order are changed.

Taken away: comments, docstrings, annotations, imports, what the released stub holds. Numbered anew:
names that the answer itself binds. Sorted: the definitions of a cell. Everything else counts: the
statements and their order, operators, numbers, which functions of NumPy are called.
"""

from __future__ import annotations

import ast
import builtins
import functools
import hashlib
from dataclasses import dataclass

from autograder.disk.names import USUAL_MODULES, to_python

LONGEST = 100_000  # characters of a cell that is looked at
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True)
class Form:
    """The normal form of one cell.

    Attributes
    ----------
    digest : str
        The same for two cells of the same form.
    statements : int
        How many statements the cell has beyond its stub, those inside of functions counted.
    """

    digest: str
    statements: int


def normal_form(source: str, stub: str = "", given: frozenset[str] = frozenset()) -> Form | None:
    """Bring the code of a cell into its normal form.

    Parameters
    ----------
    source : str
    stub : str
        What the cell held when it was released.
    given : frozenset of str
        Names that the instructor's cells bind: they stay.

    Returns
    -------
    Form or None
        None where nothing is left, or the cell is not Python.
    """
    tree = _parse(source)
    if tree is None:
        return None
    try:
        return _form(tree, _statements(stub), given)
    except RecursionError:
        return None


def _parse(source: str) -> ast.Module | None:
    if len(source) > LONGEST:
        return None
    try:
        return ast.parse(to_python(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@functools.cache
def _statements(stub: str) -> frozenset[str]:
    tree = _parse(stub) or ast.Module([], [])
    return frozenset(ast.dump(node) for node in ast.walk(tree) if isinstance(node, ast.stmt))


def _form(tree: ast.Module, stub: frozenset[str], given: frozenset[str]) -> Form | None:
    body = [statement for statement in tree.body if ast.dump(statement) not in stub]
    definitions = [s for s in body if isinstance(s, _DEFINITIONS)]
    names = {definition.name for definition in definitions}
    inside = [n for s in body for n in ast.walk(s) if isinstance(n, ast.stmt)]
    own = [n for n in inside if not _says_nothing(n) and not isinstance(n, _DEFINITIONS)]
    statements = sum(ast.dump(statement) not in stub for statement in own)
    if not statements:
        return None
    modules = USUAL_MODULES | _imported(tree)
    kept = given | _BUILTINS
    # First as if every definition of the cell were the same, then told apart by what they are.
    known = dict.fromkeys(names, "a definition")
    first = {d.name: _digest([d], known, modules, kept) for d in definitions}
    parts = sorted(first.values())
    if len(names) > 1:
        known = {name: f"definition {digest}" for name, digest in first.items()}
        parts = sorted(_digest([d], known, modules, kept) for d in definitions)
    rest = [s for s in body if not isinstance(s, _DEFINITIONS)]
    parts.append(_digest(rest, known, modules, kept))
    return Form(hashlib.sha1(" ".join(parts).encode()).hexdigest()[:16], statements)


def _imported(tree: ast.AST) -> dict[str, str]:
    """Find what imported names stand for: ``np`` for ``numpy``, ``exp`` for ``numpy.exp``."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                found[alias.asname or whole] = whole
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return found


def _digest(
    body: list[ast.stmt], known: dict[str, str], modules: dict[str, str], kept: frozenset[str]
) -> str:
    copied = ast.parse(ast.unparse(ast.Module(body, []))) if body else ast.Module([], [])
    renaming = _Renaming(_bound(copied) - known.keys() - modules.keys(), known, modules, kept)
    return hashlib.sha1(ast.dump(renaming.visit(copied)).encode()).hexdigest()[:16]


def _bound(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, (*_DEFINITIONS, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
            found.add(node.name)
    return found - {None}


def _says_nothing(statement: ast.stmt) -> bool:
    """Whether a statement does nothing: a docstring, ``pass``, an import, an annotation."""
    return (
        isinstance(statement, (ast.Pass, ast.Import, ast.ImportFrom))
        or (isinstance(statement, ast.AnnAssign) and statement.value is None)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    )


class _Renaming(ast.NodeTransformer):
    """Numbers the bound names by their first appearance; takes away what says nothing."""

    def __init__(
        self,
        bound: set[str],
        known: dict[str, str],
        modules: dict[str, str],
        kept: frozenset[str],
    ) -> None:
        self.bound, self.known, self.modules, self.kept = bound, known, modules, kept
        self.numbers: dict[str, str] = {}

    def _name(self, name: str) -> str:
        if name in self.bound:
            return self.numbers.setdefault(name, f"name {len(self.numbers)}")
        if name in self.known or name in self.modules:
            return self.known.get(name) or self.modules[name]
        return name if name in self.kept else "a name of another cell"

    def visit(self, node: ast.AST) -> ast.AST | None:
        if isinstance(node, ast.stmt) and _says_nothing(node):
            return None
        return super().visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self._name(node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(self._name(node.arg))

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        value = self.visit(node.value)
        if isinstance(value, ast.Name) and value.id.split(".")[0] in self.modules.values():
            return ast.Name(f"{value.id}.{node.attr}", node.ctx)  # as from numpy import exp
        return ast.Attribute(value, node.attr, node.ctx)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        whole = isinstance(node.value, float) and node.value.is_integer()
        return ast.Constant(int(node.value) if whole else node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        return self.visit(ast.Assign([node.target], node.value))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name, node.returns = self._name(node.name), None
        return self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self._name(node.name)
        return self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        node.name = self._name(node.name) if node.name else None
        return self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.AST:
        node.name = self._name(node.name) if node.name else None
        return self.generic_visit(node)
