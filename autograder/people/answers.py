"""Answers in students' words: a folder of right and wrong versions of the functions to write.

One file a version, named ``<function>_<what is special>.py``. Its docstring says the exercise and
the checks that it fails (``Exercise: relu``, ``Fails: relu_values, relu_shape`` or ``Fails:
nothing``).
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.disk.course import CourseError


@dataclass(frozen=True)
class Answer:
    """One version of a function.

    Attributes
    ----------
    source : str
        What stands in the solution cell.
    fails : frozenset of str
        The checks that it fails; none for a right one.
    name : str
        The file's, without its ending.
    told : str
        How it goes about it, or what is wrong with it.
    """

    source: str
    fails: frozenset[str]
    name: str = ""
    told: str = ""


def read_answers(folder: Path) -> dict[str, tuple[list[Answer], list[Answer]]]:
    """Read a folder of answers: from exercise to its right and its wrong versions.

    Raises
    ------
    CourseError
        When there are none.
    """
    found: dict[str, tuple[list[Answer], list[Answer]]] = {}
    if not folder.is_dir():
        raise CourseError(f"There is no folder {folder}.")
    for path in sorted(folder.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        about = ast.get_docstring(ast.parse(source)) or ""
        exercise = re.search(r"^Exercise: (\S+)", about, re.M)
        if exercise and (named := re.search(r"^Fails: (.+)", about, re.M | re.S)):
            fails = frozenset(re.split(r"[,\s]+", named[1].strip())) - {"nothing"}
            code = source.split('"""', 2)[2].strip() + "\n"
            code = re.sub(r"^import numpy as np\n+", "", code)  # the notebook's first cell does
            told = " ".join(about.partition("\n\n")[0].split())
            answer = Answer(code, fails, path.stem, told)
            found.setdefault(exercise[1], ([], []))[bool(fails)].append(answer)
    if not found:
        raise CourseError(f"{folder} holds no answers: files that say Exercise: and Fails:.")
    return found
