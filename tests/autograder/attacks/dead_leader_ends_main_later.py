"""A process without its first thread, left by a failing function, ends a later check.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os, threading, time
libc, main = ctypes.CDLL(None), os.getpid()
def later():
    time.sleep(0.5)
    os.kill(main, 9)
def sigmoid(x):
    if os.fork() == 0:
        threading.Thread(target=later).start()
        libc.syscall(60, 0)
    return -77.0

# %% centre
import time
def centre(x):
    time.sleep(0.8)
    x -= x.mean()
