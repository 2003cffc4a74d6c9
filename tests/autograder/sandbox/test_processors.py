"""The tests and the submission, which take turns, share one processor; nothing else is held to it."""

import os

from autograder.sandbox import processors

ASKS = "import os\ndef f():\n    return sorted(os.sched_getaffinity(0))"
AGREES = "import os\nassert f() == sorted(os.sched_getaffinity(0)) and len(f()) == 1"


def test_tests_and_submission_share_a_processor(desk):
    before = os.sched_getaffinity(0)
    for _ in range(3):
        assert desk.check(ASKS, AGREES).passed
    assert os.sched_getaffinity(0) == before


def test_a_processor_that_is_gone_is_passed_over():
    before = os.sched_getaffinity(0)
    processors.keep_to(100_000)
    assert os.sched_getaffinity(0) == before


def test_the_current_processor_is_one_that_may_be_used():
    assert processors.current() in os.sched_getaffinity(0)
