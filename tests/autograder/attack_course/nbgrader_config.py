"""Settings of the course that the hostile submissions are handed in to. Limits are short."""

import os

c = get_config()  # noqa: F821 - traitlets gives this name to every configuration file

c.CourseDirectory.course_id = "hostile"
c.IncludeHeaderFooter.header = ""
c.Execute.timeout = 20  # for stock nbgrader only: it waits for every test of a hung submission

if not os.environ.get("STOCK_NBGRADER"):
    from autograder.nbgrader_plugin import use_autograder

    c.Autograder.cell_seconds = 2
    c.Autograder.submission_seconds = 8
    c.Autograder.memory_mb = 1024
    c.Autograder.processes = 30
    c.Autograder.file_mb = 16
    c.Autograder.output_bytes = 100_000
    c.Autograder.notebook_bytes = 4_000_000
    c.Autograder.message_bytes = 8_000_000
    use_autograder(c)
