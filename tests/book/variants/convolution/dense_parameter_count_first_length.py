"""Takes a batch's rule, shape[0], for the number of inputs.

Exercise: dense_parameter_count
Fails: dense_parameter_count_example, dense_parameter_count_values, dense_parameter_count_flat,
dense_parameter_count_units, dense_parameter_count_integer, dense_parameter_count_every_option
"""


def dense_parameter_count(input_shape, units):
    return (input_shape[0] + 1) * units
