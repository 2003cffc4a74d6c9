"""The root without the square.

Exercise: rmsprop_step
Fails: nothing
"""

import numpy as np


def rmsprop_step(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    old = np.asarray(state["square"] if state else np.zeros(w.shape))
    if {w.shape, gradient.shape, old.shape} != {w.shape}:
        raise ValueError("shapes differ")
    root = np.hypot(np.sqrt(decay * old), np.sqrt(1 - decay) * gradient)
    return w - learning_rate / (root + epsilon) * gradient, {"square": root**2}
