"""What stands for a submission's objects in the tests' process.

A proxy can be called, asked for attributes, items and the like; the work is done in the sandbox and
plain data comes back. What a submission returns is never allowed to decide about a comparison with
the tests' own values: an object that is not plain data is equal to none of them, and has no
arithmetic with them, unless the tests made it themselves from a class of the exercise.
"""

from __future__ import annotations

import builtins
import inspect
from typing import TYPE_CHECKING, Any

from autograder.crossing.wire import Reference

if TYPE_CHECKING:
    from autograder.judge.session import Session

_SPECIAL_ATTRIBUTES = {
    *("__name__", "__qualname__", "__annotations__", "__defaults__", "__kwdefaults__"),
    *("__bases__", "__mro__"),
}


def _told(name: str) -> property:
    """Make an attribute that every Python object has one that the submission's object tells."""
    return property(lambda self: self._apply("getattr", name))


class Proxy:
    """An object of the submission, known by a number.

    Attributes
    ----------
    _declared : bool
        Whether this is a class that the exercise asks for.
    _keeps : bool
        Whether it is or comes from such a class: a result that derives from plain data (from list,
        say) then stays with the submission like any other object, instead of being an error.
    _name : str
        The name under which a test found it.
    """

    __slots__ = (
        *("__weakref__", "_session", "_reference", "_generation"),
        *("_declared", "_keeps", "_name"),
    )
    __array_ufunc__ = None  # NumPy leaves operators to this class, which has none
    __doc__ = _told("__doc__")
    __module__ = _told("__module__")
    __dict__ = _told("__dict__")

    def __init__(self, session: Session, reference: Reference, generation: int) -> None:
        self._note(_session=session, _reference=reference, _generation=generation)
        self._note(_declared=False, _keeps=False, _name="")

    def _note(self, **known: Any) -> None:
        """Set attributes of the proxy itself: plain assignment reaches the submission's object."""
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        if name == "__signature__":
            return _signature(self._session.ask("signature", self))
        if name.startswith("__") and name not in _SPECIAL_ATTRIBUTES:
            raise AttributeError(name)
        return self._apply("getattr", name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._apply("setattr", name, value)

    def __delattr__(self, name: str) -> None:
        self._apply("delattr", name)

    def _apply(self, operation: str, *operands: Any) -> Any:
        return self._session.apply(operation, [self, *operands], self._keeps)

    def _expect(self, kind: type, operation: str, *operands: Any) -> Any:
        value = self._apply(operation, *operands)
        if type(value) is not kind:
            raise TypeError(f"{operation} of the submission's object is no {kind.__name__}")
        return value

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Proxy) and self._apply("eq", other) is True)

    def __hash__(self) -> int:
        return hash((self._generation, self._reference.number))

    def __repr__(self) -> str:
        return self._expect(str, "repr")

    def __str__(self) -> str:
        return self._expect(str, "str")

    def __format__(self, layout: str) -> str:
        return self._expect(str, "format", layout)

    def __bool__(self) -> bool:
        return self._expect(bool, "bool")

    def __len__(self) -> int:
        return self._expect(int, "len")

    def __int__(self) -> int:
        return self._expect(int, "int")

    def __float__(self) -> float:
        return self._expect(float, "float")

    def __complex__(self) -> complex:
        return self._expect(complex, "complex")

    def __getitem__(self, key: Any) -> Any:
        return self._apply("getitem", key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._apply("setitem", key, value)

    def __delitem__(self, key: Any) -> None:
        self._apply("delitem", key)

    def __iter__(self) -> Any:
        return self if self._reference.kind == "iterator" else self._apply("iter")

    def __next__(self) -> Any:
        return self._apply("next")

    def __enter__(self) -> Any:
        return self._apply("getattr", "__enter__")()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> Any:
        plain = kind if getattr(builtins, getattr(kind, "__name__", ""), None) is kind else None
        return self._apply("getattr", "__exit__")(plain, None, None) is True

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, Proxy) and instance._apply("isinstance", self) is True

    def __subclasscheck__(self, subclass: Any) -> bool:
        return isinstance(subclass, Proxy) and subclass._apply("issubclass", self) is True

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("the submission returned an object where an array or a number is expected")

    def __copy__(self) -> Any:
        return self._apply("copy")

    def __deepcopy__(self, memo: dict) -> Any:
        return self._apply("deepcopy")

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of the submission cannot be pickled")


class Function(Proxy):
    """Something of the submission that can be called."""

    __slots__ = ()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._session.call(self, arguments, keywords)


class Instance(Proxy):
    """An instance that the tests made of a class that the exercise asks for: it has operators."""

    __slots__ = ()

    def __hash__(self) -> int:
        return self._expect(int, "hash")

    def __lt__(self, other: Any) -> Any:
        return self._compare("lt", other)

    def __le__(self, other: Any) -> Any:
        return self._compare("le", other)

    def __gt__(self, other: Any) -> Any:
        return self._compare("gt", other)

    def __ge__(self, other: Any) -> Any:
        return self._compare("ge", other)

    def __contains__(self, item: Any) -> bool:
        return self._apply("contains", item) is True

    def __neg__(self) -> Any:
        return self._apply("neg")

    def __pos__(self) -> Any:
        return self._apply("pos")

    def __abs__(self) -> Any:
        return self._apply("abs")

    def __invert__(self) -> Any:
        return self._apply("invert")

    def _compare(self, operation: str, other: Any) -> Any:
        if not isinstance(other, Proxy):
            return NotImplemented
        return self._apply(operation, other) is True


def _binary(operation: str, reflected: bool) -> Any:
    def operator(self: Instance, other: Any) -> Any:
        operands = [other, self] if reflected else [self, other]
        return self._session.apply(operation, operands, keep=True, declared=True)

    return operator


for _name in (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"),
    *("and", "or", "xor", "lshift", "rshift"),
):
    _operation = _name + "_" if _name in ("and", "or") else _name
    setattr(Instance, f"__{_name}__", _binary(_operation, reflected=False))
    setattr(Instance, f"__r{_name}__", _binary(_operation, reflected=True))
for _name in (*("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or"),):
    setattr(Instance, f"__i{_name}__", _binary(f"i{_name}", reflected=False))


class CallableInstance(Function, Instance):
    """Such an instance that can be called."""

    __slots__ = ()


for _kind in (Function, Instance, CallableInstance):  # a class statement sets these anew
    _kind.__doc__, _kind.__module__ = _told("__doc__"), _told("__module__")


def _signature(described: Any) -> inspect.Signature:
    try:
        return inspect.Signature(
            [
                inspect.Parameter(
                    name,
                    inspect._ParameterKind(kind),
                    default=... if optional else inspect.Parameter.empty,
                )
                for name, kind, optional in described
            ]
        )
    except (TypeError, ValueError) as error:
        raise TypeError("the submission's function has no usable signature") from error
