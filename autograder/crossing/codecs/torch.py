"""Tensors of PyTorch that lie in the processor's memory, with their gradients."""

from typing import Any

import numpy as np
import torch

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import array, exactly

#: Dtypes that NumPy has too, by PyTorch's name.
DTYPES = {
    name: getattr(torch, name)
    for name in (
        *("bool", "uint8", "int8", "int16", "int32", "int64"),
        *("float16", "float32", "float64", "complex64", "complex128"),
    )
}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def _apart(tensor: torch.Tensor) -> tuple:
    """Take apart into numbers, whether a gradient is wanted, and the gradient.

    A tensor that was computed from others crosses as a value of its own.
    """
    if tensor.device.type != "cpu" or tensor.layout != torch.strided or tensor.dtype not in NAMES:
        raise TypeError("only dense tensors in the processor's memory cross")
    gradient = tensor.grad if tensor.is_leaf else None
    return tensor.detach().resolve_conj().resolve_neg().numpy(), tensor.requires_grad, gradient


def _dense(numbers: Any) -> torch.Tensor:
    array(numbers, "biufc", ndim=None)
    if numbers.dtype.name not in DTYPES:
        raise TypeError(f"PyTorch has no {numbers.dtype}")
    if numbers.size == 0 or 0 in numbers.strides:
        numbers = np.ascontiguousarray(numbers)
    return torch.from_numpy(numbers.copy())


def _build_tensor(numbers: Any, wants_gradient: Any, gradient: Any) -> torch.Tensor:
    tensor = _dense(numbers)
    return _finish(tensor, wants_gradient, gradient)


def _build_parameter(numbers: Any, wants_gradient: Any, gradient: Any) -> torch.nn.Parameter:
    parameter = torch.nn.Parameter(_dense(numbers), requires_grad=False)
    return _finish(parameter, wants_gradient, gradient)


def _finish(tensor: torch.Tensor, wants_gradient: Any, gradient: Any) -> torch.Tensor:
    tensor.requires_grad_(exactly(wants_gradient, bool))
    tensor.grad = exactly(gradient, torch.Tensor, type(None))
    return tensor


def _restore(tensor: torch.Tensor, parts: tuple) -> None:
    made = _build_tensor(*parts)
    with torch.no_grad():
        if tensor.shape == made.shape and tensor.dtype == made.dtype:
            tensor.copy_(made)  # views of it change too
        else:
            tensor.data = made.detach()
    if tensor.is_leaf:
        tensor.requires_grad_(made.requires_grad)
        tensor.grad = made.grad


CODECS = (
    Codec("torch.Tensor", torch.Tensor, _apart, _build_tensor, True, _restore),
    Codec("torch.Parameter", torch.nn.Parameter, _apart, _build_parameter, True, _restore),
    Codec(
        "torch.Size",
        torch.Size,
        lambda size: (tuple(size),),
        lambda size: torch.Size([exactly(n, int) for n in exactly(size, tuple)]),
    ),
    Codec(
        "torch.dtype",
        torch.dtype,
        lambda dtype: (str(dtype).removeprefix("torch."),),
        lambda name: DTYPES[exactly(name, str)],
    ),
)
