"""Never raises.

Exercise: output_size
Fails: output_size_refuses, output_size_every_error
"""


def output_size(size, filter_size, padding=0, stride=1):
    return (size - filter_size + 2 * padding) // stride + 1
