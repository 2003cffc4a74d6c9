"""How a warm parent is started, before anybody has imported what it takes to talk to it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

from autograder.disk.temporary import OwnFolder
from autograder.sandbox import wall

_PARENT = (
    "from autograder.sandbox.forking import begin; begin();"
    " from autograder.sandbox.parent import main; main()"
)


class Process:
    """The process of a warm parent, which imports what it needs before anybody says for what."""

    def __init__(self) -> None:
        wall.require_linux()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.folder = OwnFolder()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PARENT, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            cwd=self.folder.name,
            env=_environment(self.folder.name),
        )
        theirs.close()

    def close(self) -> None:
        """End it and whatever it started."""
        self.control.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()


def _environment(folder: str) -> dict[str, str]:
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "autograder"
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": folder,
        "IPYTHONDIR": folder,
        "AUTOGRADER_FOLDER": folder,
        "MPLCONFIGDIR": str(cache) if os.access(cache, os.W_OK) else folder,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONHASHSEED": "0",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }
