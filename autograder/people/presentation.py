"""What nbconvert needs to know to write feedback, for whoever starts it."""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config

TEMPLATES = str(Path(__file__).parent / "templates")


def feedback_config() -> Config:
    """Return the settings; nothing heavy is imported for them."""
    config = Config()
    config.FeedbackExporter.template_name = "autograder_feedback"
    config.FeedbackExporter.extra_template_basedirs = [TEMPLATES]
    config.FeedbackExporter.preprocessors = []
    config.FeedbackExporter.default_preprocessors = []
    return config
