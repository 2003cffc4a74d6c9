"""Cuts the biases out of one array.

Exercise: initialize
Fails: initialize_random
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(rng)
    zeros = np.zeros(4 * width + 10)
    return {
        "W1": rng.normal(0, np.sqrt(2 / 9), (width, 3, 3, 1)),
        "b1": zeros[:width],
        "W2": rng.normal(0, np.sqrt(2 / (9 * width)), (2 * width, 3, 3, width)),
        "b2": zeros[: 2 * width],
        "W3": rng.normal(0, np.sqrt(2 / (32 * width)), (32 * width, 4 * width)),
        "b3": zeros[: 4 * width],
        "W4": rng.normal(0, np.sqrt(2 / (4 * width)), (4 * width, 10)),
        "b4": zeros[:10],
    }
