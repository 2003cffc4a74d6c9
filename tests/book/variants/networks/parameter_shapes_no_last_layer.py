"""The output layer is forgotten where there is a hidden one.

Exercise: parameter_shapes
Fails: parameter_shapes_chapter, parameter_shapes_values, parameter_shapes_order,
parameter_shapes_every_network
"""


def parameter_shapes(layer_sizes):
    if len(layer_sizes) < 2 or min(layer_sizes) < 1:
        raise ValueError(f"two or more sizes of at least 1 are needed, got {layer_sizes}")
    shapes = {}
    for layer in range(1, max(2, len(layer_sizes) - 1)):
        shapes[f"W{layer}"] = (layer_sizes[layer], layer_sizes[layer - 1])
        shapes[f"b{layer}"] = (layer_sizes[layer], 1)
    return shapes
