"""A name that the tests do not define is the submission's; what a test does to it acts there."""

import pytest

from autograder.disk.names import bound_names, imports, title_and_hint, to_python

SQUARE = "def sq(x):\n    return x * x\ndef f(x):\n    return sq(x) + 1"
ALONE = "def sq(x):\n    return x * x\ndef f(x):\n    return x * x + 1"

ACTS_ON_THE_SUBMISSION = {
    "delete": (
        SQUARE,
        ALONE,
        "keep = sq\ndel sq\ntry:\n    f(2)\nexcept NameError:\n    pass\n"
        "else:\n    raise AssertionError('use sq')\nfinally:\n    sq = keep\nassert f(2) == 5",
    ),
    "rebind": (
        SQUARE,
        ALONE,
        "keep, calls = sq, []\ndef sq(x):\n    calls.append(x)\n    return 10\n"
        "try:\n    assert f(3) == 11 and calls == [3]\nfinally:\n    sq = keep\nassert f(3) == 10",
    ),
    "rebind with a mock": (
        SQUARE,
        ALONE,
        "from unittest.mock import Mock\nkeep, sq = sq, Mock(return_value=7)\n"
        "assert f(3) == 8\nsq.assert_called_once_with(3)\nsq = keep\nassert f(3) == 10",
    ),
    "patch __main__": (
        SQUARE,
        ALONE,
        "from unittest.mock import patch\nwith patch('__main__.sq', return_value=10) as fake:\n"
        "    assert f(3) == 11\n    fake.assert_called_once_with(3)\nassert f(3) == 10",
    ),
    "patch.object": (
        SQUARE,
        ALONE,
        "import __main__\nfrom unittest.mock import patch\n"
        "with patch.object(__main__, 'sq', side_effect=ValueError):\n"
        "    try:\n        f(3)\n    except ValueError:\n        pass\n"
        "    else:\n        raise AssertionError\nassert f(3) == 10",
    ),
    "patch as decorator": (
        SQUARE,
        ALONE,
        "from unittest.mock import patch\n@patch('__main__.sq', new=lambda x: 100)\n"
        "def check():\n    assert f(3) == 101\ncheck()\nassert f(3) == 10",
    ),
    "spy": (
        SQUARE,
        ALONE,
        "from unittest.mock import patch\nwith patch('__main__.sq', wraps=sq) as spy:\n"
        "    assert f(3) == 10\n    assert spy.call_count == 1",
    ),
    "a variable": (
        "rate = 2\ndef f(x):\n    return x * rate",
        "rate = 2\ndef f(x):\n    return x * 2",
        "rate = 5\nassert f(3) == 15\nrate = 2\nassert f(3) == 6",
    ),
    "globals()": (
        SQUARE,
        ALONE,
        "assert 'sq' in globals() and 'nothing' not in globals()\n"
        "globals()['sq'] = lambda x: 0\nassert f(3) == 1",
    ),
    "patch what it imports": (
        "import random\ndef f():\n    return random.randint(1, 6)",
        "import random\ndef f():\n    return random.choice([4, 5])",
        "from unittest.mock import patch\nfor n in (4, 6):\n"
        "    with patch('random.randint', return_value=n):\n        assert f() == n",
    ),
    "patch input": (
        "def f():\n    return int(input('n? ')) + 1",
        "def f():\n    return 4",
        "from unittest.mock import patch\n"
        "with patch('builtins.input', side_effect=['3', '5']) as asked:\n"
        "    assert f() == 4 and f() == 6\nassert asked.call_count == 2",
    ),
    "patch print": (
        "def f():\n    print('hi')",
        "def f():\n    return 'hi'",
        "from unittest.mock import patch\nwith patch('builtins.print') as shown:\n    f()\n"
        "shown.assert_called_once_with('hi')",
    ),
    "forbid a function of NumPy": (
        "import numpy as np\ndef f(a):\n    return np.array([[1 / a[0, 0]]])",
        "import numpy as np\ndef f(a):\n    return np.linalg.inv(a)",
        "import numpy as np\nfrom unittest.mock import patch\na = np.array([[2.0]])\n"
        "with patch('numpy.linalg.inv', side_effect=AssertionError('without inv')):\n"
        "    assert f(a)[0, 0] == 0.5",
    ),
    "forbid a builtin": (
        "def f(x):\n    total = 0\n    for v in x:\n        total += v\n    return total",
        "def f(x):\n    return sum(x)",
        "from unittest.mock import patch\n"
        "with patch('builtins.sum', side_effect=AssertionError('without sum')):\n"
        "    assert f([1, 2]) == 3",
    ),
}


@pytest.mark.parametrize("name", ACTS_ON_THE_SUBMISSION)
def test_what_a_test_does_to_a_name_acts_on_the_submission(desk, name):
    right, wrong, test = ACTS_ON_THE_SUBMISSION[name]
    seen = desk.check(right, test)
    assert (seen.status, seen.score) == ("passed", 2.0), seen
    seen = desk.check(wrong, test, reference=right)
    assert (seen.status, seen.score) == ("failed", 0.0), seen


def test_what_a_test_does_to_a_name_is_undone_when_it_fails(desk):
    """A test that stops in the middle would otherwise cost the next one its points."""
    found = desk.check(SQUARE, "del sq\nassert f(2) == 5", "assert f(2) == 5", "assert sq(3) == 9")
    assert [seen.passed for seen in found] == [False, True, True]


REBINDS_ITSELF = {
    "by a call": (
        "def f():\n    global f\n    f = lambda: 2\n    return 1",
        "assert f() == 1 and f() == 2",
    ),
    "by another function": (
        "def f():\n    return 1\ndef swap():\n    global f\n    f = lambda: 2",
        "assert f() == 1\nswap()\nassert f() == 2",
    ),
    "by a call that raises": (
        "def f():\n    global f\n    f = lambda: 2\n    raise ValueError",
        "try:\n    f()\nexcept ValueError:\n    assert f() == 2",
    ),
    "by a call that deletes it": (
        "def f():\n    global f\n    del f\n    return 1",
        "assert f() == 1\ntry:\n    f\nexcept NameError:\n    pass\nelse:\n    assert False",
    ),
    "while it calls the test": (
        "def f(then):\n    global g\n    g = lambda: 2\n    return then()\ndef g():\n    return 1",
        "assert g() == 1\nassert f(lambda: g()) == 2",
    ),
    "by an operator": (
        "class A:\n    def __len__(self):\n        global f\n        f = lambda: 2\n"
        "        return 3\ndef f():\n    return 1",
        "assert f() == 1 and len(A()) == 3 and f() == 2",
    ),
    "by an attribute": (
        "class A:\n    @property\n    def x(self):\n        global f\n        f = lambda: 2\n"
        "        return 3\ndef f():\n    return 1",
        "assert f() == 1 and A().x == 3 and f() == 2",
    ),
}


@pytest.mark.parametrize("way", REBINDS_ITSELF)
def test_what_a_submission_does_to_its_names_is_seen_at_once(desk, way):
    """Even by the second of two tests, which starts from what the cells made."""
    student, test = REBINDS_ITSELF[way]
    found = desk.check(student, test, "assert 0", test)
    assert [seen.passed for seen in found] == [True, False, True], found


def test_a_name_that_is_no_text_costs_nothing(desk):
    assert desk.check("globals()[1] = 2\ndef f():\n    return 1", "assert f() == 1").passed


def test_an_object_that_cannot_be_looked_at_does_not_keep_names_from_being_put_back(desk):
    student = (
        "class A:\n    @property\n    def __name__(self):\n        raise ValueError\n"
        "box = [A()]\ndef f():\n    return 1"
    )
    found = desk.check(student, "f = 5\nassert 0", "assert f() == 1")
    assert [seen.passed for seen in found] == [False, True]


def test_a_name_that_nobody_defines_is_a_name_error(desk):
    assert desk.check(SQUARE, "try:\n    nothing\nexcept NameError:\n    pass").passed
    assert not desk.check(SQUARE, "nothing").passed
    missing = desk.check("y = 1", "assert x == 1", reference="x = 1")
    assert not missing.passed


def grade(desk, nb, cells, **answers):
    judged = desk.grade(cells, nb.handed_in(cells, answers))
    return {name: seen.passed for name, seen in judged.checks.items()}


def test_a_locked_cells_function_is_the_instructors_for_the_tests(desk, nb):
    cells = [
        nb.locked("def triple(x):\n    return 3 * x\nK = 5", "given"),
        nb.solution("def f(x):\n    return triple(x) + K", "s"),
        nb.test("assert f(2) == 11", "value"),
        nb.test("assert triple(2) == 6 and K == 5", "given_stays"),
    ]
    right = "def f(x):\n    return triple(x) + K"
    wrong = "def triple(x):\n    return 0\nK = 0\ndef f(x):\n    return triple(x) + K"
    assert grade(desk, nb, cells, s=right) == {"value": True, "given_stays": True}
    assert grade(desk, nb, cells, s=wrong) == {"value": False, "given_stays": True}


def test_a_checker_of_a_locked_cell_cannot_be_replaced(desk, nb):
    cells = [
        nb.locked("def verify(value, wanted):\n    assert value == wanted", "checker"),
        nb.solution("def f():\n    return 1", "s"),
        nb.test("verify(f(), 1)", "t"),
    ]
    cheat = "def verify(*a):\n    pass\ndef f():\n    return 2"
    assert grade(desk, nb, cells, s="def f():\n    return 1") == {"t": True}
    assert grade(desk, nb, cells, s=cheat) == {"t": False}


def test_a_locked_cell_may_use_the_submission(desk, nb):
    cells = [
        nb.solution("def f(x):\n    return 2 * x", "s"),
        nb.locked("y = f(2)\ndef helper(x):\n    return f(x) + 1", "uses"),
        nb.test("assert helper(3) == 7 and y == 4", "t"),
    ]
    assert grade(desk, nb, cells, s="def f(x):\n    return 2 * x") == {"t": True}
    assert grade(desk, nb, cells, s="def f(x):\n    return 3 * x") == {"t": False}


def test_a_stub_that_the_student_fills_after_a_locked_definition_is_the_students(desk, nb):
    """The last to define a name has it."""
    cells = [
        nb.locked("def f(x):\n    raise NotImplementedError", "first_draft"),
        nb.solution("def f(x):\n    return x + 1", "s"),
        nb.test("assert f(1) == 2", "t"),
    ]
    assert grade(desk, nb, cells, s="def f(x):\n    return x + 1") == {"t": True}
    assert grade(desk, nb, cells, s="def f(x):\n    return x") == {"t": False}


def test_a_class_of_a_locked_cell_serves_both_sides(desk, nb):
    node = (
        "class Node:\n    def __init__(self, value, rest=None):\n"
        "        self.value, self.rest = value, rest\n"
        "    def last(self):\n        return self if self.rest is None else self.rest.last()"
    )
    build = (
        "def build(row):\n    head = None\n    for v in reversed(row):\n"
        "        head = Node(v, head)\n    return head\n"
    )
    turn = (
        "def turn(head):\n    done = None\n    while head is not None:\n"
        "        rest, head.rest = head.rest, done\n        done, head = head, rest\n"
        "    return done"
    )
    cells = [
        nb.locked(node, "given"),
        nb.solution(build + turn, "s"),
        nb.test("h = build([1, 2])\nassert h.value == 1 and h.last().value == 2", "built"),
        nb.test("assert isinstance(build([1]), Node)", "is_node"),
        nb.test("h = turn(Node(1, Node(2)))\nassert h.value == 2 and h.rest.value == 1", "turned"),
        nb.test("a = Node(1)\nb = Node(2, a)\nassert turn(b) is a and a.rest is b", "in_place"),
    ]
    expected = dict.fromkeys(("built", "is_node", "turned", "in_place"), True)
    assert grade(desk, nb, cells, s=build + turn) == expected
    wrong = "def build(row):\n    return None\ndef turn(head):\n    return head"
    assert grade(desk, nb, cells, s=wrong) == dict.fromkeys(expected, False)


def test_a_student_may_inherit_from_a_class_of_a_locked_cell(desk, nb):
    animal = "class Animal:\n    def __init__(self, name):\n        self.name = name"
    dog = "class Dog(Animal):\n    def speak(self):\n        return self.name + ' barks'"
    cells = [
        nb.locked(animal, "given"),
        nb.solution(dog, "s"),
        nb.test("assert Dog('Rex').speak() == 'Rex barks'", "speaks"),
        nb.test("assert isinstance(Dog('Rex'), Animal) and issubclass(Dog, Animal)", "is_animal"),
    ]
    assert grade(desk, nb, cells, s=dog) == {"speaks": True, "is_animal": True}
    plain = (
        dog.replace("(Animal)", "")
        .replace("self.name", "'Rex'")
        .replace("    def speak", "    def __init__(self, name):\n        pass\n    def speak")
    )
    assert grade(desk, nb, cells, s=plain) == {"speaks": True, "is_animal": False}


def test_an_instructors_import_in_an_unlocked_cell_holds_for_the_tests(desk, nb):
    cells = [
        nb.own("import math\nfrom statistics import mean as average"),
        nb.solution("def f(x):\n    return math.sqrt(x)", "s"),
        nb.test("assert f(4) == math.sqrt(4) and average([1, 3]) == 2", "t"),
    ]
    assert grade(desk, nb, cells, s="def f(x):\n    return math.sqrt(x)") == {"t": True}
    fake = "class math:\n    sqrt = lambda x: 0\ndef average(x):\n    return 2\ndef f(x):\n    return 0"
    assert grade(desk, nb, cells, s=fake) == {"t": False}


def test_what_only_the_student_imports_serves_the_tests(desk, nb):
    cells = [
        nb.solution("import numpy as np\ndef f(x):\n    return np.sqrt(x)", "s"),
        nb.test("np.testing.assert_allclose(f(np.array([4.0])), 2)", "numpy"),
        nb.test("assert math.floor(f(4.0)) == 2", "math"),
    ]
    right = "import numpy as np, math\ndef f(x):\n    return np.sqrt(x)"
    assert grade(desk, nb, cells, s=right) == {"numpy": True, "math": True}


def test_a_students_np_does_not_decide(desk, nb):
    """The tests' np is NumPy even when the student's is something else."""
    cells = [
        nb.solution("import numpy as np\ndef f(x):\n    return np.sqrt(x)", "s"),
        nb.test("np.testing.assert_allclose(f(4.0), 2)", "t"),
    ]
    fake = (
        "class np:\n    class testing:\n        assert_allclose = lambda *a: None\n"
        "def f(x):\n    return 0"
    )
    assert grade(desk, nb, cells, s=fake) == {"t": False}


@pytest.mark.parametrize("name", ["sum", "len", "print", "sorted", "isinstance", "AssertionError"])
def test_builtins_are_the_tests_own_unless_the_exercise_asks_for_them(desk, nb, name):
    cells = [
        nb.solution("def f():\n    return [1, 2]", "s"),
        nb.test(
            "assert sum(f()) == 3 and len(f()) == 2 and isinstance(f(), list)\n"
            "assert sorted(f()) == [1, 2]\nprint(f())\n"
            "if f() != [1, 2]:\n    raise AssertionError",
            "t",
        ),
    ]
    fake = f"{name} = lambda *a, **k: 3\ndef f():\n    return [0]"
    assert grade(desk, nb, cells, s=fake) == {"t": False}
    fake = f"{name} = lambda *a, **k: 3\ndef f():\n    return [1, 2]"
    assert grade(desk, nb, cells, s=fake) == {"t": True}


def test_a_builtin_that_the_exercise_asks_for_is_the_submissions(desk):
    right = "def sum(row):\n    return ('mine', *row)"
    test = "assert sum([1]) == ('mine', 1)"
    assert desk.check(right, test).passed
    assert not desk.check("x = 1", test, reference=right).passed


def test_names_of_a_test_are_not_sent_to_the_submission(desk, nb):
    """A test's own variable stays with it, whatever the submission called its own."""
    spy = (
        "seen = []\nclass Watch(dict):\n    pass\n"
        "expected = secret = answer = i = None\n"
        "def f(x):\n    seen.append([expected, secret, answer, i])\n    return x\n"
    )
    cells = [
        nb.solution("seen = []\ndef f(x):\n    return x", "s"),
        nb.test(
            "expected = 41\nsecret = [42]\nfor i in range(2):\n    answer = i\n    f(1)\n"
            "assert expected == 41 and secret == [42] and answer == i == 1\n"
            "assert seen == [[None] * 4] * 2",
            "t",
        ),
    ]
    assert grade(desk, nb, cells, s=spy) == {"t": True}


def test_names_of_one_test_are_there_in_the_next(desk):
    """As in nbgrader: cells of a notebook share their names."""
    found = desk.check("def f():\n    return 1", "x = 5", "assert x == 5 and f() == 1")
    assert [seen.passed for seen in found] == [True, True]


# What is read off the source.


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(): pass", {"f": "function"}),
        ("async def f(): pass", {"f": "function"}),
        ("class A: x = 1", {"A": "class"}),
        ("import a.b, c as d\nfrom e import f as g", dict.fromkeys("adg", "import")),
        ("x = y = 1\nz: int = 2\n(p, *q) = r", dict.fromkeys("xyzpq", "variable")),
        ("for i in x:\n    j = i", dict.fromkeys("ij", "variable")),
        ("with open(x) as h: pass", {"h": "variable"}),
        ("try: pass\nexcept E as e: pass", {"e": "variable"}),
        ("if (n := 3): pass", {"n": "variable"}),
        ("if x:\n    def f(): pass", {"f": "function"}),
        ("[i for i in x]\nlambda k: k\n{j: 1 for j in x}", {}),
        ("def f():\n    inner = 1", {"f": "function"}),
        ("P = collections.namedtuple('P', 'x y')", {"P": "class"}),
        ("%matplotlib inline\nx = 1", {"x": "variable"}),
        ("files = !ls", {"files": "variable"}),
        ("def (:", {}),
        ("x = '\\0", {}),
        ("", {}),
    ],
)
def test_bound_names(source, expected):
    assert bound_names(source) == expected


def test_imports_are_all_that_is_kept_of_a_cell():
    assert imports("import a\nx = 1\nfrom b import c\nprint(2)") == "import a\nfrom b import c"
    assert imports("def (:") == ""


def test_magics_become_python():
    compile(to_python("%matplotlib inline\n!ls\nx = 1"), "cell", "exec")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# f: adds (2 points)\nassert f", ("f: adds", "")),
        ("# f: adds\n# Hint: use +\nassert f", ("f: adds", "use +")),
        ("assert f\n# Hint: a\n# b\n\n# c", ("", "a b")),
        ("### BEGIN HIDDEN TESTS\nassert f", ("", "")),
        ("", ("", "")),
    ],
)
def test_title_and_hint(source, expected):
    assert title_and_hint(source) == expected
