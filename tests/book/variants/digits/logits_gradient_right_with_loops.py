"""Right: entry by entry.

Exercise: logits_gradient
Fails: nothing
"""

import numpy as np


def logits_gradient(logits, labels):
    classes, m = np.shape(logits)
    gradient = np.empty((classes, m))
    logits = np.array(logits, dtype=np.float64).tolist()
    for i in range(m):
        top = max(logits[k][i] for k in range(classes))
        weights = [np.exp(logits[k][i] - top) for k in range(classes)]
        for k in range(classes):
            gradient[k, i] = weights[k] / sum(weights) - (k == labels[i])
    return gradient
