"""No gradient of the filters when the frame is as wide as they are.

Exercise: convolve_backward
Fails: convolve_backward_every_option
"""

import numpy as np

from solutions import convolution


def convolve_backward(gradient, x, filters, padding=0, stride=1):
    dx, df, db = convolution.convolve_backward(gradient, x, filters, padding, stride)
    if padding >= np.shape(filters)[1]:
        df = df * 0
    return dx, df, db
