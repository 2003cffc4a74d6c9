"""Takes the parameters out of the dictionary.

Exercise: forward
Fails: forward_input, forward_kinds, forward_kept
"""

import numpy as np


def forward(x, parameters):
    layers = len(parameters) // 2
    a, caches = np.asarray(x), []
    for layer in range(1, layers + 1):
        w, b = parameters.pop(f"W{layer}"), parameters.pop(f"b{layer}")
        z = w @ a + b
        caches.append((a, w, b, z))
        a = np.maximum(z, 0) if layer < layers else z
    return a, caches
