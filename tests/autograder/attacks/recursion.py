"""Recursion without an end, with and without a limit.

Due: exactly 11
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): return sigmoid(x)
# %% softmax
import sys
def softmax(x):
    sys.setrecursionlimit(10**9)
    f = lambda: f()
    return f()
