"""Lists and bytes are not turned into float64.

Exercise: multiply
Fails: multiply_example, multiply_float64, multiply_kinds, multiply_kept,
multiply_every_shape_refused
"""


def multiply(a, b):
    return a * b
