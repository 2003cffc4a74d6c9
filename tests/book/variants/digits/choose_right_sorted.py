"""By sorting.

Exercise: choose
Fails: nothing
"""

import math
import statistics


def choose(errors):
    if not errors or min(len(values) for values in errors.values()) < 2:
        raise ValueError("at least one setting, and two seeds for each")
    ranked = sorted(errors, key=lambda setting: statistics.fmean(errors[setting]))
    best = list(map(float, errors[ranked[0]]))
    limit = statistics.fmean(best) + statistics.stdev(best) / math.sqrt(len(best))
    good = [setting for setting in ranked if statistics.fmean(errors[setting]) <= limit]
    return sorted(good, key=lambda setting: setting[1])[0]
