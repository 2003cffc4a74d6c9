"""A name that counts as false, such as 0, passes nothing on.

Exercise: backward
Fails: backward_every_kind
"""

import numpy as np


def backward(parents, pulls, output, seed=1.0):
    order, done, path, todo = [], set(), set(), [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            path.discard(name)
            done.add(name)
            order.append(name)
        elif name in path or name not in parents:
            raise ValueError("a ring, or missing")
        elif name not in done:
            path.add(name)
            todo.append((name, True))
            if any(parent in path for parent in parents[name]):
                raise ValueError("a ring")
            todo += [(parent, False) for parent in {*parents[name]} - done]
    found = {output: np.array(seed, dtype=np.float64)}
    for name in reversed(order):
        if (name or name == output) and parents[name]:
            for parent, part in zip(parents[name], pulls[name](found[name]), strict=True):
                found[parent] = found.get(parent, 0.0) + np.asarray(part, dtype=np.float64)
    return {name: np.asarray(d) for name, d in found.items()}
