"""Sizes below 1 are accepted.

Exercise: parameter_shapes
Fails: parameter_shapes_errors, parameter_shapes_every_size_refused
"""


def parameter_shapes(layer_sizes):
    if len(layer_sizes) < 2:
        raise ValueError(f"two or more sizes of at least 1 are needed, got {layer_sizes}")
    shapes = {}
    for layer in range(1, len(layer_sizes)):
        shapes[f"W{layer}"] = (layer_sizes[layer], layer_sizes[layer - 1])
        shapes[f"b{layer}"] = (layer_sizes[layer], 1)
    return shapes
