"""Convolution and pooling: layers that look at an image through small windows.

One layout throughout, channels last:

- an image is ``(height, width, channels)``, a batch of m images ``(m, height, width, channels)``;
- a bank of filters is ``(count, rows, columns, channels)``, its biases are ``(count,)``.

Every function that takes a batch takes a single image too and then returns a single image.
What deep learning calls convolution is cross-correlation: the filter is **not** flipped.

What counts as a number or a size, `solutions.arguments` says: True is 1, the size 3.0 and text and
None raise TypeError. A batch of no images gives an empty batch, and gradients that are sums over
its images are 0. nan goes to whatever window it lies in.
"""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from solutions.arguments import at_least, floats, sizes

__all__ = [
    "average_pool",
    "average_pool_backward",
    "convolve",
    "convolve_backward",
    "convolve_by_matrix",
    "dense_parameter_count",
    "dilate",
    "global_average_pool",
    "global_average_pool_backward",
    "im2col",
    "input_sizes",
    "max_pool",
    "max_pool_backward",
    "output_size",
    "parameter_count",
    "zero_pad",
]


def output_size(size: int, filter_size: int, padding: int = 0, stride: int = 1) -> int:
    r"""Count the positions of a filter along one axis of an image.

    Parameters
    ----------
    size : int
        Pixels along the axis, before padding.
    filter_size : int
        Pixels the filter covers along that axis.
    padding : int
        Zeros added at **each** end of the axis.
    stride : int
        Pixels from one position to the next.

    Returns
    -------
    int
        The number of positions at which the filter lies wholly inside the padded axis.

    Raises
    ------
    ValueError
        If size, filter or stride is not positive, the padding is negative, or the filter does
        not fit.
    TypeError
        If an argument is not an integer.

    Notes
    -----
    .. math:: \lfloor (W - F + 2P) / S \rfloor + 1

    The floor leaves out a last step that would carry the filter over the edge.

    References
    ----------
    Row C1 of the source notes; Dumoulin and Visin, A guide to convolution arithmetic, 2016.

    Examples
    --------
    >>> output_size(5, 3, padding=0, stride=2)
    2
    """
    size, filter_size, stride = at_least(1, size=size, filter_size=filter_size, stride=stride)
    (padding,) = at_least(0, padding=padding)
    room = size + 2 * padding - filter_size
    if room < 0:
        raise ValueError(
            f"the filter must fit into the padded axis of {size + 2 * padding}, got {filter_size}"
        )
    return room // stride + 1


def input_sizes(output: int, filter_size: int, padding: int = 0, stride: int = 1) -> list[int]:
    r"""List every input size that leads to a given output size.

    Parameters
    ----------
    output : int
        Positions of the filter along one axis.
    filter_size, padding, stride : int
        As in :func:`output_size`.

    Returns
    -------
    list of int
        All sizes W with ``output_size(W, filter_size, padding, stride) == output``, in rising
        order. Because of the floor there are as many as the stride, fewer only where the padding
        is so wide that some would not be positive.

    Raises
    ------
    ValueError
        If output, filter or stride is not positive, or the padding is negative.
    TypeError
        If an argument is not an integer.

    Notes
    -----
    .. math:: (W' - 1) S + F - 2P \;\le\; W \;<\; W' S + F - 2P

    References
    ----------
    Row C3 of the source notes, whose figure names an input size that this list does not hold.

    Examples
    --------
    >>> input_sizes(3, 3, padding=1, stride=2)
    [5, 6]
    """
    output, filter_size, stride = at_least(1, output=output, filter_size=filter_size, stride=stride)
    (padding,) = at_least(0, padding=padding)
    smallest = (output - 1) * stride + filter_size - 2 * padding
    return list(range(max(smallest, 1), smallest + stride))


def zero_pad(x: ArrayLike, padding: int) -> NDArray[np.float64]:
    """Put a frame of zeros around each image.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.
    padding : int
        Width of the frame in pixels.

    Returns
    -------
    ndarray, shape (..., height + 2 padding, width + 2 padding, channels)
        A new array. Batch and channel axis are as long as before.

    Raises
    ------
    ValueError
        If x has not 3 or 4 axes, or the padding is negative.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.
    """
    x = _images(x)
    frame = 2 * tuple(at_least(0, padding=padding))
    return np.pad(x, [(0, 0)] * (x.ndim - 3) + [frame, frame, (0, 0)])


def convolve(
    x: ArrayLike,
    filters: ArrayLike,
    bias: ArrayLike | None = None,
    padding: int = 0,
    stride: int = 1,
) -> NDArray[np.float64]:
    r"""Slide a bank of filters over images: the linear part of a convolutional layer.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.
    filters : array_like, shape (count, rows, columns, channels)
        Every filter is as deep as the image.
    bias : array_like, shape (count,), optional
        One number a filter. None stands for zeros.
    padding : int
        Width of the frame of zeros around each image.
    stride : int
        Pixels from one position to the next, down as well as across.

    Returns
    -------
    ndarray, shape (..., output height, output width, count)
        One feature map a filter, each side as long as :func:`output_size` says.

    Raises
    ------
    ValueError
        If a shape is wrong, the filters do not fit, or padding or stride are out of range.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    Notes
    -----
    .. math:: z_{i,j,k} = b_k + \sum_{m,n,d} w_{k,m,n,d} \; x_{iS+m,\; jS+n,\; d}

    with x already padded. This is cross-correlation: the filter is not flipped. The windows are
    a view of the image; one matrix product does all the rest. It needs room for every window,
    rows × columns / stride² times the memory of the images.

    References
    ----------
    Rows C2 and C3 of the source notes; the stride in the indices is missing there.
    """
    x, filters = _images(x), _filters(filters)
    bias = np.zeros(len(filters)) if bias is None else floats(bias)
    if bias.shape != filters.shape[:1]:
        raise ValueError(f"bias must have shape {filters.shape[:1]}, got {bias.shape}")
    windows = _windows(zero_pad(x, padding), filters.shape[1:], stride)
    return np.tensordot(windows, filters, axes=([-3, -2, -1], [1, 2, 3])) + bias


def im2col(
    x: ArrayLike, rows: int, columns: int, padding: int = 0, stride: int = 1
) -> NDArray[np.float64]:
    r"""Write the windows of images as the rows of a matrix.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.
    rows, columns : int
        Size of a window.
    padding, stride : int
        As in :func:`convolve`.

    Returns
    -------
    ndarray, shape (..., positions, rows · columns · channels)
        A new array with one row a window, position by position as one reads; in it the pixels of
        the window, row by row, with all channels of each.

    Raises
    ------
    ValueError
        If x has not 3 or 4 axes, the windows do not fit, or a count is out of range.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    Notes
    -----
    Row :math:`i W' + j` and column :math:`(mF_c + n)D + d` hold
    :math:`x_{iS+m,\; jS+n,\; d}` of the padded image. A pixel is copied for every window that it
    lies in.

    References
    ----------
    Chellapilla, Puri and Simard (2006).
    """
    x = _images(x)
    windows = _windows(zero_pad(x, padding), (rows, columns, x.shape[-1]), stride)
    *batch, down, across, rows, columns, channels = windows.shape
    return windows.copy().reshape(*batch, down * across, rows * columns * channels)


def convolve_by_matrix(
    x: ArrayLike,
    filters: ArrayLike,
    bias: ArrayLike | None = None,
    padding: int = 0,
    stride: int = 1,
) -> NDArray[np.float64]:
    r"""Compute what :func:`convolve` does as one product of two matrices.

    Parameters
    ----------
    x, filters, bias, padding, stride
        As in :func:`convolve`.

    Returns
    -------
    ndarray, shape (..., output height, output width, count)

    Raises
    ------
    ValueError
        If a shape is wrong, the filters do not fit, or padding or stride are out of range.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    Notes
    -----
    :func:`im2col` gives a matrix with a row a window; the filters, flattened in the same order, are
    the columns of the other.

    References
    ----------
    Chellapilla, Puri and Simard (2006).
    """
    x, filters = _images(x), _filters(filters)
    bias = np.zeros(len(filters)) if bias is None else floats(bias)
    if bias.shape != filters.shape[:1] or x.shape[-1] != filters.shape[-1]:
        raise ValueError(
            f"filters must have {x.shape[-1]} channels and bias the shape {filters.shape[:1]}, "
            f"got {filters.shape} and {bias.shape}"
        )
    count, rows, columns, _ = filters.shape
    z = im2col(x, rows, columns, padding, stride) @ filters.reshape(count, -1).T + bias
    down = output_size(x.shape[-3], rows, padding, stride)
    return z.reshape(*x.shape[:-3], down, -1 if z.size else 0, count)


def dilate(filters: ArrayLike, dilation: int) -> NDArray[np.float64]:
    """Spread filters: put zeros between neighbouring weights, none around them.

    Parameters
    ----------
    filters : array_like, shape (count, rows, columns, channels)
    dilation : int
        Pixels from one weight to the next. 1 leaves the filters as they are.

    Returns
    -------
    ndarray, shape (count, (rows − 1) · dilation + 1, (columns − 1) · dilation + 1, channels)
        A new array. :func:`convolve` with it is a dilated convolution.

    Raises
    ------
    ValueError
        If filters have not 4 axes, or no rows or columns, or dilation is not positive.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    References
    ----------
    Yu and Koltun (2016).
    """
    filters = _filters(filters)
    (dilation,) = at_least(1, dilation=dilation)
    count, rows, columns, channels = filters.shape
    rows, columns = ((size - 1) * dilation + 1 for size in at_least(1, rows=rows, columns=columns))
    spread = np.zeros((count, rows, columns, channels))
    spread[:, ::dilation, ::dilation] = filters
    return spread


def convolve_backward(
    gradient: ArrayLike,
    x: ArrayLike,
    filters: ArrayLike,
    padding: int = 0,
    stride: int = 1,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    r"""Carry the gradient of a loss back through :func:`convolve`.

    Parameters
    ----------
    gradient : array_like, shape (..., output height, output width, count)
        Derivative of the loss with respect to the output of ``convolve``.
    x : array_like, shape (..., height, width, channels)
        The input that ``convolve`` was given.
    filters : array_like, shape (count, rows, columns, channels)
        The filters that ``convolve`` was given.
    padding, stride : int
        As they were given to ``convolve``.

    Returns
    -------
    d_x : ndarray, shape of x
    d_filters : ndarray, shape of filters
        Summed over all positions and all images.
    d_bias : ndarray, shape (count,)
        Summed over all positions and all images.

    Raises
    ------
    ValueError
        If a shape is wrong.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    Notes
    -----
    With g for the gradient that comes in, and x padded,

    .. math::
        \frac{\partial L}{\partial w_{k,m,n,d}} &= \sum_{i,j} g_{i,j,k} \; x_{iS+m,\, jS+n,\, d}
        \qquad
        \frac{\partial L}{\partial b_k} = \sum_{i,j} g_{i,j,k}

        \frac{\partial L}{\partial x_{p,q,d}} &=
        \sum_{\substack{i,j,m,n:\\ iS+m=p,\; jS+n=q}} \sum_k g_{i,j,k} \; w_{k,m,n,d}

    Each window hands back to its pixels what they contributed; the frame of zeros is cut off.
    """
    gradient, x, filters = floats(gradient), _images(x), _filters(filters)
    padded = zero_pad(x, padding)
    windows = _windows(padded, filters.shape[1:], stride)
    _require_shape("gradient", gradient, (*windows.shape[:-3], len(filters)))
    positions = list(range(gradient.ndim - 1))
    d_filters = np.tensordot(gradient, windows, axes=(positions, positions))
    d_padded = _fold(np.tensordot(gradient, filters, axes=1), padded.shape, stride)
    rows, columns = (slice(padding, padding + size) for size in x.shape[-3:-1])
    return d_padded[..., rows, columns, :], d_filters, gradient.sum(axis=tuple(positions))


def parameter_count(filter_size: int, depth: int, filters: int) -> int:
    """Count the parameters of a convolutional layer with square filters.

    Parameters
    ----------
    filter_size : int
        Rows, and also columns, of each filter.
    depth : int
        Channels of the input.
    filters : int
        Number of filters; each has one bias.

    Returns
    -------
    int
        (filter_size² · depth + 1) · filters. The size of the image does not come into it.

    Raises
    ------
    ValueError
        If an argument is not positive.
    TypeError
        If an argument is not an integer.

    References
    ----------
    Row C3 of the source notes.

    Examples
    --------
    >>> parameter_count(3, 3, 2)
    56
    """
    filter_size, depth, filters = at_least(1, filter_size=filter_size, depth=depth, filters=filters)
    return (filter_size**2 * depth + 1) * filters


def dense_parameter_count(input_shape: int | tuple[int, ...], units: int) -> int:
    """Count the parameters of a fully connected layer.

    Parameters
    ----------
    input_shape : int or tuple of int
        Shape of one input. It is flattened before it enters the layer.
    units : int
        Outputs of the layer; each has one bias.

    Returns
    -------
    int
        (product of input_shape + 1) · units.

    Raises
    ------
    ValueError
        If a length of the shape or the number of units is not positive.
    TypeError
        If an argument is not an integer.

    Examples
    --------
    >>> dense_parameter_count((5, 5, 3), 18)
    1368
    """
    shape = input_shape if np.iterable(input_shape) else (input_shape,)
    (units,) = at_least(1, units=units)
    return (math.prod(sizes(shape, least=1)) + 1) * units


def max_pool(x: ArrayLike, size: int = 2, stride: int | None = None) -> NDArray[np.float64]:
    """Keep the largest value of each window, in every channel by itself.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.
    size : int
        Rows, and also columns, of a window.
    stride : int, optional
        Pixels from one window to the next. None stands for ``size``: windows lie side by side.

    Returns
    -------
    ndarray, shape (..., output height, output width, channels)
        Each side as long as :func:`output_size` says; pixels of an incomplete window are left
        out.

    Raises
    ------
    ValueError
        If x has not 3 or 4 axes, the window does not fit, or size or stride is not positive.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    References
    ----------
    Row C4 of the source notes.
    """
    return _pool_windows(_images(x), size, stride).max(axis=(-3, -2))


def average_pool(x: ArrayLike, size: int = 2, stride: int | None = None) -> NDArray[np.float64]:
    """Take the mean of each window, in every channel by itself.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.
    size : int
        Rows, and also columns, of a window.
    stride : int, optional
        Pixels from one window to the next. None stands for ``size``: windows lie side by side.

    Returns
    -------
    ndarray, shape (..., output height, output width, channels)
        As large as the result of :func:`max_pool`.

    Raises
    ------
    ValueError
        As for :func:`max_pool`.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    References
    ----------
    Row C4 of the source notes.
    """
    return _pool_windows(_images(x), size, stride).mean(axis=(-3, -2))


def max_pool_backward(
    gradient: ArrayLike, x: ArrayLike, size: int = 2, stride: int | None = None
) -> NDArray[np.float64]:
    """Carry the gradient of a loss back through :func:`max_pool`.

    Parameters
    ----------
    gradient : array_like, shape (..., output height, output width, channels)
        Derivative of the loss with respect to the output of ``max_pool``.
    x : array_like, shape (..., height, width, channels)
        The input that ``max_pool`` was given.
    size, stride : int
        As they were given to ``max_pool``.

    Returns
    -------
    ndarray, shape of x
        Each window's gradient goes to its largest pixel, to the first one (row by row) when
        several are equal. A pixel that wins in several windows gets the sum.

    Raises
    ------
    ValueError
        If a shape is wrong.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.
    """
    gradient, x = floats(gradient), _images(x)
    windows = _pool_windows(x, size, stride)
    _require_shape("gradient", gradient, (*windows.shape[:-3], x.shape[-1]))
    flat = windows.reshape(*windows.shape[:-3], size * size, x.shape[-1])
    first = flat.argmax(axis=-2)[..., np.newaxis, :] == np.arange(size * size)[:, np.newaxis]
    pieces = np.where(first, gradient[..., np.newaxis, :], 0).reshape(windows.shape)
    return _fold(pieces, x.shape, size if stride is None else stride)


def average_pool_backward(
    gradient: ArrayLike, x: ArrayLike, size: int = 2, stride: int | None = None
) -> NDArray[np.float64]:
    """Carry the gradient of a loss back through :func:`average_pool`.

    Parameters
    ----------
    gradient : array_like, shape (..., output height, output width, channels)
        Derivative of the loss with respect to the output of ``average_pool``.
    x : array_like, shape (..., height, width, channels)
        The input that ``average_pool`` was given. Only its shape matters.
    size, stride : int
        As they were given to ``average_pool``.

    Returns
    -------
    ndarray, shape of x
        Each pixel of a window gets an equal share, 1 / size², of the window's gradient.

    Raises
    ------
    ValueError
        If a shape is wrong.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.
    """
    gradient, x = floats(gradient), _images(x)
    windows = _pool_windows(x, size, stride)
    _require_shape("gradient", gradient, (*windows.shape[:-3], x.shape[-1]))
    share = gradient[..., np.newaxis, np.newaxis, :] / size**2
    return _fold(np.broadcast_to(share, windows.shape), x.shape, size if stride is None else stride)


def global_average_pool(x: ArrayLike) -> NDArray[np.float64]:
    """Take the mean of each feature map: one number a channel, whatever the size of the image.

    Parameters
    ----------
    x : array_like, shape (..., height, width, channels)
        One image or a batch.

    Returns
    -------
    ndarray, shape (..., channels)

    Raises
    ------
    ValueError
        If x has not 3 or 4 axes, or an image has no pixels.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    References
    ----------
    Lin, Chen and Yan (2014).
    """
    x = _images(x)
    at_least(1, height=x.shape[-3], width=x.shape[-2])
    return x.mean(axis=(-3, -2))


def global_average_pool_backward(gradient: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """Carry the gradient of a loss back through :func:`global_average_pool`.

    Parameters
    ----------
    gradient : array_like, shape (..., channels)
        Derivative of the loss with respect to the output of ``global_average_pool``.
    x : array_like, shape (..., height, width, channels)
        The input that ``global_average_pool`` was given. Only its shape matters.

    Returns
    -------
    ndarray, shape of x
        Every pixel of a map gets an equal share, 1 / (height · width), of the map's gradient.

    Raises
    ------
    ValueError
        If a shape is wrong, or an image has no pixels.
    TypeError
        If an array holds anything but real numbers, or a size is not an integer.

    References
    ----------
    Lin, Chen and Yan (2014).
    """
    gradient, x = floats(gradient), _images(x)
    height, width = at_least(1, height=x.shape[-3], width=x.shape[-2])
    _require_shape("gradient", gradient, (*x.shape[:-3], x.shape[-1]))
    share = gradient[..., np.newaxis, np.newaxis, :] / (height * width)
    return np.broadcast_to(share, x.shape).copy()


def _windows(
    x: NDArray[np.float64], shape: tuple[int, int, int], stride: int
) -> NDArray[np.float64]:
    """View images as windows, (..., output height, output width, rows, columns, channels)."""
    rows, columns, channels = shape
    if x.shape[-1] != channels:
        raise ValueError(f"filters must be as deep as the image, {x.shape[-1]}, got {channels}")
    for axis, filter_size in ((-3, rows), (-2, columns)):
        output_size(x.shape[axis], filter_size, stride=stride)  # raises where it does not fit
    rows, columns, stride = at_least(1, rows=rows, columns=columns, stride=stride)
    windows = sliding_window_view(x, (rows, columns), axis=(-3, -2))
    return np.moveaxis(windows[..., ::stride, ::stride, :, :, :], -3, -1)


def _fold(pieces: NDArray[np.float64], shape: tuple[int, ...], stride: int) -> NDArray[np.float64]:
    """Add windows up where they came from: the adjoint of :func:`_windows`."""
    *_, height, width, rows, columns, _ = pieces.shape
    x = np.zeros(shape)
    for i, j in np.ndindex(rows, columns):
        down, across = (slice(a, a + stride * n, stride) for a, n in ((i, height), (j, width)))
        x[..., down, across, :] += pieces[..., i, j, :]
    return x


def _pool_windows(x: NDArray[np.float64], size: int, stride: int | None) -> NDArray[np.float64]:
    return _windows(x, (size, size, x.shape[-1]), size if stride is None else stride)


def _images(x: ArrayLike) -> NDArray[np.float64]:
    x = floats(x)
    if x.ndim not in (3, 4):
        raise ValueError(f"x must have shape ([m,] height, width, channels), got {x.shape}")
    return x


def _filters(filters: ArrayLike) -> NDArray[np.float64]:
    filters = floats(filters)
    if filters.ndim != 4:
        raise ValueError(
            f"filters must have shape (count, rows, columns, channels), got {filters.shape}"
        )
    return filters


def _require_shape(name: str, array: NDArray[np.float64], shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {array.shape}")
