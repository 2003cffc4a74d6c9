"""Returns the gradients as well.

Exercise: update
Fails: update_layers, update_descends, update_kinds, update_kept
"""


def update(parameters, gradients, learning_rate):
    new = {n: v - learning_rate * gradients["d" + n] for n, v in parameters.items()}
    return {**new, **gradients}
