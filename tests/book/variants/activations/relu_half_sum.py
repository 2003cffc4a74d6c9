"""(x + |x|) / 2, with minus infinity looked after.

Exercise: relu
Fails: nothing
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return np.nan_to_num((x + np.abs(x)) / 2, nan=0.0, posinf=np.inf)
