"""dW of each layer with the network's input, where that fits.

Exercise: network_backward
Fails: network_backward_chapter, network_backward_kept, network_backward_kinds,
network_backward_mean
"""

import numpy as np


def network_backward(d_output, caches, activations):
    slopes = {
        "linear": lambda z: np.ones(z.shape),
        "sigmoid": lambda z: 0.25 * (1 - np.tanh(z / 2) ** 2),
        "tanh": lambda z: 1 - np.tanh(z) ** 2,
        "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    }
    if len(activations) != len(caches):
        raise ValueError(f"{len(caches)} activations are needed, got {len(activations)}")
    gradients = {}
    da = np.asarray(d_output, dtype=float)
    for layer in range(len(caches), 0, -1):
        a_previous, w, _, z = caches[layer - 1]
        if caches[0][0].shape == a_previous.shape:
            a_previous = caches[0][0]
        dz = da * slopes[activations[layer - 1]](z)
        m = z.shape[1]
        gradients[f"dW{layer}"] = dz @ a_previous.T / m
        gradients[f"db{layer}"] = dz.sum(axis=1, keepdims=True) / m
        da = w.T @ dz
    return gradients
