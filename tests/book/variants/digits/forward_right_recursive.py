"""Right: the last layer after all layers before it.

Exercise: forward
Fails: nothing
"""

import numpy as np


def forward(x, parameters):
    last = len(parameters) // 2
    if last == 0:
        return np.asarray(x, dtype=np.float64), []
    before = {k: v for k, v in parameters.items() if k not in (f"W{last}", f"b{last}")}
    a, caches = forward(x, before)
    if caches:
        a = a * (a > 0)
    w, b = parameters[f"W{last}"], parameters[f"b{last}"]
    z = np.dot(w, a) + b
    return z, [*caches, (a, w, b, z)]
