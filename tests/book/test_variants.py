"""Every wrong solution fails exactly the checks it names; every right one passes them all."""

from collections import Counter

import pytest

from tests.book.exercises import CHAPTERS, Judge, Variant, chapter, lost, variants

PARTS = 4  # so that two processors get equal shares


def marks(name: str, part: int) -> pytest.MarkDecorator:
    """A quarter of every chapter's variants is graded in CI, the rest every night."""
    if part:
        return pytest.mark.nightly
    return pytest.mark.slow if name == "arrays" else pytest.mark.long


def wrong_and_right(name: str) -> tuple[list[Variant], list[Variant]]:
    found = variants(name)
    return [v for v in found if v.fails], [v for v in found if not v.fails]


def misjudged(name: str, chosen: tuple[Variant, ...]) -> list[str]:
    """Grade variants with the real grader; tell of each that was judged otherwise."""
    exercises, found = chapter(name).exercises, []
    grader = Judge(name)
    for variant in chosen:
        exercise = exercises[variant.exercise]
        failed = lost(exercise.checks, grader.grade_one(exercise, variant.source))
        for verb, checks in (
            ("fails", failed - variant.fails),
            ("passes", variant.fails - failed),
        ):
            if checks:
                found.append(f"{variant.name} {verb}, against its header: {sorted(checks)}")
    return found


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param(name, part, marks=marks(name, part))
        for name in CHAPTERS
        for part in range(PARTS)
    ],
)
def test_variants_are_judged_as_their_headers_say(name, part):
    assert misjudged(name, variants(name)[part::PARTS]) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_function_has_wrong_and_right_variants(name):
    exercises = chapter(name).exercises
    wrong, right = wrong_and_right(name)
    for found, least in ((wrong, 5), (right, 2)):
        count = Counter(variant.exercise for variant in found)
        assert set(count) <= set(exercises)
        assert [exercise for exercise in exercises if count[exercise] < least] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_variants_are_named_after_their_exercise_and_name_its_checks(name):
    exercises = chapter(name).exercises
    for variant in variants(name):
        assert variant.name.startswith(f"{variant.exercise}_"), variant.name
        assert variant.fails <= {c.grade_id for c in exercises[variant.exercise].checks}, variant


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_check_catches_something(name):
    caught = set().union(*(variant.fails for variant in variants(name)))
    assert [check.grade_id for check in chapter(name).checks if check.grade_id not in caught] == []


def test_there_are_enough_variants():
    found = [wrong_and_right(name) for name in CHAPTERS]
    assert sum(len(wrong) for wrong, _ in found) >= 220
    assert sum(len(right) for _, right in found) >= 80
