"""A syntax error that is marked by as many signs as it says; raised in a cell and in a call.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
raise SyntaxError("x", ("f", 1, 1, "text", 1, 2_000_000_000))
# %% sigmoid
def sigmoid(x):
    raise SyntaxError("x", ("f", 1, 1, "text", 1, 2_000_000_000))
