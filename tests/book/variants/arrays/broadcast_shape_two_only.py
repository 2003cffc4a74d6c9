"""Looks at the first two shapes only.

Exercise: broadcast_shape
Fails: broadcast_shape_several, broadcast_shape_every_pair, broadcast_shape_every_misfit,
broadcast_shape_message
"""


def broadcast_shape(*shapes):
    a, b = [tuple(shape) for shape in [*shapes, ()][:2]]
    axes = max(len(a), len(b))
    a, b = (1,) * (axes - len(a)) + a, (1,) * (axes - len(b)) + b
    for m, n in zip(a, b, strict=True):
        if m != n and 1 not in (m, n):
            raise ValueError(f"sizes {m} and {n} do not fit")
    return tuple(n if m == 1 else m for m, n in zip(a, b, strict=True))
