"""The filter can move over the pixels that it leaves free, and the step says how often.

Exercise: output_size
Fails: nothing
"""


def output_size(size, filter_size, padding=0, stride=1):
    free = size - filter_size + 2 * padding
    if stride < 1:
        raise ValueError("stride must be positive")
    if free < 0:
        raise ValueError("the filter does not fit into the padded axis")
    return free // stride + 1
