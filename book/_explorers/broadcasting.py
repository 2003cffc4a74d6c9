"""Two shapes to begin with; the rule is followed on the page, and compared in a test."""


def numbers() -> dict:
    """Give the shapes of the page's second question."""
    return {"shapes": [[5, 1, 4], [3, 1]]}
