"""Partial credit for half of the cases.

Due: exactly 13
"""
# %% sign
def sign(x):
    return "negative" if x < 0 else "positive" if x > 8 else "none"
