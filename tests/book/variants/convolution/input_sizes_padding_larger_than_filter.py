"""No size below that of the filter, though the frame makes up for it.

Exercise: input_sizes
Fails: input_sizes_every_option
"""

from solutions import convolution


def input_sizes(output, filter_size, padding=0, stride=1):
    r = convolution.input_sizes(output, filter_size, padding, stride)
    return r if padding < filter_size else [n for n in r if n >= filter_size]
