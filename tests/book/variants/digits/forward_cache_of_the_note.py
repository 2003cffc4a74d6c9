"""Keeps (z, w, b) alone, as a source note says.

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
        caches.append((z, w, b))
        a = np.maximum(z, 0) if layer < layers else z
    return a, caches
