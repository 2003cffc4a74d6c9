"""The standard error of each setting itself.

Exercise: choose
Fails: choose_standard_error, choose_every_kind, choose_every_error
"""

import numpy as np


def choose(errors):
    if not errors:
        raise ValueError("no setting")
    counts = {setting: np.asarray(values, dtype=float) for setting, values in errors.items()}
    if any(values.size < 2 for values in counts.values()):
        raise ValueError("at least two seeds")
    means = {setting: values.mean() for setting, values in counts.items()}
    best = min(means, key=means.get)
    spread = {s: v.std(ddof=1) / np.sqrt(v.size) for s, v in counts.items()}
    good = [s for s in means if means[s] - spread[s] <= means[best]]
    return min(good, key=lambda setting: (setting[1], means[setting]))
