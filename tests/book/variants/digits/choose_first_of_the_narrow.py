"""Of equally narrow ones the first.

Exercise: choose
Fails: choose_ties, choose_every_kind
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
    limit = means[best] + counts[best].std(ddof=1) / np.sqrt(counts[best].size)
    good = [setting for setting in means if means[setting] <= limit]
    return min(good, key=lambda setting: setting[1])
