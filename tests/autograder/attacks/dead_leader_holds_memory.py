"""Processes whose first thread has ended and whose second one holds the memory.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os, threading, time
calls, libc = [], ctypes.CDLL(None)
taken, tell = os.pipe()
def hold():
    kept = [np.ones(10_000_000) for _ in range(8)]
    os.write(tell, b"x")
    time.sleep(100)
def sigmoid(x):
    if not calls:
        calls.append(x)
        for _ in range(2):
            if os.fork() == 0:
                threading.Thread(target=hold).start()
                libc.syscall(60, 0)
        for _ in range(2):
            os.read(taken, 1)
        time.sleep(0.7)
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
