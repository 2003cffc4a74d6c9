"""Warns of lengths that are cut.

Exercise: clip_by_norm
Fails: nothing
"""

import math
import warnings

import numpy as np


def clip_by_norm(gradients, largest):
    if not largest > 0:
        raise ValueError("largest must be above 0")
    arrays = {name: np.array(g, dtype=np.float64) for name, g in gradients.items()}
    norm = np.float64(math.hypot(*(n for g in arrays.values() for n in g.ravel())))
    if not np.isfinite(norm):
        raise ValueError("gradients must be finite")
    if norm > largest:
        warnings.warn(f"the gradients are long: {norm}", stacklevel=2)
        arrays = {name: g / norm * largest for name, g in arrays.items()}
    return arrays, norm
