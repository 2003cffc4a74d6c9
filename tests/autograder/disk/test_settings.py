"""nbgrader's own settings are honoured, or refused by name; none is ignored."""

import json

import pytest
from traitlets.config import Config

from autograder.disk.course import Course, CourseError
from autograder.disk.limits import Limits


def course(make_course, config, **more):
    made = make_course(config=config, **more)
    return Course(made.root), made


@pytest.mark.parametrize("section", ["ExecutePreprocessor", "Execute", "NotebookClient"])
def test_the_time_limit_of_nbgrader_holds(section):
    config = Config()
    config[section].timeout = 90
    assert Limits.from_config(config).cell_seconds == 90
    config.Autograder.cell_seconds = 7
    assert Limits.from_config(config).cell_seconds == 7


def test_without_a_time_limit_there_is_that_of_the_notebook():
    config = Config()
    config.ExecutePreprocessor.timeout = None
    limits = Limits.from_config(config)
    assert limits.cell_seconds == limits.submission_seconds == Limits().submission_seconds


def test_a_long_time_limit_leaves_time_for_other_cells():
    config = Config()
    config.ExecutePreprocessor.timeout = 1000
    assert Limits.from_config(config).submission_seconds >= 2000


REFUSED = {
    "c.Execute.kernel_name = 'ir'": "c.Execute.kernel_name",
    "c.ExecutePreprocessor.on_cell_start = print": "c.ExecutePreprocessor.on_cell_start",
    "c.Autograde.pre_convert_hook = 'a.b'": "c.Autograde.pre_convert_hook",
    "c.Autograde.autograde_preprocessors = ['mine.Step']": "mine.Step",
    "c.Autograde.sanitize_preprocessors.append('mine.Step')": "mine.Step",
    "c.LimitOutput.max_lines = 3": "c.LimitOutput.max_lines",
}


@pytest.mark.parametrize("setting", REFUSED)
def test_what_cannot_be_honoured_is_refused_by_name(make_course, setting):
    with pytest.raises(CourseError, match=REFUSED[setting].replace(".", r"\.")):
        course(make_course, setting, plugin=False)


def test_what_means_nothing_here_is_no_reason_to_refuse(make_course):
    lines = ["c.Execute.shutdown_kernel = 'immediate'", "c.Execute.kernel_name = 'python3'"]
    assert course(make_course, "\n".join(lines))[0].limits == Limits()


def test_settings_may_lie_in_other_files(make_course):
    made = make_course(config="load_subconfig('more.py')")
    (made.root / "more.py").write_text("c.Autograder.cell_seconds = 4")
    (made.root / "nbgrader_config.json").write_text(json.dumps({"Autograder": {"processes": 9}}))
    limits = Course(made.root).limits
    assert (limits.cell_seconds, limits.processes) == (4, 9)


def test_a_gradebook_lies_where_nbgrader_says(make_course):
    for config in ("", "c.CourseDirectory.db_url = 'sqlite:////tmp/x.db'"):
        settled = Course(make_course(config=config).root)
        assert settled.db_url == settled.directory.db_url


def test_students_are_chosen_by_the_settings(make_course, nb):
    config = (
        "c.CourseDirectory.student_id_exclude = 'bo,cy'\nc.CourseDirectory.student_id = '?*[!x]'"
    )
    settled, made = course(make_course, config)
    for student in ("ada", "bo", "cy", "max", "büşra"):
        made.submit("a", student, {"n.ipynb": [nb.own("1")]})
    assert settled.students("a") == ["ada", "büşra"]


# How the students' version is made.


@pytest.fixture
def exercise(nb):
    return [
        nb.solution("def f():\n    ### GO\n    return 1\n    ### STOP", "f"),
        nb.test("f()", "t"),
    ]


def cells(settled):
    return {c.grade_id: c for c in settled.assignment("a").notebooks["n"] if c.grade_id}


def test_stubs_and_delimiters_are_the_courses_own(make_course, exercise):
    config = (
        "c.ClearSolutions.begin_solution_delimeter = 'GO'\n"
        "c.ClearSolutions.end_solution_delimeter = 'STOP'\n"
        "c.ClearSolutions.code_stub = {'python': 'pass  # yours'}"
    )
    settled, made = course(make_course, config)
    made.source("a", {"n.ipynb": exercise})
    assert cells(settled)["f"].shown == "def f():\n    pass  # yours"


STEP = """
from nbgrader.preprocessors import NbGraderPreprocessor
class Shout(NbGraderPreprocessor):
    def preprocess_cell(self, cell, resources, index):
        cell.source = cell.source.replace("quiet", "LOUD")
        return cell, resources
"""


@pytest.mark.parametrize(
    ("order", "full", "shown"),
    [
        ("[Shout, *usual]", "LOUD", "LOUD"),
        ("[*usual, 'nbgrader.preprocessors.SaveCells', Shout]", "quiet", "LOUD"),
    ],
)
def test_a_step_of_the_courses_own_is_taken(make_course, nb, order, full, shown):
    usual = "usual = ['nbgrader.preprocessors.ClearSolutions', 'nbgrader.preprocessors.ClearHiddenTests']"
    config = f"{STEP}\n{usual}\nc.GenerateAssignment.preprocessors = {order}"
    settled, made = course(make_course, config)
    made.source("a", {"n.ipynb": [nb.solution("x = 1", "f"), nb.test("assert 'quiet'", "t")]})
    found = cells(settled)
    assert full in found["t"].source
    assert shown in found["t"].shown
    assert found["f"].shown.startswith("# YOUR CODE HERE")


def test_a_header_is_part_of_the_notebook(make_course, nb):
    settled, made = course(make_course, "c.IncludeHeaderFooter.header = 'header.ipynb'")
    made.source("a", {"n.ipynb": [nb.solution("x = 1", "f"), nb.test("assert x", "t")]})
    header = nb.notebook(nb.locked("import math", "imports"))
    (made.root / "header.ipynb").write_text(json.dumps(header))
    assert list(cells(settled)) == ["imports", "f", "t"]


def test_what_cannot_be_made_is_told_with_its_notebook(make_course, nb):
    settled, made = course(make_course, "")
    made.source("a", {"n.ipynb": [nb.solution("### BEGIN SOLUTION\nx = 1", "f")]})
    with pytest.raises(CourseError, match=r"n\.ipynb.*no end solution"):
        settled.assignment("a")


AUTOTEST = """
python3:
    setup: "import math"
    dispatch: "type({{snippet}})"
    normalize: "str({{snippet}})"
    check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
    success: "print('fine')"
    templates:
        default:
            - test: "{{snippet}}"
              fail: "Value of {{snippet}} is not correct"
"""


@pytest.mark.slow
def test_automatic_tests_are_made_as_by_nbgrader(make_course, nb):
    settled, made = course(make_course, "")
    made.source(
        "a",
        {
            "n.ipynb": [nb.solution("x = 6 * 7", "f"), nb.test("### AUTOTEST x + 1", "t", 2.0)],
            "autotests.yml": AUTOTEST,
        },
    )
    test = cells(settled)["t"].source
    assert 'assert str(x + 1) == "43"' in test
    assert "AUTOTEST" not in test


def test_automatic_tests_that_cannot_be_made_stop_the_grading(make_course, nb):
    settled, made = course(make_course, "")
    made.source("a", {"n.ipynb": [nb.solution("x = 1", "f"), nb.test("### AUTOTEST x", "t")]})
    with pytest.raises(CourseError, match=r"n\.ipynb.*autotests\.yml"):
        settled.assignment("a")


def test_a_file_that_students_may_bring_is_theirs_to_the_tests_too(make_course, nb):
    """The exercise is the module: the instructor's own stays out of the way."""
    from autograder.grading import grade_class

    config = "c.Autograde.exclude_overwriting = {'a': ['mymod.py']}"
    made = make_course(config=config)
    test = nb.test("import mymod\nfrom mymod import f\nassert f(1) == 2 == mymod.f(1)", "t", 2.0)
    made.source("a", {"n.ipynb": [nb.own("import mymod"), test], "mymod.py": "def f(x): return 2"})
    settled = made.release("a")
    for student, body in {"ada": "x + 1", "bo": "x + 5", "cy": "1 / 0"}.items():
        made.submit("a", student, {"n.ipynb": [test], "mymod.py": f"def f(x): return {body}"})
    made.submit("a", "dan", {"n.ipynb": [test], "mymod.py": "def g(x): return 2"})
    assert not grade_class(settled, "a").failures
    scores = {student: cells["t"] for student, cells in made.scores("a").items()}
    assert scores == {"ada": 2.0, "bo": 0.0, "cy": 0.0, "dan": 0.0}
