"""Wrong only there: correction at every step.

Exercise: adam_step
Fails: adam_step_kinds
"""

import numpy as np


def _arrays(w, gradient, state, *names):
    w, g = np.array(w, dtype=np.float64), np.array(gradient, dtype=np.float64)
    old = [np.array(state[n], dtype=np.float64) if n in state else np.zeros(w.shape) for n in names]
    if any(v.shape != w.shape for v in (g, *old)):
        raise ValueError("shapes differ")
    return w, g, *old


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w, g, mean, square = _arrays(w, gradient, state, "mean", "square")
    t = int(state.get("step", 0)) + 1
    mean = beta1 * mean + (1 - beta1) * g
    square = beta2 * square + (1 - beta2) * g**2
    move = mean / (1 - beta1**t) / (np.sqrt(square / (1 - beta2**t if t < 500 else 1.0)) + epsilon)
    return w - learning_rate * move, {"step": t, "mean": mean, "square": square}
