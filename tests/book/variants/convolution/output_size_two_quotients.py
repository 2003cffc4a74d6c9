"""Divides the size and the padding apart: -5/3 + 8/3 rounds to less than 1.

Exercise: output_size
Fails: output_size_every_option
"""


def output_size(size, filter_size, padding=0, stride=1):
    if stride < 1 or filter_size > size + 2 * padding:
        raise ValueError("no position")
    return int((size - filter_size) / stride + 2 * padding / stride) + 1
