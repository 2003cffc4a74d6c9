"""Takes the limit on outputs away and shows fifty megabytes.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
get_ipython().outputs.limit = 10**12
print("x" * 7_000_000)
# %% added
get_ipython().outputs.limit = 10**12
for i in range(7):
    print("y" * 990_000)
    from IPython.display import display
    display(i)
