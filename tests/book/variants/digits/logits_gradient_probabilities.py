"""Forgets the label.

Exercise: logits_gradient
Fails: logits_gradient_example, logits_gradient_differences, logits_gradient_columns,
logits_gradient_no_mean, logits_gradient_large, logits_gradient_kinds, logits_gradient_kept
"""

import numpy as np


def logits_gradient(logits, labels):
    logits = np.asarray(logits, dtype=float)
    p = np.exp(logits - logits.max(axis=0))
    p /= p.sum(axis=0)
    return p
