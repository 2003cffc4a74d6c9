"""A table of factors, and normal numbers of that spread.

Exercise: initialize_parameters
Fails: nothing
"""

from itertools import pairwise

import numpy as np


def initialize_parameters(layer_sizes, method="he", seed=0):
    factors = {
        "zeros": lambda i, o: 0,
        "small": lambda i, o: 1e-2,
        "large": lambda i, o: 1e2,
        "xavier": lambda i, o: ((i + o) / 2) ** -0.5,
        "he": lambda i, o: (i / 2) ** -0.5,
    }
    if method not in factors:
        raise ValueError(method)
    generator, parameters = np.random.default_rng(seed), {}
    for k, (i, o) in enumerate(pairwise(layer_sizes), 1):
        parameters[f"W{k}"] = generator.normal(0, factors[method](i, o), size=(o, i))
        parameters[f"b{k}"] = np.array([[0.0]] * o)
    return parameters
