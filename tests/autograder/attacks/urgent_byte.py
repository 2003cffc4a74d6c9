"""An urgent (out of band) byte wakes whoever waits, with nothing to read.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import socket, time
def sigmoid(x):
    connection = socket.socket(fileno=3)
    connection.send(b"x", socket.MSG_OOB)
    connection.detach()
    time.sleep(60)
