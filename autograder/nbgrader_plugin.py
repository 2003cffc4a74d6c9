"""Switch the grader on in ``nbgrader autograde``, ``nbgrader generate_feedback`` and formgrader.

A course does it with two lines of its ``nbgrader_config.py``::

    from autograder.nbgrader_plugin import use_autograder

    use_autograder(c)
"""

from __future__ import annotations

import sys

from traitlets.config import Config

from autograder.people.presentation import feedback_config

_HERE = "autograder.within_nbgrader"


def use_autograder(config: Config) -> None:
    """Let nbgrader grade with this grader, and give feedback that hides the tests.

    The classes are named, not imported: `autograder` reads the same settings and needs none of
    them.
    """
    config.Autograde.exporter_class = f"{_HERE}.SubmissionExporter"
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [f"{_HERE}.SaveVerdict"]
    config.GenerateFeedback.exporter_class = "autograder.people.feedback.FeedbackExporter"
    config.GenerateFeedback.preprocessors = ["autograder.people.feedback.PresentFeedback"]
    config.HTMLExporter.sanitize_html = True
    config.merge(feedback_config())
    if "nbgrader.apps" in sys.modules:
        from autograder.within_nbgrader import change_nbgrader

        change_nbgrader()
