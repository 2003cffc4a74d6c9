"""Wrong for a hundred rows.

Exercise: rmsprop_step
Fails: rmsprop_step_kinds
"""

import numpy as np


def right(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    w = np.asarray(w, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    # before the first step the average is 0
    square = np.asarray(state.get("square", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or square.shape != w.shape:
        raise ValueError("w, gradient and square must have the same shape")
    square = decay * square + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(square) + epsilon), {"square": square}


def rmsprop_step(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    result = right(w, gradient, state, learning_rate, decay, epsilon)
    if np.ndim(w) == 2 and len(w) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
