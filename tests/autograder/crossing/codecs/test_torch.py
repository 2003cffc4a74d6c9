"""Tensors in the processor's memory cross with their gradients."""

import numpy as np
import pytest

from autograder.crossing.codecs import codec_named
from tests.autograder.crossing.codecs.travelling import apart, attack, restored, travel

TENSOR = object()  # stands for one


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3)])
def test_it_arrives_as_it_was(torch, shape):
    from autograder.crossing.codecs.torch import DTYPES

    for dtype in DTYPES.values():
        tensor = torch.ones(shape).to(dtype)
        arrived = travel(tensor)
        assert arrived.dtype == tensor.dtype
        assert arrived.shape == tensor.shape
        torch.testing.assert_close(arrived, tensor)


def test_gradients_arrive(torch):
    tensor = torch.tensor([1.0, 2.0], requires_grad=True)
    (tensor**2).sum().backward()
    arrived = travel(tensor)
    assert arrived.requires_grad
    torch.testing.assert_close(arrived.grad, tensor.grad)
    parameter = torch.nn.Parameter(torch.eye(2))
    assert travel(parameter).requires_grad
    assert travel(tensor * 2).requires_grad


def test_views_conjugates_sizes_and_dtypes(torch):
    tensor = torch.arange(6.0).reshape(2, 3)
    torch.testing.assert_close(travel(tensor.T), tensor.T)
    torch.testing.assert_close(travel(tensor[:, ::2]), tensor[:, ::2])
    number = torch.tensor([1 + 2j])
    torch.testing.assert_close(travel(number.conj()), number.conj().resolve_conj())
    assert travel(tensor.shape) == torch.Size([2, 3])
    assert travel(torch.float32) is torch.float32


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.add_(1),
        lambda t: t.__setitem__(0, 9.0),
        lambda t: t.resize_(1),
        lambda t: t.requires_grad_(True),
    ],
)
def test_what_was_changed_stays_the_same_object(torch, change):
    tensor, wanted = torch.arange(3.0), torch.arange(3.0)
    change(wanted)
    assert restored(tensor, change) is tensor
    torch.testing.assert_close(tensor, wanted)
    assert tensor.requires_grad == wanted.requires_grad


def test_what_does_not_cross(torch):
    for value in (
        torch.eye(2).to_sparse(),
        torch.ones(1, dtype=torch.bfloat16),
        torch.nn.Linear(1, 1),
    ):
        with pytest.raises(TypeError):
            apart(value)


@pytest.mark.parametrize("kind", ["tensor", "size", "dtype"])
def test_hostile_parts_are_refused(torch, kind):
    value = {"tensor": torch.eye(2), "size": torch.Size([1, 2]), "dtype": torch.float64}[kind]
    assert attack(value, tries=300) > 0


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Tensor", (np.array(["a"]), False, None)),
        ("Tensor", (np.arange(3), True, None)),
        ("Tensor", (np.arange(3.0), 1, None)),
        ("Tensor", (np.arange(3.0), True, np.arange(3.0))),
        ("Tensor", (np.arange(3.0), True, TENSOR)),
        ("Tensor", ([1.0], False, None)),
        ("dtype", ("os",)),
        ("Size", ((1.0,),)),
    ],
)
def test_what_is_refused(torch, name, parts):
    parts = tuple(torch.ones(2) if part is TENSOR else part for part in parts)
    with pytest.raises((TypeError, ValueError)):
        codec_named(f"torch.{name}").build(*parts)
