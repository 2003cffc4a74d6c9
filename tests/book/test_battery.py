"""The reference, wrong for one class of inputs only, fails a check, or is listed with its reason."""

import pytest

from tests.book.battery import battery, listed
from tests.book.exercises import CHAPTERS
from tests.book.promises import WITHOUT_TABLE, promises

# One function of every kind is tried with every change; all others every night.
FAST = {
    *(("arrays", "dot"), ("activations", "elu"), ("losses", "cross_entropy")),
    *(
        ("convolution", "max_pool"),
        ("convolution", "parameter_count"),
        ("networks", "gradient_check"),
        ("training", "standardize"),
    ),
    *(("digits", "confusion_matrix"), ("arrays", "normalize_rows")),
}
FUNCTIONS = [(name, function) for name in CHAPTERS for function in promises(name)]


@pytest.mark.parametrize(
    ("name", "function"),
    [pytest.param(*pair, marks=() if pair in FAST else pytest.mark.nightly) for pair in FUNCTIONS],
)
def test_wrappers_are_killed_or_listed(name, function):
    result = battery(name, function)
    known = set(listed(name)) & set(result.tried)
    assert len(result.tried) >= 5
    assert sorted(set(result.alive) - known) == [], "these pass every check and are not listed"
    assert sorted(known - set(result.alive)) == [], "these are listed, but a check kills them"


@pytest.mark.parametrize("name", [n for n in CHAPTERS if n not in WITHOUT_TABLE])
def test_the_list_gives_reasons(name):
    functions = promises(name)
    assert [wrapper for wrapper in listed(name) if wrapper.split(":")[0] not in functions] == []
    assert [wrapper for wrapper, reason in listed(name).items() if len(reason) < 15] == []
