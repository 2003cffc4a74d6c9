"""A Dask cluster of the tests' own: a scheduler and workers as processes on this machine."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time


class Cluster:
    """A scheduler and some workers, in a folder; every process is ended with it."""

    def __init__(self, folder, *security):
        folder.mkdir(exist_ok=True)
        self.folder, self.security = folder, security
        self.file = folder / "scheduler.json"
        self.processes = []
        self.workers = []
        self.scheduler = self._start("dask_scheduler", "--port", "0", "--no-dashboard")
        self.address = self._address()

    def _start(self, what, *options, **environment):
        log = (self.folder / f"{what}-{len(self.processes)}.log").open("w")
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", f"distributed.cli.{what}", "--host", "127.0.0.1"),
                *("--scheduler-file", str(self.file), *self.security, *options),
            ],
            env=os.environ | {"TMPDIR": str(self.folder)} | environment,
            cwd=self.folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def _address(self, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError, ValueError):
                return json.loads(self.file.read_text())["address"]
            time.sleep(0.1)
        raise TimeoutError(self.logs())

    def add_worker(self, **environment):
        """Start a worker; it joins when it is ready."""
        options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder))
        self.workers.append(self._start("dask_worker", *options, **environment))
        return self.workers[-1]

    def logs(self):
        return "\n".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def kill(self, process):
        """Kill a process and whatever it had started, as if its machine were gone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)

    def close(self):
        for process in reversed(self.processes):
            self.kill(process)
