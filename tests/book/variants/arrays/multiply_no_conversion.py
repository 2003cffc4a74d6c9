"""Lists and bytes are not turned into float64.

Exercise: multiply
Fails: multiply_float64
"""


def multiply(a, b):
    return a * b
