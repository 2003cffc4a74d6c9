"""How far a run is: how many, how fast, how long it takes yet."""

import json
from dataclasses import dataclass, field

from autograder.people import progress
from autograder.people.progress import Pace, json_lines


@dataclass
class Told:
    student: str
    outcome: str
    done: int
    total: int
    why: list = field(default_factory=list)


def test_what_stands_already_does_not_make_the_rest_look_quick():
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.left(50, 100) is None
    now[0] = 10.0
    for _ in range(5):
        pace.note()
    assert pace.rate == 0.5
    assert pace.left(90, 100) == 20
    assert pace.in_words(90, 100) == "0.5/s, 20 s left"
    assert pace.in_words(100, 100) == "0.5/s"
    assert pace.in_words(0, 250) == "0.5/s, 8 min left"
    assert pace.in_words(0, 10_000) == "0.5/s, 5:33 h left"


def test_each_event_is_a_line_of_json(capsys, monkeypatch):
    monkeypatch.setattr(progress.time, "monotonic", lambda: 0.0)
    tell = json_lines()
    tell(Told("zoë", "stands", 1, 2))
    tell(Told("ada", "graded", 2, 2, ["the submission changed"]))
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["student"], first["seconds_left"]) == ("zoë", None)
    assert (second["why"], second["seconds_left"]) == (["the submission changed"], 0)
