"""The layers before, then one more.

Exercise: network_forward
Fails: nothing
"""

import numpy as np


def network_forward(x, parameters, activations):
    if 2 * len(activations) != len(parameters):
        raise ValueError("one activation for each layer")
    if not activations:
        return np.array(x, dtype=np.float64), []
    *before, last = activations
    number = len(activations)
    rest = {k: v for k, v in parameters.items() if k not in (f"W{number}", f"b{number}")}
    a_previous, caches = network_forward(x, rest, before)
    w, b = (np.array(parameters[f"{kind}{number}"], dtype=np.float64) for kind in "Wb")
    z = np.einsum("oi,im->om", w, a_previous) + b
    if last == "relu":
        a = np.where(z > 0, z, 0.0)
    elif last == "tanh":
        a = np.tanh(z)
    else:
        a = 1 / (1 + np.exp(-z)) if last == "sigmoid" else z.copy()
    return a, [*caches, (a_previous, w, b, z)]
