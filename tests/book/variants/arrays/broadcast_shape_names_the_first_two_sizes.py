"""Names the sizes of the first two shapes, whichever two do not fit.

Exercise: broadcast_shape
Fails: broadcast_shape_message
"""


def broadcast_shape(*shapes):
    length = max(map(len, shapes))
    padded = [(1,) * (length - len(shape)) + tuple(shape) for shape in shapes]
    result = []
    for sizes in zip(*padded, strict=False):
        others = {size for size in sizes if size != 1}
        if len(others) > 1:
            raise ValueError(f"{sizes[0]} and {sizes[1]} do not fit")
        result.append(others.pop() if others else 1)
    return tuple(result)
