"""Lives the first time and dies whenever its cells are run again.

Due: 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, time
start = float(open("/proc/uptime").read().split()[0]) if os.path.exists("/proc/uptime") else time.monotonic()
# %% sigmoid
def sigmoid(x): os._exit(0)
# %% added
if int(time.time() * 10) % 2:
    os._exit(0)
