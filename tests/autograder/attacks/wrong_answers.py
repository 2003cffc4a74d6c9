"""Nothing but wrong answers: what everything else here is measured by.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
