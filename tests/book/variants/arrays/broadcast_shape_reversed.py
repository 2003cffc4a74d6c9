"""Forgets to turn the result round again.

Exercise: broadcast_shape
Fails: broadcast_shape_example, broadcast_shape_ones, broadcast_shape_aligns,
broadcast_shape_several, broadcast_shape_empty, broadcast_shape_multiples,
broadcast_shape_refuses, broadcast_shape_every_pair, broadcast_shape_every_misfit
"""

from itertools import zip_longest


def broadcast_shape(*shapes):
    result = []
    for sizes in zip_longest(*(tuple(shape)[::-1] for shape in shapes), fillvalue=1):
        different = sorted(set(sizes) - {1})
        if len(different) > 1:
            raise ValueError(f"sizes {different[0]} and {different[1]} do not fit")
        result.append(different[0] if different else 1)
    return tuple(result)
