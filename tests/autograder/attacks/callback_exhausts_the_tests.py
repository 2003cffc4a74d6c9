"""Makes the tests' own function work for ever: powers of powers.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x):
    huge = 3
    for _ in range(30):
        huge = f(huge)
    return huge
