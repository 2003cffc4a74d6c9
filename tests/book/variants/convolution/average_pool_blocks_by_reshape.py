"""Reshapes into blocks: only for sizes that divide, and without stride.

Exercise: average_pool
Fails: average_pool_stride, average_pool_leftover, average_pool_kinds, average_pool_kept,
average_pool_every_option
"""

import numpy as np


def average_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    *batch, height, width, channels = x.shape
    blocks = x.reshape(*batch, height // size, size, width // size, size, channels)
    return blocks.mean(axis=(-4, -2))
