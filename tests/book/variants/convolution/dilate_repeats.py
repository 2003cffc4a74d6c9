"""Repeats the weights instead of putting zeros between them.

Exercise: dilate
Fails: dilate_example, dilate_values, dilate_every_second_pixel, dilate_kinds, dilate_kept,
dilate_every_size, dilate_every_error
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4 or dilation < 1:
        raise ValueError
    d = dilation
    spread = np.repeat(np.repeat(w, d, axis=1), d, axis=2)
    return spread[:, : (w.shape[1] - 1) * d + 1, : (w.shape[2] - 1) * d + 1]
