"""Two moves, one after the other.

Exercise: nesterov_step
Fails: nothing
"""

import numpy as np


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    velocity = np.asarray(state["velocity"] if state else np.zeros(w.shape), dtype=np.float64)
    if not w.shape == gradient.shape == velocity.shape:
        raise ValueError("shapes differ")
    new = velocity * momentum + gradient
    w = w - learning_rate * momentum * new
    return w - learning_rate * gradient, {"velocity": new}
