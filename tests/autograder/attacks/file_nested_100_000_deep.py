"""JSON nested 100,000 levels deep.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    (folder / f"{NOTEBOOK}.ipynb").write_text('{"cells": ' + "[" * 100_000 + "]" * 100_000 + "}")
