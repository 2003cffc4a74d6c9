"""An edition in another language changes no code: a small course, built with texts in Greek letters.

Its pages are written without two Latin letters in a row, and its language's file is the English one
with a Greek letter for each Latin one. So an English word that a reader meets there stands in the
code. What a program reads, and names of files and functions, are no texts.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from tests.site.conftest import served
from tests.site.practising import PATIENCE, Desk
from tests.site.whole import COMPLETE

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).parents[2]
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβκδεφγηιξκλμνοπθρστυωωχυζΑΒΚΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΩΧΥΖ",
)
# Not said, but read by a program: the form of a date, patterns; elements, the places of numbers.
PATTERNS = {
    "date": "d/M/y",
    "beginsReading": "Ρεαδ:",
    "headsRemember": "Ρεμεμβερ",
    "beginsSynonyms": r"Αλσο (.*?)\.\s",
}
READ_BY_PROGRAMS = re.compile(r"<[^>]*>|\{\d\|?|#")
SETTINGS = """\
title: Νευρωνικά
author: Ομάδα
copyright: "2026"
"""
CONTENTS = """\
format: jb-book
root: book/intro
parts:
  - caption: Κεφάλαια
    chapters:
      - file: book/a/index
        title: Άλφα
        sections:
          - file: book/a/exercises
  - caption: Άλλα
    chapters:
      - file: book/kept
      - file: book/glossary
"""
HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
myst:
  html_meta:
    description: Μια σελίδα.
---
"""
START = """
# Αρχή

Κείμενο. {term}`όρος`

```{div} offer
[Πρώτο](a/index.md){.button}
```
"""
CHAPTER = """
# Άλφα

Κείμενο με {term}`όρος` και $x^2$.

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  image:
    alt: Μια γραμμή.
---
import matplotlib.pyplot as plt

plt.plot([0, 1])
plt.show()
```

```{code-cell} ipython3
print(1)
```

$$ x = 1 $$ (eq)

| α | β |
| --- | --- |
| 1 | 2 |

::::{question} Πόσο;
:number: 4

- 5

  Λιγότερο.

Τέσσερα.
::::

::::{question} Ποιο;
:choice: 1

1. Ένα
2. Δύο

   Όχι.

Ένα.
::::

::::{question} Σειρά;
:order:

1. Ένα
2. Δύο

Έτσι.
::::

:::{admonition} Γιατί;
:class: dropdown
Επειδή.
:::

## Ρεμεμβερ

- Όλα.
"""
KEPT = """
# Φυλάσσονται

```{div}
:name: kept
```

```{div}
:name: offline
```
"""
GLOSSARY = """
# Γλωσσάρι

```{glossary}
όρος
  Αλσο λέξη. Μια έννοια. [Άλφα](/book/a/index.md#ρεμεμβερ)
```
"""
# Words of two Latin letters that a reader finds in text or in what is read out. Code, formulas and
# data for scripts are left out.
SAID = """() => {
    const left = 'code, pre, kbd, script, style, .katex, .math, .cm-editor, samp';
    const said = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        if (!walk.currentNode.parentElement.closest(left)) said.push(walk.currentNode.data);
    }
    for (const element of document.querySelectorAll('body *')) {
        for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'aria-placeholder',
                            'aria-roledescription', 'title', 'alt', 'placeholder']) {
            if (element.hasAttribute(name)) said.push(element.getAttribute(name));
        }
    }
    for (const meta of document.querySelectorAll('meta[name=description], meta[property$=title]')) {
        said.push(meta.content);
    }
    return said; }"""
# Names of files and of variables (w1, zh1), and the elements of what stands in for a script.
NO_WORDS = r"\b[\w-]+\.(?:ipynb|html|zip|json|py)\b|\bipynb\b|\b[a-z]{1,2}\d\b|<[^>]*>"


def translated(texts):
    """Write every text with Greek letters."""
    made = {}
    for name, text in texts.items():
        if isinstance(text, dict):
            made[name] = translated(text)
        elif name in PATTERNS:
            made[name] = PATTERNS[name]
        else:
            kept = READ_BY_PROGRAMS.findall(text)
            parts = [part.translate(GREEK) for part in READ_BY_PROGRAMS.split(text)]
            made[name] = "".join(a + b for a, b in zip(parts, [*kept, ""], strict=True))
    return made


def exercises() -> str:
    """Write an exercise notebook with one function, one hidden check and one visible one."""

    def marks(name, **given):
        base = {"schema_version": 3, "grade": False, "solution": False, "task": False}
        return {"nbgrader": base | {"locked": False, "grade_id": name} | given}

    code, text = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell
    check = {"grade": True, "locked": True, "points": 2}
    solution = "def f(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    hidden = "# f: μηδέν\n### BEGIN HIDDEN TESTS\nassert f(0) == 0\n### END HIDDEN TESTS"
    figure = {"figure": {"page": "index", "begins": "Μια γραμμή"}}
    cells = [
        text("# Ασκήσεις\n\nΡεαδ: Άλφα"),
        text("## 1. Διπλό\n\nΓράψε το."),
        code(solution, metadata=marks("f", solution=True) | figure),
        code("# f: δύο\nassert f(1) == 2", metadata=marks("f_1", **check)),
        code(hidden, metadata=marks("f_2", **check)),
        text("## 2. Γιατί;\n\nΠες το."),
        text("Εδώ", metadata=marks("g", solution=True, grade=True, points=1)),
    ]
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    python["language_info"] = {"name": "python"}
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=python))


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> Path:
    """The built site of a course that has this project's code, and pages and texts of its own."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("solutions", "autograder", *(f"book/{p.name}" for p in ROOT.glob("book/_*"))):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    grading = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    grading += 'c.ClearSolutions.text_stub = "Η ΑΠΑΝΤΗΣΗ ΣΟΥ"\n'
    (folder / "nbgrader_config.py").write_text(grading, encoding="utf-8")
    (folder / "book" / "digits").mkdir()
    shutil.copy(ROOT / "book/digits/digits.npz", folder / "book/digits")  # an explorer's numbers
    if (ROOT / ".cache").exists():
        (folder / ".cache").symlink_to(ROOT / ".cache")
    settings = (ROOT / "_config.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^(title|author|copyright|bibtex_bibfiles):.*\n", "", settings)
    settings = settings.replace("  config:\n", "  config:\n    language: el\n", 1)
    (folder / "_config.yml").write_text(SETTINGS + settings, encoding="utf-8")
    (folder / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    texts = folder / "book" / "_texts"
    english = json.loads((texts / "en.json").read_text(encoding="utf-8"))
    (texts / "el.json").write_text(json.dumps(translated(english), ensure_ascii=False), "utf-8")
    (texts / "en.json").unlink()
    explorers = "".join(
        f"\n```{{explorer}} {path.stem}\nΔες.\n```\n"
        for path in sorted((folder / "book" / "_explorers").glob("*.py"))
    )
    (folder / "book" / "a").mkdir()
    (folder / "book" / "a" / "exercises.ipynb").write_text(exercises(), encoding="utf-8")
    for name, text in {
        "intro": START,
        "a/index": CHAPTER + explorers,
        "kept": KEPT,
        "glossary": GLOSSARY,
    }.items():
        (folder / "book" / f"{name}.md").write_text(HEAD + text, encoding="utf-8")
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [jupyter_book, "build", folder, "-W", "--keep-going", "--quiet"]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr[-3000:]
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def address(edition) -> str:
    with served(edition) as found:
        yield found


@pytest.fixture(scope="module")
def code_names() -> set[str]:
    """The names of the course's functions, which explorers show as they are in the code."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.py"))
    names = [name for text in sources for name in re.findall(r"(?m)^def (\w+)", text)]
    return {part for name in names for part in name.split("_")}


def english(page, names=frozenset()) -> list[str]:
    """List what is said on a page with Latin letters."""
    said = (re.sub(NO_WORDS, "", text).strip() for text in page.evaluate(SAID))
    return sorted({text for text in said if set(re.findall(r"[A-Za-z]{2,}", text)) - names})


@pytest.mark.parametrize(
    "name",
    ["intro", "a/index", "a/exercises", "a/remember", "kept", "glossary", "../404", "../search"],
)
def test_no_page_says_anything_in_english(page, address, code_names, name):
    page.goto(f"{address}/book/{name}.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.lang") == "el"
    assert english(page, code_names) == []


def test_nothing_is_asked_or_answered_in_english(page, address, code_names):
    page.goto(f"{address}/book/a/index.html")
    for question, wrong in (("#question-1", "5"), ("#question-2", None), ("#question-3", None)):
        box = page.locator(question)
        if wrong:
            box.get_by_role("textbox").fill("λ")
            box.get_by_role("button").first.click()
            assert english(page, code_names) == []
            box.get_by_role("textbox").fill(wrong)
        elif question == "#question-2":
            box.get_by_role("radio").last.check()
        box.get_by_role("button").last.click()
        assert english(page, code_names) == []


def test_explorers_say_nothing_in_english_while_they_are_used(page, address, code_names):
    page.goto(f"{address}/book/a/index.html")
    page.wait_for_function(COMPLETE)
    for button in page.locator(".explorer button:visible").all():
        if button.is_enabled():
            button.click()
    for slider in page.locator(".explorer input[type=range]:visible").all():
        slider.press("ArrowRight")
    page.wait_for_timeout(500)
    assert english(page, code_names) == []


@pytest.mark.parametrize("query", ["!", "έννοια", "κειμεν", "ωψω"])
def test_the_search_finds_and_misses_in_no_english(page, address, query):
    page.goto(f"{address}/search.html?q={query}")
    expect(page.locator("#search-status")).not_to_be_empty()
    assert english(page) == []


def test_the_practice_runs_and_judges_in_no_english(page, practice_site, address, edition):
    assert (edition / "_static" / "pyodide").exists()  # as it does on the course's own site
    Desk(page, address).open("a")
    say = json.loads((edition.parents[1] / "book/_texts/el.json").read_text("utf-8"))
    labels = {name: text for name, text in say["practice"].items() if isinstance(text, str)}

    def press(name, *given):
        label = re.sub(r"\{(\d)\}", lambda m: given[int(m[1])], labels[name])
        page.get_by_role("button", name=label, exact=True).first.click()

    press("editOf", "f")
    editor = page.locator("#editor-f .cm-content")
    editor.wait_for()
    for source in (
        "def f(x):\n    raise NotImplementedError",
        "def f(x):\n    return 3 * x",
        "def f(x):\n    return y",
        "def g(x):\n    pass",
        "input()",
        "exit()",
        "print('α' * 10**6)",
        "def f(x):\n    return 2 * x",
    ):
        editor.focus()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(source)
        press("checkOf", "f")
        page.wait_for_function(
            "() => document.querySelector('#cell-f .working').hidden", timeout=PATIENCE
        )
        assert without_python(english(page)) == []
    for output in page.locator("#cell-f .shown").all_inner_texts():
        assert without_python(re.findall(r"[A-Za-z].*", output)) == []
    press("resetOf", "f")
    assert english(page) == []


def without_python(said: list[str]) -> list[str]:
    """Leave out statements, and the names of exceptions with what Python itself says of them."""
    return [text for text in said if not re.search(r"\b[A-Z]\w+(Error|Exit)\b|: assert ", text)]
