"""nbgrader's modules without what they do not need here: most of two seconds of imports.

The packages' own ``__init__`` load Jupyter's servers and every converter there is, and nbformat's
schema a grammar of URIs.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_GRAMMAR = (
    "rfc3987_syntax"  # optional to jsonschema, and slow to load; no notebook's schema uses it
)
# Packages that are not run before somebody asks for something of theirs, and what a module of
# theirs holds that is asked for.
_PACKAGES = {
    "nbgrader": {"__version__": "nbgrader._version"},
    "nbconvert": {},
    "nbconvert.exporters": {},
    "nbconvert.preprocessors": {"Preprocessor": "nbconvert.preprocessors.base"},
    "nbgrader.preprocessors": {"NbGraderPreprocessor": "nbgrader.preprocessors.base"},
}


def load(name: str) -> ModuleType:
    """Import a module of nbgrader's; where nbgrader itself was imported, it is the usual one."""
    if name in sys.modules:
        return sys.modules[name]
    absent = _GRAMMAR not in sys.modules
    if absent:
        sys.modules[_GRAMMAR] = None
    try:
        for package in _PACKAGES:
            _make_lazy(package)
        return importlib.import_module(name)
    finally:
        if absent:
            del sys.modules[_GRAMMAR]


def _make_lazy(name: str) -> None:
    """Put a package in place that holds its modules, and runs when it is asked for more."""
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    package = sys.modules[name] = importlib.util.module_from_spec(spec)
    package.__getattr__ = functools.partial(_look_up, package, spec)
    above, _, last = name.rpartition(".")
    if above:
        setattr(sys.modules[above], last, package)


def _look_up(package: ModuleType, spec: ModuleSpec, wanted: str) -> Any:
    if home := _PACKAGES[spec.name].get(wanted):
        found = getattr(importlib.import_module(home), wanted)
        setattr(package, wanted, found)
        return found
    hidden = wanted.startswith("__")
    if not hidden and importlib.util.find_spec(f"{spec.name}.{wanted}"):
        return importlib.import_module(f"{spec.name}.{wanted}")
    if hidden or spec.name in _run:
        raise AttributeError(f"module {spec.name!r} has no attribute {wanted!r}")
    _run.add(spec.name)
    spec.loader.exec_module(package)
    return getattr(package, wanted)


_run: set[str] = set()
