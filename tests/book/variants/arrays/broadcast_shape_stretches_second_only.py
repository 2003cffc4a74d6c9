"""Only the second array is stretched, as where the large one comes first.

Exercise: broadcast_shape
Fails: broadcast_shape_example, broadcast_shape_ones, broadcast_shape_aligns,
broadcast_shape_several, broadcast_shape_empty, broadcast_shape_multiples,
broadcast_shape_every_pair, broadcast_shape_message
"""


def broadcast_shape(*shapes):
    result = tuple(shapes[0])
    for shape in shapes[1:]:
        shape = (1,) * (len(result) - len(shape)) + tuple(shape)
        if len(shape) > len(result):
            raise ValueError("too many axes")
        for m, n in zip(result, shape, strict=True):
            if n not in (1, m):
                raise ValueError(f"sizes {m} and {n} do not fit")
    return result
