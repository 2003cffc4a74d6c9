"""Special methods that one side may ask the other side's objects for."""

from __future__ import annotations

COMPARISONS = ("lt", "le", "gt", "ge")
UNARY = ("neg", "pos", "abs", "invert", "round", "trunc", "floor", "ceil")
BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "matmul"),
    *("and", "or", "xor", "lshift", "rshift"),
)
CONVERSIONS = {
    **{"int": int, "float": float, "complex": complex, "index": int, "bytes": bytes, "bool": bool},
    **{"str": str, "repr": str, "fspath": str},
}
CONTAINER = ("len", "iter", "getitem", "contains", "reversed", "length_hint")
OTHER = (
    *("setitem", "delitem", "next", "enter", "exit", "call", "hash", "format", "await"),
    *("aiter", "anext", "aenter", "aexit"),
)
TRAITS = frozenset(
    f"__{name}__"
    for name in (
        *COMPARISONS,
        *UNARY,
        *CONVERSIONS,
        *CONTAINER,
        *OTHER,
        *(f"{side}{name}" for name in BINARY for side in ("", "r", "i")),
        *("eq", "ne"),
    )
)


def traits_of(kind: type) -> tuple[str, ...]:
    """List the special methods that a class defines, those of `object` left out."""
    found = {name for base in kind.__mro__[:-1] for name in TRAITS.intersection(vars(base))}
    return tuple(sorted(name for name in found if getattr(kind, name, None) is not None))


def own_traits_of(kind: type, plain: tuple[type, ...]) -> tuple[str, ...]:
    """List the special methods that a class does not have from the plain data it derives from."""
    base = next((base for base in kind.__mro__ if base in plain), object)
    return tuple(
        name
        for name in traits_of(kind)
        if getattr(kind, name) is not getattr(base, name, None)
        and getattr(kind, name) is not getattr(object, name, None)
    )
