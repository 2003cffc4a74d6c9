"""Written for two layers.

Exercise: predict
Fails: predict_example, predict_three_layers, predict_extremes, predict_kinds, predict_kept
"""

import numpy as np


def predict(x, parameters):
    a = np.maximum(parameters["W1"] @ x + parameters["b1"], 0)
    return (parameters["W2"] @ a + parameters["b2"]).argmax(axis=0)
