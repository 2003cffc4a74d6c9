"""One hypotenuse after the other.

Exercise: clip_by_norm
Fails: nothing
"""

import numpy as np


def clip_by_norm(gradients, largest):
    if not largest > 0:
        raise ValueError("largest must be above 0")
    arrays = {name: np.array(g, dtype=np.float64) for name, g in gradients.items()}
    norm = np.float64(0.0)
    for array in arrays.values():
        if not np.all(np.isfinite(array)):
            raise ValueError("gradients must be finite")
        for number in array.flat:
            norm = np.hypot(norm, number)
    if norm > largest:
        for name in arrays:
            arrays[name] = arrays[name] / norm * largest
    return arrays, norm
