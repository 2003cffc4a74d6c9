"""Checks the last axis only and takes the larger size of the others.

Exercise: broadcast_shape
Fails: broadcast_shape_multiples, broadcast_shape_refuses, broadcast_shape_message,
broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    filled = [(1,) * (axes - len(shape)) + tuple(shape) for shape in shapes]
    result = []
    for k, sizes in enumerate(zip(*filled, strict=True)):
        different = sorted(set(sizes) - {1})
        if len(different) > 1 and k == axes - 1:
            raise ValueError(f"sizes {different[0]} and {different[1]} do not fit")
        result.append(different[-1] if different else 1)
    return tuple(result)
