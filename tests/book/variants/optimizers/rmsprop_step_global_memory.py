"""One average for all.

Exercise: rmsprop_step
Fails: rmsprop_step_no_memory, rmsprop_step_kinds, rmsprop_step_errors, rmsprop_step_input
"""

import numpy as np

MEMORY = {}


def rmsprop_step(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    w, gradient = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    square = np.asarray(
        MEMORY.get(w.shape, np.zeros(w.shape)) if state else np.zeros(w.shape), dtype=np.float64
    )
    if gradient.shape != w.shape or square.shape != w.shape:
        raise ValueError("shapes differ")
    square = decay * square + (1 - decay) * gradient**2
    MEMORY[w.shape] = square
    return w - learning_rate * gradient / (np.sqrt(square) + epsilon), {"square": square}
