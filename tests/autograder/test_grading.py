"""A class is graded once, whole, and can be stopped at any moment without losing anything."""

import contextlib
import html
import json
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from autograder import cli
from autograder.choosing import Plan
from autograder.disk.assignment import Submission
from autograder.disk.course import Course, CourseError
from autograder.grading import Desk, Summary, grade_class
from autograder.judge.tasks import Task
from autograder.sandbox import wall

CONFIG = "c.Autograder.cell_seconds = 5"


@pytest.fixture
def exercise(nb):
    return [
        nb.locked("import math", "setup"),
        nb.solution("def f(x):\n    return x + 1", "f"),
        nb.test("assert f(1) == 2", "f_one", 2),
        nb.test(nb.hidden("assert f(2) == 3"), "f_two", 3),
        nb.answer("because", "why", 4),
    ]


@pytest.fixture
def course(make_course, exercise):
    made = make_course(config=CONFIG)
    made.source("a", {"n.ipynb": exercise})
    made.release("a")
    return made


@pytest.fixture
def hand_in(course, nb, exercise):
    """Hand in some answer, or raw bytes."""

    def submit(student, f="def f(x):\n    return x + 1", raw=None, **more):
        content = raw if raw is not None else nb.handed_in(exercise, {"f": f, "why": "so"})
        return course.submit("a", student, {"n.ipynb": content}, **more)

    return submit


RIGHT = {"f_one": 2.0, "f_two": 3.0, "why": None}
WRONG = {"f_one": 0.0, "f_two": 0.0, "why": None}


def grade(course, **settings):
    return grade_class(Course(course.root), "a", **settings)


@pytest.mark.slow
def test_regrading_is_idempotent_and_follows_every_change(course, hand_in, nb, exercise):
    """The life of a class of three, one run after the other."""
    hand_in("ada")
    hand_in("bob", "def f(x):\n    return x")
    hand_in("eve", raw=b"This is not a notebook.")
    summary = grade(course)
    assert (sorted(summary.graded), summary.skipped) == (["ada", "bob", "eve"], [])
    assert list(summary.problems) == ["eve"]
    assert summary.failures == {}
    assert course.scores("a") == {"ada": RIGHT, "bob": WRONG, "eve": dict.fromkeys(RIGHT, 0.0)}
    with course.book() as book:
        flags = {s.student.id: s.notebooks[0].flagged for s in book.assignment_submissions("a")}
    assert flags == {"ada": False, "bob": False, "eve": True}
    remarks = (course.root / "autograded/eve/a/n.ipynb").read_text()
    assert "not a notebook" in remarks

    # Nothing changed: nothing is done.
    before = snapshot(course)
    summary = grade(course)
    assert (summary.graded, sorted(summary.skipped)) == ([], ["ada", "bob", "eve"])
    assert snapshot(course) == before

    # Forced: the same again.
    assert sorted(grade(course, force=True).graded) == ["ada", "bob", "eve"]
    assert course.scores("a") == {"ada": RIGHT, "bob": WRONG, "eve": dict.fromkeys(RIGHT, 0.0)}

    # One better, one worse, one repaired: each counts as it is now.
    hand_in("ada", "def f(x):\n    return 2")
    hand_in("bob")
    hand_in("eve")
    assert sorted(grade(course).graded) == ["ada", "bob", "eve"]
    assert course.scores("a") == {"ada": RIGHT | {"f_two": 0.0}, "bob": RIGHT, "eve": RIGHT}

    # A deleted test, an emptied notebook, a broken file: no old score stays.
    path = course.root / "submitted/bob/a/n.ipynb"
    kept = [c for c in json.loads(path.read_text())["cells"] if "f_two" not in str(c)]
    hand_in("bob", raw=json.dumps(nb.notebook(*kept)).encode())
    hand_in("ada", raw=json.dumps(nb.notebook()).encode())
    hand_in("eve", raw=b"")
    grade(course)
    assert course.scores("a") == {
        "bob": RIGHT,
        "ada": {"f_one": 0.0, "f_two": 0.0, "why": 0.0},
        "eve": {"f_one": 0.0, "f_two": 0.0, "why": 0.0},
    }

    # The notebook itself is gone.
    (course.root / "submitted/bob/a/n.ipynb").unlink()
    summary = grade(course)
    assert "not handed in" in summary.problems["bob"]
    assert course.scores("a")["bob"] == {"f_one": 0.0, "f_two": 0.0, "why": 0.0}

    # Only the student named.
    hand_in("ada")
    hand_in("bob")
    assert grade(course, students=["ada"]).graded == ["ada"]
    assert course.scores("a")["bob"]["f_one"] == 0.0


def snapshot(course):
    """What is on disk and in the gradebook, with ids and times of change."""
    files = {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in (course.root / "autograded").rglob("*")
        if path.is_file()
    }
    with course.book() as book:
        rows = [
            (grade.id, grade.auto_score, grade.manual_score)
            for submission in book.assignment_submissions("a")
            for notebook in submission.notebooks
            for grade in notebook.grades
        ]
    return files, sorted(rows, key=str)


@pytest.mark.slow
def test_jobs_make_no_difference(course, hand_in, tmp_path):
    bodies = {
        "right": "def f(x):\n    return x + 1",
        "wrong": "def f(x):\n    return x",
        "half": "def f(x):\n    return 2",
        "loops": "def f(x):\n    while True:\n        pass",
        "exits": "import os\nos._exit(1)",
        "broken": "def f(:",
        "empty": "",
    }
    for student, body in bodies.items():
        hand_in(student, body)
    hand_in("noise", raw=b"\x00")
    results = []
    for jobs in (1, 2):
        summary = grade(course, jobs=jobs, force=True)
        assert sorted(summary.graded) == sorted([*bodies, "noise"])
        notebooks = {
            path.parts[-3]: path.read_text()
            for path in (course.root / "autograded").rglob("n.ipynb")
        }
        results.append((course.scores("a"), notebooks))
    assert results[0] == results[1]
    assert results[0][0]["half"] == RIGHT | {"f_two": 0.0}
    assert results[0][0]["loops"] == WRONG


def test_several_notebooks_and_files_beside_them(make_course, nb):
    cells = {
        name: [
            nb.solution(f"def {name}(): ...", f"{name}_s"),
            nb.test(f"import helper\nassert {name}() == helper.wanted()", "t", 1),
        ]
        for name in ("one", "two")
    }
    config = CONFIG + "\nc.Autograde.exclude_overwriting = {'a': ['mine.csv']}"
    made = make_course(config=config)
    made.source(
        "a",
        {
            "one.ipynb": cells["one"],
            "two.ipynb": cells["two"],
            "helper.py": "def wanted():\n    return 'a'\n",
            "data/given.csv": "a",
            "mine.csv": "given",
        },
    )
    made.release("a")
    read = "def {}():\n    import helper\n    assert helper.wanted() == 'a'\n    return open({!r}).read()"
    files = {
        "helper.py": "def wanted():\n    return 'hacked'\n",
        "data/given.csv": "hacked",
        "mine.csv": "a",
        "extra.txt": "a",
    }
    made.submit(
        "a",
        "ada",
        files
        | {
            "one.ipynb": nb.handed_in(
                cells["one"], {"one_s": read.format("one", "data/given.csv")}
            ),
            "two.ipynb": nb.handed_in(cells["two"], {"two_s": read.format("two", "mine.csv")}),
        },
    )
    own = "def one():\n    return open('extra.txt').read()"
    made.submit("a", "bob", files | {"one.ipynb": nb.handed_in(cells["one"], {"one_s": own})})
    made.submit("a", "eve", {"other.ipynb": "{}", "ONE.ipynb": "{}"})
    summary = grade(made)
    assert sorted(summary.graded) == ["ada", "bob", "eve"]
    assert "two.ipynb was not handed in" in summary.problems["bob"]
    with made.book() as book:
        scores = {
            (s.student.id, n.name): n.score
            for s in book.assignment_submissions("a")
            for n in s.notebooks
        }
    assert scores == {
        **{("ada", "one"): 1, ("ada", "two"): 1},
        **{("bob", "one"): 1, ("bob", "two"): 0},
        **{("eve", "one"): 0, ("eve", "two"): 0},
    }
    graded = made.root / "autograded/ada/a"
    assert (graded / "data/given.csv").read_text() == "a"
    assert (graded / "mine.csv").read_text() == "a"
    assert (graded / "extra.txt").read_text() == "a"


@pytest.mark.slow
def test_links_in_a_submission_are_not_followed(course, hand_in, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("s3cret")
    folder = hand_in("ada", "def f(x):\n    return open('link.txt').read() and x + 1")
    (folder / "link.txt").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    other = hand_in("bob")
    other.joinpath("n.ipynb").rename(tmp_path / "real.ipynb")
    other.joinpath("n.ipynb").symlink_to(tmp_path / "real.ipynb")
    summary = grade(course)
    assert sorted(summary.graded) == ["ada", "bob"]
    assert course.scores("a")["ada"] == WRONG
    assert course.scores("a")["bob"] == {"f_one": 0.0, "f_two": 0.0, "why": 0.0}
    for path in (course.root / "autograded").rglob("*"):
        assert not path.is_symlink()
        assert not path.is_file() or "s3cret" not in path.read_text()
    graded = (course.root / "autograded/ada/a/n.ipynb").read_text()
    assert "link.txt was left out" in html.unescape(graded)


def test_a_folder_that_leads_out_of_the_course_is_refused_and_another_is_read(
    course, hand_in, tmp_path
):
    hand_in("ada")
    for student, place in (("eve", tmp_path / "elsewhere"), ("old", course.root / "archive")):
        hand_in(student).parent.rename(place)
        (course.root / "submitted" / student).symlink_to(place)
    summary = grade(course)
    assert sorted(summary.graded) == ["ada", "old"]
    assert list(summary.failures) == ["eve"]
    assert "is a link that leads out of the course. Put the folder" in summary.failures["eve"]


def test_nobody_goes_ungraded_for_what_somebody_wrote(course, hand_in, nb, exercise):
    hand_in("ada")
    text = json.dumps(nb.notebook(*nb.handed_in(exercise, {"f": "def f(x):\n    return x + 1"})))
    odd = ["1e999", str(10**400), '"x"', "null", "NaN", "[]", "-0.0"]
    for number, points in enumerate(odd):
        changed = text.replace('"points": 2', f'"points": {points}')
        assert changed != text
        hand_in(f"odd{number}", raw=changed.encode())
    summary = grade(course)
    assert (len(summary.graded), summary.failures) == (1 + len(odd), {})
    scores = course.scores("a")
    assert scores["ada"] == RIGHT
    for number, points in enumerate(odd):
        # Read and repaired, or refused with a message: never anything between.
        refused = f"odd{number}" in summary.problems
        expected = dict.fromkeys(RIGHT, 0.0) if refused else RIGHT | {"why": scores["ada"]["why"]}
        assert scores[f"odd{number}"] == expected, points


# Stopped in the middle.


@pytest.fixture(autouse=True)
def interruptible():
    """Give started commands Ctrl-C even where this run was started without (in the background)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(course, *arguments):
    (course.root / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "autograder.cli", "grade", "a", "--jobs", "2", *arguments],
        cwd=course.root,
        env=os.environ | {"TMPDIR": str(course.root / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(condition, process):
    for _ in range(1200):
        if condition() or process.poll() is not None:
            return
        time.sleep(0.05)


def graded_count(course):
    with contextlib.suppress(Exception), course.book() as book:
        return len(book.assignment_submissions("a"))
    return 0


@pytest.mark.slow
@pytest.mark.nightly
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_was_stopped_goes_on_where_it_was(course, hand_in, sign):
    names = [f"s{number:02}" for number in range(16)]
    for number, student in enumerate(names):
        right = "def f(x):\n    import time\n    time.sleep(0.1)\n    return x + 1"
        hand_in(student, right if number % 2 else "def f(x):\n    return x")
    process = start(course)
    wait_until(lambda: graded_count(course) >= 3, process)
    assert process.poll() is None, process.communicate()
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in err or sign != signal.SIGINT, err
    if sign == signal.SIGINT:
        assert "run the same command to go on" in " ".join(err.split())
    done = graded_count(course)
    assert 0 < done < len(names)
    again = start(course)
    out, err = again.communicate(timeout=120)
    assert again.returncode == 0, err
    assert "were graded already" in out
    assert f"{len(names)} graded, 0 were" not in out
    expected = {s: (RIGHT if n % 2 else WRONG) for n, s in enumerate(names)}
    assert course.scores("a") == expected
    with course.book() as book:
        assert len(book.assignment_submissions("a")) == len(names)
    rest = [p.name for p in (course.root / "autograded").glob("*/*") if p.name != "a"]
    assert rest == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sign", "processes"),
    [
        *((signal.SIGKILL, processes) for processes in (2, 4, 9)),
        *((sign, 9) for sign in (signal.SIGINT, signal.SIGTERM)),
    ],
)
def test_nothing_is_left_running(course, hand_in, sign, processes):
    """Whenever the command is stopped, whatever it had started by then."""
    import psutil

    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Autograder.cell_seconds = 600\nc.Autograder.submission_seconds = 600\n")
    for student in ("ada", "bob"):
        hand_in(student, "def f(x):\n    import time\n    time.sleep(500)")
    process = start(course)
    family = set()

    def started():
        with contextlib.suppress(psutil.Error):
            family.update(psutil.Process(process.pid).children(recursive=True))
        return len(family) >= processes

    wait_until(started, process)
    process.send_signal(sign)
    try:
        told = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert ("run the same command to go on" in " ".join(told.split())) == (sign != signal.SIGKILL)
    for _ in range(300):
        alive = [p for p in family if runs(p)]
        files = [path for path in (course.root / "tmp").iterdir() if not is_probe(path)]
        if not alive and not files:
            break
        time.sleep(0.1)
    assert alive == files == []


def is_probe(path):
    """Whether Python made it to see if a folder can be written to, and was killed before the end."""
    return path.is_file() and path.read_bytes() in (b"", b"blat")


def runs(process):
    """Whether it is alive: where nobody reaps orphans, the dead stay as entries without a program."""
    import psutil

    with contextlib.suppress(psutil.Error, OSError):
        return process.status() != psutil.STATUS_ZOMBIE and bool(process.exe())
    return False


# The command.


@pytest.mark.slow
def test_exit_statuses_and_messages(course, hand_in, nb, exercise):
    unsubmitted = course.run("autograder", "grade", "a")
    assert unsubmitted.returncode == 2
    assert "no submissions of 'a'" in unsubmitted.stderr
    hand_in("ada")
    hand_in("eve", raw=b"nothing")
    done = course.run("autograder", "grade", "a", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "2 graded, 0 were graded already." in done.stdout
    assert "eve" in done.stdout
    assert "Grading:" not in done.stdout  # it is done before anyone could ask how far it is
    assert "\x1b" not in done.stdout
    again = course.run("autograder", "grade", "a")
    assert "0 graded, 2 were graded already." in again.stdout
    one = course.run("autograder", "grade", "a", "--student", "ada", "--force")
    assert "1 graded, 0 were graded already." in one.stdout
    nobody = course.run("autograder", "grade", "a", "--student", "nobody")
    assert (nobody.returncode, "nobody" in nobody.stderr) == (2, True)
    unknown = course.run("autograder", "grade", "b")
    assert unknown.returncode == 2
    assert "no assignment 'b'" in unknown.stderr
    assert "There are: a" in unknown.stderr
    nowhere = course.run("autograder", "grade", "a", "--course", "nowhere")
    assert nowhere.returncode == 2
    assert "--course" in nowhere.stderr
    wrong = course.run("autograder", "grade")
    assert wrong.returncode == 2
    for step in (unsubmitted, unknown, nowhere, wrong, nobody):
        assert "Traceback" not in step.stderr
    shown = course.run("autograder", "report", "a")
    assert shown.returncode == 0
    assert "flagged: look at it" in shown.stdout
    pages = course.run("autograder", "feedback", "a")
    assert pages.returncode == 0
    assert (course.root / "feedback/ada/a/n.html").is_file()
    course.source("a", {"n.ipynb": [*exercise, nb.test("assert f", "new", 1)]})
    changed = course.run("autograder", "grade", "a")
    assert changed.returncode == 2
    assert "nbgrader generate_assignment a" in " ".join(changed.stderr.split())
    course.source("a", {"n.ipynb": "broken"})
    broken = course.run("autograder", "grade", "a")
    assert broken.returncode == 2
    assert "cannot be read" in broken.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("c.Autograder.cell_second = 3", "cell_seconds"),
        ("c.Autograder.memory_mb = 'much'", "number"),
        ("1 / 0", "nbgrader_config.py"),
        ("def (", "nbgrader_config.py"),
    ],
)
def test_a_wrong_configuration_is_told(course, hand_in, setting, words):
    hand_in("ada")
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f"\n{setting}\n")
    done = course.run("autograder", "grade", "a")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_submission_that_cannot_be_graded_is_told_with_status_1(course, hand_in, monkeypatch):
    """The others have their grades; this one is named."""
    from typer.testing import CliRunner

    from autograder import grading

    for student in ("ada", "bob"):
        hand_in(student)
    real = grading.Pool.compute

    def unlucky(self, work, meanwhile):
        for task, outcome in real(self, work, meanwhile):
            yield task, "RuntimeError: x" if task.submission.student == "ada" else outcome

    monkeypatch.setattr(grading.Pool, "compute", unlucky)
    done = CliRunner().invoke(cli.app, ["grade", "a", "--course", str(course.root), "--jobs", "1"])
    assert done.exit_code == 1
    assert "ada" in done.output
    assert course.scores("a") == {"bob": RIGHT}


def test_a_worker_that_dies_costs_one_attempt(course, hand_in, monkeypatch):
    """The submission it worked on is tried once more; the others are not lost."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    from autograder import grading

    tried = []

    class Executor:
        def submit(self, *task):
            future = Future()
            if not isinstance(task[-1], Task):  # to get ready
                return future
            submission = task[-1].submission
            tried.append(submission.student)
            if submission.student == "eve" or (
                tried.count("bob") < 2 and submission.student == "bob"
            ):
                future.set_exception(BrokenProcessPool("killed"))
            else:
                future.set_result(([], 0.1))
            return future

        def shutdown(self, **_):
            pass

    monkeypatch.setattr(grading.Pool, "_start", lambda _: Executor())
    tasks = [
        Task(Course(course.root).submission(name, Course(course.root).assignment("a")), ("n",))
        for name in ("ada", "bob", "eve", "zoe")
    ]
    with grading.Pool(1) as pool:
        pool.take_up(None, ())
        work = pool.compute(iter(tasks))
        outcomes = {task.submission.student: outcome for task, outcome in work}
    assert outcomes.keys() == {"ada", "bob", "eve", "zoe"}
    assert isinstance(outcomes.pop("eve"), str)
    assert list(outcomes.values()) == [[], [], []]
    assert tried.count("eve") == 2


@pytest.mark.parametrize(
    ("config", "handed_in", "most"), [("", 1, 1), ("", 3, 2), ("elsewhere", 3, 2)]
)
def test_no_more_workers_are_started_than_there_is_work_for(
    make_course, exercise, nb, monkeypatch, config, handed_in, most
):
    """Also where a course keeps submissions in another folder than is usual."""
    from autograder import grading

    setting = f"{CONFIG}\nc.CourseDirectory.submitted_directory = {config or 'submitted'!r}"
    course = make_course(config=setting)
    course.source("a", {"n.ipynb": exercise})
    for number in range(handed_in):
        folder = course.root / (config or "submitted") / f"student{number}" / "a"
        folder.mkdir(parents=True)
        (folder / "n.ipynb").write_text(json.dumps(nb.notebook(*exercise)))
    if config:
        (course.root / "submitted/old/a").mkdir(parents=True)
    started = []

    class Executor:
        def __init__(self, jobs):
            started.append(jobs)

        def shutdown(self, **_):
            pass

    monkeypatch.setattr(grading.Pool, "_start", lambda pool: Executor(pool.jobs))
    monkeypatch.setattr(grading.Pool, "_get_ready", lambda pool: None)
    with pytest.raises(CourseError, match="gradebook does not know"):
        grade_class(Course(course.root), "a", jobs=2)
    assert started[-1] == most


@pytest.mark.slow
def test_a_submission_that_hangs_is_graded_last_with_all_its_time(course, hand_in, monkeypatch):
    """So it keeps no worker from the others, and its grade is the one due."""
    from autograder.pool import Patience

    monkeypatch.setattr(Patience, "LEAST", 2.0)
    monkeypatch.setattr(Patience, "TIMES", 0.0)
    slow = "def f(x):\n    import time\n    time.sleep(1.5)\n    return x + 1"
    hand_in("a-hangs", "def f(x):\n    while True:\n        pass")
    hand_in("b-slow", slow)
    for student in ("c", "d"):
        hand_in(student)
    told = []
    grade(course, report=lambda event: told.append((event.student, event.outcome)))
    assert {told.index((s, "graded")) for s in ("a-hangs", "b-slow")} == {4, 5}
    assert {("a-hangs", "put off"), ("b-slow", "put off")} == set(told[:4]) - {
        ("c", "graded"),
        ("d", "graded"),
    }
    assert course.scores("a") == {"a-hangs": WRONG, "b-slow": RIGHT, "c": RIGHT, "d": RIGHT}


def test_patience_follows_what_others_took():
    from autograder.pool import Patience

    patience = Patience()
    assert patience.seconds == Patience.LEAST
    for _ in range(10):
        patience.note(20.0)
    assert patience.seconds == 100.0


# Without a sandbox.


def test_without_bubblewrap_nothing_is_graded(course, hand_in, monkeypatch, capsys):
    hand_in("ada")
    monkeypatch.setattr(wall, "find_bubblewrap", lambda: None)
    monkeypatch.setattr(sys, "argv", ["autograder", "grade", "a", "--course", str(course.root)])
    wall.find_wall.cache_clear()
    try:
        with pytest.raises(SystemExit) as stop:
            cli.main()
    finally:
        wall.find_wall.cache_clear()
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert "apt install bubblewrap" in " ".join(said.split())
    assert not (course.root / "autograded").exists()


def test_no_bubblewrap_is_found_where_there_is_none(monkeypatch, tmp_path):
    import importlib.util

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert wall.find_bubblewrap() is None


@pytest.mark.parametrize("isolation", cli.Isolation)
def test_outside_linux_nothing_is_graded(monkeypatch, isolation):
    monkeypatch.setattr(sys, "platform", "darwin")
    wall.find_wall.cache_clear()
    try:
        with pytest.raises(wall.NoWall, match="a Linux machine or a container"):
            cli._check_wall(isolation)
        with pytest.raises(wall.NoWall, match="Linux"):
            wall.find_wall()
    finally:
        wall.find_wall.cache_clear()


@pytest.mark.slow
def test_the_weaker_isolation_works_and_warns(course, hand_in):
    hand_in("ada")
    hand_in("bob", "def f(x):\n    return x")
    done = course.run("autograder", "grade", "a", "--isolation", "process")
    assert done.returncode == 0, done.stderr
    assert "not walled in" in done.stderr
    assert course.scores("a") == {"ada": RIGHT, "bob": WRONG}


@pytest.mark.slow
def test_doctor(course):
    well = course.run("autograder", "doctor")
    assert well.returncode == 0, well.stdout
    assert "bubblewrap" in well.stdout
    missing = course.run("autograder", "doctor", "--course", "nowhere")
    assert missing.returncode == 1
    assert "not well" in missing.stdout


def test_doctor_says_what_is_missing(course, monkeypatch):
    from autograder.people import doctor

    def no_wall():
        raise wall.NoWall("bubblewrap is missing. Install it: apt install bubblewrap")

    monkeypatch.setattr(doctor, "find_wall", no_wall)
    monkeypatch.setattr(doctor, "find_bubblewrap", lambda: None)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    found = {item.what: item for item in doctor.examine(course.root)}
    unwell = {what for what, item in found.items() if not item.well}
    assert {"bubblewrap", "sandbox", "alembic (for nbgrader)"} <= unwell
    assert all(found[what].advice for what in unwell)
    assert found["course"].well


def test_an_unknown_assignment_student_or_class_is_named(course, hand_in):
    settled = Course(course.root)
    with pytest.raises(CourseError, match="no submissions of 'a'"):
        grade_class(settled, "a")
    hand_in("ada")
    with pytest.raises(CourseError, match="There are: a"):
        grade_class(settled, "b")
    with pytest.raises(CourseError, match="by bob"):
        grade_class(settled, "a", students=["ada", "bob"])


def test_one_that_cannot_be_read_costs_nobody_else_a_grade():
    """Neither at first nor when it was put off: hostile folders are read by the grader itself."""

    def read(student):
        if student == "bad":
            raise RecursionError("too deep")
        return Submission(student, {}, {})

    def choose(student, force):
        return Plan(student, ("n",), submission=read(student))

    looks = SimpleNamespace(read=read, choose=choose)
    workers = SimpleNamespace(patience=SimpleNamespace(seconds=3.0))
    summary = Summary()
    desk = Desk(looks, None, workers, summary, 4, lambda event: None, lambda *told: None)
    assert [task.submission.student for task in desk._quick_tasks(["bad", "ann"], False)] == ["ann"]
    desk.put_off = [Plan("bad", ("n",)), Plan("ben", ("n",))]
    assert [task.submission.student for task in desk._slow_tasks()] == ["ben"]
    assert summary.failures == {"bad": "it could not be read: RecursionError: too deep"}
