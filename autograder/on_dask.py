"""Workers on other machines, through Dask: nothing is shared but what travels, as bytes.

Dask schedules; what stands here is what it does not know: that a worker has to prove itself before
it grades, and that a piece without an answer is given to another one.
"""

from __future__ import annotations

import logging
import pickle
import queue
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from autograder.disk.assignment import Assignment
from autograder.disk.conditions import conditions_now
from autograder.disk.course import CourseError
from autograder.disk.review import Review
from autograder.judge.tasks import Task, TooSlow
from autograder.on_worker import (
    NotHere,
    Orders,
    Refused,
    digest_of,
    grade_piece,
    join,
    leave,
    review_piece,
)
from autograder.pool import HEARTBEAT, Outcome, Patience, Pool, Tell, untold

ATTEMPTS = 3
PATIENCE = 60.0  # seconds to wait for a worker that can grade
SLACK = 30.0  # seconds that a piece may take on its way, beside being graded
log = logging.getLogger("autograder")


@dataclass
class Piece:
    """A submission under way.

    Attributes
    ----------
    task : Task
    packed : bytes
        The task as it travels.
    futures : dict
        From the key of each copy that was given out to Dask's future.
    since : float
        When the last copy was given out.
    given_to : set of str
        The workers that may take it.
    attempts : int
        How often it was lost.
    """

    task: Task
    packed: bytes
    futures: dict[str, Any] = field(default_factory=dict)
    since: float = 0.0
    given_to: frozenset[str] = frozenset()
    attempts: int = 0


class DaskPool(Pool):
    """Grades on the workers of a Dask cluster.

    Parameters
    ----------
    address : str
        Of the scheduler. ``tls://`` needs the certificates of Dask's own configuration.

    Raises
    ------
    CourseError
        When Dask is not installed, or nobody answers there.
    """

    def __init__(self, address: str) -> None:
        self.begin(address, _connect(address))

    def begin(self, address: str, client: Any) -> None:
        """Begin with nobody, at a scheduler that a client is connected with."""
        self.address, self.client = address, client
        self.patience = Patience()
        self.session = uuid.uuid4().hex
        self.workers: dict[str, int] = {}  # those that proved themselves, with their size
        self.refused: dict[str, str] = {}
        self.greeted: set[str] = set()
        self.events: queue.SimpleQueue[tuple] = queue.SimpleQueue()
        self.pieces: dict[str, Piece] = {}  # by student
        self.owners: dict[str, str] = {}  # from a future's key to the student
        self.known: Review | None = None

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.client.status == "running":
            for piece in self.pieces.values():
                self.client.cancel(list(piece.futures.values()), force=True)
            present = self._present()
            self.client.run(
                leave,
                self.session,
                workers=[w for w in self.greeted if w in present],
                on_error="ignore",
            )
        self.client.close(timeout=5)

    def take_up(self, assignment: Assignment, settings: tuple) -> None:
        """Prepare what each worker gets when it joins."""
        limits, _, isolation = settings
        self.work = (assignment, settings)
        self.conditions = conditions_now(limits, isolation)
        self.know(None)

    def know(self, review: Review | None) -> None:
        """Let every worker know what the self-check found."""
        orders = Orders(self.session, self.conditions, *self.work, review)
        self.packed = pickle.dumps(orders)
        self.workers, self.greeted = {}, set()

    def review(self, names: list[str], try_wrong: bool, tell: Tell = untold) -> Review:
        """Let one worker try the instructor's own solution of all; nobody is told how far it is."""
        self._await_workers()
        where = next(iter(self.workers))
        future = self.client.submit(
            review_piece, self.session, try_wrong, workers=[where], pure=False
        )
        return future.result()

    def compute(
        self, work: Iterator[Task], meanwhile: Callable[[], object] = lambda: None
    ) -> Iterator[tuple[Task, Outcome]]:
        """Let the cluster grade; see `Pool.compute`."""
        more = True
        while more or self.pieces:
            self._await_workers()
            while more and len(self.pieces) < 2 * sum(self.workers.values()):
                task = next(work, None)
                more = task is not None
                if task:
                    self._give(self.piece(task))
            meanwhile()
            yield from self._settled()
            self._give_again()

    def _settled(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait a moment for something to happen; yield what is decided by it."""
        if not self.pieces:
            return
        try:
            what, *about = self.events.get(timeout=HEARTBEAT)
        except queue.Empty:
            return
        if what == "joined":
            self._welcome(*about)
            return
        (future,) = about
        piece = self.pieces.get(self.owners.pop(future.key, ""))
        if piece is None or piece.futures.pop(future.key, None) is None:
            return  # another copy was quicker: a piece counts once
        outcome = self._outcome(future)
        if outcome is None:
            piece.attempts += 1
            if piece.attempts < ATTEMPTS:
                self._give(piece)
                return
            outcome = f"{ATTEMPTS} workers were lost while they graded it"
        self._drop(piece)
        yield piece.task, outcome

    # Pieces.

    @staticmethod
    def piece(task: Task) -> Piece:
        """Pack a submission for its way."""
        return Piece(task, pickle.dumps(task))

    def _give(self, piece: Piece) -> None:
        """Give a piece to the workers that may have it; Dask chooses."""
        piece.given_to, piece.since = frozenset(self.workers), time.monotonic()
        future = self.client.submit(
            *(grade_piece, self.session, piece.packed),
            workers=list(piece.given_to),
            allow_other_workers=False,
            pure=False,
        )
        student = piece.task.submission.student
        piece.futures[future.key] = future
        self.pieces[student] = piece
        self.owners[future.key] = student
        future.add_done_callback(lambda done: self.events.put(("done", done)))

    def _outcome(self, future: Any) -> Outcome | None:
        """Read what came of a copy; None where it was lost."""
        try:
            conditions, verdicts, seconds = pickle.loads(future.result(timeout=SLACK))
        except TooSlow as error:
            self.patience.note(self.patience.seconds)
            return error
        except NotHere:
            self.greeted.clear()  # whoever it was joins again
            return None
        except Exception as error:
            lost = type(error).__name__ in (
                "KilledWorker",
                "CancelledError",
                "FutureCancelledError",
            )
            lost = lost or isinstance(error, (BrokenProcessPool, TimeoutError, OSError))
            return None if lost else f"{type(error).__name__}: {error}"
        if conditions != digest_of(self.conditions):
            log.warning("A Dask worker graded with other versions than it had shown; done again.")
            self.greeted.clear()
            return None
        self.patience.note(seconds)
        return verdicts

    def _drop(self, piece: Piece) -> None:
        """Forget a piece that is decided, and what was given out of it."""
        del self.pieces[piece.task.submission.student]
        for key in piece.futures:
            self.owners.pop(key, None)
        if piece.futures:
            self.client.cancel(list(piece.futures.values()), force=True)

    def _give_again(self) -> None:
        """Give out another copy of what nobody can or does answer."""
        now, present = time.monotonic(), self._present()
        for piece in list(self.pieces.values()):
            nobody = not piece.given_to & present
            if (nobody or now - piece.since > self._longest(piece.task)) and self.workers:
                if not nobody:
                    self._give_up_on(piece)
                if self.workers:
                    self._give(piece)

    def _longest(self, task: Task) -> float:
        whole = self.work[1][0].submission_seconds
        seconds = 2 * min(whole, task.seconds or whole)
        return SLACK + 2 * len(task.notebooks) * seconds  # one piece may wait for one before it

    def _give_up_on(self, piece: Piece) -> None:
        """Take no more account of a worker that keeps a piece for too long."""
        for where, keys in self.client.processing().items():
            if where in self.workers and any(key in piece.futures for key in keys):
                log.warning("The Dask worker %s does not answer; others do its work.", where)
                del self.workers[where]

    # Workers.

    def _present(self) -> frozenset[str]:
        return frozenset(self.client.scheduler_info(n_workers=-1)["workers"])

    def _await_workers(self) -> None:
        """Greet workers that are new, until there is one that can grade."""
        end = time.monotonic() + PATIENCE
        while True:
            if self.client.status != "running":
                raise CourseError(
                    f"The Dask scheduler at {self.address} is gone. Start it and run the same"
                    " command again; it goes on where it was."
                )
            self._greet()
            if self.workers:
                return
            try:
                event = self.events.get(timeout=HEARTBEAT)
            except queue.Empty:
                event = ("nothing",)
            if event[0] == "joined":
                self._welcome(*event[1:])
            elif event[0] == "done":
                self.events.put(event)  # for later
                time.sleep(HEARTBEAT / 10)
            if time.monotonic() > end and not self.workers:
                reasons = "; ".join(f"{who}: {why}" for who, why in self.refused.items())
                raise CourseError(
                    f"There is no Dask worker that can grade at {self.address}."
                    f" {reasons or 'None has joined: start one with dask worker.'}"
                )

    def _greet(self) -> None:
        present = self._present()
        for gone in self.workers.keys() - present:
            del self.workers[gone]
        self.greeted &= present
        for where in present - self.greeted:
            self.greeted.add(where)
            threading.Thread(target=self._ask_to_join, args=(where,), daemon=True).start()

    def _ask_to_join(self, where: str) -> None:
        packed = self.packed
        try:
            told = self.client.run(join, packed, workers=[where], on_error="return")[where]
        except Exception as error:
            told = error
        self.events.put(("joined", where, told, packed))

    def _welcome(self, where: str, told: int | Exception, packed: bytes) -> None:
        """Let a worker grade, or say why not."""
        if packed is not self.packed:
            return  # it was asked for something else, and is asked again
        if isinstance(told, int):
            self.workers[where] = told
            return
        reason = str(told) if isinstance(told, Refused) else f"{type(told).__name__}: {told}"
        self.refused[where] = reason
        log.warning("The Dask worker %s is refused: %s", where, reason)


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise CourseError(
            "Dask is not installed. Install it here and on every worker:"
            ' pip install "nbgrader-sandbox[dask]"'
        ) from None
    try:
        return Client(address, timeout=20, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise CourseError(
            f"No Dask scheduler answers at {address}: {error}. Is it up, and are the certificates"
            " those of Dask's configuration?"
        ) from error
