"""The best mean, whatever the width.

Exercise: choose
Fails: choose_example, choose_standard_error, choose_narrowest, choose_every_kind,
       choose_every_error
"""

import numpy as np


def choose(errors):
    if not errors:
        raise ValueError("no setting")
    counts = {setting: np.asarray(values, dtype=float) for setting, values in errors.items()}
    if any(values.size < 2 for values in counts.values()):
        raise ValueError("at least two seeds")
    means = {setting: values.mean() for setting, values in counts.items()}
    return min(means, key=means.get)
