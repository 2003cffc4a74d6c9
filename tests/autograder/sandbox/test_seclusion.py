"""What a check leaves running is found before the next one begins, and what it holds is counted."""

import os
import signal
import subprocess
import sys
import threading
import types

import pytest

from autograder.disk.limits import Limits
from autograder.sandbox import seclusion, watch
from autograder.sandbox.client import Refused


class Stray:
    """A process that can be ended."""

    def __init__(self):
        self.ended = False

    def kill(self):
        self.ended = True


def test_a_process_that_one_look_missed_is_ended(monkeypatch):
    """A process whose parent ends while the kernel is asked is in no list of that moment."""
    first, missed = Stray(), Stray()
    looks = iter([[first], [], [missed], [], []])
    monkeypatch.setattr(seclusion, "_others", lambda *_: next(looks))
    monkeypatch.setattr(seclusion.psutil, "wait_procs", lambda *_, **__: None)
    seclusion.clear_room(None)
    assert first.ended
    assert missed.ended


def test_no_other_check_begins_where_one_left_something_running():
    roots = (os.getpid(),)
    settled = watch.tree(roots)
    ward = types.SimpleNamespace(watch=types.SimpleNamespace(roots=roots), settled=settled)
    seclusion.require_no_strays(ward)
    stray = subprocess.Popen(["sleep", "60"])
    with pytest.raises(Refused):
        seclusion.require_no_strays(ward)
    os.kill(stray.pid, signal.SIGKILL)
    os.waitid(os.P_PID, stray.pid, os.WEXITED | os.WNOWAIT)
    seclusion.require_no_strays(ward)  # it is not waited for, but runs no more
    stray.wait()


HELD = "bytearray(b'x') * 50_000_000"
WITHOUT_ITS_FIRST_THREAD = f"""
import ctypes, threading, time
def hold():
    kept = {HELD}
    print('ready', flush=True)
    time.sleep(60)
threading.Thread(target=hold).start()
ctypes.CDLL(None).pthread_exit(None)
"""
OF_AN_ODD_NAME = f"""
import ctypes, time
ctypes.CDLL(None).prctl(15, {{name!r}})
kept = {HELD}
print('ready', flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(
    "program",
    [WITHOUT_ITS_FIRST_THREAD]
    + [OF_AN_ODD_NAME.format(name=n) for n in (b"\xff\xfe", b"a\rRss", b"\x0bRssAnon", b") Z (")],
)
def test_what_a_process_holds_is_counted_whatever_it_does_to_itself(program):
    held = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert held.stdout.readline()
    try:
        assert watch.is_running(held.pid)
        assert watch._resident(held.pid) > 50_000_000
        assert watch._part(held.pid) > 50_000_000
    finally:
        held.kill()
        held.communicate()
    assert not watch.is_running(held.pid)


def test_what_cannot_be_watched_is_ended(monkeypatch):
    def fails(_watch):
        raise ValueError("odd")

    ended = threading.Event()
    monkeypatch.setattr(watch.Watch, "_excess", fails)
    folder = os.open("/", os.O_PATH)
    watching = watch.Watch(Limits(), (os.getpid(),), [folder], ended.set)
    assert ended.wait(60)
    assert watching.reason == "what it takes could not be counted"
