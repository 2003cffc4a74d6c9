"""What holds for all tests: their order, and what is told at the end of a run."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put last what imports PyTorch: from then on a process is slow to fork, as most tests do."""
    items.sort(key=lambda item: "torch" in getattr(item, "fixturenames", ()))


def pytest_terminal_summary(terminalreporter):
    """Print what tests gave to `record_property`, also those that passed."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{name}: {value}")
