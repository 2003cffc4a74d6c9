"""Right answers in the styles of usual courses get all of their points."""

from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.slow

# (name, the right answer, the test, a wrong answer or None)
ANSWERS = [
    (
        "fizzbuzz",
        """\
def fizzbuzz(n):
    return ['FizzBuzz' if i % 15 == 0 else 'Fizz' if i % 3 == 0 else 'Buzz' if i % 5 == 0 else str(i) for i in range(1, n + 1)]
""",
        """\
assert fizzbuzz(5) == ['1', '2', 'Fizz', '4', 'Buzz']
assert fizzbuzz(15)[-1] == 'FizzBuzz'
""",
        """\
def fizzbuzz(n):
    return ['Fizz'] * n
""",
    ),
    (
        "palindrome",
        """\
def is_palindrome(s):
    s = [c.lower() for c in s if c.isalpha()]
    return s == s[::-1]
""",
        """\
assert is_palindrome('A man, a plan, a canal: Panama') is True
assert is_palindrome('abc') is False
""",
        "def is_palindrome(s): return True",
    ),
    (
        "word_count",
        """\
from collections import Counter
def count_words(text):
    return Counter(text.lower().split())
""",
        """\
c = count_words('the cat the dog')
assert c['the'] == 2 and c['bird'] == 0
assert c.most_common(1) == [('the', 2)]
assert isinstance(c, dict)
""",
        "def count_words(text): return {}",
    ),
    (
        "group_with_defaultdict",
        """\
from collections import defaultdict
def by_length(words):
    groups = defaultdict(list)
    for w in words:
        groups[len(w)].append(w)
    return groups
""",
        """\
g = by_length(['a', 'bb', 'c'])
assert g == {1: ['a', 'c'], 2: ['bb']}
g[5].append('hello')
assert g[5] == ['hello'] and len(g) == 3
""",
        None,
    ),
    (
        "printing",
        """\
def table(n):
    for i in range(1, n + 1):
        print(f'{i:>2} {i * i:>3}')
""",
        """\
import io, contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out):
    table(2)
assert out.getvalue() == ' 1   1\\n 2   4\\n'
""",
        """\
def table(n):
    print(n)
""",
    ),
    (
        "asking_for_input",
        """\
def ask():
    while True:
        try:
            return int(input('Number: '))
        except ValueError:
            print('Try again')
""",
        """\
from unittest.mock import patch
with patch('builtins.input', side_effect=['x', '7']) as m:
    assert ask() == 7
assert m.call_count == 2
""",
        "def ask(): return 7",
    ),
    (
        "default_mutable_argument",
        """\
def add(item, basket=None):
    if basket is None:
        basket = []
    basket.append(item)
    return basket
""",
        """\
assert add(1) == [1]
assert add(2) == [2]
b = [0]
assert add(3, b) is b and b == [0, 3]
""",
        """\
def add(item, basket=[]):
    basket.append(item)
    return basket
""",
    ),
    (
        "swap_in_place",
        """\
def swap(v, i, j):
    v[i], v[j] = v[j], v[i]
""",
        """\
v = [1, 2, 3]
assert swap(v, 0, 2) is None
assert v == [3, 2, 1]
""",
        """\
def swap(v, i, j):
    v = v[::-1]
""",
    ),
    (
        "closure_counter",
        """\
def make_counter():
    n = 0
    def tick():
        nonlocal n
        n += 1
        return n
    return tick
""",
        """\
a, b = make_counter(), make_counter()
assert [a(), a(), b()] == [1, 2, 1]
""",
        """\
def make_counter():
    return lambda: 1
""",
    ),
    (
        "variable_arguments",
        """\
def total(*args, scale=1, **kw):
    return scale * (sum(args) + sum(kw.values()))
""",
        """\
assert total() == 0
assert total(1, 2, x=3, scale=2) == 12
assert total(*[1, 2], **{'y': 3}) == 6
""",
        "def total(*args, **kw): return 0",
    ),
    (
        "decorator_with_wraps",
        """\
import functools
def counted(f):
    @functools.wraps(f)
    def wrapper(*a, **k):
        wrapper.calls += 1
        return f(*a, **k)
    wrapper.calls = 0
    return wrapper
""",
        """\
@counted
def add(a, b=1):
    'Adds.'
    return a + b
assert add(1) == 2 and add(1, b=5) == 6
assert add.calls == 2
assert add.__name__ == 'add' and add.__doc__ == 'Adds.'
""",
        """\
def counted(f):
    f.calls = 0
    return f
""",
    ),
    (
        "lru_cache",
        """\
from functools import lru_cache
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
""",
        """\
assert fib(80) == 23416728348467685
assert fib.cache_info().currsize >= 80
""",
        "def fib(n): return 1",
    ),
    (
        "recursion_of_a_test_checked_by_mock",
        """\
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
""",
        """\
assert factorial(20) == 2432902008176640000
assert factorial(0) == 1
import inspect
assert 'factorial(' in inspect.getsource(factorial).split(':', 1)[1]
""",
        "def factorial(n): return 1",
    ),
    (
        "key_functions",
        """\
def by_second(p):
    return p[1]
order = sorted([('a', 3), ('b', 1)], key=by_second)
""",
        """\
assert order == [('b', 1), ('a', 3)]
assert max([(1, 2), (0, 9)], key=by_second) == (0, 9)
assert sorted([(1, 2), (0, 9)], key=lambda p: -by_second(p))[0] == (0, 9)
""",
        """\
def by_second(p): return p[0]
order = []
""",
    ),
    (
        "sets_and_frozensets",
        """\
def common(a, b):
    return frozenset(a) & frozenset(b)
""",
        """\
r = common('abc', 'bcd')
assert r == {'b', 'c'} and isinstance(r, frozenset)
assert {r: 1}[frozenset('cb')] == 1
""",
        "def common(a, b): return frozenset(a)",
    ),
    (
        "custom_exception",
        """\
class NotEnough(Exception):
    def __init__(self, missing):
        super().__init__(f'{missing} short')
        self.missing = missing
def pay(have, cost):
    if cost > have:
        raise NotEnough(cost - have)
    return have - cost
""",
        """\
try:
    pay(1, 5)
except NotEnough as e:
    assert e.missing == 4 and str(e) == '4 short'
else:
    raise AssertionError
assert pay(5, 1) == 4
""",
        """\
class NotEnough(Exception): pass
def pay(have, cost): return have - cost
""",
    ),
    (
        "pytest_raises",
        """\
def root(x):
    if x < 0:
        raise ValueError('x must not be negative')
    return x ** 0.5
""",
        """\
import pytest
with pytest.raises(ValueError, match='negative') as info:
    root(-1)
assert info.type is ValueError
assert root(4) == pytest.approx(2)
""",
        "def root(x): return abs(x) ** 0.5",
    ),
    (
        "chained_exception",
        """\
def parse(t):
    try:
        return int(t)
    except ValueError as e:
        raise KeyError(t) from e
""",
        """\
try:
    parse('x')
except KeyError as e:
    assert isinstance(e.__cause__, ValueError)
    assert e.args == ('x',)
else:
    assert False
""",
        None,
    ),
    (
        "fraction_class",
        """\
import math
class Frac:
    def __init__(self, a, b=1):
        g = math.gcd(a, b)
        self.a, self.b = a // g, b // g
    def __add__(self, o):
        if isinstance(o, int):
            o = Frac(o)
        if not isinstance(o, Frac):
            return NotImplemented
        return Frac(self.a * o.b + o.a * self.b, self.b * o.b)
    __radd__ = __add__
    def __eq__(self, o):
        return isinstance(o, Frac) and (self.a, self.b) == (o.a, o.b)
    def __hash__(self):
        return hash((self.a, self.b))
    def __lt__(self, o):
        return self.a * o.b < o.a * self.b
    def __repr__(self):
        return f'Frac({self.a}, {self.b})'
    def __float__(self):
        return self.a / self.b
""",
        """\
h, t = Frac(1, 2), Frac(2, 6)
assert h + t == Frac(5, 6)
assert 1 + h == Frac(3, 2)
assert sum([h, t, Frac(1, 6)]) == Frac(1)
assert sorted([h, t]) == [t, h] and max(h, t) is h
assert repr(t) == 'Frac(1, 3)' and float(h) == 0.5
assert len({h, Frac(2, 4)}) == 1
try:
    h + 'x'
except TypeError:
    pass
else:
    assert False
""",
        """\
class Frac:
    def __init__(self, a, b=1): self.a, self.b = a, b
    def __add__(self, o): return self
""",
    ),
    (
        "matrix_class_getitem",
        """\
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, x):
        i, j = ij
        self.rows[i][j] = x
    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    @property
    def T(self):
        return Matrix(zip(*self.rows))
""",
        """\
m = Matrix([[1, 2], [3, 4]])
assert m[1, 0] == 3
m[1, 0] = 7
assert m.rows == [[1, 2], [7, 4]]
assert (m @ m.T)[0, 0] == 5 and m.T.rows == [[1, 7], [2, 4]]
""",
        None,
    ),
    (
        "properties_and_setters",
        """\
class Celsius:
    def __init__(self, t):
        self.t = t
    @property
    def t(self):
        return self._t
    @t.setter
    def t(self, x):
        if x < -273.15:
            raise ValueError('too cold')
        self._t = x
    @classmethod
    def from_f(cls, f):
        return cls((f - 32) / 1.8)
    @staticmethod
    def boils():
        return 100
""",
        """\
c = Celsius.from_f(212)
assert abs(c.t - 100) < 1e-9
c.t = 5
assert c.t == 5
try:
    c.t = -300
    ok = False
except ValueError:
    ok = True
assert ok and c.t == 5
assert Celsius.boils() == 100 and isinstance(c, Celsius)
""",
        None,
    ),
    (
        "inheritance_and_super",
        """\
class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return '...'
    def __str__(self):
        return f'{self.name} says {self.speak()}'
class Dog(Animal):
    def speak(self):
        return 'Woof'
""",
        """\
d = Dog('Rex')
assert str(d) == 'Rex says Woof' and f'{d}' == 'Rex says Woof'
assert issubclass(Dog, Animal) and Dog.__mro__[1] is Animal
before = Animal.count
Animal('x')
assert Animal.count == before + 1
assert vars(d) == {'name': 'Rex'}
""",
        None,
    ),
    (
        "template_method",
        """\
class Game:
    def play(self):
        self.setup()
        return self.turn() + 1
    def setup(self):
        self.log = []
    def turn(self):
        raise NotImplementedError
""",
        """\
class Mine(Game):
    def turn(self):
        self.log.append('t')
        return 4
g = Mine()
assert g.play() == 5 and g.log == ['t']
""",
        """\
class Game:
    def play(self): return 5
""",
    ),
    (
        "abstract_base",
        """\
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Square(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
""",
        """\
import pytest
with pytest.raises(TypeError):
    Shape()
assert Square(3).area() == 9
assert isinstance(Square(1), Shape)
""",
        """\
class Shape: pass
class Square(Shape):
    def __init__(self, a): pass
    def area(self): return 9
""",
    ),
    (
        "context_manager_class",
        """\
class Tag:
    def __init__(self, out, name):
        self.out, self.name = out, name
    def __enter__(self):
        self.out.append(f'<{self.name}>')
        return self
    def __exit__(self, *exc):
        self.out.append(f'</{self.name}>')
""",
        """\
out = []
with Tag(out, 'b'):
    out.append('x')
assert out == ['<b>', 'x', '</b>']
try:
    with Tag(out, 'i'):
        raise KeyError
except KeyError:
    out.append('k')
assert out[-2:] == ['</i>', 'k']
""",
        None,
    ),
    (
        "dataclass_with_field",
        """\
from dataclasses import dataclass, field
@dataclass(order=True)
class Card:
    rank: int
    suit: str = field(compare=False, default='S')
    tags: list = field(default_factory=list, compare=False)
""",
        """\
from dataclasses import asdict, replace
a, b = Card(3), Card(5, 'H')
assert a < b
assert asdict(b) == {'rank': 5, 'suit': 'H', 'tags': []}
assert replace(a, rank=5) == b
a.tags.append(1)
assert Card(1).tags == [] and a.tags == [1]
""",
        None,
    ),
    (
        "enum_states",
        """\
from enum import Enum, auto
class Light(Enum):
    RED = auto()
    GREEN = auto()
    def next(self):
        return Light.GREEN if self is Light.RED else Light.RED
""",
        """\
assert Light.RED.next() is Light.GREEN
assert [l.name for l in Light] == ['RED', 'GREEN']
assert Light['RED'] == Light(1) and len(Light) == 2
""",
        None,
    ),
    (
        "bank_account_unittest",
        """\
class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.history = []
    def deposit(self, x):
        if x <= 0:
            raise ValueError
        self.balance += x
        self.history.append(('deposit', x))
        return self
""",
        """\
import unittest
class TestAccount(unittest.TestCase):
    def setUp(self):
        self.a = Account(10)
    def test_chain(self):
        self.assertIs(self.a.deposit(5).deposit(1), self.a)
        self.assertEqual(self.a.balance, 16)
        self.assertListEqual(self.a.history, [('deposit', 5), ('deposit', 1)])
    def test_bad(self):
        self.assertRaises(ValueError, self.a.deposit, -1)
        with self.subTest(x=0), self.assertRaises(ValueError):
            self.a.deposit(0)
r = unittest.TextTestRunner(stream=__import__('io').StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(TestAccount))
assert r.wasSuccessful() and r.testsRun == 2
""",
        """\
class Account:
    def __init__(self, b=0): self.balance = b
    def deposit(self, x): return self
""",
    ),
    (
        "linked_list",
        """\
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for i in reversed(list(items)):
            self.head = Node(i, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n.value
            n = n.next
    def reverse(self):
        last = None
        n = self.head
        while n:
            n.next, last, n = last, n, n.next
        self.head = last
    def __len__(self):
        return sum(1 for _ in self)
""",
        """\
l = LinkedList([1, 2, 3])
assert list(l) == [1, 2, 3] and len(l) == 3 and 2 in l
l.reverse()
assert [*l] == [3, 2, 1] and l.head.next.value == 2
n = Node(9, l.head)
l.head = n
assert list(l) == [9, 3, 2, 1] and bool(LinkedList()) is False
""",
        None,
    ),
    (
        "reverse_the_tests_nodes",
        """\
def reverse(head):
    last = None
    while head:
        head.next, last, head = last, head, head.next
    return last
""",
        """\
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
a = Node(1); b = Node(2); c = Node(3)
a.next = b; b.next = c
h = reverse(a)
assert h is c and h.next is b and b.next is a and a.next is None
""",
        "def reverse(head): return head",
    ),
    (
        "binary_tree",
        """\
class Tree:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right
    def insert(self, key):
        side = 'left' if key < self.key else 'right'
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()
    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)
""",
        """\
import random
r = random.Random(1)
keys = r.sample(range(100), 30)
t = Tree(keys[0])
for k in keys[1:]:
    t.insert(k)
assert list(t.walk()) == sorted(keys)
assert 5 <= t.depth() <= 30
assert Tree(2, Tree(1), Tree(3)).left.key == 1
""",
        None,
    ),
    (
        "graph_search",
        """\
from collections import deque
def shortest(graph, a, b):
    seen = {a: None}
    queue = deque([a])
    while queue:
        n = queue.popleft()
        if n == b:
            path = []
            while n is not None:
                path.append(n)
                n = seen[n]
            return path[::-1]
        for m in graph[n]:
            if m not in seen:
                seen[m] = n
                queue.append(m)
    return None
""",
        """\
g = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d'], 'd': [], 'e': []}
assert shortest(g, 'a', 'd') in (['a', 'b', 'd'], ['a', 'c', 'd'])
assert shortest(g, 'a', 'e') is None
""",
        "def shortest(g, a, b): return [a, b]",
    ),
    (
        "heap_queue",
        """\
import heapq
class Queue:
    def __init__(self):
        self.heap = []
    def put(self, p, item):
        heapq.heappush(self.heap, (p, item))
    def get(self):
        return heapq.heappop(self.heap)[1]
    def __bool__(self):
        return bool(self.heap)
""",
        """\
q = Queue()
for p, i in [(3, 'c'), (1, 'a'), (2, 'b')]:
    q.put(p, i)
out = []
while q:
    out.append(q.get())
assert out == list('abc')
""",
        None,
    ),
    (
        "infinite_primes",
        """\
def primes():
    n, found = 2, []
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
""",
        """\
from itertools import islice, takewhile
assert list(islice(primes(), 5)) == [2, 3, 5, 7, 11]
assert sum(takewhile(lambda p: p < 20, primes())) == 77
g = primes()
assert next(g) == 2
import types
assert isinstance(g, types.GeneratorType)
""",
        """\
def primes():
    yield 2
""",
    ),
    (
        "coroutine_average",
        """\
def averager():
    total, n, mean = 0.0, 0, None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n
""",
        """\
a = averager()
assert next(a) is None
assert a.send(10) == 10
assert a.send(20) == 15
a.close()
try:
    a.send(1)
    assert False
except StopIteration:
    pass
""",
        None,
    ),
    (
        "random_walk_with_rng",
        """\
def walk(n, rng):
    x = [0]
    for _ in range(n):
        x.append(x[-1] + rng.choice([-1, 1]))
    return x
""",
        """\
import random
r = random.Random(7)
w = walk(100, random.Random(7))
assert w[0] == 0 and len(w) == 101
assert all(abs(a - b) == 1 for a, b in zip(w, w[1:]))
assert w == walk(100, r) and r.random() != random.Random(7).random()
""",
        "def walk(n, rng): return [0] * (n + 1)",
    ),
    (
        "numpy_monte_carlo",
        """\
import numpy as np
def estimate_pi(n, rng):
    p = rng.random((n, 2))
    return 4 * np.mean((p ** 2).sum(axis=1) < 1)
""",
        """\
import numpy as np
assert abs(estimate_pi(20000, np.random.default_rng(0)) - np.pi) < 0.05
rng = np.random.default_rng(1)
assert estimate_pi(100, rng) != estimate_pi(100, rng)
""",
        """\
import numpy as np
def estimate_pi(n, rng): return np.pi
""",
    ),
    (
        "global_seed",
        """\
import numpy as np
def sample(n):
    return np.random.normal(size=n)
""",
        """\
import numpy as np
np.random.seed(3)
a = sample(4)
np.random.seed(3)
np.testing.assert_array_equal(a, np.random.normal(size=4))
""",
        """\
import numpy as np
def sample(n): return np.zeros(n)
""",
    ),
    (
        "queue_simulation_with_generators",
        """\
def clock(end):
    t = 0
    while t < end:
        step = yield t
        t += step or 1
""",
        """\
c = clock(6)
seen = [next(c)]
try:
    while True:
        seen.append(c.send(2))
except StopIteration:
    pass
assert seen == [0, 2, 4]
assert list(clock(3)) == [0, 1, 2]
""",
        None,
    ),
    (
        "consumes_the_tests_generator",
        """\
def chunks(items, n):
    batch = []
    for i in items:
        batch.append(i)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch
""",
        """\
pulled = []
def source():
    for i in range(5):
        pulled.append(i)
        yield i
g = chunks(source(), 2)
assert next(g) == [0, 1] and pulled == [0, 1]
assert list(g) == [[2, 3], [4]]
""",
        """\
def chunks(items, n):
    yield list(items)
""",
    ),
    (
        "newton",
        """\
def newton(f, df, x, tol=1e-12):
    for n in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < tol:
            return x, n
    raise RuntimeError('no convergence')
""",
        """\
r, n = newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0)
assert abs(r - 2 ** 0.5) < 1e-12 and n < 10
import pytest
with pytest.raises(RuntimeError):
    newton(lambda x: x * x + 1, lambda x: 2 * x, 0.7)
""",
        "def newton(f, df, x, tol=0): return x, 1",
    ),
    (
        "euler_and_order",
        """\
import numpy as np
def euler(f, y0, t):
    y = np.empty((len(t), len(y0)))
    y[0] = y0
    for i, h in enumerate(np.diff(t)):
        y[i + 1] = y[i] + h * f(t[i], y[i])
    return y
""",
        """\
import numpy as np
def f(t, y): return np.array([y[1], -y[0]])
errors = []
for n in (101, 201):
    t = np.linspace(0, 1, n)
    errors.append(abs(euler(f, [0.0, 1.0], t)[-1, 0] - np.sin(1)))
assert 1.8 < errors[0] / errors[1] < 2.2
""",
        """\
import numpy as np
def euler(f, y0, t): return np.zeros((len(t), 2))
""",
    ),
    (
        "solve_ivp_result",
        """\
from scipy.integrate import solve_ivp
def decay(k):
    return solve_ivp(lambda t, y: -k * y, (0, 1), [1.0], rtol=1e-8, dense_output=True)
""",
        """\
import numpy as np
s = decay(2)
assert s.success and s.t[-1] == 1
np.testing.assert_allclose(s.y[0, -1], np.exp(-2), rtol=1e-4)
assert abs(s.sol(0.5)[0] - np.exp(-1)) < 1e-3
""",
        None,
    ),
    (
        "minimise_with_callback",
        """\
from scipy.optimize import minimize
def fit(f, x0):
    return minimize(f, x0, method='Nelder-Mead')
""",
        """\
calls = []
def f(x):
    calls.append(1)
    return (x[0] - 1) ** 2 + (x[1] + 2) ** 2
r = fit(f, [0.0, 0.0])
import numpy as np
assert np.allclose(r.x, [1, -2], atol=1e-3) and r.success
assert len(calls) == r.nfev
""",
        None,
    ),
    (
        "lu_in_place",
        """\
import numpy as np
def eliminate(A):
    n = len(A)
    for k in range(n):
        for i in range(k + 1, n):
            A[i, k] /= A[k, k]
            A[i, k + 1:] -= A[i, k] * A[k, k + 1:]
""",
        """\
import numpy as np
A = np.array([[4., 3.], [6., 3.]])
B = A.copy()
eliminate(A)
L, U = np.tril(A, -1) + np.eye(2), np.triu(A)
assert np.allclose(L @ U, B)
""",
        "def eliminate(A): pass",
    ),
    (
        "view_of_rows",
        """\
def middle(A):
    return A[1:-1, 1:-1]
""",
        """\
import numpy as np
A = np.zeros((4, 4))
m = middle(A)
m[...] = 1
assert A.sum() == 4 and np.shares_memory(A, m) and m.base is A
""",
        "def middle(A): return A[1:-1, 1:-1].copy()",
    ),
    (
        "callable_polynomial",
        """\
import numpy as np
class Poly:
    def __init__(self, *c):
        self.c = c
    def __call__(self, x):
        return sum(c * x ** i for i, c in enumerate(self.c))
""",
        """\
import numpy as np
p = Poly(1, 0, 2)
assert p(2) == 9
np.testing.assert_array_equal(p(np.array([0., 1.])), [1, 3])
assert callable(p)
from scipy.integrate import quad
assert abs(quad(p, 0, 1)[0] - 5 / 3) < 1e-9
""",
        None,
    ),
    (
        "sympy_series",
        """\
import sympy as sp
x = sp.symbols('x')
expr = sp.sin(x) * sp.exp(x)
def taylor(n):
    return sp.series(expr, x, 0, n).removeO()
""",
        """\
import sympy as sp
assert sp.expand(taylor(4) - (x + x**2 + x**3 / 3)) == 0
assert taylor(3).subs(x, 2) == 6
assert expr.free_symbols == {x}
""",
        None,
    ),
    (
        "group_by_and_aggregate",
        """\
import pandas as pd
def summary(df):
    return df.groupby('city').agg(mean=('t', 'mean'), n=('t', 'size')).reset_index()
""",
        """\
import pandas as pd
df = pd.DataFrame({'city': ['B', 'A', 'B'], 't': [1.0, 2.0, 3.0]})
s = summary(df)
pd.testing.assert_frame_equal(s, pd.DataFrame({'city': ['A', 'B'], 'mean': [2.0, 2.0], 'n': [1, 2]}), check_dtype=False)
assert list(df.columns) == ['city', 't']
""",
        "def summary(df): return df",
    ),
    (
        "new_column_in_place",
        """\
def add_ratio(df):
    df['ratio'] = df['a'] / df['b']
    return df
""",
        """\
import pandas as pd
df = pd.DataFrame({'a': [1, 4], 'b': [2, 2]})
r = add_ratio(df)
assert r is df and df['ratio'].tolist() == [0.5, 2.0]
""",
        None,
    ),
    (
        "dates_and_resampling",
        """\
import pandas as pd
def monthly(df):
    df = df.copy()
    df['day'] = pd.to_datetime(df['day'])
    return df.set_index('day')['v'].resample('MS').sum()
""",
        """\
import pandas as pd
df = pd.DataFrame({'day': ['2024-01-03', '2024-01-09', '2024-02-01'], 'v': [1, 2, 4]})
m = monthly(df)
assert m.tolist() == [3, 4]
assert m.index[1] == pd.Timestamp('2024-02-01') and df['day'].iloc[0] == '2024-01-03'
""",
        None,
    ),
    (
        "pivot_merge_multiindex",
        """\
import pandas as pd
def pivot(df):
    return df.pivot_table(index=['a', 'b'], columns='c', values='v', aggfunc='sum', fill_value=0)
""",
        """\
import pandas as pd
df = pd.DataFrame({'a': [1, 1, 2], 'b': list('xxy'), 'c': list('pqp'), 'v': [1, 2, 3]})
p = pivot(df)
assert p.loc[(1, 'x'), 'q'] == 2 and p.loc[(2, 'y'), 'q'] == 0
assert p.index.names == ['a', 'b'] and p.columns.name == 'c'
""",
        None,
    ),
    (
        "apply_the_tests_function",
        """\
def mapped(df, f):
    return df['v'].map(f)
""",
        """\
import pandas as pd
df = pd.DataFrame({'v': [1, 2]})
assert mapped(df, lambda v: v * 10).tolist() == [10, 20]
assert mapped(df, {1: 'a', 2: 'b'}).tolist() == ['a', 'b']
""",
        None,
    ),
    (
        "categoricals",
        """\
import pandas as pd
def size(s):
    return pd.cut(s, [0, 2, 9], labels=['small', 'big'])
""",
        """\
import pandas as pd
r = size(pd.Series([1, 5]))
assert list(r) == ['small', 'big']
assert r.dtype == 'category' and r.cat.ordered and r.value_counts()['big'] == 1
""",
        None,
    ),
    (
        "a_frame_as_a_variable",
        """\
import pandas as pd
df = pd.DataFrame({'x': [3, 1, 2]})
df = df.sort_values('x').reset_index(drop=True)
top = df.x.max()
mask = df.x > 1
""",
        """\
assert df.x.tolist() == [1, 2, 3] and top == 3
assert df[mask].shape == (2, 1)
assert isinstance(df, __import__('pandas').DataFrame)
""",
        None,
    ),
    (
        "line_plot",
        """\
import matplotlib.pyplot as plt
import numpy as np
def draw():
    fig, ax = plt.subplots()
    x = np.linspace(0, 1, 5)
    ax.plot(x, x ** 2, 'r--', label='square')
    ax.set_xlabel('x')
    ax.set_title('Squares')
    ax.legend()
    return fig, ax
""",
        """\
import numpy as np
fig, ax = draw()
assert ax.get_xlabel() == 'x' and ax.get_title() == 'Squares'
(line,) = ax.get_lines()
np.testing.assert_allclose(line.get_ydata(), line.get_xdata() ** 2)
assert line.get_color() == 'r' and ax.get_legend().get_texts()[0].get_text() == 'square'
assert fig.axes[0] is ax
""",
        "def draw(): return None, None",
    ),
    (
        "draws_into_the_tests_axes",
        """\
def bars(ax, heights):
    ax.bar(range(len(heights)), heights)
    ax.set_ylabel('n')
""",
        """\
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
bars(ax, [1, 3])
assert [p.get_height() for p in ax.patches] == [1, 3] and ax.get_ylabel() == 'n'
plt.close(fig)
""",
        "def bars(ax, heights): pass",
    ),
    (
        "pyplot_current_axes",
        """\
import matplotlib.pyplot as plt
def scatter(x, y):
    plt.figure()
    plt.scatter(x, y)
    plt.xlim(0, 10)
""",
        """\
import matplotlib.pyplot as plt
scatter([1, 2], [3, 4])
ax = plt.gca()
assert ax.get_xlim() == (0, 10) and ax.collections[0].get_offsets().tolist() == [[1, 3], [2, 4]]
""",
        "def scatter(x, y): pass",
    ),
    (
        "mocked_show",
        """\
import matplotlib.pyplot as plt
def show_it():
    plt.plot([1, 2])
    plt.show()
""",
        """\
from unittest.mock import patch
with patch('matplotlib.pyplot.show') as show:
    show_it()
show.assert_called_once_with()
""",
        "def show_it(): pass",
    ),
    (
        "csv_file",
        """\
import csv
def save(rows, path):
    with open(path, 'w', newline='') as f:
        w = csv.writer(f)
        w.writerow(['a', 'b'])
        w.writerows(rows)
def load(path):
    with open(path) as f:
        return list(csv.DictReader(f))
""",
        """\
import os
save([(1, 2), (3, 4)], 'out.csv')
assert os.path.exists('out.csv')
assert open('out.csv').read().splitlines() == ['a,b', '1,2', '3,4']
assert load('out.csv')[1] == {'a': '3', 'b': '4'}
os.remove('out.csv')
""",
        None,
    ),
    (
        "temporary_folder_and_pathlib",
        """\
from pathlib import Path
def count_lines(folder):
    return {p.name: len(p.read_text().splitlines()) for p in sorted(Path(folder).glob('*.txt'))}
""",
        """\
import tempfile, pathlib
with tempfile.TemporaryDirectory() as d:
    d = pathlib.Path(d)
    (d / 'a.txt').write_text('1\\n2\\n')
    (d / 'b.md').write_text('x')
    assert count_lines(d) == {'a.txt': 2} and count_lines(str(d)) == {'a.txt': 2}
""",
        None,
    ),
    (
        "json_and_stringio",
        """\
import json
def dump(obj, stream):
    json.dump(obj, stream, sort_keys=True)
def lines(stream):
    return [l.strip() for l in stream]
""",
        """\
import io, json
s = io.StringIO()
dump({'b': [1, None], 'a': True}, s)
assert s.getvalue() == '{"a": true, "b": [1, null]}'
assert lines(io.StringIO('x \\n y\\n')) == ['x', 'y']
""",
        None,
    ),
    (
        "mock_of_open",
        """\
def first_line(path):
    with open(path) as f:
        return f.readline().strip()
""",
        """\
from unittest.mock import patch, mock_open
# IPython has an open of its own, which a patch of builtins does not reach.
with patch('__main__.open', mock_open(read_data='hello\\nworld')) as m:
    assert first_line('x.txt') == 'hello'
m.assert_called_once_with('x.txt')
""",
        "def first_line(path): return 'hello'",
    ),
    (
        "mock_of_an_object",
        """\
def notify(mailer, users):
    for u in users:
        mailer.send(to=u, text='hi')
    return mailer.flush()
""",
        """\
from unittest.mock import Mock, call
m = Mock()
m.flush.return_value = 2
assert notify(m, ['a', 'b']) == 2
assert m.send.call_args_list == [call(to='a', text='hi'), call(to='b', text='hi')]
assert m.mock_calls[-1] == call.flush()
""",
        "def notify(mailer, users): return 2",
    ),
    (
        "mock_of_time_and_sleep",
        """\
import time
def retry(f, n):
    for i in range(n):
        try:
            return f()
        except OSError:
            time.sleep(2 ** i)
    raise TimeoutError
""",
        """\
from unittest.mock import patch, Mock
f = Mock(side_effect=[OSError, OSError, 'ok'])
with patch('time.sleep') as s:
    assert retry(f, 3) == 'ok'
assert [c.args[0] for c in s.call_args_list] == [1, 2]
""",
        "def retry(f, n): return 'ok'",
    ),
    (
        "patched_global_of_the_answer",
        """\
RATE = 2
def convert(x):
    return x * RATE
""",
        """\
assert convert(3) == 6
old, RATE = RATE, 10
assert convert(3) == 30
RATE = old
assert convert(3) == 6
""",
        """\
def convert(x): return x * 2
RATE = 2
""",
    ),
    (
        "regular_expressions",
        """\
import re
def dates(text):
    return re.findall(r'(\\d{4})-(\\d\\d)', text)
pattern = re.compile(r'(?P<y>\\d{4})')
def year(t):
    return pattern.search(t)
""",
        """\
assert dates('2024-05 and 1999-12') == [('2024', '05'), ('1999', '12')]
m = year('in 2024')
assert m.group('y') == '2024' and m.span() == (3, 7) and year('x') is None
""",
        None,
    ),
    (
        "named_tuple",
        """\
from collections import namedtuple
Point = namedtuple('Point', 'x y')
def mid(a, b):
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)
""",
        """\
p = mid(Point(0, 0), Point(2, 4))
assert p == (1, 2) and p._asdict() == {'x': 1, 'y': 2}
x, y = p
assert Point._fields == ('x', 'y') and p._replace(x=5).x == 5
""",
        None,
    ),
    (
        "typed_dict_and_annotations",
        """\
from typing import Optional
def find(v: list[int], x: int) -> Optional[int]:
    \"\"\"Return where x is.\"\"\"
    return v.index(x) if x in v else None
""",
        """\
import inspect, typing
assert find([3, 4], 4) == 1 and find([], 1) is None
assert list(inspect.signature(find).parameters) == ['v', 'x']
assert typing.get_type_hints(find)['return'] == typing.Optional[int]
assert find.__doc__
""",
        None,
    ),
    (
        "asynchronous",
        """\
import asyncio
async def double(x):
    await asyncio.sleep(0)
    return 2 * x
async def both(xs):
    return await asyncio.gather(*(double(x) for x in xs))
""",
        """\
import asyncio
assert asyncio.run(double(4)) == 8
assert asyncio.run(both([1, 2])) == [2, 4]
""",
        None,
    ),
    (
        "iterator_class",
        """\
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
""",
        """\
c = Countdown(3)
assert iter(c) is c and next(c) == 3 and list(c) == [2, 1] and c.n == 0
assert list(zip(Countdown(2), 'ab')) == [(2, 'a'), (1, 'b')]
""",
        None,
    ),
    (
        "list_subclass",
        """\
class Stack(list):
    def push(self, x):
        self.append(x)
    @property
    def top(self):
        return self[-1]
""",
        """\
s = Stack([1])
s.push(2)
assert s == [1, 2] and s.top == 2 and len(s) == 2
assert isinstance(s, list) and s.pop() == 2 and sorted(s) == [1]
""",
        None,
    ),
    (
        "dict_subclass_missing",
        """\
class Memo(dict):
    def __init__(self, f):
        super().__init__()
        self.f = f
    def __missing__(self, k):
        self[k] = r = self.f(k)
        return r
""",
        """\
calls = []
m = Memo(lambda k: calls.append(k) or k * 2)
assert m[3] == 6 and m[3] == 6
assert calls == [3] and 3 in m and dict(m) == {3: 6}
""",
        None,
    ),
    (
        "deepcopy_of_instances",
        """\
class Grid:
    def __init__(self, n):
        self.cells = [[0] * n for _ in range(n)]
    def set(self, i, j):
        self.cells[i][j] = 1
""",
        """\
import copy
a = Grid(2)
b = copy.deepcopy(a)
b.set(0, 1)
assert a.cells == [[0, 0], [0, 0]]
assert b.cells == [[0, 1], [0, 0]]
c = copy.copy(b)
c.set(1, 1)
assert b.cells[1][1] == 1
""",
        None,
    ),
    (
        "singledispatch_and_partial",
        """\
from functools import partial, singledispatch, reduce
@singledispatch
def size(x):
    return 1
@size.register
def _(x: list):
    return sum(map(size, x))
add5 = partial(lambda a, b: a + b, 5)
def compose(*fs):
    return reduce(lambda f, g: lambda x: f(g(x)), fs)
""",
        """\
assert size([1, [2, 'x']]) == 3 and add5(1) == 6
assert compose(str, abs)(-3) == '3'
assert compose(lambda x: x + 1, add5)(1) == 7
""",
        None,
    ),
    (
        "game_of_life",
        """\
import numpy as np
def step(g):
    n = sum(np.roll(g, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
    return ((n == 3) | (g & (n == 2))).astype(g.dtype)
""",
        """\
import numpy as np
g = np.zeros((5, 5), dtype=int)
g[2, 1:4] = 1
h = step(g)
assert h[1:4, 2].tolist() == [1, 1, 1] and h.sum() == 3
np.testing.assert_array_equal(step(h), g)
assert h.dtype == g.dtype
""",
        "def step(g): return g",
    ),
    (
        "warnings_are_given",
        """\
import warnings
def old():
    warnings.warn('use new', DeprecationWarning)
    return 1
""",
        """\
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    assert old() == 1
assert len(w) == 1 and issubclass(w[0].category, DeprecationWarning)
""",
        "def old(): return 1",
    ),
    (
        "logging_is_seen",
        """\
import logging
def work():
    logging.getLogger('app').warning('low %d', 3)
""",
        """\
import unittest
class T(unittest.TestCase):
    def test(self):
        with self.assertLogs('app', level='WARNING') as seen:
            work()
        self.assertEqual(seen.output, ['WARNING:app:low 3'])
r = unittest.TestResult()
T('test').run(r)
assert r.wasSuccessful(), r.failures
""",
        "def work(): pass",
    ),
]

# What the instructor's own solution does, others may do as well.
ANSWERS += [
    (
        "context_that_ignores_an_error",
        """\
class ignoring:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, self.kinds)
""",
        """\
with ignoring(ZeroDivisionError):
    1 / 0
done = True
try:
    with ignoring(KeyError):
        1 / 0
except ZeroDivisionError:
    done = False
assert not done
""",
        """\
class ignoring:
    def __init__(self, *kinds): pass
    def __enter__(self): return self
    def __exit__(self, *error): return False
""",
    ),
    (
        "index_error_ends_a_loop_that_asks_for_it",
        """\
def part(i):
    return 'abc'[i]
""",
        """\
class Parts:
    def __getitem__(self, i): return part(i)
assert list(Parts()) == ['a', 'b', 'c']
""",
        "def part(i): raise IndexError",
    ),
    (
        "error_that_a_test_handles",
        """\
def find(d, key):
    return d[key]
""",
        """\
try:
    find({}, 'x')
    found = True
except KeyError:
    found = False
assert not found
""",
        "def find(d, key): return None",
    ),
    (
        "masked_array_asked_for",
        """\
import numpy as np
def hide(x):
    return np.ma.masked_less(x, 0)
""",
        """\
import numpy as np
h = hide(np.array([-1.0, 2.0, 3.0]))
assert h.mask.tolist() == [True, False, False] and h.sum() == 5
""",
        "def hide(x): return x",
    ),
    (
        "template_with_fields",
        """\
def template():
    return '{0.name} is {age:>3}'
""",
        """\
class C:
    name = 'Ada'
assert template().format(C, age=36) == 'Ada is  36'
assert '{}-{}'.format(1, 2) == '1-2'
""",
        "def template(): return '{0.name}'",
    ),
]


def _judge(desk, nb, right, submitted, test):
    cells = [nb.solution(right, "s"), nb.test(test, "t", 2)]
    return desk.grade(cells, nb.handed_in(cells, {"s": submitted}), reviewed=True).checks["t"]


@pytest.mark.parametrize(
    ("right", "test", "wrong"), [pytest.param(*row, id=name) for name, *row in ANSWERS]
)
def test_a_usual_right_answer_gets_all_points(desk, nb, tmp_path, monkeypatch, right, test, wrong):
    if "getsource" not in test and "__main__" not in test:  # which need a notebook
        monkeypatch.chdir(tmp_path)
        names = {"__name__": "__main__"}
        with ThreadPoolExecutor(1) as fresh:  # an event loop may run in this thread
            fresh.submit(exec, right + "\n" + test, names).result()
    assert _judge(desk, nb, right, right, test).score == 2
    if wrong is not None:
        assert _judge(desk, nb, right, wrong, test).score == 0
