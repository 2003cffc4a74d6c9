"""What runs in a Dask worker: it proves what it is, then hands pieces to processes of its own.

Submissions are graded by processes that the worker starts afresh, not by the worker: they hold no
descriptor of its connection, and the sandboxes that they open see neither it nor any network.
"""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import pickle
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from autograder.disk.assignment import Assignment
from autograder.disk.conditions import conditions_now, differences
from autograder.disk.course import machine_folders
from autograder.disk.review import Review
from autograder.judge.pooled import grade_in_worker, review_in_worker
from autograder.pool import Pool
from autograder.sandbox.wall import find_wall

IDLE = 120.0  # seconds after which a crew that nobody asks for anything goes home


class Refused(Exception):
    """A worker that must not grade; the message says why."""


class NotHere(Exception):
    """A worker that does not know the assignment, or not any more: it must join again."""


@dataclass(frozen=True)
class Orders:
    """What a worker has to know before it grades; it travels to each worker once.

    Attributes
    ----------
    session : str
        Identifies the run.
    conditions : dict
        What grades are reached with where the run was started.
    assignment : Assignment
    settings : tuple
        Those of `Grader`.
    known : Review or None
        What the self-check found.
    """

    session: str
    conditions: dict[str, Any]
    assignment: Assignment
    settings: tuple
    known: Review | None


class Crew:
    """The grading processes of one Dask worker."""

    def __init__(self, size: int) -> None:
        # A nanny starts its worker as a process that may have no children; these end with it.
        multiprocessing.current_process()._config["daemon"] = False
        self.pool = Pool(size)
        self.turn = threading.Lock()
        self.working, self.used = 0, time.monotonic()
        self.conditions = ""

    def take_up(self, orders: Orders, conditions: dict[str, Any]) -> None:
        """Take up an assignment."""
        limits, hidden, isolation = orders.settings
        self.pool.take_up(orders.assignment, (limits, hidden + machine_folders(), isolation))
        self.pool.know(orders.known)
        self.conditions = digest_of(conditions)

    def ask(self, work: Any, *arguments: Any) -> Any:
        """Let one of the processes work; where it dies, others take its place."""
        with self.turn:
            self.working += 1
            executor = self.pool.executor
        try:
            return executor.submit(work, self.pool.handed, *arguments).result()
        except BrokenProcessPool:
            with self.turn:
                if self.pool.executor is executor:
                    self.pool.executor = self.pool._start()
            raise
        finally:
            with self.turn:
                self.working, self.used = self.working - 1, time.monotonic()

    @property
    def idle(self) -> bool:
        """Whether nobody seems to need it any more."""
        return not self.working and time.monotonic() - self.used > IDLE

    def close(self) -> None:
        """End the processes."""
        self.pool.__exit__(None, None, None)


_crews: dict[str, Crew] = {}  # by session; a Dask worker is one process


def digest_of(conditions: dict[str, Any]) -> str:
    """Identify the conditions that grades are reached with."""
    return hashlib.sha256(pickle.dumps(sorted(conditions.items()))).hexdigest()


async def join(packed: bytes, dask_worker: Any = None) -> int:
    """Prove that this worker may grade, and take up the assignment.

    Returns
    -------
    int
        How many submissions it grades at once.

    Raises
    ------
    Refused
        With the reason.
    """
    orders: Orders = pickle.loads(packed)
    limits, _, isolation = orders.settings
    mine = await asyncio.to_thread(conditions_now, limits, isolation)
    if unlike := differences(orders.conditions, mine):
        raise Refused(f"it has other versions (here → there): {'; '.join(unlike[:5])}")
    size = dask_worker.state.nthreads
    crew = _crews.get(orders.session)
    if crew is None:
        crew = _crews[orders.session] = Crew(size)
        asyncio.get_running_loop().create_task(_go_home(orders.session))
    try:
        if isolation == "bubblewrap":  # tried in a process without threads
            await asyncio.wrap_future(crew.pool.executor.submit(find_wall))
    except Exception as error:
        leave(orders.session)
        raise Refused(f"it cannot wall submissions in: {error}") from None
    crew.take_up(orders, mine)
    return size


async def _go_home(session: str) -> None:
    """End a crew that nobody needs: whoever called it may have been killed."""
    while session in _crews:
        await asyncio.sleep(IDLE / 10)
        if session in _crews and _crews[session].idle:
            leave(session)


def leave(session: str) -> None:
    """End what a session started on this worker."""
    if crew := _crews.pop(session, None):
        crew.close()


def grade_piece(session: str, packed: bytes) -> bytes:
    """Grade one submission.

    Returns
    -------
    bytes
        The digest of the conditions it was graded under, the verdicts, and the seconds they took.

    Raises
    ------
    NotHere, TooSlow, BrokenProcessPool
    """
    crew = _crew(session)
    conditions = crew.conditions
    verdicts, seconds = crew.ask(grade_in_worker, pickle.loads(packed))
    return pickle.dumps((conditions, verdicts, seconds))


def review_piece(session: str, try_wrong: bool) -> Review:
    """Try the instructor's own solution."""
    return _crew(session).ask(review_in_worker, try_wrong)


def _crew(session: str) -> Crew:
    if session not in _crews:
        raise NotHere(session)
    return _crews[session]
