"""Labels as bytes with a sign, which end at 127.

Exercise: cross_entropy
Fails: cross_entropy_kinds, cross_entropy_every_label_refused
"""

import numpy as np

from solutions import losses


def cross_entropy(logits, labels):
    l = np.asarray(labels)
    if l.dtype == np.int64:
        l = l.astype(np.int8)
    return losses.cross_entropy(logits, l)
