"""Writes into the dictionary given.

Exercise: adamw_step
Fails: adamw_step_no_memory, adamw_step_scale, adamw_step_errors, adamw_step_input
"""

import numpy as np


def adamw_step(
    w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01
):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    mean = np.asarray(state.get("mean", np.zeros(w.shape)), dtype=np.float64)
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or mean.shape != w.shape:
        raise ValueError("shapes differ")
    t = state.get("step", 0) + 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    mean_hat = mean / (1 - beta1**t)
    square_hat = square / (1 - beta2**t)
    new = (1 - learning_rate * weight_decay) * w - learning_rate * mean_hat / (
        np.sqrt(square_hat) + epsilon
    )
    state.update(step=t, mean=mean, square=square)
    return new, state
