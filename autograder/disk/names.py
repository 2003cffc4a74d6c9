"""Whose name is it? Read off the source which names a cell binds, and how."""

from __future__ import annotations

import ast
import functools
import re
import symtable

# A test that says np means NumPy, whoever imported it.
USUAL_MODULES = {
    "np": "numpy",
    "plt": "matplotlib.pyplot",
    "mpl": "matplotlib",
    "pd": "pandas",
    "sp": "scipy",
}
_CLASS_MAKERS = {"namedtuple", "NamedTuple", "make_dataclass", "Enum", "IntEnum", "new_class"}
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def to_python(source: str) -> str:
    """Turn IPython's own syntax (magics, ``!command``) into Python."""
    try:
        ast.parse(source)
        return source
    except (SyntaxError, ValueError):
        return _transformed(source)


@functools.lru_cache(maxsize=32)  # the instructor's cells come again for every submission
def _transformed(source: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


def bound_names(source: str) -> dict[str, str]:
    """Names that a cell binds at its top level.

    Returns
    -------
    dict
        From name to "function", "class", "import" or "variable"; empty for what is not Python.
    """
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    _collect(tree, found)
    return found


def binding_statements(source: str) -> dict[str, str]:
    """Find for each name the statement at the top level that bound it last, as it is written."""
    source = to_python(source)
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return {}
    lines, found = source.splitlines(keepends=True), {}
    for statement in tree.body:
        names: dict[str, str] = {}
        _collect(ast.Module([statement], []), names)
        first = min((d.lineno for d in getattr(statement, "decorator_list", ())), default=None)
        start = (first or statement.lineno) - 1
        found |= dict.fromkeys(names, "".join(lines[start : statement.end_lineno]))
    return found


def _collect(node: ast.AST, found: dict[str, str]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Assign) and _makes_class(child.value):
            found |= {name.id: "class" for name in child.targets if isinstance(name, ast.Name)}
            continue
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found[child.name] = "function"
        elif isinstance(child, ast.ClassDef):
            found[child.name] = "class"
        elif isinstance(child, (ast.Import, ast.ImportFrom)):
            for alias in child.names:
                found[alias.asname or alias.name.partition(".")[0]] = "import"
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            found[child.id] = "variable"
        elif isinstance(child, ast.ExceptHandler) and child.name:
            found[child.name] = "variable"
        if not isinstance(child, (*_SCOPES, ast.ListComp, ast.SetComp, ast.DictComp)):
            _collect(child, found)


def _makes_class(value: ast.expr) -> bool:
    """Whether an expression calls what makes a class, such as namedtuple."""
    called = value.func if isinstance(value, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) in _CLASS_MAKERS


@functools.cache
def free_names(source: str) -> frozenset[str]:
    """List the names that a cell looks up, or has as `global`, and does not bind at its top."""
    try:
        top = symtable.symtable(to_python(source), "cell", "exec")
    except (SyntaxError, ValueError):
        return frozenset()
    used, waiting = set(), [top]
    while waiting:
        scope = waiting.pop()
        waiting += scope.get_children()
        used |= {
            symbol.get_name()
            for symbol in scope.get_symbols()
            if (symbol.is_referenced() and (scope is top or symbol.is_global()))
            or symbol.is_declared_global()
        }
    return frozenset(used - bound_names(source).keys())


@functools.cache
def names_in(source: str) -> frozenset[str]:
    """List all names that a cell mentions."""
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def imports(source: str) -> str:
    """Return the import statements of a cell, and nothing else of it."""
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return ""
    lines = [
        ast.unparse(statement)
        for statement in tree.body
        if isinstance(statement, (ast.Import, ast.ImportFrom))
    ]
    return "\n".join(lines)


def imported_modules(source: str) -> set[str]:
    """List the modules that a cell imports anywhere in it, by a statement or by name."""
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = getattr(node.args[0], "value", None)
            if called in ("__import__", "import_module") and isinstance(first, str):
                found.add(first)
    return found


def title_and_hint(source: str) -> tuple[str, str]:
    """Read a check's title, its first line, and its hint, the comment that begins with Hint."""
    title = ""
    match = re.match(r"\s*#+[ \t]*(.+)", source)
    if match and not match[1].startswith(("BEGIN ", "END ")):
        title = re.sub(r"\s*\(\d+(\.\d+)? points?\)\s*$", "", match[1]).strip()
    hint: list[str] = []
    for line in source.splitlines():
        words = words_of_hint(line, bool(hint))
        if words is None:
            if hint:
                break
        elif words.startswith("Hint:"):
            hint = [words.removeprefix("Hint:").strip()]
        else:
            hint.append(words.strip())
    return title, " ".join(hint)


def words_of_hint(line: str, inside: bool) -> str | None:
    """Return what a line says of a hint that begins there or, `inside` it, goes on; else None."""
    comment = re.match(r"\s*#\s?(.*)", line)
    if comment and (comment[1].startswith("Hint:") or (inside and not comment[1].startswith("##"))):
        return comment[1]
    return None
