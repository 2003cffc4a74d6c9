"""A thread that a failing function leaves ends the process during a later check.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os, threading, time
libc = ctypes.PyDLL(None)
MAIN = os.getpid()
def later():
    time.sleep(0.5)
    os.kill(MAIN, 9)
def sigmoid(x):
    threading.Thread(target=later).start()
    return -77.0

# %% centre
import time
def centre(x):
    time.sleep(0.8)
    x -= x.mean()
