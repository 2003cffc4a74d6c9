"""Exact types of the libraries that courses use: taken apart into plain data, and built again.

A data frame, a graph or an expression crosses the wall as itself and not as a stand-in. Nothing is
pickled and nothing is evaluated: a `Codec` takes a value apart into a tuple of plain data (None,
bool, int, float, complex, str, bytes, list, tuple, dict, set, NumPy arrays and scalars of plain
dtypes) and of values that have a codec themselves, and builds the value again from such a tuple.
What it builds from may have been written by an attacker, so it checks everything, raises
`ValueError` or `TypeError` and nothing else, runs no code of the submission's, and takes no more
memory than the data took.

One file a library, which is loaded when the library is: on the sending side when a value of the
library turns up, on the receiving side when the library is there already or the caller allows it.

A library of your own
---------------------
In ``nbgrader_config.py``, or in a module that it imports::

    from autograder.crossing.codecs import Codec, register
    from shapes import Circle

    def build(x, y, radius):
        if not all(type(number) is float for number in (x, y, radius)):
            raise TypeError("a circle is three floats")
        return Circle(x, y, radius)

    register(Codec("shapes.Circle", Circle, lambda c: (c.x, c.y, c.radius), build))

Values of exactly this class then cross, also inside others. Both sides must be able to import the
library, and neither may find it in a submission. `build` is called with whatever a submission sends
in the place of what `apart` gave: check types exactly, call no method of an argument before, and
allocate nothing by a number that you were sent.
"""

import importlib
import site
import sys
import warnings
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from types import CodeType, ModuleType
from typing import Any

#: From the package that a class says it comes from to the file here that knows its classes.
FILES = {
    "PIL": "pillow",
    "networkx": "networkx",
    "pandas": "pandas",
    "scipy": "scipy",
    "sympy": "sympy",
    "torch": "torch",
}
#: Files for what is loaded on both sides anyway.
ALWAYS = ("python", "standard", "hints", "numpy", "dtypes")


@dataclass(frozen=True)
class Codec:
    """How the values of one class cross.

    Attributes
    ----------
    name : str
        Unique; the package, a dot, and what it is, such as ``pandas.DataFrame``.
    kind : type
        The codec is for values whose type is this class, not one derived from it.
    apart : callable
        Takes a value apart into a tuple. A part that is mutable, such as a dict of attributes, is
        the value's own and no copy, so that what else refers to it can be found again. ValueError
        or TypeError for a value that can't be taken apart.
    build : callable
        Builds a value from the parts. ValueError or TypeError for parts that make none. Any other
        exception of the three is turned into a ValueError.
    mutable : bool
        Whether a value can be changed in place, and the change is to be carried over.
    restore : callable, optional
        ``restore(value, parts)`` makes a mutable value equal to what `build` would make of the
        parts, and it stays the same object. A value that is refused is left as it was.
    metaclass : type, optional
        The codec is for instances of all classes of this metaclass too.
    masks : callable
        Whether a comparison with such a value may be neither true nor false, so that it hides an
        error: it is taken from a submission only where the instructor's own solution gives one.
    """

    name: str
    kind: type
    apart: Callable[[Any], tuple]
    build: Callable[..., Any]
    mutable: bool = False
    restore: Callable[[Any, tuple], None] | None = None
    metaclass: type | None = None
    masks: Callable[[Any], bool] = lambda value: False

    def __post_init__(self) -> None:
        if self.mutable != (self.restore is not None):
            raise ValueError(f"{self.name}: a mutable value needs restore, another one has none")
        object.__setattr__(self, "apart", _refusing(self.apart))
        object.__setattr__(self, "build", _refusing(self.build))
        if self.restore is not None:
            object.__setattr__(self, "restore", _refusing(self.restore))


_by_name: dict[str, Codec] = {}
_by_kind: dict[type, Codec] = {}
_by_metaclass: dict[type, Codec] = {}
_loaded: set[str] = set()
_allowed: set[str] = set()
#: Asks a class and not its metaclass, which may be a submission's.
_module_of = type.__dict__["__module__"].__get__


def register(codec: Codec) -> None:
    """Let the values of one more class cross.

    Parameters
    ----------
    codec : Codec

    Raises
    ------
    ValueError
        If its name or its class has a codec already.
    """
    if codec.name in _by_name or codec.kind in _by_kind:
        raise ValueError(f"{codec.name} or its class has a codec already")
    _by_name[codec.name] = _by_kind[codec.kind] = codec
    if codec.metaclass is not None:
        _by_metaclass[codec.metaclass] = codec


def for_type(kind: type) -> Codec | None:
    """Find the codec for values of a type that are to be sent.

    Parameters
    ----------
    kind : type

    Returns
    -------
    Codec or None
        None for a type that has no codec, or whose library is not loaded here.
    """
    codec = _by_kind.get(kind) or _by_metaclass.get(type(kind))
    if codec is None and _load_all(map(_package, (kind, type(kind)))):
        codec = _by_kind.get(kind) or _by_metaclass.get(type(kind))
    return codec


def codec_of(value: Any) -> Codec | None:
    """Find the codec for one value, as `for_type` does."""
    return for_type(type(value))


def allow(*packages: str) -> None:
    """Let packages be imported in this process when a value of theirs arrives.

    Parameters
    ----------
    *packages : str
        Those that the instructor's own solution and tests import, not what a submission names.
    """
    _allowed.update(packages)


def by_name(name: str) -> Codec | None:
    """Find the codec for a value that arrives, or None; as `codec_named` with what `allow` said."""
    try:
        return codec_named(name, _allowed)
    except ValueError:
        return None


def codec_named(name: str, allowed: Collection[str] = ()) -> Codec:
    """Find the codec for a value that arrives.

    Parameters
    ----------
    name : str
        What the other side called the codec. It is not trusted.
    allowed : collection of str
        Packages that may be imported for it. One that is loaded already needs no permission.

    Returns
    -------
    Codec

    Raises
    ------
    ValueError
        If there is none of that name, or its library is neither here nor allowed.
    """
    if not isinstance(name, str):
        raise ValueError(f"the name of a codec is a string, not {type(name).__name__}")
    if name not in _by_name:
        package = name.partition(".")[0]
        if package in allowed and package in FILES and package not in sys.modules:
            _import_installed(package)
        _load_all([package])
    if name not in _by_name:
        raise ValueError(f"nothing is known here that is called {name[:80]!r}")
    return _by_name[name]


def codecs_for(packages: Iterable[str]) -> tuple[Codec, ...]:
    """Load the codecs of some packages, as far as these are imported here.

    Parameters
    ----------
    packages : iterable of str

    Returns
    -------
    tuple of Codec
        All that are known afterwards, instructors' own included.
    """
    _load_all(packages)
    return tuple(_by_name.values())


def _package(kind: type) -> str:
    """Name the package that a class says it comes from; a class may say what it likes."""
    module = _module_of(kind)
    return module.partition(".")[0] if type(module) is str else ""


def _load_all(packages: Iterable[str]) -> bool:
    """Load the files for packages that are imported; say whether there was a new one."""
    files = {FILES[package] for package in packages if package in FILES and package in sys.modules}
    new = files - _loaded
    for file in sorted(new):
        _loaded.add(file)
        try:
            found = _run(file).CODECS
        except Exception as error:
            warnings.warn(
                f"values of {file} do not cross, its version is another: {error}", stacklevel=3
            )
            continue
        for codec in found:
            register(codec)
    return bool(new)


def _import_installed(package: str) -> None:
    """Import a package that is installed, and nothing that lies in a folder where tests write.

    What a submission can cause to be imported must not come from where it may have put a file.
    """
    homes = (sys.prefix, sys.base_prefix, site.getusersitepackages())
    path = sys.path[:]
    sys.path[:] = [entry for entry in path if entry.startswith(homes)]
    try:
        importlib.import_module(package)
    except Exception as error:
        raise ValueError(f"{package} can't be imported here") from error
    finally:
        sys.path[:] = path


def _code_of(file: str) -> CodeType:
    return find_spec(f"{__name__}.{file}").loader.get_code(f"{__name__}.{file}")


def _run(file: str) -> ModuleType:
    """Run a file that was read before: the sandbox shows a submission's process no such files."""
    name = f"{__name__}.{file}"
    if name not in sys.modules:
        module = ModuleType(name)
        module.__package__ = __name__
        exec(_code[file], module.__dict__)
        sys.modules[name] = module
    return sys.modules[name]


def _refusing(call: Callable[..., Any]) -> Callable[..., Any]:
    """Turn whatever a library raises for parts that make no value into a ValueError.

    Its warnings are nobody's: the value was made on the other side, and has warned there.
    """

    def checked(*parts: Any) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return call(*parts)
        except (TypeError, ValueError) as error:
            if type(error) in (TypeError, ValueError):
                raise
            raise ValueError(f"{type(error).__name__}: {error}"[:200]) from None
        except Exception as error:
            raise ValueError(f"{type(error).__name__}: {error}"[:200]) from None

    return checked


_code = {file: _code_of(file) for file in FILES.values()}
for _file in ALWAYS:
    for _codec in importlib.import_module(f"{__name__}.{_file}").CODECS:
        register(_codec)
