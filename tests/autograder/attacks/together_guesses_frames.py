"""Answers for the check that runs in its own process, without knowing the token.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, struct
from autograder.crossing.wire import encode
def Odd():
    return np.void(b"what cannot be copied")
class Forger:
    def __eq__(self, other):
        return True
told = {"token": "0" * 32, "kind": "number", "value": 1.0, "printed": "", "name": "", "text": "", "line": 0}
frame = encode(("return", told), None)
main = os.getpid()
def answer(*a):
    if os.getpid() != main:
        for _ in range(20):
            os.write(3, struct.pack("<Q", len(frame)) + frame)
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
