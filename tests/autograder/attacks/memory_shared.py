"""Memory shared between processes, which no resident size shows.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import mmap, time
def sigmoid(x):
    kept = []
    for _ in range(4):
        piece = mmap.mmap(-1, 400_000_000)
        for i in range(0, 400_000_000, 4096):
            piece[i] = 1
        kept.append(piece)
    with open("/dev/shm/forged", "wb") as file:
        file.write(b"x" * 10_000_000)
    while True:
        time.sleep(1)
