"""Change a container in place, so that everybody who holds it sees the change."""

from __future__ import annotations

from typing import Any

import numpy as np


def make_equal(original: Any, new: Any) -> None:
    """Make `original` equal to `new` without replacing it."""
    if type(original) is not type(new):
        return
    if isinstance(original, np.ndarray):
        if original.shape == new.shape and original.dtype == new.dtype and original.flags.writeable:
            original[...] = new
    elif isinstance(original, (list, tuple)) and len(original) == len(new):
        for position, item in enumerate(new):
            if _is_container(item) and type(item) is type(original[position]):
                make_equal(original[position], item)
            elif isinstance(original, list):
                original[position] = item
    elif isinstance(original, list):
        original[:] = new
    elif isinstance(original, dict):
        for key in [key for key in original if key not in new]:
            del original[key]
        for key, item in new.items():
            if _is_container(item) and type(item) is type(original.get(key)):
                make_equal(original[key], item)
            else:
                original[key] = item
    elif isinstance(original, set):
        original.clear()
        original.update(new)


def _is_container(value: Any) -> bool:
    return isinstance(value, (list, tuple, dict, set, np.ndarray))
