"""Takes a name with a line break in it, so that whoever counts its memory stumbles over it.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os, time
calls = []
def sigmoid(x):
    if not calls:
        calls.append(x)
        ctypes.CDLL(None).prctl(15, b"a\rRss")
        time.sleep(0.3)
        taken, tell = os.pipe()
        for _ in range(2):
            if os.fork() == 0:
                kept = [np.ones(10_000_000) for _ in range(8)]
                os.write(tell, b"x")
                time.sleep(100)
        for _ in range(2):
            os.read(taken, 1)
        time.sleep(0.7)
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
