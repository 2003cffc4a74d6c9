"""Keeps float32 inside.

Exercise: nesterov_step
Fails: nesterov_step_first, nesterov_step_steps, nesterov_step_options, nesterov_step_no_memory,
       nesterov_step_scale, nesterov_step_kinds, nesterov_step_errors, nesterov_step_input
"""

import numpy as np


def nesterov_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w, gradient = np.asarray(w, dtype=np.float32), np.asarray(gradient, dtype=np.float64)
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or velocity.shape != w.shape:
        raise ValueError("shapes differ")
    velocity = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * velocity), {"velocity": velocity}
