"""Walks along the axis and counts.

Exercise: output_size
Fails: nothing
"""


def output_size(size, filter_size, padding=0, stride=1):
    if stride <= 0:
        raise ValueError("stride must be positive")
    start, count = -padding, 0
    while start + filter_size <= size + padding:
        start, count = start + stride, count + 1
    if count == 0:
        raise ValueError("the filter does not fit")
    return count
