"""A thread keeps the connection full of right-looking answers, before they are asked for.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, struct, threading
def text(value): return b"s" + struct.pack("<I", len(value)) + value
number = b"f" + struct.pack("<d", 0.5)
answers = [b"(" + struct.pack("<I", 2) + text(b"return") + value for value in
           (number, b"N", b"1", b"i" + struct.pack("<I", 1) + b"\x02")]
def keep_writing():
    while True:
        for answer in answers:
            os.write(3, struct.pack("<Q", len(answer)) + answer)
threading.Thread(target=keep_writing, daemon=True).start()
