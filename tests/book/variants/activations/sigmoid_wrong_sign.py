"""exp(x) in the place of exp(-x): mirrored.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_large, sigmoid_small, sigmoid_any_shape,
sigmoid_input_kept, sigmoid_near_and_far, sigmoid_call
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(x))
