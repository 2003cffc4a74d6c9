"""Judge a check in the submission's process: the judge's side of it.

The check runs inside the wall, in a process forked for it. That it passed is believed only if the
token comes back which was made for this run, and sent with the check: so silence, an exit or a late
answer is no pass. A submission that reads its own process can send the token all the same; that is
why such a check is marked wherever an instructor looks.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from autograder.crossing.channel import Closed, TimeIsUp
from autograder.crossing.wire import WireError, decode, encode
from autograder.disk.names import binding_statements, bound_names, free_names
from autograder.disk.notebook import Cell
from autograder.judge.session import Session, Stopped
from autograder.sandbox.client import Died, Interrupted

_TEXTS = ("token", "kind", "printed", "name", "text")


@dataclass
class Outcome:
    """What came of a check in the submission's process; all but `ended` is the process's claim.

    Attributes
    ----------
    ended : bool
        Whether the token came back.
    kind, value
        Of the last expression: "number" and its value, "unclear" or "none".
    printed : str
    name, text, line
        Of an error.
    late : bool
        Whether it ran out of time.
    """

    ended: bool = False
    kind: str = "none"
    value: float = 0.0
    printed: str = ""
    name: str = ""
    text: str = ""
    line: int = 0
    late: bool = False


def run_together(session: Session, snapshot: int, before: str, cell: Cell, secs: float) -> Outcome:
    """Run a check in a process forked from the submission's, with the names of a snapshot."""
    token = secrets.token_hex(16)
    try:
        session.start_clock(session.limits.cell_seconds)
        session.restore(snapshot)
        sandbox = session.sandbox
        sandbox.clear_room()
        sandbox.ask(("together",), session.deadline)
        with sandbox.alone():
            session.start_clock(secs)
            sandbox.channel.send(encode((before, cell.source, token)), session.deadline)
            told = decode(sandbox.channel.receive(session.deadline))
    except TimeIsUp:
        return Outcome(text="It ran out of time.", late=True)
    except Stopped as stop:
        return Outcome(text=str(stop), late=session.late)
    except (Died, Interrupted) as error:
        session.sandbox.kill()
        return Outcome(text=f"The submission's process was stopped: {error}.")
    except (Closed, WireError, OSError) as error:
        return Outcome(text=f"The check's process ended before the check did. {error}".strip())
    return _read(told, token, session.limits.output_bytes)


def _read(told: Any, token: str, room: int) -> Outcome:
    """Read what the process sent; it may be anything that the wire carries."""
    told = told if type(told) is dict else {}
    texts = {key: told[key] if type(told.get(key)) is str else "" for key in _TEXTS}
    value, line = told.get("value"), told.get("line")
    return Outcome(
        ended=hmac.compare_digest(texts["token"].encode("utf-8", "replace"), token.encode()),
        kind=texts["kind"],
        value=value if type(value) is float else 0.0,
        printed=texts["printed"][:room],
        name=texts["name"][:200],
        text=texts["text"][:5000],
        line=line if type(line) is int else 0,
    )


def statements_before(position: int, cells: list[Cell]) -> str:
    """Gather what earlier tests and open cells of the instructor's bind and a check uses.

    The submission's process has run neither. It gets the statements that bind these names, not the
    cells they stand in. What the submission kept of an open cell is its own: an object that was
    made there may have been changed since, and is not made anew.
    """
    theirs: set[str] = set()
    kept: set[str] = set()
    statements: dict[str, tuple[int, str]] = {}
    for number, cell in enumerate(cells[:position]):
        if cell.cell_type != "code":
            continue
        if cell.kind in ("test", "context"):
            for name, text in binding_statements(cell.source).items():
                statements[name] = (number, text)
        else:
            theirs |= cell.binds.keys()
        if cell.kind == "own":
            kept |= bound_names(cell.source).keys()
    opened = {name for name, (number, _) in statements.items() if cells[number].kind == "context"}
    theirs |= kept & opened
    chosen: dict[str, tuple[int, int, str]] = {}
    wanted = list(free_names(cells[position].source))
    order = {name: place for place, name in enumerate(statements)}
    while wanted:
        name = wanted.pop()
        if name in statements and name not in theirs and name not in chosen:
            number, text = statements[name]
            chosen[name] = (number, order[name], text)
            wanted += free_names(text)
    texts = [text for _, _, text in sorted(chosen.values())]
    return "\n".join(dict.fromkeys(text.rstrip("\n") for text in texts))
