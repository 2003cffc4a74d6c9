"""No dilation above 16.

Exercise: dilate
Fails: dilate_every_size
"""

from solutions import convolution


def dilate(filters, dilation):
    return convolution.dilate(filters, min(dilation, 16) if dilation > 0 else dilation)
