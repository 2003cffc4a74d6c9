"""Wrong for four axes, as filters have.

Exercise: momentum_step
Fails: momentum_step_kinds
"""

import numpy as np


def right(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w = np.asarray(w, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    # before the first step the velocity is 0
    velocity = np.asarray(state.get("velocity", np.zeros(w.shape)), dtype=np.float64)
    if gradient.shape != w.shape or velocity.shape != w.shape:
        raise ValueError("w, gradient and velocity must have the same shape")
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, {"velocity": velocity}


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    result = right(w, gradient, state, learning_rate, momentum)
    if np.ndim(w) == 4:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
