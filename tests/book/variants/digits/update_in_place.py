"""Changes the arrays it was given.

Exercise: update
Fails: update_input, update_kinds, update_kept
"""


def update(parameters, gradients, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * gradients["d" + name]
    return parameters
