"""Every worker keeps to one processor, and the workers share out what there is."""

import os

import psutil

from autograder import processors
from autograder.assignment import Assignment
from autograder.grading import _pool
from autograder.limits import Limits


def test_workers_share_the_processors_out(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {4, 2, 7}, raising=False)
    monkeypatch.setattr(processors, "_is_second_thread", lambda cpu: False)
    assert processors.shared_out(2) == [2, 4]
    assert processors.shared_out(5) == [2, 4, 7, 2, 4]


def test_every_core_is_used_before_a_second_thread_of_one(monkeypatch, tmp_path):
    for cpu, siblings in enumerate(["0-1", "0-1", "2,5", "3", "", "2,5"]):
        (tmp_path / str(cpu)).write_text(f"{siblings}\n")
    monkeypatch.setattr(processors, "_SIBLINGS", f"{tmp_path}/{{}}")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(7)), raising=False)
    assert processors.shared_out(7) == [0, 2, 3, 4, 6, 1, 5]


def test_where_processes_cannot_be_kept_to_a_processor_they_are_not(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert processors.shared_out(2) == []


def test_a_worker_and_what_it_starts_keep_to_one_processor():
    settings = (Assignment("a", {}, {}, {}), Limits(), (), "bubblewrap")
    with _pool(1, settings) as pool:
        kept = pool.submit(_processors_of_all).result()
    assert len(kept) >= 2  # the worker, and the warm parent that forks submissions
    assert len(kept[0]) == 1
    assert all(allowed == kept[0] for allowed in kept)


def _processors_of_all():
    worker = psutil.Process()
    family = [worker, *worker.children(recursive=True)]
    return [process.cpu_affinity() for process in family]
