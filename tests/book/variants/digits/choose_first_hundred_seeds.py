"""Looks at the first ten seeds only.

Exercise: choose
Fails: choose_every_kind
"""

import numpy as np


def choose(errors):
    if not errors:
        raise ValueError("there must be a setting")
    if any(len(counts) < 2 for counts in errors.values()):
        raise ValueError("each setting needs at least two numbers")
    errors = {
        setting: np.asarray(counts, dtype=np.float64)[:10] for setting, counts in errors.items()
    }
    means = {setting: counts.mean() for setting, counts in errors.items()}
    best = min(means, key=means.get)  # the first of equals
    standard_error = errors[best].std(ddof=1) / np.sqrt(len(errors[best]))
    good = [setting for setting in means if means[setting] <= means[best] + standard_error]
    # The width counts first, then the mean.
    return min(good, key=lambda setting: (setting[1], means[setting]))
