"""The instructor's own solution tells, before anybody is graded, how each check can be judged."""

import json

import pytest

from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell
from autograder.disk.review import Review, digest_of, in_words, remember, remembered
from autograder.judge import selfcheck
from autograder.judge.judging import Finding
from autograder.judge.timing import slowness

ODD = "import numpy as np\ndef f(x):\n    return np.void(x)"  # bytes of no type: it stays there
RIGHT = "def f(x):\n    return x + 1\n"


def only(made):
    (check,) = made.checks
    return check


# Apart, together, broken.


def test_a_check_of_plain_values_is_apart(desk, nb):
    made = desk.review(nb.solution(RIGHT, "f"), nb.test("assert f(1) == 2", "f_one", 3))
    check = only(made)
    assert (check.kind, check.grade_id, check.points) == ("apart", "f_one", 3)
    assert (check.reason, check.error) == ("", "")


FRAMES = "import sys\nassert sys._getframe().f_globals is f.__globals__ and f(1) == 2"


def test_a_check_that_needs_one_process_is_together_and_says_why(desk, nb):
    check = only(desk.review(nb.solution(RIGHT, "f"), nb.test(FRAMES, "one")))
    assert (check.kind, check.reason) == ("together", "it looks at Python's frames")


def test_why_a_check_is_together_is_said_once(desk, nb):
    handed_over = "import threading\nassert f(threading.Lock()) == 1"
    check = only(
        desk.review(nb.solution("def f(x):\n    return 1", "f"), nb.test(handed_over, "t"))
    )
    assert check.kind == "together"
    assert "an object of type lock is not plain data" in check.reason
    assert check.error == ""


def test_an_open_cell_of_the_instructor_sees_the_answer_before_it(desk, nb):
    """Not what the check of an earlier exercise was judged by."""
    cells = [
        nb.solution("def f(x):\n    return 2 * x\na = 1", "s1"),
        nb.test("assert f(1) == 2", "t1"),
        nb.solution("a = 3", "s2"),
        nb.own("b = a + 1"),
        nb.test("assert b == 4", "t2"),
    ]
    for answer, passes in (("a = 3", True), ("a = 4", False)):
        handed = nb.handed_in(cells, {"s1": cells[0]["source"], "s2": answer})
        seen = desk.grade(cells, handed, reviewed=True).checks["t2"]
        assert (seen.passed, seen.together) == (passes, "")


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("str", "'ab'"),
        ("list", "'ab'"),
        ("tuple", "'ab'"),
        ("dict", "{0: 'a', 1: 'b'}"),
    ],
)
def test_data_with_operators_of_the_tests_own_are_not_handed_over_as_plain_ones(
    desk, nb, kind, given
):
    """Whether `==` was used, and how often an item was looked up, only one process can tell."""
    test = (
        f"class Watched({kind}):\n    looked = 0\n    def __eq__(self, other):\n"
        "        raise TypeError('compare item by item')\n    __hash__ = None\n"
        f"    def __getitem__(self, i):\n        Watched.looked += 1\n"
        f"        return {kind}.__getitem__(self, i)\n"
        f"assert same(Watched({given}), Watched({given}))\nassert Watched.looked == 4"
    )
    right = (
        "def same(a, b):\n    return len(a) == len(b) and"
        " all([a[i] == b[i] for i in range(len(a))])"
    )
    cells = [nb.solution(right, "s"), nb.test(test, "t")]
    for answer, passes in ((right, True), ("def same(a, b):\n    return a == b", False)):
        judged = desk.grade(cells, nb.handed_in(cells, {"s": answer}), reviewed=True)
        assert judged.checks["t"].passed == passes
        assert "operators of its own" in judged.checks["t"].together


def test_an_answer_that_cannot_be_copied_makes_a_check_together_for_everybody(desk, nb):
    cells = [nb.solution(ODD, "f"), nb.test("assert bytes(f(b'a')) == b'a'", "one")]
    assert only(desk.review(*cells)).kind == "together"
    judged = desk.grade(cells, nb.handed_in(cells, {"f": ODD}), reviewed=True)
    assert judged.scores["one"] == 1
    assert "V1" in judged.checks["one"].together


@pytest.mark.parametrize(
    ("test", "reason", "line", "error"),
    [
        ("# title\nassert f(1) == 3", "own solution fails it", 2, "AssertionError"),
        ("g(1)", "own solution fails it", 1, "NameError"),
        ("assert f(1) ==", "own solution fails it", None, "SyntaxError"),
        ("import math\nassert math.pi > 3", "nothing solved", 0, ""),
    ],
)
def test_a_broken_check_says_why_where_and_with_which_error(desk, nb, test, reason, line, error):
    check = only(desk.review(nb.solution(RIGHT, "f"), nb.test(test, "one")))
    assert check.kind == "broken"
    assert reason in check.reason
    assert error in check.error
    assert line in (None, check.line)


def test_a_broken_check_is_graded_all_the_same(desk, nb):
    cells = [
        nb.solution(RIGHT, "f"),
        nb.test("assert f(1) == 3", "wrong"),
        nb.test("pass", "free"),
        nb.test("assert f(1) == 2", "good"),
    ]
    answer = "def f(x):\n    return x + 2"
    judged = desk.grade(cells, nb.handed_in(cells, {"f": answer}), reviewed=True)
    assert judged.scores == {"wrong": 1, "free": 1, "good": 0}


def test_a_solution_that_gets_part_of_the_points_is_told(desk, nb):
    made = desk.review(nb.solution(RIGHT, "f"), nb.test("f(0)", "half", 2))
    check = only(made)
    assert check.kind == "apart"
    assert any("1 of 2" in remark for remark in check.remarks)


def test_a_check_that_needs_more_time_than_its_limit_is_told(strict_desk, nb):
    slow = "import time\ndef f():\n    time.sleep(20)\n    return 1"
    check = only(strict_desk.review(nb.solution(slow, "f"), nb.test("assert f() == 1", "one")))
    assert check.kind == "broken"
    assert "more time" in check.reason


def test_a_check_with_a_stopwatch_says_why_it_is_together():
    source = "began = time.perf_counter()\nf()\nassert time.perf_counter() - began < 0.1"
    apart = Finding("failed", 0.0, detail="AssertionError")
    why = selfcheck._why_together(Cell("test", "one", "code", source, source), apart)
    assert why == "it measures time"


WARNS = "import warnings\ndef f():\n    warnings.warn('old', DeprecationWarning)\n    return 1"
WRITES = "import sys\ndef f():\n    print('so', file=sys.stderr)\n    return 1"
HEARD = "import warnings\nwith warnings.catch_warnings(record=True):\n    assert f() == 1"


@pytest.mark.parametrize(
    ("solution", "check", "told"),
    [
        (WARNS, "assert f() == 1", True),
        (WRITES, "assert f() == 1", True),
        ("def f(): return 1", "import sys\nprint('so', file=sys.stderr)\nassert f() == 1", True),
        (WARNS, HEARD, False),
        ("def f():\n    print('so')\n    return 1", "assert f() == 1", False),
    ],
)
def test_what_nbgrader_gives_nothing_for_because_of_standard_error_is_told(
    desk, nb, solution, check, told
):
    made = only(desk.review(nb.solution(solution, "f"), nb.test(check, "one")))
    assert made.kind == "apart"
    assert any("standard error" in remark for remark in made.remarks) == told


def test_a_busy_machine_changes_no_class(strict_desk, nb, monkeypatch):
    cells = [
        nb.solution("import time\ntime.sleep(3)\nx = 1", "x"),
        nb.test("assert x == 1", "after_a_slow_cell"),
        nb.solution("def f():\n    time.sleep(3)\n    return 1", "f"),
        nb.test("assert f() == 1", "slow"),
    ]
    monkeypatch.setattr(selfcheck, "slowness", lambda: 4.0)  # so all this took less than a second
    after, slow = strict_desk.review(*cells).checks
    assert (after.kind, slow.kind) == ("apart", "apart")
    assert not any("busy" in remark for remark in after.remarks)
    assert any("busy" in remark for remark in slow.remarks)


def test_slowness_is_never_less_than_one_and_has_an_end():
    assert 1 <= slowness() <= 10


def test_what_a_check_sees_of_changed_arguments_is_found_out(desk, nb):
    solution = "def f(x):\n    x.append(1)\n    return len(x)"
    made = desk.review(
        nb.solution(solution, "f"),
        nb.test("x = []\nassert f(x) == 1\nassert x == [1]", "looks"),
        nb.test("assert f([1]) == 2", "does_not"),
    )
    assert set(made.ways("n").precedents) == {"looks"}
    assert [check.kind for check in made.checks] == ["apart", "apart"]


def test_open_cells_of_the_instructor_count_as_students_get_them(desk, nb):
    made = desk.review(
        nb.own("base = 10\n"),
        nb.solution("def f(x):\n    return base + x", "f"),
        nb.test("assert f(1) == base + 1", "one"),
    )
    assert only(made).kind == "apart"


# What authors may mend.


def test_authors_are_told_what_is_missing(desk, nb):
    made = desk.review(
        nb.locked("1 / 0", "setup"),
        nb.solution(RIGHT, "f"),
        nb.test("assert f(1) == 2", "visible", 0),
        nb.solution("def g(x):\n    return x", "g"),
        nb.test(nb.hidden("assert g(3) == 3"), "hidden"),
        nb.test(nb.hidden("# Hint: the same.\nassert g(4) == 4"), "hinted"),
    )
    remarks = {check.grade_id: check.remarks for check in made.checks}
    assert remarks == {
        "visible": ["it is worth no points"],
        "hidden": ["it has no hint for those who fail it"],
        "hinted": [],
    }
    assert made.remarks == [
        "n: no check of f has a hidden part: what it asks can be read and answered alone. Put one"
        " between ### BEGIN and ### END HIDDEN TESTS",
        "n: the cell setup raises ZeroDivisionError: division by zero",
    ]


def test_two_cells_with_one_id_are_told(desk, nb):
    made = desk.review(
        nb.solution(RIGHT, "f"), nb.test("assert f(1) == 2", "one"), nb.text("text", "one")
    )
    assert any(r.startswith("n: the id one is there more than once") for r in made.remarks)


ARRAY = "import numpy as np\ndef f(x):\n    return np.asarray(x) * 2.0\n"


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("assert not np.any(f([[1, 2]]) > 9)", "nan"),
        ("assert all(a == b for a, b in zip(f([1, 2]), [2, 4]))", "an empty list"),
        ("assert abs(np.sum(f([1, -1]))) < 1e-9", "one zero"),
        ("assert sorted(np.ravel(f([[1, 2], [3, 4]]))) == [2, 4, 6, 8]", "the transpose"),
        ("assert np.shape(f([1, 2])) == (2,)", "ones in the right shape"),
        ("assert f(0.25) > 0", "the number one"),
        ("assert len(f([1, 2])) == 2", "its first argument"),
        ("assert np.all(abs(f([1, 2]) - [2, 4]) < 1e-9)", "no rows of the right shape"),
        ("np.testing.assert_allclose(f([[1, 2], [3, 4]]), [[2, 4], [6, 8]])", None),
    ],
)
def test_wrong_answers_that_pass_a_check_are_listed(desk, nb, test, words):
    made = desk.review(
        nb.locked("import numpy as np", "imports"),
        nb.solution(ARRAY, "f"),
        nb.test(test, "one"),
        try_wrong=True,
    )
    check = only(made)
    assert check.kind == "apart"
    assert (words in check.passed_by) if words else check.passed_by == []


def test_a_check_that_an_empty_dictionary_passes_is_told(desk, nb):
    made = desk.review(
        nb.solution("def f(words):\n    return {word: len(word) for word in words}", "f"),
        nb.test("for word, n in f(['a', 'bc']).items():\n    assert len(word) == n", "one"),
        try_wrong=True,
    )
    assert "nothing, in the right type" in only(made).passed_by


def test_a_check_that_nan_within_an_answer_passes_is_told(desk, nb):
    made = desk.review(
        nb.solution("def f(x):\n    return x * x, lambda d: {'x': 2 * x * d}", "f"),
        nb.test("value, pull = f(3)\nassert not value > 9 and not pull(1)['x'] > 6", "blind"),
        nb.test("value, pull = f(3)\nassert value == 9 and pull(1) == {'x': 6}", "looks"),
        try_wrong=True,
    )
    assert [check.passed_by for check in made.checks] == [
        ["nan for every number in the answer"],
        [],
    ]


def test_a_check_of_what_a_function_does_is_not_blamed_for_what_it_returns(desk, nb):
    made = desk.review(
        nb.solution("def add(items, item):\n    items.append(item)", "f"),
        nb.test("items = [1]\nadd(items, 2)\nassert items == [1, 2]", "one"),
        try_wrong=True,
    )
    assert only(made).passed_by == []


def test_a_check_that_calls_no_function_is_not_blamed_for_wrong_ones(desk, nb):
    made = desk.review(
        nb.solution("value = 3\ndef f(x):\n    return x", "f"),
        nb.test("assert value == 3", "of_value"),
        nb.test("assert f(2) == 2", "of_f"),
        try_wrong=True,
    )
    assert [check.passed_by for check in made.checks] == [[], []]


def test_an_error_that_is_due_is_no_wrong_answer(desk, nb):
    made = desk.review(
        nb.solution("def f(x):\n    raise ValueError('no')", "f"),
        nb.test("import pytest\nwith pytest.raises(ValueError):\n    f(1)", "one"),
        try_wrong=True,
    )
    assert only(made).passed_by == []


# An answer that cannot cross.


@pytest.fixture
def odd(nb):
    test = "assert bytes(f(b'a')) == b'a'"
    cells = [nb.solution("def f(x):\n    return x", "f"), nb.test(test, "one", 2)]
    return cells, nb.handed_in(cells, {"f": ODD})


def test_an_answer_that_cannot_cross_waits_for_a_person(desk, odd):
    judged = desk.grade(*odd, reviewed=True)
    check = judged.checks["one"]
    assert judged.scores["one"] is None
    assert (check.status, check.waiting) == ("waiting", 2)
    assert "V1" in check.together
    assert "fool" in check.printed


def test_or_has_its_points_at_once(make_desk, odd):
    desk = make_desk(Limits(cell_seconds=10, submission_seconds=60, undecided="give"))
    judged = desk.grade(*odd, reviewed=True)
    check = judged.checks["one"]
    assert judged.scores["one"] == 2
    assert (check.status, check.waiting) == ("passed", None)
    assert "V1" in check.together


def test_a_wrong_one_is_wrong(desk, nb, odd):
    cells, _ = odd
    judged = desk.grade(cells, nb.handed_in(cells, {"f": ODD.replace("(x)", "(b'c')")}))
    assert judged.scores["one"] == 0
    assert judged.checks["one"].status == "failed"


def test_what_a_check_cannot_hand_over_waits_too(desk, nb):
    test = "import threading\nlock = threading.Lock()\nassert f(lock) == [lock]"
    cells = [nb.solution("def f(x):\n    return [x]", "f"), nb.test("assert f(1) == [1]", "one")]
    cells.append(nb.test(test, "two"))
    judged = desk.grade(cells, nb.handed_in(cells, {"f": "def f(x):\n    return [x]"}))
    assert judged.scores["one"] == 1
    assert judged.scores["two"] is None


# Remembering.


def made_up():
    return Review("a", "digest", [], ["a remark"])


def test_what_was_found_is_remembered(desk, nb, tmp_path):
    made = desk.review(nb.solution(RIGHT, "f"), nb.test("assert f(1) == 3", "one"))
    path = tmp_path / ".autograder" / "a.json"
    remember(path, made)
    assert remembered(path) == made
    assert remembered(path, made.digest) == made
    assert remembered(path, "another") is None
    assert json.loads(path.read_text())["checks"][0]["kind"] == "broken"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"checks": [{"no": 1}]}', "null"])
def test_what_cannot_be_read_is_not_remembered(tmp_path, content):
    (tmp_path / "a.json").write_text(content)
    assert remembered(tmp_path / "a.json") is None


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    remember(tmp_path / "file" / "a.json", made_up())
    assert remembered(tmp_path / "file" / "a.json") is None


def test_it_holds_for_one_source_and_one_set_of_settings(desk, nb):
    desk.take_up([nb.solution(RIGHT, "f")])
    before = digest_of(desk.grader.assignment, Limits())
    assert before == digest_of(desk.grader.assignment, Limits())
    assert before != digest_of(desk.grader.assignment, Limits(cell_seconds=1))
    desk.take_up([nb.solution(RIGHT + "\n", "f")])
    assert before != digest_of(desk.grader.assignment, Limits())


def test_it_is_told_in_one_line_a_check(desk, nb):
    made = desk.review(
        nb.solution(RIGHT, "f"),
        nb.test("# title\nassert f(1) == 3", "one"),
        nb.test("assert f(1) == 2", "two"),
        nb.test(FRAMES, "three"),
    )
    assert in_words(made) == [
        "one is broken: the instructor's own solution fails it (line 2: AssertionError)",
        "a submission could fool three: it looks at Python's frames",
    ]
