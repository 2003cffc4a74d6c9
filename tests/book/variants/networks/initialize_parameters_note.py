"""The call of the source notes: a tuple for randn.

Exercise: initialize_parameters
Fails: initialize_parameters_chapter, initialize_parameters_shapes, initialize_parameters_zeros,
initialize_parameters_biases, initialize_parameters_draws, initialize_parameters_xavier,
initialize_parameters_he, initialize_parameters_layers_differ, initialize_parameters_seed,
initialize_parameters_errors, initialize_parameters_every_method, initialize_parameters_kept,
initialize_parameters_every_method_refused
"""

import numpy as np


def initialize_parameters(layer_sizes, method="he", seed=0):
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
        parameters[f"W{layer}"] = factor * np.random.randn((n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
