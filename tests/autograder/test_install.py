"""What is declared, what is pinned and what is installed is one set; what goes wrong is told."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
GRADER = tomllib.loads((ROOT / "autograder/pyproject.toml").read_text())["project"]
DECLARED = [
    text
    for text in (
        *PROJECT["dependencies"],
        *GRADER["dependencies"],
        *PROJECT["optional-dependencies"]["test"],
    )
    if text != GRADER["name"]  # is not on any index: it lies in autograder/
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


def locked():
    """Read the pins with their markers, and the number of their hashes."""
    text = (ROOT / "requirements.lock").read_text().replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            requirement, *hashes = line.split("--hash=")
            yield Requirement(requirement.strip()), hashes


LOCKED = list(locked())


def environment(python, system):
    return {
        "python_version": python,
        "python_full_version": f"{python}.1",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "platform_machine": "x86_64",
        "os_name": "nt" if system == "win32" else "posix",
        "extra": "",
    }


def pins(python, system):
    """Collect what is installed there: name to version."""
    found = {}
    where = environment(python, system)
    for requirement, _ in LOCKED:
        if requirement.marker is None or requirement.marker.evaluate(where):
            (specifier,) = requirement.specifier
            assert specifier.operator == "=="
            found.setdefault(normal(requirement.name), []).append(Version(specifier.version))
    return found


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_every_declared_dependency_is_pinned_once_within_its_bounds(python, system):
    pinned = pins(python, system)
    assert all(len(versions) == 1 for versions in pinned.values()), pinned
    for text in DECLARED:
        wanted = Requirement(text)
        if wanted.marker and not wanted.marker.evaluate(environment(python, system)):
            continue
        (version,) = pinned[normal(wanted.name)]
        assert version in wanted.specifier, (text, version)


def test_the_course_asks_for_the_grader_that_lies_beside_it():
    assert GRADER["name"] in PROJECT["dependencies"]
    sources = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["sources"]
    assert sources[GRADER["name"]] == {"path": "autograder"}
    assert GRADER["requires-python"] == PROJECT["requires-python"]


def test_every_pin_has_hashes():
    assert [str(requirement) for requirement, hashes in LOCKED if not hashes] == []
    assert len(LOCKED) > len(DECLARED)


def test_the_python_of_every_file_is_one_that_the_project_takes():
    accepted = SpecifierSet(PROJECT["requires-python"])
    assert all(python in accepted for python in PYTHONS)
    assert "3.10" not in accepted
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())
    (python,) = [d for d in conda["dependencies"] if isinstance(d, str) and d.startswith("python=")]
    assert python.removeprefix("python=") in PYTHONS


def test_the_conda_environment_installs_the_lock_and_nothing_else():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())
    names = [d.partition("=")[0] for d in conda["dependencies"] if isinstance(d, str)]
    assert names == ["python", "pip"]
    (pip,) = [d["pip"] for d in conda["dependencies"] if isinstance(d, dict)]
    assert "--requirement requirements.lock" in pip
    assert [line for line in pip if "==" in line or ">" in line] == []
    assert conda["name"] == PROJECT["name"]


def test_jupyter_book_stays_below_2():
    (wanted,) = [Requirement(d) for d in DECLARED if normal(Requirement(d).name) == "jupyter-book"]
    assert "2.0.0" not in wanted.specifier
    for python in PYTHONS:
        (version,) = pins(python, "linux")["jupyter-book"]
        assert version < Version("2")


def test_this_environment_is_what_the_lock_says():
    from importlib.metadata import version

    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    pinned = pins(here, "linux")
    for text in DECLARED:
        name = normal(Requirement(text).name)
        assert Version(version(name)) == pinned[name][0], name


# The Makefile.


def make(*arguments, cwd=ROOT, **environment_):
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=cwd,
        env=os.environ | environment_,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_help_lists_every_target():
    done = make("help")
    assert done.returncode == 0, done.stderr
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    for target in (
        "demo",
        "test",
        "test-fast",
        "test-all",
        "wheels",
        "site",
        "serve",
        "lab",
        "lint",
        "lock",
        "help",
    ):
        assert target in listed
    text = (ROOT / "Makefile").read_text()
    phony = re.search(r"\.PHONY:((?:.*\\\n)*.*)", text)[1].replace("\\\n", " ").split()
    rules = set(re.findall(r"^([a-z-]+):", text, re.M))
    assert rules <= set(listed) <= set(phony)
    assert all(len(line.split(maxsplit=1)) == 2 for line in done.stdout.splitlines())


def test_make_without_a_target_is_help():
    assert make().stdout == make("help").stdout


def test_every_target_named_in_the_documents_exists():
    listed = {line.split()[0] for line in make("help").stdout.splitlines()}
    for name in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"`make ([a-z-]+)", (ROOT / name).read_text()))
        assert named <= listed, (name, named - listed)


@pytest.fixture
def checkout(tmp_path):
    """Copy what installing needs, as a fresh clone has it: no environment."""
    (tmp_path / "autograder").mkdir()
    names = ("Makefile", "pyproject.toml", "requirements.lock", "README.md")
    for name in (*names, "autograder/pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_a_port_in_use_is_told_before_the_site_is_built(checkout):
    """The checkout has nothing that a site could be made of: building it would fail."""
    (checkout / ".venv").mkdir()
    (checkout / ".venv/.installed").touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = make("serve", f"PORT={port}", cwd=checkout)
    assert done.returncode != 0
    assert f"Port {port} is in use" in done.stdout
    assert "PORT=" in done.stdout
    assert "practice" not in done.stdout + done.stderr


def test_an_old_python_is_told(checkout):
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make("env", f"PYTHON={old}", cwd=checkout)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stdout
    assert not (checkout / ".venv").exists()


@pytest.mark.slow
def test_no_network_at_install_is_told(checkout):
    """An index with nothing in it stands for a network that is not there."""
    done = make("env", f"PYTHON={sys.executable}", cwd=checkout, PIP_NO_INDEX="1")
    assert done.returncode != 0
    assert "Is there a network?" in done.stdout
    assert "Run the same command again" in done.stdout
    assert not (checkout / ".venv/.installed").exists()
