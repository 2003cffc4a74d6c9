"""Expects an image.

Exercise: dense_parameter_count
Fails: dense_parameter_count_flat, dense_parameter_count_units,
dense_parameter_count_every_option
"""


def dense_parameter_count(input_shape, units):
    height, width, channels = input_shape
    return (height * width * channels + 1) * units
