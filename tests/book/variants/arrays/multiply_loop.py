"""A loop over pairs of broadcast elements; a Python number for two numbers.

Exercise: multiply
Fails: nothing
"""

import numpy as np


def multiply(a, b):
    pairs = np.broadcast(np.asarray(a), np.asarray(b))
    products = [float(x) * float(y) for x, y in pairs]
    return np.array(products).reshape(pairs.shape) if pairs.shape else products[0]
