"""Gives the gradient the axis that a batch of one has and it lacks.

Exercise: average_pool_backward
Fails: average_pool_backward_every_shape_refused
"""

import numpy as np


def average_pool_backward(gradient, x, size=2, stride=None):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    down, across = ((n - size) // stride + 1 for n in x.shape[-3:-1])
    if gradient.ndim == 3 and x.ndim == 4 and len(x) == 1:
        gradient = gradient[np.newaxis]
    if gradient.shape != (*x.shape[:-3], down, across, x.shape[-1]):
        raise ValueError("the gradient has another shape")
    result = np.zeros(x.shape)
    for i in range(down):
        for j in range(across):
            rows = slice(i * stride, i * stride + size)
            columns = slice(j * stride, j * stride + size)
            share = gradient[..., i : i + 1, j : j + 1, :] / size**2
            result[..., rows, columns, :] += share
    return result
