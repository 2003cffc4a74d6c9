"""Rates, momenta and condition numbers to choose from; the test compares with `solutions`."""


def numbers() -> dict:
    """Give the choices. The descent itself runs on the page."""
    low = [0.005, 0.01, 0.02, 0.03, 0.039, 0.04, 0.041, 0.05, 0.08]
    rates = [*low, 0.1, 0.12, 0.15, 0.18, 0.2, 0.21, 0.25, 0.5, 1, 1.5, 2]
    return {
        "rates": rates,
        "momenta": [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
        "conditions": [1, 2, 5, 10, 20, 50, 100],
        "steps": 60,
    }
