"""alpha on the right side too.

Exercise: elu_gradient
Fails: elu_gradient_values, elu_gradient_at_zero, elu_gradient_call, elu_gradient_input_kept
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return alpha * np.exp(np.minimum(x, 0))
