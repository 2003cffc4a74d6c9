"""The length of the difference is divided by the sum of both lengths, unless that sum is 0.

Exercise: gradient_check
Fails: nothing
"""

import numpy as np


def gradient_check(gradient, numerical):
    gradient = np.asarray(gradient, dtype=np.float64)
    numerical = np.asarray(numerical, dtype=np.float64)
    if gradient.shape != numerical.shape:
        raise ValueError("the gradients must have one shape")
    difference = np.sqrt(np.sum((gradient - numerical) ** 2))
    both = np.sqrt(np.sum(gradient**2)) + np.sqrt(np.sum(numerical**2))
    if both == 0:  # 0 / 0 would be nan
        return 0.0
    return difference / both
