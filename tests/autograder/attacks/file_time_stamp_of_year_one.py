"""Time stamps at the ends of time.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    (folder / "timestamp.txt").write_text("0001-01-01 00:00:00.000000 +2359\nforged")
