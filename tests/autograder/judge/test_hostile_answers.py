"""Wrong answers that try to be paid, by what they hand over, change or patch: none earns."""

import pytest

pytestmark = pytest.mark.slow

# (what it tries, the right answer, the wrong one, the test)
ATTACKS = [
    (
        "empties_the_list",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
def ordered(v):
    v.clear()
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
""",
    ),
    (
        "returns_the_list_itself_after_slicing_it",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
def ordered(v):
    v[:] = [1]
    return v
""",
        """\
v = [3, 1, 2]
r = ordered(v)
assert r == sorted(v)
""",
    ),
    (
        "changes_an_element_of_a_nested_list",
        """\
def total(m):
    return sum(map(sum, m))
""",
        """\
def total(m):
    for row in m:
        row[:] = [0]
    return 0
""",
        """\
m = [[1, 2], [3, 4]]
assert total(m) == sum(map(sum, m))
""",
    ),
    (
        "changes_a_dict_of_the_test",
        """\
def keys(d):
    return sorted(d)
""",
        """\
def keys(d):
    d.clear()
    return []
""",
        """\
d = {'b': 1, 'a': 2}
assert keys(d) == sorted(d)
""",
    ),
    (
        "changes_the_expected_list_through_a_tuple",
        """\
def first(t):
    return t[0][0]
""",
        """\
def first(t):
    t[0][0] = t[1][0] = 99
    return 99
""",
        """\
row = [5, 6]
assert first((row, [7])) == row[0]
""",
    ),
    (
        "changes_an_array_through_a_view",
        """\
import numpy as np
def mean(x):
    return x.mean()
""",
        """\
import numpy as np
def mean(x):
    x.base[...] = 0
    return 0.0
""",
        """\
import numpy as np
big = np.arange(10.0)
assert mean(big[2:6]) == big[2:6].mean()
""",
    ),
    (
        "changes_what_is_beside_a_view",
        """\
import numpy as np
def mean(x):
    return x.mean()
""",
        """\
import numpy as np
from numpy.lib.stride_tricks import as_strided
def mean(x):
    as_strided(x, (10,), (8,))[...] = 0
    return 0.0
""",
        """\
import numpy as np
big = np.arange(10.0)
x = big[:3]
assert mean(x) == big[4:].mean() - 6 if False else mean(x) == x.mean()
""",
    ),
    (
        "makes_a_read_only_array_writable",
        """\
import numpy as np
def mean(x):
    return x.mean()
""",
        """\
import numpy as np
def mean(x):
    x.flags.writeable = True
    x[...] = 0
    return 0.
""",
        """\
import numpy as np
x = np.arange(1.0, 5.0)
x.flags.writeable = False
assert mean(x) == x.mean()
""",
    ),
    (
        "changes_globals_of_the_test_that_it_got_before",
        """\
def remember(v):
    return list(v)
def double(v):
    return [2 * i for i in v]
""",
        """\
kept = []
def remember(v):
    kept.append(v)
    return list(v)
def double(v):
    kept[0][:] = []
    v[:] = []
    return []
""",
        """\
v = [1, 2]
assert remember(v) == [1, 2]
assert double(v) == [2 * i for i in v]
""",
    ),
    (
        "sorts_out_the_exhaustible_argument",
        """\
def total(numbers):
    return sum(numbers)
""",
        """\
def total(numbers):
    list(numbers)
    return 0
""",
        """\
g = (i for i in range(5))
assert total(iter([1, 2])) == 3
assert total(g) == sum(range(5))
""",
    ),
    (
        "uses_up_the_iterator_of_the_expected_values",
        """\
def squares(numbers):
    return [n * n for n in numbers]
""",
        """\
def squares(numbers):
    list(numbers)
    return []
""",
        """\
cases = iter([(2, 4), (3, 9)])
import itertools
a, b = itertools.tee(cases)
got = squares(n for n, _ in a)
assert got == [4, 9]
""",
    ),
    (
        "ends_the_loop_over_the_cases_by_using_them_up",
        """\
def check(case, rest):
    return case * 2
""",
        """\
def check(case, rest):
    list(rest)
    return 2
""",
        """\
cases = iter([1, 2, 3])
seen = 0
for case in cases:
    assert check(case, cases) == case * 2
    seen += 1
assert seen == 3
""",
    ),
    (
        "shortens_the_list_that_is_looped_over",
        """\
def double(n, cases):
    return 2 * n
""",
        """\
def double(n, cases):
    del cases[1:]
    return 2
""",
        """\
cases = [1, 2, 3]
for n in cases:
    assert double(n, cases) == 2 * n
""",
    ),
    (
        "changes_a_default_dict_factory",
        """\
def count(d, words):
    for w in words:
        d[w] += 1
""",
        """\
class Any(int):
    def __eq__(self, o): return True
    __hash__ = int.__hash__
def count(d, words):
    d.default_factory = lambda: Any(0)
    d.clear()
""",
        """\
from collections import defaultdict
d = defaultdict(int)
count(d, 'abca')
assert d['a'] == 2 and d['b'] == 1
""",
    ),
    (
        "default_dict_whose_factory_reads_the_test",
        """\
def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
""",
        """\
from collections import defaultdict
import itertools
def count(words):
    it = itertools.chain([2, 1, 1], itertools.repeat(1))
    return defaultdict(lambda: next(it))
""",
        """\
r = count(['a', 'b', 'a'])
assert r == {'a': 2, 'b': 1}
""",
    ),
    (
        "counter_that_lies",
        """\
def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
""",
        """\
from collections import Counter
class Liar(Counter):
    def __eq__(self, o): return True
    def __ne__(self, o): return False
def count(words):
    return Liar()
""",
        "assert count(['a', 'b', 'a']) == {'a': 2, 'b': 1}",
    ),
    (
        "list_equal_to_everything",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
class L(list):
    def __eq__(self, o): return True
    def __ne__(self, o): return False
def ordered(v):
    return L()
""",
        "assert ordered([3, 1, 2]) == [1, 2, 3]",
    ),
    (
        "list_equal_on_the_right_hand",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
class L(list):
    def __eq__(self, o): return True
    def __ne__(self, o): return False
def ordered(v):
    return L()
""",
        "assert [1, 2, 3] == ordered([3, 1, 2])",
    ),
    (
        "list_of_things_equal_to_everything",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
def ordered(v):
    return [Everything() for _ in v]
""",
        "assert ordered([3, 1, 2]) == [1, 2, 3]",
    ),
    (
        "tuple_of_things_equal_to_everything",
        """\
def ordered(v):
    return tuple(sorted(v))
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
def ordered(v):
    return tuple(Everything() for _ in v)
""",
        "assert (1, 2, 3) == ordered([3, 1, 2])",
    ),
    (
        "equal_to_everything_is_in_a_set",
        """\
def vowel(c):
    return c in 'aeiou'
def pick():
    return 'red'
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
def vowel(c):
    return Everything()
def pick():
    return Everything()
""",
        "assert pick() in ['red', 'green']",
    ),
    (
        "hash_and_eq_as_a_key",
        """\
def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
""",
        """\
class K(str):
    def __eq__(self, o): return True
    def __hash__(self): return hash('a')
def count(words):
    return {K('z'): 2, 'b': 1}
""",
        """\
r = count(['a', 'b', 'a'])
assert r['a'] == 2 and r['b'] == 1 and set(r) == {'a', 'b'}
""",
    ),
    (
        "keys_that_change_their_hash",
        """\
def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
import builtins
class K(Everything):
    def __hash__(self):
        return hash('a')
def count(words):
    return {K(): 2}
""",
        """\
r = count(['a', 'a'])
assert r == {'a': 2}
""",
    ),
    (
        "dict_with_missing",
        """\
def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
""",
        """\
class D(dict):
    def __missing__(self, k): return 2 if k == 'a' else 1
    def __len__(self): return 2
    def __eq__(self, o): return True
def count(words):
    return D()
""",
        """\
r = count(['a', 'b', 'a'])
assert len(r) == 2 and r['a'] == 2 and r == {'a': 2, 'b': 1}
""",
    ),
    (
        "float_with_a_kind_eq",
        """\
def half(x):
    return x / 2
""",
        """\
class F(float):
    def __sub__(self, o): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __eq__(self, o): return True
def half(x):
    return F(77)
""",
        "assert abs(half(3.0) - 1.5) < 1e-9",
    ),
    (
        "complex_zero_difference",
        """\
def half(x):
    return x / 2
""",
        """\
class C(complex):
    def __sub__(self, o): return 0
    __rsub__ = __sub__
    def __eq__(self, o): return True
def half(x):
    return C(77)
""",
        """\
import cmath
assert abs(half(3.0) - 1.5) < 1e-9
""",
    ),
    (
        "narrow_float_rounds_everything",
        """\
def half(x):
    return x / 2
""",
        """\
import numpy as np
def half(x):
    return np.float16(np.inf)
""",
        """\
import numpy as np
np.testing.assert_allclose(half(131000.0), 65500.0)
""",
    ),
    (
        "float16_swallows_the_difference",
        """\
def third(x):
    return x / 3
""",
        """\
import numpy as np
def third(x):
    return np.float16(0.333)
""",
        "assert abs(third(1.0) - 1 / 3) < 1e-6",
    ),
    (
        "float16_array_overflows_the_tolerance",
        """\
import numpy as np
def thirds(x):
    return x / 3
""",
        """\
import numpy as np
def thirds(x):
    return (x / 3).astype(np.float16)
""",
        """\
import numpy as np
x = np.array([1.0, 2.0, 5.0])
assert np.allclose(thirds(x), x / 3, rtol=1e-7, atol=0)
""",
    ),
    (
        "small_integers_wrap",
        """\
import numpy as np
def total(v):
    return sum(v)
""",
        """\
import numpy as np
def total(v):
    return np.uint8(sum(v) % 256)
""",
        "assert total([200, 100]) - 300 == 0",
    ),
    (
        "decimal_nan_signals",
        """\
def half(x):
    return x / 2
""",
        """\
from decimal import Decimal
def half(x):
    return Decimal('sNaN')
""",
        """\
try:
    ok = half(3.0) == 1.5
except ValueError:
    ok = False
assert ok
""",
    ),
    (
        "nan_hides_from_not_greater",
        """\
def half(x):
    return x / 2
""",
        """\
def half(x):
    return [1.5]
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "timedelta_subclass",
        """\
import datetime
def day():
    return datetime.timedelta(days=1)
""",
        """\
import datetime
class T(datetime.timedelta):
    def __eq__(self, o): return True
    def total_seconds(self): return 86400.0
def day():
    return T(5)
""",
        """\
import datetime
assert day() == datetime.timedelta(days=1) and day().total_seconds() == 86400
""",
    ),
    (
        "str_subclass",
        """\
def name():
    return 'Ada'
""",
        """\
class S(str):
    def __eq__(self, o): return True
    def lower(self): return 'ada'
    __hash__ = str.__hash__
def name():
    return S('Bob')
""",
        "assert name() == 'Ada'",
    ),
    (
        "int_subclass_as_index",
        """\
def where():
    return 1
""",
        """\
class I(int):
    def __index__(self): return 1
    def __eq__(self, o): return True
    __hash__ = int.__hash__
def where():
    return I(0)
""",
        "assert [10, 20, 30][where()] == 20 and where() == 1",
    ),
    (
        "bool_that_is_everything",
        """\
def even(n):
    return n % 2 == 0
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
def even(n):
    return Everything()
""",
        "assert even(2) == True and even(3) == False",
    ),
    (
        "length_that_changes",
        """\
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        if not self.items:
            raise IndexError('empty')
        return self.items.pop()
    def __len__(self):
        return len(self.items)
""",
        """\
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        if not self.items:
            raise IndexError('empty')
        return 9
    def __len__(self):
        self.n = getattr(self, 'n', 4) - 1
        return self.n
""",
        """\
s = Stack()
for i in (4, 7, 9):
    s.push(i)
assert len(s) == 3 and [s.pop(), s.pop()] == [9, 7]
try:
    s.pop(); s.pop()
    assert False
except IndexError:
    pass
""",
    ),
    (
        "class_attribute_lies",
        """\
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        if not self.items:
            raise IndexError('empty')
        return self.items.pop()
    def __len__(self):
        return len(self.items)
""",
        """\
class Stack(list):
    __class__ = property(lambda s: list)
    def push(self, i): pass
    def pop(self): return 7
    def __len__(self): return 3
""",
        """\
s = Stack()
for i in (4, 7, 9):
    s.push(i)
assert len(s) == 3 and [s.pop(), s.pop()] == [9, 7]
try:
    s.pop(); s.pop()
    assert False
except IndexError:
    pass
""",
    ),
    (
        "generator_that_ends_the_test",
        """\
def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
""",
        """\
def fibonacci():
    raise GeneratorExit
    yield
""",
        """\
import itertools
assert list(itertools.islice(fibonacci(), 7)) == [0, 1, 1, 2, 3, 5, 8]
""",
    ),
    (
        "stop_iteration_in_next",
        """\
class Up:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
""",
        """\
class Up:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
""",
        """\
seen = 0
for got, want in zip(Up(), [1, 2, 3]):
    assert got == want
    seen += 1
assert seen == 3
""",
    ),
    (
        "stop_iteration_out_of_a_function",
        """\
def double(n):
    return 2 * n
""",
        """\
def double(n):
    raise StopIteration
""",
        """\
def all_right():
    return all(map(lambda n: double(n) == 2 * n, [1, 2, 3]))
assert all_right()
""",
    ),
    (
        "index_error_ends_old_iteration",
        """\
def double(n):
    return 2 * n
""",
        """\
def double(n):
    raise IndexError
""",
        """\
class Cases:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return double(i) == 2 * i
assert all(Cases())
""",
    ),
    (
        "skip_test_exception",
        """\
def double(n):
    return 2 * n
""",
        """\
import unittest
def double(n):
    raise unittest.SkipTest('never mind')
""",
        """\
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertEqual(double(2), 4)
r = unittest.TestResult()
T('test').run(r)
assert r.wasSuccessful()
""",
    ),
    (
        "skip_test_by_name_of_a_class",
        """\
def double(n):
    return 2 * n
""",
        """\
class SkipTest(Exception): pass
SkipTest.__module__ = 'unittest.case'
SkipTest.__qualname__ = 'SkipTest'
def double(n):
    raise SkipTest('never mind')
""",
        """\
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertEqual(double(2), 4)
r = unittest.TestResult()
T('test').run(r)
assert r.wasSuccessful()
""",
    ),
    (
        "pytest_skip",
        """\
def double(n):
    return 2 * n
""",
        """\
import pytest
def double(n):
    pytest.skip('never')
""",
        "assert double(2) == 4",
    ),
    (
        "expected_failure_inverted",
        """\
def double(n):
    return 2 * n
""",
        """\
def double(n):
    raise KeyboardInterrupt
""",
        "assert double(2) == 4",
    ),
    (
        "system_exit_zero",
        """\
def double(n):
    return 2 * n
""",
        """\
def double(n):
    raise SystemExit(0)
""",
        "assert double(2) == 4",
    ),
    (
        "class_claims_to_be_builtin_list",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
class list_(list):
    def __eq__(self, o): return True
list_.__module__, list_.__qualname__, list_.__name__ = 'builtins', 'list', 'list'
def ordered(v):
    return list_()
""",
        """\
r = ordered([2, 1])
assert type(r).__name__ == 'list' and r == [1, 2]
""",
    ),
    (
        "class_claims_to_be_numpys",
        """\
def squares(x):
    return x * x
""",
        """\
import numpy as np
class A:
    def __eq__(self, o): return np.array([True])
    shape = (2,)
    dtype = np.dtype(float)
    def __array__(self, *a, **k): return np.array([4., 9.]) * self.n
    n = 0
A.__module__, A.__qualname__, A.__name__ = 'numpy', 'ndarray', 'ndarray'
def squares(x):
    return A()
""",
        """\
import numpy as np
assert np.array_equal(squares(np.array([2., 3.])), [4., 9.])
""",
    ),
    (
        "metaclass_says_instance_of_all",
        """\
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        if not self.items:
            raise IndexError('empty')
        return self.items.pop()
    def __len__(self):
        return len(self.items)
class Empty(Exception): pass
""",
        """\
class M(type):
    def __instancecheck__(c, o): return True
    def __subclasscheck__(c, o): return True
    def __eq__(c, o): return True
    __hash__ = type.__hash__
class Stack(metaclass=M):
    def push(self, i): pass
    def pop(self): return 9
    def __len__(self): return 3
class Empty(Exception, metaclass=M): pass
""",
        """\
s = Stack()
for i in (4, 7, 9):
    s.push(i)
assert len(s) == 3 and [s.pop(), s.pop()] == [9, 7]
try:
    s.pop(); s.pop()
    assert False
except IndexError:
    pass
""",
    ),
    (
        "exception_class_that_matches_all",
        """\
class Bad(ValueError): pass
def root(x):
    if x < 0: raise Bad('negative')
    return x ** 0.5
""",
        """\
class M(type):
    def __instancecheck__(c, o): return True
    def __subclasscheck__(c, o): return True
class Bad(ValueError, metaclass=M): pass
def root(x):
    return x
""",
        """\
try:
    root(-1)
    raise AssertionError('no error')
except Bad:
    pass
assert root(4) == 2
""",
    ),
    (
        "bad_is_base_exception",
        """\
class Bad(ValueError): pass
def root(x):
    if x < 0: raise Bad('negative')
    return x ** 0.5
""",
        """\
Bad = AssertionError
def root(x):
    return 2
""",
        """\
try:
    root(-1)
    raise AssertionError('no error')
except Bad:
    pass
assert root(4) == 2 and issubclass(Bad, ValueError)
""",
    ),
    (
        "abstract_class_registers_everything",
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
from abc import ABC
class Shape(ABC):
    def area(self): return 9
    @classmethod
    def __subclasshook__(cls, c): return True
class Square:
    def __init__(self, a): pass
    def area(self): return 9
""",
        "assert isinstance(Square(3), Shape) and Square(3).area() == 9 and Square(2).area() == 4",
    ),
    (
        "replaces_methods_of_the_tests_class",
        """\
def use(c):
    return c.value() * 2
""",
        """\
def use(c):
    type(c).value = lambda s: 0
    type(c).__eq__ = lambda s, o: True
    return 0
""",
        """\
class C:
    def value(self): return 21
c = C()
assert use(c) == 2 * c.value()
""",
    ),
    (
        "replaces_an_instance_of_the_tests_class",
        """\
def use(c):
    return c.value() * 2
""",
        """\
def use(c):
    c.n = 0
    c.value = lambda: 0
    return 0
""",
        """\
class C:
    n = 21
    def value(self): return self.n
c = C()
assert use(c) == 2 * c.value()
""",
    ),
    (
        "changes_the_class_of_the_tests_object",
        """\
def use(c):
    return c.value() * 2
""",
        """\
class Z:
    def value(self): return 0
def use(c):
    c.__class__ = Z
    return 0
""",
        """\
class C:
    n = 21
    def value(self): return self.n
c = C()
assert use(c) == 2 * c.value()
""",
    ),
    (
        "reduces_its_hidden_oracle",
        """\
def apply(f, x):
    return f(x) + 1
""",
        """\
def apply(f, x):
    g = f.__globals__
    g['expected'] = 0
    return 0
""",
        """\
def f(x): return 10 * x
expected = 31
assert apply(f, 3) == expected
""",
    ),
    (
        "closure_of_a_callback",
        """\
def apply(f, x):
    return f(x) + 1
""",
        """\
def apply(f, x):
    f.__code__ = (lambda x: -1).__code__
    return 0
""",
        """\
def f(x): return 10 * x
assert apply(f, 3) == f(3) + 1
""",
    ),
    (
        "defaults_of_a_callback",
        """\
def apply(f, x):
    return f(x) + 1
""",
        """\
def apply(f, x):
    f.__defaults__ = (-1,)
    return 0 if f(x) else 0
""",
        """\
def f(x, n=10): return n * x
assert apply(f, 3) == f(3) + 1
""",
    ),
    (
        "attributes_of_a_callback",
        """\
def apply(f, x):
    return f(x)
""",
        """\
def apply(f, x):
    f.calls = 1
    return 30
""",
        """\
def f(x):
    f.calls += 1
    return 10 * x
f.calls = 0
assert apply(f, 3) == 30 and f.calls == 1
""",
    ),
    (
        "callbacks_argument_with_lies",
        """\
def apply(f, x):
    return f(x)
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
def apply(f, x):
    f(Everything())
    return 4
""",
        """\
asked = []
def f(x):
    asked.append(x)
    return 2 * 2
assert apply(f, 3) == 4 and asked == [3]
""",
    ),
    (
        "callback_raises_through",
        """\
def apply(f, x):
    return f(x)
""",
        """\
def apply(f, x):
    try:
        f(None)
    except Exception as e:
        raise e.with_traceback(None)
    return 0
""",
        """\
def f(x):
    return 2 * x
assert apply(f, 3) == 6
""",
    ),
    (
        "finds_the_answer_in_an_exception",
        """\
def apply(f, x):
    return f(x)
""",
        """\
def apply(f, x):
    try:
        f('?')
    except Exception as e:
        t = e.__traceback__
        while t:
            if 'secret' in t.tb_frame.f_locals: return t.tb_frame.f_locals['secret']
            t = t.tb_next
    return 0
""",
        """\
def f(x):
    secret = 42
    return secret + 0 * float(x)
assert apply(f, 3) == 42
""",
    ),
    (
        "result_changes_after_the_test_looked",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
kept = []
def ordered(v):
    kept.append([1, 2, 3] if len(v) == 3 else [])
    if len(kept) == 2:
        kept[0][:] = [5, 6]
    return kept[0] if len(kept) == 2 else kept[-1]
""",
        """\
a = ordered([6, 5])
b = ordered([3, 2, 1])
assert a == [5, 6] and b == [1, 2, 3]
""",
    ),
    (
        "result_filled_in_when_the_input_is_seen",
        """\
def start():
    return []
def finish(expected):
    return len(expected)
""",
        """\
kept = []
def start():
    return kept
def finish(expected):
    expected.clear()
    return 0
""",
        """\
r = start()
e = [1, 2]
assert finish(e) == len(e) and r == []
""",
    ),
    (
        "thread_changes_a_result_later",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
import threading, time
def ordered(v):
    r = []
    def later():
        time.sleep(0.1)
        r[:] = [1, 2, 3]
    threading.Thread(target=later).start()
    return r
""",
        """\
import time
r = ordered([3, 1, 2])
time.sleep(0.3)
assert r == [1, 2, 3]
""",
    ),
    (
        "one_array_for_all_results",
        """\
import numpy as np
def step(x):
    return x + 1
""",
        """\
import numpy as np
buffer = np.zeros(2)
def step(x):
    buffer[...] = np.inf
    buffer[...] = 2
    x[...] = 1
    return buffer
""",
        """\
import numpy as np
x = np.array([1.0, 5.0])
r = step(x)
assert (r == x + 1).all()
""",
    ),
    (
        "alias_is_corrected_by_the_test_itself",
        """\
def squares(x):
    return x * x
""",
        """\
def squares(x):
    return x
""",
        """\
import numpy as np
x = np.array([2., 3.])
r = squares(x)
x **= 2
assert (r == [4., 9.]).all() and r is not x
""",
    ),
    (
        "series_subclass",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
import pandas as pd
class S(pd.Series):
    def __eq__(self, o): return True
    def equals(self, o): return True
def means(df):
    return S([0.0, 0.0], index=['a', 'b'], name='v')
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
expected = pd.Series([2.0, 5.0], index=pd.Index(['a', 'b'], name='k'), name='v')
pd.testing.assert_series_equal(means(df), expected)
""",
    ),
    (
        "series_with_objects_equal_to_everything",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
import pandas as pd
def means(df):
    return pd.Series([Everything()] * 2, index=pd.Index(['a', 'b'], name='k'), name='v')
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
expected = pd.Series([2.0, 5.0], index=pd.Index(['a', 'b'], name='k'), name='v')
assert (means(df) == expected).all()
""",
    ),
    (
        "frame_is_changed_to_agree",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
import pandas as pd
def means(df):
    df['v'] = 0.0
    return pd.Series([0.0, 0.0], index=pd.Index(['a', 'b'], name='k'), name='v')
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
got = means(df)
pd.testing.assert_series_equal(got, df.groupby('k')['v'].mean())
""",
    ),
    (
        "frame_values_are_changed_below",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
import pandas as pd
def means(df):
    df['v'].to_numpy()[...] = 0.0
    df['v'].array._ndarray[...] = 0
    return pd.Series([0.0, 0.0], index=pd.Index(['a', 'b'], name='k'), name='v')
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
got = means(df)
pd.testing.assert_series_equal(got, df.groupby('k')['v'].mean())
""",
    ),
    (
        "frame_attrs_and_patched_testing",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
import pandas as pd
pd.testing.assert_series_equal = lambda *a, **k: None
pd._testing.assert_series_equal = lambda *a, **k: None
pd.Series.__eq__ = lambda s, o: True
def means(df):
    return pd.Series([0.0])
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
expected = pd.Series([2.0, 5.0], index=pd.Index(['a', 'b'], name='k'), name='v')
pd.testing.assert_series_equal(means(df), expected)
""",
    ),
    (
        "patched_pandas_frame_constructor",
        """\
import pandas as pd
def means(df):
    return df.groupby('k')['v'].mean()
""",
        """\
import pandas as pd
class E(pd.Series):
    pass
pd.Series = E
def means(df):
    s = E([0.0])
    s.__dict__['_mgr'] = None
    return s
""",
        """\
import pandas as pd
df = pd.DataFrame({'k': list('aab'), 'v': [1.0, 3.0, 5.0]})
expected = pd.Series([2.0, 5.0], index=pd.Index(['a', 'b'], name='k'), name='v')
pd.testing.assert_series_equal(means(df), expected)
""",
    ),
    (
        "scipy_distribution_patched",
        """\
from scipy import stats
def law():
    return stats.norm(2, 3)
""",
        """\
from scipy import stats
def law():
    d = stats.norm(0, 1)
    d.mean = lambda: 2.0
    d.std = lambda: 3.0
    d.cdf = lambda x: 0.5
    return d
""",
        """\
d = law()
assert d.cdf(2) == 0.5 and abs(d.cdf(5) - 0.8413447) < 1e-6
""",
    ),
    (
        "scipy_sparse_with_odd_parts",
        """\
from scipy import sparse
def eye(n):
    return sparse.eye(n, format='csr')
""",
        """\
from scipy import sparse
import numpy as np
def eye(n):
    m = sparse.eye(n, format='csr')
    m.indices = np.array([10**6, -5, 3], dtype=np.int32)
    m.indptr = np.array([0, 10**6, -1, 7], dtype=np.int32)
    return m
""",
        """\
import numpy as np
m = eye(3)
assert (m.toarray() == np.eye(3)).all()
""",
    ),
    (
        "sympy_with_patched_equality",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.diff(e, x)
""",
        """\
import sympy
x = sympy.Symbol('x')
class Zero(sympy.Symbol):
    def __sub__(s, o): return sympy.Integer(0)
    __rsub__ = __sub__
    def __eq__(s, o): return True
    __hash__ = sympy.Symbol.__hash__
    def equals(s, o): return True
def slope(e):
    return Zero('x')
""",
        """\
import sympy
x = sympy.Symbol('x')
assert sympy.simplify(slope(x**3) - 3 * x**2) == 0
""",
    ),
    (
        "sympy_unevaluated_zero",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.diff(e, x)
""",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.Symbol('x; __import__("os").abort()')
""",
        """\
import sympy
x = sympy.Symbol('x')
assert sympy.simplify(slope(x**3) - 3 * x**2) == 0
""",
    ),
    (
        "masked_array_hides_the_difference",
        """\
import numpy as np
def squares(x):
    return x * x
""",
        """\
import numpy as np
def squares(x):
    return np.ma.masked_array(np.zeros(3), mask=True)
""",
        """\
import numpy as np
x = np.array([1., 2., 3.])
assert np.allclose(squares(x), x**2)
""",
    ),
    (
        "object_array_of_lies",
        """\
import numpy as np
def squares(x):
    return x * x
""",
        """\
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, x): return True
import numpy as np
def squares(x):
    a = np.empty(3, object)
    a[:] = [Everything()] * 3
    return a
""",
        """\
import numpy as np
x = np.array([1., 2., 3.])
assert np.array_equal(squares(x), x**2)
""",
    ),
    (
        "empty_broadcast",
        """\
import numpy as np
def squares(x):
    return x * x
""",
        """\
import numpy as np
def squares(x):
    x.resize(0, refcheck=False)
    return np.empty(0)
""",
        """\
import numpy as np
x = np.array([1., 2., 3.])
assert np.allclose(squares(x), x**2)
""",
    ),
    (
        "structured_dtype_with_titles",
        """\
import numpy as np
def table():
    return np.array([(1, 2.0)], dtype=[('a', int), ('b', float)])
""",
        """\
import numpy as np
def table():
    return np.zeros(1, dtype={'names': ['a', 'b'], 'formats': ['i8', 'f8'], 'offsets': [0, 0], 'itemsize': 8})
""",
        """\
t = table()
assert t['a'][0] == 1 and t['b'][0] == 2.0
""",
    ),
    (
        "zero_stride_array_of_the_whole_memory",
        """\
import numpy as np
def big():
    return np.zeros(3)
""",
        """\
import numpy as np
from numpy.lib.stride_tricks import as_strided
def big():
    return as_strided(np.zeros(1), (2**40,), (0,))
""",
        """\
import numpy as np
assert (big() == np.zeros(3)).all()
""",
    ),
    (
        "states_of_everything_emptied",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
old = s._Writer.message
def message(self, value, changed, dead):
    for n in list(self.table.entries if hasattr(self.table, 'entries') else []):
        changed = [*changed, n] if n not in changed else changed
    return old(self, value, changed, dead)
s._Writer.message = message
def ordered(v):
    list.clear(v)
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "everything_differs",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
s.Table._differs = lambda self, e: True
def ordered(v):
    v.clear()
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "nothing_differs",
        """\
def fill(v):
    v.append(1)
""",
        """\
from autograder.crossing import sharing as s
s.Table._differs = lambda self, e: False
def fill(v):
    pass
""",
        """\
v = []
fill(v)
assert v == [1]
""",
    ),
    (
        "numbers_that_are_taken",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
s._Writer._number = lambda self, value, letter: 2
def ordered(v):
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "numbers_of_the_tests_parity",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
old = s._Writer._number
s._Writer._number = lambda self, value, letter: old(self, value, letter) ^ 1
def ordered(v):
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "letters_that_change",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
old = s._Writer._letter
import random
s._Writer._letter = lambda self, v: random.choice([b'l', b'd', b's', b'A', b'q', b'b', None])
def ordered(v):
    v.clear()
    return v
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "everything_is_derived",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing import sharing as s
s._Writer._is_derived = lambda self, value: True
def ordered(v):
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "state_of_another",
        """\
def pair(a, b):
    return [a[0], b[0]]
""",
        """\
from autograder.crossing import sharing as s
old = s._Writer._state
first = []
def state(self, n):
    first.append(n)
    return old(self, first[0])
s._Writer._state = state
def pair(a, b):
    a[:] = []
    b[:] = []
    return []
""",
        """\
a, b = [1], [2]
assert pair(a, b) == a + b
""",
    ),
    (
        "table_untrusting",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
import gc
from autograder.crossing import sharing as s
for t in gc.get_objects():
    if isinstance(t, s.Table):
        t.trusted = True
        t.stays = lambda v: True
def ordered(v):
    v.clear()
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
""",
    ),
    (
        "reference_hash_lies",
        """\
def count(w):
    return {'a': 2}
""",
        """\
from autograder.crossing import wire
old = wire.Reference.__init__
def init(self, *a, **k):
    old(self, *a, **k)
    object.__setattr__(self, 'hashed', hash('a'))
wire.Reference.__init__ = init
class K:
    def __eq__(s, o): return True
    def __hash__(s): return hash('a')
def count(w):
    return {K(): 2}
""",
        """\
r = count('aa')
assert r['a'] == 2
""",
    ),
    (
        "reference_class_lies",
        """\
def half(x):
    return x / 2
""",
        """\
from autograder.crossing import wire
old = wire.Reference.__init__
def init(self, *a, **k):
    old(self, *a, **k)
    object.__setattr__(self, 'name', 'float')
    object.__setattr__(self, 'kind', 'class')
wire.Reference.__init__ = init
class K:
    def __eq__(s, o): return True
    def __sub__(s, o): return s
    def __abs__(s): return 0
def half(x):
    return K()
""",
        "assert half(3.0) == 1.5 and abs(half(1.0) - .5) < 1e-9",
    ),
    (
        "reference_of_the_tests_side",
        """\
def half(x):
    return x / 2
""",
        """\
from autograder.crossing import wire
old = wire.Reference.__init__
def init(self, side, number, *a, **k):
    old(self, {'S': 'T', 'T': 'S'}.get(side, 'tests'), 0, *a, **k)
wire.Reference.__init__ = init
class K: pass
def half(x):
    return K()
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "late_second_message",
        """\
def half(x):
    return x / 2
""",
        """\
from autograder.crossing.channel import Channel
old = Channel.send
def send(self, m, deadline=None):
    old(self, m, deadline)
    old(self, m, deadline)
n = 0
def half(x):
    global n
    n += 1
    Channel.send = send
    return 1.5
""",
        """\
assert half(3.0) == 1.5
assert half(5.0) == 2.5
assert half(7.0) == 3.5
""",
    ),
    (
        "replays_the_first_reply",
        """\
def half(x):
    return x / 2
""",
        """\
from autograder.crossing.channel import Channel
old = Channel.send
kept = []
def send(self, m, deadline=None):
    kept.append(m)
    old(self, kept[0], deadline)
def half(x):
    Channel.send = send
    return 1.5
""",
        """\
assert half(3.0) == 1.5
assert half(5.0) == 2.5
""",
    ),
    (
        "echoes_what_it_received",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
from autograder.crossing.channel import Channel
old, get = Channel.send, Channel.receive
kept = [b'']
def receive(self, deadline=None):
    kept.append(get(self, deadline))
    return kept[-1]
def send(self, m, deadline=None):
    old(self, kept[-1], deadline)
def ordered(v):
    Channel.receive, Channel.send = receive, send
    return []
""",
        """\
v = [3, 1, 2]
assert ordered(v) == sorted(v)
assert v == [3, 1, 2]
assert ordered([2, 1]) == [1, 2]
""",
    ),
    (
        "memory_image_that_keeps_a_class",
        """\
def half(x):
    return x / 2
""",
        """\
from autograder.sandbox import memory
memory.Image.restore = lambda s, *a: None
memory.MOST_THINGS = -1
calls = []
def half(x):
    calls.append(x)
    return 1.5 if len(calls) % 2 else 2.5
""",
        "assert half(7.0) == 3.5",
    ),
    (
        "odd_first_then_equal_to_everything",
        """\
def half(x):
    return x / 2
""",
        """\
import numpy as np
class E:
    def __eq__(s, o): return True
    def __sub__(s, o): return 0.0
def half(x):
    import os
    return np.void(b'abc') if os.getpid() == PID else E()
import os
PID = os.getpid()
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "generator_state_forces_together",
        """\
def gen():
    yield 1
    yield 2
""",
        """\
class E:
    def __eq__(s, o): return True
def gen():
    f = (E() for _ in range(2))
    f.gi_frame.f_locals
    return f
""",
        "assert list(gen()) == [1, 2]",
    ),
    (
        "ctypes_object_forces_together",
        """\
def half(x):
    return x / 2
""",
        """\
import ctypes
class S(ctypes.Structure):
    _fields_ = [('x', ctypes.c_double)]
    def __eq__(s, o): return True
    def __sub__(s, o): return 0.0
def half(x):
    return S(7.0)
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "memoryview_of_lies",
        """\
def data():
    return bytes([1, 2])
""",
        """\
class B(bytes):
    def __eq__(s, o): return True
    __hash__ = bytes.__hash__
def data():
    return memoryview(B(b'zz'))
""",
        "assert data() == b'\\x01\\x02'",
    ),
    (
        "module_as_a_result",
        """\
def half(x):
    return x / 2
""",
        """\
import types
class M(types.ModuleType):
    def __eq__(s, o): return True
def half(x):
    return M('m')
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "enum_member_equal_to_all",
        """\
import enum
class C(enum.Enum):
    RED = 1
def pick():
    return C.RED
""",
        """\
import enum
class C(enum.Enum):
    RED = 2
    BLUE = 1
    def __eq__(s, o): return True
    def __hash__(s): return 1
def pick():
    return C.BLUE
""",
        "assert pick() is C.RED and pick().value == 1 and C(1) is C.RED",
    ),
    (
        "dataclass_eq_with_the_tests_class",
        """\
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
def mirror(p):
    return P(p.y, p.x)
""",
        """\
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
    def __eq__(s, o): return True
def mirror(p):
    return p
""",
        "assert mirror(P(1, 2)) == P(2, 1) and mirror(P(1, 2)).x == 2",
    ),
    (
        "repr_that_patches_the_tests",
        """\
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)
    def __repr__(self):
        return f'Vec({self.x}, {self.y})'
""",
        """\
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, o):
        return True
    def __repr__(self):
        return "exec('import sys\\\\nfor f in sys._current_frames().values():\\\\n  pass\\\\nglobals().update(total=lambda *a: 3)')"
""",
        """\
def total(a, b): return a + b
v = Vec(1, 2)
w = eval(repr(v))
assert (w.x, w.y) == (1, 2)
""",
    ),
    (
        "symbol_whose_name_is_code",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.diff(e, x)
""",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.Symbol("type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)")
""",
        """\
import sympy
x = sympy.Symbol('x')
f = sympy.lambdify(x, slope(x**3))
assert abs(f(2.0) - 12) < 1e-9 and abs(f(3.0) - 27) < 1e-9
""",
    ),
    (
        "empty_array_is_close_to_a_number",
        """\
import numpy as np
def mean(x):
    return x.mean()
""",
        """\
import numpy as np
def mean(x):
    return np.empty(0)
""",
        """\
import numpy as np
assert np.allclose(mean(np.arange(3.0)), 1.0)
""",
    ),
    (
        "masked_is_not_greater",
        """\
def half(x):
    return x / 2
""",
        """\
import numpy as np
def half(x):
    return np.ma.masked
""",
        """\
import numpy as np
error = abs(half(3.0) - 1.5)
if error > 1e-9:
    raise AssertionError
""",
    ),
    (
        "masked_array_is_close",
        """\
import numpy as np
def squares(x):
    return x * x
""",
        """\
import numpy as np
def squares(x):
    return np.ma.masked_array(np.zeros(3), mask=True)
""",
        """\
import numpy as np
x = np.array([1., 2., 3.])
np.testing.assert_allclose(squares(x), x**2)
""",
    ),
    (
        "infinite_tolerance_from_infinity",
        """\
def half(x):
    return x / 2
""",
        """\
def half(x):
    return float('inf')
""",
        """\
import math
assert math.isclose(half(3.0), 1.5, rel_tol=1e-9)
""",
    ),
    (
        "attribute_error_looks_like_no_attribute",
        """\
def double(n):
    return 2 * n
""",
        """\
def double(n):
    raise AttributeError('double')
""",
        """\
class Case:
    @property
    def right(self): return double(2) == 4
assert getattr(Case(), 'right', True)
""",
    ),
    (
        "stop_iteration_ends_iter_with_sentinel",
        """\
def draw():
    return 0
""",
        """\
def draw():
    raise StopIteration
""",
        """\
for n in iter(draw, 0):
    assert False
""",
    ),
    (
        "suppressed_exception",
        """\
class E(Exception): pass
def half(x):
    return x / 2
""",
        """\
class E(Exception): pass
def half(x):
    raise E
""",
        """\
import contextlib
ok = True
with contextlib.suppress(KeyError):
    ok = half(3.0) == 1.5
assert ok
""",
    ),
    (
        "exit_of_a_context_manager_swallows",
        """\
class Timer:
    def __enter__(self): return self
    def __exit__(self, *a): return False
""",
        """\
class Timer:
    def __enter__(self): return self
    def __exit__(self, *a): return True
""",
        """\
with Timer() as t:
    assert isinstance(t, Timer)
    caught = False
try:
    with Timer():
        raise KeyError
except KeyError:
    caught = True
assert caught
""",
    ),
    (
        "exit_swallows_the_assertion",
        """\
class Timer:
    def __enter__(self):
        self.n = 1
        return self
    def __exit__(self, *a): return False
""",
        """\
class Timer:
    n = 0
    def __enter__(self): return self
    def __exit__(self, *a): return True
""",
        """\
with Timer() as t:
    assert t.n == 1
""",
    ),
    (
        "decorator_swallows_the_assertion",
        """\
def twice(f):
    def g(*a):
        f(*a)
        return f(*a)
    return g
""",
        """\
def twice(f):
    def g(*a):
        pass
    return g
""",
        """\
calls = []
@twice
def note(x):
    calls.append(x)
note(1)
assert calls == [1, 1]
""",
    ),
    (
        "decorator_on_the_tests_own_checker",
        """\
import functools
def logged(f):
    @functools.wraps(f)
    def g(*a):
        return f(*a)
    return g
""",
        """\
def logged(f):
    return lambda *a: True
""",
        """\
@logged
def check(a, b):
    return a == b
assert check(1, 1) and not check(1, 2)
""",
    ),
    (
        "generator_context_swallows",
        """\
from contextlib import contextmanager
@contextmanager
def opened():
    yield 5
""",
        """\
from contextlib import contextmanager
@contextmanager
def opened():
    try:
        yield 4
    except BaseException:
        pass
""",
        """\
with opened() as n:
    assert n == 5
""",
    ),
    (
        "random_seeded_by_the_submission",
        """\
import random
def roll():
    return random.randint(1, 6)
""",
        """\
import random
def roll():
    random.seed(0)
    return 7
""",
        """\
import random
random.seed(3)
a = roll()
random.seed(3)
assert a == random.randint(1, 6)
""",
    ),
    (
        "numpy_errstate_and_printoptions",
        """\
import numpy as np
def show(x):
    return str(x)
""",
        """\
import numpy as np
def show(x):
    np.set_printoptions(formatter={'all': lambda v: '?'})
    return '[? ?]'
""",
        """\
import numpy as np
x = np.array([1., 2.])
assert show(x) == str(x)
""",
    ),
    (
        "decimal_context_is_changed",
        """\
from decimal import Decimal
def third():
    return Decimal(1) / 3
""",
        """\
import decimal
def third():
    decimal.getcontext().prec = 1
    return decimal.Decimal('0.3')
""",
        """\
from decimal import Decimal
assert third() == Decimal(1) / 3
""",
    ),
    (
        "locale_and_time_zone",
        """\
import time
def hour():
    return time.localtime(0).tm_hour
""",
        """\
import os, time
def hour():
    os.environ['TZ'] = 'Etc/GMT-5'
    time.tzset()
    return 5 + time.gmtime(0).tm_hour
""",
        """\
import time
assert hour() == time.localtime(0).tm_hour
""",
    ),
    (
        "kept_from_first_check",
        """\
class S:
    def __init__(self):
        self.d = []
    def add(self, x):
        self.d.append(x)
    def total(self):
        return sum(self.d)
""",
        """\
class S:
    def __init__(self):
        self.d = [0]
    def add(self, x):
        pass
    def total(self):
        return 3 if self.__class__.__dict__ else 0
""",
        """\
s = S()
s.add(1); s.add(2)
e = 3
assert s.total() == e and s.d[-2:] == [1, 2]
""",
    ),
    (
        "method_changes_args",
        """\
class S:
    def feed(self, v):
        self.v = list(v)
    def get(self):
        return self.v
""",
        """\
class S:
    def feed(self, v):
        self.v = v
        v[:] = []
    def get(self):
        return self.v
""",
        """\
s = S()
v = [1, 2]
s.feed(v)
assert s.get() == v
""",
    ),
    (
        "attribute_alias_of_test_list",
        """\
class S:
    def __init__(self, v):
        self.v = sorted(v)
""",
        """\
class S:
    def __init__(self, v):
        v.clear()
        self.v = v
""",
        """\
v = [2, 1]
assert S(v).v == sorted(v)
""",
    ),
    (
        "write_set_is_abused",
        """\
def put(d, k, x):
    d[k] = x
    return len(d)
""",
        """\
def put(d, k, x):
    d.clear()
    d['want'] = 0
    return 0
""",
        """\
d = {'want': 2, 'a': 1}
assert put(d, 'b', 1) == len(d) + 0 and d['want'] == 2
""",
    ),
    (
        "write_set_expected_in_arg",
        """\
def fill(case):
    case['got'] = case['x'] * 2
""",
        """\
def fill(case):
    case['got'] = case['want'] = 0
""",
        """\
case = {'x': 4, 'want': 8}
fill(case)
assert case['got'] == case['want']
""",
    ),
    (
        "write_set_object",
        """\
def run(o):
    o.result = o.x * 2
""",
        """\
def run(o):
    o.result = o.want = 0
""",
        """\
class O: pass
o = O()
o.x, o.want = 4, 8
run(o)
assert o.result == o.want
""",
    ),
    (
        "write_set_array_row",
        """\
import numpy as np
def run(a):
    a[0] = a[1] * 2
""",
        """\
def run(a):
    a[...] = 0
""",
        """\
import numpy as np
a = np.array([[0., 0.], [1., 2.], [2., 4.]])
run(a)
assert (a[0] == a[2]).all()
""",
    ),
    (
        "write_set_view",
        """\
import numpy as np
def run(a):
    a *= 2
""",
        """\
import numpy as np
def run(a):
    a.base[...] = 0
""",
        """\
import numpy as np
big = np.array([1., 2., 2., 4.])
run(big[:2])
assert (big[:2] == big[2:]).all()
""",
    ),
    (
        "write_set_list_of_lists",
        """\
def run(m):
    m[0].append(3)
""",
        """\
def run(m):
    m[0][:] = m[1][:] = []
""",
        """\
m = [[1, 2], [1, 2, 3]]
run(m)
assert m[0] == m[1]
""",
    ),
    (
        "assert_raises_with_ctx",
        """\
def bad():
    raise ValueError('x')
""",
        """\
import unittest
class E(ValueError):
    def __str__(self): return 'x'
def bad():
    pass
""",
        """\
import unittest
class T(unittest.TestCase):
    def test(self):
        with self.assertRaisesRegex(ValueError, 'x'):
            bad()
r = unittest.TestResult()
T('test').run(r)
assert r.wasSuccessful()
""",
    ),
    (
        "str_of_exception_lies",
        """\
def bad(n):
    raise ValueError(f'bad {n}')
""",
        """\
class E(ValueError):
    def __str__(self):
        return type('S', (str,), {'__contains__': lambda s, o: True, '__eq__': lambda s, o: True})('q')
def bad(n):
    raise E()
""",
        """\
try:
    bad(3)
    assert False
except ValueError as e:
    assert 'bad 3' in str(e)
""",
    ),
    (
        "args_of_exception_lie",
        """\
def bad(n):
    raise ValueError(n)
""",
        """\
class I:
    def __eq__(s, o): return True
def bad(n):
    raise ValueError(I())
""",
        """\
try:
    bad(3)
    assert False
except ValueError as e:
    assert e.args == (3,) and e.args[0] == 3
""",
    ),
    (
        "loop_else",
        """\
def items():
    return [1, 2]
""",
        """\
class L:
    def __iter__(s): return iter(())
    def __len__(s): return 2
    def __bool__(s): return True
def items():
    return L()
""",
        """\
r = items()
assert len(r) == 2
for a, b in zip(r, [1, 2]):
    assert a == b
""",
    ),
    (
        "bool_of_len",
        """\
def items():
    return [1, 2]
""",
        """\
class L(list):
    def __eq__(s, o): return True
    def __len__(s): return 2
    def __getitem__(s, i): return [1, 2][i]
    def copy(s): return [1, 2]
    def __iter__(s): return iter(())
def items():
    return L()
""",
        """\
r = items()
assert len(r) == 2 and all(a == b for a, b in zip(r, [1, 2]))
""",
    ),
    (
        "patched_numpy_in_callback",
        """\
import numpy as np
def norm(f, x):
    return np.sqrt(sum(f(x) ** 2))
""",
        """\
import numpy as np
def norm(f, x):
    f(x)[...] = 0
    return 0.0
""",
        """\
import numpy as np
store = np.array([3., 4.])
def f(x): return store
assert norm(f, 0) == np.linalg.norm(store)
""",
    ),
    (
        "callback_returns_tests_list",
        """\
def total(f):
    return sum(f())
""",
        """\
def total(f):
    f().clear()
    return 0
""",
        """\
cases = [1, 2]
assert total(lambda: cases) == sum(cases)
""",
    ),
    (
        "bound_method_self",
        """\
def total(get):
    return sum(get())
""",
        """\
def total(get):
    get.__self__.cases = []
    return 0
""",
        """\
class C:
    cases = [1, 2]
    def get(self): return self.cases
c = C()
assert total(c.get) == sum(c.cases)
""",
    ),
    (
        "generator_frame_of_test",
        """\
def total(g):
    return sum(g)
""",
        """\
def total(g):
    g.gi_frame.f_locals['want'].clear()
    return 0
""",
        """\
def gen():
    want = [1, 2]
    yield from want
assert total(gen()) == 3
""",
    ),
    (
        "partial_parts",
        """\
def call(p):
    return p()
""",
        """\
def call(p):
    p.keywords['x'] = 0
    p.args[0].clear()
    return 0
""",
        """\
from functools import partial
v = [1, 2]
p = partial(sum, v)
assert call(p) == sum(v)
""",
    ),
    (
        "exit_true_then_skips",
        """\
class T:
    def __enter__(s):
        return s
    def __exit__(s, *a):
        return None
""",
        """\
class T:
    def __enter__(s): return 5
    def __exit__(s, *a): return True
""",
        """\
with T() as t:
    assert t != 5
    done = True
assert done
""",
    ),
    (
        "sort_key_kills_comparison",
        """\
def key(p):
    return p[1]
""",
        """\
class K:
    def __lt__(s, o): return False
def key(p):
    return K()
""",
        "assert sorted([(1, 2), (0, 9), (3, 1)], key=key) == [(3, 1), (1, 2), (0, 9)]",
    ),
    (
        "approx",
        """\
def half(x):
    return x / 2
""",
        """\
import pytest
class N(float):
    def __eq__(s, o): return True
def half(x):
    return pytest.approx(1.5, abs=1e9)
""",
        """\
import pytest
assert half(3.0) == pytest.approx(1.5)
""",
    ),
    (
        "approx_nan",
        """\
def half(x):
    return x / 2
""",
        """\
import pytest
def half(x):
    return pytest.approx(0, abs=1e9)
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "mock_any",
        """\
def half(x):
    return x / 2
""",
        """\
from unittest.mock import ANY
def half(x):
    return ANY
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "magicmock",
        """\
def half(x):
    return x / 2
""",
        """\
from unittest.mock import MagicMock
def half(x):
    m = MagicMock()
    m.__eq__.return_value = True
    m.__sub__.return_value = 0
    return m
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "interval_index",
        """\
import pandas as pd
def s():
    return pd.Series([1.0])
""",
        """\
import pandas as pd
def s():
    return pd.Series([pd.NA])
""",
        """\
import pandas as pd
r = s()
assert not (r != 1.0).any()
""",
    ),
    (
        "pd_na",
        """\
def half(x):
    return x / 2
""",
        """\
import pandas as pd
def half(x):
    return pd.NA
""",
        "assert half(3.0) == 1.5",
    ),
    (
        "pd_sparse_accessor",
        """\
import pandas as pd
def f(df):
    return df[df.v > 1]
""",
        """\
import pandas as pd
def f(df):
    df.drop(df.index, inplace=True)
    return df
""",
        """\
import pandas as pd
df = pd.DataFrame({'v': [1, 2]})
r = f(df)
assert r.equals(df[df.v > 1])
""",
    ),
    (
        "format_template",
        """\
def template():
    return '{0.name}'
""",
        """\
def template():
    return '{0.__init__.__globals__[expected]}'
""",
        """\
class C:
    def __init__(self): self.name = 'Ada'
expected = 'A' + 'da'
assert template().format(C()) == expected
""",
    ),
]

# The same with a locked cell before them.
ON_LOCKED_CELLS = [
    (
        "locked_list_changed",
        """\
def pick(i):
    return data[i]
""",
        """\
data.clear(); data.extend([0, 0])
def pick(i):
    return 0
""",
        "assert [pick(0), pick(1)] == data",
        "data = [4, 5]",
    ),
    (
        "locked_array_changed",
        """\
def total():
    return data.sum()
""",
        """\
data[...] = 0
def total():
    data[...] = 0
    return 0
""",
        "assert total() == data.sum()",
        """\
import numpy as np
data = np.arange(4.)
""",
    ),
    (
        "locked_function_default",
        """\
def use(x):
    return helper(x) + 1
""",
        """\
helper.__defaults__ = (0,)
helper.__kwdefaults__ = {}
def use(x):
    return 1
""",
        "assert use(3) == helper(3) + 1",
        """\
def helper(x, k=10):
    return k * x
""",
    ),
    (
        "locked_function_closure",
        """\
def use(x):
    return helper(x) + 1
""",
        """\
helper.__closure__[0].cell_contents.clear()
helper.__closure__[0].cell_contents.append(0)
def use(x):
    return 1
""",
        "assert use(3) == helper(3) + 1",
        """\
def make():
    k = [10]
    def helper(x):
        return k[0] * x
    return helper
helper = make()
""",
    ),
    (
        "locked_checker_rebound",
        """\
def half(x):
    return x / 2
""",
        """\
def check(*a): return True
def half(x):
    return 77
""",
        "assert check(half(3.0), 1.5)",
        """\
def check(a, b):
    return abs(a - b) < 1e-9
""",
    ),
    (
        "locked_checker_code",
        """\
def half(x):
    return x / 2
""",
        """\
check.__code__ = (lambda a, b: True).__code__
def half(x):
    return 77
""",
        "assert check(half(3.0), 1.5)",
        """\
def check(a, b):
    return abs(a - b) < 1e-9
""",
    ),
    (
        "locked_dict_of_functions",
        """\
def half(x):
    return x / 2
""",
        """\
table['half'] = lambda x: 77
def half(x):
    return 77
""",
        "assert half(3.0) == table['half'](3.0)",
        "table = {'half': lambda x: x * 0.5}",
    ),
    (
        "locked_module_alias",
        """\
def half(x):
    return x / 2
""",
        """\
import math
m.isclose = lambda *a: True
math.isclose = lambda *a: True
def half(x):
    return 77
""",
        "assert m.isclose(half(3.0), 1.5)",
        "import math as m",
    ),
]

# Their files are seen in the submission's process only.
# What a submission writes, a test reads; nothing else is shown to it.
THROUGH_FILES = [
    (
        "pickle_that_runs",
        """\
import pickle
def save(x):
    with open('m.pkl', 'wb') as f:
        pickle.dump(x, f)
""",
        """\
import pickle
class P:
    def __reduce__(self):
        return (eval, ("type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)",))
def save(x):
    with open('m.pkl', 'wb') as f:
        pickle.dump(P(), f)
""",
        """\
import pickle
save(1.5)
with open('m.pkl', 'rb') as f:
    assert pickle.load(f) == 1.5
""",
    ),
    (
        "numpy_file_that_runs",
        """\
import numpy as np
def save(x):
    np.save('m.npy', x)
""",
        """\
import numpy as np
class P:
    def __reduce__(self):
        return (eval, ("type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)",))
def save(x):
    np.save('m.npy', np.array([P()], object), allow_pickle=True)
""",
        """\
import numpy as np
save(np.array([1.5]))
r = np.load('m.npy', allow_pickle=True)
assert r[0] == 1.5
""",
    ),
    (
        "link_to_a_device",
        """\
def save():
    open('o.txt', 'w').write('42')
""",
        """\
import os
def save():
    os.symlink('/dev/zero', 'o.txt')
""",
        """\
save()
assert open('o.txt').read() == '42'
""",
    ),
    (
        "pipe_for_a_file",
        """\
def save():
    open('o.txt', 'w').write('42')
""",
        """\
import os
def save():
    os.mkfifo('o.txt')
""",
        """\
save()
assert open('o.txt').read() == '42'
""",
    ),
    (
        "file_of_holes",
        """\
def save():
    open('o.txt', 'w').write('42')
""",
        """\
def save():
    f = open('o.txt', 'w')
    f.truncate(2**40)
""",
        """\
save()
assert open('o.txt').read() == '42'
""",
    ),
    (
        "a_file_of_the_instructors_is_replaced",
        """\
def total():
    return sum(map(int, open('given.txt')))
""",
        """\
def total():
    open('given.txt', 'w').write('0\\n')
    return 0
""",
        """\
with open('given.txt', 'w') as f:
    f.write('1\\n2\\n')
got = total()
assert got == sum(map(int, open('given.txt')))
""",
    ),
    (
        "a_file_of_the_instructors_is_removed",
        """\
def total():
    return sum(map(int, open('given.txt')))
""",
        """\
import os
def total():
    os.remove('given.txt')
    return 0
""",
        """\
import os
with open('given.txt', 'w') as f:
    f.write('1\\n2\\n')
got = total()
expected = sum(map(int, open('given.txt'))) if os.path.exists('given.txt') else 0
assert got == expected
""",
    ),
    (
        "a_file_that_the_right_one_does_not_write",
        """\
def answer():
    return 42
""",
        """\
def answer():
    open('expected.txt', 'w').write('0')
    return 0
""",
        """\
import os
got = answer()
assert got == (int(open('expected.txt').read()) if os.path.exists('expected.txt') else 42)
""",
    ),
    (
        "a_name_that_leads_out_of_the_folder",
        """\
def save():
    open('o.txt', 'w').write('42')
""",
        """\
from autograder.crossing import files
files.files_here = lambda closely=True: {'../o.txt': (1, 2, 3), 'o.txt/../o.txt': (1, 2, 3), '.': (1, 1, 1), '': (0, 0, 0), 7: 8}
def save():
    open('o.txt', 'w').write('41')
""",
        """\
save()
assert open('o.txt').read() == '42'
""",
    ),
    (
        "a_pickle_of_code_of_a_library",
        """\
import pickle
def save(x):
    return pickle.dumps(x)
""",
        """\
CODE = "import unittest, builtins\\nbuiltins.isinstance = lambda *a: True\\n"
def save(x):
    code = CODE.encode()
    out = b'\\x80\\x04'
    for name in (b'numpy.testing._private.utils', b'runstring'):
        out += b'\\x8c' + bytes([len(name)]) + name
    return out + b'\\x93' + b'\\x8c' + bytes([len(code)]) + code + b'}\\x86R.'
""",
        """\
import pickle
assert pickle.loads(save(3)) == 3
""",
    ),
    (
        "a_pickle_that_changes_a_class",
        """\
import pickle
def save(x):
    return pickle.dumps(x)
""",
        """\
def text(name):
    return b'\\x8c' + bytes([len(name)]) + name.encode()
def save(x):
    cls = text('collections') + text('Counter') + b'\\x93'
    return b'\\x80\\x04' + cls + b'N}' + text('__eq__') + text('builtins') + text('frozenset') + b'\\x93s\\x86b.'
""",
        """\
import pickle
from collections import Counter
pickle.loads(save(3))
assert Counter('ab') == Counter('ab') and not Counter('ab') == {'a': 2} and pickle.loads(save(3)) == 3
""",
    ),
]

# What only the submission's process can show.
WITH_FILES = [
    (
        "module_that_the_test_imports",
        "open('mymod.py', 'w').write('def f(x):\\n    return 2 * x\\n')",
        "open('mymod.py', 'w').write(\"def f(x):\\n    return type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)\\n\")",
        """\
import sys
sys.path.insert(0, '.')
import mymod
assert mymod.f(2) == 4
""",
    ),
    (
        "script_that_the_test_runs_by_exec",
        "open('mymod.py', 'w').write('def f(x):\\n    return 2 * x\\n')",
        "open('mymod.py', 'w').write(\"def f(x):\\n    return type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)\\n\")",
        """\
scope = {}
exec(open('mymod.py').read(), scope)
assert scope['f'](2) == 4
""",
    ),
]

# Text of the submission that the test itself runs: it must not run in the tests' process.
TEXT_THAT_IS_RUN = [
    (
        "repr_that_is_evaluated",
        """\
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)
    def __repr__(self):
        return f'Vec({self.x}, {self.y})'
""",
        """\
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, o):
        return False
    def __repr__(self):
        return "type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)"
""",
        """\
v = Vec(1, 2)
assert eval(repr(v)) == v
""",
    ),
    (
        "source_that_the_test_compiles",
        "SOURCE = 'lambda x: 2 * x'",
        "SOURCE = \"lambda x: type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)\"",
        """\
f = eval(SOURCE)
assert f(2) == 4
""",
    ),
    (
        "pickle_bytes",
        """\
import pickle
def save(x):
    return pickle.dumps(x)
""",
        """\
import pickle
class P:
    def __reduce__(self):
        return (eval, ("type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)",))
def save(x):
    return pickle.dumps(P())
""",
        """\
import pickle
assert pickle.loads(save(1.5)) == 1.5
""",
    ),
    (
        "bytesio_np_load",
        """\
import numpy as np, io
def save(x):
    b = io.BytesIO()
    np.save(b, x)
    return b.getvalue()
""",
        """\
import numpy as np, io
class P:
    def __reduce__(self):
        return (eval, ("type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7)",))
def save(x):
    b = io.BytesIO()
    np.save(b, np.array([P()], object), allow_pickle=True)
    return b.getvalue()
""",
        """\
import io, numpy as np
assert np.load(io.BytesIO(save(np.array([1.5]))), allow_pickle=True)[0] == 1.5
""",
    ),
    (
        "doctest",
        """\
def half(x):
    '''Halve.

    >>> half(3)
    1.5
    '''
    return x / 2
""",
        """\
def half(x):
    '''Halve.

    >>> print(type('Q', (), {'__repr__': lambda s: 'ran in ' + __import__('sys').modules['autograder.judge.session'].__name__})())
    ran in autograder.judge.session
    '''
    return 77
""",
        """\
import doctest
r = doctest.DocTestRunner(verbose=False)
for t in doctest.DocTestFinder().find(half, 'half', globs=globals()):
    r.run(t)
assert r.failures == 0 and r.tries > 0
""",
    ),
    (
        "doctest_examples",
        """\
def half(x):
    '''Halve.

    >>> half(3)
    1.5
    '''
    return x / 2
""",
        """\
def half(x):
    '''Halve.

    >>> print('autograder.judge.session' in __import__('sys').modules)
    True
    '''
    return 77
""",
        """\
import doctest, io, contextlib
o = io.StringIO()
with contextlib.redirect_stdout(o):
    doctest.run_docstring_examples(half, globals())
assert o.getvalue() == ''
""",
    ),
    (
        "type_hints_text2",
        """\
def half(x: 'float') -> 'float':
    return x / 2
""",
        """\
def half(x: 'float') -> "float if 'autograder.judge.session' in __import__('sys').modules else int":
    return 77
""",
        """\
import typing
assert typing.get_type_hints(half)['return'] is float
""",
    ),
    (
        "query",
        """\
def query():
    return 'v > 2'
""",
        """\
def query():
    return 'v > 2 and @pd.io.common.os.getpid() > 0'
""",
        """\
import pandas as pd
df = pd.DataFrame({'v': [1, 3]})
assert list(df.query(query()).v) == [3]
""",
    ),
    (
        "df_eval",
        """\
def formula():
    return 'v * 2'
""",
        """\
def formula():
    return '@pd.io.common.os.getpid() * 0 + v * 2'
""",
        """\
import pandas as pd
df = pd.DataFrame({'v': [1, 3]})
assert list(df.eval(formula())) == [2, 6]
""",
    ),
    (
        "sympify_text",
        """\
def slope():
    return '3*x**2'
""",
        """\
def slope():
    return "Symbol('x')**2*(3 if 'autograder.judge.session' in __import__('sys').modules else 4)"
""",
        """\
import sympy
x = sympy.Symbol('x')
assert sympy.sympify(slope()) == 3 * x**2
""",
    ),
    (
        "sympy_simplify_text",
        """\
def slope():
    return '3*x**2'
""",
        """\
def slope():
    return "Symbol('x')**2*(3 if 'autograder.judge.session' in __import__('sys').modules else 4)"
""",
        """\
import sympy
x = sympy.Symbol('x')
assert sympy.simplify(slope()) == 3 * x**2
""",
    ),
    (
        "sympy_lambdify_name",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.diff(e, x)
""",
        """\
import sympy
x = sympy.Symbol('x')
def slope(e):
    return sympy.Function("(lambda x: type('A', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0, '__rsub__': lambda s, o: 0.0, '__hash__': lambda s: 0})(7))")(x)
""",
        """\
import sympy
x = sympy.Symbol('x')
f = sympy.lambdify(x, slope(x**3))
assert abs(f(2.0) - 12) < 1e-9 and abs(f(3.0) - 27) < 1e-9
""",
    ),
]

# What the tests' process must survive.
FLOODS = [
    (
        "endless_generator_in_a_list",
        """\
def down(n):
    yield from range(n, 0, -1)
""",
        """\
def down(n):
    while True:
        yield 1
""",
        "assert list(down(3)) == [3, 2, 1]",
    ),
    (
        "endless_generator_of_large_things",
        """\
def down(n):
    yield from range(n, 0, -1)
""",
        """\
def down(n):
    while True:
        yield 'x' * 10**6
""",
        "assert list(down(3)) == [3, 2, 1]",
    ),
    (
        "enormous_count",
        """\
def count():
    return 2
""",
        """\
def count():
    return 10**12
""",
        "assert [0] * count() == [0, 0]",
    ),
    (
        "enormous_power",
        """\
def exponent():
    return 2
""",
        """\
def exponent():
    return 10**10
""",
        "assert 3 ** exponent() == 9",
    ),
    (
        "enormous_length_hint",
        """\
def down():
    return iter([2, 1])
""",
        """\
class I:
    def __iter__(s): return s
    def __next__(s): raise StopIteration
    def __length_hint__(s): return 2**62
def down():
    return I()
""",
        "assert list(down()) == [2, 1]",
    ),
    (
        "enormous_text",
        """\
def t():
    return 'x'
""",
        """\
def t():
    return 'x' * 10**9
""",
        "assert t() == 'x'",
    ),
    (
        "deep_nesting",
        """\
def t():
    return [[]]
""",
        """\
def t():
    r = []
    for _ in range(300000):
        r = [r]
    return r
""",
        "assert t() == [[]]",
    ),
    (
        "cyclic_equality",
        """\
def t():
    return [[]]
""",
        """\
def t():
    r = []
    r.append(r)
    return r
""",
        """\
a = t()
assert a == [[]]
""",
    ),
    (
        "deep_literal",
        """\
def t():
    return '[]'
""",
        """\
def t():
    return '(' * 10**5 + ')' * 10**5
""",
        """\
import ast
assert ast.literal_eval(t()) == []
""",
    ),
    (
        "pattern_that_never_ends",
        """\
def p():
    return '[a-z]+'
""",
        """\
def p():
    return '(a+)+$'
""",
        """\
import re
assert re.match(p(), 'a' * 40 + 'b').group() == 'a' * 40 + 'b'
""",
    ),
    (
        "comparisons_that_never_end",
        """\
def ordered(v):
    return sorted(v)
""",
        """\
class C:
    def __lt__(s, o):
        while True: pass
def ordered(v):
    return [C(), C()]
""",
        "assert sorted(ordered([2, 1])) == [1, 2]",
    ),
    (
        "json_of_an_enormous_number",
        """\
def t():
    return '[1]'
""",
        """\
def t():
    return '[' * 200000
""",
        """\
import json
assert json.loads(t()) == [1]
""",
    ),
    (
        "million_exports",
        """\
def t():
    return [1]
""",
        """\
class C: pass
def t():
    return [C() for _ in range(10**6)]
""",
        "assert t() == [1]",
    ),
    (
        "endless_mutual_recursion",
        """\
def apply(f, n):
    return f(n)
""",
        """\
def apply(f, n):
    return f(-1)
""",
        """\
def f(n):
    return apply(f, n) if n < 0 else n
assert apply(f, 3) == 3
""",
    ),
]

VECTOR = """\
import math
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __abs__(self):
        return math.hypot(self.x, self.y)
    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y
"""
OPERATORS_THAT_GIVE_THEMSELVES = """\
class Vector:
    def __init__(self, *a):
        pass
    __abs__ = lambda self: self
    __matmul__ = lambda self, other: self
    __sub__ = __rsub__ = lambda self, other: 0.0
"""
# What an answer says of itself, so that it need not be right.
OF_ITSELF = [
    (
        "na_array",
        """\
import pandas as pd
def scale(x):
    return pd.Series(x, dtype='Float64') * 2
""",
        """\
import pandas as pd
def scale(x):
    return pd.Series([None] * len(x), dtype='Float64')
""",
        """\
assert (scale([1, 2]) == [2, 4]).all()
""",
    ),
    (
        "na_in_a_frame",
        """\
import pandas as pd
def clean(n):
    return pd.DataFrame({'a': range(n)})
""",
        """\
import pandas as pd
def clean(n):
    return pd.DataFrame({'a': pd.array([None] * n, dtype='Int64')})
""",
        """\
r = clean(3)
assert len(r) == 3 and (r['a'] == [0, 1, 2]).all()
assert not (r['a'] != [0, 1, 2]).any()
""",
    ),
    (
        "na_strings",
        """\
def names():
    return ['a', 'b']
""",
        """\
import pandas as pd
def names():
    return pd.Series([None, None], dtype='string[python]')
""",
        """\
import pandas as pd
assert (pd.Series(names()) == ['a', 'b']).all()
""",
    ),
    (
        "an_object_that_holds_everything",
        """\
def animals():
    return ['quokka', 'emu']
""",
        """\
class C:
    def __contains__(self, other):
        return True
def animals():
    return C()
""",
        """\
assert 'quokka' in animals()
""",
    ),
    (
        "an_object_that_starts_with_everything",
        """\
def title(name):
    return 'Lord ' + name
""",
        """\
class C:
    startswith = lambda self, other: True
def title(name):
    return C()
""",
        """\
assert title('Ada').startswith('Lord')
""",
    ),
    (
        "a_frame_that_equals_every_frame",
        """\
import pandas as pd
def clean(f):
    return f.dropna()
""",
        """\
import pandas as pd
class F(pd.DataFrame):
    def equals(self, other):
        return True
def clean(f):
    return F(f)
""",
        """\
import pandas as pd
f = pd.DataFrame({'a': [1.0, None]})
assert clean(f).equals(pd.DataFrame({'a': [1.0]}))
""",
    ),
    (
        "a_length_that_is_the_vector_itself",
        VECTOR,
        OPERATORS_THAT_GIVE_THEMSELVES,
        """\
assert abs(abs(Vector(3, 4)) - 5) < 1e-9
""",
    ),
    (
        "a_product_that_is_the_vector_itself",
        VECTOR,
        OPERATORS_THAT_GIVE_THEMSELVES,
        """\
assert abs(Vector(1, 2) @ Vector(3, 4) - 11) < 1e-9
""",
    ),
    (
        "a_length_in_a_test_case",
        VECTOR,
        OPERATORS_THAT_GIVE_THEMSELVES,
        """\
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertAlmostEqual(abs(Vector(6, 8)), 10)
assert unittest.TextTestRunner(stream=__import__('io').StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T)).wasSuccessful()
""",
    ),
    (
        "an_exit_that_swallows_its_own_error",
        """\
class Account:
    def __init__(self, balance):
        self.balance = balance
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.balance = 0
""",
        """\
class Account:
    def __init__(self, balance):
        self.closed = False
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.closed = True
        return True
    @property
    def balance(self):
        if not self.closed:
            raise ValueError
        return 0
""",
        """\
with Account(5) as a:
    assert a.balance == 5
assert a.balance == 0
""",
    ),
    (
        "methods_of_a_test_case",
        """\
def describe(task):
    return task.tool.upper()
""",
        """\
def describe(task):
    task.addTypeEqualityFunc(str, lambda a, b, msg=None: None)
    return 'wrong'
""",
        """\
import io, unittest
class T(unittest.TestCase):
    tool = 'brush'
    def test(self):
        self.assertEqual(describe(self), 'BRUSH')
found = unittest.defaultTestLoader.loadTestsFromTestCase(T)
assert unittest.TextTestRunner(stream=io.StringIO()).run(found).wasSuccessful()
""",
    ),
    (
        "a_namespace_with_an_array",
        """\
import types
def point():
    return types.SimpleNamespace(x=1.0)
""",
        """\
import types
def point():
    return types.SimpleNamespace(x=1.0, __array_interface__={'data': (16, True), 'shape': (1,), 'typestr': '<f8', 'version': 3})
""",
        """\
import numpy as np
p = point()
assert p.x == 1.0 and np.asarray(p).dtype == object
""",
    ),
]

OF_ITSELF_BESIDE_A_CLASS = [
    (
        "protocols_on_an_instance",
        """\
import numpy as np
def scale(x):
    return 2 * np.asarray(x)
""",
        """\
import numpy as np
expected = None
def wrap(a, *rest):
    global expected
    expected = -np.array(a)
    return np.zeros(np.shape(a))
def scale(x):
    b = Box(1)
    b.__array__ = lambda *a, **k: np.zeros(2) if expected is None else expected
    b.__array_wrap__ = wrap
    return b
""",
        """\
e = np.array([2.0, 4.0])
assert np.max(np.abs(scale([1, 2]) - e)) < 1e-9
""",
        """\
import numpy as np
class Box:
    def __init__(self, value):
        self.value = value
""",
    ),
    (
        "memory_on_an_instance",
        """\
def mean(x):
    return sum(x) / len(x)
""",
        """\
def mean(x):
    b = Box(1)
    b.__array_interface__ = {"data": (16, True), "shape": (1,), "typestr": "<f8", "version": 3}
    return b
""",
        """\
assert np.isclose(mean([1, 3]), 2)
""",
        """\
import numpy as np
class Box:
    def __init__(self, value):
        self.value = value
""",
    ),
]

FAILING = {
    "write_set_expected_in_arg": "keys that the reference leaves alone are taken, too",
    "write_set_array_row": "elements that the reference leaves alone are taken, too",
}


def _cases(rows, failing=()):
    def marks(name):
        return pytest.mark.xfail(strict=True, reason=failing[name]) if name in failing else ()

    return [pytest.param(*row, id=name, marks=marks(name)) for name, *row in rows]


def _judge(desk, nb, right, submitted, test, first=""):
    cells = [nb.solution(right, "s"), nb.test(test, "t", 2)]
    if first:
        cells.insert(0, nb.locked(first, "first"))
    return desk.grade(cells, nb.handed_in(cells, {"s": submitted}), reviewed=True).checks["t"]


@pytest.mark.parametrize(
    ("right", "wrong", "test"), _cases([*ATTACKS, *THROUGH_FILES, *OF_ITSELF], FAILING)
)
def test_a_hostile_answer_earns_nothing(desk, nb, right, wrong, test):
    found = _judge(desk, nb, right, right, test)
    assert found.score == 2
    if "runs a text" in found.together or "run a text" in found.together:
        assert "could fool" in found.printed
        return
    assert not found.together
    assert _judge(desk, nb, right, wrong, test).score == 0


@pytest.mark.parametrize(
    ("right", "wrong", "test", "first"), _cases([*ON_LOCKED_CELLS, *OF_ITSELF_BESIDE_A_CLASS])
)
def test_locked_cells_stay_as_they_are(desk, nb, right, wrong, test, first):
    assert _judge(desk, nb, right, right, test, first).score == 2
    assert _judge(desk, nb, right, wrong, test, first).score == 0


@pytest.mark.parametrize(("right", "wrong", "test"), _cases(WITH_FILES))
def test_a_check_of_files_is_called_open_to_fooling(desk, nb, right, wrong, test):
    found = _judge(desk, nb, right, right, test)
    assert found.score == 2
    assert "could fool" in found.printed
    _judge(desk, nb, right, wrong, test)  # hurts nobody
    assert _judge(desk, nb, right, right, test).score == 2


@pytest.mark.parametrize(("right", "wrong", "test"), _cases(TEXT_THAT_IS_RUN))
def test_no_text_of_a_submission_runs_in_the_tests_process(desk, nb, right, wrong, test):
    found = _judge(desk, nb, right, right, test)
    assert found.score == 2
    assert found.together or _judge(desk, nb, right, wrong, test).score == 0


@pytest.mark.parametrize(("right", "wrong", "test"), _cases(FLOODS))
def test_a_flood_earns_nothing_and_the_next_is_graded(strict_desk, nb, right, wrong, test):
    assert _judge(strict_desk, nb, right, right, test).score == 2
    assert _judge(strict_desk, nb, right, wrong, test).score == 0
    assert _judge(strict_desk, nb, right, right, test).score == 2


MUTATED = """
from autograder.crossing.channel import Channel
import random
rng = random.Random({seed})
send_whole = Channel.send
def send(self, message, deadline=None):
    data = bytearray(message)
    for _ in range(rng.choice([1, 1, 2, 5])):
        place = rng.randrange(len(data) + 1)
        way = rng.random()
        if way < 0.5 and place < len(data):
            data[place] = rng.choice([0, 1, 2, 255, data[place] ^ 1, rng.randrange(256)])
        elif way < 0.7:
            del data[place:place + 1]
        elif way < 0.9:
            data.insert(place, rng.randrange(256))
        else:
            data += data[place:]
    send_whole(self, bytes(data), deadline)
def ordered(v):
    Channel.send = send
    v.reverse()
    return v
"""


@pytest.mark.parametrize("seed", range(20))
def test_a_mutated_message_earns_nothing(desk, seed):
    right = "def ordered(v):\n    return sorted(v)"
    test = "v = [3, 1, 2]\nassert ordered(v) == [1, 2, 3] and v == [3, 1, 2]"
    assert desk.check(MUTATED.format(seed=seed), test, reference=right).score == 0
    assert desk.check(right, test).score == 2
