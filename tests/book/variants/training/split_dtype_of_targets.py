"""Wrong only there: with the dtypes of x and y.

Exercise: split
Fails: split_kinds
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = (
        np.asarray(x),
        np.asarray(
            y,
            dtype=np.result_type(np.asarray(y), np.float64)
            if np.asarray(y).dtype.kind == "f"
            else None,
        ),
    )
    fractions = np.array(fractions, dtype=np.float64)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if np.any(fractions < 0) or not np.isclose(fractions.sum(), 1.0):
        raise ValueError("fractions")
    order = np.random.default_rng(rng).permutation(len(x))
    ends = np.rint(np.cumsum(fractions) * len(x)).astype(int)
    ends[-1] = len(x)
    starts = np.concatenate([[0], ends[:-1]])
    return [(x[order[a:b]], y[order[a:b]]) for a, b in zip(starts, ends, strict=False)]
