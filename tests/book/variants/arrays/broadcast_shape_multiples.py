"""The notes' rule: the small size must divide the large one.

Exercise: broadcast_shape
Fails: broadcast_shape_empty, broadcast_shape_multiples, broadcast_shape_every_misfit
"""


def broadcast_shape(*shapes):
    axes = max(map(len, shapes))
    shape = [1] * axes
    for each in shapes:
        for k, size in enumerate((1,) * (axes - len(each)) + tuple(each)):
            small, large = sorted([shape[k], size])
            if small and large % small:
                raise ValueError(f"sizes {small} and {large} do not fit")
            shape[k] = 0 if small == 0 else large
    return tuple(shape)
