"""Connects to the machine's loopback device, TCP and UDP, IPv4 and IPv6.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import socket, urllib.request
for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "localhost")):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            with socket.socket(family, kind) as one:
                one.settimeout(0.2)
                one.connect((host, 47613))
                one.send(b"hello")
                print("connected", host)
        except OSError as error:
            print(error)
try:
    urllib.request.urlopen("http://127.0.0.1:47613/", timeout=0.3)
except OSError as error:
    print(error)
