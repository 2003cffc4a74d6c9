"""A check that only the submission's process can decide runs there, alone, and leaves nothing."""

import pytest

from autograder.judge.together import statements_before

RIGHT = "def f(x):\n    return x + 1\n"
# A look at Python's frames: it can be had in one process only.
HERE = "import sys\nassert sys._getframe().f_globals is f.__globals__\n"


@pytest.fixture
def together(desk, nb):
    """Judge a submission by checks that all have to run in its process."""

    def judge(student, *tests, points=2.0, use=desk, reference=RIGHT):
        cells = [nb.solution(reference, "solution")]
        cells += [nb.test(HERE + test, f"test{i}", points) for i, test in enumerate(tests)]
        judged = use.grade(cells, nb.handed_in(cells, {"solution": student}), reviewed=True)
        found = [judged.checks[f"test{i}"] for i in range(len(tests))]
        return found[0] if len(tests) == 1 else found

    return judge


@pytest.mark.parametrize(
    ("last", "score"),
    [
        ("assert f(1) == 2", 2),
        ("f(1) / 2", 1),
        ("f(1) / 2 + 1;", 2),
        ("f(1)", 2),
        ("'text'", 2),
        ("import numpy as np\nnp.float64(f(1) / 2)", 1),
    ],
)
def test_points_are_given_as_apart_and_the_check_is_marked(together, last, score):
    found = together(RIGHT, HERE + "assert f(1) == 2", last)[1]
    assert found.score == score
    if score == 2:
        assert found.together == "it looks at Python's frames"


@pytest.mark.parametrize(
    "last", ["5", "-1", "float('nan')", "import numpy as np\nnp.ones(2)", "1j", "assert f(1) == 3"]
)
def test_what_gives_no_points_apart_gives_none_here(together, last):
    student = "def f(x):\n    return x + 1\nreference = False\n"
    solution = "def f(x):\n    return x + 1\nreference = True\n"
    test = f"assert f(1) == 2\nif not reference:\n    value = None\nvalue = 2\n{last}"
    shown = test.replace(last, f"if reference:\n    raise SystemExit\n{last}")
    found = together(student, f"{shown}", reference=solution)
    assert found.score == 0


def test_a_wrong_answer_fails_with_the_hint_and_no_more(together):
    test = "# Hint: add one.\nassert f(1) == 2, 'f(1) is %s' % 'secret'"
    found = together("def f(x):\n    return 'wrong'", test)
    assert (found.status, found.score) == ("failed", 0)
    assert found.message == "add one."
    assert "AssertionError" in found.detail


def test_what_the_instructor_wrote_for_students_is_told(together):
    found = together("def f(x):\n    return 0", "assert f(1) == 2, 'count from one'")
    assert found.message == "count from one"


def test_an_empty_stub_is_told_as_such(together):
    found = together("def f(x):\n    raise NotImplementedError", "assert f(1) == 2")
    assert found.message == "Not implemented yet."


@pytest.mark.parametrize(
    "student",
    [
        "import os\ndef f(x):\n    os._exit(0)",
        "def f(x):\n    raise SystemExit",
        "def f(x):\n    get_ipython().ast_transformers.clear()\n    import os\n    os._exit(0)",
        "get_ipython().ast_transformers = []\ndef f(x):\n    return 0",
        "import autograder.sandbox.together as t\nt.run_check = lambda *a: {'token': 'x' * 32}\n"
        "def f(x):\n    return 0",
        "import os\ndef f(x):\n    os.write(3, b'\\0' * 100)\n    os._exit(0)",
        "get_ipython().run_cell = lambda *a, **k: None\ndef f(x):\n    return 0",
    ],
    ids=["exit", "SystemExit", "clear", "no transformers", "other token", "frames", "no run_cell"],
)
def test_silence_is_no_pass(together, student):
    assert together(student, "assert f(1) == 2").score == 0


def test_a_check_that_hangs_costs_its_own_points_only(together, strict_desk):
    student = "import time\ndef f(x):\n    time.sleep(60 if x == 5 else 0)\n    return x + 1"
    hung, next_one = together(student, "assert f(5) == 6", "assert f(1) == 2", use=strict_desk)
    assert "too long" in hung.message
    assert next_one.passed


def test_what_a_check_changes_is_gone_for_the_next(together):
    student = "kept = []\ndef f(x):\n    kept.append(x)\n    return x + 1"
    same = "assert f(1) == 2\nassert len(kept) == 1\n"
    reference = "kept = []\ndef f(x):\n    kept.append(x)\n    return x + 1"
    found = together(student, same, same, reference=reference)
    assert [one.passed for one in found] == [True, True]


def test_nothing_that_a_check_started_runs_beside_the_next(together):
    student = (
        "import os, time\n"
        "def f(x):\n"
        "    if x == 1 and os.fork() == 0:\n"
        "        os.setsid()\n"
        "        while True:\n"
        "            open('/tmp/alive', 'a').write('x')\n"
        "            time.sleep(0.01)\n"
        "    return x + 1"
    )
    look = (
        "import os, time\n"
        "def size():\n"
        "    return os.path.getsize('/tmp/alive') if os.path.exists('/tmp/alive') else 0\n"
    )
    first = f"{look}assert f(1) == 2\ntime.sleep(0.3)\nassert size() > 0"
    second = f"{look}before = size()\ntime.sleep(0.3)\nassert before == size() > 0"
    # The instructor's own solution leaves the same process behind: both checks are together.
    found = together(student, first, second, reference=student)
    assert [one.passed for one in found] == [True, True]


def test_the_process_it_came_from_never_has_its_source(together):
    student = (
        "def f(x):\n"
        "    texts = [t for t in In if 'number' + ' one' in t]\n"
        "    return x + 1 if x == 1 or not texts else 0"
    )
    found = together(student, "# number one\nassert f(1) == 2", "assert f(2) == 3")
    assert [one.passed for one in found] == [True, True]


def test_one_that_kills_the_process_it_came_from_costs_its_own_points_only(together):
    student = (
        "import os, signal\n"
        "main = os.getpid()\n"
        "def f(x):\n"
        "    if x == 5 and os.getpid() != main:\n"
        "        os.kill(main, signal.SIGKILL)\n"
        "    return x + 1"
    )
    found = together(student, "assert f(1) == 2", "assert f(5) == 6", "assert f(1) == 2")
    assert found[0].passed
    assert found[2].passed


def test_output_is_for_the_instructor_and_has_its_bound(together, strict_desk):
    student = "def f(x):\n    print('y' * 10**6)\n    return x + 1"
    found = together(student, "assert f(1) == 2", use=strict_desk)
    assert found.passed
    assert "yyy" in found.printed
    assert len(found.printed) < 5000


def test_a_check_gets_what_earlier_checks_bind_and_nothing_else_of_them(nb):
    cells = nb.instructor_cells(
        nb.solution(RIGHT, "solution"),
        nb.test("import math\nSECRET = 1\ndef helper(x):\n    return base * x\nbase = 2", "one"),
        nb.test("assert helper(f(1)) == 4", "two"),
    )
    sent = statements_before(2, cells)
    assert sent == "def helper(x):\n    return base * x\nbase = 2"


def test_names_of_earlier_checks_are_there(together):
    first = "helper = lambda x: 2 * x\nassert f(1) == 2"
    found = together(RIGHT, first, "assert helper(f(1)) == 4")
    assert [one.passed for one in found] == [True, True]
