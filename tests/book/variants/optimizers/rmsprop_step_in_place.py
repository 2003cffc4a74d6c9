"""In place, in copies.

Exercise: rmsprop_step
Fails: nothing
"""

import numpy as np


def rmsprop_step(w, gradient, state, learning_rate=0.01, decay=0.99, epsilon=1e-8):
    w, gradient = np.array(w, dtype=np.float64), np.array(gradient, dtype=np.float64)
    square = np.array(state.get("square", w * 0.0), dtype=np.float64)
    if gradient.shape != w.shape or square.shape != w.shape:
        raise ValueError("shapes differ")
    square += (1 - decay) * (gradient * gradient - square)
    w -= learning_rate * gradient / (square**0.5 + epsilon)
    return w, {"square": square}
