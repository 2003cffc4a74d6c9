"""A softmax that overflows comes before the choice.

Exercise: predict
Fails: predict_extremes
"""

import numpy as np


def predict(x, parameters):
    a = np.asarray(x)
    layers = len(parameters) // 2
    for layer in range(1, layers + 1):
        a = parameters[f"W{layer}"] @ a + parameters[f"b{layer}"]
        if layer < layers:
            a = np.maximum(a, 0)
    with np.errstate(all="ignore"):
        p = np.exp(a) / np.exp(a).sum(axis=0)
    return p.argmax(axis=0)
