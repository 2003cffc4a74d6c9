"""Grades stand in nbgrader's gradebook as nbgrader would have them."""

import datetime

import pytest
from nbgrader import api

from autograder.disk.assignment import Submission
from autograder.disk.course import Course, CourseError
from autograder.disk.gradebook import Gradebook
from autograder.disk.verdict import Verdict
from autograder.people.report import COLUMNS, read_report, write_csv


@pytest.fixture
def course(make_course, nb):
    """A released assignment of two notebooks with every kind of graded cell."""
    made = make_course()
    one = [
        nb.solution("def f(): ...", "f"),
        nb.test("assert f()", "f_one", 2),
        nb.test("assert f()", "f_two", 3),
        nb.answer("why", "why", 4),
        nb.task("draw", "draw", 5),
    ]
    two = [nb.solution("def g(): ...", "g"), nb.test("assert g()", "g_one", 10)]
    made.source("a", {"one.ipynb": one, "two.ipynb": two})
    made.release("a", due="2026-01-10")
    return made


FIRST = {"f_one": 2.0, "f_two": 3.0, "why": None, "draw": None}
SECOND = {"g_one": 10.0}


def verdicts(first=None, second=None, unanswered=(), problem=""):
    return [
        Verdict("one", FIRST | (first or {}), set(unanswered), "{}", problem=problem),
        Verdict("two", SECOND | (second or {}), set(), "{}"),
    ]


def save(course, *results, student="ada", timestamp=None):
    settled = Course(course.root)
    with Gradebook(settled, settled.assignment("a")) as book:
        book.save(Submission(student, {}, {}, timestamp), *results)


def grades(course, student="ada"):
    with course.book() as book:
        return {
            (notebook.name, grade.name): (grade.auto_score, grade.score, grade.needs_manual_grade)
            for notebook in book.find_submission("a", student).notebooks
            for grade in notebook.grades
        }


def report(course, student="ada"):
    (row,) = [r for r in read_report(Course(course.root), "a") if r.student == student]
    return row


def test_scores_are_kept_and_what_a_person_grades_waits(course):
    save(course, verdicts())
    assert grades(course) == {
        ("one", "f_one"): (2.0, 2.0, False),
        ("one", "f_two"): (3.0, 3.0, False),
        ("one", "why"): (None, 0.0, True),
        ("one", "draw"): (None, 0.0, True),
        ("two", "g_one"): (10.0, 10.0, False),
    }
    row = report(course)
    assert (row.score, row.max_score, row.needs_manual_grade) == (15, 24, True)


def test_saving_twice_changes_nothing(course):
    save(course, verdicts())
    with course.book() as book:
        before = sorted((g.id, g.auto_score) for g in book.db.query(api.Grade))
        comments = sorted(c.id for c in book.db.query(api.Comment))
    save(course, verdicts())
    with course.book() as book:
        assert sorted((g.id, g.auto_score) for g in book.db.query(api.Grade)) == before
        assert sorted(c.id for c in book.db.query(api.Comment)) == comments
        assert book.db.query(api.SubmittedAssignment).count() == 1


def test_a_new_score_takes_the_place_of_the_old(course):
    save(course, verdicts())
    save(course, verdicts({"f_one": 0.0, "f_two": 1.5}, {"g_one": 0.0}))
    scores = {key: score for key, (score, _, _) in grades(course).items()}
    assert scores["one", "f_one"] == 0
    assert scores["one", "f_two"] == 1.5
    assert scores["two", "g_one"] == 0


def test_a_check_without_a_verdict_has_no_old_score(course):
    save(course, verdicts())
    save(course, [Verdict("one", {}, set(), "{}"), Verdict("two", {}, set(), "{}")])
    assert {score for score, _, _ in grades(course).values()} == {0.0}


def test_an_unreadable_notebook_has_zero_and_a_flag(course):
    save(course, verdicts())
    zero = dict.fromkeys(FIRST, 0.0)
    save(course, verdicts(zero, problem="The file is not a notebook."))
    row = report(course)
    assert (row.score, row.flagged) == (10, True)


def test_a_flag_of_the_instructors_stays(course):
    save(course, verdicts(problem="unreadable"))
    save(course, verdicts())
    assert report(course).flagged


def test_manual_scores_extra_credit_and_comments_stay(course):
    save(course, verdicts())
    with course.book() as book:
        for name, manual, extra in (("f_one", 1.0, None), ("why", 3.0, 0.5), ("draw", 4.0, None)):
            grade = book.find_grade(name, "one", "a", "ada")
            grade.manual_score, grade.extra_credit, grade.needs_manual_grade = manual, extra, False
        book.find_comment("f", "one", "a", "ada").manual_comment = "Well written."
        book.find_comment("draw", "one", "a", "ada").manual_comment = "Fine."
        book.db.commit()
    save(course, verdicts({"f_one": 0.0}))
    found = grades(course)
    assert found["one", "f_one"] == (0.0, 1.0, True)  # nbgrader wants another look at it
    assert found["one", "why"][1] == 3.5
    assert found["one", "draw"][1] == 4.0
    with course.book() as book:
        assert book.find_comment("f", "one", "a", "ada").comment == "Well written."
        assert book.find_comment("draw", "one", "a", "ada").comment == "Fine."
    assert report(course).score == 1 + 3 + 3.5 + 4 + 10


def test_no_response_is_said_and_taken_back(course):
    save(course, verdicts(unanswered=["f", "why"]))

    def comments():
        with course.book() as book:
            return [book.find_comment(n, "one", "a", "ada").comment for n in ("f", "why")]

    assert comments() == ["No response.", "No response."]
    save(course, verdicts(unanswered=["why"]))
    assert comments() == [None, "No response."]


def test_nothing_is_kept_of_a_submission_that_cannot_be_saved_whole(course):
    save(course, verdicts())
    broken = verdicts({"f_one": 0.0})
    broken[1] = Verdict("two", {"g_one": object()}, set(), "{}")
    with pytest.raises(Exception, match="object"):
        save(course, broken)
    assert grades(course)["one", "f_one"][0] == 2.0


def test_a_student_whom_the_gradebook_knows_stays_as_she_is(course):
    with course.book() as book:
        book.add_student("ada", first_name="Ada", email="ada@example.org")
    save(course, verdicts())
    with course.book() as book:
        assert book.find_student("ada").first_name == "Ada"


def test_a_batch_is_one_transaction_and_nobody_suffers_for_another(course):
    set_config(course, "\nc.Autograde.create_student = False\n")
    with course.book() as book:
        book.add_student("ada")
        book.add_student("zoe")
    settled = Course(course.root)
    batch = [(Submission(s, {}, {}), verdicts()) for s in ("ada", "bob", "zoe")]
    with Gradebook(settled, settled.assignment("a")) as book:
        failed = book.save_all(batch)
        assert list(failed) == ["bob"]
        assert "does not know the student 'bob'" in str(failed["bob"])
        standings = book.standings()
    assert {s: (found.grades, found.total) for s, found in standings.items()} == {
        "ada": (5, 15.0),
        "zoe": (5, 15.0),
    }


def test_a_gradebook_that_was_taken_away_is_not_written_to(course):
    settled = Course(course.root)
    with Gradebook(settled, settled.assignment("a")) as book:
        (course.root / "gradebook.db").rename(course.root / "away.db")
        with pytest.raises(CourseError, match="gradebook is gone"):
            book.save(Submission("ada", {}, {}), verdicts())
    (course.root / "away.db").rename(course.root / "gradebook.db")
    save(course, verdicts())
    assert grades(course)["two", "g_one"][0] == 10.0


# Late submissions.

LATE, EARLY = datetime.datetime(2026, 1, 11), datetime.datetime(2026, 1, 9)
HALF = """
from nbgrader.plugins import BasePlugin
class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2 if total_seconds_late > 3600 else 0
c.AssignLatePenalties.plugin_class = Half
"""


def penalty(course, timestamp):
    save(course, verdicts(), timestamp=timestamp)
    row = report(course)
    return row.late_penalty, row.score


def set_config(course, text):
    path = course.root / "nbgrader_config.py"
    path.write_text(path.read_text() + text)


def test_a_late_submission_costs_nothing_unless_the_course_says_so(course):
    assert penalty(course, LATE) == (0, 15)


def test_a_late_submission_gets_zero_where_the_course_says_so(course):
    set_config(course, "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    assert penalty(course, LATE) == (15, 0)
    assert penalty(course, EARLY) == (0, 15)
    assert penalty(course, None) == (0, 15)


def test_a_courses_own_rule_is_followed_for_every_notebook(course):
    set_config(course, HALF)
    assert penalty(course, LATE) == (7.5, 7.5)
    assert penalty(course, datetime.datetime(2026, 1, 10, 0, 30)) == (0, 15)


def test_an_extension_counts(course):
    set_config(course, HALF)
    assert penalty(course, LATE) == (7.5, 7.5)
    with course.book() as book:
        book.grant_extension("a", "ada", days=3)
    assert penalty(course, LATE) == (0, 15)


def test_a_penalty_is_no_larger_than_the_score(course):
    set_config(course, HALF.replace("score / 2", "1000"))
    assert penalty(course, LATE) == (15, 0)


def test_a_penalty_counts_manual_scores(course):
    set_config(course, HALF)
    save(course, verdicts(), timestamp=LATE)
    with course.book() as book:
        book.find_grade("why", "one", "a", "ada").manual_score = 4
        book.db.commit()
    assert penalty(course, LATE) == (9.5, 9.5)


# What the gradebook must know.


def test_an_assignment_that_was_not_released_is_named(course, nb):
    course.source("b", {"n.ipynb": [nb.test("assert 1", "t")]})
    settled = Course(course.root)
    with pytest.raises(CourseError, match="nbgrader generate_assignment b"):
        Gradebook(settled, settled.assignment("b"))


def test_a_source_changed_after_its_release_is_told(course, nb):
    changed = [nb.solution("def g(): ...", "g"), nb.test("assert g()", "g_one", 11)]
    course.source("a", {"two.ipynb": changed})
    settled = Course(course.root)
    with pytest.raises(CourseError, match=r"changed after its release.*generate_assignment a"):
        Gradebook(settled, settled.assignment("a"))


def test_a_gradebook_that_cannot_be_opened_is_told(course):
    (course.root / "gradebook.db").write_text("This is no database. " * 500)
    settled = Course(course.root)
    with pytest.raises(CourseError, match=r"gradebook\.db"):
        Gradebook(settled, settled.assignment("a"))


# The report.


def test_a_report_names_assignments_that_it_knows(course):
    save(course, verdicts())
    with pytest.raises(CourseError, match="knows: a"):
        read_report(Course(course.root), "b")
    assert [row.student for row in read_report(Course(course.root), None)] == ["ada"]


def test_a_report_is_sorted_and_complete_as_csv(course, tmp_path):
    for student in ("zoe", "ada", "büşra"):
        save(course, verdicts(), student=student)
    rows = read_report(Course(course.root), "a")
    assert [row.student for row in rows] == ["ada", "büşra", "zoe"]
    write_csv(rows, tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == [*COLUMNS, *rows[0].exercises]
    assert len(lines) == 4
    assert lines[2].startswith("a,büşra,,,,15.0,24.0,")
