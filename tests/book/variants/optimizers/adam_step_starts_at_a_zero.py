"""Counts anew when an average holds a zero.

Exercise: adam_step
Fails: adam_step_kinds
"""

import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    mean = np.asarray(state.get("mean", np.zeros(w.shape)), dtype=np.float64)
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if not w.shape == gradient.shape == mean.shape == square.shape:
        raise ValueError("shapes differ")
    taken = state.get("step", 0)
    t = taken + 1 if square.size == 0 or np.all(square) else 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    size = np.sqrt(square / (1 - beta2**t)) + epsilon
    moved = w - learning_rate * mean / (1 - beta1**t) / size
    return moved, {"step": taken + 1, "mean": mean, "square": square}
