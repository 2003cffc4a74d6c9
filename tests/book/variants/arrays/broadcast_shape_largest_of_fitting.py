"""Takes the larger of two fitting sizes: 1 beside 0.

Exercise: broadcast_shape
Fails: broadcast_shape_empty, broadcast_shape_every_pair
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    filled = [(1,) * (axes - len(shape)) + tuple(shape) for shape in shapes]
    for sizes in zip(*filled, strict=True):
        different = sorted(set(sizes) - {1})
        if len(different) > 1:
            raise ValueError(f"sizes {different[0]} and {different[1]} do not fit")
    return tuple(max(sizes) for sizes in zip(*filled, strict=True))
