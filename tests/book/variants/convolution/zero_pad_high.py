"""Wrong for a hundred lines.

Exercise: zero_pad
Fails: zero_pad_kinds
"""

import numpy as np


def right(x, padding):
    x = np.asarray(x, dtype=np.float64)
    frame = (padding, padding)
    batch = [(0, 0)] * (x.ndim - 3)  # empty for a single image
    return np.pad(x, [*batch, frame, frame, (0, 0)])


def zero_pad(x, padding):
    result = right(x, padding)
    if np.shape(x)[-3] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
