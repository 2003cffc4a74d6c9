"""One generator draws all the weights in turn, and each layer has the factor of its own sizes.

Exercise: initialize_parameters
Fails: nothing
"""

import numpy as np


def initialize_parameters(layer_sizes, method="he", seed=0):
    rng = np.random.default_rng(seed)  # once: in the loop all layers would get the same numbers
    parameters = {}
    for layer in range(1, len(layer_sizes)):
        n_in, n_out = layer_sizes[layer - 1], layer_sizes[layer]
        factors = {
            "zeros": 0.0,
            "small": 0.01,
            "large": 100.0,
            "xavier": np.sqrt(2 / (n_in + n_out)),
            "he": np.sqrt(2 / n_in),
        }
        if method not in factors:
            raise ValueError("unknown method")
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) * factors[method]
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
