"""Every kind of wall holds: as root or not, with a /proc of its own or, in some containers, none."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from autograder.disk.limits import Limits
from autograder.sandbox import wall

KINDS = [
    pytest.param((True, True), id="root"),
    pytest.param((True, False), id="root-no-proc", marks=pytest.mark.slow),
    pytest.param((False, True), id="user", marks=pytest.mark.slow),
    pytest.param((False, False), id="user-no-proc", marks=pytest.mark.slow),
]
LOOK = """
import os, socket, ctypes
seen = {
    "user": os.getuid(),
    "course": os.path.exists(ROOT + "/pyproject.toml"),
    "processes": sorted(n for n in os.listdir("/proc") if n.isdigit()) if os.path.exists("/proc") else [],
    "devices": socket.if_nameindex(),
    "capabilities": ctypes.CDLL(None).prctl(23, 21),
    "descriptors": [n for n in range(64) if n > 3 and opened(n)],
    "writable": [place for place in ("/", "/usr", "/etc", "/dev") if os.access(place, os.W_OK)],
    "environment": sorted(os.environ),
}
"""


@pytest.fixture(params=KINDS)
def kind(request, monkeypatch):
    """Let the grader find one kind of wall and no other.

    Whether the machine allows it is asked of bubblewrap alone: a fault of ours is no reason to skip.
    """
    own_user, proc = request.param
    if own_user and os.geteuid() != 0:
        pytest.skip("only root can give every submission a user of its own")
    bubblewrap = wall.find_bubblewrap()
    command = [bubblewrap, "--ro-bind", "/", "/", "--unshare-pid"]
    command += [] if own_user else ["--unshare-user"]
    command += ["--proc", "/proc"] if proc else []
    done = subprocess.run([*command, "/bin/true"], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"this machine does not allow it: {done.stderr}")
    made = wall.Wall(bubblewrap, own_user, proc)
    monkeypatch.setattr(wall, "find_wall", lambda: made)
    return made


def test_a_submission_sees_nothing_and_can_do_nothing(kind, make_desk):
    root = str(Path(__file__).parents[3])
    student = (
        f"ROOT = {root!r}\ndef opened(n):\n    try:\n        os.fstat(n)\n        return True\n"
        "    except OSError:\n        return False\n" + LOOK
    )
    desk = make_desk(Limits(cell_seconds=10, submission_seconds=60))
    test = (
        "assert seen['user'] != 0\n"
        "assert not seen['course']\n"
        "assert len(seen['processes']) <= 3\n"
        "assert [name for _, name in seen['devices']] in ([], ['lo'])\n"
        "assert seen['capabilities'] == 0\n"
        "assert seen['descriptors'] == []\n"
        "assert seen['writable'] == []\n"
        "assert 'AUTOGRADER_FOLDER' not in seen['environment']"
    )
    seen = desk.check(student, test)
    assert seen.passed, seen


def test_one_after_the_other_and_after_one_that_dies(kind, make_desk):
    desk = make_desk(Limits(cell_seconds=10, submission_seconds=60))
    for body in (
        "return 1",
        "import os; os._exit(1)",
        "import os, signal; os.kill(os.getpid(), 9)",
    ):
        assert not desk.check(f"def f():\n    {body}", "assert f() == 2").passed
        assert desk.check("def f():\n    return 2", "assert f() == 2").passed


def test_a_room_whose_building_is_interrupted_stands_no_longer(monkeypatch):
    """Nobody else knows of it yet; what built it has to end it."""

    def interrupted(text):
        raise KeyboardInterrupt

    found = wall.find_wall()
    before = set(psutil.Process().children(recursive=True))
    monkeypatch.setattr(wall, "json", SimpleNamespace(loads=interrupted))
    with pytest.raises(KeyboardInterrupt):
        wall.Room(found, found.command(Limits(), ()))
    left = set(psutil.Process().children(recursive=True)) - before
    assert left == set()
