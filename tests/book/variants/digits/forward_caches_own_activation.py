"""Keeps the layer's output instead of its input.

Exercise: forward
Fails: forward_caches, forward_input, forward_kinds, forward_kept
"""

import numpy as np


def forward(x, parameters):
    layers = len(parameters) // 2
    a, caches = np.asarray(x), []
    for layer in range(1, layers + 1):
        w, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        z = w @ a + b
        a = np.maximum(z, 0) if layer < layers else z
        caches.append((a, w, b, z))
    return a, caches
