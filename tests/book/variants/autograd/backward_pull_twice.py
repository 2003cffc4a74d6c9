"""Wrong only there: each pull is called once: a diamond.

Exercise: backward
Fails: backward_every_kind
"""

import numpy as np


def topological_order(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, done = todo.pop()
        if done:
            state[name] = "done"
            order.append(name)
            continue
        if name in state:
            if state[name] == "open":
                raise ValueError("computed from itself")
            continue
        if name not in parents:
            raise ValueError("a name is missing")
        state[name] = "open"
        todo.append((name, True))
        for parent in dict.fromkeys(parents[name]):
            if state.get(parent) != "done":
                todo.append((parent, False))
    return order


def backward(parents, pulls, output, seed=1.0):
    found = {output: np.array(seed, dtype=np.float64)}
    for name in reversed(topological_order(parents, output)):
        if len(parents[name]) == 0:
            continue
        parts = pulls[name](found[name].copy())
        if len(parents[name]) == 1:
            parts = pulls[name](found[name].copy())
        for parent, part in zip(parents[name], parts, strict=False):
            part = np.array(part, dtype=np.float64)
            found[parent] = found[parent] + part if parent in found else part
    return found
