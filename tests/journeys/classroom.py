"""Somebody who teaches and somebody who learns, each with a Jupyter server; their notebooks."""

import contextlib
import csv
import functools
import json
import os
import pwd
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PATIENCE = 120_000  # milliseconds: a busy machine is no failure
ADA = pwd.getpwuid(os.getuid()).pw_name  # nbgrader calls students as the system does
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "made-up"
c.Exchange.root = {exchange!r}
c.ExchangeCollect.check_owner = False
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
"""
# A course whose late submissions cost half a point, however late.
COURSE = """
from nbgrader.plugins import BasePlugin

from autograder.nbgrader_plugin import use_autograder

class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5

c.AssignLatePenalties.plugin_class = Half
use_autograder(c)
"""


class Person:
    """Somebody with a home, a Jupyter server and a browser window of their own."""

    def __init__(self, name, home, config, browser):
        self.name, self.home, self.browser = name, home, browser
        self.outside = []  # what a page asked for from elsewhere
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
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1"]
        command += ["--port=18800", "--port-retries=300", "--allow-root"]
        command += ["--IdentityProvider.token=t", f"--ServerApp.root_dir={home}"]
        command += [
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
        with (home / "log").open("w") as log:
            self.server = subprocess.Popen(
                command, cwd=home, env=self.environment, stdout=log, stderr=log
            )

    @functools.cached_property
    def address(self):
        """Where the server is, once it answers."""
        for _ in range(1200):
            assert self.server.poll() is None, (self.home / "log").read_text()
            for found in (self.home / ".runtime").glob("jpserver-*.json"):
                with contextlib.suppress(ValueError, OSError):
                    address = json.loads(found.read_text())["url"]
                    urllib.request.urlopen(f"{address}api/status?token=t").close()
                    return address
            time.sleep(0.1)
        raise AssertionError((self.home / "log").read_text())

    @functools.cached_property
    def page(self):
        """A window in which the person is logged in."""
        page = self.browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self._note(request.url))
        page.goto(f"{self.address}login?token=t")
        return page

    def _note(self, url):
        if url.startswith(("http:", "https:")) and not url.startswith(self.address):
            self.outside.append(url)

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

    @contextlib.contextmanager
    def answered(self, *ends):
        """Wait until the page's server has answered a request to each of some addresses."""
        with contextlib.ExitStack() as waits:
            for end in ends:
                waits.enter_context(self.page.expect_response(re.compile(end)))
            yield

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=60)


class Instructor(Person):
    """Somebody who works in formgrader and in the course's folder."""

    def formgrader(self, page):
        self.go(f"formgrader/{page}")
        self.page.wait_for_load_state("networkidle")

    def press(self, selector):
        """Press a button of formgrader's; return what its dialog says, which is no failure."""
        self.page.locator(selector).first.click()
        dialog = self.page.locator(".modal-dialog:visible")
        title = dialog.locator(".modal-title")
        title.wait_for()
        assert not re.search("error|fail", title.inner_text(), re.IGNORECASE), dialog.inner_text()
        return dialog.inner_text()

    def on_assignment(self, name, button):
        """Press a button in an assignment's row."""
        self.formgrader("manage_assignments")
        row = f"tr:has(td.name[data-order='{name}'])"
        return self.press(f"{row} td.{button} a")

    def report(self, name):
        """What the report says of everybody, by student."""
        told = json.loads(self.run("autograder.cli", "report", name, "--json"))
        return {row["student"]: row for row in told}

    def exported(self):
        """The lines of nbgrader's export, by assignment and student."""
        self.run("nbgrader", "export", "--to=exported.csv")
        with (self.home / "exported.csv").open(newline="", encoding="utf-8") as file:
            return {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}


class Student(Person):
    """Somebody who fetches and hands in by the Assignment List."""

    def assignment_list(self):
        self.go("lab")
        self.page.get_by_text("Nbgrader", exact=True).first.click()
        self.page.get_by_text("Assignment List", exact=True).first.click()

    def press(self, button, answer):
        """Press the first button of that name and wait for the server's answer."""
        with self.answered(answer):
            self.page.get_by_role("button", name=button, exact=True).first.click()


def cell(grade_id, source, points=0, solution=False, kind="code"):
    """A cell of an instructor's notebook."""
    marks = {"schema_version": 3, "grade_id": grade_id, "task": False, "solution": solution}
    marks |= {"grade": points > 0, "locked": not solution}
    marks |= {"points": points} if points else {}
    made = {"cell_type": kind, "metadata": {"nbgrader": marks}, "id": grade_id, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def write_notebook(path, cells):
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook | {"nbformat_minor": 5}), encoding="utf-8")


def answer(path, answers):
    """Write answers into cells of a notebook."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for one in notebook["cells"]:
        one["source"] = answers.get(one["metadata"]["nbgrader"]["grade_id"], one["source"])
    path.write_text(json.dumps(notebook), encoding="utf-8")
