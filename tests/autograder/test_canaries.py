"""What is hidden stays hidden: no canary and no smuggled input in anything that a student gets.

The fixture course has canaries in its hidden tests, solutions, expected values and mark scheme, and
hidden inputs whose digits occur nowhere else.
"""

import json
import re

import corpus
import pytest

HIDDEN = [
    *("0.4711", "2.8181", "5.6912", "1.2345", "3.4567", "0.77461", "0.3011", "1.7022", "90210"),
    *("BEGIN HIDDEN", "BEGIN SOLUTION", "BEGIN MARK", "call_count", "assertRaises"),
]
FEW = [
    *("leak_prints_its_arguments", "leak_raises_its_arguments", "leak_returns_its_arguments"),
    *(
        "leak_later_where_all_is_told",
        "leak_by_name_of_what_ends_programs",
        "leak_hangs_and_shows",
        "script_in_outputs",
        "script_in_names",
        "markdown_breaks_the_page",
    ),
]


@pytest.fixture(scope="module")
def few_pages(tmp_path_factory):
    """Feedback in both ways for passing, failing, raising, hanging and hostile submissions."""
    kept = tmp_path_factory.mktemp("kept")
    ways = ("--feedback", "autograder", "nbgrader")
    return corpus.behind_wall("--no-interleave", "--keep", str(kept), *FEW, *ways), kept


runs = pytest.mark.parametrize(
    "run",
    [
        pytest.param("few_pages", marks=[pytest.mark.slow, pytest.mark.xdist_group("few_pages")]),
        pytest.param(
            "corpus_through_nbgrader",
            marks=[pytest.mark.nightly, pytest.mark.xdist_group("nbgrader")],
        ),
    ],
)


@runs
def test_no_canary_in_feedback_or_release(run, request):
    found, _ = request.getfixturevalue(run)
    assert found["feedback"]["leaks"] == []


@runs
def test_everybody_has_feedback_in_both_ways(run, request):
    found, _ = request.getfixturevalue(run)
    assert found["feedback"]["crash"] == ""
    students = len(found["submissions"])
    assert found["feedback"]["pages"] == {"autograder": students, "nbgrader": students}


@runs
def test_no_hidden_input_or_expectation_in_feedback(run, request):
    _, kept = request.getfixturevalue(run)
    shown = {}
    for path in sorted(kept.glob("feedback*/*/*/*.html")):
        text = path.read_text(errors="replace")
        # A figure in base64 may hold any digits; the student's own code may say anything.
        text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
        text = re.sub(r"<pre[^>]*><code>.*?</code></pre>", "", text, flags=re.DOTALL)
        if found := [word for word in HIDDEN if word in text]:
            shown[str(path.relative_to(kept))] = found
    assert shown == {}


@runs
def test_nothing_that_was_smuggled_is_shown(run, request):
    """Hostile code says "smuggled" before what it wants to get out; so does its source.

    An exception in a check that hides nothing is told in full: the numbers that stand in those.
    """
    in_sight = {"0.0", "2.0", "3.0", "1", "2", "3", "4.0", "10", "20", "60", "6"}
    _, kept = request.getfixturevalue(run)
    for path in sorted(kept.glob("feedback*/*-b-leak_*/*/*.html")):
        text = path.read_text(errors="replace")
        outputs = re.sub(r"<pre[^>]*><code>.*?</code></pre>", "", text, flags=re.DOTALL)
        for said in re.findall(r"smuggled.{0,80}", outputs):
            said = re.sub(r"\(line \d+ in \w+: .*", "", said)
            assert set(re.findall(r"\d+(?:\.\d+)?", said)) <= in_sight, (path.parts[-3], said)


@runs
def test_no_script_in_feedback(run, request):
    _, kept = request.getfixturevalue(run)
    for path in sorted(kept.glob("feedback*/*-b-script_*/*/*.html")):
        text = path.read_text(errors="replace").lower()
        assert "<script" not in text
        assert "<iframe" not in text
        assert "<svg" not in text
        assert not re.search(r"<[^>]*\son\w+\s*=", text)
        assert not re.search(r"<[^>]*(href|src)\s*=\s*[\"']?javascript:", text)


@runs
def test_canaries_are_there_to_be_found(run, request):
    """The search would find something: the instructor's side is full of canaries."""
    _, kept = request.getfixturevalue(run)
    source = json.loads((kept / "source" / "basics" / "exercises.ipynb").read_text())
    text = "".join("".join(cell["source"]) for cell in source["cells"])
    assert len(re.findall("CANARY", text)) > 20
    assert all(word in text for word in HIDDEN)
