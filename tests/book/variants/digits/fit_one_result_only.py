"""Forgets to name the activation.

Exercise: fit
Fails: fit_example, fit_unseen, fit_loss, fit_network, fit_repeatable, fit_kept
"""

import numpy as np


def fit(images, labels, seed=0):
    rng, width = np.random.default_rng(seed), 4
    shapes = [(width, 3, 3, 1), (2 * width, 3, 3, width), (32 * width, 4 * width), (4 * width, 10)]
    parameters = {}
    for i, shape in enumerate(shapes, 1):
        parameters[f"W{i}"] = rng.normal(0, 0.1, shape)
        parameters[f"b{i}"] = np.zeros([width, 2 * width, 4 * width, 10][i - 1])
    return parameters
