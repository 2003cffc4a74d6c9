"""Right: layer by layer.

Exercise: update
Fails: nothing
"""


def update(parameters, gradients, learning_rate):
    new = {}
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            name = kind + str(layer)
            new[name] = parameters[name] - learning_rate * gradients["d" + name]
    return new
