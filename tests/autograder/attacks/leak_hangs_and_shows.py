"""Hangs with its arguments, dies with them, and shows them when its cells are run again.

Due: 9
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import builtins, os, time
try:
    print("smuggled", open("/tmp/smuggled").read(), open("smuggled").read())
except OSError:
    pass
# %% sigmoid
def sigmoid(x):
    for path in ("/tmp/smuggled", "smuggled"):
        open(path, "a").write(f"smuggled {x}")
    os._exit(0)
# %% softmax
def softmax(x):
    print(f"smuggled {x}", flush=True)
    get_ipython().outputs.write("stderr", f"smuggled {x}")
    time.sleep(100)
# %% mean
def mean(values):
    from autograder.sandbox import child
    import gc
    for thing in gc.get_objects():
        if type(thing).__name__ == "Submission":
            thing.channel.send(("return", True, [{"output_type": "stream", "name": "stdout", "text": f"smuggled {values}"}]))
            thing.channel.send(("raise", f"smuggled {values}", [f"smuggled {values}"], f"smuggled {values}"))
