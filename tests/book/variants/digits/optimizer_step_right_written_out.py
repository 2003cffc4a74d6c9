"""AdamW written out.

Exercise: optimizer_step
Fails: nothing
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, remembered = {}, {}
    for name, w in parameters.items():
        g = np.asarray(gradients[name], dtype=float)
        w = np.asarray(w, dtype=float)
        old = states.get(name, {"step": 0, "mean": 0 * g, "square": 0 * g})
        t = old["step"] + 1
        mean = old["mean"] + 0.1 * (g - old["mean"])
        square = old["square"] + 0.001 * (g * g - old["square"])
        size = np.sqrt(square / (1 - 0.999**t)) + 1e-8
        kept = w * (1 - learning_rate * weight_decay) if name[0] == "W" else w
        moved[name] = kept - learning_rate * (mean / (1 - 0.9**t)) / size
        remembered[name] = {"step": t, "mean": mean, "square": square}
    return moved, remembered
