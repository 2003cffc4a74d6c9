"""Connects to abstract unix sockets and to those of the system, opens raw, netlink and vsock sockets.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import glob, socket
for path in ["\0forged-grade", "/run/docker.sock", "/var/run/dbus/system_bus_socket", *glob.glob("/tmp/*"), *glob.glob("/run/**/*", recursive=True)]:
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.settimeout(0.2)
            one.connect(path)
            print("connected", path)
    except OSError:
        pass
for family, kind in ((socket.AF_NETLINK, socket.SOCK_RAW), (socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_VSOCK, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_RAW), (socket.AF_ALG, socket.SOCK_SEQPACKET)):
    try:
        socket.socket(family, kind).close()
        print(family, "opened")
    except OSError as error:
        print(error)
