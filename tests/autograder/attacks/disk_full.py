"""Fills every place that can be written to.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
for folder in ("/tmp", "/dev/shm", os.getcwd()):
    for i in range(50):
        try:
            with open(f"{folder}/forged{i}", "wb") as file:
                for _ in range(100):
                    file.write(b"x" * 2**20)
        except OSError:
            break
