"""What an instructor is told of checks: by check, by grade, by report and in formgrader's notebook."""

import json
import shutil

import pytest
from rich.console import Console

from autograder.disk.review import NO_HINT, Check, Review
from autograder.people.checks import print_table

RIGHT = "def f(x):\n    return x\n"
ODD = "import numpy as np\ndef f(x):\n    return np.void(x)\n"  # cannot be copied
STUB = "### BEGIN SOLUTION\n{}### END SOLUTION\n"
FRAMES = "# in one process\nimport sys\nassert sys._getframe().f_globals is f.__globals__\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory, course_folder, empty_gradebook, nb):
    """A course with a check of every kind, and a student whose answer cannot be copied."""
    made = course_folder(tmp_path_factory.mktemp("checks") / "course")
    shutil.copyfile(empty_gradebook, made.root / "gradebook.db")

    def cells(solution):
        return [
            nb.solution(solution, "f"),
            nb.test("# apart\nassert bytes(f(b'a')) == b'a'", "apart", 2),
            nb.test(FRAMES + "assert bytes(f(b'a')) == b'a'", "together", 3),
            nb.test("# broken\nassert f(1) == 3", "broken", 4),
        ]

    made.source("ps", {"n.ipynb": cells(STUB.format(RIGHT))})
    made.submit("ps", "ann", {"n.ipynb": cells(RIGHT)})
    made.submit("ps", "bob", {"n.ipynb": cells(ODD)})
    made.release("ps")
    return made


@pytest.fixture(scope="module")
def graded(course):
    """The same, graded: what the command printed."""
    done = course.run("autograder", "grade", "ps", "--force")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def sound_course(make_course, nb):
    made = make_course()
    cells = [
        nb.solution(STUB.format(RIGHT), "f"),
        nb.test("assert bytes(f(b'a')) == b'a'", "one", 2),
    ]
    made.source("ps", {"n.ipynb": cells})
    made.submit("ps", "ann", {"n.ipynb": [nb.solution(RIGHT, "f"), *cells[1:]]})
    made.release("ps")
    return made


def test_check_prints_a_table_and_fails_where_something_is_broken(course):
    done = course.run("autograder", "check", "ps")
    assert done.returncode == 1, done.stderr
    assert "a submission could fool this check" in done.stdout
    assert "the instructor's own solution fails it" in done.stdout
    assert "1 check of 3 is broken and must be mended." in done.stdout
    assert "A submission could fool 1 check." in done.stdout
    told = course.run("autograder", "check", "ps", "--json")
    assert told.returncode == 1
    checks = json.loads(told.stdout)["checks"]
    assert {check["grade_id"]: check["kind"] for check in checks} == {
        "apart": "apart",
        "together": "together",
        "broken": "broken",
    }
    assert (course.root / ".autograder" / "ps.json").is_file()


def test_check_ends_well_where_all_is_well(sound_course):
    done = sound_course.run("autograder", "check", "ps")
    assert done.returncode == 0, done.stderr
    assert "The instructor's own solution passes the only check." in done.stdout
    assert "judged apart from the submission: nothing that a submission does" in done.stdout


def test_check_lists_only_what_there_is_something_to_tell_of(capsys):
    quiet, odd = Check("n", "quiet", "q", 1), Check("n", "odd", "o", 1, passed_by=["zeros"])
    made = Review("ps", "", [quiet, odd])
    for whole in (False, True):
        print_table(made, Console(width=110), whole)
        told = capsys.readouterr().out
        assert "can be passed by returning zeros" in told
        assert ("quiet" in told) == whole
        assert ("--all lists every check" in told) != whole
        assert "The instructor's own solution passes all 2 checks." in told
        assert "All are judged apart" in told


@pytest.mark.parametrize(("number", "times"), [(2, 2), (20, 1)])
def test_check_tells_in_one_line_that_many_checks_have_no_hint(capsys, number, times):
    checks = [Check("n", f"c{i}", f"c{i}", 1, remarks=[NO_HINT]) for i in range(number)]
    print_table(Review("ps", "", checks), Console(width=110))
    told = capsys.readouterr().out
    assert told.count("no hint") == times
    assert ("have remarks for the author" in told) == (times > 1)


def test_check_of_no_assignment_is_wrong_use(sound_course):
    assert sound_course.run("autograder", "check", "other").returncode == 2


def test_grade_says_one_line_where_all_is_well(sound_course):
    done = sound_course.run("autograder", "grade", "ps")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("Self-check")]
    assert told == ["Self-check: all 1 checks are judged apart from the submission."]


def test_grade_and_report_tell_what_is_broken_what_can_be_fooled_and_what_waits(course, graded):
    lines = graded.splitlines()
    assert lines.index(
        "Self-check: broken is broken: the instructor's own solution fails it"
        " (line 2: AssertionError)."
    ) < next(i for i, line in enumerate(lines) if "graded" in line)
    assert any("could fool together: it looks at Python's frames" in line for line in lines)
    assert any(line.startswith("bob: waits for a person: apart (2 points)") for line in lines)
    assert course.scores("ps") == {
        "ann": {"apart": 2, "together": 3, "broken": 0},
        "bob": {"apart": None, "together": 3, "broken": 0},
    }
    told = " ".join(course.run("autograder", "report", "ps").stdout.split())
    assert "ps: broken is broken" in told
    assert "a submission could fool" in told
    assert "waits for a person" in told
    assert "not readable" not in told


def test_what_waits_is_flagged_and_shown_where_formgrader_looks(course, graded):
    with course.book() as book:
        submission = book.find_submission_notebook("n", "ps", "bob")
        assert submission.flagged
        assert {g.name: g.needs_manual_grade for g in submission.grades} == {
            "apart": True,
            "together": False,
            "broken": False,
        }
        assert not book.find_submission_notebook("n", "ps", "ann").flagged
    graded = json.loads((course.root / "autograded/bob/ps/n.ipynb").read_text())
    shown = {
        cell["metadata"]["nbgrader"]["grade_id"]: json.dumps(cell["outputs"])
        for cell in graded["cells"]
        if "nbgrader" in cell["metadata"]
    }
    assert "could fool this check" in shown["together"]
    assert "give up to 2 points" in shown["apart"]
    assert "V1" in shown["apart"]


def test_a_students_page_says_waits_and_nothing_of_fooling(course, graded):
    course.run("autograder", "feedback", "ps")
    for student in ("ann", "bob"):
        page = (course.root / f"feedback/{student}/ps/n.html").read_text()
        assert ("waits for a person" in page) == (student == "bob")
        assert "fool" not in page
        assert "frames" not in page


def test_nbgraders_own_command_does_the_same(course):
    done = course.run("nbgrader", "autograde", "ps", "--force")
    assert done.returncode == 0, done.stderr
    assert "broken is broken" in done.stderr
    assert course.scores("ps") == {
        "ann": {"apart": 2, "together": 3, "broken": 0},
        "bob": {"apart": None, "together": 3, "broken": 0},
    }


def test_strictness_refuses_and_says_which(course, graded):
    done = course.run("autograder", "grade", "ps", "--force", "--strict")
    assert done.returncode == 2
    assert "together: it looks at Python's frames" in " ".join(done.stderr.split())


def test_grade_tells_a_program_all_of_it(course):
    lines = course.run("autograder", "grade", "ps", "--json", "--force").stdout.splitlines()
    *events, told = map(json.loads, lines)
    assert sorted((e["student"], e["outcome"], *e["why"]) for e in events) == [
        ("ann", "graded", "--force"),
        ("bob", "graded", "--force"),
    ]
    assert [(e["done"], e["total"]) for e in events] == [(1, 2), (2, 2)]
    assert events[-1]["rate"] > 0
    assert events[-1]["seconds_left"] == 0
    assert sorted(told["graded"]) == ["ann", "bob"]
    assert told["waiting"] == {"bob": {"apart": 2}}
    assert "frames" in told["together"]["ann"]["together"]
    assert [check["kind"] for check in told["review"]["checks"]] == ["apart", "together", "broken"]


def test_a_setting_gives_the_points_at_once(make_course, nb):
    made = make_course(config="c.Autograder.undecided = 'give'")
    cells = [
        nb.solution(STUB.format(RIGHT), "f"),
        nb.test("assert bytes(f(b'a')) == b'a'", "one", 2),
    ]
    made.source("ps", {"n.ipynb": cells})
    made.submit("ps", "bob", {"n.ipynb": [nb.solution(ODD, "f"), *cells[1:]]})
    made.release("ps")
    assert made.run("autograder", "grade", "ps").returncode == 0
    assert made.scores("ps") == {"bob": {"one": 2}}


def test_a_setting_that_there_is_not_is_refused(make_course):
    made = make_course(config="c.Autograder.undecided = 'maybe'")
    done = made.run("autograder", "check", "ps")
    assert done.returncode == 2
    assert '"wait" or "give"' in done.stderr
