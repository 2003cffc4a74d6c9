"""The exercise notebooks: how they are built, and what the real grader makes of submissions."""

import ast
import base64
import builtins
import contextlib
import copy
import doctest
import inspect
import json
import pickle
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from nbgrader.validator import Validator

from autograder.disk.course import Course
from autograder.disk.names import bound_names
from autograder.people.simulate import KINDS, entry, functions, release
from tests.book.exercises import (
    CHAPTERS,
    NOTEBOOK,
    ROOT,
    Chapter,
    Exercise,
    Judge,
    chapter,
    in_this_process,
    lost,
    open_grader,
)

each_chapter = pytest.mark.parametrize("name", CHAPTERS)
SLOWEST = {"autograd", "digits"}  # a network is trained in some of their checks


def each_chapter_marked(mark: Callable[[str], pytest.MarkDecorator]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [pytest.param(n, marks=mark(n)) for n in CHAPTERS])


each_chapter_by_its_speed = each_chapter_marked(
    lambda name: pytest.mark.long if name in SLOWEST else pytest.mark.slow
)
each_chapter_most_in_ci = each_chapter_marked(
    lambda name: pytest.mark.slow if name == "arrays" else pytest.mark.long
)
# Whole submissions graded many times over: one chapter with every change, all every night.
each_chapter_most_at_night = each_chapter_marked(
    lambda name: pytest.mark.slow if name == "arrays" else pytest.mark.nightly
)
# Functions whose docstring has no example: a result would tell nothing, or be too long.
NO_EXAMPLE = {"train", "fit"}
BEYOND_THE_NOTES = {"regularization", "optimizers", "normalization", "autograd"}


def autograded(name: str) -> float:
    return sum(check.points for check in chapter(name).checks)


def score(verdict) -> float:
    return sum(points or 0 for points in verdict.scores.values())


# How a notebook is built.


def test_the_course_has_what_it_promises():
    assert len(CHAPTERS) >= 7
    assert sum(len(chapter(name).exercises) for name in CHAPTERS) >= 40
    assert sum(len(chapter(name).checks) for name in CHAPTERS) >= 150


@each_chapter
def test_the_notebook_begins_locked_with_imports_and_says_how_to_check_oneself(name):
    cells = chapter(name).cells
    first_code = next(cell for cell in cells if cell.cell_type == "code")
    assert cells[0].kind == first_code.kind == "locked"
    assert "import numpy as np" in first_code.source
    assert "run" in f"{cells[0].source} {first_code.source}".lower()


@each_chapter
def test_every_cell_is_marked_for_nbgrader(name):
    cells = chapter(name).cells
    assert [cell.source for cell in cells if cell.kind == "own"] == []
    for cell in cells:
        marks = cell.metadata["nbgrader"]
        assert marks["schema_version"] == 3
        assert marks["locked"] == (cell.kind not in ("solution", "answer")), cell.grade_id
        if cell.cell_type == "markdown":
            assert cell.kind in ("locked", "answer", "task"), cell.grade_id
    assert [i for i, n in Counter(cell.grade_id for cell in cells).items() if n > 1] == []
    notebook = json.loads((ROOT / "book" / name / "exercises.ipynb").read_text("utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"] >= 5) == (4, True)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


@each_chapter
def test_exercises_are_numbered_in_order_and_headings_do_not_repeat_their_points(name):
    texts = [cell.source for cell in chapter(name).cells if cell.cell_type == "markdown"]
    headings = re.findall(r"^## (.*)", "\n".join(texts), re.MULTILINE)
    numbers = [int(n) for heading in headings for n in re.findall(r"^(\d+)\. ", heading)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [heading for heading in headings if re.match(r"\d+\b(?!\. )|.*points?\)", heading)] == []


@each_chapter
def test_a_page_to_read_is_named_in_one_way(name):
    """A line of its own, ``Page: *Its title*``, of which the site makes a link."""
    titles = set()
    for page in (ROOT / "book" / name).glob("*.md"):
        title = re.search(r"^# (.*)", page.read_text(encoding="utf-8"), re.MULTILINE)[1]
        titles |= {title, title.split(":")[0]}
    for cell in chapter(name).cells[1:]:
        if cell.cell_type == "markdown":
            assert set(re.findall(r"^Page: \*([^*]+)\*", cell.source, re.MULTILINE)) <= titles
            assert not re.search(r"\bSee \[|[Tt]he page that helps|\*Page:", cell.source)


@each_chapter
def test_a_solution_cell_is_one_documented_function(name):
    for exercise in chapter(name).exercises.values():
        cell = exercise.solution
        assert functions(cell) == [exercise.name] == list(bound_names(cell.source))
        assert list(bound_names(cell.shown)) == [exercise.name]
        assert "NotImplementedError" in cell.shown
        (stub,) = ast.parse(cell.shown).body
        text = ast.get_docstring(stub) or ""
        parts = re.split(r"^(\w+)\n-+$", text, flags=re.M)
        sections = dict(zip(parts[1::2], parts[2::2], strict=True))
        assert {"Parameters", "Returns"} <= sections.keys(), exercise.name
        for argument in arguments_of(stub):
            described = rf"^[\w*, ]*\b{argument}\b[\w*, ]* : "
            assert re.search(described, sections["Parameters"], re.M), (exercise.name, argument)
        arrays = "array" in sections["Parameters"]
        assert not arrays or re.search("shape|any", sections["Parameters"]), exercise.name
        assert exercise.name in NO_EXAMPLE or ">>> " in sections["Examples"], exercise.name


def arguments_of(function: ast.FunctionDef) -> list[str]:
    given = function.args
    starred = [argument for argument in (given.vararg, given.kwarg) if argument]
    return [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs, *starred)]


@each_chapter
def test_the_examples_of_the_docstrings_are_true(name, monkeypatch):
    monkeypatch.chdir(ROOT / "book" / name)
    names = {"__name__": "__main__"}
    for cell in chapter(name).locked:
        exec(cell.source, names)
    for exercise in chapter(name).exercises.values():
        exec(exercise.solution.source, names)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(AnyNumber(), verbose=False)
    said: list[str] = []
    for function in chapter(name).exercises:
        text = names[function].__doc__
        runner.run(parser.get_doctest(text, dict(names), function, None, 0), out=said.append)
    assert "".join(said) == ""


class AnyNumber(doctest.OutputChecker):
    """Takes NumPy's numbers for plain ones: NumPy 2 writes them as ``np.float64(2.5)``."""

    def check_output(self, want, got, optionflags):
        return super().check_output(want, re.sub(r"np\.\w+\(([^()]*)\)", r"\1", got), optionflags)


@each_chapter
def test_every_function_has_one_visible_check_and_four_hidden_ones(name):
    for exercise in chapter(name).exercises.values():
        assert exercise.visible, exercise.name
        assert exercise.checks[0] in exercise.visible, exercise.name
        assert len(exercise.hidden) >= 4, exercise.name


@each_chapter
def test_every_check_has_a_title_points_and_a_hint(name):
    checks = [(e.name, c) for e in chapter(name).exercises.values() for c in e.checks]
    for function, check in checks:
        assert check.grade_id.startswith(f"{function}_"), check.grade_id
        assert check.title.startswith(f"{function}: "), check.title
        assert check.shown.startswith(f"# {check.title}"), check.grade_id
        assert check.points > 0, check.grade_id
        if check.source != check.shown:
            assert len(check.hint) > 15, check.grade_id
            assert check.shown.strip() == f"# {check.title}", check.grade_id
            assert "Hint" not in check.shown
    titles = Counter(check.title for _, check in checks)
    assert [title for title, count in titles.items() if count > 1] == []


@each_chapter
def test_totals_are_round_and_what_the_notebook_says(name):
    cells, points = chapter(name).cells, chapter(name).points
    opening = cells[0].source
    said = re.search(r"About (\d+) hours, (\d+) points", opening)
    assert said, opening
    assert 2 <= int(said[1]) <= 4
    assert int(said[2]) == points
    assert points % 10 == 0


@each_chapter
def test_a_person_grades_something_by_a_marking_scheme(name):
    by_person = chapter(name).by_person
    assert by_person
    text = "".join(cell.source for cell in chapter(name).cells if cell.kind != "test")
    assert re.search("figure|words|sentence|why", text)
    for cell in by_person:
        assert cell.points > 0
        assert re.search(r"mark|point", cell.source, re.I), cell.grade_id
        hidden = set(cell.source.splitlines()) - set(cell.shown.splitlines())
        assert len("".join(hidden)) > 200, cell.grade_id
        if cell.kind == "task":
            assert "=== BEGIN MARK SCHEME ===" in cell.source


@pytest.mark.parametrize("name", [name for name in CHAPTERS if name not in BEYOND_THE_NOTES])
def test_a_common_error_is_to_be_found(name):
    shown = "".join(cell.shown for cell in chapter(name).cells)
    assert re.search(
        r"error in it|[Ff]ind the error|is wrong|[Tt]hree claims|piece of advice", shown
    )


@each_chapter
def test_the_exercises_argue_with_no_notes_that_the_reader_has_not_seen(name):
    shown = "".join(cell.shown for cell in chapter(name).cells)
    assert not re.findall(r".*\b(?:the|source|lecture|set of|A) notes?\b.*", shown)


@each_chapter
def test_restart_and_run_all_does_not_stop_at_what_is_not_solved_yet(name):
    for exercise in chapter(name).exercises.values():
        for check in exercise.visible:
            assert "raises-exception" in check.metadata.get("tags", []), check.grade_id


@each_chapter
def test_students_see_no_marks_of_our_tools(name):
    assert [c.grade_id for c in chapter(name).cells if "noqa" in c.shown] == []


@each_chapter
def test_marks_of_regions_are_balanced_and_in_their_place(name):
    allowed = {
        "solution": [["SOLUTION"]],
        "test": [[], ["HIDDEN TESTS"]],
        "task": [["MARK SCHEME"]],
        "answer": [[], ["SOLUTION"]],
    }
    for cell in chapter(name).cells:
        marks = re.findall(r"\b(BEGIN|END) ([A-Z ]*[A-Z])", cell.source)
        begun = [region for word, region in marks if word == "BEGIN"]
        assert marks == [(word, region) for region in begun for word in ("BEGIN", "END")]
        assert begun in allowed.get(cell.kind, [[]]), cell.grade_id
        assert not re.search(r"(BEGIN|END) [A-Z]", cell.shown), cell.grade_id


@each_chapter
def test_students_are_shown_neither_the_reference_nor_hidden_lines(name):
    for cell in chapter(name).cells:
        assert not re.search(r"from solutions|import solutions|\bsolutions\.", cell.shown)
        assert cell.shown == without_regions(cell.source, cell.kind, cell.cell_type), cell.grade_id


def without_regions(source: str, kind: str, cell_type: str) -> str:
    """Take out of a cell what students must not see, by rules of our own."""
    stub = "# YOUR CODE HERE\nraise NotImplementedError()"
    if cell_type == "markdown":
        stub = "YOUR ANSWER HERE"
    if kind == "answer" and "BEGIN SOLUTION" not in source:
        return stub
    kept, inside = [], False
    for line in source.split("\n"):
        if "BEGIN " in line:
            inside = True
            if "BEGIN SOLUTION" in line:
                indent = line[: len(line) - len(line.lstrip())]
                kept += [indent + text for text in stub.split("\n")]
        if not inside:
            kept.append(line)
        if "END " in line:
            inside = False
    return "\n".join(kept)


@each_chapter
@pytest.mark.parametrize("body", ["return None", "raise ValueError('always')"])
def test_a_function_that_does_nothing_passes_no_check(name, body):
    for exercise in chapter(name).exercises.values():
        source = f"def {exercise.name}(*arguments, **keywords):\n    {body}\n"
        failed = set(in_this_process(chapter(name), exercise, source))
        assert {check.grade_id for check in exercise.checks} - failed == set()


# What the real grader makes of a submission.


@each_chapter_by_its_speed
def test_untouched_gets_nothing_and_the_reference_everything(name):
    grader = Judge(name)
    untouched = grader.grade(KINDS["empty"](chapter(name).cells))
    assert {grade_id for grade_id, points in untouched.scores.items() if points} == set()
    reference = grader.grade(KINDS["right"](chapter(name).cells), solved=True)
    assert lost(chapter(name).checks, reference) == set()
    assert score(reference) == autograded(name)


@each_chapter_by_its_speed
def test_an_exercise_is_judged_without_the_others(name):
    grader = Judge(name)
    for exercise in chapter(name).exercises.values():
        verdict = grader.grade_one(exercise, exercise.solution.source, solved=True)
        assert lost(exercise.checks, verdict) == set()


@each_chapter_most_at_night
def test_a_syntax_error_costs_its_own_exercise_only(name):
    cells = chapter(name).cells
    grader = Judge(name)
    for exercise in chapter(name).exercises.values():
        broken = [
            entry(cell, "def (:\n" if cell.grade_id == exercise.name else cell.source)
            if cell.kind == "solution"
            else entry(cell)
            for cell in cells
        ]
        verdict = grader.grade(broken, solved=True)
        mine = {check.grade_id for check in exercise.checks}
        assert lost(chapter(name).checks, verdict) == mine


@each_chapter_most_at_night
def test_the_same_submission_gets_the_same_score_every_time(name):
    submission = KINDS["partly-right"](chapter(name).cells)
    grader = Judge(name)
    scores = [grader.grade(submission, solved=True).scores for _ in range(20)]
    assert 0 < sum(points or 0 for points in scores[0].values()) < autograded(name)
    assert [different for different in scores if different != scores[0]] == []


@each_chapter_most_at_night
def test_the_order_of_submissions_does_not_matter(name):
    kinds = ["right", "empty", "wrong", "partly-right", "syntax-error", "hostile-patched-numpy"]
    cells, alone, together = chapter(name).cells, {}, {}
    for kind in kinds:
        with contextlib.closing(open_grader()) as fresh:
            alone[kind] = Judge(name, fresh).grade(KINDS[kind](cells), solved=True).scores
    random.Random(name).shuffle(kinds)
    grader = Judge(name)
    for kind in kinds:
        together[kind] = grader.grade(KINDS[kind](cells), solved=True).scores
    assert together == alone
    assert len({repr(scores) for scores in together.values()}) > 3


# Numbers that can be looked up.


def key(value):
    """Describe an argument so that equal ones have equal descriptions; functions are all alike."""
    if isinstance(value, dict):
        return sorted((str(name), key(item)) for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return [key(item) for item in value]
    if isinstance(value, np.random.Generator):
        return str(value.bit_generator.state)
    if isinstance(value, (np.ndarray, np.generic)):
        return [np.shape(value), np.asarray(value).tolist()]
    return "a function" if callable(value) else repr(value)


LOOKED_UP = """
import base64, pickle
import numpy as np
{key}
def {name}(*arguments, **keywords):
    known = pickle.loads(base64.b64decode("{known}"))
    found = known.get(repr((key(arguments), key(keywords))))
    if not found:
        raise ValueError("never seen")
    kind, value = found
    if kind == "raised":
        raise getattr(__import__("builtins"), value[0])(value[1])
    return value
"""


class Recorder:
    """Stands for a function, and notes what it is given and what it gives."""

    def __init__(self, function) -> None:
        self.function, self.known, self.inputs = function, {}, set()

    def __call__(self, *arguments, **keywords):
        given = repr((key(arguments), key(keywords)))
        self.inputs.add(self._input(arguments, keywords))
        try:
            value = self.function(*arguments, **keywords)
        except Exception as error:
            name = type(error).__name__ if hasattr(builtins, type(error).__name__) else "ValueError"
            self.known.setdefault(given, ("raised", (name, str(error))))
            raise
        self.known.setdefault(given, ("returned", copy.deepcopy(value)))
        return value

    def _input(self, arguments, keywords) -> str:
        bound = inspect.signature(self.function).bind(*arguments, **keywords)
        bound.apply_defaults()
        return repr({name: plain(value) for name, value in bound.arguments.items()})


def plain(value):
    """Describe an argument by its numbers: a list, an array and an array of integers are alike."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, int, float)):
        return float(value)
    return key(value)


def recorded(chosen: Chapter, exercise: Exercise, checks: list) -> Recorder:
    """Run checks on the reference; note every call."""
    recorders = []

    def record(names):
        recorders.append(Recorder(names[exercise.name]))
        names[exercise.name] = recorders[0]

    source = exercise.solution.source
    assert list(in_this_process(chosen, exercise, source, checks, record)) == []
    return recorders[0]


@each_chapter_by_its_speed
def test_visible_numbers_and_hidden_inputs_are_disjoint(name):
    for exercise in chapter(name).exercises.values():
        visible = recorded(chapter(name), exercise, exercise.visible)
        hidden = recorded(chapter(name), exercise, exercise.hidden)
        assert visible.inputs, exercise.name
        assert hidden.inputs, exercise.name
        assert sorted(visible.inputs & hidden.inputs) == [], exercise.name


@each_chapter_by_its_speed
def test_looking_up_the_visible_numbers_gets_the_visible_points(name):
    sources, expected = {}, set()
    for exercise in chapter(name).exercises.values():
        known = recorded(chapter(name), exercise, exercise.visible).known
        expected |= {check.grade_id for check in exercise.hidden}
        if any(callable(part) for _, value in known.values() for part in parts_of(value)):
            # What gives a function back cannot be written down, and gets no points at all.
            known = {}
            expected |= {check.grade_id for check in exercise.visible}
        pickled = base64.b64encode(pickle.dumps(known)).decode()
        sources[exercise.name] = LOOKED_UP.format(
            key=inspect.getsource(key), name=exercise.name, known=pickled
        )
    grader = Judge(name)
    verdict = grader.grade(
        [
            entry(cell, sources[cell.grade_id] if cell.kind == "solution" else None)
            for cell in chapter(name).cells
        ]
    )
    assert lost(chapter(name).checks, verdict) == expected


def parts_of(value) -> tuple:
    return value if isinstance(value, tuple) else (value,)


# What nbgrader itself says.


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return a course of our own that releases the real one's assignments."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "nbgrader_config.py").write_text(
        f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
        f"c = get_config()\nc.CourseDirectory.source_directory = {str(ROOT / 'book')!r}\n"
    )
    return folder


@pytest.mark.slow
@each_chapter_most_in_ci
def test_nbgrader_releases_and_validates_the_notebook(name, released, tmp_path):
    release(Course(released), name)
    folder = released / "release" / name
    path = folder / f"{NOTEBOOK}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    theirs = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in notebook["cells"]}
    for cell in chapter(name).cells:
        found = theirs.pop(cell.grade_id)
        assert "".join(found["source"]) == cell.shown, cell.grade_id
        assert not found.get("outputs")
    assert theirs == {}

    # Untouched, each visible check and each answer fails; solved, all pass.
    answers = {cell.shown for cell in chapter(name).cells if cell.kind == "answer"}
    visible = {c.shown.strip() for e in chapter(name).exercises.values() for c in e.visible}
    result = Validator().validate(str(path))
    assert {cell["source"] for cell in result["failed"]} == visible | answers
    full = {cell.grade_id: cell.source for cell in chapter(name).cells}
    for cell in notebook["cells"]:
        marks = cell["metadata"]["nbgrader"]
        if marks["solution"]:
            cell["source"] = full[marks["grade_id"]]
    solved = tmp_path / name
    shutil.copytree(folder, solved)
    (solved / path.name).write_text(json.dumps(notebook), "utf-8")
    assert Validator().validate(str(solved / path.name)) == {}


@pytest.mark.slow
@each_chapter_most_in_ci
def test_nbgrader_validates_the_instructors_notebook(name, tmp_path):
    shutil.copytree(ROOT / "book" / name, tmp_path / name)
    assert Validator().validate(str(tmp_path / name / f"{NOTEBOOK}.ipynb")) == {}
