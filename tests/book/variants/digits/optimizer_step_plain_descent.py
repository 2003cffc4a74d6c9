"""Plain descent, and counts the steps.

Exercise: optimizer_step
Fails: optimizer_step_example, optimizer_step_values, optimizer_step_states, optimizer_step_input,
  optimizer_step_every_kind
"""


def optimizer_step(parameters, gradients, states, learning_rate, weight_decay=0.01):
    moved, remembered = {}, {}
    for name in parameters:
        decay = weight_decay if name.startswith("W") else 0.0
        moved[name] = (1 - learning_rate * decay) * parameters[name]
        moved[name] = moved[name] - learning_rate * gradients[name]
        step = states.get(name, {}).get("step", 0) + 1
        remembered[name] = {"step": step, "mean": gradients[name], "square": gradients[name] ** 2}
    return moved, remembered
