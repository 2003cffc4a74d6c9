"""The instructors' guide lists every message with which the grader refuses, with its cure."""

import ast
import re
from pathlib import Path

import autograder

HOUSE = Path(autograder.__file__).parent
GUIDE = HOUSE.parent / "book" / "instructors.md"
REFUSALS = {"CourseError", "NotKept", "Unreadable", "NoWall"}
PASSED_ON = 12  # a shorter fixed part says nothing: the message is another's, passed on


def longest_part(node):
    """Return the longest piece of a message that does not depend on the case."""
    if isinstance(node, ast.JoinedStr):
        pieces = [part.value for part in node.values if isinstance(part, ast.Constant)]
    else:
        pieces = [node.value] if isinstance(node, ast.Constant) else []
    return max(pieces, key=len, default="")


def messages():
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in REFUSALS and node.args:
                part = " ".join(longest_part(node.args[0]).split()).strip(" .:,()")
                if len(part) >= PASSED_ON:
                    yield path.relative_to(HOUSE), part


def test_every_message_has_its_cure():
    guide = " ".join(re.sub(r"[`|]", " ", GUIDE.read_text(encoding="utf-8")).split())
    missing = [f"{path}: {part}" for path, part in messages() if beginning(part) not in guide]
    assert missing == []


def beginning(part):
    """Return the first words of a message: the guide need not repeat its advice."""
    return re.match(r"(?:\S+ ?){1,5}", part)[0].strip(" .:,")


def test_the_messages_are_found():
    assert len(list(messages())) > 25
