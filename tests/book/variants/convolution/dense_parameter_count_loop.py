"""The product by a loop.

Exercise: dense_parameter_count
Fails: nothing
"""


def dense_parameter_count(input_shape, units):
    inputs = 1
    for length in input_shape:
        inputs *= length
    return units * (1 + inputs)
