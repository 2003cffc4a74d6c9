"""Goes along every path by itself.

Exercise: backward
Fails: backward_once
"""

import numpy as np


def backward(parents, pulls, output, seed=1.0):
    found, steps = {}, 0
    todo = [(output, np.asarray(seed, dtype=np.float64))]
    while todo:
        name, d = todo.pop()
        steps += 1
        if name not in parents or steps > 3000:
            raise ValueError("missing, or a circle")
        found[name] = found.get(name, 0.0) + d
        if parents[name]:
            parts = [np.asarray(part, dtype=np.float64) for part in pulls[name](d)]
            todo += list(zip(parents[name], parts, strict=True))
    return found
