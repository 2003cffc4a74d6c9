"""Sends a byte now and then, so that nobody waits for it in silence, and takes all the memory.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, struct, threading, time
def sigmoid(x):
    os.write(3, struct.pack("<Q", 50_000_000))
    threading.Thread(target=drip, daemon=True).start()
    kept = []
    while True:
        kept.append(np.ones(2_000_000))
        time.sleep(0.005)
def drip():
    while True:
        os.write(3, b"x")
        time.sleep(0.01)
