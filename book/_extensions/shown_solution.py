"""The solution of an exercise as one piece of code to read and to run: the reference, written out.

A solution cell of the instructor's only calls ``solutions``. Here the functions that it calls stand
in its place, with all that they need and without type annotations.
"""

import ast
import functools
import re
from pathlib import Path

from autograder.people.answers import Answer, read_answers

ROOT = Path(__file__).parents[2]
PACKAGE = "solutions"
MARKS = re.compile(r"^\s*### (BEGIN|END) SOLUTION[^\n]*\n?", re.MULTILINE)


class Module:
    """One file of the reference: its source and what it defines at its top level."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source
        tree = ast.parse(source)
        self.parts: dict[str, ast.stmt] = {}
        self.imports: dict[str, ast.stmt] = {}
        self.relatives: dict[str, tuple[str, str | None]] = {}  # name: module, what of it
        lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line.encode()))
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                self.parts[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.parts[node.targets[0].id] = node
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                self.parts[node.target.id] = node
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                self._import(node)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name
            if getattr(node, "module", None) == PACKAGE:
                self.relatives[name] = (alias.name, None)
            elif (getattr(node, "module", None) or "").startswith(f"{PACKAGE}."):
                self.relatives[name] = (node.module.split(".")[1], alias.name)
            else:
                self.imports[name] = node

    def at(self, line: int, column: int) -> int:
        """Return the place of a node in the encoded source."""
        return self.starts[line - 1] + column


@functools.cache
def module(name: str) -> Module:
    """Read a module of the reference."""
    return Module(name, (ROOT / PACKAGE / f"{name}.py").read_text(encoding="utf-8"))


class Writer:
    """Collects what a piece of code needs, and writes it out."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = dict.fromkeys(taken, ("", ""))  # names in use, and whose they are
        self.names: dict[tuple[str, str], str] = {}
        self.home: Module | None = None  # where the asked function is from
        self.imports: list[str] = []
        self.pieces: list[str] = []

    def name_for(self, origin: Module, name: str) -> str:
        """Write out a function of the reference unless it is there; return its name here."""
        key = (origin.name, name)
        if key not in self.names:
            first = not self.pieces
            self.home = self.home or origin
            # A check may use a short name for something of its own: helpers say whose they are.
            free = self.taken.get(name, key) == key and (origin is self.home or name in self.taken)
            chosen = name if free else f"{origin.name}_{name}"
            self.taken[chosen] = key
            self.names[key] = chosen
            if first:
                self.pieces.append("")
            text = self.write(origin, origin.parts[name], chosen, documented=first)
            if first:
                self.pieces[0] = text
            else:
                self.pieces.append(text)
        return self.names[key]

    def all_of(self, other: Module, name: str) -> None:
        """Write out a whole module that code takes functions out of by their names."""
        key = (other.name, "")
        if key not in self.names:
            self.names[key] = name
            functions = [n for n, part in other.parts.items() if isinstance(part, ast.FunctionDef)]
            public = {n: self.name_for(other, n) for n in functions if not n.startswith("_")}
            arguments = "".join(f"    {n}={here},\n" for n, here in public.items())
            self.imports.append("from types import SimpleNamespace")
            self.pieces.append(f"{name} = SimpleNamespace(\n{arguments})")

    def target(self, origin: Module, node: ast.AST) -> tuple[Module, str] | None:
        """Find what of the reference a node of code refers to."""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            other, what = origin.relatives.get(node.value.id, (None, None))
            if other and what is None and node.attr in module(other).parts:
                return module(other), node.attr
        if isinstance(node, ast.Name):
            if node.id in origin.parts:
                return origin, node.id
            other, what = origin.relatives.get(node.id, (None, None))
            if other and what in module(other).parts:
                return module(other), what
        return None

    def write(
        self, origin: Module, part: ast.stmt, called: str = "", documented: bool = True
    ) -> str:
        """Return a part's source, without annotations and with the names that hold here."""
        edits = _without_annotations(origin, part)
        if not documented and isinstance(part, ast.FunctionDef) and ast.get_docstring(part):
            begin, end = (origin.at(n.lineno, n.col_offset) for n in part.body[:2])
            edits.append((begin, end, ""))
        own = getattr(part, "name", "")
        if called and own and called != own:
            begin = origin.at(part.lineno, part.col_offset + len("def "))
            edits.append((begin, begin + len(own.encode()), called))
        hidden = [(begin, end) for begin, end, _ in edits]
        inside = {id(n.value) for n in ast.walk(part) if isinstance(n, ast.Attribute)}
        for node in ast.walk(part):
            if not isinstance(node, (ast.Name, ast.Attribute)):
                continue
            begin = origin.at(node.lineno, node.col_offset)
            end = origin.at(node.end_lineno, node.end_col_offset)
            if any(a <= begin < b for a, b in hidden):
                continue
            if isinstance(node, ast.Name) and node.id in origin.imports:
                self._bring(origin.imports[node.id])
            found = self.target(origin, node)
            if isinstance(node, ast.Name) and id(node) not in inside and not found:
                other, what = origin.relatives.get(node.id, (None, None))
                if other and what is None:
                    self.all_of(module(other), node.id)
            if not found:
                continue
            if found[1] == own and found[0] is origin:
                name = called or own
            else:
                name = self.name_for(*found)
            edits.append((begin, end, name))
        data = origin.source.encode()
        begin = origin.at(_first_line(part), part.col_offset)
        end = origin.at(part.end_lineno, part.end_col_offset)
        for a, b, text in sorted(edits, reverse=True):
            data = data[:a] + text.encode() + data[b:]
            end += len(text.encode()) - (b - a)
        return data[begin:end].decode()

    def _bring(self, statement: ast.stmt) -> None:
        text = ast.unparse(statement)
        if text not in self.imports:
            self.imports.append(text)


def _first_line(part: ast.stmt) -> int:
    return min([part.lineno, *(d.lineno for d in getattr(part, "decorator_list", ()))])


def _without_annotations(origin: Module, part: ast.stmt) -> list[tuple[int, int, str]]:
    edits = []
    for node in ast.walk(part):
        if isinstance(node, ast.arg) and node.annotation:
            begin = origin.at(node.lineno, node.col_offset) + len(node.arg.encode())
            annotation = node.annotation
            end = origin.at(annotation.end_lineno, annotation.end_col_offset)
            default = origin.source.encode()[end:].startswith(b" = ")
            edits.append((begin, end + 3, "=") if default else (begin, end, ""))
        elif isinstance(node, ast.FunctionDef) and node.returns:
            end = origin.at(node.returns.end_lineno, node.returns.end_col_offset)
            begin = (
                origin.source.encode().rindex(
                    b")", 0, origin.at(node.returns.lineno, node.returns.col_offset)
                )
                + 1
            )
            edits.append((begin, end, ""))
        elif isinstance(node, ast.AnnAssign) and node.value:
            begin = origin.at(node.target.end_lineno, node.target.end_col_offset)
            end = origin.at(node.annotation.end_lineno, node.annotation.end_col_offset)
            edits.append((begin, end, ""))
    return edits


def shown_solution(source: str) -> str:
    """Return the solution of a cell with everything of the reference written out.

    Parameters
    ----------
    source : str
        The instructor's cell, with its markers.
    """
    source = MARKS.sub("", source)
    cell = Module("", source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and PACKAGE in ast.unparse(node):
            cell._import(node)
    functions = [part for part in cell.parts.values() if isinstance(part, ast.FunctionDef)]
    if len(functions) == 1:
        last = functions[0].body[-1]
        call = last.value if isinstance(last, ast.Return) else None
        writer = Writer(set())
        found = writer.target(cell, call.func) if isinstance(call, ast.Call) else None
        if found and _only_calls(functions[0], *found):
            writer.name_for(*found)
            return _joined(writer)
    writer = Writer(set(cell.parts))
    writer.pieces.append("")
    writer.pieces[0] = _rewritten(writer, cell, source)
    return _joined(writer)


def right_answers(chapter: str, exercise: str) -> list[tuple[str, str]]:
    """Return the plain answer that the tests keep for an exercise, and the shortest other one.

    Each with the sentence that tells how it goes about it. The tests prove that every check passes.
    """
    right, _ = _answers(chapter)[exercise]
    plain = [answer for answer in right if answer.name == f"{exercise}_plain"]
    others = sorted(
        (answer for answer in right if answer not in plain),
        key=lambda answer: (answer.source.count("\n"), answer.told),
    )
    return [(answer.told, answer.source.strip()) for answer in plain + others[:1]]


@functools.cache
def _answers(chapter: str) -> dict[str, tuple[list[Answer], list[Answer]]]:
    return read_answers(ROOT / "tests" / "book" / "variants" / chapter)


def _only_calls(function: ast.FunctionDef, origin: Module, name: str) -> bool:
    """Whether a function does nothing but call the reference's of the same name and parameters."""
    reference = origin.parts[name]
    if name != function.name or not isinstance(reference, ast.FunctionDef):
        return False
    call = function.body[-1].value
    names, theirs = ([a.arg for a in f.args.args] for f in (function, reference))
    defaults, others = ([ast.unparse(d) for d in f.args.defaults] for f in (function, reference))
    given = [a.id for a in call.args if isinstance(a, ast.Name)]
    given += [k.arg for k in call.keywords if isinstance(k.value, ast.Name) and k.value.id == k.arg]
    return names == theirs == given and defaults == others and len(function.body) <= 3


def _rewritten(writer: Writer, cell: Module, source: str) -> str:
    whole = ast.parse(source)
    edits = []
    for node in ast.walk(whole):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and PACKAGE in ast.unparse(node):
            begin = cell.at(node.lineno, 0)
            edits.append((begin, cell.starts[node.end_lineno], ""))
        elif isinstance(node, ast.Attribute) and (found := writer.target(cell, node)):
            begin = cell.at(node.lineno, node.col_offset)
            end = cell.at(node.end_lineno, node.end_col_offset)
            edits.append((begin, end, writer.name_for(*found)))
    data = source.encode()
    for a, b, text in sorted(edits, reverse=True):
        data = data[:a] + text.encode() + data[b:]
    return re.sub(r'("""\n)\n+', r"\1", data.decode()).strip("\n")


def _joined(writer: Writer) -> str:
    imports = [line for line in writer.imports if line != "import numpy as np"]
    head = ["\n".join(imports)] if imports else []
    return "\n\n\n".join([*head, *writer.pieces])
