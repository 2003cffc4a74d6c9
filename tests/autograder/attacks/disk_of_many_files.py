"""Two hundred thousand empty files, and folders in folders.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
try:
    for i in range(200_000):
        open(f"/tmp/{i}", "w").close()
except OSError:
    pass
try:
    for i in range(2000):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
except OSError:
    pass
