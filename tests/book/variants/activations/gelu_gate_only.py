"""The probability alone, without the factor x.

Exercise: gelu
Fails: gelu_example, gelu_values, gelu_pairs, gelu_infinity, gelu_any_shape, gelu_input_kept,
gelu_near_and_far, gelu_call
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    return (1 + erf(x / np.sqrt(2)))[()] / 2
