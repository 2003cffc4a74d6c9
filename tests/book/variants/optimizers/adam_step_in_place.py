"""In place, in copies.

Exercise: adam_step
Fails: nothing
"""

import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    w, gradient = np.array(w, dtype=np.float64), np.array(gradient, dtype=np.float64)
    new = {"step": 1, "mean": np.zeros(w.shape), "square": np.zeros(w.shape)}
    if state:
        new = {key: np.array(value, dtype=np.float64) for key, value in state.items()}
        new["step"] = state["step"] + 1
    if not gradient.shape == new["mean"].shape == new["square"].shape == w.shape:
        raise ValueError("shapes differ")
    new["mean"] = beta1 * new["mean"] + (1 - beta1) * gradient
    new["square"] = beta2 * new["square"] + (1 - beta2) * np.square(gradient)
    up = new["mean"] / (1 - beta1 ** new["step"])
    down = np.sqrt(new["square"] / (1 - beta2 ** new["step"])) + epsilon
    w -= learning_rate * up / down
    return w, new
