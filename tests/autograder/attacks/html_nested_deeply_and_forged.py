"""The same, sent past the limit on outputs, from a shell that has none any more.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from IPython.display import HTML, display
get_ipython().outputs.limit = 10**12
display(HTML("<div>" * 1_000_000))
