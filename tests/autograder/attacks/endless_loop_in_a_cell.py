"""A cell that never ends costs nothing but itself.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
while True:
    pass
