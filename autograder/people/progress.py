"""How far a command is: a bar on a terminal, lines elsewhere, JSON lines for another program."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

Tell = Callable[[str, int, int], None]
SHORT = 10.0  # seconds; of what takes less, its end tells enough

# What becomes of a submission, in words; others stand for themselves.
OUTCOMES = {
    "stands": "nothing to do, the grade stands",
    "shown anew": "only the feedback changes",
    "penalised": "only the lateness is counted anew",
    "put off": "takes long, is graded after the others",
    "failed": "no grade",
}


class Pace:
    """How many are done a second, and how long the rest takes at that."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.began, self.worked = clock, clock(), 0

    def note(self) -> None:
        """Count one that cost work."""
        self.worked += 1

    @property
    def rate(self) -> float:
        """Return how many were done a second."""
        return self.worked / max(self.clock() - self.began, 1e-9)

    def left(self, done: int, total: int) -> float | None:
        """Return the seconds left; None before the first was done."""
        return (total - done) / self.rate if self.worked else None

    def in_words(self, done: int, total: int) -> str:
        """Say both."""
        left = self.left(done, total)
        if not left:
            return f"{self.rate:.1f}/s"
        return f"{self.rate:.1f}/s, {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60}:{minutes % 60:02} h"


@contextlib.contextmanager
def progress(what: str, out: Console, quiet: bool = False) -> Iterator[Tell]:
    """Show a bar on a terminal; elsewhere a few lines of what takes long."""
    if quiet:
        yield lambda student, done, total: None
        return
    pace = Pace()
    if not out.is_terminal:
        yield _lines(what, pace)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Progress(*columns, console=out) as bar:
        task = bar.add_task(what, total=None, pace="")

        def advance(student: str, done: int, total: int) -> None:
            pace.note()
            bar.update(task, completed=done, total=total, pace=pace.in_words(done, total))

        yield advance


def _lines(what: str, pace: Pace) -> Tell:
    """Print a line when a quarter, a half and three quarters are done; none of a short work."""
    told = 0

    def tell(student: str, done: int, total: int) -> None:
        nonlocal told
        pace.note()
        quarters = 4 * done // total
        if told < quarters < 4 and pace.clock() - pace.began >= SHORT:
            print(f"{what}: {done} of {total}, {pace.in_words(done, total)}", flush=True)
            told = quarters

    return tell


def json_lines() -> Callable[[Any], None]:
    """Return what prints each event of a run as a line of JSON."""
    pace = Pace()

    def tell(event: Any) -> None:
        if event.outcome != "stands":
            pace.note()
        left = pace.left(event.done, event.total)
        told = asdict(event) | {
            "rate": round(pace.rate, 2),
            "seconds_left": None if left is None else round(left, 1),
        }
        print(json.dumps(told, ensure_ascii=False), flush=True)

    return tell


def reasons(out: Console) -> Callable[[Any], None]:
    """Return what prints why each submission is graded, or what else becomes of it."""

    def tell(event: Any) -> None:
        told = [event.student, OUTCOMES.get(event.outcome, event.outcome)]
        if event.why and event.outcome != "put off":  # the reason is told when it is graded
            told.append("; ".join(event.why))
        out.print(Text(": ".join(told)), soft_wrap=True)

    return tell
