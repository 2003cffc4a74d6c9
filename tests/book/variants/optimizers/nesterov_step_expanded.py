"""Expanded.

Exercise: nesterov_step
Fails: nothing
"""

import numpy as np


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w, gradient = np.array(w, dtype=np.float64), np.array(gradient, dtype=np.float64)
    old = state.get("velocity", np.zeros_like(w))
    if np.shape(old) != w.shape or gradient.shape != w.shape:
        raise ValueError("shapes differ")
    change = (1 + momentum) * gradient + momentum**2 * np.asarray(old)
    return w - learning_rate * change, {"velocity": gradient + momentum * np.asarray(old)}
