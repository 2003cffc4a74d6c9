"""A stride that is longer than the axis is refused.

Exercise: output_size
Fails: output_size_every_option
"""


def output_size(size, filter_size, padding=0, stride=1):
    free = size - filter_size + 2 * padding
    if stride < 1 or stride > size:
        raise ValueError("stride must be positive")
    if free < 0:
        raise ValueError("the filter does not fit into the padded axis")
    return free // stride + 1
