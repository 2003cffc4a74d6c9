"""A seed of 0 by default.

Exercise: backward
Fails: backward_example, backward_values, backward_once, backward_errors,
       backward_every_kind
"""

import numpy as np


def order_of(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            state[name] = "left"
            order.append(name)
        elif name not in state:
            if name not in parents:
                raise ValueError("missing")
            state[name] = "open"
            todo.append((name, True))
            todo.extend((parent, False) for parent in parents[name])
        elif state[name] == "open" and (name, True) in todo:
            raise ValueError("a circle")
    return order


def backward(parents, pulls, output, seed=0.0):
    found = {output: np.asarray(seed, dtype=np.float64)}
    for name in reversed(order_of(parents, output)):
        if not parents[name]:
            continue
        parts = pulls[name](found[name])
        for parent, part in zip(parents[name], parts, strict=True):
            found[parent] = found.get(parent, 0.0) + np.asarray(part, dtype=np.float64)
    return found
