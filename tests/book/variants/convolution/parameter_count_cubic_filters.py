"""Takes the filter for a cube: right only when size and depth are equal.

Exercise: parameter_count
Fails: parameter_count_values, parameter_count_filters, parameter_count_depth,
parameter_count_integer, parameter_count_every_option
"""


def parameter_count(filter_size, depth, filters):
    return (filter_size**3 + 1) * filters
