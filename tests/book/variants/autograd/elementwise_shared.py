"""One pull for all.

Exercise: elementwise
Fails: elementwise_again, elementwise_kept
"""

import numpy as np

LAST = []


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    LAST[:] = [x, derivative]
    return function(x), lambda d: (d * LAST[1](LAST[0]),)
