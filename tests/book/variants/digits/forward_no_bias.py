"""Forgets the biases.

Exercise: forward
Fails: forward_example, forward_two_layers, forward_three_layers, forward_input, forward_kinds,
forward_kept
"""

import numpy as np


def forward(x, parameters):
    layers = len(parameters) // 2
    a, caches = np.asarray(x), []
    for layer in range(1, layers + 1):
        w, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        z = w @ a
        caches.append((a, w, b, z))
        a = np.maximum(z, 0) if layer < layers else z
    return a, caches
