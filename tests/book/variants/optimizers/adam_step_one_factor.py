"""Both corrections in one factor.

Exercise: adam_step
Fails: nothing
"""

import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w, g = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    t, m, s = state.get("step", 0), state.get("mean", 0 * w), state.get("square", 0 * w)
    if not np.shape(m) == np.shape(s) == g.shape == w.shape:
        raise ValueError("shapes differ")
    t, m, s = t + 1, m + (1 - beta1) * (g - m), s + (1 - beta2) * (g * g - s)
    root = np.sqrt(1 - beta2**t)
    rate = learning_rate * root / (1 - beta1**t)
    return w - rate * m / (np.sqrt(s) + root * epsilon), {"step": t, "mean": m, "square": s}
