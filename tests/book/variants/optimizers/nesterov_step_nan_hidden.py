"""Without momentum nan is hidden.

Exercise: nesterov_step
Fails: nesterov_step_kinds
"""

import numpy as np

from solutions import optimizers


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w2, s = optimizers.nesterov_step(w, gradient, state, learning_rate, momentum)
    if momentum == 0:
        w2 = np.asarray(w, float) - learning_rate * np.nan_to_num(np.asarray(gradient, float))
    return w2, s
