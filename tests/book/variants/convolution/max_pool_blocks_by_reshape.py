"""Reshapes into blocks: only for sizes that divide, and without stride.

Exercise: max_pool
Fails: max_pool_stride, max_pool_leftover, max_pool_kinds, max_pool_kept, max_pool_every_option
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    *batch, height, width, channels = x.shape
    blocks = x.reshape(*batch, height // size, size, width // size, size, channels)
    return blocks.max(axis=(-4, -2))
