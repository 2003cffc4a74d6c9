"""Counts weights and biases apart.

Exercise: parameter_count
Fails: nothing
"""


def parameter_count(filter_size, depth, filters):
    weights = filter_size**2 * depth * filters
    biases = filters
    return weights + biases
