"""A module and data of one's own beside the notebook, and the instructor's data.

Due: exactly 14
"""
# %% added
import csv
import mytools.shapes
from mytools import shapes
with open("data.csv") as file:
    rows = list(csv.DictReader(file))
print(rows)
# %% area
def area(r):
    """radius"""
    return shapes.circle(r) * int(rows[0]["a"])
# %% edit
def hand_in(folder):
    (folder / "mytools").mkdir()
    (folder / "mytools" / "__init__.py").write_text("")
    (folder / "mytools" / "shapes.py").write_text("import math\ndef circle(r):\n    return math.pi * r * r\n")
