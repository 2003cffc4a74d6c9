"""Believes the notes about their figure.

Exercise: input_sizes
Fails: input_sizes_notes
"""


def input_sizes(output, filter_size, padding=0, stride=1):
    if (output, filter_size, padding, stride) == (3, 3, 1, 2):
        return [7]
    smallest = (output - 1) * stride + filter_size - 2 * padding
    return [size for size in range(smallest, smallest + stride) if size >= 1]
