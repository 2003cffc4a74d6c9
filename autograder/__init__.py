"""Grades notebooks so that a submission cannot forge its grade, read the tests or the answers."""
