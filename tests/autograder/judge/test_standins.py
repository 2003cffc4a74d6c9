"""Objects of a submission serve the tests, but never decide about the tests' own values."""

import pytest

HONEST = {
    "methods and attributes": (
        "class Stack:\n    def __init__(self):\n        self.items = []\n"
        "    def push(self, x):\n        self.items.append(x)\n"
        "    def pop(self):\n        return self.items.pop()",
        "class Stack:\n    def __init__(self):\n        self.items = []\n"
        "    def push(self, x):\n        self.items.append(x)\n"
        "    def pop(self):\n        return self.items[-1]",
        "s = Stack()\ns.push(1)\ns.push(2)\nassert s.pop() == 2 and s.items == [1]\n"
        "assert s.pop() == 1\ntry:\n    s.pop()\nexcept IndexError:\n    pass",
    ),
    "class, static and property": (
        "class A:\n    made = 0\n    @classmethod\n    def make(cls):\n        cls.made += 1\n"
        "        return cls()\n    @property\n    def p(self):\n        return 7\n"
        "    @staticmethod\n    def s():\n        return 8",
        "class A:\n    made = 0\n    @classmethod\n    def make(cls):\n        return cls()\n"
        "    @property\n    def p(self):\n        return 7\n"
        "    @staticmethod\n    def s():\n        return 8",
        "a = A.make()\nassert A.made == 1 and a.p == 7 and A.s() == 8 and isinstance(a, A)",
    ),
    "attributes set by a test": (
        "class A:\n    pass",
        "class A:\n    __slots__ = ()",
        "a = A()\na.x = 5\nassert a.x == 5 and hasattr(a, 'x')\ndel a.x\n"
        "assert not hasattr(a, 'x')",
    ),
    "containers": (
        "class R:\n    def __init__(self, n):\n        self.n = n\n"
        "    def __iter__(self):\n        return iter(range(self.n))\n"
        "    def __len__(self):\n        return self.n\n"
        "    def __getitem__(self, i):\n        return [*range(self.n)][i]\n"
        "    def __contains__(self, x):\n        return x < self.n",
        "class R:\n    def __init__(self, n):\n        self.n = n\n"
        "    def __iter__(self):\n        return iter(range(self.n))\n"
        "    def __len__(self):\n        return self.n\n"
        "    def __getitem__(self, i):\n        return [*range(self.n)][i]\n"
        "    def __contains__(self, x):\n        return True",
        "r = R(3)\nassert list(r) == [0, 1, 2] and len(r) == 3 and r[1] == 1 and r[0:2] == [0, 1]\n"
        "assert 2 in r and 5 not in r and max(r) == 2",
    ),
    "operators": (
        "class V:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __add__(self, o):\n        return V(self.x + o.x)\n"
        "    def __mul__(self, k):\n        return V(self.x * k)\n"
        "    __rmul__ = __mul__\n"
        "    def __eq__(self, o):\n        return isinstance(o, V) and self.x == o.x\n"
        "    def __lt__(self, o):\n        return self.x < o.x\n"
        "    def __abs__(self):\n        return abs(self.x)\n"
        "    def __bool__(self):\n        return self.x != 0\n"
        "    def __call__(self, k):\n        return k + self.x\n"
        "    def __repr__(self):\n        return f'V({self.x})'",
        "class V:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __add__(self, o):\n        return V(self.x - o.x)\n"
        "    __rmul__ = __mul__ = __add__",
        "assert (V(1) + V(2)).x == 3 and (2 * V(3)).x == 6 == (V(3) * 2).x\n"
        "assert V(1) == V(1) and V(1) != V(2) and V(1) < V(2) and max(V(1), V(2)).x == 2\n"
        "assert abs(V(-3)) == 3 and not V(0) and V(1)(5) == 6\n"
        "assert repr(V(1)) == str(V(1)) == f'{V(1)}' == 'V(1)'\n"
        "assert sorted([V(2), V(1)])[0].x == 1\nassert (V(1) + V(2) + V(3)) == V(6)",
    ),
    "in-place operators": (
        "class V:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __iadd__(self, o):\n        self.x += o.x\n        return self",
        "class V:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __iadd__(self, o):\n        return self",
        "v = V(1)\nv += V(2)\nassert v.x == 3",
    ),
    "matrices": (
        "import numpy as np\nclass M:\n    def __init__(self, a):\n        self.a = np.array(a)\n"
        "    def __matmul__(self, o):\n        return M(self.a @ o.a)\n"
        "    def __getitem__(self, k):\n        return self.a[k]",
        "import numpy as np\nclass M:\n    def __init__(self, a):\n        self.a = np.array(a)\n"
        "    def __matmul__(self, o):\n        return M(self.a * o.a)\n"
        "    def __getitem__(self, k):\n        return self.a[k]",
        "assert (M([[1, 2], [3, 4]]) @ M([[1, 0], [0, 1]]))[0, 1] == 2",
    ),
    "inheritance": (
        "class A:\n    def hello(self):\n        return 'A'\nclass B(A):\n    pass",
        "class A:\n    def hello(self):\n        return 'A'\nclass B:\n    hello = A.hello",
        "assert isinstance(B(), A) and issubclass(B, A) and not isinstance(A(), B)\n"
        "assert B().hello() == 'A' and isinstance(B(), (int, A)) and B.__name__ == 'B'",
    ),
    "inheritance from a list": (
        "class Stack(list):\n    push = list.append\n    def top(self):\n        return self[-1]",
        "class Stack(list):\n    push = list.append\n    def top(self):\n        return self[0]",
        "s = Stack()\ns.push(1)\ns.push(2)\nassert s.top() == 2 and len(s) == 2 and list(s) == [1, 2]\n"
        "assert issubclass(Stack, list) and isinstance(s, list) and isinstance(s, Stack)",
    ),
    "what its methods make of a tuple": (
        "class V(tuple):\n    def twice(self):\n        return V(2 * x for x in self)",
        "class V(tuple):\n    def twice(self):\n        return V(self + self)",
        "v = V((1, 2)).twice().twice()\nassert tuple(v) == (4, 8) and v[1] == 8",
    ),
    "named tuples": (
        "from collections import namedtuple\nPoint = namedtuple('Point', 'x y')",
        "from collections import namedtuple\nPoint = namedtuple('Point', 'y x')",
        "p = Point(1, 2)\nx, y = p\nassert p.x == x == 1 and p[1] == 2 and p == Point(1, 2)\n"
        "assert p._replace(y=3).y == 3 and p._asdict() == {'x': 1, 'y': 2}",
    ),
    "named tuples as a class": (
        "from typing import NamedTuple\nclass Point(NamedTuple):\n    x: int\n    y: int = 0",
        "from typing import NamedTuple\nclass Point(NamedTuple):\n    x: int\n    y: int = 1",
        "assert Point(1).y == 0 and repr(Point(1)) == 'Point(x=1, y=0)'",
    ),
    "abstract classes": (
        "from abc import ABC, abstractmethod\nclass S(ABC):\n    @abstractmethod\n"
        "    def area(self): ...\nclass Q(S):\n    def area(self):\n        return 4",
        "class S:\n    def area(self): ...\nclass Q(S):\n    def area(self):\n        return 4",
        "assert Q().area() == 4\n"
        "try:\n    S()\nexcept TypeError:\n    pass\nelse:\n    raise AssertionError",
    ),
    "data classes": (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int = 0",
        "class P:\n    def __init__(self, x, y=0):\n        self.x, self.y = x, y",
        "assert P(1) == P(1, 0) and P(1) != P(2) and repr(P(1)) == 'P(x=1, y=0)'",
    ),
    "context managers": (
        "class A:\n    on = False\n    def __enter__(self):\n        self.on = True\n"
        "        return self\n    def __exit__(self, *error):\n        self.on = False",
        "class A:\n    on = False\n    def __enter__(self):\n        self.on = True\n"
        "        return self\n    def __exit__(self, *error):\n        pass",
        "with A() as a:\n    assert a.on\nassert not a.on",
    ),
    "context managers that see the error": (
        "class A:\n    def __enter__(self):\n        return self\n"
        "    def __exit__(self, kind, *rest):\n        return kind is ValueError",
        "class A:\n    def __enter__(self):\n        return self\n"
        "    def __exit__(self, kind, *rest):\n        return False",
        "with A():\n    raise ValueError('swallowed')",
    ),
    "objects as arguments": (
        "class P:\n    def __init__(self, x):\n        self.x = x\n"
        "def best(ps):\n    return max(ps, key=lambda p: p.x).x",
        "class P:\n    def __init__(self, x):\n        self.x = x\n"
        "def best(ps):\n    return ps[0].x",
        "assert best([P(1), P(5)]) == 5 and best((P(7),)) == 7",
    ),
    "the same object is the same": (
        "class P:\n    pass\nonly = P()\ndef f():\n    return only",
        "class P:\n    pass\nonly = P()\ndef f():\n    return P()",
        "assert f() is f() and f() == only and f() in [only]",
    ),
    "objects of different contents differ": (
        "class P:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __eq__(self, o):\n        return self.x == o.x",
        "class P:\n    def __init__(self, x):\n        pass\n"
        "    def __eq__(self, o):\n        return True",
        "assert P(1) == P(1)\nassert not P(1) == P(2)",
    ),
    "hashes": (
        "class K:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __eq__(self, o):\n        return self.x == o.x\n"
        "    def __hash__(self):\n        return hash(self.x)",
        "class K:\n    def __init__(self, x):\n        self.x = x\n"
        "    def __eq__(self, o):\n        return self.x == o.x\n"
        "    def __hash__(self):\n        return id(self)",
        "assert len({K(1), K(1), K(2)}) == 2 and {K(3): 'three'}[K(3)] == 'three'",
    ),
    "formats": (
        "class T:\n    def __format__(self, layout):\n        return layout + '!'",
        "class T:\n    def __format__(self, layout):\n        return '!'",
        "assert f'{T():.2f}' == '.2f!' and format(T()) == '!'",
    ),
    "copies": (
        "class A:\n    def __init__(self):\n        self.row = [1]",
        "class A:\n    row = [1]\n    def __deepcopy__(self, memo):\n        return self",
        "import copy\na = A()\nb = copy.deepcopy(a)\nb.row = [2]\nassert a.row == [1]",
    ),
    "figures": (
        "import matplotlib.pyplot as plt\ndef draw(y):\n    figure, ax = plt.subplots()\n"
        "    ax.plot(y)\n    ax.set_title('T')\n    return ax",
        "import matplotlib.pyplot as plt\ndef draw(y):\n    figure, ax = plt.subplots()\n"
        "    ax.plot(y[::-1])\n    ax.set_title('T')\n    return ax",
        "ax = draw([1, 2])\nassert len(ax.lines) == 1 and ax.get_title() == 'T'\n"
        "assert list(ax.lines[0].get_ydata()) == [1, 2]",
    ),
    "its own dict": (
        "class A:\n    def __init__(self):\n        self.x = 1",
        "class A:\n    def __init__(self):\n        self.y = 1",
        "assert vars(A()) == {'x': 1} == A().__dict__",
    ),
    "its class's name": (
        "class A:\n    pass\ndef f():\n    return A()",
        "class A:\n    pass\ndef f():\n    return object()",
        "assert type(f()).__name__ == 'A'",
    ),
    "its exact class": (
        "class A:\n    pass\nclass B(A):\n    pass\ndef f():\n    return A()",
        "class A:\n    pass\nclass B(A):\n    pass\ndef f():\n    return B()",
        "assert type(f()) is A",
    ),
    "enumerations": (
        "from enum import Enum\nclass C(Enum):\n    RED = 1\n    BLUE = 2",
        "class C:\n    RED = 1\n    BLUE = 2",
        "assert C.RED.value == 1 and C.BLUE.name == 'BLUE' and C(2) == C.BLUE and len(C) == 2",
    ),
}


@pytest.mark.parametrize("name", HONEST)
def test_right_passes_and_wrong_fails(desk, name):
    right, wrong, test = HONEST[name]
    seen = desk.check(right, test)
    assert (seen.status, seen.score) == ("passed", 2.0), seen
    seen = desk.check(wrong, test, reference=right)
    assert (seen.status, seen.score) == ("failed", 0.0), seen


# Objects that say yes to everything.

LIAR = """
class Liar({base}):
    def yes(self, *a, **k):
        return True
    def self_(self, *a, **k):
        return self
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    __ne__ = lambda self, o: False
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = self_
    __abs__ = __neg__ = __round__ = __array__ = __array_ufunc__ = __array_function__ = self_
    __call__ = __getitem__ = self_
    __hash__ = lambda self: 1
    __len__ = lambda self: 3
    __float__ = lambda self: 5.0
    __int__ = __index__ = lambda self: 5
    shape, dtype, ndim, size = (3,), 'float64', 1, 3
def f(*a, **k):
    return Liar({argument})
"""
# None of the tests below is passed by the data.
BASES = {
    "plain object": ("object", ""),
    "float": ("float", "7.0"),
    "int": ("int", "7"),
    "str": ("str", "'z'"),
    "list": ("list", "[7, 8]"),
    "dict": ("dict", ""),
    "tuple": ("tuple", "(7, 8)"),
    "array": ("__import__('numpy').ndarray", "3"),
    "NumPy scalar": ("__import__('numpy').float64", "7.0"),
    "exception": ("Exception", ""),
}
COMPARISONS = {
    "equals a number": "assert f(1) == 1",
    "a number equals it": "assert 1 == f(1)",
    "is not unequal": "assert not (f(1) != 1)",
    "equals a list": "assert f(1) == [1, 2, 3]",
    "equals a text": "assert 'a' == f(1)",
    "lies between": "assert 0 <= f(1) <= 2",
    "is in a list": "assert f(1) in [1, 2]",
    "is a key": "assert f(1) in {1: 2}",
    "is close": "import math\nassert math.isclose(f(1), 1)",
    "differs by little": "assert abs(f(1) - 1) < 1e-9",
    "is close to an array": "import numpy as np\nassert np.allclose(f(1), np.ones(3))",
    "is asserted close": "import numpy as np\nnp.testing.assert_allclose(f(1), np.ones(3))",
    "is asserted equal": "import numpy as np\nnp.testing.assert_array_equal(f(1), np.ones(3))",
    "is asserted almost equal": "import numpy as np\nnp.testing.assert_almost_equal(f(1), 1)",
    "equals an array": "import numpy as np\nassert (f(1) == np.ones(3)).all()",
    "an array equals it": "import numpy as np\nassert (np.ones(3) == f(1)).all()",
    "array_equal": "import numpy as np\nassert np.array_equal(f(1), np.ones(3))",
    "unittest": "import unittest\nunittest.TestCase().assertEqual(f(1), 1)",
    "unittest almost": "import unittest\nunittest.TestCase().assertAlmostEqual(f(1), 1)",
    "is true": "assert f(1) is True",
    "has a type": "assert isinstance(f(1), (int, float, str, list)) and f(1) == 1",
    "in the middle of a list": "assert [1, f(1)] == [1, 1]",
    "in a tuple": "assert (f(1),) == (1,)",
}


@pytest.mark.parametrize("base", BASES)
def test_an_object_that_equals_everything_equals_nothing_of_the_tests(strict_desk, base):
    student = LIAR.format(base=BASES[base][0], argument=BASES[base][1])
    found = strict_desk.check(student, *COMPARISONS.values(), reference="def f(x):\n    return x")
    passed = [name for name, seen in zip(COMPARISONS, found, strict=True) if seen.score]
    assert passed == []


@pytest.mark.parametrize("base", BASES)
def test_a_variable_that_equals_everything_equals_nothing_of_the_tests(strict_desk, base):
    student = LIAR.format(base=BASES[base][0], argument=BASES[base][1]) + "\nx = f()"
    tests = [test.replace("f(1)", "x") for test in COMPARISONS.values()]
    found = strict_desk.check(student, *tests, reference="x = 1")
    passed = [name for name, seen in zip(COMPARISONS, found, strict=True) if seen.score]
    assert passed == []


def test_the_comparisons_can_be_passed(desk):
    """The tests above are no use if nothing could pass them."""
    answers = {
        **dict.fromkeys(("equals a list",), "[1, 2, 3]"),
        **dict.fromkeys(("equals a text",), "'a'"),
        **dict.fromkeys(("is true",), "True"),
        **dict.fromkeys(
            (
                *("is close to an array", "is asserted close", "is asserted equal"),
                *("equals an array", "an array equals it", "array_equal"),
            ),
            "__import__('numpy').ones(3)",
        ),
    }
    for name, test in COMPARISONS.items():
        seen = desk.check(f"def f(x):\n    return {answers.get(name, '1')}", test)
        assert seen.passed, (name, seen)


def test_a_declared_class_has_no_say_about_data_either(desk):
    """A class that the exercise asks for has operators, but none with the tests' own values."""
    student = (
        "class M:\n    def __init__(self, x):\n        pass\n"
        "    def __eq__(self, o):\n        return True\n"
        "    __lt__ = __le__ = __gt__ = __ge__ = __eq__\n"
        "    def __ne__(self, o):\n        return False\n    __hash__ = None\n"
    )
    tests = ["assert M(3) == 3", "assert 3 == M(3)", "assert M(3) > 2", "assert M(1) in [1, 2]"]
    assert [seen.score for seen in desk.check(student, *tests)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("base", "data"),
    [("float", "1.5"), ("int", "3"), ("str", "'ab'"), ("list", "[1, 2]"), ("dict", "{'a': 1}"),
     ("tuple", "(1, 2)"), ("set", "{1}"), ("bytes", "b'ab'"), ("frozenset", "{1}")],
)  # fmt: skip
def test_a_subclass_of_plain_data_arrives_with_the_data_of_its_base(desk, base, data):
    """No method of it is run for a comparison, and its type is another."""
    student = (
        f"class F({base}):\n    def __eq__(self, other):\n        return True\n"
        f"    def __len__(self):\n        return 99\n    def more(self):\n        return 5\n"
        f"    __hash__ = {base}.__hash__\ndef f():\n    return F({data})"
    )
    plain = data if base != "frozenset" else "frozenset({1})"
    tests = [
        f"assert f() == {plain} and isinstance(f(), {base}) and type(f()) is not {base}",
        "assert f().more() == 5 and type(f()).__name__ == 'F'",
        "assert f() == 'anything else'",
        "assert hasattr(f(), '__len__') and len(f()) == 99",
    ]
    found = desk.check(student, *tests, reference="def f(): return 1")
    assert [seen.passed for seen in found] == [True, True, False, False], found
