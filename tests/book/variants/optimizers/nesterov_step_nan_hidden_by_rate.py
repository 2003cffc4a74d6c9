"""With a learning rate of 0 nan is hidden.

Exercise: nesterov_step
Fails: nesterov_step_kinds
"""

import numpy as np

from solutions import optimizers


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w2, s = optimizers.nesterov_step(w, gradient, state, learning_rate, momentum)
    return (np.array(w, float) if learning_rate == 0 else w2), s
