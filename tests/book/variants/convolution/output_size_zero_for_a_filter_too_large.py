"""Gives 0 where the filter does not fit.

Exercise: output_size
Fails: output_size_refuses, output_size_every_error
"""


def output_size(size, filter_size, padding=0, stride=1):
    room = size + 2 * padding - filter_size
    if stride < 1:
        raise ValueError("stride must be positive")
    if room < 0:
        return 0
    return room // stride + 1
