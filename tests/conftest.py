"""What holds for all tests: their order, and what is told at the end of a run."""

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Fixtures that start a sandbox or build something.
COSTLY = {"desk", "make_desk", "strict_desk", "make_course", "course", "postgresql", "wheels"}


@pytest.fixture(scope="session")
def browser_path() -> str:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    return path


@pytest.fixture(scope="module")
def launch(browser_path):
    """Return what starts a Chromium with some options.

    A process can have one Playwright at a time, and while it has one an event loop runs in its main
    thread, which other tests must not meet: so it ends with the module.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        yield lambda options: running.chromium.launch(executable_path=browser_path, args=options)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Call slow what needs a costly fixture, and put last what imports PyTorch.

    From that import on a process is slow to fork, as most tests do.
    """
    for item in items:
        if not COSTLY.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    yield
    items.sort(key=lambda item: "torch" in getattr(item, "fixturenames", ()))


def pytest_terminal_summary(terminalreporter):
    """Print what tests gave to `record_property`, also those that passed."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{name}: {value}")
