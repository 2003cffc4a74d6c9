"""No activation function at all: the layers collapse into one.

Exercise: forward
Fails: forward_example, forward_two_layers, forward_three_layers, forward_caches, forward_input,
forward_kinds, forward_kept
"""

import numpy as np


def forward(x, parameters):
    a, caches = np.asarray(x), []
    for layer in range(1, len(parameters) // 2 + 1):
        w, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        z = w @ a + b
        caches.append((a, w, b, z))
        a = z
    return a, caches
