"""What a killed run left in the temporary folder is removed, and nothing else."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from autograder.disk.temporary import OwnFolder, left_over, sweep

HOLD = """
from autograder.disk.temporary import OwnFolder
print(OwnFolder().name, flush=True)
input()
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A temporary folder of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def another():
    """A process that holds a folder, and the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def test_a_folder_is_gone_when_it_is_cleaned_up():
    folder = OwnFolder()
    assert os.path.isdir(folder.name)
    folder.cleanup()
    assert not os.path.exists(folder.name)


def test_what_a_living_process_holds_stays(another):
    _, folder = another
    assert sweep() == []
    assert os.path.isdir(folder)


def test_what_a_killed_process_held_is_removed(another):
    process, folder = another
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    assert [str(path) for path in left_over()] == [folder]
    assert [str(path) for path in sweep()] == [folder]
    assert not os.path.exists(folder)


def test_other_things_with_such_a_name_stay(place):
    (place / "autograder-notes").mkdir()
    (place / "autograder-1-file").write_text("mine")
    (place / "elsewhere").mkdir()
    (place / "autograder-2-link").symlink_to(place / "elsewhere")
    assert sweep() == []
    assert len(list(place.iterdir())) == 4
