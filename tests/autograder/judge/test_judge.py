"""Points are given only for a test that ran to its end, and output never counts."""

import json
import mmap

import pytest

from autograder.disk.limits import Limits
from autograder.judge import worker
from autograder.judge.wording import NOT_PASSED

ONE = "def f():\n    return 1"


@pytest.mark.parametrize(
    ("last", "status", "score"),
    [
        ("0", "failed", 0),
        ("0.0", "failed", 0),
        ("0.5", "partly", 0.5),
        ("1", "partly", 1),
        ("2", "passed", 2),
        ("2.0", "passed", 2),
        ("3", "failed", 0),
        ("2.0000001", "failed", 0),
        ("-1", "failed", 0),
        ("float('nan')", "failed", 0),
        ("float('inf')", "failed", 0),
        ("-float('inf')", "failed", 0),
        ("np.float64(1)", "partly", 1),
        ("np.int64(2)", "passed", 2),
        ("np.float32(0.5)", "partly", 0.5),
        ("np.array(1.0)", "partly", 1),
        ("np.float64('nan')", "failed", 0),
        ("True", "passed", 2),
        ("False", "passed", 2),
        ("'text'", "passed", 2),
        ("None", "passed", 2),
        ("[1]", "passed", 2),
        ("1;", "passed", 2),
        ("1  # partly", "partly", 1),
        ("x = 1", "passed", 2),
        ("sum([f(), 0.5])", "partly", 1.5),
        ("if True:\n    1", "passed", 2),
        ("", "passed", 2),
    ],
)
def test_the_last_value_of_a_test_is_partial_credit(desk, last, status, score):
    seen = desk.check(ONE, f"import numpy as np\n{last}")
    assert (seen.status, seen.score) == (status, score)


@pytest.mark.parametrize(
    ("last", "points", "status"),
    [
        ("1.1 + 2.2", 3.3, "passed"),
        ("0.3 - 0.1 - 0.1 - 0.1", 1.0, "failed"),
        ("3.30001", 3.3, None),
    ],
)
def test_rounding_costs_no_points_and_is_told(desk, last, points, status):
    seen = desk.check(ONE, last, points=points)
    assert seen.status == (status or "failed")
    assert seen.score == (points if status == "passed" else 0)
    assert ("counts as" in seen.printed) == (status is not None)


def test_partial_credit_of_a_test_that_breaks_off_is_nothing(desk):
    seen = desk.check(ONE, "points = 1\nassert f() == 2\npoints")
    assert (seen.status, seen.score) == ("failed", 0)


@pytest.mark.parametrize("value", ["2", "2.0", "1.5", "True"])
def test_an_object_of_the_submission_is_no_number_of_points(desk, value):
    """Only a test that hands its points to the submission gets them from there."""
    student = f"class F(float):\n    pass\ndef f():\n    return F({value})"
    seen = desk.check(student, "f()", reference=ONE)
    assert (seen.status, seen.score) == ("failed", 0)


NOISE = {
    "prints": "print('x' * 1000)",
    "stderr": "import sys\nprint('x', file=sys.stderr)",
    "warns": "import warnings\nwarnings.warn('look')",
    "displays": "from IPython.display import display, HTML\ndisplay(HTML('<b>x</b>'))",
    "logs": "import logging\nlogging.warning('x')\nlogging.error('y')",
    "draws": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "a number at the end": "100",
    "writes on descriptors": "import os\nfor d in (1, 2):\n    os.write(d, b'x')",
    "numpy warns": "import numpy as np\nnp.log(0.0)\nnp.array([1.0]) / 0",
    "a finished thread": "import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()",
    "raises in its cell": "raise ValueError('x')",
    "magics": "%time x = 1\n!echo hello\n%matplotlib inline",
}


@pytest.mark.parametrize("kind", NOISE)
def test_noise_of_a_cell_changes_no_grade(desk, nb, kind):
    """In either direction: the right one keeps its points, the wrong one gets none."""
    cells = [
        nb.solution(ONE, "s"),
        nb.test("assert f() == 1", "right", 2),
        nb.test("assert f() == 2", "wrong", 2),
    ]
    judged = desk.grade(cells, nb.handed_in(cells, {"s": f"{ONE}\n{NOISE[kind]}"}))
    assert (judged.checks["right"].score, judged.checks["wrong"].score) == (2, 0)


@pytest.mark.parametrize(
    "kind", [kind for kind in NOISE if kind not in ("magics", "raises in its cell")]
)
def test_noise_while_a_test_runs_changes_no_grade(desk, kind):
    body = "\n".join("    " + line for line in NOISE[kind].splitlines())
    student = f"def f():\n{body}\n    return 1"
    right, wrong = desk.check(student, "assert f() == 1", "assert f() == 2")
    assert (right.score, wrong.score) == (2, 0)


@pytest.mark.parametrize(
    "text",
    ["2", "2.0", '{"score": 2}', "passed", "\x1b[0m2", "[2]"],
)
def test_forged_output_changes_no_grade(desk, text):
    student = (
        f"def f():\n    print({text!r})\n    from IPython.display import display\n    display(2)"
    )
    seen = desk.check(student, "assert f() == 1")
    assert (seen.status, seen.score) == ("failed", 0)


def test_what_a_test_prints_or_warns_changes_no_grade(desk):
    test = (
        "import sys, warnings\nprint('2', file=sys.stderr)\nwarnings.warn('x')\nprint(f())\n"
        "assert f() == 1"
    )
    right, wrong = desk.check(ONE, test), desk.check(ONE.replace("1", "3"), test)
    assert (right.score, wrong.score) == (2, 0)
    assert "2" in right.printed


@pytest.mark.parametrize(
    ("student", "status"),
    [
        ("raise NotImplementedError()", "failed"),
        ("def f(:", "failed"),
        ("", "failed"),
        ("f = None", "failed"),
        ("f = 1", "failed"),
        ("def f():\n    return None", "failed"),
        ("def f():\n    raise SystemExit", "failed"),
        ("def f():\n    raise KeyboardInterrupt", "failed"),
        ("def f():\n    raise GeneratorExit", "failed"),
        ("def f():\n    raise BaseException", "failed"),
        ("def f():\n    exit()", "failed"),
        ("def f():\n    import sys\n    sys.exit(0)", "failed"),
        ("def f():\n    return f", "failed"),
        ("def f(x):\n    return 1", "failed"),
        (ONE, "passed"),
    ],
)
def test_nothing_is_given_for_what_is_not_there(desk, student, status):
    seen = desk.check(student, "assert f() == 1", reference=ONE)
    assert (seen.status, seen.score) == (status, 2.0 * (status == "passed"))


@pytest.mark.parametrize("test", ["def (:", "'", "assert f(", "\x00"])
def test_a_test_that_is_no_python_gives_nothing(desk, test):
    seen = desk.check(ONE, test)
    assert (seen.status, seen.score) == ("failed", 0)


def test_a_syntax_error_costs_only_its_own_exercise(desk, nb):
    cells = [
        nb.solution("def f():\n    return 1", "s1"),
        nb.test("assert f() == 1", "t1"),
        nb.solution("def g():\n    return 2", "s2"),
        nb.test("assert g() == 2", "t2"),
    ]
    judged = desk.grade(cells, nb.handed_in(cells, {"s1": "def f(:", "s2": cells[2]["source"]}))
    assert {k: v.passed for k, v in judged.checks.items()} == {"t1": False, "t2": True}


# What the student and the instructor are told.


@pytest.mark.parametrize(
    ("student", "test", "message"),
    [
        (ONE, "assert f() == 2, 'Add one.'", "Add one."),
        (
            ONE,
            "# t\n# Hint: add 1\nassert f() == 2",
            "This is not so: assert f() == 2\nHint: add 1",
        ),
        (ONE, "assert f() == 2", "This is not so: assert f() == 2"),
        (ONE, "### BEGIN HIDDEN TESTS\nassert f() == 2\n### END HIDDEN TESTS", NOT_PASSED),
        (ONE, "import numpy as np\nnp.testing.assert_equal(f(), 2, err_msg='Near.')", "Near."),
        ("def f():\n    raise NotImplementedError", "assert f() == 1", "Not implemented yet."),
        (
            "def f():\n    return {}[1]",
            "assert f() == 1",
            "Your code raised KeyError: 1 (line 2 in f: return {}[1]).",
        ),
        (
            "class E(Exception):\n    pass\ndef f():\n    raise E('x')",
            "assert f() == 1",
            "Your code raised E: x (line 4 in f: raise E('x')).",
        ),
        (
            "def f():\n    return {}[1]",
            "### BEGIN HIDDEN TESTS\nassert f() == 1\n### END HIDDEN TESTS",
            "Your code raised an exception.",
        ),
    ],
)
def test_the_student_is_told_what_was_written_for_students(desk, student, test, message):
    assert desk.check(student, test).message == message


SECRET = "c4n4ry"


@pytest.mark.parametrize(
    "test",
    [
        f"assert f() == '{SECRET}'",
        f"wanted = '{SECRET}'\nassert f() == wanted, f'not {{wanted}}'",
        f"assert f() == 2, '{SECRET}' + str(f())",
        f"raise ValueError('{SECRET}')",
        f"{SECRET}",
        f"{SECRET}.x",
        f"assert f('{SECRET}') == 2",
        f"import {SECRET}",
        f"f(**{{'{SECRET}': 1}})",
        f"import numpy as np\nnp.testing.assert_array_equal(f(), ['{SECRET}'])",
        f"import unittest\nunittest.TestCase().assertEqual(f(), '{SECRET}')",
    ],
)
def test_the_student_is_not_told_what_a_test_holds(desk, nb, test):
    echo = "def f(*a, **k):\n    if a or k:\n        raise ValueError(a, k)\n    return 1"
    seen = desk.check(echo, nb.hidden(test), reference=ONE)
    assert seen.status == "failed"
    assert SECRET not in seen.message


def test_the_instructor_is_told_the_error_and_its_line(desk):
    seen = desk.check(ONE, "x = 1\nassert f() == 2, 'no'")
    assert "AssertionError" in seen.detail
    assert "line 2" in seen.detail


def test_a_cell_of_the_student_cannot_show_what_a_test_handed_over(desk, nb):
    """All cells of the submission run before the first test does."""
    cells = [
        nb.solution("seen = []\ndef f(x):\n    return 1", "s1"),
        nb.test(f"f('{SECRET}')", "t1"),
        nb.solution("pass", "s2"),
    ]
    written = nb.handed_in(
        cells,
        {
            "s1": "seen = []\ndef f(x):\n    seen.append(x)\n    print(x)",
            "s2": "print('end', seen)",
        },
    )
    judged = desk.grade(cells, written)
    assert "end" in json.dumps(judged.shown)
    assert SECRET not in json.dumps(judged.shown)


def test_the_students_own_output_is_kept(desk, nb):
    cells = [nb.solution(ONE, "s"), nb.test("assert f() == 1", "t")]
    student = (
        f"{ONE}\nprint('said')\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"
        "import sys\nprint('muttered', file=sys.stderr)\n'last'"
    )
    shown = json.dumps(desk.grade(cells, nb.handed_in(cells, {"s": student})).shown)
    assert all(word in shown for word in ("said", "muttered", "last", "image/png"))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 0\n1 / x", "line 2: 1 / x\nZeroDivisionError: division by zero"),
        (
            "def g(x):\n    return 1 / x\ng(0)",
            "line 3: g(0)\nline 2 in g: return 1 / x\nZeroDivisionError: division by zero",
        ),
        ("def g(x):\n    return g(x)\ng(0)", "line 3: g(0)\nline 2 in g: return g(x)\nRecursion"),
        ("%matplotlib inline\nraise KeyError('k')", "line 2: raise KeyError('k')\nKeyError: 'k'"),
        ("x = 1\ny = 2 +* 3", "line 2\n    y = 2 +* 3\n           ^\nSyntaxError: invalid syntax"),
    ],
)
def test_an_error_of_a_cell_says_where_it_happened(desk, nb, source, told):
    cells = [nb.solution(ONE, "s"), nb.test("assert f() == 1", "t")]
    judged = desk.grade(cells, nb.handed_in(cells, {"s": source}))
    (error,) = [output for shown in judged.shown for output in json.loads(shown)]
    assert "".join(error["traceback"]).strip().startswith(told)


def test_one_submission_leaves_nothing_for_the_next(desk):
    leaver = (
        "import builtins, os, numpy\nbuiltins.left = numpy.left = 1\n"
        "for place in ('.', '/tmp', '/dev/shm'):\n"
        "    open(os.path.join(place, 'left.txt'), 'w').write('x')\n" + ONE
    )
    finder = (
        "import builtins, os, numpy\n"
        "found = hasattr(builtins, 'left') or hasattr(numpy, 'left') or any(\n"
        "    os.path.exists(os.path.join(p, 'left.txt')) for p in ('.', '/tmp', '/dev/shm'))\n"
        "def f():\n    return 1 + found"
    )
    assert desk.check(leaver, "assert f() == 1", reference=ONE).passed
    assert desk.check(finder, "assert f() == 1", reference=ONE).passed


ENDINGS = [
    "import os\ndef f():\n    os._exit(1)",
    "import os\ndef f():\n    os.write(3, b'\\xff' * 7 + b'\\x3f')",  # the length of a message
    "import os\ndef f():\n    os.write(3, b'\\x01' + 8 * b'\\0')",
    "import numpy as np\ndef f():\n    return np.ma.masked_array([1], [True])",
]


@pytest.mark.parametrize("student", ENDINGS)
def test_how_a_submission_ends_a_hidden_check_tells_nothing_of_it(desk, student):
    hidden = "### BEGIN HIDDEN TESTS\nassert f() == 1\n### END HIDDEN TESTS"
    assert desk.check(student, hidden, reference=ONE).message == "The check could not be finished."
    seen = desk.check(student, "assert f() == 1", reference=ONE)
    assert seen.message.startswith("Your code")


def test_a_solution_may_keep_notes_on_a_function_that_it_is_given(desk):
    """The instructor's, which says what may be changed, keeps them elsewhere."""
    body = (
        "    def g(x):\n        if x not in {0}:\n            {0}[x] = given(x)\n"
        "        return {0}[x]\n    return g"
    )
    student = "def f(given):\n    given.seen = {}\n" + body.format("given.seen")
    reference = "def f(given):\n    seen = {}\n" + body.format("seen")
    test = (
        "calls = []\ndef slow(x):\n    calls.append(x)\n    return x + 1\n"
        "g = f(slow)\nassert [g(1), g(1)] == [2, 2] and calls == [1]"
    )
    seen = desk.check(student, test, reference=reference, reviewed=True)
    assert seen.passed, seen


SETTINGS = [
    ("np.seterr(all='raise')", "np.geterr()['divide'] == 'raise'"),
    ("warnings.simplefilter('error')", "warnings.filters[0][0] == 'error'"),
    ("np.asarray = None", "np.asarray is None"),
    ("import builtins; builtins.abs = None", "abs is None"),
    ("import sys; sys.setrecursionlimit(60)", "__import__('sys').getrecursionlimit() == 60"),
    ("import signal; signal.setitimer(signal.ITIMER_REAL, 0.3, 0.3)", "True"),
    ("import os; os.chdir('/')", "__import__('os').getcwd() == '/'"),
    ("import os; os.environ['HOME'] = 'x'", "__import__('os').environ['HOME'] == 'x'"),
]


@pytest.mark.parametrize(("setting", "holds"), SETTINGS)
def test_what_a_later_cell_sets_reaches_no_check_before_it(desk, nb, setting, holds):
    start = "import time, warnings\nimport numpy as np\n"
    first = start + (
        "def f():\n    time.sleep(0.4)\n    return float(np.asarray(abs(1 / np.array(0.0))))\n"
        f"def g():\n    return bool({holds})"
    )
    cells = [
        nb.solution(first, "f"),
        nb.test("assert f() == float('inf')", "before", 1),
        nb.solution("def h(): return g()", "h"),
        nb.test("assert h() == 1", "after", 1),
    ]
    submitted = nb.handed_in(cells, {"f": first, "h": f"{setting}\ndef h(): return g()"})
    judged = desk.grade(cells, submitted)
    assert judged.checks["before"].passed
    assert judged.checks["after"].passed


def test_an_exercise_that_takes_long_leaves_the_others_their_time(make_desk, nb):
    desk = make_desk(Limits(cell_seconds=3, submission_seconds=20))
    slow = [nb.test(f"assert f() == {1 + i % 2}", f"t{i}", 1) for i in range(10)]
    cells = [nb.solution("def f(): return 1", "f"), *slow]
    cells += [nb.solution("def g(): return 1", "g"), nb.test("assert g() == 1", "last", 1)]
    student = "import time\ndef f():\n    time.sleep(2.5)\n    return 1"
    answers = {"f": student, "g": "def g(): return 1"}
    judged = desk.grade(cells, nb.handed_in(cells, answers))
    assert judged.checks["t0"].passed
    assert judged.checks["last"].passed


@pytest.mark.parametrize("slow", [1.0, 6.0])
def test_what_others_do_on_the_machine_costs_nobody_a_point(make_desk, monkeypatch, slow):
    monkeypatch.setattr(worker, "slowness", lambda: slow)
    desk = make_desk(Limits(cell_seconds=1))
    student = "import time\ntime.sleep({0})\ndef f():\n    time.sleep({1})\n    return 1"
    for times in ((2, 0), (0, 2)):
        seen = desk.check(student.format(*times), "assert f() == 1", reference=ONE)
        assert seen.passed == (slow > 1), times
    endless = "def f():\n    while True:\n        pass"
    seen = desk.check(endless, "assert f() == 1", reference=ONE)
    assert seen.message == "Stopped after 1 second."


@pytest.mark.parametrize("stopped", [False, True])
def test_what_a_failed_check_leaves_running_is_ended_before_the_next(make_desk, nb, stopped):
    """It would take the time of checks that it has nothing to do with, or end them."""
    desk = make_desk(Limits(cell_seconds=1 if stopped else 10))
    cells = [
        nb.solution("import os, subprocess, time\ndef f(): return 1\ndef names(): return []", "s"),
        nb.test("assert f() == 1", "t1", 1),
        nb.test("assert 'sleep' in names() and 'tail' not in names()", "t2", 1),
    ]
    student = (
        "import os, subprocess, time\n"
        "helper = subprocess.Popen(['sleep', '60'])\n"  # of a cell: it is needed further on
        "def f():\n"
        "    subprocess.Popen(['setsid', 'tail', '-f', '/dev/null'])\n"
        f"    time.sleep({60 if stopped else 0})\n"
        "def names():\n"
        "    pids = [p for p in os.listdir('/proc') if p.isdigit()]\n"
        "    states = [open(f'/proc/{p}/stat').read().rpartition(')') for p in pids]\n"
        "    return [s[0].partition('(')[2] for s in states if s[2].split()[0] != 'Z']\n"
    )
    judged = desk.grade(cells, nb.handed_in(cells, {"s": student}))
    assert [seen.status for seen in judged.checks.values()] == ["failed", "passed"], judged


def test_a_test_leaves_nothing_for_the_next_submission(desk):
    first = desk.check(ONE, "import numpy, sys\nnumpy.left = sys.left = 1\nnumpy.sum = None")
    assert first.passed
    second = desk.check(
        ONE, "import numpy, sys\nassert not hasattr(numpy, 'left') and not hasattr(sys, 'left')"
    )
    assert second.passed


def test_what_may_be_changed_does_not_depend_on_the_checks_before(desk, nb):
    """The instructor's solution was judged with seeds and settings beside its arguments."""
    cells = [
        nb.own("import numpy as np\nimport warnings"),
        nb.solution("def draw():\n    return np.random.rand()", "s1"),
        nb.test("np.random.seed(3)\nassert draw() < 1\nnp.random.seed(4)", "t1"),
        nb.solution("def log(x):\n    return np.log(x)", "s2"),
        nb.test("warnings.simplefilter('error')\nassert log(1) == 0", "t2"),
        nb.solution("def double(x):\n    x *= 2", "s3"),
        nb.test("x = np.array([1, 2])\nassert double(x) is None\nassert x.sum() == 6", "t3"),
    ]
    for answered in ({}, {"s1": "...", "s2": "..."}, {"s2": "..."}):
        solutions = {f"s{n}": cells[2 * n - 1]["source"] for n in (1, 2, 3)}
        submitted = nb.handed_in(cells, solutions | answered)
        judged = desk.grade(cells, submitted, reviewed=True)
        assert judged.checks["t3"].passed, (answered, judged.checks["t3"])


def test_a_message_is_told_in_full_by_a_process_that_saw_nothing_hidden(desk, nb):
    remembering = (
        "seen = []\n"
        "def f(x):\n    seen.append(x)\n    return x\n"
        "def g(x):\n    raise ValueError(f'saw {seen}')"
    )
    cells = [
        nb.solution("def f(x): return x\ndef g(x): return x", "s"),
        nb.test("### BEGIN HIDDEN TESTS\nassert f(4711) == 4711\n### END HIDDEN TESTS", "hidden"),
        nb.test("assert g(1) == 1", "open"),
        nb.test("assert f(2) == 2\nassert g(1) == 1", "also_open"),
    ]
    judged = desk.grade(cells, nb.handed_in(cells, {"s": remembering}))
    assert judged.checks["hidden"].passed
    assert "ValueError: saw []" in judged.checks["open"].message
    assert "4711" not in judged.checks["also_open"].message
    assert "line 6 in g" in judged.checks["also_open"].message


def test_what_the_graders_process_has_reserved_is_not_counted_against_the_tests(make_desk):
    """A library may reserve terabytes of addresses; a limit that counts them leaves nothing."""
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000  # no swap is set aside for it
    with mmap.mmap(-1, 2**36, flags=flags):
        desk = make_desk(Limits(cell_seconds=10, submission_seconds=60))
        assert desk.check(ONE, "assert len(bytes(500_000_000)) == 500_000_000 * f()").passed


def test_a_class_that_ends_programs_says_nothing_by_its_name(desk):
    student = "def f(x):\n    raise type(f'given {x}', (BaseException,), {})()"
    seen = desk.check(student, "assert f(4711) == 1")
    assert "4711" not in seen.message
    assert "ends a program" in seen.message
