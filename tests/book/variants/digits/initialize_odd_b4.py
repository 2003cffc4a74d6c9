"""b4 has as many as classes only for widths up to 32.

Exercise: initialize
Fails: initialize_random
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(rng)
    w = width
    return {
        "W1": rng.normal(0, np.sqrt(2 / 9), (w, 3, 3, 1)),
        "b1": np.zeros(w),
        "W2": rng.normal(0, np.sqrt(2 / (9 * w)), (2 * w, 3, 3, w)),
        "b2": np.zeros(2 * w),
        "W3": rng.normal(0, np.sqrt(2 / (32 * w)), (32 * w, 4 * w)),
        "b3": np.zeros(4 * w),
        "W4": rng.normal(0, np.sqrt(2 / (4 * min(w, 40))), (4 * w, 10)),
        "b4": np.zeros(10),
    }
