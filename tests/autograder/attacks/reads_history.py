"""Looks for the tests in In, Out, the history, the input of later cells and IPython's database.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
shell = get_ipython()
print(In, Out, shell.history_manager.input_hist_raw, list(shell.history_manager.get_range()))
print(shell.user_ns_hidden.keys() - globals().keys(), vars(shell.compile), shell.user_module)
!ls -laR / 2>/dev/null | grep -i -E "ipynb|gradebook|solutions|source|release" | head -50
