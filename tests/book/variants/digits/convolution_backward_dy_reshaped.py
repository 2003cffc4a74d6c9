"""Takes derivatives whose height and width are exchanged.

Exercise: convolution_backward
Fails: convolution_backward_every_error
"""

import numpy as np

from solutions import digits_network


def convolution_backward(dy, x, w):
    s = (*np.shape(x)[:3], len(w))
    if (
        np.size(dy) == np.prod(s)
        and np.ndim(dy) == 4
        and sorted(np.shape(dy)) == sorted(s)
        and np.shape(dy)[0] == s[0]
        and np.shape(dy)[3] == s[3]
    ):
        dy = np.reshape(dy, s)
    return digits_network.convolution_backward(dy, x, w)
