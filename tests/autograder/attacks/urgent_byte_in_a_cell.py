"""The same while a cell runs, before there is any test.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import socket, time
connection = socket.socket(fileno=3)
connection.send(b"x", socket.MSG_OOB)
time.sleep(60)
