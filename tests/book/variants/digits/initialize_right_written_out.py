"""Every array written out.

Exercise: initialize
Fails: nothing
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(rng)
    w1 = rng.normal(scale=np.sqrt(2 / 9), size=(width, 3, 3, 1))
    w2 = rng.normal(scale=np.sqrt(2 / 9 / width), size=(2 * width, 3, 3, width))
    w3 = rng.normal(scale=np.sqrt(1 / 16 / width), size=(32 * width, 4 * width))
    w4 = rng.normal(scale=np.sqrt(1 / 2 / width), size=(4 * width, 10))
    b1, b2, b3, b4 = (np.zeros(n) for n in (width, 2 * width, 4 * width, 10))
    return dict(W1=w1, W2=w2, W3=w3, W4=w4, b1=b1, b2=b2, b3=b3, b4=b4)
