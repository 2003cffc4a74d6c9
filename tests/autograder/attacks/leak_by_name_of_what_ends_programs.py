"""Raises what ends a program, under a name that says what it was given.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    raise type(f"smuggled {x}"[:90], (BaseException,), {})()
# %% softmax
def softmax(x):
    raise type(f"smuggled {x}"[:90], (SystemExit,), {})(f"smuggled {x}")
# %% mean
def mean(values):
    raise type(f"smuggled {values}"[:90], (KeyboardInterrupt,), {})(f"smuggled {values}")
