"""The velocity keeps a share of itself and takes the whole gradient; the weights move by it.

Exercise: momentum_step
Fails: nothing
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w = np.asarray(w, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    # before the first step the velocity is 0
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or velocity.shape != w.shape:
        raise ValueError("w, gradient and velocity must have the same shape")
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, {"velocity": velocity}
