"""Written for two layers.

Exercise: forward
Fails: forward_example, forward_three_layers, forward_one_layer, forward_input, forward_kinds,
forward_kept
"""

import numpy as np


def forward(x, parameters):
    w1, b1, w2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    z1 = w1 @ x + b1
    a1 = np.maximum(z1, 0)
    z2 = w2 @ a1 + b2
    return z2, [(x, w1, b1, z1), (a1, w2, b2, z2)]
