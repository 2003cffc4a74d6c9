"""A size of 0 fits any other.

Exercise: broadcast_shape
Fails: broadcast_shape_empty, broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    shape = [1] * axes
    for each in shapes:
        for k, size in enumerate((1,) * (axes - len(each)) + tuple(each)):
            if 0 in (size, shape[k]):
                shape[k] = 0
            elif size != 1 and shape[k] not in (1, size):
                raise ValueError(f"sizes {shape[k]} and {size} do not fit")
            elif size != 1:
                shape[k] = size
    return tuple(shape)
