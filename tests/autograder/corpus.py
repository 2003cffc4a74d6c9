"""The hostile corpus: reads it, hands it in, grades it behind an outer wall, tells what came of it.

A submission is one file of ``attacks/`` or ``controls/``. Its docstring says what it tries and what
it is worth::

    \"\"\"What it tries.

    Due: 0
    Base: wrong
    \"\"\"
    raise SystemExit("only corpus.py runs this, behind its walls")
    # %% added
    import builtins
    # %% sigmoid
    def sigmoid(x): ...
    # %% edit
    def edit(notebook): ...
    def hand_in(folder): ...

``Due: 3`` is the most that it may get; ``Due: exactly 13`` is what it must get. ``Base`` says what
stands in the solution cells that the file does not name: "right", "wrong" or "empty" (as released).
A section named by a grade id is the content of that cell; ``added`` is a cell of the student's own
after the one named before it; ``edit`` is code of ours that changes the notebook, or the folder in
which it is handed in. It is the only part that runs outside the sandbox.

Hostile code must never run outside the outer wall either::

    python tests/autograder/corpus.py --jobs 1
"""

from __future__ import annotations

import argparse
import atexit
import contextlib
import copy
import fcntl
import functools
import json
import os
import re
import resource
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COURSE = HERE / "attack_course"
ASSIGNMENT = "basics"
NOTEBOOK = "exercises"
MOST = 14.0
PORT = 47613  # hostile submissions try to reach this one on the loopback device
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


# Reading the corpus.


@dataclass
class Case:
    """One submission of the corpus."""

    name: str
    about: str = ""
    due: float = 0.0
    exactly: bool = False
    base: str = "right"
    sections: list[tuple[str, str]] = field(default_factory=list)

    def accepts(self, score):
        return score is not None and (score == self.due if self.exactly else score <= self.due)


def sections_of(text):
    pieces = re.split(r"^# %% (.+)\n", text, flags=re.MULTILINE)
    return pieces[0], [
        (n.strip(), b.rstrip("\n")) for n, b in zip(pieces[1::2], pieces[2::2], strict=True)
    ]


def read(path):
    """Read one submission."""
    head, sections = sections_of(path.read_text(encoding="utf-8"))
    about = head.split('"""')[1].strip()
    due = re.search(r"^Due: (exactly )?([\d.]+)$", about, re.MULTILINE)
    base = re.search(r"^Base: (\w+)$", about, re.MULTILINE)
    if not due:
        raise ValueError(f"{path} does not say what is due")
    return Case(
        path.stem,
        about.split("\n")[0],
        float(due[2]),
        bool(due[1]),
        base[1] if base else "right",
        sections,
    )


def cases(kind):
    """Read all of ``attacks`` or ``controls``."""
    return [read(path) for path in sorted((HERE / kind).glob("*.py"))]


# Writing notebooks.


def source_notebook():
    """The instructor's notebook."""
    _, sections = sections_of((COURSE / "exercises.txt").read_text(encoding="utf-8"))
    cells = []
    for name, body in sections:
        cell_type = "code" if name.startswith("[code]") else "markdown"
        _, kind, *words = name.split()
        written = _cell(body, cell_type)
        if kind != "own":
            marks = {
                "schema_version": 3,
                "grade_id": words[0],
                "solution": kind in ("solution", "answer"),
                "grade": kind in ("test", "answer"),
                "locked": kind in ("test", "locked"),
                "task": False,
            }
            if marks["grade"]:
                marks["points"] = int(words[1])
            written["metadata"]["nbgrader"] = marks
        cells.append(written)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}


def _cell(source, cell_type="code"):
    written = {"cell_type": cell_type, "metadata": {}, "source": source}
    return written | ({"outputs": [], "execution_count": None} if cell_type == "code" else {})


def grade_id(cell):
    marks = cell["metadata"].get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    return marks.get("grade_id", "") if isinstance(marks, dict) else ""


def build(case, released):
    """Write a submission's notebook from the one that was released."""
    notebook = copy.deepcopy(released)
    base = {}
    if case.base != "empty":
        base = dict(sections_of((COURSE / f"{case.base}.py").read_text(encoding="utf-8"))[1])
    given = {name: body for name, body in case.sections if name not in ("added", "edit")}
    unknown = given.keys() - {grade_id(cell) for cell in notebook["cells"]}
    if unknown:
        raise ValueError(f"{case.name} answers cells that there are not: {unknown}")
    for cell in notebook["cells"]:
        name = grade_id(cell)
        if name in given or name in base:
            cell["source"] = given.get(name, base.get(name))
    # Imports come first, so that an added cell at the top can use them.
    after = next(i for i, c in enumerate(notebook["cells"]) if c["cell_type"] == "code")
    for name, body in case.sections:
        if name == "added":
            after += 1
            notebook["cells"].insert(after, _cell(body))
        elif name != "edit":
            after = next(i for i, c in enumerate(notebook["cells"]) if grade_id(c) == name)
    return notebook


def hand_in(case, folder, released):
    """Write a submission's folder."""
    folder.mkdir(parents=True)
    notebook = build(case, released)
    tools = {"find": find, "cell": _cell, "grade_id": grade_id, "NOTEBOOK": NOTEBOOK}
    for name, body in case.sections:
        if name == "edit":
            exec(compile(body, case.name, "exec"), tools)
    if "edit" in tools:
        notebook = tools["edit"](notebook) or notebook
    (folder / f"{NOTEBOOK}.ipynb").write_text(json.dumps(notebook))
    if "hand_in" in tools:
        tools["hand_in"](folder)


def find(notebook, name):
    """Find a cell by its grade id."""
    return next(cell for cell in notebook["cells"] if grade_id(cell) == name)


# Making the course.


def make_course(root, environment=None):
    """Make the course and release its assignment, with nbgrader's own command."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    shutil.copy(COURSE / "nbgrader_config.py", root)
    shutil.copy(COURSE / "data.csv", source)
    (source / f"{NOTEBOOK}.ipynb").write_text(json.dumps(source_notebook()))
    nbgrader(root, "generate_assignment", ASSIGNMENT, environment=environment)
    released = json.loads((root / "release" / ASSIGNMENT / f"{NOTEBOOK}.ipynb").read_text())
    for cell in released["cells"]:  # nbgrader writes lines apart
        cell["source"] = "".join(cell["source"])
    return released


@functools.cache
def template():
    """Make the course once for all runs of this process; return its folder."""
    folder = tempfile.TemporaryDirectory(prefix="corpus-")
    atexit.register(folder.cleanup)
    root = Path(folder.name) / "course"
    (root / "released.json").write_text(json.dumps(make_course(root)))
    return root


def nbgrader(root, *command, environment=None, check=True):
    """Run a command of nbgrader's in a course."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    variables = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)} | (environment or {})
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=root,
        env=variables,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if check and done.returncode:
        raise RuntimeError(f"nbgrader {' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return done


# The outer wall.


@functools.cache
def outer_wall():
    """Find a command that runs another in process and network namespaces of its own, or None."""
    apart = ["--pid", "--net", "--ipc", "--fork", "--mount-proc", "--kill-child"]
    bubblewrap = ["bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--die-with-parent"]
    ways = [
        ["unshare", *apart],
        ["unshare", "--user", "--map-root-user", *apart],
        [*bubblewrap, "--dev-bind", "/", "/", "--proc", "/proc"],
    ]
    probe = "import os, sys; sys.exit(os.getpid() > 3)"  # a namespace counts from 1
    for way in ways:
        if shutil.which(way[0]):
            done = subprocess.run([*way, sys.executable, "-c", probe], capture_output=True)
            if done.returncode == 0:
                return tuple(way)
    return None


def spare_the_disk():
    """Whoever follows a link to /dev/zero fills the disk; no file of a run may be that large."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**29, 2**29))


def bring_up_loopback():
    """A new network namespace has a loopback device that is down."""
    with socket.socket() as one:
        request = struct.pack("16sH14x", b"lo", 0x1 | 0x40)  # up and running
        try:
            fcntl.ioctl(one, 0x8914, request)
        except OSError:
            pass  # it is up already, or cannot be


@contextlib.contextmanager
def scratch():
    """A folder that is removed whatever was put into it, a thousand folders deep too."""
    place = tempfile.mkdtemp(prefix="corpus-")
    try:
        yield place
    finally:
        subprocess.run(["rm", "-rf", place], check=False, capture_output=True)


def behind_wall(*arguments, timeout=1800):
    """Run this file's command behind the outer wall and return what it found."""
    way = outer_wall()
    if way is None:
        raise RuntimeError("no process namespace can be had here: neither unshare nor bwrap works")
    with scratch() as folder:
        answer = Path(folder) / "answer.json"
        ours = ["--json", str(answer), "--template", str(template())]
        command = [*way, sys.executable, str(HERE / "corpus.py"), *arguments, *ours]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            preexec_fn=spare_the_disk,
            env=os.environ | {"PYTHONPATH": str(ROOT), "BEHIND_WALL": "yes", "TMPDIR": folder},
        )
        if not answer.exists():
            raise RuntimeError(f"the run ended with {done.returncode}:\n{done.stderr[-5000:]}")
        return json.loads(answer.read_text())


# What is left behind.


def traces():
    """What a submission could leave on the machine: processes, files, mounts, shared memory."""
    processes = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text()[:90].replace("\0", " ").strip()
            # A dead process that its parent has not fetched has none; the tracker is Python's own.
            if command and "resource_tracker" not in command:
                processes.append(f"{folder.stat().st_uid} {command}")
        except OSError:
            continue
    files = {
        place: [name for name in sorted(os.listdir(place)) if "forged" in name]
        for place in ("/tmp", "/dev/shm", "/var/tmp")  # others use these too
    }
    files["own"] = sorted(os.listdir(tempfile.gettempdir()))
    shared = Path("/proc/sysvipc/shm")
    return {
        "processes": sorted(processes),
        "files": files,
        "mounts": len(Path("/proc/self/mounts").read_text().splitlines()),
        "shared memory": shared.read_text().count("\n") if shared.exists() else 0,
    }


class Listener:
    """Waits on the loopback device for a submission that gets through."""

    def __init__(self):
        self.heard = 0
        self.sockets = [socket.create_server(("127.0.0.1", PORT))]
        abstract = socket.socket(socket.AF_UNIX)
        abstract.bind("\0forged-grade")
        abstract.listen()
        self.sockets.append(abstract)
        for one in self.sockets:
            threading.Thread(target=self.wait, args=(one,), daemon=True).start()

    def wait(self, one):
        while True:
            try:
                one.accept()[0].close()
            except OSError:
                return
            self.heard += 1


# Grading it.


def class_list(kinds, names, interleave):
    """Who hands in what: hostile submissions with an honest one before and after each."""
    wanted = [case for kind in kinds for case in cases(kind) if not names or case.name in names]
    if missing := set(names or ()) - {case.name for case in wanted}:
        raise ValueError(f"there are no {missing}")
    honest = read_honest()
    students = []
    for number, case in enumerate(wanted):
        if interleave:
            students.append((f"{number:03d}-a-honest", honest))
        students.append((f"{number:03d}-b-{case.name}", case))
    if interleave:
        students.append((f"{len(wanted):03d}-a-honest", honest))
    return students


def read_honest():
    text = (COURSE / "honest.py").read_text(encoding="utf-8")
    return Case("honest", due=MOST, exactly=True, sections=sections_of(text)[1])


def run(options):
    """Grade the corpus in one run; tell scores, notebooks and traces."""
    from autograder.disk.course import Course
    from autograder.grading import grade_class

    root = Path(tempfile.mkdtemp()) / "course"
    shutil.copytree(options.template, root)
    released = json.loads((root / "released.json").read_text())
    students = class_list(options.kinds, options.names, options.interleave)
    for student, case in students:
        hand_in(case, root / "submitted" / student / ASSIGNMENT, released)
    listener = Listener()
    before, start, last, times = traces(), time.monotonic(), time.monotonic(), {}

    def progress(student, done, total):
        nonlocal last
        times[student] = round(time.monotonic() - last, 2)
        last = time.monotonic()
        if options.verbose:
            print(student, times[student], flush=True)

    crash = ""
    failures, problems = {}, {}
    try:
        if options.through == "nbgrader":
            done = nbgrader(root, "autograde", ASSIGNMENT, "--create", check=False)
            crash = done.stderr[-3000:] if done.returncode else ""
        else:
            summary = grade_class(Course(root), ASSIGNMENT, jobs=options.jobs, progress=progress)
            failures, problems = summary.failures, summary.problems
    except Exception as error:
        crash = f"{type(error).__name__}: {error}"
    seconds = time.monotonic() - start
    patience = time.monotonic() + 15
    while (after := traces()) != before and time.monotonic() < patience:
        time.sleep(0.2)
    found = {
        "wall": outer_name(),
        "crash": crash,
        "failures": failures,
        "problems": problems,
        "seconds": seconds,
        "before": before,
        "after": after,
        "heard": listener.heard,
        "submissions": [],
    }
    scores = read_scores(root)
    for student, case in students:
        graded = root / "autograded" / student / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
        found["submissions"].append(
            {
                "student": student,
                "name": case.name,
                "due": case.due,
                "exactly": case.exactly,
                "score": scores.get(student, {}).get("score"),
                **{key: scores.get(student, {}).get(key, []) for key in ("waiting", "flagged")},
                "cells": scores.get(student, {}).get("cells", {}),
                "seconds": times.get(student),
                "bytes": graded.stat().st_size if graded.exists() else None,
                "notebook": graded.read_text()
                if graded.exists() and case.name == "honest"
                else None,
                "well": case.accepts(scores.get(student, {}).get("score")),
            }
        )
    if options.feedback:
        found["feedback"] = feedback(root, options.feedback)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        # Not what was submitted: pytest cannot remove folders a thousand deep.
        kept = [path for path in root.iterdir() if path.name != "submitted"]
        subprocess.run(["cp", "-a", *kept, options.keep], capture_output=True)
    return found


def feedback(root, ways):
    """Write feedback in both ways and look for canaries in all that a student gets."""
    from autograder.disk.course import Course
    from autograder.people.feedback import write_feedback

    leaks, pages, crash = [], {}, ""
    for way in ways:
        shutil.rmtree(root / "feedback", ignore_errors=True)
        (root / "feedback").mkdir()
        if way == "autograder":
            try:
                write_feedback(Course(root), ASSIGNMENT, lambda *_: None)
            except Exception as error:
                crash += f"{way}: {type(error).__name__}: {error} "
        else:
            done = nbgrader(root, "generate_feedback", ASSIGNMENT, "--force", check=False)
            crash += f"{way}: {done.stderr[-2000:]}" if done.returncode else ""
        pages[way] = len(list(root.glob("feedback/*/*/*.html")))
        shutil.copytree(root / "feedback", root / f"feedback-{way}", dirs_exist_ok=True)
        for place in ("feedback", "release"):
            for path in sorted((root / place).rglob("*")):
                if path.is_file():
                    text = path.read_bytes().decode(errors="replace")
                    if found := sorted(set(re.findall(r".{0,40}(?i:canary).{0,60}", text))):
                        leaks.append([way, str(path.relative_to(root)), found[:5]])
    return {"leaks": leaks, "pages": pages, "crash": crash}


def read_scores(root):
    """Read the gradebook; a check that waits for a person counts nothing yet."""
    from nbgrader import api

    scores = {}
    with api.Gradebook(f"sqlite:///{root}/gradebook.db", "hostile") as book:
        for submission in book.find_assignment(ASSIGNMENT).submissions:
            grades = [
                grade
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name != "essay"
            ]
            waiting = [g.name for g in grades if g.auto_score is None and g.needs_manual_grade]
            cells = {g.name: 0.0 if g.name in waiting else g.auto_score for g in grades}
            if len(cells) == 13 and None not in cells.values():
                scores[submission.student.id] = {
                    "score": sum(cells.values()),
                    "cells": cells,
                    "waiting": waiting,
                    "flagged": any(notebook.flagged for notebook in submission.notebooks),
                }
    return scores


def outer_name():
    return os.readlink("/proc/self/ns/pid") if os.path.exists("/proc/self/ns/pid") else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="submissions to grade; all if left out")
    parser.add_argument("--kinds", nargs="+", default=["attacks"], choices=["attacks", "controls"])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--interleave", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--feedback", nargs="*", choices=["autograder", "nbgrader"], default=[])
    parser.add_argument("--through", choices=["autograder", "nbgrader"], default="autograder")
    parser.add_argument(
        "--keep", type=Path, help="copy the graded course there, without the submissions"
    )
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--template", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not os.environ.get("BEHIND_WALL"):
        names = sys.argv[1:]
        show(behind_wall(*names, timeout=3000))
        return
    bring_up_loopback()
    found = run(options)
    options.json.write_text(json.dumps(found))


def told(one):
    """The checks with points where none are due, else those without."""
    return [name for name, score in one["cells"].items() if bool(score) == (one["due"] < MOST / 2)]


def show(found):
    """Print what came of a run."""
    for one in found["submissions"]:
        if one["name"] != "honest":
            mark = "  " if one["well"] else "!!"
            print(
                f"{mark} {one['name']:45} due {one['due']:4g} score {one['score']} "
                f"{one['seconds']} s",
                f"waiting {one['waiting']}" if one["waiting"] else "",
                "" if one["well"] else told(one),
            )
    poor = [
        f"{one['student']} {one['score']}"
        for one in found["submissions"]
        if one["name"] == "honest" and not one["well"]
    ]
    print(f"honest ones with other points: {len(poor)} {poor[:5]}")
    honest = {one["notebook"] for one in found["submissions"] if one["name"] == "honest"}
    print(
        f"{len(found['submissions'])} submissions in {found['seconds']:.1f} s;"
        f" honest notebooks that differ: {max(0, len(honest) - 1)}; heard: {found['heard']}"
    )
    for key in ("crash", "failures", "problems", "feedback"):
        if found.get(key):
            print(key, json.dumps(found[key], indent=1, ensure_ascii=True))
    if found["before"] != found["after"]:
        print("left behind:", found["before"], found["after"])


if __name__ == "__main__":
    main()
