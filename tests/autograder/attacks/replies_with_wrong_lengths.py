"""Messages whose length is a lie: too long, endless, negative, zero, one byte at a time.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, struct, time
def sigmoid(x):
    os.write(3, struct.pack("<Q", 2**63) + b"N")
# %% softmax
def softmax(x):
    os.write(3, struct.pack("<Q", 0))
# %% mean
def mean(values):
    for byte in struct.pack("<Q", 100) + b"(" * 99:
        os.write(3, bytes([byte]))
        time.sleep(0.05)
# %% derivative
def derivative(f, x):
    os.write(3, struct.pack("<Q", 7_900_000) + b"[" * 7_900_000)
