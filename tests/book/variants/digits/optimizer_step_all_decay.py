"""Biases decay too.

Exercise: optimizer_step
Fails: optimizer_step_example, optimizer_step_decay, optimizer_step_input,
  optimizer_step_every_kind
"""


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, remembered = {}, {}
    for name in parameters:
        decay = weight_decay
        moved[name], remembered[name] = adamw_step(
            parameters[name], gradients[name], states.get(name, {}), learning_rate, decay
        )
    return moved, remembered
