"""Compares the filter with the axis without its padding.

Exercise: output_size
Fails: output_size_padding, output_size_refuses, output_size_every_option, output_size_every_error
"""


def output_size(size, filter_size, padding=0, stride=1):
    room = size + 2 * padding - filter_size
    if stride < 1 or filter_size > size:
        raise ValueError("the filter does not fit, or the stride is not positive")
    return room // stride + 1
