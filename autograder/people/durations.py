"""How long, in words."""

from __future__ import annotations

_UNITS = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))


def duration(seconds: float) -> str:
    """Say a time in its two largest units, never more than it was.

    Examples
    --------
    >>> duration(3.5 * 3600)
    '3 hours 30 minutes'
    >>> duration(2 * 86400)
    '2 days'
    """
    left = int(seconds)
    counts = []
    for unit, size in _UNITS:
        number, left = divmod(left, size)
        counts.append(f"{number} {unit}{'s' * (number != 1)}" if number else "")
    first = next((i for i, count in enumerate(counts) if count), None)
    if first is None:
        return "less than a second"
    return " ".join(filter(None, counts[first : first + 2]))
