"""All gradients are divided by the largest element before squaring, so that no square overflows.

Exercise: clip_by_norm
Fails: nothing
"""

import numpy as np


def clip_by_norm(gradients, largest):
    if not largest > 0:
        raise ValueError("largest must be above 0")
    clipped = {name: np.array(value, dtype=np.float64) for name, value in gradients.items()}
    if not all(np.isfinite(g).all() for g in clipped.values()):
        raise ValueError("gradients must be finite")
    top = max((np.abs(g).max(initial=0.0) for g in clipped.values()), default=0.0)
    if top == 0:  # nothing to divide by
        return clipped, 0.0
    norm = top * np.sqrt(sum(np.sum((g / top) ** 2) for g in clipped.values()))
    if norm > largest:
        clipped = {name: g * (largest / norm) for name, g in clipped.items()}
    return clipped, norm
