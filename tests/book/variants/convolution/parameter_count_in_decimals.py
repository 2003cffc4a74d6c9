"""Counts in floating point, which knows whole numbers up to 2^53.

Exercise: parameter_count
Fails: parameter_count_every_option
"""


def parameter_count(filter_size, depth, filters):
    return int((float(filter_size) ** 2 * depth + 1) * filters)
