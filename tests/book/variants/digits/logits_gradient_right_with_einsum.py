"""Right: from the logarithm of the sum, and one-hot columns.

Exercise: logits_gradient
Fails: nothing
"""

import numpy as np


def logits_gradient(logits, labels):
    logits = np.asarray(logits, dtype=np.float64)
    y = np.eye(logits.shape[0])[:, np.asarray(labels)]
    return np.exp(logits - np.logaddexp.reduce(logits, axis=0)) - y
