"""A function that never ends costs its own points, and the others go on.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    while True:
        pass
