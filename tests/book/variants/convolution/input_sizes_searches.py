"""Tries every size that could be.

Exercise: input_sizes
Fails: nothing
"""


def input_sizes(output, filter_size, padding=0, stride=1):
    found = []
    for size in range(1, output * stride + filter_size + 1):
        room = size + 2 * padding - filter_size
        if room >= 0 and room // stride + 1 == output:
            found.append(size)
    return found
