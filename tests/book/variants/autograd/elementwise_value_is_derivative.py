"""The derivative for the value.

Exercise: elementwise
Fails: elementwise_example, elementwise_value, elementwise_kinds, elementwise_every_kind,
       elementwise_kept
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    return derivative(x), lambda d: (d * derivative(x),)
