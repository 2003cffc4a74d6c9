"""A ReLU after the last layer makes negative logits equal.

Exercise: predict
Fails: predict_example, predict_extremes, predict_kinds
"""

import numpy as np


def predict(x, parameters):
    a = np.asarray(x)
    for layer in range(1, len(parameters) // 2 + 1):
        a = np.maximum(parameters[f"W{layer}"] @ a + parameters[f"b{layer}"], 0)
    return a.argmax(axis=0)
