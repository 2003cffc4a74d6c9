"""What has no pull is an input.

Exercise: backward
Fails: backward_every_kind
"""

import numpy as np


def ordered(parents, output):
    order, entered, left, todo = [], set(), set(), [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            left.add(name)
            order.append(name)
        elif name not in entered:
            if name not in parents:
                raise ValueError("missing")
            entered.add(name)
            todo += [(name, True), *((parent, False) for parent in parents[name])]
        elif name not in left:
            raise ValueError("a ring")
    return order


def backward(parents, pulls, output, seed=1.0):
    found = {output: np.array(seed, dtype=np.float64)}
    for name in reversed(ordered(parents, output)):
        if name in pulls:
            for parent, part in zip(parents[name], pulls[name](found[name]), strict=True):
                part = np.array(part, dtype=np.float64)
                found[parent] = found[parent] + part if parent in found else part
    return found
