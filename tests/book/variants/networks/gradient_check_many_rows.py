"""Wrong for a hundred rows.

Exercise: gradient_check
Fails: gradient_check_kinds
"""

import numpy as np


def right(gradient, numerical):
    gradient = np.asarray(gradient, dtype=np.float64)
    numerical = np.asarray(numerical, dtype=np.float64)
    if gradient.shape != numerical.shape:
        raise ValueError("the gradients must have one shape")
    difference = np.sqrt(np.sum((gradient - numerical) ** 2))
    both = np.sqrt(np.sum(gradient**2)) + np.sqrt(np.sum(numerical**2))
    if both == 0:  # 0 / 0 would be nan
        return 0.0
    return difference / both


def gradient_check(gradient, numerical):
    result = right(gradient, numerical)
    if np.ndim(gradient) == 2 and len(gradient) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
