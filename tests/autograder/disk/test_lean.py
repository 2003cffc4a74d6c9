"""nbgrader's modules are loaded without what they do not need, and nothing of them is missing."""

import json
import subprocess
import sys

import pytest

PACKAGES = (
    *("nbgrader", "nbgrader.preprocessors"),
    *("nbconvert", "nbconvert.exporters", "nbconvert.preprocessors"),
)


def told_by(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_clearing_solutions_loads_no_converter_and_no_database():
    loaded = told_by(
        "import json, sys\n"
        "from autograder.disk.lean import load\n"
        "assert load('nbgrader.preprocessors.clearsolutions').ClearSolutions\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    assert not {"bs4", "bleach", "nbclient", "sqlalchemy", "rfc3987_syntax"} & set(loaded)


@pytest.mark.slow
@pytest.mark.parametrize("package", PACKAGES)
def test_whoever_asks_a_package_for_more_gets_it(package):
    names = "sorted(n for n in vars(package) if n[0] != '_' and n != 'sys')"
    usual = told_by(f"import json, {package} as package\nprint(json.dumps({names}))")
    assert usual
    late = told_by(
        "import importlib, json\n"
        "from autograder.disk.lean import load\n"
        "load('nbgrader.preprocessors.clearsolutions')\n"
        f"package = importlib.import_module({package!r})\n"
        f"print(json.dumps([n for n in {usual} if not hasattr(package, n)]))"
    )
    assert late == []


def test_a_name_that_a_package_does_not_have_is_an_attribute_error():
    assert (
        told_by(
            "from autograder.disk.lean import load\n"
            "load('nbgrader.preprocessors.clearsolutions')\n"
            "import nbconvert\n"
            "print(str(hasattr(nbconvert, 'nothing') or hasattr(nbconvert, '__nothing__')).lower())"
        )
        is False
    )
