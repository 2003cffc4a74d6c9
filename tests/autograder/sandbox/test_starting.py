"""A warm parent that is no longer needed ends without a word, however far it has come."""

import os
import time
from pathlib import Path

import pytest

from autograder.sandbox.starting import Process


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2])
def test_a_parent_whose_folder_is_gone_says_nothing(capfd, moment):
    """A grader that finds nothing to do ends while its parents still import."""
    process = Process()
    time.sleep(moment)
    process.folder.cleanup()
    process.control.close()
    process.process.wait(timeout=60)
    assert capfd.readouterr().err == ""


@pytest.mark.slow
def test_a_parent_that_is_ended_while_it_tidies_up_leaves_nothing():
    """A grader that is killed hangs up first; then the kernel tells its parents that it ended."""
    process = Process()
    folder = Path(process.folder.name)
    many = range(20_000)
    for number in many:
        (folder / str(number)).touch()
    process.control.close()
    while len(os.listdir(folder)) == len(many):
        time.sleep(0.001)
    process.process.terminate()
    process.process.wait(timeout=60)
    left = os.path.exists(folder)
    process.folder.cleanup()
    assert not left
