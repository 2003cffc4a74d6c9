"""Pairs of neighbouring sizes, collected as items.

Exercise: parameter_shapes
Fails: nothing
"""

from itertools import pairwise


def parameter_shapes(layer_sizes):
    sizes = [int(size) for size in layer_sizes]
    if len(sizes) < 2 or not all(size >= 1 for size in sizes):
        raise ValueError("no network")
    items = []
    for number, (before, after) in enumerate(pairwise(sizes), 1):
        items += [("W%d" % number, (after, before)), ("b%d" % number, (after, 1))]  # noqa: UP031
    return dict(items)
