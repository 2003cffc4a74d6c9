"""Every kind of wall holds: as root or not, with a /proc of its own or, in some containers, none."""

import os
import shutil
from pathlib import Path

import pytest

from autograder.limits import Limits
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
    """Let the grader find one kind of wall and no other."""
    bubblewrap = wall.find_bubblewrap()
    if bubblewrap is None or not shutil.which(bubblewrap):
        pytest.skip("bubblewrap is not installed")
    own_user, proc = request.param
    if own_user and os.geteuid() != 0:
        pytest.skip("only root can give every submission a user of its own")
    made = wall.Wall(bubblewrap, own_user, proc)
    try:
        wall._try(made)
    except (wall.NoWall, OSError) as error:
        pytest.skip(f"this machine cannot build such a wall: {error}")
    monkeypatch.setattr(wall, "find_wall", lambda: made)
    return made


def test_a_submission_sees_nothing_and_can_do_nothing(kind, make_desk):
    root = str(Path(__file__).parents[2])
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
