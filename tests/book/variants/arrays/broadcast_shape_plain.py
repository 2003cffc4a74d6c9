"""The shapes are gone through from their right ends; on each axis a 1 gives way to the other size.

Exercise: broadcast_shape
Fails: nothing
"""


def broadcast_shape(*shapes):
    common = [1] * max(len(shape) for shape in shapes)
    for shape in shapes:
        for axis in range(-len(shape), 0):  # counted from the right end
            if common[axis] == 1:
                common[axis] = shape[axis]
            elif shape[axis] not in (1, common[axis]):
                raise ValueError(f"sizes {common[axis]} and {shape[axis]} do not fit")
    return tuple(common)
