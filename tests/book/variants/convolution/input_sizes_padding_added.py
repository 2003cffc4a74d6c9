"""Adds the padding instead of taking it off.

Exercise: input_sizes
Fails: input_sizes_padding, input_sizes_positive, input_sizes_notes, input_sizes_every_option
"""


def input_sizes(output, filter_size, padding=0, stride=1):
    smallest = (output - 1) * stride + filter_size + 2 * padding
    return [size for size in range(smallest, smallest + stride) if size >= 1]
