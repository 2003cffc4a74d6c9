"""The velocity is updated first, and a share of it is added to the gradient for the step.

Exercise: nesterov_step
Fails: nothing
"""

import numpy as np


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w = np.asarray(w, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    # before the first step the velocity is 0
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or velocity.shape != w.shape:
        raise ValueError("w, gradient and velocity must have the same shape")
    velocity = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * velocity), {"velocity": velocity}
