"""The rate from the momentum.

Exercise: best_momentum
Fails: nothing
"""

import numpy as np


def best_momentum(smallest, largest):
    if smallest != smallest or smallest <= 0 or smallest > largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    low, high = np.sqrt(smallest), np.sqrt(largest)
    factor = float((high - low) / (high + low))
    momentum = factor**2
    return 2 * (1 + momentum) / (smallest + largest), momentum, factor
