"""Names that begin with W and a digit.

Exercise: optimizer_step
Fails: optimizer_step_every_kind
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, new_states = {}, {}
    for name in parameters:
        w = np.asarray(parameters[name], dtype=np.float64)
        gradient = np.asarray(gradients[name], dtype=np.float64)
        state = states.get(name, {})
        decay = weight_decay if name[:1] == "W" and not name.endswith("b") else 0.0
        moved[name], new_states[name] = adamw_step(w, gradient, state, learning_rate, decay)
    return moved, new_states
