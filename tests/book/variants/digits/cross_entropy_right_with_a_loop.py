"""Right: one sample after another, in Python numbers.

Exercise: cross_entropy
Fails: nothing
"""

import math

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=np.float64)
    m = logits.shape[1]
    if np.shape(labels) != (m,):
        raise ValueError(f"{m} labels wanted, shape {np.shape(labels)} got")
    total = 0.0
    for i in range(m):
        scores = [float(z) for z in logits[:, i]]
        top = max(scores)
        total += top + math.log(sum(math.exp(z - top) for z in scores)) - scores[int(labels[i])]
    return total / m
