"""A forked process takes the connection and answers everything with a half; the first one dies.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, struct
def text(value): return b"s" + struct.pack("<I", len(value)) + value
answer = b"(" + struct.pack("<I", 4) + text(b"return") + b"f" + struct.pack("<d", 0.5) + b"{\0\0\0\0{\0\0\0\0"
if os.fork() == 0:
    os.setsid()
    while True:
        data = os.read(3, 1 << 16)
        if not data:
            os._exit(0)
        os.write(3, struct.pack("<Q", len(answer)) + answer)
