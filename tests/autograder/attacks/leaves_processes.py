"""Daemons that have forked twice, in sessions of their own, deaf to every signal.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, signal, subprocess, time
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            os.close(3)
            while True:
                try:
                    open("/tmp/forged", "a").close()
                except OSError:
                    pass
                time.sleep(0.01)
        os._exit(0)
subprocess.Popen(["/bin/sh", "-c", "trap '' HUP TERM INT; (while :; do sleep 1; done) & disown; exec sleep 1000"], start_new_session=True)
