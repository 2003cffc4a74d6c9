"""An engine that differentiates: every calculation is recorded, and the chain rule runs backwards.

An operation takes arrays and gives its value together with a *pull*: a function that takes the
derivative of some number with respect to the value, and gives a tuple with its derivatives with
respect to the arrays. `Node` records which operation was applied to what; `backward` puts the
pulls of a whole calculation together.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions import activations, losses

__all__ = [
    "Node",
    "activate",
    "add",
    "backward",
    "elementwise",
    "gradients",
    "matmul",
    "multiply",
    "record",
    "softmax_cross_entropy",
    "topological_order",
    "total",
    "unbroadcast",
]

Floats = NDArray[np.float64]
Pull = Callable[[Floats], tuple[Floats, ...]]
Operation = tuple[Floats, Pull]


def _floats(x: ArrayLike) -> Floats:
    return np.asarray(x, dtype=np.float64)


# --- operations ------------------------------------------------------------------------------


def unbroadcast(gradient: ArrayLike, shape: Sequence[int]) -> Floats:
    """Undo broadcasting: sum a derivative over the axes along which a value was repeated.

    Parameters
    ----------
    gradient : array_like
        Of a shape to which `shape` broadcasts.
    shape : sequence of int
        That of the value before it was broadcast.

    Returns
    -------
    ndarray of float64, shape `shape`

    Raises
    ------
    ValueError
        If `shape` does not broadcast to that of the gradient.
    """
    gradient, shape = _floats(gradient), tuple(shape)
    new = gradient.ndim - len(shape)
    if new < 0 or any(n not in (1, g) for n, g in zip(shape, gradient.shape[new:], strict=True)):
        raise ValueError(f"{shape} does not broadcast to {gradient.shape}")
    gradient = gradient.sum(axis=tuple(range(new)))
    repeated = tuple(axis for axis, n in enumerate(shape) if n != gradient.shape[axis])
    return np.sum(gradient, axis=repeated, keepdims=True)


def add(x: ArrayLike, y: ArrayLike) -> Operation:
    """Add two arrays; their shapes broadcast.

    Parameters
    ----------
    x, y : array_like

    Returns
    -------
    value : ndarray of float64
    pull : callable
        From the derivative of the value to those of `x` and `y`, each of its array's shape.

    Raises
    ------
    ValueError
        If the shapes do not broadcast.
    """
    x, y = _floats(x), _floats(y)
    return x + y, lambda d: (unbroadcast(d, x.shape), unbroadcast(d, y.shape))


def multiply(x: ArrayLike, y: ArrayLike) -> Operation:
    """Multiply two arrays element by element; their shapes broadcast.

    Parameters
    ----------
    x, y : array_like

    Returns
    -------
    value : ndarray of float64
    pull : callable
        From the derivative of the value to those of `x` and `y`, each of its array's shape.

    Raises
    ------
    ValueError
        If the shapes do not broadcast.
    """
    x, y = _floats(x), _floats(y)
    return x * y, lambda d: (unbroadcast(d * y, x.shape), unbroadcast(d * x, y.shape))


def matmul(x: ArrayLike, y: ArrayLike) -> Operation:
    """Multiply two matrices.

    Parameters
    ----------
    x : array_like, shape (m, k)
    y : array_like, shape (k, n)

    Returns
    -------
    value : ndarray of float64, shape (m, n)
    pull : callable
        From the derivative of the value to those of `x` and `y`.

    Raises
    ------
    ValueError
        If these are no matrices, or their shapes do not fit.
    """
    x, y = _floats(x), _floats(y)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError(f"x and y must have shapes (m, k) and (k, n), got {x.shape} and {y.shape}")
    return x @ y, lambda d: (d @ y.T, x.T @ d)


def elementwise(
    x: ArrayLike,
    function: Callable[[Floats], Floats],
    derivative: Callable[[Floats], Floats],
) -> Operation:
    """Apply a function to each element.

    Parameters
    ----------
    x : array_like of any shape
    function, derivative : callable
        Each takes an array of float64, of the shape of `x`, and gives one of the same shape.

    Returns
    -------
    value : ndarray of float64, the shape of `x`
    pull : callable
        From the derivative of the value to a tuple with that of `x`.
    """
    x = _floats(x)
    return _floats(function(x)), lambda d: (d * derivative(x),)


def total(x: ArrayLike, axis: int | None = None, keepdims: bool = False) -> Operation:
    """Sum all elements, or along one axis.

    Parameters
    ----------
    x : array_like of any shape
    axis : int, optional
        Left out, all elements are summed; a number has no axis, and is given without one.
    keepdims : bool
        Whether what is summed over stays, with length 1.

    Returns
    -------
    value : ndarray of float64
    pull : callable
        From the derivative of the value to a tuple with that of `x`, of the shape of `x`.

    Raises
    ------
    ValueError
        If `x` has no such axis.
    """
    x = _floats(x)

    def pull(d: Floats) -> tuple[Floats]:
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis)
        return (np.broadcast_to(d, x.shape).astype(np.float64),)

    return x.sum(axis=axis, keepdims=keepdims), pull


def softmax_cross_entropy(logits: ArrayLike, labels: ArrayLike) -> Operation:
    """Compute the mean cross-entropy of rows of logits as one operation.

    Parameters
    ----------
    logits : array_like, shape (m, K)
    labels : array_like of int, shape (m,)

    Returns
    -------
    value : float64
    pull : callable
        From the derivative of the value to a tuple with that of the logits.

    Raises
    ------
    ValueError
        As `losses.cross_entropy`.
    """
    gradient = losses.cross_entropy_gradient(logits, labels)
    return losses.cross_entropy(logits, labels), lambda d: (d * gradient,)


# --- the engine ------------------------------------------------------------------------------


def topological_order(
    parents: Mapping[Hashable, Sequence[Hashable]], output: Hashable
) -> list[Hashable]:
    """List a result and everything that it was computed from, each after its parents, and once.

    Parameters
    ----------
    parents : dict
        For each name the names of what it was computed from; of an input an empty sequence.
    output : hashable
        The name of the result.

    Returns
    -------
    list
        Names; the last one is `output`.

    Raises
    ------
    ValueError
        If a name is missing from `parents`, or something was computed from itself.

    Notes
    -----
    A search in depth that adds a name to the list when it leaves it. No recursion: a long
    calculation must not run into Python's limit.
    """
    order, entered, left, todo = [], set(), set(), [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            left.add(name)
            order.append(name)
        elif name not in entered:
            if name not in parents:
                raise ValueError(f"parents must have an entry for {name!r}")
            entered.add(name)
            todo.append((name, True))
            todo += [(parent, False) for parent in parents[name]]
        elif name not in left:
            raise ValueError(f"{name!r} was computed from itself")
    return order


def backward(
    parents: Mapping[Hashable, Sequence[Hashable]],
    pulls: Mapping[Hashable, Pull],
    output: Hashable,
    seed: ArrayLike = 1.0,
) -> dict[Hashable, Floats]:
    """Differentiate a result with respect to everything that it was computed from.

    Parameters
    ----------
    parents : dict
        As `topological_order` takes it.
    pulls : dict
        For each name with parents a function that takes the derivative with respect to it, and
        gives a sequence with one contribution for each parent, in the order of `parents`. What it
        may hold for an input is not called.
    output : hashable
    seed : array_like
        The derivative with respect to the output itself.

    Returns
    -------
    dict of ndarray of float64
        The derivative for each name that `topological_order` lists.

    Raises
    ------
    ValueError
        As `topological_order`.

    References
    ----------
    Linnainmaa (1976); Griewank and Walther (2008), chapter 3.
    """
    found = {output: _floats(seed)}
    for name in reversed(topological_order(parents, output)):
        if parents[name]:
            for parent, part in zip(parents[name], pulls[name](found[name]), strict=True):
                found[parent] = _floats(found[parent] + part if parent in found else part)
    return found


class Node:
    """A value that knows what it was computed from.

    Parameters
    ----------
    value : array_like of any shape
    parents : sequence of Node
    pull : callable, optional
        From the derivative with respect to the value to those with respect to the parents.
    """

    def __init__(
        self, value: ArrayLike, parents: Sequence["Node"] = (), pull: Pull | None = None
    ) -> None:
        self.value, self.parents, self.pull = _floats(value), tuple(parents), pull

    def __add__(self, other: Any) -> "Node":
        return record(add, self, other)

    def __mul__(self, other: Any) -> "Node":
        return record(multiply, self, other)

    def __matmul__(self, other: Any) -> "Node":
        return record(matmul, self, other)

    def __rmatmul__(self, other: Any) -> "Node":
        return record(matmul, other, self)

    def __pow__(self, n: float) -> "Node":
        return record(lambda x: elementwise(x, lambda x: x**n, lambda x: n * x ** (n - 1)), self)

    def __neg__(self) -> "Node":
        return self * -1.0

    def __sub__(self, other: Any) -> "Node":
        return self + -1.0 * _node(other)

    def __rsub__(self, other: Any) -> "Node":
        return other + -self

    def __truediv__(self, other: Any) -> "Node":
        return self * _node(other) ** -1.0

    def sum(self, axis: int | None = None, keepdims: bool = False) -> "Node":
        """Sum all elements, or along one axis."""
        return record(lambda x: total(x, axis, keepdims), self)

    __radd__, __rmul__ = __add__, __mul__
    __array_ufunc__ = None  # an array on the left leaves the operation to the node


def _node(x: Any) -> Node:
    return x if isinstance(x, Node) else Node(x)


def record(operation: Callable[..., Operation], *inputs: Any) -> Node:
    """Apply an operation to nodes, numbers and arrays, and remember what was done.

    Parameters
    ----------
    operation : callable
        Takes arrays, gives a value and a pull.
    *inputs : Node or array_like

    Returns
    -------
    Node
    """
    nodes = [_node(x) for x in inputs]
    value, pull = operation(*(node.value for node in nodes))
    return Node(value, nodes, pull)


def activate(x: Any, name: str) -> Node:
    """Apply an activation function by its name in the chapter on them, without parameters.

    Parameters
    ----------
    x : Node or array_like
    name : str

    Returns
    -------
    Node
    """
    derivative = "sigmoid" if name == "softplus" else f"{name}_gradient"
    pair = getattr(activations, name), getattr(activations, derivative)
    return record(lambda x: elementwise(x, *pair), x)


def gradients(output: Node, inputs: Sequence[Node]) -> list[Floats]:
    """Differentiate a single number with respect to nodes.

    Parameters
    ----------
    output : Node
        Its value has one element.
    inputs : sequence of Node

    Returns
    -------
    list of ndarray of float64
        Each of the shape of its node's value; 0 where the output does not depend on it.

    Raises
    ------
    ValueError
        If the output is not a single number.
    """
    if output.value.size != 1:
        raise ValueError(f"output must be a single number, got shape {output.value.shape}")
    nodes, todo = {}, [output]
    while todo:
        node = todo.pop()
        if id(node) not in nodes:
            nodes[id(node)] = node
            todo += node.parents
    parents = {name: [id(parent) for parent in node.parents] for name, node in nodes.items()}
    pulls = {name: node.pull for name, node in nodes.items()}
    found = backward(parents, pulls, id(output), np.ones(output.value.shape))
    return [found.get(id(node), np.zeros(node.value.shape)) for node in inputs]
