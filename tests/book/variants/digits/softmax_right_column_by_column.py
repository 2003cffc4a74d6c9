"""Right: a loop over the samples.

Exercise: softmax
Fails: nothing
"""

import numpy as np


def softmax(logits):
    logits = np.array(logits, dtype=np.float64)
    for i in range(logits.shape[1]):
        column = np.exp(logits[:, i] - max(logits[:, i]))
        logits[:, i] = column / sum(column)
    return logits
