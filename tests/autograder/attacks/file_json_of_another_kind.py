"""JSON, but a list.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    (folder / f"{NOTEBOOK}.ipynb").write_text("[14, NaN, Infinity]")
