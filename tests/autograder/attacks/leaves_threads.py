"""Threads that change builtins and NumPy all the time, and atexit handlers.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import atexit, builtins, threading, time
def work():
    while True:
        builtins.forged = True
        np.forged = True
        np.add = np.subtract
        time.sleep(0.001)
for _ in range(10):
    threading.Thread(target=work, daemon=False).start()
atexit.register(lambda: open("/tmp/forged", "w"))
