"""Reference functions with one small mistake each fail a check, or are listed as equivalent."""

import pytest

from tests.book.exercises import CHAPTERS
from tests.book.mutants import listed, mutants, survivors, targets

PARTS = 4


def marks(name: str, part: int) -> pytest.MarkDecorator:
    """A quarter of every chapter's mutants is tried with every change, but for long trainings."""
    return pytest.mark.long if part or name == "training" else pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param(name, part, marks=marks(name, part))
        for name in CHAPTERS
        for part in range(PARTS)
    ],
)
def test_mutants_are_killed_or_listed(name, part):
    known = set(listed(name)) & {mutant.name for mutant in mutants(name)[part::PARTS]}
    found = set(survivors(name, part, PARTS))
    assert sorted(found - known) == [], "these mutants pass every check and are not listed"
    assert sorted(known - found) == [], "these mutants are listed as survivors, but are killed"


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_list_names_mutants_and_gives_reasons(name):
    named = listed(name)
    assert sorted(set(named) - {mutant.name for mutant in mutants(name)}) == []
    assert [mutant for mutant, reason in named.items() if len(reason) < 15] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_exercise_has_mutants(name):
    reached = {exercise for exercises in targets(name).values() for exercise in exercises}
    assert len(mutants(name)) >= 5 * len(reached)
