"""Workers that grade: a bounded number of submissions is under way, however large the class is."""

from __future__ import annotations

import functools
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import BinaryIO

from autograder.disk.assignment import Assignment
from autograder.disk.review import Review, joined
from autograder.disk.verdict import Verdict
from autograder.judge.pooled import get_ready, grade_in_worker, review_in_worker, start_worker
from autograder.judge.tasks import Task, TooSlow

ATTEMPTS = 2
HEARTBEAT = 1.0  # seconds after which a pool says that it is still at work
Tell = Callable[[str, int, int], None]
Outcome = list[Verdict] | TooSlow | str


def untold(name: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


class Pool:
    """Workers that grade one assignment; they get ready before they are told which.

    Parameters
    ----------
    jobs : int

    Attributes
    ----------
    patience : Patience
        How long a submission may take at first.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.patience = Patience()
        self.files: list[BinaryIO] = []
        self.handed: tuple[str, int] | None = None  # where it lies, and which of them it is
        self.executor = self._start()
        self._get_ready()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # Stopped in the middle: what the workers are at is worth nothing, nobody waits for it.
            for worker in multiprocessing.active_children():
                worker.kill()
        # Waiting: Python 3.11 may write to a closed pipe when it ends with the executor half ended.
        self.executor.shutdown(wait=True, cancel_futures=True)
        for file in self.files:
            file.close()

    def want(self, jobs: int) -> None:
        """Begin again with more workers, where fewer were foreseen than there is work for."""
        if jobs > self.jobs:
            self.jobs = jobs
            self._start_again()

    def take_up(self, assignment: Assignment, settings: tuple) -> None:
        """Lay the assignment, and the settings of `Grader`, where every worker finds them."""
        self.work = pickle.dumps((assignment, settings))
        self.know(None)

    def know(self, review: Review | None) -> None:
        """Let every worker know what the self-check found."""
        # In memory: whatever ends this process, nothing of it is left behind.
        file = open(os.memfd_create("assignment"), "w+b")
        pickle.dump((self.work, review), file)
        file.flush()
        self.handed = (f"/proc/{os.getpid()}/fd/{file.fileno()}", len(self.files))
        self.files.append(file)  # a worker may be about to read the one before
        self._get_ready()

    def _get_ready(self) -> None:
        for _ in range(self.jobs):
            self.executor.submit(get_ready, self.handed)

    def review(self, names: list[str], try_wrong: bool, tell: Tell = untold) -> Review:
        """Let workers try the instructor's own solution, a notebook each; tell how far they are."""
        reviews = []
        submit = functools.partial(self.executor.submit, review_in_worker, self.handed, try_wrong)
        parts = [[name] for name in names] or [[]]
        for part, task in [(part, submit(part)) for part in parts]:
            reviews.append(task.result())
            tell(", ".join(part), len(reviews), len(parts))
        return joined(reviews)

    def compute(
        self, work: Iterator[Task], meanwhile: Callable[[], object] = lambda: None
    ) -> Iterator[tuple[Task, Outcome]]:
        """Let workers grade; one that dies costs the submission it worked on one attempt.

        Parameters
        ----------
        work : iterator of Task
        meanwhile : callable
            Called whenever something was done, and every second or so when nothing was.

        Yields
        ------
        tuple
            A task and its verdicts; `TooSlow` where it is put off; a text where there is no grade.
        """
        retry: list[Task] = []
        attempts: dict[str, int] = {}
        waiting: dict[Future, Task] = {}
        while True:
            while len(waiting) < 2 * self.jobs and (
                task := retry.pop() if retry else next(work, None)
            ):
                waiting[self._submit(task)] = task
            if not waiting:
                return
            meanwhile()
            done, _ = wait(waiting, HEARTBEAT, FIRST_COMPLETED)
            lost = False
            for future in done:
                task = waiting.pop(future)
                outcome = self._outcome(future)
                if isinstance(outcome, BrokenProcessPool):
                    lost = True
                    student = task.submission.student
                    attempts[student] = attempts.get(student, 0) + 1
                    if attempts[student] < ATTEMPTS:
                        retry.append(task)
                        continue
                    outcome = f"the grading process ended: {outcome}"
                yield task, outcome
            if lost:
                retry += waiting.values()
                waiting = {}
                self._start_again()

    def _submit(self, task: Task) -> Future:
        return self.executor.submit(grade_in_worker, self.handed, task)

    def _outcome(self, future: Future) -> Outcome | BrokenProcessPool:
        try:
            verdicts, seconds = future.result()
        except TooSlow as error:
            self.patience.note(self.patience.seconds)
            return error
        except BrokenProcessPool as error:
            return error
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        self.patience.note(seconds)
        return verdicts

    def _start_again(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._start()

    def _start(self) -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, context, start_worker, (os.getpid(),))


class Patience:
    """How long a submission may take before it is put off, by what others took.

    A submission that hangs would hold its worker for as long as the limits allow, and a few of them
    all workers. They are graded last instead, with all their time: more sandboxes than processors
    would take time from submissions that are measured by the clock, and change their grades.
    """

    LEAST, TIMES = 3.0, 5.0

    def __init__(self) -> None:
        self.count, self.total = 0, 0.0

    def note(self, seconds: float) -> None:
        """Learn how long a submission took, or took at least."""
        self.count += 1
        self.total += seconds

    @property
    def seconds(self) -> float:
        """The seconds that the next one may take."""
        return max(self.LEAST, self.TIMES * self.total / self.count if self.count else 0.0)
