"""Exercise notebooks as students get them: no solution, no hidden test, no marking scheme.

The site shows this version, and offers it for download with the data files of its chapter.
"""

from html import escape
from pathlib import Path
from shutil import copyfile

import nbformat
from nbgrader.preprocessors import (
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from texts import say
from traitlets.config import PyFileConfigLoader

ROOT = Path(__file__).parents[2]


def clear(notebook: nbformat.NotebookNode, solutions: bool = False) -> nbformat.NotebookNode:
    """Do what ``nbgrader generate_assignment`` does, with the course's settings."""
    steps = [LockCells, ClearOutput, ClearHiddenTests, ClearMarkScheme, ComputeChecksums]
    if not solutions:
        steps.insert(1, ClearSolutions)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    for step in steps:
        notebook, _ = step(config=config).preprocess(notebook, {})
    return notebook


def read(text: str, solutions: bool = False) -> nbformat.NotebookNode:
    """Read a notebook for the site; what is answered in words is marked for `practice`.

    ``solutions`` is the instructor's switch in ``_config.yml``: the pages (not the downloads)
    then show the solutions; hidden tests stay hidden.
    """
    notebook = student_version(text, solutions)
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and marks.get("solution"):
            name = marks["grade_id"]
            cell.source = f"% cell {name} answer\n\n{cell.source}\n\n% cell {name} end"
        elif marks.get("task"):
            cell.source += f"\n\n% cell {marks['grade_id']} task"
    return notebook


def student_version(text: str, solutions: bool = False) -> nbformat.NotebookNode:
    """Read a notebook; one with nbgrader's cells becomes the student version."""
    notebook = nbformat.reads(text, as_version=4)
    if any("nbgrader" in cell.metadata for cell in notebook.cells):
        notebook = clear(notebook, solutions)
    return notebook


def binder(config, path: str) -> str:
    """Return the address that opens a file of the branch ``students``; "" without a repository."""
    repository = (config.html_theme_options.get("repository_url") or "").rstrip("/")
    owner_and_name = repository.removeprefix("https://github.com/")
    if owner_and_name == repository:
        return ""
    return f"https://mybinder.org/v2/gh/{owner_and_name}/students?urlpath=lab/tree/{path}"


def offer(app, pagename, templatename, context, doctree):
    """Put the files to download on top of an exercise page."""
    source = Path(app.srcdir, f"{pagename}.ipynb")
    if not source.exists():
        return
    chapter = source.parent.name
    folder = Path(app.outdir, "downloads", chapter)
    folder.mkdir(parents=True, exist_ok=True)
    notebook = student_version(source.read_text(encoding="utf-8"))
    nbformat.write(notebook, folder / source.name)
    names = {source.name: f"{chapter}.ipynb"}  # in a folder of downloads, each tells its chapter
    for path in sorted(source.parent.iterdir()):
        if path.is_file() and path.suffix not in {".md", ".ipynb", ".py"}:
            copyfile(path, folder / path.name)
            names[path.name] = path.name

    cells = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    tasks = sum(cell.get("solution", False) for cell in cells)
    points = sum(cell.get("points") or 0 for cell in cells)
    context["description"] = say("exercisesTold", context["title"], tasks, float(points))
    pathto = context["pathto"]
    links = [
        f'<a class="button" download="{escape(saved)}"'
        f' href="{pathto(f"downloads/{chapter}/{name}", 1)}">{escape(say("download", saved))}</a>'
        for name, saved in names.items()
    ]
    if address := binder(app.config, f"{chapter}/{source.name}"):
        links.append(f'<a class="button" href="{escape(address)}">{say("binder")}</a>')
    links.append(f'<a href="{pathto("book/install")}">{say("howToWork")}</a>')
    box = f'<p class="offer">{" ".join(links)}</p>'
    context["body"] = context["body"].replace("</h1>", f"</h1>{box}", 1)


def setup(app):
    """Offer the downloads."""
    app.connect("html-page-context", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
