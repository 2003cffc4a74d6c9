"""Whatever is killed, full or gone in the middle: after going on, nothing tells that it was."""

import contextlib
import difflib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import psutil
import pytest

from autograder.disk.course import Course
from autograder.disk.queries import select
from tests.autograder.cluster import Cluster

pytestmark = [pytest.mark.slow, pytest.mark.nightly, pytest.mark.xdist_group("killing")]

SEED = 20261126
STUDENTS = 14
BODIES = (
    "def f(x):\n    return x + 1",
    "def f(x):\n    return x",
    "def f(x):\n    import time\n    time.sleep(0.3)\n    return x + 1",
    "def f(:",
    "def f(x):\n    return 2",
    "def f(x):\n    import os\n    os._exit(1)",
    # Heeds no interrupt: so what is said of it does not depend on how busy the machine is.
    "def f(x):\n    while True:\n        try:\n            while True: pass\n"
    "        except BaseException: pass",
)
ROWS = """
SELECT own.student_id, own.timestamp, notebook.name, cell.name, grade.auto_score,
       grade.manual_score, grade.extra_credit, one.late_submission_penalty
FROM grade
JOIN base_cell AS cell ON cell.id = grade.cell_id
JOIN submitted_notebook AS one ON one.id = grade.notebook_id
JOIN notebook ON notebook.id = one.notebook_id
JOIN submitted_assignment AS own ON own.id = one.assignment_id
"""


class Class:
    """A course with a class that handed in, and what an undisturbed run makes of it."""

    def __init__(self, made, nb, database=None):
        self.made, self.root = made, made.root
        self.tmp = self.root / "tmp"
        self.tmp.mkdir()
        if database:
            with (self.root / "nbgrader_config.py").open("a") as file:
                file.write(f"\nc.CourseDirectory.db_url = {database!r}\n")
        cells = [
            nb.solution(BODIES[0], "f"),
            nb.test("assert f(1) == 2", "f_one", 2),
            nb.test(nb.hidden("# Hint: try 2.\nassert f(2) == 3"), "f_two", 3),
            nb.answer("because", "why", 4),
        ]
        made.source("a", {"n.ipynb": cells})
        made.release("a", due="2030-03-01")
        for number in range(STUDENTS):
            answers = {"f": BODIES[number % len(BODIES)], "why": "so"}
            late = f"2030-0{2 + number % 3}-01 00:00:00 UTC"
            made.submit("a", f"s{number:02}", {"n.ipynb": nb.handed_in(cells, answers)}, late=late)

    def start(self, *options):
        return subprocess.Popen(
            [sys.executable, "-m", "autograder.cli", "grade", "a", "--jobs", "2", *options],
            cwd=self.root,
            env=os.environ | {"TMPDIR": str(self.tmp)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def go_on(self, *options, attempts=4):
        """Run the command until it ends well, as a person would."""
        for _ in range(attempts):
            process = self.start(*options)
            said = process.communicate(timeout=600)[0]
            if process.returncode == 0:
                return said
        raise AssertionError(said)

    @property
    def recorded(self):
        """How many lines the record has: how far the run is."""
        path = self.root / ".autograder" / "a.record.jsonl"
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def wait_for(self, lines, process, seconds=300):
        end = time.monotonic() + seconds
        while self.recorded < lines and process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)

    def result(self):
        """Every row of the gradebook, ids aside, and every graded notebook."""
        read = select(Course(self.root).db_url, ROWS)
        rows = sorted(repr((who, str(when)[:19], *rest)) for who, when, *rest in read)
        notebooks = {
            path.parts[-3]: path.read_bytes() for path in self.root.glob("autograded/*/a/n.ipynb")
        }
        return rows, notebooks

    def left(self):
        """What lies about that should not."""
        return [str(p) for p in self.tmp.iterdir()] + [
            str(p) for p in self.root.glob("autograded/*/.*")
        ]


def differences(one, other):
    """Each row and each line of a notebook that two results do not have in common."""
    found = sorted(set(one[0]) ^ set(other[0]))
    for student in sorted(one[1].keys() | other[1].keys()):
        texts = [result[1].get(student, b"").decode().splitlines() for result in (one, other)]
        found += [f"{student} {line}" for line in difflib.unified_diff(*texts, n=0, lineterm="")]
    return found


@pytest.fixture
def make_class(make_course, nb):
    def make(name="course", database=None):
        return Class(make_course(name, config="c.Autograder.cell_seconds = 4"), nb, database)

    return make


@pytest.fixture(scope="module")
def expected(tmp_path_factory, course_folder, empty_gradebook, nb):
    """What an undisturbed run makes of the class."""
    made = course_folder(
        tmp_path_factory.mktemp("calm") / "course", "c.Autograder.cell_seconds = 4"
    )
    shutil.copyfile(empty_gradebook, made.root / "gradebook.db")
    calm = Class(made, nb)
    calm.go_on()
    assert calm.left() == []
    assert len(calm.result()[0]) == 3 * STUDENTS
    return calm.result()


def kill_one(process, choose):
    """Kill a process of the tree below another; tell whether there was one."""
    with contextlib.suppress(psutil.Error):
        tree = psutil.Process(process.pid).children(recursive=True)
        if chosen := choose(tree):
            chosen.kill()
            return True
    return False


def named(word):
    def choose(tree):
        found = []
        for one in tree:
            with contextlib.suppress(psutil.Error):
                found += [one] if word in " ".join(one.cmdline()) else []
        return random.choice(found) if found else None

    return choose


TARGETS = {"worker": "spawn_main", "warm parent": "sandbox.parent", "sandbox": "bwrap"}


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_is_killed_below_the_run_costs_no_grade(make_class, expected, target):
    """Six random moments each."""
    chance = random.Random(f"{SEED} {target}")
    random.seed(chance.random())
    disturbed = make_class()
    process = disturbed.start()
    for moment in sorted(chance.sample(range(STUDENTS), 6)):
        disturbed.wait_for(moment, process)
        time.sleep(chance.uniform(0, 0.3))
        kill_one(process, named(TARGETS[target]))
    process.communicate(timeout=600)
    disturbed.go_on()
    assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def test_the_command_itself_may_be_killed_at_any_moment(make_class, expected):
    """Twelve random moments, from the start-up on."""
    chance = random.Random(SEED)
    disturbed = make_class()
    for moment in sorted(chance.choices(range(STUDENTS), k=12)):
        process = disturbed.start()
        disturbed.wait_for(moment, process)
        time.sleep(chance.uniform(0, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    disturbed.go_on()
    assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


@contextlib.contextmanager
def small_disk(folder, size):
    """A disk of a few kilobytes at a folder; only root can mount one."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True
    )
    if done.returncode != 0:
        pytest.skip("a small disk cannot be mounted here: that needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def moved_to(disk, disturbed, name):
    """Let a file or folder of the course lie on another disk."""
    place = disturbed.root / name
    if place.exists():
        shutil.move(place, disk / name)
    else:
        (disk / name).mkdir()
    place.symlink_to(disk / name)
    return disk / name


def test_a_full_disk_stops_the_run_and_no_more(make_class, expected, tmp_path):
    disturbed = make_class()
    with small_disk(tmp_path / "disk", "1m") as disk:
        moved_to(disk, disturbed, "gradebook.db")
        filler = disk / "filler"
        process = disturbed.start()
        disturbed.wait_for(3, process)
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
        said = process.communicate(timeout=600)[0]
        assert process.returncode == 0 or "disk" in said, said
        filler.unlink()
        disturbed.go_on()
        assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def test_a_database_that_may_only_be_read_stops_the_run_and_no_more(make_class, expected, tmp_path):
    disturbed = make_class()
    with small_disk(tmp_path / "disk", "8m") as disk:
        moved_to(disk, disturbed, "gradebook.db")
        process = disturbed.start()
        disturbed.wait_for(3, process)
        for _ in range(200):  # not while it is being written
            again = subprocess.run(["mount", "-o", "remount,ro", str(disk)], capture_output=True)
            if again.returncode == 0:
                break
            time.sleep(0.02)
        process.communicate(timeout=600)
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        disturbed.go_on()
        assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def test_a_full_temporary_folder_stops_the_run_and_no_more(make_class, expected):
    disturbed = make_class()
    with small_disk(disturbed.tmp, "64k") as disk:
        filler = disk / "filler"
        with contextlib.suppress(OSError):
            filler.write_bytes(bytes(2**20))
        process = disturbed.start()
        process.communicate(timeout=600)
        filler.unlink()
    disturbed.go_on()
    assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def test_a_locked_database_is_waited_for_in_the_middle(make_class, expected):
    disturbed = make_class()
    process = disturbed.start()
    disturbed.wait_for(3, process)
    with contextlib.closing(
        sqlite3.connect(disturbed.root / "gradebook.db", isolation_level=None, timeout=60)
    ) as book:
        book.execute("BEGIN EXCLUSIVE")
        time.sleep(4)
        book.execute("COMMIT")
    said = process.communicate(timeout=600)[0]
    assert process.returncode == 0, said
    assert differences(disturbed.result(), expected) == []


@pytest.mark.parametrize("copy", ["itself", "an older copy"])
def test_a_database_that_vanished_is_told_and_put_back(make_class, expected, copy):
    disturbed = make_class()
    path = disturbed.root / "gradebook.db"
    older = disturbed.root / "older.db"
    shutil.copyfile(path, older)
    process = disturbed.start()
    disturbed.wait_for(4, process)
    path.rename(disturbed.root / "away.db")
    said = process.communicate(timeout=600)[0]
    assert process.returncode in (0, 2), said
    assert process.returncode == 0 or "The gradebook" in said, said
    source = older if copy == "an older copy" else disturbed.root / "away.db"
    path.unlink(missing_ok=True)
    source.rename(path)
    disturbed.go_on()
    assert differences(disturbed.result(), expected) == []


def test_a_clock_that_is_set_back_hides_no_change(make_class, expected, monkeypatch):
    """What was changed "in the future" is read again, until its time has come."""
    from autograder.disk import seen

    disturbed = make_class()
    disturbed.go_on()
    folder = disturbed.root / "submitted/s00/a"
    assert seen.look(folder) is None or time.time() > 0
    now = time.time()
    monkeypatch.setattr(seen.time, "time", lambda: now - 3600)
    assert seen.look(folder) is None
    monkeypatch.setattr(seen.time, "time", lambda: now + 3600)
    assert seen.look(folder) is not None
    assert differences(disturbed.result(), expected) == []


# A server of databases, and a cluster.


def test_a_database_server_may_be_restarted_in_the_middle(make_class, expected, postgresql):
    disturbed = make_class(database=postgresql.new_database("restarted"))
    process = disturbed.start()
    disturbed.wait_for(4, process)
    postgresql.stop()
    time.sleep(2)
    postgresql.start()
    said = process.communicate(timeout=600)[0]
    assert process.returncode == 0, said
    assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def test_two_graders_of_one_database_wait_for_each_other(make_class, expected, postgresql):
    """On two machines: they share the database, and no folder whose lock they could see."""
    address = postgresql.new_database("shared")
    both = [make_class("one", address), make_class("two", address)]
    processes = [one.start() for one in both]
    for process in processes:
        said = process.communicate(timeout=600)[0]
        assert process.returncode == 0, said
        assert "IntegrityError" not in said
    assert [differences(one.result(), expected) for one in both] == [[], []]


@pytest.fixture
def cluster(tmp_path):
    pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    made = Cluster(tmp_path / "cluster")
    yield made
    made.close()


def test_dask_workers_and_their_scheduler_may_be_killed(make_class, expected, cluster):
    chance = random.Random(SEED)
    disturbed = make_class()
    for _ in range(3):
        cluster.add_worker()
    process = disturbed.start("--dask", cluster.address)
    for moment in (3, 7):
        disturbed.wait_for(moment, process)
        time.sleep(chance.uniform(0, 0.5))
        cluster.kill(cluster.workers.pop())
    disturbed.wait_for(9, process)
    cluster.kill(cluster.scheduler)
    said = process.communicate(timeout=600)[0]
    assert process.returncode in (0, 2), said
    assert process.returncode == 0 or "scheduler" in said, said
    disturbed.go_on()
    assert differences(disturbed.result(), expected) == []
    assert disturbed.left() == []


def pages(disturbed):
    """The feedback, byte for byte."""
    done = disturbed.made.run("autograder", "feedback", "a")
    assert done.returncode == 0, done.stderr
    return {p.parts[-3]: p.read_bytes() for p in disturbed.root.glob("feedback/*/a/n.html")}


def test_the_way_makes_no_difference(make_class, expected, cluster, postgresql):
    """One process, two, three Dask workers of which one is killed; SQLite and PostgreSQL."""
    alone = make_class("alone")
    alone.go_on("--jobs", "1")
    two = make_class("two", postgresql.new_database("two"))
    two.go_on()
    for _ in range(3):
        cluster.add_worker()
    many = make_class("many", postgresql.new_database("many"))
    process = many.start("--dask", cluster.address)
    many.wait_for(4, process)
    cluster.kill(cluster.workers[0])
    said = process.communicate(timeout=600)[0]
    assert process.returncode == 0, said + cluster.logs()
    assert [differences(one.result(), expected) for one in (alone, two, many)] == [[], [], []]
    first, second, third = map(pages, (alone, two, many))
    assert len(first) == STUDENTS
    assert first == second == third
