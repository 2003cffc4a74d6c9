"""Wrong for an array without axes.

Exercise: adam_step
Fails: adam_step_kinds
"""

import numpy as np


def right(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w = np.asarray(w, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    # before the first step both averages are 0
    mean = np.asarray(state.get("mean", np.zeros(w.shape)), dtype=np.float64)
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if not w.shape == gradient.shape == mean.shape == square.shape:
        raise ValueError("w, gradient, mean and square must have the same shape")
    t = state.get("step", 0) + 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    corrected_mean = mean / (1 - beta1**t)
    corrected_square = square / (1 - beta2**t)
    w = w - learning_rate * corrected_mean / (np.sqrt(corrected_square) + epsilon)
    return w, {"step": t, "mean": mean, "square": square}


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    result = right(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    if isinstance(w, np.ndarray) and w.ndim == 0:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
