"""Large arrays are overwritten in place.

Exercise: relu
Fails: relu_input_kept
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0, out=x) if x.size > 1000 else np.maximum(x, 0)[()] * 1.0
