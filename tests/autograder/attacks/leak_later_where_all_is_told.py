"""Remembers hidden arguments in names, files, the environment and processes, and raises them later.

The check that is raised in hides nothing, so its message is told in full.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
import sys
import threading

REMEMBERED = []
PLACES = [os.path.join(place, "remembered") for place in (".", "/tmp", "/dev/shm", "/var/tmp")]
READ, WRITE = os.pipe()
os.set_blocking(READ, False)


def remember(*values):
    text = repr(values)
    REMEMBERED.append(text)
    np.remembered = getattr(np, "remembered", "") + text
    sys.modules["remembered"] = np.remembered
    os.environ["REMEMBERED"] = os.environ.get("REMEMBERED", "") + text.replace("\0", "")
    threading.current_thread().name += text
    for place in PLACES:
        try:
            with open(place, "a") as file:
                file.write(text)
        except OSError:
            pass
    try:
        os.write(WRITE, text.encode())
    except OSError:
        pass


def remembered():
    found = [*REMEMBERED, getattr(np, "remembered", ""), os.environ.get("REMEMBERED", "")]
    found += [sys.modules.get("remembered", ""), threading.current_thread().name]
    for place in PLACES:
        try:
            found.append(open(place).read())
        except OSError:
            pass
    try:
        found.append(os.read(READ, 10_000).decode())
    except OSError:
        pass
    return " ".join(map(str, found))
# %% derivative
def derivative(f, x):
    remember(x)
    raise RuntimeError("smuggled " + remembered())
# %% sigmoid
def sigmoid(x):
    remember(x)
    raise RuntimeError("smuggled " + remembered())
# %% softmax
def softmax(x):
    remember(x)
    raise RuntimeError("smuggled " + remembered())
# %% mean
def mean(values):
    raise RuntimeError("smuggled " + remembered())
# %% area
def area(r):
    """The radius."""
    raise RuntimeError("smuggled " + remembered())
