"""Without the correction of the bias.

Exercise: adam_step
Fails: adam_step_example, adam_step_first, adam_step_steps, adam_step_options,
       adam_step_no_memory, adam_step_scale, adam_step_kinds, adam_step_errors, adam_step_input
"""

import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    mean = np.asarray(state.get("mean", np.zeros(w.shape)), dtype=np.float64)
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or mean.shape != w.shape:
        raise ValueError("shapes differ")
    t = state.get("step", 0) + 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    mean_hat = mean
    square_hat = square
    new = w - learning_rate * mean_hat / (np.sqrt(square_hat) + epsilon)
    return new, {"step": t, "mean": mean, "square": square}
