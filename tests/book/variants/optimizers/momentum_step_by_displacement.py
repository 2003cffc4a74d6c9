"""Keeps the step itself, and divides.

Exercise: momentum_step
Fails: nothing
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w = np.array(w, dtype=np.float64)
    velocity = np.array(gradient, dtype=np.float64)
    if velocity.shape != w.shape:
        raise ValueError("shapes differ")
    if state:
        if np.shape(state["velocity"]) != w.shape:
            raise ValueError("shapes differ")
        velocity += momentum * np.asarray(state["velocity"])
    w -= learning_rate * velocity
    return w, dict(velocity=velocity)
