"""pre_run_cell and post_run_cell change what is run and what came of it.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
def before(info): info.raw_cell = "pass"
def after(result): result.error_in_exec = None; result.success = True
get_ipython().events.register("pre_run_cell", before)
get_ipython().events.register("post_run_cell", after)
get_ipython().events.register("pre_execute", lambda: None)
