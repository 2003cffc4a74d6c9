"""Tries every size up to a thousand, and finds no larger one.

Exercise: input_sizes
Fails: input_sizes_every_option
"""


def input_sizes(output, filter_size, padding=0, stride=1):
    return [
        size
        for size in range(1, 1001)
        if size + 2 * padding >= filter_size
        and (size + 2 * padding - filter_size) // stride + 1 == output
    ]
