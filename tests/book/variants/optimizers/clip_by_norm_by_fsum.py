"""Math.hypot.

Exercise: clip_by_norm
Fails: nothing
"""

import math

import numpy as np


def clip_by_norm(gradients, largest):
    numbers = [float(v) for g in gradients.values() for v in np.ravel(g)]
    if not largest > 0 or not all(map(math.isfinite, numbers)):
        raise ValueError("largest must be above 0, gradients finite")
    norm = math.hypot(*numbers)
    factor = min(1.0, largest / norm) if norm else 1.0
    return {name: np.multiply(g, factor, dtype=np.float64) for name, g in gradients.items()}, norm
