"""Changes what comes from above.

Exercise: elementwise
Fails: elementwise_pull, elementwise_again, elementwise_every_kind, elementwise_kept
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        if np.ndim(d):
            d *= derivative(x)
            return (d,)
        return (d * derivative(x),)

    return function(x), pull
