"""What a check leaves running is ended before the next one begins, however it hides."""

import os
import threading
import types

from autograder.disk.limits import Limits
from autograder.sandbox import seclusion, watch


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


def test_a_look_that_counted_strays_ends_the_room_before_the_next_check(monkeypatch):
    began, counted, order = threading.Event(), threading.Event(), []

    def excess(_watch):
        began.set()
        assert counted.wait(60)
        return "it started more processes than it may"

    monkeypatch.setattr(watch.Watch, "_excess", excess)
    monkeypatch.setattr(seclusion, "tree", lambda _roots: {-1})
    monkeypatch.setattr(seclusion, "_others", lambda *_: [])
    watching = watch.Watch(Limits(), (os.getpid(),), [], lambda: order.append("room ended"))
    ward = types.SimpleNamespace(watch=watching, settled=set())
    assert began.wait(60)

    def next_check():
        seclusion.end_strays(ward)
        order.append("next check")

    checks = threading.Thread(target=next_check)
    checks.start()
    checks.join(0.2)
    counted.set()
    checks.join(60)
    watching.end()
    assert order == ["room ended", "next check"]
