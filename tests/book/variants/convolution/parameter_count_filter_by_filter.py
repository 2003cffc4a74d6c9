"""Adds up the filters, each with its bias, one after the other.

Exercise: parameter_count
Fails: nothing
"""


def parameter_count(filter_size, depth, filters):
    each = int(filter_size) ** 2 * int(depth)
    each += 1
    return int(filters) * each
