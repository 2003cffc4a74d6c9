"""From the output to the inputs, each name passes its derivative on, and what arrives is added.

Exercise: backward
Fails: nothing
"""

import numpy as np


def topological_order(parents, output):
    order, entered, left = [], set(), set()
    todo = [output]
    while todo:
        name = todo[-1]  # stays here until its parents have been listed
        if name in left:  # was reached on another way, too
            todo.pop()
        elif name in entered:
            todo.pop()
            left.add(name)
            order.append(name)
        elif name not in parents:
            raise ValueError(f"{name} is missing")
        else:
            entered.add(name)
            for parent in parents[name]:
                if parent in entered and parent not in left:
                    raise ValueError(f"{parent} was computed from itself")
                todo.append(parent)
    return order


def backward(parents, pulls, output, seed=1.0):
    found = {output: np.array(seed, dtype=np.float64)}
    for name in reversed(topological_order(parents, output)):
        if len(parents[name]) == 0:  # an input has no pull
            continue
        for parent, part in zip(parents[name], pulls[name](found[name]), strict=True):
            part = np.asarray(part, dtype=np.float64)
            # No +=, which would write into an array that others hold.
            found[parent] = found[parent] + part if parent in found else part
    return found
