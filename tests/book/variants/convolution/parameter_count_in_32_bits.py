"""Counts in 32 bits, which end at two thousand millions.

Exercise: parameter_count
Fails: parameter_count_every_option
"""

import numpy as np


def parameter_count(filter_size, depth, filters):
    with np.errstate(over="ignore"):
        weights = np.prod([filter_size, filter_size, depth], dtype=np.int32)
        return int((weights + np.int32(1)) * np.int32(filters))
