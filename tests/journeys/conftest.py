"""A class in a browser: servers of an instructor and of a student, an exchange in a temporary folder."""

import os

import pytest

from tests.journeys.classroom import ADA, CONFIG, COURSE, Instructor, Student

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
# No page gets anything from elsewhere, whatever network this machine has.
OPTIONS += ["--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.failed and item.get_closest_marker("browser"):
        item.parent.broken = item.name
    return report


def pytest_runtest_setup(item):
    """Skip the rest of a journey that broke off: each step would wait for what cannot come."""
    if broken := getattr(item.parent, "broken", None):
        pytest.skip(f"{broken} failed")


@pytest.fixture(scope="module")
def browser(launch):
    """Return a running Chromium."""
    chromium = launch(OPTIONS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """Where a class lives, and its exchange."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "exchange").mkdir()
    os.chmod(folder / "exchange", 0o777)
    return folder


@pytest.fixture(scope="module")
def instructor(browser, class_folder):
    config = CONFIG.format(exchange=str(class_folder / "exchange")) + COURSE
    person = Instructor("teacher", class_folder / "course", config, browser)
    yield person
    person.stop()


@pytest.fixture(scope="module")
def student(browser, class_folder):
    config = CONFIG.format(exchange=str(class_folder / "exchange"))
    person = Student(ADA, class_folder / "home", config, browser)
    yield person
    person.stop()
