"""Starts and rates to choose from; the descent runs on the page, and is compared in a test."""


def numbers() -> dict:
    """Give the choices; 8.5 is the rate of the page's fair comparison."""
    return {"starts": [0, 0.5, 1, 1.5, 2, 2.5, 3, 4], "rates": [0.05, 0.15, 0.5, 1, 2, 4, 8.5]}
