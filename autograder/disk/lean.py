"""nbgrader's modules without what they do not need here: most of two seconds of imports.

The package's own ``__init__`` loads Jupyter's servers, and nbformat's schema a grammar of URIs.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType

_GRAMMAR = (
    "rfc3987_syntax"  # optional to jsonschema, and slow to load; no notebook's schema uses it
)


def load(name: str) -> ModuleType:
    """Import a module of nbgrader's; where nbgrader itself was imported, it is the usual one."""
    if name in sys.modules:
        return sys.modules[name]
    if "nbgrader" not in sys.modules:
        package = importlib.util.module_from_spec(importlib.util.find_spec("nbgrader"))
        sys.modules["nbgrader"] = package  # a package that holds its modules, and was not run
        package.__version__ = importlib.import_module("nbgrader._version").__version__
    absent = _GRAMMAR not in sys.modules
    if absent:
        sys.modules[_GRAMMAR] = None
    try:
        return importlib.import_module(name)
    finally:
        if absent:
            del sys.modules[_GRAMMAR]
