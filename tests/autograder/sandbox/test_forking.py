"""A process that is made ready for forking holds what it held before, and can be forked."""

import gc
import os

import numpy as np
import pytest

from autograder.sandbox import forking

pytestmark = pytest.mark.slow


def run_apart(check):
    """Run a check in a process of its own; return whether it held."""
    pid = os.fork()
    if pid == 0:
        held = False
        try:
            held = check()
        finally:
            os._exit(0 if held else 1)
    return os.waitpid(pid, 0)[1] == 0


def test_memory_is_moved_and_not_changed():
    values = np.arange(2_000_000)
    words = {str(value): value for value in range(50_000)}

    def check():
        forking.settle()
        held = values.sum() == 1_999_999_000_000 and sum(words.values()) == 1_249_975_000
        return held and run_apart(lambda: words["49999"] == values[49_999])

    assert run_apart(check)


def test_only_memory_of_its_own_is_moved():
    values = np.ones(2_000_000)
    middle = values.ctypes.data + values.nbytes // 2
    ranges = forking._private_memory()
    assert any(first <= middle < last for first, last in ranges)
    of_a_file = id(type)  # built into the interpreter
    assert not any(first <= of_a_file < last for first, last in ranges)


def test_objects_are_kept_from_the_garbage_collector():
    assert run_apart(lambda: forking.settle() or gc.get_freeze_count() > 1000)


@pytest.mark.parametrize("refuses", ["the advice", "the map"])
def test_a_kernel_that_refuses_costs_nothing(monkeypatch, refuses):
    class Refusing:
        def madvise(self, *_):
            return -1

        def memory_maps(self, *_, **__):
            raise OSError

    if refuses == "the advice":
        monkeypatch.setattr(forking, "_libc", Refusing())
    else:
        monkeypatch.setattr(forking.psutil, "Process", Refusing)
    assert run_apart(lambda: forking.settle() is None)
