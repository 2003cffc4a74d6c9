"""Gives columns of True and False.

Exercise: predict
Fails: predict_example, predict_values, predict_three_layers, predict_one_image,
predict_extremes, predict_kinds, predict_kept
"""

import numpy as np


def predict(x, parameters):
    a = np.asarray(x)
    layers = len(parameters) // 2
    for layer in range(1, layers + 1):
        a = parameters[f"W{layer}"] @ a + parameters[f"b{layer}"]
        if layer < layers:
            a = np.maximum(a, 0)
    return a == a.max(axis=0)
