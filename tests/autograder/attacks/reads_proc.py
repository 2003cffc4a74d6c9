"""Reads memory, environment and descriptors of every process that it can see.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import glob, os
for path in glob.glob("/proc/[0-9]*"):
    for name in ("environ", "cmdline", "maps", "mem", "cwd", "root"):
        try:
            where = f"{path}/{name}"
            print(where, os.readlink(where) if name in ("cwd", "root") else open(where, "rb").read(2000))
        except OSError as error:
            print(where, error)
    for other in ("/root/..", "/cwd/..", "/fd/3", "/fd/4", "/fd/5"):
        try:
            print(os.listdir(path + other) if "fd" not in other else os.readlink(path + other))
        except OSError:
            pass
