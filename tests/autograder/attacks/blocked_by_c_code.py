"""One call of C that takes hours and sees no interrupt.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    return pow(3, 10**9) % 7 + 10 ** (10**8)
