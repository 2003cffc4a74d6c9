"""Copies are found whatever was done to their looks; what was written apart is left in peace."""

import json
import string
import subprocess
import sys

import pytest
from rich.console import Console

from autograder.disk.course import CourseError
from autograder.people.normal_form import Form, normal_form
from autograder.people.similar import Group, Similar, find_similar, group_up
from autograder.people.similar_page import print_similar, write_page

ORIGINAL = '''
def spread(x, axis=0):
    """Say how far."""
    total = 0.0
    for value in x:
        total += helper(value) ** 2
    return np.sqrt(total)


def helper(v):
    return v - 1
'''
SAME = {
    "other names": ORIGINAL.replace("total", "s").replace("value", "w").replace("helper", "less"),
    "comments and layout": ORIGINAL.replace("total = 0.0", "# begin\n    total = (0.0)\n"),
    "no docstring": ORIGINAL.replace('"""Say how far."""', "pass"),
    "annotations": ORIGINAL.replace("(x, axis=0)", "(x: list, axis: int = 0) -> float"),
    "a whole number": ORIGINAL.replace("0.0", "0"),
    "another order": "\n\n".join(reversed(ORIGINAL.split("\n\n\n"))),
    "imported otherwise": "from numpy import sqrt\n" + ORIGINAL.replace("np.sqrt", "sqrt"),
    "imported as": "import numpy as N\n" + ORIGINAL.replace("np.", "N."),
}
OTHER = {
    "another operator": ORIGINAL.replace("**", "*"),
    "another number": ORIGINAL.replace("- 1", "- 2"),
    "another function": ORIGINAL.replace("np.sqrt", "np.cbrt"),
    "another statement": ORIGINAL.replace("return np", "total += 1\n    return np"),
    "another helper": ORIGINAL.replace("helper(value)", "spread(value)"),
}


@pytest.mark.parametrize("how", SAME)
def test_looks_do_not_matter(how):
    assert SAME[how] != ORIGINAL
    assert normal_form(SAME[how]) == normal_form(ORIGINAL)


@pytest.mark.parametrize("how", OTHER)
def test_what_the_code_does_matters(how):
    assert OTHER[how] != ORIGINAL
    assert normal_form(OTHER[how]).digest != normal_form(ORIGINAL).digest


def test_names_of_the_instructor_stay_and_those_of_other_cells_are_alike():
    one, other = "def f(x):\n    y = g(x)\n    return y", "def f(x):\n    y = h(x)\n    return y"
    assert normal_form(one) == normal_form(other)
    given = frozenset({"g", "h"})
    assert normal_form(one, given=given) != normal_form(other, given=given)


def test_the_stub_is_taken_away():
    stub = 'def f(x):\n    """Do."""\n    x = np.asarray(x)\n    raise NotImplementedError()'
    solved = stub.replace("raise NotImplementedError()", "y = x + 1\n    return y")
    assert normal_form(stub, stub) is None
    assert normal_form("# just a remark", stub) is None
    assert normal_form(solved, stub).statements == 2
    assert normal_form(solved).statements == 3


@pytest.mark.parametrize(
    "source", ["def (:", "\0", "(" * 9000, "-" * 90_000 + "1", "x = 1\n" * 99_999]
)
def test_what_is_no_python_has_no_form(source):
    assert normal_form(source) is None


def forms(text):
    """Write forms in short: "ab-" are the answers of three exercises, none to the third."""
    return {f"e{i}": Form(letter, 5) for i, letter in enumerate(text) if letter != "-"}


def grouped(*texts, least=3):
    works = {string.ascii_letters[i]: forms(text) for i, text in enumerate(texts)}
    return [
        ("".join(g.students), "".join(e[1] for e in g.exercises)) for g in group_up(works, least)
    ]


def test_a_group_has_several_exercises_in_common():
    assert grouped("xxxa", "xxxb", "yyyc", "xxzd") == [("ab", "012")]
    assert grouped("xxa", "xxb", least=2) == [("ab", "01")]


def test_who_shares_more_stands_first_and_may_be_in_two_groups():
    assert grouped("xxxxx", "xxxxx", "yxxx-") == [("ab", "01234"), ("abc", "123")]


def test_usual_answers_make_no_group_but_a_whole_copy_does():
    crowd = [f"uuu{letter}" for letter in string.ascii_lowercase]
    assert grouped(*crowd) == []
    assert grouped(*crowd, *["uuu!"] * 6) == [("ABCDEF", "0123")]


def test_how_many_have_an_answer_is_told():
    works = {"a": forms("xxx"), "b": forms("xxx"), "c": forms("x--")}
    (found,) = group_up(works, 3)
    assert found == Group(("a", "b"), {"e0": 3, "e1": 2, "e2": 2}, 15)
    assert found.alone == 2


@pytest.fixture
def course(make_course, nb):
    """Ada and bob share three answers, in other words; eve wrote her own, mal what is no notebook."""
    made = make_course()
    cells = []
    for name in "fgh":
        cells.append(nb.solution(f"def {name}(x): ...", name))
        cells.append(nb.test(f"assert {name}(1) == 1", f"{name}_one", 1))
    made.source("a", {"n.ipynb": cells})
    body = "def {}({}):\n    y = {} + 1\n    return y - 1"
    for student, argument in (("ada", "x"), ("bob", "b")):
        answers = {name: body.format(name, argument, argument) for name in "fgh"}
        made.submit("a", student, {"n.ipynb": nb.handed_in(cells, answers)})
    own = {name: f"def {name}(x):\n    y = x\n    return {i} * y" for i, name in enumerate("fgh")}
    made.submit("a", "eve", {"n.ipynb": nb.handed_in(cells, own)})
    made.submit("a", "mal", {"n.ipynb": "no notebook"})
    return made


def test_a_class_is_compared_and_no_grade_is_touched(course, tmp_path):
    opened = course.release("a")
    before = (opened.root / "gradebook.db").read_bytes()
    found = find_similar(opened, "a")
    assert [(group.students, list(group.exercises)) for group in found.groups] == [
        (("ada", "bob"), ["f", "g", "h"])
    ]
    assert (found.compared, found.unread) == (3, ["mal"])
    told = json.loads(found.as_json())
    assert told["groups"][0] == {
        "students": ["ada", "bob"],
        "exercises": {"f": 2, "g": 2, "h": 2},
        "statements": 6,
        "alone": 3,
    }
    assert write_page(found, opened, tmp_path / "page.html") == 1
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "y = x + 1" in page
    assert "y = b + 1" in page
    assert (opened.root / "gradebook.db").read_bytes() == before


def test_how_many_are_left_out_is_told_and_why(course, nb, tmp_path, capsys):
    cells = [nb.solution(f"def {name}(x): ...", name) for name in "fgh"]
    for student in ("joe", "kim"):
        course.submit("a", student, {"n.ipynb": nb.handed_in(cells, {"f": "def f(x): return x"})})
    opened = course.release("a")
    found = find_similar(opened, "a")
    assert (found.compared, found.short, found.unread) == (3, ["joe", "kim"], ["mal"])
    print_similar(found, Console(width=300))
    write_page(found, opened, tmp_path / "page.html")
    told = "Left out: 2 with no answer of 2 statements or more beyond the stub and 1 that could not"
    assert told in capsys.readouterr().out
    assert told in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert json.loads(found.as_json())["short"] == ["joe", "kim"]
    assert Similar("a", [], 3, [], []).left_out == ""


def test_code_is_shown_as_text(course, nb, tmp_path):
    cells = [nb.solution("def f(x): ...", "f")]
    evil = "def f(x):\n    y = '</code><script>alert(1)</script>'\n    return y"
    for student in ("ada", "bob"):
        course.submit("a", student, {"n.ipynb": nb.handed_in(cells, dict.fromkeys("fgh", evil))})
    opened = course.release("a")
    write_page(find_similar(opened, "a", least=1), opened, tmp_path / "page.html")
    assert "<script" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_what_ends_the_reading_process_costs_nobody_else(course):
    opened = course.release("a")
    script = (
        "import os, signal, sys\n"
        "from autograder.people import similar\n"
        "read = similar.forms_of\n"
        "def forms_of(course, assignment, student):\n"
        "    if student == 'eve':\n"
        "        os.kill(os.getpid(), signal.SIGSEGV)\n"
        "    return read(course, assignment, student)\n"
        "similar.forms_of = forms_of\n"
        "if __name__ == '__main__':\n"
        "    from autograder.disk.course import Course\n"
        "    found = similar.find_similar(Course(sys.argv[1]), 'a')\n"
        "    print(found.groups[0].students, found.unread)\n"
    )
    path = opened.root / "compare.py"
    path.write_text(script)
    done = subprocess.run(
        [sys.executable, path, opened.root], capture_output=True, text=True, timeout=300
    )
    assert done.stdout.strip() == "('ada', 'bob') ['eve', 'mal']", done.stderr


def test_nothing_to_compare_is_told(make_course, nb):
    made = make_course()
    made.source("a", {"n.ipynb": [nb.test("assert f() == 1", "f")]})
    with pytest.raises(CourseError, match="no submissions"):
        find_similar(made.release("a"), "a")
