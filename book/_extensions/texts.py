"""The texts of the interface, one file a language: ``book/_texts/<language>.json``.

Sphinx's setting ``language`` in ``_config.yml`` chooses the file; an edition in another language
adds one and changes no code. Part ``pages`` is for the templates and the extensions; ``site``,
``explorers`` and ``practice`` are for the scripts, which get them as words (``spoken.js``): before
the script of every page, before the explorers, in the bundle of the practice. Part ``python`` is
what Python says there, of it ``checks`` in place of the grader's wording; ``signs`` tells the
search which term a mathematical sign stands for.
"""

import functools
import json
import re
from pathlib import Path

from babel import Locale
from sphinx.errors import ConfigError

FOLDER = Path(__file__).parents[1] / "_texts"
SPOKEN = FOLDER / "spoken.js"
PLACE = re.compile(r"\{(\d)(?:\|([^}]*))?\}")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
chosen = {"language": "en"}


def file() -> Path:
    """Return the file of the chosen language."""
    return FOLDER / f"{chosen['language']}.json"


@functools.cache
def read(path: Path) -> dict:
    """Read a language's file."""
    return json.loads(path.read_text(encoding="utf-8"))


def say(name: str, *given: object) -> str:
    """Return a text of the pages with its places filled.

    Parameters
    ----------
    name : str
        Its name in the part ``pages``.
    *given : object
        What stands at ``{0}``, ``{1}``; a number where ``{0|page|pages}`` chooses a plural form.
    """
    rule = Locale.parse(chosen["language"]).plural_form
    forms = [name for name in CATEGORIES if name in {*rule.tags, "other"}]

    def fill(place: re.Match) -> str:
        value = given[int(place[1])]
        written = f"{value:g}" if isinstance(value, float) else str(value)
        if place[2] is None:
            return written
        return place[2].split("|")[forms.index(rule(value))].replace("#", written)

    return PLACE.sub(fill, read(file())["pages"][name])


def signs() -> dict[str, str]:
    """Return the term that each mathematical sign stands for; the search leads there."""
    return read(file())["signs"]


def words(part: str, variable: str) -> str:
    """Return the statement that gives plain scripts their words, as a constant of that name."""
    function = SPOKEN.read_text(encoding="utf-8").replace("export function", "function")
    language = json.dumps(chosen["language"])
    texts = json.dumps(read(file())[part], ensure_ascii=False)
    made = f"return spoken({texts}, {language});"
    return f"const {variable} = (() => {{\n{function}\n{made}\n}})();\n"


def configure(app, config):
    """Choose the language."""
    chosen["language"] = config.language or "en"
    if not file().exists():
        there = ", ".join(sorted(path.stem for path in FOLDER.glob("*.json")))
        raise ConfigError(f"no texts for the language {config.language!r}; there are: {there}")


def setup(app):
    """Come before all that asks for a text."""
    app.connect("config-inited", configure, priority=50)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
