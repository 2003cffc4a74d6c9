"""On a course of ordinary shape, honest submissions get the scores that nbgrader gives.

Three assignments as teachers write them, eighteen honest submissions in different styles, right
and wrong. The same class is graded by nbgrader as it comes and by this grader; the scores must be
equal cell by cell, but for the differences listed in DIFFERENCES, which are on purpose.
"""

import json
import shutil

import pytest

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("ordinary_course")]


def basics(nb):
    """First weeks of Python."""
    return {
        "basics.ipynb": [
            nb.text("# Basics", "head"),
            nb.own("import math\nimport random"),
            nb.solution("fruits = ['apple', 'pear']", "make_list"),
            nb.test(
                "assert isinstance(fruits, list), 'Make a list.'\nassert fruits == ['apple', 'pear']",
                "list_made",
                1,
            ),
            nb.solution("fruits.append('plum')\nlongest = max(fruits, key=len)", "use_list"),
            nb.test(
                nb.hidden("assert fruits == ['apple', 'pear', 'plum']\nassert longest == 'apple'"),
                "list_used",
                1,
            ),
            nb.solution(
                "def word_count(text):\n    counts = {}\n    for word in text.lower().split():\n"
                "        counts[word] = counts.get(word, 0) + 1\n    return counts",
                "word_count",
            ),
            nb.test(
                "assert word_count('a b a') == {'a': 2, 'b': 1}\n"
                + nb.hidden(
                    "assert word_count('') == {}\nassert word_count('A a') == {'a': 2}\n"
                    "assert sum(word_count('x y z x').values()) == 4"
                ),
                "words_counted",
                2,
            ),
            nb.solution(
                "def most_common(text):\n    counts = word_count(text)\n"
                "    return max(counts, key=counts.get)",
                "most_common",
            ),
            nb.test(
                nb.hidden(
                    "from unittest.mock import patch\n"
                    "with patch('__main__.word_count', return_value={'q': 9, 'r': 1}) as fake:\n"
                    "    assert most_common('anything') == 'q'\n"
                    "assert fake.called, 'Use word_count.'\nassert most_common('b a a') == 'a'"
                ),
                "common_uses_count",
                2,
            ),
            nb.solution("def greet(name):\n    print(f'Hello, {name}!')", "greet"),
            nb.test(
                nb.hidden(
                    "import contextlib, io\nheard = io.StringIO()\n"
                    "with contextlib.redirect_stdout(heard):\n    result = greet('Ada')\n"
                    "assert heard.getvalue().strip() == 'Hello, Ada!'\nassert result is None"
                ),
                "greeting_printed",
                1,
            ),
            nb.solution("def ask_age():\n    return int(input('Your age? '))", "ask_age"),
            nb.test(
                nb.hidden(
                    "from unittest.mock import patch\n"
                    "with patch('builtins.input', return_value='42'):\n    assert ask_age() == 42"
                ),
                "age_asked",
                1,
            ),
            nb.solution(
                "def remove_negatives(row):\n    row[:] = [x for x in row if x >= 0]\n\n"
                "def pop_largest(row):\n    best = max(row)\n    row.remove(best)\n    return best",
                "in_place",
            ),
            nb.test(
                nb.hidden(
                    "row = [1, -2, 3, -4]\nassert remove_negatives(row) is None\nassert row == [1, 3]"
                ),
                "negatives_removed",
                1,
            ),
            nb.test(
                nb.hidden("row = [1, 9, 3]\nassert pop_largest(row) == 9\nassert row == [1, 3]"),
                "largest_popped",
                1,
            ),
            nb.solution(
                "class InsufficientFunds(Exception):\n    pass\n\n"
                "class Account:\n    def __init__(self, owner, balance=0):\n"
                "        self.owner, self.balance = owner, balance\n"
                "    def deposit(self, amount):\n        if amount <= 0:\n"
                "            raise ValueError('amount must be positive')\n"
                "        self.balance += amount\n"
                "    def withdraw(self, amount):\n        if amount > self.balance:\n"
                "            raise InsufficientFunds(f'only {self.balance}')\n"
                "        self.balance -= amount\n        return self.balance\n"
                "    def __repr__(self):\n        return f'Account({self.owner!r}, {self.balance})'\n"
                "    def __eq__(self, other):\n        return self.balance == other.balance\n"
                "    def __lt__(self, other):\n        return self.balance < other.balance\n\n"
                "class Savings(Account):\n    rate = 0.1\n"
                "    def add_interest(self):\n        self.deposit(self.balance * self.rate)",
                "account",
            ),
            nb.test(
                nb.hidden(
                    "a = Account('Ada', 10)\na.deposit(5)\nassert a.balance == 15\n"
                    "assert a.withdraw(3) == 12\nassert a.owner == 'Ada'\n"
                    "assert Account('Bob').balance == 0"
                ),
                "account_works",
                2,
            ),
            nb.test(
                nb.hidden(
                    "a = Account('Ada', 10)\n"
                    "for wrong in (0, -1):\n    try:\n        a.deposit(wrong)\n"
                    "    except ValueError as error:\n        assert 'positive' in str(error)\n"
                    "    else:\n        raise AssertionError('deposit must refuse')\n"
                    "try:\n    a.withdraw(11)\nexcept InsufficientFunds:\n    pass\n"
                    "else:\n    raise AssertionError('withdraw must refuse')\nassert a.balance == 10"
                ),
                "account_refuses",
                2,
            ),
            nb.test(
                nb.hidden(
                    "a, b = Account('A', 1), Account('B', 2)\n"
                    "assert repr(a) == \"Account('A', 1)\"\n"
                    "assert a < b and a == Account('C', 1) and sorted([b, a])[0].owner == 'A'\n"
                    "s = Savings('S', 100)\ns.add_interest()\nassert abs(s.balance - 110) < 1e-9\n"
                    "assert isinstance(s, Account) and issubclass(Savings, Account)"
                ),
                "account_special",
                2,
            ),
            nb.solution(
                "def evens(n):\n    for i in range(0, n, 2):\n        yield i\n\n"
                "def twice(f, x):\n    return f(f(x))",
                "functional",
            ),
            nb.test(
                nb.hidden(
                    "import types\nassert list(evens(5)) == [0, 2, 4]\nassert next(iter(evens(9))) == 0\n"
                    "from unittest.mock import Mock\nf = Mock(side_effect=lambda x: x + 1)\n"
                    "assert twice(f, 3) == 5 and f.call_count == 2\nassert twice(str.upper, 'a') == 'A'"
                ),
                "functional_works",
                2,
            ),
            nb.test(
                nb.hidden(
                    "# Each right row gives half a point.\npoints = 0\n"
                    "for n in (0, 1, 2, 3):\n    try:\n"
                    "        points += 0.5 * (len(list(evens(n))) == math.ceil(n / 2))\n"
                    "    except Exception:\n        pass\npoints"
                ),
                "evens_partly",
                2,
            ),
        ]
    }


ANN = {
    "make_list": "fruits = ['apple', 'pear']",
    "use_list": "fruits.append('plum')\nlongest = 'apple'",
    "word_count": (
        "def word_count(text):\n    counts = {}\n    for word in text.lower().split():\n"
        "        if word not in counts:\n            counts[word] = 0\n        counts[word] += 1\n"
        "    return counts"
    ),
    "most_common": (
        "def most_common(text):\n    best, most = None, 0\n"
        "    for word, n in word_count(text).items():\n"
        "        if n > most:\n            best, most = word, n\n    return best"
    ),
    "greet": "def greet(name):\n    print('Hello, ' + name + '!')",
    "ask_age": "def ask_age():\n    answer = input()\n    return int(answer)",
    "in_place": (
        "def remove_negatives(row):\n    for x in list(row):\n        if x < 0:\n"
        "            row.remove(x)\n\n"
        "def pop_largest(row):\n    return row.pop(row.index(max(row)))"
    ),
    "account": (
        "class InsufficientFunds(ValueError):\n    '''Not enough.'''\n\n"
        "class Account:\n    def __init__(self, owner, balance=0):\n"
        "        self.owner = owner\n        self.balance = balance\n\n"
        "    def deposit(self, amount):\n        if not amount > 0:\n"
        "            raise ValueError('must be positive')\n"
        "        self.balance = self.balance + amount\n\n"
        "    def withdraw(self, amount):\n        if self.balance < amount:\n"
        "            raise InsufficientFunds\n        self.balance -= amount\n"
        "        return self.balance\n\n"
        "    def __repr__(self):\n        return \"Account('\" + self.owner + \"', \" + str(self.balance) + ')'\n\n"
        "    def __eq__(self, other):\n        return isinstance(other, Account) and other.balance == self.balance\n\n"
        "    def __lt__(self, other):\n        return self.balance < other.balance\n\n"
        "class Savings(Account):\n    def add_interest(self):\n        self.balance *= 1.1"
    ),
    "functional": (
        "def evens(n):\n    return (i for i in range(n) if i % 2 == 0)\n"
        "def twice(f, x):\n    y = f(x)\n    return f(y)"
    ),
}
BASICS = {
    "ann": ANN,
    "ben": ANN
    | {
        "make_list": "fruits = 'apple pear'.split()",
        "use_list": "fruits += ['plum']\nlongest = sorted(fruits, key=len)[-1]",
        "word_count": (
            "from collections import Counter\ndef word_count(text):\n"
            "    return Counter(text.lower().split())"
        ),
        "most_common": "most_common = lambda text: max(word_count(text).items(), key=lambda p: p[1])[0]",
        "greet": "import sys\ndef greet(name):\n    sys.stdout.write(f'Hello, {name}!\\n')",
        "functional": "def evens(n):\n    return list(range(n))[::2]\ntwice = lambda f, x: f(f(x))",
    },
    "cem": ANN
    | {
        "make_list": "fruits = ('apple', 'pear')",
        "use_list": "fruits = list(fruits) + ['plum']\nlongest = len('apple')",
        "word_count": "def word_count(text):\n    return {w: text.count(w) for w in text.split()}",
        "most_common": "def most_common(text):\n    return sorted(text.split())[0]",
        "greet": "def greet(name):\n    return 'Hello, ' + name + '!'",
        "ask_age": "def ask_age():\n    return input('Age: ')",
        "in_place": (
            "def remove_negatives(row):\n    row = [x for x in row if x > 0]\n"
            "def pop_largest(row):\n    return max(row)"
        ),
        "functional": "def evens(n):\n    return range(0, n + 1, 2)\ndef twice(f, x):\n    return 2 * f(x)",
    },
    "dora": {name: ANN[name] for name in ("make_list", "word_count", "in_place")},
    "eli": ANN
    | {
        "word_count": "def word_count(text)\n    return {}",
        "account": (
            "class Account:\n    def __init__(self, owner, balance=0):\n"
            "        self.owner, self.balance = owner, balance\n"
            "    def deposit(self, amount):\n        self.balance += amount\n"
            "    def withdraw(self, amount):\n        self.balance -= amount\n"
            "        return self.balance"
        ),
        "+greet": "def helper(name):\n    return f'Hello, {name}!'",
        "greet": "def greet(name):\n    print(helper(name))",
    },
    "fay": ANN
    | {
        "word_count": (
            "from collections import defaultdict\ndef word_count(text: str) -> dict[str, int]:\n"
            "    counts = defaultdict(int)\n    for word in text.lower().split():\n"
            "        counts[word] += 1\n    print(counts)\n    return dict(counts)\nword_count('look here')"
        ),
        "account": (
            "from dataclasses import dataclass, field\n"
            "class InsufficientFunds(Exception):\n    def __init__(self, missing):\n"
            "        super().__init__(f'{missing} missing')\n        self.missing = missing\n"
            "@dataclass(order=True)\nclass Account:\n    owner: str = field(compare=False)\n"
            "    balance: float = 0\n"
            "    def deposit(self, amount):\n        if amount <= 0:\n"
            "            raise ValueError(f'{amount} is not positive')\n        self.balance += amount\n"
            "    def withdraw(self, amount):\n        if amount > self.balance:\n"
            "            raise InsufficientFunds(amount - self.balance)\n"
            "        self.balance -= amount\n        return self.balance\n"
            "    def __repr__(self):\n        return f'Account({self.owner!r}, {self.balance})'\n"
            "class Savings(Account):\n    def add_interest(self):\n        self.deposit(self.balance / 10)\n"
            "print(Savings('S', 5))"
        ),
    },
}


def arrays(nb):
    """NumPy, random numbers and figures."""
    return {
        "arrays.ipynb": [
            nb.locked(
                "import numpy as np\nimport matplotlib.pyplot as plt\n%matplotlib inline\n"
                "grades = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 9.0]])\n"
                "def close(a, b):\n    return np.allclose(a, b, rtol=1e-9)",
                "setup",
            ),
            nb.solution(
                "def standardise(x):\n    return (x - x.mean(axis=0)) / x.std(axis=0)",
                "standardise",
            ),
            nb.test(
                "assert standardise(grades).shape == (2, 3)\n"
                + nb.hidden(
                    "np.random.seed(1)\nx = np.random.randn(50, 4) * 3 + 1\n"
                    "expected = (x - x.mean(axis=0)) / x.std(axis=0)\n"
                    "np.testing.assert_allclose(standardise(x), expected, rtol=1e-9)\n"
                    "assert close(np.asarray(standardise(x)).mean(axis=0), 0)"
                    " or abs(np.asarray(standardise(x)).mean()) < 1e-9"
                ),
                "standardised",
                2,
            ),
            nb.test(
                nb.hidden(
                    "x = np.array([[1.0, 2.0], [3.0, 5.0]])\nkeep = x.copy()\nstandardise(x)\n"
                    "np.testing.assert_array_equal(x, keep)"
                ),
                "not_changed",
                1,
            ),
            nb.solution(
                "def walk(n):\n    return np.cumsum(np.random.choice([-1, 1], size=n))", "walk"
            ),
            nb.test(
                nb.hidden(
                    "np.random.seed(3)\nw = walk(100)\nassert len(w) == 100\n"
                    "assert set(np.abs(np.diff(w))) == {1}\n"
                    "np.random.seed(3)\nagain = walk(100)\nnp.testing.assert_array_equal(w, again)\n"
                    "np.random.seed(4)\nassert not np.array_equal(w, walk(100))"
                ),
                "walks",
                2,
            ),
            nb.solution(
                "def sample(rng, n):\n    return rng.normal(size=n)\n\n"
                "def estimate_pi(n, rng):\n    x, y = rng.random((2, n))\n"
                "    return 4 * np.mean(x * x + y * y < 1)",
                "sample",
            ),
            nb.test(
                nb.hidden(
                    "a, b = np.random.default_rng(5), np.random.default_rng(5)\n"
                    "assert close(sample(a, 3), b.normal(size=3))\n"
                    "assert close(sample(a, 2), b.normal(size=2))\n"
                    "assert abs(estimate_pi(100_000, np.random.default_rng(0)) - np.pi) < 0.05"
                ),
                "sampled",
                1,
            ),
            nb.solution(
                "def one_hot(labels, k):\n    labels = np.asarray(labels)\n"
                "    if labels.ndim != 1:\n        raise ValueError(f'one axis, not {labels.ndim}')\n"
                "    out = np.zeros((len(labels), k))\n    out[np.arange(len(labels)), labels] = 1\n"
                "    return out",
                "one_hot",
            ),
            nb.test(
                nb.hidden(
                    "assert one_hot([0, 2], 3).tolist() == [[1, 0, 0], [0, 0, 1]]\n"
                    "assert one_hot(np.array([1, 1], dtype=np.uint8), 2).sum() == 2"
                ),
                "one_hot_values",
                1,
            ),
            nb.test(
                nb.hidden("np.testing.assert_raises(ValueError, one_hot, [[1], [2]], 3)"),
                "one_hot_refuses",
                1,
            ),
            nb.solution(
                "def safe_log(x):\n    x = np.asarray(x, dtype=float)\n"
                "    return np.log(np.where(x > 0, x, 1)) + np.where(x > 0, 0, -np.inf)",
                "safe_log",
            ),
            nb.test(
                nb.hidden(
                    "import warnings\nwith warnings.catch_warnings():\n"
                    "    warnings.simplefilter('error')\n"
                    "    result = safe_log(np.array([1.0, 0.0, np.e]))\n"
                    "np.testing.assert_allclose(result, [0, -np.inf, 1])"
                ),
                "log_without_warning",
                1,
            ),
            nb.solution(
                "def histogram(data):\n    fig, ax = plt.subplots()\n    ax.hist(data, bins=5)\n"
                "    ax.set_title('Grades')\n    ax.set_xlabel('points')\n    return ax",
                "histogram",
            ),
            nb.test(
                nb.hidden(
                    "ax = histogram(grades.ravel())\nassert ax.get_title() == 'Grades'\n"
                    "assert ax.get_xlabel() == 'points'\nassert len(ax.patches) == 5\n"
                    "assert sum(p.get_height() for p in ax.patches) == 6\nplt.close('all')"
                ),
                "histogram_drawn",
                2,
            ),
            nb.solution("def normalise(v):\n    v /= np.linalg.norm(v)", "normalise"),
            nb.test(
                nb.hidden(
                    "v = np.array([3.0, 4.0])\nassert normalise(v) is None\n"
                    "np.testing.assert_allclose(v, [0.6, 0.8])"
                ),
                "normalised",
                1,
            ),
        ]
    }


NUMPY_ANN = {
    "standardise": (
        "def standardise(x):\n    mean = np.mean(x, axis=0, keepdims=True)\n"
        "    return (x - mean) / np.std(x, axis=0, keepdims=True)"
    ),
    "walk": "def walk(n):\n    steps = 2 * np.random.randint(0, 2, n) - 1\n    return steps.cumsum()",
    "sample": (
        "def sample(rng, n):\n    return rng.standard_normal(n)\n"
        "def estimate_pi(n, rng):\n    inside = np.hypot(rng.random(n), rng.random(n)) < 1\n"
        "    return 4 * inside.mean()"
    ),
    "one_hot": (
        "def one_hot(labels, k):\n    if np.ndim(labels) != 1:\n        raise ValueError('bad')\n"
        "    return np.eye(k)[labels]"
    ),
    "safe_log": (
        "def safe_log(x):\n    with np.errstate(divide='ignore'):\n        return np.log(x)"
    ),
    "histogram": (
        "def histogram(data):\n    ax = plt.figure().add_subplot()\n    ax.hist(data, 5)\n"
        "    ax.set(title='Grades', xlabel='points')\n    return ax"
    ),
    "normalise": "def normalise(v):\n    v[:] = v / np.sqrt((v**2).sum())",
}
ARRAYS = {
    "ann": NUMPY_ANN,
    "ben": NUMPY_ANN
    | {
        "standardise": (
            "def standardise(x):\n    columns = []\n    for column in x.T:\n"
            "        columns.append([(v - column.mean()) / column.std() for v in column])\n"
            "    return np.array(columns).T"
        ),
        "walk": (
            "def walk(n):\n    place, places = 0, []\n    for _ in range(n):\n"
            "        place += 1 if np.random.rand() < 0.5 else -1\n        places.append(place)\n"
            "    return places"
        ),
        "one_hot": (
            "def one_hot(labels, k):\n    rows = []\n    for label in labels:\n"
            "        if not np.isscalar(label):\n            raise ValueError\n"
            "        rows.append([1.0 if i == label else 0.0 for i in range(k)])\n"
            "    return np.array(rows)"
        ),
        "histogram": (
            "def histogram(data):\n    plt.figure()\n    plt.hist(data, bins=5)\n"
            "    plt.title('Grades')\n    plt.xlabel('points')\n    return plt.gca()"
        ),
    },
    "cem": NUMPY_ANN
    | {
        "standardise": "def standardise(x):\n    x -= x.mean(axis=0)\n    x /= x.std(axis=0)\n    return x",
        "walk": "rng = np.random.default_rng(0)\ndef walk(n):\n    return rng.choice([-1, 1], n).cumsum()",
        "one_hot": "def one_hot(labels, k):\n    return np.eye(k)[np.ravel(labels)]",
        "safe_log": "def safe_log(x):\n    return np.log(x)",
        "histogram": "def histogram(data):\n    plt.hist(data)\n    plt.title('grades')",
        "normalise": "def normalise(v):\n    return v / np.linalg.norm(v)",
    },
    "dora": NUMPY_ANN
    | {
        "standardise": (
            "def standardise(x):\n    x = x.astype(np.float32)\n"
            "    return (x - x.mean(0)) / x.std(0)"
        ),
        "walk": "import random\ndef walk(n):\n    return np.cumsum([random.choice([-1, 1]) for _ in range(n)])",
        "one_hot": "def one_hot(labels, k):\n    return [[int(i == l) for i in range(k)] for l in labels]",
        "sample": "def sample(rng, n):\n    return np.random.normal(size=n)\ndef estimate_pi(n, rng):\n    return 3.14",
    },
    "eli": {"normalise": NUMPY_ANN["normalise"]},
    "gus": NUMPY_ANN
    | {
        "standardise": (
            "import sys\ndef standardise(x):\n    print('working', file=sys.stderr)\n"
            "    return (x - x.mean(0)) / x.std(0)"
        ),
    },
    "fay": NUMPY_ANN
    | {
        "+setup": "plt.plot(grades.T)\nplt.legend(['a', 'b'])\nplt.show()\ngrades.mean()",
        "standardise": (
            "import warnings\nwarnings.warn('still learning')\n"
            "def standardise(x):\n    print(x.shape)\n    return np.apply_along_axis(lambda c: (c - c.mean()) / c.std(), 0, x)\n"
            "standardise(grades)"
        ),
        "safe_log": (
            "def safe_log(x):\n    out = np.full(np.shape(x), -np.inf)\n    x = np.asarray(x)\n"
            "    out[x > 0] = np.log(x[x > 0])\n    return out"
        ),
    },
}

HELPER = (
    "def read_rows(name):\n    with open(name) as file:\n"
    "        return [line.strip().split(',') for line in file][1:]\n"
)
DATA = "day,city,celsius\n1,Oslo,-3.5\n2,Oslo,1.0\n1,Rome,12.0\n2,Rome,14.5\n"


def project(nb):
    """Two notebooks, a data file, the instructor's module, answers for a person."""
    return {
        "temps.csv": DATA,
        "helper.py": HELPER,
        "part1.ipynb": [
            nb.locked("from helper import read_rows\nrows = read_rows('temps.csv')", "read"),
            nb.solution(
                "def mean_by_city(rows):\n    sums = {}\n    for _, city, t in rows:\n"
                "        total, n = sums.get(city, (0, 0))\n        sums[city] = (total + float(t), n + 1)\n"
                "    return {city: total / n for city, (total, n) in sums.items()}",
                "means",
            ),
            nb.test(
                "assert sorted(mean_by_city(rows)) == ['Oslo', 'Rome']\n"
                + nb.hidden(
                    "found = mean_by_city(rows)\nassert abs(found['Oslo'] + 1.25) < 1e-9\n"
                    "assert abs(found['Rome'] - 13.25) < 1e-9\nassert mean_by_city([]) == {}"
                ),
                "means_right",
                3,
            ),
            nb.test(
                nb.hidden(
                    "score = 0\nresult = mean_by_city([('1', 'X', '2'), ('2', 'X', '4'), ('1', 'Y', '1')])\n"
                    "if isinstance(result, dict):\n    score += 1\n"
                    "if isinstance(result, dict) and result.get('X') == 3:\n    score += 1\nscore"
                ),
                "means_partly",
                2,
            ),
            nb.answer("It is colder in Oslo.", "compare", 4),
            nb.answer("# Draw it here.", "draw", 3, "code"),
            nb.task("Sketch the climate of Rome.", "sketch", 5),
        ],
        "part2.ipynb": [
            nb.own("import csv\nfrom pathlib import Path"),
            nb.solution(
                "def warmest(name):\n    with open(name) as file:\n"
                "        rows = list(csv.DictReader(file))\n"
                "    return max(rows, key=lambda r: float(r['celsius']))['city']",
                "warmest",
            ),
            nb.test(nb.hidden("assert warmest('temps.csv') == 'Rome'"), "warmest_right", 2),
            nb.test(
                nb.hidden(
                    "try:\n    warmest('nothing.csv')\nexcept FileNotFoundError:\n    pass\n"
                    "else:\n    raise AssertionError"
                ),
                "warmest_missing",
                1,
            ),
            nb.locked(
                "class Reading:\n    def __init__(self, city, celsius):\n"
                "        self.city, self.celsius = city, celsius\n"
                "    def fahrenheit(self):\n        return self.celsius * 9 / 5 + 32",
                "reading",
            ),
            nb.solution(
                "def convert(rows):\n    return [Reading(c, float(t)) for _, c, t in rows]\n\n"
                "def warm(readings, limit):\n    for r in readings:\n        if r.fahrenheit() < limit:\n"
                "            r.celsius = (limit - 32) * 5 / 9\n    return readings",
                "convert",
            ),
            nb.test(
                nb.hidden(
                    "made = convert([('1', 'A', '10'), ('2', 'B', '20')])\n"
                    "assert [m.city for m in made] == ['A', 'B']\nassert made[1].fahrenheit() == 68"
                ),
                "converted",
                2,
            ),
            nb.test(
                nb.hidden(
                    "one, two = Reading('A', 0), Reading('B', 30)\nwarm([one, two], 50)\n"
                    "assert round(one.celsius) == 10 and two.celsius == 30"
                ),
                "warmed",
                1,
            ),
        ],
    }


PROJECT_ANN = {
    "means": (
        "from statistics import mean\ndef mean_by_city(rows):\n"
        "    cities = {r[1] for r in rows}\n"
        "    return {c: mean(float(r[2]) for r in rows if r[1] == c) for c in cities}"
    ),
    "compare": "Oslo is colder by 14.5 degrees.",
    "draw": "import matplotlib.pyplot as plt\nplt.bar(*zip(*mean_by_city(rows).items()))",
    "warmest": (
        "def warmest(name):\n    best = None\n    for line in Path(name).read_text().splitlines()[1:]:\n"
        "        _, city, t = line.split(',')\n        if best is None or float(t) > best[0]:\n"
        "            best = (float(t), city)\n    return best[1]"
    ),
    "convert": (
        "def convert(rows):\n    made = []\n    for row in rows:\n"
        "        made.append(Reading(row[1], float(row[2])))\n    return made\n"
        "def warm(readings, limit):\n    lowest = (limit - 32) / 1.8\n    for r in readings:\n"
        "        r.celsius = max(r.celsius, lowest)"
    ),
}
PROJECT = {
    "ann": PROJECT_ANN,
    "ben": PROJECT_ANN
    | {
        "means": (
            "import numpy as np\ndef mean_by_city(rows):\n"
            "    t = np.array([float(r[2]) for r in rows])\n    c = np.array([r[1] for r in rows])\n"
            "    return {str(city): t[c == city].mean() for city in np.unique(c)}"
        ),
        "warmest": (
            "from helper import read_rows\ndef warmest(name):\n"
            "    return max(read_rows(name), key=lambda r: float(r[-1]))[1]"
        ),
    },
    "cem": PROJECT_ANN
    | {
        "means": "def mean_by_city(rows):\n    return {r[1]: float(r[2]) for r in rows}",
        "warmest": (
            "def warmest(name):\n    try:\n        rows = open(name).readlines()[1:]\n"
            "    except OSError:\n        return None\n    return max(rows).split(',')[1]"
        ),
        "convert": "def convert(rows):\n    return rows\ndef warm(readings, limit):\n    return [r for r in readings]",
        "compare": "It is colder in Oslo.",
    },
    "dora": {"means": PROJECT_ANN["means"], "compare": "Rome is warm."},
    "eli": {},
}

CLASSES = {"basics": (basics, BASICS), "arrays": (arrays, ARRAYS), "project": (project, PROJECT)}

# Where this grader differs from nbgrader on purpose: nbgrader's score, this one's, and why.
LOUD = (
    "nbgrader gives nothing when stderr is written to while a test runs; output never counts here"
)
DIFFERENCES = {
    ("arrays", "gus", "standardised"): (0.0, 2.0, LOUD),
    ("arrays", "gus", "not_changed"): (0.0, 1.0, LOUD),
}


def answered(notebook, answers):
    """Fill a released notebook; an answer named +id is a cell of the student's own behind id."""
    cells = []
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in answers and cell["metadata"]["nbgrader"]["solution"]:
            cell["source"] = answers[grade_id]
        cells.append(cell)
        if f"+{grade_id}" in answers:
            source = answers[f"+{grade_id}"]
            cells.append(
                {
                    "cell_type": "code",
                    "metadata": {},
                    "source": source,
                    "outputs": [],
                    "execution_count": None,
                    "id": f"own-{grade_id}"[:60],
                }
            )
    return notebook | {"cells": cells}


@pytest.fixture(scope="module")
def scores(course_folder, tmp_path_factory, nb):
    """Grade the class both ways; give (assignment, student, cell): (nbgrader's, ours)."""
    root = tmp_path_factory.mktemp("ordinary")
    settings = "c.ClearSolutions.code_stub = {'python': '...'}"
    stock = course_folder(root / "stock", settings, plugin=False)
    for name, (write, answers) in CLASSES.items():
        stock.source(name, with_regions(write(nb)))
        done = stock.run("nbgrader", "generate_assignment", name)
        assert done.returncode == 0, done.stderr
        for student, given in answers.items():
            files = {}
            for path in sorted((stock.root / "release" / name).iterdir()):
                text = path.read_text()
                if path.suffix == ".ipynb":
                    text = json.dumps(answered(json.loads(text), given))
                files[path.name] = text
            stock.submit(name, student, files)
    ours = root / "ours"
    shutil.copytree(stock.root, ours)
    ours = course_folder(ours, settings)
    found = {}
    for name in CLASSES:
        done = stock.run("nbgrader", "autograde", name, timeout=900)
        assert done.returncode == 0, done.stderr
        done = ours.run("autograder", "grade", name)
        assert done.returncode == 0, done.stderr + done.stdout
        theirs, mine = stock.scores(name), ours.scores(name)
        for student, cells in theirs.items():
            for cell, score in cells.items():
                found[name, student, cell] = (score, mine[student][cell])
        assert {s: set(c) for s, c in theirs.items()} == {s: set(c) for s, c in mine.items()}
    return found


def with_regions(files):
    """Mark the instructor's solutions, as nbgrader wants them."""
    for cells in files.values():
        for cell in cells if isinstance(cells, list) else ():
            marks = cell["metadata"].get("nbgrader", {})
            if marks.get("solution") and not marks["grade"]:
                cell["source"] = f"### BEGIN SOLUTION\n{cell['source']}\n### END SOLUTION"
    return files


def test_scores_are_nbgraders_cell_by_cell(scores):
    different = {
        key: pair for key, pair in scores.items() if pair[0] != pair[1] and key not in DIFFERENCES
    }
    assert different == {}
    for key, (theirs, ours, why) in DIFFERENCES.items():
        assert scores[key] == (theirs, ours), (key, why)


def test_the_class_is_neither_all_right_nor_all_wrong(scores):
    """The comparison would say little if every cell had full or no points."""
    assert len({key[:2] for key in scores}) == 18
    cells = {key[2] for key in scores}
    for cell in cells:
        values = {pair[0] for key, pair in scores.items() if key[2] == cell}
        assert len(values) > 1 or values == {None}, (cell, values)
    assert scores["basics", "cem", "evens_partly"][0] == 1  # of 2
    assert scores["project", "cem", "means_partly"][0] == 1  # of 2


def test_a_right_solution_has_all_points(scores):
    lost = {
        key: pair
        for key, pair in scores.items()
        if key[1] in ("ann", "ben") and pair[1] is not None and pair[1] <= 0
    }
    assert lost == {}
