"""Every command that the documents show works as it stands, in order, on a fresh clone.

A document is one shell: what a block sets holds for the next. ``CLONE`` names a clone that is set up
already, for trying this without waiting for its environment.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "README.md": [
        "_build/html/index.html",
        "mine/activations/exercises.ipynb",
        "mine/activations/exercises.html",
        "_build/demo/feedback/wrong/activations/exercises.html",
        "feedback/ada/activations/exercises.html",
        "grades.csv",
    ],
    "CONTRIBUTING.md": [],
    "book/grading.md": ["activations.html", "feedback/me/activations/exercises.html"],
    "book/instructors.md": ["grades.csv"],
    "book/install.md": ["environment/bin/jupyter"],
}
HAND_IN = "mkdir -p submitted/{0}/activations && cp release/activations/exercises.ipynb $_"
# What a reader does between the commands, or would do by hand where a command does not end.
MEANWHILE = [
    (r"^(# submissions come to .*)$", HAND_IN.format("ada")),
    (
        r"^(autograder check-mine activations\.ipynb)$",
        r"cp release/activations/exercises.ipynb activations.ipynb && \1 || test -e activations.html",
    ),
    (r"^(autograder feedback activations --student me)$", r"\1"),
    (
        r"^(environment/bin/jupyter lab)$",
        r"timeout 60 \1 --no-browser --allow-root || test $? = 124",
    ),
]
BEFORE = {
    "book/grading.md": "source .venv/bin/activate\n" + HAND_IN.format("me") + "\n",
    "book/install.md": "mkdir -p reader && cd reader\n",
}


def commands(document):
    """Collect the blocks of shell commands of a document, as one script."""
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```bash\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    script = BEFORE.get(document, "") + "\n".join(blocks)
    for pattern, instead in MEANWHILE:
        script = re.sub(pattern, instead, script, flags=re.MULTILINE)
    return script


def test_every_document_shows_commands():
    for document in DOCUMENTS:
        assert commands(document).strip(), document
    shown = {d for d in (*ROOT.glob("*.md"), *ROOT.glob("book/*.md")) if "```bash" in d.read_text()}
    assert {str(path.relative_to(ROOT)) for path in shown} == set(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nobody_is_told_to_work_in_a_folder_that_is_written_anew(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    assert not re.search(r"[Cc]omplete `release/|check-mine release/", text)


def test_every_command_of_the_grader_that_is_shown_exists():
    from typer.main import get_command

    from autograder.cli import app

    known = set(get_command(app).commands)
    texts = [(ROOT / d).read_text() for d in (*DOCUMENTS, "autograder/README.md")]
    shown = {
        word
        for text in texts
        for word in re.findall(r"^\s*autograder ([a-z-]+) ", text, re.MULTILINE)
    }
    assert shown
    assert shown <= known


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Clone the repository as it is committed, as somebody who has just found it."""
    if "CLONE" in os.environ:
        return Path(os.environ["CLONE"])
    folder = tmp_path_factory.mktemp("found") / "course"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


@pytest.mark.nightly
@pytest.mark.xdist_group("documents")
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_of_a_document_do_what_it_says(document, clone):
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    kept = ("HOME", "LANG", "PIP_", "UV_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy")
    environment = {k: v for k, v in os.environ.items() if k.startswith(kept)}
    environment["PATH"] = os.pathsep.join(
        part for part in os.environ["PATH"].split(os.pathsep) if ".venv" not in part
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands(document)],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        timeout=3000,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    where = clone / "reader" if document == "book/install.md" else clone
    assert [name for name in DOCUMENTS[document] if not (where / name).exists()] == []
    assert "without encryption" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
