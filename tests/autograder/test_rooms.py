"""The grader's rooms: which may know of which. A file's place tells on which side it runs."""

import ast
from pathlib import Path

import pytest

import autograder

HOUSE = Path(autograder.__file__).parent
# From a room to those that it may import from. What stands at the top may import from all.
MAY_USE = {
    "crossing": set(),
    "disk": set(),
    "sandbox": {"crossing", "disk"},
    "judge": {"crossing", "disk", "sandbox"},
    "people": {"crossing", "disk", "judge", "sandbox"},
}


def imports(path):
    """List what a module imports, in functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_uses_only_the_rooms_below_it(room):
    for path in (HOUSE / room).rglob("*.py"):
        used = {name.split(".")[1] for name in imports(path) if name.startswith("autograder.")}
        assert used - {room, "__version__"} <= MAY_USE[room], path


def test_every_room_says_at_its_door_what_it_promises():
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert rooms == set(MAY_USE)
    for room in rooms:
        assert len(ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text()))) > 80


@pytest.mark.parametrize("room", ["crossing", "sandbox", "judge"])
def test_what_runs_submissions_or_tests_knows_no_nbgrader(room):
    for path in (HOUSE / room).rglob("*.py"):
        heavy = [n for n in imports(path) if n.split(".")[0] in ("nbgrader", "sqlalchemy")]
        assert not heavy, path


def test_the_crossing_draws_nothing():
    for path in (HOUSE / "crossing").rglob("*.py"):
        assert not [n for n in imports(path) if n.startswith("matplotlib")], path
