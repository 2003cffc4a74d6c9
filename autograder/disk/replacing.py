"""A file is replaced in one step: whoever reads it finds the old one or the new one, whole."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, content: str) -> None:
    """Write a text beside its place, then move it there.

    Raises
    ------
    OSError
        When it cannot be written; then the old file stays, and nothing beside it.
    """
    beside = path.with_name(f".new-{path.name}")
    try:
        beside.write_text(content, encoding="utf-8")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
