"""A cell is read as JupyterLab reads it, although plain Python is not looked through for magics."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from autograder.sandbox.shell import Shell

BOOK = Path(__file__).parents[3] / "book"

CELLS = {
    "plain": "x = 1\ny = x",
    "one line": "x = 1",
    "ends with a line break": "x = 1\ny = 2\n",
    "automagic": "pwd",
    "magic": "%matplotlib inline\nx = 1",
    "magic below": "x = 1\n%time x",
    "magic assigned": "x = 1\ny = %pwd",
    "cell magic": "%%time\nx = 1",
    "command": "x = 1\n!true",
    "command assigned": "x = 1\ny = !true",
    "question": "x = 1\nx?",
    "question in a comment": "x = 1\n# what is x?",
    "operator at the start of a line": "x = (5\n% 3)",
    "empty lines first": "\n\nx = 1\ny = 2",
    "indented": "    x = 1\n    y = 2",
    "prompts": "In [1]: x = 1\nIn [2]: y = 2",
    "prompt below": "x = 1\nIn [2]: y = 2",
    "doctest prompts": ">>> x = 1\n>>> y = 2",
    "prompts in a docstring": 'def f(x):\n    """Add.\n\n    >>> f(1)\n    2\n    """\n    return x + 1',
    "no Python": "x = 1\ny = (",
    "escape": "x = 1\ny = '\\d'",
    "null": "x = 1\ny = '\0'",
    "quick call": "x = 1\n/print x",
    "quoting call": "x = 1\n, print x y\n; print x y",
    "dots below": "for x in y:\n... pass",
    "dots below and no Python": "for x in y\n... pass",
    "Ellipsis": "def f():\n    ...\n...",
    "carriage returns": "x = 1\r\ny = 2\r\n",
    "other breaks": "x = 1\x0cy = 2\u2028z = 3",
    "nothing": "",
}


@pytest.fixture(scope="module")
def cells():
    found = dict(CELLS)
    for path in BOOK.glob("*/exercises.ipynb"):
        for number, cell in enumerate(json.loads(path.read_text())["cells"]):
            if cell["cell_type"] == "code":
                found[f"{path.parent.name} {number}"] = "".join(cell["source"])
    return found


@pytest.mark.slow
def test_a_cell_is_read_as_by_ipython(cells):
    assert len(cells) > len(CELLS) + 200
    read, write = os.pipe()
    pid = os.fork()  # a shell takes over the process it is made in
    if pid == 0:
        try:
            shell = Shell(1000)
            differ = [
                name
                for name, cell in cells.items()
                if shell.transform_cell(cell) != InteractiveShell.transform_cell(shell, cell)
            ]
            os.write(write, json.dumps(differ).encode())
        finally:
            os._exit(0)
    os.close(write)
    with open(read) as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    assert json.loads(answer) == []


def test_a_transformer_that_a_cell_adds_is_used(desk, nb):
    adds = (
        "def doubled(lines):\n    return [line.replace('ONE', 'TWO') for line in lines]\n"
        "get_ipython().input_transformers_cleanup.append(doubled)\nONE, TWO = 1, 2"
    )
    cells = [nb.solution("", "s1"), nb.solution("", "s2"), nb.test("assert x == 2", "t")]
    judged = desk.grade(cells, nb.handed_in(cells, {"s1": adds, "s2": "y = 0\nx = ONE"}))
    assert judged.checks["t"].passed


def test_reading_a_cell_warns_of_nothing(desk, nb):
    """Running it does, with the cell's name; `<unknown>` is what nobody runs."""
    cells = [nb.solution("", "s"), nb.test("assert y", "t")]
    judged = desk.grade(cells, nb.handed_in(cells, {"s": "x = '\\d'\ny = True"}))
    assert judged.checks["t"].passed
    assert "<unknown>" not in "".join(judged.shown)


@pytest.mark.parametrize(
    "before", ["", "plt.ioff()\n", "import matplotlib\nmatplotlib.use('agg')\n"]
)
def test_figures_are_inline_whatever_a_cell_set_before(desk, nb, before):
    """They are from the start, so the magic has nothing to do, but where a cell changed that."""
    source = f"import matplotlib.pyplot as plt\n{before}%matplotlib inline\nplt.plot([1, 2])"
    first = [nb.solution("", "s"), nb.test("pass", "t")]
    judged = desk.grade(first, nb.handed_in(first, {"s": source}))
    assert "image/png" in str(judged.shown)


@pytest.mark.slow
def test_a_shell_ends_in_silence_when_its_folder_is_gone(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    end = (
        "import os; from autograder.sandbox.shell import Shell\n"
        f"Shell(1000); os.rmdir({str(folder)!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", end],
        cwd=folder,
        env=os.environ | {"IPYTHONDIR": str(tmp_path), "PYTHONPATH": str(BOOK.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
