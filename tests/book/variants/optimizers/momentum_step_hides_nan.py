"""Takes what is no number for 0.

Exercise: momentum_step
Fails: momentum_step_kinds
"""

import numpy as np


def momentum_step(w, gradient, state, learning_rate=0.01, momentum=0.9):
    w = np.asarray(w, dtype=np.float64)
    g = np.nan_to_num(np.asarray(gradient, dtype=np.float64))
    v = np.asarray(state.get("velocity", np.zeros(w.shape)))
    if g.shape != w.shape or v.shape != w.shape:
        raise ValueError("all must have the shape of w")
    v = momentum * v + g
    return w - learning_rate * v, {"velocity": v}
