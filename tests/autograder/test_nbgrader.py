"""nbgrader's own commands and formgrader use this grader, and all show the same grades."""

import contextlib
import csv
import html
import http.cookiejar
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("nbgrader_commands")]

CANARY = "c4n4ry"
RIGHT = "def f(x):\n    return x + 1"


# What nbgrader's exchange puts beside a notebook that is handed in.
EXCHANGED = {
    "timestamp.txt": "2030-01-01 12:00:00 UTC\n",
    "submission_secret.txt": "7f3a",
}


@pytest.fixture(scope="module")
def cells(nb):
    return [
        nb.solution(
            f"def f(x):\n    ### BEGIN SOLUTION\n    return x + 1  # {CANARY}\n    ### END SOLUTION",
            "f",
        ),
        nb.test("# f: of one\nassert f(1) == 2", "f_one", 2),
        nb.test(
            "# f: of two\n"
            + nb.hidden(f"# Hint: add one.\nassert f(2) == 3, '{CANARY}' + str(f(2))"),
            "f_two",
            3,
        ),
        nb.test("# f: partly\n" + nb.hidden("0.5 if f(3) == 4 else 0"), "f_part", 1),
        nb.answer("Why?", "why", 4),
    ]


CLASS = {
    "right": RIGHT,
    "wrong": "def f(x):\n    return x",
    "half": "def f(x):\n    print('spoken')\n    return 2\nf(1)",
    "stderr": "import sys\nprint('x', file=sys.stderr)\n" + RIGHT,
    "loops": "def f(x):\n    while True:\n        pass",
    "script": RIGHT + "\nfrom IPython.display import HTML\nHTML('<script>alert(1)</script>')",
}
UNREADABLE = {
    "text": b"This is not a notebook.",
    "deep": b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "schema": None,
    "doubled": None,
}
SCORES = {
    **{"right": 5.5, "wrong": 0, "half": 2, "stderr": 5.5, "loops": 0, "script": 5.5},
    **{"text": 0, "deep": 0, "schema": 5.5, "doubled": 5.5, "linked": 0, "link": 0},
}


@pytest.fixture(scope="module")
def released(tmp_path_factory, course_folder, cells, nb):
    """A course released by nbgrader's own command; a class handed in."""
    made = course_folder(
        tmp_path_factory.mktemp("nbgrader") / "course", "c.Autograder.cell_seconds = 3"
    )
    made.source("a", {"n.ipynb": cells, "given.txt": "x"})
    done = made.run("nbgrader", "generate_assignment", "a")
    assert done.returncode == 0, done.stderr
    release = (made.root / "release/a/n.ipynb").read_text()
    assert CANARY not in release
    assert "f_two" in release

    def hand_in(student, body, change=lambda notebook: None):
        notebook = json.loads(release)
        for cell in notebook["cells"]:
            if cell["metadata"]["nbgrader"]["grade_id"] == "f":
                cell["source"] = body
            if cell["metadata"]["nbgrader"]["grade_id"] == "why":
                cell["source"] = "Because."
        change(notebook)
        made.submit("a", student, {"n.ipynb": json.dumps(notebook)})

    for student, body in CLASS.items():
        hand_in(student, body)
    for student in ("text", "deep"):
        made.submit("a", student, {"n.ipynb": UNREADABLE[student]})
    hand_in(
        "schema", RIGHT, lambda n: n["cells"][1]["metadata"]["nbgrader"].update(schema_version=99)
    )
    hand_in("doubled", RIGHT, lambda n: n["cells"].insert(2, n["cells"][1]))
    for name, text in EXCHANGED.items():
        (made.root / "submitted/right/a" / name).write_text(text)
    outside = made.root.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("s3cret")
    folder = made.submit("a", "linked", {})
    (folder / "n.ipynb").symlink_to(outside / "n.ipynb")
    shutil.copy(made.root / "submitted/right/a/n.ipynb", outside / "n.ipynb")
    hand_in("link", "def f(x):\n    return open('link.txt').read() and x + 1")
    (made.root / "submitted/link/a/link.txt").symlink_to(outside / "secret.txt")
    (made.root / "submitted/link/a/folder").symlink_to(outside)
    return made


@pytest.fixture(scope="module")
def autograded(released):
    """The class graded by nbgrader's own command, feedback written."""
    done = released.run("nbgrader", "autograde", "a")
    released.said = done
    released.feedback = released.run("nbgrader", "generate_feedback", "a")
    return released


@pytest.fixture(scope="module")
def by_autograder(released, course_folder, tmp_path_factory):
    """The same class graded by the other command."""
    root = tmp_path_factory.mktemp("autograder") / "course"
    shutil.copytree(released.root, root, symlinks=True)
    for step in ("autograded", "feedback"):
        shutil.rmtree(root / step, ignore_errors=True)
    made = course_folder(root, "c.Autograder.cell_seconds = 3")
    with made.book() as book:
        for student in list(book.students):
            book.remove_student(student.id)
    made.said = made.run("autograder", "grade", "a")
    made.feedback = made.run("autograder", "feedback", "a")
    return made


def totals(course):
    with course.book() as book:
        return {s.student.id: s.score for s in book.assignment_submissions("a")}


def test_autograde_grades_everybody(autograded):
    assert autograded.said.returncode == 0, autograded.said.stderr
    assert totals(autograded) == SCORES


def test_both_commands_give_the_same_scores(autograded, by_autograder):
    assert by_autograder.said.returncode == 0, by_autograder.said.stderr
    assert totals(by_autograder) == SCORES
    assert by_autograder.scores("a") == autograded.scores("a")


def test_what_cannot_be_read_is_flagged(autograded, by_autograder):
    for course in (autograded, by_autograder):
        with course.book() as book:
            flagged = {
                s.student.id for s in book.assignment_submissions("a") if s.notebooks[0].flagged
            }
        assert flagged == {"text", "deep", "linked"}


def test_nothing_behind_a_link_is_copied(autograded, by_autograder):
    for course in (autograded, by_autograder):
        for step in ("autograded", "feedback"):
            for path in (course.root / step).rglob("*"):
                assert not path.is_symlink(), path
                assert path.is_dir() or b"s3cret" not in path.read_bytes(), path


def test_autograde_again_after_a_change(autograded, released):
    path = released.root / "submitted/wrong/a/n.ipynb"
    before = path.read_text()
    path.write_text(before.replace("return x", "return x + 1"))
    try:
        done = released.run("nbgrader", "autograde", "a", "--student", "wrong", "--force")
        assert done.returncode == 0, done.stderr
        assert totals(autograded)["wrong"] == 5.5
    finally:
        path.write_text(before)
        released.run("nbgrader", "autograde", "a", "--student", "wrong", "--force")
    assert totals(autograded)["wrong"] == 0


def test_beside_the_pages_lies_what_the_exchange_needs_to_release_them(autograded, by_autograder):
    """A student's page goes out under the time stamp and the secret of what was handed in."""
    for course in (autograded, by_autograder):
        pages = course.root / "feedback/right/a"
        assert {name: (pages / name).read_text() for name in EXCHANGED} == EXCHANGED


def test_feedback_is_the_same_and_shows_nothing_hidden(autograded, by_autograder):
    for course in (autograded, by_autograder):
        assert course.feedback.returncode == 0, course.feedback.stderr
    for student in SCORES:
        one, two = (
            (course.root / "feedback" / student / "a/n.html").read_text()
            for course in (autograded, by_autograder)
        )
        assert words(one) == words(two), student
        assert CANARY not in one
        assert "<script>alert" not in one
        assert "f: of two" in html.unescape(one)
    half = words((autograded.root / "feedback/half/a/n.html").read_text())
    assert "spoken" in half
    assert "add one." in half
    assert "2 of 10 points" in half


def test_either_command_writes_feedback_for_what_the_other_graded(
    autograded, by_autograder, course_folder, tmp_path
):
    ours = ("autograder", "feedback", "a")
    theirs = ("nbgrader", "generate_feedback", "a")
    for number, (course, command) in enumerate([(autograded, ours), (by_autograder, theirs)]):
        root = tmp_path / str(number)
        shutil.copytree(course.root, root, symlinks=True)
        shutil.rmtree(root / "feedback")
        done = course_folder(root, "c.Autograder.cell_seconds = 3").run(*command)
        assert done.returncode == 0, done.stderr
        for student in SCORES:
            page = f"feedback/{student}/a/n.html"
            assert words((root / page).read_text()) == words((course.root / page).read_text())


def words(page):
    body = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_export_and_report_are_equal(autograded):
    exported = autograded.root / "exported.csv"
    done = autograded.run("nbgrader", "export", "--to", str(exported))
    assert done.returncode == 0, done.stderr
    reported = autograded.root / "reported.csv"
    done = autograded.run("autograder", "report", "a", "--csv", str(reported))
    assert done.returncode == 0, done.stderr

    def table(path, score, total):
        with path.open(newline="", encoding="utf-8") as file:
            return {
                row.get("student_id", row.get("student")): (float(row[score]), float(row[total]))
                for row in csv.DictReader(file)
            }

    assert table(exported, "score", "max_score") == table(reported, "score", "max_score")
    assert {s: score for s, (score, _) in table(exported, "score", "max_score").items()} == SCORES


# formgrader.


@pytest.fixture(scope="module")
def formgrader(autograded, tmp_path_factory):
    """A server with formgrader, on this machine's own address; gives a way to ask it."""
    home = tmp_path_factory.mktemp("jupyter")
    environment = os.environ | {
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyter_server", "--no-browser", "--ip=127.0.0.1"),
            *("--port=18900", "--port-retries=200", "--allow-root"),
            *("--IdentityProvider.token=t", f"--ServerApp.root_dir={autograded.root}"),
        ],
        cwd=autograded.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=(home / "log").open("w"),
    )
    try:
        address = None
        for _ in range(600):
            found = list((home / "runtime").glob("jpserver-*.json"))
            if found:
                with contextlib.suppress(ValueError, OSError):
                    address = json.loads(found[0].read_text())["url"]
                    urllib.request.urlopen(f"{address}api/status?token=t").close()
                    break
            assert process.poll() is None, (home / "log").read_text()
            time.sleep(0.1)
        yield _browser(address)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _browser(address):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(f"{address}formgrader?token=t").close()

    def ask(path, method="GET", token=True):
        headers = {"Content-Type": "application/json"}
        if token:
            headers["X-CSRFToken"] = next(c.value for c in jar if c.name == "_xsrf")
        data = b"" if method == "POST" else None
        request = urllib.request.Request(address + path, data, headers, method=method)
        with opener.open(request, timeout=300) as answer:
            return answer.read().decode()

    return ask


def test_the_autograde_button_grades(formgrader, autograded):
    path = autograded.root / "submitted/half/a/n.ipynb"
    before = path.read_text()
    path.write_text(before.replace("return 2", "return x + 1"))
    try:
        answer = json.loads(formgrader("formgrader/api/submission/a/half/autograde", "POST"))
        assert answer["success"], answer
        shown = json.loads(formgrader("formgrader/api/submission/a/half"))
        assert (shown["score"], shown["autograded"]) == (5.5, True)
    finally:
        path.write_text(before)
        formgrader("formgrader/api/submission/a/half/autograde", "POST")
    assert json.loads(formgrader("formgrader/api/submission/a/half"))["score"] == 2


def test_the_button_needs_the_pages_token(formgrader):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        formgrader("formgrader/api/submission/a/half/autograde", "POST", token=False)
    assert refusal.value.code == 403


@pytest.mark.parametrize("student", ["text", "deep", "schema", "loops", "link"])
def test_the_button_copes_with_every_submission(formgrader, student):
    answer = json.loads(formgrader(f"formgrader/api/submission/a/{student}/autograde", "POST"))
    assert answer["success"], answer
    shown = json.loads(formgrader(f"formgrader/api/submission/a/{student}"))
    assert shown["score"] == SCORES[student]


def test_the_gradebook_shows_the_same_scores(formgrader):
    shown = json.loads(formgrader("formgrader/api/submissions/a"))
    assert {row["student"]: row["score"] for row in shown} == SCORES
    assert {row["student"]: row["max_score"] for row in shown} == dict.fromkeys(SCORES, 10)
    notebooks = json.loads(formgrader("formgrader/api/submitted_notebooks/a/n"))
    assert {row["student"]: row["score"] for row in notebooks} == SCORES
    assert "nbgrader formgrade" in formgrader("formgrader/gradebook/a/n")


def test_a_submissions_page_can_be_graded_by_hand_and_is_harmless(formgrader):
    """The person who grades sees every cell, hidden tests included, and a field for the points."""
    notebooks = json.loads(formgrader("formgrader/api/submitted_notebooks/a/n"))
    assert {row["student"] for row in notebooks} == set(SCORES)
    for row in notebooks:
        page = formgrader(f"formgrader/submissions/{row['id']}/?index=0")
        assert "<script>alert" not in page, row["student"]
        text = re.sub(r"\s", "", words(page))
        assert "assertf(1)==2" in text, row["student"]
        assert CANARY in text, row["student"]
        assert 'class="score' in page, row["student"]


# Settings that the plugin must not be the only one to make.


def test_use_autograder_leaves_other_settings_alone():
    from traitlets.config import Config

    from autograder.nbgrader_plugin import use_autograder

    config = Config()
    config.CourseDirectory.course_id = "kept"
    config.Autograde.exclude_overwriting = {"a": ["x"]}
    use_autograder(config)
    assert config.CourseDirectory.course_id == "kept"
    assert config.Autograde.exclude_overwriting == {"a": ["x"]}


def test_the_course_of_this_repository_uses_it():
    from autograder.disk.course import Course

    course = Course(Path(__file__).parents[2])
    steps = course.config.Autograde.autograde_preprocessors
    assert [step.rpartition(".")[2] for step in steps] == ["SaveVerdict"]
    assert "solutions" in course.limits.hidden_packages
