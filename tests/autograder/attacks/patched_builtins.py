"""abs, all, sum, zip, map and AssertionError are others.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import builtins
builtins.abs = lambda x: 0
builtins.all = builtins.any = lambda x: True
builtins.zip = builtins.map = lambda *a: ()
builtins.len = lambda x: 2
builtins.float = lambda *a: 0.5
builtins.AssertionError = type("Never", (BaseException,), {})
builtins.isinstance = lambda *a: True
