"""A student's own check, and one submission for Gradescope: graded without a gradebook."""

import json

import pytest

from autograder.disk.course import Course, CourseError
from autograder.people.gradescope import write_results
from autograder.people.mine import check_notebook, page_beside


@pytest.fixture
def cells(nb):
    return [
        nb.solution("def f(x): pass", "f"),
        nb.test("# f: of one\nassert f(1) == 2", "seen", 1),
        nb.test("# f: of two\n" + nb.hidden("# Hint: add one.\nassert f(2) == 3"), "unseen", 3),
        nb.answer("Why?", "why", 4),
    ]


def test_only_what_is_shown_is_checked(tmp_path, cells, nb):
    path = tmp_path / "mine.ipynb"
    written = nb.handed_in(cells, {"f": "def f(x):\n    return 2"})
    path.write_text(json.dumps(nb.notebook(*written)))
    found = check_notebook(path, tmp_path / "mine.html")
    assert [(check["title"], check["status"]) for check in found.checks] == [
        ("f: of one", "passed")
    ]
    assert "f: of one" in (tmp_path / "mine.html").read_text()


def test_hidden_checks_are_counted_and_nothing_else_is_said_of_them(tmp_path, cells, nb):
    path, page = tmp_path / "mine.ipynb", tmp_path / "mine.html"
    path.write_text(json.dumps(nb.notebook(*nb.handed_in(cells, {}))))
    found = check_notebook(path, page)
    assert (found.hidden, found.in_words) == (1, "1 hidden check runs when the work is graded.")
    told = page.read_text()
    assert found.in_words in told
    assert "Remarks" not in told
    assert "f: of two" not in told


def test_what_is_not_begun_is_called_as_on_the_page(tmp_path, cells, nb):
    path, page = tmp_path / "mine.ipynb", tmp_path / "mine.html"
    begun = {"f": "def f(x):\n    raise NotImplementedError()"}
    path.write_text(json.dumps(nb.notebook(*nb.handed_in(cells, begun))))
    (check,) = check_notebook(path, page).checks
    assert check["word"] == "not implemented yet"
    assert "Not implemented yet." in page.read_text()


def test_the_page_lies_beside_the_notebook_but_never_among_what_students_get(make_course, tmp_path):
    made = make_course(config="c.CourseDirectory.release_directory = 'out'")
    ours, mine = made.root / "out/ps/n.ipynb", made.root / "own/n.ipynb"
    assert page_beside(ours) == made.root / ".autograder/mine/ps/n.html"
    for path in (mine, tmp_path / "n.ipynb"):
        assert page_beside(path) == path.with_suffix(".html")


def test_what_is_no_notebook_with_checks_is_told(tmp_path, nb):
    path = tmp_path / "mine.ipynb"
    path.write_text(json.dumps(nb.notebook(nb.own("x = 1"))))
    with pytest.raises(CourseError, match="shows no checks"):
        check_notebook(path, tmp_path / "mine.html")


def test_gradescope_gets_each_check_with_its_points_and_hint(make_course, cells, nb, tmp_path):
    made = make_course()
    made.source("a", {"n.ipynb": cells})
    written = nb.handed_in(cells, {"f": "def f(x):\n    return 2", "why": "So."})
    (tmp_path / "work").mkdir()
    (tmp_path / "work/my own name.ipynb").write_text(json.dumps(nb.notebook(*written)))
    results = write_results(
        Course(made.root), "a", tmp_path / "work", tmp_path / "results/results.json"
    )
    assert results == json.loads((tmp_path / "results/results.json").read_text())
    assert results["score"] == 1
    assert "up to 4 points more" in results["output"]
    assert [(t["name"], t["score"], t["max_score"], t["status"]) for t in results["tests"]] == [
        ("f: of one", 1, 1, "passed"),
        ("f: of two", 0, 3, "failed"),
    ]
    assert results["tests"][1]["output"] == "add one."


def test_outside_of_gradescopes_container_nothing_is_written_unasked(make_course, cells, tmp_path):
    made = make_course()
    made.source("a", {"n.ipynb": cells})
    elsewhere = tmp_path / "autograder/results/results.json"
    with pytest.raises(CourseError, match=r"no folder .*autograder to write into.* --into"):
        write_results(Course(made.root), "a", tmp_path, elsewhere)
    assert not (tmp_path / "autograder").exists()
