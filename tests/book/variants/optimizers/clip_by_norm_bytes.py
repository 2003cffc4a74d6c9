"""Looks for the largest element among the integers that were given: -128 has no opposite.

Exercise: clip_by_norm
Fails: clip_by_norm_kinds
"""

import numpy as np


def clip_by_norm(gradients, largest):
    if not largest > 0:
        raise ValueError("largest must be above 0")
    arrays = {name: np.array(g, dtype=np.float64) for name, g in gradients.items()}
    if not all(np.isfinite(g).all() for g in arrays.values()):
        raise ValueError("gradients must be finite")
    top = max((float(np.abs(g).max()) for g in gradients.values() if np.size(g)), default=0.0)
    if top == 0:
        return arrays, np.float64(0.0)
    norm = np.float64(top * np.sqrt(sum(np.sum((g / top) ** 2) for g in arrays.values())))
    if norm > largest:
        arrays = {name: g / norm * largest for name, g in arrays.items()}
    return arrays, norm
