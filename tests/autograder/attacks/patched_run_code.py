"""IPython's run_code, showtraceback, run_cell and displayhook are replaced.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
shell = get_ipython()
async def run_code(*a, **k): return False
shell.run_code = run_code
shell.showtraceback = lambda *a, **k: print("14")
shell.displayhook = lambda *a: None
import sys
sys.displayhook = lambda x: None
