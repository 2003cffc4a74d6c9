"""A single image gives a number without a shape.

Exercise: predict
Fails: predict_one_image, predict_kinds
"""

import numpy as np


def predict(x, parameters):
    a = np.asarray(x)
    layers = len(parameters) // 2
    for layer in range(1, layers + 1):
        a = parameters[f"W{layer}"] @ a + parameters[f"b{layer}"]
        if layer < layers:
            a = np.maximum(a, 0)
    return np.squeeze(a.argmax(axis=0))
