"""Hangs, forks without end and floods where the check runs in its own process.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, sys, time
def Odd():
    return np.void(b"what cannot be copied")
main = os.getpid()
def bomb(*a):
    while os.getpid() != main:
        try:
            os.fork()
        except OSError:
            pass
    return Odd()
def hang(*a):
    while os.getpid() != main:
        time.sleep(1)
    return Odd()
def flood(*a):
    while os.getpid() != main:
        print("x" * 10_000_000)
        os.write(3, b"\xff" * 65536)
    return Odd()
derivative, sigmoid, softmax, mean = bomb, hang, flood, hang
# %% derivative
# %% sigmoid
# %% softmax
# %% mean
# %% sign
# %% area
