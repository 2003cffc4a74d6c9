"""The tests' side of the wall: it runs the instructor's cells and tests and reaches the verdict.

No code of a submission ever runs here. A name that the tests do not define is the submission's, and
what is done with it is done in the sandbox. Points are given only when a test ran to its end here.

The worker reads a submission, forks a process for its tests into the `booth`, behind a wall of its
own, and concludes from what that one reports, as plain data. It alone reaches over walls.
"""
