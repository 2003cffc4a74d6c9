"""A time in words is never more than it was."""

import pytest

from autograder.people.durations import duration


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "less than a second"),
        (1, "1 second"),
        (119, "1 minute 59 seconds"),
        (3600, "1 hour"),
        (3600 + 59, "1 hour"),
        (3.5 * 3600, "3 hours 30 minutes"),
        (86_399, "23 hours 59 minutes"),
        (2 * 86_400, "2 days"),
        (86_400 + 3600, "1 day 1 hour"),
    ],
)
def test_a_time_is_told_in_its_two_largest_units_and_never_rounded_up(seconds, words):
    assert duration(seconds) == words
