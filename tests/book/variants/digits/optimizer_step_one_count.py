"""All arrays count the steps of the first.

Exercise: optimizer_step
Fails: optimizer_step_input, optimizer_step_every_kind
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, kept = {}, {}
    first = [*states.values()][:1]
    for name in parameters:
        w = np.asarray(parameters[name], dtype=np.float64)
        g = np.asarray(gradients[name], dtype=np.float64)
        decay = weight_decay if name.startswith("W") else 0.0
        moved[name], kept[name] = adamw_step(
            w,
            g,
            states.get(name, {})
            if name not in states
            else {**states[name], "step": first[0]["step"]},
            learning_rate,
            decay,
        )
    return moved, kept
