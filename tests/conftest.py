"""What tests measured is told at the end of a run, also of those that passed."""


def pytest_terminal_summary(terminalreporter):
    """Print what tests gave to `record_property`."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{name}: {value}")
