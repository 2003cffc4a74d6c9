"""Takes what is nearly good enough.

Exercise: choose
Fails: choose_every_kind
"""

import numpy as np


def choose(errors):
    if not errors or any(len(counts) < 2 for counts in errors.values()):
        raise ValueError("no setting, or a single seed")
    counts = {setting: np.asarray(e, dtype=np.float64) for setting, e in errors.items()}
    means = {setting: e.mean() for setting, e in counts.items()}
    best = min(means, key=means.get)
    limit = means[best] + counts[best].std(ddof=1) / np.sqrt(len(counts[best]))
    good = [s for s in means if means[s] <= limit or np.isclose(means[s], limit)]
    return min(good, key=lambda setting: (setting[1], means[setting]))
