"""A test does not run a submission's texts where the verdict is reached."""

import pytest

ESCAPE = "open('/tmp/escaped-{name}', 'w').write('x')"
RUNS_A_TEXT = {
    "exec": "exec(f())",
    "eval": "eval(f())",
    "compile and exec": "exec(compile(f(), 'x', 'exec'))",
    "exec of a cell": "exec(In[-2])",
    "a command": "import os\nos.system(f())",
    "a program": "import subprocess\nsubprocess.run(f(), shell=True)",
    "a pickle": "import pickle\npickle.loads(g())",
    "a file elsewhere": "open(h(), 'w').write('x')",
}


@pytest.mark.parametrize("name", RUNS_A_TEXT)
def test_a_test_that_would_run_a_text_of_the_submission_is_judged_behind_the_wall(
    desk, name, tmp_path
):
    mark = tmp_path / "escaped"
    write = f"__import__('os').system('touch {mark}')"
    text = f"touch {mark}" if name in ("a command", "a program") else write
    student = (
        f"import os, pickle\nclass P:\n    def __reduce__(self):\n"
        f"        return os.system, ('touch {mark}',)\n"
        f"def f():\n    return {text!r}\ndef g():\n    return pickle.dumps(P())\n"
        f"def h():\n    return {str(mark)!r}\nif 0:\n    {write}"
    )
    seen = desk.check(student, RUNS_A_TEXT[name])
    assert not mark.exists()
    assert seen.status in ("failed", "waiting"), seen


def test_a_test_runs_its_own_texts(desk):
    test = "x = 2\nassert eval('f(x)') == 3\nexec('y = f(5)')\nassert y == 6"
    assert desk.check("def f(x):\n    return x + 1", test).passed
    assert not desk.check("def f(x):\n    return x", test).passed


def test_libraries_that_make_code_work_in_tests(desk):
    test = (
        "from collections import namedtuple\nfrom dataclasses import dataclass\n"
        "P = namedtuple('P', 'x y')\n@dataclass\nclass D:\n    x: int\n"
        "import pickle, copy\nassert f(P(1, 2).x) == 2 and D(1) == D(1)\n"
        "assert pickle.loads(pickle.dumps({'a': [1, 2.0]})) == {'a': [1, 2.0]}\n"
        "import tempfile\nwith tempfile.NamedTemporaryFile() as t:\n    t.write(b'x')"
    )
    assert desk.check("def f(x):\n    return x + 1", test).passed
