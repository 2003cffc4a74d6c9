"""Compares every shape with the first one, not with what came of the others.

Exercise: broadcast_shape
Fails: broadcast_shape_several, broadcast_shape_every_misfit, broadcast_shape_message
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    filled = [(1,) * (axes - len(shape)) + tuple(shape) for shape in shapes]
    result = list(filled[0])
    for shape in filled:
        for k, (first, size) in enumerate(zip(filled[0], shape, strict=True)):
            if first != size and 1 not in (first, size):
                raise ValueError(f"sizes {first} and {size} do not fit")
            if size != 1:
                result[k] = size
    return tuple(result)
