"""Right answers as they stand.

Due: exactly 14
"""
