"""A class in a browser: servers of an instructor and of a student, an exchange in a temporary folder."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PATIENCE = 120_000  # milliseconds: a busy machine is no failure


@pytest.fixture(scope="session")
def browser():
    """Return a running Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()


class Person:
    """Somebody with a home, a Jupyter server and a browser window of their own."""

    def __init__(self, name, home, config):
        self.name, self.home = name, home
        home.mkdir(parents=True, exist_ok=True)
        (home / "nbgrader_config.py").write_text(config)
        self.environment = os.environ | {
            "LOGNAME": name,
            "HOME": str(home),
            "JUPYTER_RUNTIME_DIR": str(home / ".runtime"),
            "JUPYTER_DATA_DIR": str(home / ".data"),
            "JUPYTER_CONFIG_DIR": str(home / ".config"),
            "IPYTHONDIR": str(home / ".ipython"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        self.server = self.page = None

    def start(self, browser):
        """Start JupyterLab; answer where it is."""
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1"]
        command += ["--port=18800", "--port-retries=300", "--allow-root"]
        command += ["--IdentityProvider.token=t", f"--ServerApp.root_dir={self.home}"]
        command += [
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
        log = (self.home / "log").open("w")
        self.server = subprocess.Popen(
            command, cwd=self.home, env=self.environment, stdout=log, stderr=log
        )
        for _ in range(1200):
            assert self.server.poll() is None, (self.home / "log").read_text()
            for found in (self.home / ".runtime").glob("jpserver-*.json"):
                with contextlib.suppress(ValueError, OSError):
                    self.address = json.loads(found.read_text())["url"]
                    urllib.request.urlopen(f"{self.address}api/status?token=t").close()
                    self.page = browser.new_context(
                        viewport={"width": 1400, "height": 900}
                    ).new_page()
                    self.page.set_default_timeout(PATIENCE)
                    self.page.goto(f"{self.address}login?token=t")
                    return
            time.sleep(0.1)
        raise AssertionError((self.home / "log").read_text())

    def go(self, path):
        self.page.goto(f"{self.address}{path}")

    def run(self, *command):
        """Run a command in the person's home."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=60)


@pytest.fixture(scope="session")
def make_person(browser):
    """Make people; their servers are stopped at the end."""
    made = []

    def make(name, home, config):
        made.append(Person(name, home, config))
        made[-1].start(browser)
        return made[-1]

    yield make
    for person in made:
        person.stop()
