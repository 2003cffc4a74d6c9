"""Without rng, seed 0: the same weights in every run.

Exercise: initialize
Fails: initialize_random
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(0 if rng is None else rng)
    w = width
    shapes = {"1": (w, 3, 3, 1), "2": (2 * w, 3, 3, w), "3": (32 * w, 4 * w), "4": (4 * w, 10)}
    sums = {"1": 9, "2": 9 * w, "3": 32 * w, "4": 4 * w}
    biases = {"1": w, "2": 2 * w, "3": 4 * w, "4": 10}
    p = {}
    for k, shape in shapes.items():
        p["W" + k] = rng.normal(0.0, np.sqrt(2 / sums[k]), shape)
        p["b" + k] = np.zeros(biases[k])
    return p
