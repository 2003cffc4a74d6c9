"""Admits equal sizes only, after filling up with 1.

Exercise: broadcast_shape
Fails: broadcast_shape_example, broadcast_shape_ones, broadcast_shape_aligns,
broadcast_shape_several, broadcast_shape_empty, broadcast_shape_multiples,
broadcast_shape_refuses, broadcast_shape_every_pair, broadcast_shape_every_misfit,
broadcast_shape_message
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    filled = [(1,) * (axes - len(shape)) + tuple(shape) for shape in shapes]
    for shape in filled[1:]:
        for m, n in zip(filled[0], shape, strict=True):
            if m != n:
                raise ValueError(f"sizes {m} and {n} do not fit")
    return filled[0]
