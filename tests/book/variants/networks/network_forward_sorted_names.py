"""Layers in the alphabetical order of their names.

Exercise: network_forward
Fails: network_forward_deep, network_forward_kept, network_forward_kinds
"""

import numpy as np


def network_forward(x, parameters, activations):
    functions = {
        "linear": lambda z: z,
        "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
    }
    layers = len(parameters) // 2
    if len(activations) != layers:
        raise ValueError(f"{layers} activations are needed, got {len(activations)}")
    a = np.asarray(x, dtype=float)
    caches = []
    for layer, name in enumerate(sorted(parameters)[:layers], start=1):
        w, b = np.asarray(parameters[name]), np.asarray(parameters[f"b{name[1:]}"])
        z = w @ a + b
        cache = (a, w, b, z)
        a = functions[activations[layer - 1]](z)
        caches.append(cache)
    return a, caches
