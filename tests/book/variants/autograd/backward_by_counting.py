"""Waits until all uses of a value have reported.

Exercise: backward
Fails: nothing
"""

import numpy as np


def backward(parents, pulls, output, seed=1.0):
    uses, todo = {output: 0}, [output]
    while todo:
        name = todo.pop()
        if name not in parents:
            raise ValueError("missing")
        for parent in parents[name]:
            if parent not in uses:
                uses[parent] = 0
                todo.append(parent)
            uses[parent] += 1
    if uses[output]:
        raise ValueError("a circle")
    found, ready = {output: np.array(seed, dtype=np.float64)}, [output]
    while ready:
        name = ready.pop()
        if len(parents[name]) == 0:
            continue
        for parent, part in zip(parents[name], pulls[name](found[name].copy()), strict=True):
            part = np.array(part, dtype=np.float64)
            found[parent] = part if parent not in found else found[parent] + part
            uses[parent] -= 1
            if uses[parent] == 0:
                ready.append(parent)
    if any(uses.values()):
        raise ValueError("a circle")
    return found
