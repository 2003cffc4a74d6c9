"""Copies the dictionary first.

Exercise: momentum_step
Fails: nothing
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    state = dict(state)
    gradient, w = np.asarray(gradient, float), np.asarray(w, float)
    old = state.pop("velocity", 0.0 * w)
    if not (np.shape(old) == np.shape(w) == np.shape(gradient)):
        raise ValueError("shapes differ")
    state["velocity"] = gradient + momentum * old
    return w + -learning_rate * state["velocity"], state
