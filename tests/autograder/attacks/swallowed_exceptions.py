"""Catches KeyboardInterrupt, SystemExit and everything else, and goes on.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
