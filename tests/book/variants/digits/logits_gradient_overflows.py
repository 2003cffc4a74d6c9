"""Takes exponentials of scores as they are.

Exercise: logits_gradient
Fails: logits_gradient_large, logits_gradient_kinds
"""

import numpy as np


def logits_gradient(logits, labels):
    p = np.exp(np.asarray(logits, dtype=float))
    p /= p.sum(axis=0)
    p[labels, np.arange(p.shape[1])] -= 1
    return p
