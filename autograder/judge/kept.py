"""Modules that students hand in beside their notebook: the tests' imports of them reach theirs.

nbgrader's `exclude_overwriting` names such files. They run in the sandbox like all else of the
student's; on the tests' side a stand-in asks there for what a test takes from the module.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from autograder.judge.session import Session


class TheirModule(types.ModuleType):
    """What a test imports in the place of a module of the student's."""

    def __init__(self, name: str, session: Session) -> None:
        super().__init__(name)
        vars(self)["_session"] = session

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        try:
            module = vars(self)["_session"].name(_bound(vars(self)["__name__"]))
        except KeyError:
            raise AttributeError(attribute) from None
        return getattr(module, attribute)


def modules_of(files: Iterable[str]) -> list[str]:
    """List the modules among files beside a notebook."""
    paths = [PurePath(file) for file in files]
    return [p.stem for p in paths if p.suffix == ".py" and len(p.parts) == 1]


def lend(session: Session, modules: list[str]) -> None:
    """Import the student's modules in the sandbox, and stand-ins for them here."""
    for name in modules:
        session.run(f"try:\n    import {name} as {_bound(name)}\nexcept Exception:\n    pass", 10.0)
        sys.modules[name] = TheirModule(name, session)


def _bound(module: str) -> str:
    return f"_handed_in_{module}"
