"""A trusted test works with a submission as if both were in one process.

Every case is a right solution, a wrong one, and a test that must pass for the first and fail for
the second.
"""

import time
import types

import pytest

from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell
from autograder.judge.namespace import Names
from autograder.judge.session import Session, Stopped
from autograder.sandbox.client import Died
from tests.autograder.judge.two_sides import Sandbox, open_session

VALUES = {
    "numbers": ("def f(x):\n    return x + 1", "def f(x):\n    return x", "assert f(1) == 2"),
    "keywords": (
        "def f(a, *b, c=1, **d):\n    return a, b, c, d",
        "def f(a, *b, c=1, **d):\n    return a, b, c",
        "assert f(1, 2, 3, c=4, e=5) == (1, (2, 3), 4, {'e': 5})",
    ),
    "a function of the submission's while a profile counts": (
        "import sys\ncounts = {}\ndef count(frame, event, argument):\n"
        "    counts[event] = counts.get(event, 0) + 1\nsys.setprofile(count)\n"
        "def f(x):\n    return x + 1",
        "import sys\nsys.setprofile(lambda *_: None)\ndef f(x):\n    return x",
        "assert f(1) == 2",
    ),
    "types are kept": (
        "def f():\n    return [1, 1.0, True, 'a', b'a', (1,), {2}, None, 1j]",
        "def f():\n    return [1, 1, True, 'a', b'a', (1,), {2}, None, 1j]",
        "assert [type(x) for x in f()] == "
        "[int, float, bool, str, bytes, tuple, set, type(None), complex]",
    ),
    "arrays": (
        "import numpy as np\ndef f(a):\n    return np.asarray(a, dtype=np.float32).T",
        "import numpy as np\ndef f(a):\n    return np.asarray(a).T",
        "import numpy as np\nr = f(np.ones((2, 3)))\n"
        "assert r.shape == (3, 2) and r.dtype == np.float32\n"
        "np.testing.assert_allclose(r, 1)",
    ),
    "dtypes as arguments": (
        "import numpy as np\ndef f(n, dtype):\n    return np.zeros(n, dtype=dtype)",
        "import numpy as np\ndef f(n, dtype):\n    return np.zeros(n)",
        "import numpy as np\n"
        "for kind in (np.float32, np.dtype('int16'), int, 'f4', bool, complex):\n"
        "    assert f(2, kind).dtype == np.dtype(kind)",
    ),
    "NumPy's functions as arguments": (
        "def f(g, x):\n    return g(x)",
        "def f(g, x):\n    return x",
        "import numpy as np\n"
        "np.testing.assert_allclose(f(np.sin, np.ones(3)), np.sin(np.ones(3)))\n"
        "assert f(np.linalg.norm, np.array([3.0, 4.0])) == 5",
    ),
    "a type comes back": (
        "def f(x):\n    return type(x)",
        "def f(x):\n    return float",
        "assert f(1) is int",
    ),
    "slices and ellipsis-free indices": (
        "def f(a, i):\n    return a[i]",
        "def f(a, i):\n    return a",
        "import numpy as np\nassert f(np.arange(9), slice(1, 4)).tolist() == [1, 2, 3]",
    ),
    "large results": (
        "def f(n):\n    return list(range(n))",
        "def f(n):\n    return list(range(n - 1))",
        "assert len(f(100_000)) == 100_000",
    ),
    "nan and infinity": (
        "def f(x):\n    return -x",
        "def f(x):\n    return 0",
        "import math\nassert f(math.inf) == -math.inf and math.isnan(f(math.nan))\n"
        "assert math.copysign(1, f(0.0)) == -1",
    ),
    "json of a result": (
        "def f():\n    return {'a': [1, 2]}",
        "def f():\n    return {'a': (2, 1)}",
        "import json\nassert json.dumps(f()) == '{\"a\": [1, 2]}'",
    ),
    "used by the standard library": (
        "def add(a, b):\n    return a + b",
        "def add(a, b):\n    return a",
        "import functools\nassert functools.reduce(add, [1, 2, 3]) == 6\n"
        "assert functools.partial(add, 1)(2) == 3\n"
        "assert sorted([3, 1, 2], key=lambda x: add(-x, 0)) == [3, 2, 1]",
    ),
    "used by NumPy": (
        "def square(x):\n    return x * x",
        "def square(x):\n    return x",
        "import numpy as np\nassert np.vectorize(square)([1, 2]).tolist() == [1, 4]",
    ),
    "recursion": (
        "def f(n):\n    return 1 if n < 2 else n * f(n - 1)",
        "def f(n):\n    return n",
        "import math\nassert f(50) == math.factorial(50)",
    ),
    "variables": (
        "count, name, row = 3, 'x', [1, 2]",
        "count, name, row = 3, 'x', [1, 3]",
        "assert count == 3 and name == 'x' and row == [1, 2] and isinstance(count, int)",
    ),
    "signature": (
        "def f(a, b=2, *c, d, **e):\n    pass",
        "def f(a, b):\n    pass",
        "import inspect\nassert list(inspect.signature(f).parameters) == ['a', 'b', 'c', 'd', 'e']",
    ),
    "its source": (
        "@staticmethod\ndef f(x):\n    return sum(x)  # no loop",
        "def f(x):\n    for y in x:\n        pass",
        "import inspect\nassert 'for ' not in inspect.getsource(f)\n"
        "assert inspect.getsource(f).startswith('@static')",
    ),
    "paths": (
        "from pathlib import Path\ndef f(folder):\n    return Path(folder) / 'a.txt'",
        "from pathlib import Path\ndef f(folder):\n    return Path(folder)",
        "from pathlib import Path\nassert f(Path('b')) == Path('b/a.txt')",
    ),
    "in several threads": (
        "def f(x):\n    return x * 2",
        "def f(x):\n    return x",
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(4) as pool:\n"
        "    assert list(pool.map(f, range(50))) == [2 * x for x in range(50)]",
    ),
    "annotations": (
        "def f(a: int) -> str:\n    return 'x'",
        "def f(a):\n    return 'x'",
        "assert f.__annotations__ == {'a': int, 'return': str}",
    ),
    "docstring": (
        "def f():\n    'Say hello.'",
        "def f():\n    pass",
        "assert f.__doc__ is not None and 'hello' in f.__doc__",
    ),
    "callable": ("def f():\n    pass", "f = object()", "assert callable(f)"),
}

ITERATION = {
    "generators": (
        "def f():\n    yield 1\n    yield 2",
        "def f():\n    yield 1",
        "assert list(f()) == [1, 2]\ng = f()\nassert next(g) == 1 and list(g) == [2]",
    ),
    "map and zip": (
        "def f():\n    return zip(map(str, [1, 2]), 'ab')",
        "def f():\n    return zip('ab', map(str, [1, 2]))",
        "assert list(f()) == [('1', 'a'), ('2', 'b')]",
    ),
    "views of a dict": (
        "def f():\n    return {'b': 1, 'a': 2}.keys()",
        "def f():\n    return {'b': 1, 'c': 2}.keys()",
        "assert sorted(f()) == ['a', 'b']",
    ),
    "endless generators": (
        "def count():\n    n = 0\n    while True:\n        yield n\n        n += 1",
        "def count():\n    while True:\n        yield 0",
        "import itertools\nassert list(itertools.islice(count(), 3)) == [0, 1, 2]",
    ),
    "comprehensions": (
        "def f(x):\n    return x + 1",
        "def f(x):\n    return 1",
        "assert [f(i) for i in range(3)] == [1, 2, 3]\nassert {k: f(k) for k in (1,)} == {1: 2}\n"
        "assert all(f(i) == i + 1 for i in range(3))",
    ),
}

CALLBACKS = {
    "functions": (
        "def apply(g, x):\n    return g(x) + 1",
        "def apply(g, x):\n    return g(x)",
        "import math\nassert apply(lambda v: v * 2, 3) == 7 and apply(math.sqrt, 4) == 3\n"
        "assert apply(len, [1]) == 2 and apply(int, '4') == 5",
    ),
    "nested": (
        "def apply(g, x):\n    return g(x) + 1",
        "def apply(g, x):\n    return g(x) + 2",
        "assert apply(lambda v: apply(lambda w: apply(abs, w), v), -3) == 6",
    ),
    "in a list": (
        "def f(gs):\n    return [g(2) for g in gs]",
        "def f(gs):\n    return [2 for g in gs]",
        "assert f([abs, lambda x: x * 5]) == [2, 10]",
    ),
    "what they raise": (
        "def f(g):\n    try:\n        return g()\n    except ValueError as e:\n        return str(e)",
        "def f(g):\n    return g()",
        "def bad():\n    raise ValueError('no')\nassert f(bad) == 'no'",
    ),
    "what they raise comes through": (
        "def f(g):\n    return g()",
        "def f(g):\n    return 0",
        "def bad():\n    raise KeyError('k')\n"
        "try:\n    f(bad)\nexcept KeyError:\n    pass\nelse:\n    raise AssertionError",
    ),
    "functions that come back": (
        "def adder(n):\n    return lambda x: x + n",
        "def adder(n):\n    return lambda x: n",
        "assert adder(2)(3) == 5 and [adder(i)(1) for i in range(2)] == [1, 2]",
    ),
    "a test's own function comes back": (
        "def same(g):\n    return g",
        "def same(g):\n    return abs",
        "def mine():\n    return 1\nassert same(mine) is mine",
    ),
    "decorators": (
        "def twice(g):\n    def h(x):\n        return g(g(x))\n    return h",
        "def twice(g):\n    return g",
        "@twice\ndef inc(x):\n    return x + 1\nassert inc(1) == 3",
    ),
    "mocks": (
        "def talk(line):\n    line.send('a', n=2)\n    return line.receive()",
        "def talk(line):\n    return 7",
        "from unittest.mock import Mock\nline = Mock()\nline.receive.return_value = 7\n"
        "assert talk(line) == 7\nline.send.assert_called_once_with('a', n=2)",
    ),
    "mocks with side effects": (
        "def f(g):\n    first = g()\n    try:\n        g()\n    except ValueError:\n"
        "        return first, g()",
        "def f(g):\n    return g(), 3",
        "from unittest.mock import Mock\nm = Mock(side_effect=[1, ValueError('x'), 3])\n"
        "assert f(m) == (1, 3) and m.call_count == 3",
    ),
    "objects of a test's class": (
        "def f(o):\n    return o.area() * o.scale",
        "def f(o):\n    return 4",
        "class T:\n    scale = 2\n    def area(self):\n        return 4\nassert f(T()) == 8",
    ),
    "a test's class itself": (
        "def f(C):\n    return C(3).x",
        "def f(C):\n    return 4",
        "class T:\n    def __init__(self, x):\n        self.x = x\nassert f(T) == 3",
    ),
    "a test's object changed": (
        "def f(o):\n    o.x = 5",
        "def f(o):\n    o = 5",
        "class T:\n    x = 0\nt = T()\nf(t)\nassert t.x == 5",
    ),
}

CHANGES = {
    "a list in place": (
        "def f(a):\n    a.sort()",
        "def f(a):\n    sorted(a)",
        "a = [3, 1]\nassert f(a) is None and a == [1, 3]",
    ),
    "an array in place": (
        "def f(a):\n    a *= 2",
        "def f(a):\n    a = a * 2",
        "import numpy as np\na = np.ones(2)\nb = a\nf(a)\nassert (b == 2).all()",
    ),
    "nested containers in place": (
        "def f(d):\n    d['a'].append(1)\n    d['b'] = {2}\n    del d['c']",
        "def f(d):\n    d['a'].append(1)\n    d['b'] = {2}",
        "inner = []\nd = {'a': inner, 'c': 0}\nf(d)\nassert d == {'a': [1], 'b': {2}}\n"
        "assert inner == [1]",
    ),
    "keywords in place": (
        "def f(*, into):\n    into.add(3)",
        "def f(*, into):\n    into = {3}",
        "s = set()\nf(into=s)\nassert s == {3}",
    ),
    "changed and returned": (
        "def f(a):\n    a.append(1)\n    return a",
        "def f(a):\n    return a + [1]",
        "a = []\nassert f(a) == [1]\nassert a == [1]",
    ),
    "changed, something else returned": (
        "def pop_first(a):\n    return a.pop(0)",
        "def pop_first(a):\n    return a[0]",
        "a = [1, 2]\nassert pop_first(a) == 1\nassert a == [2]",
    ),
    "not changed": (
        "def f(a):\n    return sorted(a)",
        "def f(a):\n    a.sort()\n    return a",
        "a = [3, 1]\nassert f(a) == [1, 3]\nassert a == [3, 1]",
    ),
    "an array not changed": (
        "def f(a):\n    return a - a.mean()",
        "def f(a):\n    a -= a.mean()\n    return a",
        "import numpy as np\na = np.array([1.0, 3.0])\nkeep = a.copy()\nr = f(a)\n"
        "np.testing.assert_array_equal(r, [-1, 1])\nnp.testing.assert_array_equal(a, keep)",
    ),
    "read-only arrays": (
        "def f(a):\n    return a * 2",
        "def f(a):\n    a *= 2\n    return a",
        "import numpy as np\na = np.ones(2)\na.flags.writeable = False\nassert (f(a) == 2).all()",
    ),
    "globals of the submission": (
        "items = []\ndef add(x):\n    items.append(x)",
        "items = []\ndef add(x):\n    pass",
        "add(3)\nassert items == [3]\nadd(4)\nassert items == [3, 4]",
    ),
}

RANDOMNESS = {
    "NumPy's seed": (
        "import numpy as np\ndef f():\n    return np.random.rand(3)",
        "import numpy as np\ndef f():\n    return np.random.rand(4)[1:]",
        "import numpy as np\nnp.random.seed(5)\nexpected = np.random.rand(3)\n"
        "np.random.seed(5)\nassert (f() == expected).all()",
    ),
    "the same seed twice": (
        "import numpy as np\ndef f():\n    return np.random.rand()",
        "import numpy as np\nrng = np.random.default_rng()\ndef f():\n    return rng.random()",
        "import numpy as np\nnp.random.seed(0)\na = f()\nnp.random.seed(0)\nb = f()\nassert a == b",
    ),
    "a seed holds for one call only": (
        "import numpy as np\ndef f():\n    return np.random.rand()",
        "import numpy as np\ndef f():\n    np.random.seed(0)\n    return np.random.rand()",
        "import numpy as np\nnp.random.seed(0)\na, b = f(), f()\nassert a != b",
    ),
    "the seed of random": (
        "import random\ndef f():\n    return random.random()",
        "import random\ndef f():\n    return random.Random().random()",
        "import random\nrandom.seed(1)\nexpected = random.random()\n"
        "random.seed(1)\nassert f() == expected\nrandom.seed(1)\nassert f() == expected",
    ),
    "a generator goes on after the call": (
        "def f(rng):\n    return rng.random(2)",
        "def f(rng):\n    return rng.random(3)[:2]",
        "import numpy as np\nrng, same = np.random.default_rng(0), np.random.default_rng(0)\n"
        "assert (f(rng) == same.random(2)).all() and rng.random() == same.random()",
    ),
    "a generator of small integers": (
        "def f(rng):\n    return rng.integers(0, 10**6, 3)",
        "def f(rng):\n    return rng.integers(0, 10**6, 4)[:3]",
        "import numpy as np\nrng, same = np.random.default_rng(0), np.random.default_rng(0)\n"
        "assert (f(rng) == same.integers(0, 10**6, 3)).all()\n"
        "assert rng.integers(0, 10**6) == same.integers(0, 10**6)",
    ),
    "a generator by name and twice": (
        "def f(n, rng):\n    return rng.normal(size=n)",
        "import numpy as np\ndef f(n, rng):\n    return np.random.default_rng(0).normal(size=n)",
        "import numpy as np\nrng, same = np.random.default_rng(3), np.random.default_rng(3)\n"
        "np.testing.assert_array_equal(f(2, rng=rng), same.normal(size=2))\n"
        "np.testing.assert_array_equal(f(2, rng=rng), same.normal(size=2))",
    ),
    "a legacy generator": (
        "def f(rng):\n    return rng.rand(3)",
        "def f(rng):\n    return rng.rand(3) + 1",
        "import numpy as np\n"
        "assert (f(np.random.RandomState(0)) == np.random.RandomState(0).rand(3)).all()",
    ),
}

EXCEPTIONS = {
    "built in": (
        "def f(x):\n    if x < 0:\n        raise ValueError('negative')\n    return x",
        "def f(x):\n    if x < 0:\n        raise TypeError('negative')\n    return x",
        "try:\n    f(-1)\nexcept ValueError as e:\n    assert 'negative' in str(e)\n"
        "else:\n    raise AssertionError",
    ),
    "with unittest": (
        "def f():\n    return {}['k']",
        "def f():\n    return [][1]",
        "import unittest\ncase = unittest.TestCase()\n"
        "with case.assertRaises(KeyError):\n    f()\n"
        "with case.assertRaisesRegex(LookupError, 'k'):\n    f()",
    ),
    "with NumPy": (
        "def f():\n    raise ZeroDivisionError",
        "def f():\n    pass",
        "import numpy as np\nnp.testing.assert_raises(ZeroDivisionError, f)",
    ),
    "with pytest": (
        "def f():\n    raise ValueError('bad shape (2, 3)')",
        "def f():\n    raise ValueError('bad')",
        "import pytest\nwith pytest.raises(ValueError, match='shape'):\n    f()",
    ),
    "of the submission's own class": (
        "class Empty(Exception):\n    pass\ndef f():\n    raise Empty('x')",
        "class Empty(Exception):\n    pass\ndef f():\n    raise Exception('x')",
        "try:\n    f()\nexcept Empty as e:\n    assert str(e) == 'x'\n"
        "assert issubclass(Empty, Exception)",
    ),
    "of its own class, caught as its base": (
        "class Empty(ValueError):\n    pass\ndef f():\n    raise Empty('x')",
        "class Empty(TypeError):\n    pass\ndef f():\n    raise Empty('x')",
        "try:\n    f()\nexcept ValueError:\n    pass",
    ),
    "of its own subclass of its own class": (
        "class A(Exception):\n    pass\nclass B(A):\n    pass\ndef f():\n    raise B",
        "class A(Exception):\n    pass\nclass B(Exception):\n    pass\ndef f():\n    raise B",
        "try:\n    f()\nexcept A:\n    pass",
    ),
    "its attributes": (
        "class E(Exception):\n    def __init__(self, code):\n        super().__init__('m')\n"
        "        self.code = code\ndef f():\n    raise E(5)",
        "class E(Exception):\n    def __init__(self, code):\n        super().__init__('m')\n"
        "        self.code = 0\ndef f():\n    raise E(5)",
        "try:\n    f()\nexcept E as e:\n    assert e.code == 5",
    ),
    "not implemented": (
        "def f():\n    raise NotImplementedError",
        "def f():\n    raise RuntimeError",
        "try:\n    f()\nexcept NotImplementedError:\n    pass",
    ),
    "deep recursion": (
        "def f(n):\n    return f(n + 1)",
        "def f(n):\n    return n",
        "try:\n    f(0)\nexcept RecursionError:\n    pass\nelse:\n    raise AssertionError",
    ),
}

WARNINGS = {
    "must not be given": (
        "import numpy as np\ndef f(x):\n    return np.exp(-np.logaddexp(0, -x))",
        "import numpy as np\ndef f(x):\n    return 1 / (1 + np.exp(-x))",
        "import warnings\nimport numpy as np\nwith warnings.catch_warnings():\n"
        "    warnings.simplefilter('error')\n    assert f(np.array([-1e4]))[0] == 0",
    ),
    "must not be given (NumPy)": (
        "import numpy as np\ndef f(x):\n    return np.log(x) if x > 0 else -np.inf",
        "import numpy as np\ndef f(x):\n    return np.log(x)",
        "import numpy as np\nwith np.errstate(all='raise'):\n"
        "    assert f(np.float64(0)) == -np.inf",
    ),
    "must be given": (
        "import warnings\ndef f():\n    warnings.warn('old', DeprecationWarning)\n    return 1",
        "def f():\n    return 1",
        "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n"
        "    warnings.simplefilter('always')\n    assert f() == 1\n"
        "assert len(seen) == 1 and issubclass(seen[0].category, DeprecationWarning)",
    ),
    "of a class of its own": (
        "import warnings\nclass Old(DeprecationWarning): pass\n"
        "def f():\n    warnings.warn('old', Old)\n    return 1",
        "def f():\n    return 1",
        "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n"
        "    warnings.simplefilter('always')\n    assert f() == 1\n"
        "assert len(seen) == 1 and issubclass(seen[0].category, DeprecationWarning)",
    ),
}

PRINTED = {
    "caught by redirect_stdout": (
        "def f():\n    print('hi', 3)",
        "def f():\n    print('hi')",
        "import contextlib, io\nheard = io.StringIO()\n"
        "with contextlib.redirect_stdout(heard):\n    f()\nassert heard.getvalue() == 'hi 3\\n'",
    ),
    "caught by a patch": (
        "def f():\n    print('hi')",
        "def f():\n    return 'hi'",
        "import io\nfrom unittest.mock import patch\n"
        "with patch('sys.stdout', new_callable=io.StringIO) as heard:\n    f()\n"
        "assert heard.getvalue() == 'hi\\n'",
    ),
}

TABLES = {
    **{f"values: {name}": case for name, case in VALUES.items()},
    **{f"iteration: {name}": case for name, case in ITERATION.items()},
    **{f"callbacks: {name}": case for name, case in CALLBACKS.items()},
    **{f"changes: {name}": case for name, case in CHANGES.items()},
    **{f"randomness: {name}": case for name, case in RANDOMNESS.items()},
    **{f"exceptions: {name}": case for name, case in EXCEPTIONS.items()},
    **{f"warnings: {name}": case for name, case in WARNINGS.items()},
    **{f"printed: {name}": case for name, case in PRINTED.items()},
}


@pytest.mark.parametrize("name", TABLES)
def test_right_passes_and_wrong_fails(desk, name):
    right, wrong, test = TABLES[name]
    seen = desk.check(right, test)
    assert (seen.status, seen.score) == ("passed", 2.0), seen
    seen = desk.check(wrong, test, reference=right)
    assert (seen.status, seen.score) == ("failed", 0.0), seen


def test_a_function_that_a_call_binds_anew_is_looked_up_anew(desk):
    """A test gets the functions of its exercise at once, with the names; later they may change."""
    right = "def f():\n    global f\n    f = g\n    return 1\n\ndef g():\n    return 2"
    wrong = "def f():\n    return 1\n\ndef g():\n    return 2"
    test = "assert f() == 1 and f() == 2 and g() == 2"
    assert desk.check(right, test).passed
    assert not desk.check(wrong, test, reference=right).passed


def test_a_test_does_not_see_what_an_earlier_one_bound(desk):
    """After a test that failed, the next one starts from what the submission made."""
    first = "f = lambda: 5\nassert f() == 6"
    found = desk.check("def f():\n    return 1", first, "assert f() == 1")
    assert [seen.passed for seen in found] == [False, True]


def test_checks_see_the_submission_as_it_was_at_their_place(desk, nb):
    cells = [
        nb.solution("row, total = [1, 2, 3], 0", "s1"),
        nb.test("assert row == [1, 2, 3] and total == 0", "t1"),
        nb.solution("row.append(4)\ntotal = sum(row)", "s2"),
        nb.test("assert row == [1, 2, 3, 4] and total == 10", "t2"),
    ]
    answers = {"s1": cells[0]["source"], "s2": cells[2]["source"]}
    judged = desk.grade(cells, nb.handed_in(cells, answers))
    assert {k: seen.passed for k, seen in judged.checks.items()} == {"t1": True, "t2": True}


@pytest.mark.parametrize("value", ["np.zeros(3)", "{'a': [0]}", "{0}", "[[0], [0]]"])
def test_a_change_in_a_later_cell_does_not_reach_an_earlier_check(desk, nb, value):
    change = {
        "np.zeros(3)": "box[0] = 7",
        "{'a': [0]}": "box['a'].append(7)",
        "{0}": "box.add(7)",
        "[[0], [0]]": "box[1][0] = 7",
    }[value]
    cells = [
        nb.solution(f"import numpy as np\nbox = {value}", "s1"),
        nb.test("assert '7' not in str(box)", "t1"),
        nb.solution(change, "s2"),
        nb.test("assert '7' in str(box)", "t2"),
    ]
    answers = {"s1": cells[0]["source"], "s2": change}
    judged = desk.grade(cells, nb.handed_in(cells, answers))
    assert {k: seen.passed for k, seen in judged.checks.items()} == {"t1": True, "t2": True}


FRAME = "import pandas as pd\nbox = pd.DataFrame({'a': [1, 2]})"


@pytest.mark.parametrize(
    ("make", "look", "change"),
    [
        (FRAME, "list(box.columns) == ['a'] and len(box) == 2", "box['b'] = 7"),
        (FRAME, "list(box.columns) == ['a'] and len(box) == 2", "box.drop(0, inplace=True)"),
        (f"{FRAME}.a", "box.tolist() == [1, 2]", "box[1] = 7"),
        ("import networkx as nx\nbox = nx.path_graph(3)", "len(box) == 3", "box.add_node(7)"),
        (
            "import numpy as np\nbox = np.random.default_rng(77)",
            "box.integers(1000) == np.random.default_rng(77).integers(1000)",
            "box.random(7)",
        ),
        (
            "import random\nbox = random.Random(7)",
            "box.random() == __import__('random').Random(7).random()",
            "box.random()",
        ),
        (
            "import random\nclass Dice(random.SystemRandom):\n    pass\nbox = [Dice()]",
            "0 <= box[0].random() < 1",
            "box.append(random.SystemRandom())",
        ),
        (
            "import numpy as np\nnp.random.seed(7)\ndef draw():\n    return np.random.rand()",
            "draw() == np.random.RandomState(7).rand()",
            "np.random.seed(1)",
        ),
        ("import types\nbox = types.SimpleNamespace(a=1)", "box.a == 1", "box.a = 7"),
        ("import argparse\nbox = argparse.Namespace(a=1)", "box.a == 1", "box.a = 7"),
        ("import collections\nbox = collections.UserDict(a=1)", "box['a'] == 1", "box['a'] = 7"),
        ("import collections\nbox = collections.ChainMap({0: 1})", "box[0] == 1", "box[0] = 7"),
        ("import array\nbox = array.array('i', [1])", "box[0] == 1", "box[0] = 7"),
        (
            "import collections\nbox = iter(collections.deque([1, 2]))",
            "next(box) == 1",
            "pass",
        ),
        ("import math\ndef box():\n    return math.pi", "box() > 3.1", "math.pi = 3"),
        (
            "import types\ndef box():\n    return 1\ndef other():\n    return 7",
            "box() == 1",
            "box.__code__ = other.__code__",
        ),
    ],
)
def test_what_a_library_made_is_for_a_check_as_it_was_at_its_place(desk, nb, make, look, change):
    library = make.partition("import ")[2].split()[0]
    pytest.importorskip(library, reason=f"{library} is not installed")
    cells = [
        nb.solution(make, "s1"),
        nb.test(f"assert {look}", "t1"),
        nb.solution(change, "s2"),
        nb.test("assert True", "t2"),
    ]
    judged = desk.grade(cells, nb.handed_in(cells, {"s1": make, "s2": change}))
    assert judged.checks["t1"].passed
    assert not judged.checks["t1"].together


def test_cells_can_ask_whether_they_are_graded(desk):
    """By the variable that nbgrader itself sets, on both sides."""
    asks = "import os\ndef f():\n    return os.environ.get('NBGRADER_EXECUTION')"
    assert desk.check(asks, "import os\nassert f() == os.environ['NBGRADER_EXECUTION']").passed
    assert desk.check(asks, "assert f() == 'autograde'").passed


def test_files_beside_the_notebook_are_there_for_both_sides(desk):
    files = {"data.csv": b"1,2\n3,4\n", "helper.py": b"def triple(x):\n    return 3 * x\n"}
    student = (
        "import numpy as np\nimport helper\n"
        "def total(name):\n    return helper.triple(np.loadtxt(name, delimiter=',').sum())"
    )
    test = (
        "import numpy as np\nfrom helper import triple\n"
        "assert total('data.csv') == triple(np.loadtxt('data.csv', delimiter=',').sum()) == 30"
    )
    assert desk.check(student, test, files=files).passed
    assert not desk.check("def total(name):\n    return 31", test, files=files).passed


def test_a_submissions_helper_module_is_not_imported_by_a_test(desk, nb):
    """The instructor's file wins; the trusted process never imports what a student brought."""
    cells = [nb.solution("def f(): ...", "s"), nb.test("import helper\nassert helper.x == 1", "t")]
    written = nb.handed_in(cells, {"s": "open('helper.py', 'w').write('x = 2')\nimport helper"})
    judged = desk.grade(cells, written, {"helper.py": b"x = 1\n"})
    assert judged.checks["t"].passed


def test_a_submission_cannot_lie_about_its_source(desk):
    student = (
        "def f(x):\n    for y in x:\n        pass\ndef g(x):\n    return sum(x)\n"
        "f.__name__ = f.__qualname__ = 'g'\nf.__wrapped__ = g\nf.__code__ = f.__code__.replace("
        "co_name='g', co_firstlineno=g.__code__.co_firstlineno)\n"
        "import inspect, linecache\ninspect.getsource = lambda thing: 'return sum(x)'\n"
        "linecache.getlines = lambda *_: ['return sum(x)']"
    )
    assert not desk.check(
        student, "import inspect\nassert 'for ' not in inspect.getsource(f)"
    ).passed
    assert desk.check(student, "import inspect\nassert 'for ' in inspect.getsource(f)").passed


def test_what_cannot_be_handed_over_is_not_an_error_of_the_submissions(desk):
    """A test that expects a TypeError is passed by a submission that raises one, and by no other."""
    test = "try:\n    f(object())\nexcept TypeError:\n    pass\nelse:\n    raise AssertionError"
    assert not desk.check("def f(x):\n    return 1", test).passed
    test = test.replace("object()", "'a'")
    assert desk.check("def f(x):\n    return x + 1", test).passed
    assert not desk.check("def f(x):\n    return 1", test).passed
    for kind in ("StopIteration", "GeneratorExit", "SystemExit", "KeyboardInterrupt"):
        sly = f"class Sly({kind}):\n    pass\ndef f():\n    raise Sly\ndef g():\n    raise {kind}"
        test = "try:\n    {}()\nexcept Exception:\n    pass\nelse:\n    raise AssertionError"
        for name in "fg" if kind != "StopIteration" else "":
            assert not desk.check(sly, test.format(name)).passed
        ends = "assert list({}() for _ in range(3)) == []"
        assert not desk.check(sly, ends.format("f")).passed
        assert not desk.check(sly, ends.format("g")).passed


@pytest.mark.parametrize(("left", "runs"), [(2000, True), (900, False)])
def test_the_last_quarter_of_the_time_is_the_tests(left, runs):
    sandbox = Sandbox()
    hatch = types.SimpleNamespace(limits=Limits(submission_seconds=4000), open=lambda: sandbox)
    end = time.monotonic() + left
    session = Session(hatch, {}, end, end_of_cells=end - 1000)
    ok, _, note = session.run("x = 1", 60, 0)
    assert ok is runs
    assert runs or note.startswith("Not run")
    session.snapshot(1)
    session.restore(1)  # there is time for a test
    session.sandbox.kill()


class Recorded(Sandbox):
    """A sandbox that remembers what it was asked for."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def ask(self, request, *more):
        self.asked.append(request[0])
        return super().ask(request, *more)


def test_nothing_is_asked_for_twice():
    sandbox = Recorded()
    session = Session(
        types.SimpleNamespace(limits=Limits(), open=lambda: sandbox), {}, float("inf")
    )
    session.snapshot(0)
    assert sandbox.asked == ["snapshot"]
    source = "def f(x):\n    return x"
    session.run(source, 60, 1)
    tests = Names(session, [Cell("solution", "s", "code", source, source)])
    session.restore(1, ["f"])
    session.begin(None)
    del sandbox.asked[:]
    assert tests["f"](1) + tests["f"](2) == 3
    assert sandbox.asked == ["call", "call"]
    sandbox.kill()


@pytest.mark.parametrize(("took", "leaves"), [(1.0, True), (30.0, False)])
def test_a_room_is_left_where_the_cells_can_be_run_anew(took, leaves):
    """Where they take long, the other checks need the time more."""
    left = []
    session = Session(types.SimpleNamespace(limits=Limits()), {}, time.monotonic() + 100)
    session.sandbox = types.SimpleNamespace(alive=True, leave_strays=lambda: left.append(True))
    session.cells_took = took
    session.leave_strays()
    assert bool(left) is leaves


class Dying:
    """A sandbox whose process ends at whatever it is asked."""

    alive = True

    def ask(self, *request):
        self.kill()
        raise Died("its process ended")

    def kill(self):
        self.alive = False


def test_a_submission_that_always_dies_is_told_why_at_every_check():
    """After two checks it is not tried again; the reason is the same."""
    opened = []
    hatch = types.SimpleNamespace(
        limits=Limits(), open=lambda: opened.append(Dying()) or opened[-1]
    )
    session = Session(hatch, {}, time.monotonic() + 60)
    for _check in range(4):
        session.start_clock(5)
        with pytest.raises(Stopped, match="could not be run again: its process ended"):
            session.restore(1)
    assert len(opened) == 4


def test_a_text_between_exercises_is_not_read_as_code():
    session, _ = open_session("x = 1")
    text, code = (Cell("locked", kind, kind, "f", "f") for kind in ("markdown", "code"))
    assert not Names(session, [text]).locked_uses
    assert Names(session, [text, code]).locked_uses == {"f"}
