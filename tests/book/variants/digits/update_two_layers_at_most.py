"""Knows two layers only.

Exercise: update
Fails: update_layers, update_kinds
"""


def update(parameters, gradients, learning_rate):
    names = [n for n in ("W1", "b1", "W2", "b2") if n in parameters]
    return {n: parameters[n] - learning_rate * gradients["d" + n] for n in names}
