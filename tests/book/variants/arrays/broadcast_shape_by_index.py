"""Counts the axes from the right with negative indices.

Exercise: broadcast_shape
Fails: nothing
"""


def broadcast_shape(*shapes):
    common = ()
    for axis in range(-1, -1 - max(len(shape) for shape in shapes), -1):
        size = 1
        for shape in shapes:
            if len(shape) < -axis or shape[axis] == 1 or shape[axis] == size:
                continue
            if size != 1:
                raise ValueError(f"axis {axis}: {size} against {shape[axis]}")
            size = shape[axis]
        common = (size, *common)
    return common
