"""Ends in a segmentation fault, an abort and a fault of the stack.

Due: exactly 11
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os
def sigmoid(x): ctypes.string_at(0)
# %% softmax
def softmax(x): os.abort()
