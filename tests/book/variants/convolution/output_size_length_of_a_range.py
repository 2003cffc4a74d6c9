"""The positions are a range; its length is the answer.

Exercise: output_size
Fails: nothing
"""


def output_size(size, filter_size, padding=0, stride=1):
    positions = range(0, size + 2 * padding - filter_size + 1, max(stride, 1))
    if stride < 1 or not positions:
        raise ValueError("no position")
    return len(positions)
