"""Makes the arrays and counts their entries.

Exercise: parameter_count
Fails: parameter_count_every_option
"""

import numpy as np


def parameter_count(filter_size, depth, filters):
    weights = np.empty((filters, filter_size, filter_size, depth), dtype=np.int8)
    return weights.size + filters
