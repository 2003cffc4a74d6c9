"""Which modules a warm parent may import for all submissions: those that each could import."""

from __future__ import annotations

import functools
import importlib.util
import sysconfig
from pathlib import Path


def is_public(module: str, hidden: tuple[str, ...]) -> bool:
    """Whether a module comes with Python or was installed, and is not hidden from submissions.

    Nothing of the course's own folder is: what lies there may hold answers.
    """
    top = module.partition(".")[0]
    return top not in hidden and top != "autograder" and _is_installed(top)


@functools.cache
def _is_installed(name: str) -> bool:
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return False
    if spec is None:
        return False
    if spec.origin in ("built-in", "frozen"):
        return True
    places = [spec.origin] if spec.origin else list(spec.submodule_search_locations or ())
    return bool(places) and all(_below_libraries(place) for place in places)


def _below_libraries(place: str) -> bool:
    libraries = {
        sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    }
    real = Path(place).resolve()
    return any(real.is_relative_to(Path(folder).resolve()) for folder in libraries)
