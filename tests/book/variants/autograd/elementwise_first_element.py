"""The function of the first element for all.

Exercise: elementwise
Fails: elementwise_example, elementwise_value, elementwise_kinds, elementwise_every_kind,
       elementwise_kept
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    return np.full(x.shape, function(x.ravel()[:1])[0] if x.size else 0.0), lambda d: (
        d * derivative(x),
    )
