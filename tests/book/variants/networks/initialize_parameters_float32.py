"""Weights in single precision.

Exercise: initialize_parameters
Fails: initialize_parameters_shapes, initialize_parameters_draws, initialize_parameters_xavier,
initialize_parameters_he, initialize_parameters_every_method, initialize_parameters_kept,
initialize_parameters_every_method_refused
"""

import numpy as np


def initialize_parameters(layer_sizes, method="he", seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer in range(1, len(layer_sizes)):
        n_in, n_out = layer_sizes[layer - 1], layer_sizes[layer]
        if method == "zeros":
            factor = 0.0
        elif method == "small":
            factor = 0.01
        elif method == "large":
            factor = 100.0
        elif method == "xavier":
            factor = np.sqrt(2 / (n_in + n_out))
        elif method == "he":
            factor = np.sqrt(2 / n_in)
        else:
            raise ValueError(f"unknown method {method}")
        parameters[f"W{layer}"] = (factor * rng.standard_normal((n_out, n_in))).astype(np.float32)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
