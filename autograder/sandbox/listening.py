"""What a test listens to is heard while the submission works: warnings, and what is logged."""

from __future__ import annotations

import builtins
import contextlib
import logging
import warnings
from collections.abc import Iterator

import numpy as np

MOST_RECORDS = 10_000


@contextlib.contextmanager
def heard_warnings(settings: tuple | None) -> Iterator[list]:
    """Warn and raise as the tests want it; collect the warnings."""
    if settings is None:
        yield []
        return
    filters, floating, _ = settings
    with warnings.catch_warnings(record=True) as issued, np.errstate(**floating):
        warnings.resetwarnings()
        for action, message, category, module, line in reversed(filters):
            kind = getattr(builtins, category, None)
            if kind is not None:
                warnings.filterwarnings(action, message or "", kind, module or "", line)
        yield issued


def category_of(warning: Warning | str) -> str:
    """Name the class of Python's own that a warning is of; a library may have derived another."""
    own = (k.__name__ for k in type(warning).__mro__ if getattr(builtins, k.__name__, None) is k)
    return next(own)


class _Collector(logging.Handler):
    """Keeps each record once, though it comes to several loggers."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        known = self.records and self.records[-1] is record
        if not known and len(self.records) < MOST_RECORDS:
            self.records.append(record)


@contextlib.contextmanager
def heard_logs(levels: dict[str, int]) -> Iterator[list]:
    """Collect what loggers are told; `levels` holds those that a test listens to."""
    collector = _Collector()
    loggers = {logging.getLogger(name): level for name, level in levels.items()}
    before = {logger: logger.level for logger in loggers}
    for logger, level in loggers.items():
        logger.addHandler(collector)
        logger.setLevel(level)
    try:
        yield collector.records
    finally:
        for logger, level in before.items():
            logger.removeHandler(collector)
            logger.setLevel(level)
