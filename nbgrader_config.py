"""nbgrader's settings for this course. ``book/`` is its source directory."""

from autograder.nbgrader_plugin import use_autograder

c = get_config()  # noqa: F821 - traitlets gives this name to every configuration file

c.CourseDirectory.course_id = "network-functions"
c.CourseDirectory.source_directory = "book"
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc*",
    "__pycache__",
    ".DS_Store",
    "feedback",
    "*.md",
]
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError()"}

c.Autograder.cell_seconds = 10
c.Autograder.hidden_packages = ["solutions"]
use_autograder(c)
