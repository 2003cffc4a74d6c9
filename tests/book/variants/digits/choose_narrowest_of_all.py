"""The narrowest of all, however bad.

Exercise: choose
Fails: choose_example, choose_fewest, choose_standard_error, choose_ties, choose_refuses,
       choose_every_kind
"""

import numpy as np


def choose(errors):
    if not errors:
        raise ValueError("no setting")
    counts = {setting: np.asarray(values, dtype=float) for setting, values in errors.items()}
    if any(values.size < 2 for values in counts.values()):
        raise ValueError("at least two seeds")
    means = {setting: values.mean() for setting, values in counts.items()}
    return min(means, key=lambda setting: (setting[1], means[setting]))
