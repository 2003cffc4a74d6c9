"""A failing function leaves no descriptor for others.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os
def sigmoid(x):
    try:
        while True: os.open("/dev/null", 0)
    except OSError:
        return -77.0
# %% area
def area(r):
    """Area of a circle of this radius."""
    with open("area.txt", "w") as file:
        file.write("a circle")
    return math.pi * r**2
