"""Each layer has a row for each of its units, and a column for each unit of the layer before.

Exercise: parameter_shapes
Fails: nothing
"""


def parameter_shapes(layer_sizes):
    if len(layer_sizes) < 2 or min(layer_sizes) < 1:
        raise ValueError("a network takes at least two sizes, each at least 1")
    shapes = {}
    for layer in range(1, len(layer_sizes)):
        n_in, n_out = layer_sizes[layer - 1], layer_sizes[layer]
        shapes[f"W{layer}"] = (n_out, n_in)
        shapes[f"b{layer}"] = (n_out, 1)
    return shapes
