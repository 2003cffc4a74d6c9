"""Grades notebooks so that a submission cannot forge its grade, read the tests or the answers."""

__version__ = "0.3.0"
