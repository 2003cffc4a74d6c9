"""As many threads as there can be.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import threading, time
while True:
    try:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    except RuntimeError:
        pass
