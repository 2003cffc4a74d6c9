"""ln(exp(x)), which is x.

Exercise: softplus
Fails: softplus_example, softplus_values, softplus_small
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return x + 0.0
