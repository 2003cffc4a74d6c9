"""Passes open descriptors and credentials over the connection.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, socket, struct, array
def sigmoid(x):
    connection = socket.socket(fileno=3)
    descriptors = [os.open("/dev/null", os.O_RDWR) for _ in range(200)]
    for _ in range(100):
        connection.sendmsg([struct.pack("<Q", 1) + b"N"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))])
