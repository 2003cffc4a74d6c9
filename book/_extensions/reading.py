"""What a reader wants to know of a page: how long it takes, when it changed, where to report."""

import re
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import quote

from babel.dates import format_date
from docutils import nodes
from texts import chosen, say

WORDS_A_MINUTE, FORMULAS_A_MINUTE, LINES_A_MINUTE = 200, 4, 15
CHAPTER = re.compile(r"book/\w+/(?!exercises$)[\w-]+$")


def minutes(doctree: nodes.document) -> int:
    """Estimate how long a page takes to read: words, formulas of their own, lines of open code."""
    words = formulas = lines = 0
    for node in doctree.findall():
        if isinstance(node, nodes.math_block):
            formulas += 1
        elif isinstance(node, nodes.literal_block):
            folded = "tag_hide-input" in node.parent.parent.get("classes", ())
            lines += 0 if folded else node.astext().count("\n") + 1
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, nodes.literal_block):
            words += len(node.split())
    taken = words / WORDS_A_MINUTE + formulas / FORMULAS_A_MINUTE + lines / LINES_A_MINUTE
    return max(1, round(taken))


def last_changes(root: Path) -> dict[str, str]:
    """Ask git for the day of the last change of every file; nothing where there is no git."""
    command = ["git", "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only"]
    try:
        told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, str] = {}
    for commit in told.stdout.split("\0")[1:]:
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            days.setdefault(path, day)
    return days


def written(day: str) -> str:
    """Write 2026-11-06 as 6 November 2026."""
    return format_date(date.fromisoformat(day), say("date"), locale=chosen["language"])


def links(repository: str, source: str, title: str) -> dict[str, str]:
    """Give the addresses of a page's source and of a report about it; none without a repository."""
    repository = repository.rstrip("/")
    if not repository:
        return {}
    about = quote(say("reportTitle", title))
    place = quote(say("reportBody", source))
    return {
        "page_source": f"{repository}/blob/HEAD/{source}",
        "page_report": f"{repository}/issues/new?title={about}&body={place}",
    }


def begin(app):
    """Read the history once."""
    app.last_changes = last_changes(Path(app.srcdir))


def tell(app, pagename, templatename, context, doctree):
    """Put the time below the title; hand the rest to the template."""
    if doctree is None:
        return
    source = Path(app.env.doc2path(pagename)).relative_to(app.srcdir).as_posix()
    if day := app.last_changes.get(source):
        context["page_changed"] = written(day)
    repository = app.config.html_theme_options.get("repository_url") or ""
    context.update(links(repository, source, app.env.titles[pagename].astext()))
    if CHAPTER.match(pagename) and not pagename.startswith(("book/explorers", "book/sources")):
        time = minutes(doctree)
        asked = len((app.env.metadata.get(pagename) or {}).get("questions", ()))
        asked += sum("question" in box["classes"] for box in doctree.findall(nodes.admonition))
        told = say("minutes", time)
        if asked:
            told += say("questions", asked)
        box = f'<p class="times">{told}</p>'
        context["body"] = context["body"].replace("</h1>", f"</h1>{box}", 1)


def setup(app):
    """Register the events."""
    app.connect("builder-inited", begin)
    app.connect("html-page-context", tell)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
