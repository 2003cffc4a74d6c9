"""The product in 64 bits.

Exercise: parameter_count
Fails: parameter_count_every_option
"""

import numpy as np


def parameter_count(filter_size, depth, filters):
    return int((np.prod([filter_size, filter_size, depth], dtype=np.int64) + 1) * filters)
