"""One array, moved and put back, on flat indices.

Exercise: numerical_gradient
Fails: nothing
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    point = np.array(x, dtype=np.float64, order="C")
    flat, slopes = point.reshape(-1), []
    for k in range(flat.size):
        kept, values = flat[k], []
        for side in (1, -1):
            flat[k] = kept + side * step
            value = np.array(f(point.copy()))
            if value.ndim:
                raise ValueError("one number, please")
            values.append(float(value))
        flat[k] = kept
        slopes.append((values[0] - values[1]) / step / 2)
    return np.array(slopes).reshape(point.shape)
