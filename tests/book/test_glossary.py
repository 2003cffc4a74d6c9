"""The glossary: every term that a page links to is there, and each entry has its Chinese term."""

import re
from pathlib import Path

import pytest
from myst_parser.mdit_to_docutils.base import default_slugify

BOOK = Path(__file__).parents[2] / "book"
PAGES = sorted([*BOOK.glob("*.md"), *BOOK.glob("[!_]*/**/*.md")])

#: Entries whose Latin name is used in Chinese, too.
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


def entries() -> list[tuple[str, list[str], list[str], str]]:
    """Read the glossary: each term, its synonyms, its Chinese names and its definition."""
    text = (BOOK / "glossary.md").read_text(encoding="utf-8")
    found = []
    for body in re.findall(r"^```\{glossary\}\n(.*?)^```$", text, re.M | re.S):
        for block in re.split(r"\n\s*\n", body.strip()):
            term, rest = block.split("\n  ")
            also, chinese, definition = re.fullmatch(
                r"(?:Also ([^.]+)\. )?((?:\[[^\]]+\]\{\.language-zh-Han[st]\}(?:, |\. ))*)(.*)",
                rest,
            ).groups()
            synonyms = also.split(", ") if also else []
            found.append((term, synonyms, re.findall(r"\[([^\]]+)\]", chinese), definition))
    return found


ENTRIES = entries()
TERMS = {term for term, *_ in ENTRIES}
each_entry = pytest.mark.parametrize(
    ("term", "synonyms", "chinese", "definition"), ENTRIES, ids=[term for term, *_ in ENTRIES]
)


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
    every = [name.lower() for term, synonyms, *_ in ENTRIES for name in (term, *synonyms)]
    assert sorted(every) == sorted(set(every))


def test_entries_are_in_order_each_under_its_letter():
    text = (BOOK / "glossary.md").read_text(encoding="utf-8")
    letters = re.findall(r"^## (\w)$", text, re.M)
    assert [term.lower() for term, *_ in ENTRIES] == sorted(term.lower() for term, *_ in ENTRIES)
    assert letters == sorted({term[0].upper() for term, *_ in ENTRIES})
    assert re.findall(r"\[(\w)\]\(#\w\)", text) == letters
    for letter, part in zip(letters, re.split(r"^## \w$", text, flags=re.M)[1:], strict=True):
        terms = re.findall(r"^(\S.*)\n  ", part, re.M)
        assert {term[0].upper() for term in terms} == {letter}


@each_entry
def test_entry(term, synonyms, chinese, definition):
    assert not CHINESE.search(" ".join([term, *synonyms, definition])), "mark its language"
    assert len(definition) >= 40
    assert definition.endswith(".")
    assert all(CHINESE.search(name) for name in chinese)
    assert chinese or term in WITHOUT_CHINESE, "the Chinese term is missing"


def test_exceptions_are_entries():
    assert TERMS >= WITHOUT_CHINESE


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


@each_entry
def test_entry_leads_to_the_section_that_treats_it(term, synonyms, chinese, definition):
    shown, target, anchor = re.search(
        r"See \[([^\]]+)\]\(/book/([\w/-]+\.md)#([\w-]+)\)\.$", definition
    ).groups()
    treated = section(BOOK / target, anchor)
    assert treated, f"{target} has no section {anchor}"
    assert treated.splitlines()[0].lstrip("# ") == shown
    stems = [re.sub(r"(?<=\w{4})e$", "", name.lower()) for name in (term, *synonyms)]
    assert any(stem in treated.lower() for stem in stems), "the section does not name the term"


def test_entries_are_used():
    """A term that no page mentions explains nothing. Linked or not, some page has the word."""
    text = "\n".join(
        page.read_text(encoding="utf-8").lower() for page in PAGES if page.name != "glossary.md"
    )
    unused = [
        term
        for term, synonyms, *_ in ENTRIES
        if not any(name.lower() in text for name in (term, *synonyms))
    ]
    assert not unused
