"""Takes gradients in the order in which they come.

Exercise: optimizer_step
Fails: optimizer_step_every_kind
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, kept = {}, {}
    for name, grad in zip(parameters, gradients.values(), strict=True):
        w = np.asarray(parameters[name], dtype=np.float64)
        g = np.asarray(grad, dtype=np.float64)
        decay = weight_decay if name.startswith("W") else 0.0
        moved[name], kept[name] = adamw_step(w, g, states.get(name, {}), learning_rate, decay)
    return moved, kept
