"""Python's max: works for numbers only.

Exercise: relu
Fails: relu_example, relu_values, relu_large, relu_any_shape, relu_input_kept, relu_near_and_far,
relu_call
"""


def relu(x):
    return float(max(0, x))
