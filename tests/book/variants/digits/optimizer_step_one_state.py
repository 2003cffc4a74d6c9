"""One state for all arrays.

Exercise: optimizer_step
Fails: optimizer_step_states, optimizer_step_input, optimizer_step_every_kind
"""


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, remembered = {}, {}
    for name in parameters:
        decay = weight_decay if name.startswith("W") else 0.0
        moved[name], remembered[name] = adamw_step(
            parameters[name], gradients[name], states.get("W1", {}), learning_rate, decay
        )
    return moved, remembered
