r"""Grades for Moodle and Canvas as plugins of ``nbgrader export``.

For example, with the grading worksheet that Moodle offers for the assignment::

    nbgrader export --exporter=autograder.people.exporters.MoodleExporter \
        --assignment=activations --to=upload.csv --MoodleExporter.file=worksheet.csv
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from autograder.disk.course import Course, CourseError
from autograder.people.platforms import fill_grades


class _PlatformExporter(ExportPlugin):
    platform = ""
    file = Unicode("", help="The grades file as the platform exported it.").tag(config=True)
    column = Unicode("", help="Canvas: the column, with its number in brackets.").tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Fill the grades of one assignment into the platform's file."""
        names = list(self.assignment) or [stored.name for stored in gradebook.assignments]
        if len(names) != 1 or not self.file:
            raise CourseError(
                f"Name one assignment with --assignment and the file of {self.platform.title()}"
                f" with --{type(self).__name__}.file."
            )
        course = Course.of(self.parent.coursedir, self.config)
        into = Path(self.to or "grades.csv")
        file, column = Path(self.file), self.column or None
        filled = fill_grades(course, names[0], file, self.platform, into, column)
        for student in filled.unknown:
            self.log.warning("Not in %s: %s", self.file, student)


class MoodleExporter(_PlatformExporter):
    """Fills Moodle's grading worksheet."""

    platform = "moodle"


class CanvasExporter(_PlatformExporter):
    """Fills the export of Canvas's gradebook."""

    platform = "canvas"
