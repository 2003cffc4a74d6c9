"""Leaves the biases as they are.

Exercise: update
Fails: update_example, update_values, update_layers, update_descends, update_kinds, update_kept
"""


def update(parameters, gradients, learning_rate):
    return {
        n: v - learning_rate * gradients["d" + n] if n.startswith("W") else v
        for n, v in parameters.items()
    }
