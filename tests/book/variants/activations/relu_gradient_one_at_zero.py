"""1 at 0: >= in the place of >.

Exercise: relu_gradient
Fails: relu_gradient_at_zero, relu_gradient_any_shape, relu_gradient_near_and_far
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return (x >= 0).astype(np.float64)
