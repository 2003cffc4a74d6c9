"""The roots of both eigenvalues take the place of their quotient, which may be too large.

Exercise: best_momentum
Fails: nothing
"""

import math


def best_momentum(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0, the smallest first")
    low, high = math.sqrt(smallest), math.sqrt(largest)
    learning_rate = (2 / (low + high)) ** 2
    factor = (high - low) / (high + low)  # (sqrt(kappa) - 1) / (sqrt(kappa) + 1)
    return learning_rate, factor**2, factor
