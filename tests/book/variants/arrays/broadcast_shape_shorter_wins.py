"""Forgets the axes that only the longer shape has.

Exercise: broadcast_shape
Fails: broadcast_shape_example, broadcast_shape_aligns, broadcast_shape_several,
broadcast_shape_empty, broadcast_shape_every_pair, broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    result = []
    for sizes in zip(*(tuple(shape)[::-1] for shape in shapes), strict=False):
        different = sorted(set(sizes) - {1})
        if len(different) > 1:
            raise ValueError(f"sizes {different[0]} and {different[1]} do not fit")
        result.append(different[0] if different else 1)
    return tuple(result[::-1])
