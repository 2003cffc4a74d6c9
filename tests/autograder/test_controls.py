"""Honest submissions, written in many ways, get exactly their points."""

import corpus
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("controls")]
CASES = corpus.cases("controls")


@pytest.fixture(scope="module")
def graded():
    found = corpus.behind_wall("--kinds", "controls", "--no-interleave")
    return found | {"scores": {one["name"]: one for one in found["submissions"]}}


def test_there_are_many_and_each_says_its_exact_score():
    assert len(CASES) >= 30
    assert all(case.exactly for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_exactly_its_points(case, graded):
    one = graded["scores"][case.name]
    assert one["score"] == case.due, one["cells"]


def test_nothing_is_left_behind(graded):
    assert not graded["crash"]
    assert graded["failures"] == graded["problems"] == {}
    assert graded["after"] == graded["before"]
