"""The decay of the old weights, subtracted at the end.

Exercise: adamw_step
Fails: nothing
"""

import numpy as np


def adamw_step(
    w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01
):
    w, g = np.asarray(w, dtype=np.float64), np.asarray(gradient, dtype=np.float64)
    t, m, s = state.get("step", 0), state.get("mean", 0 * w), state.get("square", 0 * w)
    if not np.shape(m) == np.shape(s) == g.shape == w.shape:
        raise ValueError("shapes differ")
    t, m, s = t + 1, m + (1 - beta1) * (g - m), s + (1 - beta2) * (g * g - s)
    step = m / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon)
    return w - learning_rate * (step + weight_decay * w), {"step": t, "mean": m, "square": s}
