"""What holds for all tests: their order, and what is told at the end of a run."""

import pytest

# Fixtures that start a sandbox, which takes a test from milliseconds to a second and more.
SANDBOXED = {"desk", "make_desk", "strict_desk", "make_course", "course", "postgresql"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Call slow what starts a sandbox, and put last what imports PyTorch.

    From that import on a process is slow to fork, as most tests do.
    """
    for item in items:
        if not SANDBOXED.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    yield
    items.sort(key=lambda item: "torch" in getattr(item, "fixturenames", ()))


def pytest_terminal_summary(terminalreporter):
    """Print what tests gave to `record_property`, also those that passed."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{name}: {value}")
