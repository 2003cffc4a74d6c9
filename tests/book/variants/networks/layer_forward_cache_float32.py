"""Wrong only there: a cache holds arrays of float64.

Exercise: layer_forward
Fails: layer_forward_kinds
"""

import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


_FORWARD = {
    "linear": lambda z: z.copy(),
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
}
_SLOPE = {
    "linear": lambda z: np.ones(z.shape),
    "sigmoid": lambda z: _sigmoid(z) * _sigmoid(-z),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
}


def layer_forward(a_previous, w, b, activation):
    given = a_previous
    a_previous, w, b = (np.array(v, dtype=np.float64) for v in (a_previous, w, b))
    if activation not in _FORWARD:
        raise ValueError("unknown activation")
    if w.ndim != 2 or a_previous.ndim != 2 or w.shape[1] != a_previous.shape[0]:
        raise ValueError("w must have n_in columns")
    if b.shape != (w.shape[0], 1):
        raise ValueError("b must be a column")
    kept = (
        a_previous.astype(np.float32)
        if isinstance(given, np.ndarray) and given.dtype == np.float32
        else a_previous
    )
    z = w @ a_previous + b
    return _FORWARD[activation](z), (kept, w, b, z)
