"""Nothing that is hidden from students is found in any file of the site, nor in the PDF.

Hidden is what nbgrader takes out: solution bodies, hidden tests, marking schemes.
"""

import hashlib
import html
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
REGIONS = {
    "### BEGIN SOLUTION": "### END SOLUTION",
    "### BEGIN HIDDEN TESTS": "### END HIDDEN TESTS",
    "=== BEGIN MARK SCHEME ===": "=== END MARK SCHEME ===",
}
# Lines that say nothing, wherever they stand: imports, a seed, a plain random input.
SAYS_NOTHING = re.compile(
    r"(from [\w.]+ )?import .*|rng = np\.random\.default_rng\(\d+\)|for .* in .*:|return \w+"
    r"|\w+ = rng\.\w+\(size=[\w(), ]+\)|with np\.errstate\(.*\):|\w+ = \w+\.copy\(\)"
    r"|except \w+( as \w+)?:|for \w+ in range\(\w+\)"
)
# A line that a page's own source holds as well is no secret, unless it is a check or has numbers.
SAYS_MUCH = re.compile(r"assert|\d\.\d\d|\d\d\d")
SHORTEST = 13
ARCHIVES = {".zip", ".npz", ".whl"}


def lines_of(notebook: nbformat.NotebookNode) -> tuple[set[str], set[str]]:
    """Return the lines inside the notebook's hidden regions, and those outside."""
    hidden, visible = set(), set()
    for cell in notebook.cells:
        end = None
        for line in map(str.strip, cell.source.splitlines()):
            if end is None:
                end = REGIONS.get(line)
                visible.add(line)
            elif line == end:
                end = None
            else:
                hidden.add(line)
    return hidden, visible


def secrets() -> set[str]:
    """Return every hidden line that would tell something."""
    hidden, visible = set(), set()
    for path in sorted((ROOT / "book").glob("*/exercises.ipynb")):
        more_hidden, more_visible = lines_of(nbformat.read(path, as_version=4))
        hidden |= more_hidden
        visible |= more_visible
    shown = "\n".join(visible)  # "def softmax(x):" shows the hidden line "softmax(x)"
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "book").rglob("*.md"))
    shown, written = squeezed(shown), squeezed(written)  # where spaces stand tells nothing
    return {
        line
        for line in hidden
        if len(line) >= SHORTEST
        and squeezed(line) not in shown
        and not SAYS_NOTHING.fullmatch(line)
        and (SAYS_MUCH.search(line) or squeezed(line) not in written)
    }


def squeezed(text: str) -> str:
    """Take all white space out of a text."""
    return re.sub(r"\s+", "", text)


def text_of(path: Path) -> str:
    """Return all the text of a file: without markup, unescaped, without white space."""
    if path.suffix == ".pdf":
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    elif path.suffix in ARCHIVES:
        text = unpacked(path.read_bytes())
    else:
        text = path.read_bytes().decode("utf-8", "replace")
        if path.suffix in {".js", ".json"}:  # as it stands in a string there
            text += re.sub(r"\\(.)", r"\1", text.replace("\\n", "\n"))
        if path.suffix == ".ipynb":
            text += "".join(strings(json.loads(text)))
        if path.suffix in {".html", ".svg", ".xml"}:
            text = html.unescape(re.sub(r"<[^>]*>", "", text)) + text
    return squeezed(text)


def unpacked(data: bytes) -> str:
    """Return the text of everything in an archive, of archives in it too."""
    texts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if Path(name).suffix in ARCHIVES:
                texts.append(unpacked(content))
            else:
                texts.append(content.decode("utf-8", "replace"))
    return "".join(texts)


def strings(value) -> list[str]:
    """Return every string in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return []
    return [text for item in value for text in strings(item)]


def is_pyodides(path: Path) -> bool:
    """Whether a file is Python itself, or byte for byte a wheel that Pyodide's own list names."""
    lock = path.parent / "pyodide-lock.json"
    if path.name == "python_stdlib.zip" and lock.exists():
        return True
    if path.suffix != ".whl" or not lock.exists():
        return False
    listed = {package["sha256"] for package in json.loads(lock.read_text())["packages"].values()}
    return hashlib.sha256(path.read_bytes()).hexdigest() in listed


def leaks(folder: Path, lines: set[str]) -> list[str]:
    """List the files that hold a hidden line; other people's packages can hold none of ours."""
    wanted = {squeezed(line): line for line in lines}
    first = min(map(len, wanted))  # of each line so many characters are looked up at once
    found = []
    for path in sorted(folder.rglob("*")):
        ours = path.suffix not in {".woff2", ".png"} and not is_pyodides(path)
        if path.is_file() and ours:
            text = text_of(path)
            pieces = {text[i : i + first] for i in range(len(text))}
            found += [
                f"{path.relative_to(folder)}: {line}"
                for key, line in wanted.items()
                if key[:first] in pieces and key in text
            ]
    return found


@pytest.mark.slow
def test_nothing_hidden_is_on_the_site(site):
    lines = secrets()
    assert len(lines) > 20, "too few hidden lines found: does this test still know the markers?"
    assert leaks(site, lines) == []


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.browser
def test_nothing_hidden_is_in_the_pdf(pdf, tmp_path):
    shutil.copy(pdf, tmp_path)
    assert leaks(tmp_path, secrets()) == []


@pytest.mark.slow
def test_no_source_is_published(site):
    assert not (site / "_sources").exists()
    assert not [path for path in site.rglob("*") if path.suffix in {".py", ".md", ".map"}]


LEAK = 'np.testing.assert_allclose(f("a", x < 3), 0.123456789)'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "page.html",
            '<i class="n">np</i>.testing.assert_allclose('
            "f(<b>&quot;a&quot;</b>, x &lt; 3),\n 0.123456789)",
        ),
        ("hidden.html", f"<!-- {LEAK} -->"),
        ("index.js", f"Search.setIndex({json.dumps({'text': LEAK})})".replace("\\", "")),
        ("notebook.ipynb", json.dumps({"cells": [{"source": f"x = 1\n{LEAK}"}]})),
        ("source.md", f"```\n    {LEAK}\n```"),
        ("worker.js", "var source=" + json.dumps(f"def f():\n    {LEAK}")),
        ("chapter.json", json.dumps({"checks": {"f": f"x = 1\n{LEAK}"}})),
    ],
)
def test_a_planted_leak_is_found(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    assert leaks(tmp_path, {LEAK})


@pytest.mark.parametrize("suffix", ["zip", "whl"])
def test_a_planted_leak_in_an_archive_is_found(tmp_path, suffix):
    """Also in an archive that lies in an archive."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("solutions/f.py", f"def f():\n    {LEAK}\n")
    (tmp_path / f"plain.{suffix}").write_bytes(inner.getvalue())
    with zipfile.ZipFile(tmp_path / "nested.zip", "w") as archive:
        archive.writestr(f"lib/inner.{suffix}", inner.getvalue())
    assert len(leaks(tmp_path, {LEAK})) == 2


@pytest.mark.slow
def test_the_site_for_a_class_has_no_file_of_the_other_kind(site):
    names = {path.name for path in site.rglob("*") if path.is_file()}
    assert "solutions.zip" not in names
    assert not list((site / "_static").glob("practice/*.json"))


def test_hidden_lines_are_what_nbgrader_takes_out():
    cell = nbformat.v4.new_code_cell(
        "def f(x):\n    ### BEGIN SOLUTION\n    return x + 41\n    ### END SOLUTION\n"
        "### BEGIN HIDDEN TESTS\nassert f(1) == 42\n### END HIDDEN TESTS"
    )
    task = nbformat.v4.new_markdown_cell(
        "Why?\n=== BEGIN MARK SCHEME ===\nOne point for the reason.\n=== END MARK SCHEME ==="
    )
    notebook = nbformat.v4.new_notebook(cells=[cell, task])
    hidden, visible = lines_of(notebook)
    assert hidden == {"return x + 41", "assert f(1) == 42", "One point for the reason."}
    assert {"def f(x):", "Why?"} < visible
