"""The message does not say which sizes.

Exercise: broadcast_shape
Fails: broadcast_shape_message
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    shape = [1] * axes
    for each in shapes:
        for k, size in enumerate((1,) * (axes - len(each)) + tuple(each)):
            if size != 1 and shape[k] not in (1, size):
                raise ValueError("the shapes do not broadcast")
            shape[k] = size if size != 1 else shape[k]
    return tuple(shape)
