"""Works in the array it was given.

Exercise: logits_gradient
Fails: logits_gradient_input, logits_gradient_kinds, logits_gradient_kept
"""

import numpy as np


def logits_gradient(logits, labels):
    p = np.asarray(logits)
    p -= p.max(axis=0)
    np.exp(p, out=p)
    p /= p.sum(axis=0)
    p[labels, np.arange(p.shape[1])] -= 1
    return p
