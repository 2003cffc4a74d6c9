"""Sets z itself to 0 where it is negative, so the cache is wrong.

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
        caches.append((a, w, b, z))
        if layer < layers:
            z[z < 0] = 0
        a = z
    return a, caches
