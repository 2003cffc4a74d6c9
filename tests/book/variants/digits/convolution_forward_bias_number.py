"""Takes a number for the bias of one filter.

Exercise: convolution_forward
Fails: convolution_forward_every_error
"""

import numpy as np

from solutions import digits_network


def convolution_forward(x, w, b):
    if np.ndim(b) == 0 and len(w) == 1:
        b = [b]
    return digits_network.convolution_forward(x, w, b)
