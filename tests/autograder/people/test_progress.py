"""How far a run is: how many, how fast, how long it takes yet."""

import json
from dataclasses import dataclass, field

from rich.console import Console

from autograder.people import progress
from autograder.people.progress import Pace, json_lines, reasons


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


def test_elsewhere_than_on_a_terminal_a_few_lines_are_told_and_none_of_short_work(
    capsys, monkeypatch
):
    for seconds, lines in ((0.01, 0), (60, 3)):
        now = [0.0]
        monkeypatch.setattr(progress.time, "monotonic", lambda now=now: now[0])
        # `Pace` keeps the clock that it finds when it is made.
        monkeypatch.setattr(Pace.__init__, "__defaults__", (progress.time.monotonic,))
        with progress.progress("Grading", Console(force_terminal=False)) as tell:
            for done in range(1, 1001):
                now[0] += seconds
                tell("ada", done, 1000)
        told = capsys.readouterr().out.splitlines()
        assert len(told) == lines
    assert told[0].startswith("Grading: 250 of 1000")


def test_why_is_told_in_words_that_need_no_manual(capsys):
    tell = reasons(Console(width=110))
    tell(Told("ada", "put off", 0, 3, ["not graded before"]))
    tell(Told("ada", "graded", 1, 3, ["not graded before"]))
    tell(Told("bob", "stands", 2, 3))
    tell(Told("eve", "stands", 3, 3, ["the deadline moved: none → 2030"]))
    assert capsys.readouterr().out.splitlines() == [
        "ada: takes long, is graded after the others",
        "ada: graded: not graded before",
        "bob: nothing to do, the grade stands",
        "eve: nothing to do, the grade stands: the deadline moved: none → 2030",
    ]


def test_each_event_is_a_line_of_json(capsys, monkeypatch):
    monkeypatch.setattr(progress.time, "monotonic", lambda: 0.0)
    tell = json_lines()
    tell(Told("zoë", "stands", 1, 2))
    tell(Told("ada", "graded", 2, 2, ["the submission changed"]))
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["student"], first["seconds_left"]) == ("zoë", None)
    assert (second["why"], second["seconds_left"]) == (["the submission changed"], 0)
