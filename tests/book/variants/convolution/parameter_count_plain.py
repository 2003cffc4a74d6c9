"""Each filter has as many weights as a window has numbers, and one bias.

Exercise: parameter_count
Fails: nothing
"""


def parameter_count(filter_size, depth, filters):
    weights = filter_size * filter_size * depth
    return (weights + 1) * filters
