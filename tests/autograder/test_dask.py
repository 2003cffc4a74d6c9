"""Workers on other machines: each proves itself, and none that is lost costs a grade."""

import os
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")

from autograder.disk.course import Course, CourseError
from autograder.grading import grade_class
from tests.autograder.cluster import Cluster

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("dask")]

RIGHT = "def f(x):\n    return x + 1"
SEARCH = """
import os, socket
def attempt(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
        return "connected"
    except OSError as error:
        return type(error).__name__
found = sorted(os.readlink(f"/proc/self/fd/{{n}}").split(":")[0] for n in os.listdir("/proc/self/fd")
               if os.path.islink(f"/proc/self/fd/{{n}}"))
print("SEEN", attempt({port}), found.count("socket"), sorted(k for k in os.environ if "DASK" in k))
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    made.add_worker(DASK_SECRET="of the worker")
    yield made
    made.close()


@pytest.fixture
def course(make_course, nb):
    made = make_course(config="c.Autograder.cell_seconds = 5")
    cells = [nb.solution(RIGHT, "f"), nb.test("assert f(1) == 2", "t", 2.0)]
    made.cells = cells
    made.source("a", {"n.ipynb": cells})
    made.release("a")
    return made


@pytest.fixture
def hand_in(course, nb):
    def submit(student, body=RIGHT, *own):
        written = [*own, *nb.handed_in(course.cells, {"f": body})]
        course.submit("a", student, {"n.ipynb": written})

    return submit


def grade(course, address, **settings):
    from autograder.on_dask import DaskPool

    return grade_class(Course(course.root), "a", pool=lambda: DaskPool(address), **settings)


def test_a_class_is_graded_and_a_submission_cannot_reach_the_workers_connection(
    cluster, course, hand_in, nb
):
    hand_in("ada")
    hand_in("bob", "def f(x):\n    return x")
    hand_in("eve", RIGHT, nb.own(SEARCH.format(port=cluster.address.rpartition(":")[2])))
    done = course.run("autograder", "grade", "a", "--dask", cluster.address)
    assert done.returncode == 0, done.stderr + cluster.logs()
    assert course.scores("a") == {"ada": {"t": 2.0}, "bob": {"t": 0.0}, "eve": {"t": 2.0}}
    seen = (course.root / "autograded/eve/a/n.ipynb").read_text().partition("SEEN ")[2]
    # Nobody listens in its network, and its one socket leads to its tests.
    assert seen.startswith("ConnectionRefusedError 1 []"), seen


def test_a_worker_with_other_versions_is_refused_with_the_reason(
    course, hand_in, tmp_path, monkeypatch
):
    from autograder import on_dask

    hand_in("ada")
    other = tmp_path / "other"
    (other / "different-9.9.dist-info").mkdir(parents=True)
    alone = Cluster(tmp_path)
    try:
        alone.add_worker(PYTHONPATH=f"{other}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        monkeypatch.setattr(on_dask, "PATIENCE", 25.0)
        with pytest.raises(CourseError, match=r"other versions.*different: none → 9\.9"):
            grade(course, alone.address)
    finally:
        alone.close()


def test_nobody_there_is_told(course, hand_in):
    hand_in("ada")
    done = course.run("autograder", "grade", "a", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "No Dask scheduler answers" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.nightly
def test_the_way_is_secured_as_dask_does_it(course, hand_in, tmp_path):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, which makes the certificate of this test")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=course", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    options = ("--tls-ca-file", str(certificate), "--tls-cert", str(certificate))
    secured = Cluster(tmp_path, *options, "--tls-key", str(key), "--protocol", "tls")
    try:
        secured.add_worker()
        hand_in("ada")
        named = {
            f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path)
            for name, path in (
                *(("CA_FILE", certificate), ("CLIENT__CERT", certificate)),
                ("CLIENT__KEY", key),
            )
        }
        command = ("autograder", "grade", "a", "--dask", secured.address)
        assert course.run(*command).returncode == 2
        done = course.run(*command, **named)
        assert done.returncode == 0, done.stderr + secured.logs()
        assert course.scores("a") == {"ada": {"t": 2.0}}
    finally:
        secured.close()


# What the coordinator makes of what Dask tells it, without Dask.


class Future:
    def __init__(self, key, result):
        self.key, self._result = key, result

    def result(self, timeout=None):
        if isinstance(self._result, BaseException):
            raise self._result
        return self._result

    def add_done_callback(self, call):
        call(self)


def test_a_piece_given_twice_counts_once_and_a_liar_counts_nothing(course, hand_in):
    import pickle

    from autograder.disk.verdict import Verdict
    from autograder.judge.tasks import Task, TooSlow
    from autograder.on_dask import DaskPool
    from autograder.on_worker import digest_of

    conditions = {"grader": "1"}
    true = pickle.dumps((digest_of(conditions), [Verdict("n", {"t": 2.0}, set(), "{}")], 0.1))
    lie = pickle.dumps(("other", [Verdict("n", {"t": 99.0}, set(), "{}")], 0.1))
    answers = iter([lie, true, TooSlow(), OSError("lost"), OSError("lost"), OSError("lost")])

    class Client:
        status, given = "running", 0

        def submit(self, *_, **__):
            Client.given += 1
            return Future(f"f{Client.given}", next(answers))

        def cancel(self, futures, force):
            pass

        def scheduler_info(self, n_workers):
            return {"workers": {"tcp://w": {}}}

        def close(self, timeout):
            pass

    pool = DaskPool.__new__(DaskPool)
    pool.begin("tcp://s", Client())
    pool.conditions, pool.workers, pool.greeted = conditions, {"tcp://w": 1}, {"tcp://w"}
    pool._greet = lambda: None
    for student in ("ada", "bob", "eve"):
        hand_in(student)
    settled = Course(course.root)
    assignment = settled.assignment("a")
    tasks = [Task(settled.submission(s, assignment), ("n",), 3.0) for s in ("ada", "bob", "eve")]
    pool.work = (assignment, (settled.limits, (), "bubblewrap"))
    pool._give(first := type(pool).piece(tasks[0]))
    assert first.attempts == 0
    outcomes = {}
    while pool.pieces:
        for task, outcome in pool._settled():
            outcomes[task.submission.student] = outcome
    assert [v.scores for v in outcomes["ada"]] == [{"t": 2.0}]
    assert Client.given == 2

    for task, outcome in pool.compute(iter(tasks[1:])):
        outcomes[task.submission.student] = outcome
    assert isinstance(outcomes["bob"], TooSlow)
    assert "workers were lost" in outcomes["eve"]


def test_without_dask_the_grader_says_what_to_install(course, hand_in, monkeypatch):
    from autograder.on_dask import DaskPool

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match=r"nbgrader-sandbox\[dask\]"):
        DaskPool("tcp://127.0.0.1:9")
