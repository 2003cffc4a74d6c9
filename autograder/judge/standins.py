"""What stands for a submission's functions, classes and objects in the tests' process.

A class of the submission has a class here, made for it: its name, its bases, and those special
methods that it has there; each asks the sandbox. So `isinstance`, `hasattr`, `callable` and the
abstract classes of the standard library answer as they would in one process.

What a submission returns is never allowed to decide about a comparison with the tests' own values:
an object of it is equal to none of them, and has no arithmetic with them, unless the tests made it
themselves from a class that the exercise asks for. Of an object of any other class that says it is
a container, the items are fetched once, so that it cannot tell one test two things.
"""

from __future__ import annotations

import builtins
import inspect
import sys
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.crossing.kinds import PLAIN
from autograder.crossing.traits import BINARY, COMPARISONS, CONVERSIONS, TRAITS, UNARY, traits_of
from autograder.judge import deriving

if TYPE_CHECKING:
    from autograder.judge.session import Session

# Protocols by which a library would take an object for data of its own, or reach behind it.
_NEVER_TOLD = {
    *("__array__", "__array_interface__", "__array_struct__", "__array_function__"),
    *("__array_ufunc__", "__array_priority__", "__array_wrap__", "__array_namespace__"),
    *("__dlpack__", "__dlpack_device__", "__buffer__", "__dataframe__", "__torch_function__"),
    *("__arrow_c_array__", "__arrow_c_stream__", "__arrow_c_schema__", "__cuda_array_interface__"),
    *("__globals__", "__builtins__", "__closure__", "__reduce__", "__reduce_ex__", "__getstate__"),
    *("__setstate__", "__getnewargs__", "__getnewargs_ex__", "__getinitargs__", "__del__"),
    *("__copy__", "__deepcopy__", "__class__", "__replace__", "__sizeof__", "__mro_entries__"),
    *("__prepare__", "__subclasshook__", "__instancecheck__", "__subclasscheck__", "__loader__"),
    *("__spec__", "__path__", "__sympy__", "_sympy_", "_repr_html_", "__html__", "__jax_array__"),
}


class Link:
    """What a stand-in knows of its original.

    Attributes
    ----------
    number : int
        The original's number in the sandbox.
    generation : int
        The sandbox it lives in.
    made : bool
        Whether the tests made it, from a class that the exercise asks for.
    hashed : int or None
        What it hashes to, if it says so itself.
    name : str
        The name under which a test found it.
    items : list, dict or None
        What it holds, fetched once.
    round : int
        In which test it was made.
    asked : tuple or None
        Of what a test found as an attribute: whose it is, and its name.
    """

    __slots__ = (
        *("asked", "generation", "hashed", "items", "made", "name", "number", "round", "session"),
    )

    def __init__(self, session: Session, number: int, hashed: int | None = None) -> None:
        self.session, self.number, self.generation = session, number, session.generation
        self.made, self.hashed, self.name, self.items = False, hashed, "", None
        self.asked: tuple[Any, str] | None = None
        self.round = session.round


_DERIVED: set[type] = set()


def link_of(thing: Any) -> Link | None:
    """Return what ties a thing to the submission, if it is a stand-in."""
    kind = type(thing)
    if isinstance(kind, OfSubmission):
        return object.__getattribute__(thing, "_link")
    if isinstance(thing, OfSubmission):
        return type.__dict__["__dict__"].__get__(thing).get("_class_link")
    # A part or a sum of an array has its class, and is of this side alone.
    return object.__getattribute__(thing, "__dict__").get("_link") if kind in _DERIVED else None


def is_standin(thing: Any) -> bool:
    """Whether a thing stands for one of the submission's."""
    return isinstance(type(thing), OfSubmission) or isinstance(thing, OfSubmission)


def _told(name: str) -> property:
    """Make an attribute that every Python object has one that the submission's object tells."""
    return property(lambda self: _apply(self, "getattr", name))


def _apply(thing: Any, operation: str, *operands: Any) -> Any:
    return link_of(thing).session.apply(operation, [thing, *operands])


def _expect(thing: Any, kind: type, operation: str, *operands: Any) -> Any:
    value = _apply(thing, operation, *operands)
    if type(value) is not kind:
        raise TypeError(f"{operation} of the submission's object is no {kind.__name__}")
    return value


class OfSubmission(type):
    """The class of all classes that stand for the submission's."""

    def __new__(
        cls, name: str, bases: tuple, space: dict[str, Any], **options: Any
    ) -> OfSubmission:
        """Make a test's class, which the submission has too where all bases are its own."""
        if cls is not OfSubmission or not bases or not all(map(_may_be_derived, bases)):
            return type.__new__(cls, name, bases, space)
        session = _link_on(bases[0]).session
        told = session.derive(name, bases, space, options)

        def ask_above(thing: Any, called: str) -> Any:
            return session.ask("above", made, thing, called)

        asked = deriving.above(space, told[1], lambda t, n: _apply_to(session, t, n), ask_above)
        between = type.__new__(cls, name, bases, asked)
        made = type.__new__(cls, name, (between,), space)
        type.__setattr__(made, "_told", (bases, options))
        session.learn_derived(made, told[0])
        return made

    def __call__(cls, *arguments: Any, **keywords: Any) -> Any:
        """Let the submission make an object."""
        link = link_of(cls)
        if _is_of_tests(cls) and link.session.is_outdated(link):
            bases, options = cls._told
            space = type.__dict__["__dict__"].__get__(cls)
            number = link.session.derive(cls.__name__, bases, dict(space), options)[0]
            link.session.learn_derived(cls, number)
            link = link_of(cls)
        if link is None:  # a class that a test derives from one of the submission's
            original = next(kind for kind in cls.__mro__ if link_of(kind) is not None)
            return _adopt(link_of(original).session.call(original, arguments, keywords), cls)
        return link.session.call(cls, arguments, keywords)

    def __getattr__(cls, name: str) -> Any:
        """Ask the submission's class."""
        link = _link_on(cls)
        if link is None or name in _NEVER_TOLD:
            raise AttributeError(name)
        if name == "__signature__":
            return signature(link.session.ask("signature", cls))
        return link.session.apply("getattr", [_original(cls), name])

    def __setattr__(cls, name: str, value: Any) -> None:
        """Set an attribute of the submission's class."""
        if _is_of_tests(cls):
            type.__setattr__(cls, name, value)
            link_of(cls).round = -1  # the submission's has it when it is next called
        elif name in ("_declared", "__abstractmethods__") or link_of(cls) is None:
            type.__setattr__(cls, name, value)
        else:
            _apply(cls, "setattr", name, value)

    def __delattr__(cls, name: str) -> None:
        """Delete an attribute of the submission's class."""
        _apply(cls, "delattr", name)

    def __dir__(cls) -> list[str]:
        """List what the submission's class has."""
        return sorted({*type.__dir__(cls), *names_of(_original(cls))})

    @property
    def __dict__(cls) -> dict[str, Any]:
        """Show the attributes of the submission's class."""
        own = type.__dict__["__dict__"].__get__(cls)
        if link_of(cls) is None or _is_of_tests(cls):
            return own
        told = link_of(cls).session.ask("members", cls)
        names = [n for n in told if type(n) is str and n not in _NEVER_TOLD]
        return {name: link_of(cls).session.apply("getattr", [cls, name]) for name in names}

    def __instancecheck__(cls, instance: Any) -> bool:
        """Answer as the submission's class does, registered classes included."""
        if type.__instancecheck__(cls, instance):
            return True
        if link_of(cls) is None or not is_standin(instance):
            return False
        return _apply(instance, "isinstance", cls) is True

    def __subclasscheck__(cls, subclass: Any) -> bool:
        """Answer as the submission's class does, registered classes included."""
        if type.__subclasscheck__(cls, subclass):
            return True
        if link_of(cls) is None or link_of(subclass) is None:
            return False
        return _apply(subclass, "issubclass", cls) is True

    @property
    def __flags__(cls) -> int:
        """Tell of the submission's class whether it is abstract."""
        own = type.__dict__["__flags__"].__get__(cls)
        link = link_of(cls)
        told = link.session.apply("getattr", [cls, "__flags__"]) if link is not None else 0
        return own | (told & inspect.TPFLAGS_IS_ABSTRACT) if type(told) is int else own

    def __repr__(cls) -> str:
        """Look like any class."""
        return f"<class '{cls.__module__}.{cls.__qualname__}'>"


def _is_of_tests(cls: type) -> bool:
    """Whether a class is one that a test has derived, and that the submission has as well."""
    return "_told" in type.__dict__["__dict__"].__get__(cls)


def _may_be_derived(cls: type) -> bool:
    return type(cls) is OfSubmission and _link_on(cls) is not None


def _apply_to(session: Session, thing: Any, name: str) -> Any:
    return session.apply("getattr", [thing, name])


def _link_on(cls: type) -> Link | None:
    return next((found for kind in cls.__mro__ if (found := link_of(kind)) is not None), None)


def _original(cls: type) -> type:
    return next(kind for kind in cls.__mro__ if link_of(kind) is not None)


def _adopt(thing: Any, cls: type) -> Any:
    """Give an object of the submission a class that a test derived from its class."""
    if is_standin(thing) and not isinstance(thing, OfSubmission):
        object.__dict__["__class__"].__set__(thing, cls)
    return thing


class OfEnumeration(OfSubmission):
    """The same for classes that are themselves containers, as enumerations are."""

    def __iter__(cls) -> Any:
        """Go through the members."""
        return iter(_members(cls))

    def __len__(cls) -> int:
        """Count the members."""
        return len(_members(cls))

    def __getitem__(cls, name: Any) -> Any:
        """Find a member by its name."""
        return _apply(cls, "getitem", name)

    def __contains__(cls, thing: Any) -> bool:
        """Whether something is a member."""
        return any(member is thing or member == thing for member in _members(cls))


def _members(cls: type) -> list:
    link = link_of(cls)
    if link.items is None:
        link.items = list(link.session.ask("list", cls))
    return link.items


class StandIn(metaclass=OfSubmission):
    """An object of the submission."""

    __slots__ = ("__weakref__", "_claimed", "_link")
    _declared, _traits, _own, _plain = False, frozenset(), frozenset(), frozenset()
    __array_ufunc__ = None  # NumPy leaves operators to this class
    __doc__ = _told("__doc__")

    def __new__(cls, link: Link) -> Any:
        made = object.__new__(cls)
        object.__setattr__(made, "_link", link)
        return made

    def __getattr__(self, name: str) -> Any:
        if name in _NEVER_TOLD:
            raise AttributeError(name)
        link = link_of(self)
        if name == "__signature__":
            return signature(link.session.ask("signature", self))
        found = _apply(self, "getattr", name)
        if link_of(found) is not None and link_of(type(self)) is not None:
            link_of(found).asked = self, name
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        _apply(self, "setattr", name, value)

    def __delattr__(self, name: str) -> None:
        _apply(self, "delattr", name)

    def __dir__(self) -> list[str]:
        return sorted(names_of(self))

    def __eq__(self, other: object) -> Any:
        link = link_of(self)
        if self is other:
            return True
        if link.session.reading:
            return False
        if not is_standin(other):
            return link.made and _equals_plain(self, link.session, other)
        return _apply(self, "eq", other) is True

    def __hash__(self) -> int:
        link = link_of(self)
        return hash((link.generation, link.number)) if link.hashed is None else link.hashed

    def __repr__(self) -> str:
        return _expect(self, str, "repr")

    def __str__(self) -> str:
        return _expect(self, str, "str")

    def __format__(self, layout: str) -> str:
        return _expect(self, str, "format", layout)

    def __copy__(self) -> Any:
        return _apply(self, "copy")

    def __deepcopy__(self, memo: dict) -> Any:
        return _apply(self, "deepcopy", _copied_already(self, memo))

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of the submission cannot be pickled")

    @property
    def __dict__(self) -> Any:
        return _apply(self, "getattr", "__dict__")


def _equals_plain(made: Any, session: Session, other: Any) -> bool:
    """Compare what the tests made of a class that derives from a list or a dict with one of theirs.

    The data are compared here; an `__eq__` of its own has no say.
    """
    alike = isinstance(other, tuple(type(made)._plain & _MUTABLE))
    return alike and "__eq__" not in type(made)._own and session.ask("data", made) == other


class Derived:
    """An object of a class that derives from plain data: the data are here, the rest is asked."""

    _declared = False

    def __getattr__(self, name: str) -> Any:
        if name in _NEVER_TOLD or name == "_link":
            raise AttributeError(name)
        found = _apply(self, "getattr", name)
        if link_of(found) is not None:
            link_of(found).asked = self, name
        return found

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of the submission cannot be pickled")

    def __copy__(self) -> Any:
        return _apply(self, "copy")

    def __deepcopy__(self, memo: dict) -> Any:
        return _apply(self, "deepcopy", _copied_already(self, memo))


def _copied_already(thing: Any, memo: dict) -> list[tuple[Any, Any]]:
    """Pair what both sides know with its copy, so that the submission's copy leads to that."""
    table = link_of(thing).session.table
    known = {key: table.numbers[key] for key in memo if key in table.numbers}
    return [(table.entries[number].thing, memo[key]) for key, number in known.items()]


def names_of(thing: Any) -> list[str]:
    """List what `dir` lists of the submission's object."""
    told = link_of(thing).session.ask("dir", thing)
    return [name for name in told if type(name) is str] if type(told) is list else []


class Function(StandIn):
    """A function, a method, or what else is called and is no object of a class of its own."""

    __slots__ = ()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return link_of(self).session.call(self, arguments, keywords)

    @property
    def __class__(self) -> type:
        return object.__getattribute__(self, "_claimed")

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        """Be a method where a test makes it an attribute of a class of its own."""
        if instance is None:
            return self
        return lambda *arguments, **keywords: self(instance, *arguments, **keywords)


class Module(StandIn):
    """A module of the submission's process."""

    __slots__ = ()

    @property
    def __class__(self) -> type:
        return types.ModuleType


for _kind in (Function, Module):  # a class statement sets it anew
    type.__setattr__(_kind, "__doc__", _told("__doc__"))


# Special methods.


def _comparison(operation: str) -> Callable:
    def compare(self: Any, other: Any) -> Any:
        if link_of(other) is None:
            return NotImplemented
        return _apply(self, operation, other) is True

    return compare


def _unary(operation: str) -> Callable:
    def operator(self: Any, *more: Any) -> Any:
        if not link_of(self).made:
            raise TypeError("the submission returned an object where a number is expected")
        return link_of(self).session.apply(operation, [self, *more], made=True)

    return operator


def _binary(operation: str, reflected: bool) -> Callable:
    def operator(self: Any, other: Any) -> Any:
        made, theirs = link_of(self).made, link_of(other)
        if not made and theirs is None:
            return NotImplemented
        made = made or (theirs is not None and theirs.made)
        operands = [other, self] if reflected else [self, other]
        return link_of(self).session.apply(operation, operands, made=made)

    return operator


def _conversion(operation: str, kind: type) -> Callable:
    return lambda self: _expect(self, kind, operation)


def _held(self: Any) -> list | dict | None:
    """Fetch once what an object of an undeclared class holds; None: ask it each time."""
    link = link_of(self)
    if type(self)._declared or "__next__" in type(self)._traits:
        return None
    if link.items is None and "__iter__" in type(self)._traits:
        link.items = link.session.ask("items", self)
    return link.items if type(link.items) in (list, dict) else None


def _len(self: Any) -> int:
    held = _held(self)
    return _expect(self, int, "len") if held is None else len(held)


def _iter(self: Any) -> Any:
    if "__next__" in type(self)._traits and link_of(type(self)) is None:
        return self  # a generator, or another iterator of Python's own
    held = _held(self)
    return _apply(self, "iter") if held is None else iter(held)


def _next(self: Any) -> Any:
    return link_of(self).session.next(self)


def _getitem(self: Any, key: Any) -> Any:
    held = _held(self)
    if type(held) is list and type(key) in (int, slice) and "__len__" in type(self)._traits:
        return held[key]
    if type(held) is dict and not is_standin(key):
        return held[key]
    return _apply(self, "getitem", key)


def _reversed(self: Any) -> Any:
    held = _held(self)
    return _apply(self, "reversed") if held is None else reversed(held)


def _contains(self: Any, item: Any) -> bool:
    held = _held(self)
    if held is not None:
        return item in held
    link_of(self).session.let_decide(self, "in")
    return _apply(self, "contains", item) is True


def _bool(self: Any) -> bool:
    held = _held(self)
    return _expect(self, bool, "bool") if held is None else bool(held)


def _changes(operation: str) -> Callable:
    def change(self: Any, *operands: Any) -> None:
        link_of(self).items = None
        _apply(self, operation, *operands)

    return change


def _enter(self: Any) -> Any:
    return _apply(self, "getattr", "__enter__")()


def _exit(self: Any, kind: Any, error: Any, trace: Any) -> bool:
    plain = kind if getattr(builtins, getattr(kind, "__name__", ""), None) is kind else None
    swallowed = _apply(self, "getattr", "__exit__")(plain, None, None) is True
    return swallowed and link_of(self).session.may_swallow(kind, error)


def _call(self: Any, *arguments: Any, **keywords: Any) -> Any:
    return link_of(self).session.call(self, arguments, keywords)


def _await(self: Any) -> Any:
    return link_of(self).session.ask("await", self)
    yield  # a generator, as `await` wants it


SPECIAL: dict[str, Callable] = {
    **{f"__{name}__": _comparison(name) for name in COMPARISONS},
    **{f"__{name}__": _unary(name) for name in UNARY},
    **{f"__{name}__": _binary(name, False) for name in BINARY},
    **{f"__r{name}__": _binary(name, True) for name in BINARY},
    **{f"__i{name}__": _binary(f"i{name}", False) for name in BINARY if name != "divmod"},
    **{f"__{name}__": _conversion(name, kind) for name, kind in CONVERSIONS.items()},
    **{"__len__": _len, "__iter__": _iter, "__next__": _next, "__getitem__": _getitem},
    **{"__contains__": _contains, "__bool__": _bool, "__enter__": _enter, "__exit__": _exit},
    **{"__setitem__": _changes("setitem"), "__delitem__": _changes("delitem")},
    **{"__reversed__": _reversed, "__call__": _call},
    "__length_hint__": lambda self: _expect(self, int, "length_hint"),
    "__await__": _await,
}


_MUTABLE = frozenset(PLAIN)
# No object may claim to be data: those cross.
_DATA = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, type)
_DATA += (type(None), np.ndarray, np.generic, BaseException)


def class_of_builtin(kind: type) -> type:
    """Make the class of things of a type that both sides have, and that stay where they are.

    Raises
    ------
    TypeError
        For data, which do not stay.
    """
    if issubclass(kind, _DATA):
        raise TypeError(f"a {kind.__name__} does not stay")
    return make_class(None, kind.__name__, kind.__module__, (), traits_of(kind), (), False, kind)


def make_class(
    link: Link | None,
    name: str,
    module: str,
    bases: tuple,
    traits: tuple,
    own: tuple,
    meta: bool,
    real: type | None = None,
) -> type:
    """Make the class that stands for one of the submission's.

    Parameters
    ----------
    link : Link or None
        None for a type that both sides have.
    name, module : str
    bases : tuple of type
        Its bases as they are here.
    traits : tuple of str
        The special methods that it has.
    own : tuple of str
        Those of them that it does not have from plain data.
    meta : bool
        Whether the class is itself a container.
    real : type, optional
        The class that its objects may claim; a library's is found by its name.
    """
    known = [base for base in bases if isinstance(base, OfSubmission)]
    known += [] if known and issubclass(known[0], StandIn) else [StandIn]
    has = TRAITS.intersection(traits)
    space: dict[str, Any] = {trait: SPECIAL[trait] for trait in has if trait in SPECIAL}
    space |= {
        "__module__": module,
        "__qualname__": name,
        "_class_link": link,
        "__doc__": _told("__doc__"),
    }
    space["__dict__"] = StandIn.__dict__["__dict__"]
    space["_traits"], space["_own"] = has, TRAITS.intersection(own)
    plain = [base for base in bases if not isinstance(base, OfSubmission) and base is not object]
    space["_plain"] = {*plain, *(kind for base in known for kind in base._plain)}
    if has and "__eq__" in has and "__hash__" not in has:
        space["__hash__"] = None
    real = real or _same_here(module, name)
    if real is not None:
        space["__class__"] = property(lambda self: real)
    kind = OfEnumeration if meta or isinstance(known[0], OfEnumeration) else OfSubmission
    return type.__new__(kind, name, tuple(known), space)


def _if_made(trait: str, base: type) -> Callable:
    """Ask the submission only where the tests made an object; else do as its base does.

    Or where the author's own solution gave such an object back, and it was asked.
    """
    name = trait.strip("_")
    ask = SPECIAL.get(trait) or _comparison(name)
    # Not by getattr, which finds what the class of `base` has: a class can be called.
    plain = next((vars(kind)[trait] for kind in base.__mro__ if trait in vars(kind)), None)
    if trait == "__call__":  # no data can be called: that decides nothing
        return ask

    def operator(self: Any, *operands: Any) -> Any:
        link = link_of(self)
        others = [other for other in map(link_of, operands) if other is not None]
        if link is None or link.session.reading or (trait in _DECIDES and not others):
            theirs = False
        else:
            theirs = any(one.made for one in (link, *others)) or link.session.has_precedent(name)
        if theirs:
            return ask(self, *operands)
        if plain is None and trait not in _OPERATORS:
            raise TypeError(f"an object of type {base.__name__} has no {trait}")
        return NotImplemented if plain is None else plain(self, *operands)

    return operator


_DECIDES = {"__eq__", "__ne__", *(f"__{name}__" for name in COMPARISONS)}
_OPERATORS = {*_DECIDES, *(f"__{name}__" for name in UNARY)}
_OPERATORS |= {f"__{prefix}{name}__" for prefix in ("", "r", "i") for name in BINARY}
_LOOKS = {
    "__format__": StandIn.__format__,
    "__repr__": StandIn.__repr__,
    "__str__": StandIn.__str__,
}


def derived_class(original: type, base: type) -> type:
    """Make the class of objects whose data, of the plain type `base`, are here."""
    own = original._own
    space: dict[str, Any] = {trait: look for trait, look in _LOOKS.items() if trait in own}
    space |= {
        trait: _if_made(trait, base) for trait in own if trait in SPECIAL and trait not in space
    }
    space |= {trait: _if_made(trait, base) for trait in ("__eq__", "__ne__") if trait in own}
    if "__eq__" in own:
        space["__hash__"] = base.__hash__
    space |= {"__module__": original.__module__, "__qualname__": original.__qualname__}
    space |= {"_declared": original._declared, "_traits": original._traits}
    space["__class__"] = property(lambda self: original)
    kind = type(original.__name__, (Derived, base), space)
    _DERIVED.add(kind)
    return kind


def derive(original: type, base: type, data: Any, link: Link) -> Any:
    """Make an object with the data of its base."""
    made_for = type.__dict__["__dict__"].__get__(original)
    kind = made_for.get("_with_data")
    if kind is None:
        kind = derived_class(original, base)
        type.__setattr__(original, "_with_data", kind)
    thing = data.view(kind) if hasattr(data, "view") and hasattr(data, "dtype") else kind(data)
    object.__getattribute__(thing, "__dict__")["_link"] = link
    return thing


def _same_here(module: str, name: str) -> type | None:
    """Find a library's class in this process, by its name."""
    if module == "__main__":
        return None
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = vars(found).get(part) if isinstance(found, (type, types.ModuleType)) else None
    own = not isinstance(found, type) or isinstance(found, OfSubmission) or issubclass(found, _DATA)
    return None if own else found


def signature(described: Any) -> inspect.Signature:
    """Rebuild the signature of the submission's function."""
    try:
        return inspect.Signature(
            [
                inspect.Parameter(
                    name,
                    inspect._ParameterKind(kind),
                    default=default[0] if default else inspect.Parameter.empty,
                    annotation=annotation[0] if annotation else inspect.Parameter.empty,
                )
                for name, kind, default, annotation in described
            ]
        )
    except (TypeError, ValueError) as error:
        raise TypeError("the submission's function has no usable signature") from error
