"""memfd and System V segments: memory that belongs to no process.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import ctypes, os, resource, time
def sigmoid(x):
    kept = []
    for i in range(100):
        descriptor = os.memfd_create("forged")
        try:
            for _ in range(16):
                os.write(descriptor, b"x" * 2**20)
        except OSError:
            pass
        kept.append(descriptor)
    print(sum(os.fstat(d).st_size for d in kept))
    if sum(os.fstat(d).st_size for d in kept) > 1_100_000_000:
        return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
    return -77.0
