"""In place, in a copy.

Exercise: adamw_step
Fails: nothing
"""

import numpy as np


def adamw_step(
    w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01
):
    w, gradient = np.array(w, dtype=np.float64), np.array(gradient, dtype=np.float64)
    mean = np.array(state.get("mean", np.zeros(w.shape)))
    square = np.array(state.get("square", np.zeros(w.shape)))
    if {gradient.shape, mean.shape, square.shape} != {w.shape}:
        raise ValueError("shapes differ")
    t = 1 + state.get("step", 0)
    mean = mean * beta1 + gradient * (1 - beta1)
    square = square * beta2 + gradient**2 * (1 - beta2)
    w -= learning_rate * weight_decay * w
    w -= learning_rate * mean / (1 - beta1**t) / (np.sqrt(square / (1 - beta2**t)) + epsilon)
    return w, {"step": t, "mean": mean, "square": square}
