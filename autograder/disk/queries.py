"""Read from the gradebook without nbgrader's classes, which take long to import."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from autograder.disk.course import CourseError


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
            with contextlib.closing(sqlite3.connect(where, uri=True, timeout=60)) as book:
                return book.execute(query).fetchall()
        from sqlalchemy import create_engine, text

        with create_engine(url).connect() as book:
            return [tuple(row) for row in book.execute(text(query))]
    except Exception as error:
        raise CourseError(f"The gradebook {url} cannot be read: {error}") from error
