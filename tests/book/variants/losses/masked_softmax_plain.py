"""What is masked becomes minus infinity, whose exponential is 0; rows that see nothing are kept from dividing 0 by 0.

Exercise: masked_softmax
Fails: nothing
"""

import numpy as np


def masked_softmax(x, mask):
    x = np.asarray(x, dtype=np.float64)
    mask = np.asarray(mask)
    if x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError("x needs rows that are not empty")
    if not np.all((mask == 0) | (mask == 1)):
        raise ValueError("a mask holds 0 and 1 only")
    seen = np.broadcast_to(mask, x.shape) == 1  # a ValueError if the mask does not fit
    x = np.where(seen, x, -np.inf)
    top = x.max(axis=-1, keepdims=True)
    e = np.exp(x - np.where(top == -np.inf, 0, top))  # -inf - -inf would be nan
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
