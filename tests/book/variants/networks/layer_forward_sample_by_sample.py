"""One sample at a time, scalar functions.

Exercise: layer_forward
Fails: nothing
"""

import math

import numpy as np


def layer_forward(a_previous, w, b, activation):
    def sigmoid(z):
        return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))

    g = {"linear": float, "sigmoid": sigmoid, "tanh": math.tanh, "relu": lambda z: max(z, 0.0)}
    a_previous, w, b = (np.array(part, dtype=np.float64) for part in (a_previous, w, b))
    if activation not in g or b.ndim != 2 or b.shape[1] != 1 or len(b) != len(w):
        raise ValueError("b must be a column, and the activation known")
    z = np.column_stack([w.dot(sample) + b.ravel() for sample in a_previous.T])
    a = np.array([[g[activation](value) for value in row] for row in z.tolist()])
    return a, [a_previous, w, b, z]
