"""Subtracts the whole gradient.

Exercise: update
Fails: update_example, update_values, update_layers, update_kinds, update_kept
"""


def update(parameters, gradients, learning_rate):
    return {n: v - gradients["d" + n] for n, v in parameters.items()}
