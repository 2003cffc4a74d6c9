"""No hostile submission gets what it did not earn, stops the grading, or leaves anything behind.

The corpus is graded behind an outer wall, see ``corpus.py``, so that a plain ``pytest`` is safe.
"""

import corpus
import pytest

# One of every family or so: quick ones.
FEW = [
    *("equal_array_subclass", "changed_argument_of_a_method", "patched_assert_by_ast"),
    *("own_assertions_from_open_imports", "operators_table", "callback_kept_for_later"),
    *("frames_on_every_descriptor", "reads_frames_of_the_parent", "links_in_the_submission"),
    *("leaves_processes", "kills_all_it_can_see", "wire_deep_and_cyclic", "stop_iteration"),
    *("together_forges_the_token", "together_leaves_processes", "together_ends_everything"),
    *("edit_points_beyond_float", "file_is_a_folder", "network_loopback"),
]


@pytest.fixture(scope="module")
def few():
    return corpus.behind_wall(*FEW)


@pytest.fixture(scope="module")
def alone():
    return corpus.behind_wall()


@pytest.fixture(scope="module")
def two_at_once():
    return corpus.behind_wall("--jobs", "2")


# What one run found is looked at by many tests: all of them in one process, so that it runs once.
runs = pytest.mark.parametrize(
    "run",
    [
        pytest.param("few", marks=[pytest.mark.slow, pytest.mark.xdist_group("few")]),
        pytest.param("alone", marks=[pytest.mark.long, pytest.mark.xdist_group("alone")]),
        pytest.param("two_at_once", marks=[pytest.mark.nightly, pytest.mark.xdist_group("two")]),
    ],
)


def test_the_corpus_is_large_and_every_submission_says_what_is_due():
    cases = corpus.cases("attacks")
    assert len(cases) >= 70
    assert all(case.about and 0 <= case.due <= corpus.MOST for case in cases)
    honest = {case.name for case in corpus.cases("controls")}
    assert [case.name for case in cases if case.name in honest] == [], "one name, two submissions"


def test_there_is_an_outer_wall():
    assert corpus.outer_wall() is not None


@runs
def test_nothing_scores_above_what_is_due(run, request):
    found = request.getfixturevalue(run)
    assert not found["crash"]
    attacks = [one for one in found["submissions"] if one["name"] != "honest"]
    wrong = {one["name"]: (one["due"], one["score"]) for one in attacks if not one["well"]}
    assert wrong == {}


@runs
def test_every_submission_has_a_grade(run, request):
    found = request.getfixturevalue(run)
    assert found["failures"] == {}
    assert [one["student"] for one in found["submissions"] if one["score"] is None] == []


@runs
def test_honest_submissions_before_and_after_notice_nothing(run, request):
    found = request.getfixturevalue(run)
    honest = [one for one in found["submissions"] if one["name"] == "honest"]
    assert len(honest) > len(found["submissions"]) / 2
    assert [one["student"] for one in honest if one["score"] != corpus.MOST] == []
    notebooks = {one["notebook"]: one["student"] for one in honest}
    assert len(notebooks) == 1, notebooks.values()


@runs
def test_what_waits_for_a_person_is_flagged_and_gives_nothing_yet(run, request):
    waiting = [one for one in request.getfixturevalue(run)["submissions"] if one["waiting"]]
    assert "together_forges_the_token" in {one["name"] for one in waiting}
    assert [one["name"] for one in waiting if not one["flagged"]] == []
    assert [one for one in waiting for name in one["waiting"] if one["cells"][name]] == []


@runs
def test_nothing_is_left_behind(run, request):
    found = request.getfixturevalue(run)
    assert found["after"] == found["before"]


@runs
def test_nothing_reaches_the_loopback_device(run, request):
    assert request.getfixturevalue(run)["heard"] == 0


@runs
def test_no_graded_notebook_is_enormous(run, request):
    sizes = {one["name"]: one["bytes"] or 0 for one in request.getfixturevalue(run)["submissions"]}
    assert {name: size for name, size in sizes.items() if size > 6_000_000} == {}


@runs
def test_no_submission_takes_for_ever(run, request):
    # Twice the seconds of a submission, a moment to start a new warm parent, and a busy machine.
    times = {
        one["name"]: one["seconds"] or 0 for one in request.getfixturevalue(run)["submissions"]
    }
    assert {name: seconds for name, seconds in times.items() if seconds > 60} == {}


@pytest.mark.nightly
@pytest.mark.xdist_group("nbgrader")
def test_the_same_through_nbgraders_own_command(corpus_through_nbgrader):
    found, _ = corpus_through_nbgrader
    scores = {one["name"]: one["score"] for one in found["submissions"]}
    assert {name for name, score in scores.items() if score is None} == set()
    above = [one for one in found["submissions"] if not one["well"]]
    assert [(one["name"], one["due"], one["score"]) for one in above] == []


@pytest.mark.parametrize("name", ["attacks", "controls"])
def test_submissions_are_distinct(name):
    bodies = [repr((case.base, case.sections)) for case in corpus.cases(name)]
    assert len(set(bodies)) == len(bodies)
