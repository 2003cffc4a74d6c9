"""All dz first, from the last layer to the first; then all gradients.

Exercise: network_backward
Fails: nothing
"""

import numpy as np


def network_backward(d_output, caches, activations):
    if len(activations) != len(caches):
        raise ValueError("one activation for each cache")

    def slope(name, z):
        if name == "relu":
            return (z > 0) * 1.0
        if name == "tanh":
            return np.cosh(z) ** -2.0
        if name == "sigmoid":
            return 1 / (2 + np.exp(z) + np.exp(-z))
        return np.ones_like(z)

    deltas = [np.array(d_output, dtype=float) * slope(activations[-1], caches[-1][3])]
    for cache, above, name in zip(caches[-2::-1], caches[:0:-1], activations[-2::-1], strict=True):
        deltas.insert(0, np.einsum("oi,om->im", above[1], deltas[0]) * slope(name, cache[3]))
    gradients = {}
    for layer, (delta, cache) in enumerate(zip(deltas, caches, strict=True), 1):
        gradients[f"dW{layer}"] = np.einsum("om,im->oi", delta, cache[0]) / delta.shape[1]
        gradients[f"db{layer}"] = np.mean(delta, axis=1)[:, None]
    return gradients
