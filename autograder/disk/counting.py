"""Numbers with what they count, as people say them."""


def counted(number: float, what: str) -> str:
    """Say how many there are: 1 point, 2 points, 0.5 points."""
    return f"{number:g} {what}{'' if number == 1 else 's'}"
