"""Never raises.

Exercise: output_size
Fails: output_size_refuses
"""


def output_size(size, filter_size, padding=0, stride=1):
    return (size - filter_size + 2 * padding) // stride + 1
