"""Right: einsum, ReLU with where, caches as lists.

Exercise: forward
Fails: nothing
"""

import numpy as np


def forward(x, parameters):
    names = sorted((n for n in parameters if n[0] == "W"), key=lambda n: int(n[1:]))
    a = np.asarray(x, dtype=np.float64)
    caches = []
    for name in names:
        w, b = parameters[name], parameters["b" + name[1:]]
        z = np.einsum("oi,im->om", w, a) + b
        caches.append([a, w, b, z])
        a = np.where(z > 0, z, 0.0)
    return z, caches
