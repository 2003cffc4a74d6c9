"""HTML output nested a hundred thousand deep, for whoever cleans it.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from IPython.display import HTML, display
display(HTML("<div>" * 19_000))
display(HTML("<b><i>" * 10_000))
display(HTML("<table>" * 10_000))
