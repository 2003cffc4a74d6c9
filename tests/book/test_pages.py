"""The rules of CONTRIBUTING.md that a program can check on the sources of the pages."""

import ast
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"


def files_of(toc: dict) -> list[str]:
    """List the files of a table of contents in reading order."""
    found = [toc[key] for key in ("root", "file") if key in toc]
    for key in ("parts", "chapters", "sections"):
        for entry in toc.get(key, []):
            found += files_of(entry)
    return found


TOC = files_of(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))
PAGES = [ROOT / f"{name}.md" for name in TOC if (ROOT / f"{name}.md").is_file()]
BIBLIOGRAPHY = (BOOK / "references.bib").read_text(encoding="utf-8")
CHAPTERS = sorted(path.parent.name for path in BOOK.glob("*/exercises.ipynb"))


def front_matter(text: str) -> dict:
    """Read the YAML between the first two lines of three dashes."""
    match = re.match(r"---\n(.*?)\n---\n", text, re.S)
    return yaml.safe_load(match[1]) if match else {}


def description(text: str) -> str:
    """Give the page's description for search engines, or an empty string."""
    return front_matter(text).get("myst", {}).get("html_meta", {}).get("description", "")


def code_cells(text: str) -> list[tuple[dict, str]]:
    """List the executed cells: their options and their code."""
    cells = []
    for body in re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", text, re.M | re.S):
        options = {}
        if block := re.match(r"---\n(.*?)\n?---\n", body, re.S):
            options = yaml.safe_load(block[1]) or {}
            body = body[block.end() :]
        elif lines := re.match(r"(?::[\w-]+:[^\n]*\n)+", body):
            options = yaml.safe_load(re.sub(r"^:([\w-]+):", r"\1:", lines[0], flags=re.M))
            body = body[lines.end() :]
        cells.append((options, body))
    return cells


def drawing_cells(text: str) -> list[tuple[dict, str]]:
    """List the cells that show a figure: they use ``plt`` or call a function of the page that does.

    A cell that only imports and defines shows nothing.
    """
    drawers, drawing = {"plt"}, []
    for options, code in code_cells(text):
        shows = False
        for statement in ast.parse(code).body:
            names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
            if isinstance(statement, ast.FunctionDef):
                drawers |= {statement.name} if names & drawers else set()
            elif names & drawers:
                shows = True
        if shows:
            drawing.append((options, code))
    return drawing


def prose(text: str) -> str:
    """Leave out front matter, code, mathematics, comments, directive options and link targets."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    verbatim = r"\{(?:code-cell|code-block|code|math|figure|image|glossary|bibliography|raw)\}"
    text = re.sub(rf"^(`{{3,}})(?:{verbatim}|(?!\{{))[^\n]*\n.*?^\1$", "", text, flags=re.M | re.S)
    text = re.sub(r"^(?:`{3,}|:{3,})(?:\{[\w-]+\})?", "", text, flags=re.M)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"\$\$.*?\$\$", "", text, flags=re.S)
    text = re.sub(r"(`+).+?\1", "", text, flags=re.S)
    text = re.sub(r"\$[^$]+\$", "", text)
    text = re.sub(r"!\[|\]\([^)]*\)", "", text)
    return re.sub(r"^:[\w-]+:.*$", "", text, flags=re.M)


def headings(text: str) -> list[int]:
    """List the levels of the headings."""
    without_front = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    without_code = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", without_front, flags=re.M | re.S)
    return [len(marks) for marks in re.findall(r"^(#{1,6}) ", without_code, re.M)]


@pytest.fixture(params=PAGES, ids=lambda p: str(p.relative_to(BOOK)))
def text(request) -> str:
    return request.param.read_text(encoding="utf-8")


def test_every_page_is_in_the_table_of_contents():
    on_disk = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for path in [*BOOK.glob("*.md"), *BOOK.glob("[!_]*/**/*.md")]
    }
    on_disk |= {f"book/{chapter}/exercises" for chapter in CHAPTERS}
    assert on_disk == set(TOC)
    assert len(TOC) == len(set(TOC))


def test_every_entry_of_the_table_of_contents_is_a_page():
    assert [n for n in TOC if not any((ROOT / f"{n}.{e}").is_file() for e in ("md", "ipynb"))] == []


def test_description(text):
    assert 50 <= len(description(text)) <= 160, description(text)


def test_descriptions_differ():
    counts = Counter(description(page.read_text(encoding="utf-8")) for page in PAGES)
    assert [d for d, n in counts.items() if n > 1] == []


def test_headings(text):
    levels = headings(text)
    assert levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    skipped = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not skipped


def test_figures_have_alt_text(text):
    for options, code in drawing_cells(text):
        alt = options.get("mystnb", {}).get("image", {}).get("alt", "")
        assert len(alt) >= 20, f"alt text {alt!r} of the figure drawn by:\n{code}"


def test_figures_are_folded(text):
    for options, code in drawing_cells(text):
        assert {"hide-input", "remove-input"} & set(options.get("tags", [])), code


def test_no_visible_cell_uses_what_a_folded_one_imports(text):
    """A reader who leaves the drawings folded must not meet a name out of nowhere."""
    folded, seen = set(), set()
    for options, code in code_cells(text):
        nodes = list(ast.walk(ast.parse(code)))
        imports = [
            alias
            for node in nodes
            for alias in getattr(node, "names", [])
            if isinstance(alias, ast.alias)
        ]
        names = {alias.asname or alias.name.split(".")[0] for alias in imports}
        if {"hide-input", "remove-input"} & set(options.get("tags", [])):
            folded |= names
        else:
            seen |= names
            used = {node.id for node in nodes if isinstance(node, ast.Name)}
            assert not (used & folded) - seen, code


def test_pages_with_cells_name_a_kernel(text):
    if code_cells(text):
        assert front_matter(text)["kernelspec"]["name"] == "python3"


def test_tone(text):
    words = prose(text)
    assert not re.findall(r".{0,40}!.{0,10}", words), "an exclamation mark"
    assert not re.findall("[\U0001f000-\U0001faff\u2600-\u26ff\u2705\u2728\u274c\ufe0f]", words)


def test_pages_do_not_argue_with_notes_the_reader_has_not_seen(request, text):
    """Where an error came from stands on the page of the sources; elsewhere it is a mistake."""
    if "sources/index" not in request.node.callspec.id:
        quarrel = r".*\b(?:(?:source|the|these|both|one|first|second|other|long) notes?|note's)\b.*"
        assert not re.findall(quarrel, text, re.I)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_last_page_of_a_chapter_leads_to_its_exercises(chapter):
    pages = [page for page in PAGES if page.parent.name == chapter]
    assert pages, "the chapter has no page in _toc.yml"
    end = "\n".join(pages[-1].read_text(encoding="utf-8").strip().splitlines()[-12:])
    links = re.findall(r"\{doc\}`(?:[^`<]*<)?([^`>]+)>?`", end)
    assert {"exercises", f"/book/{chapter}/exercises"} & set(links), pages[-1]
    at = {name: TOC.index(f"book/{chapter}/{name}") for name in ("index", "exercises")}
    last = TOC.index(pages[-1].relative_to(ROOT).with_suffix("").as_posix())
    assert at["index"] <= last < at["exercises"]


def test_works_cited_and_works_listed_are_the_same():
    listed = re.findall(r"^@\w+\{([\w-]+),", BIBLIOGRAPHY, re.M)
    cited = {
        key.strip()
        for page in PAGES
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", page.read_text(encoding="utf-8"))
        for key in keys.split(",")
    }
    assert sorted(cited) == sorted(listed) == listed


def test_names_of_authors_are_written_as_they_are():
    """A LaTeX accent ends up letter by letter in the label of the work."""
    assert "\\" not in BIBLIOGRAPHY


def test_papers_are_cited_and_not_merely_linked(text):
    assert not re.findall(r"\]\(https?://(?:arxiv\.org|(?:dx\.)?doi\.org)[^)]*\)", text)


# The checks above are worth what their readers of Markdown are worth, so these are checked too.

SAMPLE = """---
myst:
  html_meta:
    description: It's fine!
---

# Title

Text with `code!`, $n!$, [a link](https://a.b/!) and ![a picture](x.png).

$$ n! $$

```python
# no heading!
```

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  image:
    alt: A line that rises from 0 to 1.
---
import matplotlib.pyplot as plt
plt.plot([0, 1])
```

```{code-cell} ipython3
:tags: [hide-input]

import matplotlib.pyplot as plt
def show(x):
    plt.plot(x)
```

```{code-cell} ipython3
show([1, 2])
```

````{admonition} Why?
Because!
````

## Second
"""


def test_readers_on_a_sample():
    assert description(SAMPLE) == "It's fine!"
    assert headings(SAMPLE) == [1, 2]
    assert [options.get("tags") for options, _ in code_cells(SAMPLE)] == [["hide-input"]] * 2 + [
        None
    ]
    assert [code.splitlines()[-1] for _, code in drawing_cells(SAMPLE)] == [
        "plt.plot([0, 1])",
        "show([1, 2])",
    ]
    assert re.findall(r"\w+!", prose(SAMPLE)) == ["Because!"]
