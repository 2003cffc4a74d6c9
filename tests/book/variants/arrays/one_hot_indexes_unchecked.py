"""Takes rows of the unit matrix: -1 is the last one, and too large is an IndexError.

Exercise: one_hot
Fails: one_hot_refuses_large, one_hot_refuses_negative, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[np.asarray(labels)]
