"""System V shared memory and semaphores, POSIX shared memory, message queues, locks, keyrings.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import ctypes, fcntl
libc = ctypes.CDLL(None, use_errno=True)
identity = libc.shmget(0x5EC2E7, 4096, 0o1666)
libc.semget(0x5EC2E7, 1, 0o1666)
libc.mq_open(b"/forged", 0o102, 0o666, None)
libc.shm_open(b"/forged", 0o102, 0o666)
for ring in (-4, -5, -3, -2, -1):
    libc.syscall(248, b"user", b"left", b"forged", 6, ring)
file = open("/usr/bin/env", "rb")
fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
print("shared", identity)
