"""The default whatever is given.

Exercise: momentum_step
Fails: momentum_step_example, momentum_step_options, momentum_step_scale, momentum_step_kinds,
momentum_step_input
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or velocity.shape != w.shape:
        raise ValueError("shapes differ")
    velocity = 0.9 * velocity + gradient
    return w - learning_rate * velocity, {"velocity": velocity}
