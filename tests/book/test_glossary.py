"""The glossary: every term that a page links to is there, and each entry has its Chinese term."""

import re
from pathlib import Path

import pytest
from myst_parser.mdit_to_docutils.base import default_slugify

BOOK = Path(__file__).parents[2] / "book"
PAGES = sorted([*BOOK.glob("*.md"), *BOOK.glob("[!_]*/**/*.md")])

#: Entries for which the source notes, too, write the Latin name alone.
WITHOUT_CHINESE = {
    "ELU",
    "LIPO",
    "Mish",
    "PReLU",
    "RReLU",
    "SiLU",
    "Swish",
    "log-sum-exp",
    "softplus",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def entries() -> list[tuple[list[str], str]]:
    """Read the glossary: the terms of each entry, and its definition."""
    text = (BOOK / "glossary.md").read_text(encoding="utf-8")
    body = re.search(r"^```\{glossary\}\n(.*?)^```$", text, re.M | re.S)[1]
    body = re.sub(r"^:\w+:.*\n", "", body, flags=re.M)
    found = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = block.splitlines()
        terms = [line for line in lines if not line.startswith(" ")]
        found.append((terms, " ".join(line.strip() for line in lines[len(terms) :])))
    return found


ENTRIES = entries()
TERMS = {term for terms, _ in ENTRIES for term in terms}


def linked_terms(text: str) -> list[str]:
    """List the targets of ``{term}`` roles, with or without a text of their own."""
    roles = re.findall(r"\{term\}`([^`]+)`", text)
    return [" ".join(re.sub(r"^.*<(.*)>$", r"\1", role, flags=re.S).split()) for role in roles]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(BOOK)))
def test_linked_terms_exist(page):
    lower = {term.lower() for term in TERMS}
    missing = [t for t in linked_terms(page.read_text(encoding="utf-8")) if t.lower() not in lower]
    assert not missing, f"not in book/glossary.md: {missing}"


def test_the_reader_of_roles_sees_both_forms():
    assert linked_terms("{term}`a b`, {term}`text <c d>` and {term}`e\nf`") == ["a b", "c d", "e f"]


def test_no_term_stands_twice():
    every = [term.lower() for terms, _ in ENTRIES for term in terms]
    assert sorted(every) == sorted(set(every))


@pytest.mark.parametrize(("terms", "definition"), ENTRIES, ids=[terms[0] for terms, _ in ENTRIES])
def test_entry(terms, definition):
    assert not CHINESE.search(terms[0]), "the English term comes first"
    assert len(definition) >= 40
    assert definition.endswith(".")
    chinese = any(CHINESE.search(term) for term in terms)
    assert chinese or terms[0] in WITHOUT_CHINESE, "the Chinese term of the notes is missing"


def test_exceptions_are_entries():
    assert {terms[0] for terms, _ in ENTRIES} >= WITHOUT_CHINESE


def section(page: Path, anchor: str) -> str:
    """Give a section, its heading included, up to the next heading of its level or above."""
    text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.S)
    lines, level, inside = [], 0, False
    for line in text.splitlines():
        inside ^= line.startswith("```")
        heading = None if inside else re.match(r"(#+) (.*)", line)
        if heading and level and len(heading[1]) <= level:
            break
        if heading and not level and default_slugify(heading[2]) == anchor:
            level = len(heading[1])
        if level:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(("terms", "definition"), ENTRIES, ids=[terms[0] for terms, _ in ENTRIES])
def test_entry_leads_to_the_section_that_treats_it(terms, definition):
    shown, target, anchor = re.search(
        r"See \[([^\]]+)\]\(/book/([\w/-]+\.md)#([\w-]+)\)\.$", definition
    ).groups()
    treated = section(BOOK / target, anchor)
    assert treated, f"{target} has no section {anchor}"
    assert treated.splitlines()[0].lstrip("# ") == shown
    stems = [re.sub(r"(?<=\w{4})e$", "", term.lower()) for term in terms]
    assert any(stem in treated.lower() for stem in stems), "the section does not name the term"


def test_entries_are_used():
    """A term that no page mentions explains nothing. Linked or not, some page has the word."""
    text = "\n".join(
        page.read_text(encoding="utf-8").lower() for page in PAGES if page.name != "glossary.md"
    )
    unused = [terms for terms, _ in ENTRIES if not any(t.lower() in text for t in terms)]
    assert not unused
