"""The tests' process is walled in too: whatever runs there reaches nobody's work and no network."""

import importlib.util
import json
import os
import sys
import time
from pathlib import Path

import pytest

from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell
from autograder.judge.booth import Booth
from autograder.judge.judging import Finding, Shown
from autograder.judge.reports import MACHINE, read, write

ROOT = Path(__file__).parents[3]
# A locked cell runs where the tests run, unwatched: it stands for code that took that process over.
LOOK = """
import ctypes, json, os, socket
def tried(do, *arguments):
    try:
        do(*arguments)
    except OSError as error:
        return type(error).__name__
    return "done"
def listed(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []
seen = {
    "course": os.path.exists(ROOT + "/pyproject.toml"),
    "grader": os.getpid(),
    "processes": [n for n in listed("/proc") if n.isdigit()],
    "devices": [name for _, name in socket.if_nameindex()],
    "capabilities": ctypes.CDLL(None).prctl(23, 21),
    "user": os.getuid(),
    "writable": [p for p in ("/", "/usr", "/etc", "/dev", ROOT, "/var") if os.access(p, os.W_OK)],
    "writes": tried(open, "/usr/left.txt", "w"),
    "signals": tried(os.kill, OTHER, 0),
    "namespaces": ctypes.CDLL(None).unshare(0x10000000),
    "before": [n for folder in ("/tmp", "/dev/shm", os.getcwd()) for n in listed(folder)],
    "descriptors": [n for n in range(5, 256) if tried(os.fstat, n) == "done"],
}
for folder in ("/tmp", "/dev/shm", os.getcwd()):
    open(folder + "/left.txt", "w").close()
told = json.dumps(seen)  # a text: what differs on the two sides is not taken for a change
del seen
if os.fork() == 0:
    import time
    time.sleep(60)
    os._exit(0)
"""
TEST = """
import json
seen = json.loads(told)
assert not seen["course"], seen
assert len(seen["processes"]) <= 2, seen
assert seen["devices"] in ([], ["lo"]), seen
assert seen["capabilities"] == 0 and seen["user"] != 0, seen
assert seen["writable"] == [] and seen["writes"] != "done", seen
assert seen["signals"] == "ProcessLookupError", seen
assert seen["namespaces"] == -1, seen
above = ROOT.split("/")  # of Python, where it lies below /tmp
assert [n for n in seen["before"] if n not in (".temporary", *above)] == [], seen
assert len(seen["descriptors"]) <= 1, seen  # the submission's connection, once there is one
assert f() == 1
"""


def test_what_is_shown_stays_in_sight_where_everything_else_is_new(desk, tmp_path):
    """Python, or a package of the instructor's, may lie below /tmp, where tests have their own."""
    for name in ("shown.txt", "shown/inside.txt", "other.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    booth = Booth(Limits(), "bubblewrap")
    booth.show([str(tmp_path / "shown"), str(tmp_path / "shown.txt")])

    def work(hatch, report):
        found = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.txt"))
        report(0, Finding("passed", 0.0, " ".join([*found, str(os.access(tmp_path, os.W_OK))])))

    try:
        ran = booth.run(work, desk.grader.parent, 30.0, time.monotonic() + 60)
    finally:
        booth.close()
    assert ran.well
    assert json.loads(ran.reports)[1]["message"] == "shown.txt shown/inside.txt False"


def test_code_in_the_tests_process_reaches_nothing(desk):
    names = f"ROOT, OTHER = {str(ROOT)!r}, {os.getpid()}\n"
    for _ in range(2):  # nor does the second see what the first left
        seen = desk.check("def f():\n    return 1", TEST, first=names + LOOK)
        assert seen.passed, seen


def test_a_test_reads_the_instructors_files_and_writes_its_own(desk):
    test = (
        "assert open('data/note.txt').read() == 'ours'\n"
        "open('made.txt', 'w').write('x')\nassert f('made.txt') == 'x'"
    )
    student = "def f(name):\n    return open(name).read()"
    seen = desk.check(student, test, files={"data/note.txt": b"ours"})
    assert seen.passed, seen


def test_a_test_imports_what_lies_beside_the_notebook_and_what_the_course_has(desk):
    files = {"helper.py": b"def double(x):\n    return 2 * x\n"}
    test = "import helper\nfrom autograder.disk import limits\nassert f(2) == helper.double(2)"
    assert desk.check("def f(x):\n    return x + x", test, files=files).passed


def test_what_lies_beside_the_notebook_comes_before_a_package_of_its_name(desk, monkeypatch):
    monkeypatch.delitem(sys.modules, "imagesize", raising=False)  # another test built the site
    assert importlib.util.find_spec("imagesize")
    files = {"imagesize.py": b"def double(x):\n    return 2 * x\n"}
    student = "from imagesize import double\n\n\ndef f(x):\n    return double(x)"
    test = "import imagesize\nassert f(2) == imagesize.double(2) == 4"
    assert desk.check(student, test, files=files).passed


def test_tests_that_end_their_own_process_cost_their_own_points(desk):
    student = "def f():\n    return 1"
    killed = "import ctypes\nassert f() == 1\nctypes.string_at(0)"
    first, second = desk.check(student, killed, "assert f() == 1")
    assert not first.passed
    assert second.passed


# What a tests' process that was taken over may report.

CELLS = [
    Cell("solution", "s", "code", "", ""),
    Cell("test", "t", "code", "", "", points=2.0),
    Cell("own", "", "markdown", "", ""),
]


def read_all(*lines):
    return dict(read(b"".join(lines), CELLS, Limits()))


def forged(**changes):
    told = json.loads(write(1, Finding("passed", 2.0)))
    told[1] |= changes
    return json.dumps(told).encode() + b"\n"


def test_reports_arrive_as_they_were_written():
    shown = Shown([{"output_type": "stream", "name": "stdout", "text": "1 < 2\n"}], "Stopped.")
    found = Finding("partly", 0.5, "hint", "détail", "printed", late=True, waiting=0.5, line=3)
    read_back = read_all(write(0, shown), write(1, found), write(MACHINE, "no wall"))
    assert read_back == {0: shown, 1: found, MACHINE: "no wall"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            b"",
            b"[]\n",
            b"{}\n",
            b"\xff\n",
            b"[" * 100_000 + b"\n",
            b"null\n",
            b"[1]\n",
            b"[1, 2]\n",
        ),
        *(write(2, Shown()), write(3, Shown()), write(-1, Finding("passed", 2.0))),
        *(write(1, Shown()), write(0, Finding("passed", 2.0))),
        *(forged(score=3.0), forged(score=-1.0), forged(score=float("nan")), forged(score="2")),
        *(forged(score=True), forged(waiting=9.0), forged(status="best"), forged(message=["x"])),
        *(forged(line="1"), forged(extra=1), forged(precedent=None), forged(precedent={})),
        forged(precedent={"writes": [1], "ends_in_object": False}),
    ],
)
def test_what_is_no_report_is_passed_over(line):
    assert read_all(line) == {}


def test_what_a_report_shows_is_made_harmless():
    bad = {"text/html": "<script>alert(1)</script><b>x</b>"}
    outputs = [{"output_type": "display_data", "data": bad, "metadata": {}}]
    (shown,) = read_all(write(0, Shown(outputs))).values()
    assert "script" not in json.dumps(shown.outputs)
