"""Applies the ReLU to the derivative instead of gating it by z.

Exercise: backward
Fails: backward_example, backward_hidden_layer, backward_three_layers, backward_batch,
backward_kink, backward_kinds, backward_kept
"""

import numpy as np


def backward(d_logits, caches):
    gradients, dz = {}, d_logits
    for layer in range(len(caches), 0, -1):
        a, w, _, _ = caches[layer - 1]
        m = dz.shape[1]
        gradients[f"dW{layer}"] = dz @ a.T / m
        gradients[f"db{layer}"] = dz.sum(axis=1, keepdims=True) / m
        if layer > 1:
            dz = np.maximum(w.T @ dz, 0)
    return gradients
