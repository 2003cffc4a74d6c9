"""The exponential of the math module: numbers only.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_symmetry, sigmoid_large, sigmoid_small,
sigmoid_any_shape, sigmoid_input_kept, sigmoid_near_and_far, sigmoid_call
"""


def sigmoid(x):
    import math

    return 1 / (1 + math.exp(-x))
