"""The table of grades on a terminal: nothing in it is broken that somebody may copy."""

import pytest
from rich.console import Console

from autograder.people.report import Row
from autograder.people.summary import print_report

ROWS = [
    Row("a", "changed-tests", "Ada", "Changed Tests", "changed-tests@example.org", handed_in="yes"),
    Row(
        *("a", "b" * 14, "Bo", "Long", "bo.long@mathematics.university.example.org"),
        handed_in="yes",
        seconds_late=12_600,
        together="a submission could fool relu_values: it looks at Python's frames",
    ),
]
for _row in ROWS:
    _row.exercises = {f"{number}. of them": (1.0, 2.0) for number in range(1, 7)}


@pytest.mark.parametrize("width", [60, 80, 110, 160, 220])
def test_an_address_and_an_id_are_whole_or_left_out_and_that_is_said(width, capsys):
    print_report(ROWS, Console(width=width))
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= width
    for row in ROWS:
        assert row.student in told
        assert (row.email in told) != ("-mail addresses: --csv FILE" in " ".join(told.split()))
    assert ("Exercises: 1: 1. of them" in told) != ("he points of each exercise" in told)
