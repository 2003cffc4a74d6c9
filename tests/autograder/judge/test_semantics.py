"""What a test sees is what Python would show it in one process.

Every case is a right solution and a test that it passes in plain Python. Where a third text stands,
it is a wrong solution that the test must not pass.
"""

import pytest

NET = (
    "class Net:\n    def __init__(self):\n        self.params = {'w': 1.0}\n        self.layers = []\n"
    "    def loss(self, x):\n        return self.params['w'] * x + len(self.layers)\n"
    "    def step(self):\n        self.params['w'] -= 0.5"
)

ALIASES = {
    "what is handed in and comes back is the same": (
        "def same(x):\n    return x",
        "for g in ([1], {'a': 1}, {1}, bytearray(b'a')):\n    assert same(g) is g",
        "import copy\ndef same(x):\n    return copy.copy(x)",
    ),
    "a copy is another": (
        "def clone(x):\n    return list(x)",
        "g = [1]\nassert clone(g) == g and clone(g) is not g",
        "def clone(x):\n    return x",
    ),
    "inside a container, too": (
        "def pair(a, b):\n    return {'both': [a, b, a]}",
        "a, b = [1], [1]\nr = pair(a, b)['both']\nassert r[0] is a and r[1] is b and r[2] is r[0]",
        "def pair(a, b):\n    return {'both': [list(a), list(b), list(a)]}",
    ),
    "arrays": (
        "import numpy as np\ndef same(x):\n    return np.asarray(x)",
        "import numpy as np\na = np.arange(3.0)\nassert same(a) is a",
        "import numpy as np\ndef same(x):\n    return np.array(x)",
    ),
    "a view of an array is a view": (
        "def rows(a):\n    return a[1:]",
        "import numpy as np\na = np.zeros((3, 2))\nr = rows(a)\nr[0, 0] = 5\n"
        "assert a[1, 0] == 5 and np.shares_memory(r, a)",
        "def rows(a):\n    return a[1:].copy()",
    ),
    "windows over an array are views of it": (
        "import numpy as np\ndef windows(a):\n"
        "    return np.lib.stride_tricks.sliding_window_view(a, 2)",
        "import numpy as np\na = np.zeros(4)\nr = windows(a)\na[1] = 5\n"
        "assert r[0, 1] == r[1, 0] == 5 and r.shape == (3, 2) and np.shares_memory(r, a)",
        "import numpy as np\ndef windows(a):\n"
        "    return np.lib.stride_tricks.sliding_window_view(a, 2).copy()",
    ),
    "an array and a view of it": (
        "def pair(x, y):\n    return [x, y]",
        "import numpy as np\na = np.zeros((2, 3), order='F')\nb = a[::-1]\nr = pair(a, b)\n"
        "r[1][0, 0] = 5\nassert r[0] is a and r[1] is b and a[1, 0] == 5",
        "def pair(x, y):\n    return [x.copy(), y]",
    ),
    "a deep copy that leads back": (
        "class Box:\n    def __init__(self):\n        self.items = [self]",
        "import copy\nitems = Box().items\nc = copy.deepcopy(items)\n"
        "assert c is not items and c[0].items is c",
        "class Box:\n    def __init__(self):\n        self.items = ['me']",
    ),
    "two names for one thing": (
        "grid = [[0] * 2] * 2\ndef put():\n    grid[0][0] = 1",
        "put()\nassert grid[1][0] == 1 and grid[0] is grid[1]",
        "grid = [[0] * 2 for _ in range(2)]\ndef put():\n    grid[0][0] = 1",
    ),
    "a cycle": (
        "def ring():\n    a = []\n    a.append(a)\n    return a",
        "r = ring()\nassert r[0] is r",
        "def ring():\n    return [[]]",
    ),
    "a chain of thousands": (
        "def chain(n):\n    head = None\n    for _ in range(n):\n        head = [head]\n    return head",
        "n, c = 0, chain(5000)\nwhile c is not None:\n    n, c = n + 1, c[0]\nassert n == 5000",
        "def chain(n):\n    return None",
    ),
    "an object's dictionary": (
        NET,
        "net = Net()\nnet.params['w'] = 3.0\nassert net.loss(2) == 6\np = net.params\n"
        "net.step()\nassert p['w'] == 2.5 and net.params is p",
        NET.replace("return self.params['w']", "return 1.0"),
    ),
    "an object's list": (
        NET,
        "net = Net()\nnet.layers.append('dense')\nassert net.loss(0) == 1 and net.layers == ['dense']",
        NET.replace("len(self.layers)", "0"),
    ),
    "a list that the test goes on with": (
        "log = []\ndef note(x):\n    log.append(x)\n    return len(log)",
        "assert note(1) == 1\nlog.append(7)\nassert note(2) == 3 and log == [1, 7, 2]",
        "log = []\ndef note(x):\n    return 1",
    ),
    "a default that remembers": (
        "def add(x, into=[]):\n    into.append(x)\n    return into",
        "assert add(1) == [1]\nassert add(2) == [1, 2] and add(0) is add(0)",
        "def add(x, into=()):\n    return [*into, x]",
    ),
    "deep copies are asked for and made": (
        "import copy\ndef deep(x):\n    return copy.deepcopy(x)",
        "a = {'x': [1, [2]]}\nb = deep(a)\nassert b == a and b['x'] is not a['x']\n"
        "b['x'][1].append(3)\nassert a == {'x': [1, [2]]}",
        "import copy\ndef deep(x):\n    return copy.copy(x)",
    ),
}

IN_PLACE = {
    "sort": (
        "def f(a):\n    a.sort()",
        "a = [3, 1]\nb = a\nf(a)\nassert b == [1, 3]",
        "def f(a):\n    sorted(a)",
    ),
    "shape": (
        "def f(a):\n    a.shape = (2, 3)",
        "import numpy as np\na = np.arange(6)\nf(a)\nassert a.shape == (2, 3) and a[1, 0] == 3",
        "def f(a):\n    a.reshape(2, 3)",
    ),
    "a dictionary popped": (
        "def f(d):\n    return d.pop('a')",
        "d = {'a': 1, 'b': 2}\nassert f(d) == 1 and d == {'b': 2}",
        "def f(d):\n    return d['a']",
    ),
    "a deque with a limit": (
        "def f(q):\n    q.append(4)",
        "from collections import deque\nq = deque([1, 2, 3], maxlen=3)\nf(q)\nassert list(q) == [2, 3, 4]",
        "def f(q):\n    pass",
    ),
    "a counter and a defaultdict": (
        "def f(c, d):\n    c.update('ab')\n    d['x'].append(1)",
        "from collections import Counter, defaultdict\nc, d = Counter('a'), defaultdict(list)\n"
        "f(c, d)\nassert c == {'a': 2, 'b': 1} and d == {'x': [1]} and d['new'] == []",
        "def f(c, d):\n    c.update('ab')",
    ),
    "an array within a list": (
        "def f(arrays):\n    for a in arrays:\n        a += 1",
        "import numpy as np\na = [np.zeros(2), np.zeros(3)]\nf(a)\nassert a[0][1] == 1 == a[1][2]",
        "def f(arrays):\n    for a in arrays:\n        a + 1",
    ),
    "a view of the test's array": (
        "def f(a):\n    a[:] = 7",
        "import numpy as np\na = np.zeros((3, 3))\nf(a[1])\nassert a[1].sum() == 21 and a.sum() == 21",
        "def f(a):\n    a = 7",
    ),
    "what must not be changed": (
        "def f(a):\n    return sorted(a)",
        "a = [3, 1]\nassert f(a) == [1, 3]\nassert a == [3, 1]",
        "def f(a):\n    a.sort()\n    return a",
    ),
}

ARRAYS = {
    "order and strides": (
        "import numpy as np\ndef f(a):\n    return a.flags.f_contiguous, a.strides, a[::-1]",
        "import numpy as np\na = np.zeros((2, 3), order='F')\nfortran, strides, r = f(a)\n"
        "assert fortran and strides == a.strides and r.strides[0] < 0\n"
        "assert f(np.arange(10.0)[::2])[1] == (16,)",
        "def f(a):\n    return True, a.strides, a",
    ),
    "read-only results": (
        "import numpy as np\ndef f():\n    a = np.ones(2)\n    a.flags.writeable = False\n    return a",
        "import pytest\nwith pytest.raises(ValueError):\n    f()[0] = 1",
        "import numpy as np\ndef f():\n    return np.ones(2)",
    ),
    "objects": (
        "import numpy as np\ndef f():\n    return np.array([[1], 'a', None], dtype=object)",
        "r = f()\nassert r.dtype == object and r[0] == [1] and r[1] == 'a' and r[2] is None",
        "import numpy as np\ndef f():\n    return np.array(['1', 'a', 'None'])",
    ),
    "records": (
        "import numpy as np\ndef f():\n    return np.array([(1, 2.5)], dtype=[('n', 'i4'), ('x', 'f8')])",
        "r = f()\nassert r['x'][0] == 2.5 and r.dtype.names == ('n', 'x')",
        "import numpy as np\ndef f():\n    return np.array([(1, 2.5)])",
    ),
    "its type": (
        "import numpy as np\ndef f(a):\n    return a.dtype",
        "import numpy as np\nassert f(np.zeros(2, np.float32)) == np.float32\n"
        "assert f(np.zeros(2)) is not None and f(np.zeros(2)) == np.dtype(float)",
        "def f(a):\n    return 'float32'",
    ),
    "a last value that is an array": (
        "import numpy as np\ndef f():\n    return np.ones(2)",
        "assert (f() == 1).all()\nf()",
        "import numpy as np\ndef f():\n    return np.zeros(2)",
    ),
}

CLASSES = {
    "of the submission, by plain isinstance": (
        "class A:\n    pass\nclass B(A):\n    def __len__(self):\n        return 3\ndef make():\n    return B()",
        "from collections.abc import Sized, Iterable, Callable\nb = make()\n"
        "assert type(b) is B and isinstance(b, A) and B.__mro__[1] is A and B.__bases__ == (A,)\n"
        "assert isinstance(b, Sized) and not isinstance(b, Iterable) and not callable(b)\n"
        "assert hasattr(b, '__len__') and not hasattr(b, '__getitem__')\nimport unittest\n"
        "unittest.TestCase().assertIsInstance(b, A)",
        "class A:\n    pass\nclass B:\n    def __len__(self):\n        return 3\ndef make():\n    return B()",
    ),
    "a test derives from one": (
        "class Shape:\n    def area(self):\n        return 0\n    def name(self):\n        return 'shape'",
        "class Square(Shape):\n    def area(self):\n        return 4\n"
        "s = Square()\nassert s.area() == 4 and s.name() == 'shape' and isinstance(s, Shape)",
        "class Shape:\n    def area(self):\n        return 0\n    def name(self):\n        return ''",
    ),
    "dir and vars": (
        "class Q:\n    size = 3\n    def push(self):\n        self.top = 1",
        "assert {'size', 'push'} <= set(dir(Q)) and 'pop' not in dir(Q)\nq = Q()\nq.push()\n"
        "assert vars(q) == {'top': 1} and 'top' in dir(q) and 'push' in vars(Q)",
        "class Q:\n    size = 3\n    def put(self):\n        self.top = 1",
    ),
    "named tuples as results": (
        "from collections import namedtuple\nPoint = namedtuple('Point', 'x y')\n"
        "def f():\n    return Point(1, 2)",
        "p = f()\nx, y = p\nassert p.x == 1 == x and p == (1, 2) and isinstance(p, tuple)\n"
        "assert type(p) is not tuple and p._asdict() == {'x': 1, 'y': 2} and repr(p) == 'Point(x=1, y=2)'",
        "def f():\n    return (1, 2)",
    ),
    "enumerations": (
        "from enum import Enum, IntEnum, Flag\nclass C(Enum):\n    RED = 1\n    BLUE = 2\n"
        "class N(IntEnum):\n    ONE = 1\nclass F(Flag):\n    A = 1\n    B = 2\ndef f():\n    return C.RED",
        "assert f() is C.RED and C['RED'] is C(1) and C.RED != C.BLUE and list(C) == [C.RED, C.BLUE]\n"
        "assert {C.RED: 5}[f()] == 5 and C.RED.name == 'RED' and len(C) == 2 and C.RED in C\n"
        "assert N.ONE == 1 and N.ONE + 1 == 2 and N.ONE.name == 'ONE'\n"
        "assert F.A | F.B == F(3) and F.A in (F.A | F.B)",
        "class C:\n    RED = 1\n    BLUE = 2\ndef f():\n    return 1",
    ),
    "a list of its own": (
        "class Bag(list):\n    def total(self):\n        return sum(self)\ndef f():\n    return Bag([1, 2])",
        "b = f()\nassert b == [1, 2] and isinstance(b, list) and b.total() == 3\nb.append(4)\n"
        "assert b.total() == 7 and len(b) == 3",
        "def f():\n    return [1, 2]",
    ),
    "class attributes": (
        "class A:\n    made = 0\n    def __init__(self):\n        A.made += 1",
        "A.made = 5\nA()\nassert A.made == 6",
        "class A:\n    made = 0\n    def __init__(self):\n        A.made = 1",
    ),
    "generators with send": (
        "def f():\n    got = yield 1\n    yield got * 2",
        "import types\ng = f()\nassert isinstance(g, types.GeneratorType) and next(g) == 1\n"
        "assert g.send(4) == 8\ntry:\n    next(g)\nexcept StopIteration:\n    pass\nelse:\n    assert 0",
        "def f():\n    return iter([1, 8])",
    ),
    "iterators that begin anew": (
        "class Fib:\n    def __init__(self, most):\n        self.most = most\n"
        "    def __iter__(self):\n        self.a, self.b = 0, 1\n        return self\n"
        "    def __next__(self):\n        if self.a > self.most:\n            raise StopIteration\n"
        "        now, self.a, self.b = self.a, self.b, self.a + self.b\n        return now",
        "f = Fib(5)\nassert list(f) == [0, 1, 1, 2, 3, 5] == list(f) and iter(f) is f",
        "class Fib:\n    def __init__(self, most):\n        self.a, self.b, self.most = 0, 1, most\n"
        "    def __iter__(self):\n        return self\n    def __next__(self):\n"
        "        if self.a > self.most:\n            raise StopIteration\n"
        "        now, self.a, self.b = self.a, self.b, self.a + self.b\n        return now",
    ),
    "a test overrides what the class calls": (
        "class Game:\n    def __init__(self, n):\n        self.n, self.log = n, []\n"
        "    def play(self):\n        for i in range(self.n):\n            self.log.append(self.turn(i))\n"
        "        return self.end\n    def turn(self, i):\n        return i\n"
        "    @property\n    def end(self):\n        return len(self.log)",
        "class Loud(Game):\n    def __init__(self, n):\n        super().__init__(n)\n        self.name = 'loud'\n"
        "    def turn(self, i):\n        return f'turn {super().turn(i)}'\n"
        "    @property\n    def end(self):\n        return super().end * 10\n"
        "class Louder(Loud):\n    def turn(self, i):\n        return super().turn(i).upper()\n"
        "g = Louder(2)\nassert g.play() == 20 and g.log == ['TURN 0', 'TURN 1'] and g.name == 'loud'\n"
        "assert isinstance(g, Game) and type(g) is Louder and Loud(1).play() == 10",
        "class Game:\n    def __init__(self, n):\n        self.n, self.log = n, []\n"
        "    def play(self):\n        self.log = list(range(self.n))\n        return self.end\n"
        "    def turn(self, i):\n        return i\n    @property\n    def end(self):\n        return len(self.log)",
    ),
    "an abstract class": (
        "from abc import ABC, abstractmethod\nclass Shape(ABC):\n    @abstractmethod\n"
        "    def area(self):\n        ...\n    def twice(self):\n        return 2 * self.area()",
        "import inspect, pytest\nassert inspect.isabstract(Shape)\n"
        "class Bad(Shape):\n    pass\nclass Square(Shape):\n    def area(self):\n        return 9\n"
        "for kind in (Shape, Bad):\n    with pytest.raises(TypeError):\n        kind()\n"
        "assert Square().twice() == 18 and not inspect.isabstract(Square)",
        "class Shape:\n    def area(self):\n        ...\n    def twice(self):\n        return 2 * self.area()",
    ),
    "data classes taken apart": (
        "from dataclasses import dataclass, field\n@dataclass(frozen=True)\nclass P:\n    x: int\n"
        "    y: int = 0\n@dataclass\nclass Line:\n    a: P\n    tags: list = field(default_factory=list)",
        "import pytest\nfrom dataclasses import FrozenInstanceError, asdict, astuple, fields, replace\n"
        "assert asdict(Line(P(1))) == {'a': {'x': 1, 'y': 0}, 'tags': []} and astuple(P(2)) == (2, 0)\n"
        "assert [f.name for f in fields(P)] == ['x', 'y'] and replace(P(1), y=5) == P(1, 5)\n"
        "with pytest.raises(FrozenInstanceError):\n    P(1).x = 2",
        "from dataclasses import dataclass, field\n@dataclass\nclass P:\n    x: int\n"
        "    y: int = 0\n@dataclass\nclass Line:\n    a: P\n    tags: list = field(default_factory=list)",
    ),
    "a list and a dict that a test made": (
        "class Stack(list):\n    def top(self, n=1):\n        return Stack(self[-n:])\n"
        "class Bag(dict):\n    def __missing__(self, key):\n        return 0",
        "s = Stack([1, 2, 3])\nassert s == [1, 2, 3] != Stack([1]) and s.top(2) == [2, 3]\n"
        "assert isinstance(s.top(), Stack) and not s == [1] and [1, 2, 3] == s\n"
        "b = Bag(a=1)\nassert b == {'a': 1} and b['z'] == 0 and b != {}",
        "class Stack(list):\n    def top(self, n=1):\n        return Stack(self[:n])\n"
        "class Bag(dict):\n    def __missing__(self, key):\n        return 0",
    ),
    "generators that end": (
        "def mean():\n    total, n, value = 0, 0, None\n    while True:\n        got = yield value\n"
        "        if got is None:\n            return n\n        total, n = total + got, n + 1\n"
        "        value = total / n",
        "g = mean()\nnext(g)\nassert g.send(1) == 1 and g.send(3) == 2\ntry:\n    g.send(None)\n"
        "except StopIteration as stop:\n    assert stop.value == 2\nelse:\n    assert False\n"
        "h = mean()\nnext(h)\nh.close()\ntry:\n    h.send(1)\nexcept StopIteration:\n    pass\nelse:\n    assert False",
        "def mean():\n    value = None\n    while True:\n        got = yield value\n"
        "        value = got",
    ),
    "iterators by class": (
        "class Count:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n"
        "        return self\n    def __next__(self):\n        if not self.n:\n            raise StopIteration\n"
        "        self.n -= 1\n        return self.n",
        "from collections.abc import Iterator\nc = Count(3)\nassert isinstance(c, Iterator)\n"
        "assert list(c) == [2, 1, 0] and list(c) == [] and [*zip(Count(2), 'ab')] == [(1, 'a'), (0, 'b')]",
        "class Count:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n"
        "        return iter(range(self.n))",
    ),
    "coroutines": (
        "import asyncio\nasync def f(x):\n    await asyncio.sleep(0)\n    return x + 1",
        "import asyncio, inspect\nassert asyncio.run(f(1)) == 2\n"
        "async def main():\n    return await f(2)\nassert asyncio.run(main()) == 3",
        "async def f(x):\n    return x",
    ),
}

FUNCTIONS = {
    "its code": (
        "def f(a, b=2, *, c=3):\n    'Add.'\n    return a",
        "assert f.__code__.co_varnames[:3] == ('a', 'b', 'c') and f.__code__.co_argcount == 2\n"
        "assert f.__defaults__ == (2,) and f.__kwdefaults__ == {'c': 3} and f.__doc__ == 'Add.'",
        "def f(a, b=3):\n    return a",
    ),
    "its signature": (
        "import numpy as np\ndef f(a: int, b: float = 0.5) -> np.ndarray:\n    return a",
        "import inspect, types, numpy as np\ns = inspect.signature(f)\n"
        "assert s.parameters['b'].default == 0.5 and s.parameters['a'].annotation is int\n"
        "assert f.__annotations__['return'] is np.ndarray and isinstance(f, types.FunctionType)\n"
        "assert inspect.isfunction(f)",
        "def f(a, b=0.25):\n    return a",
    ),
    "decorated by the test": (
        "def perm(x):\n    return [x]",
        "calls = []\ndef deco(g):\n    def h(x):\n        calls.append(x)\n        return g(x)\n    return h\n"
        "perm = deco(perm)\nassert perm(3) == [3] and calls == [3]",
        "def perm(x):\n    return x",
    ),
    "replaced and put back": (
        "def helper(x):\n    return x + 1\ndef f(x):\n    return helper(x) * 2",
        "old = helper\ntry:\n    del helper\n    try:\n        f(1)\n    except NameError:\n        pass\n"
        "    else:\n        raise AssertionError('use helper')\nfinally:\n    helper = old\nassert f(1) == 4",
        "def helper(x):\n    return x + 1\ndef f(x):\n    return (x + 1) * 2",
    ),
    "input is replaced": (
        "def f():\n    return int(input('n')) + 1",
        "def input(prompt=''):\n    return '41'\nassert f() == 42",
        "def f():\n    return 41",
    ),
    "awaited at the top of a test": (
        "import asyncio\nasync def f(x):\n    await asyncio.sleep(0)\n    return 2 * x",
        "got = [await f(x) for x in (1, 2)]\nassert got == [2, 4]\nassert await f(3) == 6",
        "async def f(x):\n    return x",
    ),
    "a decorator that wraps": (
        "import functools\ndef counted(f):\n    @functools.wraps(f)\n    def g(*args):\n"
        "        g.calls += 1\n        return f(*args)\n    g.calls = 0\n    return g",
        "@counted\ndef add(a, b):\n    'Add.'\n    return a + b\nassert add(1, 2) == 3 and add.calls == 1\n"
        "assert add.__name__ == 'add' and add.__doc__ == 'Add.' and add.__wrapped__(2, 2) == 4",
        "def counted(f):\n    def g(*args):\n        g.calls += 1\n        return f(*args)\n"
        "    g.calls = 0\n    return g",
    ),
    "a random generator of Python's": (
        "def roll(n, rng):\n    return [rng.randint(1, 6) for _ in range(n)]",
        "import random\na, b = random.Random(3), random.Random(3)\n"
        "assert roll(1000, a) == [b.randint(1, 6) for _ in range(1000)]\nassert a.random() == b.random()",
        "import random\ndef roll(n, rng):\n    return [random.randint(1, 6) for _ in range(n)]",
    ),
    "an exception of a library": (
        "import json\nimport numpy as np\ndef f(text):\n    return np.linalg.inv(json.loads(text))",
        "import json, pytest\nimport numpy as np\nwith pytest.raises(json.JSONDecodeError):\n    f('{')\n"
        "with pytest.raises(np.linalg.LinAlgError):\n    f('[[0, 0], [0, 0]]')",
        "import json\ndef f(text):\n    raise ValueError('singular')",
    ),
    "what is logged": (
        "import logging\nlog = logging.getLogger('bank')\ndef take(x):\n    log.info('took %d', x)\n"
        "    if x > 9:\n        log.warning('much')",
        "import unittest\nwith unittest.TestCase().assertLogs('bank', 'INFO') as seen:\n    take(3)\n"
        "    take(10)\nassert seen.output == ['INFO:bank:took 3', 'INFO:bank:took 10', 'WARNING:bank:much']",
        "def take(x):\n    pass",
    ),
    "input is replaced in its module": (
        "def ask():\n    return int(input('n?')) + 1",
        "import builtins\nold = builtins.input\nbuiltins.input = lambda prompt: '41'\ntry:\n"
        "    assert ask() == 42\nfinally:\n    builtins.input = old\n",
        "def ask():\n    return 41",
    ),
    "a partial and a lambda": (
        "from functools import partial\ndouble = partial(lambda k, x: k * x, 2)",
        "assert double(3) == 6 and callable(double)",
        "double = 6",
    ),
}

NAMES = {
    "dir": ("answer = 3", "assert 'answer' in dir() and 'nothing' not in dir()", "reply = 3"),
    "globals": (
        "answer = 3",
        "assert globals().get('answer') == 3 and globals().get('no', 1) == 1 and 'answer' in globals()\n"
        "assert 'answer' in list(globals()) and 'answer' in vars() and 'answer' in locals()",
        "reply = 3",
    ),
    "IPython's": (
        "answer = 3",
        "assert get_ipython().user_ns['answer'] == 3 and any('answer' in c for c in In)",
        "reply = 3",
    ),
    "deleted": ("answer = 3", "del answer\nassert 'answer' not in globals()\n", None),
}

FILES_AND_FIGURES = {
    "the current figure": (
        "import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2], [3, 4])\n    plt.title('T')",
        "import matplotlib.pyplot as plt\nfrom matplotlib.axes import Axes\nplt.close('all')\ndraw()\n"
        "ax = plt.gca()\nassert isinstance(ax, Axes) and ax.get_title() == 'T'\n"
        "assert len(ax.get_lines()) == 1 and list(ax.get_lines()[0].get_xdata()) == [1, 2]",
        "import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2], [3, 4])",
    ),
    "a figure of the test's": (
        "def draw(ax):\n    ax.set_xlabel('x')\n    return ax",
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nassert draw(ax) is ax\n"
        "assert ax.get_xlabel() == 'x'",
        "def draw(ax):\n    return ax",
    ),
    "a file that the submission writes": (
        "def save(rows):\n    with open('rows.csv', 'w') as f:\n        for row in rows:\n"
        "            print(*row, sep=',', file=f)\n    with open('rows.csv', 'a') as f:\n        f.write('end')",
        "import os\nfor a in (1, 2):\n    save([(a, 2)])\n"
        "    assert open('rows.csv').read() == f'{a},2\\nend'\n"
        "assert os.path.exists('rows.csv')\nos.remove('rows.csv')",
        "def save(rows):\n    with open('rows.csv', 'w') as f:\n        f.write('1,2\\nend')",
    ),
    "an open file": (
        "def count(f):\n    return sum(1 for line in f)\ndef write(f):\n    f.write('hi')",
        "import io\nassert count(io.StringIO('a\\nb\\n')) == 2\nout = io.StringIO()\nwrite(out)\n"
        "assert out.getvalue() == 'hi'",
        "def count(f):\n    return 1\ndef write(f):\n    pass",
    ),
    "a generator of the test's": (
        "def f(items):\n    return [x + 1 for x in items]",
        "assert f(x for x in [1, 2]) == [2, 3] and f(iter([5])) == [6] and f({1: 2}.keys()) == [2]",
        "def f(items):\n    return [2, 3]",
    ),
}

TABLES = {
    f"{kind}: {name}": case
    for kind, table in {
        "aliases": ALIASES,
        "in place": IN_PLACE,
        "arrays": ARRAYS,
        "classes": CLASSES,
        "functions": FUNCTIONS,
        "names": NAMES,
        "files and figures": FILES_AND_FIGURES,
    }.items()
    for name, case in table.items()
}


# Shown to a test only where the instructor's own solution does the same.
ONLY_WHERE_THE_AUTHORS_DOES = {
    "classes: generators that end",
    "files and figures: a file that the submission writes",
}


@pytest.mark.parametrize("name", TABLES)
def test_right_passes_and_wrong_fails(desk, name):
    right, test, wrong = TABLES[name]
    space = {"__name__": "__main__", "In": [right], "get_ipython": None}
    if kind_can_run_plainly(name):
        exec(right, space)
        exec(test, space)
    reviewed = name in ONLY_WHERE_THE_AUTHORS_DOES
    seen = desk.check(right, test, reviewed=reviewed)
    assert (seen.status, seen.score, seen.together) == ("passed", 2.0, ""), seen
    if wrong is not None:
        seen = desk.check(wrong, test, reference=right, reviewed=reviewed)
        assert (seen.status, seen.score) == ("failed", 0.0), seen


def kind_can_run_plainly(name):
    return name not in (
        "names: IPython's",
        "classes: dir and vars",
        "functions: awaited at the top of a test",
    )


LOCKED = (
    "from dataclasses import dataclass, field\nfrom enum import Enum\nfrom collections import namedtuple\n"
    "class Node:\n    def __init__(self, value, next=None):\n        self.value, self.next = value, next\n"
    "    def __eq__(self, other):\n        return isinstance(other, Node) and self.value == other.value\n"
    "    def __iter__(self):\n        while self is not None:\n            yield self.value\n"
    "            self = self.next\n"
    "@dataclass\nclass Cell:\n    x: int\n    seen: list = field(default_factory=list)\n"
    "class Colour(Enum):\n    RED = 1\n    BLUE = 2\nPair = namedtuple('Pair', 'a b')\n"
    "class Empty(Exception):\n    pass\n"
    "class Slim:\n    __slots__ = ('x',)\n    def __init__(self, x):\n        self.x = x"
)
OF_LOCKED_CELLS = {
    "linked lists": (
        "def push(head, x):\n    return Node(x, head)\ndef last(head):\n    while head.next:\n"
        "        head = head.next\n    return head",
        "a = Node(1)\nb = push(a, 2)\nassert isinstance(b, Node) and type(b) is Node and b.next is a\n"
        "assert list(b) == [2, 1] and last(b) is a and b == Node(2)",
        "def push(head, x):\n    return Node(x, Node(head.value))\ndef last(head):\n    return head",
    ),
    "changed in place": (
        "def add(head, x):\n    while head.next:\n        head = head.next\n    head.next = Node(x)",
        "a = Node(1)\nadd(a, 2)\nadd(a, 3)\nassert list(a) == [1, 2, 3]",
        "def add(head, x):\n    Node(x)",
    ),
    "data classes": (
        "def visit(c):\n    c.seen.append(c.x)\n    return Cell(c.x + 1)",
        "c = Cell(1)\nassert visit(c) == Cell(2) and c == Cell(1, [1]) and repr(c) == 'Cell(x=1, seen=[1])'",
        "def visit(c):\n    return Cell(c.x + 1)",
    ),
    "enumerations and named tuples": (
        "def other(c):\n    return Colour.BLUE if c is Colour.RED else Colour.RED\n"
        "def swap(p):\n    return Pair(p.b, p.a)",
        "assert other(Colour.RED) is Colour.BLUE\np = swap(Pair(1, 2))\n"
        "assert p == Pair(2, 1) and type(p) is Pair and p.a == 2",
        "def other(c):\n    return c\ndef swap(p):\n    return p",
    ),
    "exceptions": (
        "def take(x):\n    if not x:\n        raise Empty('nothing')\n    return x[0]",
        "try:\n    take([])\nexcept Empty as error:\n    assert str(error) == 'nothing'\nelse:\n    assert 0",
        "def take(x):\n    raise IndexError('nothing')",
    ),
    "slots": (
        "def f(s):\n    s.x += 1\n    return s",
        "s = Slim(1)\nassert f(s) is s and s.x == 2",
        "def f(s):\n    return s",
    ),
    "a redefinition changes nothing": (
        "class Mine(Node):\n    pass\ndef f():\n    return Node(3)",
        "assert f() == Node(3) and f() != Node(4) and not f() == 3 and isinstance(Mine(1), Node)",
        "class Node:\n    def __init__(self, *a):\n        pass\n    def __eq__(self, other):\n"
        "        return True\n    value = 3\n    next = None\nclass Mine(Node):\n    pass\ndef f():\n    return Node(3)",
    ),
}


@pytest.mark.parametrize("name", OF_LOCKED_CELLS)
def test_classes_of_locked_cells_are_the_same_on_both_sides(desk, name):
    right, test, wrong = OF_LOCKED_CELLS[name]
    space = {"__name__": "__main__"}
    exec(f"{LOCKED}\n{right}\n{test}", space)
    seen = desk.check(right, test, first=LOCKED)
    assert (seen.status, seen.score) == ("passed", 2.0), seen
    seen = desk.check(wrong, test, reference=right, first=LOCKED)
    assert (seen.status, seen.score) == ("failed", 0.0), seen


# One notebook, one order.


def grade(desk, nb, cells, **changes):
    answers = {c["metadata"]["nbgrader"]["grade_id"]: c["source"] for c in cells
               if c["metadata"].get("nbgrader", {}).get("solution")}  # fmt: skip
    judged = desk.grade(cells, nb.handed_in(cells, answers | changes))
    return {name: seen.passed for name, seen in judged.checks.items()}


@pytest.mark.parametrize("kind", ["locked", "own"])
def test_a_solution_changes_an_object_of_the_instructors(desk, nb, kind):
    data = "items, table = [3, 1], {'a': [0]}"
    first = nb.locked(data, "data") if kind == "locked" else nb.own(data)
    cells = [
        first,
        nb.solution("items.sort()\ntable['a'].append(1)\ntable['b'] = items", "s"),
        nb.test("assert items == [1, 3] and table == {'a': [0, 1], 'b': [1, 3]}", "t"),
        nb.test("assert table['b'] is items", "same"),
    ]
    assert grade(desk, nb, cells) == {"t": True, "same": True}
    assert grade(desk, nb, cells, s="pass") == {"t": False, "same": False}


def test_a_solution_changes_what_an_open_cell_made_of_its_class(desk, nb):
    """The object that the check looks at is the submission's, and not made for it anew."""
    change = "ada.add('analysis')"
    cells = [
        nb.solution("class Person:\n    def add(self, work):\n        self.work = work", "class"),
        nb.own("ada = Person()"),
        nb.solution(change, "s"),
        nb.test("assert 'work' in dir(ada)", "t"),
    ]
    answers = {"class": cells[0]["source"], "s": change}
    judged = desk.grade(cells, nb.handed_in(cells, answers), reviewed=True)
    assert judged.checks["t"].passed
    judged = desk.grade(cells, nb.handed_in(cells, answers | {"s": "ada"}), reviewed=True)
    assert not judged.checks["t"].passed


def test_a_solution_calls_an_instructors_function_with_state(desk, nb):
    counter = "count = {'n': 0}\ndef tick():\n    count['n'] += 1\n    return count['n']"
    cells = [
        nb.locked(counter, "given"),
        nb.solution("for _ in range(3):\n    tick()", "s"),
        nb.test("assert count['n'] == 3 and tick() == 4", "t"),
    ]
    assert grade(desk, nb, cells) == {"t": True}
    assert grade(desk, nb, cells, s="tick()") == {"t": False}


# A locked cell, a solution, another that is right as well, one that is not, and the check.
GLOBALS = {
    "a counter": (
        "count = 0",
        "def tick():\n    global count\n    count += 1",
        "def tick():\n    globals()['count'] = count + 1",
        "def tick():\n    global count\n    count = 1",
        "tick()\ntick()\nassert count == 2",
    ),
    "a counter that the check sets": (
        "count = 0\ndef told():\n    return f'at {count}'",
        "def tick():\n    global count\n    count += 1",
        "def tick():\n    global count\n    count = count + 1",
        "def tick():\n    global count\n    count = 1",
        "count = 5\ntick()\nassert count == 6 and told() == 'at 6'",
    ),
    "a counter of the solution's own": (
        "start = 0",
        "total = 0\ndef add(x):\n    global total\n    total += x",
        "total = 0\ndef add(x):\n    globals().update(total=total + x)",
        "total = 0\ndef add(x):\n    global total\n    total = x",
        "add(2)\nadd(3)\nassert total == 5\ntotal = 1\nadd(1)\nassert total == 2",
    ),
    "an empty place": (
        "best = None",
        "def train(xs):\n    global best\n    best = max(xs)",
        "def train(xs):\n    global best\n    best = sorted(xs)[-1]",
        "def train(xs):\n    best = max(xs)",
        "train([1, 3, 2])\nassert best == 3",
    ),
    "a list that is replaced": (
        "board = [0, 0]",
        "def play(i):\n    global board\n    board = board[:i] + [1] + board[i + 1:]",
        "def play(i):\n    board[i] = 1",
        "def play(i):\n    global board\n    board = [1]",
        "play(1)\nassert board == [0, 1]\nplay(0)\nassert board == [1, 1]",
    ),
    "a list that is changed": (
        "board = [0, 0]",
        "def play(i):\n    board[i] = 1",
        "def play(i):\n    global board\n    board = board[:i] + [1] + board[i + 1:]",
        "def play(i):\n    global board\n    board = board[:i]",
        "play(1)\nassert board == [0, 1]\nboard[0] = 5\nplay(1)\nassert board == [5, 1]",
    ),
    "a dict before an exception": (
        "seen = {}",
        "def note(x):\n    seen[x] = 1\n    raise ValueError(x)",
        "def note(x):\n    global seen\n    seen = {**seen, x: 1}\n    raise ValueError(x)",
        "def note(x):\n    raise ValueError(x)",
        "try:\n    note('a')\nexcept ValueError:\n    pass\nassert seen == {'a': 1}",
    ),
    "an array": (
        "import numpy as np\ngrid = np.zeros((2, 2))",
        "def step():\n    global grid\n    grid = grid + 1",
        "def step():\n    grid[...] += 1",
        "def step():\n    grid + 1",
        "step()\nstep()\nassert grid.sum() == 8",
    ),
}


@pytest.mark.parametrize("name", GLOBALS)
def test_a_function_binds_a_global_name_anew(desk, name):
    locked, solution, other, wrong, test = GLOBALS[name]

    def seen(student):
        return desk.check(student, test, reference=solution, first=locked, reviewed=True)

    assert [(found.score, found.together) for found in map(seen, (solution, other))] == [
        (2, "")
    ] * 2
    assert seen(wrong).score == 0


@pytest.mark.parametrize(
    "value", ["0", "lambda: 0", "type('Any', (), {'__eq__': lambda *_: True})()"]
)
def test_a_submission_cannot_bind_what_only_the_tests_bind(desk, value):
    """Where the author's own solution binds no such name, no other is asked what is expected."""
    solution = "def f(xs):\n    return sum(xs) * expected"
    forged = f"def f(xs):\n    global expected\n    expected = {value}\n    return 0"
    tests = "assert f([1]) == expected", "expected = 5\nassert f([2]) == 2 * expected"
    found = desk.check(forged, *tests, reference=solution, first="expected = 3", reviewed=True)
    assert [seen.score for seen in found] == [0, 0]


# A check that takes a name away, a solution that uses it, and one that does without.
TAKEN_AWAY = {
    "a builtin": (
        "map = None\nassert f(abs, [-1, 2]) == [1, 2]",
        "def f(g, xs):\n    return list(map(g, xs))",
        "def f(g, xs):\n    return [g(x) for x in xs]",
    ),
    "a builtin that complains": (
        "def sorted(*_, **__):\n    raise AssertionError('sort by hand')\n"
        "try:\n    assert f([2, 1]) == [1, 2]\nfinally:\n    del sorted",
        "def f(xs):\n    return sorted(xs)",
        "def f(xs):\n    return [min(xs), max(xs)]",
    ),
    "what a locked cell imports": (
        "reduce = None\nassert f([1, 2]) == 3",
        "def f(xs):\n    return reduce(lambda a, b: a + b, xs)",
        "def f(xs):\n    return sum(xs)",
    ),
    "a function of a module": (
        "import functools\nkeep, functools.reduce = functools.reduce, None\n"
        "try:\n    assert f([1, 2]) == 3\nfinally:\n    functools.reduce = keep",
        "import functools\ndef f(xs):\n    return functools.reduce(lambda a, b: a + b, xs)",
        "def f(xs):\n    return sum(xs)",
    ),
    "a function of NumPy's that complains": (
        "import numpy as np\ndef forbidden(*_, **__):\n    raise AssertionError('add by hand')\n"
        "keep = np.linalg.norm\nsetattr(np.linalg, 'norm', forbidden)\n"
        "try:\n    assert f([3, 4]) == 5\nfinally:\n    np.linalg.norm = keep",
        "import numpy as np\ndef f(xs):\n    return np.linalg.norm(xs)",
        "def f(xs):\n    return sum(x * x for x in xs) ** 0.5",
    ),
    "a deleted function": (
        "import math\nkeep = math.fsum\ndel math.fsum\n"
        "try:\n    assert f([1, 2]) == 3\nfinally:\n    math.fsum = keep",
        "import math\ndef f(xs):\n    return math.fsum(xs)",
        "def f(xs):\n    return sum(xs)",
    ),
    "a builtin of the module": (
        "import builtins\nkeep, builtins.sum = sum, None\n"
        "try:\n    assert f([1, 2]) == 3\nfinally:\n    builtins.sum = keep",
        "def f(xs):\n    return sum(xs)",
        "def f(xs):\n    a, b = xs\n    return a + b",
    ),
}


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_a_check_takes_a_name_away_from_the_submission(desk, name):
    test, uses, does_without = TAKEN_AWAY[name]

    def seen(student):
        locked = "from functools import reduce"
        return desk.check(student, test, reference=does_without, first=locked, reviewed=True)

    assert (seen(does_without).score, seen(does_without).together) == (2, "")
    assert seen(uses).score == 0


@pytest.mark.parametrize(
    ("takes", "gives_back"),
    [
        ("map = None", "del map"),
        ("keep = map\nmap = None", "map = keep"),
        ("keep = helper\nhelper = None", "helper = keep"),
        ("keep = np\nnp = None", "np = keep"),
        ("keep, np.abs = np.abs, None", "np.abs = keep"),
        ("import builtins\nkeep, builtins.map = map, None", "builtins.map = keep"),
    ],
)
def test_a_name_is_back_once_a_check_gives_it_back(desk, takes, gives_back):
    first = "import numpy as np\ndef helper(x):\n    return abs(x)"
    solution = "def f(xs):\n    return [x if x > 0 else -x for x in xs]"
    other = "def f(xs):\n    return [int(np.abs(x)) for x in map(helper, xs)]"
    use = "assert f([-1, 2]) == [1, 2]"

    def score(student, test):
        return desk.check(student, test, reference=solution, first=first, reviewed=True).score

    assert score(other, f"{takes}\n{gives_back}\n{use}") == 2
    assert score(other, f"{takes}\n{use}") == 0


def test_a_submission_uses_what_a_check_puts_in_the_place_of_a_function(desk):
    solution = "import random, time\ndef f():\n    time.sleep(1000)\n    return random.random()"
    test = (
        "import random, time\ntime.sleep = lambda seconds: None\nrandom.random = lambda: 0.25\n"
        "assert f() == 0.25"
    )
    found = desk.check(solution, test, reviewed=True)
    assert (found.score, found.together) == (2, "")


def test_a_submission_that_imports_a_module_itself_uses_what_a_check_puts_there(desk):
    solution = "import time\ndef f():\n    time.sleep(1000)\n    return 3"
    found = desk.check(
        solution,
        "slept = []\ntime.sleep = slept.append\nassert f() == 3\nassert slept == [1000]",
        reviewed=True,
    )
    assert (found.score, found.together) == (2, "")


MARKING = """
def is_circular(node):
    while node is not None:
        if hasattr(node, "{0}"):
            return True
        node.{0} = True
        node = node.next
    return False
"""
UNMARKING = """
def is_circular(node):
    first, found, {0} = node, False, 1
    while node is not None and not found:
        found = getattr(node, "{0}", 0) == 1
        node.{0} = 1
        node = node.next
    node = first
    while hasattr(node, "{0}"):
        del node.{0}
        node = node.next
    return found
"""


@pytest.mark.parametrize("name", ["seen", "_seen", "_number"])
@pytest.mark.parametrize("style", [MARKING, UNMARKING], ids=["marks", "unmarks"])
def test_a_submission_marks_an_object_of_a_tests_own_class(desk, style, name):
    test = (
        "class Node:\n    def __init__(self, next=None):\n        self.next = next\n"
        "line, ring = Node(Node()), Node(Node())\nring.next.next = ring\n"
        "assert is_circular(ring)\nassert not is_circular(line)"
    )
    reference = (
        "def is_circular(node):\n    known = []\n    while node is not None:\n"
        "        if any(node is other for other in known):\n            return True\n"
        "        known.append(node)\n        node = node.next\n    return False"
    )
    found = desk.check(style.format(name), test, reference=reference, reviewed=True)
    assert (found.score, found.together) == (2, "")


@pytest.mark.parametrize("value", ["5", "np.arange(5, 6)[0]", "type('I', (int,), {})(5)"])
def test_what_a_check_keeps_in_a_module_is_not_shown_to_a_submission(desk, value):
    test = (
        f"import math, numpy as np\nmath.expected, math.answer = {value}, lambda: 5\n"
        "assert f() == math.expected == math.answer()"
    )
    forged = "import math\ndef f():\n    return math.answer()"
    assert desk.check("def f():\n    return 5", test, reviewed=True).passed
    found = desk.check(forged, test, reference="def f():\n    return 5", reviewed=True)
    assert found.score == 0


def test_a_submission_cannot_bind_a_name_that_was_taken_away(desk):
    """The check's own use of it stays what the check made it."""
    test = "best = None\nf(1)\nbest = best or 5\nassert f(1) == best"
    forged = "def f(x):\n    global best\n    best = 1\n    return 1"
    found = desk.check(
        forged, test, reference="def f(x):\n    return 5", first="best = 3", reviewed=True
    )
    assert found.score == 0


@pytest.mark.parametrize("value", ["(1, (2, 'a'))", "float('nan')", "10**30", "'a text'"])
def test_a_constant_that_a_solution_only_reads_counts_as_no_change(desk, value):
    solution, test = "def f():\n    return [given]", "assert repr(f()) == repr([given])"
    assert desk.check(solution, test, first=f"given = {value}", reviewed=True).passed
    (check,) = desk.grader.review.checks
    assert check.writes == []


def test_a_check_uses_what_one_that_is_judged_together_bound(desk):
    solution = "class Account:\n    balance = 0\n    def add(self, x):\n        self.balance += x"
    wrong = solution.replace("+= x", "= 0")
    tests = (
        "account = Account()\nimport sys\n"
        "assert sys._getframe().f_globals is Account.add.__globals__",
        "account.add(2)\nassert account.balance == 2",
    )
    found = desk.check(solution, *tests, reviewed=True)
    assert [(seen.passed, bool(seen.together)) for seen in found] == [(True, True), (True, False)]
    found = desk.check(wrong, *tests, reference=solution, reviewed=True)
    assert [seen.passed for seen in found] == [True, False]


def test_a_solution_uses_what_an_earlier_test_bound(desk, nb):
    cells = [
        nb.solution("def f():\n    return 2", "s1"),
        nb.test("import math\nsample = [1.0, 4.0]\nassert f() == 2", "t1"),
        nb.solution("roots = [math.sqrt(x) for x in sample]", "s2"),
        nb.test("assert roots == [1.0, 2.0]", "t2"),
    ]
    assert grade(desk, nb, cells) == {"t1": True, "t2": True}
    assert grade(desk, nb, cells, s2="roots = sample") == {"t1": True, "t2": False}


def test_a_cell_between_solution_and_test_sees_the_solution(desk, nb):
    cells = [
        nb.solution("def f(x):\n    return x", "s0"),
        nb.test("assert f(1) == 1", "t0"),
        nb.solution("def g(x):\n    return x * 2", "s"),
        nb.locked("results = [g(x) for x in range(3)]", "between"),
        nb.test("assert results == [0, 2, 4]", "t"),
    ]
    assert grade(desk, nb, cells) == {"t0": True, "t": True}
    assert grade(desk, nb, cells, s="def g(x):\n    return x") == {"t0": True, "t": False}


def test_an_import_that_is_the_solution_is_not_made_for_it(desk, nb):
    cells = [
        nb.solution("import statistics\nfrom math import tau", "s"),
        nb.test("assert 'statistics' in dir() and 'tau' in globals()", "t"),
        nb.test("assert tau > 6 and statistics.mean([1, 3]) == 2", "used"),
    ]
    assert grade(desk, nb, cells) == {"t": True, "used": True}
    assert grade(desk, nb, cells, s="pass") == {"t": False, "used": False}


def test_a_generator_and_a_class_are_as_they_were_at_their_check(desk, nb):
    cells = [
        nb.solution(
            "class A:\n    n = 1\ncount = [0]\ndef tick():\n    count[0] += 1\n    return count[0]",
            "s1",
        ),
        nb.test("assert A.n == 1 and tick() == 1", "t1"),
        nb.solution("A.n = 2\ntick()", "s2"),
        nb.test("assert A.n == 2 and tick() == 2", "t2"),
    ]
    assert grade(desk, nb, cells) == {"t1": True, "t2": True}


QUEUE = """\
class Queue:
    def __init__(self, items=()):
        self.items = list(items)
    def push(self, item):
        self.items.append(item)
    def __eq__(self, other):
        return self.items == other.items
    def __add__(self, other):
        return Queue(self.items + other.items)
    def __contains__(self, item):
        return item in self.items
    def __len__(self):
        return len(self.items)
"""
QUEUES = """\
q = Queue([1, 2])
q.push(3)
assert q == Queue([1, 2, 3]) and len(q) == 3
assert 2 in q and 7 not in q
assert q + Queue([4]) + q == Queue([1, 2, 3, 4, 1, 2, 3])
"""
MEMO = """\
def memo(f):
    known = {}
    def asked(*numbers):
        if numbers not in known:
            known[numbers] = f(*numbers)
        return known[numbers]
    return asked
"""
MEMOS = """\
calls = []
@memo
def square(x):
    calls.append(x)
    return x * x
assert [square(3), square(3), square(4)] == [9, 9, 16] and calls == [3, 4]
"""
POINT = """\
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __mul__(self, k):
        return Point(self.x * k, self.y * k)
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
"""
POINTS = """\
p = Point(1, 2)
q = p + Point(3, 4)
assert (q.x, q.y) == (4, 6) and q + p == Point(5, 8)
assert p + p + p == p * 3
"""
# (the author's way, the check, the submission's way, a wrong one)
OTHER_WAYS = {
    "a function makes the objects where the author wrote a class": (
        QUEUE,
        QUEUES,
        f"{QUEUE.replace('Queue', 'Kind')}\ndef Queue(items=()):\n    return Kind(items)",
        f"{QUEUE.replace('Queue', 'Kind')}\ndef Queue(items=()):\n    return Kind(items[:2])",
    ),
    "a class derived from dict where the author wrote a function": (
        MEMO,
        MEMOS,
        """\
class memo(dict):
    def __init__(self, f):
        self.f = f
    def __call__(self, *numbers):
        return self[numbers]
    def __missing__(self, numbers):
        self[numbers] = found = self.f(*numbers)
        return found
""",
        """\
class memo(dict):
    def __init__(self, f):
        self.f = f
    def __call__(self, *numbers):
        return self.f(*numbers)
""",
    ),
    "a list with a sum of its own, made by a function, where the author wrote a class": (
        POINT,
        "assert Point(1, 2) + Point(3, 4) == Point(4, 6)\nassert Point(1, 2) * 2 == Point(2, 4)",
        """\
class Pair(list):
    def __add__(self, other):
        return Pair([a + b for a, b in zip(self, other)])
    def __mul__(self, k):
        return Pair([k * a for a in self])
def Point(x, y):
    return Pair([x, y])
""",
        "def Point(x, y):\n    return [x, y]",
    ),
    "a tuple that is indexed in its own way where the author wrote a class": (
        """\
class Grid:
    def __init__(self, *rows):
        self.rows = rows
    def __getitem__(self, place):
        return self.rows[place[0]][place[1]]
    def __iter__(self):
        return iter(self.rows)
""",
        "g = Grid([1, 2], [3, 4])\nassert g[1, 0] == 3\nassert list(g) == [[1, 2], [3, 4]]",
        """\
class Grid(tuple):
    def __new__(cls, *rows):
        return super().__new__(cls, rows)
    def __getitem__(self, place):
        return tuple.__getitem__(self, place[0])[place[1]]
    def __iter__(self):
        return tuple.__iter__(self)
""",
        "class Grid(tuple):\n    def __new__(cls, *rows):\n        return super().__new__(cls, rows)",
    ),
    "named tuples with operators, given back where the author gives back objects": (
        f"{POINT.replace('Point', 'Kind')}    def __lt__(self, other):\n        return self.x > other.x\n"
        "    def __float__(self):\n        return self.x / self.y\ndef point(x, y):\n    return Kind(x, y)",
        "assert point(1, 2) + point(3, 4) == point(4, 6)\nassert point(3, 2) < point(1, 2)\n"
        "assert float(point(1, 2)) == 0.5",
        """\
from typing import NamedTuple
class Pair(NamedTuple):
    x: int
    y: int
    def __add__(self, other):
        return Pair(self.x + other.x, self.y + other.y)
    def __lt__(self, other):
        return self.x > other.x
    def __float__(self):
        return self.x / self.y
def point(x, y):
    return Pair(x, y)
""",
        """\
def point(x, y):
    return (x, y)
""",
    ),
    "a transposed tuple that is indexed in its own way": (
        """\
class Grid:
    def __init__(self, *rows):
        self.rows = rows
    def __getitem__(self, place):
        return self.rows[place[0]][place[1]]
    @property
    def T(self):
        return Grid(*zip(*self.rows))
""",
        "assert Grid([1, 2], [3, 4]).T[1, 0] == 2",
        """\
class Grid(tuple):
    def __new__(cls, *rows):
        return super().__new__(cls, rows)
    def __getitem__(self, place):
        return tuple.__getitem__(self, place[0])[place[1]]
    @property
    def T(self):
        return Grid(*zip(*tuple(self)))
""",
        "class Grid(tuple):\n    def __new__(cls, *rows):\n        return super().__new__(cls, rows)",
    ),
    "an array where the author wrote a class": (
        f"{POINT}    def __sub__(self, other):\n        return Point(self.x - other.x, self.y - other.y)",
        "p = Point(1, 2)\nassert p - p == Point(0, 0)\nassert p + p == Point(2, 4) and (p * 3).y == 6\n"
        "assert p != p + p and not p != Point(1, 2)",
        """\
import numpy as np
class Point(np.ndarray):
    def __new__(cls, x, y):
        return np.array([x, y]).view(cls)
    x = property(lambda self: int(self[0]))
    y = property(lambda self: int(self[1]))
    def __eq__(self, other):
        return bool(np.all(np.asarray(self) == np.asarray(other)))
    def __ne__(self, other):
        return not self == other
""",
        """\
import numpy as np
def Point(x, y):
    return np.array([x, x])
""",
    ),
    "an exception that is looked at, where the author's looks at its class": (
        """\
class Quiet:
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        return kind is ValueError
""",
        "with Quiet():\n    raise ValueError('x')\nwith Quiet() as q:\n    pass\nassert q is not None",
        """\
class Quiet:
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        return isinstance(error, ValueError)
""",
        """\
class Quiet:
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        return isinstance(error, KeyError)
""",
    ),
    "a named tuple where the author wrote a class": (
        POINT,
        POINTS,
        """\
from collections import namedtuple
class Point(namedtuple('Point', 'x y')):
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __mul__(self, k):
        return Point(self.x * k, self.y * k)
""",
        "from collections import namedtuple\nPoint = namedtuple('Point', 'x y')",
    ),
}


@pytest.mark.parametrize("name", OTHER_WAYS)
def test_a_right_answer_in_another_way_than_the_authors_passes(desk, name):
    reference, test, right, wrong = OTHER_WAYS[name]
    assert desk.check(right, test, reference=reference, reviewed=True).passed
    assert not desk.check(wrong, test, reference=reference, reviewed=True).passed


BOX = """\
class Box:
    def __init__(self, *items):
        self.items = list(items)
    def __eq__(self, other):
        return self.items == other.items
    def __contains__(self, item):
        return item in self.items
    def data(self):
        return list(self.items)
    def label(self):
        return 'box'
"""
LIES = """\
    def __eq__(self, other):
        return True
    def __contains__(self, item):
        return True
    def startswith(self, text):
        return True
"""
LIARS = {
    "an object of another class": f"class Liar:\n{LIES}class Box:\n    def __init__(self, *items):\n"
    "        self.data = self.label = Liar\n    def __contains__(self, item):\n        return True",
    "a number": f"class Liar(int):\n{LIES}class Box:\n    def __init__(self, *items):\n"
    "        pass\n    def data(self):\n        return Liar(7)\n    label = data\n"
    "    def __contains__(self, item):\n        return True",
    "the object itself": f"class Box:\n{LIES}    def __init__(self, *items):\n        pass\n"
    "    def data(self):\n        return self\n    label = data",
    "another of its class": f"class Box:\n{LIES}    def __init__(self, *items):\n        pass\n"
    "    def data(self):\n        return Box()\n    label = data",
}


@pytest.mark.parametrize("liar", LIARS)
@pytest.mark.parametrize(
    "test",
    [
        "assert 3 in Box(1, 3).data()",
        "assert Box(1, 3).label().startswith('box')",
        "b = Box(1, 3)\nassert 3 in b\nassert 3 in b.data()",
    ],
)
def test_no_object_decides_where_the_authors_class_gives_data(desk, liar, test):
    found = desk.check(LIARS[liar], test, reference=BOX, reviewed=True)
    assert not found.passed


def test_an_object_given_back_decides_not_beside_one_that_the_test_made(desk):
    test = "b = Box(1, 3)\nassert 3 in b and 3 in b.data()"
    for liar in ("an object of another class", "a number", "another of its class"):
        assert not desk.check(LIARS[liar], test, reference=BOX, reviewed=True).passed, liar


def test_an_object_decides_nothing_where_the_authors_answer_is_data(desk):
    liar = """\
class Liar:
    def __eq__(self, other):
        return True
    def __contains__(self, item):
        return True
def answer(n):
    return Liar()
"""
    author = "def answer(n):\n    return [n]"
    for test in ("assert answer(3) == [3]", "assert 3 in answer(3)"):
        found = desk.check(liar, test, reference=author, reviewed=True)
        assert not found.passed
