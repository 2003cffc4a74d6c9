"""What holds for all codecs: how they are found, when a library is loaded, what errors come out."""

import subprocess
import sys

import pytest

from autograder.crossing import codecs
from autograder.crossing.codecs import Codec, codec_named, codec_of, codecs_for, register


class Circle:
    def __init__(self, radius):
        self.radius = radius


class Round(Circle):
    pass


@pytest.fixture
def circles():
    codec = Codec("shapes.Circle", Circle, lambda c: (c.radius,), Circle)
    register(codec)
    yield codec
    del codecs._by_name[codec.name], codecs._by_kind[codec.kind]


def test_a_value_is_found_by_its_exact_type(circles):
    assert codec_of(Circle(1)) is circles
    assert codec_of(Round(1)) is None
    assert codec_of(object()) is None
    assert codec_of(len) is None


def test_an_instructors_codec_is_found_by_its_name(circles):
    assert codec_named("shapes.Circle") is circles
    assert circles in codecs_for([])
    with pytest.raises(ValueError, match="has a codec already"):
        register(Codec("shapes.Circle", Round, lambda c: (), Round))
    with pytest.raises(ValueError, match="has a codec already"):
        register(Codec("shapes.Other", Circle, lambda c: (), Circle))


@pytest.mark.parametrize(
    "name", ["", "os.system", "shapes.Square", "pandas", "re.compile", None, 3]
)
def test_an_unknown_name_is_a_value_error(name):
    with pytest.raises(ValueError, match=r"nothing is known here|is a string"):
        codec_named(name, allowed=("os", "shapes"))


@pytest.mark.parametrize("error", [KeyError, ZeroDivisionError, RecursionError, UnicodeError])
def test_whatever_a_library_raises_becomes_a_value_error(error):
    def build(part):
        raise error("no\nsuch part" * 100) if error is not UnicodeError else error("no")

    codec = Codec("shapes.Square", Circle, lambda c: (), build)
    with pytest.raises(ValueError, match=error.__name__) as caught:
        codec.build(1)
    assert type(caught.value) is ValueError
    assert len(str(caught.value)) <= 200
    with pytest.raises(TypeError):
        codec.build(1, 2, 3)


def test_a_value_that_resists_is_a_value_error():
    def apart(value):
        raise OSError("closed")

    with pytest.raises(ValueError, match="OSError: closed"):
        Codec("shapes.Square", Circle, apart, Circle).apart(Circle(1))


def test_a_library_of_another_version_is_told_and_does_no_harm(monkeypatch):
    monkeypatch.setitem(codecs.FILES, "json", "no_such_file")
    monkeypatch.setitem(codecs._code, "no_such_file", compile("import no_such", "", "exec"))
    monkeypatch.setattr(codecs, "_loaded", set(codecs._loaded))
    with pytest.warns(UserWarning, match="values of no_such_file do not cross"):
        codecs_for(["json"])


def test_what_is_mutable_can_be_restored():
    with pytest.raises(ValueError, match="needs restore"):
        Codec("shapes.Square", Circle, lambda c: (), Circle, mutable=True)
    with pytest.raises(ValueError, match="has none"):
        Codec("shapes.Square", Circle, lambda c: (), Circle, restore=lambda value, parts: None)


def run(program):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()


def test_no_library_is_loaded_before_it_is_needed():
    program = """
import sys
from decimal import Decimal
from autograder.crossing.codecs import codec_named, codec_of, codecs_for
class Frame: pass
Frame.__module__ = "pandas"
print(codec_of(Decimal(1)).name, codec_of(Frame()))
print(any(codec.name.startswith(("pandas", "sympy")) for codec in codecs_for(["pandas", "sympy"])))
try:
    codec_named("networkx.Graph", allowed=("pandas",))
except ValueError:
    print("refused")
heavy = {"pandas", "scipy", "sympy", "networkx", "PIL", "torch", "nbgrader", "matplotlib"}
print(*sorted(heavy & set(sys.modules)), "end")
"""
    assert run(program) == ["decimal.Decimal", "None", "False", "refused", "end"]


def test_a_library_is_imported_for_what_arrives_when_the_caller_allows_it():
    pytest.importorskip("networkx", reason="NetworkX is not installed")
    program = """
import sys
from autograder.crossing.codecs import codec_named
print("networkx" in sys.modules, codec_named("networkx.Graph", allowed=("networkx",)).name)
"""
    assert run(program) == ["False", "networkx.Graph"]


def test_no_library_is_taken_from_the_folder_of_the_tests(tmp_path):
    (tmp_path / "networkx.py").write_text("print('from the folder')")
    (tmp_path / "pyarrow.py").write_text("print('from the folder')")
    program = f"""
import os, sys
os.chdir({str(tmp_path)!r})
sys.path[:0] = ["", {str(tmp_path)!r}]
from autograder.crossing.codecs import codec_named
for name in ("networkx.Graph", "pandas.DataFrame"):
    try:
        codec_named(name, allowed=("networkx", "pandas"))
    except ValueError:
        pass
print(sys.path[:2] == ["", {str(tmp_path)!r}])
"""
    assert run(program) == ["True"]


def test_what_a_process_allows_is_found_by_its_name(monkeypatch):
    monkeypatch.setattr(codecs, "_allowed", set())
    assert codecs.by_name("no_such_library.Thing") is None
    assert codecs.by_name(None) is None
    assert codecs.by_name("re.Pattern").name == "re.Pattern"
    codecs.allow("networkx")
    assert codecs._allowed == {"networkx"}


def test_a_library_that_is_not_there_is_a_value_error(monkeypatch):
    monkeypatch.setitem(codecs.FILES, "no_such_library", "networkx")
    with pytest.raises(ValueError, match="no_such_library can't be imported here"):
        codec_named("no_such_library.Thing", allowed=("no_such_library",))
