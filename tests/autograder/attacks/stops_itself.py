"""Stops itself, which no interrupt wakes.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, signal
def sigmoid(x):
    os.kill(os.getpid(), signal.SIGSTOP)
