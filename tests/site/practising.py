"""The practice on the pages as its tests use it: write, run, check, read what is told."""

import functools
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.book.exercises import CHAPTERS, chapter
from tests.site.whole import lay_out

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "book" / "_extensions"))

from shown_solution import right_answers as right_answers  # noqa: E402
from shown_solution import shown_solution  # noqa: E402

# Wrong by rounding alone: they pass where a platform's linear algebra rounds otherwise.
BY_ROUNDING = {"pairwise_distances_expanded_and_clipped"}
# They write into an argument that lies otherwise in memory, and return a part of it: the grader
# withholds such a change, so one check more fails there than beside the student's code.
BY_SHARING = {"max_pool_writes_into_its_input", "average_pool_writes_into_its_input"}
JUDGED_OTHERWISE = BY_ROUNDING | BY_SHARING
PATIENCE = 1_200_000  # milliseconds; the page itself ends what takes too long


@functools.cache
def solutions(name: str) -> dict[str, str]:
    """Return the reference of each exercise of a chapter as one piece of code."""
    found = chapter(name).exercises.values()
    return {exercise.name: shown_solution(exercise.solution.source) for exercise in found}


@functools.cache
def stubs(name: str) -> dict[str, str]:
    return {exercise.name: exercise.solution.shown for exercise in chapter(name).exercises.values()}


@dataclass
class Desk:
    """An exercise page in a browser."""

    page: Page
    server: str

    def open(self, name: str) -> "Desk":
        """Open the page of a chapter."""
        self.page.goto(f"{self.server}/book/{name}/exercises.html")
        return self.ready()

    def ready(self) -> "Desk":
        """Wait for the page's script."""
        self.page.wait_for_selector("html[data-practice=ready]")
        lay_out(self.page)
        return self

    def button(self, label: str) -> Any:
        return self.page.get_by_role("button", name=label, exact=True)

    def cell(self, exercise: str) -> Any:
        return self.page.locator(f"#cell-{exercise}")

    def edit(self, exercise: str) -> Any:
        """Open a cell's editor and return what takes the keys."""
        content = self.page.locator(f"#editor-{exercise} .cm-content")
        if not content.count():
            self.button(f"Edit {exercise}").click()
        content.wait_for()
        content.focus()
        return content

    def write(self, exercise: str, text: str) -> None:
        """Type a text over what is in a cell."""
        self.edit(exercise)
        self.page.keyboard.press("Control+a")
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")

    def text(self, exercise: str) -> str:
        """Return what stands in a cell."""
        lines = self.page.locator(f"#editor-{exercise} .cm-line")
        if lines.count():
            return "\n".join(line.rstrip("\n") for line in lines.all_inner_texts())
        return self.cell(exercise).locator(".cell_input pre").inner_text().rstrip("\n")

    def settle(self, exercise: str) -> None:
        """Wait until nothing runs in a cell."""
        done = "id => document.querySelector(`#cell-${id} .working`).hidden"
        self.page.wait_for_function(done, arg=exercise, timeout=PATIENCE)

    def run(self, exercise: str) -> str:
        """Run a cell; return what it shows."""
        self.button(f"Run {exercise}").click()
        self.settle(exercise)
        shown = self.cell(exercise).locator(".shown")
        return shown.inner_text() if shown.is_visible() else ""

    def check(self, exercise: str) -> dict[str, str]:
        """Check an exercise; return the state of each check."""
        self.button(f"Check {exercise}").click()
        self.settle(exercise)
        return self.states(exercise)

    def states(self, exercise: str) -> dict[str, str]:
        """Return the states of an exercise's checks that can run here."""
        found = self.page.locator(f"#checks-{exercise} li:not(.held)").evaluate_all(
            "items => items.map(i => [i.id.replace('check-', ''), i.dataset.state])"
        )
        return dict(found)

    def message(self, check: str) -> str:
        return self.page.locator(f"#check-{check} .message").inner_text()

    def kept(self, exercise: str) -> str:
        return self.cell(exercise).locator(".kept").inner_text()


def build_everything() -> Path:
    """Build the site with every check, unless it is there."""
    site = ROOT / "_build" / "all" / "_build" / "html"
    if not (site / "index.html").exists():
        jupyter_book = Path(sys.executable).with_name("jupyter-book")
        command = [jupyter_book, "build", ROOT, "-W", "-n", "--keep-going", "--quiet"]
        command += ["--path-output", ROOT / "_build" / "all"]
        subprocess.run(command, check=True, env=os.environ | {"CHECKS": "all"})
    return site


__all__ = [
    "CHAPTERS",
    "JUDGED_OTHERWISE",
    "Desk",
    "build_everything",
    "chapter",
    "solutions",
    "stubs",
]
