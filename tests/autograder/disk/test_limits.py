"""A submission that hangs, dies or takes too much costs its own points only.

Limits of this file are low (two seconds a cell); nothing here asserts how long anything took.
"""

import json
import time

import pytest

from autograder.disk.limits import Limits


@pytest.fixture
def three(strict_desk, nb):
    """Grade a submission of three exercises whose second is the student's; say which passed."""

    def run(student, test="f()\nraise AssertionError", **more):
        cells = [
            nb.solution("def before():\n    return 1", "s1"),
            nb.test("assert before() == 1", "before"),
            nb.solution("def f(*a):\n    return 1", "s2"),
            nb.test(test, "during", **more),
            nb.solution("def after():\n    return 3", "s3"),
            nb.test("assert after() == 3 and before() == 1", "after"),
        ]
        answers = {"s1": cells[0]["source"], "s2": student, "s3": cells[4]["source"]}
        return strict_desk.grade(cells, nb.handed_in(cells, answers))

    return run


def others_passed(judged):
    return judged.checks["before"].passed and judged.checks["after"].passed


ENDLESS = "def f(*a):\n    while True:\n        pass"
HANGS = {
    "loops": ENDLESS,
    "sleeps": "import time\ndef f(*a):\n    time.sleep(1000)",
    "waits for a lock": "import threading\ndef f(*a):\n    x = threading.Lock()\n    x.acquire()\n    x.acquire()",
    "swallows the interruption": (
        "def f(*a):\n    while True:\n        try:\n            while True:\n                pass\n"
        "        except BaseException:\n            pass"
    ),
    "ignores signals": (
        "import signal\ndef f(*a):\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n    while True:\n        pass"
    ),
    "computes in C": "def f(*a):\n    return 10 ** 10 ** 10",
    "waits for input": "import os\ndef f(*a):\n    r, w = os.pipe()\n    os.read(r, 1)",
    "never ends its generator": "def f(*a):\n    return list(iter(int, 1))",
}
DIES = {
    "exits": "import os\ndef f(*a):\n    os._exit(0)",
    "kills itself": "import os, signal\ndef f(*a):\n    os.kill(os.getpid(), signal.SIGKILL)",
    "stops itself": "import os, signal\ndef f(*a):\n    os.kill(os.getpid(), signal.SIGSTOP)",
    "crashes": "import ctypes\ndef f(*a):\n    ctypes.string_at(0)",
    "closes its connection": "import os\ndef f(*a):\n    os.closerange(3, 100)",
    "talks nonsense": "import os\ndef f(*a):\n    os.write(3, b'x' * 1000)\n    while True:\n        pass",
    "recurses in C": "import sys\ndef f(*a):\n    sys.setrecursionlimit(10**9)\n    return f(*a)",
    "raises from C": "def f(*a):\n    raise MemoryError",
}

QUICK = ("loops", "exits", "kills itself", "closes its connection", "raises from C")


@pytest.mark.parametrize(
    "kind",
    [
        kind if kind in QUICK else pytest.param(kind, marks=pytest.mark.slow)
        for kind in [*HANGS, *DIES]
    ],
)
def test_a_hung_or_dead_submission_costs_its_own_points_only(three, kind):
    judged = three({**HANGS, **DIES}[kind])
    assert judged.checks["during"].score == 0
    assert others_passed(judged), judged.checks


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", ["loops", "sleeps", "swallows the interruption", "ignores signals"]
)
def test_the_student_is_told_that_time_was_up(three, kind):
    assert "second" in three(HANGS[kind]).checks["during"].message or "too long" in (
        three(HANGS[kind]).checks["during"].message
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["loops", "exits", "ignores signals", "waits for input"])
def test_a_cell_that_hangs_or_dies_costs_its_own_points_only(three, kind):
    """The cell itself, not a function that a test calls."""
    judged = three({**HANGS, **DIES}[kind] + "\nf()", test="assert f() == 1")
    assert judged.checks["during"].score == 0
    assert others_passed(judged), judged.checks


@pytest.mark.slow
def test_a_cell_that_was_stopped_says_so(three):
    judged = three("while True:\n    pass")
    assert "Stopped after 2 seconds" in json.dumps(judged.shown)


@pytest.mark.slow
def test_names_that_a_stopped_cell_had_bound_are_there(three):
    """The interruption leaves what was done; as in JupyterLab."""
    judged = three("def f(*a):\n    return 1\nwhile True:\n    pass", test="assert f() == 1")
    assert judged.checks["during"].passed
    assert others_passed(judged)


@pytest.mark.slow
def test_a_test_cannot_swallow_that_time_is_up(three):
    test = (
        "score = 1\nfor _ in range(50):\n    try:\n        f()\n    except BaseException:\n"
        "        pass\nscore"
    )
    for kind in ("loops", "exits"):
        judged = three({**HANGS, **DIES}[kind], test=test)
        assert judged.checks["during"].score == 0, kind
        assert others_passed(judged)


@pytest.mark.parametrize("kind", ["exits", "kills itself", "closes its connection"])
def test_a_submission_that_dies_does_not_count_as_one_that_raises(three, kind):
    """A test that expects any exception is not passed by the end of the process."""
    test = "try:\n    f()\nexcept:\n    pass\nelse:\n    raise AssertionError"
    judged = three(DIES[kind], test=test)
    assert judged.checks["during"].score == 0
    assert others_passed(judged)
    assert three("def f(*a):\n    raise ValueError", test=test).checks["during"].passed


LOOPS_IN_THE_TEST = {
    "a huge range": ("10**12", "for _ in range(f()):\n    pass"),
    "a huge list": ("10**12", "x = [0] * f()\nassert len(x) == 3"),
    "a huge power": ("10**7", "assert 10 ** (10 ** f()) == 1"),
    "a huge text": ("10**12", "assert 'x' * f() == 'x'"),
    "a huge array": ("10**12", "import numpy as np\nassert np.zeros(f()).sum() == 1"),
    "an endless condition": ("True", "while f():\n    pass"),
    "a slow pattern": ("'a' * 40 + 'b'", "import re\nassert re.match(r'(a+)+$', f())"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", LOOPS_IN_THE_TEST)
def test_an_answer_that_keeps_the_test_busy_costs_its_own_points_only(three, kind):
    answer, test = LOOPS_IN_THE_TEST[kind]
    judged = three(f"def f(*a):\n    return {answer}", test=test)
    assert judged.checks["during"].score == 0
    assert others_passed(judged), judged.checks


@pytest.mark.slow
def test_an_endless_iterator_costs_its_own_points_only(three):
    judged = three("def f(*a):\n    while True:\n        yield 1", test="assert list(f()) == [1]")
    assert judged.checks["during"].score == 0
    assert others_passed(judged)


TAKES_TOO_MUCH = {
    "memory": "def f(*a):\n    return len(bytearray(5 * 10**9))",
    "memory in pieces": "def f(*a):\n    x = []\n    while True:\n        x.append(bytes(10**7) + b'x')",
    "memory in files": (
        "def f(*a):\n    for i in range(1000):\n        open(f'/dev/shm/{i}', 'wb').write(bytes(10**6))"
    ),
    "many files": "def f(*a):\n    for i in range(5000):\n        open(f'/tmp/{i}', 'w').close()\n    import time\n    time.sleep(1.5)\n    return 1",
    "memory while it talks": (
        "import os, threading, time\ndef drip():\n    os.write(3, b'\\0\\0\\1\\0\\0\\0\\0\\0')\n"
        "    while True:\n        os.write(3, b'x')\n        time.sleep(0.01)\n"
        "def f(*a):\n    threading.Thread(target=drip, daemon=True).start()\n    x = []\n"
        "    while True:\n        x.append(bytes(10**7) + b'x')"
    ),
    "one large file": "def f(*a):\n    open('x', 'wb').write(b'x' * 10**8)\n    return 1",
    "many processes": (
        "import os, time\ndef f(*a):\n    for i in range(100):\n        if os.fork() == 0:\n"
        "            time.sleep(1000)\n    return 1"
    ),
    "a fork bomb": (
        "import os\ndef f(*a):\n    while True:\n        try:\n            os.fork()\n"
        "        except OSError:\n            pass"
    ),
    "many threads": (
        "import threading, time\ndef f(*a):\n    for i in range(100):\n"
        "        threading.Thread(target=time.sleep, args=(1000,)).start()\n    return 1"
    ),
    "open files": "def f(*a):\n    x = [open('/dev/null') for i in range(10_000)]\n    return 1",
    "a large answer": "def f(*a):\n    return 'x' * 2_000_000",
    "a large array": "import numpy as np\ndef f(*a):\n    return np.zeros(10**6)",
    "a deep answer": (
        "def f(*a):\n    x = []\n    for i in range(5000):\n        x = [x]\n    return x"
    ),
    "a cyclic answer": "def f(*a):\n    x = []\n    x.append(x)\n    return x",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", TAKES_TOO_MUCH)
def test_what_takes_too_much_costs_its_own_points_only(three, kind):
    judged = three(TAKES_TOO_MUCH[kind], test="assert f() == 1")
    assert judged.checks["during"].score == 0, judged.checks
    assert others_passed(judged), judged.checks


OUTPUT = {
    "many lines": "for i in range(10**5):\n    print(i)",
    "one endless line": "for i in range(2000):\n    print('x' * 1000, end='')",
    "one enormous text": "print('x' * 10**7)",
    "stderr": "import sys\nsys.stderr.write('x' * 10**7)",
    "a result": "'x' * 10**7",
    "displays": "from IPython.display import display\nfor i in range(3000):\n    display(i)",
    "HTML": "from IPython.display import HTML\nHTML('x' * 10**7)",
    "an error": "raise ValueError('x' * 10**7)",
    "a command": "!yes | head -c 10000000",
    "a figure": (
        "import matplotlib.pyplot as plt, numpy as np\n"
        "plt.imshow(np.random.rand(300, 300))\nplt.show()"
    ),
}


@pytest.mark.parametrize("kind", OUTPUT)
def test_output_is_cut_off(three, kind):
    student = "def f(*a):\n    return 1\n" + OUTPUT[kind]
    judged = three(student, test="assert f() == 1")
    assert judged.checks["during"].passed
    assert others_passed(judged)
    assert len(json.dumps(judged.shown)) < 60_000


def test_output_within_the_limit_is_kept_whole(three):
    judged = three("print('y' * 1500)\ndef f(*a):\n    return 1", test="assert f() == 1")
    assert "y" * 1500 in json.dumps(judged.shown)


def test_output_says_that_it_was_cut_off(three):
    assert "longer than 2000 bytes" in json.dumps(three("print('x' * 5000)").shown)


@pytest.mark.slow
def test_a_cell_may_have_seconds_of_its_own(three):
    """The instructor's metadata count; the student's do not."""
    slow = "import time\ndef f(*a):\n    time.sleep({})\n    return 1"
    assert three(slow.format(60), test="assert f() == 1").checks["during"].score == 0
    slow = slow.format(2.6)  # longer than the limit of the others
    assert three(slow, test="assert f() == 1", autograder={"seconds": 20}).checks["during"].passed


@pytest.mark.slow
def test_a_students_seconds_do_not_count(strict_desk, nb):
    slow = "import time\ndef f():\n    time.sleep(60)\n    return 1"
    cells = [nb.solution("def f():\n    return 1", "s"), nb.test("assert f() == 1", "t")]
    written = nb.handed_in(cells, {"s": slow})
    for one in written:
        one["metadata"]["autograder"] = {"seconds": 1000}
    assert strict_desk.grade(cells, written).checks["t"].score == 0


def test_a_dead_submission_is_rebuilt_with_its_state(three):
    """What the cells so far had made is there again for the next test."""
    judged = three(
        "import os\nopen('made.txt', 'w').write('x')\nkept = [1]\ndef f(*a):\n    os._exit(1)",
    )
    assert others_passed(judged)


def test_after_a_death_the_next_check_of_the_same_exercise_counts(strict_desk):
    student = "import os\ndef f(x):\n    if x < 0:\n        os._exit(0)\n    return x\nkept = [7]"
    found = strict_desk.check(
        student, "assert f(1) == 1", "assert f(-1) == 1", "assert f(2) == 2 and kept == [7]"
    )
    assert [seen.passed for seen in found] == [True, False, True]


@pytest.mark.slow
def test_after_a_hang_the_next_check_of_the_same_exercise_counts(strict_desk):
    student = "def f(x):\n    while x < 0:\n        pass\n    return x"
    found = strict_desk.check(student, "assert f(1) == 1", "assert f(-1) == 1", "assert f(2) == 2")
    assert [seen.passed for seen in found] == [True, False, True]


@pytest.mark.slow
def test_after_one_timeout_the_next_check_has_its_whole_time(strict_desk):
    """Only a second one shortens what the checks beside it may take."""
    student = (
        "import time\ndef f(x):\n    while x < 0:\n        pass\n    time.sleep(x)\n    return x"
    )
    hangs = "assert f(-1) == 1"
    found = strict_desk.check(student, hangs, "assert f(1.3) == 1.3", hangs, "assert f(60) == 60")
    assert [seen.passed for seen in found] == [False, True, False, False]
    assert "Stopped after 1 second." in found[3].message


def test_what_a_submission_sends_is_bounded_all_together(make_desk):
    desk = make_desk(Limits(sent_mb=4, cell_seconds=10))
    student = "def f():\n    return 'x' * 1_000_000"
    few, many = (f"for _ in range({n}):\n    f()" for n in (2, 30))
    found = desk.check(student, few, many)
    assert [seen.passed for seen in found] == [True, False]
    assert "sent more" in found[1].message or "too large" in found[1].message


def test_pictures_and_texts_of_all_cells_are_bounded_together(make_desk, nb):
    desk = make_desk(Limits(all_output_bytes=5000, all_picture_bytes=20_000))
    source = "print('x' * 3000)\nimport matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()"
    judged = desk.grade([nb.solution("1", "s")], [nb.own(source) for _ in range(6)])
    assert 5000 <= json.dumps(judged.shown).count("x") < 6500
    assert 1 <= json.dumps(judged.shown).count("image/png") <= 3
    assert "the rest is left out" in "".join(judged.shown)


@pytest.mark.parametrize(
    "student",
    [
        "import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 1",
        "async def f():\n    return 1",
    ],
)
def test_an_async_function_is_awaited_by_a_test(strict_desk, student):
    test = "import asyncio\nassert asyncio.run(f()) == 1"
    assert strict_desk.check(student, test).passed
    assert not strict_desk.check(student.replace("1", "2"), test).passed


def test_a_cell_may_await(strict_desk):
    student = "import asyncio\nawait asyncio.sleep(0)\nx = 5\ndef f():\n    return x"
    assert strict_desk.check(student, "assert f() == 5", reference="def f(): ...").passed


@pytest.mark.slow
def test_a_background_thread_does_no_harm(three):
    student = (
        "import threading\ndef spin():\n    while True:\n        pass\n"
        "threading.Thread(target=spin, daemon=True).start()\ndef f(*a):\n    return 1"
    )
    judged = three(student, test="assert f() == 1")
    assert judged.checks["during"].passed
    assert others_passed(judged)


@pytest.mark.slow
def test_a_busy_machine_costs_no_points(strict_desk, nb, monkeypatch):
    """The time that a sandbox takes to open is not the submission's."""
    parent = strict_desk.grader.parent
    real = parent.open

    def late(processor):
        time.sleep(strict_desk.limits.cell_seconds + 1)
        return real(processor)

    monkeypatch.setattr(parent, "open", late)
    assert strict_desk.check("def f():\n    return 1", "assert f() == 1").passed


# The settings.


def config(**settings):
    return {"Autograder": settings}


def test_limits_are_set_in_the_configuration():
    limits = Limits.from_config(config(cell_seconds=3, hidden_packages=["solutions"]))
    assert (limits.cell_seconds, limits.hidden_packages) == (3.0, ("solutions",))
    assert limits.memory_mb == Limits().memory_mb
    assert Limits.from_config({}) == Limits()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"cell_second": 3}, "cell_seconds"),
        ({"cell_seconds": 0}, "above 0"),
        ({"cell_seconds": -1}, "above 0"),
        ({"memory_mb": "2 GB"}, "number"),
        ({"processes": True}, "number"),
        ({"processes": None}, "number"),
        ({"output_bytes": float("nan")}, "number"),
        ({"hidden_packages": "solutions"}, "list"),
        ({"hidden_packages": [1]}, "list"),
    ],
)
def test_a_wrong_setting_is_named(settings, words):
    with pytest.raises(ValueError, match=words) as error:
        Limits.from_config(config(**settings))
    assert next(iter(settings)) in str(error.value)
