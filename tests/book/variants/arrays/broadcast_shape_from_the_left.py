"""Aligns the shapes at their left ends.

Exercise: broadcast_shape
Fails: broadcast_shape_example, broadcast_shape_aligns, broadcast_shape_several,
broadcast_shape_empty, broadcast_shape_refuses, broadcast_shape_every_pair,
broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    shape = [1] * axes
    for each in shapes:
        for k, size in enumerate(tuple(each) + (1,) * (axes - len(each))):
            if size != 1 and shape[k] not in (1, size):
                raise ValueError(f"sizes {shape[k]} and {size} do not fit")
            shape[k] = size if size != 1 else shape[k]
    return tuple(shape)
