"""Makes the zeros of the biases of one size once, and gives them several names.

Exercise: initialize_parameters
Fails: initialize_parameters_kept
"""

import itertools

import numpy as np


def initialize_parameters(layer_sizes, method="he", seed=0):
    factors = {
        "zeros": lambda n_in, n_out: 0.0,
        "small": lambda n_in, n_out: 0.01,
        "large": lambda n_in, n_out: 100.0,
        "xavier": lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
        "he": lambda n_in, n_out: np.sqrt(2 / n_in),
    }
    if method not in factors:
        raise ValueError("no such method")
    rng = np.random.default_rng(seed)
    zeros = {size: np.zeros((size, 1)) for size in layer_sizes}
    parameters = {}
    for number, (n_in, n_out) in enumerate(itertools.pairwise(layer_sizes), start=1):
        w = rng.standard_normal((n_out, n_in)) * factors[method](n_in, n_out)
        parameters |= {f"W{number}": w, f"b{number}": zeros[n_out]}
    return parameters
