"""Begins anew where the average is 0.

Exercise: rmsprop_step
Fails: rmsprop_step_kinds
"""

import numpy as np


def rmsprop_step(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if not w.shape == gradient.shape == square.shape:
        raise ValueError("shapes differ")
    new = (1 - decay) * gradient**2
    if "square" in state:
        new = np.where(square == 0, gradient**2, decay * square + new)
    return w - learning_rate * gradient / (np.sqrt(new) + epsilon), {"square": new}
