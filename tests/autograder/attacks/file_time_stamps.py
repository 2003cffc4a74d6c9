"""A time stamp of two megabytes of nonsense.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    (folder / "timestamp.txt").write_text("1:" * 1_000_000)
