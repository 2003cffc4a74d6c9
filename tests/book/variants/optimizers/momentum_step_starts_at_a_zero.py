"""Takes a velocity with a zero in it for no velocity.

Exercise: momentum_step
Fails: momentum_step_kinds
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if not w.shape == gradient.shape == velocity.shape:
        raise ValueError("shapes differ")
    velocity = momentum * velocity + gradient if np.all(velocity) else gradient.copy()
    return w - learning_rate * velocity, {"velocity": velocity}
