"""The map of the sources: every row is there, and what it names exists. No build is needed."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"
PAGES = sorted([*BOOK.glob("*.md"), *BOOK.glob("[!_]*/**/*.md")])
PAGE = (BOOK / "sources" / "index.md").read_text(encoding="utf-8")

#: The rows of the map: the notes A to E, and how many topics each of them has.
ROWS = [
    f"{note}{number}"
    for note, count in {"A": 13, "B": 6, "C": 29, "D": 7, "E": 10}.items()
    for number in range(1, count + 1)
]

#: Rows in which a note is wrong or incomplete.
CORRECTED = (
    "A1 A3 A6 A7 A8 A9 A10 A12 A13 B1 B2 B5 B6 C1 C2 C3 C5 C8 C13 C14 C15 C16 C19 C20 C24 C26 "
    "C27 C28 C29 D1 D4 D5 D6 E7 E9 E10"
).split()

#: Corrections that nothing can be calculated for: a word, a missing part, advice, a habit.
WITHOUT_TEST = {"B1", "C20", "D1", "E6"}


def table_rows(text: str) -> list[list[str]]:
    """List the cells of all table rows, but not of headers and rules."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row[0] != "row" and not set(row[0]) <= {"-"}]


MAP = table_rows(PAGE)

#: Each correction: the row, linked to its section; what the note has; what holds; the tests.
CORRECTIONS = re.findall(
    r"^- \{ref\}`(\w+) <source-\1>`\. \*The note:\* (.+?) \*What holds:\* (.+?)"
    r"(?: \*Proved by\* ((?:`\w+`(?:, )?)+)\.)?$",
    PAGE.split("(corrections)=\n")[1],
    re.M,
)


def grade_ids(chapter: str) -> set[str]:
    """List what a student works on in a chapter's exercises: solution and task cells."""
    path = BOOK / chapter / "exercises.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return {mark["grade_id"] for mark in marks if mark.get("solution") or mark.get("task")}


def proofs() -> set[str]:
    """List the names of the tests of the reference functions."""
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "tests/solutions").glob("test_*.py")]
    return {name for text in sources for name in re.findall(r"^def (test_\w+)", text, re.M)}


def test_every_row_is_in_the_map_once():
    assert [row[0] for row in MAP] == ROWS


@pytest.mark.parametrize("row", MAP, ids=lambda row: row[0])
def test_a_row_of_the_map(row):
    name, topic, where, practised = row
    assert topic
    assert re.fullmatch(rf"\{{ref\}}`[^`<>]+ <source-{name}>`", where), where
    groups = re.findall(r"\{doc\}`(\w+) </book/(\w+)/exercises>`: ((?:`\w+`(?:, )?)+)", practised)
    assert groups, "no exercise"
    for shown, chapter, names in groups:
        assert shown == chapter
        assert set(re.findall(r"`(\w+)`", names)) <= grade_ids(chapter)
    leftover = re.sub(r"\{doc\}`[^`]+`|`\w+`|[:;, ]", "", practised)
    assert not leftover, "not understood: " + leftover


@pytest.mark.parametrize("name", ROWS)
def test_anchor(name):
    """The anchor of a row stands once in the book, before a heading of a page with cells."""
    anchor = re.compile(rf"^\(source-{name}\)=$", re.M)
    pages = [path for path in PAGES if anchor.search(path.read_text(encoding="utf-8"))]
    assert len(pages) == 1, f"{name}: {[str(p.relative_to(BOOK)) for p in pages]}"
    text = pages[0].read_text(encoding="utf-8")
    assert len(anchor.findall(text)) == 1
    after = re.sub(
        r"^(?:\(source-\w+\)=)?\s*$\n?", "", text[anchor.search(text).end() :], flags=re.M
    )
    assert after.startswith("#"), "the anchor has no heading after it"
    assert "```{code-cell}" in text


def test_no_anchor_without_a_row():
    anchors = Counter(
        name
        for path in PAGES
        for name in re.findall(r"^\(source-(\w+)\)=$", path.read_text(encoding="utf-8"), re.M)
    )
    assert sorted(anchors) == sorted(ROWS)


def test_every_error_has_its_correction():
    names = [row[0] for row in CORRECTIONS]
    assert len(names) == len(re.findall("^- ", PAGE, re.M)), "an item that is not understood"
    assert set(CORRECTED) <= set(names) <= set(ROWS)
    assert len(names) == len(set(names))
    assert names == sorted(names, key=ROWS.index)


@pytest.mark.parametrize("row", CORRECTIONS, ids=lambda row: row[0])
def test_a_correction(row):
    name, noted, holds, proof = row
    assert noted.endswith((".", ".”"))
    assert holds.endswith(".")
    named = re.findall(r"`(\w+)`", proof)
    assert bool(named) != (name in WITHOUT_TEST)
    assert set(named) <= proofs()
    assert all(re.match(r"test_[a-e]\d+_", test) for test in named)
