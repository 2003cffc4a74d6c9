"""ReLU after the last layer too.

Exercise: forward
Fails: forward_example, forward_two_layers, forward_three_layers, forward_one_layer,
forward_input, forward_kinds, forward_kept
"""

import numpy as np


def forward(x, parameters):
    a, caches = np.asarray(x), []
    for layer in range(1, len(parameters) // 2 + 1):
        w, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        z = w @ a + b
        caches.append((a, w, b, z))
        a = np.maximum(z, 0)
    return a, caches
