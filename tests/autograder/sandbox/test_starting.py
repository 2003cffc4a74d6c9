"""A warm parent that is no longer needed ends without a word, however far it has come."""

import time

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
