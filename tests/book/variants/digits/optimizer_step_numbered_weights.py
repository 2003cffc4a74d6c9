"""Only numbered names are weights.

Exercise: optimizer_step
Fails: optimizer_step_every_kind
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, kept = {}, {}
    for name, value in parameters.items():
        decays = name[:1] == "W" and (name[1:].isdigit() or name[1:] == "")
        w = np.asarray(value, dtype=np.float64)
        d = np.asarray(gradients[name], dtype=np.float64)
        moved[name], kept[name] = adamw_step(
            w, d, states.get(name, {}), learning_rate, weight_decay if decays else 0.0
        )
    return moved, kept
