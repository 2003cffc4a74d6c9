"""Sigmoid instead of ReLU.

Exercise: forward
Fails: forward_example, forward_two_layers, forward_three_layers, forward_caches, forward_kinds,
forward_kept
"""

import numpy as np


def forward(x, parameters):
    layers = len(parameters) // 2
    a, caches = np.asarray(x), []
    for layer in range(1, layers + 1):
        w, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        z = w @ a + b
        caches.append((a, w, b, z))
        a = 1 / (1 + np.exp(-z)) if layer < layers else z
    return a, caches
