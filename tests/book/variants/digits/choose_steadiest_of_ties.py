"""Of several least means takes the one that scatters least, not the first.

Exercise: choose
Fails: choose_every_kind
"""

import numpy as np


def choose(errors):
    counts = {setting: np.asarray(values, dtype=np.float64) for setting, values in errors.items()}
    if not counts or any(len(values) < 2 for values in counts.values()):
        raise ValueError("at least one setting, with two seeds")
    means = {setting: values.mean() for setting, values in counts.items()}
    spread = {setting: values.std(ddof=1) for setting, values in counts.items()}
    best = min(means, key=lambda setting: (means[setting], spread[setting]))
    limit = means[best] + spread[best] / np.sqrt(len(counts[best]))
    good = [setting for setting in means if means[setting] <= limit]
    return min(good, key=lambda setting: (setting[1], means[setting]))
