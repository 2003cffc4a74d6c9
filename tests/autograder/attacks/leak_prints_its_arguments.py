"""Prints, logs, displays and writes down every argument of every call; shows it in later cells.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import atexit, builtins, logging, sys, threading, warnings
builtins.log = []
def spy(f):
    def spying(*a, **k):
        said = f"smuggled {f.__name__} {a} {k}"
        builtins.log.append(said)
        print(said); print(said, file=sys.stderr); logging.warning(said); warnings.warn(said)
        get_ipython().outputs.write("stdout", said)
        open("/tmp/log.txt", "a").write(said)
        open("smuggled.txt", "a").write(said)
        return f(*a, **k)
    spying.__doc__ = f.__doc__
    return spying
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r * r
# %% added
sigmoid, softmax, mean, sign, area, centre, derivative = map(spy, (sigmoid, softmax, mean, sign, area, centre, derivative))
def late():
    import time
    while True:
        get_ipython().outputs.write("stdout", str(builtins.log))
        time.sleep(0.01)
threading.Thread(target=late, daemon=True).start()
# %% added
print("smuggled:", builtins.log, open("/tmp/log.txt", "a+").read())
# %% sign
def sign(x): return "positive" if x > 0 else "negative" if x < 0 else "zero"
# %% added
print("smuggled:", builtins.log)
