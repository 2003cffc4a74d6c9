"""unshare, setns, clone, mount, pivot_root, chroot, remounts, a user namespace of its own.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import ctypes, glob, os
libc = ctypes.CDLL(None, use_errno=True)
for path in glob.glob("/proc/*/ns/*"):
    try:
        descriptor = os.open(path, os.O_RDONLY)
        print(path, libc.setns(descriptor, 0))
        os.close(descriptor)
    except OSError:
        pass
for flags in (0x10000000, 0x10000000 | 0x20000, 0x20000, 0x40000000, 0x20000000, 0x10000000 | 0x20000 | 0x20000000 | 0x40000000):
    if os.fork() == 0:
        if libc.unshare(flags) == 0:
            for target in (b"/tmp", b"/usr", b"/"):
                libc.umount2(target, 2)
                libc.mount(b"none", target, None, 32 | 4096, None)
                libc.mount(b"forged", target, b"tmpfs", 0, None)
            libc.mount(b"proc", b"/proc", b"proc", 0, None)
            libc.syscall(155, b"/tmp", b"/tmp")
            open("/tmp/forged", "w").close()
        os._exit(0)
    os.wait()
for folder in ("/", "..", "/tmp"):
    try:
        os.chroot(folder)
        print("chroot", folder)
    except OSError:
        pass
try:
    os.setuid(0)
    print("root")
except OSError:
    pass
