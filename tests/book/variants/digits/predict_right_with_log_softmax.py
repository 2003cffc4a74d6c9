"""Right: a stable log-softmax first, which keeps the order.

Exercise: predict
Fails: nothing
"""

import numpy as np


def predict(x, parameters):
    a = np.asarray(x)
    layers = len(parameters) // 2
    for layer in range(1, layers + 1):
        a = parameters[f"W{layer}"] @ a + parameters[f"b{layer}"]
        if layer < layers:
            a = np.maximum(a, 0)
    a = a - a.max(axis=0)
    return np.argmax(a, axis=0).astype(np.int32)
