"""In one loop over the settings.

Exercise: choose
Fails: nothing
"""

import numpy as np


def choose(errors):
    if not errors:
        raise ValueError("no setting")
    rows = []
    for place, ((activation, width), values) in enumerate(errors.items()):
        if np.size(values) < 2:
            raise ValueError("at least two seeds")
        rows.append((np.mean(values), place, activation, width, np.var(values, ddof=1)))
    least, place, _, _, variance = min(rows)
    limit = least + np.sqrt(variance / np.size(list(errors.values())[place]))
    _, _, _, activation, width = min((w, m, i, a, w) for m, i, a, w, _ in rows if m <= limit)
    return activation, width
