"""One comprehension, then taken apart.

Exercise: optimizer_step
Fails: nothing
"""

import numpy as np


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    both = {
        name: adamw_step(
            np.asarray(w, dtype=float),
            np.asarray(gradients[name], dtype=float),
            states[name] if name in states else {},
            learning_rate,
            (name[0] == "W") * weight_decay,
        )
        for name, w in parameters.items()
    }
    return {name: w for name, (w, _) in both.items()}, {name: s for name, (_, s) in both.items()}
