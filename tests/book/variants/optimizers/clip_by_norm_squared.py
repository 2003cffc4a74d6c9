"""The square of the length.

Exercise: clip_by_norm
Fails: clip_by_norm_example, clip_by_norm_values, clip_by_norm_short, clip_by_norm_large,
       clip_by_norm_kinds, clip_by_norm_errors, clip_by_norm_input
"""

import numpy as np


def clip_by_norm(gradients, largest):
    if not largest > 0:
        raise ValueError("largest must be above 0")
    flat = [np.zeros(1)] + [np.ravel(np.asarray(g, dtype=np.float64)) for g in gradients.values()]
    flat = np.concatenate(flat)
    if not np.isfinite(flat).all():
        raise ValueError("gradients must be finite")
    top = np.max(np.abs(flat)) or 1.0
    norm = top * top * np.sum((flat / top) ** 2)
    factor = largest / norm if norm > largest else 1.0
    return {name: np.asarray(g, dtype=np.float64) * factor for name, g in gradients.items()}, norm
