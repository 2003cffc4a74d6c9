"""What GitHub does after a push can be done: its commands exist, its files are made."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SYSTEM = {"apt-get", "sysctl"}


def steps(path):
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    for job in told["jobs"].values():
        yield from job["steps"]


def commands(path):
    for step in steps(path):
        for line in re.split(r"\n|&&", step.get("run", "")):
            if words := [word for word in shlex.split(line) if word != "sudo"]:
                yield words


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_is_a_target_of_the_makefile_or_prepares_the_machine(path):
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    found = list(commands(path))
    assert found
    for program, *rest in found:
        assert program in SYSTEM or (program == "make" and set(rest) <= targets), (program, rest)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_names_its_version_and_every_file_is_there(path):
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])
        settings = step.get("with", {})
        if "cache-dependency-path" in settings:
            assert (ROOT / settings["cache-dependency-path"]).is_file()
        if "path" in settings:
            assert settings["path"].removesuffix("/*.whl") in MAKEFILE


def test_the_oldest_python_that_is_promised_is_tried():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tests = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    tried = tests["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert f">={tried[0]}" == project["requires-python"]


def test_a_schedule_can_be_read():
    told = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    (entry,) = told[True]["schedule"]  # YAML takes the word on for a truth value
    assert re.fullmatch(r"\d+ \d+ [*\d]+ [*\d]+ [0-6*]", entry["cron"])
