"""Takes the larger size, fit or not.

Exercise: broadcast_shape
Fails: broadcast_shape_several, broadcast_shape_empty, broadcast_shape_multiples,
broadcast_shape_refuses, broadcast_shape_message, broadcast_shape_every_pair,
broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    filled = [(1,) * (axes - len(shape)) + tuple(shape) for shape in shapes]
    return tuple(max(sizes) for sizes in zip(*filled, strict=True))
