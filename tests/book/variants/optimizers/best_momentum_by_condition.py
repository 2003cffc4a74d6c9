"""By the condition number.

Exercise: best_momentum
Fails: best_momentum_kinds
"""

import numpy as np


def best_momentum(smallest, largest):
    if not (smallest > 0 and largest >= smallest):
        raise ValueError("eigenvalues must be above 0 and in order")
    root = np.sqrt(largest / smallest)
    factor = 1 - 2 / (root + 1)
    return 4 / smallest / (1 + root) ** 2, factor * factor, factor
