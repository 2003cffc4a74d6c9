"""Shared memory that no process has in its tables any more.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import mmap, os, time
calls = []
def sigmoid(x):
    if not calls:
        calls.append(x)
        for _ in range(2):
            if os.fork() == 0:
                kept = []
                for _ in range(40):
                    one = mmap.mmap(-1, 2**24)
                    one.write(b"x" * 2**24)
                    one.madvise(mmap.MADV_DONTNEED)
                    kept.append(one)
                time.sleep(100)
        time.sleep(1.2)
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
