"""In the smallest input the last window ends at the very edge, and fewer than a whole step of further pixels changes nothing.

Exercise: input_sizes
Fails: nothing
"""


def input_sizes(output, filter_size, padding=0, stride=1):
    smallest = (output - 1) * stride + filter_size - 2 * padding
    # With wide padding the smallest would have no pixel at all: begin at 1.
    return list(range(max(smallest, 1), smallest + stride))
