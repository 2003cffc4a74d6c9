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
    for note, count in {"A": 13, "B": 6, "C": 37, "D": 7, "E": 10}.items()
    for number in range(1, count + 1)
]

#: Rows in which a note is wrong or incomplete.
CORRECTED = (
    "A1 A3 A6 A7 A8 A9 A10 A12 A13 B1 B2 B5 B6 C1 C2 C3 C5 C8 C13 C14 C15 C16 C19 C20 C24 C26 "
    "C27 C28 C29 C30 C32 C35 C36 C37 D1 D4 D5 D6 E7 E9 E10"
).split()

#: Corrections that nothing can be calculated for: a word, a missing part.
WITHOUT_TEST = {"B1", "D1"}

#: Rows that an exercise names but does not practise: they need a measurement beside it.
THIN = "A11 C4 C6 C7 C8 C13 C14 C15 C19 C20 C21 C22 C23 C28 E4 E6".split()


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
    """List the names of the tests of the reference functions and of the pages' claims."""
    files = [*(ROOT / "tests/solutions").glob("test_*.py"), ROOT / "tests/book/test_claims.py"]
    sources = [path.read_text(encoding="utf-8") for path in files]
    return {name for text in sources for name in re.findall(r"^def (test_\w+)", text, re.M)}


def sections() -> dict[str, str]:
    """Give for every label that stands before a heading the section that it names."""
    found = {}
    for path in PAGES:
        lines = path.read_text(encoding="utf-8").splitlines()
        inside, starts = False, []
        for number, line in enumerate(lines):
            inside ^= line.startswith("```")
            if not inside and (heading := re.match("#+ ", line)):
                starts.append((number, len(heading[0]) - 1))
        for at, (number, level) in enumerate(starts):
            after = (n for n, other in starts[at + 1 :] if other <= level)
            text = "\n".join(lines[number : next(after, len(lines))])
            above = number - 1
            while above >= 0 and (not lines[above] or lines[above].startswith("(")):
                if label := re.fullmatch(r"\(([\w-]+)\)=", lines[above]):
                    found[label[1]] = text
                above -= 1
    return found


SECTIONS = sections()


def test_every_row_is_in_the_map_once():
    assert [row[0] for row in MAP] == ROWS


@pytest.mark.parametrize("row", MAP, ids=lambda row: row[0])
def test_a_row_of_the_map(row):
    name, topic, where, carried = row
    assert topic
    assert re.fullmatch(rf"\{{ref\}}`[^`<>]+ <source-{name}>`", where), where
    carriers = set()
    for part in carried.split("; "):
        if exercise := re.fullmatch(
            r"\{doc\}`(\w+) </book/(\w+)/exercises>`: ((?:`\w+`(?:, )?)+)", part
        ):
            shown, chapter, names = exercise.groups()
            assert shown == chapter
            assert set(re.findall(r"`(\w+)`", names)) <= grade_ids(chapter)
            carriers.add("exercise")
        elif measured := re.fullmatch(r"measured in \{ref\}`[^`<>]+ <([\w-]+)>`", part):
            cells = re.findall(r"^```\{code-cell\}.*?^```$", SECTIONS[measured[1]], re.M | re.S)
            shows = re.compile(r"^ *(?:assert |print\(|plt\.show)", re.M)
            assert any(shows.search(cell) for cell in cells), part
            carriers.add("measurement")
        else:
            assert re.fullmatch(r"only told: [^`;]+", part), f"not understood: {part}"
    assert carriers, "neither exercise nor measurement"
    assert name not in THIN or "measurement" in carriers


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
