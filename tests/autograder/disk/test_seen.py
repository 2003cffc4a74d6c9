"""A submission that did not change is not read again; one that did is, however it is hidden."""

import os
import time

import pytest

from autograder.disk import seen
from autograder.disk.course import Course
from autograder.disk.seen import Seen, look


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "handed in"
    (made / "data").mkdir(parents=True)
    (made / "n.ipynb").write_text("one")
    (made / "data" / "x.csv").write_text("1")
    monkeypatch.setattr(seen, "_YOUNG", 0.0)
    return made


def test_what_did_not_change_looks_the_same(folder):
    assert look(folder) == look(folder) is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda f: (f / "n.ipynb").write_text("two"),
        lambda f: (f / "data" / "x.csv").write_text("2"),
        lambda f: (f / "more").write_text(""),
        lambda f: (f / "data" / "x.csv").unlink(),
        lambda f: (f / "n.ipynb").rename(f / "m.ipynb"),
    ],
)
def test_every_change_is_seen_though_size_and_time_are_put_back(folder, change):
    before, times = look(folder), {p: p.stat() for p in folder.rglob("*")}
    time.sleep(0.02)
    change(folder)
    for path, stat in times.items():
        if path.exists():
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert look(folder) != before


def test_what_is_too_young_or_not_there_is_read(folder, monkeypatch):
    monkeypatch.setattr(seen, "_YOUNG", 3600.0)
    assert look(folder) is None
    assert look(folder / "nowhere") is None


def test_what_a_clock_set_back_leaves_in_the_future_is_read(folder, monkeypatch):
    monkeypatch.setattr(seen, "_YOUNG", 3.0)
    now = time.time()
    monkeypatch.setattr(seen.time, "time", lambda: now - 3600)
    assert look(folder) is None
    monkeypatch.setattr(seen.time, "time", lambda: now + 3600)
    assert look(folder) is not None


def test_digests_are_remembered_until_something_else_reads_them(tmp_path):
    path = tmp_path / "a.seen.json"
    first = Seen(path, "context")
    first.note("ada", "looks", "digest")
    first.note("bob", None, "young")
    first.keep()
    again = Seen(path, "context")
    assert again.digest("ada", "looks") == "digest"
    assert again.digest("ada", "other") is again.digest("bob", None) is None
    assert Seen(path, "another context").digest("ada", "looks") is None
    path.write_text("broken")
    assert Seen(path, "context").digest("ada", "looks") is None


@pytest.mark.slow
def test_a_second_run_opens_no_submission(make_course, nb, monkeypatch):
    from autograder.grading import grade_class

    monkeypatch.setattr(seen, "_YOUNG", 0.0)
    made = make_course()
    cells = [nb.solution("def f(): ...", "f"), nb.test("assert f", "t", 1)]
    made.source("a", {"n.ipynb": cells})
    made.release("a")
    for student in ("ada", "bob"):
        made.submit("a", student, {"n.ipynb": cells})
    assert len(grade_class(Course(made.root), "a").graded) == 2

    def read(self, *_):
        raise AssertionError("a submission was read")

    monkeypatch.setattr(Course, "submission", read)
    assert sorted(grade_class(Course(made.root), "a").skipped) == ["ada", "bob"]
