"""Read from the gradebook without nbgrader's classes, which take long to import."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from autograder.disk.course import CourseError

PATIENCE = 90.0  # seconds to wait for a gradebook that another program uses
log = logging.getLogger("autograder")


def select(url: str, query: str) -> list[tuple]:
    """Read from the gradebook; SQLite's file needs nothing but Python itself.

    Raises
    ------
    CourseError
        When it cannot be read.
    """
    kind, _, path = url.partition(":///")
    try:
        if kind == "sqlite":
            if not Path(path).is_file():
                return []
            where = f"file:{quote(path)}?mode=ro"
            return _read_patiently(where, query)
        from sqlalchemy import create_engine, text

        with create_engine(url).connect() as book:
            return [tuple(row) for row in book.execute(text(query))]
    except Exception as error:
        raise CourseError(f"The gradebook {url} cannot be read: {error}") from error


def _read_patiently(where: str, query: str) -> list[tuple]:
    """Read from SQLite's file; wait, and say so, while another program holds it."""
    end, told = time.monotonic() + PATIENCE, False
    while True:
        try:
            with contextlib.closing(sqlite3.connect(where, uri=True, timeout=1)) as book:
                return book.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            if not told:
                log.warning("The gradebook is locked by another program; waiting for it.")
                told = True
