"""Refuses a largest length that is at most 0, which nan is not.

Exercise: clip_by_norm
Fails: clip_by_norm_errors
"""

import numpy as np


def clip_by_norm(gradients, largest):
    if largest <= 0:
        raise ValueError("largest must be above 0")
    arrays = {name: np.array(g, dtype=np.float64) for name, g in gradients.items()}
    top = max((np.abs(g).max(initial=0.0) for g in arrays.values()), default=0.0) or 1.0
    if not all(np.isfinite(g).all() for g in arrays.values()):
        raise ValueError("gradients must be finite")
    norm = top * np.sqrt(sum(np.sum((g / top) ** 2) for g in arrays.values()))
    if norm > largest:
        arrays = {name: g / norm * largest for name, g in arrays.items()}
    return arrays, norm
