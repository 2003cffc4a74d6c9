"""Ignores what comes from above.

Exercise: elementwise
Fails: elementwise_example, elementwise_pull, elementwise_differences, elementwise_again,
       elementwise_every_kind, elementwise_kept
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    return function(x), lambda d: (derivative(x),)
